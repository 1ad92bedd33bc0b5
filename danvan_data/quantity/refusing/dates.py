"""Digits that are a date or a span of years, not a count."""

from __future__ import annotations

from danvan_data.quantity.figures.figure import Figure
from danvan_data.quantity.tokens.lexer import Tokens
from danvan_data.quantity.tokens.lexicon import COMMA, DASH, END, NUM, PUNCT, RPAR, SCALE, SLASH, TIMES, TO, UNIT
from danvan_data.quantity.tokens.units import OTHER

_SEPARATORS = (SLASH, DASH)


def _as_year(raw: str) -> int | None:
    return int(raw) if len(raw) == 4 and raw.isdigit() and "1900" <= raw <= "2100" else None


def year_at(tokens: Tokens, i: int) -> int | None:
    """Return the year written at token `i` (1900 to 2100), if one is."""
    return _as_year(tokens.values[i]) if tokens.kinds[i] == NUM else None


def is_date_chain(tokens: Tokens, i: int) -> bool:
    """Tell whether days and months lead to a year: 16/10/2013, 25 - 26/12/2023, 18/09 - 19/09/2018, 7-9/2020."""
    kinds, values = tokens.kinds, tokens.values
    j = i
    while kinds[j] == NUM and len(values[j]) <= 2 and kinds[j + 1] in _SEPARATORS and j < i + 10:
        if not values[j].isdigit() or not 1 <= int(values[j]) <= 31:
            return False
        j += 2
    return j >= i + 4 and year_at(tokens, j) is not None and kinds[j - 1] in _SEPARATORS


def _is_iso(tokens: Tokens, i: int) -> bool:
    """Tell 2023-10-16 by its three parts."""
    kinds, values = tokens.kinds, tokens.values
    if year_at(tokens, i) is None or kinds[i + 1] != kinds[i + 3] or kinds[i + 1] not in _SEPARATORS:
        return False
    return all(kinds[j] == NUM and len(values[j]) <= 2 and values[j].isdigit() for j in (i + 2, i + 4))


def read_years(tokens: Tokens, i: int) -> Figure | None:
    """Read 2018, 2018 – 2020, 6/2018 or 28/7/2022 after a word that says it is a date."""
    kinds = tokens.kinds
    if _is_iso(tokens, i):
        return _year(float(tokens.values[i]), i, i + 5)
    j = i
    while kinds[j] == NUM and year_at(tokens, j) is None and kinds[j + 1] in _SEPARATORS and kinds[j + 2] == NUM:
        j += 2
    first = year_at(tokens, j)
    if first is None:
        return None
    end, k = j + 1, j + 2
    last = first
    if kinds[end] in (DASH, TO):
        while kinds[k] == UNIT and tokens.values[k].cls == "time":
            k += 1
        later = _later(tokens, k)
        if later is not None and later[0] >= first:
            last, end = later
    qualifier = "range" if last != first else "exact"
    return Figure(i, end, float(first), float(last), qualifier, OTHER, rank=2, spans=[(i - 1 if i else i, end)])


def read_said(tokens: Tokens, i: int) -> tuple[Figure | None, int]:
    """Read "ngày 3 tháng 2 năm 2025" and "tháng 2 năm 2025": (its year, the token after it); `i` where it is none."""
    j, parts = i, 0
    for per, most in (("day", 31), ("month", 12)):
        if _names(tokens, j, per) and tokens.values[j + 1].isdigit() and 1 <= int(tokens.values[j + 1]) <= most:
            j, parts = j + 2, parts + 1
        elif per == "month":
            return None, i
    if _names(tokens, j, "year") and year_at(tokens, j + 1) is not None:
        return _year(float(tokens.values[j + 1]), i, j + 2), j + 2
    return None, j if parts > 1 else i


def _names(tokens: Tokens, i: int, per: str) -> bool:
    """Tell whether a unit of time stands before its number: "tháng 2", not "2 tháng"."""
    return tokens.kinds[i] == UNIT and tokens.values[i].per == per and tokens.kinds[i + 1] == NUM


def _later(tokens: Tokens, k: int) -> tuple[int, int] | None:
    """Return the second year of a span and the token after it."""
    kinds = tokens.kinds
    while kinds[k] == NUM and year_at(tokens, k) is None and kinds[k + 1] in _SEPARATORS and kinds[k + 2] == NUM:
        k += 2
    year = year_at(tokens, k)
    return None if year is None else (year, k + 1)


def _year(year: float, start: int, end: int) -> Figure:
    return Figure(start, end, year, year, "exact", OTHER, rank=2, spans=[(start, end)])


def read_dates(tokens: Tokens, i: int) -> Figure | None:
    """Read dates that no word announces: 16/10/2013, 16.10.2013, quý I/2023, (2010-2019), 2015 – 2020."""
    kinds, values = tokens.kinds, tokens.values
    after = kinds[i + 1]
    raw = values[i]
    if len(raw) > 7 and raw.count(".") == 2:
        day, month, year = raw.split(".")
        if _as_year(year) is not None and len(day) < 3 and len(month) < 3:
            return _year(float(year), i, i + 1)
    if i and kinds[i - 1] == SLASH and year_at(tokens, i) is not None and after not in (UNIT, SCALE, TIMES):
        return read_years(tokens, i)
    if after not in (DASH, SLASH, TO):
        return None
    if after != TO and (_is_iso(tokens, i) or is_date_chain(tokens, i)):
        dated = read_years(tokens, i)
        return None if dated is None or kinds[dated.end] in (UNIT, SCALE, TIMES) else dated
    if after == SLASH and kinds[i + 2] == NUM:
        month = year_at(tokens, i + 2) and kinds[i + 3] in (END, RPAR, DASH, TO, PUNCT, COMMA)
        return read_years(tokens, i) if month and len(raw) <= 2 else None
    if after != SLASH and year_at(tokens, i) is not None and year_at(tokens, i + 2) is not None:
        years = read_years(tokens, i)
        if years is not None and kinds[years.end] not in (UNIT, SCALE, TIMES):
            return years
    return None
