"""Excel workbooks: xlsx and xlsm by calamine, after a scan of what calamine would do with them."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import python_calamine

from danvan_data.language import number, t
from danvan_data.registers.files.book import Book, Grid, Value, clip, error, plain, rectangle
from danvan_data.registers.files.excel.sheet_scan import SheetFacts
from danvan_data.registers.files.excel.workbook_parts import Parts, read_parts
from danvan_data.registers.files.seen.showing import Place, Showing
from danvan_data.registers.files.seen.styles import Style, text_key
from danvan_data.registers.files.seen.typefaces import Run


def read_workbook(path: Path, data: bytes) -> Book:
    """Read every worksheet of an xlsx or xlsm, hidden ones too; formulas by their stored value."""
    parts = read_parts(path, data)
    book, showing = Book(path, []), Showing()
    with _open(path, parts.data) as workbook:
        for sheet in workbook.sheets_metadata:
            if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            about = parts.facts.get(sheet.name)
            if about is None:
                raise error("damaged", path)
            rows = _rows(path, workbook, sheet.name)
            _put_errors(path, sheet.name, rows, about)
            rows = rectangle(path, sheet.name, rows)
            grid = Grid(sheet.name, rows, clip(about.merges, rows))
            grid.hidden_rows = {row for row in about.hidden_rows if row < len(rows)}
            grid.hidden_columns = {column for column in about.hidden_columns if column < grid.width}
            grid.fills = parts.fills.get(sheet.name, {})
            grid.hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
            book.grids.append(grid)
            showing.add(grid, _places(grid, about, parts), _runs_of(parts.runs))
            if about.without_result:
                count = number(about.without_result)
                book.notes.append(t("files.note_formulas", sheet=sheet.name, count=count))
    showing.show()
    return book


def _places(grid: Grid, about: SheetFacts, parts: Parts) -> Callable[[], Iterator[Place]]:
    """Return the cells with a style that tells, and those whose text stands in several fonts."""

    def places() -> Iterator[Place]:
        plain_style = Style()
        seen: set[tuple[int, int]] = set()
        for row, column, style in about.styles():
            if parts.runs:
                seen.add((row, column))
            yield row, column, parts.styles[style]
        if parts.runs:
            for row, values in enumerate(grid.rows):
                for column, value in enumerate(values):
                    if isinstance(value, str) and text_key(value) in parts.runs and (row, column) not in seen:
                        yield row, column, plain_style

    return places


def _runs_of(runs: dict[str, list[Run]]) -> Callable[[int, int, str], list[Run] | None]:
    return lambda _row, _column, text: runs.get(text_key(text)) if runs else None


def _open(path: Path, data: bytes) -> python_calamine.CalamineWorkbook:
    try:
        return python_calamine.load_workbook(BytesIO(data))
    except python_calamine.PasswordError:
        raise error("password", path) from None
    except BaseException as problem:
        raise _told(path, problem) from None


def _told(path: Path, problem: BaseException) -> BaseException:
    """Return what to raise for a fault in native code: a panic of it is no `Exception`."""
    if isinstance(problem, Exception) or type(problem).__name__ == "PanicException":
        return error("damaged", path)
    return problem


def _rows(path: Path, workbook: python_calamine.CalamineWorkbook, name: str) -> list[list[Value]]:
    try:
        raw: list[list[Any]] = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except BaseException as problem:
        raise _told(path, problem) from None
    # This loop runs once a cell: the test for text stands inline, the rows are changed where they are, and a text
    # that stands in many cells (a field, a body) is kept once.
    texts: dict[str, str] = {}
    once = texts.setdefault
    for row in raw:
        for place, cell in enumerate(row):
            if type(cell) is str:
                row[place] = once(cell, cell) if cell else None
            elif type(cell) is not float:
                row[place] = plain(cell)
            elif cell.is_integer() and -9e15 < cell < 9e15:
                row[place] = int(cell)
    return raw


def _put_errors(path: Path, name: str, rows: list[list[Value]], facts: SheetFacts) -> None:
    """Write `#REF!` and its like back in, which calamine gives as empty."""
    for (row, column), text in facts.errors.items():
        if row <= max(facts.last_row, facts.least_rows) and column <= facts.last_column:
            while len(rows) <= row:
                rows.append([])
            rows[row] += [None] * (column + 1 - len(rows[row]))
            if rows[row][column] is None:
                rows[row][column] = text
