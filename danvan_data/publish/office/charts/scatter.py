"""Rows of marks on a value axis: a native XY chart whose row names and words are labels from the cells."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from lxml import etree
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Length, Pt

from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.publish.office.charts.chart_labels import labels
from danvan_data.publish.office.charts.chart_sheet import Formula, Sheet, Value, number_format
from danvan_data.publish.office.charts.label_formula import whole_format
from danvan_data.publish.office.charts.scatter_sheet import (
    EDGE,
    LABEL,
    LETTER,
    NAME,
    PLACE,
    SHORT,
    UP,
    Frame,
    frame_of,
    sheet_of,
    values_of,
)
from danvan_data.publish.office.charts.scatter_traces import HEAD, Trace, bands_of, hidden, marks_of
from danvan_data.publish.office.drawing import Box, axis_title, cell, chart_frame, rgb, text_size

LEAST, MOST, NAMES = 0.16, 0.46, 0.97
"""Of the chart, the least and the most room of the names of many rows, and the end of the plot."""
FEW, MOST_FEW = 8, 0.58
"""Rows below which there is height for the words beside the marks to stand close, and names may take more room."""


def scatter(slide: Any, exhibit: Exhibit, box: Box) -> tuple[Any, Sheet]:
    """Draw rows of marks on a value axis: names at the left, words at the right of each row's furthest mark."""
    table = values_of(exhibit)
    rows = list(dict.fromkeys(table["place"]))
    size = text_size(len(rows))
    letter = size * LETTER * 1.05
    longest = table["row"].map(len).max() + 1
    left = min(max(LEAST, longest * letter / box[2]), MOST_FEW if len(rows) <= FEW else MOST)
    wide = NAMES - left
    frame = frame_of(exhibit, table, int(box[2] * wide / size))
    sheet, own = sheet_of(exhibit, table, frame, int(box[2] * left / letter))
    names = Trace((HEAD, SHORT), tuple(own), (EDGE,), (UP,), hidden)
    words = Trace((HEAD, LABEL), tuple(own), (PLACE,), (UP,), hidden)
    drawn = [*marks_of(exhibit, table, frame), *bands_of(exhibit, sheet, len(table))]
    # LibreOffice does not draw what stands before the series of most points
    more = [each for each in drawn if len(each.rows) > len(own)]
    traces = [*more, names, *(each for each in drawn if each not in more), words]
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
    _inner(chart, left, top, wide, 1 - foot - top)
    for series, trace in zip(chart.plots[0].series, traces, strict=True):
        _bind(series, trace, sheet)
        trace.paint(series)
    letters, beside = (chart.plots[0].series[at] for at in (len(more), len(traces) - 1))
    short = [_result(sheet.rows[at][SHORT]) for at in own]
    bold = [at for at, row in enumerate(own) if sheet.rows[row][NAME] in exhibit.emphasis]
    labels(letters, sheet.ref(own, [SHORT]), short, "l", int(size.pt * 100), bold=bold)
    told = [_result(sheet.rows[at][LABEL]) for at in own]
    labels(beside, sheet.ref(own, [LABEL]), told, "r", int(size.pt * 100), ground=bool(exhibit.bands), bold=bold)
    _legend(chart, [_title(sheet, trace) if trace.listed else "" for trace in traces], legend)
    return chart, sheet


def _result(value: Value) -> str:
    return str(value.result) if isinstance(value, Formula) else str(value or "")


def _title(sheet: Sheet, trace: Trace) -> str:
    row, column = trace.title
    return sheet.heads[column] if row == HEAD else str(sheet.rows[row][column] or "")


def _points(sheet: Sheet, trace: Trace) -> list[tuple[float, float]]:
    if len(trace.rows) == 1:
        row = sheet.rows[trace.rows[0]]
        pairs = [(row[x], row[y]) for x, y in zip(trace.across, trace.up, strict=True)]
    else:
        pairs = [(sheet.rows[at][trace.across[0]], sheet.rows[at][trace.up[0]]) for at in trace.rows]
    return [(float(_number(x)), float(_number(y))) for x, y in pairs]


def _number(value: Value) -> float:
    return float(value.result if isinstance(value, Formula) else value or 0.0)


def _bind(series: Any, trace: Trace, sheet: Sheet) -> None:
    """Say which cells a series is of."""
    element = series._element
    places = {"c:xVal": trace.across, "c:yVal": trace.up}
    for tag, columns in places.items():
        element.find(f"{qn(tag)}//{qn('c:f')}").text = sheet.ref(trace.rows, columns)
    row, column = trace.title
    name = element.find(f"{qn('c:tx')}//{qn('c:f')}")
    name.text = sheet.head_ref(column) if row == HEAD else sheet.ref([row], [column])


def _axes(chart: Any, exhibit: Exhibit, frame: Frame, rows: int, size: Length) -> None:
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


def _tick_format(exhibit: Exhibit, frame: Frame) -> str:
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
