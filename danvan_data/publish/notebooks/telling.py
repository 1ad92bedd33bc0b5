"""The catalogue of exhibits: what decks, briefs and pictures may tell of some evidence, in the order of a story."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from danvan_data.evidence import Evidence, load_bundled
from danvan_data.exhibits import fields, first_look, leaders, money, stated, trust, years
from danvan_data.exhibits.about import lacking
from danvan_data.exhibits.citing import ids_of
from danvan_data.exhibits.exhibit import Exhibit, cited
from danvan_data.language import number, speaking, t
from danvan_data.measures import distribution, overview, quality, returns, trends

CHAPTERS = ("size", "returns", "change", "trust")
"""The chapters of a story, in order."""

SUBJECTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "mix": ("size", ("by_field", "dots")),
    "places": ("size", ("mixes", "against_peers")),
    "leaders": ("size", ("leaders",)),
    "reach": ("size", ("reach",)),
    "yearly": ("returns", ("yearly",)),
    "thresholds": ("returns", ("thresholds",)),
    "hectare": ("returns", ("hectare",)),
    "persons": ("returns", ("persons",)),
    "output": ("returns", ("output",)),
    "place_figures": ("returns", ("place_figures",)),
    "recognition": ("change", ("recognition",)),
    "years": ("change", ("totals_by_year", "by_year")),
    "periods": ("change", ("period_kinds", "segments")),
    "repeated": ("change", ("repeated",)),
    "timeline": ("change", ("timeline",)),
    "named": ("trust", ("depth", "coverage")),
    "returns_known": ("trust", ("returns_known",)),
    "unsaid": ("trust", ("unsaid",)),
    "totals": ("trust", ("totals",)),
    "doubts": ("trust", ("doubts",)),
    "readings": ("trust", ("readings",)),
    "pages": ("trust", ("published", "publishers")),
}  # fmt: skip
"""Each subject with its chapter and the exhibits that state its fact: the first that has something to say is told."""

SHORT = (
    ("mix",), ("places",), ("leaders",), ("yearly", "persons", "hectare", "output", "thresholds"), ("recognition",),
    ("years", "periods"), ("named", "returns_known"),
)  # fmt: skip
"""The questions that a short story answers, one after the other, and the subjects that may answer each."""
LEAST_MARKS = 2
"""Marks that a chart needs: a single bar says no more than its sentence."""
MOST_VISITS = 3


@dataclass(frozen=True)
class Telling:
    """What there is to tell of some evidence: `shown` in the order of the story, and the sentences that stand alone.

    Attributes:
        shown: the exhibits by subject, one a subject.
        sentences: what stands where there is nothing to draw.
        proposals: what the numbers suggest to decide.

    """

    shown: dict[str, Exhibit]
    sentences: tuple[str, ...]
    proposals: tuple[str, ...]

    def short(self) -> dict[str, Exhibit]:
        """Return one exhibit for each question of `SHORT`: of those that may answer it the one best known.

        What speaks of the place in focus comes before what speaks of the whole country; then what is known for more
        of its marks; then what is surer, with fewer open ends, estimates, assumptions and single cases.
        """
        answers = [[one for one in subjects if one in self.shown] for subjects in SHORT]
        if not any(answers):
            return dict(list(self.shown.items())[: len(SHORT)])
        chosen = [max(subjects, key=lambda one: weight(self.shown[one])) for subjects in answers if subjects]
        return {one: self.shown[one] for one in chosen}

    def chapter(self, chapter: str) -> dict[str, Exhibit]:
        """Return the exhibits of one chapter."""
        return {one: exhibit for one, exhibit in self.shown.items() if SUBJECTS.get(one, ("", ()))[0] == chapter}


def weight(exhibit: Exhibit) -> tuple[bool, float, float]:
    """Return how much an exhibit has to say: of the place, what part of its marks is known, what part is sure."""
    table = exhibit.table
    known = table[["low", "high"]].notna().any(axis=1)
    shaky = table[["about", "derived", "one_case"]].any(axis=1) | table["assumed"].ne("")
    sure = known & ~shaky & table[["low", "high"]].notna().all(axis=1)
    return bool(exhibit.place or exhibit.emphasis), float(known.mean()), float(sure.mean())


def telling(evidence: Evidence) -> Telling:
    """Return what there is to tell of some evidence, each fact once."""
    with speaking(own=evidence.own):
        made = {exhibit.name: exhibit for exhibit in catalogue_of(evidence)}
        shown: dict[str, Exhibit] = {}
        for subject, (_, names) in SUBJECTS.items():
            telling_ones = [made[name] for name in names if name in made and says_something(made[name])]
            if telling_ones:
                shown[subject] = telling_ones[0]
        silent = [exhibit.finding for exhibit in made.values() if not exhibit]
        return Telling(shown, tuple(dict.fromkeys(silent)), tuple(proposals(evidence, shown)))


def on_screen(exhibits: Sequence[Exhibit], evidence: Evidence) -> Telling:
    """Return the exhibits that a reader has on her screen as what there is to tell, each finding once.

    What a notebook stores of an exhibit with many sources is their number: they are looked up again.
    """
    kept: dict[str, Exhibit] = {}
    for exhibit in exhibits:
        if exhibit and all(each.finding != exhibit.finding for each in kept.values()):
            whole = exhibit if len(exhibit.sources) else cited(exhibit, evidence, ids_of(exhibit.table["sources"]))
            kept[f"{exhibit.name} {len(kept)}"] = whole if whole.cited else exhibit
    return Telling(kept, tuple(dict.fromkeys(each.finding for each in exhibits if not each)), ())


def says_something(exhibit: Exhibit) -> bool:
    """Return whether an exhibit has enough marks to be shown."""
    return bool(exhibit) and exhibit.table["row"].nunique() >= LEAST_MARKS


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
    yield leaders.leaders(distribution.leaders(evidence.models), evidence)
    yield fields.coverage(distribution.coverage(report, evidence.models, any_page=evidence.own), evidence, report)


def _mixes(evidence: Evidence, everywhere: pd.DataFrame, report: pd.DataFrame, top: str) -> Exhibit:
    """Tell the mixes of the places below the province: those that may be compared with the place in focus."""
    rows = everywhere[everywhere["level"].isin(("district", "commune"))]
    focus = str(report["place"].iloc[0]) if len(report) else ""
    return fields.mixes(rows, evidence, t("distribution.levels_places"), top or "culture_society", focus)


def _returns(evidence: Evidence) -> Iterator[Exhibit]:
    models = returns.of_movement(evidence.models)
    figures = returns.figures(evidence.models, evidence.outcomes)
    amounts = returns.money(figures)
    total = len(models)
    yield stated.coverage(returns.coverage(models, figures), evidence)
    yield stated.unsaid(returns.unsaid(amounts), evidence)
    yield stated.place_figures(figures, evidence, amounts, models)
    yearly = returns.per_year(amounts)
    yield money.yearly(yearly, evidence, total)
    yield money.thresholds(returns.at_least(yearly, money.THRESHOLDS), evidence, total)
    yield money.hectare(returns.per_hectare(amounts, evidence.benchmarks), evidence, total)
    wages = returns.per_person(amounts, figures)
    yield money.persons(wages, evidence, total)
    yield money.output(returns.output(figures), evidence, total)


def _years(evidence: Evidence) -> Iterator[Exhibit]:
    spans = trends.spans(evidence.counts)
    yield years.period_kinds(trends.period_kinds(spans), evidence)
    yield years.segments(spans, evidence)
    yield years.recognition(trends.recognition(spans), evidence)
    yield years.repeated(trends.repeated(spans), evidence)
    models = evidence.models[evidence.models["movement"].eq("dan_van_kheo")]
    yield years.by_year(trends.by_year(models, every_year=evidence.own), evidence, trends.dating(models))
    if evidence.own:
        yield years.totals_by_year(spans, evidence)
    yield years.timeline(trends.timeline(evidence.policies, evidence.counts, evidence.place), evidence)


def _trust(evidence: Evidence) -> Iterator[Exhibit]:
    yield trust.totals(quality.totals(evidence.counts), evidence)
    yield trust.doubts(quality.doubts(evidence.check(), evidence), evidence)
    yield trust.readings(quality.readings(evidence.counts, evidence.outcomes), evidence)
    yield trust.published(quality.published(evidence.sources), evidence)
    yield trust.publishers(quality.publishers(evidence.sources), evidence)


def proposals(evidence: Evidence, shown: dict[str, Exhibit]) -> Iterator[str]:
    """Say what the numbers suggest to decide: what registers must state, which models to visit and why."""
    models = evidence.models[evidence.models["same_as"].eq("")]
    total = len(models)
    gaps = {name: n for name, n in lacking(models, evidence.outcomes, evidence.models).items() if n}
    if gaps and total:
        things = "; ".join(t(f"telling.gap_{name}", n=number(n), total=number(total)) for name, n in gaps.items())
        yield t("telling.propose_columns", things=things)
    if "named" in shown and not evidence.own:  # a register names each of its models
        yield t("telling.propose_names")
    if "yearly" in shown:
        yield from _visits(shown["yearly"])


def _visits(yearly: Exhibit) -> Iterator[str]:
    """Name the models whose stated amounts are the largest, those of the place first: they are worth checking."""
    rows = yearly.table[yearly.table["sources"].ne("") & yearly.table["low"].notna()]
    rows = rows.assign(own=rows["row"].isin(yearly.emphasis)).sort_values(["own", "low"], ascending=False)
    rows = rows.drop_duplicates("row").head(MOST_VISITS)
    if len(rows):
        named = "; ".join(f"{row.row} ({row.text})" for row in rows.itertuples())
        yield t("telling.propose_visits", models=named)
