"""Money by whose it is: how many amounts are of a group, a household, a person, a hectare; and what households get."""

from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits.economy.amounts import (
    amount_marks,
    basis_series,
    details,
    emphasis,
    few,
    implausible,
    implausible_note,
    picked,
    priced,
    prices_words,
    said,
    smallest_and_largest,
    wide,
)
from danvan_data.exhibits.economy.money import LEAST, SURE
from danvan_data.exhibits.exhibit import Axis, Exhibit, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.language import number, t
from danvan_data.measures.economy.prices import poverty_lines
from danvan_data.measures.economy.whose import mouths


@exhibit
def panels(table: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell how many amounts there are of each kind of owner and of time: only those of one cell are comparable.

    `table` as from `measures.whose.panels`.
    """
    total = int(table["n"].sum())
    if not total:
        return sentence("panels", t("returns.no_money"))
    rows = marks(
        {"row": t(f"whose.{row.whose}"), "series": t(f"whose.time_{row.period}"), "low": row.n, "high": row.n,
         "text": number(row.n) if row.n else "·", "detail": t("whose.of_models", models=number(row.models)),
         "colour": SURE, "sources": row.source_id}
        for row in table.itertuples()
    )  # fmt: skip
    top = table.loc[table["n"].idxmax()]
    key = "whose.finding_unsaid" if top["whose"] == "unsaid" else "whose.finding"
    finding = t(key, n=number(top["n"]), total=number(total), whose=t(f"whose.{top['whose']}").lower(),
                time=t(f"whose.time_{top['period']}").lower())  # fmt: skip
    filled = table[table["n"].gt(0)]
    if filled["n"].eq(top["n"]).sum() > 1:
        finding = t("whose.finding_even", total=number(total), kinds=number(len(filled)))
    if len(table) == 1:
        return sentence("panels", finding + ".")
    return Exhibit(
        "panels", finding, "heat", rows, Axis("", "count"),
        (t("whose.label"), t("whose.time"), t("returns.axis_figures")),
        subtitle=t("whose.subtitle", total=number(total)), notes=(t("whose.note"),),
    )  # fmt: skip


@exhibit
def households(
    rows: pd.DataFrame, evidence: Evidence, total: int, period: str = "year", base: int | None = None
) -> Exhibit:
    """Tell what one household, or each household, is said to get over one kind of time, largest first.

    `rows` as from `measures.whose.households` of the same period (after `deflate`, with its `base`); `total` is how
    many models there are.
    """
    drawn, undated = priced(rows, base)
    if drawn.empty:
        return sentence("households", t("whose.no_households", time=t(f"whose.time_{period}").lower()))
    flagged = implausible(drawn, evidence)
    table = amount_marks(drawn, evidence, basis_series, tail=flagged)
    reach = mouths(drawn, poverty_lines(evidence.benchmarks)) if base is None else pd.Series(float("nan"), drawn.index)
    order = picked(drawn.assign(mouths=reach), evidence.focus, len(table)).itertuples()
    table["detail"] = [_reach(row) for row in order][: len(table)]
    least, most = smallest_and_largest(drawn)
    n, time = number(len(drawn)), t(f"whose.time_{period}").lower()
    key = "whose.households_few" if len(drawn) < LEAST else "whose.households_finding"
    return Exhibit(
        "households", t(key, n=n, time=time, least=least, most=most, amounts=few(table)), "intervals", table,
        Axis(t("whose.axis_log" if wide(table) else "whose.axis"), "amount", wide(table)),
        (t("label.model"), t("returns.label_basis"), t("whose.amount", time=time)),
        subtitle=t("whose.households_subtitle", prices=prices_words(base), n=n, time=time, total=number(total),
                   models=number(drawn["model_id"].nunique())),
        notes=said(t("whose.households_note"), implausible_note(drawn, evidence), undated),
        emphasis=emphasis(table, drawn, evidence),
    )  # fmt: skip


def _reach(row: Any) -> str:
    """Add to what an amount is of for how many people it reaches the poverty line of its year."""
    reached = t("whose.mouths", n=number(row.mouths)) if row.mouths == row.mouths else ""
    return "; ".join(filter(None, (details(row), reached)))
