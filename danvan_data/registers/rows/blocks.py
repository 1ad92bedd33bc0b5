"""Tables that stand side by side in one grid, each read by itself with the titles that are its own."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

from danvan_data.registers.columns.labels import role_of
from danvan_data.registers.files import Grid
from danvan_data.registers.grid.texts import Covers, Decoded, Rows, raw_text
from danvan_data.registers.rows.above import Line
from danvan_data.registers.rows.headings import parse_heading

_ROWS_AHEAD = 80
_NAMES = frozenset(["name", "weak_name"])
_WHO = frozenset(["organisation", "group", "person", "commune", "place"])


@dataclass
class Block:
    """One of the tables side by side: the grid with the other columns blank, and the lines above them all."""

    grid: Grid
    texts: Rows
    covers: Covers
    width: int
    shared: list[Line] = field(default_factory=list)


def split_blocks(grid: Grid, texts: Rows, covers: Covers, decoded: Decoded) -> list[Block]:
    """Return the tables of a grid that stand side by side; one block, the grid itself, when there is but one."""
    heads = _heads(texts)
    starts = sorted({column for listed in heads.values() for column in listed})
    if len(starts) < 2 or not _stand_apart(texts, heads, starts):
        return [Block(grid, texts, covers, grid.width)]
    edges = [0, *starts[1:], grid.width]
    spans = [range(left, right) for left, right in pairwise(edges)]
    firsts = [min(row for row, listed in heads.items() if start in listed) for start in starts]
    return [
        _block(grid, texts, covers, span, _shared(grid, texts, decoded, spans, firsts, position))
        for position, span in enumerate(spans)
    ]


def _heads(texts: Rows) -> dict[int, list[int]]:
    """Row -> the columns at which a header with a column of names begins."""
    heads: dict[int, list[int]] = {}
    for index, row in enumerate(texts[:_ROWS_AHEAD]):
        cells = [(column, role_of(text)) for column, text in enumerate(row) if text]
        roles = {role for _, role in cells}
        if not roles & _NAMES or (
            index - 1 in heads and "number" not in roles
        ):  # the second line of a header begins no table
            continue
        first = "number" if "number" in roles else cells[0][1]
        begins = [at for at, (_, role) in enumerate(cells) if role == first and role]
        parts = [(cells[left][0], {role for _, role in cells[left:right]}) for left, right in
                 pairwise([*begins, len(cells)])]  # fmt: skip
        needed = _NAMES if first == "number" else _WHO
        listed = [column for column, held in parts if held & _NAMES and held & needed]
        if listed:
            heads[index] = listed
    return heads


def _stand_apart(texts: Rows, heads: dict[int, list[int]], starts: list[int]) -> bool:
    """Whether no header reaches over the edge to the next table, and each has its names before it."""
    ends = dict(pairwise([*starts, len(texts[0])]))
    for index, listed in heads.items():
        for start in starts:
            roles = [role_of(text) for text in texts[index][start : ends[start]] if text]
            if start in listed and not _NAMES & set(roles):
                return False
            if start not in listed and start > listed[0] and sum(map(bool, roles)) > 1:
                return False
    return True


def _block(grid: Grid, texts: Rows, covers: Covers, span: range, shared: list[Line]) -> Block:
    """The grid as if only the columns of `span` had cells; a cell merged over it counts as one of its own."""
    rows = [[text if column in span else "" for column, text in enumerate(row)] for row in texts]
    merges = []
    for top, left, bottom, right in grid.merges:
        inner = (max(left, span.start), min(right, span.stop - 1))
        if inner[0] > inner[1]:
            continue
        if left < span.start and texts[top][left]:
            rows[top][span.start] = texts[top][left]
        if (top, inner[0]) != (bottom, inner[1]):
            merges.append((top, inner[0], bottom, inner[1]))
    inside = {cell: (row, max(column, span.start)) for cell, (row, column) in covers.items() if cell[1] in span}
    return Block(replace(grid, merges=merges), rows, inside, len(span), shared)


def _shared(grid: Grid, texts: Rows, decoded: Decoded, spans: list[range], firsts: list[int], own: int) -> list[Line]:
    """The lines above the other tables that hold for this one too: letterhead and title, no table's own heading."""
    lines = []
    for index in range(firsts[own]):
        filled = [column for column, text in enumerate(texts[index]) if text]
        held = [next(at for at, span in enumerate(spans) if column in span) for column in filled]
        heading = [bool(parse_heading(texts[index][column]).about) for column in filled]
        apart = len({at for at, is_heading in zip(held, heading, strict=True) if is_heading}) > 1
        over = {
            column for top, left, _, right in grid.merges if top == index for column in [left] if right in spans[own]
        }
        for column, at, is_heading in zip(filled, held, heading, strict=True):
            last = index + 1 >= firsts[at] and firsts[at] != firsts[own]
            if at == own or column in over or index >= firsts[at] or (is_heading and (apart or last)):
                continue
            lines.append(Line(raw_text(grid, texts, decoded, index, column), index, len(filled) == 1))
    return lines
