"""The texts of a grid: every cell clean and decoded, and what its merges cover."""

from itertools import chain
from typing import Any

from danvan_data.registers.files import Grid
from danvan_data.registers.grid.cells import clean_text, plain_text, unclean_ones, unfilled_ones
from danvan_data.registers.grid.decoding import decode_rows, odd_ones

Rows = list[list[str]]
"""The clean texts of a grid, one list a row."""
Covers = dict[tuple[int, int], tuple[int, int]]
"""A cell under a merge -> the merge's first cell."""
Decoded = dict[tuple[int, int], str]
"""A cell in an old code page -> its text, line breaks kept."""


def _clean_rows(grid: Grid) -> tuple[Rows, set[str]]:
    """Return the clean texts of a grid, each distinct value cleaned once, and those that may be in an old code page."""
    distinct: set[Any] = set().union(*grid.rows)
    others = [value for value in distinct if not isinstance(value, str)]
    distinct.difference_update(others)
    odd, unclean, unfilled = set(odd_ones(distinct)), list(unclean_ones(distinct)), unfilled_ones(distinct)
    if not unclean and not unfilled and set(others) <= {None}:  # most csv files
        return [[value or "" for value in values] for values in grid.rows], odd  # type: ignore[misc]
    known: dict[object, str] = dict(zip(distinct, distinct, strict=True))
    known.update((text, clean_text(text)) for text in unclean)
    known.update(dict.fromkeys(unfilled, ""))
    known.update((value, str(value) if type(value) is int else plain_text(value)) for value in others)
    if not {True, False}.isdisjoint(others) and bool in set(map(type, chain.from_iterable(grid.rows))):
        known |= {0: "0", 1: "1"}  # True and 1 are one key, but not one text
        rows = grid.rows
        return [[plain_text(v) if isinstance(v, bool) else known[v] for v in values] for values in rows], odd
    text_of = known.__getitem__
    return [list(map(text_of, values)) for values in grid.rows], odd


def cell_texts(grid: Grid) -> tuple[Rows, Covers, Decoded]:
    """Return the clean texts of a grid, what its merges cover, and the cells that were decoded."""
    rows, odd = _clean_rows(grid)
    decoded = decode_rows(grid, rows, odd)
    covers: Covers = {}
    for r1, c1, r2, c2 in grid.merges:
        for covered in range(r1, min(r2, len(rows) - 1) + 1):
            for column in range(c1, min(c2, grid.width - 1) + 1):
                covers[covered, column] = (r1, c1)
    return rows, covers, decoded


def raw_text(grid: Grid, texts: Rows, decoded: Decoded, row: int, column: int) -> str:
    """Return a cell's text with its line breaks, decoded."""
    text, value = decoded.get((row, column)), grid.rows[row][column]
    if text is None:
        return value if isinstance(value, str) else texts[row][column]
    # A text without a capital is shown in capitals by its font (.VnTimeH).
    return text.upper() if text[1:].islower() else text
