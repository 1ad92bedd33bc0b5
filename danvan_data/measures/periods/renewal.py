"""One's own registers year against year: new, kept, renamed, merged and vanished models, and those of paper alone."""

from typing import Any

import pandas as pd

from danvan_data.evidence.places import PLACE, commune_labels, place_labels
from danvan_data.evidence.today import split
from danvan_data.text import match_key
from danvan_data.vocabulary import FIELDS

STATES = ("kept", "renamed", "merged", "returned", "new", "vanished")
LINKED = ("kept", "renamed", "merged")
"""What became of the models that two years of registers share."""
COLUMNS = ["state", "name", "name_before", "commune", "commune_before", "field", "model_id", "before_id", "reason"]
KEPT = ["count_id", "of_id", "place", "start", "low", "high", "of_low", "of_high", "share_low", "share_high",
        "qualifier", "tolerance", "source_id"]  # fmt: skip
MERGED = 2025
"""The year of the mergers of communes: only a register of it or a later one can hold a merged model."""


def renewal(models: pd.DataFrame, earlier: int, later: int, links: pd.DataFrame | None = None) -> pd.DataFrame:
    """Say of each model of two years of registers what became of it, or where it came from.

    `models` as of `evidence_of(collection)`: a model told again has `same_as`, the first telling. `links` as of
    `Collection.links` gives the reason of each link. A model of an earlier commune is found again under the one that
    the commune became on 2025-07-01 where the names are equal and the commune was not divided.

    Returns:
        One row a model: `state` (`kept`; `renamed`: linked, under another name; `merged`: under its commune of today;
        `returned`: linked to a year before `earlier`; `new`; `vanished`: not in `later`), `name, commune, field,
        model_id` (of `later`; of `earlier` where it vanished), `name_before, commune_before, before_id` (of `earlier`)
        and `reason` (the evidence of the link; empty where there is none). A later model into which several of
        earlier communes went has a row for each of them.

    """
    rows = models.assign(root=models["same_as"].where(models["same_as"].ne(""), models["model_id"]))
    before, after = (_of(rows, year) for year in (earlier, later))
    known = set(rows.loc[rows["year_end"].lt(earlier), "root"])
    reasons = {} if links is None else dict(zip(links["model_id"], links["reason"], strict=True))
    old = before.set_index("root")
    homes = _homes(before[~before["root"].isin(after["root"])]) if later >= MERGED else {}
    found, moved = [], set()
    for row in after.itertuples():
        if row.root in old.index:
            first = old.loc[row.root]
            same = match_key(first["name"]) == match_key(row.name)
            reason = reasons.get(row.model_id) or reasons.get(first["model_id"], "")
            found.append(_row("kept" if same else "renamed", row, first, reason))
        elif parents := homes.get(_home(row.name, row.commune, row.province_2025), []):
            moved |= {first["root"] for first in parents}
            found += [_row("merged", row, first, f"{first['commune']} → {first['commune_2025']}") for first in parents]
        else:
            found.append(_row("returned" if row.root in known else "new", row))
    gone = before[~before["root"].isin(after["root"]) & ~before["root"].isin(moved)]
    found += [_row("vanished", row) for row in gone.itertuples()]
    table = pd.DataFrame(found, columns=COLUMNS)
    order = table["state"].map({state: at for at, state in enumerate(STATES)})
    return table.iloc[order.argsort(kind="stable")].reset_index(drop=True)


def _of(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the models of one year, each once."""
    here = rows["year_start"].le(year) & rows["year_end"].ge(year)
    return rows[here.fillna(False).astype(bool)].drop_duplicates("root").astype({"field": str})


def _homes(gone: pd.DataFrame) -> dict[tuple[str, str, str], list[pd.Series]]:
    """Return the models not found again by their name and the one commune that theirs became."""
    homes: dict[tuple[str, str, str], list[pd.Series]] = {}
    for _, row in gone.iterrows():
        today = str(row["commune_2025"])
        if today and ";" not in today and split(today, "commune")[1] != split(row["commune"], "commune")[1]:
            homes.setdefault(_home(row["name"], today, row["province_2025"]), []).append(row)
    return homes


def _home(name: str, commune: str, province: str) -> tuple[str, str, str]:
    return match_key(name), split(commune, "commune")[1], match_key(province)


def _row(state: str, row: Any, first: pd.Series | None = None, reason: str = "") -> dict[str, str]:
    told = {"name_before": "", "commune_before": "", "before_id": ""}
    if first is not None:
        told = {"name_before": first["name"], "commune_before": first["commune"], "before_id": first["model_id"]}
    now = {name: getattr(row, name) for name in ("name", "commune", "field", "model_id")}
    return {"state": state, **now, **told, "reason": reason}


def kept(counts: pd.DataFrame, last_years: bool = False) -> pd.DataFrame:
    """Return how many of the models that a place registered in a year were kept ones, where one source says both.

    `last_years` is a named assumption: that the kept are those of the year before. They are then set against what the
    place registered in that year, where a source says it.

    Returns:
        `count_id, of_id` (the kept ones; what they are set against), `place` (label), `start` (Int64: the year), `low,
        high` and `of_low, of_high` (models), `share_low, share_high` (0 to 1), `qualifier, tolerance, source_id`.

    """
    live = counts[counts["same_as"].eq("") & counts["basis"].isin(("registered", "maintained"))]
    whole = live[live["role"].eq("all") & live["basis"].eq("registered") & live["period_kind"].eq("year")]
    whole = whole.set_index("count_id", drop=False)
    parts = live[live["role"].eq("part") & live["basis"].eq("maintained") & live["subset_of"].isin(whole.index)]
    of = parts["subset_of"]
    if last_years:
        known = {(*key, int(year)): row for *key, year, row in whole[[*PLACE, "period_end", "count_id"]].to_numpy()}
        places = parts[PLACE].itertuples(index=False, name=None)
        before = [known.get((*place, int(year) - 1)) for place, year in zip(places, parts["period_start"], strict=True)]
        of = pd.Series(before, index=parts.index, dtype="str")
        parts, of = parts[of.notna()], of[of.notna()]
    against = whole.loc[of]
    table = parts.assign(
        of_id=of, place=place_labels(parts), start=parts["period_start"], of_low=against["low"].to_numpy(),
        of_high=against["high"].to_numpy(), share_low=parts["low"].to_numpy() / against["high"].to_numpy(),
        share_high=parts["high"].to_numpy() / against["low"].to_numpy(),
        source_id=[", ".join(dict.fromkeys(pair)) for pair in
                   zip(parts["source_id"], against["source_id"], strict=True)],
    )  # fmt: skip
    return table[KEPT].sort_values(["place", "start"]).reset_index(drop=True)


def empty_fields(models: pd.DataFrame, year: int | None) -> pd.DataFrame:
    """Return the communes and fields without a model in one year's registers, or in all of them: `commune, field`.

    Only communes that any year's register names, with their districts where several have one of that name; models
    without a commune or a field fill no cell.
    """
    named = models.assign(commune=commune_labels(models), root=models["model_id"])
    here = named if year is None else _of(named, year)
    filled = set(zip(here["commune"], here["field"], strict=True))
    communes = [name for name in dict.fromkeys(named["commune"]) if name]
    cells = [(commune, field) for commune in communes for field in FIELDS if (commune, field) not in filled]
    return pd.DataFrame(cells, columns=["commune", "field"])


def paper(models: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """Return the models registered in every year of the registers (two or more) of which no year states any figure.

    Returns:
        `model_id` (of the first telling), `name, commune, field` and `years` (how many it is registered in).

    """
    rows = models.assign(root=models["same_as"].where(models["same_as"].ne(""), models["model_id"]))
    dated = rows[rows["year_start"].notna()]
    every = dated["year_start"].nunique()
    years = dated.groupby("root")["year_start"].nunique()
    measured = set(rows.loc[rows["model_id"].isin(outcomes["model_id"]), "root"])
    steady = years[years.eq(every) & ~years.index.isin(measured)] if every > 1 else years.iloc[:0]
    table = rows[rows["model_id"].isin(steady.index)].assign(years=lambda found: found["model_id"].map(steady))
    return table[["model_id", "name", "commune", "field", "years"]].reset_index(drop=True)
