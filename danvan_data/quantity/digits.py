"""Digit strings by Vietnamese and English custom: 7.412 · 8,5 · 1.250,5 · 1,234,567."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Digits(NamedTuple):
    """A digit string read: its value, how it was written and what is doubtful about it."""

    value: float
    grouped: bool
    other: float | None  # the second possible reading
    plain: bool  # only digits, so that it may be a year or the tail of "1 tỷ 2"


def tidy(value: float) -> float:
    """Take binary noise off a product: 2,3 × 1.000.000 is 2300000, not 2299999.9999999995."""
    return float(value) if value % 1 == 0 else float(f"{value:.15g}")


@lru_cache(maxsize=65536)
def read_digits(raw: str, english: bool = False) -> Digits:
    """Read a digit string by Vietnamese custom (dots group, a comma divides), or by English custom."""
    point, group = (".", ",") if english else (",", ".")
    if raw.isdigit():
        return Digits(float(raw), False, None, True)
    if raw.count(point) > 1 or (point in raw and group in raw and raw.rindex(group) > raw.index(point)):
        point, group = group, point  # 1,234,567 and 1,234.5: the other custom, beyond doubt
    whole, _, fraction = raw.partition(point)
    parts = whole.split(group)
    if all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and (parts[0] != "0" or len(parts) == 1):
        if not fraction or fraction.isdigit():
            value = float(f"{''.join(parts)}.{fraction or 0}")
            return Digits(value, len(parts) > 1, *_doubt(parts, fraction), False)  # type: ignore[misc]
    elif not fraction:
        return _malformed(parts)
    return Digits(float(parts[0]), True, float(parts[0]), False)


def _malformed(parts: list[str]) -> Digits:
    """Read groups that are not of three digits: 2.5 · 0.125 · 1.250.5 are decimals, 27.500000 lost a dot."""
    joined = float("".join(parts))
    *front, last = parts
    decimal = all(len(part) == 3 for part in front[1:]) and (len(last) < 3 or parts[0] == "0")
    if decimal and (len(parts) == 2 or parts[0] != "0"):
        return Digits(float(f"{''.join(front)}.{last}"), len(parts) > 2, joined, False)
    if all(len(part) % 3 == 0 for part in parts[1:]) and len(parts[0]) <= 3:
        return Digits(joined, True, float(parts[0]), False)
    return Digits(float(parts[0]), True, joined, False)  # 1.2.3: no one number


def _doubt(parts: list[str], fraction: str) -> tuple[float | None]:
    if len(parts) == 1 and len(fraction) == 3 and parts[0] != "0" and len(parts[0]) <= 3:
        return (float(parts[0] + fraction),)
    return (None,)
