"""Intervals drawn as intervals: a segment between two ends, an arrow where an end is open."""

import textwrap
from collections.abc import Mapping
from math import floor, log10, nan
from typing import NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from danvan_data.exhibits import theme
from danvan_data.language import number

SYMBOLS = {"circle": 0, "square": 1, "diamond": 2}
ARROWS = {"low": 7, "high": 8}
OPEN = 100
"""Plotly's numbers for its symbols; the arrows are triangles to the left and to the right."""

ROW = 33
TALL_ROW = 44
LABEL_WIDTH = 34
LETTER, NARROW = 8.6, 590
"""Pixels of a letter, and of the plot in a notebook beside Lab's file list."""


class Group(NamedTuple):
    """How one group of intervals looks: its words, colour and marker."""

    name: str
    colour: str
    symbol: str


def draw(fig: go.Figure, rows: pd.DataFrame, groups: Mapping[str, Group], log: bool = False) -> None:
    """Draw one horizontal interval a row, the first row at the top.

    `rows` has `low, high` (in the axis's unit, NaN an open end), `label`, `text` (beside the interval), `hover`,
    `group` (a key of `groups`) and `hollow` (bool). A logarithmic axis runs from the data's own magnitude,
    a linear one from zero.
    """
    rows = rows.reset_index(drop=True)
    rows["at"] = range(len(rows) - 1, -1, -1)
    reach = _reach(rows, log)
    for code, group in groups.items():
        mine = rows[rows["group"].eq(code)]
        if len(mine):
            _marks(fig, mine, group, reach)
    fig.update_layout(showlegend=rows["group"].nunique() > 1)
    _texts(fig, rows, reach)
    _axes(fig, rows, reach, log)


def label(name: str, lines: int = 2) -> str:
    """Return a name broken into at most `lines` lines, cut with an ellipsis where it is longer."""
    parts = textwrap.wrap(str(name), LABEL_WIDTH, break_long_words=True) or [""]
    if len(parts) > lines:
        parts = [*parts[: lines - 1], parts[lines - 1][: LABEL_WIDTH - 1].rstrip() + "…"]
    return "<br>".join(theme.plain(part) for part in parts)


def height(rows: pd.DataFrame) -> int:
    """Return the pixels that the rows need: rows are equally high, so the longest label decides."""
    tall = any("<br>" in text for text in rows["label"])
    return len(rows) * (TALL_ROW if tall else ROW) + 20


def _reach(rows: pd.DataFrame, log: bool) -> pd.DataFrame:
    """Return the drawn ends: an open end reaches a little beyond the known one."""
    known = rows[["low", "high"]]
    step = float(known.max().max()) * 0.05 if not log else 0.0
    low = rows["low"].fillna(rows["high"] / 1.6 if log else (rows["high"] - step).clip(lower=0))
    high = rows["high"].fillna(rows["low"] * 1.6 if log else rows["low"] + step)
    return pd.DataFrame({"low": low, "high": high}, index=rows.index)


def _marks(fig: go.Figure, rows: pd.DataFrame, group: Group, reach: pd.DataFrame) -> None:
    """Draw a group's intervals as one trace of numpy arrays, which a stored notebook keeps as short text."""
    x: list[float] = []
    y: list[float] = []
    symbols: list[int] = []
    for row in rows.itertuples():
        own = SYMBOLS[group.symbol] + (OPEN if row.hollow else 0)
        for end in ("low",) if row.low == row.high else ("low", "high"):
            x.append(_short(reach.loc[row.Index, end]))
            y.append(row.at)
            symbols.append(ARROWS[end] if pd.isna(getattr(row, end)) else own)
        x, y, symbols = [*x, nan], [*y, nan], [*symbols, own]
    fig.add_scatter(
        x=np.array(x), y=np.array(y), mode="lines+markers", line={"width": 6, "color": group.colour},
        marker={"size": 13, "symbol": np.array(symbols, dtype="uint8"), "line": {"width": 3, "color": group.colour}},
        hoverinfo="skip", showlegend=False, cliponaxis=False,
    )  # fmt: skip
    # A legend entry of its own: the first point of a group may be an arrow.
    fig.add_scatter(
        x=[None], y=[None], mode="markers", name=group.name,
        marker={"size": 13, "color": group.colour, "symbol": group.symbol},
    )  # fmt: skip


def _texts(fig: go.Figure, rows: pd.DataFrame, reach: pd.DataFrame) -> None:
    fig.add_scatter(
        x=np.array([_short(value) for value in reach["high"]]),
        y=rows["at"].to_numpy(dtype="uint8"),
        mode="text",
        text=["   " + text for text in rows["text"]],
        textposition="middle right",
        hovertext=rows["hover"].tolist(),
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
        cliponaxis=False,
    )


def _axes(fig: go.Figure, rows: pd.DataFrame, reach: pd.DataFrame, log: bool) -> None:
    known = pd.concat([rows["low"], rows["high"]]).dropna()
    low, high = float(known.min()), float(known.max())
    if log:
        start = log10(low / 2)
        ticks = log_ticks(low / 2, high * 2)
        end = _room(rows, reach["high"].map(log10), start)
        fig.update_xaxes(type="log", tickvals=ticks, ticktext=[number(tick) for tick in ticks], range=[start, end])
    else:
        end = _room(rows, reach["high"], 0.0)
        # A little before zero, so that a mark at the left edge does not cover its label.
        fig.update_xaxes(range=[-end / 60, end], tickformat=",.0f" if high > 5 else ",.1~f", nticks=8)
    fig.update_yaxes(
        tickvals=rows["at"].tolist(), ticktext=rows["label"].tolist(), range=[-0.7, len(rows) - 0.3],
        showgrid=False, zeroline=False,
    )  # fmt: skip


def _room(rows: pd.DataFrame, ends: pd.Series, start: float) -> float:
    """Return the axis's end that leaves room for every text beside its interval on a narrow plot."""
    widths = (rows["text"].str.len() + 4) * LETTER / NARROW
    return float((start + (ends - start) / (1 - widths.clip(upper=0.7))).max())


def fit(fig: go.Figure, rows: float) -> go.Figure:
    """Set a finished figure's height so that its plot is `rows` pixels high, whatever its title and notes need."""
    height = round(rows + fig.layout.margin.t + fig.layout.margin.b)
    return fig.update_layout(height=height, title_y=1 - 36 / height)


def log_ticks(low: float, high: float) -> list[float]:
    """Return the powers of ten (and three times them, while few) between two positive numbers."""
    powers = range(floor(log10(low)) - 1, floor(log10(high)) + 2)
    steps = (1, 3) if log10(high / low) < 3 else (1,)
    return [step * 10.0**power for power in powers for step in steps if low <= step * 10.0**power <= high]


def _short(value: float) -> float:
    """Round what is drawn to a thousandth of itself: the hover keeps the figure as it is."""
    return float(f"{value:.4g}")
