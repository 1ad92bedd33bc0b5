"""How far a place's mix of fields is from those of other places of its level, in models that would change field."""

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Axis, Exhibit, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.language import number, percent, period, t
from danvan_data.measures.spread.distribution import FEW


@exhibit
def apart(others: pd.DataFrame, evidence: Evidence, report: pd.DataFrame) -> Exhibit:
    """Tell what share of a place's models would have to change field to have the mix of each other place.

    `others` as from `measures.distribution.apart` of the same report.
    """
    if report.empty:
        return sentence("apart", t("distribution.no_report"))
    if evidence.own and evidence.place.level == "sector":
        return sentence("apart", t("distribution.no_place"))
    first = report.iloc[0]
    if first["state"] == "contradiction":
        return sentence("apart", t("distribution.contradicted", place=first["place"]))
    if first["total"] < FEW:
        return sentence("apart", t("distribution.few_models", total=number(first["total"])))
    if others.empty:
        return sentence("apart", t("distribution.apart_none", place=theme.named(first["place"])))
    total = int(first["total"])
    if len(others) == 1:
        return sentence("apart", _only(first, others.iloc[0], total))
    table = marks(
        {"row": f"{row.place} ({period(row.start, row.end)})", "low": row.distance, "high": row.distance,
         "text": t("distribution.apart_bar", share=percent(row.distance), n=number(round(row.distance * total)),
                   total=number(total)),
         "colour": theme.NEUTRAL, "sources": f"{first['source_id']}, {row.source_id}"}
        for row in others.itertuples()
    )  # fmt: skip
    near, far = others.iloc[0], others.iloc[-1]
    finding = t("distribution.apart_finding", place=theme.named(first["place"]), near=theme.named(near["place"]),
                share=percent(near["distance"]), far=theme.named(far["place"]),
                most=percent(far["distance"]))  # fmt: skip
    weight = t("distribution.weight", total=number(total), points=number(100 / total, 1 if total <= 1000 else 2))
    return Exhibit(
        "apart", finding, "bars", table, Axis(t("distribution.apart_axis"), "share"),
        (t("label.place"), "", t("label.share")), notes=(t("distribution.apart_note"),),
        subtitle=t("distribution.apart_subtitle", n=number(len(others)), weight=weight),
        place=str(first["place"]), period=period(first["start"], first["end"]),
    )  # fmt: skip


def _only(first: pd.Series, other: pd.Series, total: int) -> str:
    """Say how far the one other place is: one bar would be no comparison."""
    return t(
        "distribution.apart_one", place=theme.named(first["place"]), near=theme.named(other["place"]),
        n=number(round(other["distance"] * total)), total=number(total),
    )  # fmt: skip
