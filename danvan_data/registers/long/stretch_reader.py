"""One stretch of a long text, read by the same rules as a whole file, with what is in force where it begins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from danvan_data.registers.files.book import Book, Grid, Value, rectangle
from danvan_data.registers.long.cutting import Rows, Stretch, cells
from danvan_data.registers.models.columns import without_sending
from danvan_data.registers.models.reading import RECORD
from danvan_data.registers.models.reported import Reported
from danvan_data.registers.register import Register, register_of
from danvan_data.registers.rows.kinds import RowKind
from danvan_data.registers.rows.layout import Layout
from danvan_data.store.frames import frame_of

NAME = "csv"
"""What the one grid of a text is called."""


class Numbered(NamedTuple):
    """A row of the file by its number."""

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
    records, mended, broken, plain = stretch.read()
    above, numbers = _above(stretch, force)
    rows = [*above, *cells(records)]
    numbers += range(stretch.first + 1, stretch.first + 1 + len(records))
    del records
    rows = rectangle(stretch.path, NAME, rows, numbers)
    grid = Grid(NAME, rows, kind="csv", numbers=numbers)
    book = Book(stretch.path, [grid])
    after = force

    def look(layout: Layout) -> None:
        nonlocal after
        after = _force(stretch, force, layout, numbers, len(above))

    register = register_of(book, take, look)
    register = _own(register, set(map(grid.source, range(min(len(above), len(rows))))))
    keys = pd.util.hash_pandas_object(said_by(frame_of(register.tables["models"])), index=False).to_numpy()
    return Part(register, force, after, stretch.head.encoding, broken, mended, plain, keys)


def said_by(models: pd.DataFrame) -> pd.DataFrame:
    """Return what makes a model an exact repeat of another: all that it says but for when, its name in any case."""
    said = models[[*RECORD, "figures_as_reported"]]
    names = pd.Series([name.casefold() for name in said["name"].tolist()], dtype="str")
    return said.assign(name=names, note=pd.Series(list(map(without_sending, said["note"].tolist())), dtype="str"))


def _above(stretch: Stretch, force: Force) -> tuple[Rows, list[int]]:
    """Return the rows put above a stretch, and their numbers in the file."""
    rows = [*force.head, *force.headings]
    if stretch.above and force.head:
        rows.append(Numbered(stretch.first, tuple(stretch.above)))
    return [list(row.cells) for row in rows], [row.number for row in rows]


def _force(stretch: Stretch, force: Force, layout: Layout, numbers: Sequence[int], added: int) -> Force:
    """Return what is in force at the end of a stretch."""
    rows = layout.grid.rows

    def numbered(indexes: Iterable[int]) -> tuple[Numbered, ...]:
        return tuple(Numbered(numbers[index], tuple(rows[index])) for index in indexes)

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


def _own(register: Register, above: set[str]) -> Register:
    """Return a stretch's register without what it says of the rows that were put above it, and of no row.

    What is said of no row is said of the file: once, by what puts the stretches together.
    """
    own = {name: _without(table, above) for name, table in register.tables.items()}
    reported = Reported.of(register._reported).kept(own["models"][1])
    return replace(register, tables={name: table for name, (table, _) in own.items()}, _reported=reported)


def _without(table: pa.Table, above: set[str]) -> tuple[pa.Table, np.ndarray]:
    """Return a table without the rows of some sources, and which ones it keeps."""
    gone = pc.is_in(table["source_row"], value_set=pa.array(["", *above], pa.large_string()))
    keep = ~gone.to_numpy()
    first = int(keep.argmax()) if len(keep) else 0
    return table.slice(first) if keep[first:].all() else table.filter(pa.array(keep)), keep  # a slice copies nothing


__all__ = ["NAME", "Force", "Part", "read_stretch"]
