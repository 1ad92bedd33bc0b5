"""Numbers, amounts, intervals, dates and periods, written by the custom of the language in use."""

from datetime import date
from functools import lru_cache
from math import isinf

from babel import Locale
from babel.numbers import format_decimal

from danvan_data.language.tongues import TONGUES
from danvan_data.language.voice import catalogue, get_language, t


def separators() -> str:
    """Return plotly's decimal and thousands separators for the current language."""
    symbols = Locale(get_language()).number_symbols["latn"]
    return f"{symbols['decimal']}{symbols['group']}"


def _nan(value: object) -> bool:
    try:
        return bool(value != value)
    except TypeError:  # pandas' NA is neither equal nor unequal to itself
        return True


def number(value: float | int | None, digits: int = 2) -> str:
    """Write a number by locale with at most `digits` decimals (`1.234,5`); a missing one as “–”."""
    if value is None or _nan(value):
        return "–"
    return _written(value, digits, get_language())


@lru_cache(maxsize=20_000)
def _written(value: float, digits: int, language: str) -> str:
    return format_decimal(value, format="#,##0." + "#" * digits, locale=language)


def percent(share: float | None, digits: int = 0) -> str:
    """Write a share between 0 and 1 as a percentage (`53%`; `3,25%` with two digits)."""
    return "–" if share is None or _nan(share) else f"{number(100 * share, digits)}%"


_MONEY = ((1e12, "money.trillion"), (1e9, "money.billion"), (1e6, "money.million"), (1e3, "money.thousand"))


_MILLION = 1e6


def money(value: float | None, digits: int = 2) -> str:
    """Write an amount of đồng as people say it: `1,5 tỷ đồng`, `300 triệu đồng`."""
    if value is None or _nan(value):
        return "–"
    for scale, key in _MONEY:
        if abs(value) >= scale:
            return t(key, amount=number(value / scale, digits))
    return t("money.dong", amount=number(value, 0))


def interval(low: float | None, high: float | None, unit: str = "") -> str:
    """Write an interval with its unit: `≥ 40 ha`, `300–500 triệu đồng`, `33 hộ`; unknown as “–”.

    `unit` is a unit code of the vocabulary; an end that is None or NaN (or infinite) is open.
    """
    has_low, has_high = _known(low), _known(high)
    if not has_low and not has_high:
        return "–"
    if has_low and has_high and low != high:
        return _range(float(low), float(high), unit)  # type: ignore[arg-type]
    sign = "" if has_low and has_high else "≥ " if has_low else "≤ "
    return sign + quantity(float(low if has_low else high), unit)  # type: ignore[arg-type]


def _known(end: float | None) -> bool:
    return end is not None and not _nan(end) and not isinf(end)


def quantity(value: float, unit: str = "") -> str:
    """Write one figure with its unit in words: money as money, everything else by the unit's noun."""
    if unit == "VND":
        return money(value)
    noun = unit_name(unit)
    return f"{number(value)} {noun}".strip()


def unit_name(unit: str) -> str:
    """Return the unit's noun in the current language; a code the catalogue does not know stays as it is."""
    return t(f"unit.{unit}") if f"unit.{unit}" in catalogue() else ("" if unit in ("", "other") else unit)


def _range(low: float, high: float, unit: str) -> str:
    if unit != "VND":
        return f"{number(low)}–{number(high)} {unit_name(unit)}".strip()
    if high >= _MILLION and (high + 1) % _MILLION == 0:  # "hàng trăm triệu" ends one đồng before 1 tỷ
        return t("money.under", low=money(low), high=money(high + 1))
    low_words, high_words = money(low), money(high)
    low_scale, high_scale = low_words.partition(" ")[2], high_words.partition(" ")[2]
    return f"{low_words.partition(' ')[0] if low_scale == high_scale else low_words}–{high_words}"


def day(value: date) -> str:
    """Write a date by the language's custom: `16/10/2013` or `16 October 2013`."""
    from babel.dates import format_date  # late: the calendars of all languages are read with it

    return format_date(value, format=TONGUES[get_language()].day, locale=get_language())


def month(value: date) -> str:
    """Write the month of a date by the language's custom: `10/2013` or `October 2013`."""
    from babel.dates import format_date  # as above

    return format_date(value, format=TONGUES[get_language()].month, locale=get_language())


def period(start: float | int | None, end: float | int | None) -> str:
    """Write a period of years: `2021–2023`, `2022`, `…–2023` for an unknown start."""
    first = "" if start is None or _nan(start) else f"{start:.0f}"
    last = "" if end is None or _nan(end) else f"{end:.0f}"
    if not first and not last:
        return t("period.unknown")
    return first if first == last else f"{first or '…'}–{last or '…'}"
