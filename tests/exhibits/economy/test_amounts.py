"""Amounts as marks: how exactly they are told, and what is not drawn one by one."""

from types import SimpleNamespace

import pytest

import danvan_data as dv
from danvan_data.exhibits.economy.amounts import amount_marks, basis_series, stated
from danvan_data.language import interval
from danvan_data.measures.economy import returns


@pytest.mark.parametrize(
    ("more", "ends"),
    [
        ({}, (1_234_567.0, 7_654_321.0)),
        ({"area": -1.0}, (1_230_000.0, 7_650_000.0)),
        ({"derived": True}, (1_230_000.0, 7_650_000.0)),
        ({"spread": True}, (1_230_000.0, 7_650_000.0)),
        ({"restated": True}, (1_230_000.0, 7_650_000.0)),
    ],
)
def test_what_was_converted_is_no_more_exact_than_three_figures(more, ends):
    row = SimpleNamespace(**{"low": 1_234_567.0, "high": 7_654_321.0, "area": 1.0} | more)
    assert stated(row) == ends


def test_the_amounts_that_are_not_drawn_are_told_together_in_money():
    evidence = dv.load_bundled()
    rows = returns.per_year(returns.money(returns.figures(evidence.models, evidence.outcomes)))
    rows = rows.dropna(subset=["low", "high"])
    every, few = (amount_marks(rows, evidence, basis_series, most=most) for most in (len(rows), 3))
    drawn, rest = few.head(3), few.iloc[3]
    assert len(few) == 4 and set(drawn["text"]) <= set(every["text"]) and str(len(rows) - 3) in rest["row"]
    left = every[~every["row"].isin(drawn["row"])]
    assert rest["low"] == left["low"].min() and rest["high"] == left["high"].max()
    assert rest["text"] == interval(rest["low"] * 1e6, rest["high"] * 1e6, "VND")
