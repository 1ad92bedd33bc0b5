"""The header of a register table: where it is, and what each column holds."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from danvan_data.registers.communes import is_commune
from danvan_data.registers.grid.cells import is_ditto, is_tick
from danvan_data.registers.grid.texts import Rows
from danvan_data.registers.words import (
    BARE_ROLES,
    COUNT_HEADERS,
    ROLE_STARTS,
    ROLES,
    field_of,
    keys,
    organisation_type,
)
from danvan_data.text import match_key

_LONGEST_LABEL = 110
SAMPLE = 400
_UNITS = re.compile(r"\((?:[^)]*(?:đồng|tr\.?đ|ha|hộ|người|m2|m²|km|tấn|kg|%)[^)]*)\)", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[/,;&+–]|\s-\s|\bhoặc\b)\s*")
_JOINT_ROLES = (
    ("organisation", {"organisation", "group", "person"}),
    ("name", {"name", "weak_name"}),
    ("place", {"place", "commune", "village"}),
)
"""What a label says that joins labels of these roles."""
_LEVEL_LABELS = keys(
    "cấp tỉnh|cấp huyện|cấp xã|cấp cơ sở|cấp thành phố|cấp quận|mô hình cấp tỉnh|mô hình cấp huyện|mô hình cấp xã"
)


@dataclass
class Header:
    """The header of one table.

    `first`, `last`: its rows (0-based). `columns`: role -> column of the roles that have one. `ticks`:
    (column, role, wording) of tick columns. `names`: (column, wording of a field or year) of the columns that
    hold models, more than one where each field or year has its own. `results`: result columns, the telling one first.
    `figures`, `extras`: (column, label). `guessed`: there was no header row.
    """

    first: int
    last: int
    width: int
    columns: dict[str, int] = field(default_factory=dict)
    ticks: list[tuple[int, str, str]] = field(default_factory=list)
    names: list[tuple[int, str]] = field(default_factory=list)
    results: list[int] = field(default_factory=list)
    figures: list[tuple[int, str]] = field(default_factory=list)
    extras: list[tuple[int, str]] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)
    guessed: bool = False

    @property
    def name(self) -> int:
        """The (first) column of model names."""
        return self.names[0][0]

    @property
    def number(self) -> int | None:
        """The column of running numbers."""
        return self.columns.get("number")


@lru_cache(maxsize=8192)
def role_of(label: str) -> str:
    """Return what a header's label says its column holds; `""` when the label is not known."""
    if not label or len(label) > _LONGEST_LABEL:
        return ""
    key = match_key(label)
    short = match_key(re.sub(r"[(\[].*?(?:[)\]]|$)", " ", label))
    role = ROLES.get(key) or ROLES.get(short) or _role_of_parts(label)
    if role:
        return role
    if _UNITS.search(label) or COUNT_HEADERS.match(key):
        return "figure"
    for role, pattern in ROLE_STARTS:
        if pattern.match(key):
            return role
    if ("tên " in key or key.startswith("tên")) and "mô hình" in key:
        return "name"
    return BARE_ROLES.get(key, "") if key.isascii() else ""


def _role_of_parts(label: str) -> str:
    """Return what a label of several known ones says: “Họ và tên / Tập thể”, “Xã, phường - Thị trấn”."""
    roles = {ROLES.get(match_key(part), "") for part in _PARTS.split(label)}
    if len(roles) == 1:
        return roles.pop()
    return next((joint for joint, members in _JOINT_ROLES if roles <= members), "")


def is_known_label(text: str) -> bool:
    """Tell whether a text is, as a whole, a label that columns have, or heads a count of models."""
    key = match_key(text)
    return key in ROLES or bool(COUNT_HEADERS.match(key))


def is_weak(header: Header) -> bool:
    """Tell whether only a word such as “Nội dung” names a table's models, and nothing else tells of models."""
    telling = {"organisation", "commune", "field", "place", "group", "person", "village"}
    label = header.labels.get(header.name, "") if header.names else ""
    weak = role_of(label.rpartition(" – ")[2]) == "weak_name" and _weak_rank(label) >= _VAGUE
    return weak and not (telling & header.columns.keys() or header.ticks)


def is_label(text: str) -> bool:
    """Tell whether a text can stand in a header: words, not a figure, not a sentence."""
    return 0 < len(text) <= _LONGEST_LABEL and not text[0].isdigit()


def is_year_label(text: str) -> bool:
    """Tell whether a label is a year: “2025”, “Năm 2025”."""
    return bool(re.fullmatch(r"(?:[Nn]ăm )?20\d\d", text))


def find_header(rows: Rows, covers: dict[tuple[int, int], tuple[int, int]], row: int) -> Header | None:
    """Return the header whose row of names is `row`, else None.

    `covers` gives the first cell of the merge that covers a cell.
    """
    cells = [(column, text) for column, text in enumerate(rows[row]) if text]
    roles = [role_of(text) for _, text in cells]
    named = "name" in roles or "weak_name" in roles
    others = {role for role in roles if role and role not in ("name", "weak_name", "other")}
    if named and (others or ("name" in roles and (len(cells) == 1 or roles.count("other")))):
        if len(cells) == 1 and (len(rows[row]) > 2 or len(cells[0][1].split()) > 6):
            return None
    elif not (len(others) >= 2 and _names_under_fields(rows, row)):
        return None
    if any(text.isdigit() and len(text) < 4 for _, text in cells):
        return None
    first, last = _band(rows, covers, row)
    return assign(_labels(rows, covers, first, last), first, last)


def _names_under_fields(rows: Rows, row: int) -> bool:
    """Whether the columns are headed by the fields themselves, so that models may stand under them."""
    near = rows[row : row + 2]
    return sum(bool(field_of(text)) for line in near for text in line) >= 3


def _band(rows: Rows, covers: dict[tuple[int, int], tuple[int, int]], row: int) -> tuple[int, int]:
    first = last = row
    while first > 0 and row - first < 3 and _heads(rows, covers, first - 1, first):
        first -= 1
    while last + 1 < len(rows) and last - row < 3 and _continues(rows, covers, first, last + 1):
        last += 1
    return first, last


def _heads(rows: Rows, covers: dict[tuple[int, int], tuple[int, int]], above: int, row: int) -> bool:
    """Whether the row above belongs to the same header."""
    texts = [text for text in rows[above] if text]
    tied = any(covers.get((row, c), (row, c))[0] <= above for c in range(len(rows[row])))
    known = sum(bool(role_of(text)) for text in texts)
    return bool(texts) and ((tied and known >= 1) or (len(texts) >= 2 and known >= 2)) and all(map(is_label, texts))


def _continues(rows: Rows, covers: dict[tuple[int, int], tuple[int, int]], first: int, below: int) -> bool:
    """Whether the row below the names still belongs to the header: labels under labels, no name of a model."""
    cells = [(c, text) for c, text in enumerate(rows[below]) if text]
    if not cells:
        return any(covers.get((below, c), (below, c))[0] < below for c in range(len(rows[below])))
    years = sum(is_year_label(text) for _, text in cells)
    if not all((is_label(text) and len(text) <= 60) or is_year_label(text) for _, text in cells):
        return False
    tied = sum(first <= covers.get((below, c), (below, c))[0] < below for c in range(len(rows[below])))
    for column, _ in cells:
        top = next((rows[r][column] for r in range(below - 1, first - 1, -1) if rows[r][column]), "")
        if role_of(top) in ("number", "name", "weak_name") and not _spans(covers, below - 1, column) and years < 2:
            return False
    known = sum(bool(role_of(text) or field_of(text) or is_year_label(text)) for _, text in cells)
    if not tied and (len(cells) < 2 or known < 2):
        return False
    under = all(not rows[below - 1][c] or _spans(covers, below - 1, c) or known >= len(cells) - 1 for c, _ in cells)
    return under and (tied > 0 or known >= 2)


def _spans(covers: dict[tuple[int, int], tuple[int, int]], row: int, column: int) -> bool:
    return covers.get((row, column + 1), (row, column + 1)) == covers.get((row, column), (row, column))


def _labels(rows: Rows, covers: dict[tuple[int, int], tuple[int, int]], first: int, last: int) -> dict[int, list[str]]:
    """Column -> its labels from top to bottom, merged cells spread over what they cover."""
    labels: dict[int, list[str]] = {}
    for column in range(len(rows[first])):
        parts: list[str] = []
        for row in range(first, last + 1):
            r, c = covers.get((row, column), (row, column))
            text = rows[r][c] if r >= first else ""
            if not text and row < last and any(rows[below][column] for below in range(row + 1, last + 1)):
                # Without merges (csv), an upper label stands over the empty cells to its right.
                text = next((rows[row][left] for left in range(column, -1, -1) if rows[row][left]), "")
            if text and text not in parts:
                parts.append(text)
        if parts:
            labels[column] = parts
    return labels


def assign(labels: dict[int, list[str]], first: int, last: int) -> Header | None:
    """Return the header that columns of labels make, None when no column can hold models."""
    header = Header(first, last, max(labels, default=0) + 1)
    header.labels = {column: " – ".join(parts) for column, parts in labels.items()}
    wordings = [column for column, parts in labels.items() if field_of(parts[-1]) and role_of(parts[-1]) != "field"]
    found: list[tuple[int, str]] = []
    for column, parts in labels.items():
        role, wording = _column_role(parts, len(wordings) >= 2)
        if role.startswith("tick "):
            header.ticks.append((column, role[5:], wording))
        else:
            found.append((column, role))
    place(header, found)
    return header if header.names or header.ticks else None


def _column_role(parts: list[str], fields_listed: bool) -> tuple[str, str]:
    bottom, above = parts[-1], [role_of(part) for part in parts[:-1]]
    role = role_of(bottom)
    if "field" in above and role not in ("field", "name"):
        return "tick field", bottom
    if field_of(bottom) and fields_listed and role in ("", "other", "commune"):
        return "tick field", bottom
    if is_year_label(bottom) and len(parts) > 1:
        return "tick year", bottom
    if "level" in above and role in ("", "commune", "district", "province", "level"):
        return "tick level", bottom
    if above and above[-1] in ("result", "result2") and role in ("", "result2") and len(bottom) < 30:
        return "tick result", bottom
    if role in ("", "weak_name") and above:
        joined = role_of(" ".join(parts))
        role = joined if joined not in ("", "weak_name") else role or above[-1]
        if role in ("organisation", "group", "person") and match_key(bottom) in ("xã", "xã phường", "địa chỉ"):
            role = "commune"
    return role, bottom


def place(header: Header, found: list[tuple[int, str]]) -> None:
    """Give each role its column; what has no role of its own is kept as a figure or an extra."""
    strong = [column for column, role in found if role == "name"]
    weak = [column for column, role in found if role == "weak_name"]
    names = strong or sorted(weak, key=lambda column: _weak_rank(header.labels[column]))
    names = names[:1] + [column for column in strong[1:] if _other_sort(header.labels, names[0], column)]
    header.names = [(column, "") for column in names]
    results = {"result": 0, "result2": 1, "result3": 2}
    header.results = [c for _, c in sorted((results[role], c) for c, role in found if role in results)]
    for column, role in found:
        if column in names:
            continue
        if role == "figure":
            header.figures.append((column, header.labels[column]))
        elif (
            role in ("", "other", "note", "name", "weak_name")
            or role in results
            or (role in header.columns and role != "organisation")
        ):
            header.extras.append((column, header.labels[column]))
        elif role in header.columns:
            header.columns[f"organisation {column}"] = column
        else:
            header.columns[role] = column


def _other_sort(labels: dict[int, str], first: int, column: int) -> bool:
    """Whether one column names models and the other examples: “Tên mô hình | Tên điển hình”."""
    model, example = match_key("mô hình"), match_key("điển hình")
    sorts = [(model in key, example in key) for key in (match_key(labels[first]), match_key(labels[column]))]
    return sorted(sorts) == [(False, True), (True, False)]


_VAGUE = 4
"""From this rank on, a label need not be about models at all."""


def _weak_rank(label: str) -> int:
    key = match_key(label)
    order = ("đăng ký", "mô hình", "điển hình", "mh", "tên", "nội dung")
    return next((rank for rank, word in enumerate(order) if match_key(word) in key), len(order))


def refine(header: Header, rows: Rows) -> Header:
    """Settle by their content the columns whose labels leave a choice; `rows` are those below the header."""
    sample = rows[:SAMPLE]
    _settle_ticks(header, sample)
    _settle_organisations(header, sample)
    kind = header.columns.get("kind")
    if kind is not None and share(sample, kind, lambda t: bool(re.match(r"(?:tập|cá|tt|cn)\b", t.casefold()))) < 0.5:
        header.extras.append((header.columns.pop("kind"), header.labels[kind]))
    for role in ("field", "year"):
        ticks = [tick for tick in header.ticks if tick[1] == role]
        texts = [c for c, _, _ in ticks if share(sample, c, lambda t: len(t) > 6 and not is_ditto(t)) >= 0.4]
        if texts and (not header.names or all(not row[header.name] for row in sample)):
            header.names = [(c, wording) for c, _, wording in ticks]
            header.ticks = [tick for tick in header.ticks if tick[1] != role]
    return header


def _settle_ticks(header: Header, sample: Rows) -> None:
    """A column headed “Cấp xã” or “Tập thể” may hold marks rather than names."""
    for column, label in list(header.extras):
        if match_key(label) in _LEVEL_LABELS and share(sample, column, is_tick) > 0.8:
            header.extras.remove((column, label))
            header.ticks.append((column, "level", label))
    for role in ("commune", "district", "province", "group", "person"):
        place = header.columns.get(role)
        if place is not None and share(sample, place, is_tick) > 0.8:
            del header.columns[role]
            header.ticks.append((place, "kind" if role in ("group", "person") else "level", header.labels[place]))


def _settle_organisations(header: Header, sample: Rows) -> None:
    columns = header.columns
    listed = [column for role, column in columns.items() if role.startswith("organisation")]
    if "commune" not in columns:
        places = [column for column in listed if share(sample, column, is_commune) >= 0.6]
        if places and len(listed) > 1:
            columns["commune"] = places[0]
            listed.remove(places[0])
    elif not listed and share(sample, columns["commune"], is_other_body) > 0.5:
        listed = [columns.pop("commune")]
    best = max(listed, key=lambda c: (share(sample, c, is_other_body), -c), default=None)
    for role in [role for role in columns if role.startswith("organisation")]:
        del columns[role]
    header.extras += [(column, header.labels.get(column, "")) for column in listed if column != best]
    if best is not None:
        columns["organisation"] = best


def is_other_body(text: str) -> bool:
    """Tell whether a text is a body's name, but neither a commune nor a village."""
    return not is_commune(text) and organisation_type(text) not in ("", "residents")


def share(sample: Rows, column: int, test: Callable[[str], bool]) -> float:
    """Return the share of a column's filled cells that pass a test."""
    texts = [row[column] for row in sample if column < len(row) and row[column]]
    return sum(map(test, texts)) / len(texts) if texts else 0.0
