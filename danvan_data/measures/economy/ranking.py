"""Who earns most per person, as far as intervals can say it: an order that leaves open what they leave open."""

import numpy as np
import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.measures.economy import returns


def ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """Rank models by an amount as a partial order: one is above another only where its lowest end is above the other's
    highest.

    `rows` as from `returns.per_person` (or `per_year`, `per_hectare`): `model_id, low, high` (NaN an open end). Where a
    model has several amounts, its interval is that from the lowest to the highest of them, open where one of them is.

    Returns:
        One row a model, the surest first (by its low end, then its high one): the columns of its row with the highest
        amount, `low, high` of all its rows, `outcomes` (how many amounts), `sources` (ids of their pages, joined),
        `about` (some amount is only near the truth), and how many other models are certainly `below` it, certainly
        `above` it, and `open` (not to be ranked against it).

    """
    if rows.empty:
        return rows.assign(outcomes=0, sources="", about=False, below=0, above=0, open=0)
    rows = rows[rows["low"].notna() | rows["high"].notna()]
    sized = rows.assign(size=rows["low"].fillna(rows["high"])).sort_values(
        ["size", "outcome_id"], ascending=[False, True]
    )
    ends = rows.groupby("model_id").agg(
        low=("low", lambda ends: ends.min(skipna=False)), high=("high", lambda ends: ends.max(skipna=False)),
        outcomes=("low", "size"), sources=("source_id", lambda ids: ", ".join(dict.fromkeys(ids))),
        about=("qualifier", lambda said: said.eq("about").any()),
    )  # fmt: skip
    one = sized.drop_duplicates("model_id").drop(columns=["low", "high", "size"])
    table = one.merge(ends, left_on="model_id", right_index=True)
    above = _above(table["low"].to_numpy(float), table["high"].to_numpy(float))
    table["below"], table["above"] = above.sum(axis=1), above.sum(axis=0)
    table["open"] = len(table) - 1 - table["below"] - table["above"]
    order = ["low", "high", "name", "model_id"]
    return table.sort_values(order, ascending=[False, False, True, True], na_position="last").reset_index(drop=True)


def per_person(evidence: Evidence) -> pd.DataFrame:
    """Rank the movement's models by what they state per person and month, as `ranked` does."""
    told = returns.figures(evidence.models, evidence.outcomes)
    return ranked(returns.per_person(returns.money(told), told))


def beside(evidence: Evidence) -> int:
    """Count the related models (their page does not use the movement's words) that state an amount per person."""
    told = returns.figures(evidence.models, evidence.outcomes, related=True)
    every = ranked(returns.per_person(returns.money(told), told))
    return len(every) - len(per_person(evidence))


def pairs(table: pd.DataFrame) -> tuple[int, int]:
    """Return how many pairs of the models of `ranked` there are, and how many of them the intervals rank."""
    n = len(table)
    return n * (n - 1) // 2, int(table["below"].sum())


def _above(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Say of each pair (row, column) whether the first is certainly above the second; an open end decides nothing."""
    with np.errstate(invalid="ignore"):
        return low[:, None] > high[None, :]
