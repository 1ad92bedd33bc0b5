"""What is not understood decides: a figure beside which a digit, number word or sign stays unread is no figure."""

from __future__ import annotations

from danvan_data.quantity.figures.figure import Figure
from danvan_data.quantity.refusing.dates import year_at
from danvan_data.quantity.tokens.lexer import Tokens
from danvan_data.quantity.tokens.lexicon import (
    AND,
    CHUC,
    COMMA,
    DASH,
    DIG,
    DOT,
    FRAC,
    LINH,
    LINK,
    MUOI,
    NUM,
    OR,
    PUNCT,
    QUAL,
    RPAR,
    RUOI,
    SCALE,
    SLASH,
    TEN,
    TIMES,
    TO,
    TRAM,
    UNIT,
    WORD,
    ZERO,
)
from danvan_data.quantity.tokens.units import LAND, SIZES

_PARTS = frozenset((NUM, TEN, MUOI, TRAM, CHUC, RUOI, FRAC, SCALE, ZERO, LINH))
_NEVER_AFTER_UNIT = frozenset((RUOI, FRAC, MUOI, TRAM, SCALE))
_CLOSED = frozenset((UNIT, RPAR, TIMES))
_JOINERS = frozenset((DASH, OR, LINK, SLASH, QUAL, PUNCT, DOT, TO))
_SIGNS = frozenset("~≈±<>≤≥")


def is_broken(tokens: Tokens, figure: Figure, known: bytearray) -> bool:
    """Tell whether what stands right before or after the figure belongs to its number and was not read.

    `known` marks the tokens that were understood as something else: dates, labels with their numbers, codes.
    """
    return figure.sign_lost or _after(tokens, figure.end) or _before(tokens, figure.start, known)


def _after(tokens: Tokens, end: int) -> bool:
    kinds = tokens.kinds
    kind = kinds[end]
    closed = kinds[end - 1] in _CLOSED
    if kind in _PARTS:
        if not closed:
            return kind != LINH or kinds[end + 1] in (NUM, DIG)
        return kind in _NEVER_AFTER_UNIT or (kind == NUM and (_is_loose(tokens, end) or _is_more(tokens, end)))
    if kind in _JOINERS:
        if kind == TO and kinds[end + 1] == DASH and kinds[end + 2] in _PARTS:
            return not closed
        if kinds[end + 1] not in _PARTS and not (kinds[end + 1] == DIG and kinds[end + 2] in (UNIT, SCALE)):
            return kind == QUAL and not closed and tokens.surface(end) in _SIGNS and kinds[end + 1] != kinds[-1]
        return _links(tokens, end, closed)
    if closed:
        return False
    if kind == DIG:
        return kinds[end + 1] in (*_PARTS, UNIT) and tokens.surface(end) != "một"
    if kind == WORD:  # 3,1 N lượt xem
        char = tokens.written(end) if len(tokens.words[end]) == 1 else ""
        return char.isupper() or char.isnumeric()
    return False


def _is_loose(tokens: Tokens, i: int) -> bool:
    """Tell a number without its own unit right after a unit that has smaller ones: "8 giờ 30", "7h30"."""
    if tokens.glued(i):
        return True
    before = tokens.values[i - 1] if tokens.kinds[i - 1] == UNIT else None
    if before is None or before.per not in SIZES or year_at(tokens, i) is not None:
        return False
    return tokens.kinds[i + 1] not in (UNIT, SCALE, TIMES, WORD)


def _is_more(tokens: Tokens, i: int) -> bool:
    """Tell an amount of land that goes on in a measure of no one size: "2 ha 5 sào", "3 công 500 m2"."""
    before = tokens.values[i - 1] if tokens.kinds[i - 1] == UNIT else None
    after = tokens.values[i + 1] if tokens.kinds[i + 1] == UNIT else None
    return before is not None and after is not None and before != after and {before.per, after.per} <= LAND


def _links(tokens: Tokens, j: int, closed: bool) -> bool:
    """Tell whether the sign at `j` ties the numbers on both sides to each other."""
    kind = tokens.kinds[j]
    if kind == LINK:
        return tokens.surface(j) not in ("=", "+" if closed else "=")
    if closed:
        return False
    if kind == QUAL:
        return tokens.surface(j) in _SIGNS
    if kind in (PUNCT, DOT):
        return tokens.glued(j) and tokens.glued(j + 1)
    return True


def _before(tokens: Tokens, start: int, known: bytearray) -> bool:
    kinds = tokens.kinds
    p = start - 1
    if p < 0 or known[p]:
        return False
    kind = kinds[p]
    if kind in _PARTS and kind != LINH:
        return True
    if kind == DIG:
        return kinds[start] != NUM and tokens.initial(p).islower()
    q = p - 1
    if q < 0 or known[q]:
        return False
    if kind == LINH:
        return kinds[q] in _PARTS or kinds[q] == DIG
    if kinds[q] == DIG:
        return kind in (OR, DASH, TO, AND) and (q == 0 or tokens.initial(q).islower())
    if kinds[q] not in _PARTS or kinds[q] == LINH:
        return False
    if kind in _JOINERS:
        return _links(tokens, p, False) or (kind == QUAL and tokens.surface(p) == "trên" and kinds[q] == NUM)
    return kind in (COMMA, AND) and kinds[q] == NUM and year_at(tokens, q) is None
