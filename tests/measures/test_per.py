"""What a figure is per, over what time, whose it is and of which year, as its chain and its words say it."""

import pandas as pd
import pytest

from danvan_data.measures.figures import COLUMNS, figures, money, output

MODEL = {
    "model_id": "M1", "name": "A", "movement": "dan_van_kheo", "field": "economy", "commune": "", "district": "",
    "province": "X", "region": "Nam Bộ", "source_id": "S1", "note": "", "same_as": "", "year_start": 2020,
    "year_end": 2021,
}  # fmt: skip
OUTCOME = {
    "outcome_id": "O1", "model_id": "M1", "source_id": "S2", "indicator": "income", "as_reported": "5 triệu",
    "low": 5e6, "high": 5e6, "unit": "VND", "per": "", "basis": "net", "qualifier": "exact", "tolerance": 0.0,
    "subject": "", "stage": "now", "note": "",
}  # fmt: skip


def told(*outcomes, models=({},), related=False):
    years = {"year_start": "Int64", "year_end": "Int64"}
    rows = pd.DataFrame([MODEL | each for each in models]).astype(years)
    return figures(rows, pd.DataFrame([OUTCOME | each for each in outcomes]), related)


@pytest.mark.parametrize(
    ("per", "of", "area", "period"),
    [
        ("", "", None, "unknown"), ("/year", "", None, "year"), ("/month", "", None, "month"),
        ("/day", "", None, "day"), ("/quarter", "", None, "quarter"),
        ("/6 months", "", None, "half_year"), ("/season", "", None, "crop"),
        ("/harvest", "", None, "crop"), ("/batch", "", None, "crop"), ("/person/month", "person", None, "month"),
        ("/household/year", "household", None, "year"), ("/ha", "ha", 1.0, "unknown"), ("/m2/year", "ha", 1e-4, "year"),
        ("/km2", "ha", 100.0, "unknown"), ("/sao/season", "ha", -1.0, "crop"), ("/mau", "ha", -10.0, "unknown"),
        ("/1000 m2", "ha", 0.1, "unknown"), ("/2.5 ha", "ha", 2.5, "unknown"), ("/3 sao", "ha", -3.0, "unknown"),
        ("/animal", "item", None, "unknown"), ("/two words/year", "item", None, "year"),
    ],
)  # fmt: skip
def test_a_chain_says_what_a_figure_is_per_and_over_what_time(per, of, area, period):
    row = told({"per": per}).iloc[0]
    assert (row["of"], row["period"]) == (of, period)
    assert row["area"] == pytest.approx(area) if area else pd.isna(row["area"])


@pytest.mark.parametrize(
    ("subject", "per", "whose"),
    [
        ("whole_group", "", "whole"), ("one_household", "", "example"), ("one_member", "/person", "example"),
        ("one_enterprise", "", "example"), ("place", "", "example"), ("per_household", "", "each"),
        ("per_person", "", "each"), ("", "/person/month", "each"), ("", "/ha", "each"), ("", "/animal", "each"),
        ("", "/year", "unknown"),
    ],
)  # fmt: skip
def test_a_figure_is_its_subjects_and_a_rate_of_nobody_is_of_each(subject, per, whose):
    assert told({"subject": subject, "per": per})["whose"].tolist() == [whose]


@pytest.mark.parametrize(
    ("words", "note", "start", "end"),
    [
        ("5 triệu", "", 2020, 2021), ("năm 2018: 5 triệu", "", 2018, 2018), ("5 triệu", "in 2019", 2019, 2019),
        ("giai đoạn 2016-2019: 5 triệu", "", 2016, 2019), ("2016 – 2019", "", 2016, 2019),
        ("5 triệu", "2017", 2017, 2017),
        ("5 triệu", "of 2015/2016", 2020, 2021), ("5 triệu", "saved in 2014", 2014, 2014),
        ("trước năm 2018: 5 triệu", "", None, None), ("5 triệu", "before 2018", None, None),
        ("số 2018", "", 2020, 2021),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_year_that_its_words_state_and_else_of_its_models(words, note, start, end):
    row = told({"as_reported": words, "note": note}).iloc[0]
    assert [None if pd.isna(row[name]) else row[name] for name in ("year_start", "year_end")] == [start, end]


def test_a_model_told_twice_has_the_figures_of_both_each_once():
    twin = {"model_id": "M2", "same_as": "M1", "year_start": 2023, "year_end": 2023}
    again, more = (
        {"outcome_id": "O2", "model_id": "M2"},
        {"outcome_id": "O3", "model_id": "M2", "low": 6e6, "high": 6e6},
    )
    rows = told({}, again, more, models=({}, twin))
    assert rows["outcome_id"].tolist() == ["O1", "O3"] and set(rows["model_id"]) == {"M1"} and list(rows) == COLUMNS
    assert rows["year_start"].tolist() == [2020, 2023] and rows["source_id"].tolist() == ["S2", "S2"]


def test_related_models_are_taken_where_they_are_asked_for():
    other = {"movement": "other"}
    assert told({}, models=(other,)).empty and len(told({}, models=(other,), related=True)) == 1


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ({}, True), ({"stage": "before"}, False), ({"stage": "plan"}, False), ({"stage": "after"}, True),
        ({"unit": "kg"}, False), ({"low": None, "high": None}, False), ({"low": None}, True), ({"high": None}, True),
        ({"per": "/animal"}, False), ({"indicator": "other"}, False), ({"indicator": "other", "per": "/year"}, True),
        ({"indicator": "other", "per": "/animal/year"}, False), ({"indicator": "capital"}, False),
        ({"indicator": "wage"}, True), ({"indicator": "profit"}, True), ({"indicator": "revenue"}, True),
    ],
)  # fmt: skip
def test_money_is_what_a_model_brings_in(said, taken):
    assert len(money(told(said))) == taken


@pytest.mark.parametrize(
    ("said", "tonnes"),
    [
        ({}, [5.0, 5.0]), ({"unit": "kg", "low": 500.0, "high": 800.0}, [0.5, 0.8]), ({"unit": "litre"}, None),
        ({"indicator": "income"}, None), ({"low": None, "high": None}, None), ({"low": None}, [None, 5.0]),
    ],
)  # fmt: skip
def test_harvests_are_in_tonnes(said, tonnes):
    rows = output(told({"indicator": "production", "unit": "tonne", "low": 5.0, "high": 5.0} | said))
    ends = [[None if pd.isna(row.low) else row.low, row.high] for row in rows.itertuples()]
    assert ends == ([tonnes] if tonnes else []) and set(rows["unit"]) <= {"tonne"}
