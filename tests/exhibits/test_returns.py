import math

import numpy as np
import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.exhibits import intervals, known
from danvan_data.exhibits import returns as chart
from danvan_data.measures import prices
from danvan_data.measures import returns as measure


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


@pytest.fixture(scope="module")
def figures(evidence):
    return measure.figures(evidence.models, evidence.outcomes)


@pytest.fixture(scope="module")
def money(figures):
    return measure.money(figures)


def rows(low, high, hollow=False):
    return pd.DataFrame(
        {
            "low": [low],
            "high": [high],
            "label": ["x"],
            "text": ["t"],
            "hover": ["h"],
            "group": ["a"],
            "hollow": [hollow],
        }
    )


def marks(low, high, hollow=False):
    import plotly.graph_objects as go

    fig = go.Figure()
    intervals.draw(fig, rows(low, high, hollow), {"a": intervals.Group("A", "#000000", "circle")})
    trace = fig.data[0]
    n = len(trace.x) - 1
    return list(trace.x)[:n], [int(symbol) for symbol in trace.marker.symbol][:n]


def test_an_interval_has_two_ends_a_figure_one_and_an_open_end_an_arrow():
    assert marks(3.0, 5.0) == ([3.0, 5.0], [0, 0])
    assert marks(4.0, 4.0) == ([4.0], [0])
    x, symbols = marks(40.0, math.nan)
    assert x[0] == 40 and x[1] > 40 and symbols == [0, intervals.ARROWS["high"]]
    x, symbols = marks(math.nan, 40.0)
    assert x[1] == 40 and 0 <= x[0] < 40 and symbols == [intervals.ARROWS["low"], 0]


def test_what_is_not_said_to_be_the_groups_is_hollow():
    assert marks(3.0, 5.0, hollow=True)[1] == [100, 100]


def test_a_linear_axis_shows_zero_and_a_logarithmic_one_says_so(evidence, money):
    person = chart.hectare(measure.per_hectare(money, evidence.benchmarks), 100)
    assert person.layout.xaxis.range[0] <= 0
    yearly = chart.yearly(measure.per_year(money), 100)
    assert yearly.layout.xaxis.type == "log" and "logarit" in yearly.layout.xaxis.title.text


def test_the_place_in_focus_is_always_drawn(evidence, money):
    fig = chart.yearly(measure.per_year(money), 100, "Kim Bảng", most=5)
    labels = [label for label in fig.layout.yaxis.ticktext if label.startswith("<b>")]
    assert any("ong" in label for label in labels) and len(labels) >= 3


def test_coverage_stands_in_the_subtitle(evidence, money):
    yearly = measure.per_year(money)
    fig = chart.yearly(yearly, 312)
    assert f"n = {yearly['model_id'].nunique()}/312" in fig.layout.meta["subtitle"]


def test_constant_prices_count_what_they_cannot_restate(evidence, money):
    yearly = prices.deflate(measure.per_year(money), evidence.benchmarks)
    fig = chart.yearly(yearly, 312, base=2023)
    assert str(int((~yearly["priced"]).sum())) in fig.layout.meta["note"]
    assert "2023" in fig.layout.meta["subtitle"]


def test_each_wage_has_the_minimum_wages_of_its_own_years_behind_it(evidence, money, figures):
    wages = measure.per_person(money, figures, derived=True)
    fig = chart.persons(wages, *prices.yardsticks(evidence.benchmarks), 312, "Kim Bảng")
    drawn = {(shape.x0, shape.x1) for shape in fig.layout.shapes if shape.type == "rect"}
    assert {(3.07, 4.68), (2.58, 3.75), (3.25, 4.96)} <= drawn  # 2021-2023, 2017, 2024
    assert len([shape for shape in fig.layout.shapes if shape.type == "rect"]) < len(wages)
    assert any("phép chia" in text for trace in fig.data if trace.mode == "text" for text in trace.text)


def test_the_heat_of_coverage_is_its_share(evidence, figures):
    table = measure.coverage(measure.of_movement(evidence.models), figures)
    heat = known.coverage(table).data[0]
    row = table.iloc[0]
    assert heat.text[0][0] == f"{row['n']}/{row['total']}"
    assert np.isclose(heat.z[0][0], row["n"] / row["total"])


def test_the_figures_of_kim_bang_stand_in_its_table_with_what_is_unsaid(figures):
    table = known.place_table(figures, "Kim Bảng")
    pears = table[table["Nguồn nêu"].eq("300-500tr.đ/năm")].iloc[0]
    assert pears["Được hiểu là"] == "300–500 triệu đồng"
    assert "của ai" in pears["Nguồn không nêu"]
    assert table["Nguồn nêu"].isin(["8,5 tấn/năm", "40tr.đ/sào", "7.412 phần mộ"]).sum() == 3
    melons = table[table["Nguồn nêu"].eq("40tr.đ/sào")].iloc[0]
    assert melons["Tính theo"] == "sào" and "vụ hay năm" in melons["Nguồn không nêu"]


def test_sentences_carry_the_computed_figures(evidence, figures, money):
    shares = measure.quotient(money, figures, "person")
    assert "45,45 triệu đồng" in known.quotient_sentence(shares, figures).data
    hectares = measure.per_hectare(money, evidence.benchmarks)
    assert "1,11 tỷ đồng" in known.hectare_sentence(hectares, "Kim Bảng").data


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_register_without_figures_gets_sentences(evidence, language):
    dv.set_language(language)
    figures = measure.figures(evidence.models, evidence.outcomes.iloc[:0])
    money = measure.money(figures)
    yearly = measure.per_year(money)
    none = evidence.benchmarks.iloc[:0]
    empty = [
        chart.yearly(prices.deflate(yearly, none), 3), chart.hectare(measure.per_hectare(money, none), 3),
        chart.persons(measure.per_person(money, figures, derived=True), *prices.yardsticks(none), 3),
        chart.output(measure.output(figures), 3), known.unsaid(measure.unsaid(money)),
        known.thresholds(measure.at_least(yearly, [1e8]), 3),
        known.coverage(measure.coverage(evidence.models.iloc[:0], figures)),
    ]  # fmt: skip
    for fig in empty:
        assert not fig.data and len(fig.layout.annotations[0].text) > 20
    assert known.place_table(figures, "").empty
    for sentence in (
        known.quotient_sentence(measure.quotient(money, figures, "person"), figures),
        known.hectare_sentence(measure.per_hectare(money, none), ""),
        known.wages_sentence(pd.Series(dtype=str), prices.minimum_wages(none)),
        known.yearly_sentence(measure.at_least(yearly, [1e9])),
        known.place_sentence(figures, money, evidence.models, "nowhere"),
    ):
        assert len(sentence.data) > 20


def test_names_are_shown_as_text(money):
    yearly = measure.per_year(money).head(1).assign(name="<img src=x onerror=alert(1)>", as_reported="<b>1</b>")
    stored = chart.yearly(yearly, 1).to_json()
    assert "<img" not in stored and "<b>1" not in stored
