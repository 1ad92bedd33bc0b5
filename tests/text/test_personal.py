"""Data of private persons in texts: what is left out, and what only looks like it."""

import pytest

from danvan_data.text.personal import kind_of, person, redact


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ông Nguyễn Văn A (SĐT: 0912345678) hiến 700 m2 đất", "ông […] (SĐT: […]) hiến 700 m2 đất"),
        ("ĐT.0912345678/0987.654.321", "ĐT.[…]/[…]"),
        ("Điện thoại 912345678", "Điện thoại […]"),
        ("hotline +84 912 345 681", "hotline […]"),
        ("Xã Bình Minh, ĐT (0203) 3825.123", "Xã Bình Minh, ĐT […]"),
        ("Phụ trách Hội Phụ nữ xã, ĐT 0912345678", "Phụ trách Hội Phụ nữ xã, ĐT […]"),
        ("NGUYỄN VĂN A, sinh ngày 02-03-1980", "[…], sinh ngày […]"),
        ("bà Lò Thị B sinh năm 1976, CMND số 012345683", "bà […] sinh năm […], CMND số […]"),
        ("có CCCD 001 085 012 345 cấp ngày 01/02/2021", "có CCCD […] cấp ngày 01/02/2021"),
        ("gửi về hoa.nguyen@example.com.", "gửi về […]."),
        ("Số nhà 17, ngõ 204, thôn Đông, xã Bình Minh", "[…], xã Bình Minh"),
        ("0912345678 (anh Hùng)", "[…] (anh […])"),
        ("Chủ hộ: Lê Thị Cúc", "Chủ hộ: […]"),
    ],
)
def test_what_is_of_private_persons_is_left_out(text, left):
    assert redact(text).text == left


@pytest.mark.parametrize(
    "text",
    [
        "Học sinh năm 2010 đạt giải", "Lãi 912345678 đồng", "Doanh thu 1.200.000.000 đồng", "vệ sinh 2015 nhà",
        "thành lập ngày 20/10/1930", "bê tông tuyến ngõ 204 dài 300 m", "làm 15 ngõ 3 km", "sinh hoạt 2010 người",
        "Hỗ trợ hộ bà Nguyễn Thị A 50 triệu đồng", "Quyết định số 0123456/QĐ-UBND", "Tổng 02 03 04 05 06 07 08 hộ",
        "Vận động các cá nhân, hộ gia đình: Hiến 300 m2 đất", "05 mô hình 2021 - 2022", "0,912345678",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_stays(text):
    assert redact(text) == (text, ())


@pytest.mark.parametrize(
    ("label", "value", "kind"),
    [
        ("Số điện thoại", "912345678", "phone"), ("Họ tên, SĐT người phụ trách", "Đỗ C 0912345678", "name"),
        ("So CCCD", "012345678901", "identity"), ("Năm sinh", "1975", "birth"), ("Địa chỉ", "12 Trần Phú", "address"),
        ("Địa chỉ", "Thôn 2, xã Tân An", ""), ("Số hộ có điện thoại", "15", ""), ("Số chủ hộ tham gia", "15", ""),
        ("Kinh phí", "912345678", ""),
    ],
)  # fmt: skip
def test_a_column_is_personal_by_its_label_and_by_what_it_holds(label, value, kind):
    assert kind_of(label, value) == kind


def test_only_the_columns_of_a_list_that_are_personal_are_left_out():
    said = redact("Người liên hệ: Lê C; Địa chỉ: Thôn 2; Năm sinh: 1975; Ghi chú: tốt", labelled=True)
    assert said.text == "Người liên hệ: […]; Địa chỉ: Thôn 2; Năm sinh: […]; Ghi chú: tốt"
    assert said.found == (("name", "Lê C"), ("birth", "1975"))


def test_a_name_alone_is_a_persons_only_where_that_is_said():
    assert person("Hộ bà Lê Thị Cúc").text == "Hộ bà […]" and person("Hoàng Văn Thụ").text == "Hoàng Văn Thụ"
    assert person("Hoàng Văn Thụ", sure=True).text == "[…]" and person("Hội Nông dân xã", sure=True).found == ()


def test_a_models_name_keeps_the_names_in_it():
    assert redact("Trồng dưa của ông Vũ Hữu Khương, ĐT 0912345678", names=False).text.startswith(
        "Trồng dưa của ông Vũ Hữu Khương, ĐT […]"
    )
