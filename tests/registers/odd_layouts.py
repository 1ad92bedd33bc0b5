# ruff: noqa
# fmt: off
"""Layouts that officers think up, each a few lines of text, with what a careful clerk would enter.

`case(what is odd, file name, grids, models)`; a model is (name, field, organisation, commune, year), where a list
holds several answers that are right. A table without models must give none.
"""

from pathlib import Path

from danvan_data.registers.files.book import Book, Grid

E, C, D, P = "economy", "culture_society", "defence_security", "political_system"
CASES = []
T = "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2024"
Y = ["2024", ""]


def _value(text, kind):
    text = text.strip().replace("\\n", "\n")
    whole = kind == "sheet" and text.isdigit() and not text.startswith("0")
    return int(text) if whole else text or None


def G(name, text, kind="sheet", merges=(), before=(), after=()):
    """Return a grid written as lines of cells parted by `|`."""
    rows = [[_value(cell, kind) for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    width = max(map(len, rows))
    rows = [row + [None] * (width - len(row)) for row in rows]
    return Grid(name, rows, merges=list(merges), kind=kind, before=list(before), after=list(after))


def case(what, file, grids, models, prose=()):
    CASES.append((what, Book(Path(file), grids, prose=list(prose)), models))


case("group by organisation","a.xlsx",[G("S",T+"""
STT|Tên mô hình|Lĩnh vực|Xã
I|HỘI NÔNG DÂN HUYỆN
1|Nuôi vịt chạy đồng|Kinh tế|Xã A Lưới
2|Ruộng không cỏ|Kinh tế|Xã A Ngo
II|HỘI LIÊN HIỆP PHỤ NỮ HUYỆN
1|Chợ phiên sạch|Văn hóa - xã hội|Xã A Ngo""")],[("Nuôi vịt chạy đồng",E,"Hội Nông dân huyện","Xã A Lưới","2024"),("Ruộng không cỏ",E,"Hội Nông dân huyện","Xã A Ngo","2024"),("Chợ phiên sạch",C,"HỘI LIÊN HIỆP PHỤ NỮ HUYỆN","Xã A Ngo","2024")])
case("collective / individual groups","a.docx",[G("T1","""STT|Nội dung, tên mô hình|Đơn vị, cá nhân|Lĩnh vực
A|TẬP THỂ
1|Bể bơi cho trẻ|Đoàn xã|VHXH
2|Tổ đổi công|Hội Nông dân|KT
B|CÁ NHÂN
1|Hiến gạo nuôi quân|Ông Trần Văn Tám|QPAN""","table",before=["ĐẢNG ỦY XÃ PHÚ LỘC","Phú Lộc, ngày 3 tháng 2 năm 2024",T])],[("Bể bơi cho trẻ",C,"Đoàn xã","Xã Phú Lộc","2024"),("Tổ đổi công",E,"Hội Nông dân","Xã Phú Lộc","2024"),("Hiến gạo nuôi quân",D,"Ông Trần Văn Tám","Xã Phú Lộc","2024")])
case("legend under the table","a.xlsx",[G("S",T+"""
TT|Tên mô hình|Đơn vị|Xã|LV
1|Lò sấy chung|Hội Nông dân|Xã Hà Tân|1
2|Hòm thư góp ý|UBND|Xã Hà Tân|4
3|Đêm không nhậu|Công an|Xã Hà Lĩnh|3
Ghi chú: LV: 1 - Kinh tế; 2 - Văn hóa xã hội; 3 - Quốc phòng an ninh; 4 - Hệ thống chính trị""")],[("Lò sấy chung",E,"Hội Nông dân","Xã Hà Tân","2024"),("Hòm thư góp ý",P,"UBND","Xã Hà Tân","2024"),("Đêm không nhậu",D,"Công an","Xã Hà Lĩnh","2024")])
case("organisation and commune in one cell","a.csv",[G("csv","""stt|Tên mô hình dân vận khéo|Đơn vị đăng ký|Lĩnh vực
1|Hàng rào xanh|Hội LHPN - Xã Tân An|Văn hóa - xã hội
2|Nuôi ba ba|Hội Nông dân - Xã Tân Lập|Kinh tế
3|Gác chắn tàu|Công an - Phường Hòa Bình|Quốc phòng - an ninh""","csv")],[("Hàng rào xanh",C,["Hội LHPN","Hội LHPN - Xã Tân An"],"Xã Tân An",""),("Nuôi ba ba",E,["Hội Nông dân","Hội Nông dân - Xã Tân Lập"],"Xã Tân Lập",""),("Gác chắn tàu",D,["Công an","Công an - Phường Hòa Bình"],"Phường Hòa Bình","")])
case("name columns of groups and persons","a.xlsx",[G("S",T+"""
TT|Xã, phường|Mô hình tập thể|Mô hình cá nhân|Lĩnh vực
1|Xã Ngọc Sơn|Vựa lúa chung||Kinh tế
2|Xã Ngọc Sơn||Bà Hai dạy đan|Văn hóa - xã hội
3|Phường Trần Phú|Góc phố bình yên||Quốc phòng - an ninh""")],[("Vựa lúa chung",E,"","Xã Ngọc Sơn","2024"),("Bà Hai dạy đan",C,"","Xã Ngọc Sơn","2024"),("Góc phố bình yên",D,"","Phường Trần Phú","2024")])
case("field merged in first column","a.xlsx",[G("S",T+"""
Lĩnh vực|STT|Tên mô hình|Đơn vị thực hiện|Địa bàn
Kinh tế|1|Ao sen nuôi cá|Hội Nông dân|Xã Đồng Tâm
|2|Rơm cuộn bán chung|HTX Đồng Tâm|Xã Đồng Tâm
Quốc phòng, an ninh|3|Loa gọi nhau|Công an xã|Xã Yên Phú
|4|Xích xe ban đêm|Công an xã|Xã Yên Phú""",merges=[(2,0,3,0),(4,0,5,0)])],[("Ao sen nuôi cá",E,"Hội Nông dân","Xã Đồng Tâm","2024"),("Rơm cuộn bán chung",E,"HTX Đồng Tâm","Xã Đồng Tâm","2024"),("Loa gọi nhau",D,"Công an xã","Xã Yên Phú","2024"),("Xích xe ban đêm",D,"Công an xã","Xã Yên Phú","2024")])
case("own numbers within communes","a.xlsx",[G("S",T+"""
STT|Xã|Số MH|Tên mô hình|Lĩnh vực|Chủ thể thực hiện
1|Xã Bản Lang|2|Lò rượu không khói|Kinh tế|Hội Nông dân
|||Học chữ ban đêm|Văn hóa xã hội|Đồn Biên phòng Vàng Ma Chải
2|Xã Dào San|1|Chốt biên phòng xanh|Quốc phòng|Ban CHQS""")],[("Lò rượu không khói",E,"Hội Nông dân","Xã Bản Lang","2024"),("Học chữ ban đêm",C,"Đồn Biên phòng Vàng Ma Chải","Xã Bản Lang","2024"),("Chốt biên phòng xanh",D,"Ban CHQS","Xã Dào San","2024")])
case("cover sheet with the title","a.xlsx",[G("Bìa","""HUYỆN ỦY VĂN BÀN
TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO
NĂM 2024"""),G("Xã Khánh Yên","""STT|Mô hình|Đơn vị|Lĩnh vực
1|Nếp sống bản mới|Hội LHPN|Văn hóa - xã hội
2|Quế dưới tán rừng|Hội Nông dân|Kinh tế"""),G("Xã Hòa Mạc","""STT|Mô hình|Đơn vị|Lĩnh vực
1|Bến nước an toàn|Công an xã|Quốc phòng - an ninh""")],[("Nếp sống bản mới",C,"Hội LHPN","Xã Khánh Yên",Y),("Quế dưới tán rừng",E,"Hội Nông dân","Xã Khánh Yên",Y),("Bến nước an toàn",D,"Công an xã","Xã Hòa Mạc",Y)])
case("heading paragraph before each table","a.docx",[G("T1","""TT|Tên mô hình|Đơn vị|Lĩnh vực
1|Mương sạch cá lội|Hội Nông dân|Kinh tế
2|Đèn lồng ngõ nhỏ|Đoàn xã|Văn hóa - xã hội""","table",before=[T,"1. Xã Minh Tân"]),G("T2","""TT|Tên mô hình|Đơn vị|Lĩnh vực
1|Đổi rác lấy trứng|Hội LHPN|Văn hóa - xã hội""","table",before=["2. Xã Quang Minh"])],[("Mương sạch cá lội",E,"Hội Nông dân","Xã Minh Tân","2024"),("Đèn lồng ngõ nhỏ",C,"Đoàn xã","Xã Minh Tân","2024"),("Đổi rác lấy trứng",C,"Hội LHPN","Xã Quang Minh","2024")])
case("name with description below in the cell","a.docx",[G("T1","""STT|Tên và nội dung mô hình|Lĩnh vực|Đơn vị
1|Chăn bò thuê trả bê|Kinh tế|Hội Nông dân xã Hạ Sơn
2|Thư viện góc sân|Văn hóa - xã hội|Trường TH Hạ Sơn""","table",before=[T])],[("Chăn bò thuê trả bê",E,"Hội Nông dân xã Hạ Sơn","Xã Hạ Sơn","2024"),("Thư viện góc sân",C,"Trường TH Hạ Sơn","","2024")])
case("forms in paragraphs, several","a.docx",[],[("Gạo ngon để dành",E,"Hội Nông dân xã","Xã Hòa Sơn","2024"),("Tay kéo tay",C,"Đoàn xã","Xã Hòa Sơn","2024")],prose=["ĐẢNG ỦY XÃ HÒA SƠN",T,"Mô hình 1","Tên mô hình: Gạo ngon để dành","Đơn vị thực hiện: Hội Nông dân xã","Lĩnh vực: Kinh tế","Mô hình 2","Tên mô hình: Tay kéo tay","Đơn vị thực hiện: Đoàn xã","Lĩnh vực: Văn hóa - xã hội"])
case("transposed","a.xlsx",[G("S",T+"""
Tên mô hình|Ngày hội thu gom|Vườn chuối đồng đội|Sổ vàng hiến đất
Đơn vị|Đoàn xã|Hội CCB|UBND xã
Xã|Xã Sơn Hà|Xã Sơn Hà|Xã Sơn Tây
Lĩnh vực|Văn hóa - xã hội|Kinh tế|Hệ thống chính trị""")],[("Ngày hội thu gom",C,"Đoàn xã","Xã Sơn Hà","2024"),("Vườn chuối đồng đội",E,"Hội CCB","Xã Sơn Hà","2024"),("Sổ vàng hiến đất",P,"UBND xã","Xã Sơn Tây","2024")])
case("roman numbers of models","a.xlsx",[G("S",T+"""
TT|Tên mô hình|Đơn vị thực hiện|Xã|Lĩnh vực
I|Phòng trọ ba an toàn|Công an|Phường An Phú|QP-AN
II|Tủ thuốc xóm trọ|Hội CTĐ|Phường An Phú|VH-XH
III|Xe ôm tình nguyện|Đoàn phường|Phường Bình Hòa|VH-XH""")],[("Phòng trọ ba an toàn",D,"Công an","Phường An Phú","2024"),("Tủ thuốc xóm trọ",C,"Hội CTĐ","Phường An Phú","2024"),("Xe ôm tình nguyện",C,"Đoàn phường","Phường Bình Hòa","2024")])
case("no header at all","DVK 2024.xlsx",[G("S",T+"""
1|Hội Nông dân|Xã Nghĩa Hưng|Bờ xôi ruộng mật|Kinh tế
2|Hội LHPN|Xã Nghĩa Hưng|Bữa sáng cho em|Văn hóa - xã hội
3|Công an|Xã Nghĩa Trung|Đường không say|Quốc phòng - an ninh
4|Đảng ủy|Xã Nghĩa Trung|Ngày nghe dân nói|Xây dựng hệ thống chính trị""")],[("Bờ xôi ruộng mật",E,"Hội Nông dân","Xã Nghĩa Hưng","2024"),("Bữa sáng cho em",C,"Hội LHPN","Xã Nghĩa Hưng","2024"),("Đường không say",D,"Công an","Xã Nghĩa Trung","2024"),("Ngày nghe dân nói",P,"Đảng ủy","Xã Nghĩa Trung","2024")])
case("sub totals in words","a.xlsx",[G("S",T+"""
STT|Tên mô hình|Đơn vị|Lĩnh vực
|Xã Quế An
1|Vườn ươm tuổi thơ|Đoàn xã|Văn hóa - xã hội
2|Gừng sẻ gửi chợ|Hội Nông dân|Kinh tế
|Cộng xã Quế An: 02 mô hình
|Xã Quế Phong
3|Hố rác nhà nông|Hội LHPN|Văn hóa - xã hội
|Cộng xã Quế Phong: 01 mô hình
|Tổng cộng toàn huyện: 03 mô hình""")],[("Vườn ươm tuổi thơ",C,"Đoàn xã","Xã Quế An","2024"),("Gừng sẻ gửi chợ",E,"Hội Nông dân","Xã Quế An","2024"),("Hố rác nhà nông",C,"Hội LHPN","Xã Quế Phong","2024")])
case("years as columns with marks","a.xlsx",[G("S","""THEO DÕI MÔ HÌNH DÂN VẬN KHÉO
STT|Tên mô hình|Lĩnh vực|Xã|Năm đăng ký
||||2023|2024|2025
1|Gậy chống cho cụ|Văn hóa - xã hội|Xã Lộc Hà|x||
2|Tôm càng ao nổi|Kinh tế|Xã Thạch Hà||x|
3|Canh cửa biển|Quốc phòng - an ninh|Xã Lộc Hà|||x""",merges=[(1,0,2,0),(1,1,2,1),(1,2,2,2),(1,3,2,3),(1,4,1,6)])],[("Gậy chống cho cụ",C,"","Xã Lộc Hà","2023"),("Tôm càng ao nổi",E,"","Xã Thạch Hà","2024"),("Canh cửa biển",D,"","Xã Lộc Hà","2025")])
case("title with commune in one cell, several lines","a.xlsx",[G("S","""ĐẢNG BỘ XÃ TIÊN PHONG\\nKHỐI DÂN VẬN
BIỂU ĐĂNG KÝ MÔ HÌNH "DÂN VẬN KHÉO"\\nNĂM 2024
Số TT|Tên mô hình đăng ký|Tập thể/cá nhân đăng ký|Thuộc lĩnh vực|Dự kiến kết quả
1|Hàng xóm trông nhau|Ban CTMT thôn Đông|QP - AN|không mất trộm
2|Chè nhà trồng|Chi hội Nông dân thôn Đoài|Phát triển KT|5 ha""")],[("Hàng xóm trông nhau",D,"Ban CTMT thôn Đông","Xã Tiên Phong","2024"),("Chè nhà trồng",E,"Chi hội Nông dân thôn Đoài","Xã Tiên Phong","2024")])
case("english export","export.csv",[G("csv","""id|model_name|field|unit|commune|year|created_at
17|Giỏ đi chợ tre|Văn hóa - xã hội|Hội LHPN|Xã Bảo Yên|2024|2024-03-01
18|Ba khoang ủ phân|Kinh tế|Hội Nông dân|Xã Bảo Hà|2024|2024-03-02""","csv")],[("Giỏ đi chợ tre",C,"Hội LHPN","Xã Bảo Yên","2024"),("Ba khoang ủ phân",E,"Hội Nông dân","Xã Bảo Hà","2024")])
case("unmarked snake","export mo hinh dan van kheo.csv",[G("csv","""stt|ten_mo_hinh|linh_vuc|don_vi_thuc_hien|xa_phuong|nam_dang_ky
1|Sân phơi chung|Kinh tế|Hội Nông dân|Xã Ea Kar|2024
2|Nhà bà nhà cháu|Văn hóa - xã hội|Hội LHPN|Xã Cư Huê|2024""","csv")],[("Sân phơi chung",E,"Hội Nông dân","Xã Ea Kar","2024"),("Nhà bà nhà cháu",C,"Hội LHPN","Xã Cư Huê","2024")])
case("model marked new or kept","a.xlsx",[G("S",T+"""
TT|Nội dung|Mô hình||Đơn vị|Xã|Lĩnh vực
||Mới|Duy trì
1|Bàn đá ngồi chơi|x||Hội NCT|Xã Phổ Thuận|Văn hóa - xã hội
2|Lưới chắn bèo||x|Hội Nông dân|Xã Phổ An|Kinh tế""",merges=[(1,0,2,0),(1,1,2,1),(1,2,1,3),(1,4,2,4),(1,5,2,5),(1,6,2,6)])],[("Bàn đá ngồi chơi",C,"Hội NCT","Xã Phổ Thuận","2024"),("Lưới chắn bèo",E,"Hội Nông dân","Xã Phổ An","2024")])
case("two models by semicolons","a.xlsx",[G("S",T+"""
STT|Xã|Các mô hình đăng ký|Số lượng
1|Xã Cẩm Bình|Tiếng kẻng đêm; Vườn dâu sạch|2
2|Xã Cẩm Vĩnh|- Lửa ấm tình thương\\n- Cầu thang trồng hoa\\n- Quỹ heo đất|3""")],[(n,"","",c,"2024") for n,c in [("Tiếng kẻng đêm","Xã Cẩm Bình"),("Vườn dâu sạch","Xã Cẩm Bình"),("Lửa ấm tình thương","Xã Cẩm Vĩnh"),("Cầu thang trồng hoa","Xã Cẩm Vĩnh"),("Quỹ heo đất","Xã Cẩm Vĩnh")]])
case("fields as columns with names","a.xlsx",[G("S","""TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO CÁC XÃ NĂM 2024
STT|Địa phương|Kinh tế|Văn hóa - xã hội|Quốc phòng - an ninh|Xây dựng hệ thống chính trị
1|Xã Nà Phặc|Hồi ra lá|Nhà sàn thoáng||Bí thư xuống xóm
2|Xã Thuần Mang||Sách về bản|Chó giữ nhà|""")],[("Hồi ra lá",E,"","Xã Nà Phặc","2024"),("Nhà sàn thoáng",C,"","Xã Nà Phặc","2024"),("Bí thư xuống xóm",P,"","Xã Nà Phặc","2024"),("Sách về bản",C,"","Xã Thuần Mang","2024"),("Chó giữ nhà",D,"","Xã Thuần Mang","2024")])
case("questions","Phieu dang ky DVK (Responses).xlsx",[G("Form Responses 1","""Timestamp|Anh/chị thuộc xã, phường nào?|Đơn vị anh/chị là gì?|Mô hình “Dân vận khéo” năm 2024 của đơn vị tên là gì?|Mô hình thuộc lĩnh vực nào?|Số người hưởng lợi dự kiến?
01/02/2024 8:00|Xã Ba Tơ|Hội LHPN xã|Heo cỏ sinh kế|Kinh tế|20
02/02/2024 9:00|Xã Ba Vì|Công an xã|Tờ rơi bằng tiếng Hrê|Quốc phòng - an ninh|300""")],[("Heo cỏ sinh kế",E,"Hội LHPN xã","Xã Ba Tơ","2024"),("Tờ rơi bằng tiếng Hrê",D,"Công an xã","Xã Ba Vì","2024")])
case("proposed beside approved","a.xlsx",[G("S",T+"""
TT|Tên mô hình đăng ký|Tên mô hình được phê duyệt|Đơn vị|Xã|Lĩnh vực
1|Nuôi gà|Nuôi gà đồi liên kết|Hội Nông dân|Xã Yên Thế|Kinh tế
2|Đường hoa|Đường hoa nông dân tự quản|Hội Nông dân|Xã Yên Thế|Văn hóa - xã hội""")],[("Nuôi gà đồi liên kết",E,"Hội Nông dân","Xã Yên Thế","2024"),("Đường hoa nông dân tự quản",C,"Hội Nông dân","Xã Yên Thế","2024")])
case("supporting beside registering","a.xlsx",[G("S",T+"""
TT|Tên mô hình|Cơ quan đỡ đầu|Thôn, bản thực hiện|Xã|Lĩnh vực|Đơn vị chịu trách nhiệm
1|Bản sạch rừng xanh|Hạt Kiểm lâm huyện|Bản Pá|Xã Mường É|Kinh tế|Chi bộ bản Pá
2|Nhịp chiêng tối thứ Bảy|Phòng VHTT|Bản Nhộp|Xã Mường Bám|Văn hóa - xã hội|Ban CTMT bản Nhộp""")],[("Bản sạch rừng xanh",E,"Chi bộ bản Pá","Xã Mường É","2024"),("Nhịp chiêng tối thứ Bảy",C,"Ban CTMT bản Nhộp","Xã Mường Bám","2024")])
case("years sheets","DVK qua cac nam.xlsx",[G("2022","""TT|Mô hình|Xã|Đơn vị|Lĩnh vực
1|Bến phà văn minh|Xã Cần Kiệm|UBND xã|VH-XH"""),G("2023","""TT|Mô hình|Xã|Đơn vị|Lĩnh vực
1|Nhật ký đồng ruộng|Xã Dị Nậu|Hội Nông dân|KT
2|Khóm hoa giữ đê|Xã Cần Kiệm|Hội LHPN|VH-XH""")],[("Bến phà văn minh",C,"UBND xã","Xã Cần Kiệm","2022"),("Nhật ký đồng ruộng",E,"Hội Nông dân","Xã Dị Nậu","2023"),("Khóm hoa giữ đê",C,"Hội LHPN","Xã Cần Kiệm","2023")])
case("two lines of the name in two rows","a.xlsx",[G("S",T+"""
STT|Tên mô hình|Đơn vị thực hiện|Xã|Lĩnh vực
1|Vận động nhân dân góp công|Hội Nông dân|Xã Vĩnh Ninh|Kinh tế
|làm kênh mương nội đồng||
2|Giúp nhau sửa nhà|Hội CCB|Xã Vĩnh Ninh|Văn hóa - xã hội""")],[("Vận động nhân dân góp công làm kênh mương nội đồng",E,"Hội Nông dân","Xã Vĩnh Ninh","2024"),("Giúp nhau sửa nhà",C,"Hội CCB","Xã Vĩnh Ninh","2024")])
case("agencies without commune","a.xlsx",[G("S","""DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO CÁC CƠ QUAN, ĐƠN VỊ CẤP TỈNH NĂM 2024
STT|Tên cơ quan, đơn vị|Tên mô hình|Lĩnh vực
1|Sở Tư pháp|Luật về từng ngõ|Xây dựng hệ thống chính trị
2|Công an tỉnh|Căn cước tại giường bệnh|Quốc phòng - an ninh
3|Bệnh viện Đa khoa tỉnh|Cháo nghĩa tình|Văn hóa - xã hội""")],[("Luật về từng ngõ",P,"Sở Tư pháp","","2024"),("Căn cước tại giường bệnh",D,"Công an tỉnh","","2024"),("Cháo nghĩa tình",C,"Bệnh viện Đa khoa tỉnh","","2024")])
case("unit column holds communes","a.xlsx",[G("S","""TỔNG HỢP ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO 2024
STT|Đơn vị|Tên mô hình|Lĩnh vực|Chủ thể
1|Xã Trà Tân|Măng khô đóng gói|Kinh tế|Hội Nông dân
2|Xã Trà Tân|Mái trường không rác|Văn hóa - xã hội|Trường THCS Trà Tân
3|Xã Trà Bui|Xóm nhỏ đèn sáng|Quốc phòng - an ninh|Công an xã""")],[("Măng khô đóng gói",E,"Hội Nông dân","Xã Trà Tân","2024"),("Mái trường không rác",C,"Trường THCS Trà Tân","Xã Trà Tân","2024"),("Xóm nhỏ đèn sáng",D,"Công an xã","Xã Trà Bui","2024")])
case("last year's sheet beside","DVK.xlsx",[G("Năm 2024",T+"""
TT|Tên mô hình|Đơn vị|Xã|Lĩnh vực
1|Lúa thơm ruộng trũng|HTX|Xã Đông Hải|Kinh tế"""),G("Tong hop","""Xã|Kinh tế|VH-XH|QP-AN|HTCT|Cộng
Xã Đông Hải|1|0|0|0|1""")],[("Lúa thơm ruộng trũng",E,"HTX","Xã Đông Hải","2024")])
case("result word columns","a.xlsx",[G("S","""KẾT QUẢ BÌNH XÉT MÔ HÌNH DÂN VẬN KHÉO NĂM 2024
STT|Mô hình, điển hình|Tập thể (cá nhân)|Xã, phường|Lĩnh vực|Xếp loại|Hình thức khen thưởng
1|Tre giữ bờ sông|Hội Nông dân|Xã Cát Thành|Kinh tế|Xuất sắc|Giấy khen
2|Bông sen trước cửa|Hội LHPN|Xã Cát Hải|Văn hóa - xã hội|Tốt|""")],[("Tre giữ bờ sông",E,"Hội Nông dân","Xã Cát Thành","2024"),("Bông sen trước cửa",C,"Hội LHPN","Xã Cát Hải","2024")])
case("not: plan","KH.xlsx",[G("S","""KẾ HOẠCH THỰC HIỆN PHONG TRÀO DÂN VẬN KHÉO NĂM 2024
STT|Nội dung công việc|Đơn vị chủ trì|Đơn vị phối hợp|Thời gian
1|Tổ chức hội nghị triển khai|Ban Dân vận|Các xã|Tháng 2
2|Kiểm tra mô hình|Ban Dân vận|MTTQ|Tháng 6
3|Tổng kết, khen thưởng|Huyện ủy|Ban Dân vận|Tháng 12""")],[])
case("not: numbers per commune","SL.xlsx",[G("S","""SỐ LƯỢNG MÔ HÌNH DÂN VẬN KHÉO CÁC XÃ NĂM 2024
STT|Đơn vị|Số mô hình đăng ký|Số mô hình công nhận|Tỷ lệ
1|Xã A|5|4|80%
2|Xã B|7|7|100%
|Cộng|12|11|""")],[])
case("not: criteria","TC.docx",[G("T1","""STT|Tiêu chí|Nội dung|Điểm
1|Tên mô hình rõ ràng|Có tên, có địa chỉ cụ thể|10
2|Hiệu quả kinh tế|Tăng thu nhập cho hộ dân|40
3|Khả năng nhân rộng|Áp dụng được ở nơi khác|20""","table",before=["TIÊU CHÍ CÔNG NHẬN MÔ HÌNH DÂN VẬN KHÉO"])],[])
case("not: visits","KS.xlsx",[G("S","""LỊCH KHẢO SÁT MÔ HÌNH DÂN VẬN KHÉO NĂM 2024
TT|Ngày|Xã|Mô hình khảo sát|Thành phần đoàn
1|12/5|Xã A|02 mô hình|Ban Dân vận
2|13/5|Xã B|01 mô hình|MTTQ""")],[])
case("not: awards persons","KT.xlsx",[G("S","""DANH SÁCH CÁ NHÂN CÓ THÀNH TÍCH TRONG PHONG TRÀO DÂN VẬN KHÉO
TT|Họ và tên|Chức vụ|Đơn vị|Thành tích
1|Lê Văn A|Chủ tịch Hội|Hội Nông dân xã|Xây dựng 3 mô hình
2|Trần B|Bí thư|Chi bộ thôn 1|Hiến 200 m2 đất""")],[])
case("polite questions, xã or phường","DVK 2024 (Responses).xlsx",[G("Form","""Dấu thời gian|Đơn vị của anh/chị thuộc loại hình nào?|Nếu là xã: chọn tên xã|Nếu là phường: chọn tên phường|Tên tập thể đăng ký mô hình|Đề nghị ghi đầy đủ tên mô hình "Dân vận khéo" đăng ký năm 2024|Lĩnh vực (chọn 01)
1/2/2024|Đoàn thể|Xã Ia Dom||Hội Nông dân xã|Điều sạch vườn nhà|Kinh tế
1/2/2024|Vũ trang||Phường Yên Thế|Công an phường|Cửa có người gõ|Quốc phòng - an ninh""")],[("Điều sạch vườn nhà",E,"Hội Nông dân xã","Xã Ia Dom","2024"),("Cửa có người gõ",D,"Công an phường","Phường Yên Thế","2024")])
case("a given form with an example","a.xlsx",[G("Nhap","""BIỂU ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2024
Đơn vị báo cáo:||Đảng ủy xã Krông Ana
STT|Tên mô hình|Lĩnh vực|Đơn vị đăng ký|Địa bàn thực hiện
Ví dụ|Ngõ xanh (ghi ngắn)|Văn hóa - xã hội|Hội LHPN xã B|Thôn 1
1|Ngày chủ nhật nghe dân|Hệ thống chính trị|Chi bộ thôn 4|Thôn 4
2|Ớt rẫy bán chung|Kinh tế|Hội Nông dân xã|Buôn Đrai
3||||
4||||""")],[("Ngày chủ nhật nghe dân",P,"Chi bộ thôn 4","Xã Krông Ana","2024"),("Ớt rẫy bán chung",E,"Hội Nông dân xã","Xã Krông Ana","2024")])
case("communes before and after the merger","a.xlsx",[G("S","""RÀ SOÁT MÔ HÌNH DÂN VẬN KHÉO SAU SẮP XẾP
TT|Tên mô hình|Xã trước sắp xếp|Xã, phường sau sắp xếp|Đơn vị|Lĩnh vực
1|Đò chiều đưa trẻ|Xã Hòa Hải|Xã Hương Phố|Đoàn xã|Văn hóa - xã hội
2|Bưởi quanh nhà|Xã Phúc Trạch|Xã Phúc Trạch|Hội Nông dân xã|Kinh tế""")],[("Đò chiều đưa trẻ",C,"Đoàn xã","Xã Hương Phố",""),("Bưởi quanh nhà",E,"Hội Nông dân xã","Xã Phúc Trạch","")])
case("the approved name says that it stays","a.xlsx",[G("S",T+"""
TT|Xã|Đơn vị|Tên mô hình đề xuất|Tên mô hình sau thẩm định|Lĩnh vực
1|Xã Nậm Cắn|Hội LHPN xã|Dệt thổ cẩm|Tổ dệt nhận hàng chung|Kinh tế
2|Xã Nậm Cắn|Công an xã|Cửa khẩu thân thiện|Giữ nguyên|Quốc phòng - an ninh""")],[("Tổ dệt nhận hàng chung",E,"Hội LHPN xã","Xã Nậm Cắn","2024"),("Cửa khẩu thân thiện",D,"Công an xã","Xã Nậm Cắn","2024")])
case("names under levels","a.xlsx",[G("S","""TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO THEO CẤP NĂM 2024
TT|Xã|Tên mô hình đăng ký
||Cấp huyện|Cấp xã
1|Xã Keng Đu|Rẫy chia đôi|1. Bếp xa gác\\n2. Nhà có hố tiêu
2|Xã Na Ngoi||Gừng đỉnh Pu""",merges=[(1,0,2,0),(1,1,2,1),(1,2,1,3)])],[("Rẫy chia đôi","","","Xã Keng Đu","2024"),("Bếp xa gác","","","Xã Keng Đu","2024"),("Nhà có hố tiêu","","","Xã Keng Đu","2024"),("Gừng đỉnh Pu","","","Xã Na Ngoi","2024")])
case("bodies as headings in the column of names","a.xlsx",[G("S",T+"""
STT|Đơn vị/Tên mô hình|Lĩnh vực|Tập thể, cá nhân thực hiện
I|Xã Púng Bánh
1|Mắc ca dưới tán thông|KT|Hội Nông dân xã
|Cộng I: 01
II|Xã Tân Văn
1|Lớp học bên bếp|VH-XH|Đoàn xã
|Cộng II: 01
|TỔNG CỘNG: 02""")],[("Mắc ca dưới tán thông",E,"Hội Nông dân xã","Xã Púng Bánh","2024"),("Lớp học bên bếp",C,"Đoàn xã","Xã Tân Văn","2024")])
case("abbreviations in the title are no place","a.docx",[G("T1","ĐU P. BẠC LIÊU\\nBDV|Bạc Liêu, 30/01/2026","table"),G("T2","""TT|Tên MH|ĐV ĐK|LV
1|Muối sạch bờ biển|HND P.|KT
2|Dạy chữ chiều thứ bảy|ĐTN P.|VHXH""","table",before=["DS ĐK MH “DVK” NĂM 2026"])],[("Muối sạch bờ biển",E,"HND P.","Phường Bạc Liêu","2026"),("Dạy chữ chiều thứ bảy",C,"ĐTN P.","Phường Bạc Liêu","2026")])
case("offices that are abbreviated like wards","a.xlsx",[G("S","""ĐẢNG ỦY PHƯỜNG TÂN AN
DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2026
STT|Tên mô hình|Lĩnh vực|Đơn vị
1|Hẹn giờ trả hồ sơ|Hệ thống chính trị|P. Kinh tế
2|Chợ cân đúng|Kinh tế|P. Tài Chính""")],[("Hẹn giờ trả hồ sơ",P,"P. Kinh tế","Phường Tân An","2026"),("Chợ cân đúng",E,"P. Tài Chính","Phường Tân An","2026")])
case("a ward in capitals whose name begins like a union","a.docx",[G("T1","ĐẢNG BỘ THÀNH PHỐ ĐÀ NẴNG\\nĐẢNG ỦY PHƯỜNG HỘI AN|ĐẢNG CỘNG SẢN VIỆT NAM","table"),G("T2","""STT|LĨNH VỰC|TÊN MÔ HÌNH|TẬP THỂ ĐĂNG KÝ|ĐỊA ĐIỂM
1|VĂN HÓA - XÃ HỘI|PHỐ CỔ KHÔNG CÒI XE|UBND PHƯỜNG|TOÀN PHƯỜNG
2|PHÁT TRIỂN KINH TẾ|ĐÈN LỒNG TỪ VẢI VỤN|HỘI LIÊN HIỆP PHỤ NỮ PHƯỜNG|KHỐI VẠN LĂNG""","table",before=["BẢNG ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026"])],[("PHỐ CỔ KHÔNG CÒI XE",C,"UBND PHƯỜNG","Phường Hội An","2026"),("ĐÈN LỒNG TỪ VẢI VỤN",E,"HỘI LIÊN HIỆP PHỤ NỮ PHƯỜNG","Phường Hội An","2026")])
case("no diacritics, the place in the title, hamlets in the rows","a.csv",[G("csv","""Dac khu Phu Quoc - Danh sach mo hinh 'Dan van kheo' nam 2026
Stt|Ten mo hinh|Don vi thuc hien|Dia ban|Linh vuc
1|Nha thung phoi muc sach|Hoi Nong dan|Ap Ham Ninh|Phat trien kinh te
2|Day boi mien phi|Hoi Phu nu|Khu pho An Thoi|Van hoa - xa hoi""","csv")],[("Nha thung phoi muc sach",E,"Hoi Nong dan","Đặc khu Phú Quốc","2026"),("Day boi mien phi",C,"Hoi Phu nu","Đặc khu Phú Quốc","2026")])
case("no diacritics, communes in the names of bodies","a.csv",[G("csv","""Danh sach mo hinh dan van kheo nam 2026
Stt|Ten mo hinh|Don vi thuc hien|Linh vuc
1|Ao ca quanh nha|Hoi Nong dan xa Phu Binh|Kinh te
2|Rao cay xanh|Hop tac xa Tan Tien|Van hoa - xa hoi""","csv")],[("Ao ca quanh nha",E,"Hoi Nong dan xa Phu Binh",["Xã Phú Bình","Xã Phu Binh"],"2026"),("Rao cay xanh",C,"Hop tac xa Tan Tien","","2026")])
case("numbered questions, one asks for the commune's new name","a.csv",[G("csv","""Timestamp|Câu 1. Xin cho biết họ tên người nhập phiếu?|Câu 2. Mô hình được thực hiện ở xã/phường nào (tên mới sau ngày 01/7/2025)?|Câu 3. Tập thể nào đứng ra đăng ký mô hình?|Câu 4. Đồng chí hãy ghi chính xác tên mô hình “Dân vận khéo” đăng ký năm 2026?|Câu 5. Mô hình thuộc lĩnh vực nào trong 4 lĩnh vực sau?
5/1/2026 8:10:04|Người nhập 0|Xã Đầm Dơi|Hội Nông dân|Vuông tôm không thuốc|Phát triển kinh tế
6/1/2026 9:11:04|Người nhập 1|Phường An Xuyên|Hội LHPN|Bến đò có phao|Văn hóa - xã hội""","csv")],[("Vuông tôm không thuốc",E,"Hội Nông dân","Xã Đầm Dơi","2026"),("Bến đò có phao",C,"Hội LHPN","Phường An Xuyên","2026")])
case("two models a response, the number of the model within the question","a.xlsx",[G("Sheet1","""ID|Đơn vị đăng ký|Tên mô hình “Dân vận khéo” thứ nhất|Mô hình thứ nhất thuộc lĩnh vực nào?|Đơn vị có đăng ký mô hình thứ hai không?|Tên mô hình “Dân vận khéo” thứ hai|Mô hình thứ hai thuộc lĩnh vực nào?|Năm thực hiện
1|Chi bộ Khoa Thủy sản|Giảng đường ra ao cá|Phát triển kinh tế|Có|Cùng bạn khó khăn|Văn hóa - xã hội|2025
2|Công đoàn Trường|Bữa cơm xa nhà|Văn hóa - xã hội|Không|||2025""")],[("Giảng đường ra ao cá",E,"Chi bộ Khoa Thủy sản","","2025"),("Cùng bạn khó khăn",C,"Chi bộ Khoa Thủy sản","","2025"),("Bữa cơm xa nhà",C,"Công đoàn Trường","","2025")])
case("two models a response under the same labels, numbered by the form","a.xlsx",[G("Sheet1","""ID|Đơn vị đăng ký|Tên mô hình dân vận khéo|Thuộc lĩnh vực nào?|Tên mô hình dân vận khéo2|Thuộc lĩnh vực nào?2
1|Hội Nông dân xã|Ao cá cộng đồng|Kinh tế|Lớp học bên ao|Văn hóa - xã hội
2|Công an xã|Tiếng kẻng chiều|Quốc phòng - an ninh||""")],[("Ao cá cộng đồng",E,"Hội Nông dân xã","",""),("Lớp học bên ao",C,"Hội Nông dân xã","",""),("Tiếng kẻng chiều",D,"Công an xã","","")])
case("a share of those content beside models is no questionnaire","a.xlsx",[G("S",T+"""
STT|Tên mô hình|Đơn vị|Lĩnh vực|Tỷ lệ hài lòng
1|Hụi không lãi|Hội LHPN xã|Kinh tế|97%
2|Bếp không khói|Hội LHPN xã|Văn hóa - xã hội|95%""")],[("Hụi không lãi",E,"Hội LHPN xã","","2024"),("Bếp không khói",C,"Hội LHPN xã","","2024")])
case("body in brackets below the name, or behind it","a.docx",[G("T1","""TT|Mô hình và đơn vị|Lĩnh vực|Kết quả
1|Chăn ấm gùi lên bản\\n(Hội Chữ thập đỏ xã)|VH-XH|40 chăn
2|Dứa không trái non\\n(HTX Hưng Thịnh)|KT|40 hộ
3|Đường ba dòng họ\\n(Thôn Chúng A)|VH-XH|300 m""","table",before=["ĐẢNG ỦY XÃ PHÚ LỘC",T]),G("T2","""TT|Tên mô hình|Lĩnh vực|Kết quả
1|Hẹn khai sinh ở chợ (UBND xã)|HTCT|40 hộ
2|Trộm trâu hết lối (Công an xã)|QP-AN|0 vụ
3|Một lò tương chung (Dòng họ Giàng)|KT|9 hộ""","table")],[("Chăn ấm gùi lên bản",C,"Hội Chữ thập đỏ xã","Xã Phú Lộc","2024"),("Dứa không trái non",E,"HTX Hưng Thịnh","Xã Phú Lộc","2024"),("Đường ba dòng họ",C,"Thôn Chúng A","Xã Phú Lộc","2024"),("Hẹn khai sinh ở chợ",P,"UBND xã","Xã Phú Lộc","2024"),("Trộm trâu hết lối",D,"Công an xã","Xã Phú Lộc","2024"),("Một lò tương chung",E,"Dòng họ Giàng","Xã Phú Lộc","2024")])
case("what stands in brackets behind few names is a part of them","a.xlsx",[G("S",T+"""
TT|Tên mô hình|Lĩnh vực|Kết quả
1|Hẹn khai sinh ở chợ (UBND xã)|HTCT|40 hộ
2|Trộm trâu hết lối|QP-AN|0 vụ
3|Một lò tương chung|KT|9 hộ""")],[("Hẹn khai sinh ở chợ (UBND xã)",P,"","","2024"),("Trộm trâu hết lối",D,"","","2024"),("Một lò tương chung",E,"","","2024")])
case("bodies with their commune in rows over the models","a.xlsx",[G("S",T+"""
TT|Tên mô hình|Lĩnh vực|Quy mô, kết quả
Đồn Biên phòng Sín Cao - địa bàn xã Sín Cao|||
1|Sương tan cùng chữ|VH-XH|24 người
Đồn BPCK quốc tế Bản Vọc (đóng tại phường Bản Vọc)|||
1|Cửu vạn có thẻ|QP-AN|8 tổ
Xã Mường Lát: Đồn BP Mường Lát|||
1|Trồng lê giữa đá|KT|9 ha""",merges=[(2,0,2,3),(4,0,4,3),(6,0,6,3)])],[("Sương tan cùng chữ",C,"Đồn Biên phòng Sín Cao","Xã Sín Cao","2024"),("Cửu vạn có thẻ",D,"Đồn BPCK quốc tế Bản Vọc","Phường Bản Vọc","2024"),("Trồng lê giữa đá",E,"Đồn BP Mường Lát","Xã Mường Lát","2024")])
case("the year with which the figures are compared is not the list's","a.xls",[G("S","""BIỂU THỐNG KÊ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024
(Có so sánh số liệu với năm 2023)
TT|Đơn vị chủ trì|Mô hình|Lĩnh vực|Ngày công|
||||2023|2024
1|Ban CHQS xã Hà Tân|Đêm tuần rừng|QP-AN|43|65
2|Ban CHQS xã Hà Lĩnh|Ruộng của dân quân|KT||70""",merges=[(2,4,2,5),(2,0,3,0),(2,1,3,1),(2,2,3,2),(2,3,3,3)])],[("Đêm tuần rừng",D,"Ban CHQS xã Hà Tân","Xã Hà Tân","2024"),("Ruộng của dân quân",E,"Ban CHQS xã Hà Lĩnh","Xã Hà Lĩnh","2024")])
case("to when the figures go is the year where nothing else tells it","a.xlsx",[G("KT","""Mô hình “Dân vận khéo” lĩnh vực kinh tế
(Số liệu tính đến 30/11/2025)
TT|Đơn vị|Tên mô hình|Kết quả
1|Hội Nông dân phường|Gạo không sợi lẫn|11 ha"""),G("QPAN","""Mô hình “Dân vận khéo” lĩnh vực quốc phòng - an ninh
TT|Đơn vị|Tên mô hình|Kết quả
1|Công an phường|Phố đi bộ bình yên|0 vụ""")],[("Gạo không sợi lẫn",E,"Hội Nông dân phường","","2025"),("Phố đi bộ bình yên",D,"Công an phường","","2025")])
case("a ditto on top of the next page repeats what stands on the page before","a.xlsx",[G("S",T+"""
TT|Xã|Tên mô hình|Lĩnh vực|Đơn vị
1|Xã Hà Tân|Đêm tuần rừng|QP-AN|Công an xã
TT|Xã|Tên mô hình|Lĩnh vực|Đơn vị
2|-nt-|Cá sạch nước trong|KT|Hội Nông dân xã""")],[("Đêm tuần rừng",D,"Công an xã","Xã Hà Tân","2024"),("Cá sạch nước trong",E,"Hội Nông dân xã","Xã Hà Tân","2024")])
N = "Đảng ủy xã Tân An đăng ký 02 mô hình “Dân vận khéo” năm 2026 như sau:"
NETS = [("Lưới mắt to",E,"Hội Nông dân xã","Xã Tân An","2026"),("Chợ không rác",C,"Hội LHPN xã","Xã Tân An","2026")]
for what, lines in {
    "parts divided by semicolons": ["1. Mô hình “Lưới mắt to”; đơn vị thực hiện: Hội Nông dân xã; lĩnh vực: phát triển kinh tế.","2. Mô hình “Chợ không rác”; đơn vị thực hiện: Hội LHPN xã; lĩnh vực: văn hóa - xã hội."],
    "parts divided by dashes": ["1. Mô hình “Lưới mắt to” – Hội Nông dân xã – lĩnh vực kinh tế.","2. Mô hình “Chợ không rác” – Hội LHPN xã – lĩnh vực văn hóa - xã hội."],
    "parts in brackets": ["1. “Lưới mắt to” (Hội Nông dân xã; lĩnh vực kinh tế)","2. “Chợ không rác” (Hội LHPN xã; lĩnh vực văn hóa - xã hội)"],
    "parts in words": ["- Mô hình “Lưới mắt to” do Hội Nông dân xã thực hiện, thuộc lĩnh vực kinh tế;","- Mô hình “Chợ không rác” do Hội LHPN xã chủ trì thực hiện, thuộc lĩnh vực văn hóa - xã hội."],
    "bodies before the names": ["1. Hội Nông dân xã: Mô hình “Lưới mắt to” (lĩnh vực kinh tế).","2. Hội LHPN xã: Mô hình “Chợ không rác” (lĩnh vực văn hóa - xã hội)."],
    "labels and no quotation marks": ["1. Tên mô hình: Lưới mắt to; đơn vị: Hội Nông dân xã; lĩnh vực: kinh tế.","2. Tên mô hình: Chợ không rác; đơn vị: Hội LHPN xã; lĩnh vực: văn hóa - xã hội."],
    "numbers that Word itself sets": ["Mô hình “Lưới mắt to”; đơn vị thực hiện: Hội Nông dân xã; lĩnh vực: kinh tế","Mô hình “Chợ không rác”; đơn vị thực hiện: Hội LHPN xã; lĩnh vực: văn hóa - xã hội"],
    "labelled lines below the names": ["1. Mô hình “Lưới mắt to”","- Đơn vị thực hiện: Hội Nông dân xã.","- Lĩnh vực: kinh tế","2. Mô hình “Chợ không rác”","- Đơn vị thực hiện: Hội LHPN xã.","- Lĩnh vực: văn hóa - xã hội"],
    "fields as headings": ["I. Lĩnh vực kinh tế: 01 mô hình","- Mô hình “Lưới mắt to” của Hội Nông dân xã.","II. Lĩnh vực văn hóa - xã hội: 01 mô hình","- Mô hình “Chợ không rác” của Hội LHPN xã."],
}.items(): case(f"a letter, {what}","a.docx",[],NETS,prose=[N,*lines,"Trên đây là nội dung đăng ký của Đảng ủy xã."])
case("a report, forms under headings of their fields","a.docx",[],[("“Cảng cá sạch”",E,"Hội Nông dân xã","","2025"),("“Lên bờ học chữ”",C,"Hội LHPN xã","","2025"),("“Tổ thuyền số 9”",D,"Đồn Biên phòng","","2025")],prose=["BÁO CÁO","Kết quả phong trào “Dân vận khéo” năm 2025","1. Trên lĩnh vực phát triển kinh tế","Tên mô hình: “Cảng cá sạch”","- Đơn vị thực hiện: Hội Nông dân xã","2. Trên lĩnh vực văn hóa - xã hội","Tên mô hình: “Lên bờ học chữ”","- Đơn vị thực hiện: Hội LHPN xã","3. Trên lĩnh vực quốc phòng - an ninh","Tên mô hình: “Tổ thuyền số 9”","- Đơn vị thực hiện: Đồn Biên phòng"])
case("forms of a sheet under headings of communes and fields","a.xlsx",[G("S","""PHIẾU ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2025
XÃ TÂN AN
Tên mô hình|Lưới mắt to
Đơn vị thực hiện|Hội Nông dân xã
Lĩnh vực|Kinh tế
XÃ PHÚ BÌNH
Tên mô hình|Chợ không rác
Đơn vị thực hiện|Hội LHPN xã
Lĩnh vực|Văn hóa - xã hội""")],[("Lưới mắt to",E,"Hội Nông dân xã","Xã Tân An","2025"),("Chợ không rác",C,"Hội LHPN xã","Xã Phú Bình","2025")])
for what, lines in {
    "minutes": ["BIÊN BẢN","Họp xét công nhận mô hình “Dân vận khéo” năm 2025 như sau:","1. Mô hình “Lưới mắt to” – Hội Nông dân xã: 11/11 phiếu","2. Mô hình “Chợ không rác” – Hội LHPN xã: 9/11 phiếu"],
    "a guide": ["HƯỚNG DẪN","Đăng ký mô hình “Dân vận khéo” năm 2026","1. Mô hình “Tổ tự quản” – lĩnh vực quốc phòng - an ninh","2. Mô hình “Tổ tiết kiệm” – lĩnh vực kinh tế"],
    "an article": ["Kết quả xây dựng mô hình “Dân vận khéo” ở Tân An","Mô hình “Lưới mắt to” của Hội Nông dân xã đã góp phần giữ nguồn cá.","Mô hình “Chợ không rác” của Hội LHPN xã giúp 20 hộ có việc."],
    "slogans": ["KHẨU HIỆU","Phong trào thi đua “Dân vận khéo” năm 2026, gồm các khẩu hiệu sau:","1. “Dân vận khéo thì việc gì cũng thành công”","2. “Lắng nghe dân nói, nói dân hiểu”"],
    "a show": ["DANH SÁCH TIẾT MỤC","Đăng ký hội thi “Dân vận khéo” năm 2026","1. “Quê hương đổi mới” – Hội LHPN xã","2. “Bài ca người dân vận” – Đoàn xã"],
    "an invitation": ["GIẤY MỜI","Dự hội nghị biểu dương mô hình “Dân vận khéo”; nội dung như sau:","1. Mô hình “Lưới mắt to” – Hội Nông dân xã","2. Mô hình “Chợ không rác” – Hội LHPN xã"],
    "tasks of a plan": ["KẾ HOẠCH","Thực hiện phong trào thi đua “Dân vận khéo” năm 2026","1. Mô hình được đăng ký phải thiết thực; đơn vị thực hiện: các chi bộ; lĩnh vực: cả bốn lĩnh vực","2. Mỗi chi bộ đăng ký một mô hình “Dân vận khéo” mới; đơn vị thực hiện: chi bộ"],
    "another movement": ["ĐĂNG KÝ MÔ HÌNH HỌC TẬP VÀ LÀM THEO BÁC NĂM 2026","1. Mô hình “Ống tre tiết kiệm” – Hội LHPN xã","2. Mô hình “Nói ít làm nhiều” – Hội CCB xã"],
}.items(): case(f"no list of models, {what}","a.docx",[],[],prose=lines)
case("the year of models whose names are compared","a.xlsx",[G("S","""BẢNG ĐỐI CHIẾU TÊN MÔ HÌNH DÂN VẬN KHÉO NĂM 2025
TT|Xã|Đơn vị đăng ký|Tên mô hình|Lĩnh vực
1|Xã Tả Van|Hội Nông dân xã|Hoa địa lan dưới tán|Kinh tế
2|Xã Tả Van|Công an xã|Khách báo qua điện thoại|Quốc phòng - an ninh""")],[("Hoa địa lan dưới tán",E,"Hội Nông dân xã","Xã Tả Van","2025"),("Khách báo qua điện thoại",D,"Công an xã","Xã Tả Van","2025")])
case("body in a line above the name, before a colon, behind a dash","a.docx",[G("T1","""TT|Đơn vị, tên mô hình|Lĩnh vực
1|Hội Nông dân xã\\nỔi không phun thuốc|KT
2|Hội LHPN xã:\\nHụi không lãi|KT
3|Công an xã\\n- Kẻng ba hồi|QP-AN""","table",before=["ĐẢNG ỦY XÃ PHÚ LỘC",T]),G("T2","""TT|Tên mô hình|Lĩnh vực
1|Đoàn xã: Tủ áo cũ|VH-XH
2|Hội CCB xã: Ao chung cuối suối|KT
3|Ban CHQS xã: Đò không hàng lậu|QP-AN""","table"),G("T3","""TT|Tên mô hình|Lĩnh vực
1|Nhà sạch mùa lũ - Hội LHPN xã|VH-XH
2|Bờ kè tự góp – UBND xã|KT
3|Đường quê có đèn - Đoàn xã|VH-XH""","table")],[("Ổi không phun thuốc",E,"Hội Nông dân xã","Xã Phú Lộc","2024"),("Hụi không lãi",E,"Hội LHPN xã","Xã Phú Lộc","2024"),("Kẻng ba hồi",D,"Công an xã","Xã Phú Lộc","2024"),("Tủ áo cũ",C,"Đoàn xã","Xã Phú Lộc","2024"),("Ao chung cuối suối",E,"Hội CCB xã","Xã Phú Lộc","2024"),("Đò không hàng lậu",D,"Ban CHQS xã","Xã Phú Lộc","2024"),("Nhà sạch mùa lũ",C,"Hội LHPN xã","Xã Phú Lộc","2024"),("Bờ kè tự góp",E,"UBND xã","Xã Phú Lộc","2024"),("Đường quê có đèn",C,"Đoàn xã","Xã Phú Lộc","2024")])
for what, lines in {
    "clauses behind the field": ["1. Mô hình “Lưới mắt to”, do Hội Nông dân xã chủ trì, lĩnh vực kinh tế, thực hiện năm 2026;","2. Mô hình “Chợ không rác”, do Hội LHPN xã chủ trì, lĩnh vực văn hóa - xã hội, thực hiện năm 2026."],
    "fields in brackets behind bodies": ['1/ "Lưới mắt to" - Hội Nông dân xã (Kinh tế);','2/ "Chợ không rác" - Hội LHPN xã (Văn hóa - xã hội).'],
}.items(): case(f"a letter, {what}","a.docx",[],NETS,prose=[N,*lines])
case("two models a row, each with its body","a.xlsx",[G("S","""STT|Xã|Mô hình thứ nhất|Đơn vị thực hiện mô hình thứ nhất|Mô hình thứ hai|Đơn vị thực hiện mô hình thứ hai
1|Xã Tân An|Ao cá chung|Hội Nông dân xã|Lớp bên ao|Đoàn xã
2|Xã Phú Bình|Kẻng chiều|Công an xã||""")],[("Ao cá chung","","Hội Nông dân xã","Xã Tân An",""),("Lớp bên ao","","Đoàn xã","Xã Tân An",""),("Kẻng chiều","","Công an xã","Xã Phú Bình","")])
A = ["ĐẢNG ỦY PHƯỜNG TÂN MAI","THEO DÕI MÔ HÌNH DÂN VẬN KHÉO NĂM 2025"]
OWN = [("Cầu gỗ tự góp",E,"Hội Nông dân phường","Phường Tân Mai","2025"),("Đèn qua ngã ba",D,"Công an phường","Phường Tân Mai","2025"),("Sách đổi chai nhựa",C,"Đoàn phường","Phường Tân Mai","2025")]
for what, line, label in [
    ("label lines, the name first","Tên mô hình: {0}\\nĐơn vị: {1}\\nLĩnh vực: {2}","Thông tin mô hình"),
    ("label lines, the name last","- Đơn vị thực hiện: {1}\\n- Lĩnh vực: {2}\\n- Tên mô hình: {0}","Thông tin chung"),
    ("labels in one line","Tên mô hình: {0}; đơn vị: {1}; lĩnh vực: {2}","Nội dung đăng ký"),
    ("labels, the model's without “tên”","Mô hình: {0}\\nĐơn vị đăng ký: {1}\\nThuộc lĩnh vực: {2}","Thông tin"),
]:
    cells = [line.format(name, body, {E: "Kinh tế", D: "Quốc phòng - an ninh", C: "Văn hóa - xã hội"}[field]) for name, field, body, *_ in OWN]
    case(f"a form in each cell, {what}","theo doi.xlsx",[G("S","\n".join([*A,f"Stt|{label}|Cách làm|Kết quả",*(f"{at}|{cell}|Vận động từng nhà|{at * 7} hộ" for at, cell in enumerate(cells, 1))]))],OWN)
YEARLESS = """Huyện|Xã|Mô hình của hội|Cấp xây dựng|L.Vực
H. Vân Hồ|X. Song Khủa|Bếp đun rơm ép|Hội LHPN xã|KT
H. Vân Hồ|X. Tô Múa|Khăn piêu dệt chung|Chi hội Phụ nữ bản Lắc|KT
TX Mường La|P. Ít Ong|Gọi nhau đi khám|Hội LHPN phường|VHXH"""
for stem, year in [("PN mo hinh dan van kheo nam 2022","2022"),("PN_DVK_2023","2023"),("PN mo hinh DVK gui 05.03.2026",""),("PN mo hinh DVK 2021-2025",""),("PN mo hinh DVK 2024 ss 2023","2024")]:
    case(f"a year in no place but the file's name, {stem}",f"{stem}.xlsx",[G("Sheet1",YEARLESS)],[("Bếp đun rơm ép",E,"Hội LHPN xã","Xã Song Khủa",year),("Khăn piêu dệt chung",E,"Chi hội Phụ nữ bản Lắc","Xã Tô Múa",year),("Gọi nhau đi khám",C,"Hội LHPN phường","Phường Ít Ong",year)])
case("a year in the title before that in the file's name","DVK 2026.xlsx",[G("Sheet1",T+"\n"+YEARLESS)],[("Bếp đun rơm ép",E,"Hội LHPN xã","Xã Song Khủa","2024"),("Khăn piêu dệt chung",E,"Chi hội Phụ nữ bản Lắc","Xã Tô Múa","2024"),("Gọi nhau đi khám",C,"Hội LHPN phường","Phường Ít Ong","2024")])
case("labels with their answers above the head","BV dvk.xlsx",[G("BV","""BỆNH VIỆN ĐA KHOA HÒN GAI
ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO
Năm thực hiện:|2025
Lĩnh vực:|Văn hóa - xã hội
TT|Khoa/phòng/đoàn thể|Tên mô hình|Người phụ trách
1|Khoa Mắt|Kính cũ tặng ngoại|BS. Lê Thu
2|Phòng Điều dưỡng|Ghế nghỉ cho người nhà|BS. Trần Hà
3|Công đoàn|Suất cháo mồng một|BS. Y Bông""")],[("Kính cũ tặng ngoại",C,"Khoa Mắt","","2025"),("Ghế nghỉ cho người nhà",C,"Phòng Điều dưỡng","","2025"),("Suất cháo mồng một",C,"Công đoàn","","2025")])
for what, gap in [("in brackets on a line below","\\n"),("in brackets behind the name"," ")]:
    case(f"communes as units, the body {what}","a.doc",[G("T1",f"""STT|Đơn vị|Tên mô hình (đơn vị thực hiện)|Lĩnh vực
1|Xã Ia Nan|Tiêu khô phơi sân đội{gap}(Hội Nông dân xã)|Kinh tế
2||Gùi sách vào làng{gap}(Đoàn xã)|VH-XH
3|Xã Ia Pnôn|Suối không lưới điện{gap}(Công an xã)|QP-AN
4||Họp làng dưới gốc đa{gap}(Chi bộ làng Ba)|VH-XH""","table",merges=[(1,1,2,1),(3,1,4,1)],before=[T])],[("Tiêu khô phơi sân đội",E,"Hội Nông dân xã","Xã Ia Nan","2024"),("Gùi sách vào làng",C,"Đoàn xã","Xã Ia Nan","2024"),("Suối không lưới điện",D,"Công an xã","Xã Ia Pnôn","2024"),("Họp làng dưới gốc đa",C,"Chi bộ làng Ba","Xã Ia Pnôn","2024")])
case("clergy as holders","ton giao.odt",[G("T1","""TT|Chức sắc, chức việc|Xã, phường|Nội dung mô hình|Lĩnh vực
1|Mục sư Y Hăn Êban|Xã Ea Tul|Mục sư dạy chữ mùa mưa|Văn hóa - xã hội
2|Thượng tọa Thích Minh Đạo|Phường Tân Lợi|Cơm chay ngày rằm|Văn hóa - xã hội
3|Linh mục Phêrô Trần Đức|Xã Ea Na|Chuông nhắc giờ về|Quốc phòng - an ninh""","table",before=[T])],[("Mục sư dạy chữ mùa mưa",C,"Mục sư Y Hăn Êban","Xã Ea Tul","2024"),("Cơm chay ngày rằm",C,"Thượng tọa Thích Minh Đạo","Phường Tân Lợi","2024"),("Chuông nhắc giờ về",D,"Linh mục Phêrô Trần Đức","Xã Ea Na","2024")])
case("companies over their models","DN.xlsx",[G("S",T+"""
TT|Đơn vị/ Tên mô hình|Lĩnh vực|Ghi chú
I|Tổng Công ty Than Hòn Đá||2 mô hình
1|- Xe ca ba đón tận hẻm|Kinh tế|
2|- Bể nước chung với xóm|Văn hóa - xã hội|
II|Nhà máy Xi măng Lộc Sơn||1 mô hình
1|- Bụi về không qua ngõ|Văn hóa - xã hội|""")],[("Xe ca ba đón tận hẻm",E,"Tổng Công ty Than Hòn Đá","","2024"),("Bể nước chung với xóm",C,"Tổng Công ty Than Hòn Đá","","2024"),("Bụi về không qua ngõ",C,"Nhà máy Xi măng Lộc Sơn","","2024")])
case("a letterhead of two cells, no label and its answer","a.xlsx",[G("S","""HUYỆN ỦY VĨNH LẠC||ĐẢNG CỘNG SẢN VIỆT NAM|
BAN DÂN VẬN||Vĩnh Lạc, ngày 3 tháng 2 năm 2025|
DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2024
Stt|Tên mô hình|Xã|Lĩnh vực
1|Ghe chung mùa lũ|Xã An Phú|KT
2|Lúa một giống|Xã An Hảo|KT""")],[("Ghe chung mùa lũ",E,"","Xã An Phú","2024"),("Lúa một giống",E,"","Xã An Hảo","2024")])
case("a form in each cell, the unit's too","x.docx",[G("T1","""TT|Thông tin về mô hình|Thông tin về đơn vị
1|Tên mô hình: Đò đưa trẻ qua sông\\nLĩnh vực: Kinh tế|Đơn vị: Đoàn xã\\nNgười phụ trách: Lê Hoa
2|Tên mô hình: Kẻng báo lũ\\nLĩnh vực: An ninh|Đơn vị: Công an xã\\nNgười phụ trách: Lê Bình""","table",before=["ĐẢNG ỦY XÃ PHÚ LỘC",T])],[("Đò đưa trẻ qua sông",E,"Đoàn xã","Xã Phú Lộc","2024"),("Kẻng báo lũ",D,"Công an xã","Xã Phú Lộc","2024")])
case("a form in each cell, groups and persons","x.docx",[G("T1","""Mô hình đăng ký|Nội dung cụ thể
Tên mô hình: Đò đưa trẻ qua sông\\nTập thể đăng ký: Đoàn xã\\nThuộc lĩnh vực: Kinh tế|Góp công
Tên mô hình: Kẻng báo lũ\\nCá nhân đăng ký: Ông Lê Văn Tư\\nThuộc lĩnh vực: An ninh|Góp tiền""","table",before=["ĐẢNG ỦY XÃ PHÚ LỘC",T])],[("Đò đưa trẻ qua sông",E,"Đoàn xã","Xã Phú Lộc","2024"),("Kẻng báo lũ",D,"Ông Lê Văn Tư","Xã Phú Lộc","2024")])
case("clergy under a label that no list has","x.doc",[G("T1","""STT|Vị phụ đạo|Mô hình|Lĩnh vực|Xã
1|Đại đức Thích Minh|Tiêu phơi sân chùa|Kinh tế|Xã Ia Nan
2|Sư cô Diệu Hiền|Gùi sách lên rẫy|VH-XH|Xã Ia Nan
3|Mục sư Rơ Châm Hoi|Suối không lưới|VH-XH|Xã Ia Pnôn""","table",before=[T])],[("Tiêu phơi sân chùa",E,"Đại đức Thích Minh","Xã Ia Nan","2024"),("Gùi sách lên rẫy",C,"Sư cô Diệu Hiền","Xã Ia Nan","2024"),("Suối không lưới",C,"Mục sư Rơ Châm Hoi","Xã Ia Pnôn","2024")])
case("labelled bodies in brackets","x.doc",[G("T1","""STT|Xã|Mô hình|Lĩnh vực
1|Xã Ia Nan|Tiêu phơi sân chùa\\n(ĐV: Hội Nông dân xã)|Kinh tế
2|Xã Ia Pnôn|Gùi sách lên rẫy\\n(Đơn vị thực hiện: Đoàn xã)|VH-XH""","table",before=[T])],[("Tiêu phơi sân chùa",E,"Hội Nông dân xã","Xã Ia Nan","2024"),("Gùi sách lên rẫy",C,"Đoàn xã","Xã Ia Pnôn","2024")])
