"""The repertoire: every exhibit that a story, a report or a picture may be made of."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from danvan_data.evidence import Evidence
from danvan_data.exhibits.economy import given, households, money
from danvan_data.exhibits.every import TIMES, plain
from danvan_data.exhibits.exhibit import Exhibit, sentence
from danvan_data.exhibits.periods import renewed, years
from danvan_data.exhibits.reliability import trust
from danvan_data.exhibits.spread import fields, leaders
from danvan_data.language import opened, t
from danvan_data.measures import overview
from danvan_data.measures.economy import efforts, returns, whose
from danvan_data.measures.periods import renewal, trends
from danvan_data.measures.reliability import quality
from danvan_data.measures.spread import distribution
from danvan_data.measures.spread.among import among

LEAST_STATED = 3
"""Bodies that lead models of the place, and models that state one kind of what people gave, from which on the place's
own are compared."""


def catalogue_of(evidence: Evidence) -> Iterator[Exhibit]:
    """Make every exhibit that a story may be made of: the plain ones, and of each board the state that says most."""
    yield from plain(evidence)
    yield _mixes(evidence)
    yield _leaders(evidence)
    yield _given(evidence)
    yield from _panels(evidence)
    if evidence.own:
        yield from _rounds(evidence)
    yield trust.publishers(quality.publishers(evidence.sources), evidence)


def _leaders(evidence: Evidence) -> Exhibit:
    """Tell who leads: in the place, where its models name enough bodies to be compared; else everywhere."""
    here = overview.of_place(evidence)
    found = distribution.leaders(here.models)
    if len(set(found.loc[found["n"].gt(0), "organisation"]) - {"unknown", "other"}) < LEAST_STATED:
        here = evidence
        found = distribution.leaders(here.models)
    return _scoped(leaders.leaders(found, here), evidence, here)


def _mixes(evidence: Evidence) -> Exhibit:
    """Tell the mixes of the places that may be compared with the place in focus: those of its level."""
    found = among(evidence)
    report, everywhere = found.report, found.everywhere
    focus = str(report["place"].iloc[0]) if len(report) else ""
    rows = fields.comparable(distribution.of_level(everywhere, report), focus)
    level = t(f"distribution.{fields.LEVELS[distribution.level_of(report)]}")
    return fields.mixes(rows, evidence, level, found.top or "culture_society", focus)


def _panels(evidence: Evidence) -> Iterator[Exhibit]:
    """Tell the amounts per hectare and of a household over the time that most of them are over."""
    amounts = returns.money(returns.figures(evidence.models, evidence.outcomes))
    total = len(returns.of_movement(evidence.models))
    hectares = returns.per_hectare(amounts, evidence.benchmarks)
    yield _best(money.hectare(hectares, evidence, total, period=time) for time in TIMES)
    yield _best(households.households(whose.households(amounts, time), evidence, total, time) for time in TIMES)


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


def _rounds(evidence: Evidence) -> Iterator[Exhibit]:
    """Tell a year's registers against the year's before, where they are of the same communes."""
    models = evidence.models[evidence.models["movement"].eq("dan_van_kheo")]
    if compared := trends.rounds(models):
        earlier, later = compared
        yield years.totals_by_year(trends.spans(evidence.counts), evidence)
        yield renewed.renewed(renewal.renewal(models, earlier, later), evidence, earlier, later)
    elif models["year_start"].nunique() > 1:
        yield sentence("totals_by_year", t("trends.no_rounds"))


def _scoped(exhibit: Exhibit, evidence: Evidence, here: Evidence) -> Exhibit:
    """Say of an exhibit of the place's own models alone that it is."""
    if here is evidence:
        return exhibit
    finding = t("telling.of_place", place=opened(evidence.place.said), finding=leaders.within(exhibit.finding))
    return replace(exhibit, place=str(evidence.place), finding=finding)
