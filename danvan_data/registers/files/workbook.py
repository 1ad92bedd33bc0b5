"""Excel workbooks: xlsx and xlsm by calamine, after a scan of what calamine would do with them."""

import zipfile
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

import python_calamine

from danvan_data.language import number, t
from danvan_data.registers.files.book import (
    Book,
    Grid,
    Value,
    check_columns,
    clip,
    error,
    plain,
    rectangle,
)
from danvan_data.registers.files.bounds import MAX_CELLS, MAX_CHARACTERS, MAX_STRINGS
from danvan_data.registers.files.safety import (
    attributes,
    check_part,
    inflate,
    local,
    open_zip,
    parse_xml,
    read_part,
    refuse_doctype,
    xml_events,
)
from danvan_data.registers.files.sheet_scan import (
    SheetFacts,
    measure,
    measure_usual,
    scan_sheet,
    shared_indexes,
    string_lengths,
)


def read_workbook(path: Path, data: bytes) -> Book:
    """Read every worksheet of an xlsx or xlsm, hidden ones too; formulas by their stored value."""
    with open_zip(path, data) as archive:
        parts = sheet_parts(path, archive)
        facts = {name: _facts(path, archive, name, part) for name, part in parts.items()}
        _check_size(path, facts)
        _check_strings(path, archive, parts, facts)
        for name in archive.namelist():
            if name.lower().endswith((".xml", ".rels")) and name not in parts.values():
                if "sharedstrings" in name.lower() and archive.getinfo(name).file_size > MAX_STRINGS:
                    raise error("bomb", path)
                check_part(path, archive, name)
    book = Book(path, [])
    with _open(path, data) as workbook:
        for sheet in workbook.sheets_metadata:
            if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            about = facts.get(sheet.name)
            if about is None:
                raise error("damaged", path)
            rows = _rows(path, workbook, sheet.name)
            _put_errors(path, sheet.name, rows, about)
            rows = rectangle(path, sheet.name, rows)
            hidden = {row for row in about.hidden_rows if row < len(rows)}
            visible = sheet.visible == python_calamine.SheetVisibleEnum.Visible
            book.grids.append(Grid(sheet.name, rows, clip(about.merges, rows), hidden, not visible))
            if about.without_result:
                count = number(about.without_result)
                book.notes.append(t("files.note_formulas", sheet=sheet.name, count=count))
    return book


def sheet_parts(path: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the zip member of every sheet by the sheet's name, in the workbook's order."""
    names = {name.lower(): name for name in archive.namelist()}
    main = _main_part(path, archive, names)
    folder = PurePosixPath(main).parent
    relations = names.get(str(folder / "_rels" / f"{PurePosixPath(main).name}.rels").lower())
    if not relations:
        raise error("damaged", path)
    targets = {}
    for relation in parse_xml(path, read_part(path, archive, relations)):
        pairs = attributes(relation)
        target = pairs.get("Target", "")
        full = target.lstrip("/") if target.startswith("/") else str(folder / target)
        if pairs.get("Id", "") in targets:
            raise error("damaged", path)
        targets[pairs.get("Id", "")] = names.get(full.lower(), "")
    parts = {}
    for sheet in parse_xml(path, read_part(path, archive, main)).iter():
        if local(sheet) == "sheet":
            pairs = attributes(sheet)
            part = targets.get(pairs.get("id", ""), "")
            # Two readings of one name would let a sheet in that nobody has measured.
            if not part or pairs.get("name", "") in parts or len(pairs) != len(sheet.attrib):
                raise error("damaged", path)
            parts[pairs.get("name", "")] = part
    return parts


def _main_part(path: Path, archive: zipfile.ZipFile, names: dict[str, str]) -> str:
    if "xl/workbook.xml" in names:
        return names["xl/workbook.xml"]
    for part in parse_xml(path, read_part(path, archive, "[Content_Types].xml")):
        pairs = attributes(part)
        if "sheet.main" in pairs.get("ContentType", ""):
            return names.get(pairs.get("PartName", "").lstrip("/").lower(), "")
    raise error("damaged", path)


def _facts(path: Path, archive: zipfile.ZipFile, name: str, part: str) -> SheetFacts:
    facts = scan_sheet(inflate(path, archive, part))
    refuse_doctype(path, facts.head)
    if facts.needs_measuring:
        # Formatted blank rows down to the end of the sheet are common and cost nothing.
        if facts.usual:
            measure_usual(facts, inflate(path, archive, part))
        else:
            measure(facts, xml_events(path, inflate(path, archive, part)))
    return facts


def _check_size(path: Path, facts: dict[str, SheetFacts]) -> None:
    for name, about in facts.items():
        check_columns(path, name, about.last_column + 1)
        if about.cells > MAX_CELLS:
            raise error("too_far", path, grid=name[:40])
    if sum(about.cells for about in facts.values()) > 2 * MAX_CELLS:
        raise error("bomb", path)


def _check_strings(path: Path, archive: zipfile.ZipFile, parts: dict[str, str], facts: dict[str, SheetFacts]) -> None:
    """Refuse a text that is stored once and shown so often that no memory holds it: calamine copies it each time."""
    part = next((name for name in archive.namelist() if name.lower().endswith("sharedstrings.xml")), "")
    if not part:
        return
    lengths = string_lengths(inflate(path, archive, part, MAX_STRINGS))
    if max(lengths, default=0) * sum(about.shared for about in facts.values()) <= MAX_CHARACTERS:
        return
    told = 0
    for sheet in parts.values():
        for index in shared_indexes(inflate(path, archive, sheet)):
            told += lengths[index] if index < len(lengths) else 0
        if told > MAX_CHARACTERS:
            raise error("bomb", path)


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
