"""Intervals drawn as intervals: a segment between two ends, an arrow where an end is open; and pairs of marks."""

from math import floor, log10, nan
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from danvan_data.exhibits import theme
from danvan_data.exhibits.drawing.bars import TEMPLATE
from danvan_data.exhibits.drawing.framing import LETTER, NARROW, key, labels, rows_height
from danvan_data.exhibits.drawing.plot import Plot
from danvan_data.language import number

if TYPE_CHECKING:
    from danvan_data.exhibits.exhibit import Exhibit

SYMBOLS = {"": 0, "square": 1, "diamond": 2}
ARROWS = {"low": 7, "high": 8}
OPEN = 100
"""Plotly's numbers for its symbols; the arrows are triangles to the left and to the right."""


def intervals(exhibit: "Exhibit") -> Plot:
    """Draw one horizontal interval a row, the first row at the top, coloured by series.

    A logarithmic axis runs from the data's own magnitude, a linear one from zero. A mark whose look has `hollow` in it
    has an open sign, one with `hatched` rests on an assumption and is dotted.
    """
    rows = exhibit.table.assign(hover=exhibit.hovers).reset_index(drop=True)
    reach = _reach(rows, exhibit.axis.log)
    fig = Plot()
    for _, mine in rows.groupby(["series", "colour"], sort=False):
        _marks(fig, mine, reach)
    _texts(fig, rows, reach)
    _axis(fig, exhibit, rows, reach)
    ticks = labels(rows["row"].tolist(), exhibit.emphasis)
    floor_at = _bands(fig, exhibit, len(rows))
    fig.update_yaxes(tickvals=list(range(len(rows))), ticktext=ticks, range=[len(rows) - 0.3, floor_at], showgrid=False,
                     zeroline=False)  # fmt: skip
    fig.update_layout(height=rows_height(ticks, 33) + (33 * round(-floor_at - 0.7)))
    series = dict(zip(rows["series"], rows["colour"], strict=True))
    return key(fig, series) if len([name for name in series if name]) > 1 else fig


def _reach(rows: pd.DataFrame, log: bool) -> pd.DataFrame:
    """Return the drawn ends: an open end reaches a little beyond the known one."""
    step = float(rows[["low", "high"]].max().max()) * 0.05 if not log else 0.0
    low = rows["low"].fillna(rows["high"] / 1.6 if log else (rows["high"] - step).clip(lower=0))
    high = rows["high"].fillna(rows["low"] * 1.6 if log else rows["low"] + step)
    return pd.DataFrame({"low": low, "high": high}, index=rows.index)


def _marks(fig: Plot, rows: pd.DataFrame, reach: pd.DataFrame) -> None:
    """Draw a group's intervals as one trace of numpy arrays, which a stored notebook keeps as short text."""
    colour = rows["colour"].iloc[0]
    for hatched, part in rows.groupby(rows["look"].str.contains("hatched")):
        x: list[float] = []
        y: list[float] = []
        symbols: list[int] = []
        for row in part.itertuples():
            sign = next((code for name, code in SYMBOLS.items() if name and name in row.look), 0)
            own = sign + (OPEN if "hollow" in row.look or hatched else 0)
            for end in ("low",) if row.low == row.high else ("low", "high"):
                x.append(_short(reach.loc[row.Index, end]))
                y.append(row.Index)
                symbols.append(ARROWS[end] if pd.isna(getattr(row, end)) else own)
            x, y, symbols = [*x, nan], [*y, nan], [*symbols, own]
        fig.add(
            "scatter", x=np.array(x), y=np.array(y), mode="lines+markers",
            line={"width": 6, "color": colour, "dash": "dot" if hatched else "solid"},
            marker={"size": 13, "symbol": np.array(symbols, dtype="uint8"), "color": colour,
                    "line": {"width": 3, "color": colour}},
            hoverinfo="skip", showlegend=False, cliponaxis=False, name=rows["series"].iloc[0],
        )  # fmt: skip


def _texts(fig: Plot, rows: pd.DataFrame, reach: pd.DataFrame) -> None:
    fig.add(
        "scatter", x=np.array([_short(value) for value in reach["high"]]), y=np.array(rows.index, dtype="uint8"),
        mode="text", text=["   " + theme.plain(text) for text in rows["text"]], textposition="middle right",
        hovertext=rows["hover"].tolist(), hovertemplate=TEMPLATE, showlegend=False, cliponaxis=False,
    )  # fmt: skip


def _axis(fig: Plot, exhibit: "Exhibit", rows: pd.DataFrame, reach: pd.DataFrame) -> None:
    bands = [end for band in exhibit.bands for end in (band.low, band.high)]
    known = [*pd.concat([rows["low"], rows["high"]]).dropna(), *bands]
    low, high = min(known), max(known)
    if exhibit.axis.log:
        start = log10(low / 2)
        ticks = log_ticks(low / 2, high * 2)
        end = max(_room(rows, reach["high"].map(log10), start), log10(high))
        fig.update_xaxes(type="log", tickvals=ticks, ticktext=[number(tick) for tick in ticks], range=[start, end])
    else:
        end = max(_room(rows, reach["high"], 0.0), high * 1.04)
        # A little before zero, so that a mark at the left edge does not cover its label.
        fig.update_xaxes(range=[-end / 60, end], tickformat=",.0f" if high > 5 else ",.1~f", nticks=8)
    fig.update_xaxes(title={"text": exhibit.axis.title})


def _bands(fig: Plot, exhibit: "Exhibit", n: int) -> float:
    """Draw the yardsticks behind the marks, each named above them; returns where the rows begin."""
    at = -0.7
    for band in exhibit.bands:
        at -= 0.85
        if band.low == band.high:
            fig.add_line(band.low, line={"width": 2, "dash": "dot", "color": theme.MUTED}, layer="below")
        else:
            fig.add_band(band.low, band.high, fillcolor=theme.NEUTRAL, opacity=0.3, line={"width": 0}, layer="below")
        fig.add_annotation(
            x=log10(band.low) if exhibit.axis.log else band.low, y=at + 0.35, text=theme.plain(band.words),
            xanchor="left", xshift=6, bgcolor=theme.PAPER, font={"color": theme.MUTED},
        )  # fmt: skip
    return at


def _room(rows: pd.DataFrame, ends: pd.Series, start: float) -> float:
    """Return the axis's end that leaves room for every text beside its interval on a narrow plot."""
    widths = (rows["text"].str.len() + 4) * LETTER / NARROW
    return float((start + (ends - start) / (1 - widths.clip(upper=0.7))).max())


def log_ticks(low: float, high: float) -> list[float]:
    """Return the powers of ten (and three times them, while few) between two positive numbers."""
    powers = range(floor(log10(low)) - 1, floor(log10(high)) + 2)
    steps = (1, 3) if log10(high / low) < 3 else (1,)
    return [step * 10.0**power for power in powers for step in steps if low <= step * 10.0**power <= high]


def _short(value: float) -> float:
    """Round what is drawn to a thousandth of itself: words and table keep the figure as it is."""
    return float(f"{value:.4g}")


def pairs(exhibit: "Exhibit") -> Plot:
    """Draw two marks a row joined by a line, the first series open; the row's words (of the second) at the right."""
    table = exhibit.table.assign(hover=exhibit.hovers)
    first, second = dict.fromkeys(table["series"])
    rows = list(dict.fromkeys(table["row"]))
    wide = {name: table[table["series"].eq(name)].set_index("row").loc[rows] for name in (first, second)}
    fig = Plot()
    for at, row in enumerate(rows):
        ends = [_middle(wide[name].loc[row]) for name in (first, second)]
        fig.add("scatter", x=ends, y=[at, at], mode="lines", hoverinfo="skip", line={"width": 4, "color": theme.GRID},
                        showlegend=False)  # fmt: skip
    right = [max(_middle(wide[name].loc[row]) for name in (first, second)) for row in rows]
    for name, symbol in ((first, "circle-open"), (second, "circle")):
        part = wide[name]
        fig.add(
            "scatter", x=[_middle(mark) for _, mark in part.iterrows()], y=list(range(len(rows))), mode="markers",
            name=name, marker={"size": 16, "symbol": symbol, "color": part["colour"].iloc[0],
                    "line": {"width": 3, "color": part["colour"].iloc[0]}},
            hovertext=part["hover"].tolist(), hovertemplate=TEMPLATE, cliponaxis=False, showlegend=False,
        )  # fmt: skip
    fig.add(
        "scatter", x=right, y=list(range(len(rows))), mode="text", textposition="middle right",
        text=[f"   {theme.plain(text)}" for text in wide[second]["detail"]], hoverinfo="skip", showlegend=False,
        cliponaxis=False,
    )  # fmt: skip
    everything = [value for name in (first, second) for value in map(_middle, wide[name].to_dict("records"))]
    low, high = max(0.5, min(everything)), max(everything)
    longest = int(wide[second]["detail"].str.len().max() or 0) * LETTER / NARROW
    if exhibit.axis.log:
        ticks = log_ticks(low / 1.6, high * 2)
        end = log10(low / 1.6) + (log10(high) - log10(low / 1.6)) / (1 - min(longest + 0.05, 0.7))
        words = [number(tick) for tick in ticks]
        fig.update_xaxes(type="log", tickvals=ticks, ticktext=words, range=[log10(low / 1.6), end])
    else:
        fig.update_xaxes(range=[0, high / (1 - min(longest + 0.05, 0.7))], tickformat=",d")
    fig.update_xaxes(title={"text": exhibit.axis.title})
    names = labels(rows, exhibit.emphasis)
    fig.update_yaxes(tickvals=list(range(len(rows))), ticktext=names, range=[len(rows) - 0.4, -0.6], showgrid=False,
                     zeroline=False)  # fmt: skip
    fig.update_layout(height=rows_height(names, 44))
    return key(fig, dict(zip(table["series"], table["colour"], strict=True)))


def _middle(mark: "pd.Series | dict[str, float]") -> float:
    """Return where a mark is drawn: at its known end."""
    return float(mark["low"] if mark["low"] == mark["low"] else mark["high"])
