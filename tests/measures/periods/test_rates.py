"""Shares of the registered models: worked by hand from data/counts.csv, only pairs that the source relates."""

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.exhibits.periods import registered
from danvan_data.measures.periods.rates import ENDS, rates


@pytest.fixture(scope="module")
def pairs() -> pd.DataFrame:
    return rates(dv.load_bundled().counts).set_index("count_id")


@pytest.mark.parametrize(
    ("count_id", "basis", "part", "whole"),
    [
        ("N379", "recognised", 2162, 3845),  # Gia Lâm
        ("N225", "recognised", 42, 53),  # Vĩnh Phú
        ("N316", "recognised", 107, 121),  # Đại Lộc, commune level
        ("N095", "recognised", 439, 1330),  # Sông Hinh
        ("N315", "effective", 13, 41),  # Đại Lộc, district level
        ("N195", "effective", 1808, 2071),  # Bà Rịa - Vũng Tàu
        ("N021", "commended", 21, 224),  # Tây Hồ
        ("N282", "commended", 12, 190),  # Long Điền
    ],
)
def test_a_pair_that_the_source_relates_is_a_rate(pairs, count_id, basis, part, whole):
    row = pairs.loc[count_id]
    assert (row["basis"], row["low"], row["high"], row["of_low"], row["of_high"]) == (basis, part, part, whole, whole)
    assert row["share_low"] == row["share_high"] == pytest.approx(part / whole)


@pytest.mark.parametrize(
    ("count_id", "why"),
    [
        ("N016", "of models built, not registered"),
        ("N022", "examples"),
        ("N026", "a split of the 2,162 of Gia Lâm"),
        ("N044", "of models recognised"),
        ("N221", "of models recognised"),
        ("N247", "people and units honoured"),
        ("N380", "a level of the 2,162"),
    ],
)
def test_what_is_no_part_of_registered_models_is_no_rate(pairs, count_id, why):
    assert count_id not in pairs.index, why


def test_all_pairs_are_found(pairs):
    assert pairs["basis"].value_counts().to_dict() == {"recognised": 7, "effective": 6, "commended": 3}


def test_a_share_lies_within_0_and_1_and_its_ends_in_order(pairs):
    known = pairs.dropna(subset=["share_low", "share_high"])
    assert known["share_low"].between(0, 1).all()
    assert known["share_low"].le(known["share_high"]).all()
    assert known["share_high"].le(1).all()


def test_an_open_end_stays_open():
    counts = dv.load_bundled().counts.copy()
    counts.loc[counts["count_id"].eq("N225"), "high"] = float("nan")  # more than 42
    row = rates(counts).set_index("count_id").loc["N225"]
    assert row["share_low"] == pytest.approx(42 / 53)
    assert pd.isna(row["share_high"])


@pytest.mark.parametrize("basis", ENDS)
def test_the_exhibit_says_the_shares(pairs, basis):
    shown = registered.rates(pairs.reset_index(), dv.load_bundled(), basis)
    assert len(shown.table) == pairs["basis"].eq(basis).sum()
    assert shown.table["sources"].ne("").all()
    assert shown.figure.data


def test_the_exhibit_of_the_recognised_ends_at_the_lowest_and_the_highest(pairs):
    shown = registered.rates(pairs.reset_index(), dv.load_bundled())
    assert "33%" in shown.finding and "Sông" in shown.finding.replace("\u00a0", " ")
    assert "100%" in shown.finding
    assert "2.162/3.845 = 56%" in set(shown.table["text"])


def test_counts_without_any_pair_are_a_table_without_rows():
    counts = dv.load_bundled().counts
    none = rates(counts[counts["subset_of"].eq("")])
    assert none.empty
    assert not registered.rates(none, dv.load_bundled())
