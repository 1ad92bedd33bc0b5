"""Sheets that hold more than one table: side by side, or with lists of something else; see `layouts`."""

from pathlib import Path

import openpyxl
from openpyxl.styles import PatternFill

from tests.registers.layouts import C, Cells, D, E, Layout, P, document, text_file, workbook

SHEETS = []


def layout(function):
    SHEETS.append(function)
    return function


@layout
def two_tables_side_by_side_for_groups_and_persons() -> Layout:
    rows: Cells = [
        ["ĐẢNG ỦY XÃ HÒA LỢI", None, None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"],
        ["A. TẬP THỂ", None, None, None, "B. CÁ NHÂN"],
        ["STT", "Tên mô hình", "Đơn vị", None, "STT", "Tên điển hình", "Cá nhân"],
        [1, "Ao bèo xử lý nước thải", "Hội Nông dân xã", None, 1, "Dạy bơi miễn phí", "Ông Kim Mẫu"],
        [2, "Cổng rào cây xanh", "Hội LHPN xã", None, 2, "Sửa cầu dân sinh", "Bà Thạch Thị Thử"],
        [None, None, None, None, 3, "Góp đất mở lộ", "Ông Sơn Ví"],
        ["Cộng", "02 mô hình", None, None, "Cộng", "03 điển hình"],
        ["Nơi nhận:", None, None, None, "TM. ĐẢNG ỦY"],
    ]
    return Layout(
        "S01.xlsx",
        workbook(("DVK", rows), merges={"DVK": ["A2:G2"]}),
        [
            ("DVK!5", "Ao bèo xử lý nước thải", "", "Hội Nông dân xã", "Xã Hòa Lợi", "2023", ""),
            ("DVK!6", "Cổng rào cây xanh", "", "Hội LHPN xã", "Xã Hòa Lợi", "2023", ""),
            ("DVK!5", "Dạy bơi miễn phí", "", "Ông Kim Mẫu", "Xã Hòa Lợi", "2023", ""),
            ("DVK!6", "Sửa cầu dân sinh", "", "Bà Thạch Thị Thử", "Xã Hòa Lợi", "2023", ""),
            ("DVK!7", "Góp đất mở lộ", "", "Ông Sơn Ví", "Xã Hòa Lợi", "2023", ""),
        ],
    )


@layout
def two_tables_without_a_gap_each_below_its_field() -> Layout:
    rows: Cells = [
        ["ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2024 - XÃ THẠNH LỘC"],
        ["I. KINH TẾ", None, None, "II. QUỐC PHÒNG - AN NINH"],
        ["TT", "Tên mô hình", "Đơn vị thực hiện", "TT", "Tên mô hình", "Đơn vị thực hiện"],
        [1, "Lúa tôm luân canh", "HTX Thạnh Lộc", 1, "Loa gọi xóm", "Công an xã"],
        [2, "Đan cỏ bàng", "Hội LHPN xã", 2, "Đèn cảnh báo", "Đoàn xã"],
    ]
    return Layout(
        "S02.xlsx",
        workbook(("Sheet1", rows), merges={"Sheet1": ["A1:F1", "A2:C2", "D2:F2"]}),
        [
            ("Sheet1!4", "Lúa tôm luân canh", E, "HTX Thạnh Lộc", "Xã Thạnh Lộc", "2024", ""),
            ("Sheet1!5", "Đan cỏ bàng", E, "Hội LHPN xã", "Xã Thạnh Lộc", "2024", ""),
            ("Sheet1!4", "Loa gọi xóm", D, "Công an xã", "Xã Thạnh Lộc", "2024", ""),
            ("Sheet1!5", "Đèn cảnh báo", D, "Đoàn xã", "Xã Thạnh Lộc", "2024", ""),
        ],
    )


@layout
def communes_side_by_side_with_headers_on_different_rows() -> Layout:
    rows: Cells = [
        ["MÔ HÌNH DÂN VẬN KHÉO NĂM 2022"],
        [],
        ["XÃ QUẢNG BẠCH", None, None, None],
        ["TT", "Tên mô hình", "Đơn vị", "LV", "XÃ BẢN THI"],
        [1, "Chè sạch", "Hội ND xã", "KT", "TT", "Tên mô hình", "Đơn vị", "LV"],
        [2, "Bếp ăn thân thiện", "Hội PN xã", "VHXH", 1, "Đường biên bình yên", "Công an xã", "ANQP"],
        [None, None, None, None, 2, "Chi bộ số", "Đảng ủy xã", "HTCT"],
    ]
    return Layout(
        "S03.xlsx",
        workbook(("Sheet1", rows)),
        [
            ("Sheet1!5", "Chè sạch", E, "Hội ND xã", "Xã Quảng Bạch", "2022", ""),
            ("Sheet1!6", "Bếp ăn thân thiện", C, "Hội PN xã", "Xã Quảng Bạch", "2022", ""),
            ("Sheet1!6", "Đường biên bình yên", D, "Công an xã", "Xã Bản Thi", "2022", ""),
            ("Sheet1!7", "Chi bộ số", P, "Đảng ủy xã", "Xã Bản Thi", "2022", ""),
        ],
    )


@layout
def lists_of_something_else_between_and_below_the_models() -> Layout:
    rows: Cells = [
        ["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2025 XÃ ĐẠ TÔNG"],
        ["STT", "Tên mô hình", "Đơn vị thực hiện", "Lĩnh vực"],
        [1, "Vườn dâu nhà kính", "Hội Nông dân xã", "Kinh tế"],
        [],
        ["STT", "Tiêu chí", "Điểm chuẩn", "Ghi chú"],
        [1, "Được nhân dân đồng tình", 30, "bắt buộc"],
        ["STT", "Tên mô hình", "Đơn vị thực hiện", "Lĩnh vực"],
        [2, "Nhà rông sạch đẹp", "Đoàn xã", "Văn hóa - xã hội"],
        ["Tổng cộng: 02 mô hình"],
        ["Nơi nhận:", None, "TM. ĐẢNG ỦY"],
        [],
        ["Đơn vị", "Người phụ trách", "Điện thoại", "Email"],
        ["Đoàn xã", "Ông Mẫu", "0900000000", "mau@example.vn"],
        ["STT", "Lĩnh vực", "Số mô hình", "Tỷ lệ"],
        [1, "Kinh tế", 1, "50%"],
        ["STT", "Nội dung", "Số lượng"],
        [1, "Họp dân bàn mô hình", 12],
    ]
    return Layout(
        "S04.xlsx",
        workbook(("ĐK", rows)),
        [
            ("ĐK!3", "Vườn dâu nhà kính", E, "Hội Nông dân xã", "Xã Đạ Tông", "2025", ""),
            ("ĐK!8", "Nhà rông sạch đẹp", C, "Đoàn xã", "Xã Đạ Tông", "2025", ""),
        ],
    )


@layout
def a_list_of_members_in_the_next_sheet() -> Layout:
    rows: Cells = [
        ["MÔ HÌNH DÂN VẬN KHÉO XÃ MƯỜNG PHĂNG NĂM 2024"],
        ["STT", "Tên mô hình", "Đơn vị", "Lĩnh vực"],
        [1, "Bản làng có hoa", "Hội LHPN xã", "VH-XH"],
    ]
    members: Cells = [
        ["STT", "Họ và tên", "Sinh năm", "Thành phần", "Thuộc chi hội", "Là", "Vào hội", "Gương dân vận khéo"],
        *[
            [n, f"Lò Văn Mẫu {n}", 1960 + n, "Nông dân", "Bản Co Mỵ", "Hội viên", "01/01/2001", "x"]
            for n in range(1, 6)
        ],
    ]
    return Layout(
        "S05.xlsx",
        workbook(("DVK", rows), ("Hội viên", members)),
        [("DVK!3", "Bản làng có hoa", C, "Hội LHPN xã", "Xã Mường Phăng", "2024", "")],
    )


@layout
def names_and_bodies_broken_over_two_rows() -> Layout:
    rows: Cells = [
        ["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2023 HUYỆN THỌ XUÂN"],
        ["STT", "Tên mô hình", "Đơn vị thực hiện", "Xã", "Lĩnh vực"],
        [1, "Vận động nhân dân dời hàng rào,", "Ủy ban MTTQ Việt Nam", "Xuân Lai", "VH-XH"],
        [None, "mở rộng ngõ xóm", "xã", None, None],
        [2, "Giúp nhau trồng rừng", "Ban công tác", "Thọ Hải", "KT"],
        [None, "gỗ lớn", "Mặt trận thôn 2", None, None],
    ]
    return Layout(
        "S06.xlsx",
        workbook(("Sheet1", rows)),
        [
            ("Sheet1!3", "Vận động nhân dân dời hàng rào, mở rộng ngõ xóm", C, "Ủy ban MTTQ Việt Nam xã", "Xuân Lai",
             "2023", ""),
            ("Sheet1!5", "Giúp nhau trồng rừng gỗ lớn", E, "Ban công tác Mặt trận thôn 2", "Thọ Hải", "2023", ""),
        ],
    )  # fmt: skip


@layout
def a_header_repeated_in_other_words_where_numbers_go_on() -> Layout:
    rows: Cells = [
        ["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2022 XÃ BẰNG LÃNG"],
        ["STT", "Tên mô hình", "Đơn vị thực hiện", "Lĩnh vực"],
        [1, "Ruộng bậc thang sạch cỏ", "Hội Nông dân xã", "KT"],
        ["STT", "Việc dân vận", "Đơn vị thực hiện", "Lĩnh vực"],
        [2, "Lớp xóa mù chữ", "Đồn Biên phòng Bản Thi", "VH-XH"],
    ]
    return Layout(
        "S07.xlsx",
        workbook(("ĐK", rows)),
        [
            ("ĐK!3", "Ruộng bậc thang sạch cỏ", E, "Hội Nông dân xã", "Xã Bằng Lãng", "2022", ""),
            ("ĐK!5", "Lớp xóa mù chữ", C, "Đồn Biên phòng Bản Thi", "Xã Bằng Lãng", "2022", ""),
        ],
    )


@layout
def models_and_examples_in_two_columns_of_one_table() -> Layout:
    rows: Cells = [
        ["DÂN VẬN KHÉO XÃ QUẢNG BẠCH NĂM 2023"],
        ["STT", "Đơn vị", "Tên mô hình", "Tên điển hình"],
        [1, "Hội LHPN xã", "Nón lá làng nghề", "Bà Ma Thị Thử giúp người già"],
        [2, "Công an xã", "Xóm bình yên", None],
        [3, "Hội CCB xã", None, "Ông Hà Văn Mẫu giữ rừng"],
    ]
    return Layout(
        "S08.xlsx",
        workbook(("ĐK", rows)),
        [
            ("ĐK!3", "Nón lá làng nghề", "", "Hội LHPN xã", "Xã Quảng Bạch", "2023", ""),
            ("ĐK!3", "Bà Ma Thị Thử giúp người già", "", "Hội LHPN xã", "Xã Quảng Bạch", "2023", ""),
            ("ĐK!4", "Xóm bình yên", "", "Công an xã", "Xã Quảng Bạch", "2023", ""),
            ("ĐK!5", "Ông Hà Văn Mẫu giữ rừng", "", "Hội CCB xã", "Xã Quảng Bạch", "2023", ""),
        ],
    )


def _names_of_two_years(merged: bool) -> Layout:
    rows: Cells = [
        ["ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO GIAI ĐOẠN 2025-2026"],
        ["STT", "Đơn vị", "Tên mô hình đăng ký", None, "Lĩnh vực"],
        [None, None, "Năm 2025", "Năm 2026", None],
        [1, "Hội LHPN xã Tân An", "Nhà sạch vườn đẹp", "Đường hoa", "VH-XH"],
        [2, "Hội Nông dân xã Tân An", "Nuôi ong", None, "KT"],
    ]
    merges = ["A2:A3", "B2:B3", "C2:D2", "E2:E3"] if merged else []
    return Layout(
        "Y.xlsx",
        workbook(("DS", rows), merges={"DS": merges}),
        [
            ("DS!4", "Nhà sạch vườn đẹp", C, "Hội LHPN xã Tân An", "Xã Tân An", "2025", ""),
            ("DS!4", "Đường hoa", C, "Hội LHPN xã Tân An", "Xã Tân An", "2026", ""),
            ("DS!5", "Nuôi ong", E, "Hội Nông dân xã Tân An", "Xã Tân An", "2025", ""),
        ],
    )


@layout
def names_in_a_column_of_each_year_under_a_merged_label() -> Layout:
    return _names_of_two_years(merged=True)


@layout
def names_in_a_column_of_each_year_without_merges() -> Layout:
    return _names_of_two_years(merged=False)


@layout
def communes_by_bare_name_in_a_column_of_units_and_a_sum_in_words() -> Layout:
    rows: Cells = [
        ["TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO” ĐỀ NGHỊ HỖ TRỢ NĂM 2024"],
        ["TT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Mức hỗ trợ (đồng)"],
        [1, "Lò sấy bánh đa chung", "Tùng Ảnh", "Kinh tế", 5000000],
        [2, "Tủ thuốc đầu làng", "Trường Sơn", "VH-XH", 3000000],
        [3, "Cổng an ninh số", "Thị trấn", "QP-AN", 4000000],
        [None, "Tổng cộng", None, None, 12000000],
        [None, "Bằng chữ: Mười hai triệu đồng chẵn./.", None, None, None],
    ]
    return Layout(
        "S09.xlsx",
        workbook(("Hỗ trợ", rows)),
        [
            ("Hỗ trợ!3", "Lò sấy bánh đa chung", E, "Tùng Ảnh", "Tùng Ảnh", "2024", ""),
            ("Hỗ trợ!4", "Tủ thuốc đầu làng", C, "Trường Sơn", "Trường Sơn", "2024", ""),
            ("Hỗ trợ!5", "Cổng an ninh số", D, "Thị trấn", "Thị trấn", "2024", ""),
        ],
    )


@layout
def ratings_in_words_under_a_merged_label_of_results() -> Layout:
    rows: Cells = [
        ["BẢNG THẨM ĐỊNH MÔ HÌNH DÂN VẬN KHÉO NĂM 2024"],
        ["TT", "Tên mô hình", "Đơn vị", "Kết quả thẩm định", None],
        [None, None, None, "Điểm", "Xếp loại"],
        [1, "Bếp ăn mùa gặt", "Hội LHPN xã An Dũng", 92, "Tốt"],
        [2, "Sân phơi liên gia", "Hội Nông dân xã An Dũng", 81, "Khá"],
    ]
    return Layout(
        "S10.xlsx",
        workbook(("TĐ", rows), merges={"TĐ": ["A2:A3", "B2:B3", "C2:C3", "D2:E2"]}),
        [
            ("TĐ!4", "Bếp ăn mùa gặt", "", "Hội LHPN xã An Dũng", "Xã An Dũng", "2024", "Tốt"),
            ("TĐ!5", "Sân phơi liên gia", "", "Hội Nông dân xã An Dũng", "Xã An Dũng", "2024", "Khá"),
        ],
    )


@layout
def results_told_in_short_and_marks_under_a_merged_label_of_results() -> Layout:
    rows: Cells = [
        ["MÔ HÌNH DÂN VẬN KHÉO TIÊU BIỂU NĂM 2024"],
        ["TT", "Tên mô hình", "Đơn vị", "Tóm tắt kết quả nổi bật", "Kết quả xét", None],
        [None, None, None, None, "Đạt", "Không đạt"],
        [1, "Vườn thuốc nam trường học", "Đoàn thị trấn Nga Sơn", "Trồng 42 loại cây", "x", None],
        [2, "Hòm thư góp ý", "Đội CSGT huyện", None, None, "x"],
    ]
    return Layout(
        "S11.xlsx",
        workbook(("TB", rows), merges={"TB": ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2"]}),
        [
            (
                "TB!4",
                "Vườn thuốc nam trường học",
                "",
                "Đoàn thị trấn Nga Sơn",
                "Thị trấn Nga Sơn",
                "2024",
                "Trồng 42 loại cây",
            ),
            ("TB!5", "Hòm thư góp ý", "", "Đội CSGT huyện", "", "2024", "Không đạt"),
        ],
    )


@layout
def field_in_the_title_and_places_that_bodies_are_named_for() -> Layout:
    rows: Cells = [
        ["THỐNG KÊ MÔ HÌNH DÂN VẬN KHÉO VỀ QUỐC PHÒNG - AN NINH NĂM 2026"],
        ["TT", "Đơn vị", "Tên mô hình", "Xã, phường", "Quy mô, kết quả năm 2026"],
        [1, "Công an xã Lao Bảo", "Khách lạ báo ngay", "Xã Lao Bảo", "42 nhà trọ"],
        [2, "Phòng Cảnh sát giao thông", "Cổng trường thông thoáng", None, "9 trường"],
        [3, "Công an phường Nam Đông Hà", "Mắt thần ngõ nhỏ", "Phường Nam Đông Hà", None],
    ]
    return Layout(
        "S12.xlsx",
        workbook(("CA", rows)),
        [
            ("CA!3", "Khách lạ báo ngay", D, "Công an xã Lao Bảo", "Xã Lao Bảo", "2026", "42 nhà trọ"),
            ("CA!4", "Cổng trường thông thoáng", D, "Phòng Cảnh sát giao thông", "", "2026", "9 trường"),
            ("CA!5", "Mắt thần ngõ nhỏ", D, "Công an phường Nam Đông Hà", "Phường Nam Đông Hà", "2026", ""),
        ],
    )


@layout
def numbered_questions_and_one_answer_sent_twice() -> Layout:
    rows: Cells = [
        ["Dấu thời gian", "1. Tên cơ sở Đoàn đăng ký", "2. Tên mô hình (ghi đầy đủ, không viết tắt)",
         "3. Mô hình xây dựng mới hay duy trì?", "4. Năm thực hiện"],
        ["05/03/2026 8:11:00", "Đoàn xã Gio Linh", "Bến đò áo xanh", "Xây dựng mới", "2026"],
        ["05/03/2026 9:40:00", "Đoàn xã Cồn Tiên", "Tủ sách cột mốc", "Duy trì", "2025"],
        ["06/03/2026 7:02:10", "Đoàn xã Gio Linh", "Bến đò áo xanh", "Xây dựng mới", "2026"],
    ]  # fmt: skip
    return Layout(
        "S13.csv",
        text_file(rows),
        [
            ("csv!2", "Bến đò áo xanh", "", "Đoàn xã Gio Linh", "Xã Gio Linh", "2026", ""),
            ("csv!3", "Tủ sách cột mốc", "", "Đoàn xã Cồn Tiên", "Xã Cồn Tiên", "2025", ""),
        ],
        dropped=1,
    )


@layout
def a_letter_that_names_the_year_behind_the_paper_it_answers() -> Layout:
    rows: Cells = [
        ["Stt", "Mô hình", "Lĩnh vực", "Phụ trách"],
        ["1", "Điện mặt trời bến cá", "Kinh tế", "Phòng Kinh tế đặc khu"],
        ["2", "Lưới cũ không xuống biển", "Văn hóa - xã hội", "Hội Nông dân đặc khu"],
    ]
    return Layout(
        "S14.docx",
        document(
            "ĐẢNG ỦY ĐẶC KHU CỒN CỎ",
            "Thực hiện Công văn số 118-CV/TU ngày 3/12/2025, Đảng ủy đặc khu đăng ký mô hình “Dân vận khéo” năm 2026:",
            rows,
        ),
        [
            ("T1!2", "Điện mặt trời bến cá", E, "Phòng Kinh tế đặc khu", "Đặc khu Cồn Cỏ", "2026", ""),
            ("T1!3", "Lưới cũ không xuống biển", C, "Hội Nông dân đặc khu", "Đặc khu Cồn Cỏ", "2026", ""),
        ],
    )


@layout
def names_in_quotation_marks_with_what_they_do_in_one_cell() -> Layout:
    rows: Cells = [
        ["XÃ CÙ LAO GIÊNG - TỔNG HỢP DÂN VẬN KHÉO 2026"],
        ["TT", "Tên mô hình và nội dung chính", "Đơn vị chủ trì"],
        [1, "Mô hình “Bè tre gom lục bình”: kéo lục bình vào bờ ủ phân.", "Đoàn xã"],
        [2, "“Xoài qua cửa khẩu”\n- Vận động 85 hộ bao trái đồng loạt.", "Hội Nông dân xã"],
        [3, "“Kơpăn wai” – Ghế dài nối buôn", "MTTQ xã"],
        [None, "Tổ thẩm định: đề nghị bổ sung ảnh trước 30/11", None],
        [4, "“Phà đêm” - Chủ phà trực, không lấy tiền.", "Công an xã"],
    ]
    return Layout(
        "S15.xlsx",
        workbook(("DS", rows)),
        [
            ("DS!3", "Mô hình “Bè tre gom lục bình”", "", "Đoàn xã", "Xã Cù Lao Giêng", "2026", ""),
            ("DS!4", "“Xoài qua cửa khẩu”", "", "Hội Nông dân xã", "Xã Cù Lao Giêng", "2026", ""),
            ("DS!5", "“Kơpăn wai” – Ghế dài nối buôn", "", "MTTQ xã", "Xã Cù Lao Giêng", "2026", ""),
            ("DS!7", "“Phà đêm”", "", "Công an xã", "Xã Cù Lao Giêng", "2026", ""),
        ],
    )


@layout
def cells_above_the_names_of_their_models_in_one_column() -> Layout:
    rows: Cells = [
        ["TT", "Chi bộ/Tên mô hình", "Lĩnh vực", "Đạt hiệu quả"],
        ["1", "CHI BỘ ẤP VĨNH HÒA", None, None],
        ["1.1", "Mở cửa nhà văn hóa đêm nước lên", "Văn hóa - xã hội", "x"],
        ["1.2", "Chung vốn thuê máy ủi", "Kinh tế", None],
        ["2", "CHI BỘ QUÂN SỰ", None, None],
        ["2.1", "Báo động bằng ánh đèn", "Quốc phòng - an ninh", "x"],
    ]
    return Layout(
        "S16.docx",
        document("ĐẢNG ỦY XÃ VĨNH GIA", "Các chi bộ đăng ký mô hình dân vận khéo năm 2023", rows),
        [
            ("T1!3", "Mở cửa nhà văn hóa đêm nước lên", C, "CHI BỘ ẤP VĨNH HÒA", "Xã Vĩnh Gia", "2023", ""),
            ("T1!4", "Chung vốn thuê máy ủi", E, "CHI BỘ ẤP VĨNH HÒA", "Xã Vĩnh Gia", "2023", ""),
            ("T1!6", "Báo động bằng ánh đèn", D, "CHI BỘ QUÂN SỰ", "Xã Vĩnh Gia", "2023", ""),
        ],
    )


@layout
def a_title_without_marks_names_commune_and_year() -> Layout:
    rows: Cells = [
        ["DANH SACH MO HINH DAN VAN KHEO XA O LAM NAM 2022"],
        ["STT", "Ten mo hinh", "Don vi thuc hien", "Linh vuc"],
        ["1", "Cay rang me thay thuoc diet co", "Hoi Nong dan xa", "Kinh te"],
        ["2", "Tieng keng 21 gio", "Cong an xa", "Quoc phong - an ninh"],
        ["", "Tong cong: 2 mo hinh", "", ""],
        ["", "Nguoi lap bieu", "", "Thu truong don vi"],
        ["", "Noi nhan: Ban Dan van huyen", "", ""],
    ]
    return Layout(
        "S17.csv",
        text_file(rows, ";"),
        [
            ("csv!3", "Cay rang me thay thuoc diet co", E, "Hoi Nong dan xa", "Xã Ô Lâm", "2022", ""),
            ("csv!4", "Tieng keng 21 gio", D, "Cong an xa", "Xã Ô Lâm", "2022", ""),
        ],
    )


@layout
def sheets_of_communes_under_titles_that_name_a_field() -> Layout:
    def rows(name: str) -> Cells:
        return [
            ["THỐNG KÊ MÔ HÌNH DÂN VẬN KHÉO VỀ QUỐC PHÒNG - AN NINH ĐANG DUY TRÌ NĂM 2024"],
            ["TT", "Tên mô hình", "Đơn vị"],
            [1, name, "Công an xã"],
        ]

    return Layout(
        "S19.xlsx",
        workbook(("Nà Khoang Sim", rows("Đèn sáng ngõ quê")), ("Lùng Thẩu Hạ", rows("Loa nhắc giờ giới nghiêm"))),
        [
            ("Nà Khoang Sim!3", "Đèn sáng ngõ quê", D, "Công an xã", "Nà Khoang Sim", "2024", ""),
            ("Lùng Thẩu Hạ!3", "Loa nhắc giờ giới nghiêm", D, "Công an xã", "Lùng Thẩu Hạ", "2024", ""),
        ],
    )


@layout
def what_a_market_does_well_without_running_numbers() -> Layout:
    rows: Cells = [
        ["Mô hình DVK tại các chợ - 2026"],
        ["Tên chợ", "Làm gì cho khéo", "Lĩnh vực"],
        ["Chợ Ba Chúc", "Cân đối chứng đầu chợ", "Kinh tế"],
        ["Chợ Cầu Sắt", "Sạp 0 đồng ngày rằm", "Văn hóa - xã hội"],
    ]
    return Layout(
        "S18.xlsx",
        workbook(("Cho", rows)),
        [
            ("Cho!3", "Cân đối chứng đầu chợ", E, "Chợ Ba Chúc", "", "2026", ""),
            ("Cho!4", "Sạp 0 đồng ngày rằm", C, "Chợ Cầu Sắt", "", "2026", ""),
        ],
    )


@layout
def running_numbers_that_stand_with_the_names() -> Layout:
    rows: Cells = [
        ["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO XÃ HỒ SÉN NĂM 2026"],
        ["TT", "Tên mô hình", "Đơn vị", "LV"],
        ["", "1 Nhãn chín muộn rải vụ", "Hội Nông dân", "KT"],
        ["", "2 Xưởng mộc hút bụi", "Hội CCB", "KT"],
        ["", "3 Phòng trọ 0 rác", "Đoàn TN", "VH-XH"],
    ]
    return Layout(
        "S20.xlsx",
        workbook(("Sheet1", rows)),
        [
            ("Sheet1!3", "Nhãn chín muộn rải vụ", E, "Hội Nông dân", "Xã Hồ Sén", "2026", ""),
            ("Sheet1!4", "Xưởng mộc hút bụi", E, "Hội CCB", "Xã Hồ Sén", "2026", ""),
            ("Sheet1!5", "Phòng trọ 0 rác", C, "Đoàn TN", "Xã Hồ Sén", "2026", ""),
        ],
    )


@layout
def a_cell_tells_name_body_field_and_commune_line_by_line() -> Layout:
    rows: Cells = [
        ["TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO TIÊU BIỂU NĂM 2025"],
        ["TT", "Mô hình", "Kết quả"],
        [
            1,
            "Tên mô hình: Đồi sim không rác\nĐơn vị: Hội LHPN xã Tà Lèng\nLĩnh vực: Kinh tế\nXã: Tà Lèng",
            "62 hộ ký cam kết",
        ],
        [2, "Tên mô hình: Giáo dân trông đê\nĐơn vị: Giáo xứ Phú Lĩnh\nLĩnh vực: QP-AN\nXã: Phú Lĩnh", "48 người"],
    ]
    return Layout(
        "S21.xlsx",
        workbook(("TH", rows)),
        [
            ("TH!3", "Đồi sim không rác", E, "Hội LHPN xã Tà Lèng", "Tà Lèng", "2025", "62 hộ ký cam kết"),
            ("TH!4", "Giáo dân trông đê", D, "Giáo xứ Phú Lĩnh", "Phú Lĩnh", "2025", "48 người"),
        ],
    )


@layout
def the_field_in_brackets_behind_the_names_of_a_cell() -> Layout:
    rows: Cells = [
        ["Tổng hợp đăng ký mô hình Dân vận khéo năm 2026"],
        ["TT", "Đơn vị", "Số lượng", "Tên các mô hình"],
        [1, "Đảng ủy xã Tà Lèng", 2, "1. Vịt chạy đồng có lịch (KT)\n2. Vườn thuốc nam trạm xá (VH-XH)"],
        [2, "Đảng ủy xã Phú Lĩnh", 1, "Góp đá lát cổng làng (NTM)"],
    ]
    return Layout(
        "S22.xlsx",
        workbook(("Sheet1", rows)),
        [
            ("Sheet1!3", "Vịt chạy đồng có lịch", E, "Đảng ủy xã Tà Lèng", "Xã Tà Lèng", "2026", ""),
            ("Sheet1!3", "Vườn thuốc nam trạm xá", C, "Đảng ủy xã Tà Lèng", "Xã Tà Lèng", "2026", ""),
            ("Sheet1!4", "Góp đá lát cổng làng (NTM)", "", "Đảng ủy xã Phú Lĩnh", "Xã Phú Lĩnh", "2026", ""),
        ],
    )


@layout
def lists_of_communes_pasted_below_each_other_with_their_titles() -> Layout:
    rows: Cells = [
        ["TỔNG HỢP ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024"],
        ["", "XÃ TÀ LÈNG"],
        ["STT", "Tên mô hình", "Lĩnh vực", "Đơn vị"],
        [1, "Bưởi đỏ trồng dặm gốc già", "Kinh tế", "Hội Nông dân xã"],
        [],
        ["", "Đảng ủy xã Phú Lĩnh: DANH SÁCH MÔ HÌNH DVK"],
        ["TT", "Tên mô hình", "Thuộc lĩnh vực", "Tập thể đăng ký"],
        [1, "Chiêng Mường đánh cho trẻ nghe", "Văn hóa - xã hội", "Hội LHPN xã"],
        [],
        ["BIỂU ĐĂNG KÝ CỦA XÃ HỒ SÉN"],
        ["STT", "Lĩnh vực", "Tên mô hình", "Đơn vị"],
        [1, "An ninh - quốc phòng", "Camera nhà dân hướng ra đường", "Công an xã"],
        [],
        ["", "Xã Mường Chà (gửi bổ sung ngày 22/3)"],
        [1, "Kinh tế", "Tỏi tía treo gác bếp", "Hội LHPN xã"],
        ["", "Tổng cộng: 4 xã; 4 mô hình"],
    ]
    return Layout(
        "S23.xlsx",
        workbook(("TH", rows)),
        [
            ("TH!4", "Bưởi đỏ trồng dặm gốc già", E, "Hội Nông dân xã", "Xã Tà Lèng", "2024", ""),
            ("TH!8", "Chiêng Mường đánh cho trẻ nghe", C, "Hội LHPN xã", "Xã Phú Lĩnh", "2024", ""),
            ("TH!12", "Camera nhà dân hướng ra đường", D, "Công an xã", "Xã Hồ Sén", "2024", ""),
            ("TH!15", "Tỏi tía treo gác bếp", E, "Hội LHPN xã", "Xã Mường Chà", "2024", ""),
        ],
    )


def coloured(rows: Cells, colours: dict[int, str]):
    """Write rows, some of them (by number) in a colour; an empty cell of such a row is filled, too."""

    def write(path: Path) -> None:
        workbook(("Sheet1", rows))(path)
        book = openpyxl.load_workbook(path)
        for row, colour in colours.items():
            for cell in book.active[row][:2]:
                cell.fill = PatternFill("solid", fgColor=colour)
        book.save(path)

    return write


@layout
def colours_of_rows_stand_for_fields_as_a_legend_says() -> Layout:
    yellow, green, blue = "FFFF00", "92D050", "9DC3E6"
    rows: Cells = [
        ["Mô hình DVK cụm Tà Lèng năm 2025"],
        ["STT", "Tên mô hình", "Đơn vị", "Xã"],
        [1, "Thanh long ruột tím", "Hội ND xã Tà Lèng", "Xã Tà Lèng"],
        [2, "Tắt bếp than tổ ong", "Hội LHPN xã Tà Lèng", "Xã Tà Lèng"],
        [3, "Hẻm 5 ánh sáng vì dân", "Công an xã Hồ Sén", "Xã Hồ Sén"],
        [4, "Giỗ họ báo cáo hương ước", "Ban CTMT thôn Đông", "Xã Hồ Sén"],
        [],
        ["Chú thích màu:"],
        ["", "Kinh tế"],
        ["", "Màu xanh: Văn hóa - xã hội"],
        ["", "Quốc phòng - an ninh"],
    ]
    return Layout(
        "S24.xlsx",
        coloured(rows, {3: yellow, 4: green, 5: blue, 9: yellow, 10: green, 11: blue}),
        [
            ("Sheet1!3", "Thanh long ruột tím", E, "Hội ND xã Tà Lèng", "Xã Tà Lèng", "2025", ""),
            ("Sheet1!4", "Tắt bếp than tổ ong", C, "Hội LHPN xã Tà Lèng", "Xã Tà Lèng", "2025", ""),
            ("Sheet1!5", "Hẻm 5 ánh sáng vì dân", D, "Công an xã Hồ Sén", "Xã Hồ Sén", "2025", ""),
            ("Sheet1!6", "Giỗ họ báo cáo hương ước", "", "Ban CTMT thôn Đông", "Xã Hồ Sén", "2025", ""),
        ],
    )
