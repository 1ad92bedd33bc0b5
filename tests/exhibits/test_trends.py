import pytest

import danvan_data as dv
from danvan_data.exhibits import trends as chart
from danvan_data.measures import trends as measure


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


def test_a_segment_covers_the_years_of_its_report(evidence):
    spans = measure.spans(evidence.counts)
    fig = chart.segments(spans[spans["count_id"].eq("N001")])
    line = next(trace for trace in fig.data if trace.mode == "lines")
    assert [round(x) for x in line.x[:2]] == [2021, 2024]


def test_the_title_states_how_many_totals_cover_several_years(evidence):
    spans = measure.spans(evidence.counts)
    several = int((spans["years"] > 1).sum())
    assert chart.segments(spans).layout.meta["finding"].startswith(f"{several}/{len(spans)} ")


def test_a_total_that_contradicts_itself_is_drawn_as_bounds_and_says_so(evidence):
    spans = measure.spans(evidence.counts)
    fig = chart.segments(spans[spans["count_id"].eq("N072")])
    shown = next(trace for trace in fig.data if trace.mode == "text")
    assert shown.text[0] == "258–308" and "1 tổng số" in fig.layout.meta["note"]


def test_an_empty_measure_is_a_sentence_not_an_error(evidence):
    none = measure.spans(evidence.counts).iloc[:0]
    for fig in (
        chart.segments(none),
        chart.repeated(none),
        chart.recognition(measure.recognition(none)),
        chart.period_kinds(measure.period_kinds(none)),
        chart.by_year(measure.by_year(evidence.models.iloc[:0]), {"total": 0, "one_year": 0, "period": 0}),
    ):
        assert not fig.data and len(fig.layout.annotations[0].text) > 20


def test_names_are_shown_as_text(evidence):
    spans = measure.spans(evidence.counts).head(1).assign(place="<img src=x onerror=alert(1)>", start=2020, end=2021)
    assert "<img" not in chart.segments(spans).to_json()
