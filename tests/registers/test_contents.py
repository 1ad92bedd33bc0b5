"""What one cell can be, by its text alone."""

import pytest

from danvan_data.registers.columns.content import EMPTY, TESTS, profile

CELLS = {
    "ordinal": ("1|(12)|1.2.|2024|1899|9999)", "12345|1.2.3|a|1,2|"),
    "figure": ("1|12345|≥ 1.200|-5%|30 triệu|12 hộ|3,5 ha.|120 m²|5 m2|2 người|"
               "< 5 hộ|7đ|8 tr.đ|9 tỷ|10 km|11 kg|12 tấn|≈ 3|~ 4",
               "5 con|(12)|2021-2023|hộ 5|"),
    "year": ("2024|năm 2021|1999|Năm2000", "1899|2100|2021-2023|20212|"),
    "date": ("20/11/2023|ngày 5-6|tháng 6|quý IV|tháng 6/2024|1.2|5 - 6 - 24", "5.2024|2021|tháng sáu|123/4"),
    "period": ("2021-2023|2021 đến năm 2025|2021–nay|giai đoạn 2016 — 2020", "2021|20-23|1899-1900"),
    "phone": ("0912345678|+84 912 345 678|a@b.vn|0203.825.123", "0912|912345678|a@ b"),
    "clock": ("7h30 - 8h00|14 giờ 15|15:00|từ 8h", "8 hộ|15 giống|2025|quý I"),
    "code": ("NQ-25|A1|20/11/2023|B2", "12|ABC|12/QĐ|ABCDEFGHIJKLMNO1234|a1"),
    "field": ("kinh tế|Văn hóa - xã hội|QP-AN", "Xã Tân An|mô hình"),
    "commune": ("Xã Tân An|Hòa Bình|UBND xã Tân An|TT Thắng", "Hội Nông dân xã|kinh tế"),
    "body": ("Hội Nông dân xã|Trường Tiểu học|Đội Văn nghệ|Ban Chỉ huy Đội 5|Chi bộ 5|UBND xã Tân An|Chi hội xóm 14",
             "thanh niên|Hội ý năm phút|Tổ 5|Hộ ông Lê Văn A|Xã Tân An|Thôn 2|Nguyễn Thị A"),
    "person": ("Hộ bà Lê Thị Bích Ngọc Minh Châu|Ông Lê Văn Thử|"
               "Nguyễn Thị A|đ/c Hoa|hộ bà Lê Thị B|gia đình anh Tư|Lê Hoa|Trần Văn Bình Minh An",
               "Nguyễn thị a|Nguyễn|Hộ bà Lê Thị Bích Ngọc Minh Châu Anh|Nguyễn Văn An Bình Minh Anh|Hoa Lê|ông"),
    "holder": ("Mục sư Y Hăn Êban|Già làng A Brôl|Đại đức Thích Minh|Sư cô Diệu Hiền",
               "Ông Lê Văn Thử|Nguyễn Thị A|Mục sư dạy chữ mùa mưa|Già làng|Hội Nông dân Xã Tân"),
    "village": ("Thôn 2|Tổ dân phố 5|Bản Mới", "Xã Tân An|Chi bộ 5"),
    "tick": ("x|X|v|1|-5%|A1|TT", "Xã Tân An|kinh tế|12345|Chi bộ 5"),
    "mark": ("x|X|v|1|✓|+|có|Đ", "Tốt|Khá|A|HTXS|không|12345"),
    "kind": ("Tập thể|cá nhân/tập thể|TT|CN, TT|cn", "tập|cá nhân tập thể|TTX"),
    "phrase": ("5 con|Nuôi ong lấy mật|sáu chữ", "Nguyễn|(ghi chú) dài|< 5 hộ|30 triệu|một"),
    "model": ("Nuôi ong lấy mật|Mô hình trồng rau|Xây dựng tuyến đường|Tổ tự quản|đường hoa",
              "kinh tế|Xã Tân An|sáu chữ"),
    "titled": ("Tên mô hình: Bếp|1. Mô hình: Bếp|- Tên gọi mô hình : “Bếp”|Đơn vị: Đoàn xã Tên MH: Bếp|Mô hình 2: Bếp",
               "Tên mô hình|Tên mô hình:|Bếp: mô hình|Đơn vị: Đoàn xã|Cho mô hình: bếp"),
    "plan": ("Tổ chức hội nghị tổng kết|Dự Đại hội|triển khai Nghị quyết|Họp giao ban", "Nuôi ong|kế hoạch họp"),
    "thing": ("Thu nội địa|Tiền điện|phí|Chi mua máy", "Thu gom rác|Tiến độ|tiết kiệm tiền"),
    "wordy": ("bảy chữ|1234567", "sáu c|123456|"),
    "long": ("một hai ba bốn năm sáu bảy tám chín mười m m m|" + "x" * 61,
             "một hai ba bốn năm sáu bảy tám chín mười m m|" + "x" * 60),
}  # fmt: skip


@pytest.mark.parametrize("kind", CELLS)
def test_a_cell_is_of_a_kind_by_its_text(kind):
    yes, no = ([text for text in cells.split("|") if text] for cells in CELLS[kind])
    assert [text for text in yes if not TESTS[kind](text)] == []
    assert [text for text in no if TESTS[kind](text)] == []


def test_every_kind_is_tried():
    assert set(CELLS) == set(TESTS)


def test_a_column_is_what_its_cells_are_and_dittos_tell_of_nothing():
    rows = [["kinh tế"], ["kinh tế"], ["nt"], [""], ["Xã Tân An"], ["2021"], []]
    told = profile(rows, 0)
    assert (told.size, told.filled, told.distinct) == (4, 5 / 7, 3 / 4)
    assert (told["field"], told["commune"], told["year"], told["person"]) == (0.5, 0.25, 0.25, 0.0)
    assert profile([["nt"], [""]], 0) == EMPTY and profile(rows, 1) == EMPTY
    assert (EMPTY.size, EMPTY.filled, EMPTY.distinct, EMPTY["field"]) == (0, 0.0, 0.0, 0.0)
