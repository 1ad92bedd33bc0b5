"""Old Excel workbooks (.xls), by xlrd: cells, merged cells, hidden rows and sheets."""

import io
from array import array
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import xlrd

from danvan_data.registers.files.book import (
    Book,
    Grid,
    RegisterError,
    Value,
    check_columns,
    clip,
    error,
    plain,
    rectangle,
)
from danvan_data.registers.files.bounds import MAX_CELLS, MAX_OLD, OverBudgetError
from danvan_data.registers.files.excel.locked import LockedError
from danvan_data.registers.files.seen.number_formats import number_format
from danvan_data.registers.files.seen.showing import Place, Showing
from danvan_data.registers.files.seen.styles import Style
from danvan_data.registers.files.seen.typefaces import OF_TODAY, Run, typeface


def read_xls(path: Path, data: bytes) -> Book:
    """Read every sheet of an .xls, hidden ones too; one that opens only with a password raises `LockedError`."""
    if len(data) > MAX_OLD:
        raise error("too_large_xls", path, limit=MAX_OLD // 2**20)
    try:
        with xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, on_demand=True, logfile=io.StringIO()
        ) as workbook:
            book, showing = Book(path, []), Showing()
            styles = _styles(workbook)
            for place in range(workbook.nsheets):
                grid, cells, runs = _grid(path, workbook, place, styles)
                book.grids.append(grid)
                showing.add(grid, partial(_places, cells, styles), partial(_runs, runs))
            showing.show()
            return book
    except (RegisterError, OverBudgetError, MemoryError):
        raise
    except xlrd.XLRDError as problem:
        if "encrypted" in str(problem).lower():
            raise LockedError from None
        raise error("damaged", path) from None
    except Exception:
        raise error("damaged", path) from None


def _styles(workbook: xlrd.book.Book) -> list[Style]:
    fonts = [(typeface(font.name), bool(font.struck_out)) for font in workbook.font_list]
    styles = []
    for xf in workbook.xf_list:
        known = workbook.format_map.get(xf.format_key)
        code = known.format_str if known else ""
        face, struck = fonts[xf.font_index] if xf.font_index < len(fonts) else (None, False)
        styles.append(Style(number_format(code), face, struck))
    return styles


def _places(cells: "array[int]", styles: list[Style]) -> Iterator[Place]:
    for packed in cells:
        yield packed >> 40, packed >> 20 & 0xFFFFF, styles[packed & 0xFFFFF]


def _runs(runs: dict[tuple[int, int], list[tuple[int, Run]]], row: int, column: int, text: str) -> list[Run] | None:
    """Return a cell's runs; what stands before the first has the cell's own font."""
    listed = runs.get((row, column))
    if not listed:
        return None
    starts = [start for start, _ in listed]
    ends = [*starts[1:], len(text)]
    pieces = [Run(text[start:end], run.face, run.struck) for (start, run), end in zip(listed, ends, strict=True)]
    return [Run(text[: starts[0]]), *pieces]


def _sheet_runs(workbook: xlrd.book.Book, sheet: xlrd.sheet.Sheet) -> dict[tuple[int, int], list[tuple[int, Run]]]:
    fonts = [Run("", typeface(font.name) or OF_TODAY, bool(font.struck_out)) for font in workbook.font_list]
    return {
        cell: [(start, fonts[font]) for start, font in listed if font < len(fonts)]
        for cell, listed in sheet.rich_text_runlist_map.items()
    }


def _grid(
    path: Path, workbook: xlrd.book.Book, place: int, styles: list[Style]
) -> tuple[Grid, "array[int]", dict[tuple[int, int], list[tuple[int, Run]]]]:
    """Return a sheet, the cells in a style that tells (packed: row, column, style), and the runs of its texts."""
    sheet = workbook.sheet_by_index(place)
    widths = [sheet.row_len(row) for row in range(sheet.nrows)]
    if sum(widths) > MAX_CELLS:
        raise error("too_far", path, grid=sheet.name[:40])
    check_columns(path, sheet.name, max(widths, default=0))
    rows: list[list[Value]] = [
        [
            _value(kind, value, workbook.datemode)
            for kind, value in zip(sheet.row_types(row), sheet.row_values(row), strict=True)
        ]
        for row in range(sheet.nrows)
    ]
    rows = rectangle(path, sheet.name, rows)
    merges = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    hidden = {row for row, about in sheet.rowinfo_map.items() if about.hidden and row < len(rows)}
    grid = Grid(sheet.name, rows, clip(merges, rows), hidden, bool(sheet.visibility))
    grid.hidden_columns = {
        column for column, about in sheet.colinfo_map.items() if about.hidden and column < grid.width
    }
    runs = _sheet_runs(workbook, sheet)
    telling = {number for number, style in enumerate(styles) if style.tells()}
    cells = array("q")
    for row in range(len(rows)) if telling or runs else ():
        for column in range(min(grid.width, sheet.row_len(row))):
            style = sheet.cell_xf_index(row, column)
            if rows[row][column] is not None and (style in telling or (row, column) in runs):
                cells.append(row << 40 | column << 20 | style)
    workbook.unload_sheet(place)
    return grid, cells, runs


def _value(kind: int, value: object, datemode: int) -> Value:
    if kind == xlrd.XL_CELL_TEXT:
        return str(value) or None
    if kind == xlrd.XL_CELL_NUMBER:
        return plain(value)
    if kind == xlrd.XL_CELL_DATE:
        try:
            when: Value = xlrd.xldate.xldate_as_datetime(value, datemode)
            return when
        except (ValueError, OverflowError, xlrd.xldate.XLDateError):
            return plain(value)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(int(str(value)), "#ERR"))
    return None
