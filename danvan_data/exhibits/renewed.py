"""One's own registers year against year: how many models were kept, renamed, merged, new or gone, and which."""

from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Axis, Exhibit, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.language import number, t
from danvan_data.measures.renewal import STATES

LINKED = ("kept", "renamed", "merged")
COLOURS = {
    "kept": theme.BASIS_COLOURS["recognised"], "renamed": theme.BASIS_COLOURS["recognised"],
    "merged": theme.BASIS_COLOURS["recognised"], "returned": theme.BASIS_COLOURS["built"],
    "new": theme.BASIS_COLOURS["registered"], "vanished": theme.NEUTRAL,
}  # fmt: skip


@exhibit
def renewed(table: pd.DataFrame, evidence: Evidence, earlier: int, later: int) -> Exhibit:
    """Tell how many models of two years' registers were kept, renamed, merged, are new or are gone.

    `table` as from `measures.renewal.renewal` of the same years. A merged model counts once, as in the later register.
    """
    now = table[table["state"].ne("vanished")].drop_duplicates("model_id")
    gone = table[table["state"].eq("vanished")]
    before = table["before_id"].ne("").any() or len(gone)
    if now.empty or not before:
        return sentence("renewed", t("renewal.none", earlier=earlier, later=later))
    sizes = {**now["state"].value_counts().to_dict(), "vanished": len(gone)}
    kept = sum(sizes.get(state, 0) for state in LINKED)
    rows = marks(
        {"row": t(f"renewal.{state}", earlier=earlier, later=later), "low": sizes[state], "high": sizes[state],
         "text": number(sizes[state]), "colour": COLOURS[state]}
        for state in STATES if sizes.get(state)
    )  # fmt: skip
    return Exhibit(
        "renewed", t("renewal.finding", kept=number(kept), n=number(len(now)), later=later, earlier=earlier,
                     gone=number(len(gone))),
        "bars", rows, Axis(t("label.models")), (t("renewal.state"), "", t("label.models")),
        subtitle=t("renewal.subtitle", earlier=earlier, later=later, n=number(len(now))), notes=(t("renewal.note"),),
    )  # fmt: skip


@exhibit
def renewed_list(table: pd.DataFrame, evidence: Evidence, earlier: int, later: int) -> Exhibit:
    """Tell each model of two years with what became of it and the evidence of the link, as a table."""
    if table.empty:
        return sentence("renewed_list", t("renewal.none", earlier=earlier, later=later))
    pages = evidence.models.drop_duplicates("model_id").set_index("model_id")["source_id"]
    rows = marks(
        {"row": f"{row.name} ({row.commune})" if row.commune else row.name,
         "series": t(f"renewal.{row.state}", earlier=earlier, later=later), "detail": _evidence(row),
         "sources": ", ".join(dict.fromkeys(pages[each] for each in (row.model_id, row.before_id) if each in pages))}
        for row in table.itertuples()
    )  # fmt: skip
    return Exhibit(
        "renewed_list", t("renewal.list_finding", n=number(len(rows)), earlier=earlier, later=later), "table", rows,
        Axis(), (t("label.model"), t("renewal.state"), ""), notes=(t("renewal.note"),),
    )  # fmt: skip


def _evidence(row: Any) -> str:
    """Say what the link rests on: the earlier name where it was another, and the reason."""
    before = t("renewal.before", name=row.name_before) if row.state in ("renamed", "merged") else ""
    return "; ".join(part for part in (before, row.reason) if part)
