"""Word documents: every table in document order, streamed, with the paragraphs above it."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from danvan_data.registers.files.book import Book, Grid, Merge, Value, clip, error, rectangle
from danvan_data.registers.files.bounds import MAX_CELLS, MAX_TREE
from danvan_data.registers.files.safety import (
    attributes,
    inflate,
    local,
    open_zip,
    parse_xml,
    read_part,
    xml_events,
)

# Text that Word does not show: what was deleted or moved away, and the second copy of drawn text.
_UNSEEN = frozenset({"Fallback", "moveFrom", "del"})
_MAX_SPAN = 200
_MAX_BEFORE = 2_000


@dataclass
class _Table:
    grid: Grid
    row: list[Value] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    column: int = 0
    span: int = 1
    merge: str = ""
    open_down: dict[int, list[int]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    cells: int = 0


class _Document:
    """The state of a walk through a document: the tables that are open and the text since the last one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.grids: list[Grid] = []
        self.tables: list[_Table] = []
        self.finished: list[_Table] = []
        self.paragraphs: list[str] = []
        self.texts: list[list[str]] = [[]]
        self.unseen = 0
        self.checked = False

    def start(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag == "tbl":
            grid = Grid(f"T{len(self.grids) + 1}", [], kind="table")
            if not self.unseen:
                grid.before, self.paragraphs = self.paragraphs, []
                self.grids.append(grid)
            self.tables.append(_Table(grid))
        elif tag == "tr" and self.tables:
            table = self.tables[-1]
            table.row, table.column = [], 0
        elif tag == "tc" and self.tables:
            table = self.tables[-1]
            table.cell, table.span, table.merge = [], 1, ""
        elif tag == "p":
            self.texts.append([])

    def end(self, tag: str, element: etree._Element) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
            # A row that was deleted with changes tracked.
            if tag == "del" and self.tables and _is_in(element, "trPr"):
                self.tables[-1].grid.hidden_rows.add(len(self.tables[-1].grid.rows))
        elif tag == "t":
            self.add(element.text or "")
        elif tag in _MARKS:
            self.add(_MARKS[tag])
        elif tag == "sym":
            self.add(_symbol(attributes(element)))
        elif tag in ("checked", "default") and _is_in(element, "checkBox"):
            self.checked = attributes(element).get("val", "1") not in ("0", "false", "off")
        elif tag == "checkBox":
            self.add("☒" if self.checked else "☐")
            self.checked = False
        elif tag == "p" and len(self.texts) > 1:
            self.paragraph("".join(self.texts.pop()))
        elif self.tables:
            self.end_in_table(tag, element)

    def add(self, text: str) -> None:
        if not self.unseen:
            self.texts[-1].append(text)

    def paragraph(self, text: str) -> None:
        if self.unseen:
            return
        if self.tables:
            self.tables[-1].cell.append(text)
        elif text.strip() and len(self.paragraphs) < _MAX_BEFORE:
            self.paragraphs.append(text)

    def end_in_table(self, tag: str, element: etree._Element) -> None:
        table = self.tables[-1]
        if tag in ("gridSpan", "gridBefore"):
            text = attributes(element).get("val", "1")
            count = min(int(text), _MAX_SPAN) if text.isdecimal() else 1
            if tag == "gridSpan":
                table.span = max(1, count)
            else:
                table.column += count
                table.row += [None] * count
        elif tag == "vMerge":
            table.merge = "start" if attributes(element).get("val") == "restart" else "more"
        elif tag == "hMerge" and attributes(element).get("val") != "restart":
            table.merge = "left"
        elif tag == "hidden" and _is_in(element, "trPr"):
            table.grid.hidden_rows.add(len(table.grid.rows))
        elif tag == "tc":
            self.end_cell(table)
        elif tag == "tr":
            table.grid.rows.append(table.row)
            table.row = []
        elif tag == "tbl":
            self.finished.append(self.tables.pop())

    def end_cell(self, table: _Table) -> None:
        row, column = len(table.grid.rows), table.column
        last = column + table.span - 1
        text = "\n".join(table.cell).strip("\n")
        if table.merge == "more" and column in table.open_down:
            # Word shows nothing of a continued cell; text left in it would be invisible to the clerk too.
            table.open_down[column][2] = row
            text = ""
        elif table.merge == "left" and table.row:
            table.merges.append((row, column - 1, row, last))
        else:
            self.close(table, column)
            if table.merge == "start":
                table.open_down[column] = [row, column, row, last]
            elif table.span > 1:
                table.merges.append((row, column, row, last))
        table.row += [text or None] + [None] * (table.span - 1)
        table.column = last + 1
        table.cell = []
        table.cells += table.span
        if table.cells > MAX_CELLS:
            raise error("too_far", self.path, grid=table.grid.name)

    def close(self, table: _Table, column: int) -> None:
        if column in table.open_down:
            top, left, bottom, right = table.open_down.pop(column)
            table.merges.append((top, left, bottom, right))

    def finish(self) -> list[Grid]:
        for table in self.finished:
            for column in list(table.open_down):
                self.close(table, column)
            grid = table.grid
            grid.rows = rectangle(self.path, grid.name, grid.rows)
            grid.merges = clip(table.merges, grid.rows)
            grid.hidden_rows = {row for row in grid.hidden_rows if row < len(grid.rows)}
        if self.grids:
            self.grids[-1].after = self.paragraphs
        return self.grids


_TICKS = {0xFC: "✓", 0xFE: "✓", 0x50: "✓", 0x52: "✓", 0xFB: "x", 0xFD: "x", 0x4F: "x", 0x53: "x", 0x78: "x"}
_BOXES = frozenset([0x6F, 0x71, 0x72, 0xA3, 0xA8])


def _symbol(pairs: dict[str, str]) -> str:
    """Return a character of a symbol font as text: its marks and empty boxes as such, any other as a bullet."""
    code = int(pairs.get("char", ""), 16) & 0xFF if re.fullmatch(r"[0-9A-Fa-f]{1,6}", pairs.get("char", "")) else 0
    if not pairs.get("font", "").casefold().startswith("wingdings"):
        return "•"
    return _TICKS.get(code) or ("☐" if code in _BOXES else "•")


_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def read_word(path: Path, data: bytes) -> Book:
    """Read the tables of a docx as grids T1, T2, ..., a nested one after the table that holds it.

    Raises:
        RegisterError: when the document has no table, is damaged or hostile.

    """
    document = _Document(path)
    with open_zip(path, data) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        part = names.get("word/document.xml") or _main_part(path, read_part(path, archive, "[Content_Types].xml"))
        for event, element in xml_events(path, inflate(path, archive, part, MAX_TREE)):
            tag = local(element)
            if event == "start":
                document.start(tag)
                continue
            document.end(tag, element)
            _forget(element)
    grids = document.finish()
    if not grids:
        raise error("no_table", path)
    return Book(path, grids)


def _is_in(element: etree._Element, tag: str) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == tag


def _forget(element: etree._Element) -> None:
    """Free an element that has been dealt with, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _main_part(path: Path, types: bytes) -> str:
    for part in parse_xml(path, types):
        pairs = attributes(part)
        if "wordprocessingml.document.main" in pairs.get("ContentType", ""):
            return pairs.get("PartName", "").lstrip("/")
    raise error("damaged", path)
