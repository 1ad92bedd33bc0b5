"""The headline numbers are those that a recomputation from the tables alone comes to."""

import ast
import math
import re
from pathlib import Path

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.exhibits.every import cells
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.language import number, percent
from danvan_data.measures.headlines import numbers
from danvan_data.publish.notebooks.telling import telling
from tests.own_folder import three_years
from tests.recomputed import by_hand_more
from tests.recomputed.by_hand import NUMBERS

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def told() -> pd.DataFrame:
    return dv.headlines(dv.load_bundled()).set_index("headline")


def test_the_recomputation_imports_nothing_of_the_package():
    names = set()
    for path in ("plain.py", "by_hand.py", by_hand_more.__name__.rpartition(".")[2] + ".py"):
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


UNITS = {
    "share": "nearest_mix farthest_mix shares_of_field rates_recognised rates_effective rates_commended",
    "VND": "yearly_largest yearly_smallest assumed_largest assumed_smallest yearly_largest_here hectare_year_largest "
    "hectare_year_smallest households_year_largest households_year_smallest hectare_crop_largest "
    "hectare_crop_smallest households_crop_largest households_crop_smallest hectare_unknown_largest "
    "hectare_unknown_smallest households_unknown_largest households_unknown_smallest",
    "tonne": "harvest_largest harvest_smallest",
    "year": "top_year top_page_year",
    "rank": "field_rank place_rank",
    "place": "places_led_by_field provinces_leading provinces_present places_missing places_reporting_again "
    "places_comparable",
    "report": "reports_recognised reports_effective reports_commended totals_contradicting totals_cut_short "
    "totals_agreeing",
    "total": "totals_of_one_year reports_comparable totals_of_several_years",
    "page": "pages_read pages_undated pages_of_top_year",
    "number": "numbers_read readings_computed readings_completed readings_entered readings_ambiguous",
    "figure": "figures_of_report costs_unsaid subject_unsaid place_figures yearly_amounts yearly_costs_unsaid "
    "assumed_amounts assumed_costs_unsaid yearly_amounts_here amounts amounts_of_the_largest_panel "
    "hectare_year_amounts households_year_amounts hectare_crop_amounts households_crop_amounts "
    "hectare_unknown_amounts households_unknown_amounts person_amounts above_minimum_wage below_minimum_wage "
    "above_poverty_line below_poverty_line above_income_per_head below_income_per_head",
    "series": "series_rising series_falling",
    "row": "doubts largest_doubt",
    "fact": "facts_of_top_provinces",
    "pair": "pairs_not_ranked",
    "document": "documents_before",
}
"""What each headline counts, or is measured in; all others count models."""


def test_each_headline_names_what_it_counts(told):
    known = {name: unit for unit, names in UNITS.items() for name in names.split()}
    assert set(known) <= set(told.index)
    assert told["unit"].to_dict() == {name: known.get(name, "model") for name in told.index}


def spelt(row: pd.Series) -> set[str]:
    """How a sentence may print a headline: as it is, out of how many, as a share, or in million and billion đồng."""
    ends = [end for end in (row["low"], row["high"]) if end == end]
    of = [row["of"]] if row["of"] == row["of"] else []
    if row["unit"] == "share":
        said = {percent(end) for end in ends}
    elif row["unit"] == "VND":
        said = {
            number(float(f"{end / size:.3g}"), digits) for end in (*ends, *(end + 1 for end in ends))
            for size in (1e6, 1e9) for digits in (0, 1, 2)
        }  # fmt: skip
    elif row["unit"] == "year":
        said = {f"{row['low']:.0f}"}
    else:
        said = {number(end) for end in ends} | {percent(end / total) for end in ends for total in of if total}
    return said | {number(total) for total in of}


@pytest.mark.parametrize("name", NUMBERS)
def test_the_sentence_says_the_number(told, name):
    row = told.loc[name]
    said = spelt(row) - ({number(row["of"])} if row["of"] != row["low"] else set())
    alone = [rf"(?<![\d.,]){re.escape(each)}(?!\d|[.,]\d)" for each in said]
    if name in UNSAID:
        assert row["low"] <= 1  # nothing of it to say, or one of which the finding says the name
    elif name.endswith("_here"):
        return  # said by decks and briefs, where the place's own are enough to be compared
    else:
        assert any(re.search(each, row["sentence"]) for each in alone), (said, row["sentence"])


UNSAID = ("below_poverty_line", "series_falling", "not_below_another")
"""Headlines that a sentence leaves out when they are nothing."""
PROPER = re.compile(r"\d+(?:[.,]\d+)*%?")


@pytest.mark.parametrize("place", ["", "Lục Ngạn", "Hòa Bình", "one’s own"])
def test_every_number_of_a_finding_is_a_headline(place, tmp_path):
    """What notebooks, decks and briefs say in a finding is in the table, under the name of the exhibit that says it."""
    evidence = dv.load(three_years(tmp_path / "registers")) if place == "one’s own" else dv.load(place=place)
    table = numbers(evidence, dropping=False)
    for shown in [*cells(evidence), *telling(evidence).shown.values()]:
        rows = table[[shown.name in names.split(", ") for names in table["exhibit"]]]
        known = set().union(*map(spelt, (row for _, row in rows.iterrows()))) | CONSTANTS.get(shown.name, set())
        words = [shown.place, shown.period, *shown.assumptions, *shown.emphasis, str(evidence.place)]
        known |= {found for each in words for found in PROPER.findall(each)}
        for found in PROPER.findall(_own_words(shown)):
            assert found in known, (shown.name, found, shown.finding, sorted(known))


def _own_words(shown: Exhibit) -> str:
    """The finding without the names of rows that it repeats: places and years are no numbers of it."""
    words = shown.finding
    for name in sorted({*shown.table["row"], *shown.assumptions}, key=len, reverse=True):
        words = words.replace(name, "")
    return words


CONSTANTS = {
    "kept": {"2021", "2022", "2023"},
    "renewed": {"2022", "2023"},
    "assumed_years": {"2", "12"},
    "listing": set(),
}
"""Numbers of a finding that are no counts: years, and the assumptions that a sentence names."""


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
