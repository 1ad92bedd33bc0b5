"""A chart as the plain values that plotly.js reads: written down directly, plotly's own figure only when asked for.

Plotly checks and copies every value it is given, some twenty milliseconds a chart; a page or a board needs none of it.
"""

import base64
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    import plotly.graph_objects as go

SHORT = {"float64": "f8", "float32": "f4", "uint8": "u1"}
"""Plotly's names for the arrays that it keeps as short text."""
WHOLE = {"xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}
"""Where a shape stands that runs from the foot of a plot to its head."""


class Plot:
    """Traces and a layout, in plotly's own words, nested (`textfont={"color": …}`); None takes a value away."""

    def __init__(self, *traces: dict[str, Any]) -> None:
        self.data = [*traces]
        self.layout: dict[str, Any] = {}

    def add(self, kind: str, **values: Any) -> "Plot":
        """Add a trace of a kind: `bar` or `scatter`."""
        self.data.append(trace(kind, **values))
        return self

    def update_layout(self, **values: Any) -> "Plot":
        """Set parts of the layout, leaving the others as they are."""
        _merge(self.layout, values)
        return self

    def update_xaxes(self, **values: Any) -> "Plot":
        """Set parts of the horizontal axis."""
        return self.update_layout(xaxis=values)

    def update_yaxes(self, **values: Any) -> "Plot":
        """Set parts of the upright axis."""
        return self.update_layout(yaxis=values)

    def update_traces(self, **values: Any) -> "Plot":
        """Set parts of every trace."""
        for each in self.data:
            _merge(each, values)
        return self

    def add_annotation(self, **values: Any) -> "Plot":
        """Add words."""
        self.layout.setdefault("annotations", []).append(_ordered(values))
        return self

    def add_line(self, at: float, line: dict[str, Any], **values: Any) -> "Plot":
        """Add an upright line from the foot to the head of the plot."""
        return self._add_shape(type="line", x0=at, x1=at, line=line, **values)

    def add_band(self, low: float, high: float, **values: Any) -> "Plot":
        """Add an upright band from the foot to the head of the plot."""
        return self._add_shape(type="rect", x0=low, x1=high, **values)

    def _add_shape(self, **values: Any) -> "Plot":
        self.layout.setdefault("shapes", []).append(_ordered({**values, **WHOLE}))
        return self

    def of(self, *path: str, default: Any = None) -> Any:
        """Return a value of the layout by its path; `default` where none is set."""
        found: Any = self.layout
        for name in path:
            found = found.get(name) or {}
        return found or default

    def json(self) -> dict[str, Any]:
        """Return `data` and `layout` as plain JSON values, by name, as plotly itself would write them."""
        return {"data": _plain(self.data), "layout": _plain(_ordered(self.layout))}

    def figure(self) -> "go.Figure":
        """Return plotly's own figure, checked by it."""
        import plotly.graph_objects as go

        return go.Figure(self.data, self.layout)


def trace(kind: str, **values: Any) -> dict[str, Any]:
    """Return a trace as plotly would write it, its kind last."""
    return {**_ordered(values), "type": kind}


def _ordered(values: Any) -> Any:
    """Return nested values by name, as plotly writes what it is given at once."""
    if isinstance(values, dict):
        return {name: _ordered(values[name]) for name in sorted(values) if values[name] is not None}
    return values


def _merge(into: dict[str, Any], more: dict[str, Any]) -> None:
    for name, value in more.items():
        if value is None:
            into.pop(name, None)
        elif isinstance(value, dict):
            _merge(into.setdefault(name, {}), value)
        else:
            into[name] = value


def _plain(value: Any) -> Any:
    if isinstance(value, str | bool | int) or value is None:
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, np.generic):
        return _plain(value.item())
    array = np.ascontiguousarray(value.to_numpy() if isinstance(value, pd.Series) else value)
    kind = SHORT.get(str(array.dtype))
    if kind is None or not array.size:
        return _plain(array.tolist())
    shape = {"shape": str(array.shape)[1:-1]} if array.ndim > 1 else {}
    return {"dtype": kind, "bdata": base64.b64encode(array.data).decode("ascii"), **shape}
