"""Registers in many layouts, written by code, each with what a careful clerk would enter.

A layout is a function that returns `Layout(file name, writer, expected rows)`; an expected row is
`(source_row, name, field, organisation, commune, year, result)`, with `""` for what the file does not say.
"""

import csv
import io
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import xlwt
from docx.document import Document

Cells = list[list[object]]
Expected = tuple[str, str, str, str, str, str, str]
E, C, D, P = "economy", "culture_society", "defence_security", "political_system"
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@dataclass
class Layout:
    """One made-up file: how to write it, what it holds, and how many rows are hidden, repeated and so on."""

    file: str
    write: Callable[[Path], None]
    expected: list[Expected]
    dropped: int = 0


LAYOUTS: list[Callable[[], Layout]] = []


def layout(function: Callable[[], Layout]) -> Callable[[], Layout]:
    LAYOUTS.append(function)
    return function


def workbook(
    *sheets: tuple[str, Cells], merges: dict[str, list[str]] | None = None, hidden: dict[str, list[int]] | None = None
):
    def write(path: Path) -> None:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets:
            sheet = book.create_sheet(title)
            for r, row in enumerate(rows, 1):
                for c, value in enumerate(row, 1):
                    if value is not None:
                        sheet.cell(r, c).value = value
            for span in (merges or {}).get(title, []):
                sheet.merge_cells(span)
            for r in (hidden or {}).get(title, []):
                sheet.row_dimensions[r].hidden = True
        book.save(path)

    return write


def text_file(rows: Cells, delimiter: str = ",", encoding: str = "utf-8-sig"):
    def write(path: Path) -> None:
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(
            [["" if v is None else v for v in row] for row in rows]
        )
        path.write_bytes(out.getvalue().encode(encoding))

    return write


def document(*parts: str | Cells, merged: bool = True, page_header: str = ""):
    """A Word file: texts are paragraphs, lists are tables; a row of one cell spans the table."""

    def write(path: Path) -> None:
        book: Document = docx.Document()
        if page_header:
            book.sections[0].header.paragraphs[0].text = page_header
        for part in parts:
            if isinstance(part, str):
                book.add_paragraph(part)
                continue
            width = max(len(row) for row in part)
            table = book.add_table(len(part), width)
            for r, row in enumerate(part):
                for c, value in enumerate(row):
                    if value is not None:
                        table.cell(r, c).text = str(value)
                if len(row) == 1 and width > 1 and merged:
                    table.cell(r, 0).merge(table.cell(r, width - 1))
        book.save(str(path))

    return write


def markup(body: str):
    return lambda path: path.write_text(
        f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>", encoding="utf-8"
    )


def old_workbook(title: str, rows: Cells):
    def write(path: Path) -> None:
        book = xlwt.Workbook()
        sheet = book.add_sheet(title)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None:
                    sheet.write(r, c, value)
        book.save(str(path))

    return write


@layout
def party_letterhead_two_header_rows_and_numbered_columns() -> Layout:
    rows: Cells = [
        ["HUYỆN ỦY CHƯ PĂH", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["BAN DÂN VẬN"],
        ["*", None, None, "Chư Păh, ngày 02 tháng 02 năm 2024"],
        ["BIỂU TỔNG HỢP"],
        ["đăng ký xây dựng mô hình, điển hình “Dân vận khéo” năm 2023"],
        ["(Kèm theo Báo cáo số 36-BC/BDV ngày 02/02/2024 của Ban Dân vận Huyện ủy)"],
        [],
        ["Số TT", "Mô hình, điển hình", "Chủ thể", None, "Xã, thị trấn", "Lĩnh vực", "Kết quả"],
        [None, None, "Tập thể", "Cá nhân"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        [1, "Dệt thổ cẩm - Dân vũ thể thao", "Hội LHPN xã", None, "Xã Ia Hla", "Văn hoá - xã hội", "Đạt"],
        [2, "3 giảm, 4 giữ", "Hội CCB thị trấn", None, "TT. Phú Hòa", "An ninh - quốc phòng", "Không đạt"],
        [3, "Chăn nuôi dúi", None, "Ông Rơ Châm Hlâm, làng Kép", "Xã Đak Pơ", "Phát triển kinh tế", "Đạt"],
        [None, "Tổng số: 03 mô hình"],
        ["Nơi nhận:", None, None, "TRƯỞNG BAN"],
        ["- Lưu BDV", None, None, "Siu H'Lan"],
    ]
    merges = ["A8:A9", "B8:B9", "C8:D8", "E8:E9", "F8:F9", "G8:G9", "A4:G4", "A5:G5", "A6:G6"]
    return Layout(
        "L01.xlsx",
        workbook(("Biểu 1", rows), merges={"Biểu 1": merges}),
        [
            ("Biểu 1!11", "Dệt thổ cẩm - Dân vũ thể thao", C, "Hội LHPN xã", "Xã Ia Hla", "2023", "Đạt"),
            ("Biểu 1!12", "3 giảm, 4 giữ", D, "Hội CCB thị trấn", "Thị trấn Phú Hòa", "2023", "Không đạt"),
            ("Biểu 1!13", "Chăn nuôi dúi", E, "Ông Rơ Châm Hlâm, làng Kép", "Xã Đak Pơ", "2023", "Đạt"),
        ],
    )


@layout
def collective_and_individual_parts_with_fields_inside() -> Layout:
    rows: Cells = [
        ["DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO GIAI ĐOẠN 2021-2025"],
        ["TT", "Tên mô hình, điển hình", "Đơn vị đăng ký", "Số hộ", "Kinh phí (triệu đồng)", "Ghi chú"],
        ["A", "TẬP THỂ"],
        ["I", "Lĩnh vực kinh tế", None, 46],
        [1, "Nấm linh chi", "Hội Nông dân xã Cẩm Đàn", 12, "45,5"],
        [2, "VACR", "Hội CCB xã Yên Định", 34, "120"],
        ["II", "Lĩnh vực xây dựng hệ thống chính trị"],
        [1, "Ngày thứ 6 không hẹn", "UBND thị trấn An Châu", None, None, "Duy trì"],
        [2, "Dân vận khéo 1+10", "Ban Dân vận Huyện ủy"],
        ["B", "CÁ NHÂN"],
        ["I", "Lĩnh vực văn hóa - xã hội"],
        [1, "Hát then - đàn tính", "Bà Nông Thị Mẫu, thôn Vá, xã An Bá"],
        ["", "Cộng: 5"],
    ]
    return Layout(
        "L02.xlsx",
        workbook(("Danh sách", rows)),
        [
            ("Danh sách!5", "Nấm linh chi", E, "Hội Nông dân xã Cẩm Đàn", "Xã Cẩm Đàn", "", ""),
            ("Danh sách!6", "VACR", E, "Hội CCB xã Yên Định", "Xã Yên Định", "", ""),
            ("Danh sách!8", "Ngày thứ 6 không hẹn", P, "UBND thị trấn An Châu", "Thị trấn An Châu", "", ""),
            ("Danh sách!9", "Dân vận khéo 1+10", P, "Ban Dân vận Huyện ủy", "", "", ""),
            ("Danh sách!12", "Hát then - đàn tính", C, "Bà Nông Thị Mẫu, thôn Vá, xã An Bá", "Xã An Bá", "", ""),
        ],
    )


@layout
def commune_rows_with_counts_and_district_bodies() -> Layout:
    rows: Cells = [
        ["ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2019"],
        ["STT", "Nội dung đăng ký", "LV", "Đơn vị thực hiện", "Kết quả bình xét"],
        [None, "Xã Minh Thuận (02 mô hình)"],
        [1, "Thắp sáng niềm tin", "VH-XH", "Đoàn xã", "Đạt"],
        [2, "Tổ CCB vì dân", "QP-AN", "Hội CCB xã", "Đạt"],
        [None, "1. Thị trấn Thứ Mười Một"],
        [1, "Làng phụ nữ kiểu mẫu", "VH-XH", "Hội Phụ nữ", "Chưa đạt"],
        [None, "Các cơ quan, đơn vị cấp huyện"],
        [1, "Tư vấn và tiếp nhận TTHC lưu động", "XDHTCT", "Trung tâm PVHCC huyện", "Đạt"],
        [2, "Cảnh sát thân thiện vì nhân dân phục vụ", "ANTT", "Công an huyện", ""],
        [None, "Cộng chung: 5 mô hình"],
    ]
    return Layout(
        "L03.xlsx",
        workbook(("Sheet1", rows)),
        [
            ("Sheet1!4", "Thắp sáng niềm tin", C, "Đoàn xã", "Xã Minh Thuận", "2019", "Đạt"),
            ("Sheet1!5", "Tổ CCB vì dân", D, "Hội CCB xã", "Xã Minh Thuận", "2019", "Đạt"),
            ("Sheet1!7", "Làng phụ nữ kiểu mẫu", C, "Hội Phụ nữ", "Thị trấn Thứ Mười Một", "2019", "Chưa đạt"),
            ("Sheet1!9", "Tư vấn và tiếp nhận TTHC lưu động", P, "Trung tâm PVHCC huyện", "", "2019", "Đạt"),
            ("Sheet1!10", "Cảnh sát thân thiện vì nhân dân phục vụ", D, "Công an huyện", "", "2019", ""),
        ],
    )


@layout
def comma_file_in_utf16_with_dittos_and_sparse_communes() -> Layout:
    rows: Cells = [
        ["TT", "Xã/TT", "Mô hình/điển hình", "Tập thể, cá nhân", "Thuộc lĩnh vực", "Năm ĐK"],
        ["1", "x. Vĩnh Phú", "Biến rác thành tiền", "Hội PN xã", "Văn hóa- Xã hội", "2022"],
        ["2", "", "Ngôi nhà xanh", "-nt-", "nt", "2022"],
        ["3", "", "5 không 3 sạch", '"', "nt", "nt"],
        ["4", "TT. Núi Sập", "Cánh đồng không vỏ thuốc BVTV", "HND", "KT-XH", "2021"],
        ["5", "", "Hàng cây thanh niên", "Đoàn Thanh niên", "Xây dựng nông thôn mới", "2021-2025"],
        ["6", "", "Bếp ăn 0 đồng", "Chùa Phước Long", "VHXH", "Năm 2022"],
    ]
    return Layout(
        "L04.txt",
        text_file(rows, "\t", "utf-16"),
        [
            ("csv!2", "Biến rác thành tiền", C, "Hội PN xã", "Xã Vĩnh Phú", "2022", ""),
            ("csv!3", "Ngôi nhà xanh", C, "Hội PN xã", "Xã Vĩnh Phú", "2022", ""),
            ("csv!4", "5 không 3 sạch", C, "Hội PN xã", "Xã Vĩnh Phú", "2022", ""),
            ("csv!5", "Cánh đồng không vỏ thuốc BVTV", "", "HND", "Thị trấn Núi Sập", "2021", ""),
            ("csv!6", "Hàng cây thanh niên", "", "Đoàn Thanh niên", "Thị trấn Núi Sập", "", ""),
            ("csv!7", "Bếp ăn 0 đồng", C, "Chùa Phước Long", "Thị trấn Núi Sập", "2022", ""),
        ],
    )


@layout
def word_table_that_goes_on_without_a_header() -> Layout:
    head = [
        "ĐẢNG BỘ HUYỆN CÀNG LONG\nĐẢNG ỦY XÃ ĐẠI PHÚC\n*",
        "ĐẢNG CỘNG SẢN VIỆT NAM\nĐại Phúc, ngày 15 tháng 02 năm 2018",
    ]
    first: Cells = [
        ["TT", "Tên mô hình", "Đơn vị đăng ký", "Lĩnh vực"],
        ["1", "Đường hoa nông thôn", "Hội LHPN xã", "Văn hóa - xã hội"],
        ["2", "Tiếng loa an ninh", "Công an xã", "QP-AN"],
    ]
    second: Cells = [
        ["3", "Nuôi dê vỗ béo", "Chi hội Nông dân ấp Tân Hạnh", "Kinh tế"],
        ["4", "Sinh hoạt chi bộ mẫu", "Chi bộ ấp Rạch Gừa", "Hệ thống chính trị"],
        ["Cộng: 04 mô hình"],
    ]
    sign: Cells = [["Nơi nhận:\n- Ban Dân vận Huyện ủy;\n- Lưu VPĐU.", "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nTrần Văn Mẫu"]]
    write = document([head], "BẢNG ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO”", "NĂM 2017", first, "", second, sign)
    return Layout(
        "L05.docx",
        write,
        [
            ("T2!2", "Đường hoa nông thôn", C, "Hội LHPN xã", "Xã Đại Phúc", "2017", ""),
            ("T2!3", "Tiếng loa an ninh", D, "Công an xã", "Xã Đại Phúc", "2017", ""),
            ("T3!1", "Nuôi dê vỗ béo", E, "Chi hội Nông dân ấp Tân Hạnh", "Xã Đại Phúc", "2017", ""),
            ("T3!2", "Sinh hoạt chi bộ mẫu", P, "Chi bộ ấp Rạch Gừa", "Xã Đại Phúc", "2017", ""),
        ],
    )


@layout
def word_one_table_a_commune_named_by_the_paragraph_above() -> Layout:
    header = ["STT", "Tên mô hình", "Lĩnh vực", "Đơn vị"]
    return Layout(
        "L06.docx",
        document(
            "PHỤ LỤC: DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2020",
            "1. Xã Tiên Lãnh",
            [header, ["1", "Hiến đất mở đường", "KT", "Mặt trận xã"], ["2", "Thôn không rác", "VHXH", "Thôn 5"]],
            "2. Xã Tiên Ngọc",
            [header, ["1", "Nhà tôi có bình chữa cháy", "QP,AN", "Công an xã"]],
        ),
        [
            ("T1!2", "Hiến đất mở đường", E, "Mặt trận xã", "Xã Tiên Lãnh", "2020", ""),
            ("T1!3", "Thôn không rác", C, "Thôn 5", "Xã Tiên Lãnh", "2020", ""),
            ("T2!2", "Nhà tôi có bình chữa cháy", D, "Công an xã", "Xã Tiên Ngọc", "2020", ""),
        ],
    )


@layout
def no_header_row_at_all() -> Layout:
    rows: Cells = [
        [1, "Trồng rau trên sân thượng", "Hội LHPN phường", "Phường 12", "Kinh tế"],
        [2, "Hẻm văn minh", "Ban công tác Mặt trận khu phố 3", "Phường 5", "Văn hóa xã hội"],
        [3, "Chung cư an toàn PCCC", "Công an phường", "Phường 12", "An ninh quốc phòng"],
        [4, "Nụ cười công sở", "UBND phường", "Phường 5", "Hệ thống chính trị"],
    ]
    return Layout(
        "L07.xlsx",
        workbook(("2023", rows)),
        [
            ("2023!1", "Trồng rau trên sân thượng", E, "Hội LHPN phường", "Phường 12", "2023", ""),
            ("2023!2", "Hẻm văn minh", C, "Ban công tác Mặt trận khu phố 3", "Phường 5", "2023", ""),
            ("2023!3", "Chung cư an toàn PCCC", D, "Công an phường", "Phường 12", "2023", ""),
            ("2023!4", "Nụ cười công sở", P, "UBND phường", "Phường 5", "2023", ""),
        ],
    )


@layout
def a_sheet_for_each_field_beside_instructions_and_a_list_of_choices() -> Layout:
    header = ["STT", "Tên mô hình", "Tên cơ quan, đơn vị", "Địa chỉ", "Kết quả đạt được"]
    return Layout(
        "L08.xlsx",
        workbook(
            (
                "Huong dan",
                [
                    ["HƯỚNG DẪN NHẬP LIỆU NĂM 2022"],
                    ["1. Cột Tên mô hình ghi đầy đủ, không viết tắt"],
                    ["2. Mỗi mô hình một dòng"],
                ],
            ),
            (
                "Kinh tế",
                [
                    ["MÔ HÌNH DVK NĂM 2022"],
                    header,
                    [1, "Ao nuôi ếch", "HTX Hòa Phát", "Xã Hòa Tiến", "Lãi 30 triệu đồng"],
                    [2, "Tổ liên kết trồng nấm", "THT Nấm sạch", "Thôn 4, xã Hòa Châu", None],
                ],
            ),
            (
                "VH-XH",
                [
                    ["MÔ HÌNH DVK NĂM 2022"],
                    header,
                    [1, "Mỗi tháng một địa chỉ yêu thương", "Trường THCS Nguyễn Du", None, "Giúp 12 em"],
                ],
            ),
            ("Danh muc", [["Lĩnh vực", "Cấp"], ["Kinh tế", "Xã"], ["VH-XH", "Huyện"]]),
        ),
        [
            ("Kinh tế!3", "Ao nuôi ếch", E, "HTX Hòa Phát", "Xã Hòa Tiến", "2022", "Lãi 30 triệu đồng"),
            ("Kinh tế!4", "Tổ liên kết trồng nấm", E, "THT Nấm sạch", "Xã Hòa Châu", "2022", ""),
            ("VH-XH!3", "Mỗi tháng một địa chỉ yêu thương", C, "Trường THCS Nguyễn Du", "", "2022", "Giúp 12 em"),
        ],
    )


@layout
def sheets_named_for_bare_places_and_years() -> Layout:
    header = ["TT", "Tên MH", "Đơn vị ĐK", "LV"]
    return Layout(
        "L09.xlsx",
        workbook(
            ("Phú Diên", [["Đăng ký DVK năm 2021"], header, [1, "Phiên chợ 0 đồng", "Hội CTĐ", "XH"]]),
            (
                "Phú Hải",
                [
                    ["Đăng ký DVK năm 2021"],
                    header,
                    [1, "Bến đò an toàn", "CA xã", "AN"],
                    [2, "Tổ hòa giải 5 tốt", "Mặt trận", "XD Đảng, chính quyền"],
                ],
            ),
        ),
        [
            ("Phú Diên!3", "Phiên chợ 0 đồng", C, "Hội CTĐ", "Phú Diên", "2021", ""),
            ("Phú Hải!3", "Bến đò an toàn", D, "CA xã", "Phú Hải", "2021", ""),
            ("Phú Hải!4", "Tổ hòa giải 5 tốt", P, "Mặt trận", "Phú Hải", "2021", ""),
        ],
    )


@layout
def merged_bodies_and_fields_with_repeated_headers_on_new_pages() -> Layout:
    header = ["STT", "Lĩnh vực", "Đơn vị chủ trì", "Tên mô hình", "Thời gian thực hiện"]
    rows: Cells = [
        ["PHƯỜNG TAM QUAN"], ["DANH SÁCH MÔ HÌNH"], header,
        [1, "KINH TẾ", "Hội Nông dân", "Dừa xiêm xen ca cao", "Năm 2024"],
        [2, None, None, "Nuôi cua lột", "2021 - 2025"],
        [3, None, "Hội LHPN", "Bánh tráng nước dừa", "Từ 3/2024"],
        header,
        [4, "QUỐC PHÒNG - AN NINH", "Công an", "Cổng trường bình yên", "Quý II/2024"],
        [5, None, None, "Xóm đạo bình yên", 2024],
        ["Tổng cộng", None, None, 5],
    ]  # fmt: skip
    merges = ["B4:B6", "C4:C5", "B8:B9", "C8:C9"]
    return Layout(
        "L10.xlsx",
        workbook(("Trang tính1", rows), merges={"Trang tính1": merges}),
        [
            ("Trang tính1!4", "Dừa xiêm xen ca cao", E, "Hội Nông dân", "Phường Tam Quan", "2024", ""),
            ("Trang tính1!5", "Nuôi cua lột", E, "Hội Nông dân", "Phường Tam Quan", "", ""),
            ("Trang tính1!6", "Bánh tráng nước dừa", E, "Hội LHPN", "Phường Tam Quan", "2024", ""),
            ("Trang tính1!8", "Cổng trường bình yên", D, "Công an", "Phường Tam Quan", "2024", ""),
            ("Trang tính1!9", "Xóm đạo bình yên", D, "Công an", "Phường Tam Quan", "2024", ""),
        ],
    )


@layout
def several_models_in_a_cell_in_clear_lists_only() -> Layout:
    rows: Cells = [
        ["Mô hình DVK năm 2023 của xã Thanh Ba"],
        ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"],
        [1, "Hội LHPN", "1. Con đường hoa; 2. Tiết kiệm nuôi heo đất", "VHXH"],
        [2, "Đoàn TN", "Thanh niên thắp sáng\nđường quê", "VHXH"],
        [3, "UBND xã", "Ngày thứ Bảy vì dân; Một cửa thân thiện", "HTCT"],
        [4, "Hội ND", "+ Chè sạch VietGAP\n+ Nuôi ong lấy mật", "KT"],
        [5, "Khối Dân vận", "Khéo trong vận động nhân dân hiến đất; làm đường", "KT"],
        [6, "Công an", "Tủ sách pháp luật\nCamera giám sát an ninh", "ANTT"],
        [7, "Hội CCB", "Ngày\nChủ nhật xanh", "VHXH"],
    ]
    x = "Xã Thanh Ba"
    return Layout(
        "L11.xlsx",
        workbook(("S", rows)),
        [
            ("S!3", "Con đường hoa", C, "Hội LHPN", x, "2023", ""),
            ("S!3", "Tiết kiệm nuôi heo đất", C, "Hội LHPN", x, "2023", ""),
            ("S!4", "Thanh niên thắp sáng đường quê", C, "Đoàn TN", x, "2023", ""),
            ("S!5", "Ngày thứ Bảy vì dân", P, "UBND xã", x, "2023", ""),
            ("S!5", "Một cửa thân thiện", P, "UBND xã", x, "2023", ""),
            ("S!6", "Chè sạch VietGAP", E, "Hội ND", x, "2023", ""),
            ("S!6", "Nuôi ong lấy mật", E, "Hội ND", x, "2023", ""),
            ("S!7", "Khéo trong vận động nhân dân hiến đất; làm đường", E, "Khối Dân vận", x, "2023", ""),
            ("S!8", "Tủ sách pháp luật", D, "Công an", x, "2023", ""),
            ("S!8", "Camera giám sát an ninh", D, "Công an", x, "2023", ""),
            ("S!9", "Ngày Chủ nhật xanh", C, "Hội CCB", x, "2023", ""),
        ],
    )


@layout
def damaged_text_of_many_kinds() -> Layout:
    nfd = lambda text: unicodedata.normalize("NFD", text)  # noqa: E731
    rows: Cells = [
        [nfd("DANH SÁCH MÔ HÌNH NĂM 2016")],
        ["S T T", nfd("Tên mô hình"), "Đơn\u00a0vị thực hiện", "Xã, phƣờng, thị trấn", "Lĩnh  vực"],
        [1, nfd("Sân khấu học đường"), "Ðoàn\u200b TNCS Hồ Chí Minh", "Phƣờng  Linh\u00a0Xuân", nfd("Văn hoá – xã hội")],
        [2, "THƢ VIỆN\u00a0XANH", "Trƣờng Tiểu học Ðinh Bộ Lĩnh", None, "VĂN HÕA - XÃ HỘI"],
        [3, "Cây cầu  kết nối\u00ad bờ vui", "MTTQ", "PHƯỜNG LINH XUÂN", "Kinh tế "],
    ]  # fmt: skip
    return Layout(
        "L12.xlsx",
        workbook(("Sheet1", rows)),
        [
            ("Sheet1!3", "Sân khấu học đường", C, "Đoàn TNCS Hồ Chí Minh", "Phường Linh Xuân", "2016", ""),
            ("Sheet1!4", "THƯ VIỆN XANH", C, "Trường Tiểu học Đinh Bộ Lĩnh", "", "2016", ""),
            ("Sheet1!5", "Cây cầu kết nối bờ vui", E, "MTTQ", "Phường Linh Xuân", "2016", ""),
        ],
    )


@layout
def one_form_for_one_model() -> Layout:
    rows: Cells = [
        ["CHI BỘ TRƯỜNG MẦM NON QUẢNG HẢI", "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["BẢN ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO GIAI ĐOẠN 2021-2025"],
        ["Tên cơ quan, đơn vị", "Trường Mầm non Quảng Hải"],
        ["Địa chỉ", "Xã Quảng Hải, thị xã Ba Đồn"],
        ["Tên mô hình", "Khéo trong vận động phụ huynh làm đồ chơi"],
        ["Thuộc lĩnh vực", "Văn hóa- Xã hội"],
        ["Sự cần thiết", "Thiếu đồ chơi ngoài trời"],
        ["Kết quả", "Có 30 đồ chơi"],
    ]
    return Layout(
        "L13.xlsx",
        workbook(("Sheet1", rows)),
        [
            (
                "Sheet1!5",
                "Khéo trong vận động phụ huynh làm đồ chơi",
                C,
                "Trường Mầm non Quảng Hải",
                "Xã Quảng Hải",
                "",
                "Có 30 đồ chơi",
            ),
        ],
    )


@layout
def forms_in_word_one_below_the_other() -> Layout:
    def form(name: str, body: str, where: str, what: str) -> Cells:
        return [
            ["1", "Tên mô hình", name],
            ["2", "Đơn vị đăng ký", body],
            ["3", "Lĩnh vực", what],
            ["4", "Địa bàn, đối tượng", where],
            ["5", "Thời gian thực hiện", "Năm 2026"],
        ]

    write = document("PHIẾU ĐĂNG KÝ MÔ HÌNH", form("Cà phê doanh nhân", "Ủy ban MTTQ Việt Nam phường Thanh Khê", "Khu dân cư 3", "Kinh tế"),
                     "PHIẾU ĐĂNG KÝ MÔ HÌNH", form("Góc phố bình yên", "Công an phường Thanh Khê", "Khu dân cư 7", "An ninh trật tự"))  # fmt: skip
    return Layout(
        "L14.docx",
        write,
        [
            ("T1!1", "Cà phê doanh nhân", E, "Ủy ban MTTQ Việt Nam phường Thanh Khê", "Phường Thanh Khê", "2026", ""),
            ("T2!1", "Góc phố bình yên", D, "Công an phường Thanh Khê", "Phường Thanh Khê", "2026", ""),
        ],
    )


@layout
def models_under_the_columns_of_their_fields() -> Layout:
    rows: Cells = [
        ["TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO NĂM 2015"],
        ["TT", "Đơn vị", "Tên mô hình theo lĩnh vực"],
        [None, None, "Kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh", "XD hệ thống chính trị"],
        [1, "Xã Đông Hải", "Nuôi hàu đại dương", "Ngư dân văn hóa", None, None],
        [2, "Xã Tây Hải", None, None, "Bến cá an toàn", "Chính quyền thân thiện"],
        [None, "Cộng", 1, 1, 1, 1],
    ]
    return Layout(
        "L15.xlsx",
        workbook(("Sheet1", rows), merges={"Sheet1": ["C2:F2", "A2:A3", "B2:B3"]}),
        [
            ("Sheet1!4", "Nuôi hàu đại dương", E, "Xã Đông Hải", "Xã Đông Hải", "2015", ""),
            ("Sheet1!4", "Ngư dân văn hóa", C, "Xã Đông Hải", "Xã Đông Hải", "2015", ""),
            ("Sheet1!5", "Bến cá an toàn", D, "Xã Tây Hải", "Xã Tây Hải", "2015", ""),
            ("Sheet1!5", "Chính quyền thân thiện", P, "Xã Tây Hải", "Xã Tây Hải", "2015", ""),
        ],
    )


@layout
def tick_columns_without_merges_in_a_semicolon_file() -> Layout:
    rows: Cells = [
        ["UBND XÃ BÌNH MINH", "", "", "", "", "", ""],
        ["Danh sách mô hình dân vận khéo năm 2024", "", "", "", "", "", ""],
        ["STT", "Tên mô hình", "Đơn vị đăng ký", "Lĩnh vực", "", "", ""],
        ["", "", "", "KT", "VH-XH", "QP-AN", "XDHTCT"],
        ["1", "Lò sấy nông sản", "HTX Bình Minh", "✓", "", "", ""],
        ["2", "Lớp học tình thương", "Đoàn TN", "", "1", "", ""],
        ["3", "Chốt dân phòng", "Ban CHQS", "", "", "●", ""],
        ["4", "Hộp thư góp ý", "Đảng ủy", "", "", "", "X"],
        ["", "Tổng", "", "1", "1", "1", "1"],
    ]
    x = "Xã Bình Minh"
    return Layout(
        "L16.csv",
        text_file(rows, ";", "utf-8"),
        [
            ("csv!5", "Lò sấy nông sản", E, "HTX Bình Minh", x, "2024", ""),
            ("csv!6", "Lớp học tình thương", C, "Đoàn TN", x, "2024", ""),
            ("csv!7", "Chốt dân phòng", D, "Ban CHQS", x, "2024", ""),
            ("csv!8", "Hộp thư góp ý", P, "Đảng ủy", x, "2024", ""),
        ],
    )


@layout
def communes_above_fields_above_rows() -> Layout:
    rows: Cells = [
        ["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2022"],
        ["STT", "Tên mô hình", "Tập thể", "Người phụ trách", "Kết quả thực hiện"],
        ["I", "XÃ AN BÁ (3 mô hình)"],
        ["1", "Lĩnh vực kinh tế"],
        ["1.1", "Ba kích dưới tán keo", "Hội Nông dân", "Ông A", "Thu 2 tấn"],
        ["1.2", "Trâu vỗ béo", "Hội CCB", "Ông B", ""],
        ["2", "Lĩnh vực quốc phòng, an ninh"],
        ["2.1", "Bản tự quản", "Công an", "Ông C", "Không có trộm cắp"],
        ["", "Cộng I"],
        ["II", "XÃ LỆ VIỄN (1 mô hình)"],
        ["1", "Lĩnh vực văn hóa, xã hội"],
        ["1.1", "Nhà sạch vườn đẹp", "Hội LHPN", "Bà D", "50 hộ tham gia"],
        ["", "Cộng II"],
        ["", "Tổng cộng (I+II)"],
    ]
    return Layout(
        "L17.xlsx",
        workbook(("Sheet1", rows)),
        [
            ("Sheet1!5", "Ba kích dưới tán keo", E, "Hội Nông dân", "Xã An Bá", "2022", "Thu 2 tấn"),
            ("Sheet1!6", "Trâu vỗ béo", E, "Hội CCB", "Xã An Bá", "2022", ""),
            ("Sheet1!8", "Bản tự quản", D, "Công an", "Xã An Bá", "2022", "Không có trộm cắp"),
            ("Sheet1!12", "Nhà sạch vườn đẹp", C, "Hội LHPN", "Xã Lệ Viễn", "2022", "50 hộ tham gia"),
        ],
    )


@layout
def registered_bodies_as_headings_and_no_running_numbers() -> Layout:
    rows: Cells = [
        ["Mô hình DVK đăng ký năm 2025, phường Quế Võ"],
        ["Tên mô hình", "Lĩnh vực", "Xếp loại"],
        ["HỘI LIÊN HIỆP PHỤ NỮ"],
        ["Cộng đồng tự quản vệ sinh", "Văn hóa - xã hội", "Tốt"],
        ["Tổng đài bà mẹ", "Văn hóa - xã hội", "Khá"],
        ["HỘI NÔNG DÂN"],
        ["Chi bộ kết nối nông dân số", "Kinh tế", "Không công nhận"],
        ["Cộng: 3 mô hình"],
    ]
    x = "Phường Quế Võ"
    return Layout(
        "L18.xlsx",
        workbook(("Sheet1", rows), merges={"Sheet1": ["A3:C3", "A6:C6"]}),
        [
            ("Sheet1!4", "Cộng đồng tự quản vệ sinh", C, "HỘI LIÊN HIỆP PHỤ NỮ", x, "2025", "Tốt"),
            ("Sheet1!5", "Tổng đài bà mẹ", C, "HỘI LIÊN HIỆP PHỤ NỮ", x, "2025", "Khá"),
            ("Sheet1!7", "Chi bộ kết nối nông dân số", E, "HỘI NÔNG DÂN", x, "2025", "Không công nhận"),
        ],
    )


@layout
def two_tables_with_different_columns_on_one_sheet() -> Layout:
    rows: Cells = [
        ["DANH SÁCH ĐĂNG KÝ NĂM 2013"],
        ["A. TẬP THỂ"],
        ["STT", "Tên mô hình", "Tên tập thể", "Xã", "Lĩnh vực"],
        [1, "Cầu bê tông nông thôn", "Khối Dân vận", "Mỹ Hạnh", "KT"],
        [2, "Vườn thuốc nam", "Chi hội Phụ nữ ấp 2", "Mỹ Phú", "VHXH"],
        [],
        ["B. CÁ NHÂN"],
        ["STT", "Họ và tên", "Địa chỉ", "Lĩnh vực", "Tên điển hình"],
        [1, "Nguyễn Thị Mẫu", "Ấp 1, xã Mỹ Hạnh", "KT", "Đan lục bình xuất khẩu"],
        [2, "Lê Văn Thí", "Ấp 3, xã Mỹ Phú", "HTCT", "Bí thư chi bộ gương mẫu"],
    ]
    return Layout(
        "L19.xlsx",
        workbook(("Sheet1", rows)),
        [
            ("Sheet1!4", "Cầu bê tông nông thôn", E, "Khối Dân vận", "Mỹ Hạnh", "2013", ""),
            ("Sheet1!5", "Vườn thuốc nam", C, "Chi hội Phụ nữ ấp 2", "Mỹ Phú", "2013", ""),
            ("Sheet1!9", "Đan lục bình xuất khẩu", E, "Nguyễn Thị Mẫu", "Xã Mỹ Hạnh", "2013", ""),
            ("Sheet1!10", "Bí thư chi bộ gương mẫu", P, "Lê Văn Thí", "Xã Mỹ Phú", "2013", ""),
        ],
    )


@layout
def ward_form_with_ten_columns_and_no_field() -> Layout:
    header = [
        "Tên mô hình",
        "Thực trạng, lý do xây dựng mô hình",
        "Mục tiêu, tiêu chí",
        "Nội dung, cách thức thực hiện",
        "Địa bàn, đối tượng",
        "Lực lượng thực hiện",
        "Nguồn lực thực hiện",
        "Thời gian thực hiện",
        "Sản phẩm, kết quả đầu ra",
        "Khả năng duy trì, nhân rộng",
        "Đơn vị đăng ký",
    ]
    rows: Cells = [
        header,
        [
            "Chợ văn minh",
            "Rác nhiều\nlối đi hẹp",
            "100% tiểu thương ký cam kết",
            "- Họp tổ\n- Ký cam kết",
            "Tiểu thương chợ",
            "Hội LHPN; Đoàn TN",
            "Tự nguyện",
            "Từ 10/2026",
            "Chợ sạch",
            "Tốt",
            "Khu dân cư số 4",
        ],
        [
            "Trường học không khói thuốc",
            "Còn hút thuốc",
            "0 vụ",
            "Tuyên truyền",
            "Giáo viên",
            "Công đoàn",
            "Quỹ",
            "2026",
            "Không khói",
            "Có",
            "Trường THPT Thái Phiên",
        ],
    ]
    return Layout(
        "L20.xlsx",
        workbook(("Export", rows)),
        [
            ("Export!2", "Chợ văn minh", "", "Khu dân cư số 4", "", "2026", "Chợ sạch"),
            ("Export!3", "Trường học không khói thuốc", "", "Trường THPT Thái Phiên", "", "2026", "Không khói"),
        ],
    )


@layout
def web_page_with_spans_and_breaks() -> Layout:
    body = """<table><tr><td>ĐẢNG ỦY PHƯỜNG HÒA CƯỜNG</td><td>ĐẢNG CỘNG SẢN VIỆT NAM</td></tr></table>
    <h3>Danh sách mô hình “Dân vận khéo” năm 2026</h3>
    <table><tr><th rowspan=2>TT<th rowspan=2>Tên mô hình<th colspan=4>Lĩnh vực<th rowspan=2>Đơn vị</tr>
    <tr><th>Kinh tế<th>VH-XH<th>QP-AN<th>HTCT</tr>
    <tr><td>1<td>Chợ đêm an toàn<td><td><td>x<td><td>Công an</tr>
    <tr><td>2<td>Khởi nghiệp<br>từ bếp nhà<td>x<td><td><td><td rowspan=2>Hội LHPN</tr>
    <tr><td>3<td>Tủ áo dài 0 đồng<td><td>x<td><td></tr>
    <tr><td colspan=7>Tổng số: 3 mô hình</tr></table>"""
    x = "Phường Hòa Cường"
    return Layout(
        "L21.xls",
        markup(body),
        [
            ("T2!3", "Chợ đêm an toàn", D, "Công an", x, "2026", ""),
            ("T2!4", "Khởi nghiệp từ bếp nhà", E, "Hội LHPN", x, "2026", ""),
            ("T2!5", "Tủ áo dài 0 đồng", C, "Hội LHPN", x, "2026", ""),
        ],
    )


@layout
def hidden_and_repeated_and_unnamed_rows() -> Layout:
    rows: Cells = [
        ["Mô hình DVK năm 2021 xã Ea Kiết"],
        ["STT", "Mô hình", "Đơn vị", "Lĩnh vực"],
        [1, "Cà phê cảnh quan", "Hội ND", "Kinh tế"],
        [2, "Buôn không ma túy", "Công an", "ANTT"],
        [3, "Cà phê cảnh quan", "Hội ND", "Kinh tế"],
        [4, None, "Hội CCB", "Kinh tế"],
        [5],
        [6, "Không đăng ký", "Trạm Y tế", None],
        [7, "Cà phê cảnh quan", "Hội CCB", "Kinh tế"],
    ]
    x = "Xã Ea Kiết"
    return Layout(
        "L22.xlsx",
        workbook(("Sheet1", rows), hidden={"Sheet1": [4]}),
        [
            ("Sheet1!3", "Cà phê cảnh quan", E, "Hội ND", x, "2021", ""),
            ("Sheet1!4", "Buôn không ma túy", D, "Công an", x, "2021", ""),
            ("Sheet1!9", "Cà phê cảnh quan", E, "Hội CCB", x, "2021", ""),
        ],
    )


@layout
def numbers_as_text_formulas_and_dangerous_text() -> Layout:
    rows: Cells = [
        ["STT", "Tên mô hình", "Cơ quan", "Xã", "Số hộ", "Kinh phí (triệu đồng)", "Năm", "Lĩnh vực"],
        [
            "01",
            "- Nuôi tôm công nghệ cao",
            "Hội ND xã Long Điền",
            "xã Long Điền",
            "1.250",
            "2.071,5",
            "2020",
            "Kinh tế",
        ],
        ["02", "@Zalo kết nối dân", "UBND xã", "xã Long Điền", "56", "", "2020.0", "HTCT"],
        ["03", "10 phút thể dục", "Trạm Y tế", "xã Long Điền", "", "1,6-2", "2020", "Y tế"],
    ]
    return Layout(
        "L23.csv",
        text_file(rows),
        [
            ("csv!2", "Nuôi tôm công nghệ cao", E, "Hội ND xã Long Điền", "Xã Long Điền", "2020", ""),
            ("csv!3", "@Zalo kết nối dân", P, "UBND xã", "Xã Long Điền", "2020", ""),
            ("csv!4", "10 phút thể dục", "", "Trạm Y tế", "Xã Long Điền", "2020", ""),
        ],
    )


@layout
def field_codes_explained_below_the_table() -> Layout:
    rows: Cells = [
        ["TT", "Tên mô hình", "Lĩnh vực", "Đơn vị thực hiện", "Năm thực hiện"],
        [1, "Dưa lưới nhà màng", 1, "HTX Tân Tiến", 2022],
        [2, "Tuyến phố nở hoa", 2, "Hội LHPN phường Tân An", 2022],
        [3, "Đội dân phòng xung kích", 3, "Ban CHQS phường Tân An", 2022],
        ["Ghi chú: Lĩnh vực 1: Kinh tế; 2: Văn hóa - xã hội; 3: Quốc phòng - an ninh; 4: Xây dựng hệ thống chính trị"],
    ]
    return Layout(
        "L24.xlsx",
        workbook(("Sheet1", rows)),
        [
            ("Sheet1!2", "Dưa lưới nhà màng", E, "HTX Tân Tiến", "", "2022", ""),
            ("Sheet1!3", "Tuyến phố nở hoa", C, "Hội LHPN phường Tân An", "Phường Tân An", "2022", ""),
            ("Sheet1!4", "Đội dân phòng xung kích", D, "Ban CHQS phường Tân An", "Phường Tân An", "2022", ""),
        ],
    )


@layout
def old_vni_text_beside_unicode() -> Layout:
    rows: Cells = [
        ["STT", "Teân moâ hình", "Ñôn vò thöïc hieän", "Xaõ", "Lónh vöïc", "Năm"],
        [1, "Nuoâi boø sinh saûn", "Hoäi Noâng daân xaõ", "Xaõ Phuù Lyù", "Kinh teá", 2006],
        [2, "Xoùm vaên hoùa khoâng raùc", "Hội Liên hiệp Phụ nữ xã", "Xaõ Phuù Lyù", "Vaên hoùa - xaõ hoäi", 2006],
        [3, "Trồng điều xen ca cao", "Hoäi Cöïu chieán binh xaõ", "Xaõ Phuù Lyù", "Kinh teá", 2006],
    ]
    return Layout(
        "L25.xls",
        old_workbook("Sheet1", rows),
        [
            ("Sheet1!2", "Nuôi bò sinh sản", E, "Hội Nông dân xã", "Xã Phú Lý", "2006", ""),
            ("Sheet1!3", "Xóm văn hóa không rác", C, "Hội Liên hiệp Phụ nữ xã", "Xã Phú Lý", "2006", ""),
            ("Sheet1!4", "Trồng điều xen ca cao", E, "Hội Cựu chiến binh xã", "Xã Phú Lý", "2006", ""),
        ],
    )


@layout
def rows_broken_over_pages_and_years_as_sections() -> Layout:
    rows: Cells = [
        ["ĐOÀN THANH NIÊN HUYỆN NÚI THÀNH"],
        ["Sổ theo dõi mô hình dân vận khéo"],
        ["TT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Cấp công nhận"],
        ["NĂM 2018"],
        [1, "Ngân hàng cây giống", "Đoàn xã Tam Mỹ Tây", "Kinh tế", "Huyện"],
        [None, "của thanh niên", None, None, None],
        ["NĂM 2019"],
        [1, "Điểm truy cập Internet", "Đoàn xã Tam Hải", "Văn hóa- xã hội", "Xã"],
    ]
    return Layout(
        "L26.xlsx",
        workbook(("Sheet1", rows), merges={"Sheet1": ["A4:E4", "A7:E7"]}),
        [
            (
                "Sheet1!5",
                "Ngân hàng cây giống của thanh niên",
                E,
                "Đoàn xã Tam Mỹ Tây",
                "Xã Tam Mỹ Tây",
                "2018",
                "Huyện",
            ),
            ("Sheet1!8", "Điểm truy cập Internet", C, "Đoàn xã Tam Hải", "Xã Tam Hải", "2019", "Xã"),
        ],
    )


@layout
def a_clean_machine_export_without_diacritics_in_its_header() -> Layout:
    rows: Cells = [
        ["id", "ten_mo_hinh", "linh_vuc", "don_vi", "xa_phuong", "nam"],
        ["17", "Vườn rau chiến sĩ", "QP-AN", "Đồn Biên phòng Lao Bảo", "", "2023"],
        ["18", "Giếng nước nghĩa tình", "VH-XH", "Công an xã", "Xã Thanh", "2023"],
    ]
    return Layout(
        "L27.csv",
        text_file(rows, ",", "utf-8"),
        [
            ("csv!2", "Vườn rau chiến sĩ", D, "Đồn Biên phòng Lao Bảo", "", "2023", ""),
            ("csv!3", "Giếng nước nghĩa tình", C, "Công an xã", "Xã Thanh", "2023", ""),
        ],
    )


@layout
def field_sections_with_other_wordings_and_a_fifth_group() -> Layout:
    rows: Cells = [
        ["BÁO CÁO MÔ HÌNH DVK 6 THÁNG ĐẦU NĂM 2023"],
        ["STT", "Tên mô hình", "Đơn vị", "Địa bàn thực hiện"],
        ["1", "PHÁT TRIỂN KINH TẾ"],
        ["-", "Nuôi hươu lấy nhung", "Hội Nông dân huyện", "Xã Sơn Giang"],
        ["2", "AN NINH - QUỐC PHÒNG - TRẬT TỰ XÃ HỘI"],
        ["-", "Dòng họ tự quản", "Công an xã", "Xã Sơn Lâm"],
        ["3", "VÙNG ĐỒNG BÀO CÓ ĐẠO"],
        ["-", "Họ đạo bình yên", "Giáo xứ Kẻ Mui", "Xã Sơn Giang"],
        ["4", "XÂY DỰNG ĐẢNG VÀ HỆ THỐNG CHÍNH TRỊ"],
        ["-", "Chi bộ bốn tốt", "Đảng ủy xã", "Toàn xã"],
    ]
    return Layout(
        "L28.xlsx",
        workbook(("Sheet1", rows)),
        [
            ("Sheet1!4", "Nuôi hươu lấy nhung", E, "Hội Nông dân huyện", "Xã Sơn Giang", "2023", ""),
            ("Sheet1!6", "Dòng họ tự quản", D, "Công an xã", "Xã Sơn Lâm", "2023", ""),
            ("Sheet1!8", "Họ đạo bình yên", "", "Giáo xứ Kẻ Mui", "Xã Sơn Giang", "2023", ""),
            ("Sheet1!10", "Chi bộ bốn tốt", P, "Đảng ủy xã", "", "2023", ""),
        ],
    )
