"""What the people gave: worked by hand from data/outcomes.csv; nothing is added up."""

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.exhibits.economy.given import given, given_figures
from danvan_data.measures.economy import returns
from danvan_data.measures.economy.efforts import KINDS, efforts, stated


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    evidence = dv.load_bundled()
    return efforts(returns.figures(evidence.models, evidence.outcomes))


@pytest.fixture(scope="module")
def table(rows) -> pd.DataFrame:
    return stated(rows, returns.of_movement(dv.load_bundled().models)).set_index("kind")


@pytest.mark.parametrize(
    ("kind", "models", "figures", "largest", "low", "high"),
    [
        ("labour", 6, 6, "O0108", 16_700, None),  # over 16,700; the province's 193 thousand is no model's
        ("land", 11, 12, "O0084", 500_000, None),  # hơn 500.000 m2; the province's 419,7 ha left out
        ("money", 16, 19, "O0155", 102.14e9, 102.14e9),  # 102 tỷ 140 triệu đồng
        ("road_length", 11, 13, "O0085", None, 250_000),  # gần 250 km
        ("roads", 4, 4, "O0039", 634, 634),  # 634 đoạn đường; gần 2.000 are the province's
        ("lamps", 1, 1, "O0142", 20, 20),  # 20 bóng đèn
        ("cameras", 1, 1, "O0165", 1022, 1022),  # 1.022 mắt camera
    ],
)
def test_a_kind_is_counted_by_the_models_that_state_it(table, kind, models, figures, largest, low, high):
    row = table.loc[kind]
    assert (row["models"], row["figures"], row["largest"], row["total"]) == (models, figures, largest, 330)
    for end, value in (("low", low), ("high", high)):
        assert pd.isna(row[end]) if value is None else row[end] == pytest.approx(value)


def test_hectares_are_put_into_square_metres(rows):
    field = rows.set_index("outcome_id").loc["O0569"]  # 1,2 ha
    assert (field["low"], field["unit"]) == (12_000, "m2")


def test_the_largest_is_one_of_the_figures_and_never_their_sum(rows, table):
    own = rows[~rows["of_place"]]
    for kind, row in table.iterrows():
        part = own[own["kind"].eq(kind)]
        assert row["largest"] in set(part["outcome_id"])
        assert row["models"] <= row["figures"]


def test_a_figure_of_before_is_no_effort(rows):
    assert set(rows["kind"]) <= set(KINDS)
    assert not rows["stage"].isin(("before", "plan")).any()


def test_the_exhibit_says_of_how_many_models(table):
    shown = given(table.reset_index(), dv.load_bundled())
    assert "11 mô hình nêu đất hiến, 6 mô hình nêu ngày công, 16 mô hình nêu tiền vận động" in shown.finding
    assert "6/330 mô hình; nhiều nhất: ≥ 16.700" in shown.table["text"].iloc[1]
    assert shown.figure.data


def test_the_figures_of_a_whole_place_say_so(rows):
    shown = given_figures(rows, dv.load_bundled(), "labour")
    assert len(shown.table) == 7
    assert shown.table["detail"].ne("").sum() == 1
    assert "6 mô hình" in shown.finding


def test_nothing_stated_is_a_sentence():
    evidence = dv.load_bundled()
    none = efforts(returns.figures(evidence.models, evidence.outcomes).iloc[:0])
    assert not given(stated(none, evidence.models), evidence)
    assert not given_figures(none, evidence, "land")
