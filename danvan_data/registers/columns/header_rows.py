"""Where a register's table has its header, if it has one."""

import re
from collections.abc import Collection
from dataclasses import replace

from danvan_data.registers.columns.assignment import settle
from danvan_data.registers.columns.content import SAMPLE, TESTS, is_titled
from danvan_data.registers.columns.header import Header
from danvan_data.registers.columns.labels import is_label, is_year_label, role_of, unnumbered
from danvan_data.registers.grid.texts import Covers, Rows
from danvan_data.registers.words import field_of

_ROWS_AHEAD = 30
_SENT = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})[ T]\d{1,2}:\d\d")
"""When an answer was sent, in its row: no label."""
_LONGEST_NUMBER = 4
"""Digits from which on a number is a year: no row that bears a smaller one, `12.`, is a header."""
_LEAST_LABELS = 4
_NAMES = frozenset(["name", "weak_name"])
_ANSWERED = re.compile(r":\s*\w")
"""A label with its answer: “Tên mô hình: …”."""


Settled = dict[tuple[tuple[int, tuple[str, ...]], ...], Header | None]
"""Labels of columns -> the header that they made before: the same labels head the same columns."""


def find_header(
    rows: Rows, covers: Covers, row: int, hidden: Collection[int] = (), settled: Settled | None = None
) -> Header | None:
    """Return the header whose row of names is `row`, else None.

    `covers` gives the first cell of the merge that covers a cell; `hidden` are columns that are not shown; `settled`
    keeps what was found, for a header that is repeated on every page.
    """
    cells = [(column, text) for column, text in enumerate(rows[row]) if text]
    roles = [role_of(text) for _, text in cells]
    named = "name" in roles or "weak_name" in roles
    others = {role for role in roles if role and role not in ("name", "weak_name", "other")}
    told = others or _heads_with_row_above(rows, covers, row) or _heads_with_row_below(rows, covers, row)
    told = told or (named and len(cells) > 1 and _titled_below(rows, row))
    if named and (told or ("name" in roles and (len(cells) == 1 or roles.count("other") or _only_labels(cells)))):
        if len(cells) == 1 and (len(rows[row]) > 2 or len(cells[0][1].split()) > 6 or _ANSWERED.search(cells[0][1])):
            return None
        if _stands_before_answers(rows, row, cells[0][0], bool(told)):
            return None
    elif not (others and _names_under_fields(rows, row)) or _labels_lead(rows):
        return None
    header = _header_at(rows, covers, row, hidden, settled)
    return header if header and (named or not header.guessed) else None


def _heads_with_row_above(rows: Rows, covers: Covers, row: int) -> bool:
    """Whether the row above is a part of the same header and says what other columns hold."""
    if not row or not _heads(rows, covers, row - 1, row):
        return False
    return bool({role_of(text) for text in rows[row - 1]} - {"", "other", *_NAMES})


def _heads_with_row_below(rows: Rows, covers: Covers, row: int) -> bool:
    """Whether the row below is a part of the same header, by a merge, and says what other columns hold."""
    if row + 1 >= len(rows) or not any(covers.get((row + 1, c), (row + 1, c))[0] <= row for c in range(len(rows[row]))):
        return False
    labels = [text for text in rows[row + 1] if text]
    return all(map(is_label, labels)) and bool({role_of(text) for text in labels} - {"", "other", *_NAMES})


def _stands_before_answers(rows: Rows, row: int, column: int, told: bool) -> bool:
    """Whether the texts below the first label are labels themselves: then the models stand side by side.

    Where the row tells of other columns (`told`), it takes different labels: names of models may begin like one.
    """
    below = [role_of(unnumbered(line[column])) for line in rows[row + 1 : row + 4] if line[column]]
    if len(below) < 2 or not all(below):
        return False
    return not told or (role_of(rows[row][column]) in _NAMES and len(set(below)) == len(below))


def _only_labels(cells: list[tuple[int, str]]) -> bool:
    return len(cells) > 2 and all(is_label(text) and len(text) > 3 for _, text in cells)


def find_unnamed_header(rows: Rows, covers: Covers, hidden: Collection[int] = ()) -> Header | None:
    """Return the header of a register whose column of names bears an unknown label, when only its cells tell."""
    for index, row in enumerate(rows[:_ROWS_AHEAD]):
        roles = {role_of(text) for text in row if text} - {""}
        told = ("field" in roles and len(roles) > 1) or (roles and _titled_below(rows, index))
        if told and not roles & _NAMES:
            header = _header_at(rows, covers, index, hidden)
            if header:
                return header
    return None


def _titled_below(rows: Rows, row: int) -> bool:
    """Whether the cells of a column below a row say themselves that they name models: “Tên mô hình: …”."""
    below = rows[row + 1 : row + 1 + _ROWS_AHEAD]
    if not all(map(is_label, filter(None, rows[row]))) or any(map(is_titled, rows[row])):
        return False
    told = ([is_titled(line[column]) for line in below if line[column]] for column in range(len(rows[row])))
    return any(sum(titled) > max(1, len(titled) / 2) for titled in told)


def _header_at(
    rows: Rows, covers: Covers, row: int, hidden: Collection[int], settled: Settled | None = None
) -> Header | None:
    marks = [text.rstrip(".)") for text in rows[row]]
    if any((mark.isdigit() and len(mark) < _LONGEST_NUMBER) or _SENT.match(mark) for mark in marks):
        return None
    first, last = _band(rows, covers, row)
    labels = _labels(rows, covers, first, last)
    key = tuple((column, tuple(parts)) for column, parts in labels.items())
    if settled is not None and key in settled:
        header = settled[key]
    else:
        header = settle(labels, rows[last + 1 : last + 1 + SAMPLE], hidden, len(rows[row]))
    if settled is not None:
        settled[key] = header
    return replace(header, first=first, last=last) if header else None


def find_no_header(rows: Rows, first: int, hidden: Collection[int] = ()) -> Header | None:
    """Return what the cells alone tell of the columns of a table without a header, else None.

    There must be a column of fields, communes or bodies beside the names.
    """
    sample = [row for row in rows[first : first + SAMPLE] if sum(map(bool, row)) > 2]
    if len(sample) < 3 or _heads_columns(rows, first) or heads_other_things(rows):
        return None
    header = settle({}, sample, hidden, len(sample[0]))
    if header is None or not header.columns.keys() & {"field", "commune", "organisation"}:
        return None
    header.first = header.last = first - 1
    return header


def _heads_columns(rows: Rows, first: int) -> bool:
    """Whether the first row heads columns itself: a label of numbers or persons, or words over figures."""
    labels = rows[first]
    if {role_of(text) for text in labels} & {"number", "person"}:
        return True
    below = rows[first + 1 : first + 1 + SAMPLE]
    return all(map(is_label, filter(None, labels))) and any(
        text and _share_of_figures(below, column) > 0.9 for column, text in enumerate(labels)
    )


def _share_of_figures(rows: Rows, column: int) -> float:
    texts = [row[column] for row in rows if row[column]]
    return sum(TESTS["figure"](text) or text[0].isdigit() for text in texts) / len(texts) if texts else 0.0


def heads_other_things(rows: Rows) -> bool:
    """Tell whether a table has a header, but of something else than models (members, counts)."""
    for row in rows[:_ROWS_AHEAD]:
        labels = [text for text in row if text]
        roles = {role_of(text) for text in labels}
        if {"number", "person"} <= roles and not roles & _NAMES:
            return True
        if len(labels) > 1 and sum(bool(role_of(text)) for text in labels) >= max(2, len(labels) / 2):
            return True
    return False


def _names_under_fields(rows: Rows, row: int) -> bool:
    """Whether the columns are headed by the fields themselves, so that models may stand under them."""
    near = rows[row : row + 2]
    return sum(bool(field_of(text)) for line in near for text in line) >= 3


def _labels_lead(rows: Rows) -> bool:
    """Whether each row begins with its label, one of them that of names: the models stand side by side."""
    roles = [role_of(next(filter(None, row))) for row in rows[:_ROWS_AHEAD] if sum(map(bool, row)) > 1]
    return len(roles) >= _LEAST_LABELS and all(roles) and not _NAMES.isdisjoint(roles)


def _band(rows: Rows, covers: Covers, row: int) -> tuple[int, int]:
    first = last = row
    while first > 0 and _heads(rows, covers, first - 1, first):
        first -= 1
    while last + 1 < len(rows) and _continues(rows, covers, first, last + 1):
        last += 1
    return first, last


def _heads(rows: Rows, covers: Covers, above: int, row: int) -> bool:
    """Whether the row above belongs to the same header."""
    texts = [text for text in rows[above] if text]
    tied = any(covers.get((row, c), (row, c))[0] <= above for c in range(len(rows[row])))
    known = sum(bool(role_of(text)) for text in texts)
    return known >= (1 if tied else 2) and all(map(is_label, texts))


def _continues(rows: Rows, covers: Covers, first: int, below: int) -> bool:
    """Whether the row below the names still belongs to the header: labels under labels, no name of a model."""
    cells = [(c, text) for c, text in enumerate(rows[below]) if text]
    if _says_again(rows[below - 1], cells):
        return True
    if not cells:
        return any(covers.get((below, c), (below, c))[0] < below for c in range(len(rows[below])))
    years = sum(is_year_label(text) for _, text in cells)
    if not all((is_label(text) and len(text) <= 60) or is_year_label(text) for _, text in cells):
        return False
    tied = sum(first <= covers.get((below, c), (below, c))[0] < below for c in range(len(rows[below])))
    for column, _ in cells:
        top = next((rows[r][column] for r in range(below - 1, first - 1, -1) if rows[r][column]), "")
        if role_of(top) in ("number", "field", *_NAMES) and not _spans(rows, covers, below - 1, column) and years < 2:
            return False
    known = sum(bool(role_of(text) or field_of(text) or is_year_label(text)) for _, text in cells)
    if not tied and (len(cells) < 2 or known < 2):
        return False
    under = all(
        not rows[below - 1][c] or _spans(rows, covers, below - 1, c) or known >= len(cells) - 1 for c, _ in cells
    )
    return under and (tied > 0 or known >= 2)


def _says_again(above: list[str], cells: list[tuple[int, str]]) -> bool:
    """Whether a row of labels says what the labels above it say, as in a second language: “STT” over “No.”."""
    said = [(_family(role_of(above[column])), _family(role_of(text))) for column, text in cells]
    told = [(top, own) for top, own in said if top and own]
    if any(not above[column] for column, _ in cells) or not all(is_label(text) for _, text in cells):
        return False
    return len(told) >= max(2, len(cells) / 3) and all(top == own for top, own in told) and ("name", "name") in told


def _family(role: str) -> str:
    """Return a label's role, as far as tables in two languages say the same by it."""
    return {"weak_name": "name", "place": "commune", "group": "organisation"}.get(role, "" if role == "other" else role)


def _spans(rows: Rows, covers: Covers, row: int, column: int) -> bool:
    """Whether a label stands over more than its own column: by a merge, or (csv) over the blanks at its right."""
    if covers.get((row, column + 1), (row, column + 1)) == covers.get((row, column), (row, column)):
        return True
    below = rows[row + 1] if row + 1 < len(rows) else []
    return not covers and column + 1 < len(below) and not rows[row][column + 1] and bool(below[column + 1])


def _labels(rows: Rows, covers: Covers, first: int, last: int) -> dict[int, list[str]]:
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
