"""What models return: amounts a year, a hectare and a person, harvests, and how far a yearly amount reaches."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.exhibits.amounts import (
    amount_marks,
    basis_series,
    details,
    label,
    picked,
    priced,
    prices_words,
    smallest_and_largest,
)
from danvan_data.exhibits.exhibit import Axis, Exhibit, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.wording import shown
from danvan_data.language import interval, money, number, period, t
from danvan_data.measures.prices import against_minimum, bands, minimum_wages

SURE, MAYBE = theme.BASIS_COLOURS["recognised"], theme.BASIS_COLOURS["maintained"]
WIDE = 20
"""Amounts so many times apart want a logarithmic axis."""
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
    table = amount_marks(drawn, evidence.focus, basis_series, assumptions)
    scope = scope or t("returns.scope_all")
    n = drawn["model_id"].nunique()
    subtitle = t("returns.year_subtitle", scope=scope, prices=prices_words(base), n=number(len(drawn)),
                 models=number(n), total=number(total))  # fmt: skip
    return Exhibit(
        "yearly", _year_finding(drawn, basis, scope, assumptions), "intervals", table,
        Axis(t("returns.axis_year" if _wide(table) else "returns.axis_year_linear"), "amount", _wide(table)),
        (t("label.model"), t("returns.label_basis"), t("returns.amount_year")),
        subtitle=_stained(subtitle, table), notes=_said(t("returns.year_note"), undated),
        assumptions=_assumed(table), emphasis=_own(table, drawn, evidence),
    )  # fmt: skip


def _year_finding(rows: pd.DataFrame, basis: str, scope: str, assumptions: Mapping[str, int] | None) -> str:
    least, most = smallest_and_largest(rows, assumptions)
    n = number(len(rows))
    if len(rows) < LEAST:
        return t("returns.year_finding_few", scope=scope, n=n, amounts=_few(least, most))
    if basis:
        name = t(f"returns.basis_{basis}").lower()
        return t("returns.year_finding_basis", scope=scope, n=n, basis=name, least=least, most=most)
    vague = int(rows["basis"].eq("unspecified").sum())
    tail = t("returns.year_vague", n=number(vague), total=n) if vague else ""
    return t("returns.year_finding", n=n, least=least, most=most) + tail


def _few(least: str, most: str) -> str:
    """List the smallest and the largest of few amounts, one of them where they are the same."""
    return "; ".join(dict.fromkeys((most, least)))


def _own(table: pd.DataFrame, rows: pd.DataFrame, evidence: Evidence) -> tuple[str, ...]:
    """Return the rows of the place in focus."""
    place = evidence.focus
    if not place:
        return ()
    mine = rows[place.holds(rows)]
    return tuple(name for name in dict.fromkeys(map(label, mine.itertuples())) if name in set(table["row"]))


def _wide(table: pd.DataFrame) -> bool:
    """Say whether values are so far apart that only a logarithmic axis shows them all."""
    values = pd.concat([table["low"], table["high"]]).dropna()
    return bool(len(values) and values.min() > 0 and values.max() / values.min() >= WIDE)


def _stained(subtitle: str, table: pd.DataFrame) -> str:
    """Name in a subtitle each assumption that a mark rests on."""
    return ". ".join([subtitle, *(t("returns.assuming", assumption=each) for each in _assumed(table))])


def _assumed(table: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in table["assumed"] if each))


def _said(*sentences: str) -> tuple[str, ...]:
    return tuple(each for each in sentences if each)


@exhibit
def hectare(
    rows: pd.DataFrame, evidence: Evidence, total: int, scope: str = "", base: int | None = None,
    assumptions: Mapping[str, int] | None = None,
) -> Exhibit:  # fmt: skip
    """Tell the amounts per hectare; `rows` as from `measures.returns.per_hectare` (and `quotient` by `ha`)."""
    drawn, undated = priced(rows, base)
    if drawn.empty:
        return sentence("hectare", t("returns.no_priced" if base and len(rows) else "returns.no_money"))
    table = amount_marks(drawn, evidence.focus, basis_series, assumptions, tail=_per_hectare)
    vague = int(drawn["period"].eq("unknown").sum())
    sizes = sorted({value for value in rows["square_metres"].dropna() if value in (360, 500, 1000)})
    converted = t("returns.ha_sao", sao=" · ".join(map(number, sizes))) if sizes else ""
    lost = int((rows["area"].lt(0) & rows["square_metres"].isna()).sum())
    least, most = smallest_and_largest(drawn, assumptions)
    if len(drawn) < LEAST:
        finding = t("returns.ha_finding_few", n=number(len(drawn)), amounts=_few(least, most))
    else:
        finding = t("returns.ha_finding", n=number(len(drawn)), least=least, most=most)
    finding += t("returns.ha_vague", n=number(vague), total=number(len(drawn))) if vague else ""
    subtitle = t("returns.ha_subtitle", scope=scope or t("returns.scope_all"), prices=prices_words(base), sao=converted,
                 total=number(total), models=number(drawn["model_id"].nunique()))  # fmt: skip
    own = drawn if evidence.own else drawn[evidence.place.holds(drawn)]
    return Exhibit(
        "hectare", finding, "intervals", table, Axis(t("returns.axis_ha"), "amount"),
        (t("label.model"), t("returns.label_basis"), t("returns.amount_ha")),
        subtitle=_stained(subtitle, table), assumptions=_assumed(table), emphasis=_own(table, drawn, evidence),
        notes=_said(t("returns.ha_note"), t("returns.ha_quotient") if table["derived"].any() else "", undated,
                    t("returns.ha_region", n=number(lost)) if lost else ""),
        prose=tuple(_converted(row) for row in own[own["area"].lt(0)].itertuples()),
    )  # fmt: skip


def _per_hectare(row: Any) -> tuple[str, ...]:
    return (t(f"returns.per_{row.period}"),)


def _converted(row: Any) -> str:
    """Say how an amount per sào was put into hectares."""
    return t(
        "returns.ha_sentence", name=row.name, place=row.district or row.commune or row.province,
        phrase=row.as_reported, square_metres=number(row.square_metres),
        result=interval(float(f"{row.low:.3g}"), float(f"{row.high:.3g}"), "VND"),
        period=t(f"returns.per_{row.period}"),
    )  # fmt: skip


VERDICTS = {
    "above": (theme.BASIS_COLOURS["recognised"], ""),
    "among": (theme.BASIS_COLOURS["maintained"], "square"),
    "below": (theme.ACCENT, "diamond"),
    "undecided": (theme.BASIS_COLOURS["built"], "square"),
    "no_year": (theme.NEUTRAL, "diamond"),
}
"""Colour and sign of where a wage lies beside the minimum wages of its own year."""


@exhibit
def persons(
    rows: pd.DataFrame, evidence: Evidence, total: int, scope: str = "", base: int | None = None,
    assumptions: Mapping[str, int] | None = None,
) -> Exhibit:  # fmt: skip
    """Tell wages and incomes per person and month, each beside the regional minimum wages of its own year.

    `rows` as from `measures.returns.per_person` (after `deflate`, with its `base`).
    """
    drawn, undated = priced(rows, base)
    if drawn.empty:
        return sentence("persons", t("returns.no_priced" if len(rows) else "returns.no_person"))
    minimum = minimum_wages(evidence.benchmarks, base)
    verdict = against_minimum(drawn, minimum)
    drawn = pd.concat([drawn, bands(drawn, minimum)], axis=1).assign(verdict=verdict)

    def of(row: Any) -> tuple[str, str, str]:
        colour, sign = VERDICTS[row.verdict]
        return t(f"returns.verdict_{row.verdict}"), colour, sign

    table = amount_marks(drawn, evidence.focus, of, assumptions, tail=_year_of)
    n = {code: int(verdict.eq(code).sum()) for code in VERDICTS}
    table["detail"] = [*map(_band, picked(drawn, evidence.focus, len(table)).itertuples())][: len(table)]
    least, most = smallest_and_largest(drawn, assumptions)
    key = "returns.person_finding" if n["no_year"] < len(drawn) else "returns.person_finding_plain"
    finding = t(key, n=number(len(drawn)), dated=number(len(drawn) - n["no_year"]), above=number(n["above"]),
                least=least, most=most)  # fmt: skip
    subtitle = t("returns.person_subtitle", scope=scope or t("returns.scope_all"), prices=prices_words(base),
                 n=number(len(drawn)), models=number(drawn["model_id"].nunique()), total=number(total))  # fmt: skip
    sentence_ = t(
        "returns.wages_sentence", total=number(len(drawn)), **{code: number(each) for code, each in n.items()}
    )
    return Exhibit(
        "persons", finding, "intervals", table, Axis(t("returns.axis_person"), "amount"),
        (t("label.model"), t("returns.verdict"), t("returns.amount_person")),
        subtitle=_stained(subtitle, table), notes=_said(t("returns.person_note"), undated),
        assumptions=_assumed(table), emphasis=_own(table, drawn, evidence), prose=(sentence_,),
    )  # fmt: skip


def _band(row: Any) -> str:
    """Add to what an amount is of the regional minimum wages of its own years."""
    if pd.isna(row.least_low):
        return details(row)
    band = interval(row.least_low, row.most_high, "VND")
    return f"{details(row)}; {t('returns.band', band=band)}"


def _year_of(row: Any) -> tuple[str, ...]:
    return (period(row.year_start, row.year_end),) if pd.notna(row.year_start) else ()


@exhibit
def output(rows: pd.DataFrame, evidence: Evidence, total: int, scope: str = "") -> Exhibit:
    """Tell the stated harvests a year by weight; `rows` as from `measures.returns.output`."""
    drawn = rows[rows["of"].eq("") & rows["period"].eq("year")]
    if drawn.empty:
        return sentence("output", t("returns.no_output"))
    table = marks(
        {"row": label(row), "low": row.low, "high": row.high, "about": row.qualifier == "about",
         "text": shown(row.low, row.high, "tonne", about=row.qualifier == "about", per=t("per.year")),
         "said": row.as_reported, "colour": theme.FIELD_COLOURS["economy"], "sources": row.source_id}
        for row in picked(drawn, evidence.focus, len(drawn)).itertuples()
    )  # fmt: skip
    n = number(drawn["model_id"].nunique())
    first, last = (table.iloc[at] for at in (0, -1))
    ends = {"most": first["text"], "least": last["text"]}
    few = t("returns.output_few", models=n, amounts=_few(ends["least"], ends["most"]))
    return Exhibit(
        "output", few if len(table) < LEAST else t("returns.output_finding", models=n, **ends),
        "intervals", table, Axis(t("returns.axis_output" if _wide(table) else "returns.axis_output_linear"), "amount",
                                 _wide(table)),
        (t("label.model"), "", t("returns.amount_output")),
        subtitle=t("returns.output_subtitle", scope=scope or t("returns.scope_all"), models=n, total=number(total)),
        notes=(t("returns.output_note"),), emphasis=_own(table, drawn, evidence),
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
         "sources": row.sources}
        for row in reached.itertuples() for name, colour in colours.items()
    )  # fmt: skip
    row = reached[reached["threshold"].eq(focus)].iloc[0]
    total = number(row["total"])
    finding = t("returns.thresholds_finding", sure=number(row["certainly"]), total=total, threshold=money(focus))
    finding += t("returns.thresholds_rest", maybe=number(row["possibly"])) if row["possibly"] else ""
    return Exhibit(
        "thresholds", finding, "stacked", table, Axis(t("returns.axis_models")),
        (t("returns.amount_year"), "", t("label.models")),
        subtitle=t("returns.thresholds_subtitle", scope=scope or t("returns.scope_all"), total=total,
                   models=number(models)),
        notes=(t("returns.thresholds_note"),), emphasis=(t("returns.at_least", amount=money(focus)),),
    )  # fmt: skip
