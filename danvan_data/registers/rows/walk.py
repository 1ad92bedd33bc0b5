"""A walk down a grid below its first header: each row is a model, a heading, a total, a signature or unclear."""

import re
from dataclasses import dataclass, field

from danvan_data.registers.columns.header import Header
from danvan_data.registers.columns.header_rows import find_header
from danvan_data.registers.columns.labels import role_of
from danvan_data.registers.communes import is_commune
from danvan_data.registers.files import Grid
from danvan_data.registers.grid.cells import is_tick, whole_number
from danvan_data.registers.grid.texts import Covers, Rows
from danvan_data.registers.rows.headings import Carry, Heading, Sections, is_body, parse_heading
from danvan_data.registers.rows.signs import (
    COLUMN_NUMBER,
    FIGURE,
    ORDINAL,
    Cells,
    goes_on,
    is_footer,
    is_group,
    is_mark,
    labels_columns,
    numbers_columns,
    resumes,
    same_model_rows,
    stated_total,
)
from danvan_data.registers.words import NOTHING
from danvan_data.text import match_key

_HEADERS_AHEAD = 3


@dataclass(frozen=True)
class Row:
    """A non-empty row of a grid that is no plain model: its index (0-based), kind and reason."""

    index: int
    kind: str
    reason: str
    stated: int | None = None


@dataclass
class Table:
    """The models under one header: `rows` are row indexes, `carries` what the headings said for each."""

    header: Header
    rows: list[int] = field(default_factory=list)
    carries: list[Carry] = field(default_factory=list)
    joined: dict[int, list[int]] = field(default_factory=dict)


class Walk:
    """Walks down a grid, row by row, knowing the header and headings in force."""

    def __init__(self, grid: Grid, texts: Rows, covers: Covers, width: int):
        self.grid, self.texts, self.covers = grid, texts, covers
        self.filled: set[tuple[int, int]] = set()
        self.wide = {r1 for r1, c1, r2, c2 in grid.merges if r1 == r2 and c2 - c1 >= max(1, width // 2 - 1)}
        self.tables: list[Table] = []
        self.others: list[Row] = []
        self.sections = Sections()
        self.footing = False
        self.header = Header(-1, -1, 0)
        self.table = Table(self.header)
        self.details: dict[int, int] = {}
        self.parents: set[str] = set()

    def open(self, header: Header) -> None:
        """Begin a table under a header."""
        self.header, self.table = header, Table(header)
        self.tables.append(self.table)
        self.footing = False

    def start(self, header: Header) -> int:
        """Begin a table under a header that stands in the grid; return the row to go on from."""
        self.open(header)
        self.details = same_model_rows(self.grid, header)
        for index in range(header.first, header.last + 1):
            if any(self.texts[index]):
                self.others.append(Row(index, "header", "header"))
        index = header.last + 1
        while index < len(self.texts) and numbers_columns(self.texts[index]):
            self.others.append(Row(index, "header", "column_numbers"))
            index += 1
        if header.number is not None:
            marks = (row[header.number] for row in self.texts[index:] if row[header.number])
            self.parents = {
                mark.rsplit(".", 1)[0].rsplit(",", 1)[0] for mark in marks if re.fullmatch(r"\d+[.,]\d+\.?", mark)
            }
        return index

    def fill_down(self, start: int) -> None:
        """Give each row under a vertical merge the merged cell's text."""
        for r1, c1, r2, _ in self.grid.merges:
            if r2 > r1 and r1 >= start - 1 and r1 < len(self.texts) and c1 < self.grid.width:
                for row in range(max(r1 + 1, start), min(r2 + 1, len(self.texts))):
                    if any(self.texts[row]) and not self.texts[row][c1]:
                        self.texts[row][c1] = self.texts[r1][c1]
                        self.filled.add((row, c1))

    def walk(self, start: int) -> None:
        """Decide on every row from `start` on."""
        texts, index = self.texts, start
        while index < len(texts):
            row = texts[index]
            if self._plain_model(row) and index not in self.details:
                self._model(index)
            elif any(row):
                index = self._slowly(index, row)
            index += 1

    def _plain_model(self, row: list[str]) -> bool:
        """The common case at little cost: a running number, a name, and words in another column."""
        header = self.header
        number = header.columns.get("number")
        if number is None or not row[number].rstrip(".)").isdigit() or len(header.names) != 1:
            return False
        name = row[header.name]
        if len(name) < 5 or name[0] == "(" or name[:5].casefold() in ("tổng ", "cộng ", "không", "chưa "):
            return False
        if row[number].rstrip(".)") in self.parents:
            return False
        for role in ("organisation", "commune", "field", "group", "person"):
            column = header.columns.get(role)
            if (
                column is not None
                and len(row[column]) > 1
                and not row[column].isdigit()
                and not FIGURE.match(row[column])
            ):
                return True
        return any(row[column] for column, _, _ in header.ticks) and not is_commune(name) and self._no_totals(row)

    def _no_totals(self, row: list[str]) -> bool:
        marks = [row[column] for column, _, _ in self.header.ticks]
        return all(is_tick(mark) and (not mark.isdigit() or mark == "1") for mark in marks if mark)

    def _model(self, index: int) -> None:
        self.footing = False
        self.table.rows.append(index)
        self.table.carries.append(self.sections.carry)

    def _other(self, index: int, kind: str, reason: str, stated: int | None = None) -> int:
        self.others.append(Row(index, kind, reason, stated))
        return index

    def _slowly(self, index: int, row: list[str]) -> int:
        """Decide on a row that is not plainly a model; return the last row that was decided."""
        if self.table.rows and self.details.get(index) == self.table.rows[-1]:
            self.table.joined.setdefault(self.details[index], []).append(index)
            return self._other(index, "detail", "same_model")
        own = [(c, text) for c, text in enumerate(row) if text and (index, c) not in self.filled]
        if not own:
            return self._other(index, "detail", "same_model")
        again = self._header_again(index)
        if again is not None:
            return again
        if labels_columns(self.header, own):
            return self._other_table(index, own)
        words = [text for _, text in own if not ORDINAL.match(text)]
        total = stated_total(self.header, own)
        if total is not None:
            return self._other(index, "total", "total", total if total >= 0 else None)
        if is_footer(self.header, row, own, words):
            self.footing = True
            return self._other(index, "footer", "footer")
        if self.footing and not resumes(self.header, own):
            return self._other(index, "footer", "footer")
        heading = self._heading(index, own)
        if heading:
            self.sections.open(heading)
            self.footing = False
            return self._other(index, "heading", "heading", heading.stated)
        return self._rest(index, row, own, words)

    def _header_again(self, index: int) -> int | None:
        """A repeated or a further header; None when the row is neither."""
        labels = [text for text in self.texts[index] if text]
        known = sum(bool(role_of(text)) for text in labels[:12])
        if len(labels) < 2 or known < max(2, len(labels[:12]) / 2):
            return None
        near = [index, *range(index + 1, min(index + _HEADERS_AHEAD, len(self.texts)))]
        found = next(
            (h for h in (find_header(self.texts, self.covers, i) for i in near) if h and h.first <= index and h.names),
            None,
        )
        if found is None or (found.first < index and any(row.index == found.first for row in self.others)):
            return None
        if found.vague and not self.tables[0].header.vague:
            return None  # “Nội dung | Số lượng” below a register of models
        found.first = index
        return self.start(found) - 1

    def _other_table(self, index: int, own: Cells) -> int:
        """Put a table of something else (members, counts) aside, up to the next header of models."""
        header = self.header
        if all(match_key(header.labels.get(column, "")) == match_key(text) for column, text in own):
            return self._other(index, "header", "header")  # a part of the own header, repeated
        if self._counts_on(index):
            return self._other(index, "header", "header")  # the own header in other words
        while index < len(self.texts):
            row = self.texts[index]
            again = self._header_again(index) if any(row) else None
            if again is not None:
                return again
            own = [(column, text) for column, text in enumerate(row) if text and (index, column) not in self.filled]
            heading = parse_heading(own[0][1]) if len(own) == 1 else None
            if heading and heading.about and (heading.style or heading.about != ("organisation",)):
                self.sections.open(heading)
                self._other(index, "heading", "heading")
            elif any(row):
                self._other(index, "side", "no_register")
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

    def _heading(self, index: int, own: Cells) -> Heading | None:
        header = self.header
        ticks = {c for c, _, _ in header.ticks}
        if any(c in ticks and not text.isdigit() for c, text in own):
            return None
        number = header.number
        mark = next((text for c, text in own if c == number), "")
        rest = [(c, text) for c, text in own if c != number]
        if mark and not is_mark(mark):
            rest, mark = [(number, mark), *rest], ""  # type: ignore[list-item]
        words = [
            (c, text) for c, text in rest if not FIGURE.match(text) and not COLUMN_NUMBER.match(text) and c not in ticks
        ]
        if len({text for _, text in words}) != 1:
            return None
        column, text = words[0]
        heading = parse_heading(text, mark)
        return heading if self._heads(index, heading, column, mark, rest) else None

    def _heads(self, index: int, heading: Heading, column: int, mark: str, rest: Cells) -> bool:
        header = self.header
        text, style = heading.text, heading.style
        in_names = column in [c for c, _ in header.names]
        if mark.rstrip(".)") in self.parents or style in ("roman", "letter", "compound"):
            return bool(mark) or index in self.wide or bool(heading.about) or column == 0 or text.isupper()
        if index in self.wide or column == header.number:
            return True
        narrow = len(header.columns) + len(header.ticks) + len(header.extras) + len(header.figures) <= 2
        if heading.about:
            if "organisation" in heading.about:
                return not narrow and is_body(text)
            if column == header.columns.get("commune") and not mark and "commune" in heading.about:
                return True
            return in_names or column == 0 or bool(set(heading.about) & {"kind", "field_text"})
        if mark:
            return not narrow and in_names and len(rest) == 1 and self.sections.follows(heading)
        if (
            column == 0
            and not in_names
            and header.columns.get("organisation") != 0
            and header.columns.get("commune") != 0
        ):
            return True
        known = heading.style != "" and header.number is not None
        return in_names and not narrow and (text.endswith(":") or (known and text.isupper()) or is_group(text))

    def _rest(self, index: int, row: list[str], own: Cells, words: list[str]) -> int:
        header = self.header
        names = [row[c] for c, _ in header.names if row[c]]
        if self._goes_on(index, own):
            self.table.joined.setdefault(self.table.rows[-1], []).append(index)
            return self._other(index, "detail", "continued")
        if numbers_columns(row) and len(own) > 2:
            return self._other(index, "header", "column_numbers")
        if not names:
            return self._nameless(index, own, words)
        if match_key(names[0]) in NOTHING:
            return self._other(index, "none", "registered_none")
        if all(FIGURE.match(name) for name in names):
            return self._other(index, "problem", "name_is_number")
        self._model(index)
        return index

    def _nameless(self, index: int, own: Cells, words: list[str]) -> int:
        header = self.header
        if not words:
            return self._other(index, "blank", "only_number")
        place = next((text for c, text in own if c == header.columns.get("commune")), "")
        if place and len(words) == 1 and is_commune(place):
            self.sections.open(parse_heading(place))
            return self._other(index, "heading", "heading")
        return self._other(index, "problem", "no_name")

    def _goes_on(self, index: int, own: Cells) -> bool:
        """Whether the row only goes on with the cells of the model above (a wrapped or broken row)."""
        table = self.table
        number = table.header.number
        if number is None or not table.rows or self.texts[index][number] or self.footing:
            return False
        above = max([table.rows[-1], *table.joined.get(table.rows[-1], [])])
        return above == index - 1 and bool(self.texts[table.rows[-1]][number]) and goes_on(self.header, own)
