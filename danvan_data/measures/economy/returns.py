"""What models return, as intervals on comparable scales: a year, a hectare, a person; and what stays unsaid."""

import re
from collections.abc import Sequence

import pandas as pd

from danvan_data.measures.figures import figures, money, of_basis, of_movement, output, within

__all__ = [
    "at_least", "coverage", "ends", "figures", "hectares_of", "money", "of_basis", "of_movement", "output",
    "per_hectare", "per_person", "per_year", "quotient", "unsaid", "within",
]  # fmt: skip

PARTIAL = re.compile(
    r"\bstart\b|\bfound|\blaunch|\bafter\b|\bbefore\b|\bpart\b|\bone\b|\bhousehold of\b|\bhelped\b|\bborrow|\bof them\b"
    r"|\bnew\b|\bplan|\btarget|\bđầu\b|\bban đầu\b|\bkế hoạch\b",
    re.IGNORECASE,
)
"""Words that make a number of people or an area another one than the group's own."""


def per_year(
    money: pd.DataFrame, months_per_year: int | None = None, crops_per_year: int | None = None
) -> pd.DataFrame:
    """Return the amounts a year that are not per person, household or area.

    A month's or a crop's amount is left out unless the assumption is named: `months_per_year=12` takes every
    month to be alike, `crops_per_year=2` every crop.

    Returns:
        Rows of `money` with `low, high` in đồng a year and `assumed` (`""`, or the assumption that was used).

    """
    rows = money[money["of"].eq("")]
    return _to_year(rows, {"month": ("months_per_year", months_per_year), "crop": ("crops_per_year", crops_per_year)})


def per_hectare(money: pd.DataFrame, benchmarks: pd.DataFrame, crops_per_year: int | None = None) -> pd.DataFrame:
    """Return the amounts per area, per hectare; a sào is converted by the region of its province.

    A crop stays a crop and an unsaid period unknown, unless `crops_per_year` is named (for crops alone).

    Returns:
        Rows of `money` with `low, high` in đồng per ha (NaN where the region's sào is not known), `period`
        (`year`, `crop`, `unknown`, ...), `square_metres` (of one unit as reported) and `assumed`.

    """
    rows = money[money["of"].eq("ha")]
    hectares = hectares_of(rows, benchmarks)
    rows = rows.assign(low=rows["low"] / hectares, high=rows["high"] / hectares, square_metres=hectares * 1e4)
    if crops_per_year is None:
        return rows.assign(assumed="").reset_index(drop=True)
    crop = rows["period"].eq("crop")
    return rows.assign(
        low=rows["low"].mask(crop, rows["low"] * crops_per_year),
        high=rows["high"].mask(crop, rows["high"] * crops_per_year),
        period=rows["period"].mask(crop, "year"),
        assumed=pd.Series("", index=rows.index).mask(crop, "crops_per_year"),
    ).reset_index(drop=True)


def hectares_of(rows: pd.DataFrame, benchmarks: pd.DataFrame) -> pd.Series:
    """Return how many hectares one unit of `rows.area` is; NaN for a sào of an unknown region."""
    sizes = benchmarks[benchmarks["indicator"].eq("area_of_one_sao")].set_index("place")["value"]
    sao = rows["region"].map(sizes).astype(float) / 1e4
    # A công is the South's sào; elsewhere the word means other things.
    return rows["area"].where(rows["area"].ge(0), -rows["area"] * sao)


def per_person(
    money: pd.DataFrame,
    figures: pd.DataFrame,
    derived: bool = False,
    whole: bool = False,
    days_per_month: int | None = None,
) -> pd.DataFrame:
    """Return the amounts per person and month.

    A yearly amount per person is spread over twelve months. `derived` adds quotients: the yearly amount of a
    whole group over its members, where both are of one model (`whole`: also where the source leaves unsaid whose
    the amount is). A day's amount needs the named assumption `days_per_month`.

    Returns:
        Rows of `money` with `low, high` in đồng per person and month, `derived` (bool), `divisor_id` (the
        outcome divided by), `spread` (bool: a yearly amount over twelve months) and `assumed`.

    """
    stated = money[money["of"].eq("person") & money["period"].isin(("month", "year", "day"))]
    if days_per_month is None:
        stated = stated[stated["period"].ne("day")]
    factor = stated["period"].map({"month": 1.0, "year": 1 / 12, "day": float(days_per_month or 0)}).astype(float)
    day = stated["period"].eq("day")
    table = stated.assign(
        low=stated["low"] * factor, high=stated["high"] * factor, spread=stated["period"].eq("year"),
        assumed=day.map({True: "days_per_month", False: ""}), derived=False, divisor_id="",
    )  # fmt: skip
    if derived:
        shared = quotient(money, figures, "person", whole)
        shared = shared.assign(low=shared["low"] / 12, high=shared["high"] / 12, spread=True)
        table = pd.concat([table, shared]) if len(shared) else table
    return table.reset_index(drop=True)


DIVISORS = {"person": ("members", "person"), "household": ("households", "household"), "ha": ("area", "ha")}


def quotient(money: pd.DataFrame, figures: pd.DataFrame, by: str, whole: bool = False) -> pd.DataFrame:
    """Divide the yearly amount of a whole group by its members, households or area, as intervals.

    Only where the model states one such number (not of its start or a part); `whole` also takes amounts of
    which the source leaves unsaid whose they are, as if they were the group's.

    Returns:
        Rows of `money` with `low, high` in đồng a year per `by`, `of` set to it, `derived` True, `divisor_id`,
        `assumed` (`whole` where that assumption was used).

    """
    indicator, unit = DIVISORS[by]
    parts = figures[figures["indicator"].eq(indicator) & figures["unit"].eq(unit) & figures["of"].eq("")]
    parts = parts[~parts["note"].str.contains(PARTIAL) & (parts["low"].gt(0) | parts["high"].gt(0))]
    parts = parts[~parts.duplicated("model_id", keep=False)].set_index("model_id")
    rows = money[money["of"].eq("") & money["period"].eq("year") & money["indicator"].ne("wage")]
    rows = rows[rows["whose"].isin(("whole", "unknown") if whole else ("whole",))]
    rows = rows[rows["model_id"].isin(parts.index)]
    low, high = (rows["model_id"].map(parts[name]).astype(float) for name in ("low", "high"))
    ids = rows["model_id"].map(parts["outcome_id"])
    about = rows["model_id"].map(parts["qualifier"]).eq("about")
    tolerance = rows["model_id"].map(parts["tolerance"]).astype(float)
    assumed = rows["whose"].eq("unknown").map({True: "whole", False: ""})
    shares = rows.assign(
        low=rows["low"] / high, high=rows["high"] / low, of=by, whose="each", derived=True, divisor_id=ids,
        assumed=assumed, qualifier=rows["qualifier"].mask(about, "about"),
        tolerance=rows["tolerance"].where(rows["tolerance"].ge(tolerance), tolerance),
    )  # fmt: skip
    # Nearly 300 million over more than 3 ha says nothing: both ends are open.
    return shares[shares["low"].notna() | shares["high"].notna()].reset_index(drop=True)


def at_least(yearly: pd.DataFrame, thresholds: Sequence[float]) -> pd.DataFrame:
    """Count the models that state at least an amount: for certain, or possibly, as their intervals decide.

    A model counts once, by its best figure. "Nearly a billion" is less than one: an end that is only approached
    (`qualifier` `less_than`) does not reach the threshold.

    Returns:
        `threshold`, `certainly`, `possibly` (not for certain, not excluded), `less`, `total` (models), `sources` (ids
        of the pages that state a yearly amount), `tolerance` (by which any of the amounts was widened).

    """
    rows = []
    pages = ", ".join(sorted(set(yearly["source_id"])))
    below = yearly["qualifier"].eq("less_than")
    for threshold in thresholds:
        sure = set(yearly.loc[yearly["low"].ge(threshold), "model_id"])
        reached = yearly["high"].gt(threshold) | (yearly["high"].eq(threshold) & ~below)
        maybe = set(yearly.loc[yearly["high"].isna() | reached, "model_id"]) - sure
        total = yearly["model_id"].nunique()
        rows.append((threshold, len(sure), len(maybe), total - len(sure) - len(maybe), total, pages))
    table = pd.DataFrame(rows, columns=["threshold", "certainly", "possibly", "less", "total", "sources"])
    return table.assign(tolerance=yearly["tolerance"].max() if len(yearly) else 0.0)


def extremes(rows: pd.DataFrame) -> pd.DataFrame:
    """Return two rows: the one of the smallest amount and the one of the largest; none where no amount is known.

    Of intervals the smallest is the one that ends first, the largest the one that begins last: "from 20 million to
    hundreds of millions" is not known to be smaller than "nearly 50 million". An open end is as near as its known one.
    """
    known = rows[rows["low"].notna() | rows["high"].notna()].reset_index(drop=True)
    if known.empty:
        return known
    first, last = known["low"].fillna(known["high"]), known["high"].fillna(known["low"])
    least = known.assign(end=last).sort_values(["end", "low"]).index[0]
    most = known.assign(start=first).sort_values(["start", "high"]).index[-1]
    if least == most and len(known) > 1:  # one within all others
        most = last.drop(least).idxmax()
    return known.loc[[least, most]]


def ends(rows: pd.DataFrame) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the smallest and the largest amount, each as the interval that it is (NaN for an open end)."""
    found = extremes(rows)
    if found.empty:
        nothing = (float("nan"), float("nan"))
        return nothing, nothing
    least, most = ((float(row.low), float(row.high)) for row in found.itertuples())
    return least, most


STAGES = ("any_figure", "any_money", "any_return", "net", "per_year", "per_hectare", "per_person", "year")


def coverage(models: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Count what is known: of how many models (in all and by field) there is a figure, money, a return...

    `models` as from `of_movement`, `figures` as from `figures`.

    Returns:
        `field` (`total` first), `stage` (as in `STAGES`), `n` and `total` (models).

    """
    known = figures[figures["low"].notna() | figures["high"].notna()]
    amounts = money(known)
    sets = {
        "any_figure": known,
        "any_money": known[known["unit"].eq("VND")],
        "any_return": amounts,
        "net": amounts[amounts["basis"].eq("net")],
        "per_year": amounts[amounts["of"].eq("") & amounts["period"].eq("year")],
        "per_hectare": amounts[amounts["of"].eq("ha")],
        "per_person": amounts[amounts["of"].eq("person")],
        "year": amounts[amounts["year_start"].notna()],
    }
    groups = {"total": models} | {str(field): rows for field, rows in models.groupby("field", observed=True)}
    rows = [
        (field, stage, int(group["model_id"].isin(sets[stage]["model_id"]).sum()), len(group))
        for field, group in groups.items()
        for stage in STAGES
    ]
    return pd.DataFrame(rows, columns=["field", "stage", "n", "total"])


ASPECTS = ("basis", "whose", "period", "year")


def unsaid(money: pd.DataFrame) -> pd.DataFrame:
    """Count the amounts of which the source says, or leaves unsaid, what a comparison needs.

    Wages are left out. Whose an amount is counts only for amounts that are not per person, household or area.

    Returns:
        `aspect` (`basis`: gross or net; `whose`: of the whole, of one household; `period`: a year, a crop;
        `year`: which), `stated`, `unsaid`, `total` (amounts).

    """
    rows = money[money["indicator"].ne("wage")]
    group = rows[rows["of"].eq("")]
    known = {
        "basis": rows["basis"].ne("unspecified"),
        "whose": group["whose"].ne("unknown"),
        "period": rows["period"].ne("unknown"),
        "year": rows["year_start"].notna(),
    }
    table = [(aspect, int(known[aspect].sum()), len(known[aspect])) for aspect in ASPECTS]
    result = pd.DataFrame(table, columns=["aspect", "stated", "total"])
    return result.assign(unsaid=result["total"] - result["stated"])


def _to_year(rows: pd.DataFrame, assumptions: dict[str, tuple[str, int | None]]) -> pd.DataFrame:
    factor = rows["period"].map({"year": 1.0, "half_year": float("nan")}).astype(float)
    assumed = pd.Series("", index=rows.index)
    for period, (name, times) in assumptions.items():
        if times is not None:
            here = rows["period"].eq(period)
            factor, assumed = factor.mask(here, float(times)), assumed.mask(here, name)
    table = rows.assign(low=rows["low"] * factor, high=rows["high"] * factor, assumed=assumed)
    return table[factor.notna()].reset_index(drop=True)
