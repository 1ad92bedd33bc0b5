"""The series of rows of marks on a value axis: segments, pairs, a lane of dots, yardsticks, and how each is drawn."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from math import log10
from typing import Any

import pandas as pd
from lxml import etree
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.publish.office.charts.chart_sheet import Sheet
from danvan_data.publish.office.charts.scatter_sheet import ARROW, GROUP, HIGH, LOW, NAME, UP, UP_AGAIN, Frame
from danvan_data.publish.office.drawing import fill, muted, rgb, spoken_of

HEAD = -1
"""In place of a row: the head of a series' column names it."""
SYMBOLS = {"square": XL_MARKER_STYLE.SQUARE, "diamond": XL_MARKER_STYLE.DIAMOND}


@dataclass(frozen=True)
class Trace:
    """A series: its points are the cells of some `rows` of the sheet and of its columns `across` and `up`.

    `title` is the cell (row, column) that names it, and `listed` says whether the legend does.
    """

    title: tuple[int, int]
    rows: tuple[int, ...]
    across: tuple[int, ...]
    up: tuple[int, ...]
    paint: Callable[[Any], None]
    listed: bool = False


def marks_of(exhibit: Exhibit, table: pd.DataFrame, frame: Frame) -> list[Trace]:
    """Return the series of an exhibit's marks, in the order in which they are drawn."""
    if exhibit.form == "lane":
        return _lane(exhibit, table)
    if exhibit.form == "pairs":
        return _pairs(exhibit, table)
    spoken = spoken_of(exhibit)
    return [_interval(mark, frame, mark.row in spoken) for mark in table.itertuples()]


def _interval(mark: Any, frame: Frame, spoken: bool) -> Trace:
    columns = [at for at, end in ((LOW, mark.low), (HIGH, mark.high)) if end == end]
    columns = columns[:1] if mark.low == mark.high else columns

    def paint(series: Any) -> None:
        colour = mark.colour or theme.NEUTRAL
        colour = colour if spoken else muted(colour)
        series.format.line.width, series.format.line.color.rgb = Pt(5), rgb(colour)
        _marker(series, colour, mark.look)
        if "hatched" in mark.look:
            series.format.line.dash_style = MSO_LINE.ROUND_DOT
        if pd.isna(mark.low) or pd.isna(mark.high):
            _arrow(series, up=pd.isna(mark.high), frame=frame)

    return Trace((mark.Index, GROUP), (mark.Index,), tuple(columns), (UP, UP_AGAIN)[: len(columns)], paint, True)


def _marker(series: Any, colour: str, look: str, size: int = 11) -> None:
    """Draw a mark: its sign by its look, an open one where it is hollow or assumed."""
    series.marker.style = next((sign for name, sign in SYMBOLS.items() if name in look), XL_MARKER_STYLE.CIRCLE)
    series.marker.size = size
    open_sign = "hollow" in look or "hatched" in look
    fill(series.marker.format, _tint(colour) if open_sign else colour)
    series.marker.format.line.color.rgb, series.marker.format.line.width = rgb(colour), Pt(2.25)


def _tint(colour: str) -> str:
    """Return a colour mixed with two parts of white: where a sign's rim is not drawn, it is seen all the same."""
    return "#" + "".join(f"{(int(colour[at : at + 2], 16) + 2 * 255) // 3:02X}" for at in (1, 3, 5))


def _pairs(exhibit: Exhibit, table: pd.DataFrame) -> list[Trace]:
    """Draw the two marks of a row joined, the first an open sign; the heads of the columns name them."""

    def line(series: Any) -> None:
        series.format.line.width, series.format.line.color.rgb = Pt(3), rgb(theme.GRID)
        series.marker.style = XL_MARKER_STYLE.NONE

    both = table[table[["low", "high"]].notna().all(axis=1)]
    traces = [Trace((at, NAME), (at,), (LOW, HIGH), (UP, UP_AGAIN), line) for at in both.index]
    colours = dict(zip(exhibit.table["series"], exhibit.table["colour"], strict=True))
    for colour, column, end in zip(list(colours.values())[:2], (LOW, HIGH), ("low", "high"), strict=True):

        def paint(series: Any, colour: str = colour, look: str = "hollow" if column == LOW else "") -> None:
            series.format.line.fill.background()
            _marker(series, colour or theme.NEUTRAL, look)

        known = table.index[table[end].notna()]
        traces += [Trace((HEAD, column), (at,), (column,), (UP,), paint, True) for at in known]
    return traces


def _lane(exhibit: Exhibit, table: pd.DataFrame) -> list[Trace]:
    """Draw a place's own marks large, and those of all others as one series of small grey dots below."""
    own = table["series"].eq(table["series"].iloc[0])
    traces = []
    for mark in table[own].itertuples():

        def paint(series: Any, mark: Any = mark) -> None:
            series.format.line.fill.background()
            _marker(series, mark.colour or theme.NEUTRAL, mark.look, 16)

        traces.append(Trace((mark.Index, GROUP), (mark.Index,), (LOW,), (UP,), paint, True))
    others = tuple(table.index[~own])
    if not others:
        return traces

    def grey(series: Any) -> None:
        series.format.line.fill.background()
        _marker(series, theme.NEUTRAL, "", 6)

    return [Trace((HEAD, GROUP), others, (LOW,), (UP,), grey, True), *traces]


def bands_of(exhibit: Exhibit, sheet: Sheet, n: int) -> list[Trace]:
    """Draw each end of a yardstick as a dashed line; its words stand in the legend."""
    traces = []
    top = max(row[UP] for row in sheet.rows[:n]) + 0.6  # type: ignore[type-var, operator]
    for band in exhibit.bands:
        for end in dict.fromkeys((band.low, band.high)):
            sheet.rows.append([band.words, band.words, end, end, None, None, 0.4, top, None, None])
            at = len(sheet.rows) - 1
            traces.append(Trace((at, GROUP), (at,), (LOW, HIGH), (UP, UP_AGAIN), _dashed, end == band.low))
    return traces


def _dashed(series: Any) -> None:
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.width, series.format.line.color.rgb = Pt(1.5), rgb(theme.MUTED)
    series.format.line.dash_style = MSO_LINE.DASH


def hidden(series: Any) -> None:
    """Draw nothing: a series that only bears labels."""
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.fill.background()


def _arrow(series: Any, up: bool, frame: Frame) -> None:
    """Let an open end run on as an arrow: an error bar, for a second point would be a number that no source states."""
    if frame.log:
        part = 10 ** (ARROW * log10(frame.high / frame.low)) - 1
        kind, value = "percentage", 100 * (part if up else part / (1 + part))
    else:
        kind, value = "fixedVal", ARROW * (frame.high - frame.low)
    look = copy.deepcopy(series.format.line._ln)
    for end in ("a:headEnd", "a:tailEnd"):
        for old in look.findall(qn(end)):
            look.remove(old)
    etree.SubElement(look, qn("a:tailEnd"), {"type": "triangle", "w": "med", "len": "med"})
    bar = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}><c:errDir val="x"/><c:errBarType val="{"plus" if up else "minus"}"/>'
        f'<c:errValType val="{kind}"/><c:noEndCap val="1"/><c:val val="{value:.6g}"/><c:spPr/></c:errBars>'
    )
    bar.find(qn("c:spPr")).append(look)
    series._element.find(qn("c:xVal")).addprevious(bar)
