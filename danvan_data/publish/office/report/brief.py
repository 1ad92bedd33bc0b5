"""`danvan brief`: a Word report in the Party's or the state's form: situation, results, shortcomings, proposals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.shared import Cm, Mm, Pt

from danvan_data import store
from danvan_data.evidence import Evidence
from danvan_data.evidence.loading import load
from danvan_data.exhibits.citing import published, told
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.marks import grid_of
from danvan_data.language import TONGUES, catalogue, day, get_language, number, speaking, t
from danvan_data.publish.files import check_new
from danvan_data.publish.notebooks.pinned import telling_of
from danvan_data.publish.notebooks.telling import Telling, telling
from danvan_data.publish.office.charts import native
from danvan_data.publish.office.drawing import column_widths, said
from danvan_data.publish.office.report import letterhead, wordml
from danvan_data.publish.office.report.clerical import FONT, FORMS, PARTY, Form, Letter
from danvan_data.publish.office.report.handout import handout
from danvan_data.publish.pages.site import dated
from danvan_data.registers.shareable import left_out

ROMAN = ("I", "II", "III", "IV", "V")
NAMED = 3
"""Sources that a footnote names whole; of more it names their numbers in the annex."""
LISTED = 40
"""Sources of one finding whose numbers a footnote lists; of more it says how many."""
MOST_LINES = 8
"""Rows of a table that stand in the text; a longer one is in the annex."""
CELL = Pt(11)
NUMBER, LETTER, PADDING = 10, 2.05, 4.2
"""Millimetres of the column of numbers, of a letter of `CELL`, and of the empty sides of a cell."""
ROW, LEAST, MOST = 0.58, 3.6, 8.6
"""Centimetres of a chart's height: a row, the least and the most."""


@dataclass
class _Report:
    """A report in the making: its document, its footnotes, and what is numbered in it."""

    made: Any
    form: Form
    notes: wordml.Footnotes
    short: Sequence[Exhibit]
    sources: dict[str, Any] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=lambda: {"figure": 0, "table": 0})
    tables: list[tuple[str, Exhibit]] = field(default_factory=list)

    def next(self, kind: str) -> int:
        """Count one more figure or table."""
        self.numbers[kind] += 1
        return self.numbers[kind]


def brief(
    found: Telling, evidence: Evidence, when: str, form: Form = PARTY, letter: Letter | None = None, folder: str = ""
) -> Any:
    """Return the report in the current language; what only the sender knows stays a marked blank.

    Each finding is a sentence with its coverage, a reference to its chart or table, and its sources as a footnote;
    charts are Word's own, with their workbooks. All tables and all sources with their addresses are in annexes.
    `when` is the day of the data; `folder` names the reader's own registers.
    """
    with speaking(own=evidence.own):
        made = letterhead.page(form)
        report = _Report(made, form, wordml.Footnotes(made), list(found.short().values()))
        letter = letter or Letter()
        letterhead.letterhead(made, form, letter)
        abstract = t("brief.title")
        if evidence.place:
            abstract = t("brief.of_place", title=abstract, place=evidence.place)
        letterhead.title(made, form, letter, abstract)
        key = "brief.opening_own" if evidence.own else "brief.opening"
        letterhead.line(made, "text", t(key, day=when, folder=folder, place=evidence.place))
        if persons := left_out(evidence.left_out):
            letterhead.line(made, "text", persons)
        _sections(report, found)
        made.paragraphs[-1].paragraph_format.keep_with_next = True  # a signature does not stand on a page alone
        letterhead.signature(made, form, letter)
        _annexes(report)
        report.notes.finish()
        core = made.core_properties
        core.title, core.author, core.last_modified_by, core.comments = abstract, "", "", ""
        core.language = TONGUES[get_language()].office
        return made


def _sections(report: _Report, found: Telling) -> None:
    """Write situation, results, shortcomings and proposals, as far as the data show."""
    known = [exhibit for name in ("size", "returns", "change", "trust") for exhibit in found.chapter(name).values()]
    rest = [exhibit for exhibit in found.shown.values() if not any(exhibit is each for each in known)]
    parts: list[tuple[str, list[tuple[str, list[Exhibit]]]]] = [
        ("situation", [("", [*rest, *found.chapter("size").values()])]),
        ("results", [(name, list(found.chapter(name).values())) for name in ("returns", "change")]),
        ("shortcomings", [("", list(found.chapter("trust").values()))]),
    ]
    at = 0
    for section, groups in parts:
        if section != "shortcomings" and not any(exhibits for _, exhibits in groups):
            continue
        _heading(report, at, section)
        at += 1
        shown = [(name, exhibits) for name, exhibits in groups if exhibits]
        for order, (name, exhibits) in enumerate(shown, start=1):
            if name and len(shown) > 1:
                letterhead.line(report.made, "subsection", f"{order}. {t(f'brief.{name}')}")
            for exhibit in exhibits:
                _finding(report, exhibit)
        if section == "shortcomings":
            _limits(report, found)
    if found.proposals:
        _heading(report, at, "proposals")
        for order, proposal in enumerate(found.proposals, start=1):
            letterhead.line(report.made, "text", f"{order}. {proposal}")


def _heading(report: _Report, at: int, section: str) -> None:
    title = report.form.section.format(roman=ROMAN[at], title=t(f"brief.section_{section}"))
    letterhead.line(report.made, "section", title)


def _limits(report: _Report, found: Telling) -> None:
    for sentence in found.sentences:
        letterhead.line(report.made, "text", sentence)
    letterhead.line(report.made, "text", t("brief.causes"))
    for key in ("count", "typical", "interval", "period"):
        letterhead.line(report.made, "text", f"- {t(f'deck.limit_{key}')}")


def _finding(report: _Report, exhibit: Exhibit) -> None:
    """Write a finding as a sentence, with its chart or short table below where it is one of the story's main ones."""
    parts = [exhibit.finding, exhibit.subtitle, *(band.words for band in _unsaid_bands(exhibit))]
    sentence = ". ".join(said(part).rstrip(".") for part in parts if part)
    line = letterhead.line(report.made, "text", f"{sentence} (")
    main = any(exhibit is each for each in report.short)
    drawn = native.fitted(exhibit)
    kind = "figure" if main and native.is_chart(drawn) else "table"
    n = report.next(kind)
    mark = f"danvan_{kind}_{n}"
    wordml.refer(line, mark, f"{t(f'brief.{kind}')} {n}")
    line.add_run(").")
    _footnote(report, line, exhibit)
    if kind == "figure":
        _chart(report, exhibit, drawn, mark, n)
    elif main and len(exhibit.grid.rows) <= MOST_LINES:
        _table(report, exhibit, mark, n)
    else:
        report.tables.append((mark, exhibit))


def _unsaid_bands(exhibit: Exhibit) -> Iterable[Any]:
    return () if exhibit.form in native.ROWS else exhibit.bands


def _footnote(report: _Report, line: Any, exhibit: Exhibit) -> None:
    """Name a finding's sources: whole where they are few, else by their numbers in the annex."""
    pages = list(exhibit.sources.drop_duplicates("source_id").to_dict("records"))
    for page in pages:
        report.sources.setdefault(page["source_id"], page)
    if not exhibit.cited:
        return
    if 0 < len(pages) <= NAMED and len(pages) == exhibit.cited:
        report.notes.add(line, t("chart.source", sources="; ".join(told(page) for page in pages)))
        return
    order = {one: at for at, one in enumerate(report.sources, start=1)}
    listed = _ranges([order[page["source_id"]] for page in pages]) if len(pages) <= LISTED else ""
    key = "brief.sources_listed" if listed else "brief.sources_counted"
    report.notes.add(line, t(key, n=number(exhibit.cited), numbers=listed))


def _ranges(numbers: Iterable[int]) -> str:
    """Write numbers with runs of them drawn together: `3, 5–8`."""
    runs: list[list[int]] = []
    for each in sorted(numbers):
        if runs and each == runs[-1][-1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _chart(report: _Report, exhibit: Exhibit, drawn: Exhibit, mark: str, n: int) -> None:
    rows = len(drawn.table) if drawn.form in ("intervals", "spans", "timeline") else drawn.table["row"].nunique()
    height = 5.4 if drawn.form in native.UPRIGHT else min(MOST, max(LEAST, 1.7 + ROW * rows))
    line = wordml.add_chart(report.made, exhibit, Mm(report.form.text_width), Cm(height), FONT, n)
    line.paragraph_format.keep_with_next, line.paragraph_format.first_line_indent = True, Mm(0)
    line.paragraph_format.line_spacing = 1.0
    _caption(report, "figure", n, mark, exhibit)


def _caption(report: _Report, kind: str, n: int, mark: str, exhibit: Exhibit) -> None:
    line = report.made.add_paragraph(style="Caption")
    wordml.numbered(line, t(f"brief.{kind}"), n, mark)
    line.add_run(f". {_name(exhibit)}")
    line.paragraph_format.keep_with_next = kind == "table"


def _name(exhibit: Exhibit) -> str:
    """Return what a chart or table is of, in a few words; the finding stands in the text."""
    key = f"exhibits.{exhibit.name}"
    words = t(key) if key in catalogue() else exhibit.subtitle or exhibit.finding
    return said(words[:1].upper() + words[1:]).rstrip(".")


def _table(report: _Report, exhibit: Exhibit, mark: str, n: int) -> None:
    """Write an exhibit's numbers as a table: every mark, its qualifiers in its words, and the publisher of each."""
    _caption(report, "table", n, mark, exhibit)
    one = exhibit.cited <= 1
    table = exhibit.table.assign(sources="") if one else exhibit.table
    grid = grid_of(table, exhibit.form, exhibit.heads, exhibit.sources)
    heads = [t("brief.number"), *grid.heads]
    rows = [[str(at), *texts] for at, texts in enumerate(grid.texts, start=1)]
    wordml.grid(report.made, heads, rows, _widths([heads, *rows], report.form.text_width), CELL)
    under = [*exhibit.notes, *([t("chart.source", sources=exhibit.source)] if exhibit.source else [])]
    letterhead.line(report.made, "receiver", " ".join(said(each) for each in under))


def _widths(texts: Sequence[Sequence[str]], width: int) -> list[Any]:
    """Return the widths of a table's columns, the first of them that of the numbers."""
    told = [row[1:] for row in texts]
    return [Mm(NUMBER), *(Mm(each) for each in column_widths(told, width - NUMBER, LETTER, PADDING))]


def _annexes(report: _Report) -> None:
    order = 0
    if report.tables:
        order += 1
        _annex(report, order, "brief.annex_tables")
        for mark, exhibit in report.tables:
            _table(report, exhibit, mark, int(mark.rpartition("_")[2]))
    if report.sources:
        order += 1
        _annex(report, order, "brief.annex_sources")
        names = ("publisher", "title", "published", "url")
        heads = [t("brief.number"), *(t(f"exhibit.column_{name}") for name in names)]
        rows = [[str(at), page["publisher"], page["title"], published(page["published"]), page["url"]]
                for at, page in enumerate(report.sources.values(), start=1)]  # fmt: skip
        parts = (0.07, 0.2, 0.28, 0.13, 0.32)
        wordml.grid(report.made, heads, rows, [Mm(report.form.text_width * part) for part in parts], Pt(9))


def _annex(report: _Report, order: int, key: str) -> None:
    line = letterhead.line(report.made, "section", t("brief.annex", n=order, title=t(key)))
    line.paragraph_format.page_break_before = True


def write(
    out: Path, language: str, data: Path | None = None, force: bool = False, form: str = PARTY.code,
    letter: Letter | None = None, place: str = "", one_page: bool = False,
    pins: Path | None = None,
) -> None:  # fmt: skip
    """Write the report (or the hand-out of `one_page`) of the bundled evidence, or of a folder of registers.

    Raises:
        PublishError: `out` is no .docx, or is there and `force` is not given.
        WriteError: it cannot be written; RegisterError, PlaceError: as `loading.load`.

    """
    with speaking(language):
        check_new(out, (".docx",), t("brief.suffix", file=out.name), force)
        evidence = load(data, place)
        found, when = telling_of(pins, evidence) if pins else telling(evidence), day(dated(data))
        if one_page:
            made = handout(found, evidence, t("publish.dated", day=when))
        else:
            made = brief(found, evidence, when, FORMS[form], letter, data.resolve().name if data else "")
        content = BytesIO()
        made.save(content)
        store.write(out, content.getvalue())
