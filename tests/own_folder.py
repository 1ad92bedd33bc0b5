"""Folders of registers as an officer would have them, made for the tests of a reader's own data."""

from pathlib import Path

import docx
import openpyxl

FIELDS = {"KT": "Kinh tế", "VH": "Văn hóa - xã hội", "AN": "Quốc phòng - an ninh", "CT": "Xây dựng hệ thống chính trị"}
HEAD = ["STT", "Tên mô hình", "Lĩnh vực", "Đơn vị thực hiện", "Xã", "Kết quả"]
MODELS = [
    ("Nuôi ong lấy mật", "KT", "Hội Nông dân xã", "Xã An Lạc",
     "33 thành viên, thu nhập bình quân 60 triệu đồng/hộ/năm; doanh thu 1,5 tỷ đồng/năm"),
    ("Trồng bưởi da xanh", "KT", "Hội Nông dân xã", "Xã Bình Minh", "12 ha, lãi 250-300 triệu đồng/ha/năm"),
    ("Ống tre tiết kiệm", "KT", "Hội LHPN xã", "Xã Cẩm Sơn", "Tiết kiệm 45 triệu đồng, cho vay 12 hộ"),
    ("Tuyến đường hoa", "VH", "Hội LHPN xã", "Xã An Lạc", "2,5 km đường, hiến 700 m2 đất, 120 ngày công"),
    ("Câu lạc bộ dân ca", "VH", "Đoàn TNCS Hồ Chí Minh xã", "Xã Bình Minh", "25 thành viên"),
    ("Nồi cháo yêu thương", "VH", "Hội Chữ thập đỏ xã", "Xã Cẩm Sơn", "Hỗ trợ 300 suất cháo"),
    ("Camera an ninh", "AN", "Công an xã", "Xã An Lạc", "Lắp 15 camera, trị giá 120 triệu đồng"),
    ("Dòng họ tự quản", "AN", "Hội Cựu chiến binh xã", "Xã Bình Minh", "Duy trì tốt"),
    ("Chính quyền thân thiện", "CT", "UBND xã", "Xã Cẩm Sơn", ""),
]  # fmt: skip


def three_years(folder: Path) -> Path:
    """Write registers of 2021 (xlsx), 2022 (csv) and 2023 (docx), those recognised in 2023, and a file of another kind.

    2021 holds the first six models, 2022 all nine, 2023 the last five; five of 2023 are recognised.
    """
    folder.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["HUYỆN TÂN PHÚ"])
    sheet.append(["DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2021"])
    for row in _rows(MODELS[:6]):
        sheet.append(row)
    book.save(folder / "dang_ky_2021.xlsx")
    lines = [["HUYỆN TÂN PHÚ"], ["DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2022"], *_rows(MODELS)]
    text = "\r\n".join("\t".join(str(cell) for cell in line) for line in lines)
    (folder / "dang_ky_2022.csv").write_text(text, encoding="utf-16")
    _word(folder / "dang_ky_2023.docx", "DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2023", MODELS[4:])
    _word(folder / "cong_nhan_2023.docx", "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO ĐƯỢC CÔNG NHẬN NĂM 2023", MODELS[4:7])
    (folder / "scan.xlsx").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    return folder


def register(folder: Path, models: list[tuple[str, ...]]) -> Path:
    """Write one register of 2023 that holds these models."""
    folder.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    book.active.append(["DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2023"])
    for row in _rows(models):
        book.active.append(row)
    book.save(folder / "dang_ky_2023.xlsx")
    return folder


def crowded(folder: Path) -> Path:
    """Write one register of 45 communes, of which the last have the most models, one without, and a total too high."""
    folder.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    book.active.append(["DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2023"])
    communes = [f"Xã Thứ {at:02}" for at in range(45) for _ in range(1 + at // 30)] + [""]
    fields = ["", *FIELDS.values()]
    rows = [(f"Mô hình thứ {at}", fields[at % 5], "Hội Nông dân xã", commune, "")
            for at, commune in enumerate(communes)]  # fmt: skip
    book.active.append(list(HEAD))
    for at, row in enumerate(rows, 1):
        book.active.append([at, *row])
    book.active.append([None, f"Tổng cộng: {len(rows) + 2} mô hình"])
    book.save(folder / "dang_ky_2023.xlsx")
    return folder


def bare(folder: Path) -> Path:
    """Write one register with names and nothing else: no field, no year, no commune, no figure."""
    folder.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO"])
    sheet.append(["STT", "Tên mô hình"])
    for position, (name, *_) in enumerate(MODELS, 1):
        sheet.append([position, name])
    book.save(folder / "danh_sach.xlsx")
    return folder


def _rows(models: list[tuple[str, ...]]) -> list[list[object]]:
    rows = [
        [position, name, FIELDS[field], body, commune, result]
        for position, (name, field, body, commune, result) in enumerate(models, 1)
    ]
    return [list(HEAD), *rows]


def _word(path: Path, title: str, models: list[tuple[str, ...]]) -> None:
    document = docx.Document()
    document.add_paragraph("HUYỆN TÂN PHÚ")
    document.add_paragraph(title)
    table = document.add_table(rows=0, cols=len(HEAD))
    for row in _rows(models):
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = str(value)
    document.save(str(path))
