import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.measures import prices


@pytest.fixture(scope="module")
def benchmarks():
    return dv.load_bundled().benchmarks


def amounts(low, high, start, end):
    years = {"year_start": pd.array([start], dtype="Int64"), "year_end": pd.array([end], dtype="Int64")}
    return pd.DataFrame({"low": [low], "high": [high], **years})


def test_the_index_links_every_year_to_the_base(benchmarks):
    index = prices.price_index(benchmarks)
    assert index[2023] == 1 and index[2024] == pytest.approx(1.0363)
    assert index[2022] == pytest.approx(1 / 1.0325)
    assert list(index.index) == list(range(2008, 2025))


def test_an_amount_is_restated_by_the_prices_of_its_year(benchmarks):
    row = prices.deflate(amounts(100.0, 200.0, 2022, 2022), benchmarks).iloc[0]
    assert (row["low"], row["high"]) == (pytest.approx(103.25), pytest.approx(206.5))


def test_an_amount_of_several_years_gets_the_widest_interval(benchmarks):
    row = prices.deflate(amounts(100.0, 100.0, 2022, 2024), benchmarks).iloc[0]
    assert (row["low"], row["high"]) == (pytest.approx(100 / 1.0363), pytest.approx(103.25))


def test_without_a_year_or_beyond_the_chain_nothing_is_restated(benchmarks):
    for start, end in ((pd.NA, pd.NA), (2025, 2025), (1999, 1999)):
        row = prices.deflate(amounts(100.0, 200.0, start, end), benchmarks).iloc[0]
        assert pd.isna(row["low"]) and pd.isna(row["high"]) and not row["priced"]


def test_current_prices_leave_everything_as_it_is(benchmarks):
    rows = amounts(100.0, float("nan"), pd.NA, pd.NA)
    row = prices.deflate(rows, benchmarks, base=None).iloc[0]
    assert row["low"] == 100 and pd.isna(row["high"]) and row["priced"]


def test_no_price_index_is_no_error(benchmarks):
    row = prices.deflate(amounts(1.0, 1.0, 2020, 2020), benchmarks.iloc[:0]).iloc[0]
    assert not row["priced"]
    assert prices.minimum_wages(benchmarks.iloc[:0], 2023).empty


def test_the_four_minimum_wages_of_decree_74(benchmarks):
    assert prices.minimum_wages(benchmarks)["low"].tolist() == [3.45e6, 3.86e6, 4.41e6, 4.96e6]
    restated = prices.minimum_wages(benchmarks, 2023)["low"]
    assert restated.max() == pytest.approx(4.96e6 / 1.0363)


def test_the_place_beside_the_minimum_wages_needs_certainty(benchmarks):
    nan = float("nan")
    wages = pd.DataFrame({"low": [5e6, nan, 3.5e6, 3e6, 4.5e6, 1e6], "high": [nan, 3e6, 4e6, 4e6, nan, 3.45e6]})
    verdicts = prices.against_minimum(wages, prices.minimum_wages(benchmarks))
    assert verdicts.tolist() == ["above", "below", "among", "undecided", "undecided", "undecided"]


def test_the_decree_holds_for_whole_years_from_2025():
    years = pd.array([2025, 2024, 2021, None], dtype="Int64")
    assert prices.timing(pd.DataFrame({"year_start": years, "year_end": years})).tolist() == [
        "in_force", "half_year", "earlier", "unknown",
    ]  # fmt: skip
