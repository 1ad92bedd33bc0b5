"""What models return: amounts a year, a hectare and a person, harvests, and how far a yearly amount reaches."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.exhibits.economy.amounts import (
    Tail,
    amount_marks,
    basis_series,
    emphasis,
    few,
    implausible,
    implausible_note,
    label,
    picked,
    priced,
    prices_words,
    said,
    smallest_and_largest,
    wide,
)
from danvan_data.exhibits.exhibit import Axis, Exhibit, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.wording import told, tolerated
from danvan_data.language import interval, money, number, t

SURE, MAYBE = theme.BASIS_COLOURS["recognised"], theme.BASIS_COLOURS["maintained"]
LEAST = 3
"""Figures below which nothing is said of the largest and the smallest."""


@exhibit
def yearly(
    rows: pd.DataFrame, evidence: Evidence, total: int, scope: str = "", base: int | None = None, basis: str = "",
    assumptions: Mapping[str, int] | None = None,
) -> Exhibit:  # fmt: skip
    """Tell the stated yearly amounts, largest first.

    `rows` as from `measures.returns.per_year` (after `deflate`, with its `base`); `total` is how many models there
    are; `basis` names a selection.
    """
    drawn, undated = priced(rows, base)
    if drawn.empty:
        return sentence("yearly", t("returns.no_priced" if len(rows) else "returns.no_money"))
    table = amount_marks(drawn, evidence, basis_series, assumptions)
    scope = scope or t("returns.scope_all")
    n = drawn["model_id"].nunique()
    subtitle = t("returns.year_subtitle", scope=scope, prices=prices_words(base), n=number(len(drawn)),
                 models=number(n), total=number(total))  # fmt: skip
    return Exhibit(
        "yearly", _year_finding(drawn, table, basis, scope, assumptions), "intervals", table,
        Axis(t("returns.axis_year" if wide(table) else "returns.axis_year_linear"), "amount", wide(table)),
        (t("label.model"), t("returns.label_basis"), t("returns.amount_year")),
        subtitle=subtitle, notes=said(t("returns.year_note"), undated),
        emphasis=emphasis(table, drawn, evidence),
    )  # fmt: skip


def _year_finding(
    rows: pd.DataFrame, table: pd.DataFrame, basis: str, scope: str, assumptions: Mapping[str, int] | None
) -> str:
    least, most = smallest_and_largest(rows, assumptions)
    n = number(len(rows))
    if len(rows) < LEAST or table["text"].nunique() == 1:
        return t("returns.year_finding_few", scope=scope, n=n, amounts=few(table))
    if basis:
        name = t(f"returns.basis_{basis}").lower()
        return t("returns.year_finding_basis", scope=scope, n=n, basis=name, least=least, most=most)
    vague = int(rows["basis"].eq("unspecified").sum())
    tail = t("returns.year_vague", n=number(vague), total=n) if vague else ""
    return t("returns.year_finding", n=n, least=least, most=most) + tail


@exhibit
def hectare(
    rows: pd.DataFrame, evidence: Evidence, total: int, scope: str = "", base: int | None = None,
    assumptions: Mapping[str, int] | None = None, period: str = "",
) -> Exhibit:  # fmt: skip
    """Tell the amounts per hectare over one kind of time (`period`: `year`, `crop`, `unknown`; "": all of them).

    `rows` as from `measures.returns.per_hectare` (and `quotient` by `ha`). A year's, a crop's and an amount of unsaid
    time are not set side by side unless all are asked for.
    """
    rows = rows[rows["period"].eq(period)] if period else rows
    drawn, undated = priced(rows, base)
    if drawn.empty:
        return sentence("hectare", t("returns.no_priced" if base and len(rows) else "returns.no_money"))
    table = amount_marks(drawn, evidence, basis_series, assumptions, tail=_per_hectare(drawn, evidence, period))
    vague = 0 if period else int(drawn["period"].eq("unknown").sum())
    time = t(f"returns.time_{period}") if period else ""
    sizes = sorted({value for value in rows["square_metres"].dropna() if value in (360, 500, 1000)})
    converted = t("returns.ha_sao", sao=" · ".join(map(number, sizes))) if sizes else ""
    lost = int((rows["area"].lt(0) & rows["square_metres"].isna()).sum())
    least, most = smallest_and_largest(drawn, assumptions)
    if len(drawn) < LEAST or table["text"].nunique() == 1:
        finding = t("returns.ha_finding_few", n=number(len(drawn)), time=time, amounts=few(table))
    else:
        finding = t("returns.ha_finding", n=number(len(drawn)), time=time, least=least, most=most)
    finding += t("returns.ha_vague", n=number(vague), total=number(len(drawn))) if vague else ""
    subtitle = t("returns.ha_subtitle", scope=scope or t("returns.scope_all"), prices=prices_words(base), sao=converted,
                 total=number(total), models=number(drawn["model_id"].nunique()))  # fmt: skip
    own = drawn if evidence.own else drawn[evidence.place.holds(drawn)]
    return Exhibit(
        "hectare", finding, "intervals", table, Axis(t("returns.axis_ha"), "amount"),
        (t("label.model"), t("returns.label_basis"), t("returns.amount_ha")),
        subtitle=subtitle, emphasis=emphasis(table, drawn, evidence),
        notes=said(t("returns.ha_note"), implausible_note(drawn, evidence),
                   t("returns.ha_quotient") if table["derived"].any() else "", undated,
                    t("returns.ha_region", n=number(lost)) if lost else ""),
        prose=tuple(_converted(row, evidence) for row in own[own["area"].lt(0)].itertuples()),
    )  # fmt: skip


def _per_hectare(rows: pd.DataFrame, evidence: Evidence, period: str) -> Tail:
    flagged = implausible(rows, evidence)
    return lambda row: (*(() if period else (t(f"returns.per_{row.period}"),)), *flagged(row))


def _converted(row: Any, evidence: Evidence) -> str:
    """Say how an amount per sào was put into hectares."""
    return t(
        "returns.ha_sentence", name=row.name, place=evidence.naming(row),
        phrase=row.as_reported, square_metres=number(row.square_metres),
        result=interval(float(f"{row.low:.3g}"), float(f"{row.high:.3g}"), "VND"),
        period=t(f"returns.per_{row.period}"),
    )  # fmt: skip


@exhibit
def output(rows: pd.DataFrame, evidence: Evidence, total: int, scope: str = "") -> Exhibit:
    """Tell the stated harvests a year by weight; `rows` as from `measures.returns.output`."""
    drawn = rows[rows["of"].eq("") & rows["period"].eq("year")]
    if drawn.empty:
        return sentence("output", t("returns.no_output"))
    table = marks(
        {"row": label(row, evidence), **told(row, "tonne", per=t("per.year")), "said": row.as_reported,
         "colour": theme.FIELD_COLOURS["economy"], "sources": row.source_id}
        for row in picked(drawn, evidence.focus, len(drawn)).itertuples()
    )  # fmt: skip
    n = number(drawn["model_id"].nunique())
    first, last = (table.iloc[at] for at in (0, -1))
    ends = {"most": first["text"], "least": last["text"]}
    listed = t("returns.output_few", models=n, amounts=few(table))
    return Exhibit(
        "output", listed if len(table) < LEAST else t("returns.output_finding", models=n, **ends),
        "intervals", table, Axis(t("returns.axis_output" if wide(table) else "returns.axis_output_linear"), "amount",
                                 wide(table)),
        (t("label.model"), "", t("returns.amount_output")),
        subtitle=t("returns.output_subtitle", scope=scope or t("returns.scope_all"), models=n, total=number(total)),
        notes=(t("returns.output_note"),), emphasis=emphasis(table, drawn, evidence),
    )  # fmt: skip


THRESHOLDS = (50e6, 100e6, 200e6, 500e6, 1e9, 5e9)
"""Yearly amounts that boards ask for, in đồng."""


@exhibit
def thresholds(reached: pd.DataFrame, evidence: Evidence, models: int, scope: str = "", focus: float = 1e9) -> Exhibit:
    """Tell how many models certainly reach each yearly amount, are not excluded from it, or do not reach it.

    `reached` as from `measures.returns.at_least`; `focus` is the amount of the finding.
    """
    if reached.empty or not int(reached["total"].max()):
        return sentence("thresholds", t("returns.no_money"))
    colours = {"certainly": SURE, "possibly": MAYBE, "less": theme.GRID}
    table = marks(
        {"row": t("returns.at_least", amount=money(row.threshold)), "series": t(f"returns.{name}"),
         "low": getattr(row, name), "high": getattr(row, name), "text": number(getattr(row, name)), "colour": colour,
         "assumed": tolerated(row), "look": "hatched" if row.tolerance else "", "sources": row.sources}
        for row in reached.itertuples() for name, colour in colours.items()
    )  # fmt: skip
    row = reached[reached["threshold"].eq(focus)].iloc[0]
    total = number(row["total"])
    key = "returns.thresholds_finding" if row["certainly"] else "returns.thresholds_none"
    finding = t(key, sure=number(row["certainly"]), total=total, threshold=money(focus))
    finding += t("returns.thresholds_rest", maybe=number(row["possibly"])) if row["possibly"] else ""
    return Exhibit(
        "thresholds", finding, "stacked", table, Axis(t("returns.axis_models")),
        (t("returns.amount_year"), "", t("label.models")),
        subtitle=t("returns.thresholds_subtitle", scope=scope or t("returns.scope_all"), total=total,
                   models=number(models)),
        notes=(t("returns.thresholds_note"),), emphasis=(t("returns.at_least", amount=money(focus)),),
    )  # fmt: skip
