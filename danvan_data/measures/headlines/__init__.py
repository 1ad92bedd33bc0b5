"""The headline numbers: their intervals, out of how many, on how many pages, and what they become without one."""

from collections.abc import Iterator
from itertools import groupby

import pandas as pd

from danvan_data.evidence import Evidence, load_provinces
from danvan_data.measures import overview
from danvan_data.measures.headlines.headline import (
    SIZE,
    Bounds,
    Headline,
    Value,
    always,
    distinct,
    dropped,
    exactly,
    movement,
    told,
    where,
)
from danvan_data.measures.headlines.headlines_money import of_money
from danvan_data.measures.headlines.headlines_time import of_time
from danvan_data.measures.reliability import quality
from danvan_data.measures.search import finding
from danvan_data.measures.spread import distribution
from danvan_data.measures.spread.among import among

COLUMNS = ["exhibit", "headline", "low", "high", "unit", "of", "sources", "without_low", "without_high"]


def numbers(evidence: Evidence, dropping: bool = True) -> pd.DataFrame:
    """Return every headline number of the notebooks, decks and briefs on `evidence`.

    `dropping=False` leaves out what each becomes without one of its pages, which takes a few seconds.

    Returns:
        `exhibit` (the names of the exhibits whose finding or subtitle says it), `headline` (its own name), `low, high`
        (in `unit`, equal where it is known; NaN for an open end), `unit` (`model`, `figure`, `place`, `VND`, ...),
        `of` (out of how many; NaN where of none), `sources` (pages that it rests on), `without_low, without_high`
        (the least and the most that it becomes when any one of these pages is left out; NaN where it rests on one, or
        where that end is open).

    """
    found: list[list[object]] = []
    for _, of_rows in groupby(list(headlines(evidence)), key=lambda each: id(each.rows)):
        first, *more = of_rows  # what several count is left out of page by page once for all of them
        without = dropped(first.rows) if dropping else []
        found += [each.row(without) for each in (first, *more)]
    return pd.DataFrame(found, columns=COLUMNS).astype({"low": float, "high": float, "of": float})


def headlines(evidence: Evidence) -> Iterator[Headline]:
    """Yield the headline numbers, notebook by notebook."""
    yield from _place(evidence)
    yield from _mixes(evidence)
    yield from _leaders(evidence)
    yield from _reach(evidence)
    yield from of_money(evidence)
    yield from of_time(evidence)
    yield from _trust(evidence)
    yield from _found(evidence)


def _place(evidence: Evidence) -> Iterator[Headline]:
    """The place in focus: its fields, its peers, and what is known of its models by name."""
    found = among(evidence)
    report, others, field = found.report, found.others, found.top
    if report.empty:
        return
    total = always(report["total"].iloc[0])
    largest = exactly(lambda rows: rows["n"].max())
    yield Headline("by_field, dots, against_peers", "largest_field", "model", report, largest, total)
    yield Headline(
        "against_peers", "field_rank", "rank", distribution.peers(others, report),
        exactly(lambda rows: distribution.rank(rows, report, field)[0]),
        lambda rows: distribution.rank(rows, report, field)[1],
    )  # fmt: skip
    away = distribution.apart(report, others)
    if len(away):
        nearest = exactly(lambda rows: rows["distance"].min())
        farthest = exactly(lambda rows: rows["distance"].max())
        yield Headline("apart", "nearest_mix", "share", away, nearest)
        yield Headline("apart", "farthest_mix", "share", away, farthest)
    named = overview.named(evidence.models, report, any_page=evidence.own)
    known = distribution.least_known(distribution.coverage(report, evidence.models, any_page=evidence.own))
    yield Headline("coverage, depth", "named_of_report", "model", named, SIZE, total, report)
    least = named[named["field"].eq(known["field"])]
    yield Headline("coverage", "least_named_field", "model", least, SIZE, lambda _: known["reported"], report)
    figures = evidence.outcomes[evidence.outcomes["model_id"].isin(named["model_id"])]
    yield Headline("depth, figures", "measured_of_report", "model", figures, distinct("model_id"), total, report)
    yield Headline("figures", "figures_of_report", "figure", figures, SIZE)


def _mixes(evidence: Evidence) -> Iterator[Headline]:
    """The places of the level in focus: in how many of them one field is the largest, and from which to which share."""
    found = among(evidence)
    field = found.top or "culture_society"
    shares = distribution.shares_of(distribution.of_level(found.everywhere, found.report), field)
    if len(shares):
        leads = exactly(lambda rows: rows["leads"].sum())
        here = str(evidence.place)
        if shares["place"].eq(here).any():
            rank = exactly(lambda rows: distribution.rank_of(rows, here))
            yield Headline("mixes", "place_rank", "rank", shares, rank, len)
        yield Headline("mixes", "places_led_by_field", "place", shares, leads, len)
        yield Headline("mixes", "shares_of_field", "share", shares, _ends_of("share"))


def _ends_of(column: str) -> Value:
    def value(rows: pd.DataFrame) -> Bounds:
        return float(rows[column].min()), float(rows[column].max())

    return value


def _leaders(evidence: Evidence) -> Iterator[Headline]:
    """Who leads the named models, in all and in the place in focus alone: the most of those known, and the bounds."""
    yield from _busiest(movement(evidence.models))
    here = overview.of_place(evidence)
    if here is not evidence:
        yield from _busiest(movement(here.models), "_here")
    if len(distribution.lead_bounds(evidence.models)):
        yield Headline("lead_bounds", "lead_of_first", "model", movement(evidence.models), _first_lead, len)


def _busiest(models: pd.DataFrame, where_: str = "") -> Iterator[Headline]:
    if models.empty:
        return
    unknown = exactly(lambda rows: rows["organisation_type"].eq("").sum())
    yield Headline("leaders, lead_bounds", f"leads_unknown{where_}", "model", models, unknown, len)
    together = models["organisation_type"].str.contains(";")
    alone = models.assign(organisation_type=models["organisation_type"].mask(together, "several"))
    alone = alone[~alone["organisation_type"].isin(("", "other"))]
    if len(alone):
        most = exactly(most_of)
        yield Headline("leaders", f"led_by_busiest{where_}", "model", alone, most, len, models)
        yield Headline("leaders", f"field_of_busiest{where_}", "model", alone, exactly(_one_field), most_of)


def most_of(rows: pd.DataFrame) -> float:
    """Return how many models the busiest organisation leads."""
    return float(rows["organisation_type"].value_counts().max())


def _one_field(rows: pd.DataFrame) -> float:
    busiest = rows[rows["organisation_type"].eq(rows["organisation_type"].value_counts().idxmax())]
    return float(busiest["field"].astype(str).value_counts().max())


def _first_lead(rows: pd.DataFrame) -> Bounds:
    first = distribution.lead_bounds(rows).iloc[0]
    return float(first["low"]), float(first["high"])


def _reach(evidence: Evidence) -> Iterator[Headline]:
    """Where the facts come from."""
    parts = [told(table)[["source_id", "province", "again"]] for table in (evidence.counts, evidence.models)]
    facts = pd.concat(parts)
    facts = facts[facts["province"].ne("")]
    leading = exactly(lambda rows: min(overview.LEADING, rows["province"].nunique()))
    yield Headline("reach", "provinces_leading", "place", facts, leading)
    top = exactly(lambda rows: rows["province"].value_counts().head(overview.LEADING).sum())
    yield Headline("reach", "facts_of_top_provinces", "fact", facts, top, len)
    yield Headline("reach", "provinces_present", "place", facts, distinct("province"))
    yield Headline("reach", "pages_read", "page", evidence.sources, SIZE)
    every = quality.facts(evidence)
    places = quality.divisions(every, load_provinces(), evidence.own)
    column = quality.widest(places)
    names = set(places.loc[places["division"].eq(column), "name"])
    every = every[every["same_as"].eq("")].assign(at=lambda rows: rows[column].replace(quality.SAME_PROVINCE))
    absent = exactly(lambda rows: len(names - set(rows["at"])))
    yield Headline("missing", "places_missing", "place", every, absent, always(len(names)))


def _trust(evidence: Evidence) -> Iterator[Headline]:
    """Totals that do not add up, numbers read, rows in doubt, pages without a date."""
    totals = quality.totals(evidence.reported)
    full = totals[totals["n_fields"].eq(4)]
    yield Headline("totals", "totals_contradicting", "report", full, where("state", "contradiction"), len)
    yield Headline("totals", "totals_cut_short", "report", full, where("state", "partial"), len)
    yield Headline("totals", "totals_agreeing", "report", full, where("state", "adds_up"), len)
    both = quality.read_as(evidence.reported, evidence.outcomes)
    yield Headline("readings", "numbers_read", "number", both, SIZE)
    for reading in ("computed", "completed", "entered", "ambiguous"):
        yield Headline("readings", f"readings_{reading}", "number", both, where("reading", reading), len)
    check = evidence.check()
    yield Headline("doubts", "doubts", "row", check, SIZE)
    kinds = quality.doubts(check, evidence)
    if len(kinds):
        top = kinds.iloc[0]
        most = check[check["check"].eq(top["check"]) & check["table"].eq(top["table"])]
        yield Headline("doubts", "largest_doubt", "row", most, SIZE, always(top["rows"]))
    pages = evidence.sources.assign(year=evidence.sources["published"].str.extract(r"^(\d{4})")[0].fillna(""))
    yield Headline("published", "pages_undated", "page", pages, where("year", ""), len)
    dated = pages[pages["year"].ne("")]
    if len(dated):
        yield Headline("published", "top_page_year", "year", dated, exactly(_top_year))
        most = exactly(lambda rows: rows["year"].value_counts().max())
        yield Headline("published", "pages_of_top_year", "page", dated, most, len)


def _top_year(rows: pd.DataFrame) -> float:
    return float(rows["year"].astype(str).value_counts().sort_index().idxmax())


def _found(evidence: Evidence) -> Iterator[Headline]:
    """What the searches of the notebook find."""
    pages = evidence.models.set_index("model_id")["source_id"]
    every = finding.find(evidence)
    every = every.assign(source_id=every.index.map(pages))
    for name, asked in SEARCHES.items():
        rows = every.loc[finding.find(evidence, **asked).index]
        yield Headline("finds", f"found_{name}", "model", rows, SIZE, len, every)


SEARCHES: dict[str, finding.Asked] = {
    "bees": {"words": '"nuôi ong"'},
    "women_with_money": {"organisation": "womens_union", "has": "money"},
}
"""The searches that notebook 06 shows, by a name of their own."""
