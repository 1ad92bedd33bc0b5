"""The workbook behind a native chart: numbers under heads in words, labels made of them, sources on a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from danvan_data.exhibits.citing import published
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.language import t
from danvan_data.publish.office.charts.label_formula import Source, label_formula, whole_format
from danvan_data.publish.office.drawing import cell


@dataclass(frozen=True)
class Formula:
    """A cell that is computed: its `expression` without the sign of equality, and what it gives."""

    expression: str
    result: str | float


Value = str | float | Formula | None


@dataclass
class Sheet:
    """The first sheet: `heads`, the `rows` below them, and the number format of each column."""

    heads: list[str]
    rows: list[list[Value]] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The sheet's name, in words."""
        return t("exhibit.sheet")

    def address(self, row: int, column: int) -> str:
        """Return the address of a cell of `rows` on its own sheet."""
        return str(xl_rowcol_to_cell(row + 1, column))

    def ref(self, rows: Sequence[int], columns: Sequence[int]) -> str:
        """Return the reference from another part of a file: the cells from the first to the last row and column."""
        ends = [(rows[0] + 1, columns[0]), (rows[-1] + 1, columns[-1])]
        cells = [xl_rowcol_to_cell(*end, row_abs=True, col_abs=True) for end in dict.fromkeys(ends)]
        return f"'{self.name}'!{':'.join(cells)}"

    def head_ref(self, column: int) -> str:
        """Return the reference to the head of a column."""
        return f"'{self.name}'!{xl_rowcol_to_cell(0, column, row_abs=True, col_abs=True)}"


def label(text: str, sources: Sequence[Source]) -> Value:
    """Return the cell of a label: a formula of the numbers that it says, else the words alone."""
    made = label_formula(text, sources)
    return Formula(made, text) if made else text


def number_format(exhibit: Exhibit) -> str:
    """Return the number format of an exhibit's values, on its axis and in its sheet."""
    kind = exhibit.axis.kind
    if kind in ("share", "year", "day"):
        return {"share": "0%", "year": "0", "day": "yyyy"}[kind]
    known = [*exhibit.table["low"].dropna(), *exhibit.table["high"].dropna()]
    return whole_format() if all(float(value).is_integer() for value in known) else "General"


def workbook(sheet: Sheet, exhibit: Exhibit) -> bytes:
    """Return the .xlsx: the sheet of the chart, every mark with its ends and qualifiers, and the sources."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    looks = {"head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
             "text": book.add_format({"text_wrap": True, "valign": "top"})}  # fmt: skip
    page = book.add_worksheet(sheet.name)
    formats = {at: book.add_format({"num_format": code, "valign": "top"}) for at, code in sheet.formats.items()}
    page.write_row(0, 0, [cell(head) for head in sheet.heads], looks["head"])
    for at, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, Formula):
                page.write_formula(at, column, f"={value.expression}", formats.get(column), value.result)
            elif isinstance(value, str):
                page.write_string(at, column, cell(value), looks["text"])
            elif value is not None:
                page.write_number(at, column, value, formats.get(column))
    _widths(page, sheet.heads, sheet.rows)
    _plain(book, t("chart_sheet.marks"), *_marks(exhibit), looks)
    heads = [t(f"exhibit.column_{name}") for name in ("publisher", "title", "published", "url")]
    pages: list[list[Value]] = [[each["publisher"], each["title"], published(each["published"]), each["url"]]
             for _, each in exhibit.sources.iterrows()]  # fmt: skip
    said: list[list[Value]] = [[line] for line in (exhibit.finding, exhibit.subtitle, *exhibit.notes) if line]
    _plain(book, t("exhibit.sheet_sources"), heads, [*pages, [], *said], looks)
    page.freeze_panes(1, 1)
    book.close()
    return content.getvalue()


def _marks(exhibit: Exhibit) -> tuple[list[str], list[list[Value]]]:
    frame = exhibit.frame
    rows = [[None if value != value else value for value in row] for row in frame.to_numpy().tolist()]
    return list(frame), rows


def _plain(book: object, name: str, heads: list[str], rows: list[list[Value]], looks: dict[str, object]) -> None:
    page = book.add_worksheet(name)  # type: ignore[attr-defined]
    page.write_row(0, 0, [cell(head) for head in heads], looks["head"])
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                alone = len(row) == 1
                page.write_string(at, column, cell(value), None if alone else looks["text"])
            elif value is not None:
                page.write_number(at, column, value)
    _widths(page, heads, [row for row in rows if len(row) > 1])
    page.freeze_panes(1, 1)


def _widths(page: object, heads: list[str], rows: list[list[Value]]) -> None:
    """Make each column as wide as its longest text, within what a screen shows."""
    for at, head in enumerate(heads):
        cells = [row[at] for row in rows if at < len(row)]
        texts = [each.result if isinstance(each, Formula) else each for each in cells]
        longest = max((len(str(text)) for text in texts if text is not None), default=0)
        page.set_column(at, at, min(60, max(longest + 2, min(len(head), 24) + 2, 10)))  # type: ignore[attr-defined]
