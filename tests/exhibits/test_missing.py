"""A year without a number is a gap: never a nought, in the table, the chart or the list."""

from dataclasses import replace

import pytest

import danvan_data as dv
from danvan_data.exhibits.periods import years
from danvan_data.language import t
from danvan_data.measures.periods import trends
from tests.own_folder import three_years


@pytest.fixture(scope="module")
def evidence(tmp_path_factory):
    """Own registers of three years."""
    return dv.load(three_years(tmp_path_factory.mktemp("own")))


@pytest.fixture
def torn(evidence):
    """The same, of which the middle year has not come in."""
    spans = trends.spans(evidence.counts)
    middle = sorted(spans["start"].dropna().unique())[1]
    left = evidence.counts[~(evidence.counts["period_start"].eq(middle) & evidence.counts["period_end"].eq(middle))]
    return replace(evidence, counts=left), str(int(middle))


def test_a_year_whose_registers_have_not_come_in_is_a_gap(torn):
    evidence, middle = torn
    shown = years.totals_by_year(trends.spans(evidence.counts), evidence)
    gap = shown.table[shown.table["row"].eq(middle)]
    assert len(gap) and gap["low"].isna().all() and gap["text"].eq("").all()
    listed = [row for row in shown.grid.texts if row[0] == middle]
    assert all(not any(char.isdigit() for char in "".join(row[1:])) for row in listed)
    for trace in shown.figure.data:
        at = list(trace.x).index(middle) if middle in trace.x else list(map(str, trace.x)).index(middle)
        assert trace.y[at] is None or trace.y[at] != trace.y[at]


@pytest.mark.parametrize(("by", "key"), [(1, "rose"), (0, "same"), (-1, "fell")])
def test_totals_rise_fall_or_are_the_same_from_the_first_year_to_the_last(evidence, by, key):
    spans = trends.spans(evidence.counts)
    own = spans["years"].eq(1).fillna(False) & evidence.place.is_whole(spans)
    first, last = spans.loc[own, "start"].min(), spans.loc[own, "start"].max()
    spans.loc[own, "low"] = 20.0
    spans.loc[own & spans["start"].eq(last), "low"] = 20.0 + by
    basis = spans.loc[own, "basis"].iloc[0]
    assert years.totals_by_year(spans, evidence).finding == t(
        f"trends.totals_{key}", basis=t(f"basis.{basis}").lower(), first=int(first), last=int(last), before="20",
        after=str(20 + by),
    )  # fmt: skip
