"""How models spread: over the fields, against other places, over who leads them, and how many are named."""

import pandas as pd

from danvan_data.evidence import Place
from danvan_data.evidence.places import place_key, place_labels
from danvan_data.language import period
from danvan_data.measures.reliability.checks import REPORT, breakdowns
from danvan_data.text import sort_key
from danvan_data.vocabulary import FIELDS, FIELDS_AS_REPORTED, ORGANISATION_TYPES

FEW = 2 * len(FIELDS)
"""Models below which a report has no mix worth comparing."""

MIX = ["report", "place", "level", "district", "commune", "start", "end", "basis", "source_id", "state",
       "field", "n", "total", "stated", "share"]  # fmt: skip
"""The columns of `mixes`."""


def mixes(counts: pd.DataFrame, complete: bool = True) -> pd.DataFrame:
    """Return the mix by field of every report that states all four fields as exact numbers.

    `complete=False` keeps the reports that state fewer of them, too.

    Returns:
        One row a report and field: `report` (the id of its total), `place` (label), `level, district, commune,
        start, end` (Int64, NA when not stated), `basis, source_id`, `state` (as in `checks.breakdowns`),
        `field`, `n` (models), `total` (models: the sum of the fields, or the stated total where the list is
        not complete), `stated` (the total as the source states it, float, NaN where it does not) and `share`
        (`n / total`, 0 to 1). Fields that a report leaves out have no row.

    """
    sets = breakdowns(counts)
    sets = sets[sets["fields_sum"].gt(0) & sets["n_fields"].ge(len(FIELDS) if complete else 1)]
    whole = sets["total"].where(sets["state"].eq("partial"), sets["fields_sum"])
    sets = sets.assign(report=sets["total_id"], whole=whole, stated=sets["total"])
    sets = sets[[*REPORT, "report", "state", "whole", "stated"]]
    live = counts[counts["role"].eq("field") & counts["same_as"].eq("")]
    rows = live.merge(sets, on=REPORT, how="inner")
    rows = rows.assign(
        place=place_labels(rows), start=rows["period_start"], end=rows["period_end"], total=rows["whole"]
    )
    part = ["report", "source_id", "field"]  # all else is said of the report as a whole
    rows["n"] = rows.groupby(part, observed=True, sort=False)["low"].transform("sum")
    table = rows.drop_duplicates(part, ignore_index=True).astype({"n": int, "total": int, "field": str})
    return table.assign(share=table["n"] / table["total"])[MIX]


def report_of(reports: pd.DataFrame, place: Place) -> pd.DataFrame:
    """Return the rows of the latest report on `place` as a whole; none where no report is on it.

    `reports` has the columns `report, place, end`, such as `mixes` or `overview.complete_reports`.
    """
    here = reports[place.is_whole(reports)]
    if here.empty:
        return here
    latest = here.sort_values("end", na_position="first", kind="stable")["report"].iloc[-1]
    return here[here["report"].eq(latest)].reset_index(drop=True)


def latest(mixes: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the latest report of each place; of two that end together, the one that starts first."""
    heads = mixes.drop_duplicates("report").sort_values(["end", "start"], ascending=[True, False], na_position="first")
    return mixes[mixes["report"].isin(heads.groupby("place")["report"].last())].reset_index(drop=True)


def beside(mixes: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """Return `mixes` followed by those of `others` on other places, with the columns of `MIX`.

    Where a report of another place carries the same id, its id is marked, so that each stays one report.
    """
    rest = others[~others["place"].map(place_key).isin(mixes["place"].map(place_key))]
    taken = rest["report"].isin(mixes["report"])
    rest = rest.assign(report=rest["report"].where(~taken, rest["report"] + "+"))
    return pd.concat([mixes, rest], ignore_index=True) if len(mixes) else rest.reset_index(drop=True)


def level_of(report: pd.DataFrame) -> str:
    """Return the levels that may be compared with a report's: that of the provinces, or those of all below."""
    return "province" if report["level"].eq("province").any() else "district commune"


def of_level(mixes: pd.DataFrame, report: pd.DataFrame) -> pd.DataFrame:
    """Return the mixes of the places that a report's may be compared with."""
    return mixes[mixes["level"].isin(level_of(report).split())]


def choices(mixes: pd.DataFrame, report: pd.DataFrame, most: int = 20) -> dict[str, str]:
    """Return up to `most` reports to choose from: `report` first, then the others by name, as `{id: words}`.

    Reports that their own source contradicts are compared nowhere, so they are no choice (but for `report` itself).
    """
    heads = pd.concat([report, mixes[mixes["state"].ne("contradiction")]]).drop_duplicates("report")
    heads = pd.concat([heads.iloc[:1], heads.iloc[1:].sort_values("place", key=lambda names: names.map(sort_key))])
    return {row.report: f"{row.place} ({period(row.start, row.end)})" for row in heads.head(most).itertuples()}


def peers(mixes: pd.DataFrame, report: pd.DataFrame) -> pd.DataFrame:
    """Return the mixes a report may be compared with: of other places, and not contradicted by their own source."""
    own = mixes["place"].map(place_key).isin(report["place"].map(place_key))
    others = mixes[~own & ~mixes["report"].isin(report["report"])]
    return others[others["state"].ne("contradiction")].reset_index(drop=True)


def difference(report: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Return how far the mix of one report is from that of another, in percentage points.

    Returns:
        `field`, `share`, `other` (0 to 1; NaN where not stated) and `points` (percentage points), one row for
        each of the four fields.

    """
    table = pd.DataFrame({"share": _shares(report), "other": _shares(other)}).rename_axis("field")
    return table.assign(points=100 * (table["share"] - table["other"])).reset_index()


def _shares(report: pd.DataFrame) -> pd.Series:
    return report.set_index(report["field"].astype(str))["share"].reindex(FIELDS)


def top_field(report: pd.DataFrame) -> str:
    """Return the field with the most models of a report; "" where there is no report."""
    return str(report.loc[report["n"].idxmax(), "field"]) if len(report) else ""


def rank(mixes: pd.DataFrame, report: pd.DataFrame, field: str) -> tuple[int, int]:
    """Return the rank of a report's share of `field` among its peers and itself (1 = largest), and their number."""
    others = peers(mixes, report)
    shares = others.loc[others["field"].eq(field), "share"]
    own = report.loc[report["field"].eq(field), "share"].max()
    return int((shares > own).sum()) + 1, len(shares) + 1


def shares_of(mixes: pd.DataFrame, field: str) -> pd.DataFrame:
    """Return the share of one field in each report that its own source does not contradict; 0 where it names none.

    A handful of models (fewer than `FEW`) is no mix: one of one is no 100 %.

    Returns:
        `report, place, source_id`, `share` (0 to 1) and `leads` (bool: no other field has as many models).

    """
    sound = mixes[mixes["state"].ne("contradiction") & mixes["total"].ge(FEW)]
    table = sound.drop_duplicates("report")[["report", "place", "source_id"]].set_index("report", drop=False)
    wide = sound.pivot_table(index="report", columns="field", values="share", sort=False).fillna(0)
    own = wide[field] if field in wide else pd.Series(0.0, index=wide.index)
    rest = wide.drop(columns=field, errors="ignore").max(axis=1).fillna(0)
    return table.assign(share=own, leads=own > rest).reset_index(drop=True)


def rank_of(shares: pd.DataFrame, place: str) -> int:
    """Return the rank of a place's share (1 = largest); `shares` as from `shares_of`, the place among them."""
    return int((shares["share"] > shares.loc[shares["place"].eq(place), "share"].max()).sum()) + 1


def leaders(models: pd.DataFrame, related: bool = False) -> pd.DataFrame:
    """Count the named models by who leads them and by field.

    `related` adds the models of unions and the army whose pages do not use the movement's name.

    Returns:
        `organisation` (`several` where the page names several, `unknown` where it names none), `field`, `n`
        (models); every organisation that leads at least one model, the busiest first, `several`, `other` and
        `unknown` last, each with all fields present.

    """
    rows = models[models["same_as"].eq("")]
    rows = rows if related else rows[rows["movement"].eq("dan_van_kheo")]
    who = rows["organisation_type"].mask(rows["organisation_type"].str.contains(";", regex=False), "several")
    who = who.where(who.isin((*ORGANISATION_TYPES, "several")), "unknown")
    table = pd.crosstab(who, rows["field"].astype(str))
    order = table.sum(axis=1).sort_values(ascending=False, kind="stable").index
    last = [code for code in ("several", "other", "unknown") if code in order]
    columns = [code for code in FIELDS_AS_REPORTED if code in table]
    table = table.reindex(index=[*[code for code in order if code not in last], *last], columns=columns)
    table = table.rename_axis(index="organisation", columns="field")
    return table.stack().rename("n").reset_index()


def coverage(report: pd.DataFrame, models: pd.DataFrame, any_page: bool = False) -> pd.DataFrame:
    """Count how many of the models that one report counts are known by name.

    Only models named by the report's own page count, so that both numbers speak of the same whole;
    `any_page` takes every model of the place instead (a reader's own registers are one whole).

    Returns:
        `field`, `named`, `reported` (models), one row a field of the report.

    """
    rows = models[models["same_as"].eq("") & models["movement"].eq("dan_van_kheo")]
    if len(report):
        of = report.iloc[0]
        for name in ("district", "commune"):
            rows = rows[rows[name].eq(of[name])] if of[name] else rows
        rows = rows if any_page else rows[rows["source_id"].eq(of["source_id"])]
    named = rows.groupby(rows["field"].astype(str)).size()
    table = report[["field", "n"]].rename(columns={"n": "reported"}).astype({"field": str, "reported": int})
    table = table.assign(named=table["field"].map(named).fillna(0).astype(int))
    return table[["field", "named", "reported"]].reset_index(drop=True)


def least_known(coverage: pd.DataFrame) -> pd.Series:
    """Return the row of `coverage` of the field with the smallest share of models known by name."""
    return coverage.loc[(coverage["named"] / coverage["reported"].where(coverage["reported"] > 0)).idxmin()]


def apart(report: pd.DataFrame, mixes: pd.DataFrame) -> pd.DataFrame:
    """Return how far the mix of one report is from the latest of each other place of the same level.

    The distance is the total variation, half the sum of the differences of all shares: the share of the report's
    models that would have to change field to have the other's mix. Places of one level never lie within one another.

    Returns:
        `report, place, start, end, source_id` of the other report, and `distance` (0 to 1), the nearest first; reports
        that their own source contradicts, or whose list of fields is not complete, are left out.

    """
    columns = ["report", "place", "start", "end", "source_id", "distance"]
    if report.empty:
        return pd.DataFrame(columns=columns)
    others = peers(latest(mixes[mixes["level"].eq(report["level"].iloc[0])]), report)
    others = others[others["state"].ne("partial")]
    own = report.set_index(report["field"].astype(str))["share"]
    rows = [
        {**{name: part[name].iloc[0] for name in columns[:-1]}, "distance": _variation(own, part)}
        for _, part in others.groupby("report", sort=False)
    ]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values("distance", kind="stable").reset_index(drop=True)


def _variation(own: pd.Series, part: pd.DataFrame) -> float:
    other = part.set_index(part["field"].astype(str))["share"]
    return float(own.sub(other, fill_value=0).abs().sum() / 2)


def lead_bounds(models: pd.DataFrame, related: bool = False) -> pd.DataFrame:
    """Bound how many of the named models each organisation leads: those known, up to those plus the unknown.

    A model that several organisations lead counts for each of them, so the rows do not add up.

    Returns:
        `organisation`, `low` (models that name it), `high` (`low` plus the models that name no organisation), `several`
        (of `low`, those led with others), `unknown` and `total` (models), the most first.

    """
    rows = models[models["same_as"].eq("")]
    rows = rows if related else rows[rows["movement"].eq("dan_van_kheo")]
    unknown, total = int(rows["organisation_type"].eq("").sum()), len(rows)
    led = rows["organisation_type"].str.split(r";\s*", regex=True)
    table = pd.DataFrame({"organisation": led, "several": led.str.len().gt(1)}).explode("organisation")
    sizes = table[table["organisation"].ne("")].groupby("organisation")["several"].agg(["size", "sum"])
    result = pd.DataFrame({
        "organisation": sizes.index, "low": sizes["size"].to_numpy(), "high": sizes["size"].to_numpy() + unknown,
        "several": sizes["sum"].to_numpy().astype(int), "unknown": unknown, "total": total,
    })  # fmt: skip
    return result.sort_values("low", ascending=False, kind="stable").reset_index(drop=True)
