"""`danvan deck`: the exhibits as a 16:9 PowerPoint whose charts and tables can be edited."""

import copy
from collections.abc import Iterator, Sequence
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Length, Pt

from danvan_data import store
from danvan_data.evidence import Evidence
from danvan_data.evidence.loading import load
from danvan_data.exhibits import theme
from danvan_data.language import day, get_language, number, speaking, t
from danvan_data.publish.files import check_new
from danvan_data.publish.office import master, native
from danvan_data.publish.office.drawing import said
from danvan_data.publish.office.exhibit import Exhibit, Exhibits
from danvan_data.publish.office.exhibits import exhibits
from danvan_data.publish.pages.site import dated

SUMMARY = ("by_field", "coverage", "returns_known", "yearly", "recognition", "totals_by_year", "periods")
"""The exhibits whose findings make the summary."""
WIDTH_OF_LETTER = 0.56
"""Of its size, on average, in bold Vietnamese text."""
SPACE = 10
"""Points between two sentences of a list."""
LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}


def deck(found: Exhibits, evidence: Evidence, dated: str, template: Path | None = None) -> Any:
    """Return a presentation in the current language: title, summary, one finding a slide, what the data cannot say.

    `template` is a .pptx or .potx whose master is used instead of ours; its slides are left out.

    Raises:
        PublishError: the template is no PowerPoint file, or has no layout with a title.

    """
    made = master.of_template(template) if template else master.own()
    cover, plain = master.layouts(made, template)
    _cover(made, cover, evidence, dated, template is not None)
    _summary(made, plain, found.shown)
    for each in found.shown:
        _exhibit(made, plain, each)
    _limits(made, plain, found)
    for slide in made.slides:
        _speak(slide)
    core = made.core_properties
    core.title, core.author, core.last_modified_by, core.language = t("deck.title"), "", "", _tongue()
    core.subject, core.keywords, core.comments = "", "", ""
    return made


def _slide(made: Any, layout: Any, title: str) -> Any:
    """Add a slide with a title and its number; placeholders that stay empty are taken off."""
    slide = made.slides.add_slide(layout)
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type not in (*master.TITLES, PP_PLACEHOLDER.SUBTITLE):
            shape._element.getparent().remove(shape._element)
    slide.shapes.title.text_frame.text = said(title)
    for shape in layout.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            number = copy.deepcopy(shape._element)
            number.nvSpPr.cNvPr.set("id", str(max(each.shape_id for each in slide.shapes) + 1))
            slide.shapes._spTree.append(number)
    return slide


def _cover(made: Any, layout: Any, evidence: Evidence, dated: str, template: bool) -> None:
    slide = _slide(made, layout, t("deck.title"))
    lines = [said(t("deck.place", place=evidence.place)), dated] if evidence.place else [dated]
    places = {each.placeholder_format.type: each for each in slide.placeholders}
    subtitle = places.get(PP_PLACEHOLDER.SUBTITLE)
    if subtitle is not None:
        subtitle.text_frame.text = "\n".join(lines)
        for line in subtitle.text_frame.paragraphs:
            line.alignment = None if template else PP_ALIGN.LEFT
            for run in line.runs:
                run.font.size = Pt(22)
    slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(34)
    slide.notes_slide.notes_text_frame.text = t("deck.cover_notes")


def _summary(made: Any, layout: Any, shown: Sequence[Exhibit]) -> None:
    chosen = [each for each in shown if each.name in SUMMARY] if len(shown) > len(SUMMARY) else shown
    slide = _slide(made, layout, t("deck.summary"))
    _lines(slide, master.room(made, layout), [each.finding for each in chosen])
    slide.notes_slide.notes_text_frame.text = t("deck.summary_notes")


def _limits(made: Any, layout: Any, found: Exhibits) -> None:
    slide = _slide(made, layout, t("deck.limits"))
    lines = [t("deck.limit_count"), t("deck.limit_typical"), t("deck.limit_interval"), t("deck.limit_period")]
    if found.lacking:
        lines.append(t("deck.lacking", things="; ".join(found.lacking)))
    _lines(slide, master.room(made, layout), lines)
    sources = dict.fromkeys(each.source for each in found.shown if each.source)
    told = "\n".join(said(t("chart.source", sources=each)) for each in sources)
    slide.notes_slide.notes_text_frame.text = told


def _lines(slide: Any, room: master.Room, lines: list[str]) -> None:
    """Write a list of sentences, as large as their number and length allow."""
    size = _list_size(lines, room)
    box = slide.shapes.add_textbox(Emu(room.left), Emu(room.top), Emu(room.width), Emu(room.bottom - room.top))
    frame = box.text_frame
    frame.word_wrap = True
    for at, text in enumerate(lines):
        line = frame.paragraphs[0] if not at else frame.add_paragraph()
        _bullet(line)
        line.space_after = Pt(SPACE)
        run = line.add_run()
        run.text, run.font.size = said(text), size


def _list_size(lines: list[str], room: master.Room) -> Length:
    """Return the largest size at which the sentences stay above the foot of the slide."""
    width, height = 0.93 * room.width / Pt(1), (room.bottom - room.top) / Pt(1)
    for points in (22, 20, 18, 16):
        rows = sum(ceil(len(text) * points * WIDTH_OF_LETTER / width) for text in lines)
        if rows * points * 1.2 + len(lines) * SPACE <= height:
            return Pt(points)
    return Pt(14)


def _bullet(line: Any) -> None:
    settings = line._p.get_or_add_pPr()
    settings.set("marL", "285750")
    settings.set("indent", "-285750")
    etree.SubElement(settings, qn("a:buFont")).set("typeface", "Arial")
    etree.SubElement(settings, qn("a:buChar")).set("char", "•")


def _exhibit(made: Any, layout: Any, exhibit: Exhibit) -> None:
    slide = _slide(made, layout, exhibit.finding)
    run = slide.shapes.title.text_frame.paragraphs[0].runs[0]
    run.font.size = _title_size(exhibit.finding, slide.shapes.title.width)
    room = master.room(made, layout)
    lines = 1 + len(exhibit.subtitle) // int(room.width / Pt(14) * 1.9)
    head = Inches(0.12 + 0.25 * lines)
    _text(slide, exhibit.subtitle, room.left, room.top, room.width, head, Pt(14))
    top = room.top + head
    if len(exhibit.key) > 1 or exhibit.marks:
        _key(slide, exhibit, room.left, top, room.width)
        top += Inches(0.36)
    foot = Inches(0.32)
    source = t("chart.source", sources=exhibit.source) if exhibit.source else ""
    _text(slide, source, room.left, room.bottom - foot, room.width, foot, Pt(12))
    box = (Length(room.left), Length(top), Length(room.width), Length(room.bottom - foot - top))
    native.add(slide, exhibit, box)
    slide.notes_slide.notes_text_frame.text = "\n".join(_notes(exhibit))


def _title_size(text: str, width: int) -> Length:
    """Return the largest size at which a finding takes no more than two lines."""
    for points in (28, 26, 24, 22, 20, 18):
        if len(text) * points * WIDTH_OF_LETTER <= 2 * 0.93 * width / Pt(1):
            return Pt(points)
    return Pt(16)


def _key(slide: Any, exhibit: Exhibit, left: int, top: int, width: int) -> None:
    """Say what the colours and dashed lines mean, as words in those colours."""
    frame = _frame(slide, left, top, width, Inches(0.34))
    told = "; ".join(t("deck.mark", name=name, value=number(value)) for name, value in exhibit.marks.items())
    letters = len(told) + sum(len(words) + 7 for words in exhibit.key)
    size = Pt(14) if letters * 14 * WIDTH_OF_LETTER < width / Pt(1) else Pt(11)
    for words, colour in exhibit.key.items():
        _run(frame, "● ", colour, Pt(size.pt + 4))
        _run(frame, f"{said(words)}     ", theme.INK, size)
    if told:
        _run(frame, f"– –  {said(told)}", theme.MUTED, size)


def _notes(exhibit: Exhibit) -> Iterator[str]:
    """What the speaker may say: the finding, its coverage, what it cannot say, and where it comes from."""
    told = [f"{exhibit.finding}.", exhibit.subtitle, exhibit.note, t("chart.source", sources=exhibit.source)]
    yield from (said(each) for each in told if each.strip(" .:"))
    yield t({"table": "deck.editable_table", "picture": "deck.picture"}.get(exhibit.form, "deck.editable"))


def _text(slide: Any, text: str, left: int, top: int, width: int, height: int, size: Length) -> None:
    if text:
        _run(_frame(slide, left, top, width, height), said(text), theme.MUTED, size)


def _frame(slide: Any, left: int, top: int, width: int, height: int) -> Any:
    frame = slide.shapes.add_textbox(Emu(left), Emu(top), Emu(width), Emu(height)).text_frame
    frame.word_wrap = True
    frame.margin_top = frame.margin_bottom = 0
    return frame


def _run(frame: Any, text: str, colour: str, size: Length) -> None:
    run = frame.paragraphs[0].add_run()
    run.text, run.font.size = text, size
    run.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))


def _speak(slide: Any) -> None:
    """Tell PowerPoint the language of the words, so that it does not underline them as misspelt."""
    for part in (slide._element, slide.notes_slide._element):
        for run in part.iter(qn("a:r")):
            run.get_or_add_rPr().set("lang", _tongue())


def _tongue() -> str:
    return LANGUAGES[get_language()]


def write(out: Path, language: str, data: Path | None = None, template: Path | None = None, force: bool = False) -> int:
    """Write the deck of the bundled evidence, or of a folder of registers; returns the number of its slides.

    Raises:
        PublishError: `out` is no .pptx, or is there and `force` is not given; as `deck`.
        WriteError: `out` cannot be written.
        RegisterError: as `loading.load`.

    """
    with speaking(language):
        check_new(out, (".pptx",), t("deck.suffix", file=out.name), force)
        evidence = load(data)
        made = deck(exhibits(evidence), evidence, t("publish.dated", day=day(dated(data))), template)
        content = BytesIO()
        made.save(content)
        store.write(out, content.getvalue())
        return len(made.slides)
