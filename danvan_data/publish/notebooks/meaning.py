"""What a finding means for a decision: one sentence, by a rule from the exhibit's own numbers, or none."""

from collections.abc import Callable

import pandas as pd

from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.first_look import judged
from danvan_data.exhibits.spread import leaders
from danvan_data.exhibits.wording import listed
from danvan_data.language import number, percent, speaking, t
from danvan_data.measures.spread.distribution import FEW
from danvan_data.vocabulary import FIELDS

LEADING = 3
"""Organisations that lead the most models and are worth meeting first."""
BEHIND = 0.05
"""Of a share, what a field must be below the middle of the places for anything to follow."""
NOBODY = ("unknown", "other", "individual", "several")
"""Kinds of leaders that are no body one could meet."""
FEW_YEARS = 0.9
"""The share of totals of one year from which on the years can be compared without more being asked for."""


def so_what(exhibit: Exhibit) -> str:
    """Return what an exhibit means for a decision; "" where its numbers suggest nothing."""
    rule = RULES.get(exhibit.name)
    if rule is None or not exhibit:
        return ""
    with speaking(exhibit.language, exhibit.own):
        return rule(exhibit)


def _mix(exhibit: Exhibit) -> str:
    """Name the field with the fewest models."""
    every = exhibit.table.set_index("row")["low"]
    rows = every[[t(f"field.{code}") for code in FIELDS if t(f"field.{code}") in every.index]]
    if len(rows) < 2 or rows.min() == rows.max() or exhibit.axis.kind != "count" or rows.sum() < FEW:
        return ""
    least = rows[rows.eq(rows.min())]
    fields = listed([_field(name) for name in least.index])
    several = "_each" if len(least) > 1 else ""
    key = f"meaning.mix{several}" if least.iloc[0] else "meaning.mix_none"
    return t(key, fields=fields, n=number(least.iloc[0]), share=percent(least.iloc[0] / every.sum()))


def _places(exhibit: Exhibit) -> str:
    """Name the field in which the place in focus is farthest below the others, and the place with most of it."""
    table = exhibit.table[exhibit.table["look"].ne("pale")]
    wide = table.pivot_table(index="row", columns="series", values="low", sort=False).fillna(0)
    own = [row for row in exhibit.emphasis if row in wide.index]
    others = wide.drop(index=own)
    if len(others) < 3:
        return ""
    if not own:
        spread = others.max() - others.min()
        field = str(spread.idxmax())
        return t("meaning.places_apart", field=_field(field), points=number(100 * spread[field], 0))
    mine = wide.loc[own[-1]]
    behind = others.median() - mine
    field = str(behind.idxmax())
    if behind[field] < BEHIND:
        return t("meaning.places_near", points=number(100 * BEHIND, 0))
    best = str(others[field].idxmax())
    return t("meaning.places", field=_field(field), share=percent(mine[field]), middle=percent(others[field].median()),
             best=best.partition(" (")[0], most=percent(others.at[best, field]))  # fmt: skip


def _leaders(exhibit: Exhibit) -> str:
    """Name the organisations that lead most models, and how many models name none."""
    sums = exhibit.table.groupby("row", sort=False)["low"].sum()
    sums.index = pd.Index([leaders.code_of(str(row)) for row in sums.index])
    known = sums.drop(list(NOBODY), errors="ignore").sort_values(ascending=False, kind="stable")
    top = known[known.gt(0)].head(LEADING)
    blank = float(sums.get("unknown", 0))
    if exhibit.axis.kind != "count" or (len(top) < 2 and not blank):
        return ""
    if top.empty:
        return t("meaning.leaders_unknown", unknown=number(blank))
    key = "meaning.leaders_unknown" if blank > known.sum() / 2 else "meaning.leaders"
    bodies = listed([leaders.in_sentence(code) for code in top.index])
    return t(key, bodies=bodies, n=number(top.sum()), total=number(sums.sum() - blank), unknown=number(blank))


def _amounts(exhibit: Exhibit) -> str:
    """Say how far apart the amounts are at least, which no mean can stand for."""
    table = exhibit.table
    if len(table) < 2:
        return ""
    most, least = table["low"].max(), table["high"].min()
    if pd.notna(most) and pd.notna(least) and 0 < least < most / 2:
        return t("meaning.amounts_apart", n=number(len(table)), times=number(int(most / least)))
    return t("meaning.amounts", n=number(len(table)))


def _thresholds(exhibit: Exhibit) -> str:
    """Say how many models may be visited for what they reach, and how many must be asked again."""
    row = exhibit.table[exhibit.table["row"].isin(exhibit.emphasis)]["low"].tolist()
    if len(row) < 2 or not sum(row[:2]):
        return ""
    sure, perhaps = (int(each) for each in row[:2])
    key = "both" if sure and perhaps else "sure" if sure else "perhaps"
    return t(f"meaning.thresholds_{key}", sure=number(sure), perhaps=number(perhaps))


def _given(exhibit: Exhibit) -> str:
    """Say how few models state what people gave."""
    rows = exhibit.table.set_index("row")["low"]
    known = {kind: int(rows.get(t(f"efforts.{kind}"), 0)) for kind in ("land", "labour", "money")}
    least = min(known, key=lambda kind: known[kind])
    return t(
        "meaning.given" if known[least] else "meaning.given_none",
        kind=_field(t(f"efforts.{least}")),
        n=number(known[least]),
    )


def _rates(exhibit: Exhibit) -> str:
    """Say how far apart the shares are that are known exactly."""
    table = exhibit.table[~exhibit.table["about"] & exhibit.table["low"].eq(exhibit.table["high"])]
    if len(table) < 2 or table["low"].min() == table["low"].max():
        return ""
    least, most = table.loc[table["low"].idxmin()], table.loc[table["low"].idxmax()]
    points = number(100 * (most["low"] - least["low"]), 0)
    return t("meaning.recognition", points=points, low=least["row"], high=most["row"])


def _renewed(exhibit: Exhibit) -> str:
    """Say of how many models nobody knows what became."""
    gone = exhibit.table.loc[exhibit.table["colour"].eq(theme.NEUTRAL), "low"].sum()
    return t("meaning.renewed", n=number(gone)) if gone else ""


def _repeated(exhibit: Exhibit) -> str:
    return t("meaning.repeated", n=number(exhibit.table["row"].nunique()))


def _periods(exhibit: Exhibit) -> str:
    """Say how few totals are those of one year."""
    rows = exhibit.table.set_index("row")["low"]
    one = rows[[row for row in exhibit.emphasis if row in rows.index]].sum()
    if not len(rows) or one >= FEW_YEARS * rows.sum():
        return ""
    return t("meaning.periods", n=number(one), total=number(rows.sum()))


def _depth(exhibit: Exhibit) -> str:
    """Say on how many models a judgement of results can rest, and how many it would leave out."""
    if not (counted := judged(exhibit)):
        return ""
    known, total = counted
    if not known:
        return t("meaning.depth_none")
    return t("meaning.depth", n=number(known), rest=number(total - known)) if known < total else ""


def _returns_known(exhibit: Exhibit) -> str:
    """Say of how many economic models it is known what they bring in: the others are to be asked."""
    economy = exhibit.table["series"].eq(t("field.economy"))
    rows = exhibit.table[economy & exhibit.table["row"].eq(t("returns.stage_any_return"))]
    if rows.empty or rows["low"].iloc[0] == 1:
        return ""
    known, total = rows["text"].iloc[0].split("/")
    return t("meaning.returns_known", known=known, total=total)


def _unsaid(exhibit: Exhibit) -> str:
    """Name what is asked for most often in vain."""
    rows = exhibit.table.groupby("row", sort=False)["low"].last()
    return t("meaning.unsaid", what=_field(str(rows.idxmax())), n=number(rows.max())) if rows.max() else ""


def _totals(exhibit: Exhibit) -> str:
    wrong = int(exhibit.table["row"].nunique())
    return t("meaning.totals", n=number(wrong)) if wrong else ""


RULES: dict[str, Callable[[Exhibit], str]] = {
    "by_field": _mix,
    "mixes": _places,
    "leaders": _leaders,
    "yearly": _amounts,
    "hectare": _amounts,
    "persons": _amounts,
    "output": _amounts,
    "thresholds": _thresholds,
    "given": _given,
    "rates": _rates,
    "renewed": _renewed,
    "repeated": _repeated,
    "totals_by_year": lambda _: t("meaning.totals_by_year"),
    "by_year": lambda _: t("meaning.by_year"),
    "period_kinds": _periods,
    "depth": _depth,
    "returns_known": _returns_known,
    "unsaid": _unsaid,
    "totals": _totals,
}
"""The rule of each exhibit that means something for a decision, by its name."""


def _field(words: str) -> str:
    """Return a label as it stands within a sentence."""
    return words[:1].lower() + words[1:]
