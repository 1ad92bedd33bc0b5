"""The first look: what was reported, how much of it is named, and how much of that has a figure."""

from dataclasses import replace

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.evidence.places import place_labels
from danvan_data.measures.reliability.checks import REPORT, breakdowns
from danvan_data.measures.spread.distribution import report_of
from danvan_data.vocabulary import FIELDS

LEADING = 15
"""Provinces told one by one; the rest of them are told together."""
LEAST_HERE = 10
"""Named models of the place in focus from which on they are told of by themselves, and not the whole country's."""

__all__ = ["LEADING", "by_province", "complete_reports", "depth", "figures", "named", "of_place", "report_of"]


def complete_reports(counts: pd.DataFrame, most: int | None = None) -> pd.DataFrame:
    """Return the counts by field of every report that states all four fields.

    `most` leaves out reports of more models than that.

    Returns:
        One row a report and field: `report` (the id of its total), `place` (label), `start, end, basis,
        source_id, field, n` (models) and `total` (the sum of the report's fields).

    """
    sets = breakdowns(counts)
    sets = sets[sets["n_fields"].eq(len(FIELDS)) & sets["fields_sum"].notna()]
    rows = counts[counts["role"].eq("field") & counts["same_as"].eq("")].merge(
        sets[[*REPORT, "total_id", "fields_sum"]], on=REPORT
    )
    if most:
        rows = rows[rows["fields_sum"] <= most]
    table = rows.assign(
        report=rows["total_id"], place=place_labels(rows), start=rows["period_start"], end=rows["period_end"],
        n=rows["low"].astype(int), total=rows["fields_sum"].astype(int),
    )  # fmt: skip
    columns = ["report", "place", "district", "commune", "start", "end", "basis", "source_id", "field", "n", "total"]
    return table[columns].reset_index(drop=True)


def named(models: pd.DataFrame, report: pd.DataFrame, any_page: bool = False) -> pd.DataFrame:
    """Return the models that the page of one report names for its place: `model_id, name, field, source_id`.

    `any_page` takes every model of the place instead (a reader's own registers are one whole).
    """
    if report.empty:
        return models.iloc[:0][["model_id", "name", "field", "source_id"]]
    of = report.iloc[0]
    rows = models[models["same_as"].eq("")]
    rows = rows if any_page else rows[rows["source_id"].eq(of["source_id"])]
    for name in ("district", "commune"):
        rows = rows[rows[name].eq(of[name])] if of[name] else rows
    return rows[["model_id", "name", "field", "source_id"]].reset_index(drop=True)


def depth(outcomes: pd.DataFrame, named: pd.DataFrame, report: pd.DataFrame) -> pd.DataFrame:
    """Return how far the knowledge of one report goes: reported, named, with a figure, with money.

    `named` as from `named` of the same report, so that the four numbers speak of the same whole.

    Returns:
        `stage` (`reported`, `named`, `with_figures`, `with_money`) and `n` (models).

    """
    figures = outcomes[outcomes["model_id"].isin(named["model_id"])]
    money = figures[figures["unit"].eq("VND")]
    stages = {
        "reported": int(report["n"].sum()),
        "named": len(named),
        "with_figures": figures["model_id"].nunique(),
        "with_money": money["model_id"].nunique(),
    }
    return pd.DataFrame({"stage": list(stages), "n": list(stages.values())})


def figures(models: pd.DataFrame, outcomes: pd.DataFrame, named: pd.DataFrame) -> pd.DataFrame:
    """Return every figure of the models that one report names; `named` as from `named`.

    Returns:
        `name, commune, indicator, as_reported, low, high, unit, per, qualifier, tolerance, basis, source_id`.

    """
    known = models.loc[models["model_id"].isin(named["model_id"]), ["model_id", "name", "commune"]]
    table = known.merge(outcomes, on="model_id", sort=False)
    columns = ["name", "commune", "indicator", "as_reported", "low", "high", "unit", "per", "qualifier",
               "tolerance", "basis", "source_id"]  # fmt: skip
    return table[columns].reset_index(drop=True)


def by_province(evidence: Evidence) -> pd.DataFrame:
    """Count the reported numbers and the named models of each province, as it was when reported.

    Returns:
        `province, counts, models, total`, most first; rows that name no province are left out.

    """
    counts, models = evidence.reported, evidence.models
    sizes = {
        "counts": counts[counts["same_as"].eq("")].groupby("province").size(),
        "models": models[models["same_as"].eq("")].groupby("province").size(),
    }
    table = pd.DataFrame(sizes).fillna(0).astype(int).drop(index="", errors="ignore")
    table["total"] = table.sum(axis=1)
    return table.rename_axis("province").sort_values("total", ascending=False).reset_index()


def of_place(evidence: Evidence) -> Evidence:
    """Return the evidence with the models of the place in focus alone, where these are `LEAST_HERE` or more."""
    inside = evidence.focus.holds(evidence.models)
    if evidence.models.loc[inside, "same_as"].eq("").sum() < LEAST_HERE:
        return evidence
    return replace(evidence, models=evidence.models[inside])
