"""Data of private persons in texts: what is left out, and what only looks like it."""

import pytest

from danvan_data.text.personal import counted, kind_of, person, redact


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
        ("ông Hùng (0912 345 678)", "ông […] ([…])"),
        ("số nhà 17, ngõ nhỏ ven sông", "[…], ngõ nhỏ ven sông"),
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


PHONE_WORDS = "Số điện thoại|điện thoại|SĐT|ĐT|ĐTDĐ|di động|hotline|zalo|tel|phone|mobile|liên hệ|liên lạc"
ID_WORDS = """CCCD|CMND|CMTND|CMT|CMQĐ|căn cước|căn cước công dân|chứng minh|chứng minh thư|chứng minh nhân dân|
mã định danh|định danh cá nhân|hộ chiếu|BHXH|BHYT"""
BIRTH_WORDS = "ngày tháng năm sinh|ngày sinh|năm sinh|sinh ngày|sinh năm"
LANES = "ngõ|ngách|hẻm|kiệt|đường|phố|tổ|thôn|xóm|ấp|bản|làng|khu phố"


def words(listed):
    return [word.strip() for word in listed.split("|")]


@pytest.mark.parametrize("word", words(PHONE_WORDS))
@pytest.mark.parametrize("between", [" ", ".", " số ", " là: "])
def test_a_telephone_number_is_told_by_the_word_before_it(word, between):
    assert redact(f"gọi {word}{between}312 345 678, xã A").text == f"gọi {word}{between}[…], xã A"
    assert redact(f"{word}{between}312 345").found == ()


@pytest.mark.parametrize("word", words(ID_WORDS))
@pytest.mark.parametrize("number", ["12345678", "C1234567", "123 456 789 012", "001085012345678"])
def test_an_identity_number_is_told_by_the_word_before_it(word, number):
    found = redact(f"có {word} số {number} cấp")
    assert (found.text, found.found) == (f"có {word} số […] cấp", (("identity", number),))


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("0212345678", "phone"), ("0312345678", "phone"), ("0512345678", "phone"), ("0712345678", "phone"),
        ("0812345678", "phone"), ("01234567890", "phone"), ("+84 312 345 678", "phone"), ("0084312345678", "phone"),
        ("(+84) 0912 345 678", "phone"), ("012345678", "identity"), ("001085012345", "identity"),
        ("001.085.012.345", "identity"),
    ],
)  # fmt: skip
def test_a_number_is_told_by_its_form(number, kind):
    assert redact(f"gọi {number} nhé") == ("gọi […] nhé", ((kind, number),))


@pytest.mark.parametrize("number", ["0112345678", "0412345678", "0612345678", "001085012345 đồng", "1,0912345678"])
def test_a_number_of_no_such_form_stays(number):
    assert redact(f"gọi {number} nhé").found == ()


@pytest.mark.parametrize("word", words(BIRTH_WORDS))
@pytest.mark.parametrize("day", ["02/03/1980", "2.3.80", "1999", "2019"])
def test_a_day_of_birth_is_told_by_the_word_before_it(word, day):
    assert redact(f"hộ này, {word}: {day}.").text == f"hộ này, {word}: […]."


@pytest.mark.parametrize("text", ["(sinh 1980)", "SN 1980", "ns: 02/03/1980", "hộ này - sinh 2019"])
def test_a_year_of_birth_may_stand_short(text):
    assert [kind for kind, _ in redact(text).found] == ["birth"]


@pytest.mark.parametrize("text", ["sinh năm 2020", "sinh năm 1899", "học sinh năm 1980", "dân sinh năm 2010"])
def test_a_year_in_which_no_one_of_age_was_born_stays(text):
    assert redact(text).found == ()


@pytest.mark.parametrize("lane", words(LANES))
def test_a_house_number_goes_with_the_lane_it_stands_in(lane):
    assert redact(f"tại số nhà 17B/2, {lane} Đông, xã A").text == "tại […], xã A"
    assert redact(f"tại nhà số 5, {lane} 12, xã A").text == "tại […], xã A"


@pytest.mark.parametrize(("lane", "left"), [(lane, lane in words(LANES)[:6]) for lane in words(LANES)])
def test_a_number_before_a_street_is_a_house_but_before_a_village_it_is_not(lane, left):
    assert bool(redact(f"tại số 17, {lane} Trần Phú").found) == left


SURNAMES = """Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh
Lâm Phùng Mai Tô Hà Tạ Chu Châu Cao Thái Quách Lương Lưu Triệu Nông Hứa Bế Lò Cầm Giàng Thào Sùng Hạng Vàng Vừ Mùa Lầu
Đàm Tống Kiều Mạc Doãn Thân Khổng Nghiêm Tăng Từ Văn Khuất Phí Lục Lã Lữ Hán Bạch Tòng Quàng Xa Đèo"""


@pytest.mark.parametrize("surname", SURNAMES.split())
def test_a_name_is_told_by_its_surname(surname):
    assert person(f"{surname} Thị Cúc", sure=True).text == "[…]"
    assert person(f"{surname.upper()} THỊ CÚC", sure=True).text == "[…]"
    assert redact(f"{surname} Thị Cúc, ĐT 0912345678").text == "[…], ĐT […]"


TITLES = "ông|bà|anh|chị|chú|cô|bác|đ/c|đồng chí|chủ hộ|hộ|liên hệ|liên lạc|phụ trách|gặp|hỏi"


@pytest.mark.parametrize("title", words(TITLES))
def test_a_name_is_told_by_the_title_before_it(title):
    for said in (title, title[0].upper() + title[1:]):
        assert redact(f"{said} Cúc (0912345678)").text == f"{said} […] ([…])"
        assert redact(f"0912345678 ({said}: Cúc)").text == f"[…] ({said}: […])"


BODIES = """Hội Phụ nữ|Chi bộ|Ban Dân vận|Đoàn TN|Đoàn Thanh niên|Đoàn xã|Đoàn viên|UBND xã|HĐND|MTTQ|Mặt trận|Ủy ban|
Uỷ ban|Công an|Công ty|Công đoàn|Trường Mầm non|Trạm Y tế|Tổ dân phố|Khối Dân vận|Xã Tân An|Phòng Nội vụ|HTX|Hợp tác xã|
Bí thư|Chủ tịch|Phó ban|Trưởng thôn"""


@pytest.mark.parametrize("body", words(BODIES))
def test_a_body_or_an_office_is_no_persons_name(body):
    assert redact(f"Liên hệ {body} (0912345678)").text == f"Liên hệ {body} ([…])"


LABELS = {
    "name": "Họ và tên|Họ tên|Họ tên chủ|Chủ hộ|Tên chủ|Chủ mô hình|Người liên hệ|Người phụ trách|Người đại diện|"
    "Người đăng ký|Người báo cáo|Người lập|Người thực hiện|Người đứng đầu|Người nhận|Cán bộ phụ trách|Đầu mối|"
    "Tên người dùng|Cá nhân",
    "phone": "Số điện thoại|Điện thoại|SĐT|Số ĐT|ĐTDĐ|Di động|Hotline|Zalo|Liên hệ|Liên lạc|Phone|Mobile",
    "identity": "CCCD|Số CMND|CMT|CMTND|Căn cước|Căn cước công dân|Chứng minh|Định danh|Hộ chiếu|BHXH|BHYT",
    "birth": "Ngày sinh|Năm sinh|Ngày tháng năm sinh|Sinh ngày|Sinh năm|Birth",
    "email": "Email|E-mail|Gmail|Thư điện tử",
    "address": "Địa chỉ|Nơi ở|Thường trú|Chỗ ở|Cư trú|Số nhà",
}
VALUES = {"name": "Cúc", "phone": "312345678", "identity": "12345678", "birth": "02/3", "email": "a@b",
          "address": "số 12 Trần Phú"}  # fmt: skip


@pytest.mark.parametrize(("kind", "label"), [(kind, label) for kind, all_ in LABELS.items() for label in words(all_)])
def test_a_label_tells_what_its_column_holds(kind, label):
    assert kind_of(label, VALUES[kind], whole=True) == kind_of(f"{label} nhé", VALUES[kind]) == kind
    assert kind_of(f"{label} nhé", VALUES[kind], whole=True) == ""
    assert kind_of(label, "…") == kind_of(label, "[…]") == ""


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("12 Trần Phú", "address"), ("SN 12/4, Trần Phú", "address"), ("số nhà 5", "address"), ("ngách 4", "address"),
        ("hẻm 4", "address"), ("tại số 7", "address"), ("12 km", ""), ("3 ha", ""), ("40 m2", ""), ("15 hộ", ""),
        ("Thôn 2", ""),
    ],
)  # fmt: skip
def test_an_address_is_personal_where_it_names_a_house(value, kind):
    assert kind_of("Địa chỉ", value) == kind


def test_what_was_left_out_is_counted_by_kind():
    found = redact("bà Lê Thị Cúc, SN 1980, SĐT 0912345678 hoặc 0912345679, a@b.vn").found
    assert counted(found) == {"phone": 2, "birth": 1, "email": 1, "name": 1}
