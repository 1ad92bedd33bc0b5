"""Numbers in digits and in words: 7.412 · 8,5 · ba mươi lăm · hàng chục nghìn · 19 tỷ 647 triệu · 1,5E+09."""

from __future__ import annotations

from typing import NamedTuple

from danvan_data.quantity.numbers import spoken
from danvan_data.quantity.numbers.digits import read_digits, tidy
from danvan_data.quantity.tokens.lexer import Tokens
from danvan_data.quantity.tokens.lexicon import (
    CHUC,
    COMMA,
    DIG,
    DOT,
    EACH,
    END,
    FRAC,
    HALF,
    HANG,
    LINH,
    LINK,
    NUM,
    PERW,
    PUNCT,
    RPAR,
    RUOI,
    SCALE,
    SLASH,
    TRAM,
    UNIT,
    VAGUE,
    WORD,
)  # fmt: skip
from danvan_data.quantity.tokens.spelling import SUPERSCRIPTS
from danvan_data.quantity.tokens.units import VND

EXACT, LIST, OPEN = "", "list", "open"
TAIL_ENDS = frozenset((END, SLASH, PUNCT, RPAR, COMMA, DOT, EACH, PERW))
_SCALES = frozenset((SCALE, TRAM, CHUC))
_LARGEST_SCALE, _LARGEST = 1e15, 1e18  # beyond stands a code or a barcode, not a number that anyone reports
_PART_WORDS = frozenset(("phẩy", "phay", "phần", "phan"))
_READ_ON = _PART_WORDS | set(SUPERSCRIPTS)  # 10⁶
_PLAIN_ENDS = frozenset((UNIT, END, WORD))


class Amount(NamedTuple):
    """A number with its scale words; `raw` is the number before the scale; `below`: what vague words stay under."""

    low: float
    high: float | None
    end: int
    raw: float
    scale: float
    grouped: bool
    shape: str
    note: str
    other: float | None
    below: float | None = None


class _Number(NamedTuple):
    """A number before its scale words."""

    low: float
    high: float | None
    end: int
    shape: str = EXACT
    note: str = ""
    grouped: bool = False
    other: float | None = None
    step: float = 1.0  # of vague words: the power of ten that they count in


def amount(tokens: Tokens, i: int, firm: bool = False, english: bool = False) -> Amount | None:
    """Read a number with its scale words at token `i`; `firm` when a directional qualifier precedes it."""
    kinds = tokens.kinds
    if kinds[i] == NUM and kinds[i + 1] in _PLAIN_ENDS and tokens.words[i + 1] not in _READ_ON:
        low, grouped, other, _ = read_digits(tokens.values[i], english or tokens.english)
        return Amount(low, low, i + 1, low, 1.0, grouped, EXACT, "", other) if low <= _LARGEST else None
    number = _number(tokens, i, firm, english or tokens.english)
    if number is None:
        return None
    low, high, j, shape, note, grouped, other, step = number
    if kinds[j] not in _SCALES:
        below = 10 * step if shape == OPEN and high is None else None
        return Amount(low, high, j, low, 1.0, grouped, shape, note, other, below)
    scale, j = _scale(tokens, j)
    if scale > _LARGEST_SCALE or low > _LARGEST:
        return None
    if shape != EXACT:
        below = 10 * step * scale if high is None else None
        high = None if high is None else tidy(high * scale)
        return Amount(tidy(low * scale), high, j, low, scale, grouped, shape, note, other, below)
    total, top, j, more = _groups(tokens, tidy(low * scale), scale, j)
    raw = low if total == tidy(low * scale) else total / top
    return Amount(total, total, j, raw, top, grouped, shape, note or more, other)


def _scale(tokens: Tokens, j: int) -> tuple[float, int]:
    """Multiply the scale words from token `j` on: chục nghìn, trăm triệu, nghìn tỷ."""
    scale = 1.0
    while tokens.kinds[j] in _SCALES:
        scale *= tokens.values[j]
        j += 1
    return scale, j


def _number(tokens: Tokens, i: int, firm: bool, english: bool) -> _Number | None:
    """Read a number in digits or words, or the bare scale word of "hơn triệu đồng"."""
    kinds, values = tokens.kinds, tokens.values
    kind = kinds[i]
    if kind == NUM:
        read = _digits(tokens, i, firm, english)
    elif kind in spoken.STARTS or (kind == UNIT and spoken.is_digit(tokens, i)):
        low, high, j, note = spoken.below_thousand(tokens, i)
        read = _Number(low, high, j, LIST if low != high else EXACT, note)
    elif kind == VAGUE:
        low, high = values[i]
        return _Number(low, high, i + 1, OPEN, step=10.0 ** (len(str(int(low))) - 1))
    elif kind in (HALF, FRAC):
        return _Number(values[i], values[i], i + 1)
    elif kind == HANG and kinds[i + 1] in _SCALES:
        return _Number(1, None, i + 1, OPEN)
    else:
        return _Number(1, 1, i) if kind == SCALE else None
    if read is not None and tokens.words[read.end] in _PART_WORDS:
        return _parts(tokens, read)
    return read


def _parts(tokens: Tokens, read: _Number) -> _Number:
    """Read "ba phẩy năm" as a decimal, "hai phần ba" as a fraction."""
    word, after = tokens.surface(read.end), read.end + 1
    if read.shape != EXACT:
        return read
    second = _number(tokens, after, False, False) if tokens.kinds[after] in (NUM, DIG, *spoken.STARTS, UNIT) else None
    if second is None or second.shape != EXACT or second.low < 1 or second.low % 1:
        return read
    if word in ("phẩy", "phay"):
        value = float(f"{int(read.low)}.{int(second.low)}")
        return read._replace(low=value, high=value, end=second.end)
    return read._replace(low=read.low / second.low, high=read.low / second.low, end=second.end, note="share")


def _digits(tokens: Tokens, i: int, firm: bool, english: bool) -> _Number | None:
    """Read digits, mending numbers broken by spaces; 1½ · 1 1/2 · 1,5 x 10^9."""
    kinds, values = tokens.kinds, tokens.values
    raw, j = values[i], i + 1
    after = kinds[j]
    if after in (NUM, DOT):
        raw, j = _joined(tokens, i)
    elif after == COMMA:
        spaced = _spaced_comma(tokens, i, raw, j, firm)
        if spaced is not None:
            low, high, j, note = spaced
            return _Number(low, high, j, LIST) if note == "list" else _Number(low, high, j, EXACT, note)
    value, grouped, other, plain = read_digits(raw, english)
    if value != value:
        return None
    if after in (LINK, WORD):
        value, j = _power(tokens, value, j)
    elif plain and value < 1000:
        value, j = _mixed(tokens, value, j)
    return _Number(value, value, j, EXACT, "", grouped, other)


def _mixed(tokens: Tokens, value: float, j: int) -> tuple[float, int]:
    """Read the fraction of 1½ and 1 1/2, and the half of "2 rưỡi"."""
    kinds, values = tokens.kinds, tokens.values
    if kinds[j] == FRAC:
        return value + values[j], j + 1
    if kinds[j] == RUOI and kinds[j + 1] not in _SCALES:
        return value + 0.5, j + 1
    if kinds[j] == NUM and kinds[j + 1] == SLASH and kinds[j + 2] == NUM and len(values[j] + values[j + 2]) <= 3:
        part, whole = read_digits(values[j]).value, read_digits(values[j + 2]).value
        if part < whole <= 16 and value >= 1:
            return value + part / whole, j + 3
    return value, j


def _power(tokens: Tokens, value: float, j: int) -> tuple[float, int]:
    """Read "x 10^9", "×10⁹" after a number, and "^6" or "⁶" after a ten."""
    kinds, values = tokens.kinds, tokens.values
    base = j
    if kinds[j] == LINK and kinds[j + 1] == NUM and values[j + 1] == "10" and tokens.surface(j) in ("x", "×", "*"):
        base = j + 2
    elif value != 10:
        return value, j
    power, end = "", base
    if kinds[base] == LINK and tokens.surface(base) == "^" and kinds[base + 1] == NUM:
        power, end = values[base + 1], base + 2
    elif kinds[base] == WORD and tokens.glued(base):
        power, end = "".join(SUPERSCRIPTS.get(char, " ") for char in tokens.surface(base)), base + 1
    if not (power.isascii() and power.isdigit() and len(power) <= 2 and int(power) <= 15):
        return value, j
    return tidy((1.0 if base == j else value) * 10 ** int(power)), end


def _joined(tokens: Tokens, i: int) -> tuple[str, int]:
    """Mend a number broken by spaces: 1. 500 · 10 000; returns (digit string, end)."""
    kinds, values = tokens.kinds, tokens.values
    raw, j = values[i], i + 1
    while len(raw) < 20:
        if kinds[j] == DOT and kinds[j + 1] == NUM and _three(values[j + 1]) and tokens.glued(j):
            raw, j = f"{raw}.{values[j + 1]}", j + 2
        elif _continues(tokens, raw, j):
            raw, j = f"{raw}.{values[j]}", j + 1
        else:
            break
    return raw, j


def _continues(tokens: Tokens, raw: str, j: int) -> bool:
    """Tell whether the digits at `j` are the next group of three of a number written with spaces."""
    kinds, values = tokens.kinds, tokens.values
    if kinds[j] != NUM or not _three(values[j]) or "," in raw or len(raw.split(".")[0]) > 3 or raw[0] == "0":
        return False
    return tokens.start(j) - tokens.end(j - 1) == 1 and (values[j][:3] == "000" or kinds[j + 1] in (NUM, UNIT))


def _three(raw: str) -> bool:
    return len(raw.split(",")[0].split(".")[0]) == 3


def _spaced_comma(tokens: Tokens, i: int, raw: str, j: int, firm: bool) -> tuple[float, float, int, str] | None:
    """Read "4, 6 tỷ" (a decimal) and "2, 3 năm" (two or three): (low, high, end, note) or None."""
    kinds, values = tokens.kinds, tokens.values
    if kinds[j + 1] != NUM or len(raw) > 6 or len(values[j + 1]) > 2:
        return None
    after = kinds[j + 2]
    if not raw.isdigit() or not values[j + 1].isdigit() or after not in (SCALE, UNIT):
        return None
    first, second = int(raw), int(values[j + 1])
    if second == first + 1 and first < 10 and not firm:
        return first, second, j + 2, "list"
    if after == SCALE or values[j + 2].cls in ("measure", "percent"):
        value = float(f"{first}.{values[j + 1]}")
        return value, value, j + 2, "spaced_decimal"
    return None


def _groups(tokens: Tokens, total: float, scale: float, j: int) -> tuple[float, float, int, str]:
    """Add what follows a scale word: rưỡi · 647 triệu · 2 (in "1 tỷ 2"); (total, largest scale, end, note)."""
    settled, top, noted = 0.0, scale, ""
    while True:
        if tokens.kinds[j] == RUOI:
            return tidy(settled + total + scale / 2), top, j + 1, noted
        if scale < 1000:
            break
        value, smaller, end, note = _group(tokens, j, scale)
        noted = noted or note
        if end == j:
            break
        if smaller > scale:  # một nghìn hai trăm ba mươi *tỷ*
            total, scale, top = (total + value) * smaller, smaller, max(top, smaller)
        else:
            settled, total, scale = settled + total, value * smaller, smaller
        j = end
    return tidy(settled + total), top, j, noted


def _group(tokens: Tokens, j: int, scale: float) -> tuple[float, float, int, str]:
    """Read one further group after a scale word: (value, its scale, end, note); `end` is `j` where there is none."""
    kinds, values = tokens.kinds, tokens.values
    k = j + 1 if kinds[j] == COMMA else j
    kind = kinds[k]
    nothing = (0.0, 1.0, j, "")
    said = ""
    if kind == NUM:
        number, after = read_digits(values[k], tokens.english), k + 1
        value, plain, raw = number.value, number.plain, values[k]
        if value != value:
            return nothing
    elif kind == LINH and k == j:
        if not spoken.is_digit(tokens, k + 1):
            return nothing
        value, after = float(spoken.digit(tokens, k + 1)), k + 2
        if kinds[after] not in _SCALES:
            return value, 1.0, after, ""
        plain, raw = True, str(int(value))
    elif kind in spoken.STARTS or spoken.is_digit(tokens, k):
        value, high, after, said = spoken.below_thousand(tokens, k)
        if value != high or value % 1:
            return nothing
        plain, raw = True, str(int(value))
    else:
        return nothing
    smaller, end = _scale(tokens, after)
    if end > after:
        fits = smaller < scale and value * smaller < scale
        absorbs = scale == 1000 and smaller > 1000 and value < 1000
        return (value, smaller, end, said) if fits or absorbs else nothing
    if k != j:
        return nothing
    return _last(tokens, j, after, value, raw if plain else "", scale)


def _last(tokens: Tokens, j: int, after: int, value: float, raw: str, scale: float) -> tuple[float, float, int, str]:
    """Read a last group that has no scale word of its own."""
    kinds = tokens.kinds
    kind = kinds[after]
    money = kind == UNIT and tokens.values[after] is VND
    if not raw:  # 1 triệu 200.000 đồng
        return (value, 1.0, after, "") if money and value < scale else (0.0, 1.0, j, "")
    in_words = kinds[j] != NUM
    if in_words and tokens.surface(j).startswith("kh"):  # không trăm lẻ một
        return value, 1.0, after, ""
    counted = kind in (UNIT, WORD) and (len(raw) == 3 or in_words) and scale == 1000
    if len(raw) > 3 or not (money or kind in TAIL_ENDS or counted):
        return 0.0, 1.0, j, ""
    if in_words and len(raw) == 2:  # hai nghìn năm mươi
        return (value, 1.0, after, "spoken") if scale == 1000 else (value, scale / 1000, after, "short_tail")
    note = "" if scale == 1000 and (not in_words or len(raw) == 3) else "short_tail"
    return int(raw) * scale / 10 ** len(raw), 1.0, after, note
