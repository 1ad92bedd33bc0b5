"""The texts of a grid: every cell clean and decoded, and what its merges cover."""

from danvan_data.registers.files import Grid
from danvan_data.registers.grid.cells import clean_text, plain_text
from danvan_data.registers.grid.decoding import decode_rows, is_odd

Rows = list[list[str]]
"""The clean texts of a grid, one list a row."""
Covers = dict[tuple[int, int], tuple[int, int]]
"""A cell under a merge -> the merge's first cell."""
Decoded = dict[tuple[int, int], str]
"""A cell in an old code page -> its text, line breaks kept."""


class _Known(dict[object, str]):
    """Each distinct value of a grid -> its clean text, made when it is first asked for.

    `odd`: the texts among them that may be in an old code page.
    """

    def __init__(self, odd: set[str]):
        super().__init__({None: ""})
        self.odd = odd

    def __missing__(self, value: object) -> str:
        if isinstance(value, str):
            if is_odd(value):
                self.odd.add(value)
            text = self[value] = clean_text(value)
        else:
            text = self[value] = plain_text(value)
        return text


def _clean_rows(grid: Grid) -> tuple[Rows, set[str]]:
    odd: set[str] = set()
    kinds: set[type] = set()
    for values in grid.rows:
        kinds.update(map(type, values))
    if bool in kinds:  # True and 1 are one key, but not one text
        known = {kind: _Known(odd) for kind in kinds}
        return [[known[value.__class__][value] for value in values] for values in grid.rows], odd
    text_of = _Known(odd).__getitem__
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
