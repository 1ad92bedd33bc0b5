import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.measures.economy import returns


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


@pytest.fixture(scope="module")
def figures(evidence):
    return returns.figures(evidence.models, evidence.outcomes)


@pytest.fixture(scope="module")
def money(figures):
    return returns.money(figures)


def reported(figures, model):
    rows = figures[figures["model_id"].eq(model)].fillna({"low": -1, "high": -1})
    return {(row.indicator, row.low, row.high, row.unit, row.of, row.period) for row in rows.itertuples()}


def test_every_figure_of_the_founding_article_is_there(figures):
    assert reported(figures, "SM001") == {
        ("members", 33, 33, "person", "", "unknown"),
        ("production", 8.5, 8.5, "tonne", "", "year"),
        ("income", 1.5e9, 1.5e9, "VND", "", "year"),
    }
    assert reported(figures, "SM002") == {
        ("area", 40, -1, "ha", "", "unknown"),
        ("households", 33, 33, "household", "", "unknown"),
        ("income", 40e6, 40e6, "VND", "ha", "unknown"),
    }
    assert reported(figures, "SM003") == {
        ("income", 300e6, 300e6, "VND", "", "year"),
        ("jobs", 20, 20, "person", "", "unknown"),
        ("wage", 10e6, 10e6, "VND", "person", "month"),
    }
    assert reported(figures, "SM004") == {
        ("area", 5, 5, "ha", "", "unknown"),
        ("income", 300e6, 500e6, "VND", "", "year"),
        ("jobs", 10, 15, "person", "", "unknown"),
    }
    assert reported(figures, "SM017") == {("graves_moved", 7412, 7412, "grave", "", "unknown")}


def test_what_a_source_leaves_unsaid_is_unknown(money):
    rows = money.set_index("outcome_id")
    assert rows.loc["O0006", "period"] == "unknown"
    assert rows.loc["O0011", "whose"] == "unknown"
    assert rows.loc["O0011", "basis"] == "unspecified"
    assert rows.loc["O0003", "whose"] == "whole"
    assert rows.loc["O0024", "whose"] == "example"
    assert rows.loc["O0003", ["year_start", "year_end"]].tolist() == [2021, 2023]


def test_a_model_told_twice_is_one_model_with_its_figures_once(evidence, figures):
    twins = evidence.models.loc[evidence.models["same_as"].ne(""), "model_id"]
    assert not figures["model_id"].isin(twins).any()
    assert figures["model_id"].isin(["DM089"]).any()
    incomes = figures[figures["model_id"].eq("DM089") & figures["indicator"].eq("income")]
    assert len(incomes) == 1
    # BM037 repeats BM027 and alone gives its profit.
    assert figures.loc[figures["model_id"].eq("BM027"), "indicator"].eq("profit").any()


def test_related_models_come_only_when_asked(evidence, figures):
    assert figures["movement"].eq("dan_van_kheo").all()
    more = returns.figures(evidence.models, evidence.outcomes, related=True)
    assert set(more["movement"]) == {"dan_van_kheo", "related"}


def test_loans_capital_and_prices_are_no_returns(money):
    assert set(money["indicator"]) <= {"income", "profit", "revenue", "wage", "other"}
    assert not money["of"].eq("item").any()
    assert "O0152" not in set(money["outcome_id"])


def test_a_crop_or_a_month_becomes_a_year_only_by_a_named_assumption(money):
    stated = returns.per_year(money)
    assert stated["period"].eq("year").all() and stated["assumed"].eq("").all()
    assumed = returns.per_year(money, months_per_year=12, crops_per_year=2)
    crop = assumed.set_index("outcome_id").loc["O0610"]
    assert (crop["low"], crop["high"], crop["assumed"]) == (30e6, 40e6, "crops_per_year")
    month = assumed.set_index("outcome_id").loc["O0565"]
    assert (month["low"], month["assumed"]) == (360e6, "months_per_year")
    assert len(assumed) == len(stated) + money["of"].eq("").mul(money["period"].isin(["crop", "month"])).sum()


def area_rows(**columns):
    rows = pd.DataFrame({"low": [40e6], "high": [40e6], "of": ["ha"], "area": [-1.0], "period": ["unknown"], **columns})
    return rows


@pytest.mark.parametrize(("region", "square_metres"), [("Bắc Bộ", 360), ("Trung Bộ", 500), ("Nam Bộ", 1000)])
def test_a_sao_is_as_large_as_its_region_has_it(evidence, region, square_metres):
    row = returns.per_hectare(area_rows(region=[region]), evidence.benchmarks).iloc[0]
    assert row["square_metres"] == pytest.approx(square_metres)
    assert row["low"] == pytest.approx(40e6 * 10_000 / square_metres)


def test_a_sao_of_an_unknown_region_is_not_converted(evidence):
    row = returns.per_hectare(area_rows(region=[""]), evidence.benchmarks).iloc[0]
    assert pd.isna(row["low"]) and pd.isna(row["square_metres"])


def test_the_melons_of_le_ho_give_1_11_billion_a_hectare_of_unstated_period(evidence, money):
    rows = returns.per_hectare(money, evidence.benchmarks, crops_per_year=2).set_index("model_id")
    assert rows.loc["SM002", "low"] == pytest.approx(40e6 / 0.036)
    assert rows.loc["SM002", "period"] == "unknown"
    assert rows.loc["DM041", ["low", "period", "assumed"]].tolist() == [200e6, "year", "crops_per_year"]


def test_the_honey_is_divided_by_its_33_members_and_marked(money, figures):
    rows = returns.quotient(money, figures, "person")
    honey = rows.set_index("model_id").loc["SM001"]
    assert honey["low"] == honey["high"] == pytest.approx(1.5e9 / 33)
    assert (honey["derived"], honey["divisor_id"], honey["assumed"]) == (True, "O0001", "")


def test_a_group_is_assumed_only_when_asked(money, figures):
    assert "SM004" not in set(returns.quotient(money, figures, "ha")["model_id"])
    row = returns.quotient(money, figures, "ha", whole=True).set_index("model_id").loc["SM004"]
    assert (row["low"], row["high"], row["assumed"]) == (60e6, 100e6, "whole")


def test_wages_are_no_yield_that_the_members_share(money, figures):
    paid = money.assign(indicator="wage")
    assert len(returns.quotient(money, figures, "person", whole=True))
    assert returns.quotient(paid, figures, "person", whole=True).empty


def quotient_of(low, high, members_low, members_high):
    base = {
        "model_id": "M",
        "basis": "net",
        "note": "",
        "of": "",
        "period": "year",
        "whose": "whole",
        "qualifier": "exact",
        "tolerance": 0.0,
    }
    money = pd.DataFrame([base | {"indicator": "income", "low": low, "high": high, "unit": "VND"}])
    parts = pd.DataFrame(
        [
            base
            | {"outcome_id": "O1", "indicator": "members", "low": members_low, "high": members_high, "unit": "person"}
        ]
    )
    return returns.quotient(money, parts, "person")


def test_a_quotient_of_intervals_is_an_interval():
    nan = float("nan")
    row = quotient_of(100.0, 200.0, 10.0, 20.0).iloc[0]
    assert (row["low"], row["high"]) == (5.0, 20.0)
    row = quotient_of(100.0, nan, 10.0, 20.0).iloc[0]
    assert row["low"] == 5.0 and pd.isna(row["high"])
    row = quotient_of(100.0, 200.0, 10.0, nan).iloc[0]
    assert pd.isna(row["low"]) and row["high"] == 20.0
    assert quotient_of(nan, 200.0, nan, 20.0).empty


def test_a_year_per_person_is_spread_over_twelve_months(money, figures):
    rows = returns.per_person(money, figures).set_index("outcome_id")
    assert rows.loc["O0177", ["low", "high"]].tolist() == pytest.approx([80e6 / 12, 100e6 / 12])
    assert rows.loc["O0177", "spread"] and not rows["derived"].any()
    assert rows.loc["O0009", "low"] == 10e6


def test_a_day_becomes_a_month_only_by_a_named_assumption(evidence):
    # O0603 is what a new group expects; here it stands for a day's wage that is paid.
    paid = evidence.outcomes.assign(stage="now")
    figures = returns.figures(evidence.models, paid, related=True)
    money = returns.money(figures)
    assert "O0603" not in set(returns.per_person(money, figures)["outcome_id"])
    row = returns.per_person(money, figures, days_per_month=20).set_index("outcome_id").loc["O0603"]
    assert (row["low"], row["high"], row["assumed"]) == (3.6e6, 4e6, "days_per_month")


def test_intervals_decide_certainly_or_possibly():
    nan = float("nan")
    rows = pd.DataFrame(
        {
            "model_id": ["A", "B", "C", "D", "D", "E"],
            "low": [100.0, 50.0, nan, 10.0, 20.0, nan],
            "high": [nan, 150.0, 80.0, 20.0, 30.0, 100.0],
            "qualifier": ["more_than", "range", "less_than", "range", "range", "less_than"],
            "source_id": ["B002", "B001", "B001", "B003", "B003", "B001"],
            "tolerance": 0.0,
        }
    )
    row = returns.at_least(rows, [100.0]).iloc[0]
    assert row[["certainly", "possibly", "less", "total"]].tolist() == [1, 1, 3, 5]
    assert row["sources"] == "B001, B002, B003"


def test_a_billion_is_certain_for_five_models_and_not_excluded_for_six(money):
    # O0573 hundreds of millions to billions; O0203, O0630, O0696, O0732 open above; O0749 nearly 1.4 billion.
    row = returns.at_least(returns.per_year(money), [1e9]).iloc[0]
    assert row[["certainly", "possibly"]].tolist() == [5, 6]


def test_what_was_before_the_model_or_is_only_planned_is_no_return(evidence):
    figures = returns.figures(evidence.models, evidence.outcomes, related=True)
    ids = set(returns.money(figures)["outcome_id"])
    assert not ids & {"O0229", "O0283", "O0405", "O0672"} and "O0284" in ids


def test_coverage_counts_models_not_figures(evidence, figures):
    models = returns.of_movement(evidence.models)
    table = returns.coverage(models, figures).set_index(["field", "stage"])
    assert table.loc[("total", "any_figure"), "total"] == len(models)
    fields = [field for field in table.index.unique("field") if field != "total"]
    for stage in returns.STAGES:
        assert table.loc[[(field, stage) for field in fields], "n"].sum() == table.loc[("total", stage), "n"]
    kim_bang = models[models["source_id"].eq("S001")]
    own = returns.coverage(kim_bang, figures[figures["source_id"].eq("S001")]).set_index(["field", "stage"])["n"]
    assert (own["total", "any_figure"], own["total", "any_return"], own["total", "net"]) == (5, 4, 1)


def test_stated_and_unsaid_make_the_whole(money):
    table = returns.unsaid(money)
    assert (table["stated"] + table["unsaid"]).eq(table["total"]).all()
    assert table.set_index("aspect").loc["basis", "total"] == money["indicator"].ne("wage").sum()


def test_the_figures_own_year_goes_before_its_models(figures):
    rows = figures.set_index("outcome_id")
    assert rows.loc["O0026", ["year_start", "year_end"]].tolist() == [2016, 2016]


def test_nothing_in_means_nothing_out(evidence):
    figures = returns.figures(evidence.models.iloc[:0], evidence.outcomes.iloc[:0])
    money = returns.money(figures)
    assert returns.per_year(money, 12, 2).empty
    assert returns.per_hectare(money, evidence.benchmarks, 2).empty
    assert returns.per_person(money, figures, derived=True).empty
    assert returns.output(figures).empty
    assert returns.unsaid(money)["total"].eq(0).all()


def test_harvests_are_in_tonnes(figures):
    rows = returns.output(figures).set_index("outcome_id")
    assert rows.loc["O0002", ["low", "unit", "period"]].tolist() == [8.5, "tonne", "year"]
    assert rows.loc["O0072", ["low", "of"]].tolist() == [5.0, "ha"]
