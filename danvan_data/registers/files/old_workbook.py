"""Old Excel workbooks (.xls), by xlrd: cells, merged cells, hidden rows and sheets."""

import io
from pathlib import Path

import xlrd
from xlrd.compdoc import CompDoc

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
from danvan_data.registers.files.bounds import MAX_CELLS, MAX_OLD


def read_ole(path: Path, data: bytes) -> Book:
    """Read an .xls; every other content of the same container is refused with its own cure."""
    kind = _content(data)
    if kind == "xls":
        if len(data) > MAX_OLD:
            raise error("too_large", path, limit=MAX_OLD // 2**20)
        return _read_xls(path, data)
    raise error(kind, path)


def _content(data: bytes) -> str:
    try:
        container = CompDoc(data, logfile=io.StringIO())

        def has(stream: str) -> bool:
            return container.locate_named_stream(stream)[0] is not None

        for kind, streams in (
            ("password", ("EncryptedPackage",)),
            ("xls", ("Workbook", "Book")),
            ("old_word", ("WordDocument",)),
        ):
            if any(has(stream) for stream in streams):
                return kind
        return "binary"
    except Exception:
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "password"
        return "old_word" if "WordDocument".encode("utf-16-le") in data else "damaged"


def _read_xls(path: Path, data: bytes) -> Book:
    try:
        with xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, on_demand=True, logfile=io.StringIO()
        ) as workbook:
            return Book(path, [_grid(path, workbook, place) for place in range(workbook.nsheets)])
    except RegisterError:
        raise
    except xlrd.XLRDError as problem:
        raise error("password" if "encrypted" in str(problem).lower() else "damaged", path) from None
    except Exception:
        raise error("damaged", path) from None


def _grid(path: Path, workbook: xlrd.book.Book, place: int) -> Grid:
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
    workbook.unload_sheet(place)
    return Grid(sheet.name, rows, clip(merges, rows), hidden, bool(sheet.visibility))


def _value(kind: int, value: object, datemode: int) -> Value:
    if kind == xlrd.XL_CELL_TEXT:
        return str(value) or None
    if kind == xlrd.XL_CELL_NUMBER:
        return plain(value)
    if kind == xlrd.XL_CELL_DATE:
        try:
            return xlrd.xldate.xldate_as_datetime(value, datemode)
        except (ValueError, OverflowError, xlrd.xldate.XLDateError):
            return plain(value)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(int(str(value)), "#ERR"))
    return None
