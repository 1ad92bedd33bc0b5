"""What native charts and tables are drawn with: text that Office can hold, frames, labels, colours and sizes."""

import re
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Length, Pt

from danvan_data.exhibits import theme
from danvan_data.publish.office.exhibit import Exhibit
from danvan_data.registers.out.guard import RUN

Box = tuple[Length, Length, Length, Length]
"""Left, top, width and height."""


def said(text: object) -> str:
    """Return a text that Office can hold: no control character, and no line break inside a label."""
    kept = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]", "", str(text))
    return re.sub(r"\s*[\t\r\n]+\s*", " ", kept)


def cell(text: object) -> str:
    """Return a text for the workbook behind a chart, which no spreadsheet takes for a formula."""
    kept = said(text)
    return f"\u00a0{kept}" if kept.startswith((*RUN, "{=")) else kept


def chart_frame(slide: Any, kind: Any, data: Any, box: Box, exhibit: Exhibit, legend: bool) -> Any:
    """Add a chart of a kind to a slide, with its description for those who cannot see it; returns it."""
    frame = slide.shapes.add_chart(kind, *box, data)
    frame.name = said(exhibit.name)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", said(f"{exhibit.finding}. {exhibit.subtitle}"))
    chart = frame.chart
    chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(14), rgb(theme.INK)
    chart.has_legend = legend
    if legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(14)
    return chart


def axis_title(axis: Any, words: str) -> None:
    """Name an axis, or leave it without a name."""
    axis.has_title = bool(words)
    if words:
        axis.axis_title.text_frame.text = said(words)
        font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold, font.color.rgb = Pt(13), False, rgb(theme.MUTED)


def write_label(point: Any, text: str, place: Any, size: Length) -> None:
    """Write words beside a point."""
    if not said(text).strip():
        return
    label = point.data_label
    label.text_frame.text = said(text)
    run = label.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.color.rgb = size, rgb(theme.INK)
    label.position = place
    body = label.text_frame._txBody.find(qn("a:bodyPr"))
    body.set("wrap", "none")


def fill(shape: Any, colour: str) -> None:
    """Fill a shape with one colour."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)


def rgb(colour: str) -> RGBColor:
    """Return a colour `#RRGGBB` as python-pptx wants it."""
    return RGBColor.from_string(colour.lstrip("#").upper())


def text_size(rows: int) -> Length:
    """Return the size of the letters beside so many rows."""
    return Pt(14 if rows <= 9 else 12)
