"""Each reported figure of a model: what it is per, over what period, whose it is, and of which year."""

import re

import pandas as pd

from danvan_data.vocabulary import RETURNS

PEOPLE = ("person", "household")
AREAS = {"ha": 1.0, "m2": 1e-4, "km2": 100.0}
LOCAL_AREAS = {"sao": 1, "mau": 10}
"""Units counted in sào, whose size differs by region."""

PERIODS = {
    "year": "year", "month": "month", "day": "day", "quarter": "quarter", "6 months": "half_year",
    "season": "crop", "harvest": "crop", "batch": "crop",
}  # fmt: skip

SPAN = re.compile(r"\b((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)\b")
YEAR = re.compile(r"(?:^|\bnăm |\bof |\bin |\bsaved in )((?:19|20)\d\d)\b(?! ?[-–/])")
NO_RETURN = ("before", "plan")
"""Stages at which an amount is no return of the model: before it, or only hoped for."""

WHOSE = {
    "whole_group": "whole", "one_household": "example", "one_member": "example", "one_enterprise": "example",
    "place": "example", "per_household": "each", "per_person": "each",
}  # fmt: skip
BEFORE = re.compile(r"\bbefore (?:19|20)\d\d|\btrước năm (?:19|20)\d\d")

COLUMNS = [
    "outcome_id", "model_id", "name", "movement", "field", "commune", "district", "province", "region", "source_id",
    "indicator", "as_reported", "low", "high", "unit", "basis", "qualifier", "tolerance", "of", "area", "period",
    "whose", "subject", "stage", "year_start", "year_end", "note",
]  # fmt: skip


def figures(models: pd.DataFrame, outcomes: pd.DataFrame, related: bool = False) -> pd.DataFrame:
    """Join every reported figure to its model and say what it is per, over what period, and whose it is.

    A model told twice is one model: its twin's figures are its own, the same figure counts once. `related` also
    takes models of unions and the army whose page does not use the movement's words.

    Returns:
        One row a figure, its columns in `COLUMNS`: `low, high` (NaN an open end) in `unit`; `of` (`""`, `ha`,
        `person`, `household`, `item`); `area` (hectares, or sào as a negative number of them, of one `of`; NaN
        where it is no area); `period` (`year, half_year, quarter, month, day, crop`, or `unknown`); `whose`
        (`whole`, `example`: one household, member or enterprise, `each`: of each unit in `of`, or `unknown`:
        unsaid), by `subject`; `stage`;
        `year_start, year_end` (Int64: of the figure where stated, else of its model).

    """
    known = models.set_index("model_id")
    twin = outcomes["model_id"].map(known["same_as"]).fillna("")
    dated = {f"told_{end}": outcomes["model_id"].map(known[f"year_{end}"]) for end in ("start", "end")}
    table = outcomes.assign(model_id=twin.where(twin.ne(""), outcomes["model_id"]), **dated)
    table = table.drop_duplicates(["model_id", "indicator", "low", "high", "unit", "per", "note"])
    own = of_movement(models, related).drop(columns=["source_id", "note"])
    table = table.merge(own, on="model_id", how="inner", sort=False)
    table = table.assign(**_per(table["per"]))
    table["whose"] = _whose(table)
    return _years(table)[COLUMNS].reset_index(drop=True)


def of_movement(models: pd.DataFrame, related: bool = False) -> pd.DataFrame:
    """Return the models of the movement, each once; `related` adds those whose page does not use its words."""
    own = models[models["same_as"].eq("")]
    return own if related else own[own["movement"].eq("dan_van_kheo")]


def of_basis(rows: pd.DataFrame, basis: str) -> pd.DataFrame:
    """Return the rows that are gross, net or unspecified; all of them for the empty string."""
    return rows[rows["basis"].eq(basis)] if basis else rows


def within(rows: pd.DataFrame, region: str) -> pd.DataFrame:
    """Return the rows of a region; all of them for the empty string."""
    return rows[rows["region"].eq(region)] if region else rows


def money(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the amounts of money that say what a model brings in (income, profit, revenue, wages, or reached).

    Amounts of the time before the model, and plans, are left out.
    """
    stated = figures["unit"].eq("VND") & (figures["low"].notna() | figures["high"].notna())
    stated &= ~figures["stage"].isin(NO_RETURN)
    plain = figures["indicator"].eq("other") & figures["period"].ne("unknown") & figures["of"].ne("item")
    of_item = figures["of"].eq("item")
    return figures[stated & ((figures["indicator"].isin(RETURNS) & ~of_item) | plain)].reset_index(drop=True)


def output(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the harvests by weight (production in kg or tonnes), in tonnes; litres, eggs and heads are left out.

    Returns:
        Rows of `figures` with `low, high` in tonnes per `of` and `period`.

    """
    rows = figures[figures["indicator"].eq("production") & figures["unit"].isin(("kg", "tonne"))]
    rows = rows[rows["low"].notna() | rows["high"].notna()]
    tonnes = rows["unit"].map({"kg": 1e-3, "tonne": 1.0}).astype(float)
    return rows.assign(low=rows["low"] * tonnes, high=rows["high"] * tonnes, unit="tonne").reset_index(drop=True)


def _per(chains: pd.Series) -> dict[str, list[object]]:
    """Split what a figure is per: the thing counted, its area where it is one, and the period."""
    parts: dict[str, list[object]] = {"of": [], "area": [], "period": []}
    for chain in chains:
        of, area, period = "", float("nan"), "unknown"
        for token in filter(None, chain.split("/")):
            size = _area(token)
            if token in PERIODS:
                period = PERIODS[token]
            elif size is not None:
                of, area = "ha", size
            else:
                of = token if token in PEOPLE else "item"
        for name, value in zip(parts, (of, area, period), strict=True):
            parts[name].append(value)
    return parts


def _area(token: str) -> float | None:
    """Return an area in hectares, or in sào as a negative number, since a sào needs its region; else None."""
    found = re.fullmatch(r"(?:([\d.]+) )?(\w+)", token)
    if not found:
        return None
    number, unit = float(found[1] or 1), found[2]
    if unit in AREAS:
        return number * AREAS[unit]
    return -number * LOCAL_AREAS[unit] if unit in LOCAL_AREAS else None


def _whose(table: pd.DataFrame) -> pd.Series:
    """Say whose an amount is; a rate per person, household, area or item of which nobody is named is of each."""
    unsaid = table["of"].ne("").map({True: "each", False: "unknown"})
    return table["subject"].map(WHOSE).fillna(unsaid)


def _years(table: pd.DataFrame) -> pd.DataFrame:
    """Give each figure its year: the one its words state, else that of the model; none where they say "before"."""
    words = table["as_reported"] + " | " + table["note"]
    span, one = words.str.extract(SPAN), words.str.extract(YEAR)[0].fillna(table["note"].str.extract(YEAR)[0])
    start, end = (pd.to_numeric(side.fillna(one)).astype("Int64") for side in (span[0], span[1]))
    before = words.str.contains(BEFORE)
    return table.assign(
        year_start=start.fillna(table["told_start"]).fillna(table["year_start"]).mask(before),
        year_end=end.fillna(table["told_end"]).fillna(table["year_end"]).mask(before),
    )
