"""One stretch of a long text, read by the same rules as a whole file, with what is in force where it begins."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from danvan_data.language import number
from danvan_data.registers.files.book import Book, Grid, Value, error, rectangle
from danvan_data.registers.files.bounds import MAX_CELL_TEXT
from danvan_data.registers.files.plain.stray_quotes import read_records
from danvan_data.registers.files.plain.text_table import find_delimiter, text_in
from danvan_data.registers.long.cutting import Rows, Stretch, cells
from danvan_data.registers.models.reading import RECORD
from danvan_data.registers.models.reported import Reported
from danvan_data.registers.register import Register, register_of
from danvan_data.registers.rows.kinds import RowKind
from danvan_data.registers.rows.layout import Layout

NAME = "csv"
"""What the one grid of a text is called."""


class Numbered(NamedTuple):
    """A row of the file by its number, from 0."""

    number: int
    cells: tuple[Value, ...]


@dataclass(frozen=True)
class Force:
    """What is in force where a stretch begins: the header with the rows by which its columns are known, the headings.

    Read above the stretch's own rows they lead to the same columns, headings and verdict as in the whole file.
    """

    head: tuple[Numbered, ...] = ()
    headings: tuple[Numbered, ...] = ()


@dataclass
class Part:
    """What a stretch holds: its register, with the file's own row numbers, and what is in force at its end.

    `begun`: what was taken to be in force at its beginning. `broken`, `mended`: letters that could not be read, and
    records with a stray quotation mark; `plain`: it is ASCII alone.
    `keys`: what makes a model an exact repeat of another, as a hash that is the same in every process.
    """

    register: Register
    begun: Force
    force: Force
    encoding: str
    broken: int
    mended: int
    plain: bool
    keys: np.ndarray


def read_stretch(stretch: Stretch, force: Force = Force(), take: Iterable[str] = ()) -> Part:
    """Return what a stretch holds, `force` being in force where it begins.

    Raises:
        RegisterError: a cell or the whole is beyond what is read.

    """
    with stretch.path.open("rb") as file:
        file.seek(stretch.offset)
        data = file.read(stretch.size)
    text = text_in(data, stretch.head.encoding)
    broken = text.count("\ufffd")
    if not stretch.first:
        _, text = find_delimiter(text)
    records, mended = read_records(text, stretch.head.delimiter)
    del text
    above, numbers = _above(stretch, force)
    rows = [*above, *cells(records)]
    numbers = np.concatenate([numbers, np.arange(stretch.first, stretch.first + len(records))])
    _check(stretch, records)
    del records
    book = Book(stretch.path, [Grid(NAME, rectangle(stretch.path, NAME, rows), kind="csv")])
    after = force

    def look(layout: Layout) -> None:
        nonlocal after
        after = _force(stretch, force, layout, numbers, len(above))

    register = register_of(book, take, look)
    register = _own(register, numbers, len(above))
    keys = pd.util.hash_pandas_object(said_by(register.models), index=False).to_numpy()
    return Part(register, force, after, stretch.head.encoding, broken, mended, data.isascii(), keys)


def said_by(models: pd.DataFrame) -> pd.DataFrame:
    """Return what makes a model an exact repeat of another: all that it says, its name in any case."""
    said = models[[*RECORD, "figures_as_reported"]]
    return said.assign(name=pd.Series([name.casefold() for name in said["name"]], dtype="str"))


def _check(stretch: Stretch, records: list[list[str]]) -> None:
    for at, record in enumerate(records, stretch.first + 1):
        if sum(map(len, record)) > MAX_CELL_TEXT and max(map(len, record)) > MAX_CELL_TEXT:
            raise error("long_text", stretch.path, grid=NAME, row=number(at), limit=number(MAX_CELL_TEXT))


def _above(stretch: Stretch, force: Force) -> tuple[Rows, np.ndarray]:
    """Return the rows put above a stretch, and their numbers."""
    rows = [*force.head, *force.headings]
    if stretch.above and force.head:
        rows.append(Numbered(stretch.first - 1, tuple(stretch.above)))
    return [list(row.cells) for row in rows], np.array([row.number for row in rows], dtype=np.int64)


def _force(stretch: Stretch, force: Force, layout: Layout, numbers: np.ndarray, added: int) -> Force:
    """Return what is in force at the end of a stretch."""
    rows = layout.grid.rows

    def numbered(indexes: Iterable[int]) -> tuple[Numbered, ...]:
        return tuple(Numbered(int(numbers[index]), tuple(rows[index])) for index in indexes)

    head = force.head
    if layout.tables:
        first = layout.tables[-1].header.first
        if not head or first >= added:  # the file's first header, or another one since
            sample = len(stretch.head.rows)
            titles = head[: _titles(head)] if head else ()
            head = (*titles, *numbered(range(first if titles else 0, min(first + sample, len(rows)))))
    texts = {heading.text: at for at, heading in enumerate(layout.sections.stack)}
    found: dict[int, int] = {}
    for row in layout.others:
        if row.kind is RowKind.HEADING:
            for text in layout.texts[row.index]:
                if text in texts:
                    found[texts[text]] = row.index
    return replace(force, head=head, headings=numbered(found[at] for at in sorted(found)))


def _titles(head: tuple[Numbered, ...]) -> int:
    """Return how many rows of a head stand above its header: those of one cell."""
    return next((at for at, row in enumerate(head) if sum(map(bool, row.cells)) > 1), 0)


def _own(register: Register, numbers: np.ndarray, added: int) -> Register:
    """Return a stretch's register without the rows that were put above it, by the file's own row numbers."""
    models, keep = _renumbered(register.models, numbers, added)
    ledger, _ = _renumbered(register.ledger, numbers, added)
    problems, _ = _renumbered(register.problems, numbers, added)
    totals, _ = _renumbered(register.totals, numbers, added)
    repeats = problems["code"].eq("repeat")
    if repeats.any():
        problems.loc[repeats, "message"] = [_said(text, numbers) for text in problems.loc[repeats, "message"]]
        again = ledger["kind"].eq(RowKind.REPEAT.value)
        ledger.loc[again, "reason"] = [_said(text, numbers) for text in ledger.loc[again, "reason"]]
    reported = Reported.of(register._reported).kept(keep)
    return replace(register, models=models, ledger=ledger, problems=problems, totals=totals, _reported=reported)


def _renumbered(table: pd.DataFrame, numbers: np.ndarray, added: int) -> tuple[pd.DataFrame, np.ndarray]:
    """Return a table's rows that are the stretch's own, `source_row` as in the file, and which those are."""
    if not len(table):
        return table, np.zeros(0, dtype=bool)
    rows = table["source_row"]
    index = pd.to_numeric(rows.str.slice(len(NAME) + 1), errors="coerce").fillna(0).astype("int64").to_numpy() - 1
    keep = index >= added  # what is said of no row is said of the file: once, by what puts the stretches together
    own = pd.Series(numbers[index[keep]] + 1).astype("str")
    return table[keep].reset_index(drop=True).assign(source_row=(f"{NAME}!" + own).astype("str")), keep


def _said(sentence: str, numbers: np.ndarray) -> str:
    """Return a sentence with the row that it names as the file counts it."""
    before, _, rest = sentence.partition(f"{NAME}!")
    digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
    return f"{before}{NAME}!{numbers[int(digits) - 1] + 1}{rest[len(digits) :]}" if digits else sentence


__all__ = ["NAME", "Force", "Part", "read_stretch"]
