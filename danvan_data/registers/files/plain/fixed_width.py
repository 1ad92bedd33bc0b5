"""Text set in columns with spaces, as “formatted text” (.prn) and what is copied from a screen is."""

import re
from bisect import bisect_right
from itertools import pairwise

_LEAST = 3
"""Columns, and lines with so many, of which text set in columns has more than prose."""
_PART = re.compile(r"\S+(?: \S+)*")
_MOST_TEXT, _MOST_LINES = 2_000_000, 20_000


def split_columns(text: str) -> list[list[str]] | None:
    r"""Return the cells of each line of text set in columns: between them no line has a letter; None where it is not.

    >>> split_columns("TT  Tên     Xã\n1   Vườn A  Hà\n2   Đèn     Lai")
    [['TT', 'Tên', 'Xã'], ['1', 'Vườn A', 'Hà'], ['2', 'Đèn', 'Lai']]
    """
    lines = text.expandtabs().splitlines() if len(text) <= _MOST_TEXT else []
    parts = [list(_PART.finditer(line)) for line in lines[:_MOST_LINES]]
    of_table = [found for found in parts if len(found) >= _LEAST]
    if len(of_table) < _LEAST or len(lines) > _MOST_LINES:
        return None
    columns: list[list[int]] = []
    for start, end in sorted((part.start(), part.end()) for found in of_table for part in found):
        if columns and start <= columns[-1][1] + 1:
            columns[-1][1] = max(columns[-1][1], end)
        else:
            columns.append([start, end])
    if len(columns) < _LEAST:
        return None
    edges = [0, *(right[0] for _, right in pairwise(columns))]
    return [_cells(line, found, edges) for line, found in zip(lines, parts, strict=True)]


def _cells(line: str, found: list[re.Match[str]], edges: list[int]) -> list[str]:
    """Cut a line at the columns; one that reaches over their edges, a title, stays whole."""
    ends = [*edges[1:], len(line) + 1]
    cells = [""] * len(edges)
    for part in found:
        at = bisect_right(edges, part.start()) - 1
        if cells[at] or part.end() >= ends[at]:
            return [line.strip()]
        cells[at] = part[0]
    return cells
