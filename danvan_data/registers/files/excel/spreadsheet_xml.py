"""OpenDocument sheets (.ods) and Excel 2003 XML: streamed, because both may repeat a cell a billion times."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from lxml import etree

from danvan_data.registers.files.book import (
    Book,
    Grid,
    Merge,
    Value,
    check_columns,
    clip,
    error,
    plain,
    rectangle,
)
from danvan_data.registers.files.bounds import MAX_CELLS, MAX_CHARACTERS, MAX_COLUMNS, MAX_TREE, OverBudgetError
from danvan_data.registers.files.safety import CHUNK, attributes, inflate, local, open_zip, xml_events

Events = Iterator[tuple[str, etree._Element]]
_MAX_ROWS = 2_000_000
_MAX_REPEATED = 10_000


def read_ods(path: Path, data: bytes) -> Book:
    """Read every sheet of an ods; formulas by their stored value."""
    with open_zip(path, data) as archive:
        return _read(path, _Ods(path), xml_events(path, inflate(path, archive, "content.xml", MAX_TREE)))


def read_xml_workbook(path: Path, data: bytes) -> Book:
    """Read every sheet of an Excel 2003 XML workbook (SpreadsheetML)."""
    chunks = (data[place : place + CHUNK] for place in range(0, len(data), CHUNK))
    return _read(path, _SpreadsheetMl(path), xml_events(path, chunks))


class _Sheets:
    """The state of a walk through a sheet's XML, and what both formats have in common."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.grids: list[Grid] = []
        self.merges: list[Merge] = []
        self.grid: Grid | None = None
        self.values: list[Value] = []
        self.column = 0
        self.blank_rows = 0
        self.lines: list[str] = []
        self.quiet = 0
        self.in_cell = False
        self.size = self.characters = 0

    def start_table(self, pairs: dict[str, str]) -> None:
        self.grid = Grid(pairs.get("name") or f"Sheet{len(self.grids) + 1}", [])
        self.grids.append(self.grid)
        self.merges, self.blank_rows = [], 0

    def put(self, value: Value, times: int) -> None:
        """Put a value into the row `times` times; an empty one only moves on."""
        if value is None:
            self.column += times
            return
        assert self.grid is not None
        check_columns(self.path, self.grid.name, min(self.column + times, 10**9) if times > MAX_COLUMNS else 0)
        if self.column + times > MAX_COLUMNS:
            raise error("too_far", self.path, grid=self.grid.name[:40])
        self.spend(len(value) * times if isinstance(value, str) else 0)
        self.values += [None] * (self.column - len(self.values)) + [value] * times
        self.column += times
        self.size += times

    def spend(self, characters: int) -> None:
        """Count the characters of the cells, repeated ones as often as they are shown."""
        self.characters += characters
        if self.characters > MAX_CHARACTERS:
            raise OverBudgetError

    def end_row(self, times: int, hidden: bool) -> None:
        assert self.grid is not None
        rows = self.grid.rows
        if not self.values:
            # Blank rows count only when a row with values follows.
            if hidden and times < _MAX_REPEATED:
                first = len(rows) + self.blank_rows
                self.grid.hidden_rows.update(range(first, first + times))
            self.blank_rows += times
            return
        if len(rows) + self.blank_rows + times > _MAX_ROWS or times > _MAX_REPEATED:
            raise error("too_far", self.path, grid=self.grid.name[:40])
        rows.extend([] for _blank in range(self.blank_rows))
        self.blank_rows = 0
        if hidden:
            self.grid.hidden_rows.update(range(len(rows), len(rows) + times))
        self.spend((times - 1) * sum(len(value) for value in self.values if isinstance(value, str)))
        rows.extend(list(self.values) for _copy in range(times))
        self.size += len(self.values) * (times - 1)
        if self.size > MAX_CELLS:
            raise error("too_far", self.path, grid=self.grid.name[:40])

    def end_table(self) -> None:
        if self.grid is not None:
            self.grid.rows = rectangle(self.path, self.grid.name, self.grid.rows)
            self.grid.merges = clip(self.merges, self.grid.rows)
            self.grid.hidden_rows = {row for row in self.grid.hidden_rows if row < len(self.grid.rows)}
        self.grid = None

    def start(self, tag: str, element: etree._Element) -> None:
        raise NotImplementedError

    def end(self, tag: str, element: etree._Element) -> None:
        raise NotImplementedError


class _Ods(_Sheets):
    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.hidden_tables: set[str] = set()
        self.style = ""

    def start(self, tag: str, element: etree._Element) -> None:
        if tag == "style":
            self.style = attributes(element).get("name", "")
        elif tag == "table-properties" and attributes(element).get("display") == "false":
            self.hidden_tables.add(self.style)
        elif tag == "table":
            pairs = attributes(element)
            self.start_table(pairs)
            if self.grid is not None:
                self.grid.hidden = pairs.get("style-name", "") in self.hidden_tables
        elif tag == "table-row":
            self.values, self.column = [], 0
        elif tag in ("table-cell", "covered-table-cell"):
            self.lines, self.in_cell = [], True
        elif tag in ("annotation", "shapes"):
            self.quiet += 1
        elif tag == "p" and self.in_cell and not self.quiet:
            self.lines.append("")

    def end(self, tag: str, element: etree._Element) -> None:
        if tag in ("annotation", "shapes"):
            self.quiet -= 1
        elif tag == "p" and self.in_cell and not self.quiet:
            self.lines[-1:] = [_ods_text(element)]
        elif tag in ("table-cell", "covered-table-cell") and self.grid is not None:
            self.end_cell(tag, attributes(element))
        elif tag == "table-row" and self.grid is not None:
            pairs = attributes(element)
            self.end_row(_count(pairs, "number-rows-repeated"), pairs.get("visibility", "visible") != "visible")
        elif tag == "table":
            self.end_table()

    def end_cell(self, tag: str, pairs: dict[str, str]) -> None:
        assert self.grid is not None
        self.in_cell = False
        row = len(self.grid.rows) + self.blank_rows
        across, down = _count(pairs, "number-columns-spanned"), _count(pairs, "number-rows-spanned")
        if across > 1 or down > 1:
            self.merges.append((row, self.column, row + down - 1, self.column + across - 1))
        # What a merge covers is not shown: the clerk never saw it.
        value = None if tag == "covered-table-cell" else _ods_value(pairs, "\n".join(self.lines))
        self.put(value, _count(pairs, "number-columns-repeated"))


class _SpreadsheetMl(_Sheets):
    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.pending: dict[str, str] = {}
        self.carry: dict[int, int] = {}
        self.value: Value = None

    def start(self, tag: str, element: etree._Element) -> None:
        if tag == "Worksheet":
            self.start_table({key.lower(): value for key, value in attributes(element).items()})
            self.carry = {}
        elif tag == "Row" and self.grid is not None:
            pairs = attributes(element)
            index = _count(pairs, "Index", 0)
            self.blank_rows = max(self.blank_rows, index - 1 - len(self.grid.rows)) if index else self.blank_rows
            self.values, self.column = [], 0
        elif tag == "Cell":
            self.value, self.pending = None, attributes(element)
            self.in_cell = True

    def end(self, tag: str, element: etree._Element) -> None:
        if tag == "Data" and self.in_cell:
            self.value = _xml_value(attributes(element).get("Type", "String"), "".join(element.itertext()))
        elif tag == "Cell" and self.grid is not None:
            self.end_cell(self.pending)
        elif tag == "Row" and self.grid is not None:
            pairs = attributes(element)
            self.end_row(1 + _count(pairs, "Span", 0), pairs.get("Hidden") == "1")
        elif tag == "Visible" and self.grid is not None:
            self.grid.hidden = (element.text or "").strip() in ("SheetHidden", "SheetVeryHidden")
        elif tag == "Worksheet":
            self.end_table()

    def end_cell(self, pairs: dict[str, str]) -> None:
        assert self.grid is not None
        self.in_cell = False
        row = len(self.grid.rows) + self.blank_rows
        if pairs.get("Index"):
            self.column = max(self.column, _count(pairs, "Index") - 1)
        else:
            while self.carry.get(self.column, -1) >= row:
                self.column += 1
        across, down = _count(pairs, "MergeAcross", 0), _count(pairs, "MergeDown", 0)
        if across or down:
            self.merges.append((row, self.column, row + down, self.column + across))
            if down:
                last = self.column + min(across, MAX_COLUMNS)
                self.carry.update(dict.fromkeys(range(self.column, last + 1), row + down))
        self.put(self.value, 1)
        self.column += across


def _read(path: Path, sheets: _Sheets, events: Events) -> Book:
    for event, element in events:
        tag = local(element)
        if event == "start":
            sheets.start(tag, element)
            continue
        sheets.end(tag, element)
        if tag not in _KEPT:
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    return Book(path, sheets.grids)


# The inside of a paragraph is read when the paragraph ends.
_KEPT = frozenset({"span", "s", "tab", "line-break", "a", "Font", "B", "I", "U", "Sub", "Sup"})


def _count(pairs: dict[str, str], name: str, default: int = 1) -> int:
    text = pairs.get(name, "")
    return max(default, int(text)) if text.isdecimal() and len(text) < 10 else default


def _ods_text(paragraph: etree._Element) -> str:
    """Return a paragraph's text; runs of spaces, tabs and breaks are elements of their own there."""
    pieces = [paragraph.text or ""]
    for child in paragraph.iterdescendants():
        tag = local(child)
        if tag == "s":
            pieces.append(" " * min(_count(attributes(child), "c"), 1000))
        elif tag in ("tab", "line-break"):
            pieces.append("\t" if tag == "tab" else "\n")
        else:
            pieces.append(child.text or "")
        pieces.append(child.tail or "")
    return "".join(pieces)


def _ods_value(pairs: dict[str, str], text: str) -> Value:
    kind = pairs.get("value-type", "")
    try:
        if kind in ("float", "percentage", "currency"):
            return plain(float(pairs["value"]))
        if kind == "date":
            return datetime.fromisoformat(pairs["date-value"])
        if kind == "boolean":
            return pairs["boolean-value"] == "true"
    except (KeyError, ValueError):
        pass
    return text or pairs.get("string-value") or None


def _xml_value(kind: str, text: str) -> Value:
    try:
        if kind == "Number":
            return plain(float(text))
        if kind == "DateTime":
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    return text.strip() == "1" if kind == "Boolean" else text or None
