"""Forms, answers of online forms with branches, cells that describe their models, labels in two languages.

See `layouts` for what a layout is.
"""

from tests.registers.layouts import C, Cells, D, E, Layout, P, document, text_file, workbook

FORMS = []


def layout(function):
    FORMS.append(function)
    return function


@layout
def answers_of_a_form_that_asks_each_kind_of_body_in_a_column_of_its_own() -> Layout:
    rows: Cells = [
        ["Dấu thời gian", "1. Đơn vị thuộc khối nào?", "1a. Nếu là xã, phường: ghi tên đơn vị",
         "1b. Nếu là sở, ngành: ghi tên cơ quan", "1c. Nếu là đoàn thể: ghi tên tổ chức",
         "2. Tên mô hình đăng ký năm 2026", "3. Lĩnh vực", "4. Mô hình xây dựng mới hay duy trì?"],
        ["05/01/2026", "Xã", "Đảng ủy xã Yên Thử", None, None, "Bữa cơm sum họp", "Văn hóa - xã hội", "Mới"],
        ["06/01/2026", "Đoàn thể", None, None, "Hội Nông dân tỉnh", "Nhật ký đồng ruộng", "Kinh tế", "Mới"],
        ["07/01/2026", "Sở", None, "Sở Nội vụ", None, "Một lần là xong", "Xây dựng hệ thống chính trị", "Duy trì"],
        ["08/01/2026", "Sở", None, "Sở Y tế", None, "Tủ thuốc biên cương", "Văn hóa - xã hội", "Mới"],
        ["09/01/2026", "Đoàn thể", None, None, "Tỉnh đoàn", "Hiến máu theo nhóm", "Văn hóa - xã hội", "Mới"],
        ["10/01/2026", "Xã", "UBND phường Bình Mẫu", None, None, "Tổ tự quản bến cá", "Quốc phòng - an ninh", "Mới"],
    ]  # fmt: skip
    return Layout(
        "F01.xlsx",
        workbook(("Câu trả lời", rows)),
        [
            ("Câu trả lời!2", "Bữa cơm sum họp", C, "Đảng ủy xã Yên Thử", "Xã Yên Thử", "2026", ""),
            ("Câu trả lời!3", "Nhật ký đồng ruộng", E, "Hội Nông dân tỉnh", "", "2026", ""),
            ("Câu trả lời!4", "Một lần là xong", P, "Sở Nội vụ", "", "2026", ""),
            ("Câu trả lời!5", "Tủ thuốc biên cương", C, "Sở Y tế", "", "2026", ""),
            ("Câu trả lời!6", "Hiến máu theo nhóm", C, "Tỉnh đoàn", "", "2026", ""),
            ("Câu trả lời!7", "Tổ tự quản bến cá", D, "UBND phường Bình Mẫu", "Phường Bình Mẫu", "2026", ""),
        ],
    )


@layout
def names_with_labelled_lines_below_them_in_a_csv() -> Layout:
    def cell(name: str, how: str, result: str) -> str:
        return f"{name}\n- Cách làm: {how}\n- Kết quả: {result}"

    rows: Cells = [
        ["STT", "Tên mô hình/Nội dung", "Đơn vị thực hiện", "LV", "Địa bàn", "Năm"],
        ["1", cell("Góp vốn xoay vòng", "họp tổ, bốc thăm", "12 hộ vay"), "Hội LHPN", "KT", "xã Tân Thử", "2024"],
        ["2", cell("Vá đường ban đêm", "chia ca", "300 m đường"), "Đoàn xã", "VH-XH", "xã Tân Thử", "2024"],
    ]
    return Layout(
        "F02.csv",
        text_file(rows, ";"),
        [
            ("csv!2", "Góp vốn xoay vòng", E, "Hội LHPN", "Xã Tân Thử", "2024", "12 hộ vay"),
            ("csv!3", "Vá đường ban đêm", C, "Đoàn xã", "Xã Tân Thử", "2024", "300 m đường"),
        ],
    )


@layout
def cells_of_label_and_text_a_line_with_several_models_in_one() -> Layout:
    head: list[object] = ["TT", "Mô hình (tên, mục đích, đối tượng)", "Thuộc lĩnh vực", "Đơn vị"]
    return Layout(
        "F03.docx",
        document(
            "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2025 PHƯỜNG MỸ THỬ",
            [
                head,
                [1, "Tên mô hình: Thư viện trên ghe\nMục đích: khuyến đọc\nĐối tượng: 15 em", "VH-XH", "Hội Khuyến học"],
                [2, "Tên mô hình: Xóm không cá độ\nMục đích: giữ yên xóm,\nbớt nợ nần\nTên mô hình: Chốt đêm\n"
                    "Đối tượng: dân quân", "QP-AN", "Công an phường"],
            ],
        ),
        [
            ("T1!2", "Thư viện trên ghe", C, "Hội Khuyến học", "Phường Mỹ Thử", "2025", ""),
            ("T1!3", "Xóm không cá độ", D, "Công an phường", "Phường Mỹ Thử", "2025", ""),
            ("T1!3", "Chốt đêm", D, "Công an phường", "Phường Mỹ Thử", "2025", ""),
        ],
    )  # fmt: skip


@layout
def english_labels_in_the_row_below_the_vietnamese_ones() -> Layout:
    rows: Cells = [
        ["DANH MỤC MÔ HÌNH DÂN VẬN KHÉO NĂM 2025"],
        ["STT", "Tên mô hình", "Chủ trì", "Địa bàn", "Trụ cột/lĩnh vực", "Người hưởng lợi"],
        ["No.", "Name of model", "Lead agency", "Commune", "Pillar", "Beneficiaries"],
        [1, "Nhà dài đón khách", "Hội LHPN xã", "Xã Liên Thử", "Phát triển kinh tế", "37 người"],
        [2, "Lớp tiếng mẹ đẻ", "Trung tâm Chính trị", "Xã Krông Mẫu", "Văn hoá, xã hội", "74 người"],
    ]
    return Layout(
        "F04.xlsx",
        workbook(("List", rows)),
        [
            ("List!4", "Nhà dài đón khách", E, "Hội LHPN xã", "Xã Liên Thử", "2025", ""),
            ("List!5", "Lớp tiếng mẹ đẻ", C, "Trung tâm Chính trị", "Xã Krông Mẫu", "2025", ""),
        ],
    )


@layout
def a_proposed_name_stands_where_the_corrected_one_is_blank() -> Layout:
    rows: Cells = [
        ["THẨM ĐỊNH TÊN MÔ HÌNH DÂN VẬN KHÉO XÃ IA THỬ NĂM 2026"],
        ["TT", "Đơn vị đăng ký", "Tên mô hình", None, "Lĩnh vực"],
        [None, None, "Đơn vị đề xuất", "Điều chỉnh sau thẩm định", None],
        [1, "Hội LHPN xã", "Ánh sáng vùng biên", "Thắp sáng đường tuần tra", "Quốc phòng - an ninh"],
        [2, "Hội Nông dân xã", "Bò giống luân chuyển", None, "Kinh tế"],
        [3, "Đoàn xã", "Tiếng kẻng học bài", None, "Văn hóa - xã hội"],
    ]
    return Layout(
        "F05.xlsx",
        workbook(("TĐ", rows), merges={"TĐ": ["A2:A3", "B2:B3", "C2:D2", "E2:E3"]}),
        [
            ("TĐ!4", "Thắp sáng đường tuần tra", D, "Hội LHPN xã", "Xã Ia Thử", "2026", ""),
            ("TĐ!5", "Bò giống luân chuyển", E, "Hội Nông dân xã", "Xã Ia Thử", "2026", ""),
            ("TĐ!6", "Tiếng kẻng học bài", C, "Đoàn xã", "Xã Ia Thử", "2026", ""),
        ],
    )


@layout
def bare_communes_one_of_which_begins_like_another_word() -> Layout:
    rows: Cells = [
        ["BÌNH XÉT MÔ HÌNH DÂN VẬN KHÉO NĂM 2020"],
        ["STT", "Tên mô hình", "Chủ thể", "Địa bàn", "Lĩnh vực"],
        [1, "Nuôi bò bán thịt", "Hội Nông dân", "Tiền Phong", "Kinh tế"],
        [2, "Hoa ly trên đất bãi", "HTX Hoa", "Liên Mạc", "Kinh tế"],
        [3, "Gà thả vườn bưởi", "Hội Nông dân", "Liên Mạc", "Kinh tế"],
    ]
    return Layout(
        "F06.xlsx",
        workbook(("ML", rows)),
        [
            ("ML!3", "Nuôi bò bán thịt", E, "Hội Nông dân", "Tiền Phong", "2020", ""),
            ("ML!4", "Hoa ly trên đất bãi", E, "HTX Hoa", "Liên Mạc", "2020", ""),
            ("ML!5", "Gà thả vườn bưởi", E, "Hội Nông dân", "Liên Mạc", "2020", ""),
        ],
    )


@layout
def communes_before_and_since_the_reform_in_two_columns() -> Layout:
    rows: Cells = [
        ["Rà soát mô hình dân vận khéo còn hoạt động (năm 2025)"],
        ["STT", "Xã, thị trấn (trước 01/7/2025)", "Xã (từ 01/7/2025)", "Tên mô hình", "Chủ thể", "Lĩnh vực"],
        [1, "Xã Hải Thử", "Xã Hải Tân", "Cầu nối hai làng", "MTTQ xã", "Văn hóa - xã hội"],
        [2, "Thị trấn Mẫu", "Xã Hải Tân", "Bãi tắm không rác", "Đoàn xã", "Văn hóa - xã hội"],
    ]
    return Layout(
        "F07.xlsx",
        workbook(("RS", rows)),
        [
            ("RS!3", "Cầu nối hai làng", C, "MTTQ xã", "Xã Hải Tân", "2025", ""),
            ("RS!4", "Bãi tắm không rác", C, "Đoàn xã", "Xã Hải Tân", "2025", ""),
        ],
    )


@layout
def a_form_whose_name_asks_like_a_label_beside_tables_of_its_targets() -> Layout:
    def form(name: str, body: str, field: str) -> list[list[object]]:
        return [["1. Tên mô hình", name], ["2. Đơn vị đăng ký", body], ["3. Thuộc lĩnh vực", field],
                ["4. Mục tiêu", "20 hộ tham gia"], ["5. Người phụ trách", "Trưởng trạm"]]  # fmt: skip

    targets: list[list[object]] = [["Nội dung", "ĐVT", "Chỉ tiêu"], ["Số hộ tham gia", "hộ", "20"],
                                   ["Số buổi tuyên truyền", "buổi", "4"]]  # fmt: skip
    first = form("Phòng chờ cho mẹ và bé", "Trạm Y tế xã Bình Thử", "Văn hóa - xã hội")
    second = form("Giấy hẹn có số điện thoại người giải quyết", "UBND xã Bình Thử", "Xây dựng hệ thống chính trị")
    return Layout(
        "F08.docx",
        document("PHIẾU ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2026", first, targets, second, targets, merged=False),
        [
            ("T1!1", "Phòng chờ cho mẹ và bé", C, "Trạm Y tế xã Bình Thử", "Xã Bình Thử", "2026", ""),
            ("T3!1", "Giấy hẹn có số điện thoại người giải quyết", P, "UBND xã Bình Thử", "Xã Bình Thử", "2026", ""),
        ],
    )


@layout
def sheets_headed_by_a_union_each_without_a_column_of_bodies() -> Layout:
    def sheet(head: str, *names: tuple[str, str]) -> Cells:
        rows = [[at, name, field] for at, (name, field) in enumerate(names, 1)]
        return [[head], ["ĐĂNG KÝ MÔ HÌNH DVK NĂM 2026"], ["Số TT", "TÊN MÔ HÌNH", "LĨNH VỰC"], *rows]

    women = sheet("HỘI LHPN PHƯỜNG SA THỬ", ("5 CÓ 3 SẠCH", "VĂN HÓA - XÃ HỘI"), ("3 CÙNG VỚI PHỤ NỮ", "KINH TẾ"))
    farmers = sheet("HỘI NÔNG DÂN PHƯỜNG SA THỬ", ("2 VỤ RAU TRÁI MÙA", "KINH TẾ"), ("NÓI THẬT", "VĂN HÓA - XÃ HỘI"))
    return Layout(
        "F09.xlsx",
        workbook(("PN", women), ("ND", farmers)),
        [
            ("PN!4", "5 CÓ 3 SẠCH", C, "HỘI LHPN PHƯỜNG SA THỬ", "Phường Sa Thử", "2026", ""),
            ("PN!5", "3 CÙNG VỚI PHỤ NỮ", E, "HỘI LHPN PHƯỜNG SA THỬ", "Phường Sa Thử", "2026", ""),
            ("ND!4", "2 VỤ RAU TRÁI MÙA", E, "HỘI NÔNG DÂN PHƯỜNG SA THỬ", "Phường Sa Thử", "2026", ""),
            ("ND!5", "NÓI THẬT", C, "HỘI NÔNG DÂN PHƯỜNG SA THỬ", "Phường Sa Thử", "2026", ""),
        ],
    )


@layout
def a_form_that_asks_each_union_for_name_and_field_in_columns_of_its_own() -> Layout:
    unions = ("Hội Nông dân", "Hội LHPN", "MTTQ")
    asked = [
        f"[{union}] {question}"
        for union in unions
        for question in (
            "Tên mô hình đăng ký năm 2026 là gì?",
            "Mô hình thuộc lĩnh vực nào?",
            "Dự kiến bao nhiêu hộ tham gia?",
        )
    ]

    def answer(at: int, place: str, union: int, *told: object) -> list[object]:
        return [f"0{at}/12/2025", place, unions[union], *[None] * (3 * union), *told, *[None] * (3 * (2 - union))]

    rows: Cells = [
        ["Timestamp", "Xã/phường của anh/chị", "Anh/chị trả lời cho tổ chức nào? (chọn 1)", *asked],
        answer(3, "Xã Hòa Thử", 0, "Trồng sen lấy ngó", "Kinh tế", 12),
        answer(4, "Xã Hòa Thử", 1, "Nồi cháo sáng thứ Tư", "Văn hóa - xã hội", 15),
        answer(5, "Phường Cẩm Mẫu", 2, "Phản biện bằng phiếu", "Xây dựng hệ thống chính trị", 27),
        answer(6, "Phường Cẩm Mẫu", 1, "Góp vốn mua máy sấy", "Kinh tế", 24),
    ]
    return Layout(
        "F10.xlsx",
        workbook(("Form Responses 1", rows)),
        [
            ("Form Responses 1!2", "Trồng sen lấy ngó", E, "Hội Nông dân", "Xã Hòa Thử", "2026", ""),
            ("Form Responses 1!3", "Nồi cháo sáng thứ Tư", C, "Hội LHPN", "Xã Hòa Thử", "2026", ""),
            ("Form Responses 1!4", "Phản biện bằng phiếu", P, "MTTQ", "Phường Cẩm Mẫu", "2026", ""),
            ("Form Responses 1!5", "Góp vốn mua máy sấy", E, "Hội LHPN", "Phường Cẩm Mẫu", "2026", ""),
        ],
    )  # fmt: skip


@layout
def sentences_without_a_label_below_names() -> Layout:
    rows: Cells = [
        ["DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2024"],
        ["TT", "Mô hình", "Đơn vị", "Lĩnh vực"],
        [1, "Tiếng ru buổi trưa\nCó 4 tổ, mỗi tổ 6 nhà cùng làm.\nThành lập ngày 15/02/2024", "Hội LHPN xã", "VH-XH"],
        [2, "Nhật ký tàu cá\nHuy động 45 ngày công, 12 triệu đồng", "Đồn Biên phòng", "QP-AN"],
        [3, "Cát trắng hóa vườn\nTừ tháng 3 đến tháng 11, mỗi tuần hai buổi.", "Hội Nông dân xã", "KT"],
        [4, "Tổ 5 hộ giữ rừng\nTuyến đường 3 không", "Hội CCB xã", "QP-AN"],
    ]
    return Layout(
        "F11.xlsx",
        workbook(("DS", rows)),
        [
            ("DS!3", "Tiếng ru buổi trưa", C, "Hội LHPN xã", "", "2024", ""),
            ("DS!4", "Nhật ký tàu cá", D, "Đồn Biên phòng", "", "2024", ""),
            ("DS!5", "Cát trắng hóa vườn", E, "Hội Nông dân xã", "", "2024", ""),
            ("DS!6", "Tổ 5 hộ giữ rừng Tuyến đường 3 không", D, "Hội CCB xã", "", "2024", ""),
        ],
    )


@layout
def sums_carried_from_page_to_page_and_villages_as_rows() -> Layout:
    rows: Cells = [
        ["BIỂU TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2022"],
        ["TT", "Tên mô hình", "Lĩnh vực", "Số hộ"],
        ["A. XÃ YANG THỬ"],
        [None, "Buôn Tul"],
        [1, "Cà phê xen mắc ca", "KT", 10],
        [None, "Cộng trang trước", None, 10],
        ["TT", "Tên mô hình", "Lĩnh vực", "Số hộ"],
        [None, "Mang sang", None, 10],
        [None, "Thôn 7"],
        [2, "Chiêng trẻ", "VH-XH", 11],
    ]
    return Layout(
        "F12.xlsx",
        workbook(("In", rows)),
        [
            ("In!5", "Cà phê xen mắc ca", E, "", "Xã Yang Thử", "2022", ""),
            ("In!10", "Chiêng trẻ", C, "", "Xã Yang Thử", "2022", ""),
        ],
    )


@layout
def models_side_by_side_in_two_blocks_with_blanks() -> Layout:
    rows: Cells = [
        ["MÔ HÌNH DÂN VẬN KHÉO ĐĂNG KÝ NĂM 2026"],
        ["STT", 1, 2, 3],
        ["Tên mô hình", "Trồng nấm mối đen", "Sân chơi từ lốp xe", "Camera cùng xem"],
        ["Xã", "Xã Tân Thử", "Xã Tân Thử", "Xã Tân Mẫu"],
        ["Đơn vị chủ trì", "Hội Nông dân", "Đoàn xã", "Công an xã"],
        ["Lĩnh vực", "Kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh"],
        ["Ghi chú", None, "Mới", None],
        [],
        ["STT", 4, 5],
        ["Tên mô hình", "Một đảng viên ba hộ", "Mãng cầu rải vụ"],
        ["Xã", "Xã Suối Thử", "Xã Suối Thử"],
        ["Đơn vị chủ trì", "Đảng ủy xã", "HTX Mãng cầu"],
        ["Lĩnh vực", "Xây dựng hệ thống chính trị", "Kinh tế"],
    ]
    return Layout(
        "F13.xlsx",
        workbook(("Sheet1", rows)),
        [
            ("Sheet1!3", "Trồng nấm mối đen", E, "Hội Nông dân", "Xã Tân Thử", "2026", ""),
            ("Sheet1!3", "Sân chơi từ lốp xe", C, "Đoàn xã", "Xã Tân Thử", "2026", ""),
            ("Sheet1!3", "Camera cùng xem", D, "Công an xã", "Xã Tân Mẫu", "2026", ""),
            ("Sheet1!10", "Một đảng viên ba hộ", P, "Đảng ủy xã", "Xã Suối Thử", "2026", ""),
            ("Sheet1!10", "Mãng cầu rải vụ", E, "HTX Mãng cầu", "Xã Suối Thử", "2026", ""),
        ],
    )


@layout
def codes_explained_below_and_remarks_between_numbered_models() -> Layout:
    rows: Cells = [
        ["PHƯỜNG BẾN THỬ"],
        ["ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2026"],
        ["TT", "Tên mô hình", "Mã lĩnh vực (*)", "Bộ phận thực hiện", "Số người"],
        [1, "Hoa chuông dưới hầm mỏ", 1, "Hội Nông dân", 30],
        [None, "→ Đề nghị bổ sung kinh phí trước ngày 15/3"],
        [2, "Một con hẻm, bốn mùa hoa", 2, "Hội LHPN", 29],
        [None, "Cộng đợt 1", None, None, 59],
        [None, "Đợt 2 (nhận sau ngày 20/3/2026)"],
        [3, "Hẻm có bình chữa cháy", 3, "Công an phường", 28],
        [None, "(phường xin đổi thời gian, đã đồng ý)"],
        [4, "Ngày thứ Tư không giấy tờ", 4, "UBND phường", 27],
        [None, "Tổng 2 đợt", None, None, 114],
        ["(*) Mã lĩnh vực: 1 - Kinh tế; 2 - Văn hóa, xã hội; 3 - Quốc phòng, an ninh; 4 - Hệ thống chính trị"],
    ]
    return Layout(
        "F14.xlsx",
        workbook(("DK", rows)),
        [
            ("DK!4", "Hoa chuông dưới hầm mỏ", E, "Hội Nông dân", "Phường Bến Thử", "2026", ""),
            ("DK!6", "Một con hẻm, bốn mùa hoa", C, "Hội LHPN", "Phường Bến Thử", "2026", ""),
            ("DK!9", "Hẻm có bình chữa cháy", D, "Công an phường", "Phường Bến Thử", "2026", ""),
            ("DK!11", "Ngày thứ Tư không giấy tờ", P, "UBND phường", "Phường Bến Thử", "2026", ""),
        ],
    )


@layout
def names_new_and_kept_in_two_columns_and_fields_by_colour() -> Layout:
    return Layout(
        "F15.docx",
        document(
            "BẢNG MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2025",
            "Quy ước màu: Vàng: Kinh tế; Xanh: Văn hóa - xã hội; Đỏ: Quốc phòng - an ninh.",
            [
                ["STT", "Màu", "Tên mô hình xây dựng mới", "Tên mô hình tiếp tục duy trì", "Đơn vị thực hiện"],
                [1, "Vàng", "Mật ong hoa bạc hà", None, "Hội Nông dân xã"],
                [2, "Xanh", None, "Cõng bạn qua suối", "Đoàn xã"],
                [3, "Đỏ", "Nhà treo cờ", "Tiếng mõ bản xa", "Hội CCB xã"],
            ],
        ),
        [
            ("T1!2", "Mật ong hoa bạc hà", E, "Hội Nông dân xã", "", "2025", ""),
            ("T1!3", "Cõng bạn qua suối", C, "Đoàn xã", "", "2025", ""),
            ("T1!4", "Nhà treo cờ", D, "Hội CCB xã", "", "2025", ""),
            ("T1!4", "Tiếng mõ bản xa", D, "Hội CCB xã", "", "2025", ""),
        ],
    )


@layout
def a_note_before_the_next_commune_and_schools_among_bodies() -> Layout:
    return Layout(
        "F16.docx",
        document(
            "TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO NĂM 2024",
            [
                ["TT", "Tên mô hình", "Các đơn vị cùng thực hiện", "Lĩnh vực"],
                [None, "a) Xã Mường Thử", None, None],
                [1, "Nước sạch theo ống tre", "Hội LHPN xã\nTrường Tiểu học Cự Nẫm", "VH-XH"],
                [None, "Ghi chú: bản mới thành lập từ tháng 6", None, None],
                [None, "b) Xã Co Mẫu", None, None],
                [1, "Gửi trâu, giữ rừng", "Hội CCB xã", "QP-AN"],
            ],
        ),
        [
            ("T1!3", "Nước sạch theo ống tre", C, "Hội LHPN xã Trường Tiểu học Cự Nẫm", "Xã Mường Thử", "2024", ""),
            ("T1!6", "Gửi trâu, giữ rừng", D, "Hội CCB xã", "Xã Co Mẫu", "2024", ""),
        ],
    )
