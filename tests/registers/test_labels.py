"""What a header's label says that its column holds."""

import pytest

from danvan_data.registers.columns.labels import column_role, is_known_label, is_label, is_year_label, role_of
from danvan_data.registers.words import organisation_type

LABELS = {
    "number": "STT|TT|Số TT|No.|#|№|Nº",
    "name": "Tên mô hình|TÊN MÔ HÌNH|Tên mô hình (ghi rõ)|Đề nghị ghi tên mô hình|Đơn vị/Tên mô hình|Ten mo hinh|"
    "Xin cho biết tên mô hình của đơn vị|Tên gọi của mô hình là gì|Tên đầy đủ của mô hình|"
    "Xã/Tên mô hình|Lĩnh vực/Tên mô hình|Cá nhân/Tên mô hình|Tập thể/Tên mô hình|Nội dung mô hình/Mô hình",
    "weak_name": "Mô hình|Tên|Nội dung|Mô hình được công nhận|Mô hình nào đang được đơn vị thực hiện tốt nhất?",
    "field": "Lĩnh vực|Lĩnh vực (KT, VHXH)|Thuộc lĩnh vực|Anh/chị vui lòng cho biết lĩnh vực|Vui lòng nêu lĩnh vực|"
    "bạn hãy chọn lĩnh vực|Linh vuc",
    "organisation": "Đơn vị thực hiện|Cơ quan chủ trì|Đề nghị ghi rõ đơn vị|Tập thể/cá nhân|Họ và tên / Tập thể|"
    "Đơn vị (thôn, tổ)|Tên cơ quan|Don vi|Cá nhân tập thể/Họ và tên",
    "commune": "Xã|Xã/phường|Tên xã|quý cơ quan mời nhập xã|Đơn vị (xã, phường)|Địa chỉ (xã)|Xã, phường - Thị trấn|"
    "Ở xã nào đang làm",
    "place": "Địa chỉ|Địa bàn|Đồng chí hãy nêu rõ địa chỉ|Xã/Thôn/Địa bàn", "village": "Thôn|Tổ dân phố",
    "year": "Năm|Năm đăng ký|Các đồng chí xin điền năm", "period": "Thời gian|Thời gian thực hiện",
    "person": "Họ và tên", "result": "Kết quả|Tóm tắt kết quả nổi bật|Những kết quả chính|Ước kết quả|Lợi ích mang lại",
    "result2": "Hiệu quả|Đánh giá kết quả|Đánh giá hiệu quả", "note": "Ghi chú", "kind": "Loại hình",
    "level": "Cấp", "district": "Huyện", "province": "Tỉnh", "other": "Người phụ trách|SĐT",
    "figure": "Số hộ|Số hộ tham gia|Kinh phí (triệu đồng)|Kinh phí [triệu đồng]|Diện tích (ha)|Quy mô|Tổng số hộ|"
    "Số lượng mô hình",
    "": "Hội đoàn thể|Lĩnh vực kinh tế|Kinh tế|Nuôi ong lấy mật|2023|x|()|Ảnh chụp mô hình|Làm ở xã nào|",
}  # fmt: skip


@pytest.mark.parametrize(
    ("role", "label"), [(role, label) for role, all_ in LABELS.items() for label in all_.split("|")]
)
def test_a_label_says_what_its_column_holds(role, label):
    assert role_of(label) == role


def test_a_label_is_no_sentence_but_may_be_a_question():
    words = "tên mô hình " + "rất dài " * 13
    assert len(words) < 120 and role_of(words[:110]) == "name" and role_of(f"{words}dài") == ""
    question = f"Tên mô hình {'của đơn vị ' * 20}là gì?"
    assert 110 < len(question) <= 300 and role_of(question) == "name" and role_of(question * 2) == ""
    assert is_label("a" * 110) and not is_label("a" * 111) and is_label("a" * 111 + "?")
    assert not is_label("") and not is_label("2 hộ")


@pytest.mark.parametrize(
    ("parts", "fields_listed", "role"),
    [
        ("Lĩnh vực|KT", False, "tick field"), ("Lĩnh vực|Tên mô hình", False, "name"), ("Kinh tế", True, "tick field"),
        ("Kinh tế", False, ""), ("Năm|2023", False, "tick year"), ("2023", False, ""),
        ("Tên mô hình|Cấp xã", False, "tick level"), ("Cấp|Xã", False, "tick level"),
        ("Cấp|Huyện", False, "tick level"), ("Cấp|Trung ương", False, "tick level"), ("Cấp|Tỉnh", False, "tick level"),
        ("Kết quả|Đạt", False, "tick result"), ("Kết quả xét|Công nhận", False, "tick result"),
        ("Đơn vị thực hiện|Xã", False, "commune"),
        ("Đơn vị|Tên", False, "organisation"), ("Mô hình|Tên", False, "weak_name"), ("Số|hộ", False, "figure"),
    ],
)  # fmt: skip
def test_labels_one_above_the_other_say_it_together(parts, fields_listed, role):
    assert column_role(parts.split("|"), fields_listed) == role


def test_a_year_is_a_label_and_a_known_label_is_whole():
    assert is_year_label("2023") and is_year_label("Năm 2025") and is_year_label("năm 2025")
    assert not is_year_label("1999") and not is_year_label("2023-2025") and not is_year_label("Năm2025")
    assert is_known_label("Tên mô hình") and not is_known_label("Tên mô hình (ghi rõ)") and not is_known_label("Số hộ")


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("youth_union", "Đoàn thị trấn"),
        ("police", "Đội CSGT - TT"),
        ("government", "Chi nhánh Văn phòng Đăng ký đất đai huyện"),
        ("enterprise", "Chi nhánh Agribank"),
        ("government", "Ngân hàng CSXH huyện"),
        ("enterprise", "Điện lực Đức Thọ"),
        ("other", "Đội bóng chuyền hơi"),
    ],
)
def test_the_first_words_of_a_body_say_of_what_type_it_is(code, body):
    assert organisation_type(body) == code
