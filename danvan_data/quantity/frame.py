"""A column of phrases as a table of quantities, and its ends as wide as the words make them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from danvan_data.quantity.model import COLUMNS, Quantity

_KINDS = {"low": "float64", "high": "float64", "below": "float64", "near": "bool"}


def to_frame(quantities: list[Quantity], codes: np.ndarray, index: pd.Index) -> pd.DataFrame:
    """Lay the quantities `codes` point to out as columns; open ends become NaN."""
    data: dict[str, pd.Series] = {}
    columns = zip(*quantities, strict=True) if quantities else [()] * len(COLUMNS)
    for name, cells in zip(COLUMNS, columns, strict=True):
        values = pd.array(list(cells), dtype=_KINDS.get(name, "str"))
        data[name] = pd.Series(values.take(codes), index=index, copy=False)
    return pd.DataFrame(data, index=index, copy=False)


def widen(table: pd.DataFrame, tolerance: float = 0.0) -> pd.DataFrame:
    """Return the table with `low, high` as wide as the words make them; nothing else is changed.

    An open end closes where its words end (`below`: "hàng trăm triệu" is under 1 tỷ). With a `tolerance` (0.1: a
    tenth) ends that are only near the truth move apart by it, and "gần 1 tỷ" gets a lower end.

    Args:
        table: columns `low, high, near, below`, as from `parse_quantities`.
        tolerance: a share of the stated value; 0 leaves stated ends as they are.

    Example:
        >>> from danvan_data.quantity import parse_quantities
        >>> widen(parse_quantities(["khoảng 500 hộ"]), 0.1)[["low", "high"]].iloc[0].tolist()
        [450.0, 550.0]

    Raises:
        ValueError: for a tolerance below 0 or from 1 on.

    """
    if not 0 <= tolerance < 1:
        raise ValueError(f"tolerance is {tolerance}; expected a share from 0 to below 1, such as 0.1")
    low, high, near = table["low"], table["high"], table["near"].astype(bool)
    if tolerance:
        moved_low = low.fillna(high) * (1 - tolerance)
        low, high = low.mask(near, moved_low), high.mask(near & table["low"].notna(), high * (1 + tolerance))
    return table.assign(low=low, high=high.fillna(table["below"]))
