"""What share of the models registered was recognised, found effective or commended, as the source relates them."""

from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Axis, Exhibit, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.wording import share_of, tolerated
from danvan_data.language import interval, number, period, t

LEAST = 3
"""Pairs below which nothing is said of the highest and the lowest."""


@exhibit
def rates(pairs: pd.DataFrame, evidence: Evidence, basis: str = "recognised") -> Exhibit:
    """Tell the share of the registered models that were recognised (or `effective`, `commended`), place by place.

    `pairs` as from `measures.rates.rates`. Where an end is open, the bar is the share that is certain.
    """
    rows = pairs[pairs["basis"].eq(basis)]
    became = t(f"trends.rates_{basis}")
    rows = rows.dropna(subset=["share_low", "share_high"], how="all")
    if rows.empty:
        return sentence("rates", t("trends.rates_none", became=became))
    order = rows.assign(at=rows["share_low"].fillna(rows["share_high"])).sort_values("at", ascending=False)
    table = marks(
        {"row": f"{row.place} ({period(row.start, row.end)})", "low": row.share_low,
         "high": row.share_high, "text": _share(row),
         "detail": t(f"recognised_level.{row.recognised_level}") if row.recognised_level else "",
         "about": row.about, "assumed": tolerated(row), "look": "hatched" if row.tolerance else "",
         "colour": theme.BASIS_COLOURS[basis], "sources": row.source_id}
        for row in order.itertuples()
    )  # fmt: skip
    return Exhibit(
        "rates", _finding(order, became), "bars", table, Axis(t("trends.rates_axis", became=became), "share"),
        (t("label.place"), "", t("label.rate")), subtitle=t("trends.rates_subtitle", n=number(len(rows))),
        notes=(t("trends.recognition_note"),),
    )  # fmt: skip


def _finding(rows: pd.DataFrame, became: str) -> str:
    if len(rows) < LEAST:
        listed = "; ".join(f"{row.place}: {_share(row)}" for row in rows.itertuples())
        return t("trends.rates_few", became=became, listed=listed)
    most, least = rows.iloc[0], rows.iloc[-1]
    return t(
        "trends.rates_finding", n=number(len(rows)), became=became, low=_ends(least), high=_ends(most),
        place_low=theme.named(least["place"]), place_high=theme.named(most["place"]),
    )  # fmt: skip


def _share(row: Any) -> str:
    of = f"{interval(row.low, row.high)}/{interval(row.of_low, row.of_high)}"
    share = f"{of} = {share_of(row.share_low, row.share_high)}"
    return t("exhibit.about", words=share) if row.about else share


def _ends(row: pd.Series) -> str:
    return share_of(row["share_low"], row["share_high"])
