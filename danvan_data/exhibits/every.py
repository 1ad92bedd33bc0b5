"""Every exhibit that the notebooks' cells show of some evidence; stories and pictures are made of the `plain` ones."""

from collections.abc import Iterator

from danvan_data.evidence import Evidence, load_provinces
from danvan_data.exhibits import first_look
from danvan_data.exhibits.economy import earners, given, households, money, persons, stated
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.periods import registered, renewed, years
from danvan_data.exhibits.reliability import trust
from danvan_data.exhibits.search import finds
from danvan_data.exhibits.spread import apart, fields, leaders  # fmt: skip
from danvan_data.measures import overview
from danvan_data.measures.economy import efforts, ranking, returns, whose, yardsticks
from danvan_data.measures.headlines import SEARCHES
from danvan_data.measures.periods import rates, renewal, trends
from danvan_data.measures.reliability import quality
from danvan_data.measures.search import finding
from danvan_data.measures.spread import distribution  # fmt: skip
from danvan_data.measures.spread.among import among

TIMES = ("year", "crop", "unknown")
"""What an amount may be over: panels that are told apart."""


def cells(evidence: Evidence) -> Iterator[Exhibit]:
    """Yield the exhibits of the notebooks' cells."""
    yield from plain(evidence)
    yield from _more_fields(evidence)
    yield from _more_money(evidence)
    yield from _more_years(evidence)
    yield from _gaps(evidence)
    yield from _found(evidence)


def plain(evidence: Evidence) -> Iterator[Exhibit]:
    """Yield those that notebooks, stories and pictures show alike, each in its first state."""
    yield from _first_look(evidence)
    yield from _fields(evidence)
    yield from _money(evidence)
    yield from _years(evidence)
    yield from _trust(evidence)


def _first_look(evidence: Evidence) -> Iterator[Exhibit]:
    reports = overview.complete_reports(evidence.counts)
    report = overview.report_of(reports, evidence.place)
    named = overview.named(evidence.models, report, any_page=evidence.own)
    yield first_look.dots(report, evidence, named)
    yield first_look.depth(overview.depth(evidence.outcomes, named, report), evidence, report)
    yield first_look.figures(overview.figures(evidence.models, evidence.outcomes, named), evidence)
    yield first_look.reach(overview.by_province(evidence), evidence)


def _fields(evidence: Evidence) -> Iterator[Exhibit]:
    found = among(evidence)
    report, others = found.report, found.others
    yield fields.by_field(report, evidence)
    peers = distribution.peers(others, report)
    yield fields.against_peers(report, evidence, peers, found.top, distribution.rank(others, report, found.top))
    known = distribution.coverage(report, evidence.models, any_page=evidence.own)
    yield fields.coverage(known, evidence, report)


def _more_fields(evidence: Evidence) -> Iterator[Exhibit]:
    found = among(evidence)
    report, everywhere = found.report, found.everywhere
    yield fields.by_field(report, evidence, "share")
    yield fields.mixes(
        distribution.of_level(everywhere, report), evidence, sort=found.top or "culture_society",
        focus=str(report["place"].iloc[0]) if len(report) else "",
    )  # fmt: skip
    yield apart.apart(distribution.apart(report, found.others), evidence, report)
    yield leaders.leaders(distribution.leaders(evidence.models), evidence)
    yield leaders.lead_bounds(distribution.lead_bounds(evidence.models), evidence)


def _money(evidence: Evidence) -> Iterator[Exhibit]:
    models = returns.of_movement(evidence.models)
    figures = returns.figures(evidence.models, evidence.outcomes)
    amounts = returns.money(figures)
    yearly = returns.per_year(amounts)
    n = len(models)
    yield stated.coverage(returns.coverage(models, figures), evidence)
    yield stated.unsaid(returns.unsaid(amounts), evidence)
    yield stated.place_figures(figures, evidence, amounts, models)
    yield money.yearly(yearly, evidence, n)
    yield money.thresholds(returns.at_least(yearly, money.THRESHOLDS), evidence, n)
    yield persons.persons(returns.per_person(amounts, figures), evidence, n, yardstick=yardsticks.YARDSTICKS[0])
    yield money.output(returns.output(figures), evidence, n)


def _more_money(evidence: Evidence) -> Iterator[Exhibit]:
    models = returns.of_movement(evidence.models)
    figures = returns.figures(evidence.models, evidence.outcomes)
    amounts = returns.money(figures)
    n = len(models)
    assumed = returns.per_year(amounts, months_per_year=12, crops_per_year=2)
    yield money.yearly(assumed, evidence, n, assumptions={"months_per_year": 12, "crops_per_year": 2})
    yield stated.assumed_years(returns.per_year(amounts), evidence, assumed, crops=2)
    yield households.panels(whose.panels(amounts), evidence)
    for time in TIMES:
        yield money.hectare(returns.per_hectare(amounts, evidence.benchmarks), evidence, n, period=time)
        yield households.households(whose.households(amounts, time), evidence, n, time)
    for yardstick in yardsticks.YARDSTICKS[1:]:
        yield persons.persons(returns.per_person(amounts, figures), evidence, n, yardstick=yardstick)
    yield stated.quotients(returns.quotient(amounts, figures, "person"), evidence, figures)
    yield given.given(efforts.stated(efforts.efforts(figures), models), evidence)


def _years(evidence: Evidence) -> Iterator[Exhibit]:
    spans = trends.spans(evidence.counts)
    yield years.period_kinds(trends.period_kinds(spans), evidence)
    yield years.segments(spans, evidence)
    yield registered.rates(rates.rates(evidence.counts), evidence, rates.ENDS[0])
    yield renewed.kept(renewal.kept(evidence.counts), evidence)
    yield years.repeated(trends.repeated(spans), evidence)
    models = evidence.models[evidence.models["movement"].eq("dan_van_kheo")]
    yield years.by_year(trends.by_year(models, every_year=evidence.own), evidence, trends.dating(models))
    yield years.timeline(trends.timeline(evidence.policies, evidence.counts, evidence.place), evidence)


def _more_years(evidence: Evidence) -> Iterator[Exhibit]:
    for basis in rates.ENDS[1:]:
        yield registered.rates(rates.rates(evidence.counts), evidence, basis)
    yield renewed.kept(renewal.kept(evidence.counts, True), evidence, True)
    yield years.totals_by_year(trends.spans(evidence.counts), evidence)


def _trust(evidence: Evidence) -> Iterator[Exhibit]:
    yield trust.totals(quality.totals(evidence.counts), evidence)
    yield trust.doubts(quality.doubts(evidence.check(), evidence), evidence)
    yield trust.published(quality.published(evidence.sources), evidence)
    yield trust.readings(quality.readings(evidence.reported, evidence.outcomes), evidence)


def _gaps(evidence: Evidence) -> Iterator[Exhibit]:
    facts = quality.facts(evidence)
    places = quality.divisions(facts, load_provinces(), evidence.own)
    yield trust.missing(quality.gaps(facts, places, quality.widest(places)), evidence)


def _found(evidence: Evidence) -> Iterator[Exhibit]:
    for asked in SEARCHES.values():
        yield finds.finds(finding.find(evidence, **asked), evidence, **asked)
    yield earners.earners(ranking.per_person(evidence), evidence)
