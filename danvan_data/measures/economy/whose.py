"""Money by whose it is (a group's, a household's, a person's, a hectare's) and over what time."""

import numpy as np
import pandas as pd

WHOSE = ("group", "enterprise", "household", "person", "hectare", "place", "unsaid")
OF_SUBJECT = {
    "whole_group": "group", "one_enterprise": "enterprise", "one_household": "household", "one_member": "person",
    "per_household": "household", "per_person": "person", "place": "place",
}  # fmt: skip
OF_RATE = {"person": "person", "household": "household", "ha": "hectare"}
TIMES = ("year", "half_year", "quarter", "month", "day", "crop", "unknown")


def whose(money: pd.DataFrame) -> pd.DataFrame:
    """Say of each amount whose it is, by what it is per and else by its subject.

    `money` as from `returns.money`.

    Returns:
        Its rows with `whose_money`, one of `WHOSE`.

    """
    said = money["of"].map(OF_RATE).fillna(money["subject"].map(OF_SUBJECT)).fillna("unsaid")
    return money.assign(whose_money=said)


def panels(money: pd.DataFrame) -> pd.DataFrame:
    """Count the amounts by whose they are and over what time; only amounts of one panel may be set side by side.

    Returns:
        `whose` and `period` (every pair of those that occur, in the order of `WHOSE` and `TIMES`), `n` (amounts),
        `models` and `source_id` (the pages, comma-separated).

    """
    rows = whose(money)
    columns = ["whose", "period", "n", "models", "source_id"]
    if rows.empty:
        return pd.DataFrame(columns=columns)
    found = []
    for code in (one for one in WHOSE if rows["whose_money"].eq(one).any()):
        for time in (one for one in TIMES if rows["period"].eq(one).any()):
            part = rows[rows["whose_money"].eq(code) & rows["period"].eq(time)]
            pages = ", ".join(dict.fromkeys(part["source_id"]))
            found.append((code, time, len(part), part["model_id"].nunique(), pages))
    return pd.DataFrame(found, columns=columns)


def households(money: pd.DataFrame, period: str = "year") -> pd.DataFrame:
    """Return the amounts of one household, or of each household, over one kind of time (`unknown`: none is stated)."""
    rows = whose(money)
    return rows[rows["whose_money"].eq("household") & rows["period"].eq(period)].reset_index(drop=True)


def mouths(rows: pd.DataFrame, lines: pd.DataFrame) -> pd.Series:
    """Return how many people a household's yearly income surely brings up to the urban poverty line of its years.

    How many people live in a household is not stated, so its income is not divided; this says for how many it reaches.
    `rows` as from `households`, `lines` as from `prices.poverty_lines` in current prices. NaN for money before costs,
    without a lower end, a year or a known line.
    """
    urban = lines[lines["area"].eq("urban")]
    found = []
    for row in rows.itertuples():
        of = urban[urban["year_start"].le(row.year_end) & urban["year_end"].fillna(9999).ge(row.year_start)] if (
            pd.notna(row.year_start) and pd.notna(row.year_end)
        ) else urban.iloc[:0]  # fmt: skip
        known = len(of) and row.indicator in ("income", "profit") and row.basis != "gross" and row.period == "year"
        found.append(np.floor(row.low / 12 / of["high"].max()) if known else float("nan"))
    return pd.Series(found, index=rows.index, dtype=float)
