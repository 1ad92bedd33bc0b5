"""One grid -> what each of its rows is: title, header, heading, model, total, footer or something unclear."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from danvan_data.registers.columns.assignment import is_weak_label
from danvan_data.registers.columns.content import SAMPLE
from danvan_data.registers.columns.forms import Forms, label_of, read_forms, read_named_form
from danvan_data.registers.columns.header import Header
from danvan_data.registers.columns.header_rows import find_header, find_no_header, find_unnamed_header
from danvan_data.registers.columns.labels import is_known_label, role_of
from danvan_data.registers.columns.mistyped import Mended, mend_labels
from danvan_data.registers.files import Grid
from danvan_data.registers.grid.decoding import decode_lines
from danvan_data.registers.grid.texts import Decoded, Rows, cell_texts, raw_text
from danvan_data.registers.rows.above import LONGEST_HEADING, Above, Line, read_above
from danvan_data.registers.rows.blocks import Block, split_blocks
from danvan_data.registers.rows.headings import Carry, Heading, Sections, parse_heading
from danvan_data.registers.rows.kinds import Row, RowKind, Table
from danvan_data.registers.rows.listed import read_listed
from danvan_data.registers.rows.signs import looks_continued
from danvan_data.registers.rows.walk import Walk
from danvan_data.registers.words import TOTAL
from danvan_data.text import match_key

_ANSWERED = frozenset(["year", "field", "period", "level"])
"""Roles of labels above a table that need no colon before their answers; “BAN DÂN VẬN” heads a letter."""


@dataclass
class Layout:
    """A grid understood: every non-empty row stands once, in a table's rows or in `others`.

    `lines`, `titles`, `places`: what stands above the tables (see `above.Above`); `outer`: the headings that
    were in force where the grid began, `sections` those at its end. `telling`: in this grid or before it in the
    document, there is a table that is a register without doubt. `form_carries`: what headings say for each form.
    `heads`: titles, those of the document before a table of it included. `mended`: labels that were mistyped.
    """

    grid: Grid
    texts: Rows
    tables: list[Table]
    others: list[Row]
    lines: list[str]
    titles: list[str]
    places: list[str]
    outer: Sections
    sections: Sections
    filled: set[tuple[int, int]] = field(default_factory=set)
    decoded: Decoded = field(default_factory=dict)
    forms: Forms | None = None
    form_carries: list[Carry] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    telling: bool = False
    heads: list[str] = field(default_factory=list)
    mended: list[Mended] = field(default_factory=list)

    @property
    def model_rows(self) -> list[int]:
        """The rows that may hold models."""
        return self.forms.rows if self.forms else [index for table in self.tables for index in table.rows]

    def raw(self, row: int, column: int) -> str:
        """Return a cell's text with its line breaks, decoded."""
        text = self.decoded.get((row, column))
        value = self.grid.rows[row][column]
        return text if text is not None else value if isinstance(value, str) else self.texts[row][column]


def read_layouts(grid: Grid, before: Layout | None = None) -> list[Layout]:
    """Return the layout of a grid, or one for each of the tables that stand side by side in it.

    `before` is the layout of the table above it in a Word or HTML file: a table without a header that has
    as many columns, or with the same header, goes on with it.
    """
    texts, covers, decoded = cell_texts(grid)
    mended = mend_labels(texts)
    blocks = split_blocks(grid, texts, covers, decoded)
    layouts = [_Reader(block, decoded, before).read() for block in blocks]
    layouts[0].mended = mended
    return layouts


class _Reader:
    """Finds a grid's first header (paragraphs have none) and what stands above it, then walks down."""

    def __init__(self, block: Block, decoded: Decoded, before: Layout | None):
        self.grid, self.before = block.grid, before
        self.texts, self.decoded, self.shared = block.texts, decoded, block.shared
        self.paragraphs, self.after = decode_lines(block.grid)
        self.steps = Walk(block.grid, block.texts, block.covers, block.width)
        self.above = Above()
        self.outer = Sections()
        self.forms: Forms | None = None
        self.form_carries: list[Carry] = []

    def read(self) -> Layout:
        """Return the grid's layout."""
        start = self._first_header()
        steps, above = self.steps, self.above
        if steps.tables:
            steps.part_numbers(start, self.decoded)
            steps.fill_down(start)
            steps.walk(start)
        return Layout(
            self.grid, self.texts, steps.tables, steps.others, above.lines, above.titles, above.places, self.outer,
            steps.sections, steps.filled, self.decoded, self.forms, self.form_carries, self.after,
            bool(self.before and self.before.telling) or any(not table.header.vague for table in steps.tables),
        )  # fmt: skip

    def _first_header(self) -> int:
        """Find the first header, put what stands above it aside, return the row to go on from."""
        if self.grid.kind == "prose":
            self.forms = read_listed(self.grid, self.texts) or read_forms(self.grid, self.texts)
            return self._form_rows(self.forms) if self.forms else self._aside()
        for index in range(len(self.texts)):
            row = self.texts[index]
            header = find_header(self.texts, self.steps.covers, index, self.grid.hidden_columns) if any(row) else None
            if header and not self._lists_labels(header):
                if header.vague and self.before is not None and self.before.telling:
                    return self._aside()  # “Nội dung | Số lượng” below a register is none
                self._above(header.first, header)
                return self.steps.start(header)
        return self._headerless()

    def _lists_labels(self, header: Header) -> bool:
        """Whether the names are labels themselves: the items of a form under “Nội dung”, no models."""
        listed = (row[header.name] for row in self.texts[header.last + 1 :][:SAMPLE])
        names = [text for text in listed if text and not TOTAL.match(match_key(text))]
        return (
            is_weak_label(header.labels.get(header.name, "").rpartition(" – ")[2])
            and any(map(is_known_label, names))
            and sum(bool(role_of(text)) for text in names) >= max(1, len(names) / 2)
        )

    def _headerless(self) -> int:
        before = self.before
        above = before.tables[-1].header if before and before.tables else None
        if above and self.grid.width == before.grid.width and looks_continued(self.texts, above):  # type: ignore[union-attr]
            goes_on = replace(above, first=-1, last=-1)  # it stands in the grid before
            self._above(0, goes_on)
            return self.steps.open(goes_on, 0)
        listed = read_listed(self.grid, self.texts) if self.grid.width == 1 else None  # a message
        self.forms = (
            listed or read_forms(self.grid, self.texts) or read_named_form(self.grid, self.texts, self.paragraphs)
        )
        if self.forms:
            return self._form_rows(self.forms)
        unnamed = find_unnamed_header(self.texts, self.steps.covers, self.grid.hidden_columns)
        if unnamed:
            self._above(unnamed.first)
            return self.steps.start(unnamed)
        first = next((i for i, row in enumerate(self.texts) if sum(map(bool, row)) > 2 and i not in self.steps.wide), 0)
        header = find_no_header(self.texts, first, self.grid.hidden_columns)
        if header is None:
            return self._aside()
        self._above(first)
        return self.steps.open(header, first)

    def _aside(self) -> int:
        """Put the whole grid aside: it is no register."""
        end = len(self.texts)
        self._above(end)
        self.steps.sections = Sections()
        self.steps.others = [Row(row.index, RowKind.SIDE, "no_register") for row in self.steps.others]
        return end

    def _form_rows(self, forms: Forms) -> int:
        self._above(forms.first)
        names, begins = set(forms.rows), set(forms.begins)
        carries: dict[int, Carry] = {}
        for index in range(forms.first, len(self.texts)):
            heading = None if index in names | begins else self._form_heading(self.texts[index])
            if heading:
                self.steps.sections.open(heading)
            if index in begins:
                carries[index] = self.steps.sections.carry
            if any(self.texts[index]) and index not in names:
                told = (RowKind.HEADING, "heading") if heading else (RowKind.DETAIL, "form")
                self.steps.others.append(Row(index, *told))
        self.form_carries = [carries[index] for index in forms.begins]
        return len(self.texts)

    def _form_heading(self, row: list[str]) -> Heading | None:
        """Return the heading that stands between forms: a field, a commune, or what is numbered like one before."""
        texts = list(filter(None, row))
        if len(texts) != 1 or len(texts[0]) >= LONGEST_HEADING or role_of(label_of(row)[0]):
            return None
        heading = parse_heading(texts[0])
        known = bool(heading.style) and self.steps.sections.knows(heading.style)
        told = heading.about and (heading.style or heading.about != ("organisation",))
        return heading if known or told else None

    def _above(self, end: int, header: Header | None = None) -> None:
        """Understand the paragraphs and rows above row `end`, where `header` (or a continued one) stands."""
        before = self.before if self.before and self.before.tables else None
        same = before.sections if before and header and _same_header(before, header, self.grid) else None
        outer = before.outer if before else Sections()
        self.above = read_above(self._lines(end), outer, same)
        self.steps.sections = self.above.sections
        self.outer = self.above.sections.copy()
        for index in range(end):
            if any(self.texts[index]):
                kind = RowKind.HEADING if index in self.above.openers else RowKind.TITLE
                self.steps.others.append(Row(index, kind, "above"))

    def _lines(self, end: int) -> Iterator[Line]:
        for text in self.paragraphs:
            yield Line(text)
        yield from self.shared
        for index in range(end):
            filled = [column for column, text in enumerate(self.texts[index]) if text]
            raws = [raw_text(self.grid, self.texts, self.decoded, index, column) for column in filled]
            told = _joined(raws)
            for raw in told:
                yield Line(raw, index, len(told) == 1)


def _joined(raws: list[str]) -> list[str]:
    """Return the cells of a row above a table; a label that has its answer beside it with it: “Năm:” | “2025”."""
    found: list[str] = []
    for raw in raws:
        label = found[-1].strip() if found else ""
        alone = len(raws) == 2 and role_of(label) in _ANSWERED and not role_of(raw)
        if label and (alone or label.endswith(":")) and ":" not in raw:
            found[-1] = f"{label.rstrip(' :')}: {raw}"
        else:
            found.append(raw)
    return found


def _same_header(before: Layout, header: Header, grid: Grid) -> bool:
    """Whether a table goes on with the one before: a page ended, and the header is repeated at most."""
    above = before.tables[-1].header
    return grid.width == before.grid.width and header.labels == above.labels
