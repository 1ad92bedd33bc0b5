"""Lines above a table: which are headings that hold for it, which are titles and places, which say nothing."""

import pytest

from danvan_data.registers.rows.above import Line, read_above
from danvan_data.registers.rows.headings import Sections, parse_heading

ECONOMY = {"field": "economy", "field_text": "Kinh tế"}
FIELD = {"field": "economy", "field_text": "Lĩnh vực kinh tế"}
LIST, LONG = "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO", f"Lĩnh vực kinh tế{' rất dài' * 14}"


def opened(*texts):
    sections = Sections()
    for text in texts:
        sections.open(parse_heading(text))
    return sections


def said(sections):
    return {name: value for name, value in vars(sections.carry).items() if value}


@pytest.mark.parametrize(
    ("lines", "outer", "carry", "openers"),
    [
        ([("UBND XÃ TÂN AN", 0), (LIST, 1), ("Lĩnh vực kinh tế", 2)], (), FIELD, {2}),
        ([("Lĩnh vực kinh tế", 2)], ("I. Xã Tân An",), {"commune": "Xã Tân An", **FIELD}, {2}),
        ([(LIST, 1), ("Lĩnh vực kinh tế", 2)], ("I. Xã Tân An",), FIELD, {2}),
        ([("Khối cơ quan huyện", 2)], ("Xã Tân An",), {}, {2}),
        ([("Khối cơ quan huyện", 2)], ("I. Kinh tế",), {}, set()),
        ([("II. Việc khác", 2)], ("I. Kinh tế",), {"field_text": "Việc khác"}, {2}),
        ([("2. Việc khác", 2)], ("I. Kinh tế",), {}, set()),
        ([("1. Mô hình đăng ký mới", 4)], ("I. Kinh tế",), ECONOMY, {4}),
        ([("Kèm theo Công văn số 5", 2)], ("I. Kinh tế",), ECONOMY, set()),
        ([(LIST, 2)], ("I. Kinh tế",), {}, set()),
        ([("Xã Tân An", 0), (LIST, 1)], (), {}, set()),
        ([("DANH SÁCH MÔ HÌNH LĨNH VỰC KINH TẾ", -1)], (), {"field": "economy", "field_text": "KINH TẾ"}, set()),
        ([("Lĩnh vực kinh tế", 4, False)], (), {}, set()), ([(LONG, 3)], (), {}, set()),
        ([("1. Hội Nông dân xã Tân An", 4)], (),
         {"commune": "Xã Tân An", "organisation": "Hội Nông dân xã Tân An"}, {4}),
        ([("Năm 2023", 3)], (), {"year": "2023"}, {3}), ([], ("I. Kinh tế",), {}, set()),
        ([("một dòng", -1)], ("I. Kinh tế",), {}, set()),
        ([("Lĩnh vực kinh tế", 1), ("một dòng", 2)], (), FIELD, {1}),
        ([("Lĩnh vực kinh tế", -1), *[(f"dòng thứ {at}", -1) for at in range(3)]], (), FIELD, {-1}),
        ([("Lĩnh vực kinh tế", -1), *[(f"dòng thứ {at}", -1) for at in range(4)]], (), {}, {-1}),
        ([("Lĩnh vực kinh tế", -1), *[(f"ô thứ {at}", 0, False) for at in range(4)]], (), FIELD, {-1}),
    ],
)  # fmt: skip
def test_what_holds_for_a_table_is_what_its_headings_say(lines, outer, carry, openers):
    above = read_above([Line(*line) for line in lines], opened(*outer))
    assert (said(above.sections), above.openers) == (carry, openers)
    assert above.lines == [line[0] for line in lines]


def test_a_table_that_goes_on_keeps_the_headings_at_the_end_of_the_last():
    lines = [Line("(tiếp theo)", 2), Line("Trang 3", 3)]
    above = read_above(lines, opened("I. Kinh tế"), opened("II. Văn hóa - xã hội"))
    assert said(above.sections) == {"field": "culture_society", "field_text": "Văn hóa - xã hội"} and not above.titles
    fresh = read_above([*lines, Line("Xã Tân An", 4)], opened("I. Kinh tế"), opened("II. Văn hóa - xã hội"))
    assert said(fresh.sections) == {"commune": "Xã Tân An", **ECONOMY}


def test_titles_may_name_the_year_and_places_are_line_by_line():
    above = read_above([Line("UBND XÃ TÂN AN\nHUYỆN KIM BẢNG", 0), Line(LIST, 1), Line("Năm 2023", 2)], Sections())
    assert above.titles == ["UBND XÃ TÂN AN HUYỆN KIM BẢNG", LIST]
    assert above.places == ["UBND XÃ TÂN AN", "HUYỆN KIM BẢNG", LIST]
    assert read_above([Line("ĐẢNG BỘ HUYỆN\nKIM BẢNG")], Sections()).places == ["ĐẢNG BỘ HUYỆN KIM BẢNG"]
