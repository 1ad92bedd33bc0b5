"""Registration forms: one model a form, labels at the left, answers at the right."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from danvan_data.registers.columns.content import TESTS
from danvan_data.registers.columns.header import Header
from danvan_data.registers.columns.labels import is_known_label, role_of, unnumbered
from danvan_data.registers.files import Grid
from danvan_data.registers.grid.cells import plain_text, unfilled_ones
from danvan_data.registers.grid.texts import Rows
from danvan_data.registers.words import keys
from danvan_data.text import match_key

_ORDINAL = re.compile(r"(?:\d{1,2}|[IVX]+|[a-zđ])\s*[.)]?$", re.IGNORECASE)
_COUNTED = re.compile(r"(?<=mh|nh) ?(?:số |thứ )?\d{1,2}$", re.IGNORECASE)
"""Which of several models a label is of: “Mô hình 2”, “MH3”."""
_LEAST = 3
_NAMED = re.compile(r"(?:^| )(?:tên|gì)(?= |$)")
_NAMES = keys("mô hình|điển hình|tên")
SINGLE = (
    "organisation", "group", "person", "commune", "place", "village", "field", "year", "period", "level", "kind",
    "district", "province",
)  # fmt: skip
"""Roles of what a form says that its model has one of."""


@dataclass
class Form:
    """One form: what it says by role, which row of the grid holds its name, and in which it begins."""

    name_row: int = -1
    answers: dict[str, str] = field(default_factory=dict)
    name_label: str = ""
    begin: int = 0

    def say(self, key: str, answer: str) -> None:
        """Note an answer behind those that its label has had before."""
        self.answers[key] = "; ".join(dict.fromkeys(filter(None, [self.answers.get(key, ""), answer])))


@dataclass
class Forms:
    """The forms of a grid as a table: form `i` begins in row `begins[i]` of the grid and is named in `rows[i]`."""

    grid: Grid
    texts: Rows
    header: Header
    rows: list[int]
    first: int
    begins: list[int]


def read_forms(grid: Grid, texts: Rows) -> Forms | None:
    """Return the forms of a grid whose labels stand one below the other, or None when it is no form."""
    answered = [(index, *label_of(row)) for index, row in enumerate(texts) if any(row)]
    known = [(index, _role(label), label, answers) for index, label, answers in answered if label and answers]
    roles = {role for _, role, _, _ in known if role}
    if len(known) < _LEAST or not roles & {"name", "weak_name"} or len(roles - {"other", "number"}) < 2:
        return None
    name_role = "name" if "name" in roles else "weak_name"
    if grid.width == 1:  # what stands before them in a message, with a colon of its own, is no item of theirs
        known = known[next(at for at, (_, role, *_) in enumerate(known) if role) :]
    forms: list[Form] = []
    width = max(len(answers) for _, role, _, answers in known if role == name_role)
    columns = [column for column in range(grid.width) if any(texts[i][column] for i, r, *_ in known if r == name_role)]
    aside = len(columns) == width + 1 > 2  # a column of labels, and one for each model
    open_forms: list[Form] = []
    for index, role, label, answers in known:
        key = "name" if role == name_role else _key(role, label)
        if not open_forms or (key in open_forms[0].answers and not key.startswith("other")):
            open_forms = [Form(begin=index) for _ in range(width)]
            forms += open_forms
        shared = len(answers) == 1 and any(r1 <= index <= r2 and c2 > c1 for r1, c1, r2, c2 in grid.merges)
        if aside and not shared:
            answers = [texts[index][column] for column in columns[1:]]
        for position, form in enumerate(open_forms):
            answer = answers[min(position, len(answers) - 1)]
            if grid.kind == "prose" and key in SINGLE:
                answer = answer.rstrip(" .;")  # the end of a sentence
            form.say(key, answer)
            if key == "name" and answer:
                form.name_row, form.name_label = index, label
    forms = [form for form in forms if form.name_row >= 0]
    names = [form.answers["name"] for form in forms]
    if any(map(_names_nothing, names)) or (len(set(names)) > 1 and all(map(role_of, names))):
        return None  # criteria with their points, quantities with their units
    return as_table(grid, forms, known[0][0]) if forms else None


def read_named_form(grid: Grid, texts: Rows, paragraphs: Iterable[str]) -> Forms | None:
    """Return the form of a Word file whose model is named in a line above its table, or None.

    The table's items stand one below the other, or are the columns' labels.
    """
    form = Form()
    for paragraph in paragraphs:
        head, _, answer = plain_text(paragraph).partition(":")
        answer = "" if unfilled_ones([answer.strip()]) else answer
        label = unnumbered(head)
        role = role_of(label)
        if not answer.strip() or not role:
            continue
        named = role == "name" or match_key(label) in _NAMES
        form.name_label = label if named else form.name_label
        form.answers["name" if named else _key(role, label)] = answer.strip()
    filled = [index for index, row in enumerate(texts) if any(row)]
    if "name" not in form.answers or len(filled) < 2:
        return None
    form.begin = filled[0]
    items = [(index, *label_of(texts[index])) for index in filled]
    listed = [(index, label, answers[0]) for index, label, answers in items[1:] if answers and role_of(label)]
    if len(listed) < len(filled) / 2 or len(listed) < 2:
        labels = texts[filled[0]]
        if sum(bool(role_of(label)) for label in labels) < 2:
            return None
        listed = [(filled[1], label, answer) for label, answer in zip(labels, texts[filled[1]], strict=True) if answer]
    form.name_row = listed[0][0]
    for _, label, answer in listed:
        key = _key(role_of(label), label)
        if key not in SINGLE or key not in form.answers:
            form.say(key, answer)
    return as_table(grid, [form], filled[0])


def _role(label: str) -> str:
    """Return what a form's label asks for; a question of a quiz asks for no model: “Mô hình nào được công nhận?”."""
    role = role_of(_COUNTED.sub("", label))
    asks = label.endswith("?") and role in ("name", "weak_name") and not _NAMED.search(match_key(label))
    return "other" if asks else role


def _names_nothing(answer: str) -> bool:
    """Whether what stands beside the label of a name is a figure or a label itself."""
    return TESTS["figure"](answer) or is_known_label(answer)


def _key(role: str, label: str) -> str:
    return role if role in (*SINGLE, "result") else f"{role or 'other'} {label}"


def label_of(row: list[str]) -> tuple[str, list[str]]:
    """A row's label and its answers; `("", [])` when it has none."""
    cells = [text for text in row if text]
    if len(cells) > 1 and _ORDINAL.match(cells[0]):
        cells = cells[1:]
    label = unnumbered(cells[0])
    if len(cells) == 1:
        head, colon, rest = label.partition(":")
        answer = rest.strip()
        return (head.strip(), [answer]) if colon and answer and not unfilled_ones([answer]) else ("", [])
    return label.rstrip(" :"), cells[1:]


def as_table(grid: Grid, forms: list[Form], first: int) -> Forms:
    """Return forms as a table that begins in row `first` of their grid."""
    keys = list(dict.fromkeys(key for form in forms for key in form.answers))
    texts = [[form.answers.get(key, "") for key in keys] for form in forms]
    header = Header(len(keys), names=[(keys.index("name"), "")])
    for column, key in enumerate(keys):
        role, _, label = key.partition(" ")
        header.labels[column] = forms[0].name_label if key == "name" else label or key
        if key in SINGLE:
            header.columns[key] = column
        elif key == "result":
            header.results.append(column)
        elif role == "figure":
            header.figures.append((column, label))
        elif key != "name":
            header.extras.append((column, label))
    rows: list[list[Any]] = [list(row) for row in texts]
    table = Grid(grid.name, rows, kind=grid.kind, hidden=grid.hidden)
    return Forms(table, texts, header, [form.name_row for form in forms], first, [form.begin for form in forms])
