"""The parts of an Excel workbook, measured and checked before calamine lays its sheets out in memory."""

import re
import zipfile
from collections.abc import Collection
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath

from danvan_data.registers.files.book import check_columns, check_rows, error
from danvan_data.registers.files.bounds import MAX_CELLS, MAX_CHARACTERS, MAX_STRINGS, MAX_STYLES
from danvan_data.registers.files.excel.fills import Fills, filled, read_fills
from danvan_data.registers.files.excel.sheet_scan import (
    SheetFacts,
    measure,
    measure_usual,
    scan_sheet,
    shared_indexes,
    string_lengths,
)
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
from danvan_data.registers.files.seen.styles import Style, has_telling_runs, read_styles, telling_runs
from danvan_data.registers.files.seen.typefaces import Run

_DIMENSION = re.compile(rb"<(?:\w{1,9}:)?dimension\s[^<>]{0,200}>(?:</(?:\w{1,9}:)?dimension>)?")
_AREA = re.compile(rb"\bref\s?=\s?[\"']\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Z]{1,3}\$?[1-9]\d{0,6})?[\"']")


@dataclass
class Parts:
    """What was found in a workbook's zip.

    `sheets`: each sheet's member by its name. `facts`: what the scan found in it. `styles`: by their number. `runs`:
    the runs of texts that stand in several fonts. `fills`: the colours of each sheet's cells, where there are several.
    `data`: the file, mended where calamine would stumble over it.
    """

    data: bytes
    sheets: dict[str, str]
    facts: dict[str, SheetFacts]
    styles: list[Style]
    runs: dict[str, list[Run]] = field(default_factory=dict)
    fills: dict[str, Fills] = field(default_factory=dict)


def read_parts(path: Path, data: bytes) -> Parts:
    """Scan, measure and check every part of a workbook.

    Raises:
        RegisterError: when it is damaged, unsafe, or would become larger than the bounds.

    """
    with open_zip(path, data) as archive:
        sheets = sheet_parts(path, archive)
        styles, colours = _styles(path, archive)
        telling = {at for at, style in enumerate(styles) if style.tells()}
        facts = {name: _facts(path, archive, part, telling) for name, part in sheets.items()}
        _check_size(path, facts)
        strings = _strings(archive)
        _check_strings(path, archive, strings, sheets, facts)
        for name in archive.namelist():
            if name.lower().endswith((".xml", ".rels")) and name not in sheets.values():
                check_part(path, archive, name)
        runs = _runs(path, archive, strings, sheets, facts)
        fills = (
            {name: filled(inflate(path, archive, part), colours) for name, part in sheets.items()} if colours else {}
        )
        data = _without_false_dimensions(archive, data, sheets, facts)
    return Parts(data, sheets, facts, styles, runs, fills)


def _strings(archive: zipfile.ZipFile) -> str:
    return next((name for name in archive.namelist() if name.lower().endswith("sharedstrings.xml")), "")


def _styles(path: Path, archive: zipfile.ZipFile) -> tuple[list[Style], dict[int, str]]:
    """Return the styles by their number, and the colours of those that fill a cell."""
    part = next((name for name in archive.namelist() if name.lower().endswith("styles.xml")), "")
    if not part:
        return [], {}
    root = parse_xml(path, read_part(path, archive, part, MAX_STYLES))
    return read_styles(root).cells, read_fills(root)


def _runs(
    path: Path, archive: zipfile.ZipFile, strings: str, sheets: dict[str, str], facts: dict[str, SheetFacts]
) -> dict[str, list[Run]]:
    """Return the runs of the texts that stand in several fonts, shared or within their cell."""
    runs: dict[str, list[Run]] = {}
    if strings and has_telling_runs(inflate(path, archive, strings, MAX_STRINGS)):
        runs |= telling_runs(xml_events(path, inflate(path, archive, strings, MAX_STRINGS)))
    for name, part in sheets.items():
        if facts[name].inline_runs:
            runs |= telling_runs(xml_events(path, inflate(path, archive, part)), "is")
    return runs


def _without_false_dimensions(
    archive: zipfile.ZipFile, data: bytes, sheets: dict[str, str], facts: dict[str, SheetFacts]
) -> bytes:
    """Return the file without the areas that some programs give their sheets wrongly (`A0:AZ48943`)."""
    found = {part: _DIMENSION.search(facts[name].head) for name, part in sheets.items()}
    false = {part: match[0] for part, match in found.items() if match and not _AREA.search(match[0])}
    if not false:
        return data
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in archive.namelist():
            content = archive.read(name)
            target.writestr(name, content.replace(false[name], b"", 1) if name in false else content)
    return out.getvalue()


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


def _facts(path: Path, archive: zipfile.ZipFile, part: str, telling: Collection[int]) -> SheetFacts:
    facts = scan_sheet(inflate(path, archive, part), telling)
    refuse_doctype(path, facts.head)
    if facts.needs_measuring:
        # Formatted blank rows down to the end of the sheet are common and cost nothing.
        if facts.usual:
            measure_usual(facts, inflate(path, archive, part))
        else:
            measure(facts, xml_events(path, inflate(path, archive, part)), telling)
    return facts


def _check_size(path: Path, facts: dict[str, SheetFacts]) -> None:
    for name, about in facts.items():
        check_columns(path, name, about.last_column + 1)
        check_rows(path, name, about.last_row + 1)
        if about.cells > MAX_CELLS:
            raise error("too_far", path, grid=name[:40])
    if sum(about.cells for about in facts.values()) > 2 * MAX_CELLS:
        raise error("bomb", path)


def _check_strings(
    path: Path, archive: zipfile.ZipFile, part: str, parts: dict[str, str], facts: dict[str, SheetFacts]
) -> None:
    """Refuse a text that is stored once and shown so often that no memory holds it: calamine copies it each time."""
    if not part:
        return
    if archive.getinfo(part).file_size > MAX_STRINGS:
        raise error("bomb", path)
    lengths = string_lengths(inflate(path, archive, part, MAX_STRINGS))
    if max(lengths, default=0) * sum(about.shared for about in facts.values()) <= MAX_CHARACTERS:
        return
    told = 0
    for sheet in parts.values():
        for index in shared_indexes(inflate(path, archive, sheet)):
            told += lengths[index] if index < len(lengths) else 0
        if told > MAX_CHARACTERS:
            raise error("bomb", path)
