"""Whose an amount is and over what time, code by code."""

import pandas as pd
import pytest

from danvan_data.measures.economy import whose


def amounts(*rows):
    """Return amounts of which each row says what it is per, its subject and its time."""
    table = pd.DataFrame(rows, columns=["of", "subject", "period"])
    return table.assign(
        model_id=[f"M{at % 2}" for at in range(len(rows))], source_id=[f"S{at % 3}" for at in range(len(rows))]
    )


@pytest.mark.parametrize(
    ("of", "subject", "said"),
    [
        ("person", "whole_group", "person"), ("household", "", "household"), ("ha", "one_household", "hectare"),
        ("", "whole_group", "group"), ("", "one_enterprise", "enterprise"), ("", "one_household", "household"),
        ("", "one_member", "person"), ("", "per_household", "household"), ("", "per_person", "person"),
        ("", "place", "place"), ("", "", "unsaid"), ("item", "", "unsaid"), ("item", "place", "place"),
    ],
)  # fmt: skip
def test_what_an_amount_is_per_decides_whose_it_is_and_else_its_subject(of, subject, said):
    assert whose.whose(amounts((of, subject, "year")))["whose_money"].tolist() == [said]


def test_every_time_has_its_panel_in_the_order_of_their_length():
    times = ["unknown", "crop", "day", "month", "quarter", "half_year", "year"]
    table = whose.panels(amounts(*[("person", "", time) for time in times]))
    assert table["period"].tolist() == ["year", "half_year", "quarter", "month", "day", "crop", "unknown"]
    assert set(table["n"]) == set(table["models"]) == {1} and table["source_id"].tolist()[0] == "S0"


def test_panels_are_every_pair_of_owner_and_time_with_their_pages():
    table = whose.panels(amounts(*[("", "whole_group", "year")] * 3, ("", "place", "crop"), ("", "", "year")))
    rows = [tuple(row) for row in table.itertuples(index=False)]
    assert rows == [
        ("group", "year", 3, 2, "S0, S1, S2"), ("group", "crop", 0, 0, ""), ("place", "year", 0, 0, ""),
        ("place", "crop", 1, 1, "S0"), ("unsaid", "year", 1, 1, "S1"), ("unsaid", "crop", 0, 0, ""),
    ]  # fmt: skip
    none = whose.panels(amounts())
    assert none.empty and list(none) == ["whose", "period", "n", "models", "source_id"]


def test_households_are_those_of_one_time_a_year_where_none_is_asked_for():
    rows = amounts(
        ("household", "", "year"), ("", "one_household", "year"), ("household", "", "crop"), ("", "", "year")
    )
    assert len(whose.households(rows)) == 2 and len(whose.households(rows, "crop")) == 1


LINES = pd.DataFrame({
    "area": ["urban", "rural", "urban"], "high": [1e6, 0.7e6, 2e6],
    "year_start": pd.array([2016, 2016, 2021], dtype="Int64"), "year_end": pd.array([2020, 2020, None], dtype="Int64"),
})  # fmt: skip


@pytest.mark.parametrize(
    ("said", "reach"),
    [
        ({}, 10), ({"year_start": 2019, "year_end": 2021}, 5), ({"year_start": 2030, "year_end": 2030}, 5),
        ({"indicator": "profit"}, 10), ({"low": 119e6}, 9), ({"indicator": "revenue"}, None),
        ({"basis": "gross"}, None), ({"basis": "unspecified"}, 10), ({"period": "crop"}, None),
        ({"year_start": 2015, "year_end": 2015}, None), ({"year_start": None}, None), ({"year_end": None}, None),
        ({"low": float("nan")}, None),
    ],
)  # fmt: skip
def test_an_income_reaches_the_urban_poverty_line_of_its_years_for_so_many_people(said, reach):
    row = {"low": 120e6, "indicator": "income", "basis": "net", "period": "year", "year_start": 2018, "year_end": 2018}
    rows = pd.DataFrame([row | said]).astype({"year_start": "Int64", "year_end": "Int64"})
    (found,) = whose.mouths(rows, LINES).tolist()
    assert found == reach if reach is not None else found != found
