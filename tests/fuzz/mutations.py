"""Files changed at random: bytes, members of a zip, XML, cells of a grid, lines of a text. Deterministic by seed."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import xlsxwriter

from danvan_data.registers.files.excel.workbook import read_workbook

Rows = list[list[object]]

NASTY = (
    b'\x00', b'\xff', b'\xff\xfe', b'PK\x03\x04', b'\r', b'\n\n', b'"', b'""', b';', b',', b'\t', b'<',
    b'&#0;', b'&x;', b']]>', b'<!--', b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b'\xef\xbb\xbf', b'\x1a', b'\xe1\xba',
    b'%', b"=cmd|' /C calc'!A0",
)  # fmt: skip
TEXTS = (
    "", " ", "nt", '"', "-", "x", "1", "0", "1.", "(1)", "I", "IV.", "A.", "TT", "STT", "Tên mô hình",
    "Nội dung", "Cộng", "Tổng cộng: 7 mô hình",
    "Tổng số: 999999999999999999", "Không có", "Nơi nhận:", "T/M BAN THƯỜNG VỤ", "LĨNH VỰC KINH TẾ",
    "II. QUỐC PHÒNG - AN NINH", "Xã An Lạc",
    "Hội Nông dân xã", "2023", "2021-2023", "15/3/2024", "1e999", "-1", "1,5 tỷ đồng", "hơn 40ha", "=1+1",
    "@SUM(A1)", "+84 912 345 678",
    "a" * 400, "Mô hình 1; Mô hình 2; Mô hình 3", "- Một\n- Hai\n- Ba", "1. Một 2. Hai", "\u202e\u200b\ufeff",
    "Ð", "Tæ tù qu¶n", "🐉", "\x07",
    "như trên", "…", "Mô hình “Tiếng kẻng an ninh", "và xây dựng",
)  # fmt: skip
NUMBERS = (0, -1, 1, 2**31, 2**53 + 1, 1e308, 1e-300, 0.1, 45000, 2958466, 12345678901234567890)
ENDINGS = ("xlsx", "xls", "csv", "docx", "html", "txt", "ods", "pdf", "xml")
CORE = "docProps/core.xml"
STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ATTRIBUTE = re.compile(r'="([^"]*)"')
VALUES = (
    "",
    "0",
    "-1",
    "1",
    "99999999",
    "1e9",
    "A1",
    "XFD1048576",
    "A0",
    "A1:XFD1048576",
    "B2:A1",
    "true",
    "s",
    "inlineStr",
    "str",
    "e",
    "rId99",
    "vi",
    "\u0001",
)


@dataclass(frozen=True)
class Sample:
    """A file that is well: its name and its bytes."""

    name: str
    data: bytes


def mutated(corpus: Sequence[Sample], seed: int) -> Sample:
    """Return the file that a seed makes of a corpus."""
    chance = Random(seed)
    sample = chance.choice(corpus)
    name, data = sample.name, sample.data
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        change = chance.choice(_CHANGES[_kind(data)])
        try:
            data = change(data, chance, corpus)
        except Exception:  # already too broken for a change of this kind
            data = change_bytes(data, chance, corpus)
        if len(data) > 400_000:
            data = data[:400_000]
    if chance.random() < 0.05:
        name = f"{name.rpartition('.')[0]}.{chance.choice(ENDINGS)}"
    return Sample(f"{seed}_{name}", data)


def _kind(data: bytes) -> str:
    if data.startswith(b"PK"):
        return "zip"
    return "binary" if data.startswith(b"\xd0\xcf\x11\xe0") or b"\x00" in data[:200] else "text"


def change_bytes(data: bytes, chance: Random, corpus: Sequence[Sample]) -> bytes:
    """Change a few bytes: flipped, cut out, put in, doubled, cut off, or of another file."""
    if not data:
        return b"x"
    at, length = chance.randrange(len(data)), chance.choice((1, 1, 2, 8, 64, 512))
    way = chance.randrange(6)
    if way == 0:
        flipped = bytearray(data)
        for _ in range(chance.choice((1, 3, 20))):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(flipped)
    if way == 1:
        return data[:at] + data[at + length :]
    if way == 2:
        return data[:at] + chance.choice(NASTY) * chance.choice((1, 1, 3)) + data[at:]
    if way == 3:
        return data[:at] + data[at : at + length] * chance.choice((2, 5)) + data[at + length :]
    if way == 4:
        return data[:at]
    other = chance.choice(corpus).data
    place = chance.randrange(len(other) + 1)
    return data[:at] + other[place : place + length * 4] + data[at:]


def change_member(data: bytes, chance: Random, corpus: Sequence[Sample]) -> bytes:
    """Change a member of a zip: its XML, its bytes, its name; leave it out, have it twice, take another file's."""
    members = _members(data)
    name = chance.choice(sorted(members))
    way = chance.randrange(8)
    if way < 4 and name.endswith((".xml", ".rels")):
        members[name] = change_xml(members[name], chance)
    elif way == 4:
        members[name] = change_bytes(members[name], chance, corpus)
    elif way == 5:
        del members[name]
    elif way == 6:
        members[chance.choice((name.upper(), name.replace("/", "\\"), f"../{name}", f"/{name}", "xl/workbook.xml"))] = (
            members[name]
        )
    else:
        other = _members(chance.choice([sample for sample in corpus if sample.data.startswith(b"PK")]).data)
        members[name] = other.get(name) or other[chance.choice(sorted(other))]
    return _zipped(members, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))


def undated(data: bytes) -> bytes:
    """Return a zip, an office file among them, that does not say when it was made: a seed makes one file on any day."""
    members = _members(data)
    if (core := members.get(CORE)) is not None:
        members[CORE] = STAMP.sub(b"2024-01-01T00:00:00Z", core)
    return _zipped(members, zipfile.ZIP_DEFLATED)


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if info.file_size < 2_000_000}


def _zipped(members: dict[str, bytes], compression: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return buffer.getvalue()


def change_xml(data: bytes, chance: Random, corpus: Sequence[Sample] = ()) -> bytes:
    """Change a tag, an attribute or a text of XML or HTML."""
    text = data.decode("utf-8", "surrogateescape")
    tags = [match.span() for match in re.finditer(r"<[^<>]+>", text)]
    if not tags:
        return change_bytes(data, chance, corpus or [Sample("", data)])
    start, end = chance.choice(tags)
    way = chance.randrange(6)
    if way == 0:
        text = text[:start] + text[end:]
    elif way == 1:
        text = text[:end] + text[start:end] * chance.choice((1, 3, 50)) + text[end:]
    elif way == 2 and (found := list(ATTRIBUTE.finditer(text, start, end))):
        span = chance.choice(found).span(1)
        text = text[: span[0]] + chance.choice(VALUES) + text[span[1] :]
    elif way == 3:
        following = next((a for a, _ in tags if a >= end), len(text))
        text = text[:end] + _escaped(chance.choice(TEXTS)) + text[following:]
    elif way == 4:
        other = chance.choice(tags)
        low, high = sorted(((start, end), other))
        text = (
            text[: low[0]] + text[slice(*high)] + text[low[1] : high[0]] + text[slice(*low)] + text[high[1] :]
            if low[1] <= high[0]
            else text[:start]
        )
    else:
        last = chance.choice([b for _, b in tags if b >= end])
        text = text[:end] + text[end:last] * chance.choice((2, 4)) + text[last:]
    return text.encode("utf-8", "surrogateescape")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def change_lines(data: bytes, chance: Random, corpus: Sequence[Sample]) -> bytes:
    """Change a text table: its lines, its cells, its delimiter, its marks, its encoding."""
    text = data.decode("utf-8", "surrogateescape")
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    delimiter = max(";,\t|", key=text.count)
    way = chance.randrange(9)
    if way == 0:
        chance.shuffle(lines)
    elif way == 1:
        lines.insert(at, chance.choice(lines))
    elif way == 2:
        del lines[at]
    elif way in (3, 4):
        cells = lines[at].split(delimiter)
        cells[chance.randrange(len(cells))] = chance.choice(TEXTS)
        lines[at] = delimiter.join(cells)
    elif way == 5:
        lines.insert(at, delimiter.join(chance.choice(TEXTS) for _ in range(lines[0].count(delimiter) + 1)))
    elif way == 6:
        return text.replace(delimiter, chance.choice(";,\t|")).encode("utf-8", "surrogateescape")
    elif way == 7:
        lines[at] = lines[at].replace(delimiter, f'{delimiter}"', 1)
    else:
        encoding = chance.choice(("utf-16", "cp1258", "utf-8-sig", "utf-16-be", "latin-1"))
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").encode(encoding, "replace")
    return chance.choice(("\n", "\n", "\r\n", "\r")).join(lines).encode("utf-8", "surrogateescape")


def change_grid(data: bytes, chance: Random, corpus: Sequence[Sample]) -> bytes:
    """Read a workbook's cells, change them as a clerk might, write them into a new one."""
    # The bounded reader: calamine ends the process where a cell that was changed before lies far out.
    rows: Rows = [list(row) for row in read_workbook(Path("grid.xlsx"), data).grids[0].rows][:300]
    for _ in range(chance.choice((1, 2, 5))):
        _change_cells(rows, chance)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "nan_inf_to_errors": True}) as book:
        sheet = book.add_worksheet(chance.choice(("Sheet1", "Xã An Lạc", "2023", "Danh sách")))
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, bool | int | float):
                    sheet.write(at, column, value)
                elif value not in ("", None):
                    sheet.write_string(at, column, str(value))
        for _ in range(chance.choice((0, 0, 1, 3))):
            top, left = chance.randrange(max(1, len(rows))), chance.randrange(8)
            try:
                sheet.merge_range(
                    top, left, top + chance.randrange(4), left + chance.randrange(1, 4), chance.choice(TEXTS)
                )
            except xlsxwriter.exceptions.OverlappingRange:
                continue
        if chance.random() < 0.2:
            sheet.set_row(chance.randrange(max(1, len(rows))), None, None, {"hidden": True})
        if chance.random() < 0.1:
            sheet.set_column(1, chance.randrange(1, 5), None, None, {"hidden": True})
    return undated(buffer.getvalue())


def _change_cells(rows: Rows, chance: Random) -> None:
    width = max(map(len, rows), default=0) or 1
    at = chance.randrange(len(rows) + 1)
    way = chance.randrange(8)
    if way == 0:
        rows.insert(at, [chance.choice(TEXTS) if chance.random() < 0.3 else "" for _ in range(width)])
    elif way == 1 and rows:
        rows.insert(at, list(chance.choice(rows)))
    elif way == 2 and rows:
        del rows[min(at, len(rows) - 1)]
    elif way == 3 and rows:
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice((*TEXTS, *NUMBERS))
    elif way == 4:
        column = chance.randrange(width)
        for row in rows:
            if column < len(row):
                row[column] = "" if chance.random() < 0.5 else chance.choice(TEXTS)
    elif way == 5:
        order = list(range(width))
        chance.shuffle(order)
        rows[:] = [[row[column] if column < len(row) else "" for column in order] for row in rows]
    elif way == 6:
        rows.insert(at, [chance.choice(TEXTS), *[""] * (width - 1)])
    elif rows:
        start = chance.randrange(len(rows))
        rows[at:at] = [list(row) for row in rows[start : start + chance.choice((2, 10, 60))]]


Change = Callable[[bytes, Random, Sequence[Sample]], bytes]
_CHANGES: dict[str, tuple[Change, ...]] = {
    "zip": (change_bytes, change_member, change_member, change_grid, change_grid),
    "binary": (change_bytes,),
    "text": (change_bytes, change_lines, change_lines, change_xml),
}
