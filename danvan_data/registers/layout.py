"""One grid -> what each of its rows is: title, header, heading, model, total, footer or something unclear."""

import re
from dataclasses import dataclass, field

from danvan_data.registers.cells import is_ditto, is_tick, plain_text
from danvan_data.registers.communes import is_commune
from danvan_data.registers.decoding import decode_rows
from danvan_data.registers.files import Grid
from danvan_data.registers.forms import Forms, read_forms
from danvan_data.registers.headers import (
    Header,
    Rows,
    find_header,
    guess_header,
    nameless_header,
    other_header,
    refine,
    role_of,
)
from danvan_data.registers.headings import Carry, Heading, Sections, is_body, number_style, parse_heading, split_mark
from danvan_data.registers.words import FOOTER, NOTE_ROW, NOTHING, TOTAL, TOTAL_OF, TOTAL_REST
from danvan_data.text import match_key

_FIGURE = re.compile(
    r"[\d.,\s%/()–-]*\d[\d.,\s%/()–-]*(?:mô hình|mh|điển hình|hộ|tr\.?đ|triệu đồng|triệu|đồng)?\.?$", re.IGNORECASE
)
_COLUMN_NUMBER = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-zĐđ]|\d{1,2}\s*=.*)\s*\)?$")
_DATE_LINE = re.compile(r"(?:^|,\s*)ngày\s*[\d.…_ ]*\s*tháng\s*[\d.…_ ]*\s*năm", re.IGNORECASE)
_ORDINAL = re.compile(r"\(?\d{1,4}[.)]?$")
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


@dataclass
class Layout:
    """A grid understood: every non-empty row stands once, in a table's rows or in `others`."""

    grid: Grid
    texts: Rows
    tables: list[Table]
    others: list[Row]
    lines: list[str]
    sections: Sections
    filled: set[tuple[int, int]]
    decoded: dict[tuple[int, int], str]
    forms: Forms | None = None

    @property
    def model_rows(self) -> list[int]:
        """The rows that may hold models."""
        return self.forms.rows if self.forms else [index for table in self.tables for index in table.rows]

    def raw(self, row: int, column: int) -> str:
        """Return a cell's text with its line breaks, decoded."""
        text = self.decoded.get((row, column))
        value = self.grid.rows[row][column]
        return text if text is not None else value if isinstance(value, str) else self.texts[row][column]


def read_layout(grid: Grid, before: "Layout | None" = None) -> Layout:
    """Return the layout of a grid.

    `before` is the layout of the table above it in a Word or HTML file: a table without a header that has
    as many columns goes on with it.
    """
    return _Reader(grid, before).read()


class _Reader:
    """Walks down a grid, row by row, knowing the header and headings in force."""

    def __init__(self, grid: Grid, before: Layout | None):
        self.grid = grid
        self.texts, self.covers, self.decoded = _cell_texts(grid)
        self.raw_width = grid.width
        self.filled: set[tuple[int, int]] = set()
        self.wide = {r1 for r1, c1, r2, c2 in grid.merges if r1 == r2 and c2 - c1 >= max(1, grid.width // 2 - 1)}
        self.tables: list[Table] = []
        self.others: list[Row] = []
        self.sections = Sections()
        self.footing = False
        self.table: Table | None = None
        self.before = before
        self.lines: list[str] = []
        self.details: dict[int, int] = {}
        self.parents: set[str] = set()
        self.forms: Forms | None = None

    def read(self) -> Layout:
        start = self._first_header()
        if self.table is not None:
            self._fill_down(start)
            self._walk(start)
        return Layout(
            self.grid,
            self.texts,
            self.tables,
            self.others,
            self.lines,
            self.sections,
            self.filled,
            self.decoded,
            self.forms,
        )

    def _first_header(self) -> int:
        """Find the first header, put what stands above it aside, return the row to go on from."""
        for index in range(len(self.texts)):
            header = find_header(self.texts, self.covers, index) if any(self.texts[index]) else None
            if header and self._holds_models(header):
                self._above(header.first)
                return self._start(header)
        return self._headerless()

    def _holds_models(self, header: Header) -> bool:
        if header.names:
            return True
        refine(header, self.texts[header.last + 1 :])
        return bool(header.names)

    def _headerless(self) -> int:
        above = self.before.tables[-1].header if self.before and self.before.tables else None
        if above and self.raw_width == self.before.grid.width and _looks_continued(self.texts, above):  # type: ignore[union-attr]
            self.sections = self.before.sections  # type: ignore[union-attr]
            self._note_lines(self.grid.before)
            self.table = Table(above)
            self.tables.append(self.table)
            return 0
        self.forms = read_forms(self.grid, self.texts)
        if self.forms:
            return self._form_rows(self.forms)
        unnamed = nameless_header(self.texts)
        if unnamed:
            self._above(unnamed.first)
            return self._start(unnamed)
        if other_header(self.texts):
            self._above(len(self.texts), "no_register")
            return len(self.texts)
        first = next((i for i, row in enumerate(self.texts) if sum(map(bool, row)) > 2 and i not in self.wide), 0)
        header = guess_header(self.texts, first)
        if header:
            self._above(first)
            header.first = header.last = first - 1
            self.table = Table(header)
            self.tables.append(self.table)
            return first
        self._above(len(self.texts), "no_register")
        return len(self.texts)

    def _form_rows(self, forms: Forms) -> int:
        self._above(forms.first)
        names = set(forms.rows)
        for index in range(forms.first, len(self.texts)):
            if any(self.texts[index]) and index not in names:
                self.others.append(Row(index, "detail", "form"))
        return len(self.texts)

    def _above(self, end: int, reason: str = "above") -> None:
        self.lines += self.grid.before
        for index in range(end):
            cells = [text for text in self.texts[index] if text]
            if not cells:
                continue
            self.lines += cells
            kind = "title" if reason == "above" else "side"
            heading = parse_heading(cells[0]) if len(cells) == 1 and reason == "above" else None
            if heading and heading.about and (heading.style or heading.about != ("organisation",)) and index > 0:
                self.sections.open(heading)
                kind = "heading"
            self.others.append(Row(index, kind, reason))
        self._note_lines(self.grid.before[-3:])

    def _note_lines(self, lines: list[str]) -> None:
        for line in lines:
            heading = parse_heading(plain_text(line))
            if heading.about and len(line) < 90 and not (heading.about == ("organisation",) and not heading.style):
                self.sections.open(heading)

    def _start(self, header: Header) -> int:
        refine(header, self.texts[header.last + 1 :])
        self.table = Table(header)
        self.tables.append(self.table)
        self.footing = False
        self.details = _same_model_rows(self.grid, header)
        for index in range(header.first, header.last + 1):
            if any(self.texts[index]):
                self.others.append(Row(index, "header", "header"))
        index = header.last + 1
        while index < len(self.texts) and _numbers_columns(self.texts[index]):
            self.others.append(Row(index, "header", "column_numbers"))
            index += 1
        if header.number is not None:
            marks = (row[header.number] for row in self.texts[index:] if row[header.number])
            self.parents = {
                mark.rsplit(".", 1)[0].rsplit(",", 1)[0] for mark in marks if re.fullmatch(r"\d+[.,]\d+\.?", mark)
            }
        return index

    def _fill_down(self, start: int) -> None:
        """Give each row under a vertical merge the merged cell's text."""
        for r1, c1, r2, _ in self.grid.merges:
            if r2 > r1 and r1 >= start - 1 and r1 < len(self.texts) and c1 < self.raw_width:
                for row in range(max(r1 + 1, start), min(r2 + 1, len(self.texts))):
                    if any(self.texts[row]) and not self.texts[row][c1]:
                        self.texts[row][c1] = self.texts[r1][c1]
                        self.filled.add((row, c1))

    def _walk(self, start: int) -> None:
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
        header = self.table.header  # type: ignore[union-attr]
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
                and not _FIGURE.match(row[column])
            ):
                return True
        return any(row[column] for column, _, _ in header.ticks) and not is_commune(name) and self._no_totals(row)

    def _no_totals(self, row: list[str]) -> bool:
        marks = [row[column] for column, _, _ in self.table.header.ticks]  # type: ignore[union-attr]
        return all(is_tick(mark) and (not mark.isdigit() or mark == "1") for mark in marks if mark)

    def _model(self, index: int) -> None:
        self.footing = False
        self.table.rows.append(index)  # type: ignore[union-attr]
        self.table.carries.append(self.sections.carry)  # type: ignore[union-attr]

    def _other(self, index: int, kind: str, reason: str, stated: int | None = None) -> int:
        self.others.append(Row(index, kind, reason, stated))
        return index

    def _slowly(self, index: int, row: list[str]) -> int:
        """Decide on a row that is not plainly a model; return the last row that was decided."""
        if self.table.rows and self.details.get(index) == self.table.rows[-1]:  # type: ignore[union-attr]
            self.table.joined.setdefault(self.details[index], []).append(index)  # type: ignore[union-attr]
            return self._other(index, "detail", "same_model")
        own = [(c, text) for c, text in enumerate(row) if text and (index, c) not in self.filled]
        if not own:
            return self._other(index, "detail", "same_model")
        again = self._header_again(index)
        if again is not None:
            return again
        words = [text for _, text in own if not _ORDINAL.match(text)]
        total = self._total(own)
        if total is not None:
            return self._other(index, "total", "total", total if total >= 0 else None)
        if self._is_footer(index, own, words):
            self.footing = True
            return self._other(index, "footer", "footer")
        if self.footing and not self._resumes(own):
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
        found.first = index
        return self._start(found) - 1

    def _total(self, own: list[tuple[int, str]]) -> int | None:
        """The number that a total row states, -1 when it states none, None when it is no total."""
        for _, text in own[:2]:
            key = match_key(split_mark(text)[1])
            match = TOTAL.match(key)
            if match and (
                TOTAL_REST.match(rest := key[match.end() :].strip()) or (len(own) < 3 and TOTAL_OF.match(rest))
            ):
                names = [c for c, _ in self.table.header.names]  # type: ignore[union-attr]
                numbers = re.findall(r"\d[\d.]*", text) or [
                    t for c, t in own if c in names and re.fullmatch(r"\d{1,6}", t)
                ]
                return int(numbers[0].replace(".", "")) if numbers else -1
        if all(_FIGURE.match(text) for _, text in own) and len(own) > 1 and own[0][0] != self.table.header.number:  # type: ignore[union-attr]
            return -1
        return None

    def _is_footer(self, index: int, own: list[tuple[int, str]], words: list[str]) -> bool:
        if self.table.header.number is not None and _ORDINAL.match(self.texts[index][self.table.header.number] or "-"):  # type: ignore[union-attr]
            return False
        # Who made the list and who signs it, side by side: "Người lập biểu | Thủ trưởng đơn vị".
        if len(words) > 1 and all(len(word.split()) <= 6 and FOOTER.match(match_key(word)) for word in words):
            return True
        for _, text in own:
            key = match_key(text)
            if FOOTER.match(key) and (len(words) <= 3 and not self._names_model(own)):
                return True
            if (NOTE_ROW.match(key) and len(words) <= 2) or key.startswith("nơi nhận"):
                return True
            if _DATE_LINE.search(text) and len(words) <= 2:
                return True
        return (
            bool(words)
            and words[0].startswith(("- Lưu", "(Ký", "(ký", "(Danh sách", "(*)", "(1)", "* Ghi chú"))
            and len(words) < 3
        )

    def _names_model(self, own: list[tuple[int, str]]) -> bool:
        """Whether a row has both a name and a word in another column that models have."""
        header = self.table.header  # type: ignore[union-attr]
        columns = {c for c, _ in own}
        others = {c for role, c in header.columns.items() if role != "number"} | {c for c, _, _ in header.ticks}
        text = dict(own).get(header.name, "")
        return (
            header.name in columns and bool(columns & others) and not (text.isupper() and FOOTER.match(match_key(text)))
        )

    def _resumes(self, own: list[tuple[int, str]]) -> bool:
        header = self.table.header  # type: ignore[union-attr]
        cells = dict(own)
        ordinal = header.number is None or bool(_ORDINAL.match(cells.get(header.number, "")))
        return ordinal and self._names_model(own) and len(own) >= 3

    def _heading(self, index: int, own: list[tuple[int, str]]) -> Heading | None:
        header = self.table.header  # type: ignore[union-attr]
        ticks = {c for c, _, _ in header.ticks}
        if any(c in ticks and not text.isdigit() for c, text in own):
            return None
        number = header.number
        mark = next((text for c, text in own if c == number), "")
        rest = [(c, text) for c, text in own if c != number]
        if mark and not _is_mark(mark):
            rest, mark = [(number, mark), *rest], ""  # type: ignore[list-item]
        words = [
            (c, text)
            for c, text in rest
            if not _FIGURE.match(text) and not _COLUMN_NUMBER.match(text) and c not in ticks
        ]
        if len({text for _, text in words}) != 1:
            return None
        column, text = words[0]
        heading = parse_heading(text, mark)
        return heading if self._heads(index, heading, column, mark, rest) else None

    def _heads(self, index: int, heading: Heading, column: int, mark: str, rest: list[tuple[int, str]]) -> bool:
        header = self.table.header  # type: ignore[union-attr]
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
        return in_names and not narrow and (text.endswith(":") or (known and text.isupper()) or _groups(text))

    def _rest(self, index: int, row: list[str], own: list[tuple[int, str]], words: list[str]) -> int:
        header = self.table.header  # type: ignore[union-attr]
        names = [row[c] for c, _ in header.names if row[c]]
        if self._goes_on(index, own):
            self.table.joined.setdefault(self.table.rows[-1], []).append(index)  # type: ignore[union-attr]
            return self._other(index, "detail", "continued")
        if _numbers_columns(row) and len(own) > 2:
            return self._other(index, "header", "column_numbers")
        if not names:
            return self._nameless(index, own, words)
        if match_key(names[0]) in NOTHING:
            return self._other(index, "none", "registered_none")
        if all(_FIGURE.match(name) for name in names):
            return self._other(index, "problem", "name_is_number")
        self._model(index)
        return index

    def _nameless(self, index: int, own: list[tuple[int, str]], words: list[str]) -> int:
        header = self.table.header  # type: ignore[union-attr]
        if not words:
            return self._other(index, "blank", "only_number")
        place = next((text for c, text in own if c == header.columns.get("commune")), "")
        if place and len(words) == 1 and is_commune(place):
            self.sections.open(parse_heading(place))
            return self._other(index, "heading", "heading")
        return self._other(index, "problem", "no_name")

    def _goes_on(self, index: int, own: list[tuple[int, str]]) -> bool:
        """Whether the row only goes on with the cells of the model above (a wrapped or broken row)."""
        table = self.table
        number = table.header.number  # type: ignore[union-attr]
        if number is None or not table.rows or self.texts[index][number] or self.footing:  # type: ignore[union-attr]
            return False
        above = max([table.rows[-1], *table.joined.get(table.rows[-1], [])])  # type: ignore[union-attr]
        return (
            above == index - 1
            and bool(self.texts[table.rows[-1]][number])  # type: ignore[union-attr]
            and all(text[0].islower() and not is_ditto(text) and len(text) > 2 for _, text in own)
        )


def _cell_texts(grid: Grid) -> tuple[Rows, dict[tuple[int, int], tuple[int, int]], dict[tuple[int, int], str]]:
    cache: dict[object, str] = {}
    rows: Rows = []
    for values in grid.rows:
        row = []
        for value in values:
            if value is None:
                row.append("")
                continue
            key = value if value.__class__ is str else (value.__class__, value)
            text = cache.get(key)
            if text is None:
                text = cache[key] = plain_text(value)
            row.append(text)
        rows.append(row)
    decoded = decode_rows(grid, rows)
    covers: dict[tuple[int, int], tuple[int, int]] = {}
    for r1, c1, r2, c2 in grid.merges:
        for covered in range(r1, min(r2, len(rows) - 1) + 1):
            for column in range(c1, min(c2, grid.width - 1) + 1):
                covers[covered, column] = (r1, c1)
    return rows, covers, decoded


def _same_model_rows(grid: Grid, header: Header) -> dict[int, int]:
    """Rows that only go on with a model whose name and number (or body) are merged over all of them."""
    if not header.names:
        return {}
    partner = header.columns.get("number", header.columns.get("organisation"))
    spans: dict[tuple[int, int], set[int]] = {}
    for r1, c1, r2, c2 in grid.merges:
        if r2 > r1 > header.last:
            spans.setdefault((r1, r2), set()).update(range(c1, c2 + 1))
    wanted = {header.name} if partner is None else {header.name, partner}
    return {row: r1 for (r1, r2), columns in spans.items() if wanted <= columns for row in range(r1 + 1, r2 + 1)}


def _numbers_columns(row: list[str]) -> bool:
    """Whether a row only numbers the columns: `(1) (2) (3)`, `A B 1 2`."""
    cells = [text for text in row if text]
    if len(cells) < 2 or not all(_COLUMN_NUMBER.match(text) for text in cells):
        return False
    marks = [re.sub(r"[()\s]|=.*", "", text) for text in cells]
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    rising = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return (
        (rising or not numbers)
        and len(set(marks)) == len(marks)
        and (len(cells) > 2 or len(cells) == len(row) or marks[:2] == ["1", "2"])
    )


def _is_mark(text: str) -> bool:
    return len(text) <= 8 and bool(number_style(text))


def _groups(text: str) -> bool:
    key = match_key(text)
    return len(text.split()) <= 10 and bool(
        re.match(
            match_key("khối")
            + " |"
            + match_key("các cơ quan")
            + "|"
            + match_key("các đơn vị")
            + "|"
            + match_key("cơ quan"),
            key,
        )
    )


def _looks_continued(texts: Rows, header: Header) -> bool:
    """Whether a table without a header goes on with the table above it."""
    first = next((row for row in texts if any(row)), [])
    cells = [text for text in first if text]
    if len(texts) == 1 and any(FOOTER.match(match_key(text)) for text in cells):
        return False
    number = header.number
    if number is not None and first and len(first) > number and _ORDINAL.match(first[number] or "-"):
        return True
    if any(FOOTER.match(match_key(text)) for text in cells):
        return False
    return (len(cells) == 1 and bool(parse_heading(cells[0]).about)) or len(cells) >= 3
