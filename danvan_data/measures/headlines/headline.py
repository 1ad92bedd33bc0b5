"""One headline number: the rows that it is counted from, how, and what it becomes without one of their pages."""

from collections.abc import Callable
from dataclasses import dataclass

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

    def row(self, dropping: bool) -> list[object]:
        """Return its row of `headlines.numbers`."""
        pages = sorted({page for cell in self.rows["source_id"] for page in str(cell).split(", ")})
        total = self.of(self.rows if self.whole is None else self.whole) if self.of else float("nan")
        without = [self.value(left) for page in pages if len(left := _without(self.rows, page))] if dropping else []
        low, high = ([each[end] for each in without] for end in (0, 1))
        ends = [_widest(low, min), _widest(high, max)]
        return [self.exhibits, self.name, *self.value(self.rows), self.unit, total, len(pages), *ends]


def _widest(ends: list[float], pick: Callable[[list[float]], float]) -> float:
    """Return the farthest of ends; NaN where one of them is open, or there is none."""
    return float("nan") if not ends or any(pd.isna(end) for end in ends) else pick(ends)


def _without(rows: pd.DataFrame, page: str) -> pd.DataFrame:
    """Leave out what only that page tells, and what rests on it together with another."""
    kept = ~rows["source_id"].str.split(", ").map(lambda pages: page in pages).astype(bool)
    return rows[kept | rows["again"]] if "again" in rows else rows[kept]


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
