"""More layouts, in other wordings and structures than those of `layouts`; see there for what a layout is."""

import unicodedata
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment

from tests.registers.layouts import C, Cells, D, E, Layout, P, document, markup, old_workbook, text_file, workbook

MORE = []


def layout(function):
    MORE.append(function)
    return function


@layout
def ticks_of_many_kinds_under_a_merged_field_header() -> Layout:
    rows: Cells = [
        ["UBND HUYỆN SƠN ĐỘNG", None, None, None, None, None, None, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["PHÒNG NỘI VỤ", None, None, None, None, None, None, "Độc lập - Tự do - Hạnh phúc"],
        [None, None, None, None, None, None, None, "Sơn Động, ngày 20 tháng 12 năm 2023"],
        ["DANH SÁCH CÁC MÔ HÌNH DVK ĐĂNG KÝ NĂM 2022"],
        ["S T T", "Tên MH", "Lĩnh vực", None, None, None, "Đơn vị chủ trì", "Xã/TT", "Ghi chú"],
        [None, None, "KT", "VH-XH", "QP-AN", "XDHTCT"],
        [1, "Cánh đồng không vỏ thuốc BVTV", "●", None, None, None, "Hội ND", "An Lạc", None],
        [2, "Hát then - đàn tính", None, "✓", None, None, "Hội LHPN", "nt", "duy trì từ năm 2019"],
        [3, "Tiếng kẻng vùng biên", None, None, "v", None, "CA", "Dương Hưu", None],
        [4, "Ngày thứ 6 không hẹn", None, None, None, "+", "UBND", "TT An Châu", None],
        [None, "Cộng", 1, 1, 1, 1],
    ]
    merges = {"DS": ["A5:A6", "B5:B6", "C5:F5", "G5:G6", "H5:H6", "I5:I6"]}
    return Layout(
        "K01.xlsx",
        workbook(("DS", rows), merges=merges),
        [
            ("DS!7", "Cánh đồng không vỏ thuốc BVTV", E, "Hội ND", "An Lạc", "2022", ""),
            ("DS!8", "Hát then - đàn tính", C, "Hội LHPN", "An Lạc", "2022", ""),
            ("DS!9", "Tiếng kẻng vùng biên", D, "CA", "Dương Hưu", "2022", ""),
            ("DS!10", "Ngày thứ 6 không hẹn", P, "UBND", "Thị trấn An Châu", "2022", ""),
        ],
    )


@layout
def bodies_as_group_rows_with_letters_and_models_below() -> Layout:
    rows: Cells = [
        ["Biểu số 02: ĐĂNG KÝ “DÂN VẬN KHÉO” NĂM 2024 CỦA CÁC ĐOÀN THỂ HUYỆN CHỢ ĐỒN"],
        ["TT", "Nội dung đăng ký", "Địa bàn thực hiện", "thuộc lĩnh vực", "Kết quả bình xét"],
        ["A", "HỘI LIÊN HIỆP PHỤ NỮ HUYỆN (02 mô hình)"],
        ["1", "Biến rác thành tiền", "xã Bằng Lãng", "Văn hóa- Xã hội", "Xuất sắc"],
        ["2", "Ngôi nhà xanh", "thị trấn Bằng Lũng", "Văn hóa- Xã hội", "Tốt"],
        ["B", "HỘI NÔNG DÂN HUYỆN (01 mô hình)"],
        ["1", "VACR gắn với du lịch", "xã Quảng Bạch", "KT", "Khá"],
        ["C", "BAN CHỈ HUY QUÂN SỰ HUYỆN (01 mô hình)"],
        ["1", "Quân dân chung sức", "xã Bản Thi", "QPAN", None],
        ["Tổng cộng: 04 mô hình"],
    ]
    return Layout(
        "K02.xlsx",
        workbook(("Sheet1", rows)),
        [
            ("Sheet1!4", "Biến rác thành tiền", C, "HỘI LIÊN HIỆP PHỤ NỮ HUYỆN", "Xã Bằng Lãng", "2024", "Xuất sắc"),
            ("Sheet1!5", "Ngôi nhà xanh", C, "HỘI LIÊN HIỆP PHỤ NỮ HUYỆN", "Thị trấn Bằng Lũng", "2024", "Tốt"),
            ("Sheet1!7", "VACR gắn với du lịch", E, "HỘI NÔNG DÂN HUYỆN", "Xã Quảng Bạch", "2024", "Khá"),
            ("Sheet1!9", "Quân dân chung sức", D, "BAN CHỈ HUY QUÂN SỰ HUYỆN", "Xã Bản Thi", "2024", ""),
        ],
    )


@layout
def columns_in_an_unusual_order_with_the_name_last() -> Layout:
    rows: Cells = [
        ["ĐẢNG ỦY PHƯỜNG LINH XUÂN"],
        ["TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO ĐƯỢC CÔNG NHẬN NĂM 2023"],
        ["Xếp loại", "Năm XD", "LV", "Tập thể, cá nhân", "Mô hình/điển hình", "STT"],
        ["Tốt", 2021, "VHXH", "Ban công tác Mặt trận khu phố 3", "Mỗi tháng một địa chỉ yêu thương", 1],
        ["Khá", 2022, "ANTT", "Công an phường", "Cảnh sát thân thiện vì nhân dân phục vụ", 2],
        ["Tốt", None, "HTCT", "Đảng ủy phường", "30 phút tăng thêm", 3],
    ]
    return Layout(
        "K03.ods.xlsx",
        workbook(("Tổng hợp", rows)),
        [
            ("Tổng hợp!4", "Mỗi tháng một địa chỉ yêu thương", C, "Ban công tác Mặt trận khu phố 3",
             "Phường Linh Xuân", "2021", "Tốt"),
            ("Tổng hợp!5", "Cảnh sát thân thiện vì nhân dân phục vụ", D, "Công an phường",
             "Phường Linh Xuân", "2022", "Khá"),
            ("Tổng hợp!6", "30 phút tăng thêm", P, "Đảng ủy phường", "Phường Linh Xuân", "2023", "Tốt"),
        ],
    )  # fmt: skip


@layout
def tab_file_of_decomposed_capitals_in_windows_1258_spelling() -> Layout:
    rows: Cells = [
        ["TT", "TÊN MÔ HÌNH", "LĨNH VỰC", "ĐƠN VỊ", "XÃ", "NĂM"],
        ["1", "TỔ CCB VÌ DÂN", "QUỐC PHÒNG, AN NINH", "HỘI CCB XÃ", "NAM ĐỊNH", "2020"],
        ["2", "THẮP SÁNG NIỀM TIN", "VĂN HOÁ, XÃ HỘI", "ĐOÀN XÃ", "NAM ĐỊNH", "2020"],
    ]

    def write(path: Path) -> None:
        text = "\r\n".join("\t".join(str(cell) for cell in row) for row in rows)
        path.write_bytes(unicodedata.normalize("NFD", text).encode("utf-16"))

    return Layout(
        "K04.txt",
        write,
        [
            ("csv!2", "TỔ CCB VÌ DÂN", D, "HỘI CCB XÃ", "Nam Định", "2020", ""),
            ("csv!3", "THẮP SÁNG NIỀM TIN", C, "ĐOÀN XÃ", "Nam Định", "2020", ""),
        ],
    )


@layout
def word_register_over_three_tables_with_repeated_headers_and_a_signature_table() -> Layout:
    head: Cells = [
        ["TỈNH ỦY GIA LAI\nHUYỆN ỦY CHƯ PƯH\n*\nSố 12-DS/HU", "ĐẢNG CỘNG SẢN VIỆT NAM\n\nChư Pưh, ngày 05/01/2023"]
    ]
    header = ["Số TT", "Tên mô hình, điển hình", "Tập thể", "Cá nhân", "Xã", "Kết quả thực hiện"]
    one: Cells = [
        header,
        ["I", "Lĩnh vực phát triển kinh tế", "", "", "", ""],
        ["1", "Chăn nuôi dúi", "", "Bà Rmah H’Lan", "Ia Hla", "Thu 120 triệu đồng/năm"],
    ]
    two: Cells = [
        header,
        ["II", "Lĩnh vực quốc phòng - an ninh", "", "", "", ""],
        ["2", "Ánh sáng, camera và tiếng kẻng an ninh", "Hội CCB xã", "", "Ia Hla", "14 camera"],
        ["3", "Nhà tôi có bình chữa cháy", "Công an xã", "", "Ia Phang", ""],
    ]
    sign: Cells = [["Nơi nhận:\n- Như trên;\n- Lưu VPHU.", "T/M BAN THƯỜNG VỤ\n(Ký, đóng dấu)"]]
    return Layout(
        "K05.docx",
        document(
            head, "DANH SÁCH MÔ HÌNH, ĐIỂN HÌNH", "“DÂN VẬN KHÉO” TIÊU BIỂU NĂM 2022", one, "", two, sign, merged=False
        ),
        [
            ("T2!3", "Chăn nuôi dúi", E, "Bà Rmah H’Lan", "Ia Hla", "2022", "Thu 120 triệu đồng/năm"),
            ("T3!3", "Ánh sáng, camera và tiếng kẻng an ninh", D, "Hội CCB xã", "Ia Hla", "2022", "14 camera"),
            ("T3!4", "Nhà tôi có bình chữa cháy", D, "Công an xã", "Ia Phang", "2022", ""),
        ],
    )


@layout
def html_export_with_the_commune_in_the_heading_above_each_table() -> Layout:
    head = "<tr><th>STT</th><th>Tên mô hình</th><th>Đơn vị đăng ký</th><th>Lĩnh vực</th></tr>"
    body = (
        "<h2>MÔ HÌNH DÂN VẬN KHÉO NĂM 2025</h2><h3>Xã Thanh Ba</h3><table border=1>" + head
        + "<tr><td>1</td><td>Ngày thứ Bảy vì dân</td><td>UBND xã</td><td>Xây dựng Đảng và hệ thống chính trị</td></tr></table>"
        + "<h3>Xã Cẩm Khê</h3><table border=1>" + head
        + "<tr><td>1</td><td>Nấm linh chi</td><td>HTX Đồng Tâm</td><td>Phát triển kinh tế</td></tr>"
        + "<tr><td>2</td><td>Con đường hoa</td><td>Hội LHPN xã</td><td>&#86;H - XH</td></tr></table>"
    )  # fmt: skip
    return Layout(
        "K06.xls",
        markup(body),
        [
            ("T1!2", "Ngày thứ Bảy vì dân", P, "UBND xã", "Xã Thanh Ba", "2025", ""),
            ("T2!2", "Nấm linh chi", E, "HTX Đồng Tâm", "Xã Cẩm Khê", "2025", ""),
            ("T2!3", "Con đường hoa", C, "Hội LHPN xã", "Xã Cẩm Khê", "2025", ""),
        ],
    )


@layout
def old_workbook_without_a_field_and_a_period_in_its_title() -> Layout:
    rows: Cells = [
        ["ĐẢNG BỘ XÃ ĐIỆN THỌ"],
        ["ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO GIAI ĐOẠN 2021 - 2025"],
        [],
        ["Stt", "Tên mô hình", "Thời gian thực hiện", "Lực lượng thực hiện", "Người phụ trách", "Chủ trì"],
        [1.0, "Biến rác thành tiền", "2022", "Hội viên phụ nữ", "Nguyễn Thị A", "Hội Phụ nữ"],
        [2.0, "Tuyến đường không rác", "2021-2025", "Đoàn viên", "Trần Văn B", "Xã đoàn"],
        [3.0, "2 phòng, 3 giữ", "", "Toàn dân", "Lê C", "Công an xã"],
    ]
    return Layout(
        "K07.xls",
        old_workbook("dk", rows),
        [
            ("dk!5", "Biến rác thành tiền", "", "Hội Phụ nữ", "Xã Điện Thọ", "2022", ""),
            ("dk!6", "Tuyến đường không rác", "", "Xã đoàn", "Xã Điện Thọ", "", ""),
            ("dk!7", "2 phòng, 3 giữ", "", "Công an xã", "Xã Điện Thọ", "", ""),
        ],
    )


@layout
def merged_communes_over_rows_and_totals_per_commune() -> Layout:
    def write(path: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "2024"
        rows: Cells = [
            ["THỐNG KÊ MÔ HÌNH DÂN VẬN KHÉO HUYỆN ĐẤT ĐỎ"],
            ["TT", "Xã, thị trấn", "Mô hình", "Đơn vị", "Lĩnh vực", "Số hộ", "Kinh phí (triệu đồng)"],
            [1, "Xã Phước Hội", "Nuôi tôm công nghệ cao", "Hội Nông dân xã", "Kinh tế", 12, 1500],
            [2, None, "Khu dân cư 5 không", "UBMTTQVN xã", "Văn hóa - xã hội", 250, 18.5],
            [None, "Cộng xã Phước Hội", "2 mô hình"],
            [3, "Thị trấn Phước Hải", "Ngư dân bám biển", "Đồn Biên phòng Phước Hải", "Quốc phòng an ninh", 30, None],
            [4, None, "Làng chài văn hóa", "Hội LHPN thị trấn", "Văn hóa - xã hội", 45, 22],
            [None, "Cộng thị trấn Phước Hải", "2 mô hình"],
            [None, "TỔNG SỐ", "4 mô hình"],
        ]
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                sheet.cell(r, c).value = value
        for span in ("A1:G1", "B3:B4", "B6:B7"):
            sheet.merge_cells(span)
        sheet["A1"].alignment = Alignment(horizontal="center")
        book.save(path)

    return Layout(
        "K08.xlsx",
        write,
        [
            ("2024!3", "Nuôi tôm công nghệ cao", E, "Hội Nông dân xã", "Xã Phước Hội", "2024", ""),
            ("2024!4", "Khu dân cư 5 không", C, "UBMTTQVN xã", "Xã Phước Hội", "2024", ""),
            ("2024!6", "Ngư dân bám biển", D, "Đồn Biên phòng Phước Hải", "Thị trấn Phước Hải", "2024", ""),
            ("2024!7", "Làng chài văn hóa", C, "Hội LHPN thị trấn", "Thị trấn Phước Hải", "2024", ""),
        ],
    )


@layout
def names_that_begin_with_numbers_and_with_the_movement() -> Layout:
    rows: Cells = [
        ["DANH MỤC ĐIỂN HÌNH DÂN VẬN KHÉO NĂM 2023 - XÃ TAM QUAN"],
        ["STT", "Tên điển hình", "Lĩnh vực", "Đơn vị thực hiện", "Kết quả đạt được"],
        [1, "5 không 3 sạch", "Văn hóa, xã hội", "Hội LHPN xã", "98% hộ đạt"],
        [2, "Dân vận khéo 1+10", "Hệ thống chính trị", "Khối Dân vận xã", "10/10 thôn"],
        [3, "Khéo trong vận động nhân dân hiến đất làm đường", "Phát triển kinh tế", "Ban công tác Mặt trận thôn Trung", "1.000m2"],
        [4, "Tổng đài hỏi đáp thủ tục", "Hệ thống chính trị", "Trung tâm PVHCC", ""],
    ]  # fmt: skip
    return Layout(
        "K09.csv",
        text_file(rows, ";", "utf-8"),
        [
            ("csv!3", "5 không 3 sạch", C, "Hội LHPN xã", "Xã Tam Quan", "2023", "98% hộ đạt"),
            ("csv!4", "Dân vận khéo 1+10", P, "Khối Dân vận xã", "Xã Tam Quan", "2023", "10/10 thôn"),
            ("csv!5", "Khéo trong vận động nhân dân hiến đất làm đường", E, "Ban công tác Mặt trận thôn Trung",
             "Xã Tam Quan", "2023", "1.000m2"),
            ("csv!6", "Tổng đài hỏi đáp thủ tục", P, "Trung tâm PVHCC", "Xã Tam Quan", "2023", ""),
        ],
    )  # fmt: skip


@layout
def a_summary_sheet_first_then_the_register() -> Layout:
    summary: Cells = [
        ["TỔNG HỢP SỐ LƯỢNG MÔ HÌNH NĂM 2023"],
        ["TT", "Xã", "Kinh tế", "VH-XH", "QP-AN", "HTCT", "Tổng"],
        [1, "Ia Hla", 1, 1, 0, 0, 2],
        [2, "Đak Pơ", 0, 0, 1, 0, 1],
        [None, "Cộng", 1, 1, 1, 0, 3],
    ]
    rows: Cells = [
        ["PHỤ LỤC CHI TIẾT MÔ HÌNH DÂN VẬN KHÉO NĂM 2023"],
        ["TT", "Tên mô hình", "Xã", "Lĩnh vực", "Đơn vị chủ trì thực hiện"],
        [1, "Trồng cà phê hữu cơ", "Ia Hla", "Kinh tế", "Hội Nông dân"],
        [2, "Cồng chiêng cuối tuần", "Ia Hla", "VH-XH", "Đoàn Thanh niên"],
        [3, "Làng không tội phạm", "Đak Pơ", "QP-AN", "Công an"],
    ]
    return Layout(
        "K10.xlsx",
        workbook(("Tổng hợp", summary), ("Chi tiết", rows)),
        [
            ("Chi tiết!3", "Trồng cà phê hữu cơ", E, "Hội Nông dân", "Ia Hla", "2023", ""),
            ("Chi tiết!4", "Cồng chiêng cuối tuần", C, "Đoàn Thanh niên", "Ia Hla", "2023", ""),
            ("Chi tiết!5", "Làng không tội phạm", D, "Công an", "Đak Pơ", "2023", ""),
        ],
    )


@layout
def two_fields_named_together_stay_blank() -> Layout:
    rows: Cells = [
        ["XÃ SƠN TÌNH", None, None, None],
        ["Đăng ký mô hình “Dân vận khéo” năm 2024", None, None, None],
        ["TT", "Tên mô hình", "Lĩnh vực", "Chủ thể"],
        ["01", "Thu gom rác làm phân bón", "Phát triển kinh tế - văn hóa - xã hội", "Chi hội Phụ nữ thôn 1"],
        ["02", "Vườn mẫu", "Xây dựng nông thôn mới", "Chi hội Nông dân thôn 2"],
        ["03", "Chi bộ bốn tốt", "Xây dựng Đảng", "Chi bộ thôn 3"],
    ]
    return Layout(
        "K11.docx",
        document(rows[0][0], rows[1][0], rows[2:]),
        [
            ("T1!2", "Thu gom rác làm phân bón", "", "Chi hội Phụ nữ thôn 1", "Xã Sơn Tình", "2024", ""),
            ("T1!3", "Vườn mẫu", "", "Chi hội Nông dân thôn 2", "Xã Sơn Tình", "2024", ""),
            ("T1!4", "Chi bộ bốn tốt", P, "Chi bộ thôn 3", "Xã Sơn Tình", "2024", ""),
        ],
    )


@layout
def quarterly_blocks_side_notes_and_blank_columns() -> Layout:
    rows: Cells = [
        [None, None, "HUYỆN CÀNG LONG"],
        [None, None, "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO 2017"],
        [],
        [None, "STT", None, "MÔ HÌNH", None, "ĐỊA BÀN", "ĐƠN VỊ", "LĨNH VỰC"],
        [None, 1, None, "Thắp sáng đường quê", None, "xã Đại Phúc", "ĐTN xã", "VH-XH"],
        [],
        [None, 2, None, "Vườn dừa sáp", None, "xã Đại Phúc", "HND xã", "PTKT"],
        [None, "//", None, None, None, None, None, None],
        [None, 3, None, "Tổ liên gia tự quản", None, '"', '"', "ANQP"],
        [None, None, None, "Người lập biểu", None, None, "Thủ trưởng đơn vị"],
    ]
    return Layout(
        "K12.xlsx",
        workbook(("ds", rows)),
        [
            ("ds!5", "Thắp sáng đường quê", C, "ĐTN xã", "Xã Đại Phúc", "2017", ""),
            ("ds!7", "Vườn dừa sáp", E, "HND xã", "Xã Đại Phúc", "2017", ""),
            ("ds!9", "Tổ liên gia tự quản", D, "HND xã", "Xã Đại Phúc", "2017", ""),
        ],
    )


@layout
def wards_as_sheets_with_their_own_letterheads() -> Layout:
    def page(ward: str, *models: tuple[str, str, str]) -> Cells:
        return [
            [f"ĐẢNG ỦY PHƯỜNG {ward.upper()}", None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
            [f"BÁO CÁO MÔ HÌNH DÂN VẬN KHÉO PHƯỜNG {ward.upper()} NĂM 2024"],
            ["TT", "Tên mô hình", "Lĩnh vực", "Đơn vị chủ trì"],
            *[[n, *model] for n, model in enumerate(models, 1)],
            ["T/M ĐẢNG ỦY"],
        ]

    return Layout(
        "K13.xlsx",
        workbook(
            ("P. Tân An", page("Tân An", ("Hẻm xanh", "văn hóa-xã hội", "Ban điều hành khu phố 1"))),
            ("P. Phan Rang", page("Phan Rang", ("Chợ văn minh", "kinh tế", "Hội LHPN phường"),
                                  ("Camera nhà dân", "an ninh quốc phòng", "CA phường"))),
        ),
        [
            ("P. Tân An!4", "Hẻm xanh", C, "Ban điều hành khu phố 1", "Phường Tân An", "2024", ""),
            ("P. Phan Rang!4", "Chợ văn minh", E, "Hội LHPN phường", "Phường Phan Rang", "2024", ""),
            ("P. Phan Rang!5", "Camera nhà dân", D, "CA phường", "Phường Phan Rang", "2024", ""),
        ],
    )  # fmt: skip


@layout
def lists_in_one_cell_with_bullets_and_matching_results() -> Layout:
    rows: Cells = [
        ["TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO NĂM 2021 HUYỆN ĐAM RÔNG"],
        ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Kết quả"],
        [1, "Huyện Đoàn", "- Thanh niên thắp sáng đường quê\n- Ngày Chủ nhật thân thiện", "VH-XH", "90 bóng đèn"],
        [2, "Hội Nông dân xã Rô Men", "1. Trồng dâu nuôi tằm\n2. Sầu riêng sạch", "KT", "20 ha"],
        [3, "Công an xã Đạ Tông", "Họ đạo bình yên", "QP-AN", ""],
    ]
    return Layout(
        "K14.xlsx",
        workbook(("Sheet1", rows)),
        [
            ("Sheet1!3", "Thanh niên thắp sáng đường quê", C, "Huyện Đoàn", "", "2021", "90 bóng đèn"),
            ("Sheet1!3", "Ngày Chủ nhật thân thiện", C, "Huyện Đoàn", "", "2021", "90 bóng đèn"),
            ("Sheet1!4", "Trồng dâu nuôi tằm", E, "Hội Nông dân xã Rô Men", "Xã Rô Men", "2021", "20 ha"),
            ("Sheet1!4", "Sầu riêng sạch", E, "Hội Nông dân xã Rô Men", "Xã Rô Men", "2021", "20 ha"),
            ("Sheet1!5", "Họ đạo bình yên", D, "Công an xã Đạ Tông", "Xã Đạ Tông", "2021", ""),
        ],
    )


@layout
def windows_1258_semicolon_file_of_one_ward() -> Layout:
    rows: Cells = [
        ["UBND PHƯỜNG TAM QUAN", "", "", "", ""],
        ["DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2025", "", "", "", ""],
        ["STT", "Tên mô hình", "Lĩnh vực", "Đơn vị thực hiện", "Kết quả"],
        ["1", "Tư vấn và tiếp nhận TTHC lưu động", "HTCT", "Trung tâm PVHCC phường", "45 lượt"],
        ["2", "Dòng họ hiếu học", "VH-XH", "Hội Khuyến học phường", ""],
    ]

    def write(path: Path) -> None:
        tones = "\u0300\u0301\u0303\u0309\u0323"
        text = "\r\n".join(";".join(str(cell) for cell in row) for row in rows)
        out = []
        for char in text:  # the code page has the vowels ready-made and the tones as signs that follow
            parts = unicodedata.normalize("NFD", char)
            tone = "".join(mark for mark in parts if mark in tones)
            base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
            out.append(base + tone)
        path.write_bytes("".join(out).encode("cp1258"))

    return Layout(
        "K15.csv",
        write,
        [
            ("csv!4", "Tư vấn và tiếp nhận TTHC lưu động", P, "Trung tâm PVHCC phường", "Phường Tam Quan", "2025", "45 lượt"),
            ("csv!5", "Dòng họ hiếu học", C, "Hội Khuyến học phường", "Phường Tam Quan", "2025", ""),
        ],
    )  # fmt: skip


@layout
def headers_with_line_breaks_and_the_year_in_the_sheet_name() -> Layout:
    rows: Cells = [
        ["Tổng hợp mô hình dân vận khéo cấp huyện - huyện Cao Lãnh"],
        ["Số\nTT", "Tên mô hình,\nđiển hình", "Tên cơ quan,\nđơn vị", "Địa chỉ", "Lĩnh\nvực", "Cấp\ncông nhận"],
        ["01", "30 phút tăng thêm", "UBND xã Mỹ Thọ", "ấp 1, xã Mỹ Thọ", "xây dựng hệ thống chính trị", "Huyện"],
        ["02", "Cánh đồng chia sẻ", "HTX Bình Minh", "ấp 2, xã Bình Thạnh", "PTKT", "Tỉnh"],
        ["03", "Cây cầu nghĩa tình", "Hội Chữ thập đỏ huyện", None, "VHXH", "Huyện"],
    ]
    return Layout(
        "K16.xlsx",
        workbook(("Năm 2022", rows)),
        [
            ("Năm 2022!3", "30 phút tăng thêm", P, "UBND xã Mỹ Thọ", "Xã Mỹ Thọ", "2022", "Huyện"),
            ("Năm 2022!4", "Cánh đồng chia sẻ", E, "HTX Bình Minh", "Xã Bình Thạnh", "2022", "Tỉnh"),
            ("Năm 2022!5", "Cây cầu nghĩa tình", C, "Hội Chữ thập đỏ huyện", "", "2022", "Huyện"),
        ],
    )


@layout
def numbered_communes_as_sections_with_fields_below_in_bold_capitals() -> Layout:
    rows: Cells = [
        ["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO THỊ XÃ LA GI NĂM 2020"],
        ["STT", "MÔ HÌNH", "ĐƠN VỊ PHỤ TRÁCH"],
        ["1", "PHƯỜNG PHƯỚC HỘI", None],
        [None, "KINH TẾ", None],
        ["1.1", "Chợ hải sản sạch", "Hội LHPN phường"],
        [None, "QUỐC PHÒNG - AN NINH", None],
        ["1.2", "Tàu thuyền tự quản", "Đồn Biên phòng Phước Lộc"],
        ["2", "XÃ TÂN BÌNH", None],
        [None, "VĂN HÓA - XÃ HỘI", None],
        ["2.1", "Sân chơi cho em", "Đoàn TNCS Hồ Chí Minh xã"],
        [None, "XÂY DỰNG HỆ THỐNG CHÍNH TRỊ", None],
        ["2.2", "Nụ cười công sở", "UBND xã"],
    ]
    return Layout(
        "K17.xlsx",
        workbook(("LaGi", rows)),
        [
            ("LaGi!5", "Chợ hải sản sạch", E, "Hội LHPN phường", "Phường Phước Hội", "2020", ""),
            ("LaGi!7", "Tàu thuyền tự quản", D, "Đồn Biên phòng Phước Lộc", "Phường Phước Hội", "2020", ""),
            ("LaGi!10", "Sân chơi cho em", C, "Đoàn TNCS Hồ Chí Minh xã", "Xã Tân Bình", "2020", ""),
            ("LaGi!12", "Nụ cười công sở", P, "UBND xã", "Xã Tân Bình", "2020", ""),
        ],
    )


@layout
def refused_models_and_reasons_in_the_verdict_columns() -> Layout:
    rows: Cells = [
        ["KẾT QUẢ THẨM ĐỊNH MÔ HÌNH DÂN VẬN KHÉO NĂM 2019 - HUYỆN U MINH THƯỢNG"],
        ["TT", "Đơn vị đăng ký", "Tên mô hình", "LV", "Điểm", "Kết quả thẩm định", "Ghi chú"],
        [1, "Hội CCB xã Minh Thuận", "Tổ CCB bảo vệ rừng", "ANQP", 92.5, "Công nhận", None],
        [2, "Hội ND xã An Minh Bắc", "Lúa - tôm bền vững", "KT", 61, "Không công nhận", "chưa đủ hồ sơ"],
        [3, "Trường Tiểu học Vĩnh Hòa 1", "Lớp học không phế liệu", "VH-XH", 88, "Công nhận", None],
        ["Tổng số mô hình đăng ký: 03; công nhận: 02"],
    ]
    return Layout(
        "K18.xlsx",
        workbook(("TĐ", rows)),
        [
            ("TĐ!3", "Tổ CCB bảo vệ rừng", D, "Hội CCB xã Minh Thuận", "Xã Minh Thuận", "2019", "Công nhận"),
            ("TĐ!4", "Lúa - tôm bền vững", E, "Hội ND xã An Minh Bắc", "Xã An Minh Bắc", "2019", "Không công nhận"),
            ("TĐ!5", "Lớp học không phế liệu", C, "Trường Tiểu học Vĩnh Hòa 1", "", "2019", "Công nhận"),
        ],
    )


@layout
def a_word_letterhead_and_a_list_in_capitals_with_persons() -> Layout:
    table: Cells = [
        ["STT", "HỌ VÀ TÊN / TẬP THỂ", "ĐỊA CHỈ", "TÊN MÔ HÌNH", "LĨNH VỰC"],
        ["A", "TẬP THỂ", "", "", ""],
        ["1", "Chi hội Phụ nữ bản Noong", "Xã Thanh Nưa", "BẢN SẠCH NHÀ ĐẸP", "VH - XH"],
        ["2", "Công an xã", "Xã Noong Luống", "CỔNG TRƯỜNG AN TOÀN", "QP - AN"],
        ["B", "CÁ NHÂN", "", "", ""],
        ["1", "Ông Lò Văn Hặc", "Xã Thanh Nưa", "NUÔI CÁ LỒNG", "KT"],
    ]
    return Layout(
        "K20.docx",
        document("ĐẢNG BỘ HUYỆN ĐIỆN BIÊN", "DANH SÁCH TẬP THỂ, CÁ NHÂN “DÂN VẬN KHÉO” NĂM 2023", table, merged=False),
        [
            ("T1!3", "BẢN SẠCH NHÀ ĐẸP", C, "Chi hội Phụ nữ bản Noong", "Xã Thanh Nưa", "2023", ""),
            ("T1!4", "CỔNG TRƯỜNG AN TOÀN", D, "Công an xã", "Xã Noong Luống", "2023", ""),
            ("T1!6", "NUÔI CÁ LỒNG", E, "Ông Lò Văn Hặc", "Xã Thanh Nưa", "2023", ""),
        ],
    )


@layout
def tcvn3_in_some_columns_and_unicode_in_others() -> Layout:
    rows: Cells = [
        ["DANH S¸CH M« H×NH D©N VËN KHÐO N¨M 2010"],
        ["TT", "Tªn m« h×nh", "§¬n vÞ", "Xã", "LÜnh vùc"],
        [1, "Nu«i ong lÊy mËt", "Héi N«ng d©n x·", "Xã Hoàng An", "Kinh tÕ"],
        [2, "§­êng lµng s¹ch ®Ñp", "Héi Phô n÷ x·", "Xã Hoàng Vân", "V¨n hãa - x· héi"],
        [3, "Tæ hßa gi¶i", "MÆt trËn x·", "Xã Hoàng An", "An ninh"],
    ]
    return Layout(
        "K21.xls",
        old_workbook("Sheet1", rows),
        [
            ("Sheet1!3", "Nuôi ong lấy mật", E, "Hội Nông dân xã", "Xã Hoàng An", "2010", ""),
            ("Sheet1!4", "Đường làng sạch đẹp", C, "Hội Phụ nữ xã", "Xã Hoàng Vân", "2010", ""),
            ("Sheet1!5", "Tổ hòa giải", D, "Mặt trận xã", "Xã Hoàng An", "2010", ""),
        ],
    )


@layout
def bodies_in_merged_cells_and_several_models_below_each_without_numbers() -> Layout:
    def write(path: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "ĐK"
        rows: Cells = [
            ["Đăng ký mô hình Dân vận khéo năm 2024 – xã Vĩnh Phú"],
            ["Đơn vị", "Mô hình đăng ký", "Lĩnh vực", "Chỉ tiêu"],
            ["Hội Cựu chiến binh", "Tuyến đường tự quản", "Quốc phòng – An ninh", "3 km"],
            [None, "Giúp nhau xóa nhà tạm", "Văn hóa – Xã hội", "2 nhà"],
            ["Hội Nông dân", "Lúa hữu cơ", "Kinh tế", "15 ha"],
            [None, "Ao cá Bác Hồ", "Kinh tế", "1 ao"],
            [None, "Nông dân không vi phạm pháp luật", "Quốc phòng – An ninh", None],
        ]
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                sheet.cell(r, c).value = value
        for span in ("A1:D1", "A3:A4", "A5:A7"):
            sheet.merge_cells(span)
        book.save(path)

    return Layout(
        "K22.xlsx",
        write,
        [
            ("ĐK!3", "Tuyến đường tự quản", D, "Hội Cựu chiến binh", "Xã Vĩnh Phú", "2024", ""),
            ("ĐK!4", "Giúp nhau xóa nhà tạm", C, "Hội Cựu chiến binh", "Xã Vĩnh Phú", "2024", ""),
            ("ĐK!5", "Lúa hữu cơ", E, "Hội Nông dân", "Xã Vĩnh Phú", "2024", ""),
            ("ĐK!6", "Ao cá Bác Hồ", E, "Hội Nông dân", "Xã Vĩnh Phú", "2024", ""),
            ("ĐK!7", "Nông dân không vi phạm pháp luật", D, "Hội Nông dân", "Xã Vĩnh Phú", "2024", ""),
        ],
    )


@layout
def communes_typed_small_in_a_font_of_old_capitals() -> Layout:
    rows: Cells = [
        ["danh s¸ch m« h×nh d©n vËn khÐo n¨m 2012"],
        ["TT", "Tªn m« h×nh", "§¬n vÞ", "LÜnh vùc"],
        ["I", "x· hång phong (02 m« h×nh)"],
        [1, "Nu«i ong lÊy mËt", "Héi N«ng d©n x·", "Kinh tÕ"],
        [2, "tæ hßa gi¶i", "MÆt trËn x·", "An ninh"],
        ["II", "thÞ trÊn vÜnh thuËn"],
        [1, "Nu«i ong lÊy mËt", "Héi N«ng d©n thÞ trÊn", "Kinh tÕ"],
    ]
    return Layout(
        "K23.xls",
        old_workbook("DS", rows),
        [
            ("DS!4", "Nuôi ong lấy mật", E, "Hội Nông dân xã", "Xã Hồng Phong", "2012", ""),
            ("DS!5", "tổ hòa giải", D, "Mặt trận xã", "Xã Hồng Phong", "2012", ""),
            ("DS!7", "Nuôi ong lấy mật", E, "Hội Nông dân thị trấn", "Thị trấn Vĩnh Thuận", "2012", ""),
        ],
    )
