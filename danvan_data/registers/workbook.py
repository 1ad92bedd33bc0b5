"""A collection as a workbook that an office can work with: five sheets, filters, links back to file and cell."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from danvan_data.language import catalogue, number, t
from danvan_data.registers.collection import Collection
from danvan_data.registers.files import RegisterError
from danvan_data.registers.guard import RUN
from danvan_data.registers.output_mark import MARK

MOST_ROWS = 1_048_575
LONGEST = 32_767
"""Rows below the header, and characters of a cell, that Excel can hold."""

MODEL_COLUMNS = ["model_id", "name", "field", "field_as_reported", "field_suggested", "organisation",
                 "organisation_type", "commune", "district", "province", "year", "level", "kind",
                 "result_as_reported", "note", "linked_to", "hidden", "source_file", "source_row"]  # fmt: skip
PROBLEM_COLUMNS = ["source_file", "source_row", "message"]
LINK_COLUMNS = ["model_id", "name", "commune", "organisation", "year", "source_file", "source_row", "link_kind",
                "score", "reason", "first_id", "first_name", "first_year", "first_file", "first_row"]  # fmt: skip
TOTAL_COLUMNS = ["source_file", "source_row", "text", "stated", "counted", "agrees"]
FILE_COLUMNS = ["file", "state", "rows", "models", "problems", "notes"]

_WORDS = {
    "field": "field", "field_suggested": "field", "organisation_type": "organisation", "level": "level",
    "kind": "kind", "link_kind": "linking.kind", "state": "collection.state",
}  # fmt: skip
_WIDTHS = {
    "name": 46, "organisation": 30, "result_as_reported": 36, "note": 30, "message": 70, "reason": 46, "text": 50,
    "notes": 70, "first_name": 46, "file": 44, "source_file": 34, "first_file": 34,
}  # fmt: skip
_HEAD = {"font": Font(bold=True, color="FFFFFF"), "fill": PatternFill("solid", fgColor="1F4E79"),
         "alignment": Alignment(wrap_text=True, vertical="center")}  # fmt: skip
_LINK = Font(color="0563C1", underline="single")


@dataclass(frozen=True)
class _Sheet:
    """One sheet: its name, the table with columns named as in the catalogue, and which columns lead to a file."""

    title: str
    table: pd.DataFrame
    links: dict[str, tuple[str, str]]


def write_workbook(collection: Collection, path: Path) -> None:
    """Write the collection as a styled xlsx; texts that a spreadsheet would run are kept as text.

    Raises:
        RegisterError: when there are more models than a sheet can hold.
        OSError: when the file cannot be written.

    """
    if len(collection.models) > MOST_ROWS:
        rows, limit = number(len(collection.models)), number(MOST_ROWS)
        raise RegisterError(t("collection.too_many_rows", rows=rows, limit=limit))
    book = Workbook(write_only=True)
    book.properties.creator = "danvan"
    book.properties.keywords = MARK
    # The same collection makes the same file: no clock in it.
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    target = _target(collection.folder, path)
    for sheet in _sheets(collection):
        _write(book, sheet, target)
    book.save(path)


def _sheets(collection: Collection) -> list[_Sheet]:
    here = {"source_row": ("source_file", "source_row")}
    problems = collection.problems.reindex(columns=PROBLEM_COLUMNS)
    links = collection.links.rename(columns={"kind": "link_kind"})[LINK_COLUMNS]
    files = collection.files.rename(columns={"source_file": "file"})[FILE_COLUMNS]
    return [
        _Sheet(t("sheet.models"), collection.models[MODEL_COLUMNS], here),
        _Sheet(t("sheet.problems"), problems, {**here, "source_file": ("source_file", "source_row")}),
        _Sheet(t("sheet.links"), links, {**here, "first_row": ("first_file", "first_row")}),
        _Sheet(t("sheet.totals"), collection.totals[TOTAL_COLUMNS], here),
        _Sheet(t("sheet.files"), files, {"file": ("file", "")}),
    ]


def _write(book: Workbook, sheet: _Sheet, target: Callable[[str], str]) -> None:
    page: Any = book.create_sheet(sheet.title[:31])
    table = sheet.table
    page.freeze_panes = "C2" if "model_id" in table else "A2"
    for place, name in enumerate(table, 1):
        page.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(name, 16)
    page.auto_filter.ref = f"A1:{get_column_letter(max(1, len(table.columns)))}{len(table) + 1}"
    page.row_dimensions[1].height = 32
    page.append([_cell(page, _heading(name), **_HEAD) for name in table])
    columns = [_worded(name, table[name]) for name in table]
    linked = {list(table).index(column): pair for column, pair in sheet.links.items()}
    # Excel opens at most 65,530 links a sheet; the rest stay as text.
    room = 65_000 // max(1, len(linked))
    for row, values in enumerate(zip(*columns, strict=True)):
        cells = [_cell(page, value) if _special(value) else value for value in values]
        for place, (file, at) in linked.items() if row < room else ():
            if values[place] == "":
                continue
            name = table[file].iat[row]
            where = table[at].iat[row] if at else ""
            cells[place] = _linked(page, values[place], target(name), where, f"{get_column_letter(place + 1)}{row + 2}")
        page.append(cells)


def _heading(name: str) -> str:
    first = {"first_id": "linked_to"}
    return t(f"column.{first.get(name, name)}")


def _worded(name: str, column: pd.Series) -> list[object]:
    """Return a column's values in the reader's words: codes as words, years as numbers, yes and no."""
    if name == "hidden":
        return [t("column.yes") if value else "" for value in column]
    if column.dtype == bool:
        return [t("column.yes" if value else "column.no") for value in column]
    if name in _WORDS:
        words = {code: _word(_WORDS[name], str(code)) for code in column.unique()}
        return [words[code] for code in column]
    if name in ("year", "first_year"):
        return [int(value) if value.isdigit() and len(value) == 4 else value for value in column]
    return column.tolist()


def _word(group: str, code: str) -> str:
    key = f"{group}.{code}"
    return t(key) if code and key in catalogue() else code


def _special(value: object) -> bool:
    if not isinstance(value, str):
        return False
    return value.startswith(RUN) or len(value) > LONGEST or bool(ILLEGAL_CHARACTERS_RE.search(value))


def _cell(page: Any, value: Any, **style: object) -> Cell:
    """Return a cell whose text is text, whatever sign it begins with."""
    runs = isinstance(value, str) and value.startswith(RUN)
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST]
    cell = WriteOnlyCell(page, value)
    if runs:
        cell.data_type = "s"
        cell.quotePrefix = True
    for name, part in style.items():
        setattr(cell, name, part)
    return cell


def _linked(page: Any, value: object, target: str, where: str, ref: str) -> Cell:
    cell = _cell(page, value)
    sheet, _, row = where.rpartition("!")
    # Only a workbook's sheets can be led to; tables of Word or a web page have no address.
    workbook = target.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods"))
    spot = f"'{sheet.replace(chr(39), chr(39) * 2)}'!A{row}" if workbook and row.isdigit() else None
    cell.hyperlink = Hyperlink(ref=ref, target=target, location=spot)
    cell.font = _LINK
    return cell


def _target(folder: Path, out: Path) -> Callable[[str], str]:
    """Return how a file's link is written: relative to the workbook where both are on one drive."""

    def target(name: str) -> str:
        file = (folder / name).resolve()
        try:
            return quote(Path(os.path.relpath(file, out.resolve().parent)).as_posix())
        except ValueError:
            return file.as_uri()

    return target
