"""Phrases of one shape differ in their plain numbers alone; what the grammar found for the first holds for the others.

A shape is the row of tokens with the numbers left out. It is only taken where the way of reading cannot depend on the
numbers: one in plain digits (no year, no date, no code) or a range of two, no number words, no capitals that could
make a name, one scale word at most, right behind. The first phrase of a shape is read by the grammar; where its ends
are its numbers times a constant, the others follow.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from danvan_data.language import t
from danvan_data.quantity.figures.figure import Figure
from danvan_data.quantity.model import Quantity
from danvan_data.quantity.numbers.digits import read_digits, tidy
from danvan_data.quantity.tokens.lexer import Tokens
from danvan_data.quantity.tokens.lexicon import (
    CHUC,
    COMMA,
    DASH,
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
    TO,
    TRAM,
    UNIT,
    VAGUE,
    ZERO,
)

_SAID = frozenset((CHUC, DIG, FRAC, HALF, HANG, LINH, LINK, MUOI, RUOI, TEN, TRAM, VAGUE, ZERO))
_MAY_TOUCH = frozenset((UNIT, SCALE, SLASH, RPAR, COMMA, PUNCT, END))
_WRITTEN = re.compile(r"(?:(0|[1-9][0-9]{0,2}),[0-9]{1,2}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,3}(?:,[0-9]{1,2})?)")
_JOIN = frozenset((DASH, TO))
_SPACES = frozenset(("", " "))
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
        rest = " … ".join([tokens.between(*run).strip(" ,;.:") for run in self.runs]) if self.runs else ""
        reason = t(f"quantity.{self.note}") if self.note else ""
        return Quantity(low, high, self.unit, self.per, self.qualifier, self.basis, rest, reason, self.near, self.below)


class Shape(NamedTuple):
    """What phrases of one shape share, and the first and the last number of this one."""

    key: Key
    first: float
    last: float


_known: dict[Key, Reading] = {}


def shape(tokens: Tokens) -> Shape | None:
    """Return the shape of a phrase, or None where its reading may depend on the number."""
    kinds, lower = tokens.kinds, tokens.lower
    count = kinds.count(NUM)
    if not 1 <= count <= 2 or tokens.bare or tokens.english or tokens.coded or not _SAID.isdisjoint(kinds):
        return None
    if tokens.text != lower and tokens.text[1:] != lower[1:]:
        return None
    last = kinds.index(NUM)
    raw = tokens.values[last]
    start = lower.index(raw)
    end = start + len(raw)
    written, first = second_written, second = _number(raw)
    between = ""
    if count == 2:
        if kinds[last + 2] != NUM or kinds[last + 1] not in _JOIN:
            return None
        last += 2
        raw = tokens.values[last]
        second_written, second = _number(raw)
        middle = lower.index(raw, end)
        between, end = lower[end:middle], middle + len(raw)
        if first >= second or (written != second_written and 2 in (written, second_written)):
            return None  # 600-700.000
    if not (written and second_written and first):
        return None
    after = kinds[last + 1]
    scales = kinds.count(SCALE)
    if scales and (scales > 1 or after != SCALE):
        return None
    if (start and lower[start - 1] != " ") or (lower[end : end + 1] not in _SPACES and after not in _MAY_TOUCH):
        return None
    return Shape((written, second_written, between, *tokens.marks), first, second)


@lru_cache(maxsize=65536)
def _number(raw: str) -> tuple[int, float]:
    """Return how a number is written, and its value."""
    return _written(raw), read_digits(raw).value


def _written(raw: str) -> int:
    """Return how a number is written: 1 whole, 2 in groups, 3 with decimals; 0 where it may be a year or a name."""
    if raw.isdigit():
        year = len(raw) == 4 and "1900" <= raw <= "2100"
        return 0 if year or len(raw) > 8 or raw[0] == "0" or raw == "1" else 1
    written = _WRITTEN.fullmatch(raw)
    return 0 if written is None else 3 if written[1] else 2


def recall(shape: Shape, tokens: Tokens) -> Quantity | None:
    """Read a phrase of a shape that is known."""
    key, first, last = shape
    plan = _known.get(key)
    if plan is None:
        return None
    low, high = plan.low, plan.high
    return plan.quantity(
        tokens, None if low is None else tidy(first * low), None if high is None else tidy(last * high)
    )


def learn(shape: Shape, tokens: Tokens, figure: Figure, found: Reading) -> None:
    """Keep the shape of a phrase whose ends are its numbers times a constant."""
    n = tokens.kinds.index(NUM)
    is_range = bool(shape.key[2])
    alone = figure.start == n and tokens.kinds[n : figure.end].count(UNIT) <= 1  # no "5 mẫu" beside "3 sào"
    if not alone or figure.end <= (n + 2 if is_range else n) or found.below is not None:
        return
    if found.low is None and found.high is None:
        return
    times: list[float | None] = []
    for end, value in ((found.low, shape.first), (found.high, shape.last)):
        factor = None if end is None else float(f"{end / value:.12g}")
        if factor is not None and (tidy(value * factor) != end or abs(end or 0) > 1e15):
            return
        times.append(factor)
    if not is_range and len({factor for factor in times if factor is not None}) > 1:
        return
    if len(_known) >= _MOST:
        _known.clear()
    _known[shape.key] = found._replace(low=times[0], high=times[1])


def forget() -> None:
    """Drop the shapes and numbers that are known."""
    _known.clear()
    _number.cache_clear()
