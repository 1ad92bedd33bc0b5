"""Who earns most, as a partial order of intervals."""

import itertools
from math import isnan, nan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import danvan_data as dv
from danvan_data.measures.economy.ranking import pairs, per_person, ranked


def rows(*ends, models=None):
    names = models or [f"M{n}" for n in range(len(ends))]
    return pd.DataFrame(
        [{"model_id": model, "name": model, "outcome_id": f"O{n}", "source_id": f"S{n}", "qualifier": "exact",
          "low": low, "high": high} for n, (model, (low, high)) in enumerate(zip(names, ends, strict=True))]
    )  # fmt: skip


def counts(table):
    return {row.model_id: (row.below, row.above, row.open) for row in table.itertuples()}


def test_one_is_above_another_only_where_their_intervals_are_apart():
    assert counts(ranked(rows((5.0, 6.0), (3.0, 5.0), (1.0, 2.0)))) == {
        "M0": (1, 0, 1),
        "M1": (1, 0, 1),
        "M2": (0, 2, 0),
    }


def test_an_open_end_leaves_open_what_it_may_reach():
    table = counts(ranked(rows((5.0, nan), (9.0, 9.0), (nan, 3.0))))
    assert table == {"M0": (1, 0, 1), "M1": (1, 0, 1), "M2": (0, 2, 0)}


def test_several_amounts_of_a_model_are_one_interval_from_the_lowest_to_the_highest():
    table = ranked(rows((1.0, 2.0), (8.0, 9.0), (4.0, 5.0), models=["A", "A", "B"]))
    mine = table.set_index("model_id").loc["A"]
    assert (mine["low"], mine["high"], mine["outcomes"], mine["sources"]) == (1.0, 9.0, 2, "S0, S1")
    assert counts(table) == {"A": (0, 0, 1), "B": (0, 0, 1)}


def test_equal_amounts_are_not_ranked():
    assert pairs(ranked(rows((4.0, 4.0), (4.0, 4.0)))) == (1, 0)


def test_no_amount_is_a_table_without_rows():
    assert ranked(rows().reindex(columns=["model_id", "low", "high", "outcome_id", "source_id", "qualifier"])).empty


ENDS = st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["both", "low", "high"])).map(
    lambda each: {"both": (float(min(each[:2])), float(max(each[:2]))), "low": (float(each[0]), nan),
                  "high": (nan, float(each[1]))}[each[2]]
)  # fmt: skip


@given(st.lists(ENDS, min_size=1, max_size=6))
def test_the_counts_are_those_of_every_pair_looked_at_one_by_one(ends):
    table = ranked(rows(*ends))
    sure = {(a, b) for a, b in itertools.permutations(range(len(ends)), 2) if _above(ends[a], ends[b])}
    assert pairs(table) == (len(ends) * (len(ends) - 1) // 2, len(sure))
    for row in table.itertuples():
        at = int(row.model_id[1:])
        assert (row.below, row.above) == (sum(a == at for a, _ in sure), sum(b == at for _, b in sure))


def _above(first, second):
    return not isnan(first[0]) and not isnan(second[1]) and first[0] > second[1]


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


def test_the_bundled_order_has_a_first_and_open_pairs(evidence):
    table = per_person(evidence)
    every, sure = pairs(table)
    assert 0 < sure < every and table["model_id"].is_unique
    assert (table["below"] + table["above"] + table["open"]).eq(len(table) - 1).all()
