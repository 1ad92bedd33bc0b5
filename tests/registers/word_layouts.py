"""Word documents: headings between tables, tables broken over pages, letterheads in cells, forms, marks of symbol fonts.

See `layouts` for what a layout is.
"""

from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.registers.layouts import C, Cells, D, E, Layout, P, document

WORD = []
HEADER: list[object] = ["STT", "Tên mô hình", "Đơn vị thực hiện"]


def layout(function):
    WORD.append(function)
    return function


@layout
def a_table_broken_over_two_pages_below_a_heading_of_its_field() -> Layout:
    return Layout(
        "W01.docx",
        document(
            "DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2022 XÃ XUÂN LAI",
            "I. LĨNH VỰC KINH TẾ (02 mô hình)",
            [HEADER, [1, "Nuôi vịt biển", "Hội Nông dân xã"]],
            [HEADER, [2, "Vườn na dai", "Hội CCB xã"]],
            "II. LĨNH VỰC VĂN HÓA - XÃ HỘI",
            [HEADER, [3, "Đường hoa mười giờ", "Hội LHPN xã"]],
            "Tổng cộng: 03 mô hình",
        ),
        [
            ("T1!2", "Nuôi vịt biển", E, "Hội Nông dân xã", "Xã Xuân Lai", "2022", ""),
            ("T2!2", "Vườn na dai", E, "Hội CCB xã", "Xã Xuân Lai", "2022", ""),
            ("T3!2", "Đường hoa mười giờ", C, "Hội LHPN xã", "Xã Xuân Lai", "2022", ""),
        ],
    )


@layout
def communes_as_paragraphs_then_bodies_of_the_district() -> Layout:
    return Layout(
        "W02.docx",
        document(
            "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2023",
            "Xã Thanh Nưa",
            [HEADER, [1, "Ruộng lúa cá", "Hội Nông dân xã"]],
            "Xã Noong Luống",
            [HEADER, [1, "Bản không rác", "Hội LHPN xã"]],
            [HEADER, [2, "Dòng họ an toàn", "Công an xã"]],
            "Khối cơ quan huyện",
            [HEADER, [1, "Bữa cơm ấm lòng", "Hội LHPN huyện"]],
        ),
        [
            ("T1!2", "Ruộng lúa cá", "", "Hội Nông dân xã", "Xã Thanh Nưa", "2023", ""),
            ("T2!2", "Bản không rác", "", "Hội LHPN xã", "Xã Noong Luống", "2023", ""),
            ("T3!2", "Dòng họ an toàn", "", "Công an xã", "Xã Noong Luống", "2023", ""),
            ("T4!2", "Bữa cơm ấm lòng", "", "Hội LHPN huyện", "", "2023", ""),
        ],
    )


@layout
def fields_above_communes_and_lists_with_titles_of_their_own() -> Layout:
    return Layout(
        "W03.docx",
        document(
            "PHỤ LỤC 1: MÔ HÌNH DÂN VẬN KHÉO NĂM 2021",
            "I. Kinh tế",
            "1. Xã Đại Phúc",
            [HEADER, [1, "Vườn dừa sáp", "Hội Nông dân xã"]],
            "2. Xã Nhị Long",
            [HEADER, [1, "Nuôi lươn không bùn", "Hội CCB xã"]],
            "II. Về văn hóa - xã hội năm 2021 có 01 mô hình, cụ thể như sau:",
            [HEADER, [1, "Tủ thuốc tình thương", "Hội Chữ thập đỏ huyện"]],
            "PHỤ LỤC 2: MÔ HÌNH DÂN VẬN KHÉO NĂM 2022",
            [HEADER, [1, "Ấp sáng đèn", "Công an huyện"]],
        ),
        [
            ("T1!2", "Vườn dừa sáp", E, "Hội Nông dân xã", "Xã Đại Phúc", "2021", ""),
            ("T2!2", "Nuôi lươn không bùn", E, "Hội CCB xã", "Xã Nhị Long", "2021", ""),
            ("T3!2", "Tủ thuốc tình thương", C, "Hội Chữ thập đỏ huyện", "", "2021", ""),
            ("T4!2", "Ấp sáng đèn", "", "Công an huyện", "", "2022", ""),
        ],
    )


@layout
def a_letterhead_cell_with_the_body_below_its_commune() -> Layout:
    return Layout(
        "W04.docx",
        document(
            [["ĐẢNG ỦY XÃ CƯ SUÊ\nKHỐI DÂN VẬN\n*", "ĐẢNG CỘNG SẢN VIỆT NAM\n\nCư Suê, ngày 05 tháng 3 năm 2024"]],
            "ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024",
            [[*HEADER, "Lĩnh vực"], [1, "Cà phê có chứng nhận", "Hội Nông dân xã", "KT"]],
            [["Nơi nhận:\n- Lưu.", "TRƯỞNG KHỐI"]],
        ),
        [("T2!2", "Cà phê có chứng nhận", E, "Hội Nông dân xã", "Xã Cư Suê", "2024", "")],
    )


@layout
def a_title_in_a_font_of_old_capitals_above_its_table() -> Layout:
    return Layout(
        "W05.docx",
        document(
            "danh s¸ch m« h×nh d©n vËn khÐo n¨m 2008 x· v¨n tè",
            "I. LÜnh vùc kinh tÕ",
            [["STT", "Tªn m« h×nh", "§¬n vÞ thùc hiÖn"], ["1", "Trång khoai t©y ®«ng", "Héi N«ng d©n"]],
            "II. LÜnh vùc v¨n hãa - x· héi",
            [["STT", "Tªn m« h×nh", "§¬n vÞ thùc hiÖn"], ["1", "Th­ viÖn lµng", "Héi Phô n÷"]],
        ),
        [
            ("T1!2", "Trồng khoai tây đông", E, "Hội Nông dân", "Xã Văn Tố", "2008", ""),
            ("T2!2", "Thư viện làng", C, "Hội Phụ nữ", "Xã Văn Tố", "2008", ""),
        ],
    )


@layout
def a_form_with_the_name_above_a_table_of_columns() -> Layout:
    return Layout(
        "W06.docx",
        document(
            "BẢN ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2021",
            "Đơn vị đăng ký: Chi bộ Trường Tiểu học Thạnh Lộc 2",
            "TÊN MÔ HÌNH: “MỖI TUẦN MỘT CÂU CHUYỆN ĐẸP”",
            [
                ["Thời gian đăng ký", "Thực trạng khó khăn", "Chỉ tiêu, giải pháp"],
                ["4 / 5 /2021", "Ít sách", "30 cuốn"],
            ],
        ),
        [("T1!2", "“MỖI TUẦN MỘT CÂU CHUYỆN ĐẸP”", "", "Chi bộ Trường Tiểu học Thạnh Lộc 2", "", "2021", "")],
    )


@layout
def a_form_with_the_name_above_a_table_of_items() -> Layout:
    items: Cells = [
        ["STT", "Nội dung", "Diễn giải"],
        [1, "Thực trạng khó khăn", "Đường đất lầy lội"],
        [2, "Chỉ tiêu", "Bê tông 400 m"],
        [3, "Thời gian thực hiện", "Năm 2022"],
    ]
    return Layout(
        "W07.docx",
        document("PHIẾU ĐĂNG KÝ", "Tên mô hình: Góp công làm đường", "Đơn vị: Chi hội Nông dân ấp 4", items),
        [("T1!2", "Góp công làm đường", "", "Chi hội Nông dân ấp 4", "", "2022", "")],
    )


@layout
def marks_of_a_symbol_font_in_the_columns_of_fields() -> Layout:
    rows: Cells = [
        ["STT", "Tên mô hình", "Đơn vị", "Kinh tế", "VH-XH", "QP-AN"],
        [1, "Tổ lái đò an toàn", "Công an xã", "F0A8", "F0A8", "F0FE"],
        [2, "Góc học tập của em", "Hội Khuyến học xã", None, "F0FC", None],
    ]

    def write(path: Path) -> None:
        book = docx.Document()
        book.add_paragraph("MÔ HÌNH DÂN VẬN KHÉO NĂM 2024 XÃ THỌ HẢI")
        table = book.add_table(len(rows), len(rows[0]))
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if r and c > 2 and value:
                    symbol = OxmlElement("w:sym")
                    symbol.set(qn("w:font"), "Wingdings")
                    symbol.set(qn("w:char"), str(value))
                    table.cell(r, c).paragraphs[0].add_run()._r.append(symbol)
                else:
                    table.cell(r, c).text = str(value or "")
        book.save(str(path))

    return Layout(
        "W08.docx",
        write,
        [
            ("T1!2", "Tổ lái đò an toàn", D, "Công an xã", "Xã Thọ Hải", "2024", ""),
            ("T1!3", "Góc học tập của em", C, "Hội Khuyến học xã", "Xã Thọ Hải", "2024", ""),
        ],
    )


@layout
def parts_and_fields_as_paragraphs_that_nest() -> Layout:
    return Layout(
        "W09.docx",
        document(
            "BIỂU ĐĂNG KÝ DÂN VẬN KHÉO NĂM 2025 XÃ TÂN LẬP",
            "A. TẬP THỂ",
            "I. Xây dựng hệ thống chính trị",
            [HEADER, [1, "Nụ cười một cửa", "UBND xã"]],
            "B. CÁ NHÂN",
            "(Kèm theo Công văn số 12-CV/ĐU)",
            [HEADER, [1, "Hiến đất làm nhà văn hóa", "Ông Bùi Văn Mẫu"]],
        ),
        [
            ("T1!2", "Nụ cười một cửa", P, "UBND xã", "Xã Tân Lập", "2025", ""),
            ("T2!2", "Hiến đất làm nhà văn hóa", "", "Ông Bùi Văn Mẫu", "Xã Tân Lập", "2025", ""),
        ],
    )


@layout
def parts_of_a_field_and_a_recipient_in_another_commune() -> Layout:
    return Layout(
        "W10.docx",
        document(
            "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2024 CỦA HUYỆN CHỢ ĐỒN",
            "I. KINH TẾ",
            "1. Mô hình đăng ký mới",
            [HEADER, [1, "Hồng không hạt", "Hội Nông dân huyện"]],
            "2. Mô hình duy trì",
            [HEADER, [1, "Vốn quay vòng", "Hội LHPN huyện"]],
            [["Nơi nhận:\n- Đảng ủy xã Bằng Lãng;\n- Lưu.", "TRƯỞNG BAN"]],
        ),
        [
            ("T1!2", "Hồng không hạt", E, "Hội Nông dân huyện", "", "2024", ""),
            ("T2!2", "Vốn quay vòng", E, "Hội LHPN huyện", "", "2024", ""),
        ],
    )


@layout
def fields_in_the_titles_and_lists_of_something_else_below() -> Layout:
    return Layout(
        "W11.docx",
        document(
            "UBND XÃ TAM QUAN",
            "BIỂU 1. DANH SÁCH MÔ HÌNH LĨNH VỰC KINH TẾ NĂM 2023",
            [HEADER, [1, "Dừa xiêm hữu cơ", "Hội Nông dân xã"]],
            [HEADER, [2, "Đan lưới thuê", "Hội LHPN xã"]],
            "Biểu 2: Mô hình lĩnh vực văn hóa - xã hội năm 2023 (01 mô hình)",
            [HEADER, [1, "Chòi đọc sách", "Đoàn xã"]],
            "III. NHỮNG NGƯỜI THỰC HIỆN",
            [["STT", "Họ và tên", "Chức vụ"], [1, "Võ Văn Mẫu", "Bí thư"], [2, "Lê Thị Thử", "Công chức"]],
            [["STT", "Nội dung", "Số lượng"], [1, "Họp dân bàn bạc", "5"]],
        ),
        [
            ("T1!2", "Dừa xiêm hữu cơ", E, "Hội Nông dân xã", "Xã Tam Quan", "2023", ""),
            ("T2!2", "Đan lưới thuê", E, "Hội LHPN xã", "Xã Tam Quan", "2023", ""),
            ("T3!2", "Chòi đọc sách", C, "Đoàn xã", "Xã Tam Quan", "2023", ""),
        ],
    )


@layout
def the_commune_stands_in_the_header_of_the_pages() -> Layout:
    return Layout(
        "W12.docx",
        document(
            "DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” CÁC XÓM NĂM 2025",
            [
                ["TT", "Tên xóm", "Chi hội thực hiện", "Tên mô hình", "Lĩnh vực"],
                [1, "Xóm Mó", "Chi hội xóm 14", "Dứa trái vụ trên đất đồi", "Kinh tế"],
                [2, "Xóm Rồng", "Chi hội xóm Rồng", "Tiếng cồng làng Thổ", "Văn hóa - xã hội"],
            ],
            page_header="ĐẢNG ỦY XÃ TÀ LÈNG - TỈNH NGHỆ AN",
        ),
        [
            ("T1!2", "Dứa trái vụ trên đất đồi", E, "Chi hội xóm 14", "Xã Tà Lèng", "2025", ""),
            ("T1!3", "Tiếng cồng làng Thổ", C, "Chi hội xóm Rồng", "Xã Tà Lèng", "2025", ""),
        ],
    )


@layout
def models_told_in_sentences_of_their_bodies() -> Layout:
    return Layout(
        "W13.docx",
        document(
            "TÓM TẮT CÁC MÔ HÌNH “DÂN VẬN KHÉO” XÃ TÀ LÈNG NĂM 2025",
            [
                ["STT", "Đơn vị", "Mô hình và kết quả nổi bật", "Lĩnh vực"],
                [
                    1,
                    "Hội Nông dân xã",
                    "Hội Nông dân xã xây dựng mô hình “Đào nở bản xa”: 38 hộ trồng 2.400 gốc.",
                    "Kinh tế",
                ],
                [
                    2,
                    "Công an xã",
                    "Công an xã duy trì mô hình “Khép cửa hàng trước giờ học” với 14 quán ký cam kết.",
                    "Quốc phòng - an ninh",
                ],
                [3, "Văn phòng", "Bí thư xuống bản cuối tháng\n12 lần, giải quyết 57/61 kiến nghị.", "HTCT"],
            ],
        ),
        [
            ("T1!2", "Đào nở bản xa", E, "Hội Nông dân xã", "Xã Tà Lèng", "2025", ""),
            ("T1!3", "Khép cửa hàng trước giờ học", D, "Công an xã", "Xã Tà Lèng", "2025", ""),
            ("T1!4", "Bí thư xuống bản cuối tháng", P, "Văn phòng", "Xã Tà Lèng", "2025", ""),
        ],
    )
