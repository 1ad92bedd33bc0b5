"""Figures as Vietnamese sources write them ("hơn 40ha", "300-500tr.đ/năm") as intervals with units."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import isfinite
from numbers import Real

import numpy as np
import pandas as pd

from danvan_data.quantity.frame import to_frame, widen
from danvan_data.quantity.grammar import parse
from danvan_data.quantity.model import COLUMNS, Quantity
from danvan_data.quantity.printing import print_quantity
from danvan_data.text import clean

__all__ = ["COLUMNS", "Quantity", "parse_quantities", "parse_quantity", "print_quantity", "widen"]

_NONE = Quantity(None, None, "", "", "none")


def parse_quantity(text: object) -> Quantity:
    """Read one phrase; what holds no number gives `qualifier="none"` and no ends.

    Money is in đồng, weights in kg or tonne, lengths in m or km. What is not understood decides: where a digit, a
    number word or a sign beside the number stays unread, there is no figure, and `ambiguous` says why. Never raises
    for odd text; None, NaN and other missing values read as no number.

    Example:
        >>> quantity = parse_quantity("hơn hai mốt triệu đồng/năm")
        >>> quantity.low, quantity.high, quantity.unit, quantity.per
        (21000000.0, None, 'VND', 'year')

    """
    if not isinstance(text, str):
        value = _value(text)
        if value is None:
            return _NONE
        text = _digits(value)
    return parse(clean(text))


def _value(cell: object) -> float | None:
    """Return a cell that is a number as one; None for what is none, or not finite."""
    if not isinstance(cell, (Real, Decimal)) or isinstance(cell, bool):
        return None
    try:
        value = float(cell)
    except (OverflowError, ValueError, TypeError):
        return None
    return value if isfinite(value) else None


def _digits(value: float) -> str:
    """Write a cell that is already a number so that it reads back as it is: 2.5 in a workbook is no ambiguous text."""
    whole, part = f"{value:.{4 if abs(value) >= 1 else 12}f}".split(".")
    part = part.rstrip("0")
    if not part:
        return whole
    return f"{whole},{part}0" if len(part) > 2 else f"{whole},{part}"  # three digits could be thousands


def parse_quantities(phrases: Iterable[object], tolerance: float = 0.0) -> pd.DataFrame:
    """Read a column of phrases, each distinct one once; the index of a Series is kept.

    Args:
        phrases: text, numbers or missing values.
        tolerance: widens what is only near the truth ("khoảng 500") by this share, as `widen`; off by default.

    Returns:
        Columns: low, high (float64, NaN where open), unit, per, qualifier, basis, rest, ambiguous (text),
        near (bool), below (float64).

    Example:
        >>> parse_quantities(["hơn 40ha", "300-500tr.đ/năm"])[["low", "high", "unit", "per"]].values.tolist()
        [[40.0, nan, 'ha', ''], [300000000.0, 500000000.0, 'VND', 'year']]

    """
    series = phrases if isinstance(phrases, pd.Series) else pd.Series(list(phrases), dtype=object)
    codes, distinct = _distinct(series)
    table = to_frame([parse_quantity(phrase) for phrase in distinct], codes, series.index)
    return widen(table, tolerance) if tolerance else table


def _distinct(series: pd.Series) -> tuple[np.ndarray, Iterable[object]]:
    """Return the distinct phrases and, for each row, which one it holds; 1, 1.0 and True are not the same cell."""
    if series.dtype == object:
        seen: dict[tuple[type, object], int] = {}
        cells = series.tolist()
        try:
            codes = np.fromiter((seen.setdefault((type(c), c), len(seen)) for c in cells), np.intp, len(cells))
        except TypeError:  # a list or another thing that has no hash
            return np.arange(len(cells)), cells
        return codes, [cell for _, cell in seen]
    codes, distinct = pd.factorize(series, use_na_sentinel=False)
    return codes, distinct.tolist()
