"""Digital PDF: the tables of its pages, ruled or not, with the lines above them; a scan is said to be one."""

import json
from pathlib import Path

from danvan_data.language import t
from danvan_data.registers.files.book import Book, Grid, clip, error, rectangle
from danvan_data.registers.files.bounds import MAX_CONVERTED
from danvan_data.registers.files.child import in_child


def read_pdf(path: Path, data: bytes) -> Book:
    """Read the tables of a PDF as grids T1, T2, ..., one a page: a table that goes on is known by its columns.

    Raises:
        RegisterError: when it is scanned, locked, damaged, too long, or has no table.

    """
    if len(data) > MAX_CONVERTED:
        raise error("too_large_word", path, limit=MAX_CONVERTED // 2**20)
    read = json.loads(in_child(path, "tables_of_pdf", data))
    book = Book(path, [], prose=read["prose"])
    for number, table in enumerate(read["tables"], 1):
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
