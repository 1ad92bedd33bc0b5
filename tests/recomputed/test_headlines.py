"""The headline numbers are those that a recomputation from the tables alone comes to."""

import ast
import math
import re
from pathlib import Path

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.language import number, percent
from tests.recomputed.by_hand import NUMBERS

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def told() -> pd.DataFrame:
    return dv.headlines(dv.load_bundled()).set_index("headline")


def test_the_recomputation_imports_nothing_of_the_package():
    names = set()
    for path in ("plain.py", "by_hand.py"):
        for node in ast.walk(ast.parse((HERE / path).read_text(encoding="utf-8"))):
            names |= {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
            names |= {node.module or ""} if isinstance(node, ast.ImportFrom) else set()
    assert not {name for name in names if name.startswith("danvan")}


def test_every_headline_is_recomputed_and_nothing_else(told):
    assert sorted(told.index) == sorted(NUMBERS)


@pytest.mark.parametrize("name", NUMBERS)
def test_a_headline_is_what_the_tables_say(told, name):
    low, high, of = NUMBERS[name]()
    row = told.loc[name]
    assert row["low"] == pytest.approx(low) or (math.isnan(row["low"]) and low == 0)
    assert row["high"] == pytest.approx(high) or (math.isnan(row["high"]) and math.isinf(high))
    assert (math.isnan(row["of"]) and of is None) or row["of"] == of


def _said(low: float, high: float, unit: str) -> set[str]:
    """How a sentence may print a number: as it is, as a share, or in million and billion đồng."""
    ends = [end for end in (low, high) if end == end]
    if unit == "share":
        return {percent(end) for end in ends}
    if unit == "VND":
        return {
            number(float(f"{end / size:.3g}"), digits) for end in ends for size in (1e6, 1e9) for digits in (0, 1, 2)
        }
    return {number(low)}


@pytest.mark.parametrize("name", NUMBERS)
def test_the_sentence_says_the_number(told, name):
    row = told.loc[name]
    said = _said(row["low"], row["high"], row["unit"])
    if name in ("largest_field", "least_named_field"):
        said = {percent(row["low"] / row["of"])}
    alone = [rf"(?<![\d.,]){re.escape(each)}(?!\d|[.,]\d)" for each in said]
    assert any(re.search(each, row["sentence"]) for each in alone), (said, row["sentence"])


def test_leaving_out_a_page_moves_a_count_by_what_the_page_tells(told):
    """Of 40 totals of one year, no page has more than a few: without any one of them, 36 to 40 are left."""
    counts = pd.read_csv(HERE.parents[1] / "data" / "counts.csv", dtype=str, keep_default_na=False)
    row = told.loc["totals_of_one_year"]
    one = counts.query("role == 'all' and field == 'total' and same_as == '' and period_kind == 'year'")
    one = one[one["counted"].isin(["models", "models_and_examples"])]
    again = set(counts.loc[counts["same_as"].ne(""), "same_as"])
    alone = one[~one["count_id"].isin(again)]
    assert row["without_low"] == 40 - alone["source_id"].value_counts().max()
    assert row["without_high"] == 40


def test_a_headline_on_one_page_is_nothing_without_it(told):
    row = told.loc["named_of_report"]
    assert row["sources"] == 1
    assert math.isnan(row["without_low"])


def test_every_headline_has_a_sentence(told):
    assert told["sentence"].ne("").all()
