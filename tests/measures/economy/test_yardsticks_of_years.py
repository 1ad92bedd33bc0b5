"""Incomes per person beside the yardsticks of their own year, worked by hand from data/benchmarks.csv."""

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.measures.economy import prices, returns, whose
from danvan_data.measures.economy.yardsticks import YARDSTICKS, beside, fitting


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


@pytest.fixture(scope="module")
def money(evidence):
    return returns.money(returns.figures(evidence.models, evidence.outcomes))


@pytest.fixture(scope="module")
def rows(evidence, money):
    return returns.per_person(money, returns.figures(evidence.models, evidence.outcomes))


def test_wages_and_money_before_costs_are_no_income_per_head(rows):
    assert {"wage"} <= set(rows["indicator"])
    assert set(fitting(rows, "poverty_line")["indicator"]) == {"income"}
    gross = rows.assign(basis="gross")
    assert fitting(gross, "income_per_head").empty and len(fitting(gross, "minimum_wage")) == len(rows)


@pytest.mark.parametrize(
    ("outcome", "yardstick", "least", "most", "verdict"),
    [
        ("O0754", "minimum_wage", 2.58e6, 3.75e6, "undecided"),  # 1.5 to 3 million in 2017
        ("O0754", "poverty_line", 0.7e6, 0.9e6, "above"),
        ("O0310", "poverty_line", 1.5e6, 2e6, "above"),  # 3 to 4 million in 2023
        ("O0310", "income_per_head", 4.96e6, 4.96e6, "below"),
        ("O0177", "income_per_head", 5.4e6, 5.4e6, "above"),  # 80 to 100 million a year in 2024
    ],
)
def test_an_income_stands_beside_the_yardstick_of_its_year(evidence, rows, outcome, yardstick, least, most, verdict):
    row = beside(rows, evidence.benchmarks, yardstick).set_index("outcome_id").loc[outcome]
    assert (row["least_low"], row["most_high"], row["verdict"]) == (least, most, verdict)


def test_a_year_without_a_known_mean_decides_nothing(evidence, rows):
    table = beside(rows, evidence.benchmarks, "income_per_head").set_index("outcome_id")
    assert table.loc["O0730", "verdict"] == "no_year"  # 2021: no figure of the country on any page


def test_the_mean_is_the_provinces_where_that_is_known(evidence, rows):
    one = rows[rows["outcome_id"].eq("O0310")].assign(province="Hà Nội")
    row = beside(one, evidence.benchmarks, "income_per_head").iloc[0]
    known = evidence.benchmarks.query(
        "indicator == 'income_per_capita_month' and place == 'Hà Nội' and period_start == 2023"
    )
    assert (row["held"], row["least_low"]) == ("Hà Nội", known["value"].item())


def test_a_poverty_line_of_several_years_is_a_band_from_the_rural_to_the_urban_one(evidence, rows):
    span = rows.head(1).assign(year_start=2021, year_end=2022, indicator="income", basis="unspecified")
    row = beside(span, evidence.benchmarks, "poverty_line").iloc[0]
    assert row[["least_low", "least_high", "most_low", "most_high"]].tolist() == [0.7e6, 1.5e6, 0.9e6, 2e6]


@pytest.mark.parametrize("yardstick", YARDSTICKS)
def test_without_yardsticks_nothing_is_decided(evidence, rows, yardstick):
    table = beside(rows, evidence.benchmarks.iloc[:0], yardstick)
    assert set(table["verdict"]) <= {"no_year"}


def test_every_amount_is_in_one_panel(money):
    table = whose.panels(money)
    assert table["n"].sum() == len(money)
    sizes = table.set_index(["whose", "period"])["n"]
    assert (sizes["household", "year"], sizes["hectare", "unknown"], sizes["person", "month"]) == (19, 3, 10)
    assert whose.panels(money.iloc[:0]).empty


def test_households_of_a_year_are_not_those_of_a_crop(money):
    assert set(whose.households(money, "crop")["outcome_id"]) == {"O0119", "O0234", "O0299", "O0485", "O0610"}
    assert len(whose.households(money, "year")) == 19


def test_a_households_income_reaches_the_urban_line_for_so_many(evidence, money):
    rows = whose.households(money, "year")
    people = pd.Series(whose.mouths(rows, prices.poverty_lines(evidence.benchmarks)).to_numpy(), rows["outcome_id"])
    assert people["O0228"] == 27  # 300 million in 2017: 25 million a month over 0.9 million
    assert people["O0696"] == 4  # over 100 million in 2023: 8.33 over 2
    assert people[["O0438", "O0026", "O0203"]].isna().all()  # no lower end; revenue; no year
