"""Amounts per person and month beside a yardstick of their own year: minimum wage, poverty line, income per head."""

import pandas as pd

from danvan_data.measures.economy import prices

YARDSTICKS = ("minimum_wage", "poverty_line", "income_per_head")
COUNTRY = "Việt Nam"
BANDS = ["least_low", "least_high", "most_low", "most_high"]


def fitting(rows: pd.DataFrame, yardstick: str) -> pd.DataFrame:
    """Return the amounts that a yardstick may be held against.

    Minimum wages are for what a person earns. Poverty lines and mean incomes are of incomes: wages, which feed others
    too, and money before costs are left out.
    """
    if yardstick == "minimum_wage":
        return rows
    income = rows["indicator"].isin(("income", "profit")) & rows["basis"].ne("gross")
    return rows[income].reset_index(drop=True)


def beside(
    rows: pd.DataFrame, benchmarks: pd.DataFrame, yardstick: str = "minimum_wage", base: int | None = None
) -> pd.DataFrame:
    """Hold amounts per person and month against a yardstick of the years that they speak of.

    The wage region of a place is not known, nor whether it is rural or urban: a minimum wage is a band from region IV
    to region I, a poverty line one from the rural to the urban line. The mean income per head is that of the amount's
    province where it is known for all of its years, else that of the country.

    Args:
        rows: as from `returns.per_person`, in the prices of `base`; only those that `fitting` leaves are held.
        benchmarks: the evidence's yardsticks.
        yardstick: one of `YARDSTICKS`.
        base: the year whose prices the amounts are in; None: current prices.

    Returns:
        The fitting rows with `least_low, least_high, most_low, most_high` (đồng a month: the ends of the band, each as
        it was over the years; NaN where not known), `held` (whose yardstick it is: the province or the country) and
        `verdict` (one of `prices.VERDICTS`).

    """
    fit = fitting(rows, yardstick)
    band, held = _bands(fit, benchmarks, yardstick, base)
    return pd.concat([fit, band], axis=1).assign(held=held, verdict=prices.verdicts(fit, band))


def _bands(
    rows: pd.DataFrame, benchmarks: pd.DataFrame, yardstick: str, base: int | None
) -> tuple[pd.DataFrame, list[str]]:
    if yardstick == "minimum_wage":
        return prices.bands(rows, prices.minimum_wages(benchmarks, base)), [COUNTRY] * len(rows)
    if yardstick == "poverty_line":
        lines = _by_year(prices.poverty_lines(benchmarks), benchmarks, base)
        areas = [lines[lines["area"].eq(area)] for area in ("rural", "urban")]
        found = [(*_over(areas[0], row), *_over(areas[1], row)) for row in rows.itertuples()]
        return pd.DataFrame(found, columns=BANDS, index=rows.index, dtype=float), [COUNTRY] * len(rows)
    heads = _by_year(prices.income_per_head(benchmarks), benchmarks, base)
    of = dict(list(heads.groupby("place")))
    found, held = [], []
    for row in rows.itertuples():
        places = [place for place in (row.province, COUNTRY) if place in of and pd.notna(_over(of[place], row)[0])]
        held.append(places[0] if places else COUNTRY)
        ends = _over(of[places[0]], row) if places else (float("nan"),) * 2
        found.append((*ends, *ends))
    return pd.DataFrame(found, columns=BANDS, index=rows.index, dtype=float), held


def _by_year(table: pd.DataFrame, benchmarks: pd.DataFrame, base: int | None) -> pd.DataFrame:
    """Return a yardstick year by year, each in the prices of `base`; one without an end is known for its first year."""
    last = table["year_end"].fillna(table["year_start"])
    years = [list(range(int(start), int(end) + 1)) for start, end in zip(table["year_start"], last, strict=True)]
    rows = table.assign(year=years).explode("year").reset_index(drop=True)
    year = rows["year"].astype("Int64")
    return prices.deflate(rows.assign(year_start=year, year_end=year), benchmarks, base=base)


def _over(yearly: pd.DataFrame, row: object) -> tuple[float, float]:
    """Return the least and the most of a yardstick over the years of an amount; NaN where one of them is not known."""
    start, end = (getattr(row, name) for name in ("year_start", "year_end"))
    nothing = (float("nan"), float("nan"))
    if pd.isna(start) or pd.isna(end):
        return nothing
    rows = yearly[yearly["year_start"].between(start, end)].dropna(subset=["low", "high"])
    if rows["year_start"].nunique() != int(end) - int(start) + 1:
        return nothing
    return float(rows["low"].min()), float(rows["high"].max())
