"""Digits that name something and count nothing: telephone and document numbers, versions, ratios, times of day."""

from __future__ import annotations

from danvan_data.quantity.refusing.dates import is_date_chain, year_at
from danvan_data.quantity.tokens.lexer import Tokens
from danvan_data.quantity.tokens.lexicon import (
    AND,
    COMMA,
    DASH,
    DOT,
    END,
    FILL,
    LABEL,
    LPAR,
    NUM,
    PLACE,
    PUNCT,
    RPAR,
    SCALE,
    SLASH,
    TIMES,
    TO,
    UNIT,
    WORD,
)
from danvan_data.quantity.tokens.spelling import SUPERSCRIPTS
from danvan_data.quantity.tokens.units import LAND, PERCENT, Unit
from danvan_data.text.syllables import is_syllable

_LAST_LATIN = "\u1eff"
_BETWEEN = frozenset((DASH, SLASH, DOT, PUNCT))
_BREAKS = frozenset((*_BETWEEN, NUM, WORD, LABEL))
_LISTS = frozenset((COMMA, DASH, TO, AND))
_COUNTED = frozenset((UNIT, SCALE, TIMES, WORD, PLACE, SLASH))
_SUFFIXES = frozenset((WORD, LABEL))
_AREA = "dt"
"""The area in short, which is also a telephone (đt) or a road (ĐT) written without marks."""


def chain_end(tokens: Tokens, i: int) -> int:
    """Return the token after a number and all that hangs on it by a glued sign: 12/05/2024, 0912.345.678, 4-5."""
    j = i + 1
    while _ties(tokens, j):
        j += 2
    return j


def _ties(tokens: Tokens, j: int) -> bool:
    """Tell whether the sign at `j` hangs on the number before it and the one after it."""
    kinds = tokens.kinds
    return kinds[j] in _BETWEEN and tokens.glued(j) and kinds[j + 1] == NUM and tokens.glued(j + 1)


def listed_end(tokens: Tokens, end: int) -> int:
    """Return the token after further numbers of the same label: khối 7, 8, 9 · tháng 01 – 12."""
    kinds = tokens.kinds
    while kinds[end] in _LISTS and kinds[end + 1] == NUM and kinds[end + 2] not in _COUNTED:
        end += 2
    return end


def skip(tokens: Tokens, i: int) -> int:
    """Return the token after the code that starts with the number at `i`; `i` where it is no code."""
    kinds, values = tokens.kinds, tokens.values
    raw = values[i]
    area_code = len(raw) == 3 and kinds[i + 1] == RPAR  # (024) 3825 1234
    if raw[0] == "0" and raw[1:2].isdigit() and (len(raw) > 3 or area_code):
        return _spaced_end(tokens, i)
    after = kinds[i + 1]
    if after not in _BREAKS:
        return i + 3 if after == UNIT and kinds[i + 2] == NUM and _is_clock(tokens, i) else i
    if after == WORD:
        return _glued_letters(tokens, i)
    if after == NUM or not tokens.glued(i + 1):
        return i
    end = chain_end(tokens, i)
    if _has_suffix(tokens, end) and tokens.glued(end) and tokens.written(end + 1).isupper():
        return _document_end(tokens, end)
    if end == i + 1:
        return i
    return end if _is_code(tokens, i, end) else i


def _is_clock(tokens: Tokens, i: int) -> bool:
    """Tell 7h30 and "8 giờ 15", which are times of day, from 2 giờ 15 phút."""
    minutes, after = tokens.values[i + 2], tokens.values[i + 3]
    if tokens.values[i + 1].per != "hour" or not (minutes.isdigit() and len(minutes) <= 2):
        return False
    return tokens.kinds[i + 3] != UNIT or after.per != "minute"


def _has_suffix(tokens: Tokens, j: int) -> bool:
    """Tell whether letters hang on the number before token `j`: /NĐ-CP, -NQ/TW."""
    if tokens.kinds[j] not in (SLASH, DASH) or tokens.kinds[j + 1] not in _SUFFIXES:
        return False
    return len(tokens.words[j + 1]) > 1 and tokens.glued(j + 1)


def _is_code(tokens: Tokens, i: int, end: int) -> bool:
    """Judge a chain of numbers with glued signs between: a date with its year and a range are no codes."""
    kinds, values = tokens.kinds, tokens.values
    signs, parts = kinds[i + 1 : end : 2], values[i:end:2]
    if PUNCT in signs:
        return True  # 8:30, 1:3
    if len(parts) > 2:
        same = len({tokens.surface(j) for j in range(i + 1, end, 2)}) == 1
        return same and not is_date_chain(tokens, i) and year_at(tokens, i) is None
    if signs[0] not in (SLASH, DASH) or not all(part.isdigit() and len(part) <= 2 for part in parts):
        return False
    if kinds[end] in (UNIT, TIMES, PLACE):
        return False
    first, second = int(parts[0]), int(parts[1])
    zero = "0" in (parts[0][0], parts[1][0]) and first <= 31 and second <= 12
    before = kinds[i - 1] if i else END
    if zero and ((before == LPAR and kinds[end] == RPAR) or before in (DASH, TO) or kinds[end] == DASH):
        return True  # (02/12), 30/4 - 01/5
    return second < first <= 31 and 1 <= second <= 12  # 18/9: a day


def _document_end(tokens: Tokens, j: int) -> int:
    """Return the token after "/NĐ-CP" or "-NQ/TW"."""
    kinds = tokens.kinds
    while kinds[j] != END and tokens.glued(j) and kinds[j] not in (COMMA, PUNCT):
        j += 1
    return j


def _spaced_end(tokens: Tokens, i: int) -> int:
    """Return the token after a telephone or identity number, which may be written in groups."""
    j = i + 1
    while tokens.kinds[j] == NUM or _ties(tokens, j):
        j += 1
    return j


def _glued_letters(tokens: Tokens, i: int) -> int:
    """Return the token after 5B, 3D, 7h30, 12a: letters that are no word stand right against the digits."""
    if not tokens.glued(i + 1):
        return i
    letters = tokens.words[i + 1]
    if tokens.values[i] == "10" and letters[0] in SUPERSCRIPTS:
        return i
    if not letters.isalnum():
        return i
    if len(letters) > 1 and (is_syllable(letters) or letters[0] > _LAST_LATIN):
        return i
    j = i + 2
    while tokens.kinds[j] in (WORD, NUM) and tokens.glued(j):
        j += 1
    return j


def is_small(raw: str, most: int) -> bool:
    """Tell whether digits can be a rank's: one to `most`, without a zero before them."""
    return raw.isdigit() and raw[0] != "0" and int(raw) <= most


def _measures(tokens: Tokens, i: int, j: int) -> bool:
    """Tell whether the number at `j`, of the label at `i`, has a unit and so is no code: “DT: 3,4 ha”, “TL: 95%”.

    Without a colon the number must have decimals, or the label be none when written in full: “DT 3 ha” (đt: telephone).
    """
    unit = tokens.values[j + 1]
    if tokens.kinds[j + 1] not in (UNIT, SCALE) or (tokens.values[j][0] == "0" and tokens.values[j].isdigit()):
        return False
    colon = any(tokens.surface(at) == ":" for at in range(i + 1, j))
    land = isinstance(unit, Unit) and unit.per in LAND and tokens.surface(i) == _AREA
    return colon or "," in tokens.values[j] or land or unit is PERCENT


def label_end(tokens: Tokens, i: int) -> int:
    """Return the token after the number that a label names ("Nghị quyết số 25", "ĐT: 0912 345 678"); else `i`."""
    kinds = tokens.kinds
    j = i + 1
    while kinds[j] in (PUNCT, FILL, PLACE, DOT) and j < i + 4 and tokens.surface(j) in ("số", "so", ":", "là", "."):
        j += 1
    if kinds[j] != NUM or _measures(tokens, i, j):
        return i
    end = max(chain_end(tokens, j), skip(tokens, j))
    if _has_suffix(tokens, end):
        return _document_end(tokens, end)
    return _spaced_end(tokens, j) if tokens.values[j][0] == "0" and len(tokens.values[j]) > 2 else end
