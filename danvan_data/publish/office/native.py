"""Exhibits as native, editable Office charts and tables, on a slide of python-pptx."""

from io import BytesIO
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Length, Pt

from danvan_data.exhibits import theme
from danvan_data.language import number
from danvan_data.publish.office.drawing import (
    Box,
    axis_title,
    cell,
    chart_frame,
    fill,
    rgb,
    said,
    text_size,
    write_label,
)  # fmt: skip
from danvan_data.publish.office.exhibit import Exhibit
from danvan_data.publish.office.picture import draw
from danvan_data.publish.office.scatter import scatter

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
DARK = {"0072B2", "3E4C59", "7B8794", "D55E00"}
"""Colours on which only white is legible."""


def add(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Put an exhibit on a slide as a native chart, or as a native table."""
    if exhibit.form == "table":
        _table(slide, exhibit.table, box)
    elif exhibit.form == "picture":
        _picture(slide, exhibit, box)
    elif exhibit.form in ("intervals", "dots"):
        scatter(slide, exhibit, box)
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
    chart = chart_frame(slide, KINDS[exhibit.form], data, box, exhibit, legend=len(table.columns) > 1)
    plot = chart.plots[0]
    if exhibit.form != "lines":
        plot.gap_width = 45
    for series, colour in zip(plot.series, exhibit.colours, strict=False):
        _paint(series, colour, line=exhibit.form == "lines")
    if len(table.columns) == 1 and exhibit.form == "bars":
        for place, colour in enumerate(exhibit.colours):
            fill(plot.series[0].points[place].format, colour)
    _axes(chart, exhibit)
    _labels(plot, exhibit)


def _axes(chart: Any, exhibit: Exhibit) -> None:
    categories, values = chart.category_axis, chart.value_axis
    size = text_size(len(exhibit.table))
    categories.tick_labels.font.size = size
    categories.format.line.color.rgb = rgb(theme.NEUTRAL)
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
        values.major_gridlines.format.line.color.rgb = rgb(theme.GRID)
        values.format.line.fill.background()
        values.tick_labels.font.size = size
        axis_title(values, exhibit.axis)


def _labels(plot: Any, exhibit: Exhibit) -> None:
    """Write the numbers on the marks: the exhibit's own words where it has them, else those of the workbook."""
    size = text_size(len(exhibit.table))
    if exhibit.labels and len(exhibit.table.columns) == 1:
        for place, text in enumerate(exhibit.labels):
            write_label(plot.series[0].points[place], text, XL_LABEL_POSITION.OUTSIDE_END, size)
        return
    if exhibit.form in ("columns", "lines"):
        return
    totals = exhibit.table.sum(axis=1)
    for series, name, colour in zip(plot.series, exhibit.table, exhibit.colours, strict=False):
        labels = series.data_labels
        labels.show_value, labels.number_format_is_linked = True, True
        labels.font.size = size
        labels.font.color.rgb = rgb(theme.PAPER if colour.lstrip("#") in DARK else theme.INK)
        for place, value in enumerate(exhibit.table[name]):
            if pd.isna(value) or value < LEAST_SHARE * totals.iloc[place]:
                _no_label(series, place)


def _no_label(series: Any, place: int) -> None:
    """Leave one point without its number (python-pptx has no word for that)."""
    label = series.data_labels._element._insert_dLbl_in_sequence(place)  # the library's own way to make room
    for child in list(label)[1:]:
        label.remove(child)
    etree.SubElement(label, qn("c:delete")).set("val", "1")


def _paint(series: Any, colour: str, line: bool) -> None:
    if not line:
        fill(series.format, colour)
        return
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = rgb(colour), Pt(3)
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9
    fill(series.marker.format, colour)


def _table(slide: Any, table: pd.DataFrame, box: Box) -> None:
    left, top, width, height = box
    rows, columns = len(table) + 1, len(table.columns) + 1
    height = Emu(height - Inches(0.12))  # clear of the source below
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
        fill(box, theme.GRID if bold else theme.PAPER if row % 2 else "#F4F6F8")
        line = box.text_frame.paragraphs[0]
        line.alignment = PP_ALIGN.RIGHT if at else PP_ALIGN.LEFT
        run = line.add_run()
        run.text, run.font.size, run.font.bold = said(text), size, bold
        run.font.color.rgb = rgb(theme.INK)
