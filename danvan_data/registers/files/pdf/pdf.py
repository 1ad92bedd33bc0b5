"""Digital PDF: the tables of its pages, ruled or not, with the lines above them; a scan is said to be one."""

import json
import re
from pathlib import Path
from typing import Any

from danvan_data.language import t
from danvan_data.registers.files.book import Book, Grid, clip, error, rectangle
from danvan_data.registers.files.bounds import MAX_CONVERTED
from danvan_data.registers.files.child import in_child

_PAGE_NUMBER = re.compile(r"\W*(?:trang\s*)?\d{0,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)


def read_pdf(path: Path, data: bytes) -> Book:
    """Read the tables of a PDF as grids T1, T2, ...; one that goes on at the top of the next page is one grid.

    Raises:
        RegisterError: when it is scanned, locked, damaged, too long, or has no table.

    """
    if len(data) > MAX_CONVERTED:
        raise error("too_large_word", path, limit=MAX_CONVERTED // 2**20)
    read = json.loads(in_child(path, "tables_of_pdf", data))
    book = Book(path, [], prose=read["prose"])
    for number, table in enumerate(_over_pages(read["tables"]), 1):
        name = f"T{number}"
        grid = Grid(name, rectangle(path, name, table["rows"]), kind="table", before=table["before"])
        grid.merges = clip(map(tuple, table["merges"]), grid.rows)
        book.grids.append(grid)
    if read["guessed"]:
        book.notes.append(t("files.note_pdf_unruled"))
    if book.grids:
        book.grids[-1].after = read["after"]
    else:
        book.notes.append(str(error("no_table", path)))
    return book


def _over_pages(tables: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put a table together with that at the top of the next page which has as many columns and nothing above it.

    The labels repeated there are left out, and a row that the page cut in two is one again.
    """
    whole: list[dict[str, Any]] = []
    for table in tables:
        above = whole[-1] if whole else None
        alone = all(_PAGE_NUMBER.fullmatch(line) for line in table["before"])
        if above and alone and table["first"] and len(above["rows"][0]) == len(table["rows"][0]):
            rows, again = table["rows"], 0
            while again < min(len(rows) - 1, len(above["rows"])) and rows[again] == above["rows"][again]:
                again += 1
            cut = again < len(rows) and _is_cut(above["rows"][-1], rows[again])
            if cut:
                above["rows"][-1] = [_put(*cells) for cells in zip(above["rows"][-1], rows[again], strict=True)]
            start = len(above["rows"]) - again - cut
            above["rows"] += rows[again + cut :]
            above["merges"] += [
                [top + start, left, bottom + start, right]
                for top, left, bottom, right in table["merges"]
                if top >= again + cut
            ]
        else:
            whole.append(table)
    return whole


def _is_cut(above: list[str | None], row: list[str | None]) -> bool:
    """Tell whether a row has no running number, where the one above has, and goes on with cells that it fills."""
    if not above[0] or not above[0].rstrip(".)").isdecimal() or row[0]:
        return False
    return any(row) and all(before for before, cell in zip(above, row, strict=True) if cell)


def _put(above: str | None, below: str | None) -> str | None:
    return f"{above} {below}" if above and below else above
