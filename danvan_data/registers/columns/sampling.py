"""Which rows below a header tell what its columns hold."""

import re

from danvan_data.registers.columns.labels import role_of
from danvan_data.registers.grid.texts import Rows

_RUNNING = re.compile(r"\(?(\d{1,6}(?:\.\d{1,3}){0,2})[.)]*")


def rows_that_tell(labels: dict[int, list[str]], rows: Rows) -> Rows:
    """Return the rows that tell of columns: those with a running number, if there are such: no headings, no totals.

    Where rows are numbered 2.1, 2.2, the one with the number 2 heads them.
    """
    rows = [row for row in rows if sum(map(bool, row)) > 1] or rows
    for column, parts in labels.items():
        if role_of(parts[-1]) == "number":
            marks = [mark[1] if (mark := _RUNNING.fullmatch(row[column])) else "" for row in rows]
            heads = {mark.rpartition(".")[0] for mark in marks} | {""}
            return [row for row, mark in zip(rows, marks, strict=True) if mark not in heads] or rows
    return rows
