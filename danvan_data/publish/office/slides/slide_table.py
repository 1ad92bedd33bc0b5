"""An exhibit's table on slides: as many rows as stay readable, the rest on the next slide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.shapes.placeholder import TablePlaceholder
from pptx.util import Emu, Pt

from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.marks import Cell, grid_of
from danvan_data.publish.office.drawing import Box, alternative, column_widths, fill, rgb, said

SIZES = (Pt(14), Pt(13), Pt(12))
"""Letters of a table: the largest with which it takes no more slides than with the smallest."""
LETTER = 0.52
"""Of its size, the width of a letter."""
MARGIN = Pt(7)
"""Left and right of a cell's words."""


@dataclass(frozen=True)
class Page:
    """What of a table stands on one slide."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    size: int


def pages(exhibit: Exhibit, width: int, height: int) -> list[Page]:
    """Return an exhibit's grid cut into slides of a table so large; sources are named below it, not in a column."""
    bare = exhibit.table.assign(sources="", said="" if exhibit.form != "table" else exhibit.table["said"])
    grid = grid_of(bare, exhibit.form, exhibit.heads, exhibit.sources)
    wide = column_widths([grid.heads, *grid.texts], width, SIZES[0] * LETTER * 1.1, 2.2 * MARGIN)
    widths = tuple(each / width for each in wide)
    cuts = {size: list(_cut(grid.heads, grid.rows, widths, width, height, size)) for size in SIZES}
    size = next(size for size, cut in cuts.items() if len(cut) == len(cuts[SIZES[-1]]))
    return [Page(grid.heads, tuple(rows), widths, size) for rows in cuts[size]]


def _lines(texts: Sequence[str], widths: Sequence[float], width: int, size: int) -> int:
    letters = [max(1, int((part * width - 2 * MARGIN) / (size * LETTER))) for part in widths]
    return max(len(wrap(text, room)) or 1 for text, room in zip(texts, letters, strict=True))


def _tall(texts: Sequence[str], widths: Sequence[float], width: int, size: int) -> int:
    return int(size * 1.2 * _lines(texts, widths, width, size) + Pt(5))


def _cut(
    heads: Sequence[str],
    rows: Sequence[tuple[Cell, ...]],
    widths: Sequence[float],
    width: int,
    height: int,
    size: int,
) -> Iterator[list[tuple[Cell, ...]]]:
    room = height - _tall(heads, widths, width, size)
    page: list[tuple[Cell, ...]] = []
    used = 0
    for row in rows:
        tall = _tall([each.text for each in row], widths, width, size)
        if page and used + tall > room:
            yield page
            page, used = [], 0
        page.append(row)
        used += tall
    if page:
        yield page


def add(slide: Any, exhibit: Exhibit, page: Page, box: Box) -> None:
    """Put one page of a table on a slide, its first row marked as the heads."""
    left, top, width, _ = box
    cells = (len(page.rows) + 1, len(page.heads))
    holder = next((each for each in slide.placeholders if isinstance(each, TablePlaceholder)), None)
    frame = holder.insert_table(*cells) if holder else slide.shapes.add_table(*cells, left, top, width, Pt(20))
    frame.left, frame.top, frame.width = left, top, width
    frame.name = said(exhibit.name)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alternative(exhibit))
    grid = frame.table
    grid.first_row, grid.horz_banding = True, True
    for at, part in enumerate(page.widths):
        grid.columns[at].width = Emu(int(part * width))
    heads = tuple(Cell(head) for head in page.heads)
    for at, row in enumerate((heads, *page.rows)):
        grid.rows[at].height = Emu(_tall([each.text for each in row], page.widths, int(width), page.size))
        for column, each in enumerate(row):
            strong = not at or each.text in exhibit.emphasis
            numeric = bool(column) and (each.sort is not None or (not at and page.rows[0][column].sort is not None))
            _write(grid.cell(at, column), each.text, strong, numeric, theme.GRID if not at else _stripe(at), page.size)


def _stripe(at: int) -> str:
    return theme.PAPER if at % 2 else "#F4F6F8"


def _write(box: Any, text: str, bold: bool, numeric: bool, ground: str, size: int) -> None:
    box.margin_top = box.margin_bottom = Pt(1)
    box.margin_left = box.margin_right = MARGIN
    box.vertical_anchor = MSO_ANCHOR.MIDDLE
    fill(box, ground)
    line = box.text_frame.paragraphs[0]
    line.alignment = PP_ALIGN.RIGHT if numeric else PP_ALIGN.LEFT
    run = line.add_run()
    run.text, run.font.size, run.font.bold = said(text), size, bold
    run.font.color.rgb = rgb(theme.INK)
