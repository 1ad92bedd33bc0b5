"""What the phrase grammar reads, against a careful reader's table and against rules that must always hold."""

import csv
import math
import unicodedata
from pathlib import Path

import pandas as pd
import pytest

from danvan_data.quantity import Quantity, parse_quantities, parse_quantity

DATA = Path(__file__).parent.parent / "data"


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def end(text):
    return float(text) if text else None


def same(ours, theirs):
    if ours is None or theirs is None:
        return ours is theirs
    return math.isclose(ours, theirs, rel_tol=1e-9)


def ends_agree(row):
    q = parse_quantity(row["as_reported"])
    return same(q.low, end(row["low"])) and same(q.high, end(row["high"]))


# --- the reader's table ---------------------------------------------------------------------------------


def test_both_ends_agree_with_the_reader_in_98_percent_of_the_phrases():
    phrases = rows("phrases.csv")
    assert len(phrases) == 505
    assert sum(map(ends_agree, phrases)) / len(phrases) >= 0.98


def differences():
    """Every cell in which the grammar and the reader part, as the committed list words it."""
    for row in rows("phrases.csv"):
        q = parse_quantity(row["as_reported"])
        theirs = {name: row[name] for name in ("low", "high", "unit", "per", "qualifier")}
        if not ends_agree(row):
            yield row["as_reported"], "ends", f"{theirs['low']}..{theirs['high']}", f"{q.low}..{q.high}"
        for name in ("unit", "per", "qualifier"):
            if theirs[name] != getattr(q, name):
                yield row["as_reported"], name, theirs[name], getattr(q, name)


def test_every_remaining_difference_is_listed_with_who_is_right_and_why():
    listed = rows("phrases_differences.csv")
    assert sorted(differences()) == sorted((r["as_reported"], r["column"], r["reader"], r["ours"]) for r in listed)
    assert all(r["who_is_right"] in ("reader", "ours", "either") and r["reason"] for r in listed)


def test_a_basis_the_phrase_names_is_never_against_the_reader():
    for row in rows("phrases.csv"):
        basis = parse_quantity(row["as_reported"]).basis
        assert basis in ("unspecified", row["basis"]), row["as_reported"]


# --- phrases of the same kinds, written for this test -----------------------------------------------------


@pytest.mark.parametrize("row", rows("phrases_written.csv"), ids=lambda row: row["as_reported"])
def test_written_phrases(row):
    q = parse_quantity(row["as_reported"])
    assert (q.low, q.high, q.unit, q.per, q.qualifier) == (
        end(row["low"]),
        end(row["high"]),
        row["unit"],
        row["per"],
        row["qualifier"],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8,5 tấn/năm", Quantity(8.5, 8.5, "tonne", "year")),
        ("1,5 tỷ/năm", Quantity(1.5e9, 1.5e9, "VND", "year")),
        ("hơn 40ha", Quantity(40, None, "ha", "", "more_than")),
        ("40tr.đ/sào", Quantity(40e6, 40e6, "VND", "sao")),
        ("300tr.đ/năm (trừ chi phí)", Quantity(300e6, 300e6, "VND", "year", "exact", "net")),
        ("10tr.đ/tháng", Quantity(10e6, 10e6, "VND", "month")),
        ("300-500tr.đ/năm", Quantity(300e6, 500e6, "VND", "year", "range")),
        ("10-15 lao động", Quantity(10, 15, "person", "", "range")),
        ("7.412 phần mộ", Quantity(7412, 7412, "grave")),
        ("33 hộ gia đình", Quantity(33, 33, "household")),
    ],
)
def test_the_founding_article_reads_in_full(text, expected):
    assert parse_quantity(text) == expected


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("lãi 40 triệu đồng/vụ", "net"),
        ("trừ chi phí còn 150 triệu đồng", "net"),
        ("300 triệu đồng (chưa trừ chi phí)", "gross"),
        ("doanh thu 2 tỷ đồng/năm", "gross"),
        ("doanh thu sau khi trừ chi phí 2 tỷ đồng", "net"),
        ("tổng thu nhập 3 tỷ đồng/năm", "unspecified"),
        ("lãi suất 6,6%/năm", "unspecified"),
        ("cho vay không lãi 20 triệu đồng", "unspecified"),
        ("thu 500 triệu đồng, trừ chi phí lãi 200 triệu đồng", "unspecified"),
    ],
)
def test_basis_is_what_the_phrase_says_of_this_figure(text, basis):
    assert parse_quantity(text).basis == basis


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("131 tổ/5124 thành viên", "/5124 thành viên"),
        ("22.403/66.248 hộ", "/66.248"),
        ("1 con dê đực và 6 con dê cái", "dê đực và 6 con dê cái"),
        ("hơn 17.187 ha (chiếm 22,2%)", "(chiếm 22,2%)"),
        ("30 tấn rau an toàn", "rau an toàn"),
        ("hơn 40ha", ""),
    ],
)
def test_rest_names_what_was_not_understood(text, rest):
    assert parse_quantity(text).rest == rest


@pytest.mark.parametrize(
    "text",
    ["2.5 ha", "187,864km", "1,250 hộ", "600-700.000 đồng", "hơn 4, 6 tỷ đồng", "1 tỷ 2", "7 mẫu", "1.5 - 2 tỷ", "-5%"],
)  # fmt: skip
def test_a_phrase_with_two_readings_says_so(text):
    assert parse_quantity(text).ambiguous


@pytest.mark.parametrize("text", ["2,5 ha", "1.250 hộ", "600.000-700.000 đồng", "3-4 tỷ đồng", "40tr.đ/sào"])
def test_a_plain_phrase_is_not_called_ambiguous(text):
    assert parse_quantity(text).ambiguous == ""


def test_a_count_written_with_a_comma_is_whole_and_a_measure_is_not():
    assert parse_quantity("1,250 hộ").low == 1250
    assert parse_quantity("1,250 ha").low == 1.25


def test_english_phrases_use_english_separators():
    assert parse_quantity("more than 6,400 square meters") == Quantity(6400, None, "m2", "", "more_than")
    assert parse_quantity("350 million VND").low == 350e6


# --- tables -----------------------------------------------------------------------------------------------


def test_a_column_keeps_its_index_and_gets_documented_types():
    table = parse_quantities(pd.Series(["hơn 40ha", "không rõ", None, "hơn 40ha"], index=[7, 3, 3, 1]))
    assert list(table.index) == [7, 3, 3, 1]
    assert list(table.columns) == [
        "low",
        "high",
        "unit",
        "per",
        "qualifier",
        "basis",
        "rest",
        "ambiguous",
        "near",
        "below",
    ]
    assert table["low"].dtype == table["high"].dtype == "float64"
    assert table["low"].tolist()[0] == 40 and math.isnan(table["high"].iloc[0])
    assert table["qualifier"].tolist() == ["more_than", "none", "none", "more_than"]


def test_an_empty_column_gives_an_empty_table():
    assert parse_quantities(pd.Series([], dtype="str")).shape == (0, 10)


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT, "", "   ", True, b"5"])
def test_missing_values_are_no_numbers(missing):
    assert parse_quantity(missing).qualifier == "none"


def test_a_cell_that_is_a_number_keeps_its_value():
    assert parse_quantity(2.5).low == 2.5 and parse_quantity(1250).low == 1250
    assert parse_quantity(2.5).ambiguous == ""


def test_the_whole_table_reads_the_same_decomposed():
    for row in rows("phrases.csv"):
        text = row["as_reported"]
        assert parse_quantity(unicodedata.normalize("NFD", text)) == parse_quantity(text)
