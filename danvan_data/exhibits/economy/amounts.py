"""Amounts of money as marks: the interval, what it is per, whose it is, and every qualifier in words."""

import textwrap
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence, Place
from danvan_data.exhibits import theme
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.wording import shown, tolerated
from danvan_data.language import interval, number, period, t
from danvan_data.measures.economy.returns import extremes
from danvan_data.measures.reliability.checks import implied_too_much

MILLION = 1e6
WIDE = 20
"""Amounts so many times apart want a logarithmic axis."""
MOST_ROWS = 40
"""Marks of one chart; the rest of them are told together in a last row."""
NAME = 64
"""Letters of a model's name in a chart; the detail has the whole of a longer one."""

BASIS = {
    "net": (theme.BASIS_COLOURS["recognised"], ""),
    "gross": (theme.BASIS_COLOURS["built"], "square"),
    "unspecified": (theme.BASIS_COLOURS["registered"], "diamond"),
}
"""Colour and sign of what is said of costs."""

Tail = Callable[[Any], tuple[str, ...]]


def amount_marks(
    rows: pd.DataFrame, evidence: Evidence, series: Callable[[Any], tuple[str, str, str]],
    assumptions: Mapping[str, int] | None = None, tail: Tail = lambda row: (), most: int = MOST_ROWS,
) -> pd.DataFrame:  # fmt: skip
    """Return amounts as marks in million đồng, the largest first and those of the place in focus always among them.

    `rows` as from `measures.returns`; `series` names the group, colour and sign of a row; `tail` adds words that a
    reader must not miss. More than `most` rows end in one that tells the rest together.
    """
    chosen = picked(rows, evidence.focus, most)
    left = rows[~rows["outcome_id"].isin(chosen["outcome_id"]) | rows["outcome_id"].duplicated()]
    told = [_mark(row, evidence, series, assumptions or {}, tail) for row in chosen.itertuples()]
    return marks([*told, *([_rest(left)] if len(left) else [])])


def picked(rows: pd.DataFrame, place: Place, most: int) -> pd.DataFrame:
    """Return the largest rows, largest first, and the place's own ones whatever their size."""
    rows = rows.assign(size=rows["low"].fillna(rows["high"]), own=place.holds(rows))
    ranked = rows.sort_values(["own", "size", "outcome_id"], ascending=[False, False, True]).head(most)
    return ranked.sort_values(["size", "outcome_id"], ascending=[False, True]).reset_index(drop=True)


def _mark(
    row: Any,
    evidence: Evidence,
    series: Callable[[Any], tuple[str, str, str]],
    assumptions: Mapping[str, int],
    tail: Tail,
) -> dict[str, Any]:
    group, colour, sign = series(row)
    assumed = assumption(row, assumptions)
    look = " ".join(
        part for part in (sign, "hollow" if row.whose == "unknown" else "", "hatched" if assumed else "") if part
    )
    return {
        "row": label(row, evidence), "series": group, "low": stated(row)[0] / MILLION, "high": stated(row)[1] / MILLION,
        "text": words(row, assumptions, tail(row)), "about": row.qualifier == "about", "derived": is_derived(row),
        "one_case": bool(case_words(row)), "assumed": assumed, "said": row.as_reported, "detail": details(row),
        "colour": colour, "look": look, "sources": row.source_id,
    }  # fmt: skip


def words(row: Any, assumptions: Mapping[str, int], more: tuple[str, ...] = ()) -> str:
    """Return an amount as its mark and every sentence on it show it, with all that qualifies it."""
    return shown(
        *stated(row), "VND", about=row.qualifier == "about", derived=is_derived(row), one_case=case_words(row),
        assumed=assumption(row, assumptions), more=more,
    )  # fmt: skip


def is_derived(row: Any) -> bool:
    """Say whether an amount is our own division."""
    return bool(getattr(row, "derived", False))


def label(row: Any, evidence: Evidence, letters: int = NAME) -> str:
    """Name a model in so many letters, and where it is, as a reader of the evidence needs it."""
    where = evidence.naming(row)
    name = textwrap.shorten(str(row.name), letters, placeholder="…")
    return f"{name} ({where})" if where else name


def details(row: Any) -> str:
    """Say what an amount is of: its indicator, costs, whose it is, and the year."""
    parts = [t(f"indicator.{row.indicator}"), t(f"returns.basis_{row.basis}").lower(), t(f"returns.whose_{row.whose}"),
             period(row.year_start, row.year_end)]  # fmt: skip
    name = f"{row.name}: " if len(str(row.name)) > NAME else ""
    return name + ", ".join(parts)


def stated(row: Any) -> tuple[float, float]:
    """Return the ends as stated, or with three figures where they were converted: they are no more exact than that."""
    exact = not (row.area < 0 or is_derived(row) or getattr(row, "spread", False))
    exact = exact and not getattr(row, "restated", False)
    return (row.low, row.high) if exact else (_round(row.low), _round(row.high))


def _round(value: float) -> float:
    return float(f"{value:.3g}")


def case_words(row: Any) -> str:
    """Say that a figure is one household's or a few's; "" where it is the model's, each one's, or counts them."""
    if row.whose != "example" or row.unit in ("household", "person"):
        return ""
    several = any(word in row.note for word in ("some ", "many ", "most ", "nhiều hộ"))
    return t("returns.whose_example_many" if several else "returns.whose_example")


def assumption(row: Any, assumptions: Mapping[str, int]) -> str:
    """Return the named assumptions that a row rests on, in words."""
    assumed = getattr(row, "assumed", "")
    named = t(f"returns.assumed_{assumed}", n=assumptions.get(assumed, "")) if assumed else ""
    return "; ".join(filter(None, (named, tolerated(row))))


def _rest(rows: pd.DataFrame) -> dict[str, Any]:
    """Tell the rows that were not drawn as one: how many, and between which bounds."""
    low, high = bounds(rows)
    return {
        "row": t("returns.rest", n=number(len(rows)), models=number(rows["model_id"].nunique())), "low": low / MILLION,
        "high": high / MILLION, "text": interval(_round(low), _round(high), "VND"), "colour": theme.NEUTRAL,
        "series": t("returns.rest_series"), "sources": ", ".join(dict.fromkeys(rows["source_id"])),
    }  # fmt: skip


def bounds(rows: pd.DataFrame) -> tuple[float, float]:
    """Return between which ends all amounts lie for certain: NaN where one of them is open on that side."""
    low = rows["low"].min() if rows["low"].notna().all() else float("nan")
    high = rows["high"].max() if rows["high"].notna().all() else float("nan")
    return low, high


def smallest_and_largest(rows: pd.DataFrame, assumptions: Mapping[str, int] | None = None) -> tuple[str, str]:
    """Say the smallest and the largest amount in the words of their marks (`≤ 50 triệu đồng`, `≈ 3 tỷ đồng`).

    What qualifies one stands in brackets, as in a sentence.
    """
    least, most = (_in_brackets(words(row, assumptions or {})) for row in extremes(rows).itertuples())
    return least, most


def _in_brackets(said: str) -> str:
    amount, _, more = said.partition(" · ")
    return f"{amount} ({more.replace(' · ', ', ')})" if more else amount


def basis_series(row: Any) -> tuple[str, str, str]:
    """Group an amount by what is said of costs."""
    colour, sign = BASIS[row.basis]
    return t(f"returns.{row.basis}_short"), colour, sign


def prices_words(base: int | None) -> str:
    """Return the words for the prices in use: current, or constant ones of the year `base`."""
    words = t("returns.prices_constant", year=base) if base else t("returns.prices_current")
    return words[0].lower() + words[1:]


def priced(rows: pd.DataFrame, base: int | None = None) -> tuple[pd.DataFrame, str]:
    """Return the rows with an amount, and the sentence on those that no price could be found for."""
    known = rows[rows["low"].notna() | rows["high"].notna()]
    missing = int((~rows["priced"]).sum()) if "priced" in rows else 0
    restated = known.assign(restated=True) if base else known
    return restated, t("returns.undated", n=number(missing), last=2024) if missing else ""


def few(table: pd.DataFrame) -> str:
    """List the amounts of few marks, each once."""
    amounts = list(dict.fromkeys(table["text"]))
    return t("returns.each", amount=amounts[0]) if len(amounts) == 1 < len(table) else "; ".join(amounts)


def emphasis(table: pd.DataFrame, rows: pd.DataFrame, evidence: Evidence) -> tuple[str, ...]:
    """Return the rows of the place in focus."""
    if not evidence.focus:
        return ()
    mine = [label(row, evidence) for row in rows[evidence.focus.holds(rows)].itertuples()]
    return tuple(name for name in dict.fromkeys(mine) if name in set(table["row"]))


def wide(table: pd.DataFrame) -> bool:
    """Say whether values are so far apart that only a logarithmic axis shows them all."""
    values = pd.concat([table["low"], table["high"]]).dropna()
    return bool(len(values) and values.min() > 0 and values.max() / values.min() >= WIDE)


def said(*sentences: str) -> tuple[str, ...]:
    """Return the sentences that say something."""
    return tuple(each for each in sentences if each)


def implausible(rows: pd.DataFrame, evidence: Evidence) -> Tail:
    """Return the words for the amounts that imply too much for a household or a person: they are flagged."""
    flagged = set(implied(rows, evidence)["outcome_id"])
    return lambda row: (t("returns.implausible"),) if row.outcome_id in flagged else ()


def implausible_note(rows: pd.DataFrame, evidence: Evidence) -> str:
    """Say what the flag of the amounts that imply too much means; "" where none of them does."""
    return t("returns.implausible_note") if len(implied(rows, evidence)) else ""


def implied(rows: pd.DataFrame, evidence: Evidence) -> pd.DataFrame:
    """Return those of `rows` that imply too much, as from `measures.conflicts.implied`."""
    found = implied_too_much(evidence)
    return found[found["outcome_id"].isin(rows["outcome_id"])]
