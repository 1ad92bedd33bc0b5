"""No word of a model's row is lost: it is in one of the model's columns, though only a part of it became a value."""

from collections import defaultdict
from pathlib import Path

import pytest

from danvan_data.registers import read_register
from danvan_data.registers.columns.labels import role_of
from danvan_data.registers.grid.cells import is_ditto, is_tick
from danvan_data.registers.models import remainder
from danvan_data.text import match_key
from tests.registers.every_layout import EVERY

EXAMPLES = Path(__file__).parent / "examples"
CSV = "STT,Tên mô hình,Lĩnh vực,Đơn vị,Địa bàn thực hiện,Thời gian thực hiện\n"


def lost(path: Path) -> list[tuple[str, str]]:
    """The words of model rows that none of the row's models holds; numbers, marks and levels aside."""
    register = read_register(path)
    held: dict[str, set[str]] = defaultdict(set)
    for row in register.models.itertuples(index=False):
        held[row.source_row] |= set(match_key(" ".join(map(str, row))).split())
    rows = register.ledger[register.ledger["kind"].eq("model")]
    return [
        (row.source_row, word)
        for row in rows.itertuples()
        for cell in row.text.split(" | ")
        if not is_tick(cell) and not is_ditto(cell) and not role_of(cell)  # a form's row has its label, too
        for word in match_key(cell).split()
        if word.isalpha() and len(word) > 1 and word not in held[row.source_row] | remainder.LEVELS
    ]


@pytest.mark.parametrize("name", ["D01", "D02", "D03", "D04", "D05", "D06", "D07"])
def test_no_word_of_the_examples_is_lost(name):
    (path,) = [each for each in EXAMPLES.glob(f"{name}*") if ".expected" not in each.name]
    assert lost(path) == []


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_no_word_of_the_layouts_is_lost(make, tmp_path):
    made = make()
    made.write(tmp_path / made.file)
    assert lost(tmp_path / made.file) == []


def test_a_hamlet_and_a_month_are_kept_beside_commune_and_year(tmp_path):
    rows = '1,Đường hoa,VH-XH,Hội LHPN xã,"Thôn 2, xã Tân An",Từ 03/2024\n2,Nuôi ong,KT,Hội ND xã,X. Tân An,Năm 2024\n'
    (tmp_path / "a.csv").write_text(CSV + rows, encoding="utf-8")
    models = read_register(tmp_path / "a.csv").models
    assert models["commune"].tolist() == ["Xã Tân An"] * 2 and models["year"].tolist() == ["2024"] * 2
    assert models["note"].tolist() == [
        "Địa bàn thực hiện: Thôn 2, xã Tân An; Thời gian thực hiện: Từ 03/2024", ""
    ]  # fmt: skip


def test_a_remark_under_no_label_and_words_in_a_column_of_marks_are_kept(tmp_path):
    head = "STT,Tên mô hình,KT,VH-XH,QP-AN,XDHTCT,Đơn vị"
    rows = ["1,Đường hoa,,x,,,Hội LHPN xã,chưa nộp hồ sơ", "2,Nuôi ong,x,,,từ 2026,Hội ND xã"]
    text = "\n".join([head, *rows])
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    models = read_register(tmp_path / "a.csv").models
    assert models["field"].tolist() == ["culture_society", "economy"]
    assert models["note"].tolist() == ["chưa nộp hồ sơ", "XDHTCT: từ 2026"]
