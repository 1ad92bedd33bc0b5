import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.measures.economy import prices


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
    assert index[2025] == pytest.approx(1.0363 * 1.0331)
    assert list(index.index) == list(range(2008, 2026))


def test_an_amount_is_restated_by_the_prices_of_its_year(benchmarks):
    row = prices.deflate(amounts(100.0, 200.0, 2022, 2022), benchmarks).iloc[0]
    assert (row["low"], row["high"]) == (pytest.approx(103.25), pytest.approx(206.5))


def test_an_amount_of_several_years_gets_the_widest_interval(benchmarks):
    row = prices.deflate(amounts(100.0, 100.0, 2022, 2024), benchmarks).iloc[0]
    assert (row["low"], row["high"]) == (pytest.approx(100 / 1.0363), pytest.approx(103.25))


def test_without_a_year_or_beyond_the_chain_nothing_is_restated(benchmarks):
    for start, end in ((pd.NA, pd.NA), (2026, 2026), (1999, 1999)):
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
    assert prices.poverty_lines(benchmarks.iloc[:0]).empty


def test_each_half_year_has_its_own_minimum_wages(benchmarks):
    minimum = prices.minimum_wages(benchmarks).set_index(["year", "half"])["low"]
    assert minimum[2017, 1].tolist() == [2.58e6, 2.9e6, 3.32e6, 3.75e6]  # Decree 153/2016
    assert minimum[2022, 1].tolist() == [3.07e6, 3.43e6, 3.92e6, 4.42e6]  # Decree 90/2019, until June 2022
    assert minimum[2022, 2].tolist() == [3.25e6, 3.64e6, 4.16e6, 4.68e6]  # Decree 38/2022
    assert minimum[2024, 2].tolist() == [3.45e6, 3.86e6, 4.41e6, 4.96e6]  # Decree 74/2024, from July 2024
    assert minimum[2026, 2].max() == 5.31e6
    # Decree 70/2011 came into force in October, so no half of 2011 is known; nor is anything after 2026.
    assert not {2011, 2027} & set(minimum.index.get_level_values("year"))


def test_minimum_wages_of_several_years_are_intervals(benchmarks):
    minimum = prices.minimum_wages(benchmarks)
    table = prices.in_years(minimum, 2021, 2023).set_index("region")
    assert table.loc["IV", ["low", "high"]].tolist() == [3.07e6, 3.25e6]
    assert table.loc["I", ["low", "high"]].tolist() == [4.42e6, 4.68e6]
    assert prices.in_years(minimum, 2010, 2010).empty  # one region only is known
    assert prices.in_years(minimum, 2011, 2012).empty


def test_a_minimum_wage_is_restated_by_the_prices_of_its_own_year(benchmarks):
    restated = prices.minimum_wages(benchmarks, 2023).set_index(["year", "half"])["low"]
    assert restated[2024, 2].max() == pytest.approx(4.96e6 / 1.0363)
    assert restated[2022, 2].max() == pytest.approx(4.68e6 * 1.0325)


def wages(low, high, start, end):
    years = {f"year_{name}": pd.array(values, dtype="Int64") for name, values in (("start", start), ("end", end))}
    return pd.DataFrame({"low": low, "high": high, **years})


def test_a_wage_of_2017_stands_beside_the_minimum_of_2017(benchmarks):
    nan = float("nan")
    rows = wages([3.8e6, nan, 2.6e6, 1.5e6, 3e6, 2e6], [nan, 2.5e6, 3.7e6, 3e6, nan, 2.58e6], [2017] * 6, [2017] * 6)
    verdicts = prices.against_minimum(rows, prices.minimum_wages(benchmarks))
    assert verdicts.tolist() == ["above", "below", "among", "undecided", "undecided", "undecided"]
    # The same amounts a few years later: 3.8 million is no longer region I's, 2.58 million surely below region IV's.
    later = prices.against_minimum(rows.assign(year_start=2023, year_end=2023), prices.minimum_wages(benchmarks))
    assert later.tolist() == ["undecided", "below", "undecided", "below", "undecided", "below"]


def test_a_change_within_the_year_must_not_decide(benchmarks):
    rows = wages([4.7e6, 4.96e6, 3.3e6, 3.2e6], [4.7e6, 5e6, 3.3e6, 3.2e6], [2024] * 4, [2024] * 4)
    verdicts = prices.against_minimum(rows, prices.minimum_wages(benchmarks))
    assert verdicts.tolist() == ["undecided", "above", "undecided", "below"]


def test_without_a_year_there_is_no_minimum(benchmarks):
    rows = wages([5e6, 5e6, 5e6], [5e6, 5e6, 5e6], [None, 2011, 2030], [None, 2011, 2030])
    assert set(prices.against_minimum(rows, prices.minimum_wages(benchmarks))) == {"no_year"}
    assert prices.bands(rows, prices.minimum_wages(benchmarks.iloc[:0])).isna().all(axis=None)


def test_the_evidences_wage_of_2017_cannot_be_decided(benchmarks):
    # O0754: 1.5 to 3 million in 2017, when the four minima were 2.58 to 3.75 million.
    evidence = dv.load_bundled()
    row = evidence.outcomes.set_index("outcome_id").loc["O0754"]
    rows = wages([row["low"]], [row["high"]], [2017], [2017])
    assert prices.against_minimum(rows, prices.minimum_wages(benchmarks)).tolist() == ["undecided"]


def test_a_yardstick_is_that_of_the_year(benchmarks):
    poor = prices.poverty_lines(benchmarks)
    assert prices.of_year(poor, 2017).set_index("area")["low"].to_dict() == {"rural": 7e5, "urban": 9e5}
    assert prices.of_year(poor, 2022).set_index("area")["low"].to_dict() == {"rural": 1.5e6, "urban": 2e6}
    assert prices.of_year(poor, 2010).empty
    heads = prices.of_year(prices.income_per_head(benchmarks), 2016)
    assert heads.set_index("place").loc["Việt Nam", "low"] == 3_098_000
