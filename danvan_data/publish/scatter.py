"""Rows of marks on a value axis, as intervals or dots: a native XY chart whose row names are labels."""

from typing import Any

import pandas as pd
from lxml import etree
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Length, Pt

from danvan_data.charts import theme
from danvan_data.language import t
from danvan_data.publish.drawing import Box, axis_title, cell, chart_frame, fill, rgb, text_size, write_label
from danvan_data.publish.exhibit import Exhibit

LONGEST_NAME = 52
"""Letters of a model's name beside its interval; the series in the workbook bears the whole name."""


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
    _inner(chart, 0.37, 0.02, 0.46, 0.84 if exhibit.axis else 0.9)
    _scatter_marks(chart.plots[0], exhibit, text_size(rows))


def _scatter_marks(plot: Any, exhibit: Exhibit, size: Length) -> None:
    names, *rest = plot.series
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
        for series, text in zip(shown, exhibit.labels, strict=True):
            write_label(series.points[len(list(series.values)) - 1], text, XL_LABEL_POSITION.RIGHT, size)
    else:
        furthest = exhibit.table.iloc[:, 0]
        for at in range(len(furthest)):
            write_label(shown[0].points[at], exhibit.labels[at], XL_LABEL_POSITION.RIGHT, size)


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
