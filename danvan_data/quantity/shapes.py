"""Phrases of one shape differ in one plain number alone; what the grammar found for the first holds for the others.

A shape is the row of tokens with the number left out. It is only taken where the way of reading cannot depend on the
number: one number in plain digits (no year, no date, no code), no number words, no capitals that could make a name,
one scale word at most, right behind it. The first phrase of a shape is read by the grammar; where its ends are the
number times a constant, the others follow.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..language import t
from .digits import read_digits, tidy
from .figure import Figure
from .lexer import Tokens
from .lexicon import (
    CHUC,
    COMMA,
    DIG,
    END,
    FRAC,
    HALF,
    HANG,
    LINH,
    LINK,
    MUOI,
    NUM,
    PUNCT,
    RPAR,
    RUOI,
    SCALE,
    SLASH,
    TEN,
    TRAM,
    UNIT,
    VAGUE,
    ZERO,
)
from .model import Quantity

_SAID = frozenset((CHUC, DIG, FRAC, HALF, HANG, LINH, LINK, MUOI, RUOI, TEN, TRAM, VAGUE, ZERO))
_MAY_TOUCH = frozenset((UNIT, SCALE, SLASH, RPAR, COMMA, PUNCT, END))
_WRITTEN = re.compile(r"(?:(0|[1-9][0-9]{0,2}),[0-9]{1,2}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,3}(?:,[0-9]{1,2})?)")
_MOST = 4096  # shapes kept

Key = tuple[object, ...]


class Reading(NamedTuple):
    """What the grammar found; of a shape, `low` and `high` are multiples of its number."""

    low: float | None
    high: float | None
    unit: str
    per: str
    qualifier: str
    basis: str
    note: str
    near: bool
    below: float | None
    runs: list[tuple[int, int]]  # of tokens that were not understood

    def quantity(self, tokens: Tokens, low: float | None, high: float | None) -> Quantity:
        """Put the answer together, with the words that were not understood."""
        rest = ""
        if self.runs:
            parts = [tokens.text[tokens.start(a) : tokens.end(b - 1)].strip(" ,;.:") for a, b in self.runs]
            rest = " … ".join(parts)
        reason = t(f"quantity.{self.note}") if self.note else ""
        return Quantity(low, high, self.unit, self.per, self.qualifier, self.basis, rest, reason, self.near, self.below)


_known: dict[Key, Reading] = {}


def shape(tokens: Tokens) -> Key | None:
    """Return the shape of a phrase, or None where its reading may depend on the number."""
    kinds = tokens.kinds
    if kinds.count(NUM) != 1 or tokens.bare or tokens.english or tokens.coded or not _SAID.isdisjoint(kinds):
        return None
    lower = tokens.lower
    if tokens.text[1:] != lower[1:]:
        return None
    n = kinds.index(NUM)
    scales = kinds.count(SCALE)
    if scales and (scales > 1 or kinds[n + 1] != SCALE):
        return None
    raw = tokens.values[n]
    if raw.isdigit():
        year = len(raw) == 4 and "1900" <= raw <= "2100"
        kind = None if year or len(raw) > 8 or raw[0] == "0" or raw == "1" else 0
    else:
        written = _WRITTEN.fullmatch(raw)
        kind = None if written is None else 1 if written[1] else 2
    start = lower.index(raw)
    after = lower[start + len(raw) : start + len(raw) + 1]
    if (
        kind is None
        or (start and lower[start - 1] != " ")
        or (after not in ("", " ") and kinds[n + 1] not in _MAY_TOUCH)
    ):
        return None
    return (kind, *tokens.marks)


def recall(key: Key, tokens: Tokens) -> Quantity | None:
    """Read a phrase of a shape that is known."""
    plan = _known.get(key)
    if plan is None:
        return None
    value = read_digits(tokens.values[tokens.kinds.index(NUM)]).value
    if not value:
        return None
    low, high = plan.low, plan.high
    return plan.quantity(
        tokens, None if low is None else tidy(value * low), None if high is None else tidy(value * high)
    )


def learn(key: Key, tokens: Tokens, figure: Figure, found: Reading) -> None:
    """Keep the shape of a phrase whose ends are its number times a constant."""
    n = tokens.kinds.index(NUM)
    value = read_digits(tokens.values[n]).value
    ends = {end for end in (found.low, found.high) if end is not None}
    alone = figure.start == n and tokens.kinds[n : figure.end].count(UNIT) <= 1  # no "5 mẫu" beside "3 sào"
    if not alone or not value or len(ends) != 1 or found.below is not None:
        return
    end = ends.pop()
    times = float(f"{end / value:.12g}")
    if tidy(value * times) != end or abs(end) > 1e15:
        return
    if len(_known) >= _MOST:
        _known.clear()
    low, high = (None if end is None else times for end in (found.low, found.high))
    _known[key] = found._replace(low=low, high=high)


def forget() -> None:
    """Drop the shapes that are known."""
    _known.clear()
