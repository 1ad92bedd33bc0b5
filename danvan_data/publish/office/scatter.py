"""Rows of marks on a value axis, as intervals or dots: a native XY chart whose row names are labels."""

import copy
from math import log10
from typing import Any

import pandas as pd
from lxml import etree
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Length, Pt

from danvan_data.exhibits import theme
from danvan_data.language import t
from danvan_data.publish.office.drawing import Box, axis_title, cell, chart_frame, fill, rgb, text_size, write_label
from danvan_data.publish.office.exhibit import Exhibit

LONGEST_NAME = 52
"""Letters of a model's name beside its interval; the series in the workbook bears the whole name."""


WIDE = 0.46
"""Of the chart, the plot between the names and the words at the marks."""
ARROW = 0.07
"""Of the plot, the arrow of an open end."""


def scatter(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Draw rows of marks on a value axis: the names at the left are the labels of a series that has no mark."""
    table, rows = exhibit.table, len(exhibit.table)
    ends = pd.Series(table.to_numpy(dtype=float).ravel()).dropna()
    low, high = _range([*ends, *exhibit.marks.values()], exhibit.log)
    data = XyChartData(number_format="#,##0.##")
    names = data.add_series(t("exhibits.names"))
    for at in range(rows):
        names.add_data_point(low, rows - at)
    names.add_data_point(low, 0)  # out of sight; a lone point would lose its label in LibreOffice
    if exhibit.form == "intervals":
        for at, (name, row) in enumerate(table.iterrows()):
            series = data.add_series(cell(name))
            for value in dict.fromkeys(float(each) for each in (row["low"], row["high"]) if pd.notna(each)):
                series.add_data_point(value, rows - at)
    else:
        for name in table:
            series = data.add_series(cell(name))
            for at, value in enumerate(table[name]):
                if pd.notna(value):
                    series.add_data_point(float(value), rows - at)
    for words, value in exhibit.marks.items():
        series = data.add_series(cell(words))
        series.add_data_point(value, 0.4)
        series.add_data_point(value, rows + 0.6)
    kind = XL_CHART_TYPE.XY_SCATTER_LINES if exhibit.form == "intervals" else XL_CHART_TYPE.XY_SCATTER
    chart = chart_frame(slide, kind, data, box, exhibit, legend=False)
    _scatter_axes(chart, exhibit, low, high)
    _inner(chart, 0.37, 0.02, WIDE, 0.84 if exhibit.axis else 0.9)
    _scatter_marks(chart, exhibit, text_size(rows))


def _scatter_marks(chart: Any, exhibit: Exhibit, size: Length) -> None:
    across = chart.category_axis
    names, *rest = chart.plots[0].series
    _no_marks(names)
    for at, name in enumerate(exhibit.table.index):
        write_label(names.points[at], _short(str(name)), XL_LABEL_POSITION.LEFT, size)
    marks = rest[len(rest) - len(exhibit.marks) :] if exhibit.marks else []
    shown = rest[: len(rest) - len(marks)]
    for at, (series, colour) in enumerate(zip(shown, exhibit.colours, strict=True)):
        series.format.line.width = Pt(5)
        series.format.line.color.rgb = rgb(colour)
        if exhibit.form == "dots":
            series.format.line.fill.background()
        series.marker.style = XL_MARKER_STYLE.DIAMOND if at % 2 and exhibit.form == "dots" else XL_MARKER_STYLE.CIRCLE
        series.marker.size = 11
        fill(series.marker.format, colour)
        series.marker.format.line.color.rgb = rgb(colour)
    for series in marks:
        _no_marks(series)
        series.format.line.width = Pt(1.5)
        series.format.line.color.rgb = rgb(theme.MUTED)
        series.format.line.dash_style = MSO_LINE.DASH
    if exhibit.form == "intervals":
        for series, text, ends in zip(shown, exhibit.labels, exhibit.table.itertuples(index=False), strict=True):
            point = series.points[len(list(series.values)) - 1]
            write_label(point, text, XL_LABEL_POSITION.RIGHT, size)
            if exhibit.marks:
                _clear_of_lines(point)
            if pd.isna(ends.low) or pd.isna(ends.high):
                _arrow(series, up=pd.isna(ends.high), axis=across, log=exhibit.log)
            if pd.isna(ends.high):
                _shift(point, ARROW * WIDE)
    else:
        furthest = exhibit.table.iloc[:, 0]
        for at in range(len(furthest)):
            write_label(shown[0].points[at], exhibit.labels[at], XL_LABEL_POSITION.RIGHT, size)


def _arrow(series: Any, up: bool, axis: Any, log: bool) -> None:
    """Let an open end run on as an arrow: an error bar, for a second point would be a number that no source states."""
    low, high = axis.minimum_scale, axis.maximum_scale
    if log:
        part = 10 ** (ARROW * log10(high / low)) - 1
        kind, value = "percentage", 100 * (part if up else part / (1 + part))
    else:
        kind, value = "fixedVal", ARROW * (high - low)
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


def _shift(point: Any, right: float) -> None:
    """Move a label to the right by a part of the chart's width."""
    label = point.data_label._get_or_add_dLbl()
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:x val="{right:.4f}"/><c:y val="0"/></c:manualLayout></c:layout>'
    )
    label.find(qn("c:idx")).addnext(layout)
    labels = label.getparent()
    if labels.find(qn("c:extLst")) is None:  # a label that was moved would be tied to its point by a line
        labels.append(parse_xml(_NO_LEADERS))


_NO_LEADERS = (
    f'<c:extLst {nsdecls("c")}><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)


def _clear_of_lines(point: Any) -> None:
    """Give a label the slide's own ground, so that a yardstick's line does not run through its words."""
    label = point.data_label._get_or_add_dLbl()
    ground = parse_xml(f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></c:spPr>')
    label.find(qn("c:tx")).addnext(ground)


def _no_marks(series: Any) -> None:
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.fill.background()


def _scatter_axes(chart: Any, exhibit: Exhibit, low: float, high: float) -> None:
    across, up = chart.category_axis, chart.value_axis
    across.minimum_scale, across.maximum_scale = low, high
    if exhibit.log:
        scaling = across._element.find(qn("c:scaling"))
        base = etree.Element(qn("c:logBase"))
        base.set("val", "10")
        scaling.insert(0, base)
    across.has_major_gridlines, across.tick_labels.font.size = True, text_size(len(exhibit.table))
    across.major_gridlines.format.line.color.rgb = rgb(theme.GRID)
    across.format.line.color.rgb = rgb(theme.NEUTRAL)
    across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "#,##0.##", False
    across.tick_labels.number_format = "#,##0"
    axis_title(across, exhibit.axis)
    up.minimum_scale, up.maximum_scale = 0.4, len(exhibit.table) + 0.6
    up.visible, up.has_major_gridlines = False, False


def _range(values: list[float], log: bool) -> tuple[float, float]:
    """Return the ends of a value axis: whole powers of ten, or from zero with a little room."""
    top, bottom = max(values), min(values)
    if not log:
        return 0, _nice(top * 1.05)
    low = 10.0 ** (len(str(int(bottom))) - 1) if bottom >= 1 else bottom
    return low, top * 1.3


def _nice(value: float) -> float:
    size = 10.0 ** (len(str(int(value))) - 1) if value >= 1 else 0.1
    return next(step * size for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * size >= value)


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


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
