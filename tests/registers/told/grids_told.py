"""Small grids written as text, each row with what it is taken for: read them, and tell of them in the same words.

    # what the grid shows
    header   | STT    | Tên mô hình | Xã
    holds    | number | name        | commune
    heading  | I      | Kinh tế     |
    model [economy; Kinh tế] | 1 | Nuôi ong | Xã Tân An

`<` and `^` are cells merged with the one at their left or above them; a line `text | …` is a paragraph above a table of
a Word file; `---` parts the tables of one file. `holds` tells what the columns of the header above it hold, `model […]`
what the headings say of a row, `total =3` what a total states, `form` what a form says. Tables that stand side by
side tell of a row each in its turn, parted by ` & `.
"""

from collections.abc import Iterator
from pathlib import Path

from danvan_data.registers.columns.forms import Forms
from danvan_data.registers.columns.header import Header
from danvan_data.registers.files import Grid
from danvan_data.registers.rows.layout import Layout, read_layouts

TOLD = ("holds", "form")
"""Lines that tell, and are no rows."""


def blocks(file: Path) -> Iterator[tuple[str, str]]:
    """Return the title of each block of a file and its lines, as written."""
    for block in f"\n{file.read_text(encoding='utf-8')}".split("\n# ")[1:]:
        title, _, lines = block.partition("\n")
        yield title, lines.strip("\n")


def lines_of(block: str) -> list[list[str]]:
    """Return the cells of each line, what it is told to be first."""
    return [_bare([cell.strip() for cell in line.split("|")]) for line in block.split("\n") if line.strip()]


def _bare(line: list[str]) -> list[str]:
    while line and not line[-1]:
        line = line[:-1]
    return line


def retold(block: str) -> list[list[str]]:
    """Read the tables of a block and return its lines as the reader tells of them."""
    told: list[list[str]] = []
    before: Layout | None = None
    parts: list[list[list[str]]] = [[]]
    for line in lines_of(block):
        if line == ["---"]:
            parts.append([])
        else:
            parts[-1].append(line)
    for at, part in enumerate(parts):
        told += [["---"]] if at else []
        texts = [line for line in part if line[0] == "text"]
        rows = [line[1:] for line in part if not line[0].startswith((*TOLD, "text"))]
        grid = _grid(rows, [line[1] for line in texts], len(parts) > 1 or bool(texts))
        layouts = read_layouts(grid, before)
        told += [*texts, *_told(rows, layouts)]
        before = layouts[-1]
    return told


def _grid(rows: list[list[str]], before: list[str], is_table: bool) -> Grid:
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    merges = []
    for top, row in enumerate(rows):
        for left, text in enumerate(row):
            right, bottom = left, top
            while right + 1 < width and row[right + 1] == "<":
                right += 1
            while bottom + 1 < len(rows) and rows[bottom + 1][left] == "^":
                bottom += 1
            if text not in ("<", "^") and (right, bottom) != (left, top):
                merges.append((top, left, bottom, right))
    values = [[None if text in ("", "<", "^") else text.replace("\\n", "\n") for text in row] for row in rows]
    return Grid("S", values, merges=merges, kind="table" if is_table else "sheet", before=before)


def _told(rows: list[list[str]], layouts: list[Layout]) -> list[list[str]]:
    tags = [_tags(layout) for layout in layouts]
    held = [table.header for layout in layouts for table in layout.tables]
    told = [_holds(header) for header in held if header.last < 0]
    for index, row in enumerate(rows):
        told.append([" & ".join(dict.fromkeys(each.get(index, "-") for each in tags)), *row])
        told += [_holds(header) for header in held if header.last == index]
    return told + [line for layout in layouts if layout.forms for line in _forms(layout.forms)]


def _tags(layout: Layout) -> dict[int, str]:
    tags: dict[int, str] = {}
    for row in layout.others:
        reason = "" if row.reason in (row.kind, "above") else f" {row.reason}"
        twice = f"{tags[row.index]} + " if row.index in tags else ""
        tags[row.index] = f"{twice}{row.kind}{reason}{'' if row.stated is None else f' ={row.stated}'}"
    for table in layout.tables:
        for index, carry in zip(table.rows, table.carries, strict=True):
            said = "; ".join(value for value in vars(carry).values() if value)
            twice = f"{tags[index]} + " if index in tags else ""
            tags[index] = f"{twice}model [{said}]" if said else f"{twice}model"
    return tags | (dict.fromkeys(layout.forms.rows, "model") if layout.forms else {})


def _holds(header: Header) -> list[str]:
    marks = ["guessed"] * header.guessed + ["vague"] * header.vague
    return _bare([" ".join(["holds", *marks]), *_held(header)])


def _held(header: Header) -> list[str]:
    held = {column: ["rest"] for column, _ in header.extras} | {column: ["figure"] for column, _ in header.figures}
    held |= {column: [role] for role, column in header.columns.items()}
    held |= {column: [f"tick {role}: {wording}"] for column, role, wording in header.ticks}
    held |= {column: [f"name: {wording}" if wording else "name"] for column, wording in header.names}
    held |= {column: ["proposed"] for column in header.proposed}
    held |= {column: [f"result {at}"] for at, column in enumerate(header.results, 1)}
    held |= {column: [f"{role} of {name}"] for role, own in header.own.items() for name, column in own.items()}
    held |= {column: [f"{role} too"] for role, columns in header.beside.items() for column in columns}
    return [held.get(column, [""])[0] for column in range(header.width)]


def _forms(forms: Forms) -> list[list[str]]:
    roles = _held(forms.header)
    labels = [f"{role} {label}:" for role, label in zip(roles, forms.header.labels.values(), strict=True)]
    return [
        ["form", *(f"{label} {text}".strip() for label, text in zip(labels, row, strict=True))] for row in forms.texts
    ]
