"""Digits that are a date, a span of years or a name, not a count."""

from __future__ import annotations

from .figure import Figure
from .lexer import Tokens
from .lexicon import COMMA, DASH, END, NUM, PUNCT, RPAR, SCALE, SLASH, TIMES, TO, UNIT, WORD
from .units import OTHER


def _as_year(raw: str) -> int | None:
    return int(raw) if len(raw) == 4 and raw.isdigit() and "1900" <= raw <= "2100" else None


def year_at(tokens: Tokens, i: int) -> int | None:
    """Return the year written at token `i` (1900 to 2100), if one is."""
    return _as_year(tokens.values[i]) if tokens.kinds[i] == NUM else None


def read_years(tokens: Tokens, i: int) -> Figure | None:
    """Read 2018, 2018 – 2020, 6/2018 or 28/7/2022 after a word that says it is a date."""
    kinds = tokens.kinds
    j = i
    while kinds[j] == NUM and year_at(tokens, j) is None and kinds[j + 1] in (SLASH, DASH) and kinds[j + 2] == NUM:
        j += 2
    first = year_at(tokens, j)
    if first is None:
        return None
    end, k = j + 1, j + 2
    last = first
    if kinds[end] in (DASH, TO):
        while kinds[k] == UNIT and tokens.values[k].cls == "time":
            k += 1
        later = read_years(tokens, k) if kinds[k] == NUM else None
        if later is not None and later.high is not None and later.high >= first:
            last, end = int(later.high), later.end
    qualifier = "range" if last != first else "exact"
    return Figure(i, end, float(first), float(last), qualifier, OTHER, rank=2, spans=[(i - 1 if i else i, end)])


def read_dates(tokens: Tokens, i: int) -> Figure | None:
    """Read dates that no word announces: 16/10/2013, 16.10.2013, quý I/2023, (2010-2019), 2015 – 2020."""
    kinds = tokens.kinds
    parts = tokens.values[i].split(".")
    year = _as_year(parts[2]) if len(parts) == 3 and len(parts[1]) < 3 else None
    if year is not None:
        return Figure(i, i + 1, float(year), float(year), "exact", OTHER, rank=2, spans=[(i, i + 1)])
    if i and kinds[i - 1] == SLASH and year_at(tokens, i) is not None and kinds[i + 1] not in (UNIT, SCALE, TIMES):
        return read_years(tokens, i)
    if kinds[i + 1] == kinds[i + 3] == DASH and kinds[i + 2] == NUM and year_at(tokens, i + 4) is not None:
        return read_years(tokens, i)
    if kinds[i + 1] == SLASH and kinds[i + 2] == NUM:
        full = kinds[i + 3] == SLASH and year_at(tokens, i + 4) is not None
        month = year_at(tokens, i + 2) and kinds[i + 3] in (END, RPAR, DASH, TO, PUNCT, COMMA)
        if (full or month) and len(tokens.values[i]) <= 2:
            return read_years(tokens, i)
        return None
    if kinds[i + 1] in (DASH, TO) and year_at(tokens, i) is not None and year_at(tokens, i + 2) is not None:
        years = read_years(tokens, i)
        if years is not None and kinds[years.end] not in (UNIT, SCALE, TIMES):
            return years
    return None


def is_name(tokens: Tokens, i: int) -> bool:
    """Tell digits that name something: 25-NQ/TW, 12/KH-UBND, a telephone number."""
    kinds, spans = tokens.kinds, tokens.spans
    start = i
    while start and kinds[start - 1] == NUM:
        start -= 1
    if tokens.values[start][0] == "0" and len(tokens.values[start]) > 3 and tokens.values[start].isdigit():
        return True
    if kinds[i + 1] not in (DASH, SLASH) or kinds[i + 2] != WORD or spans[i + 1][0] != spans[i][1]:
        return False
    return spans[i + 1][1] == spans[i + 2][0] and tokens.text[slice(*spans[i + 2])].isupper()
