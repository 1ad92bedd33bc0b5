"""Numbers in digits and in words: 7.412 · 8,5 · ba mươi lăm · hàng chục nghìn · 19 tỷ 647 triệu."""

from __future__ import annotations

from typing import NamedTuple

from .digits import read_digits, tidy
from .lexer import Tokens
from .lexicon import (
    CHUC,
    COMMA,
    DIG,
    DOT,
    END,
    HALF,
    HANG,
    LINH,
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
    WORD,
)  # fmt: skip
from .units import VND, YEAR

EXACT, LIST, OPEN = "", "list", "open"
_TAIL_ENDS = frozenset((END, SLASH, PUNCT, RPAR, COMMA, DOT))


class Amount(NamedTuple):
    """A number with its scale words; `raw` is the number before the scale."""

    low: float
    high: float | None
    end: int
    raw: float
    scale: float
    grouped: bool
    shape: str
    note: str
    other: float | None


def _is_digit(tokens: Tokens, i: int) -> bool:
    """A digit in words; "năm" counts only where it cannot be "year"."""
    kind = tokens.kinds[i]
    if kind == DIG:
        return True
    if kind != UNIT or tokens.values[i] is not YEAR:
        return False
    after = tokens.kinds[i + 1]
    if after in (MUOI, TRAM, CHUC, SCALE):
        return True
    second = i + 2 if after == COMMA else i + 1
    if tokens.kinds[second] == DIG and tokens.values[second] in (6, 7):  # "năm, sáu hộ", "năm bảy hộ"
        return True
    return after == UNIT and tokens.values[i + 1].cls != "money"


def _digit(tokens: Tokens, i: int) -> int:
    value = tokens.values[i]
    return 5 if value is YEAR else value


def _words(tokens: Tokens, i: int) -> tuple[float, float, int]:
    """Read number words below a thousand; returns (low, high, end)."""
    kinds = tokens.kinds
    kind = kinds[i]
    if kind == TEN:
        return _tens(tokens, 10, i + 1)
    if kind in (MUOI, CHUC):
        fifteen = kind == MUOI and kinds[i + 1] == DIG and tokens.values[i + 1] == 5  # "mươi lăm hộ": 10 to 15
        return 10, 15 if fifteen else 10, i + 1 + fifteen
    if kind == TRAM:
        return _hundreds(tokens, 100, i + 1)
    low = high = _digit(tokens, i)
    i += 1
    second = i + 1 if kinds[i] == COMMA else i
    if kinds[second] == DIG and low < tokens.values[second] <= low + 2:  # "hai, ba", "năm bảy"
        high = tokens.values[second]
        i = second + 1
    after = kinds[i]
    if after == TRAM and low == high:
        return _hundreds(tokens, low * 100, i + 1)
    if after in (MUOI, CHUC, TRAM):
        step = tokens.values[i]
        return _tens(tokens, low * 10, i + 1) if low == high else (low * step, high * step, i + 1)
    return low, high, i


def _tens(tokens: Tokens, base: float, i: int) -> tuple[float, float, int]:
    if tokens.kinds[i] == DIG:
        value = base + tokens.values[i]
        return value, value, i + 1
    return base, base, i


def _hundreds(tokens: Tokens, base: float, i: int) -> tuple[float, float, int]:
    kinds = tokens.kinds
    if kinds[i] == LINH and (kinds[i + 1] == DIG or tokens.values[i + 1] is YEAR):
        value = base + _digit(tokens, i + 1)
        return value, value, i + 2
    if kinds[i] == TEN:
        return _tens(tokens, base + 10, i + 1)
    if _is_digit(tokens, i) and kinds[i + 1] == MUOI:
        return _tens(tokens, base + 10 * _digit(tokens, i), i + 2)
    if kinds[i] == RUOI:
        return base * 1.5, base * 1.5, i + 1
    if (kinds[i] == DIG and kinds[i + 1] != UNIT) or (kinds[i] == DIG and base == 100):  # "trăm hai" is 120
        value = base + 10 * tokens.values[i]
        return value, value, i + 1
    return base, base, i


def _joined(tokens: Tokens, i: int) -> tuple[str, int]:
    """Mend a number broken by spaces: 1. 500 · 10 000; returns (digit string, end)."""
    kinds, values = tokens.kinds, tokens.values
    raw, j = values[i], i + 1
    while True:
        if kinds[j] == DOT and kinds[j + 1] == NUM and _three(values[j + 1]):
            raw, j = f"{raw}.{values[j + 1]}", j + 2
        elif _continues(tokens, raw, j):
            raw, j = f"{raw}.{values[j]}", j + 1
        else:
            return raw, j


def _continues(tokens: Tokens, raw: str, j: int) -> bool:
    """Tell whether the digits at `j` are the next group of three of a number written with spaces."""
    kinds, values, spans = tokens.kinds, tokens.values, tokens.spans
    if kinds[j] != NUM or not _three(values[j]) or "," in raw or len(raw.split(".")[0]) > 3:
        return False
    return spans[j][0] - spans[j - 1][1] == 1 and (values[j][:3] == "000" or kinds[j + 1] in (NUM, UNIT))


def _three(raw: str) -> bool:
    return len(raw.split(",")[0].split(".")[0]) == 3


def _spaced_comma(tokens: Tokens, i: int, raw: str, j: int, firm: bool) -> tuple[float, float, int, str] | None:
    """Read "4, 6 tỷ" (a decimal) and "2, 3 năm" (two or three): (low, high, end, note) or None."""
    kinds, values = tokens.kinds, tokens.values
    if kinds[j] != COMMA or kinds[j + 1] != NUM or not raw.isdigit() or len(raw) > 6 or not values[j + 1].isdigit():
        return None
    first, second, after = int(raw), int(values[j + 1]), kinds[j + 2]
    if len(values[j + 1]) > 2 or after not in (SCALE, UNIT):
        return None
    if second == first + 1 and first < 10 and not firm:
        return first, second, j + 2, "list"
    if after == SCALE or values[j + 2].cls in ("measure", "percent"):
        value = float(f"{first}.{values[j + 1]}")
        return value, value, j + 2, "spaced_decimal"
    return None


class _Number(NamedTuple):
    """A number before its scale words."""

    low: float
    high: float | None
    end: int
    shape: str = EXACT
    note: str = ""
    grouped: bool = False
    other: float | None = None


def _digits(tokens: Tokens, i: int, firm: bool) -> _Number:
    """Read digits, mending numbers broken by spaces."""
    raw, j = tokens.values[i], i + 1
    if tokens.kinds[j] in (NUM, DOT):
        raw, j = _joined(tokens, i)
    elif tokens.kinds[j] == COMMA:
        spaced = _spaced_comma(tokens, i, raw, j, firm)
        if spaced is not None:
            low, high, j, note = spaced
            return _Number(low, high, j, LIST) if note == "list" else _Number(low, high, j, EXACT, note)
    value, grouped, other, _ = read_digits(raw, tokens.english)
    return _Number(value, value, j, EXACT, "", grouped, other)


def _number(tokens: Tokens, i: int, firm: bool) -> _Number | None:
    """Read a number in digits or words, or the bare scale word of "hơn triệu đồng"."""
    kinds, values = tokens.kinds, tokens.values
    kind = kinds[i]
    if kind == NUM:
        return _digits(tokens, i, firm)
    if kind in (DIG, TEN, MUOI, CHUC, TRAM) or (kind == UNIT and _is_digit(tokens, i)):
        low, high, j = _words(tokens, i)
        return _Number(low, high, j, LIST if low != high else EXACT)
    if kind == VAGUE:
        low, high = values[i]
        return _Number(low, high, i + 1, OPEN)
    if kind == HALF:
        return _Number(values[i], values[i], i + 1)
    if kind == HANG and kinds[i + 1] in (CHUC, TRAM, SCALE):
        return _Number(1, None, i + 1, OPEN)
    return _Number(1, 1, i) if kind == SCALE else None


def amount(tokens: Tokens, i: int, firm: bool = False) -> Amount | None:
    """Read a number with its scale words at token `i`; `firm` when a directional qualifier precedes it."""
    number = _number(tokens, i, firm)
    if number is None:
        return None
    low, high, j, shape, note, grouped, other = number
    kinds = tokens.kinds
    scale = 1.0
    while kinds[j] in (SCALE, TRAM, CHUC):
        scale *= tokens.values[j]
        j += 1
    if scale > 1e15 or low > 1e18:  # a code or a barcode, not a number that anyone reports
        return None
    if scale == 1:
        return Amount(low, high, j, low, 1.0, grouped, shape, note, other)
    extra = 0.0
    if shape == EXACT:
        extra, j, tail_note = _tail(tokens, j, scale)
        note = note or tail_note
    total = tidy(low * scale + extra)
    raw = total / scale if extra else low
    return Amount(
        total, None if high is None else tidy(high * scale + extra), j, raw, scale, grouped, shape, note, other
    )


def _tail(tokens: Tokens, j: int, scale: float) -> tuple[float, int, str]:
    """Read what follows a scale word: "rưỡi", "647 triệu", "2" in "1 tỷ 2"; (addition, end, note)."""
    kinds, values = tokens.kinds, tokens.values
    if kinds[j] == RUOI:
        return scale / 2, j + 1, ""
    if scale < 1000:
        return 0.0, j, ""
    k = j + 1 if kinds[j] == COMMA else j
    if kinds[k] != NUM and not (kinds[k] in (DIG, TEN, TRAM) or _is_digit(tokens, k)):
        return 0.0, j, ""
    if kinds[k] == NUM:
        number, after = read_digits(values[k], tokens.english), k + 1
        value, plain, raw = number.value, number.plain, values[k]
    else:
        value, _, after = _words(tokens, k)
        plain, raw = True, str(int(value))
    smaller = 1.0
    while kinds[after] == SCALE:
        smaller *= values[after]
        after += 1
    if 1 < smaller < scale and value * smaller < scale:
        rest, end, note = _tail(tokens, after, smaller)
        return value * smaller + rest, end, note
    if k != j or smaller != 1 or not plain:
        whole = kinds[after] == UNIT and values[after] is VND and value < scale
        return (value, after, "") if whole and k == j and smaller == 1 else (0.0, j, "")
    return _bare_tail(tokens, j, after, raw, scale)


def _bare_tail(tokens: Tokens, j: int, after: int, raw: str, scale: float) -> tuple[float, int, str]:
    kind, value = tokens.kinds[after], tokens.values[after]
    money = kind == UNIT and value is VND
    if len(raw) > 3 or not (money or kind in _TAIL_ENDS or (len(raw) == 3 and scale == 1000 and kind in (UNIT, WORD))):
        return 0.0, j, ""
    addition = int(raw) * scale / 10 ** len(raw)
    return addition, after, "" if scale == 1000 else "short_tail"
