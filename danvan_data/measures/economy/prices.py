"""Amounts of different years on one scale, and beside the yardsticks of their time."""

import pandas as pd

MINIMUM_WAGE = "minimum_wage_month_region_"
WAGE_REGIONS = ("I", "II", "III", "IV")
HALVES = {1: ("01-01", "06-30"), 2: ("07-01", "12-31")}
"""First and last day of each half of a year; minimum wages change with a half-year."""

POVERTY_LINE = "poverty_line_month_"
VERDICTS = ("above", "among", "below", "undecided", "no_year")
"""Where a wage may lie beside the regional minimum wages of its own years."""


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
    """Return the regional minimum wages, half-year by half-year, as they were in force; see `in_years`.

    A half-year that a decree does not cover whole is left out; a decree without an end is known for the year in
    which it came into force. `base` restates each half-year by the prices of its own year.

    Returns:
        `region` (I to IV), `year` (int), `half` (1 or 2), `low, high` (đồng a month, equal), `year_start, year_end`
        (Int64, equal), `publisher` (the decree), `url`.

    """
    rows = benchmarks[benchmarks["indicator"].str.startswith(MINIMUM_WAGE)]
    rows = rows.assign(
        region=rows["indicator"].str.removeprefix(MINIMUM_WAGE), low=rows["value"], high=rows["value"],
        at=[_halves(start, end) for start, end in zip(rows["in_force_from"], rows["in_force_to"], strict=True)],
    )  # fmt: skip
    rows = rows.explode("at").dropna(subset="at").reset_index(drop=True)
    year = rows["at"].map(lambda at: at[0]).astype("Int64")
    table = rows.assign(year=year.astype(int), half=rows["at"].map(lambda at: at[1]).astype(int), year_start=year,
                        year_end=year)  # fmt: skip
    columns = ["region", "year", "half", "low", "high", "year_start", "year_end", "publisher", "url"]
    return deflate(table, benchmarks, base=base)[columns].sort_values(["year", "half", "low"]).reset_index(drop=True)


def _halves(start: pd.Timestamp, end: pd.Timestamp) -> list[tuple[int, int]]:
    """Return the half-years, as (year, 1 or 2), that lie whole between two days."""
    last = end if pd.notna(end) else pd.Timestamp(start.year, 12, 31)
    days = [(year, half, *day) for year in range(start.year, last.year + 1) for half, day in HALVES.items()]
    return [
        (year, half) for year, half, first, final in days
        if start <= pd.Timestamp(f"{year}-{first}") and pd.Timestamp(f"{year}-{final}") <= last
    ]  # fmt: skip


def in_years(minimum: pd.DataFrame, start: int, end: int) -> pd.DataFrame:
    """Return what `minimum` (as from `minimum_wages`) was in all half-years from the year `start` to `end`.

    Returns:
        `region`, `low, high` (đồng a month: the least and the most in these years), lowest first; empty where one of
        the four regions is not known for one of the half-years.

    """
    rows = minimum[minimum["year"].between(start, end)].dropna(subset="low")
    wanted = len(WAGE_REGIONS) * len(HALVES) * (end - start + 1)
    if len(rows) != wanted:
        rows = rows.iloc[:0]
    table = rows.groupby("region").agg(low=("low", "min"), high=("high", "max"))
    return table.sort_values("low").reset_index()


def bands(wages: pd.DataFrame, minimum: pd.DataFrame) -> pd.DataFrame:
    """Return the regional minimum wages of the years of each wage; the commune's wage region is not known.

    `wages` has `year_start, year_end`; `minimum` is as from `minimum_wages`, with prices of one `base`.

    Returns:
        By the index of `wages`: `least_low, least_high` (of region IV) and `most_low, most_high` (of region I), the
        least and the most in those years; NaN without a year, or where the minimum of its years is not known.

    """
    known = wages["year_start"].notna() & wages["year_end"].notna()
    years = {
        (int(start), int(end))
        for start, end in zip(wages.loc[known, "year_start"], wages.loc[known, "year_end"], strict=True)
    }
    found = {span: in_years(minimum, *span) for span in years}
    nothing = (float("nan"),) * 4
    rows = []
    for start, end, dated in zip(wages["year_start"], wages["year_end"], known, strict=True):
        of = found[int(start), int(end)] if dated else minimum.iloc[:0]
        rows.append((*of[["low", "high"]].iloc[0], *of[["low", "high"]].iloc[-1]) if len(of) else nothing)
    columns = ["least_low", "least_high", "most_low", "most_high"]
    return pd.DataFrame(rows, columns=columns, index=wages.index, dtype=float)


def poverty_lines(benchmarks: pd.DataFrame, base: int | None = None) -> pd.DataFrame:
    """Return the poverty lines: `area` (`rural`, `urban`), `low, high` (đồng a month and head, equal), `year_start`...

    Further columns are those of `income_per_head`. What makes a household poor beside its income changed over the
    years: see the notes in `benchmarks`.
    """
    rows = benchmarks[benchmarks["indicator"].str.startswith(POVERTY_LINE)]
    lines = _yardstick(rows, benchmarks, base)
    return lines.assign(area=lines["indicator"].str.removeprefix(POVERTY_LINE)).drop(columns="indicator")


def income_per_head(benchmarks: pd.DataFrame, base: int | None = None) -> pd.DataFrame:
    """Return the mean incomes per head: `place, low, high` (đồng a month, equal), `year_start, year_end, publisher`."""
    rows = benchmarks[benchmarks["indicator"].eq("income_per_capita_month")]
    return _yardstick(rows, benchmarks, base).drop(columns="indicator")


def of_year(yardsticks: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the rows of `poverty_lines` or `income_per_head` that hold for `year`."""
    end = yardsticks["year_end"].fillna(year)
    return yardsticks[(yardsticks["year_start"].le(year) & end.ge(year)).fillna(False)].reset_index(drop=True)


def _yardstick(rows: pd.DataFrame, benchmarks: pd.DataFrame, base: int | None) -> pd.DataFrame:
    table = rows.assign(low=rows["value"], high=rows["value"], year_start=rows["period_start"],
                        year_end=rows["period_end"])  # fmt: skip
    columns = ["indicator", "place", "low", "high", "year_start", "year_end", "publisher", "url"]
    return deflate(table, benchmarks, base=base)[columns].sort_values("low").reset_index(drop=True)


def against_minimum(wages: pd.DataFrame, minimum: pd.DataFrame) -> pd.Series:
    """Say where each wage lies beside the regional minimum wages of its own years; its wage region is not known.

    `minimum` is as from `minimum_wages`, in the same prices as `wages`.

    Returns:
        `above` (at least region I's), `below` (less than region IV's), `among` (between them for certain), `undecided`
        (the interval, or a change within the years, allows more than one answer), `no_year` (no year, or none with
        a known minimum), by the index of `wages`.

    """
    return verdicts(wages, bands(wages, minimum))


def verdicts(amounts: pd.DataFrame, band: pd.DataFrame) -> pd.Series:
    """Say where each amount lies beside the band of its own years; the codes are `VERDICTS`.

    `band` has `least_low, least_high, most_low, most_high`, as from `bands`, by the index of `amounts`.
    """
    verdict = pd.Series("undecided", index=amounts.index, dtype="str")
    verdict = verdict.mask(amounts["low"].ge(band["least_high"]) & amounts["high"].lt(band["most_low"]), "among")
    verdict = verdict.mask(amounts["low"].ge(band["most_high"]), "above").mask(
        amounts["high"].lt(band["least_low"]), "below"
    )
    return verdict.mask(band["least_low"].isna(), "no_year")
