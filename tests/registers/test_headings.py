"""What a section row's words say, by themselves: its number, what it is about, how many it announces."""

import pytest

from danvan_data.registers.columns.header import Header
from danvan_data.registers.rows.headings import (
    Heading,
    Sections,
    is_area,
    is_body,
    merge,
    number_style,
    parse_heading,
    split_mark,
    title_heading,
)
from danvan_data.registers.rows.signs import is_group, is_mark, labels_columns, numbers_columns


@pytest.mark.parametrize(
    ("style", "marks"),
    [
        ("roman", "I IV IX XII ii III) X. VIII XXIX"), ("small", "i a đ v x a) d."), ("letter", "A Đ M L C B."),
        ("arabic", "1 12. (1) 3) 100"), ("dotted 2", "1.1 1,2 12.10 100.1"), ("dotted 3", "1.2.3"),
        ("compound", "A.1 A1 I.1 AI A.II IIII Đ.1 Đ2 II.12"), ("", "- abc ABC 1a ;"),
    ],
)  # fmt: skip
def test_a_number_has_a_style(style, marks):
    assert {mark: number_style(mark) for mark in marks.split()} == dict.fromkeys(marks.split(), style)
    assert [is_mark(mark) for mark in marks.split()] == [bool(style)] * len(marks.split())


def test_a_long_number_is_no_mark():
    assert is_mark("XXXVIII.") and not is_mark("XXXVIII..")


HEADINGS = [
    ("I. KINH TẾ", "I", "roman", {"field": "economy", "field_text": "KINH TẾ"}, None),
    ("II) Văn hóa - xã hội (12 mô hình)", "II", "roman",
     {"field": "culture_society", "field_text": "Văn hóa - xã hội"}, 12),
    ("A. TẬP THỂ", "A", "letter", {"kind": "collective"}, None),
    ("a) Cá nhân", "a", "small", {"kind": "individual"}, None),
    ("Đ. Cá nhân", "Đ", "letter", {"kind": "individual"}, None),
    ("1. Xã Tân An: 05 mô hình", "1", "arabic", {"commune": "Xã Tân An"}, 5),
    ("1/ Kinh tế", "1", "arabic", {"field": "economy", "field_text": "Kinh tế"}, None),
    ("1.1. Lĩnh vực kinh tế", "1.1", "dotted 2", {"field": "economy", "field_text": "Lĩnh vực kinh tế"}, None),
    ("Phần II Quốc phòng - an ninh", "II", "roman",
     {"field": "defence_security", "field_text": "Quốc phòng - an ninh"}, None),
    ("Mục 3. Xã Phú Bình", "3", "arabic", {"commune": "Xã Phú Bình"}, None),
    ("Nhóm A: Tập thể", "A", "letter", {"kind": "collective"}, None),
    ("Khối B: Cá nhân", "B", "letter", {"kind": "individual"}, None),
    ("III- Hệ thống chính trị", "III", "roman",
     {"field": "political_system", "field_text": "Hệ thống chính trị"}, None),
    ("- Lĩnh vực văn hóa, xã hội, gồm các mô hình như sau:", "", "",
     {"field": "culture_society", "field_text": "Lĩnh vực văn hóa, xã hội"}, None),
    ("Kinh tế (danh sách kèm theo)", "", "", {"field": "economy", "field_text": "Kinh tế"}, None),
    ("Kinh tế, cụ thể như sau:", "", "", {"field": "economy", "field_text": "Kinh tế"}, None),
    ("KINH TẾ, BAO GỒM:", "", "", {"field": "economy", "field_text": "KINH TẾ"}, None),
    ("I. Kinh tế.", "I", "roman", {"field": "economy", "field_text": "Kinh tế"}, None),
    ("NĂM 2023", "", "", {"year": "2023"}, None),
    ("Năm 2023", "", "", {"year": "2023"}, None),
    ("1999.", "", "", {"year": "1999"}, None),
    ("NĂM 2022: 12 mô hình", "", "", {"year": "2022"}, 12),
    ("Lĩnh vực kinh tế năm 2023", "", "", {"field": "economy", "field_text": "Lĩnh vực kinh tế", "year": "2023"}, None),
    ("HỘI NÔNG DÂN XÃ PHÚ BÌNH", "", "",
     {"organisation": "HỘI NÔNG DÂN XÃ PHÚ BÌNH", "commune": "Xã Phú Bình"}, None),
    ("Công an huyện", "", "", {"organisation": "Công an huyện"}, None),
    ("Hội Phụ nữ có 5 mô hình dân vận khéo", "", "", {"organisation": "Hội Phụ nữ"}, 5),
    ("Cấp xã", "", "", {"level": "commune"}, None),
    ("Cấp huyện", "", "", {"level": "district"}, None),
    ("Cấp tỉnh", "", "", {"level": "province"}, None),
    ("Xã Tân An - Lĩnh vực kinh tế", "", "",
     {"commune": "Xã Tân An", "field": "economy", "field_text": "Lĩnh vực kinh tế"}, None),
    ("Tập thể, lĩnh vực kinh tế", "", "",
     {"kind": "collective", "field": "economy", "field_text": "lĩnh vực kinh tế"}, None),
    ("Lĩnh vực khác", "", "", {"field_text": "Lĩnh vực khác"}, None),
    ("Đơn vị: Xã Tân An (3)", "", "", {"commune": "Xã Tân An"}, 3),
    ("Đảng bộ xã Tân An", "", "", {"commune": "Xã Tân An"}, None),
    ("Kinh tế [4 mh].", "", "", {"field": "economy", "field_text": "Kinh tế"}, 4),
    ("Xây dựng hệ thống chính trị: đăng ký 7 tập thể", "", "",
     {"field": "political_system", "field_text": "Xây dựng hệ thống chính trị"}, 7),
    ("Khối cơ quan huyện", "", "", {}, None),
    ("Chi bộ bốn tốt", "", "", {}, None),
    ("Hội Nông dân giúp nhau làm kinh tế vườn rừng cho đến nay", "", "", {}, None),
    ("Thôn 2", "", "", {}, None),
    ("Ông Nguyễn Văn A", "", "", {}, None),
    ("Nhân dân thôn Đông", "", "", {}, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mark", "style", "said", "stated"), HEADINGS, ids=lambda value: str(value)[:30])
def test_a_heading_says_what_its_words_say(text, mark, style, said, stated):
    heading = parse_heading(text)
    assert {name: value for name, value in vars(heading.carry).items() if value} == said
    number = int(mark) if mark.isdigit() else None
    assert (heading.number, heading.style, heading.stated, heading.text) == (number, style, stated, text)
    order = ("field_text", "commune", "organisation", "kind", "year", "level")
    assert heading.about == tuple(name for name in order if name in said)


def test_a_number_in_a_cell_of_its_own_is_the_headings():
    heading = parse_heading("Kinh tế", "II.")
    assert (heading.style, heading.carry.field) == ("roman", "economy")
    assert [parse_heading(f"{mark} Kinh tế", mark).carry.field_text for mark in ("II.", "X.")] == ["Kinh tế"] * 2
    assert split_mark("II. Kinh tế") == ("II", "Kinh tế") and split_mark("Kinh tế") == ("", "Kinh tế")


@pytest.mark.parametrize(
    ("title", "field", "words"),
    [
        ("DANH SÁCH MÔ HÌNH LĨNH VỰC KINH TẾ NĂM 2023", "economy", "KINH TẾ"),
        ("Danh sách mô hình lĩnh vực văn hóa - xã hội của xã Tân An", "culture_society", "văn hóa - xã hội"),
        ("Lĩnh vực: quốc phòng - an ninh (kèm theo)", "defence_security", "quốc phòng - an ninh"),
        ("MÔ HÌNH LĨNH VỰC HỆ THỐNG CHÍNH TRỊ TRÊN ĐỊA BÀN", "political_system", "HỆ THỐNG CHÍNH TRỊ"),
        ("Lĩnh vực xã hội hóa", "", ""), ("Danh sách", "", ""),
    ],
)  # fmt: skip
def test_a_title_tells_the_field_of_all_its_models(title, field, words):
    heading = title_heading(title)
    assert (heading.carry.field, heading.carry.field_text) == (field, words) if heading else not field


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Hội Nông dân xã Phú Bình", True), ("Công an huyện", True), ("1. Hội Phụ nữ", True),
        ("Hội Nông dân 5", True), ("UBND xã Tân An", True), ("Chi bộ bốn tốt", False), ("Hội", False),
        ("Hội Nông dân trồng rau", False),
    ],
)  # fmt: skip
def test_a_body_is_its_name_and_nothing_more(text, body):
    assert is_body(text) == body


def test_a_heading_of_bodies_groups_them():
    assert is_area("Khối cơ quan huyện") and is_area("Các đơn vị") and not is_area("Xã Tân An")
    ten = "Khối cơ quan huyện và các đơn vị đóng trên"
    assert len(ten.split()) == 10 and is_group(ten) and not is_group(f"{ten} đây")
    assert is_group("Các cơ quan, đơn vị") and is_group("KHỐI TRƯỜNG HỌC") and not is_group("Cơ quản")


def said(sections):
    return {name: value for name, value in vars(sections.carry).items() if value}


def opened(*texts):
    sections = Sections()
    for text in texts:
        sections.open(parse_heading(text))
    return sections


def test_headings_nest_by_the_style_of_their_numbers():
    assert said(opened("I. Xã Tân An", "1. Kinh tế")) == {
        "commune": "Xã Tân An", "field": "economy", "field_text": "Kinh tế",
    }  # fmt: skip
    assert said(opened("I. Xã Tân An", "1. Kinh tế", "2. Tập thể")) == {"commune": "Xã Tân An", "kind": "collective"}
    assert said(opened("I. Xã Tân An", "1. Kinh tế", "II. Xã Phú Bình")) == {"commune": "Xã Phú Bình"}


def test_an_unknown_heading_is_of_what_its_equals_were():
    fields = opened("I. Kinh tế", "II. Việc khác (2)")
    assert said(fields) == {"field_text": "Việc khác"} and fields.stack[-1].about == ("field_text",)
    assert said(opened("Xã Tân An", "Khối cơ quan huyện")) == {}
    assert said(opened("Xã Tân An", "1. Xã Phú Bình", "2. Việc khác")) == {}
    assert said(opened("Xã Tân An", "Kinh tế", "Xã Phú Bình")) == {"commune": "Xã Phú Bình"}


def test_a_copy_goes_on_by_itself():
    first = opened("I. Xã Tân An")
    second = first.copy()
    second.open(parse_heading("II. Xã Phú Bình"))
    assert said(first) == {"commune": "Xã Tân An"} and said(second) == {"commune": "Xã Phú Bình"}
    assert second.knows("roman") and not second.knows("arabic") and not second.knows("")
    assert second.follows(Heading("", (), first.carry, "III", number=3)) is False
    assert opened("2. Kinh tế").follows(parse_heading("3. Việc khác"))
    assert not opened("2. Kinh tế").follows(parse_heading("4. Việc khác"))


def test_an_unknown_field_stands_in_place_of_a_known_one():
    outer, inner = parse_heading("Kinh tế").carry, parse_heading("Lĩnh vực khác").carry
    assert (merge(outer, inner).field, merge(outer, inner).field_text) == ("", "Lĩnh vực khác")
    assert merge(inner, outer) == outer


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        (["(1)", "(2)", "(3)"], True), (["1", "2", "3", "4 = 2+3"], True), (["A", "B", "1", "2"], True),
        (["1", "2"], True), (["1", "2", ""], True), (["3", "4", ""], False), (["1", "3", "5"], False),
        (["1", "", ""], False), (["A", "B", "C"], True), (["A", "A", "1"], False), (["a", "Kinh tế", "1"], False),
        (["2", "3", "4"], True), (["1", "2", "100"], False),
    ],
)  # fmt: skip
def test_a_row_that_numbers_the_columns_rises_by_one(row, numbers):
    assert numbers_columns(row) == numbers


@pytest.mark.parametrize(
    ("row", "labels"),
    [
        ("STT|Cách làm hay|Bài học", True), ("STT|Tên mô hình|2 hộ", True), ("STT|Nuôi ong lấy mật|2 hộ|3 hộ", False),
        ("Tên mô hình|Lĩnh vực", True), ("Tên mô hình|Cách làm hay", False), ("STT", False),
        ("1|Tên mô hình|STT", False), (f"STT|{'a' * 61}", False),
        ("STT|Tên mô hình|2 hộ|3 hộ|4 hộ", False), (f"STT|{'a' * 60}", True),
    ],
)  # fmt: skip
def test_a_row_of_labels_heads_columns(row, labels):
    header = Header(4, 0, 0, columns={"number": 0})
    assert labels_columns(header, list(enumerate(row.split("|")))) == labels


def test_a_text_too_long_for_a_heading_is_told_at_once():
    assert parse_heading("Lĩnh vực kinh tế " + "-" * 30_000).about == ()
