"""Digit strings by Vietnamese and English custom: 7.412 · 8,5 · 1.250,5 · 1,234,567 · 1'250'000 · 1,5e+09."""

from __future__ import annotations

from functools import lru_cache
from math import nan
from typing import NamedTuple


class Digits(NamedTuple):
    """A digit string read: its value (NaN: no one number), how it was written and what is doubtful about it."""

    value: float
    grouped: bool
    other: float | None  # the second possible reading
    plain: bool  # only digits, so that it may be a year or the tail of "1 tỷ 2"


_NO_NUMBER = Digits(nan, False, None, False)


def tidy(value: float) -> float:
    """Take binary noise off a product: 2,3 × 1.000.000 is 2300000, not 2299999.9999999995."""
    return float(value) if value % 1 == 0 else float(f"{value:.15g}")


@lru_cache(maxsize=65536)
def read_digits(raw: str, english: bool = False) -> Digits:
    """Read a digit string by Vietnamese custom (dots group, a comma divides), or by English custom."""
    point, group = (".", ",") if english else (",", ".")
    if raw.isdigit():
        return Digits(float(raw), False, None, True)
    if "e" in raw:
        return _scientific(raw)
    if "'" in raw:
        return _apostrophes(raw)
    if raw.count(point) > 1 or (point in raw and group in raw and raw.rindex(group) > raw.index(point)):
        point, group = group, point  # 1,234,567 and 1,234.5: the other custom, beyond doubt
    whole, _, fraction = raw.partition(point)
    parts = whole.split(group)
    if all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and (parts[0] != "0" or len(parts) == 1):
        if not fraction or fraction.isdigit():
            value = float(f"{''.join(parts)}.{fraction or 0}")
            return Digits(value, len(parts) > 1, _doubt(parts, fraction), False)
    elif len(parts) == 1 and fraction.isdigit():  # 1250000,5
        return Digits(float(f"{whole}.{fraction}"), False, None, False)
    elif not fraction:
        return _malformed(parts)
    return _NO_NUMBER


def _scientific(raw: str) -> Digits:
    """Read 1,5e+09 as spreadsheets write it; the mantissa has one point, of either custom."""
    mantissa, _, exponent = raw.partition("e")
    mantissa = mantissa.replace(",", ".")
    if mantissa.count(".") > 1 or "'" in mantissa or not -12 <= int(exponent) <= 15:
        return _NO_NUMBER
    return Digits(tidy(float(f"{mantissa}e{exponent}")), False, None, False)


def _apostrophes(raw: str) -> Digits:
    """Read 1'250'000 and 1'250,5."""
    whole, point, fraction = raw.replace(",", ".").partition(".")
    if "'" in fraction or "." in fraction or len(whole.split("'")[0]) > 3:
        return _NO_NUMBER
    return Digits(float(whole.replace("'", "") + point + fraction), True, None, False)


def _malformed(parts: list[str]) -> Digits:
    """Read groups that are not of three digits: 2.5 · 0.125 · 1.250.5 are decimals, 27.500000 lost a dot."""
    joined = float("".join(parts))
    *front, last = parts
    decimal = all(len(part) == 3 for part in front[1:]) and (len(last) < 3 or parts[0] == "0")
    if decimal and (len(parts) == 2 or (len(parts) == 3 and parts[0] != "0")):
        return Digits(float(f"{''.join(front)}.{last}"), len(parts) > 2, joined, False)
    if all(part and len(part) % 3 == 0 for part in parts[1:]) and len(parts[0]) <= 3:
        return Digits(joined, True, float(parts[0]), False)
    return _NO_NUMBER  # 1.2.3


def _doubt(parts: list[str], fraction: str) -> float | None:
    if len(parts) == 1 and len(fraction) == 3 and parts[0] != "0" and len(parts[0]) <= 3:
        return float(parts[0] + fraction)
    return None
