"""The numbered parts of a report: figures, tables, and the annexes of tables and of sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from docx.enum.section import WD_SECTION
from docx.shared import Cm, Mm, Pt

from danvan_data.exhibits.citing import ids_of, told
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.marks import WIDE, grid_of
from danvan_data.language import catalogue, number, t
from danvan_data.publish.office.charts import native
from danvan_data.publish.office.drawing import breakable, column_widths, said
from danvan_data.publish.office.report import letterhead, wordml
from danvan_data.publish.office.report.clerical import FONT, Form

LISTED = 40
"""Sources of one finding whose numbers in the annex are listed; of more it says how many."""
MOST_LINES, SLACK = 12, 3
"""Rows of a table in the annex, and how many more it may have before it is cut: then it says how many there are."""
CELL = Pt(11)
NUMBER, LETTER, PADDING = 10, 1.9, 4.2
"""Millimetres of the column of numbers, of a letter of `CELL`, and of the empty sides of a cell."""
ROW, LEAST, MOST = 0.5, 3.2, 8.2
"""Centimetres of a chart's height: a row, the least and the most."""
FRAME, LANES = 1.5, 2.8
"""Centimetres of its key and axis, and of those of a chart whose value axis has words and a title."""
UPRIGHT = 5.4
"""Centimetres of the height of a chart of columns."""


@dataclass
class Report:
    """A report in the making: its document, its footnotes, and what is numbered in it."""

    made: Any
    form: Form
    notes: wordml.Footnotes
    sources: dict[str, Any] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=lambda: {"figure": 0, "table": 0})
    tables: list[tuple[str, Exhibit]] = field(default_factory=list)

    def next(self, kind: str) -> int:
        """Count one more figure or table."""
        self.numbers[kind] += 1
        return self.numbers[kind]

    def places(self, ids: Iterable[str]) -> str:
        """Return the numbers that pages have in the annex of sources: `3, 5–8`."""
        order = {one: at for at, one in enumerate(self.sources, start=1)}
        return ranges(order[one] for one in ids if one in order)

    def named_in_annex(self, exhibit: Exhibit) -> str:
        """Say which numbers of the annex an exhibit's sources are, or of many how many."""
        ids = exhibit.sources["source_id"].tolist()
        key = "brief.sources_listed" if len(ids) <= LISTED else "brief.sources_counted"
        return t(key, what=exhibit.number_cited, numbers=self.places(ids))


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers with runs of them drawn together: `3, 5–8`."""
    runs: list[list[int]] = []
    for each in sorted(numbers):
        if runs and each == runs[-1][-1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def add_figure(report: Report, exhibit: Exhibit, drawn: Exhibit, mark: str, n: int) -> None:
    """Add an exhibit as a native chart with its caption."""
    lanes = drawn.form in ("intervals", "spans", "timeline")
    rows, frame = (len(drawn.table), LANES) if lanes else (drawn.table["row"].nunique(), FRAME)
    height = UPRIGHT if drawn.form in native.UPRIGHT else min(MOST, max(LEAST, frame + ROW * rows))
    line = wordml.add_chart(report.made, exhibit, Mm(report.form.text_width), Cm(height), FONT, n)
    line.paragraph_format.keep_with_next, line.paragraph_format.first_line_indent = True, Mm(0)
    line.paragraph_format.line_spacing = 1.0
    _caption(report, "figure", n, mark, exhibit)


def _caption(report: Report, kind: str, n: int, mark: str, exhibit: Exhibit) -> None:
    line = report.made.add_paragraph(style="Caption")
    wordml.numbered(line, t(f"brief.{kind}"), n, mark)
    line.add_run(f". {_name(exhibit)}")
    line.paragraph_format.keep_with_next = kind == "table"


def _name(exhibit: Exhibit) -> str:
    """Return what a chart or table is of, in a few words; the finding stands in the text."""
    key = f"exhibits.{exhibit.name}"
    words = t(key) if key in catalogue() else exhibit.subtitle or exhibit.finding
    return said(words[:1].upper() + words[1:]).rstrip(".")


def add_table(report: Report, exhibit: Exhibit, mark: str, n: int) -> None:
    """Write an exhibit's numbers as a table: its marks, their qualifiers in words, and the publisher of each."""
    _caption(report, "table", n, mark, exhibit)
    grid = grid_of(exhibit.table.assign(sources=""), exhibit.form, exhibit.heads, exhibit.sources)
    heads = [t("brief.number"), *grid.heads]
    rows = [[str(at), *texts] for at, texts in enumerate(grid.texts, start=1)]
    if exhibit.cited > 1 and exhibit.form not in WIDE:  # a row a mark: each says which pages of the annex it is from
        numbers = [report.places(ids_of([ids])) for ids in exhibit.table["sources"]]
        if any(numbers):
            heads.append(t("brief.sources_column"))
            rows = [[*row, each] for row, each in zip(rows, numbers, strict=True)]
    kept = _kept(exhibit, [texts[0] for texts in grid.texts])
    shown = [[str(n), *rows[at][1:]] for n, at in enumerate(kept, start=1)]
    wordml.grid(report.made, heads, shown, _widths([heads, *shown], report.form.text_width), CELL)
    left = len(rows) - len(kept)
    newest = exhibit.form in native.UPRIGHT and kept[0] == left
    key = "brief.years_cut" if newest else "brief.rows_cut"
    cut = [t(key, n=number(len(kept)), total=number(len(rows)), left=number(left))] if left else []
    under = [*cut, *exhibit.notes, *([_sources(report, exhibit)] if exhibit.cited else [])]
    letterhead.line(report.made, "receiver", " ".join(said(each) for each in under))


def _kept(exhibit: Exhibit, names: Sequence[str]) -> list[int]:
    """Return which rows of a table stand in the annex: of years the newest, else the first; its finding's always."""
    every = list(range(len(names)))
    if len(every) <= MOST_LINES + SLACK:
        return every
    own = [at for at in every if names[at] in exhibit.emphasis][:MOST_LINES]
    rest = [at for at in every if at not in own]
    room = MOST_LINES - len(own)
    return sorted([*own, *(rest[len(rest) - room :] if exhibit.form in native.UPRIGHT else rest[:room])])


def _sources(report: Report, exhibit: Exhibit) -> str:
    """Name a table's source whole where it is one, else by the numbers in the annex."""
    if exhibit.cited == 1 == len(exhibit.sources):
        return t("chart.source", sources=told(exhibit.sources.iloc[0]))
    return report.named_in_annex(exhibit)


def _widths(texts: Sequence[Sequence[str]], width: int) -> list[Any]:
    """Return the widths of a table's columns, the first of them that of the numbers."""
    told = [[breakable(text) for text in row[1:]] for row in texts]
    return [Mm(NUMBER), *(Mm(each) for each in column_widths(told, width - NUMBER, LETTER, PADDING))]


def add_annexes(report: Report) -> None:
    """Write the tables that the text refers to, and every source with publisher, title, date and address."""
    order = 0
    if report.tables:
        order += 1
        _annex(report, order, "brief.annex_tables")
        for mark, exhibit in report.tables:
            add_table(report, exhibit, mark, int(mark.rpartition("_")[2]))
    if report.sources:
        order += 1
        _annex(report, order, "brief.annex_sources")
        wordml.columns(report.made.add_section(WD_SECTION.CONTINUOUS), 2)
        for at, page in enumerate(report.sources.values(), start=1):
            _source(report, at, page)


def _source(report: Report, at: int, page: Any) -> None:
    """Write one source of the annex, its address as a link that can be read on paper, too."""
    address = str(page["url"])
    words, _, rest = told(page).partition(address) if address else (told(page), "", "")
    line = report.made.add_paragraph(style=letterhead.SOURCE)
    line.add_run(said(f"{at}. {words}"))
    if address:
        wordml.link(line, address, said(address))
        line.add_run(said(rest))


def _annex(report: Report, order: int, key: str) -> None:
    line = letterhead.line(report.made, "section", t("brief.annex", n=order, title=t(key)))
    line.paragraph_format.page_break_before = True
