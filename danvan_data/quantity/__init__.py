"""Figures as Vietnamese sources write them ("hơn 40ha", "300-500tr.đ/năm") as intervals with units."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from numbers import Real

import pandas as pd

from ..text import clean
from .frame import to_frame
from .grammar import parse
from .model import COLUMNS, Quantity
from .printing import print_quantity

__all__ = ["COLUMNS", "Quantity", "parse_quantities", "parse_quantity", "print_quantity"]

_NONE = Quantity(None, None, "", "", "none")


def parse_quantity(text: object) -> Quantity:
    """Read one phrase; what holds no number gives `qualifier="none"` and no ends.

    Money is in đồng, weights in kg or tonne, lengths in m or km. Never raises for odd text; None, NaN and
    other missing values read as no number.
    """
    if not isinstance(text, str):
        if not isinstance(text, Real) or isinstance(text, bool) or not isfinite(text):
            return _NONE
        text = _digits(float(text))
    return parse(clean(text))


def _digits(value: float) -> str:
    """Write a cell that is already a number so that it reads back as it is: 2.5 in a workbook is no ambiguous text."""
    return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",") + ("0" if round(value, 2) != value else "")


def parse_quantities(phrases: Iterable[object]) -> pd.DataFrame:
    """Read a column of phrases, each distinct one once; the index of a Series is kept.

    Columns: low, high (float64, NaN where open), unit, per, qualifier, basis, rest, ambiguous (text).
    """
    series = phrases if isinstance(phrases, pd.Series) else pd.Series(list(phrases), dtype=object)
    seen: dict[object, Quantity] = {}
    quantities = []
    for phrase in series.tolist():
        found = seen.get(phrase)
        if found is None:
            found = seen[phrase] = parse_quantity(phrase)
        quantities.append(found)
    return to_frame(quantities, series.index)
