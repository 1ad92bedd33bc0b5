"""CONTRIBUTING's recipe holds: a layout is learnt by one made file and one word or rule, each in the place it names."""

import re
from pathlib import Path

import pytest

from danvan_data.registers import read_register, words
from danvan_data.registers.columns import labels
from danvan_data.registers.rows import rules
from danvan_data.registers.rows.kinds import RowKind
from danvan_data.text import match_key
from tests.registers.layouts import C, E, Layout, workbook

ROOT = Path(__file__).parents[2]
RECIPE = (
    (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Teach the reader")[2].partition("\n## ")[0]
)


def strange_labels() -> Layout:
    """Step 1: a made file whose labels no other register has, with a row that is no model."""
    rows = [
        ["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2025"],
        ["STT", "Tên mô hình", "Lĩnh vực", "Bên đứng ra"],
        [1, "Nuôi ong lấy mật", "Kinh tế", "Nhà chị Sáu"],
        [None, "~~~ hết trang ~~~", None, None],
        [2, "Ngõ hoa phụ nữ", "VH-XH", "Nhà chị Bảy"],
    ]
    expected = [
        ("S!3", "Nuôi ong lấy mật", E, "Nhà chị Sáu", "", "2025", ""),
        ("S!5", "Ngõ hoa phụ nữ", C, "Nhà chị Bảy", "", "2025", ""),
    ]
    return Layout("strange.xlsx", workbook(("S", rows)), expected)


COLUMNS = ["source_row", "name", "field", "organisation", "commune", "year", "result_as_reported"]


def read(folder: Path) -> list[tuple[str, ...]]:
    made = strange_labels()
    made.write(folder / made.file)
    return [tuple(row) for row in read_register(folder / made.file).models[COLUMNS].itertuples(index=False)]


@pytest.fixture
def forget():
    labels.role_of.cache_clear()
    yield
    labels.role_of.cache_clear()


def test_one_word_and_one_rule_teach_a_layout(tmp_path, monkeypatch, forget):
    assert read(tmp_path) != strange_labels().expected  # step 2
    monkeypatch.setitem(words.ROLES, match_key("Bên đứng ra"), "organisation")  # step 3: a word
    labels.role_of.cache_clear()
    assert read(tmp_path) != strange_labels().expected
    page_end = rules.Rule(RowKind.FOOTER, "footer", lambda view: "hết trang" in " ".join(view.words))
    monkeypatch.setattr(rules, "RULES", (page_end, *rules.RULES))  # step 3: a rule
    assert read(tmp_path) == strange_labels().expected


def test_the_recipe_names_places_that_are_there():
    places = re.findall(r"`((?:danvan_data|tests)/[\w/.]+)", RECIPE)
    assert len(places) >= 6 and [place for place in places if not (ROOT / place).exists()] == []
