"""What a person earns, beside a yardstick of its own year: minimum wages, poverty lines, the mean income per head."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.exhibits.economy.amounts import (
    amount_marks,
    details,
    emphasis,
    few,
    picked,
    priced,
    prices_words,
    said,
    smallest_and_largest,
)
from danvan_data.exhibits.economy.money import LEAST
from danvan_data.exhibits.exhibit import Axis, Exhibit, exhibit, sentence
from danvan_data.language import interval, number, period, t
from danvan_data.measures.economy.yardsticks import COUNTRY, beside

VERDICTS = {
    "above": (theme.BASIS_COLOURS["recognised"], ""),
    "among": (theme.BASIS_COLOURS["maintained"], "square"),
    "below": (theme.ACCENT, "diamond"),
    "undecided": (theme.BASIS_COLOURS["built"], "square"),
    "no_year": (theme.NEUTRAL, "diamond"),
}
"""Colour and sign of where an amount lies beside the yardstick of its own year."""


@exhibit
def persons(
    rows: pd.DataFrame, evidence: Evidence, total: int, scope: str = "", base: int | None = None,
    assumptions: Mapping[str, int] | None = None, yardstick: str = "minimum_wage",
) -> Exhibit:  # fmt: skip
    """Tell wages and incomes per person and month, each beside a yardstick of its own year.

    `rows` as from `measures.returns.per_person` (after `deflate`, with its `base`); `yardstick` is one of
    `measures.yardsticks.YARDSTICKS`, which only those amounts are held against that it fits.
    """
    known, undated = priced(rows, base)
    drawn = beside(known, evidence.benchmarks, yardstick, base)
    if drawn.empty:
        return sentence("persons", t("returns.no_priced" if len(rows) > len(known) else f"yardstick.none_{yardstick}"))

    def of(row: Any) -> tuple[str, str, str]:
        colour, sign = VERDICTS[row.verdict]
        return t(f"yardstick.{yardstick}_{row.verdict}"), colour, sign

    table = amount_marks(drawn, evidence, of, assumptions, tail=_year_of)
    order = picked(drawn, evidence.focus, len(table)).itertuples()
    table["detail"] = [_band(row, yardstick) for row in order][: len(table)]
    n = {code: int(drawn["verdict"].eq(code).sum()) for code in VERDICTS}
    least, most = smallest_and_largest(drawn, assumptions)
    key = (
        f"{yardstick}_finding" if n["no_year"] < len(drawn) else "plain_few" if len(drawn) < LEAST else "plain_finding"
    )
    finding = t(f"yardstick.{key}", n=number(len(drawn)), dated=number(len(drawn) - n["no_year"]),
                above=number(n["above"]), below=number(n["below"]), least=least, most=most,
                amounts=few(table))  # fmt: skip
    subtitle = t(f"yardstick.{yardstick}_subtitle", scope=scope or t("returns.scope_all"), prices=prices_words(base),
                 n=number(len(drawn)), models=number(drawn["model_id"].nunique()), total=number(total))  # fmt: skip
    parts = [t(f"yardstick.{yardstick}_part_{code}", n=number(each)) for code, each in n.items() if each]
    return Exhibit(
        "persons", finding, "intervals", table, Axis(t("returns.axis_person"), "amount"),
        (t("label.model"), t(f"yardstick.{yardstick}"), t("returns.amount_person")), subtitle=subtitle,
        notes=said(t(f"yardstick.{yardstick}_note"), undated), emphasis=emphasis(table, drawn, evidence),
        prose=(t("yardstick.sentence", total=number(len(drawn)), parts="; ".join(parts)),),
    )  # fmt: skip


def _band(row: Any, yardstick: str) -> str:
    """Add to what an amount is of the yardstick of its own years, and whose it is."""
    if pd.isna(row.least_low):
        return details(row)
    place = t("yardstick.country") if row.held == COUNTRY else row.held
    band = t(f"yardstick.{yardstick}_band", band=interval(row.least_low, row.most_high, "VND"), place=place)
    return f"{details(row)}; {band}"


def _year_of(row: Any) -> tuple[str, ...]:
    return (period(row.year_start, row.year_end),) if pd.notna(row.year_start) else ()
