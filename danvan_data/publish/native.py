"""Exhibits as native, editable Office charts and tables, on a slide of python-pptx."""

import re
from io import BytesIO
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Length, Pt

from danvan_data.charts import theme
from danvan_data.language import number, t
from danvan_data.publish.exhibits import Exhibit
from danvan_data.publish.picture import draw
from danvan_data.registers.guard import RUN

Box = tuple[Length, Length, Length, Length]
"""Left, top, width and height."""

KINDS = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "columns": XL_CHART_TYPE.COLUMN_STACKED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "shares": XL_CHART_TYPE.BAR_STACKED_100,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}
SIDEWAYS = ("bars", "stacked", "shares")
LEAST_SHARE = 0.07
"""A smaller part of a bar has no room for its number; the workbook behind the chart has it."""
ROOM = 1.18
"""How much longer than its longest bar an axis is, so that the words beside the bar find room."""
LONGEST_NAME = 52
"""Letters of a model's name beside its interval; the series in the workbook bears the whole name."""
DARK = {"0072B2", "3E4C59", "7B8794", "D55E00"}
"""Colours on which only white is legible."""


def said(text: object) -> str:
    """Return a text that Office can hold: no control character, and no line break inside a label."""
    kept = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]", "", str(text))
    return re.sub(r"\s*[\t\r\n]+\s*", " ", kept)


def cell(text: object) -> str:
    """Return a text for the workbook behind a chart, which no spreadsheet takes for a formula."""
    kept = said(text)
    return f"\u00a0{kept}" if kept.startswith((*RUN, "{=")) else kept


def add(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Put an exhibit on a slide as a native chart, or as a native table."""
    if exhibit.form == "table":
        _table(slide, exhibit.table, box)
    elif exhibit.form == "picture":
        _picture(slide, exhibit, box)
    elif exhibit.form in ("intervals", "dots"):
        _scatter(slide, exhibit, box)
    else:
        _categories(slide, exhibit, box)


def picture(exhibit: Exhibit, width: int, height: int) -> bytes:
    """Return a chart without its frame's words as a PNG, for what Office has no chart of; PublishError if it cannot."""
    bare = go.Figure(exhibit.figure)
    foot = [each for each in bare.layout.annotations if each.name != "footer"]
    bare.update_layout(title={"text": "", "subtitle": {"text": ""}}, annotations=foot)
    bare.update_layout(margin={"t": 40, "b": 60})
    tall = int(1200 * height / width)
    return draw(bare, "png", 1200, tall, 2)


def _picture(slide: Any, exhibit: Exhibit, box: Box) -> None:
    left, top, width, height = box
    shape = slide.shapes.add_picture(BytesIO(picture(exhibit, width, height)), left, top, width, height)
    shape._element.nvPicPr.cNvPr.set("descr", said(f"{exhibit.finding}. {exhibit.subtitle}"))


def _categories(slide: Any, exhibit: Exhibit, box: Box) -> None:
    table = exhibit.table
    share = exhibit.form == "shares"
    data = CategoryChartData(number_format="0%" if share else "#,##0")
    data.categories = [cell(name) for name in table.index]
    for name in table:
        data.add_series(cell(name), [None if pd.isna(value) else value for value in table[name].tolist()])
    chart = _chart(slide, KINDS[exhibit.form], data, box, exhibit, legend=len(table.columns) > 1)
    plot = chart.plots[0]
    if exhibit.form != "lines":
        plot.gap_width = 45
    for series, colour in zip(plot.series, exhibit.colours, strict=False):
        _paint(series, colour, line=exhibit.form == "lines")
    if len(table.columns) == 1 and exhibit.form == "bars":
        for place, colour in enumerate(exhibit.colours):
            _fill(plot.series[0].points[place].format, colour)
    _axes(chart, exhibit)
    _labels(plot, exhibit)


def _axes(chart: Any, exhibit: Exhibit) -> None:
    categories, values = chart.category_axis, chart.value_axis
    size = _size(len(exhibit.table))
    categories.tick_labels.font.size = size
    categories.format.line.color.rgb = _rgb(theme.NEUTRAL)
    categories.has_major_gridlines = False
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.minimum_scale = 0
    if exhibit.form in SIDEWAYS:
        categories.reverse_order = True
    if exhibit.form == "shares":
        values.maximum_scale = 1
    elif exhibit.labels:
        values.maximum_scale = float(exhibit.table.to_numpy().max()) * ROOM or 1
    values.visible = exhibit.form in ("columns", "lines")
    values.has_major_gridlines = values.visible
    if values.visible:
        values.major_gridlines.format.line.color.rgb = _rgb(theme.GRID)
        values.format.line.fill.background()
        values.tick_labels.font.size = size
        _title(values, exhibit.axis)


def _labels(plot: Any, exhibit: Exhibit) -> None:
    """Write the numbers on the marks: the exhibit's own words where it has them, else those of the workbook."""
    size = _size(len(exhibit.table))
    if exhibit.labels and len(exhibit.table.columns) == 1:
        for place, text in enumerate(exhibit.labels):
            _label(plot.series[0].points[place], text, XL_LABEL_POSITION.OUTSIDE_END, size)
        return
    if exhibit.form in ("columns", "lines"):
        return
    totals = exhibit.table.sum(axis=1)
    for series, name, colour in zip(plot.series, exhibit.table, exhibit.colours, strict=False):
        labels = series.data_labels
        labels.show_value, labels.number_format_is_linked = True, True
        labels.font.size = size
        labels.font.color.rgb = _rgb(theme.PAPER if colour.lstrip("#") in DARK else theme.INK)
        for place, value in enumerate(exhibit.table[name]):
            if pd.isna(value) or value < LEAST_SHARE * totals.iloc[place]:
                _no_label(series, place)


def _no_label(series: Any, place: int) -> None:
    """Leave one point without its number (python-pptx has no word for that)."""
    label = series.data_labels._element._insert_dLbl_in_sequence(place)  # the library's own way to make room
    for child in list(label)[1:]:
        label.remove(child)
    etree.SubElement(label, qn("c:delete")).set("val", "1")


def _scatter(slide: Any, exhibit: Exhibit, box: Box) -> None:
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
    chart = _chart(slide, kind, data, box, exhibit, legend=False)
    _scatter_axes(chart, exhibit, low, high)
    _inner(chart, 0.37, 0.02, 0.46, 0.84 if exhibit.axis else 0.9)
    _scatter_marks(chart.plots[0], exhibit, _size(rows))


def _scatter_marks(plot: Any, exhibit: Exhibit, size: Length) -> None:
    names, *rest = plot.series
    _no_marks(names)
    for at, name in enumerate(exhibit.table.index):
        _label(names.points[at], _short(str(name)), XL_LABEL_POSITION.LEFT, size)
    marks = rest[len(rest) - len(exhibit.marks) :] if exhibit.marks else []
    shown = rest[: len(rest) - len(marks)]
    for at, (series, colour) in enumerate(zip(shown, exhibit.colours, strict=True)):
        series.format.line.width = Pt(5)
        series.format.line.color.rgb = _rgb(colour)
        if exhibit.form == "dots":
            series.format.line.fill.background()
        series.marker.style = XL_MARKER_STYLE.DIAMOND if at % 2 and exhibit.form == "dots" else XL_MARKER_STYLE.CIRCLE
        series.marker.size = 11
        _fill(series.marker.format, colour)
        series.marker.format.line.color.rgb = _rgb(colour)
    for series in marks:
        _no_marks(series)
        series.format.line.width = Pt(1.5)
        series.format.line.color.rgb = _rgb(theme.MUTED)
        series.format.line.dash_style = MSO_LINE.DASH
    if exhibit.form == "intervals":
        for series, text in zip(shown, exhibit.labels, strict=True):
            _label(series.points[len(list(series.values)) - 1], text, XL_LABEL_POSITION.RIGHT, size)
    else:
        furthest = exhibit.table.iloc[:, 0]
        for at in range(len(furthest)):
            _label(shown[0].points[at], exhibit.labels[at], XL_LABEL_POSITION.RIGHT, size)


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
    across.has_major_gridlines, across.tick_labels.font.size = True, _size(len(exhibit.table))
    across.major_gridlines.format.line.color.rgb = _rgb(theme.GRID)
    across.format.line.color.rgb = _rgb(theme.NEUTRAL)
    across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "#,##0.##", False
    across.tick_labels.number_format = "#,##0"
    _title(across, exhibit.axis)
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


def _chart(slide: Any, kind: Any, data: Any, box: Box, exhibit: Exhibit, legend: bool) -> Any:
    frame = slide.shapes.add_chart(kind, *box, data)
    frame.name = said(exhibit.name)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", said(f"{exhibit.finding}. {exhibit.subtitle}"))
    chart = frame.chart
    chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(14), _rgb(theme.INK)
    chart.has_legend = legend
    if legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(14)
    return chart


def _title(axis: Any, words: str) -> None:
    axis.has_title = bool(words)
    if words:
        axis.axis_title.text_frame.text = said(words)
        font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold, font.color.rgb = Pt(13), False, _rgb(theme.MUTED)


def _label(point: Any, text: str, place: Any, size: Length) -> None:
    if not said(text).strip():
        return
    label = point.data_label
    label.text_frame.text = said(text)
    run = label.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.color.rgb = size, _rgb(theme.INK)
    label.position = place
    body = label.text_frame._txBody.find(qn("a:bodyPr"))
    body.set("wrap", "none")


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _paint(series: Any, colour: str, line: bool) -> None:
    if not line:
        _fill(series.format, colour)
        return
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = _rgb(colour), Pt(3)
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9
    _fill(series.marker.format, colour)


def _fill(shape: Any, colour: str) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(colour)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())


def _size(rows: int) -> Length:
    return Pt(14 if rows <= 9 else 12)


def _table(slide: Any, table: pd.DataFrame, box: Box) -> None:
    left, top, width, height = box
    rows, columns = len(table) + 1, len(table.columns) + 1
    row = min(Inches(0.4), Emu(height // (rows + 1)))  # the heads may take two lines
    grid = slide.shapes.add_table(rows, columns, left, top, width, Emu(row * (rows + 1))).table
    first = Emu(int(width * 0.3))
    for at in range(columns):
        grid.columns[at].width = first if not at else Emu((width - first) // (columns - 1))
    for at in range(rows):
        grid.rows[at].height = row if at else Emu(2 * row)
    size = Pt(14) if row >= Inches(0.32) else Pt(12) if row >= Inches(0.26) else Pt(11)
    _write(grid, 0, ["", *map(str, table.columns)], Pt(size.pt - 1), bold=True)
    for at, (name, values) in enumerate(zip(table.index, table.to_numpy().tolist(), strict=True), start=1):
        _write(grid, at, [str(name), *("–" if not value else number(value) for value in values)], size)


def _write(grid: Any, row: int, texts: list[str], size: Length, bold: bool = False) -> None:
    for at, text in enumerate(texts):
        box = grid.cell(row, at)
        box.margin_top = box.margin_bottom = Pt(1)
        box.vertical_anchor = MSO_ANCHOR.MIDDLE
        _fill(box, theme.GRID if bold else theme.PAPER if row % 2 else "#F4F6F8")
        line = box.text_frame.paragraphs[0]
        line.alignment = PP_ALIGN.RIGHT if at else PP_ALIGN.LEFT
        run = line.add_run()
        run.text, run.font.size, run.font.bold = said(text), size, bold
        run.font.color.rgb = _rgb(theme.INK)
