"""`danvan deck`: a story of exhibits as a PowerPoint whose charts and tables can be edited, one message a slide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx.util import Emu, Inches, Length

from danvan_data import store
from danvan_data.evidence import Evidence
from danvan_data.evidence.loading import load
from danvan_data.evidence.places import place_said
from danvan_data.exhibits.citing import name_of, told
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.language import day, number, speaking, t
from danvan_data.publish.files import check_new
from danvan_data.publish.notebooks.meaning import so_what
from danvan_data.publish.notebooks.pinned import telling_of
from danvan_data.publish.notebooks.telling import CHAPTERS, Telling, telling
from danvan_data.publish.office.charts import native
from danvan_data.publish.office.drawing import said
from danvan_data.publish.office.slides import master, slide_table
from danvan_data.publish.office.slides.slides_text import (
    Text,
    add_slide,
    fill_list,
    fill_text,
    finish,
    fit_title,
    parted,
)
from danvan_data.publish.pages.site import dated
from danvan_data.registers.shareable import left_out

NAMED = 3
"""Sources that a slide names with their addresses; of more the annex does."""
ANNEXED = 40
"""Sources of one exhibit that a short deck's annex lists; of more a full deck's does."""
LIMITS = ("count", "typical", "interval", "period")
"""What no deck can conclude from such figures, whatever they are."""
LEAD, MEANING_LETTERS = 0.27, 8.2
"""Inches that a line of what a finding means is high, and its letters to the inch."""
BESIDE = 0.56
"""Of the slide's width, the part of a chart that words stand beside."""
PER_LIST = 8
"""Sentences on one slide of a list."""
SOURCE_SIZE = 12
"""Points of the letters of every source, in the annex as at a slide's foot; it goes on over as many as they need."""
SIGNS = ("*", "†")
"""What a note begins with that explains a sign on the chart."""
SHAPES = {"16:9": True, "4:3": False}
"""Whether a slide of that shape is wide."""


@dataclass(frozen=True)
class _Deck:
    """A presentation in the making: its layouts, its exhibits, and which of them the annex lists."""

    made: Any
    layouts: master.Layouts
    full: bool
    own_master: bool

    @property
    def beside(self) -> bool:
        """Whether there is a layout for words beside a chart."""
        return self.own_master

    def annexed(self, exhibit: Exhibit) -> bool:
        """Return whether the annex lists an exhibit's sources."""
        n = len(exhibit.sources)
        return n > NAMED and (self.full or n <= ANNEXED)


def deck(
    found: Telling, evidence: Evidence, dated: str, template: Path | None = None, full: bool = False, wide: bool = True
) -> Any:
    """Return a presentation in the current language: cover, three messages, a finding a slide, limits, proposals.

    The short deck answers `telling.QUESTIONS`; the `full` one tells every subject, chapter by chapter.
    `template` is a .pptx or .potx whose master is used instead of ours; its slides are left out.

    Raises:
        PublishError: the template is no PowerPoint file, or has no layout with a title.

    """
    with speaking(own=evidence.own):
        return _told(found, evidence, dated, template, full, wide)


def _told(found: Telling, evidence: Evidence, dated: str, template: Path | None, full: bool, wide: bool) -> Any:
    made = master.of_template(template) if template else master.own(wide)
    this = _Deck(made, master.layouts(made, template), full, template is None)
    shown = found.shown if full else found.short()
    _cover(this, evidence, dated)
    _list(this, found.headline(), [each.finding for each in found.messages()], t("deck.summary_notes"))
    last = _unknown(this, found)
    for chapter, exhibits in _chapters(found, shown) if full else [("", list(shown.values()))]:
        if chapter:
            slide = add_slide(made, this.layouts.section, t(f"brief.{chapter}"))
            fill_text(slide, 1, [Text(each.finding) for each in exhibits[:2]])
        for exhibit in exhibits:
            if exhibit is not last:
                _exhibit(this, exhibit)
    _limits(this, found, left_out(evidence.left_out), last)
    if found.proposals:
        _list(this, found.request(), [str(each) for each in found.proposals], t("deck.proposals_notes"))
    _annex(this, list(shown.values()))
    finish(made, t("deck.title"))
    return made


def _unknown(this: _Deck, found: Telling) -> Exhibit | None:
    """Return the exhibit of how much is known, where a short deck can set it beside what cannot be concluded."""
    subject = found.answers().get("trust")
    if this.full or not this.beside or subject is None:
        return None
    exhibit = found.shown[subject]
    return exhibit if native.is_chart(native.fitted(exhibit)) else None


def _chapters(found: Telling, shown: dict[str, Exhibit]) -> list[tuple[str, list[Exhibit]]]:
    parts = [(chapter, list(found.chapter(chapter).values())) for chapter in CHAPTERS]
    known = [exhibit for _, exhibits in parts for exhibit in exhibits]
    rest = [exhibit for exhibit in shown.values() if not any(exhibit is each for each in known)]
    return [(chapter, exhibits) for chapter, exhibits in [("", rest), *parts] if exhibits]


def _cover(this: _Deck, evidence: Evidence, dated: str) -> None:
    slide = add_slide(this.made, this.layouts.cover, t("deck.title"))
    lines = [t("deck.place", place=place_said(str(evidence.place))), dated] if evidence.place else [dated]
    fill_text(slide, 1, [Text(line) for line in lines], left=this.own_master)
    slide.notes_slide.notes_text_frame.text = t("deck.cover_notes")


def _limits(this: _Deck, found: Telling, persons: str, exhibit: Exhibit | None) -> None:
    """Say what cannot be concluded: what nothing answers first, then what no such figures can tell.

    Where `exhibit` is given, it stands beside these words and its finding above them.
    """
    lines = [*found.sentences, *(t(f"deck.limit_{name}") for name in LIMITS), *filter(None, [persons])]
    notes = t("deck.limits_notes")
    if exhibit is None:
        _list(this, t("deck.limits"), lines, notes)
        return
    drawn = native.fitted(exhibit)
    slide, box = _framed(this, this.layouts.beside, drawn, exhibit.finding, so_what(exhibit))
    left, top, width, height = box
    native.add(slide, drawn, (left, top, Length(int(width * BESIDE)), height), exhibit)
    start = Length(int(left + width * (BESIDE + 0.02)))
    room = master.Room(start, top, int(width * (0.98 - BESIDE)), top + height)
    fill_list(slide, room, [Text(line) for line in lines], sizes=(18, 16, 14, 13, 12), index=master.BESIDE)
    notes_of_slide = slide.notes_slide.notes_text_frame
    notes_of_slide.text = f"{said(notes)}\n{notes_of_slide.text}"


def _list(this: _Deck, title: str, lines: Sequence[str], notes: str) -> None:
    for at in range(0, len(lines), PER_LIST):
        slide = add_slide(this.made, this.layouts.lists, title)
        fit_title(slide, title)
        fill_list(slide, master.room(this.made, this.layouts.lists), [Text(line) for line in lines[at : at + PER_LIST]])
        slide.notes_slide.notes_text_frame.text = "\n".join(said(line) for line in notes.splitlines())


def _exhibit(this: _Deck, exhibit: Exhibit) -> None:
    drawn = native.fitted(exhibit)
    layout = this.layouts.chart if native.is_chart(drawn) else this.layouts.table
    if native.is_chart(drawn):
        slide, box = _framed(this, layout, drawn, exhibit.finding, so_what(exhibit))
        native.add(slide, drawn, box, exhibit)
        return
    _, _, width, height = _box(this, layout, drawn, so_what(exhibit))
    pages = slide_table.pages(exhibit, width, height)
    for at, page in enumerate(pages, start=1):
        count = t("deck.part", n=at, all=len(pages)) if len(pages) > 1 else ""
        slide, box = _framed(this, layout, exhibit, f"{exhibit.finding} {count}".strip(), so_what(exhibit))
        slide_table.add(slide, exhibit, page, box)


def _under(exhibit: Exhibit) -> str:
    """Return the subtitle, the yardsticks where the chart has no words for them, and what its signs stand for."""
    bands = [] if exhibit.form in native.ROWS else [band.words for band in exhibit.bands]
    signs = [note for note in exhibit.notes if note.startswith(SIGNS)]
    return ". ".join(part.rstrip(".") for part in (exhibit.subtitle, *bands, *signs) if part)


def _box(this: _Deck, layout: Any, exhibit: Exhibit, meaning: str) -> tuple[Length, Length, Length, Length]:
    """Return where the chart or table of an exhibit stands: below its subtitle, above what it means and its sources."""
    room = master.room(this.made, layout)
    lines = 1 + len(_under(exhibit)) // max(1, int(room.width / Inches(1) * 10.6))
    top = room.top + Inches(0.1 + 0.24 * lines)
    foot = room.bottom - Inches(0.24 * _foot_lines(this, exhibit) + 0.08) - _meaning_height(this, layout, meaning)
    return Length(room.left), Length(top), Length(room.width), Length(foot - top)


def _meaning_height(this: _Deck, layout: Any, words: str) -> int:
    letters = master.room(this.made, layout).width / Inches(1) * MEANING_LETTERS
    return int(Inches(LEAD * -(-len(words) // letters) + 0.08)) if words else 0


def _foot_lines(this: _Deck, exhibit: Exhibit) -> int:
    return 1 if this.annexed(exhibit) or len(exhibit.sources) > NAMED else max(1, len(exhibit.sources))


def _framed(this: _Deck, layout: Any, exhibit: Exhibit, title: str, meaning: str) -> tuple[Any, Any]:
    """Add a slide with an exhibit's words: its finding above, its subtitle, its sources below; returns the box left."""
    slide = add_slide(this.made, layout, title)
    fit_title(slide, title)
    box = _box(this, layout, exhibit, meaning)
    left, top, width, height = box
    room = master.room(this.made, layout)
    fill_text(
        slide, master.SUBTITLE, [Text(_under(exhibit))], (left, Length(room.top), width, Length(top - room.top)), 14
    )
    below = _meaning_height(this, layout, meaning)
    if below:
        place = (left, Length(top + height + Inches(0.04)), width, Length(below - Inches(0.04)))
        fill_text(slide, master.MEANING, [Text(meaning)], place, 16, strong=True)
    foot = Length(top + height + below + Inches(0.06))
    sources = list(_source_lines(this, exhibit))
    fill_text(slide, master.SOURCES, sources, (left, foot, width, Emu(room.bottom - foot)), 12)
    slide.notes_slide.notes_text_frame.text = "\n".join(said(line) for line in _notes(exhibit, meaning) if line)
    return slide, box


def _source_lines(this: _Deck, exhibit: Exhibit) -> Iterator[Text]:
    """Name the sources with publisher, date and address; where they are many, say how many and where they stand."""
    pages = exhibit.sources
    if exhibit.cited and len(pages) <= min(NAMED, exhibit.cited):
        for at, (_, page) in enumerate(pages.iterrows()):
            name = name_of(page) if page["url"] or exhibit.own else t("deck.no_address", source=told(page))
            name = t("chart.source", sources=name) if not at else name
            yield Text(name, str(page["url"]))
    elif this.annexed(exhibit):
        yield Text(t("deck.sources_annex", what=exhibit.number_cited))
    elif exhibit.cited:
        place = "deck.sources_sheet" if native.is_chart(native.fitted(exhibit)) else "deck.sources_report"
        yield Text(t(place, what=exhibit.number_cited))


def _notes(exhibit: Exhibit, meaning: str) -> Iterator[str]:
    """What the speaker may say: the finding, what else the numbers say and cannot say, the sources, how to edit."""
    yield f"{exhibit.finding.rstrip('.')}."
    yield meaning
    yield exhibit.subtitle
    yield from exhibit.prose
    yield from exhibit.notes
    if exhibit.assumptions:
        yield t("exhibit.assumed", assumption="; ".join(exhibit.assumptions))
    if len(exhibit.sources) <= ANNEXED:
        yield from (f"– {told(page)}" for _, page in exhibit.sources.iterrows())
    yield t("deck.editable" if native.is_chart(native.fitted(exhibit)) else "deck.editable_table")


def _annex(this: _Deck, shown: Sequence[Exhibit]) -> None:
    """List the sources that slides only count, each with publisher, title, date and address."""
    pages = {str(page["source_id"]): page for exhibit in shown if this.annexed(exhibit)
             for _, page in exhibit.sources.iterrows()}  # fmt: skip
    lines = [Text(told(page), str(page["url"])) for page in pages.values()]
    room = master.room(this.made, this.layouts.lists)
    parts = parted(lines, this.layouts.lists, room, SOURCE_SIZE)
    for at, part in enumerate(parts, start=1):
        count = t("deck.part", n=at, all=len(parts)) if len(parts) > 1 else ""
        slide = add_slide(this.made, this.layouts.lists, f"{t('deck.annex')} {count}".strip())
        fill_list(slide, room, part, sizes=(SOURCE_SIZE,))
        slide.notes_slide.notes_text_frame.text = t("deck.annex_notes", n=number(len(lines)))


def write(
    out: Path, language: str, data: Path | None = None, template: Path | None = None, force: bool = False,
    full: bool = False, shape: str = "16:9",
    place: str = "", pins: Path | None = None,
) -> int:  # fmt: skip
    """Write the deck of the bundled evidence, or of a folder of registers; returns the number of its slides.

    With `pins` it tells what a reader has pinned in that file, in her order.

    Raises:
        PublishError: `out` is no .pptx, is there and `force` is not given, or cannot be written; as `deck`.
        RegisterError, PlaceError: as `loading.load`.

    """
    with speaking(language):
        check_new(out, (".pptx",), t("deck.suffix", file=out.name), force)
        evidence = load(data, place)
        when = t("publish.dated", day=day(dated(data)))
        found = telling_of(pins, evidence) if pins else telling(evidence)
        made = deck(found, evidence, when, template, full or bool(pins), SHAPES[shape])
        content = BytesIO()
        made.save(content)
        store.write(out, content.getvalue())
        return len(made.slides)
