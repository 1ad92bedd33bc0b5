"""One headline number: the rows that it is counted from, how, and what it becomes without one of their pages."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

Bounds = tuple[float, float]
Value = Callable[[pd.DataFrame], Bounds]
Total = Callable[[pd.DataFrame], float]


@dataclass(frozen=True)
class Headline:
    """One number of a finding.

    `exhibits` are the names of the exhibits whose finding or subtitle says it, separated by commas. `rows` and `whole`
    have `source_id`, and `again` (bool) where another page tells the same; `value` is the number, `of` how many it is
    out of (`whole` where these are other rows).
    """

    exhibits: str
    name: str
    unit: str
    rows: pd.DataFrame
    value: Value
    of: Total | None = None
    whole: pd.DataFrame | None = None

    def row(self, without: list[pd.DataFrame]) -> list[object]:
        """Return its row of `headlines.numbers`; `without`: its rows without each page, as `dropped` leaves them."""
        total = self.of(self.rows if self.whole is None else self.whole) if self.of else float("nan")
        now = self.value(self.rows)
        then = [now if len(left) == len(self.rows) else self.value(left) for left in without if len(left)]
        low, high = ([each[end] for each in then] for end in (0, 1))
        ends = [_widest(low, min), _widest(high, max)]
        return [self.exhibits, self.name, *now, self.unit, total, len(_told_by(self.rows)), *ends]


def _widest(ends: list[float], pick: Callable[[list[float]], float]) -> float:
    """Return the farthest of ends; NaN where one of them is open, or there is none."""
    return float("nan") if not ends or any(pd.isna(end) for end in ends) else pick(ends)


def dropped(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the rows without each of their pages: without what only it tells, or it together with another."""
    again = rows["again"].to_numpy(bool) if "again" in rows else np.zeros(len(rows), bool)
    without = []
    for at in _told_by(rows).values():
        kept = np.ones(len(rows), bool)
        kept[at] = again[at]
        without.append(rows if kept.all() else rows[kept])
    return without


def _told_by(rows: pd.DataFrame) -> dict[str, list[int]]:
    """Return at which places the rows stand that each page tells."""
    places: dict[str, list[int]] = {}
    for at, cell in enumerate(rows["source_id"]):
        for page in dict.fromkeys(str(cell).split(", ")):
            places.setdefault(page, []).append(at)
    return places


def told(table: pd.DataFrame) -> pd.DataFrame:
    """Return each fact once, with whether another page tells it again."""
    key = table.columns[0]
    page = table.set_index(key)["source_id"]
    repeats = table[table["same_as"].ne("")]
    elsewhere = repeats[repeats["source_id"].ne(repeats["same_as"].map(page))]["same_as"]
    return table[table["same_as"].eq("")].assign(again=lambda rows: rows[key].isin(elsewhere))


def movement(models: pd.DataFrame) -> pd.DataFrame:
    """Return the models of the movement, each once."""
    rows = told(models)
    return rows[rows["movement"].eq("dan_van_kheo")]


def exactly(count: Total) -> Value:
    """Return how a number is counted that is known."""

    def value(rows: pd.DataFrame) -> Bounds:
        return (float(count(rows)),) * 2

    return value


def distinct(column: str) -> Value:
    """Count the different values of a column."""
    return exactly(lambda rows: rows[column].nunique())


def where(column: str, code: str) -> Value:
    """Count the rows with a code in a column."""
    return exactly(lambda rows: rows[column].eq(code).sum())


def always(value: float) -> Total:
    """Return a total that is no row's to change."""
    return lambda _: float(value)


SIZE = exactly(len)
