"""Amounts of different years on one scale, and beside the yardsticks of their time."""

import pandas as pd

MINIMUM_WAGE = "minimum_wage_month_region_"
WAGE_REGIONS = ("I", "II", "III", "IV")
IN_FORCE_FROM = 2025
"""First full year of the minimum wages of Decree 74/2024 (in force from 1 July 2024)."""


def price_index(benchmarks: pd.DataFrame, base: int = 2023) -> pd.Series:
    """Chain the yearly changes of consumer prices into an index with `base` = 1.

    Returns:
        Floats by year (int); also the year before the first known change. Empty when `benchmarks` has no change
        of the base year's chain. A gap in the years ends the chain: only years linked to `base` are in it.

    """
    rows = benchmarks[benchmarks["indicator"].eq("cpi_annual_change")]
    changes = {int(year): 1 + value / 100 for year, value in zip(rows["period_start"], rows["value"], strict=True)}
    index = {base: 1.0} if base in changes or base + 1 in changes else {}
    year = base
    while index and year in changes:
        index[year - 1] = index[year] / changes[year]
        year -= 1
    year = base + 1
    while index and year in changes:
        index[year] = index[year - 1] * changes[year]
        year += 1
    return pd.Series(index, dtype=float).sort_index()


def deflate(table: pd.DataFrame, benchmarks: pd.DataFrame, year: str = "year", base: int | None = 2023) -> pd.DataFrame:
    """Put the amounts `low, high` of a table into the prices of the year `base`; None leaves current prices.

    The year of an amount stands in `{year}_start` and `{year}_end`; an amount of several years gets the widest
    interval that those years' prices allow. Without a known year, or beyond the price chain, both ends are NaN.

    Returns:
        The table with `low, high` restated and `priced` (bool: whether they could be).

    """
    if base is None:
        return table.assign(priced=True)
    index = price_index(benchmarks, base)
    first, last = (table[f"{year}_{end}"].astype("Float64").astype(float) for end in ("start", "end"))
    factors = pd.DataFrame({"first": 1 / first.map(index), "last": 1 / last.map(index)}, index=table.index, dtype=float)
    priced = factors.notna().all(axis=1)
    return table.assign(
        low=(table["low"] * factors.min(axis=1)).where(priced),
        high=(table["high"] * factors.max(axis=1)).where(priced),
        priced=priced,
    )


def minimum_wages(benchmarks: pd.DataFrame, base: int | None = None) -> pd.DataFrame:
    """Return the regional minimum wages, lowest first.

    `base` restates them in the prices of that year (the decree's year is 2024).

    Returns:
        `region` (I to IV), `low, high` (đồng a month, equal), `year_start, year_end`, `publisher`.

    """
    rows = benchmarks[benchmarks["indicator"].str.startswith(MINIMUM_WAGE)]
    return _yardstick(rows.assign(region=rows["indicator"].str.removeprefix(MINIMUM_WAGE)), benchmarks, base)


def income_per_head(benchmarks: pd.DataFrame, base: int | None = None) -> pd.DataFrame:
    """Return the mean incomes per head: `place, low, high` (đồng a month, equal), `year_start, year_end, publisher`."""
    rows = benchmarks[benchmarks["indicator"].eq("income_per_capita_month")]
    return _yardstick(rows, benchmarks, base)


def yardsticks(benchmarks: pd.DataFrame, base: int | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return `minimum_wages` and `income_per_head`, both in the prices of `base`."""
    return minimum_wages(benchmarks, base), income_per_head(benchmarks, base)


def _yardstick(rows: pd.DataFrame, benchmarks: pd.DataFrame, base: int | None) -> pd.DataFrame:
    table = rows.assign(
        low=rows["value"],
        high=rows["value"],
        year_start=rows["period_start"],
        year_end=rows["period_end"].fillna(rows["period_start"]),
    )
    columns = ["place", "low", "high", "year_start", "year_end", "publisher", "url"]
    if "region" in table:
        columns.insert(0, "region")
    return deflate(table, benchmarks, base=base)[columns].sort_values("low").reset_index(drop=True)


def against_minimum(wages: pd.DataFrame, minimum: pd.DataFrame) -> pd.Series:
    """Say where each wage lies beside the four regional minimum wages; the commune's wage region is not known.

    Returns:
        `above` (at least the highest of the four), `below` (less than the lowest), `among` (between them for
        certain), `undecided` (the interval allows more than one answer), by the index of `wages`.

    """
    if minimum.empty:
        return pd.Series("undecided", index=wages.index)
    least, most = minimum["low"].min(), minimum["low"].max()
    verdict = pd.Series("undecided", index=wages.index)
    verdict = verdict.mask(wages["low"].ge(least) & wages["high"].lt(most), "among")
    return verdict.mask(wages["low"].ge(most), "above").mask(wages["high"].lt(least), "below")


def timing(wages: pd.DataFrame) -> pd.Series:
    """Say whether the minimum wages of Decree 74/2024 were in force in the year of each wage.

    Returns:
        `in_force` (2025 or later), `half_year` (2024: from July only), `earlier`, `unknown` (no year stated).

    """
    start, end = wages["year_start"], wages["year_end"]
    result = pd.Series("earlier", index=wages.index)
    result = result.mask(end.eq(IN_FORCE_FROM - 1).fillna(False), "half_year")
    result = result.mask(start.ge(IN_FORCE_FROM).fillna(False), "in_force")
    return result.mask(start.isna(), "unknown")
