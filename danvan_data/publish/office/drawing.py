"""What native charts and tables are drawn with: text that Office can hold, frames, labels, colours and sizes."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LEGEND_POSITION
from pptx.shapes.placeholder import ChartPlaceholder
from pptx.util import Length, Pt

from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.registers.out.guard import RUN

BOLD = 1.2
"""How much wider than others the bold letters of a table's heads are."""
LONGEST_WORD = 13
"""Letters of a word that a column keeps whole."""
STEPS, EVEN = 100, 0.02
"""Parts of a table's width that a column grows by, and what the room in all its cells counts beside its height."""
BREAKABLE = re.compile(r"\S{9,}")
"""A word that a column may part, after a stroke in it."""
MOST_TOLD = 16
"""Marks that the words for those who cannot see a chart name one by one."""

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
    holder = next((each for each in slide.placeholders if isinstance(each, ChartPlaceholder)), None)
    frame = holder.insert_chart(kind, data) if holder else slide.shapes.add_chart(kind, *box, data)
    put(frame, box)
    frame.name = said(exhibit.name)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alternative(exhibit))
    chart = frame.chart
    chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(14), rgb(theme.INK)
    chart.has_legend = legend
    if legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(14)
    return chart


def put(shape: Any, box: Box) -> None:
    """Move a shape to its place."""
    shape.left, shape.top, shape.width, shape.height = box


def alternative(exhibit: Exhibit) -> str:
    """Return the words for those who cannot see a chart: the finding, what it covers, and each mark."""
    marks = [f"{', '.join(part for part in (row, series) if part)}: {text}" if text else row
             for row, series, text in exhibit.table[["row", "series", "text"]].itertuples(index=False)]  # fmt: skip
    told = "; ".join(marks) if len(marks) <= MOST_TOLD else ""
    return said(" ".join(part for part in (f"{exhibit.finding.rstrip('.')}.", exhibit.subtitle, told) if part))


def column_widths(texts: Sequence[Sequence[str]], width: float, letter: float, margin: float) -> list[float]:
    """Return the widths of a table's columns: none breaks a word while there is room, and the table is least high.

    The first row holds the heads, in bold. `letter` is the width of a letter, `margin` that of the empty sides of a
    cell, both in the unit of `width`.
    """
    columns = list(zip(*texts, strict=True))
    least = np.array(
        [max(_word(head) * BOLD, max(map(_word, texts), default=0)) * letter + margin for head, *texts in columns]
    )
    if least.sum() >= width:
        return [float(each) for each in least * width / least.sum()]
    long = np.array([[len(text) * letter for text in row] for row in texts])
    long[0] *= BOLD
    wide = least + (width - least.sum()) / len(least)
    step = width / STEPS
    while True:
        moves = [_moved(wide, step, one, other) for one in range(len(wide)) for other in range(len(wide))]
        best = min(moves, key=lambda each: _height(long, each - margin) if (each >= least).all() else np.inf)
        if not _height(long, best - margin) < _height(long, wide - margin) or (best < least).any():
            return [float(each) for each in wide]
        wide = best


def _moved(wide: np.ndarray, step: float, one: int, other: int) -> np.ndarray:
    """Return columns of which one is wider by a step, and another narrower."""
    moved = wide.copy()
    moved[one] += step
    moved[other] -= step
    return moved


def _height(long: np.ndarray, wide: np.ndarray) -> float:
    """Return how many lines high a table is, in parts of lines: rows are as high as their highest cell."""
    lines = np.maximum(1.0, long / wide)
    return float(lines.max(axis=1).sum() + EVEN * (long / wide).sum())


def _word(text: str) -> int:
    """Return the letters of a text's longest word, as far as a column keeps it whole."""
    return min(LONGEST_WORD, max(map(len, re.split(r"[\s\u200b]+", text)), default=0))


def breakable(text: str) -> str:
    """Return a text whose long words a line may part after a stroke, as Word does of itself nowhere."""
    return BREAKABLE.sub(lambda long: re.sub(r"(?<=\w)/(?=\w)", "/\u200b", long[0]), text)


def axis_title(axis: Any, words: str) -> None:
    """Name an axis, or leave it without a name."""
    axis.has_title = bool(words)
    if words:
        axis.axis_title.text_frame.text = said(words)
        font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold, font.color.rgb = Pt(13), False, rgb(theme.MUTED)


def spoken_of(exhibit: Exhibit) -> frozenset[str]:
    """Return the rows that a finding speaks of: all of them where it names none."""
    rows = frozenset(exhibit.table["row"])
    return rows & frozenset(exhibit.emphasis) or rows


def muted(colour: str) -> str:
    """Return a colour mixed with as much white: that of a mark beside the one that a finding speaks of."""
    return "#" + "".join(f"{(int(colour[at : at + 2], 16) + 255) // 2:02X}" for at in (1, 3, 5))


def fill(shape: Any, colour: str) -> None:
    """Fill a shape with one colour."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)


def rgb(colour: str) -> RGBColor:
    """Return a colour `#RRGGBB` as python-pptx wants it."""
    return RGBColor(*bytes.fromhex(colour.lstrip("#")))


def text_size(rows: int) -> Length:
    """Return the size of the letters beside so many rows."""
    return Pt(14 if rows <= 7 else 12)
