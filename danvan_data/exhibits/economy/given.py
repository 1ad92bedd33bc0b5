"""What the people gave: how many models state land, labour, money, works and people reached, and each figure."""

from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.exhibits.economy.amounts import label
from danvan_data.exhibits.exhibit import Axis, Exhibit, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.wording import told, tolerated
from danvan_data.language import number, t

GIVEN = ("land", "labour", "money")


@exhibit
def given(table: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell of how many models each kind of effort is stated, and the largest figure of each.

    `table` as from `measures.efforts.stated`.
    """
    if table.empty:
        return sentence("given", t("efforts.none"))
    total = number(table["total"].iloc[0])
    rows = marks(
        {"row": t(f"efforts.{row.kind}"), "low": row.models, "high": row.models,
         "text": t(f"efforts.bar{'_one' * (row.figures == 1)}", n=number(row.models), total=total,
                   most=told(row, row.unit)["text"]),
         "detail": t("efforts.figures", n=number(row.figures)), "assumed": tolerated(row),
         "look": "hatched" if row.tolerance else "", "colour": theme.BASIS_COLOURS["recognised"],
         "sources": row.source_id}
        for row in table.itertuples()
    )  # fmt: skip
    by_kind = table.set_index("kind")["models"]
    said = ", ".join(
        t("efforts.part", n=number(by_kind[kind]), kind=t(f"efforts.{kind}").lower())
        for kind in GIVEN
        if kind in by_kind
    )
    said = said or t("efforts.nothing_given")
    return Exhibit(
        "given", t("efforts.finding", parts=said, total=total), "bars", rows, Axis(t("label.models")),
        (t("efforts.kind"), "", t("label.models")), subtitle=t("efforts.subtitle", total=total),
        notes=(t("efforts.note"),),
    )  # fmt: skip


@exhibit
def given_figures(efforts: pd.DataFrame, evidence: Evidence, kind: str) -> Exhibit:
    """Tell every figure of one kind as a table, those of a whole place with that said.

    `efforts` as from `measures.efforts.efforts`.
    """
    rows = efforts[efforts["kind"].eq(kind)]
    if rows.empty:
        return sentence("given_figures", t("efforts.none_of", kind=t(f"efforts.{kind}")))
    order = rows.assign(at=rows["low"].fillna(rows["high"])).sort_values("at", ascending=False, kind="stable")
    table = marks(_figure(row, evidence) for row in order.itertuples())
    models = order.loc[~order["of_place"], "model_id"].nunique()
    return Exhibit(
        "given_figures", t("efforts.figures_finding", kind=t(f"efforts.{kind}"), n=number(len(order)),
                           models=number(models)),
        "table", table, Axis("", "amount"), (t("label.model"), "", t(f"efforts.{kind}")),
        subtitle=t("efforts.figures_subtitle", models=number(models)), notes=(t("efforts.note"),),
    )  # fmt: skip


def _figure(row: Any, evidence: Evidence) -> dict[str, Any]:
    return {
        "row": label(row, evidence), **told(row, row.unit), "said": row.as_reported,
        "detail": t("efforts.of_place") if row.of_place else "", "sources": row.source_id,
    }  # fmt: skip
