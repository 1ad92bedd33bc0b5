"""A year without a number is a gap: never a nought, in the table, the chart or the list."""

from dataclasses import replace

import pytest

import danvan_data as dv
from danvan_data.exhibits.periods import years
from danvan_data.measures.periods import trends
from tests.own_folder import three_years


@pytest.fixture
def torn(tmp_path):
    """Own registers of three years, of which the middle one has not come in."""
    evidence = dv.load(three_years(tmp_path / "own"))
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
