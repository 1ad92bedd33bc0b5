"""What each word of the grammar says where it stands, and what phrases of the evidence and of its kinds say whole.

Both are read with their marks, and where they were left off.
"""

import csv
from pathlib import Path

import pytest

from danvan_data.quantity import parse_quantity
from danvan_data.quantity.tokens.lexicon import unmarked

DATA = Path(__file__).parent.parent / "data"
TABLES = ["words_read.csv", "phrases_read.csv"]
NAMES = ("low", "high", "unit", "per", "qualifier", "basis", "below")


def rows(table):
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said(quantity):
    ends = {name: getattr(quantity, name) for name in ("low", "high", "below")}
    spelt = {name: "" if end is None else f"{end:.10g}" for name, end in ends.items()}
    words = {name: getattr(quantity, name) for name in ("unit", "per", "qualifier")}
    return {**spelt, **words, "basis": quantity.basis.replace("unspecified", "")}


@pytest.mark.parametrize("table", TABLES)
def test_each_is_read_as_the_table_has_it(table):
    for row in rows(table):
        quantity = parse_quantity(row["phrase"])
        assert said(quantity) == {name: row[name] for name in NAMES}, row["phrase"]
        assert bool(quantity.ambiguous) == bool(row["doubt"]), row["phrase"]
        assert row["qualifier"] == "none" or quantity.rest == row["rest"], row["phrase"]


@pytest.mark.parametrize("table", TABLES)
def test_without_its_marks_it_is_read_as_the_table_has_it(table):
    left_off = [row for row in rows(table) if row["unmarked"] == "same"]
    assert len(left_off) > 500
    for row in left_off:
        assert said(parse_quantity(unmarked(row["phrase"]))) == {name: row[name] for name in NAMES}, row["phrase"]


@pytest.mark.parametrize(
    ("phrase", "low", "unit"),
    [("40 đ/c tham gia", 40, "person"), ("3 ki-lô-mét đường", 3, "km"), ("hơn 40 ki-lô-gam gạo", 40, "kg")],
)
def test_a_sign_inside_a_word_is_part_of_it(phrase, low, unit):
    assert (parse_quantity(phrase).low, parse_quantity(phrase).unit) == (low, unit)


@pytest.mark.parametrize(
    ("phrase", "unit"),
    [
        ("nhận 12 con nuôi", "person"),
        ("đỡ đầu 7 con đỡ đầu", "person"),
        ("tặng 4 đồng hồ", "other"),
        ("may 70 đồng phục", "other"),
        ("3 khẩu hiệu tuyên truyền", "other"),
        ("thu 2 khẩu súng", "other"),
        ("5 phân vàng", "other"),
        ("20 bao, 2 phân bón", "other"),
        ("xây 3 ký túc xá", "other"),
        ("hòa giải 3 vụ tranh chấp", "case"),
    ],
)
def test_a_longer_word_that_begins_with_a_units_syllable_is_another_thing(phrase, unit):
    assert parse_quantity(phrase).unit == unit


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("17 em trở lại lớp", 17, 17),
        ("20 triệu đồng trở lại", None, 20e6),
        ("Cấp 35 thẻ BHYT", 35, 35),
        ("cấp 05 xe đạp", 5, 5),
        ("trường cấp 3", None, None),
        ("KP 3, KP 4", None, None),
        ("đạt 9/10 tiêu chí", 9, 9),
        ("được 9/10 diện tích", 0.9, 0.9),
    ],
)
def test_what_stands_beside_a_number_tells_a_count_from_a_limit_a_rank_and_a_share(phrase, low, high):
    assert (parse_quantity(phrase).low, parse_quantity(phrase).high) == (low, high)
