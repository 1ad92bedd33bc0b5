"""Who earns most per person, in the order that intervals can give, and what they leave open."""

from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.exhibits.economy.amounts import (
    MILLION,
    MOST_ROWS,
    case_words,
    details,
    is_derived,
    label,
    stated,
    words,
)
from danvan_data.exhibits.exhibit import Axis, Exhibit, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.language import number, t
from danvan_data.measures.economy.ranking import beside, pairs
from danvan_data.measures.figures import of_movement

TOP, OTHER = theme.BASIS_COLOURS["recognised"], theme.BASIS_COLOURS["registered"]


@exhibit
def earners(ranked: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell which models earn most per person and month, and which pairs of them the intervals cannot rank.

    `ranked` as from `measures.ranking.per_person`.
    """
    if ranked.empty:
        return sentence("earners", t("earners.none"))
    if len(ranked) == 1:
        return sentence("earners", t("earners.one", model=label(next(ranked.itertuples()), evidence)))
    every, sure = pairs(ranked)
    top = ranked[ranked["above"].eq(0)]
    told = {"top": number(len(top)), "n": number(len(ranked)), "open": number(every - sure), "pairs": number(every)}
    key = "earners.first" if len(top) == 1 else "earners.finding"
    return Exhibit(
        "earners", t(key, model=label(next(top.itertuples()), evidence), **told), "intervals",
        marks(_mark(row, evidence) for row in ranked.head(MOST_ROWS).itertuples()),
        Axis(t("returns.axis_person"), "amount"), (t("label.model"), t("earners.rank"), t("returns.amount_person")),
        subtitle=t("earners.subtitle", sure=number(sure), total=number(len(of_movement(evidence.models))), **told),
        notes=_notes(ranked, beside(evidence)),
        emphasis=tuple(dict.fromkeys(label(row, evidence) for row in top.itertuples())),
    )  # fmt: skip


def _notes(ranked: pd.DataFrame, related: int) -> tuple[str, ...]:
    cut = [t("find.cut", shown=number(MOST_ROWS), n=number(len(ranked)))] if len(ranked) > MOST_ROWS else []
    about = int(ranked["about"].sum())
    near = [t("earners.about", n=number(about))] if about else []
    left = [t("earners.related", n=number(related))] if related else []
    return (*cut, t("earners.note"), *near, *left)


def _mark(row: Any, evidence: Evidence) -> dict[str, Any]:
    first = row.above == 0
    counts = t("earners.counts", below=number(row.below), above=number(row.above), open=number(row.open))
    several = t("earners.several", n=number(row.outcomes)) if row.outcomes > 1 else row.as_reported
    return {
        "row": label(row, evidence), "series": t("earners.top" if first else "earners.other"),
        "low": stated(row)[0] / MILLION, "high": stated(row)[1] / MILLION,
        "text": words(row._replace(qualifier="about" if row.about else "exact"), {}),
        "about": bool(row.about), "derived": is_derived(row), "one_case": bool(case_words(row)), "said": several,
        "detail": f"{counts}; {details(row)}", "colour": TOP if first else OTHER, "look": "" if first else "square",
        "sources": row.sources,
    }  # fmt: skip
