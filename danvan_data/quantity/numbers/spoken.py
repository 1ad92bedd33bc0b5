"""Number words below a thousand, as they are written and as they are said: ba mươi lăm · hai mốt · trăm rưỡi."""

from __future__ import annotations

from typing import NamedTuple

from danvan_data.quantity.tokens.lexer import Tokens
from danvan_data.quantity.tokens.lexicon import (
    CHUC,
    COMMA,
    DASH,
    DIG,
    FROM,
    LINH,
    LPAR,
    MUOI,
    NUM,
    OR,
    RPAR,
    RUOI,
    SCALE,
    TEN,
    TIMES,
    TO,
    TRAM,
    UNIT,
    VAGUE,
    WORD,
    ZERO,
)
from danvan_data.quantity.tokens.units import YEAR

_UNITS_ONLY = frozenset(("mốt", "tư", "lăm", "nhăm", "mot", "tu", "lam", "nham"))
"""Digits that are only said after tens: "hai mốt" is 21, "bốn lăm" 45."""
_BARE_DIGITS = {"mot": 1, "tu": 4, "lam": 5, "nham": 5, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "bon": 4}
_PAIRS = frozenset(((3, 5), (5, 7)))
STARTS = frozenset((DIG, TEN, MUOI, TRAM, CHUC, ZERO))
_NUMBER_WORDS = frozenset((DIG, TEN, TRAM, CHUC))
_JOINERS = frozenset((OR, TO, DASH))


class Spoken(NamedTuple):
    """A number in words: its ends, the token after it, why it is doubtful ("" when not), whether it is below ten."""

    low: float
    high: float
    end: int
    note: str = ""


def is_digit(tokens: Tokens, i: int) -> bool:
    """A digit in words; "năm" counts only where it cannot be "year"."""
    kind = tokens.kinds[i]
    if kind == DIG:
        return True
    if kind != UNIT or tokens.values[i] is not YEAR:
        return False
    after = tokens.kinds[i + 1]
    if after in (MUOI, TRAM, CHUC, SCALE) or tokens.surface(i + 1) in _UNITS_ONLY:
        return True
    if told_again(tokens, i + 1, 5):
        return True
    if after in _JOINERS:  # từ năm đến bảy triệu
        return tokens.kinds[i + 2] in _NUMBER_WORDS
    second = i + 2 if after == COMMA else i + 1
    if tokens.kinds[second] == DIG and tokens.values[second] in (6, 7):  # "năm, sáu hộ", "năm bảy hộ"
        return True
    return after == UNIT and tokens.values[i + 1].cls != "money"


def told_again(tokens: Tokens, i: int, value: float) -> bool:
    """Tell whether a bracket at token `i` says a number in words once more in digits: năm (05) hộ."""
    if tokens.kinds[i] != LPAR or tokens.kinds[i + 1] != NUM or tokens.kinds[i + 2] != RPAR:
        return False
    raw = tokens.values[i + 1]
    return bool(raw.isdigit() and int(raw) == value)


def digit(tokens: Tokens, i: int) -> int:
    """Return the value of a digit in words at token `i`."""
    value = tokens.values[i]
    return 5 if value is YEAR else value


def _unit_digit(tokens: Tokens, i: int) -> int:
    """Return the digit that follows tens ("hai mươi *lăm*"), 0 where there is none."""
    kind = tokens.kinds[i]
    if tokens.bare and (kind in (WORD, FROM) or tokens.values[i] is YEAR or kind not in (DIG, UNIT)):
        found = _BARE_DIGITS.get(tokens.surface(i), 0)
        return found if found and tokens.kinds[i + 1] not in (MUOI, CHUC) else 0
    if kind == DIG or (kind == UNIT and tokens.values[i] is YEAR and tokens.kinds[i + 1] == SCALE):
        return digit(tokens, i) if tokens.kinds[i + 1] not in (MUOI, CHUC, TRAM) else 0
    return 0


def below_thousand(tokens: Tokens, i: int) -> Spoken:
    """Read number words from token `i`, where one of them stands."""
    kind = tokens.kinds[i]
    if kind == TEN:
        return _next_tens(tokens, _tens(tokens, tokens.values[i], i + 1))
    if kind == MUOI and tokens.bare:
        return _next_tens(tokens, _tens(tokens, 10, i + 1))
    if kind in (MUOI, CHUC):
        if kind == CHUC and tokens.kinds[i + 1] == RUOI:
            return Spoken(15, 15, i + 2)
        fifteen = kind == MUOI and tokens.kinds[i + 1] == DIG and tokens.values[i + 1] == 5  # "mươi lăm hộ": 10 to 15
        return Spoken(10, 15 if fifteen else 10, i + 1 + fifteen)
    if kind in (TRAM, ZERO):
        return _hundreds(tokens, 100 if kind == TRAM else 0, i + 1)
    return _from_digit(tokens, i)


def _from_digit(tokens: Tokens, i: int) -> Spoken:
    """Read on from a digit: hai mươi · hai trăm · hai chục · hai ba (chục) · hai mốt · hai rưỡi."""
    kinds = tokens.kinds
    low = digit(tokens, i)
    after = kinds[i + 1]
    if after == MUOI:
        return _next_tens(tokens, _tens(tokens, low * 10, i + 2))
    if after == TRAM:
        return _next_hundreds(tokens, _hundreds(tokens, low * 100, i + 2))
    if after == CHUC:
        half = kinds[i + 2] == RUOI
        return Spoken(low * 10 + 5 * half, low * 10 + 5 * half, i + 2 + half)
    if after == RUOI:
        return Spoken(low + 0.5, low + 0.5, i + 2)
    second = i + 2 if after == COMMA else i + 1
    if not (kinds[second] == DIG or (kinds[second] == UNIT and is_digit(tokens, second))):
        return Spoken(low, low, i + 1)
    high, end = digit(tokens, second), second + 1
    said = tokens.surface(second) in _UNITS_ONLY
    timed = tokens.values[second] is YEAR and tokens.kinds[end] == UNIT and tokens.values[end].cls == "time"
    if timed and (high != low + 1 or tokens.kinds[end + 1] == UNIT):  # ba năm năm tháng
        return Spoken(low, low, i + 1)
    near = high == low + 1 or (low, high) in _PAIRS
    if (near and not said) or (after == COMMA and low < high <= low + 2):
        if kinds[end] in (MUOI, CHUC, TRAM):  # "hai, ba mươi", "năm bảy trăm"
            step = tokens.values[end]
            return Spoken(low * step, high * step, end + 1)
        return Spoken(low, high, end)
    if after != COMMA and low > 1 and (said or kinds[end] in (SCALE, UNIT, TIMES)):
        return Spoken(low * 10 + high, low * 10 + high, end, "" if said else "spoken")
    return Spoken(low, low, i + 1)


def _tens(tokens: Tokens, base: float, i: int) -> Spoken:
    if tokens.kinds[i] == RUOI:
        return Spoken(base + 0.5, base + 0.5, i + 1)
    if tokens.kinds[i] == VAGUE and tokens.surface(i) in ("mấy", "may"):
        return Spoken(base + 1, base + 9, i + 1)
    found = _unit_digit(tokens, i)
    return Spoken(base + found, base + found, i + bool(found))


def _next_tens(tokens: Tokens, first: Spoken) -> Spoken:
    """Read "mười lăm hai mươi hộ" as 15 to 20: two numbers side by side."""
    i = first.end
    if tokens.kinds[i] == TEN:
        second = _tens(tokens, tokens.values[i], i + 1)
    elif tokens.kinds[i] == DIG and tokens.kinds[i + 1] == MUOI:
        second = _tens(tokens, digit(tokens, i) * 10, i + 2)
    else:
        return first
    ordered = first.low == first.high < second.low == second.high
    return Spoken(first.low, second.high, second.end) if ordered else first


def _next_hundreds(tokens: Tokens, first: Spoken) -> Spoken:
    """Read "hai trăm ba trăm triệu" as 200 to 300."""
    i = first.end
    if first.low % 100 or tokens.kinds[i] != DIG or tokens.kinds[i + 1] != TRAM or digit(tokens, i) * 100 <= first.low:
        return first
    high = digit(tokens, i) * 100
    return Spoken(first.low, high, i + 2)


def _hundreds(tokens: Tokens, base: float, i: int) -> Spoken:
    """Read what follows hundreds: linh năm · mười hai · ba mươi · rưỡi · bốn lăm · hai (in "trăm hai")."""
    kinds = tokens.kinds
    kind = kinds[i]
    if kind == LINH:
        if kinds[i + 1] == DIG or tokens.values[i + 1] is YEAR:
            value = base + digit(tokens, i + 1)
            return Spoken(value, value, i + 2)
        if tokens.bare and (found := _BARE_DIGITS.get(tokens.surface(i + 1), 0)):
            return Spoken(base + found, base + found, i + 2)
        return Spoken(base, base, i)
    if kind == TEN or (kind == MUOI and tokens.bare):
        return _tens(tokens, base + (tokens.values[i] if kind == TEN else 10), i + 1)
    if kind == RUOI:
        return Spoken(base + 50, base + 50, i + 1)
    if is_digit(tokens, i):
        ones = digit(tokens, i)
        after = kinds[i + 1]
        if after == MUOI:
            return _tens(tokens, base + 10 * ones, i + 2)
        if after == TRAM:
            return Spoken(base, base, i)
        if (after == DIG or tokens.surface(i + 1) in _UNITS_ONLY) and (found := _unit_digit(tokens, i + 1)):
            said = tokens.surface(i + 1) in _UNITS_ONLY
            return Spoken(base + 10 * ones + found, base + 10 * ones + found, i + 2, "" if said else "spoken")
        if base and (kind == DIG or after == SCALE):
            return Spoken(base + 10 * ones, base + 10 * ones, i + 1, "spoken")
    return Spoken(base, base, i)
