# ruff: noqa
# fmt: off
"""Registers crossed at random: wording of labels, order and merging of columns, groups, marks, sheets, letterhead, title, format."""

import re
from pathlib import Path

from danvan_data.registers.files.book import Book, Grid

E, C, D, P = "economy", "culture_society", "defence_security", "political_system"
NAMES=["Hũ gạo nghĩa tình","Bếp ăn không khói","Góp gạch làm cổng làng","Ao làng trong lành","Chuyến xe 0 đồng","Bó rau sạch mỗi sáng","Giờ học không điện thoại","Tiếng loa lúc bốn giờ","Đổi phế liệu lấy quà","Vườn thuốc nam sau nhà","Cán bộ xuống bản mỗi tuần","Gửi con cho hàng xóm","Bến đò an toàn","Hàng cau trước ngõ","Ba ngày lấy kết quả","Nhà không cửa khóa","Phiên chợ quê cuối tháng","Mái ấm cho người già neo đơn","Dùng chung máy cày","Góc học tập của em","Đàn ong lấy mật rừng tràm","Cắt tóc miễn phí","Nước sạch về bản","5 không 3 sạch","Tổ hòa giải lưu động","Dưa lưới trong nhà màng","Bữa cơm công đoàn","Mỗi tuần một câu chuyện đẹp","Xe cứu thương của bản","Khéo vận động giải phóng mặt bằng","Nuôi bò 3B vỗ béo","Lá phiếu góp ý","Sổ tay đảng viên","Ngõ sáng phố đẹp","Đám tang không vàng mã","Giữ rừng đầu nguồn","Đội bóng của bản","Hai giỏ rác trước cửa","Con đường không rác","Trạm sửa xe lưu động","Chốt gác đêm đầu xóm","Hiến đất mở rộng đường liên thôn","Thu gom vỏ bao thuốc bảo vệ thực vật","Dạy chữ cho chị em người Mông"]
ORGS={"E":["Hội Nông dân","HTX Đồng Tâm","Hội LHPN","Hội Cựu chiến binh"],"C":["Hội LHPN","Đoàn Thanh niên","Trường Tiểu học Kim Đồng","Trạm Y tế","UB MTTQ Việt Nam"],"D":["Công an","Ban CHQS","Đồn Biên phòng Bát Mọt"],"P":["Đảng ủy","UBND","Chi bộ thôn 3","Văn phòng Đảng ủy"]}
COMM=["Xã Thanh Sơn","Xã Yên Lỗ","Phường Đông Kinh","Thị trấn Na Dương","Xã Hồng Quang","Xã Tân Thành","Phường Nam Cường","Xã Mường Lèo","Xã Bình An","Xã Krông Á"]
FW={"E":["Kinh tế","Phát triển kinh tế","KT","kinh tế"],"C":["Văn hóa - xã hội","Văn hoá, xã hội","VH-XH","VHXH","văn hóa xã hội"],"D":["Quốc phòng - an ninh","QP-AN","An ninh - quốc phòng","ANQP","quốc phòng, an ninh"],"P":["Xây dựng hệ thống chính trị","XD HTCT","Hệ thống chính trị","Xây dựng Đảng, hệ thống chính trị"]}
CODE=dict(E=E,C=C,D=D,P=P)
L={
"stt":["STT","TT","Số TT","Stt","S.T.T","Số thứ tự","#","No."],
"name":["Tên mô hình","Tên mô hình, điển hình","Mô hình","Mô hình, điển hình","Tên mô hình \"Dân vận khéo\"","Nội dung mô hình","Mô hình dân vận khéo đăng ký","Nội dung đăng ký","Tên gọi","Tên/nội dung mô hình","Mô hình đăng ký mới","Tên mô hình DVK đã đăng ký","Tên mô hình, cách làm","Mô hình/điển hình DVK","Nội dung, tên mô hình","Tên phần việc, mô hình","Tên các mô hình đang thực hiện","Tên mô hình (ghi đầy đủ)","Mô hình được công nhận","Tên MH DVK","Mô hình “Dân vận khéo”","Tên điển hình, mô hình","Mô hình xây dựng","Tên mô hình đề nghị công nhận","Tên mô hình được đăng ký thực hiện","Các mô hình, điển hình","Mô hình tiêu biểu","Danh mục mô hình đăng ký","Mô hình thực hiện","Tên mô hình khéo","Nội dung dân vận khéo","Mô hình dân vận"],
"org":["Đơn vị","Đơn vị đăng ký","Đơn vị thực hiện","Chủ thể","Tập thể, cá nhân","Cơ quan, đơn vị","Đơn vị chủ trì","Tổ chức thực hiện","Tên tập thể/cá nhân đăng ký","Tên đơn vị xây dựng mô hình","Ngành, đoàn thể","Đơn vị, cá nhân đăng ký","Tập thể (cá nhân) thực hiện","Tác giả mô hình","Đơn vị có mô hình","Đơn vị triển khai thực hiện","Bên thực hiện","Đầu mối thực hiện","Tổ chức, đơn vị đăng ký","Tập thể, cá nhân đăng ký xây dựng","Tên tập thể, cá nhân","Chủ mô hình","Chi bộ, đoàn thể","Đơn vị xây dựng","Ai làm","Tổ chức đoàn thể","Lực lượng nòng cốt","Tổ chức/cá nhân"],
"com":["Xã, phường","Xã/phường/thị trấn","Địa phương","Xã","Địa bàn","Địa bàn thực hiện","Xã, thị trấn","Tên xã","Nơi thực hiện","Đơn vị hành chính cấp xã","Cấp xã","Xã (phường)","Địa bàn xã, phường","Thuộc xã","Đảng bộ xã, phường","Địa chỉ","Nơi triển khai mô hình","Đơn vị (xã, phường)","Phường, xã, đặc khu","Xã phường","Địa chỉ (xã)","Thuộc Đảng bộ","Xã nơi có mô hình","Địa chỉ thực hiện mô hình"],
"fld":["Lĩnh vực","Thuộc lĩnh vực","LV","Lĩnh vực đăng ký","Lĩnh vực của mô hình","Nhóm lĩnh vực","Mảng","Lĩnh vực (KT, VHXH, QPAN, HTCT)","Thuộc nhóm","Loại lĩnh vực","Phân loại lĩnh vực","Nhóm","Lĩnh vực hoạt động","Phân loại","Loại mô hình"],
"year":["Năm","Năm đăng ký","Năm thực hiện","Năm ĐK","Năm xây dựng","Năm công nhận","Năm bắt đầu thực hiện","Đăng ký năm","Thời gian đăng ký","Năm triển khai"],
}
X=[("Kết quả",lambda r:r.choice(["Vận động 35 hộ","Đạt","đang triển khai","Thu 12 triệu đồng",""])),("Ghi chú",lambda r:r.choice(["","","mới","duy trì"])),("Số hộ tham gia",lambda r:r.randint(5,90)),("Kinh phí (triệu đồng)",lambda r:r.randint(5,90)),("Người phụ trách",lambda r:r.choice(["Nguyễn Văn A","Lê Thị B","Trần C"])),("Điện thoại",lambda r:"09%08d"%r.randint(0,99999999)),("Đối tượng",lambda r:r.choice(["hộ nghèo","thanh niên","nông dân"])),("Mục tiêu",lambda r:r.choice(["Giảm nghèo","Giữ vệ sinh","Nâng cao ý thức"])),("Ngày ra mắt",lambda r:"%02d/%02d/2023"%(r.randint(1,28),r.randint(1,12))),("Cấp công nhận",lambda r:r.choice(["Huyện","Xã","",])),("Hiệu quả (%)",lambda r:r.randint(50,100)),("Nội dung thực hiện",lambda r:r.choice(["Vận động bà con cùng làm","Tuyên truyền, ra quân hằng tuần"])),("Thời gian thực hiện",lambda r:r.choice(["Quý I","cả năm","Từ tháng 3"])),("Đơn vị phối hợp",lambda r:r.choice(["Đoàn xã","UBND xã","Hội CCB xã"])),("Chỉ tiêu",lambda r:r.choice(["100% hộ","02 tuyến đường"]))]
TIT=["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM {y}","TỔNG HỢP MÔ HÌNH, ĐIỂN HÌNH “DÂN VẬN KHÉO” NĂM {y}","Biểu tổng hợp kết quả đăng ký dân vận khéo năm {y}","PHONG TRÀO THI ĐUA DÂN VẬN KHÉO {y}","Phụ lục: Các mô hình DVK đăng ký năm {y}","BẢNG ĐĂNG KÝ XÂY DỰNG MÔ HÌNH “DÂN VẬN KHÉO”\nNĂM {y}","DANH MỤC CÁC MÔ HÌNH “DÂN VẬN KHÉO” CẤP HUYỆN NĂM {y}","THỐNG KÊ DVK {y}","Kết quả thực hiện phong trào “Dân vận khéo” năm {y}","MÔ HÌNH KHÉO TRONG CÔNG TÁC DÂN VẬN NĂM {y}"]
LETTER=[["HUYỆN ỦY YÊN LẬP","ĐẢNG CỘNG SẢN VIỆT NAM"],["BAN DÂN VẬN","Yên Lập, ngày 12 tháng 3 năm {y}"]]


def layout(rng):
    """Return a made book and its models; one whose title, names of file and sheet are silent is made anew."""
    while True:
        book, wanted, silent = _make(rng)
        if not silent:
            return book, [tuple(model.values()) for model in wanted]


def _make(rng):
    ch={}
    def pick(k,opts,w=None):
        ch[k]=rng.choices(opts,w)[0]; return ch[k]
    n=rng.randint(4,14); y=rng.choice([2019,2021,2022,2023,2024,2025,2026])
    names=rng.sample(NAMES,n)
    kinds=[rng.choice("ECDP") for _ in names]
    fmt=pick("fmt",["sheet","csv","table"],[3,1,2])
    cs=rng.sample(COMM,rng.randint(2,4))
    coms=sorted((rng.choice(cs) for _ in names),key=cs.index)
    com_by=pick("com_by",["column","column_merged","group","letter","org","sheet","column_blank"],[4,1,2,1,1,1,1])
    fld_by=pick("fld_by",["column","group","ticks","sheet","none","two_level"],[5,2,2,1,1,1])
    if fmt!="sheet" and com_by=="sheet": com_by=ch["com_by"]="column"
    if fmt!="sheet" and fld_by=="sheet": fld_by=ch["fld_by"]="column"
    if com_by=="sheet" and fld_by=="sheet": fld_by=ch["fld_by"]="column"
    if com_by in("letter",): coms=[cs[0]]*n
    if fmt=="csv" and com_by=="column_merged": com_by=ch["com_by"]="column_blank"
    if fld_by=="two_level": 
        if com_by in("group",): pass
    bare=pick("bare_commune",[0,1],[3,1]) and com_by in("column","column_merged","column_blank")
    order=list(range(n))
    if fld_by in("group","sheet") : order.sort(key=lambda i:(kinds[i],i) if com_by not in("group","sheet","column_merged") else (cs.index(coms[i]),kinds[i],i))
    names=[names[i] for i in order]; kinds=[kinds[i] for i in order]; coms=[coms[i] for i in order]
    if fld_by in("group","sheet") and com_by in ("column_merged","column_blank"): com_by=ch["com_by"]="column"
    orgs=[]
    for k,c in zip(kinds,coms):
        o=rng.choice(ORGS[k])
        if com_by=="org":
            o=o.replace(" Việt Nam","")
            while o.startswith(("HTX","Trường","Đồn","Chi bộ")): o=rng.choice(["Hội Nông dân","Công an","UBND"])
            o=f"{o} {c[0].lower()+c[1:]}"
        elif rng.random()<.3 and not o.startswith(("HTX","Trường","Đồn","Chi bộ","UB ","Văn")): o+=" xã" if c.startswith("Xã") else " phường" if c.startswith("Ph") else " thị trấn"
        orgs.append(o)
    fwi=rng.randrange(4); fws=[FW[k][min(fwi,len(FW[k])-1)] if rng.random()<.8 else rng.choice(FW[k]) for k in kinds]
    year_by=pick("year_by",["title","column","none"],[4,2,1])
    title_at=pick("title",["above","file","sheet","none"],[6,1,1,0.7])
    cols=[]
    has_stt=pick("stt",[1,0],[5,1])
    lab={k:rng.choice(v) for k,v in L.items()}
    if fmt=="csv" and rng.random()<.15: pass
    for k in L:
        if k in("name","org","com","fld","year"): ch["lab_"+k]=lab[k]
    body=["name","org"]
    if rng.random()<.1 and com_by!="org": body.remove("org"); ch["lab_org"]="-"
    if com_by.startswith("column"): body.append("com")
    else: ch["lab_com"]="-"
    if fld_by=="column": body.append("fld")
    else: ch["lab_fld"]="-"
    if year_by=="column": body.append("year")
    else: ch["lab_year"]="-"
    body+= [("x",i) for i in rng.sample(range(len(X)),rng.randint(0,3))]
    if pick("order",["usual","shuffled"],[1,2])=="shuffled": rng.shuffle(body)
    # ambiguity honest labels: weak com label 'Địa chỉ' etc. fine
    if lab["org"]=="Nơi đăng ký" and "com" in body: lab["org"]=ch["lab_org"]="Đơn vị đăng ký"
    if fld_by=="ticks": 
        at=rng.randrange(len(body)+1); body[at:at]=[("t",k) for k in "ECDP"]
    cols=(["stt"] if has_stt else [])+body
    tl=pick("head",["one","two","two_all"],[4,1,1])
    if fld_by=="ticks": tl=ch["head"]="two"
    rows=[];merges=[]
    W=max(len(cols),2)
    def put(cells): rows.append(list(cells)+[None]*(W-len(cells)))
    letterhead=pick("letterhead",[0,1],[2,1]) or com_by=="letter"
    before=[];  
    if letterhead:
        ls=[[a.format(y=y),b.format(y=y)] for a,b in LETTER]
        if com_by=="letter": ls=[["ĐẢNG BỘ HUYỆN YÊN LẬP","ĐẢNG CỘNG SẢN VIỆT NAM"],["ĐẢNG ỦY "+cs[0].upper(),f"{cs[0].split(' ',1)[1]}, ngày 5 tháng 2 năm {y}"]]
        if fmt=="table": before+=[t for l in ls for t in l]
        elif fmt!="csv":
            for a,b in ls:
                r=[a]+[None]*(W-1); 
                if W>3: r[W-2]=b
                rows.append(r)
        else: before=[]
        if fmt=="csv" and com_by=="letter": put([ls[1][0]])
    t=rng.choice(TIT); 
    if year_by!="title": t=re.sub(r"[\n ]*(NĂM |năm |CẤP HUYỆN NĂM )?\{y\}","",t)
    t=t.format(y=y)
    ch["title_text"]=t if title_at=="above" else "-"
    if title_at=="above":
        if fmt=="table": before+=t.split("\n")
        else:
            put([t]); 
            if fmt=="sheet" and rng.random()<.6: merges.append((len(rows)-1,0,len(rows)-1,W-1))
            if rng.random()<.5: put([])
    if rng.random()<.2 and title_at=="above" and fmt=="sheet": put(["(Kèm theo Công văn số 12-CV/BDV ngày 01/02/2020 của Ban Dân vận Huyện ủy)"])
    def label(c):
        if isinstance(c,tuple): return X[c[1]][0] if c[0]=="x" else FW[c[1]][min(fwi,len(FW[c[1]])-1)]
        return lab[c]
    h=len(rows)
    if tl=="one": put([label(c) for c in cols])
    elif tl=="two":
        a,b=[],[]
        grp=[i for i,c in enumerate(cols) if isinstance(c,tuple) and c[0]=="t"] or None
        if grp is None:
            s=rng.randrange(1 if has_stt else 0,max(2,len(cols)-1)); grp=[s,s+1]; gl=rng.choice(["Thông tin chung","Nội dung","Thông tin mô hình","Đăng ký"])
            if grp[-1]>=len(cols): grp=grp[:1]
        else: gl=rng.choice(["Lĩnh vực","Thuộc lĩnh vực","Lĩnh vực (đánh dấu x)"])
        for i,c in enumerate(cols):
            if i in grp: a.append(gl if i==grp[0] else None); b.append(label(c))
            else:
                a.append(label(c)); b.append(None)
                merges.append((h,i,h+1,i))
        if len(grp)>1: merges.append((h,grp[0],h,grp[-1]))
        put(a);put(b)
    else:
        put([label(c) for c in cols])
        put([f"({i+1})" for i in range(len(cols))])
    def grouprow(text,mark=""):
        put([mark,text] if has_stt and mark else [text])
        if fmt!="csv" and not mark and rng.random()<.6: merges.append((len(rows)-1,0,len(rows)-1,W-1))
    out=[]
    sheets=[]
    last_c=last_f=None; num=0; ci=fi=0
    restart=rng.random()<.5
    gstyle=rng.choice(["roman","plain","count","upper","mark"]) ; ch["gstyle"]=gstyle if com_by=="group" or fld_by=="group" else "-"
    ROM=["I","II","III","IV","V","VI","VII","VIII","IX","X","XI","XII"]
    def gtext(text,i,cnt,outer):
        if gstyle=="roman": return f"{ROM[i] if outer else i+1}. {text}",""
        if gstyle=="count": return f"{text} ({cnt:02d} mô hình)",""
        if gstyle=="upper": return text.upper(),""
        if gstyle=="mark" and has_stt: return text,(ROM[i] if outer else "abcdefghij"[i])
        return text,""
    head=rows[:]; hm=merges[:]
    cur_rows=None
    for i in range(n):
        if com_by=="sheet" and coms[i]!=last_c or (fld_by=="sheet" and kinds[i]!=last_f):
            if last_c is not None or last_f is not None:
                sheets.append((rows,merges,last_c,last_f)); rows=[r[:] for r in head]; merges=hm[:]; num=0; ci=fi=0; last_c=last_f=None
        if com_by=="group" and coms[i]!=last_c:
            tx,m=gtext(coms[i],ci,coms.count(coms[i]),True); grouprow(tx,m); ci+=1; fi=0; last_f=None
            if restart: num=0
        if fld_by=="group" and kinds[i]!=last_f:
            w=rng.choice(["Lĩnh vực "+FW[kinds[i]][0].lower(),FW[kinds[i]][1],FW[kinds[i]][0]])
            tx,m=gtext(w,fi,sum(1 for a,b in zip(kinds,coms) if a==kinds[i] and (com_by!="group" or b==coms[i])),com_by!="group"); grouprow(tx,m); fi+=1
            if restart: num=0
        num+=1
        r=[]
        for c in cols:
            if c=="stt": r.append(num if fmt=="sheet" else str(num))
            elif c=="name": r.append(names[i])
            elif c=="org": r.append(orgs[i])
            elif c=="com":
                v=re.sub("^(Xã|Phường|Thị trấn) ","",coms[i]) if bare else coms[i]
                if com_by in("column_merged","column_blank") and coms[i]==last_c: v=None
                r.append(v)
            elif c=="fld": r.append(fws[i])
            elif c=="year": r.append(y if fmt=="sheet" else str(y))
            elif c[0]=="t": r.append("x" if c[1]==kinds[i] else None)
            else: r.append(X[c[1]][1](rng))
        put(r)
        if com_by=="column_merged" and coms[i]!=last_c:
            k=coms[i:].count(coms[i]); j=cols.index("com")
            if k>1: merges.append((len(rows)-1,j,len(rows)-2+k,j))
        last_c,last_f=coms[i],kinds[i]
        com=re.sub("^(Xã|Phường|Thị trấn) ","",coms[i]) if bare else coms[i]
        field="" if fld_by in("none",) else CODE[kinds[i]]
        if fld_by=="two_level": field=""
        e=dict(name=names[i],field=field,organisation=orgs[i] if "org" in cols else "",commune=com if com_by!="none" else "",year=str(y) if year_by=="column" or (year_by=="title" and title_at=="above") else ["",str(y)])
        out.append(e)
    foot=pick("foot",["none","total","sign","both","word_total"],[3,1,1,1,1])
    if foot in("total","both"):
        r=[None]*W; r[1 if has_stt else 0]="Tổng cộng"; 
        for j,c in enumerate(cols):
            if isinstance(c,tuple) and c[0]=="x" and X[c[1]][0].startswith(("Số","Kinh")): r[j]=sum(q[j] for q in rows[h:] if isinstance(q[j],int))
        put(r)
    if foot=="word_total": put([f"Tổng số: {n:02d} mô hình"])
    after=[]
    if foot in("sign","both"):
        if fmt=="table": after=["Nơi nhận:","- Như trên;","- Lưu.","T/M BAN THƯỜNG VỤ"]
        else:
            put([]);r=[None]*W;r[0]="NGƯỜI LẬP BIỂU";r[W-1]="TRƯỞNG BAN";put(r);r=[None]*W;r[W-1]="Nguyễn Văn A";put([]);put(r)
    sheets.append((rows,merges,last_c,last_f))
    fname=rng.choice(["Bieu tong hop","DS nop","phu luc","Danh sach 2","Book1"])
    if title_at=="file": fname=f"Mo hinh DVK {y}"
    grids=[]
    for k,(rs,ms,c,f) in enumerate(sheets):
        nm="Sheet%d"%(k+1) if fmt=="sheet" else "csv" if fmt=="csv" else "T1"
        if com_by=="sheet": nm=c
        if fld_by=="sheet": nm=FW[f][0]
        if title_at=="sheet" and fmt=="sheet" and len(sheets)==1: nm=f"DVK {y}"
        if fmt=="csv": ms=[]; rs=[[None if v is None else str(v) for v in r] for r in rs]
        grids.append(Grid(nm,[list(r) for r in rs],merges=list(ms),kind=fmt,before=before,after=after))
    book=Book(Path(fname+{"sheet":".xlsx","csv":".csv","table":".docx"}[fmt]),grids)
    weak=title_at in("none","sheet")
    return book, out, weak
