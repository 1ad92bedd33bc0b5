"""Tables without a header of models: what their content tells of the columns, or that they are no register."""

import re
from collections.abc import Callable

from danvan_data.registers.columns.headers import SAMPLE, Header, assign, is_label, is_other_body, place, role_of, share
from danvan_data.registers.communes import is_commune
from danvan_data.registers.grid.texts import Rows
from danvan_data.registers.words import field_codes


def _has_labels(rows: Rows, first: int) -> bool:
    """Whether the first row heads columns itself: a label of numbers or persons, or words over figures."""
    labels = rows[first] if first < len(rows) else []
    roles = {role_of(text) for text in labels}
    if roles & {"number", "person"}:
        return True
    below = rows[first + 1 : first + 1 + SAMPLE]
    return all(map(is_label, filter(None, labels))) and any(
        text and share(below, column, lambda cell: cell[0].isdigit()) > 0.9 for column, text in enumerate(labels)
    )


def guess_header(rows: Rows, first: int) -> Header | None:
    """Return a header for a table that has none, when its content leaves no doubt; else None.

    There must be a column of fields, communes or bodies, and only one further column of unlike phrases
    can be the names.
    """
    sample = [row for row in rows[first : first + SAMPLE] if sum(map(bool, row)) > 2]
    if len(sample) < 3 or _has_labels(rows, first):
        return None
    header = Header(first - 1, first - 1, len(sample[0]), guessed=True)
    tests: tuple[tuple[str, Callable[[str], bool], float], ...] = (
        ("number", lambda t: t.rstrip(".").isdigit() and len(t) < 5, 0.8),
        ("field", lambda t: bool(field_codes(t)[0]) and field_codes(t)[1], 0.7),
        ("commune", is_commune, 0.7),
        ("organisation", is_other_body, 0.6),
        ("year", lambda t: bool(re.fullmatch(r"(?:19|20)\d\d", t)), 0.8),
    )
    for role, test, least in tests:
        scores = [(share(sample, c, test), -c) for c in range(header.width) if c not in header.columns.values()]
        best = max((s for s in scores if _filled(sample, -s[1]) > 0.4), default=(0.0, 0))
        if best[0] >= least:
            header.columns[role] = -best[1]
    names = [c for c in range(header.width) if c not in header.columns.values() and _like_names(sample, c)]
    if not names or not header.columns.keys() & {"field", "commune", "organisation"}:
        return None
    header.names = [(names[0], "")]
    header.extras = [(c, "") for c in range(header.width) if c not in header.columns.values() and c != names[0]]
    return header


def _filled(sample: Rows, column: int) -> float:
    return sum(bool(row[column]) for row in sample) / len(sample)


def lists_labels(header: Header, rows: Rows) -> bool:
    """Tell whether a table's names are labels themselves: the items of a form under “Nội dung”, no models."""
    weak = role_of(header.labels[header.name].rpartition(" – ")[2]) == "weak_name"
    return weak and share(rows[:SAMPLE], header.name, lambda text: bool(role_of(text))) >= 0.5


def other_header(rows: Rows) -> bool:
    """Tell whether a table has a header, but of something else than models (members, counts)."""
    for row in rows[:30]:
        labels = [text for text in row if text]
        roles = {role_of(text) for text in labels}
        if {"number", "person"} <= roles and not roles & {"name", "weak_name"}:
            return True
        if len(labels) > 1 and sum(bool(role_of(text)) for text in labels) >= max(2, len(labels) / 2):
            return True
    return False


def nameless_header(rows: Rows) -> Header | None:
    """Return the header of a register whose column of names bears an unknown label, when only one column can be it."""
    for index, row in enumerate(rows[:30]):
        roles = {column: role_of(text) for column, text in enumerate(row) if text}
        if "field" not in roles.values() or len({role for role in roles.values() if role}) < 2:
            continue
        below = [line for line in rows[index + 1 : index + 1 + SAMPLE] if sum(map(bool, line)) > 1]
        names = [
            column for column, role in roles.items() if role in ("", "other") and below and _like_names(below, column)
        ]
        if names:
            header = assign({column: [text] for column, text in enumerate(row) if text}, index, index)
            if header is None:
                header = Header(index, index, len(row), labels=dict(enumerate(row)))
                place(header, list(roles.items()))
            header.names = [(names[0], "")]
            header.extras = [(column, label) for column, label in header.extras if column != names[0]]
            header.guessed = True
            return header
    return None


def _like_names(sample: Rows, column: int) -> bool:
    texts = [row[column] for row in sample if row[column]]
    if len(texts) < 0.8 * len(sample) or len(set(texts)) < 0.5 * len(texts):
        return False
    return sum(len(text.split()) >= 2 and text[:1].isalnum() and not text.isdigit() for text in texts) > 0.8 * len(
        texts
    )
