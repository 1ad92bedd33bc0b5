"""A collection as a workbook that an office can work with: six sheets, filters, links back to file and cell."""

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
from openpyxl.worksheet.properties import PageSetupProperties

from danvan_data.language import catalogue, interval, number, t, unit_name
from danvan_data.registers.collection import Collection
from danvan_data.registers.files import RegisterError
from danvan_data.registers.out.guard import RUN
from danvan_data.registers.out.output_mark import MARK
from danvan_data.registers.shareable import held
from danvan_data.store import scratch

MOST_ROWS = 1_048_575
LONGEST = 32_767
"""Rows below the header, and characters of a cell, that Excel can hold."""

MODEL_COLUMNS = ["model_id", "name", "field", "field_as_reported", "field_suggested", "organisation",
                 "organisation_type", "commune", "district", "province", "year", "level", "kind",
                 "result_as_reported", "figures_as_reported", "note", "linked_to", "hidden", "source_file",
                 "source_row"]  # fmt: skip
PROBLEM_COLUMNS = ["source_file", "source_row", "message"]
FIGURE_COLUMNS = ["model_id", "name", "indicator", "as_reported", "reading", "low", "high", "unit", "per"]
LINK_COLUMNS = ["model_id", "name", "commune", "organisation", "year", "source_file", "source_row", "link_kind",
                "score", "reason", "first_id", "first_name", "first_year", "first_file", "first_row"]  # fmt: skip
TOTAL_COLUMNS = ["source_file", "source_row", "text", "stated", "counted", "agrees"]
FILE_COLUMNS = ["file", "state", "rows", "models", "problems", "notes"]

_WORDS = {
    "field": "field", "field_suggested": "field", "organisation_type": "organisation", "level": "level",
    "kind": "kind", "link_kind": "linking.kind", "state": "collection.state",
}  # fmt: skip
A4 = 9
"""As Excel numbers papers."""
LEAST_WIDTH, MOST_WIDTH = 9, 46
"""Of a column, in letters; longer texts are wrapped."""
WIDER = {"message": 90, "notes": 90, "result_as_reported": 60, "figures_as_reported": 60}
PAPER_WIDTH = 210
"""Letters that A4 across has room for, small but legible."""
LOOKED_AT = 500
"""Rows whose texts decide how wide a column is."""
_HEAD = {"font": Font(bold=True, color="FFFFFF"), "fill": PatternFill("solid", fgColor="1F4E79"),
         "alignment": Alignment(wrap_text=True, vertical="center")}  # fmt: skip
_LINK = Font(color="0563C1", underline="single")
_WARNING = Font(bold=True, color="9C0006")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True)
class _Sheet:
    """One sheet: its name, the table with columns named as in the catalogue, and which columns lead to a file.

    `said` is a sentence that stands above the table.
    """

    title: str
    table: pd.DataFrame
    links: dict[str, tuple[str, str]]
    said: str = ""


def write_workbook(collection: Collection, path: Path, home: Path | None = None) -> None:
    """Write the collection as a styled xlsx; texts that a spreadsheet would run are kept as text.

    `home` is the folder that its links to the files start from, where it is not yet that of `path`. Temporary files
    of the library go beside `path`.

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
    target = _target(collection.folder, home or path.parent)
    with scratch(path.parent):
        for sheet in _sheets(collection):
            _write(book, sheet, target)
        book.save(path)


def _sheets(collection: Collection) -> list[_Sheet]:
    here = {"source_row": ("source_file", "source_row")}
    problems = collection.problems.reindex(columns=PROBLEM_COLUMNS)
    links = collection.links.rename(columns={"kind": "link_kind"})[LINK_COLUMNS]
    files = collection.files.rename(columns={"source_file": "file"})[FILE_COLUMNS]
    figures = collection.figures
    plain = figures["indicator"].eq(t("registers.result")) & figures[["low", "high"]].isna().all(axis=1)
    figures = figures[~plain].merge(collection.models[["model_id", "name"]], on="model_id")
    read = [interval(row.low, row.high, row.unit) for row in figures.itertuples()]
    figures = figures.assign(reading=pd.Series(read, dtype="str"))[FIGURE_COLUMNS]
    persons = held(collection)
    said = t("personal.kept", what=persons) if persons else ""
    return [
        _Sheet(t("sheet.models"), collection.models[MODEL_COLUMNS], here, said),
        _Sheet(t("sheet.problems"), problems, {**here, "source_file": ("source_file", "source_row")}),
        _Sheet(t("sheet.figures"), figures, {}),
        _Sheet(t("sheet.links"), links, {**here, "first_row": ("first_file", "first_row")}),
        _Sheet(t("sheet.totals"), collection.totals[TOTAL_COLUMNS], here),
        _Sheet(t("sheet.files"), files, {"file": ("file", "")}),
    ]


def _write(book: Workbook, sheet: _Sheet, target: Callable[[str], str]) -> None:
    page: Any = book.create_sheet(sheet.title[:31])
    table = sheet.table
    head = 2 if sheet.said else 1
    page.freeze_panes = f"{'C' if 'model_id' in table else 'A'}{head + 1}"
    columns = [_worded(name, table[name]) for name in table]
    widths = [_width(name, column) for name, column in zip(table, columns, strict=True)]
    for place, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(place)].width = width
    page.auto_filter.ref = f"A{head}:{get_column_letter(max(1, len(table.columns)))}{len(table) + head}"
    _paper(page, sum(widths), head)
    page.row_dimensions[head].height = 16 * max(
        2, *(_lines(_heading(n), w) for n, w in zip(table, widths, strict=True))
    )
    if sheet.said:
        page.append([_cell(page, sheet.said, font=_WARNING)])
    page.append([_cell(page, _heading(name), **_HEAD) for name in table])
    linked = {list(table).index(column): pair for column, pair in sheet.links.items()}
    # Excel opens at most 65,530 links a sheet; the rest stay as text.
    room = 65_000 // max(1, len(linked))
    for row, values in enumerate(zip(*columns, strict=True)):
        cells = [_shown(page, value, width) for value, width in zip(values, widths, strict=True)]
        for place, (file, at) in linked.items() if row < room else ():
            if values[place] == "":
                continue
            name = table[file].iat[row]
            where = table[at].iat[row] if at else ""
            cells[place] = _linked(
                page, values[place], target(name), where, f"{get_column_letter(place + 1)}{row + head + 1}"
            )
        page.append(cells)


def _paper(page: Any, width: int, head: int) -> None:
    """Print on A4 across, on as many pages as the columns need to be read, the header and the first two on each."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = -(-width // PAPER_WIDTH), 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"1:{head}"
    if width > PAPER_WIDTH:
        page.print_title_cols = "A:B"


def _width(name: str, column: list[object]) -> int:
    """Return how wide a column is: as its texts, and as the longest word and a third of its heading."""
    head = _heading(name)
    least = max(LEAST_WIDTH, *(len(word) + 4 for word in head.split()), len(head) // 3 + 4)
    longest = max((len(str(value)) for value in column[:LOOKED_AT]), default=0) + 2
    return max(least, min(longest, WIDER.get(name, MOST_WIDTH)))


def _lines(text: str, width: int) -> int:
    return -(-len(text) // max(1, width - 4))


def _shown(page: Any, value: object, width: int) -> object:
    """Return a value as write-only sheets take it: a cell only where it has a style or a danger of its own."""
    if not isinstance(value, str):
        if isinstance(value, float):
            return (
                None if value != value else _cell(page, value, number_format="#,##0" if value % 1 == 0 else "#,##0.##")
            )
        return value
    if len(value) > width or "\n" in value:
        return _cell(page, value, alignment=_WRAPPED)
    return _cell(page, value) if _special(value) else value


def _heading(name: str) -> str:
    first = {"first_id": "linked_to"}
    return t(f"column.{first.get(name, name)}")


def _worded(name: str, column: pd.Series) -> list[object]:
    """Return a column's values in the reader's words: codes as words, years as numbers, yes and no."""
    if name == "hidden":
        return [t("column.yes") if value else "" for value in column]
    if column.dtype == bool:
        return [t("column.yes" if value else "column.no") for value in column]
    if name == "unit":
        return [unit_name(unit) for unit in column]
    if name == "per":
        return ["/".join(_word("per", part) for part in per.split("/")) for per in column]
    if name in _WORDS:
        words = {code: _word(_WORDS[name], str(code)) for code in column.unique()}
        return [words[code] for code in column]
    if name in ("year", "first_year"):
        return [int(value) if value.isdecimal() and len(value) == 4 else value for value in column]
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


def _target(folder: Path, home: Path) -> Callable[[str], str]:
    """Return how a file's link is written: relative to the workbook where both are on one drive."""

    def target(name: str) -> str:
        file = (folder / name).resolve()
        try:
            return quote(Path(os.path.relpath(file, home.resolve())).as_posix())
        except ValueError:
            return file.as_uri()

    return target
