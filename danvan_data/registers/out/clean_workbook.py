"""A collection as a workbook that an office can work with: six sheets, filters, links back to file and cell."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import pandas as pd
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from xlsxwriter import Workbook
from xlsxwriter.url import Url
from xlsxwriter.worksheet import Worksheet

from danvan_data.language import catalogue, interval, number, t, unit_name
from danvan_data.registers.collection import Collection
from danvan_data.registers.files import RegisterError
from danvan_data.registers.out.guard import RUN
from danvan_data.registers.out.output_mark import MARK
from danvan_data.registers.shareable import held

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
AT_A_TIME = 20_000
"""Rows whose cells are in memory together."""
MOST_LINKS = 65_000
"""Excel opens at most 65,530 of a sheet; the rest stay as text."""


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
    of the library go beside `path`. Rows go out as they come; a table longer than a sheet goes on in another one.

    Raises:
        RegisterError: when there are more models than a sheet can hold.
        OSError: when the file cannot be written.

    """
    if len(collection.models) > MOST_ROWS:
        rows, limit = number(len(collection.models)), number(MOST_ROWS)
        raise RegisterError(t("collection.too_many_rows", rows=rows, limit=limit))
    options = {"constant_memory": True, "tmpdir": str(path.parent), "strings_to_urls": False}
    target = _target(collection.folder, home or path.parent)
    with Workbook(str(path), options) as book:
        # The same collection makes the same file: no clock in it.
        book.set_properties({"author": "danvan", "keywords": MARK, "created": datetime(2000, 1, 1)})
        styles = _Styles(book)
        for sheet in _sheets(collection):
            for part, start in enumerate(range(0, max(1, len(sheet.table)), MOST_ROWS - 1), 1):
                title = sheet.title if part == 1 else f"{sheet.title[:26]} ({part})"
                rows = sheet.table.iloc[start : start + MOST_ROWS - 1]
                _Page(book, replace(sheet, title=title, table=rows), styles, target).write()


def _sheets(collection: Collection) -> Iterator[_Sheet]:
    here = {"source_row": ("source_file", "source_row")}
    persons = held(collection)
    said = t("personal.kept", what=persons) if persons else ""
    yield _Sheet(t("sheet.models"), collection.models[MODEL_COLUMNS], here, said)
    problems = collection.problems.reindex(columns=PROBLEM_COLUMNS)
    yield _Sheet(t("sheet.problems"), problems, {**here, "source_file": ("source_file", "source_row")})
    yield _Sheet(t("sheet.figures"), _figures(collection), {})
    links = collection.links.rename(columns={"kind": "link_kind"})[LINK_COLUMNS]
    yield _Sheet(t("sheet.links"), links, {**here, "first_row": ("first_file", "first_row")})
    yield _Sheet(t("sheet.totals"), collection.totals[TOTAL_COLUMNS], here)
    files = collection.files.rename(columns={"source_file": "file"})[FILE_COLUMNS]
    yield _Sheet(t("sheet.files"), files, {"file": ("file", "")})


def _figures(collection: Collection) -> pd.DataFrame:
    figures = collection.figures
    plain = figures["indicator"].eq(t("registers.result")) & figures[["low", "high"]].isna().all(axis=1)
    figures = figures[~plain].merge(collection.models[["model_id", "name"]], on="model_id")
    shown = lru_cache(100_000)(interval)
    read = [shown(*ends) for ends in zip(figures["low"], figures["high"], figures["unit"], strict=True)]
    return figures.assign(reading=pd.Series(read, dtype="str"))[FIGURE_COLUMNS]


class _Styles:
    """The formats of a book, each made once."""

    def __init__(self, book: Workbook) -> None:
        make = book.add_format
        self.head = make({"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79", "text_wrap": True,
                          "valign": "vcenter"})  # fmt: skip
        self.link = make({"font_color": "#0563C1", "underline": 1})
        self.warning = make({"bold": True, "font_color": "#9C0006"})
        self.wrapped = make({"text_wrap": True, "valign": "top"})
        self.quoted = make({"quote_prefix": True})
        self.quoted_wrapped = make({"quote_prefix": True, "text_wrap": True, "valign": "top"})
        self.whole, self.broken = make({"num_format": "#,##0"}), make({"num_format": "#,##0.##"})


class _Link(Url):  # type: ignore[misc]  # its library has no types
    """A link to a file beside the book, with the strokes that every system and office program takes."""

    def __init__(self, target: str, spot: str, text: str) -> None:
        super().__init__(f"external:{target}{f'#{spot}' if spot else ''}")
        self._relationship_link = target
        self._text = text


class _Page:
    """One sheet on its way out, row by row."""

    def __init__(self, book: Workbook, sheet: _Sheet, styles: _Styles, target: Callable[[str], str]) -> None:
        self.page, self.sheet, self.styles, self.target = book.add_worksheet(sheet.title[:31]), sheet, styles, target
        first = sheet.table.head(LOOKED_AT)
        self.widths = [_width(name, _worded(name, first[name])) for name in first]
        self.links = {list(first).index(column): pair for column, pair in sheet.links.items()}
        self.head = 1 if sheet.said else 0

    def write(self) -> None:
        """Write the sheet."""
        page, table, head = self.page, self.sheet.table, self.head
        page.freeze_panes(head + 1, 2 if "model_id" in table else 0)
        for column, width in enumerate(self.widths):
            page.set_column(column, column, width)
        page.autofilter(head, 0, head + len(table), max(0, len(table.columns) - 1))
        _paper(page, sum(self.widths), head)
        if self.sheet.said:
            page.write_string(0, 0, _bounded(self.sheet.said), self.styles.warning)
        lines = (_lines(_heading(name), width) for name, width in zip(table, self.widths, strict=True))
        page.set_row(head, 16 * max(2, *lines))
        for column, name in enumerate(table):
            page.write_string(head, column, _heading(name), self.styles.head)
        for start in range(0, len(table), AT_A_TIME):
            self._rows(table.iloc[start : start + AT_A_TIME], start)

    def _rows(self, table: pd.DataFrame, start: int) -> None:
        columns = [_worded(name, table[name]) for name in table]
        room = MOST_LINKS // max(1, len(self.links))
        told = {at: (table[file].tolist(), table[where].tolist() if where else [""] * len(table))
                for at, (file, where) in self.links.items()}  # fmt: skip
        for at, values in enumerate(zip(*columns, strict=True)):
            row = self.head + 1 + start + at
            for column, value in enumerate(values):
                if column in told and start + at < room and value != "":
                    files, places = told[column]
                    self._link(row, column, _bounded(str(value)), files[at], places[at])
                elif value.__class__ is str:
                    if value:
                        self._text(row, column, value, self.widths[column])
                elif value.__class__ is float:
                    if value == value:
                        self.page.write_number(
                            row, column, value, self.styles.broken if value % 1 else self.styles.whole
                        )
                elif value is not None:
                    self.page.write_number(row, column, value)

    def _text(self, row: int, column: int, value: str, width: int) -> None:
        """Write a text as text, whatever sign it begins with."""
        wrapped, styles = len(value) > width or "\n" in value, self.styles
        if value.startswith(RUN):
            style = styles.quoted_wrapped if wrapped else styles.quoted
        else:
            style = styles.wrapped if wrapped else None
        self.page.write_string(row, column, _bounded(value), style)

    def _link(self, row: int, column: int, text: str, file: str, where: str) -> None:
        sheet, _, line = where.rpartition("!")
        target = self.target(file)
        # Only a workbook's sheets can be led to; tables of Word or a web page have no address.
        workbook = target.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods"))
        spot = f"'{sheet.replace(chr(39), chr(39) * 2)}'!A{line}" if workbook and line.isdigit() else ""
        try:
            self.page.write_url(row, column, _Link(target, spot, text), self.styles.link)
        except ValueError:  # longer than Excel takes
            self._text(row, column, text, self.widths[column])


def _paper(page: Worksheet, width: int, head: int) -> None:
    """Print on A4 across, on as many pages as the columns need to be read, the header and the first two on each."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(-(-width // PAPER_WIDTH), 0)
    page.repeat_rows(0, head)
    if width > PAPER_WIDTH:
        page.repeat_columns(0, 1)


def _width(name: str, column: list[object]) -> int:
    """Return how wide a column is: as its texts, and as the longest word and a third of its heading."""
    head = _heading(name)
    least = max(LEAST_WIDTH, *(len(word) + 4 for word in head.split()), len(head) // 3 + 4)
    longest = max((len(str(value)) for value in column), default=0) + 2
    return max(least, min(longest, WIDER.get(name, MOST_WIDTH)))


def _lines(text: str, width: int) -> int:
    return -(-len(text) // max(1, width - 4))


def _bounded(text: str) -> str:
    """Return a text as a cell can hold it."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST]


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
    return list(column)


def _word(group: str, code: str) -> str:
    key = f"{group}.{code}"
    return t(key) if code and key in catalogue() else code


def _target(folder: Path, home: Path) -> Callable[[str], str]:
    """Return how a file's link is written: relative to the workbook where both are on one drive."""

    @lru_cache(10_000)
    def target(name: str) -> str:
        file = (folder / name).resolve()
        try:
            return quote(Path(os.path.relpath(file, home.resolve())).as_posix())
        except ValueError:
            return file.as_uri()

    return target
