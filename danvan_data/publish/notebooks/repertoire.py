"""The repertoire: every exhibit that a story, a report or a picture may be made of, in the order of the notebooks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pandas as pd

from danvan_data.evidence import Evidence, load_bundled
from danvan_data.evidence.places import commune_labels
from danvan_data.exhibits import (
    fields,
    first_look,
    given,
    households,
    leaders,
    money,
    persons,
    registered,
    renewed,
    stated,
    trust,
    years,
)  # fmt: skip
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.language import opened, t
from danvan_data.measures import distribution, efforts, overview, quality, rates, renewal, returns, trends, whose

LEAST_STATED = 3
"""Bodies that lead models of the place, and models that state one kind of what people gave, from which on the place's
own are compared."""
TIMES = ("year", "crop", "unknown")
"""What an amount may be over: panels that are told apart, the first where they have equally many marks."""


def catalogue_of(evidence: Evidence) -> Iterator[Exhibit]:
    """Make every exhibit of the notebooks that speaks of one state, in their order."""
    for make in (_first_look, _fields, _returns, _years, _trust):
        yield from make(evidence)


def _first_look(evidence: Evidence) -> Iterator[Exhibit]:
    report = overview.report_of(overview.complete_reports(evidence.counts), evidence.place)
    named = overview.named(evidence.models, report, any_page=evidence.own)
    yield first_look.dots(report, evidence, named)
    yield first_look.depth(overview.depth(evidence.outcomes, named, report), evidence, report)
    yield first_look.reach(overview.by_province(evidence.counts, evidence.models), evidence)


def _fields(evidence: Evidence) -> Iterator[Exhibit]:
    own = distribution.mixes(evidence.counts, complete=not evidence.own)
    report = distribution.report_of(own, evidence.place)
    others = distribution.mixes(load_bundled().counts)
    yield fields.by_field(report, evidence)
    top = distribution.top_field(report)
    peers = distribution.peers(others, report)
    yield fields.against_peers(report, evidence, peers, top, distribution.rank(others, report, top))
    yield _mixes(evidence, distribution.beside(distribution.latest(own), others), report, top)
    yield _leaders(evidence)
    yield fields.coverage(distribution.coverage(report, evidence.models, any_page=evidence.own), evidence, report)


def _leaders(evidence: Evidence) -> Exhibit:
    """Tell who leads: in the place, where its models name enough bodies to be compared; else everywhere."""
    here = overview.of_place(evidence)
    found = distribution.leaders(here.models)
    if len(set(found.loc[found["n"].gt(0), "organisation"]) - {"unknown", "other"}) < LEAST_STATED:
        here = evidence
        found = distribution.leaders(here.models)
    return _scoped(leaders.leaders(found, here), evidence, here)


def _mixes(evidence: Evidence, everywhere: pd.DataFrame, report: pd.DataFrame, top: str) -> Exhibit:
    """Tell the mixes of the places below the province: those that may be compared with the place in focus."""
    focus = str(report["place"].iloc[0]) if len(report) else ""
    told = everywhere["total"].ge(distribution.FEW) | everywhere["place"].eq(
        focus
    )  # one model of one is no mix of 100 %
    rows = everywhere[everywhere["level"].isin(("district", "commune")) & told]
    return fields.mixes(rows, evidence, t("distribution.levels_places"), top or "culture_society", focus)


def _returns(evidence: Evidence) -> Iterator[Exhibit]:
    models = returns.of_movement(evidence.models)
    figures = returns.figures(evidence.models, evidence.outcomes)
    amounts = returns.money(figures)
    total = len(models)
    yield stated.coverage(returns.coverage(models, figures), evidence)
    yield stated.unsaid(returns.unsaid(amounts), evidence)
    yield stated.place_figures(figures, evidence, amounts, models)
    yield _given(evidence)
    yearly = returns.per_year(amounts)
    yield money.yearly(yearly, evidence, total)
    yield money.thresholds(returns.at_least(yearly, money.THRESHOLDS), evidence, total)
    hectares = returns.per_hectare(amounts, evidence.benchmarks)
    yield _best(money.hectare(hectares, evidence, total, period=time) for time in TIMES)
    yield _best(households.households(whose.households(amounts, time), evidence, total, time) for time in TIMES)
    yield persons.persons(returns.per_person(amounts, figures), evidence, total)
    yield money.output(returns.output(figures), evidence, total)


def _best(panels: Iterable[Exhibit]) -> Exhibit:
    """Return the panel that has the most marks: a year's, a crop's and an unsaid time's are not told as one."""
    return max(panels, key=lambda panel: len(panel.table))


def _given(evidence: Evidence) -> Exhibit:
    """Tell what people gave: in the place, where enough of its models state it; else everywhere."""
    for here in (overview.of_place(evidence), evidence):
        gifts = efforts.efforts(returns.figures(here.models, here.outcomes))
        found = efforts.stated(gifts, returns.of_movement(here.models))
        if here is evidence or found["models"].max() >= LEAST_STATED:
            return _scoped(given.given(found, here), evidence, here)
    raise AssertionError("the evidence itself is the last")


def _years(evidence: Evidence) -> Iterator[Exhibit]:
    spans = trends.spans(evidence.counts)
    yield years.period_kinds(trends.period_kinds(spans), evidence)
    yield years.segments(spans, evidence)
    yield registered.rates(rates.rates(evidence.counts), evidence)
    yield renewed.kept(renewal.kept(evidence.counts), evidence)
    yield years.repeated(trends.repeated(spans), evidence)
    models = evidence.models[evidence.models["movement"].eq("dan_van_kheo")]
    yield years.by_year(trends.by_year(models, every_year=evidence.own), evidence, trends.dating(models))
    if evidence.own and (compared := rounds(models)):  # else the years' registers are of other communes
        earlier, later = compared
        yield years.totals_by_year(spans, evidence)
        yield renewed.renewed(renewal.renewal(models, earlier, later), evidence, earlier, later)
    yield years.timeline(trends.timeline(evidence.policies, evidence.counts, evidence.place), evidence)


def _trust(evidence: Evidence) -> Iterator[Exhibit]:
    yield trust.totals(quality.totals(evidence.counts), evidence)
    yield trust.doubts(quality.doubts(evidence.check(), evidence), evidence)
    yield trust.readings(quality.readings(evidence.counts, evidence.outcomes), evidence)
    yield trust.published(quality.published(evidence.sources), evidence)
    yield trust.publishers(quality.publishers(evidence.sources), evidence)


def _scoped(exhibit: Exhibit, evidence: Evidence, here: Evidence) -> Exhibit:
    """Say of an exhibit of the place's own models alone that it is."""
    if here is evidence:
        return exhibit
    finding = t("telling.of_place", place=opened(evidence.place.said), finding=leaders.within(exhibit.finding))
    return replace(exhibit, place=str(evidence.place), finding=finding)


def rounds(models: pd.DataFrame) -> tuple[int, int] | None:
    """Return the last two years of registers, where the later one is of half of the earlier one's communes or more.

    Registers of other communes in each year are no rounds of the same: nothing in them is new or gone.
    """
    years = sorted(models["year_start"].dropna().unique())
    if len(years) < 2:
        return None
    communes = commune_labels(models)
    earlier, later = (set(communes[models["year_start"].eq(year)]) for year in years[-2:])
    return (int(years[-2]), int(years[-1])) if len(earlier & later) * 2 >= len(earlier) else None
