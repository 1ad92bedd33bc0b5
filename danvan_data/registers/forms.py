"""Registration forms: one model a form, labels at the left, answers at the right."""

import re
from dataclasses import dataclass, field

from danvan_data.registers.files import Grid
from danvan_data.registers.headers import Header, Rows, role_of

_ORDINAL = re.compile(r"(?:\d{1,2}|[IVX]+|[a-zđ])\s*[.)]?$", re.IGNORECASE)
_LEAD = re.compile(r"^(?:\d{1,2}|[IVX]+|[a-zđ])\s*[.)/]\s*")
_LEAST = 3
_SINGLE = ("organisation", "commune", "place", "field", "year", "period", "level", "kind", "district", "province")


@dataclass
class Form:
    """One form: what it says by role, and which row of the grid holds its name."""

    name_row: int = -1
    answers: dict[str, str] = field(default_factory=dict)


@dataclass
class Forms:
    """The forms of a grid as a table of their own: `rows[i]` is the grid row that names form `i`'s model."""

    grid: Grid
    texts: Rows
    header: Header
    rows: list[int]
    first: int


def read_forms(grid: Grid, texts: Rows) -> Forms | None:
    """Return the forms of a grid whose labels stand one below the other, or None when it is no form."""
    answered = [(index, *_label(row)) for index, row in enumerate(texts) if any(row)]
    known = [(index, role_of(label), label, answers) for index, label, answers in answered if label and answers]
    roles = {role for _, role, _, _ in known if role}
    if len(known) < _LEAST or not roles & {"name", "weak_name"} or len(roles - {"other", "number"}) < 2:
        return None
    name_role = "name" if "name" in roles else "weak_name"
    forms: list[Form] = []
    width = max(len(answers) for _, role, _, answers in known if role == name_role)
    open_forms: list[Form] = []
    for index, role, label, answers in known:
        key = "name" if role == name_role else role if role in (*_SINGLE, "result") else f"{role or 'other'} {label}"
        if not open_forms or (key in open_forms[0].answers and not key.startswith("other")):
            open_forms = [Form() for _ in range(width)]
            forms += open_forms
        for position, form in enumerate(open_forms):
            form.answers[key] = answers[min(position, len(answers) - 1)]
            if key == "name":
                form.name_row = index
    forms = [form for form in forms if form.name_row >= 0]
    return _as_table(grid, forms, known[0][0]) if forms else None


def _label(row: list[str]) -> tuple[str, list[str]]:
    """A row's label and its answers; `("", [])` when it has none."""
    cells = [text for text in row if text]
    if len(cells) > 1 and _ORDINAL.match(cells[0]):
        cells = cells[1:]
    label = _LEAD.sub("", cells[0]).strip()
    if len(cells) == 1:
        head, colon, rest = label.partition(":")
        return (head.strip(), [rest.strip()]) if colon and rest.strip() else ("", [])
    return label.rstrip(" :"), cells[1:]


def _as_table(grid: Grid, forms: list[Form], first: int) -> Forms:
    keys = list(dict.fromkeys(key for form in forms for key in form.answers))
    texts = [[form.answers.get(key, "") for key in keys] for form in forms]
    header = Header(-1, -1, len(keys), names=[(keys.index("name"), "")])
    for column, key in enumerate(keys):
        header.labels[column] = key.partition(" ")[2] or key
        if key in _SINGLE:
            header.columns[key] = column
        elif key == "result":
            header.results.append(column)
        elif key.startswith("figure "):
            header.figures.append((column, key.partition(" ")[2]))
        elif key != "name":
            header.extras.append((column, key.partition(" ")[2]))
    rows: list[list] = [list(row) for row in texts]
    return Forms(
        Grid(grid.name, rows, kind=grid.kind, hidden=grid.hidden), texts, header, [f.name_row for f in forms], first
    )
