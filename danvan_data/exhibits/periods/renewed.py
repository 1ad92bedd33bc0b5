"""Year against year: which models of one's own registers were kept, and how many a public page says were."""

from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Axis, Exhibit, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.wording import share_of, tolerated
from danvan_data.language import interval, number, percent, t
from danvan_data.measures.periods.renewal import LINKED, STATES

MOST_SAID = 4
"""Places and years that a finding names one by one."""
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
    if not evidence.own:
        return sentence("renewed", t("renewal.own_only"))
    if table.empty:
        return sentence("renewed", _none(evidence, earlier, later))
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


def _none(evidence: Evidence, earlier: int, later: int) -> str:
    """Say why no year is set against another: there is one year alone, or each year's registers are of others."""
    several = evidence.models["year_start"].nunique() > 1
    return t("trends.no_rounds") if several else t("renewal.none", earlier=earlier, later=later)


@exhibit
def renewed_list(table: pd.DataFrame, evidence: Evidence, earlier: int, later: int) -> Exhibit:
    """Tell each model of two years with what became of it and the evidence of the link, as a table."""
    if table.empty or not evidence.own:
        none = _none(evidence, earlier, later) if evidence.own else t("renewal.own_only")
        return sentence("renewed_list", none)
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


@exhibit
def kept(table: pd.DataFrame, evidence: Evidence, last_years: bool = False) -> Exhibit:
    """Tell how many of a year's registered models were kept ones, as public pages say it, place by place.

    `table` as from `measures.renewal.kept` with the same `last_years`, which every mark then names as its assumption.
    """
    if table.empty:
        return sentence("kept", t("renewal.kept_none"))
    assumed = t("renewal.kept_assumed") if last_years else ""
    rows = []
    for row in table.itertuples():
        name = f"{theme.keep(row.place)} ({row.start})"
        shared = {
            "row": name, "sources": row.source_id, "about": row.qualifier == "about",
            "assumed": "; ".join(filter(None, (assumed, tolerated(row)))), "look": "hatched" if assumed else "",
        }  # fmt: skip
        whole = t("renewal.whole_before" if last_years else "renewal.whole_now")
        rows += [
            {**shared, "series": whole, "low": row.of_low, "high": row.of_high,
             "text": interval(row.of_low, row.of_high),
             "colour": theme.BASIS_COLOURS["registered"]},
            {**shared, "series": t("basis.maintained"), "low": row.low, "high": row.high,
             "text": interval(row.low, row.high), "detail": _part(row), "colour": theme.BASIS_COLOURS["maintained"]},
        ]  # fmt: skip
    return Exhibit(
        "kept", _kept(table, last_years), "pairs", marks(rows), Axis(t("label.models")),
        (t("label.place"), t("label.basis"), t("label.models")),
        subtitle=t("renewal.kept_subtitle", n=number(len(table))), notes=(t("renewal.kept_note"),),
    )  # fmt: skip


def _part(row: Any) -> str:
    share = share_of(row.share_low, row.share_high)
    return f"{interval(row.low, row.high)}/{interval(row.of_low, row.of_high)} = {share}"


def _kept(table: pd.DataFrame, last_years: bool) -> str:
    """Say each of few; of more from which share to which."""
    key = "renewal.kept_before" if last_years else "renewal.kept_now"
    if len(table) <= MOST_SAID:
        said = "; ".join(f"{theme.named(row.place)} {row.start}: {_part(row)}" for row in table.itertuples())
    else:
        said = t("renewal.kept_range", n=number(len(table)), low=percent(table["share_low"].min()),
                 high=percent(table["share_high"].max()))  # fmt: skip
    return t(key, said=said)
