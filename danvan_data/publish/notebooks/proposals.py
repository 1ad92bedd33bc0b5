"""What the numbers suggest to decide, each by a rule: who has yet to report, what registers must state, where to go."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.evidence.places import commune_labels, place_labels
from danvan_data.exhibits.about import lacking
from danvan_data.exhibits.economy.amounts import words
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.wording import in_prose, quoted, told
from danvan_data.language import get_language, number, t
from danvan_data.measures import overview
from danvan_data.measures.economy import efforts, returns
from danvan_data.measures.periods import renewal, trends
from danvan_data.measures.spread import distribution
from danvan_data.text import sort_key

LEAST_GAP = 0.1
"""The share of the models that leave something unsaid from which on registers are asked for it."""
LEAST_ASPECT = 0.25
"""The same of an amount's cost, subject, period or year."""
MOST_NAMED, MOST_GAPS, MOST_VISITS = 6, 4, 3
"""Places, columns and models that one proposal names."""


@dataclass(frozen=True)
class Proposal:
    """A request to the meeting: in a few words (`short`, for a title), whole (`words`), and how many things it asks."""

    short: str
    words: str
    things: int = 0

    def __str__(self) -> str:
        return self.words


def proposals(evidence: Evidence, shown: Mapping[str, Exhibit]) -> Iterator[Proposal]:
    """Yield what the numbers suggest to decide, the most pressing first."""
    if evidence.own:
        yield from _silent(evidence)
        yield from _empty(evidence)
    else:
        yield from _unreported(evidence)
    yield from _columns(evidence, shown)
    if "named" in shown and not evidence.own:  # a register names each of its models
        yield Proposal(t("telling.short_names"), t("telling.propose_names"))
    yield from _visits(evidence, shown)


def _silent(evidence: Evidence) -> Iterator[Proposal]:
    """Name the communes that are in earlier years' registers and not in the last year's."""
    models = evidence.models[evidence.models["commune"].ne("")]
    years, names = trends.rounds(models), commune_labels(models)
    if not years:
        return
    later = set(names[models["year_start"].eq(years[1])])
    gone = [name for name in dict.fromkeys(names) if name not in later]
    if gone:
        yield Proposal(
            t("telling.short_silent", n=number(len(gone))),
            t("telling.propose_silent", n=number(len(gone)), year=years[1], names=_named(gone)),
        )


def _empty(evidence: Evidence) -> Iterator[Proposal]:
    """Name the communes without a model of a field in the last year's registers."""
    models = evidence.models[evidence.models["commune"].ne("") & evidence.models["field"].ne("unclear")]
    years = models["year_start"].dropna().unique()
    names = commune_labels(models)
    if names.nunique() < 2 or not len(years):
        return
    last = int(max(years))
    now = models[models["year_start"].eq(last)]
    if len(years) > 1 and not trends.rounds(models):  # registers of other places each year: no year is a whole round
        return
    cells = renewal.empty_fields(now, last)
    if cells.empty:
        return
    by_commune = cells.groupby("commune", sort=False)["field"].agg(
        lambda fields: ", ".join(t(f"field.{code}").lower() for code in fields)
    )
    lacking_ = [f"{commune} ({fields})" for commune, fields in by_commune.items()]
    yield Proposal(
        t("telling.short_empty", n=number(len(lacking_))),
        t(
            "telling.propose_empty",
            n=number(len(lacking_)),
            names=_named(lacking_),
            total=number(names[now.index].nunique()),
        ),
    )


def _unreported(evidence: Evidence) -> Iterator[Proposal]:
    """Name the districts of a province of which models are told and no total of the four fields is."""
    if evidence.place.level != "province":
        return
    here = pd.concat([table.loc[evidence.place.holds(table), ["district"]] for table in
                      (evidence.counts, evidence.models)])  # fmt: skip
    known = [name for name in dict.fromkeys(here["district"]) if name]
    inside = evidence.counts[evidence.place.holds(evidence.counts) & evidence.counts["commune"].eq("")]
    whole = distribution.mixes(inside)
    districts = dict(zip(place_labels(inside), inside["district"], strict=True))
    stated = {districts[str(place)] for place in whole["place"]} if len(whole) else set()
    missing = sorted(set(known) - stated, key=sort_key)
    if missing:
        yield Proposal(
            t("telling.short_unreported", n=number(len(missing))),
            t("telling.propose_unreported", n=number(len(missing)), total=number(len(known)), names=_named(missing)),
        )


def _columns(evidence: Evidence, shown: Mapping[str, Exhibit]) -> Iterator[Proposal]:
    """Say what registers must state: what most models of the place leave unsaid, and what amounts do."""
    here = overview.of_place(evidence)
    models = returns.of_movement(here.models)
    total = len(models)
    gaps = lacking(models, here.outcomes, here.models)
    if evidence.own:
        gaps.pop("province", None)  # said once in a register's title, not model by model
    else:  # a place that stands where the body would is none, as in the chart of who leads
        gaps["organisation"] = int(models["organisation_type"].eq("").sum())
    wanted = {name: n for name, n in gaps.items() if total and n / total >= LEAST_GAP}
    first = sorted(wanted, key=lambda name: -wanted[name])[:MOST_GAPS]
    things = [t(f"telling.gap_{name}", n=number(wanted[name]), total=number(total)) for name in first]
    things += list(_aspects(shown))
    if things:
        scope = "" if here is not evidence or evidence.own or not evidence.place else t("telling.of_all")
        said = t("telling.propose_columns", things="; ".join(things), scope=scope)
        yield Proposal(t("telling.short_columns", n=number(len(things))), said, len(things))


def _aspects(shown: Mapping[str, Exhibit]) -> Iterator[str]:
    """Name what amounts leave unsaid: costs, subject, period, year; as `stated.unsaid` counts them."""
    if "unsaid" not in shown:
        return
    wide = shown["unsaid"].table.groupby("row", sort=False)["low"].agg(["sum", "last"])
    often = wide[wide["last"] / wide["sum"] >= LEAST_ASPECT]
    if len(often):
        yield t("telling.gap_aspects", aspects=", ".join(str(row)[:1].lower() + str(row)[1:] for row in often.index))


def _visits(evidence: Evidence, shown: Mapping[str, Exhibit]) -> Iterator[Proposal]:
    """Name the models that stand out by what they state, those of the place first: the largest of each kind."""
    named: dict[str, str] = {}
    pages = evidence.sources
    english: set[str] = set()
    if "language" in pages and get_language() != "en":
        english = set(pages.loc[pages["language"].eq("en"), "source_id"])
    for row, why in _outstanding(evidence, shown):
        where = evidence.naming(row)
        foreign = t("telling.in_english") if row.source_id in english else ""
        tail = "; ".join(filter(None, (where, foreign)))
        named.setdefault(f"{quoted(row.name)} ({tail})" if tail else quoted(row.name), why)
    chosen = list(named.items())[:MOST_VISITS]
    if chosen:
        models = "; ".join(t("telling.visit", model=row, why=why) for row, why in chosen)
        yield Proposal(t("telling.short_visits", n=number(len(chosen))), t("telling.propose_visits", models=models))


def _outstanding(evidence: Evidence, shown: Mapping[str, Exhibit]) -> Iterator[tuple[Any, str]]:
    """Yield models with the reason to visit them: the largest amount a year, the most days, land and money given.

    Of each kind the largest of the place in focus, where it has any, else of all; a single household's is none.
    """
    figures = returns.figures(evidence.models, evidence.outcomes)
    gifts = efforts.efforts(figures)
    gifts = gifts[~gifts["of_place"]]
    kinds = {kind: gifts[gifts["kind"].eq(kind)] for kind in ("labour", "land", "money")}
    if "yearly" in shown:
        yearly = returns.per_year(returns.money(figures))
        kinds = {"yearly": yearly[yearly["whose"].ne("example")], **kinds}
    near = any(evidence.focus.holds(rows).any() for rows in kinds.values())
    for kind, rows in kinds.items():
        inside = evidence.focus.holds(rows)
        if near and kind != "yearly" and not inside.any():
            continue  # a place with models of its own is not sent elsewhere for each kind
        found = (rows[inside] if inside.any() else rows).sort_values("low", ascending=False, kind="stable")
        for row in found[found["low"].notna()].head(1).itertuples():
            tied = found.loc[found["low"].eq(row.low), "model_id"].nunique() - 1
            if tied >= MOST_VISITS:
                continue  # what so many state alike sets none of them apart
            amount = words(row, {}) if kind == "yearly" else told(row, row.unit)["text"]
            scope = _scope(evidence, bool(inside.any()))
            key = kind if found["model_id"].nunique() > 1 else "only"
            what = t("exhibits.yearly" if kind == "yearly" else f"efforts.{kind}").lower()
            why = t(f"telling.why_{key}", amount=in_prose(amount), scope=scope, what=what)
            yield row, t("telling.why_tied", why=why, n=number(tied)) if tied else why


def _scope(evidence: Evidence, inside: bool) -> str:
    """Say among which models one is the largest: the place's, the country's, or, of own registers, all there are."""
    if evidence.own:
        return ""
    return t("telling.in_place", place=evidence.place.said) if inside else t("telling.in_country")


def _named(names: Sequence[str]) -> str:
    """List names, and say how many more there are."""
    said = "; ".join(names[:MOST_NAMED])
    rest = len(names) - MOST_NAMED
    return said if rest <= 0 else t("telling.and_more", names=said, n=number(rest))
