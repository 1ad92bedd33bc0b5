"""What the people gave and what was done with it: land, labour, money, roads, lamps, cameras, and whom it reached."""

import pandas as pd

from danvan_data.measures.economy.returns import ends

KINDS = {
    "land": ("land_donated", {"m2": 1.0, "ha": 1e4}, "m2"),
    "labour": ("labour_days", {"day": 1.0}, "day"),
    "money": ("money_raised", {"VND": 1.0}, "VND"),
    "road_length": ("roads", {"m": 1.0, "km": 1e3}, "m"),
    "roads": ("roads", {"other": 1.0}, ""),
    "lamps": ("other", {"other": 1.0}, ""),
    "cameras": ("cameras", {"camera": 1.0}, "camera"),
    "households": ("households", {"household": 1.0}, "household"),
    "people": ("members", {"person": 1.0}, "person"),
}
"""Kinds of effort in the order of a report: indicator, how many of the common unit each unit is, the common unit."""

LAMPS = r"\bđèn\b|\blamps?\b|\bstreet lights?\b"
"""The words of a lamp: lamps have no indicator of their own."""

NOT_NOW = ("before", "plan")


def efforts(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of what people gave or what reached them, each kind in one unit.

    `figures` as from `measures.returns.figures`. Rates, figures of the time before and plans are left out. Figures of a
    whole place (a province's rural roads) are kept and marked: they are no model's own.

    Returns:
        Rows of `figures` with `kind` (a key of `KINDS`), `low, high` in its common unit, `unit`, and `of_place` (bool).

    """
    rows = figures[figures["of"].eq("") & ~figures["stage"].isin(NOT_NOW)]
    rows = rows[rows["low"].notna() | rows["high"].notna()]
    found = [_kind(rows, kind) for kind in KINDS]
    return pd.concat(found, ignore_index=True)


def _kind(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    indicator, units, unit = KINDS[kind]
    here = rows[rows["indicator"].eq(indicator) & rows["unit"].isin(units)]
    if kind == "lamps":
        said = here["as_reported"].str.cat(here["note"], sep=" ")
        here = here[said.str.contains(LAMPS, case=False, regex=True)]
    factor = here["unit"].map(units).astype(float)
    return here.assign(
        kind=kind, low=here["low"] * factor, high=here["high"] * factor, unit=unit, of_place=here["subject"].eq("place")
    )


def stated(efforts: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    """Count by kind how many models state a figure, and give the largest; nothing is added up.

    A total over models would count twice: a sum and its parts, a commune and its hamlets stand side by side.
    `models` as from `measures.returns.of_movement`.

    Returns:
        One row a kind of `KINDS` that any model states: `kind`, `models` (that state it), `total` (all models),
        `figures`, `low, high` (the largest one of a model, in `unit`; NaN for an open end), `unit`, its `qualifier` and
        `tolerance`, `largest` (its `outcome_id`) and `source_id` (pages); figures of a whole place are left out.

    """
    own = efforts[~efforts["of_place"]]
    rows = []
    for kind, part in own.groupby("kind", sort=False):
        low, high = ends(part)[1]
        first = part[_same(part["low"], low) & _same(part["high"], high)].iloc[0]
        rows.append({
            "kind": kind, "models": part["model_id"].nunique(), "total": len(models), "figures": len(part), "low": low,
            "high": high, "unit": first["unit"], "qualifier": first["qualifier"], "tolerance": first["tolerance"],
            "largest": first["outcome_id"],
            "source_id": ", ".join(dict.fromkeys(part["source_id"])),
        })  # fmt: skip
    columns = [
        "kind",
        "models",
        "total",
        "figures",
        "low",
        "high",
        "unit",
        "qualifier",
        "tolerance",
        "largest",
        "source_id",
    ]
    return pd.DataFrame(rows, columns=columns)


def _same(ends_: pd.Series, value: float) -> pd.Series:
    return ends_.isna() if pd.isna(value) else ends_.eq(value)
