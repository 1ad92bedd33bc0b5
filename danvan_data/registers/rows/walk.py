"""A walk down a grid below its first header: each row is decided by the rules, in the state they left."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from danvan_data.registers.columns.header import Header
from danvan_data.registers.columns.header_rows import Settled, find_header
from danvan_data.registers.columns.labels import role_of
from danvan_data.registers.files import Grid
from danvan_data.registers.grid.cells import whole_number
from danvan_data.registers.grid.texts import Covers, Decoded, Rows
from danvan_data.registers.rows.headings import Heading, Sections, parse_heading
from danvan_data.registers.rows.kinds import Row, RowKind, Table
from danvan_data.registers.rows.rules import View, decide, plain_below
from danvan_data.registers.rows.signs import ORDINAL, labels_columns, numbers_columns, same_model_rows
from danvan_data.text import match_key

_HEADERS_AHEAD = 3
_PART = re.compile(r"\d+[.,]\d+\.?")
_STUCK = re.compile(r"(\d{1,3})[.)]?\s+(\S.*)", re.DOTALL)


class Walk:
    """Walks down a grid, row by row, knowing the header and headings in force."""

    header: Header
    table: Table
    footing: bool
    is_plain: Callable[[list[str]], bool]
    details: dict[int, int]
    parents: set[str]
    last_number: int
    """What is so of the table that was opened last."""

    def __init__(self, grid: Grid, texts: Rows, covers: Covers, width: int):
        self.grid, self.texts, self.covers = grid, texts, covers
        self.filled: set[tuple[int, int]] = set()
        self.wide = {r1 for r1, c1, r2, c2 in grid.merges if r1 == r2 and c2 - c1 >= max(1, width // 2 - 1)}
        self.tables: list[Table] = []
        self.others: list[Row] = []
        self.sections = Sections()
        self.numbered: dict[int | None, tuple[set[str], int]] = {}
        self.settled: Settled = {}

    def open(self, header: Header, start: int) -> int:
        """Begin a table whose rows begin at `start`; return that row."""
        self.header, self.table = header, Table(header)
        self.is_plain = plain_below(header)
        self.details = same_model_rows(self.grid, header)
        self.tables.append(self.table)
        self.footing = False
        self._numbers(start)
        return start

    def start(self, header: Header) -> int:
        """Begin a table under a header that stands in the grid; return the row to go on from."""
        for index in range(header.first, header.last + 1):
            if any(self.texts[index]):
                self._keep(index, RowKind.HEADER, "header")
        index = header.last + 1
        while index < len(self.texts) and numbers_columns(self.texts[index]):
            self._keep(index, RowKind.HEADER, "column_numbers")
            index += 1
        return self.open(header, index)

    def _numbers(self, start: int) -> None:
        """Learn of all rows which numbers have parts of their own (`3.1`), and which row is the last to have one."""
        number = self.header.number
        if number is None or number in self.numbered:
            self.parents, self.last_number = self.numbered.get(number, (set(), -1))
            return
        marks = {row[number] for row in self.texts[start:]}
        parts = filter(_PART.fullmatch, marks)
        self.parents = {mark.rsplit(".", 1)[0].rsplit(",", 1)[0] for mark in parts}
        rows = range(len(self.texts) - 1, start - 1, -1)
        self.last_number = next((at for at in rows if self._is_numbered(self.texts[at])), -1)
        self.numbered[number] = self.parents, self.last_number

    def _is_numbered(self, row: list[str]) -> bool:
        number = self.header.number
        return number is not None and bool(ORDINAL.match(row[number])) and bool(self.header.named(row))

    def part_numbers(self, start: int, decoded: Decoded) -> None:
        """Put running numbers that stand with the names into their own column, which is empty: “3 Nhãn chín muộn”."""
        number, names = self.header.number, self.header.names
        if number is None or len(names) != 1:
            return
        column = self.header.name
        rows = [row for row in range(start, len(self.texts)) if self.texts[row][column]]
        found = {row: match for row in rows if (match := _STUCK.fullmatch(self.texts[row][column]))}
        told = [int(match[1]) for match in found.values()]
        running = all(after in (before + 1, 1) for before, after in pairwise([0, *told]))
        if any(self.texts[row][number] for row in rows) or not running or len(told) < max(2, len(rows) / 2):
            return
        for row, match in found.items():
            self.texts[row][number] = match[1]
            self.texts[row][column] = decoded[row, column] = match[2]

    def fill_down(self, start: int) -> None:
        """Give each row under a vertical merge the merged cell's text; not that of a header on a next page."""
        for r1, c1, r2, _ in self.grid.merges:
            if r2 > r1 and r1 >= start - 1:
                if labels_columns(self.header, [(c, text) for c, text in enumerate(self.texts[r1]) if text]):
                    continue
                for row in range(max(r1 + 1, start), r2 + 1):
                    if any(self.texts[row]) and not self.texts[row][c1]:
                        self.texts[row][c1] = self.texts[r1][c1]
                        self.filled.add((row, c1))

    def walk(self, start: int) -> None:
        """Decide on every row from `start` on."""
        index = start
        while index < len(self.texts):
            end = self._end_of_plain(index)
            self._models(range(index, end))
            index = end
            if index < len(self.texts) and any(self.texts[index]):
                index = self._apply(View(self, index, self.texts[index]))
            index += 1

    def _end_of_plain(self, start: int) -> int:
        """Return the first row from `start` on that the rules have to decide on."""
        if self.footing or self.header.number is None:
            return start
        number, is_plain, details, filled, parents = (
            self.header.number, self.is_plain, self.details, self.filled, self.parents,
        )  # fmt: skip
        for index in range(start, len(self.texts)):
            row = self.texts[index]
            if not is_plain(row) or index in details or (index, number) in filled:
                return index
            if parents and row[number].rstrip(".)") in parents:
                return index
        return len(self.texts)

    def _models(self, rows: range) -> None:
        self.table.rows.extend(rows)
        self.table.carries.extend([self.sections.carry] * len(rows))

    def _keep(self, index: int, kind: RowKind, reason: str, stated: int | None = None) -> None:
        self.others.append(Row(index, kind, reason, stated))

    def _apply(self, view: View) -> int:
        """Do what follows of the rule that holds of a row; return the last row that was decided."""
        rule, found = decide(view)
        index, kind = view.index, rule.kind
        if kind is RowKind.MODEL:
            self.footing = False
            self._models(range(index, index + 1))
            return index
        if isinstance(found, Header):
            return self.start(found) - 1
        if kind is RowKind.SIDE:
            return self._other_table(view, rule.reason)
        stated = None
        if isinstance(found, Heading):
            if kind is RowKind.TITLE and "commune" in found.about:
                self.sections = Sections()  # another commune's list begins
            self.sections.open(found)
            self.footing, stated = False, found.stated
        elif kind is RowKind.TOTAL and isinstance(found, int):
            stated = found if found >= 0 else None
        elif kind is RowKind.FOOTER and rule.reason != "remark":
            self.footing = True
        elif kind is RowKind.DETAIL and self.table.rows and view.own:
            self.table.joined.setdefault(self.table.rows[-1], []).append(index)
        self._keep(index, kind, rule.reason, stated)
        return index

    def header_below(self, index: int) -> bool:
        """Tell whether the next row that holds something, at most one blank below, repeats the header."""
        below = range(index + 1, min(index + _HEADERS_AHEAD, len(self.texts)))
        first = next((row for row in below if any(self.texts[row])), None)
        return first is not None and self.header_again(first) is not None

    def header_again(self, index: int) -> Header | None:
        """Return a repeated or a further header that begins at a row; None when there is none."""
        labels = [text for text in self.texts[index] if text]
        known = sum(bool(role_of(text)) for text in labels[:12])
        if len(labels) < 2 or known < max(2, len(labels[:12]) / 2):
            return None
        near = [index, *range(index + 1, min(index + _HEADERS_AHEAD, len(self.texts)))]
        found = next(
            (h for h in (self._find(i) for i in near) if h and h.first <= index and h.names),
            None,
        )
        if found is None or (
            found.first < index and any(row.index == found.first for row in self.others[-2 * _HEADERS_AHEAD :])
        ):
            return None
        if found.vague and not self.tables[0].header.vague:
            return None  # “Nội dung | Số lượng” below a register of models
        if (found.columns, found.names) == (self.header.columns, self.header.names) and self._counts_on(found.last):
            found = replace(self.header, last=found.last)  # the own header in other words: the list goes on
        found.first = index
        return found

    def _find(self, index: int) -> Header | None:
        return find_header(self.texts, self.covers, index, self.grid.hidden_columns, self.settled)

    def _other_table(self, view: View, reason: str) -> int:
        """Put a table of something else (members, counts) aside, up to the next header of models."""
        index = view.index
        part = all(match_key(self.header.labels.get(column, "")) == match_key(text) for column, text in view.own)
        if part or self._counts_on(index):
            self._keep(index, RowKind.HEADER, "header")  # the own header: a part of it repeated, or in other words
            return index
        while index < len(self.texts):
            row = self.texts[index]
            again = self.header_again(index) if any(row) else None
            if again is not None:
                return self.start(again) - 1
            own = View(self, index, row).own
            heading = parse_heading(own[0][1]) if len(own) == 1 else None
            if heading and heading.about and (heading.style or heading.about != ("organisation",)):
                self.sections.open(heading)
                self._keep(index, RowKind.HEADING, "heading")
            elif any(row):
                self._keep(index, RowKind.SIDE, reason)
            index += 1
        return index

    def _counts_on(self, index: int) -> bool:
        """Whether the row below goes on with the running numbers of the models above."""
        number = self.header.number
        if number is None or not self.table.rows or index + 1 >= len(self.texts):
            return False
        rows = (self.table.rows[-1], index + 1)
        last, following = (whole_number(self.texts[row][number].rstrip(".)")) for row in rows)
        return last is not None and following == last + 1
