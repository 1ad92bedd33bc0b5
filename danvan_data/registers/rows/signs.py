"""What one row below a header is: a total, a signature, the numbers of the columns, the rest of a model."""

import re

from danvan_data.registers.columns.header import Header
from danvan_data.registers.columns.labels import is_known_label, is_label, role_of
from danvan_data.registers.files import Grid
from danvan_data.registers.grid.cells import is_ditto, whole_number
from danvan_data.registers.grid.texts import Rows
from danvan_data.registers.rows.headings import number_style, parse_heading, split_mark
from danvan_data.registers.words import FOOTER, LABEL_HEADS, NOTE_ROW, TOTAL, TOTAL_OF, TOTAL_REST, starts
from danvan_data.text import match_key

Cells = list[tuple[int, str]]
"""The filled cells of a row: (column, text)."""

FIGURE = re.compile(
    r"[\d.,\s%/()–-]*\d[\d.,\s%/()–-]*(?:mô hình|mh|điển hình|hộ|tr\.?đ|triệu đồng|triệu|đồng)?\.?$", re.IGNORECASE
)
COLUMN_NUMBER = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-zĐđ]|\d{1,2}\s*=.*)\s*\)?$")
ORDINAL = re.compile(r"\(?\d{1,6}(?:\.\d{1,3}){0,2}[.)]?$|[-–+*]$")
_SUM = re.compile(r"(?:tổng cộng|tổng số|tổng|cộng)\s*[:=]\s*(\d{1,6})\b(?![.,]\d)", re.IGNORECASE)
_MODELS = re.compile(r"(\d[\d.]*)\s*(?:mô hình|mh|điển hình)\b", re.IGNORECASE)
_DATE_LINE = re.compile(r"(?:^|,\s*)ngày\s*[\d.…_ ]*\s*tháng\s*[\d.…_ ]*\s*năm", re.IGNORECASE)
_MOST_LABELS, _LONGEST_LABEL = 40, 60
_NARROW = 2
"""Columns beside the names up to which a table is narrow."""
_SHORT = frozenset(["xã", "p.", "tt", "tt."])
_VILLAGES = starts(word for word, role in LABEL_HEADS.items() if role == "village")
_GROUPS = re.compile(
    "|".join(f"{match_key(words)}(?= |$)" for words in ("khối", "các cơ quan", "các đơn vị", "cơ quan"))
)


def stated_total(header: Header, own: Cells) -> int | None:
    """Return the number that a total row states, -1 when it states none, None when it is no total."""
    if len(own) == 1 and (sum_ := _SUM.match(own[0][1])):
        told = _MODELS.search(own[0][1])  # “Tổng cộng: 12 xã; 30 mô hình”
        return int(told[1].replace(".", "") if told else sum_[1])
    for _, text in own[:2]:
        key = match_key(split_mark(text)[1])
        match = TOTAL.match(key)
        if match and (TOTAL_REST.match(rest := key[match.end() :].strip()) or (len(own) < 3 and TOTAL_OF.match(rest))):
            names = [c for c, _ in header.names]
            numbers = _MODELS.findall(text) or re.findall(r"\d[\d.]*", text)
            numbers = numbers or [t for c, t in own if c in names and re.fullmatch(r"\d{1,6}", t)]
            stated = whole_number(numbers[0].replace(".", "")) if numbers else None
            return -1 if stated is None else stated
    if all(FIGURE.match(text) for _, text in own) and len(own) > 1 and own[0][0] != header.number:
        return -1
    return None


def is_footer(header: Header, row: list[str], own: Cells, words: list[str]) -> bool:
    """Tell whether a row belongs below the table: recipients, signature, date, notes."""
    if header.number is not None and ORDINAL.match(row[header.number]):
        return False
    # Who made the list and who signs it, side by side: "Người lập biểu | Thủ trưởng đơn vị".
    if len(words) > 1 and all(len(word.split()) <= 6 and FOOTER.match(match_key(word)) for word in words):
        return True
    for _, text in own:
        key = match_key(text)
        if FOOTER.match(key) and (len(words) <= 3 and not names_model(header, own)):
            return True
        if (NOTE_ROW.match(key) and len(words) <= 2) or (key.startswith("nơi nhận") and not names_model(header, own)):
            return True
        if _DATE_LINE.search(text) and len(words) <= 2:
            return True
    return bool(words) and words[0].casefold().startswith(("(ký", "(danh sách", "(*)", "(1)")) and len(words) < 3


def labels_columns(header: Header, own: Cells) -> bool:
    """Tell whether a row heads columns, of this table or another: a number's label and others, or known labels only."""
    if header.number is not None and ORDINAL.match(dict(own).get(header.number, "")):
        return False
    if not 1 < len(own) <= _MOST_LABELS or header.guessed or any(len(text) > _LONGEST_LABEL for _, text in own):
        return False
    roles = [role_of(text) for _, text in own]
    if "number" in roles:
        return sum(map(bool, roles)) >= max(2, len(own) / 2) or all(is_label(text) for _, text in own)
    return all(roles) and sum(is_known_label(text) for _, text in own) >= 2


def is_narrow(header: Header) -> bool:
    """Tell whether a lone text tells nothing, because most rows have no more."""
    return len(header.columns) + len(header.ticks) + len(header.extras) + len(header.figures) <= _NARROW


def names_model(header: Header, own: Cells) -> bool:
    """Tell whether a row has both a name and a word in another column that models have."""
    columns = {c for c, _ in own}
    others = {c for role, c in header.columns.items() if role != "number"} | {c for c, _, _ in header.ticks}
    text = dict(own).get(header.name, "")
    return header.name in columns and bool(columns & others) and not (text.isupper() and FOOTER.match(match_key(text)))


def resumes(header: Header, own: Cells) -> bool:
    """Tell whether models go on below a signature."""
    ordinal = header.number is None or bool(ORDINAL.match(dict(own).get(header.number, "")))
    return ordinal and names_model(header, own) and len(own) >= 3


def numbers_columns(row: list[str]) -> bool:
    """Tell whether a row only numbers the columns: `(1) (2) (3)`, `A B 1 2`."""
    cells = [text for text in row if text]
    if len(cells) < 2 or not all(COLUMN_NUMBER.match(text) for text in cells):
        return False
    marks = [re.sub(r"[()\s]|=.*", "", text) for text in cells]
    numbers = [number for mark in marks if (number := whole_number(mark)) is not None]
    rising = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return (
        (rising or not numbers)
        and len(set(marks)) == len(marks)
        and (len(cells) > 2 or len(cells) == len(row) or marks[:2] == ["1", "2"])
    )


def is_mark(text: str) -> bool:
    """Tell whether a text is the number of a section or a model."""
    return len(text) <= 8 and bool(number_style(text))


def is_group(text: str) -> bool:
    """Tell whether a text names a group of bodies: “Khối cơ quan huyện”."""
    return len(text.split()) <= 10 and bool(_GROUPS.match(match_key(text)))


def names_village(text: str) -> bool:
    """Tell whether a text is a village's name and nothing more: “Buôn Tul”, “Thôn 7”."""
    match = _VILLAGES.match(match_key(text))
    rest = text.split()[len(match[0].split()) :] if match else []
    return 0 < len(rest) <= 4 and all(word[:1].isupper() or word[:1].isdigit() for word in rest)


def goes_on(header: Header, own: Cells) -> bool:
    """Tell whether the cells of a row without a number can only go on with those of the row above."""
    if any(is_ditto(text) for _, text in own):
        return False
    if all(text[0].islower() and (len(text) > 2 or text in _SHORT) for _, text in own):
        return True
    cells = dict(own)
    whole = {header.columns.get(role) for role in ("field", "commune", "year", "kind")} | {
        c for c, _, _ in header.ticks
    }
    return cells.get(header.name, "")[:1].islower() and not whole & cells.keys()


def looks_continued(texts: Rows, header: Header) -> bool:
    """Tell whether a table without a header goes on with the table above it."""
    first = next((row for row in texts if any(row)), [])
    cells = [text for text in first if text]
    if len(texts) == 1 and any(FOOTER.match(match_key(text)) for text in cells):
        return False
    if labels_columns(header, [(column, text) for column, text in enumerate(first) if text]):
        return False
    number = header.number
    if number is not None and first and len(first) > number and ORDINAL.match(first[number]):
        return True
    if any(FOOTER.match(match_key(text)) for text in cells):
        return False
    return (len(cells) == 1 and bool(parse_heading(cells[0]).about)) or len(cells) >= 3


def same_model_rows(grid: Grid, header: Header) -> dict[int, int]:
    """Return the rows that only go on with a model whose name and number (or body) are merged over all of them."""
    if not header.names:
        return {}
    partner = header.columns.get("number", header.columns.get("organisation"))
    spans: dict[tuple[int, int], set[int]] = {}
    for r1, c1, r2, c2 in grid.merges:
        if r2 > r1 > header.last:
            spans.setdefault((r1, r2), set()).update(range(c1, c2 + 1))
    wanted = {header.name} if partner is None else {header.name, partner}
    return {row: r1 for (r1, r2), columns in spans.items() if wanted <= columns for row in range(r1 + 1, r2 + 1)}
