"""What a file holds once its format no longer matters: grids of raw cells."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Literal

from danvan_data.errors import UserError
from danvan_data.language import number, t
from danvan_data.registers.files.bounds import (
    MAX_CELL_TEXT,
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_MERGED,
    MAX_ROWS,
    MAX_TOLD,
    OverBudgetError,
)
from danvan_data.store import shown

Value = str | int | float | bool | datetime | None
Merge = tuple[int, int, int, int]
Kind = Literal["sheet", "csv", "table", "html", "prose"]


class RegisterError(UserError):
    """A file that cannot be read as a register; the message is one sentence with the cure.

    `passing`: it comes from this machine as it is now (busy, a program not installed), not from the file alone.
    """

    passing = False


@dataclass
class Grid:
    """One table of a file, cells as they stand there; or its paragraphs (`prose`), one a row.

    `rows[i]` is row `i + 1` of the sheet (record of the csv, `tr` of the table); all rows have one width.
    `merges` are `(first row, first column, last row, last column)`, 0-based and inclusive; only the first
    cell of a merge has the value. `before` and `after` are the paragraphs around a Word or HTML table
    (`after` only below the last one). `remarks`: what a cell shows beside its text, a key of `registers.toml`
    (`struck`: struck out, `struck_part`: a part was and is not read, `part_of_date`: a date without its year or day).
    `fills`: the colours of cells, by their place, where a workbook uses several.
    `numbers`: of each row the number in the file, where that is another than `i + 1`.
    """

    name: str
    rows: list[list[Value]]
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden: bool = False
    kind: Kind = "sheet"
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    remarks: dict[tuple[int, int], str] = field(default_factory=dict)
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
    numbers: Sequence[int] = ()

    def source(self, row: int) -> str:
        """Return where a row (0-based) stands in the file: `Danh sách!6`."""
        return f"{self.name}!{self.numbers[row] if self.numbers else row + 1}"

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0


@dataclass
class Book:
    """A file's grids in its own order, what the reader wants to say about the file, and the paragraphs outside."""

    path: Path
    grids: list[Grid]
    notes: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)


def short_name(path: Path) -> str:
    """Return the file's name, its middle left out where it is longer than a message can bear."""
    name = shown(path.name)
    return name if len(name) <= 80 else f"{name[:45]}…{name[-30:]}"


_PASSING = frozenset({"slow", "not_opened", "old_word", "unexpected"})


def error(key: str, path: Path, **values: object) -> RegisterError:
    """Return the `RegisterError` of catalogue entry `files.<key>` for this file."""
    problem = RegisterError(t(f"files.{key}", file=short_name(path), **values))
    problem.passing = key in _PASSING
    return problem


def plain(value: object) -> Value:
    """Return a cell value as a register needs it: 2023.0 -> 2023, date -> datetime, "" -> None."""
    if isinstance(value, bool | datetime) or value is None:
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            return "#NUM!"  # as Excel shows what is no number
        # Beyond 2**53 a float is no exact integer any more.
        return int(value) if abs(value) < 2**53 and value == int(value) else value
    if isinstance(value, int):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value) or None


def check_columns(path: Path, name: str, used: int) -> None:
    """Raise `RegisterError` when a grid uses more columns than any register has."""
    if used > MAX_COLUMNS:
        raise error("too_wide", path, grid=name[:40], columns=number(used), limit=number(MAX_COLUMNS))


def check_cells(path: Path, name: str, cells: int) -> None:
    """Raise `RegisterError` when a grid would need more cells than fit in memory."""
    if cells > MAX_CELLS:
        raise error("too_far", path, grid=name[:40])


def check_rows(path: Path, name: str, used: int) -> None:
    """Raise `RegisterError` when a grid uses more rows than any register has."""
    if used > MAX_ROWS:
        raise error("too_long", path, grid=name[:40], rows=number(used), limit=number(MAX_ROWS))


def check_texts(path: Path, name: str, rows: list[list[Value]], numbers: Sequence[int] = ()) -> None:
    """Raise `RegisterError` when one text, or all texts together, are longer than a register can be."""
    lengths = [len(value) for row in rows for value in row if value.__class__ is str]
    if lengths and max(lengths) > MAX_CELL_TEXT:
        index = next(at for at, row in enumerate(rows) if any(_is_long(value) for value in row))
        row_number = numbers[index] if numbers else index + 1
        raise error("long_text", path, grid=name[:40], row=number(row_number), limit=number(MAX_CELL_TEXT))
    if sum(lengths) > MAX_CHARACTERS:
        raise error("bomb", path)


def _is_long(value: Value) -> bool:
    return isinstance(value, str) and len(value) > MAX_CELL_TEXT


def used_width(row: list[Value]) -> int:
    """Return the number of columns up to the row's last value."""
    for position in range(len(row), 0, -1):
        if row[position - 1] is not None:
            return position
    return 0


def rectangle(path: Path, name: str, rows: list[list[Value]], numbers: Sequence[int] = ()) -> list[list[Value]]:
    """Cut empty columns and rows at the end off, pad the rest to one width, in place; `numbers` as of a `Grid`.

    Raises:
        RegisterError: when the rectangle has too many columns or cells.

    """
    while rows and not used_width(rows[-1]):
        rows.pop()
    width = 0
    for row in rows:
        if len(row) > width:  # others cannot be wider
            width = max(width, used_width(row))
    check_rows(path, name, len(rows))
    check_columns(path, name, width)
    check_cells(path, name, width * len(rows))
    check_texts(path, name, rows, numbers)
    for row in rows:
        if len(row) > width:
            del row[width:]
        elif len(row) < width:
            row.extend([None] * (width - len(row)))
    return rows


def clip(merges: Iterable[Merge], rows: list[list[Value]]) -> list[Merge]:
    """Return the merges that touch the rectangle of `rows`, cut to its edges, in reading order.

    Raises:
        OverBudgetError: when they cover more than a sheet can, or carry a text down beyond all measure.

    """
    height, width = len(rows), len(rows[0]) if rows else 0
    inside = {
        (top, left, min(bottom, height - 1), min(right, width - 1))
        for top, left, bottom, right in merges
        if 0 <= top < height and 0 <= left < width
    }
    kept = sorted(merge for merge in inside if merge[:2] != merge[2:] and merge[2] >= merge[0])
    covered = told = 0
    for top, left, bottom, right in kept:
        covered += (bottom - top + 1) * (right - left + 1)
        first = rows[top][left]
        told += len(first) * (bottom - top) if isinstance(first, str) else 0
    if covered > MAX_MERGED or told > MAX_TOLD:
        raise OverBudgetError
    return kept
