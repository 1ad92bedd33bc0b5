"""A walk through a Word document: the tables that are open, the text since the last one, what Word shows of it."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from danvan_data.registers.files.book import Grid, Merge, Value, clip, error, rectangle
from danvan_data.registers.files.bounds import MAX_CELLS, MAX_ROWS
from danvan_data.registers.files.safety import (
    attributes,
    local,
)
from danvan_data.registers.files.seen.showing import read_runs
from danvan_data.registers.files.seen.typefaces import Faces, Run
from danvan_data.registers.files.word.word_runs import PLAIN, Look, WordStyles, look_of

# Text that Word does not show: what was deleted or moved away, and the second copy of drawn text.
_UNSEEN = frozenset({"Fallback", "moveFrom", "del"})
_MAX_SPAN = 200
_MAX_BEFORE = 2_000
_CONTROL = frozenset({"showingPlcHdr", "sdtContent", "sdt", "listEntry", "ddList"})
_PROMPT = re.compile(r"\W*(?:(?:chọn|nhấn|bấm|click|choose|select|pick)\b|\W*$)", re.IGNORECASE)
"""The first entry of a list that nobody has used: “Chọn”, “--Chọn lĩnh vực--”."""


@dataclass
class _Table:
    grid: Grid
    row: list[Value] = field(default_factory=list)
    cell: list[Run] = field(default_factory=list)
    column: int = 0
    span: int = 1
    merge: str = ""
    open_down: dict[int, list[int]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    cells: int = 0
    telling: dict[tuple[int, int], list[Run]] = field(default_factory=dict)
    """The runs of the cells that hold text in an old font or struck out."""


@dataclass
class _Paragraph:
    style: str = ""
    runs: list[Run] = field(default_factory=list)
    look: Look = PLAIN


class Document:
    """The state of a walk through a document: the tables that are open and the text since the last one."""

    def __init__(self, path: Path, styles: WordStyles) -> None:
        self.path, self.styles = path, styles
        self.faces = Faces()
        self.grids: list[Grid] = []
        self.tables: list[_Table] = []
        self.finished: list[_Table] = []
        self.lines: list[list[Run]] = []
        self.above: dict[int, range] = {}
        self.told = 0
        self.texts = [_Paragraph()]
        self.unseen = 0
        self.checked = False
        self.controls: list[bool] = []
        self.listed: list[str] = []

    def start(self, tag: str) -> None:
        """Begin an element."""
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag == "tbl":
            grid = Grid(f"T{len(self.grids) + 1}", [], kind="table")
            if not self.unseen:
                self.above[len(self.grids)] = range(self.told, len(self.lines))
                self.told = len(self.lines)
                self.grids.append(grid)
            self.tables.append(_Table(grid))
        elif tag == "tr" and self.tables:
            table = self.tables[-1]
            table.row, table.column = [], 0
        elif tag == "tc" and self.tables:
            table = self.tables[-1]
            table.cell, table.span, table.merge = [], 1, ""
        elif tag == "p":
            self.texts.append(_Paragraph())
        elif tag == "r":
            self.texts[-1].look = self.styles.run(PLAIN, "", self.texts[-1].style)
        elif tag == "sdt":
            self.controls.append(False)
        elif tag == "sdtContent" and self.controls and self.controls[-1]:
            self.unseen += 1

    def end(self, tag: str, element: etree._Element) -> None:
        """End an element, which holds its text and attributes by now."""
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
            # A row that was deleted with changes tracked.
            if tag == "del" and self.tables and is_in(element, "trPr"):
                self.tables[-1].grid.hidden_rows.add(len(self.tables[-1].grid.rows))
        elif tag == "t":
            self.add(element.text or "")
        elif tag in _MARKS and is_in(element, "r"):
            self.add(_MARKS[tag])
        elif tag == "sym":
            self.add(_symbol(attributes(element)))
        elif tag in ("checked", "default") and is_in(element, "checkBox"):
            self.checked = attributes(element).get("val", "1") not in ("0", "false", "off")
        elif tag == "checkBox":
            self.add("☒" if self.checked else "☐")
            self.checked = False
        elif tag == "p" and len(self.texts) > 1:
            self.paragraph(self.texts.pop().runs)
        elif tag == "pStyle":
            self.texts[-1].style = attributes(element).get("val", "")
        elif tag == "rPr" and is_in(element, "r"):
            own, style = look_of(element)
            self.texts[-1].look = self.styles.run(own, style, self.texts[-1].style)
        elif tag in _CONTROL:
            self.end_control(tag, element)
        elif self.tables:
            self.end_in_table(tag, element)

    def end_control(self, tag: str, element: etree._Element) -> None:
        """Deal with controls: one that nobody has used shows a prompt, which is nobody's text."""
        pairs = attributes(element)
        if tag == "showingPlcHdr" and self.controls:
            self.controls[-1] = pairs.get("val", "1") not in ("0", "false", "off")
        elif tag == "sdtContent" and self.controls and self.controls[-1]:
            self.unseen = max(0, self.unseen - 1)
        elif tag == "sdt" and self.controls:
            self.controls.pop()
        elif tag == "listEntry":
            self.listed.append(pairs.get("val", ""))
        elif tag == "ddList":
            chosen = next((attributes(child).get("val", "0") for child in element if local(child) == "result"), "0")
            at = int(chosen) if chosen.isdecimal() else 0
            text = self.listed[at] if at < len(self.listed) else ""
            self.add("" if at == 0 and _PROMPT.match(text) else text)
            self.listed = []

    def add(self, text: str) -> None:
        """Add text to the paragraph that is open, if Word shows it."""
        paragraph = self.texts[-1]
        look = paragraph.look
        if not self.unseen and not look.hidden and not look.prompt:
            paragraph.runs.append(Run(text, look.face, bool(look.struck)))

    def paragraph(self, runs: list[Run]) -> None:
        """Put a finished paragraph into its cell, or among those outside of tables."""
        if self.unseen:
            return
        if self.tables:
            cell = self.tables[-1].cell
            cell += [Run("\n"), *runs] if cell else runs or [Run("")]
        elif any(run.text.strip() for run in runs) and len(self.lines) < MAX_ROWS:
            self.lines.append(runs)

    def end_in_table(self, tag: str, element: etree._Element) -> None:
        """End a part of a table."""
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
        elif tag == "hidden" and is_in(element, "trPr"):
            table.grid.hidden_rows.add(len(table.grid.rows))
        elif tag == "tc":
            self.end_cell(table)
        elif tag == "tr":
            table.grid.rows.append(table.row)
            table.row = []
        elif tag == "tbl":
            self.finished.append(self.tables.pop())

    def end_cell(self, table: _Table) -> None:
        """Put a finished cell into its row, with the merges that it begins or goes on with."""
        row, column = len(table.grid.rows), table.column
        last = column + table.span - 1
        text = "".join(run.text for run in table.cell).strip("\n")
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
        if text and any(run.struck or (run.face and run.face.encoding) for run in table.cell):
            table.telling[row, column] = table.cell
        table.row += [text or None] + [None] * (table.span - 1)
        table.column = last + 1
        table.cell = []
        table.cells += table.span
        if table.cells > MAX_CELLS:
            raise error("too_far", self.path, grid=table.grid.name)

    def close(self, table: _Table, column: int) -> None:
        """End the vertical merge of a column."""
        if column in table.open_down:
            top, left, bottom, right = table.open_down.pop(column)
            table.merges.append((top, left, bottom, right))

    def finish(self) -> tuple[list[Grid], list[str]]:
        """Return the tables, and the paragraphs outside of them; all old fonts are heard before the first is read."""
        for table in self.finished:
            for runs in table.telling.values():
                self.faces.hear(runs)
        for runs in self.lines:
            self.faces.hear(runs)
        for table in self.finished:
            self.finish_table(table)
        lines = [read_runs(self.faces, runs)[0] for runs in self.lines]
        for place, above in self.above.items():
            self.grids[place].before = lines[above.start : above.stop][:_MAX_BEFORE]
        if self.grids:
            self.grids[-1].after = lines[self.above[len(self.grids) - 1].stop :][:_MAX_BEFORE]
        return self.grids, lines

    def finish_table(self, table: _Table) -> None:
        """Make a table the grid that a person sees."""
        for column in list(table.open_down):
            self.close(table, column)
        grid = table.grid
        for (row, column), runs in table.telling.items():
            text, remark = read_runs(self.faces, runs)
            grid.rows[row][column] = text.strip("\n") or None
            if remark:
                grid.remarks[row, column] = remark
        grid.rows = rectangle(self.path, grid.name, grid.rows)
        grid.merges = clip(table.merges, grid.rows)
        grid.hidden_rows = {row for row in grid.hidden_rows if row < len(grid.rows)}


_TICKS = {0xFC: "✓", 0xFE: "✓", 0x50: "✓", 0x52: "✓", 0xFB: "x", 0xFD: "x", 0x4F: "x", 0x53: "x", 0x78: "x"}
_BOXES = frozenset([0x6F, 0x71, 0x72, 0xA3, 0xA8])


def _symbol(pairs: dict[str, str]) -> str:
    """Return a character of a symbol font as text: its marks and empty boxes as such, any other as a bullet."""
    code = int(pairs.get("char", ""), 16) & 0xFF if re.fullmatch(r"[0-9A-Fa-f]{1,6}", pairs.get("char", "")) else 0
    if not pairs.get("font", "").casefold().startswith("wingdings"):
        return "•"
    return _TICKS.get(code) or ("☐" if code in _BOXES else "•")


_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def is_in(element: etree._Element, tag: str) -> bool:
    """Tell whether an element stands directly in one of this tag."""
    parent = element.getparent()
    return parent is not None and local(parent) == tag
