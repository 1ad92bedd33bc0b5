"""The words of slides, in the places that a layout has for them, so that the outline of a deck is complete."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Length, Pt

from danvan_data.exhibits import theme
from danvan_data.language import TONGUES, get_language
from danvan_data.publish.office.drawing import Box, put, rgb, said
from danvan_data.publish.office.slides import master

WIDTH_OF_LETTER = 0.56
"""Of its size, on average, in bold Vietnamese text."""
PLAIN = 0.47
"""The same in plain text."""
SPACE = 10
"""Points between two sentences of a list."""
INDENT, SIDES = 44, 15
"""Points of a list's width that its bullet and the place's empty sides take, and those that the sides alone take."""
TEXTS = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.SUBTITLE)
ADDRESS = 78
"""Letters of an address that are shown; the link is whole."""


@dataclass(frozen=True)
class Text:
    """A line: its words, and the address that it ends in."""

    words: str
    url: str = ""

    @property
    def shown(self) -> str:
        """The whole line as it is read."""
        return said(self.words if not self.url or self.url in self.words else f"{self.words} – {_short(self.url)}")


def _short(url: str) -> str:
    return url if len(url) <= ADDRESS else f"{url[: ADDRESS - 1]}…"


def add_slide(made: Any, layout: Any, title: str) -> Any:
    """Add a slide with its title and number, its other places still empty: `finish` takes off those that stay so."""
    slide = made.slides.add_slide(layout)
    slide.shapes.title.text_frame.text = said(title)
    for shape in layout.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            copied = copy.deepcopy(shape._element)
            copied.nvSpPr.cNvPr.set("id", str(max(each.shape_id for each in slide.shapes) + 1))
            slide.shapes._spTree.append(copied)
    return slide


def fit_title(slide: Any, text: str) -> None:
    """Set a title as large as it can be on two lines."""
    width = slide.shapes.title.width
    for points in (28, 26, 24, 22, 20, 18, 16):
        if len(text) * points * WIDTH_OF_LETTER <= 2 * 0.93 * width / Pt(1):
            break
    for run in slide.shapes.title.text_frame.paragraphs[0].runs:
        run.font.size = Pt(points)


def fill_text(
    slide: Any, index: int, lines: Sequence[Text], box: Box | None = None, size: int | None = None, left: bool = False,
    strong: bool = False,
) -> None:  # fmt: skip
    """Write lines into the place of that number, or into a text box where the layout has none but `box` says where."""
    lines = [line for line in lines if line.shown]
    holder = next((each for each in slide.placeholders if each.placeholder_format.idx == index), None)
    if holder is None or holder.placeholder_format.type not in TEXTS:
        if box is None or not lines:
            return
        holder = slide.shapes.add_textbox(*(Emu(part) for part in box))
        holder.text_frame.word_wrap = True
    if box is not None:
        put(holder, box)
    _write(holder.text_frame, lines, size, muted=box is not None and not strong)
    for line in holder.text_frame.paragraphs if strong else ():
        for run in line.runs:
            run.font.bold = True
    for line in holder.text_frame.paragraphs if left else ():
        line.alignment = PP_ALIGN.LEFT


def fill_list(
    slide: Any, room: master.Room, lines: Sequence[Text], sizes: Sequence[int] = (24, 22, 20, 18, 16, 14),
    index: int | None = None,
) -> None:  # fmt: skip
    """Write sentences into the layout's list (or the place of that `index`), as large as their number allows."""
    box = (Length(room.left), Length(room.top), Length(room.width), Length(room.bottom - room.top))
    places = [each for each in slide.placeholders if each.placeholder_format.type in TEXTS]
    holder = next((each for each in places if index is None or each.placeholder_format.idx == index), None)
    if holder is not None and index is not None:
        put(holder, box)
    if holder is None:
        holder = slide.shapes.add_textbox(*box)
        holder.text_frame.word_wrap = True
    wide = holder.width - Pt(INDENT if index is None else SIDES)
    points = _list_size([line.shown for line in lines], wide, holder.height, sizes)
    _write(holder.text_frame, lines, points, muted=False)
    for line in holder.text_frame.paragraphs:
        line.space_after = Pt(min(SPACE, points // 2))


def _list_size(lines: Sequence[str], wide: int, tall: int, sizes: Sequence[int]) -> int:
    """Return the largest size at which the sentences stay within their place."""
    for points in sizes:
        if sum(_tall(text, wide, points) for text in lines) <= tall / Pt(1) - 8:
            return points
    return sizes[-1]


def _tall(text: str, wide: int, points: int) -> float:
    """Return the points that a sentence of a list is high."""
    rows = ceil(len(text) * points * PLAIN / (wide / Pt(1)))
    return rows * points * 1.2 + min(SPACE, points // 2)


def parted(lines: Sequence[Text], layout: Any, room: master.Room, points: int) -> list[list[Text]]:
    """Part a list into slides of a layout, in letters of one size."""
    holder = next((each for each in layout.placeholders if each.placeholder_format.type in TEXTS), None)
    width, height = (holder.width, holder.height) if holder is not None else (room.width, room.bottom - room.top)
    parts: list[list[Text]] = []
    left = 0.0
    for line in lines:
        tall = _tall(line.shown, width - Pt(INDENT), points)
        if not parts or tall > left:
            parts.append([])
            left = height / Pt(1) - 8
        parts[-1].append(line)
        left -= tall
    return parts


def _write(frame: Any, lines: Sequence[Text], size: int | None, muted: bool) -> None:
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not at else frame.add_paragraph()
        for words, url in _parts(line):
            run = paragraph.add_run()
            run.text = said(words)
            if size:
                run.font.size = Pt(size)
            if url:
                run.hyperlink.address = url
            elif muted:
                run.font.color.rgb = rgb(theme.MUTED)


def _parts(line: Text) -> list[tuple[str, str]]:
    """Return the runs of a line: words, and the address as a link where it is one of the web."""
    if not line.url.startswith(("http://", "https://")):
        return [(line.shown, "")]
    before, _, after = line.words.partition(line.url)
    before = before if line.url in line.words else f"{line.words} – "
    return [(before, ""), (_short(line.url), line.url), *([(after, "")] if after else [])]


def finish(made: Any, title: str) -> None:
    """Take off places that stayed empty, and say the language of the words, so that none is marked as misspelt."""
    tongue = TONGUES[get_language()].office
    for slide in made.slides:
        for shape in list(slide.placeholders):
            empty = shape.has_text_frame and not shape.text_frame.text.strip()
            if empty and shape.placeholder_format.type not in (*master.TITLES, PP_PLACEHOLDER.SLIDE_NUMBER):
                shape._element.getparent().remove(shape._element)
        parts = (slide._element, slide.notes_slide._element) if slide.has_notes_slide else (slide._element,)
        for part in parts:
            for run in part.iter(qn("a:r")):
                run.get_or_add_rPr().set("lang", tongue)
    core = made.core_properties
    core.title, core.author, core.last_modified_by, core.language = title, "", "", tongue
    core.subject, core.keywords, core.comments = "", "", ""
