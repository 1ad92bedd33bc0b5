"""A column of phrases as a table of quantities."""

from __future__ import annotations

import pandas as pd

from .model import COLUMNS, Quantity


def to_frame(quantities: list[Quantity], index: pd.Index) -> pd.DataFrame:
    """Lay quantities out as columns; open ends become NaN."""
    data: dict[str, pd.Series] = {}
    for name in COLUMNS:
        values = [getattr(q, name) for q in quantities]
        kind = "float64" if name in ("low", "high") else "str"
        data[name] = pd.Series(values, index=index, dtype=kind)
    return pd.DataFrame(data, index=index)
