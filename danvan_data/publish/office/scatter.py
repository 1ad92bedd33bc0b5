"""Rows of marks on a value axis: a native XY chart whose row names and words are labels from the cells."""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, log10
from typing import Any

import pandas as pd
from lxml import etree
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Length, Pt

from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.language import t
from danvan_data.publish.office.chart_labels import labels
from danvan_data.publish.office.chart_sheet import Formula, Sheet, Value, label, number_format
from danvan_data.publish.office.drawing import Box, axis_title, cell, chart_frame, fill, rgb, text_size
from danvan_data.publish.office.label_formula import Source, whole_format

LEFT, WIDE = 0.36, 0.61
"""Of the chart, the room of the names and of the plot."""
ARROW = 0.05
"""Of the plot, the arrow of an open end."""
GAP = 0.014
"""Of the plot, the room between a mark and its words."""
LETTER = 0.5
"""Of its size, the width of a letter."""
BESIDE = 0.32
"""Of a row, how far below its own mark the marks of others lie."""
NAME, GROUP, LOW, HIGH, LABEL, PLACE, UP, UP_AGAIN, EDGE, SHORT = range(10)
"""The columns of the sheet."""
HEAD = -1
"""In place of a row: the head of a series' column names it."""
EPOCH = date(1899, 12, 30)
"""The day that spreadsheets count from."""
SYMBOLS = {"square": XL_MARKER_STYLE.SQUARE, "diamond": XL_MARKER_STYLE.DIAMOND}


@dataclass(frozen=True)
class _Trace:
    """A series: its points are the cells of some `rows` of the sheet and of its columns `across` and `up`.

    `title` is the cell (row, column) that names it, and `listed` says whether the legend does.
    """

    title: tuple[int, int]
    rows: tuple[int, ...]
    across: tuple[int, ...]
    up: tuple[int, ...]
    paint: Callable[[Any], None]
    listed: bool = False


@dataclass(frozen=True)
class _Frame:
    """The value axis: its ends, its step (0: Office's own), and whether it is logarithmic."""

    low: float
    high: float
    step: float = 0.0
    log: bool = False

    def part(self, value: float) -> float:
        """Return where a value lies between the ends, as a part of the axis."""
        if self.log:
            return log10(value / self.low) / log10(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def beyond(self, cells: str, value: float, part: float) -> tuple[str, float]:
        """Return the place that lies a part of the axis to the right of a cell: its expression, and where it is."""
        if self.log:
            times = float(f"{10 ** (part * log10(self.high / self.low)):.4g}")
            return f"{cells}*{times:g}", value * times
        more = float(f"{part * (self.high - self.low):.4g}")
        return f"{cells}+{more:g}", value + more


def scatter(slide: Any, exhibit: Exhibit, box: Box) -> tuple[Any, Sheet]:
    """Draw rows of marks on a value axis: names at the left, words at the right of each row's furthest mark."""
    table = _values(exhibit)
    rows = list(dict.fromkeys(table["place"]))
    size = text_size(len(rows))
    frame = _frame(exhibit, table, int(box[2] * WIDE / size))
    sheet, own = _sheet(exhibit, table, frame, int(box[2] * LEFT / (size * LETTER * 1.05)))
    names = _Trace((HEAD, SHORT), tuple(own), (EDGE,), (UP,), _hidden)
    words = _Trace((HEAD, LABEL), tuple(own), (PLACE,), (UP,), _hidden)
    traces = [names, *_marks(exhibit, table, frame), *_bands(exhibit, sheet, len(table)), words]
    data = XyChartData(number_format=number_format(exhibit))
    for trace in traces:
        series = data.add_series(cell(_title(sheet, trace)))
        for x, y in _points(sheet, trace):
            series.add_data_point(x, y)
    listed = list(dict.fromkeys(title for trace in traces if trace.listed and (title := _title(sheet, trace))))
    legend = len(listed) > 1
    chart = chart_frame(slide, XL_CHART_TYPE.XY_SCATTER_LINES, data, box, exhibit, legend=legend)
    _axes(chart, exhibit, frame, len(rows), size)
    top = 0.02 + (_legend_lines(listed, box) * Pt(14) * 1.35 / box[3] if legend else 0.0)
    foot = (Pt(14) * 1.9 + (Pt(13) * 1.8 if exhibit.axis.title else 0)) / box[3]
    _inner(chart, LEFT, top, WIDE, 1 - foot - top)
    for series, trace in zip(chart.plots[0].series, traces, strict=True):
        _bind(series, trace, sheet)
        trace.paint(series)
    letters, *_, beside = chart.plots[0].series
    short = [_result(sheet.rows[at][SHORT]) for at in own]
    bold = [at for at, row in enumerate(own) if sheet.rows[row][NAME] in exhibit.emphasis]
    labels(letters, sheet.ref(own, [SHORT]), short, "l", int(size.pt * 100), bold=bold)
    told = [_result(sheet.rows[at][LABEL]) for at in own]
    labels(beside, sheet.ref(own, [LABEL]), told, "r", int(size.pt * 100), ground=bool(exhibit.bands), bold=bold)
    _legend(chart, [_title(sheet, trace) if trace.listed else "" for trace in traces], legend)
    return chart, sheet


def _values(exhibit: Exhibit) -> pd.DataFrame:
    """Return the marks with ends on the axis, and the `place` of each: which row of the picture it is in."""
    table = exhibit.table.reset_index(drop=True)
    if exhibit.form in ("spans", "timeline"):
        ends = {"low": table["start"].map(_moment), "high": table["end"].map(_moment)}
        return table.assign(**ends, place=range(len(table)))
    table = table[table[["low", "high"]].notna().any(axis=1)].reset_index(drop=True)
    if exhibit.form == "intervals":
        return table.assign(place=range(len(table)))
    if exhibit.form == "pairs":
        return _joined(table)
    order = {row: at for at, row in enumerate(dict.fromkeys(table["row"]))}
    table = table.assign(place=table["row"].map(order))
    own = table["series"].eq(table["series"].iloc[0])
    return pd.concat([table[own], table[~own & table["row"].isin(table.loc[own, "row"])]]).reset_index(drop=True)


def _moment(value: str) -> float:
    """Return a year, or a day as a spreadsheet counts it; NaN where nothing is said."""
    if not value:
        return float("nan")
    return float(value) if value.isdigit() else float((date.fromisoformat(value) - EPOCH).days)


def _frame(exhibit: Exhibit, table: pd.DataFrame, letters: int) -> _Frame:
    """Return the axis that leaves room for the words beside the marks; the plot is `letters` sizes wide."""
    bands = [end for band in exhibit.bands for end in (band.low, band.high)]
    known = [*table["low"].dropna(), *table["high"].dropna(), *bands]
    low, high = min(known), max(known)
    log = exhibit.axis.log and low > 0
    if exhibit.form in ("spans", "timeline"):
        days = exhibit.form == "timeline"
        years = [(EPOCH.toordinal() + int(value)) for value in (low, high)] if days else [low, high]
        first, last = (date.fromordinal(int(year)).year if days else int(year) for year in years)
        step = 1 if last - first <= 8 else 2 if last - first <= 16 else 5
        start = float((date(first, 1, 1) - EPOCH).days + 1) if days else float(first - 1)
        bare = _Frame(start, max(high, start + (366 if days else 1)), step * (365.25 if days else 1))
    elif log:
        bare = _Frame(10.0 ** int(log10(low) // 1), high, log=True)
    else:
        bare = _Frame(0.0, high or 1.0)
    return _roomy(bare, exhibit, table, letters)


def _roomy(bare: _Frame, exhibit: Exhibit, table: pd.DataFrame, letters: int) -> _Frame:
    high = 1.02
    for _, marks in table.groupby("place"):
        words = len(str(marks["text"].iloc[0])) * LETTER / letters + 0.03
        furthest = max(bare.part(end) for end in (*marks["low"].dropna(), *marks["high"].dropna()))
        words += ARROW if exhibit.form == "intervals" and marks["high"].isna().any() else 0
        high = max(high, furthest / (1 - min(words, 0.7)))
    if bare.log:
        return _Frame(bare.low, bare.low * 10 ** (high * log10(bare.high / bare.low)), log=True)
    end = bare.low + high * (bare.high - bare.low)
    return _Frame(bare.low, min(end, 1.25) if exhibit.axis.kind == "share" else end, bare.step or _step(end - bare.low))


def _step(span: float) -> float:
    size = 10.0 ** (int(log10(span) // 1))
    return next(step * size for step in (0.1, 0.2, 0.5, 1, 2) if span / (step * size) <= 7)


def _joined(table: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each pair of marks: the first's value as `low`, the second's as `high`, the words of both."""
    names = list(dict.fromkeys(table["series"]))
    rows = []
    for at, (row, marks) in enumerate(table.groupby("row", sort=False)):
        ends = {name: next((mark for mark in marks.itertuples() if mark.series == name), None) for name in names[:2]}
        low, high = (float("nan") if mark is None else mark.low if mark.low == mark.low else mark.high
                     for mark in ends.values())  # fmt: skip
        detail = next((text for text in marks["detail"] if text), "")
        said = " → ".join(marks["text"])
        text = detail if all(each in detail for each in marks["text"]) else f"{said} ({detail})" if detail else said
        rows.append({"row": row, "series": "", "low": low, "high": high, "text": text, "place": at})
    return pd.DataFrame(rows)


def _sheet(exhibit: Exhibit, table: pd.DataFrame, frame: _Frame, letters: int) -> tuple[Sheet, list[int]]:
    """Lay the marks out for the chart, names in so many letters; returns the sheet, and its rows that bear words."""
    day = {"timeline": "dd/mm/yyyy", "spans": "0"}.get(exhibit.form) or number_format(exhibit)
    sheet = Sheet(_heads(exhibit), formats={LOW: day, HIGH: day, PLACE: day})
    own: list[int] = []
    n = table["place"].nunique()
    for at, mark in enumerate(table.itertuples()):
        marks = table[table["place"].eq(mark.place)]
        first = at == marks.index[0]
        y = float(n - mark.place - (0.0 if first or exhibit.form != "lane" else BESIDE))
        said = label(mark.text, _sources(sheet, exhibit, mark)) if first else None
        name = sheet.address(at, NAME)
        short = Formula(f'IF(LEN({name})>{letters},LEFT({name},{letters - 1})&"…",{name})', _short(mark.row, letters))
        place = _beside(sheet, exhibit, marks, frame)
        ends = (_known(mark.low), _known(mark.high))
        sheet.rows.append([mark.row, mark.series, *ends, said, place, y, y, frame.low, short if first else None])
        own += [at] if first else []
    return sheet, own


def _heads(exhibit: Exhibit) -> list[str]:
    row, series, value = exhibit.heads
    names = ("start", "end") if exhibit.form in ("spans", "timeline") else ("low", "high")
    both = list(dict.fromkeys(exhibit.table["series"]))[:2]
    ends = both if exhibit.form == "pairs" else [t(f"exhibit.column_{name}") for name in names]
    return [row or t("exhibit.column_row"), series or t("exhibit.column_series"), *ends,
            t("chart_sheet.label", of=value or t("exhibit.column_text")),
            *(t(f"chart_sheet.{name}") for name in ("place", "line", "line", "edge", "short"))]  # fmt: skip


def _known(value: float) -> float | None:
    return float(value) if value == value else None


def _sources(sheet: Sheet, exhibit: Exhibit, mark: Any) -> list[Source]:
    """Return the cells that the numbers in a row's words may be."""
    if exhibit.form in ("spans", "timeline"):
        return []
    ends = [(LOW, mark.low), (HIGH, mark.high)] if mark.low != mark.high else [(LOW, mark.low)]
    made = [Source(sheet.address(mark.Index, at), float(end)) for at, end in ends if end == end]
    if len(made) == 2 and exhibit.form == "pairs" and made[0].value:
        made.append(Source(f"{made[1].expression}/{made[0].expression}", made[1].value / made[0].value, share=True))
    return made


def _beside(sheet: Sheet, exhibit: Exhibit, marks: pd.DataFrame, frame: _Frame) -> Formula:
    """Return the cell that says where a row's words begin: at its furthest end, beyond the arrow of an open one."""
    mine = marks.iloc[:1] if exhibit.form == "lane" else marks
    furthest = float(mine[["low", "high"]].max().max())
    cells = f"MAX({sheet.address(mine.index[0], LOW)}:{sheet.address(mine.index[-1], HIGH)})"
    open_end = exhibit.form == "intervals" and bool(mine["high"].isna().any())
    return Formula(*frame.beyond(cells, furthest, GAP + (ARROW if open_end else 0.0)))


def _result(value: Value) -> str:
    return str(value.result) if isinstance(value, Formula) else str(value or "")


def _title(sheet: Sheet, trace: _Trace) -> str:
    row, column = trace.title
    return sheet.heads[column] if row == HEAD else str(sheet.rows[row][column] or "")


def _points(sheet: Sheet, trace: _Trace) -> list[tuple[float, float]]:
    if len(trace.rows) == 1:
        row = sheet.rows[trace.rows[0]]
        pairs = [(row[x], row[y]) for x, y in zip(trace.across, trace.up, strict=True)]
    else:
        pairs = [(sheet.rows[at][trace.across[0]], sheet.rows[at][trace.up[0]]) for at in trace.rows]
    return [(float(_number(x)), float(_number(y))) for x, y in pairs]


def _number(value: Value) -> float:
    return float(value.result if isinstance(value, Formula) else value or 0.0)


def _bind(series: Any, trace: _Trace, sheet: Sheet) -> None:
    """Say which cells a series is of."""
    element = series._element
    places = {"c:xVal": trace.across, "c:yVal": trace.up}
    for tag, columns in places.items():
        element.find(f"{qn(tag)}//{qn('c:f')}").text = sheet.ref(trace.rows, columns)
    row, column = trace.title
    name = element.find(f"{qn('c:tx')}//{qn('c:f')}")
    name.text = sheet.head_ref(column) if row == HEAD else sheet.ref([row], [column])


def _marks(exhibit: Exhibit, table: pd.DataFrame, frame: _Frame) -> list[_Trace]:
    if exhibit.form == "lane":
        return _lane(exhibit, table)
    if exhibit.form == "pairs":
        return _pairs(exhibit, table)
    return [_interval(mark, frame) for mark in table.itertuples()]


def _interval(mark: Any, frame: _Frame) -> _Trace:
    columns = [at for at, end in ((LOW, mark.low), (HIGH, mark.high)) if end == end]
    columns = columns[:1] if mark.low == mark.high else columns

    def paint(series: Any) -> None:
        colour = mark.colour or theme.NEUTRAL
        series.format.line.width, series.format.line.color.rgb = Pt(5), rgb(colour)
        _marker(series, colour, mark.look)
        if "hatched" in mark.look:
            series.format.line.dash_style = MSO_LINE.ROUND_DOT
        if pd.isna(mark.low) or pd.isna(mark.high):
            _arrow(series, up=pd.isna(mark.high), frame=frame)

    return _Trace((mark.Index, GROUP), (mark.Index,), tuple(columns), (UP, UP_AGAIN)[: len(columns)], paint, True)


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


def _pairs(exhibit: Exhibit, table: pd.DataFrame) -> list[_Trace]:
    """Draw the two marks of a row joined, the first an open sign; the heads of the columns name them."""

    def line(series: Any) -> None:
        series.format.line.width, series.format.line.color.rgb = Pt(3), rgb(theme.GRID)
        series.marker.style = XL_MARKER_STYLE.NONE

    both = table[table[["low", "high"]].notna().all(axis=1)]
    traces = [_Trace((at, NAME), (at,), (LOW, HIGH), (UP, UP_AGAIN), line) for at in both.index]
    colours = dict(zip(exhibit.table["series"], exhibit.table["colour"], strict=True))
    for colour, column, end in zip(list(colours.values())[:2], (LOW, HIGH), ("low", "high"), strict=True):

        def paint(series: Any, colour: str = colour, look: str = "hollow" if column == LOW else "") -> None:
            series.format.line.fill.background()
            _marker(series, colour or theme.NEUTRAL, look)

        known = table.index[table[end].notna()]
        traces += [_Trace((HEAD, column), (at,), (column,), (UP,), paint, True) for at in known]
    return traces


def _lane(exhibit: Exhibit, table: pd.DataFrame) -> list[_Trace]:
    """Draw a place's own marks large, and those of all others as one series of small grey dots below."""
    own = table["series"].eq(table["series"].iloc[0])
    traces = []
    for mark in table[own].itertuples():

        def paint(series: Any, mark: Any = mark) -> None:
            series.format.line.fill.background()
            _marker(series, mark.colour or theme.NEUTRAL, mark.look, 16)

        traces.append(_Trace((mark.Index, GROUP), (mark.Index,), (LOW,), (UP,), paint, True))
    others = tuple(table.index[~own])
    if not others:
        return traces

    def grey(series: Any) -> None:
        series.format.line.fill.background()
        _marker(series, theme.NEUTRAL, "", 6)

    return [_Trace((HEAD, GROUP), others, (LOW,), (UP,), grey, True), *traces]


def _bands(exhibit: Exhibit, sheet: Sheet, n: int) -> list[_Trace]:
    """Draw each end of a yardstick as a dashed line; its words stand in the legend."""
    traces = []
    top = max(row[UP] for row in sheet.rows[:n]) + 0.6  # type: ignore[type-var, operator]
    for band in exhibit.bands:
        for end in dict.fromkeys((band.low, band.high)):
            sheet.rows.append([band.words, band.words, end, end, None, None, 0.4, top, None, None])
            at = len(sheet.rows) - 1
            traces.append(_Trace((at, GROUP), (at,), (LOW, HIGH), (UP, UP_AGAIN), _dashed, end == band.low))
    return traces


def _dashed(series: Any) -> None:
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.width, series.format.line.color.rgb = Pt(1.5), rgb(theme.MUTED)
    series.format.line.dash_style = MSO_LINE.DASH


def _hidden(series: Any) -> None:
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.fill.background()


def _arrow(series: Any, up: bool, frame: _Frame) -> None:
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


def _axes(chart: Any, exhibit: Exhibit, frame: _Frame, rows: int, size: Length) -> None:
    across, up = chart.category_axis, chart.value_axis
    across.minimum_scale, across.maximum_scale = frame.low, frame.high
    if frame.log:
        base = etree.Element(qn("c:logBase"))
        base.set("val", "10")
        across._element.find(qn("c:scaling")).insert(0, base)
    elif frame.step:
        across.major_unit = frame.step
    across.has_major_gridlines, across.tick_labels.font.size = True, size
    across.major_gridlines.format.line.color.rgb = rgb(theme.GRID)
    across.format.line.color.rgb = rgb(theme.NEUTRAL)
    across.tick_labels.number_format, across.tick_labels.number_format_is_linked = _tick_format(exhibit, frame), False
    axis_title(across, exhibit.axis.title)
    up.minimum_scale, up.maximum_scale = 0.4, rows + 0.6
    up.visible, up.has_major_gridlines = False, False


def _tick_format(exhibit: Exhibit, frame: _Frame) -> str:
    if exhibit.form in ("spans", "timeline"):
        return "0" if exhibit.form == "spans" else "yyyy"
    code = number_format(exhibit)
    whole = (frame.log and frame.low >= 1) or frame.step >= 1
    return whole_format() if code == "General" and whole else code


def _legend_lines(names: Sequence[str], box: Box) -> int:
    """Return the lines of a legend, whose entries are set in columns as wide as the longest."""
    wide = (max(map(len, names)) + 7) * Pt(14) * LETTER
    return ceil(len(names) / max(1, int(box[2] * 0.85 / wide)))


def _legend(chart: Any, titles: Sequence[str], wanted: bool) -> None:
    """Keep one entry a group in the legend: that of the first series of each; "" is a series that is in none."""
    if not wanted:
        return
    place = chart.legend._element.find(qn("c:legendPos"))
    for at in reversed(range(len(titles))):
        if not titles[at] or titles[at] in titles[:at]:
            entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{at}"/><c:delete val="1"/></c:legendEntry>'
            place.addnext(parse_xml(entry))


def _inner(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Set the plot inside its labels, as parts of the chart."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    parts = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge", "x": left, "y": top, "w": width, "h": height}
    for name, value in parts.items():
        etree.SubElement(manual, qn(f"c:{name}")).set("val", str(value))
    area.insert(0, layout)


def _short(name: str, letters: int) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1]}…"
