"""`danvan brief --handout`: one page of A4 for the hall: three messages, two charts, what to decide, the sources."""

from dataclasses import replace
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Mm, Pt

from danvan_data.evidence import Evidence
from danvan_data.evidence.places import place_said
from danvan_data.exhibits.citing import MOST_NAMED, told
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.language import TONGUES, get_language, opened, speaking, t
from danvan_data.publish.notebooks.meaning import so_what
from danvan_data.publish.notebooks.telling import Telling
from danvan_data.publish.office.charts import native
from danvan_data.publish.office.drawing import said
from danvan_data.publish.office.report import letterhead, wordml
from danvan_data.publish.office.report.clerical import FONT, STATE
from danvan_data.registers.shareable import left_out

MARGIN = 14
"""Millimetres around the page."""
CHARTS, HEIGHT = 2, 4.9
"""Charts on the page, and the centimetres that each is high."""
TEXT, SMALL = Pt(12), Pt(9)
MOST_LETTERS = 900
"""Letters of the proposals, and of what cannot be said, beyond which there would be a second page."""


def handout(found: Telling, evidence: Evidence, dated: str) -> Any:
    """Return one page in the current language; `dated` says of when the data are."""
    with speaking(own=evidence.own):
        form = replace(STATE, margins=(MARGIN, MARGIN, MARGIN, MARGIN))
        made = letterhead.page(form)
        shown = list(found.short().values())
        letterhead.line(made, "kind", t("deck.title"))
        place = f"{opened(place_said(str(evidence.place)))} · {dated}" if evidence.place else dated
        letterhead.line(made, "place_date", place).paragraph_format.space_after = Pt(6)
        _line(made, found.headline(), bold=True).paragraph_format.space_after = Pt(4)
        for exhibit in found.messages():
            _line(made, f"• {exhibit.finding}", bold=True)
            if meaning := so_what(exhibit):
                _line(made, meaning, size=Pt(11))
        drawn = [exhibit for exhibit in shown if native.is_chart(native.fitted(exhibit))]
        for at, exhibit in enumerate([*drawn[:1], *drawn[-1:]][:CHARTS] if len(drawn) > 1 else drawn, start=1):
            _chart(made, exhibit, at, form.text_width)
        _list(made, t("deck.proposals"), tuple(str(each) for each in found.proposals))
        limits = tuple(t(f"deck.limit_{name}") for name in ("count", "typical", "interval", "period"))
        _list(made, t("deck.limits"), limits)
        if persons := left_out(evidence.left_out):
            _line(made, persons, size=SMALL)
        core = made.core_properties
        core.title, core.author, core.last_modified_by, core.comments = t("deck.title"), "", "", ""
        core.language = TONGUES[get_language()].office
        return made


def _line(made: Any, text: str, bold: bool = False, size: Any = TEXT) -> Any:
    line = letterhead.line(made, "text", said(text))
    look = line.paragraph_format
    look.first_line_indent, look.space_after, look.line_spacing = Mm(0), Pt(2), 1.0
    look.alignment = WD_ALIGN_PARAGRAPH.LEFT  # names that stay whole would stretch a line
    for run in line.runs:
        run.bold, run.font.size = bold, size
    return line


def _chart(made: Any, exhibit: Exhibit, at: int, width: int) -> None:
    _line(made, exhibit.subtitle, size=SMALL).paragraph_format.space_before = Pt(4)
    line = wordml.add_chart(made, exhibit, Mm(width), Cm(HEIGHT), FONT, at)
    line.paragraph_format.first_line_indent, line.paragraph_format.space_after = Mm(0), Pt(0)
    line.paragraph_format.line_spacing = 1.0
    pages = [told(page) for _, page in exhibit.sources.iterrows()]
    if 0 < len(pages) == exhibit.cited <= MOST_NAMED:
        _line(made, t("chart.source", sources="; ".join(pages)), size=SMALL)
    elif exhibit.cited:  # a single page has no list of its own
        _line(made, t("deck.sources_report", what=exhibit.number_cited), size=SMALL)


def _list(made: Any, title: str, lines: tuple[str, ...]) -> None:
    """Write a list as long as the page has room for it; a sentence that is left out is left out whole."""
    kept: list[str] = []
    for each in lines:
        if sum(map(len, kept)) + len(each) <= MOST_LETTERS:
            kept.append(each)
    if kept:
        _line(made, title, bold=True).paragraph_format.space_before = Pt(4)
        for each in kept:
            _line(made, f"– {each}", size=Pt(11))
