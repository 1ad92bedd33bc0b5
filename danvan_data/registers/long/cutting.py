"""A long text table cut into stretches of whole records, and what each needs of the rows above it."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

from danvan_data.registers.columns.content import SAMPLE
from danvan_data.registers.files.book import Value, error
from danvan_data.registers.files.bounds import (
    LONG_LINES,
    LONG_TEXT,
    MAX_LONG_ROWS,
    MAX_LONG_TEXT,
    STRETCH_BYTES,
    STRETCH_LINES,
)
from danvan_data.registers.files.file_kind import kind_of
from danvan_data.registers.files.plain.stray_quotes import read_records
from danvan_data.registers.files.plain.text_table import decode, encoding_of, find_delimiter, text_in

Rows = list[list[Value]]

_HEAD = 2**20
"""Bytes that tell what the file is: its encoding, its delimiter."""
_LEAST = 2**14
"""Bytes of a stretch at least, however short its lines."""
_LOOK_BACK = 300
"""Records above a cut in which the value that a blank or a ditto repeats is looked for."""
_TRIES = 400
"""Lines near a cut that are tried for one that begins a record."""
_TALL = 40
"""Rows of a title and a header at most, before the rows by which columns are known."""


@dataclass(frozen=True)
class Head:
    """How a text is read, and its first rows: the title, the header, and the rows by which columns are known."""

    encoding: str
    skip: int
    delimiter: str
    rows: Rows = field(repr=False)


class Cut(NamedTuple):
    """The records of a stretch, how many had a stray mark, how many letters are broken, whether all is ASCII."""

    records: list[list[str]]
    mended: int
    broken: int
    plain: bool


def cut_of(data: bytes, head: Head, first: int) -> Cut:
    """Return the records of a stretch's bytes; a line that names the delimiter stands before the file's first row."""
    text = text_in(data, head.encoding)
    if not first:
        _, text = find_delimiter(text)
    return Cut(*read_records(text, head.delimiter), text.count("\ufffd"), data.isascii())


@dataclass(frozen=True)
class Stretch:
    """A part of a long text: `size` bytes from `offset`, whose first record is row `first` (from 0) of the file.

    `above`: the row just above it, its blanks filled from the rows before: what a ditto in the first row repeats.
    `cut`: its text and records, for a reader in this process: another one reads them from the file.
    """

    path: Path
    head: Head = field(repr=False)
    offset: int
    size: int
    first: int
    above: list[Value] | None = field(default=None, repr=False)
    cut: Cut | None = field(default=None, repr=False, compare=False)

    def __getstate__(self) -> dict[str, object]:
        return self.__dict__ | {"cut": None}

    def read(self) -> Cut:
        """Return its text and records."""
        if self.cut is not None:
            return self.cut
        with self.path.open("rb") as file:
            file.seek(self.offset)
            return cut_of(file.read(self.size), self.head, self.first)


def is_long(path: Path) -> bool:
    """Tell whether a file is a text with more bytes or lines than are held at once; False where it cannot be told."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) or about.st_size < LONG_LINES:  # a line is a byte at least
            return False
        with path.open("rb") as file:
            start = file.read(_HEAD)
            if _is_text(path, start):
                return about.st_size > LONG_TEXT or _lines(file, start.count(b"\n")) > LONG_LINES
    except OSError:
        return False
    return False


def _is_text(path: Path, start: bytes) -> bool:
    if start.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"%PDF")):
        return False
    try:
        return kind_of(path, start) == "text"
    except ValueError:
        return False


def _lines(file: BinaryIO, so_far: int) -> int:
    while so_far <= LONG_LINES and (block := file.read(_HEAD)):
        so_far += block.count(b"\n")
    return so_far


def stretches(path: Path, size: int = STRETCH_BYTES) -> Iterator[Stretch]:
    """Yield the stretches of a long text, each of about `size` bytes; the file is gone through once.

    Raises:
        RegisterError: the text is larger than any register, or one record is.

    """
    with path.open("rb") as file:
        if (whole := path.stat().st_size) > MAX_LONG_TEXT:
            raise error("too_large_text", path, limit=MAX_LONG_TEXT // 2**20)
        head = _head(path, file.read(min(_HEAD, size)))
        offset, first, above = head.skip, 0, None
        while offset < whole:
            file.seek(offset)
            data = file.read(size + _HEAD)
            lines = data.count(b"\n")
            fits = size if lines <= STRETCH_LINES else max(_LEAST, len(data) * STRETCH_LINES // lines)
            data = _cut(path, data[: fits + _HEAD], fits, head, offset + fits + _HEAD >= whole)
            cut = cut_of(data, head, first)
            last, count = cut.records[-_LOOK_BACK:], len(cut.records)
            yield Stretch(path, head, offset, len(data), first, above, cut)
            offset, first = offset + len(data), first + count
            if first > MAX_LONG_ROWS:
                raise error("too_large_text", path, limit=MAX_LONG_TEXT // 2**20)
            above = _filled(last) or above


def _head(path: Path, start: bytes) -> Head:
    """Return how the text is read, judged by its first bytes up to the last whole line."""
    end = start.rfind(b"\n") + 1 or len(start)
    whole = start[: end + (start[end : end + 1] == b"\x00")]  # in UTF-16 a zero follows
    encoding, skip = encoding_of(path, whole)
    text, _ = decode(path, whole)  # refuses what is no text
    delimiter, text = find_delimiter(text)
    records, _ = read_records(text, delimiter)
    return Head(encoding, skip, delimiter, cells(records[: SAMPLE + _TALL]))


def cells(records: list[list[str]]) -> Rows:
    """Return records as rows of cells, blank ones as None."""
    return [[value or None for value in record] for record in records]


def _cut(path: Path, data: bytes, size: int, head: Head, last: bool) -> bytes:
    """Return the bytes up to the end of a record near `size`: none of its marks open, and a record begins below."""
    if last and len(data) <= size:
        return data
    line = "\n".encode(head.encoding)
    mark, cut = '"'.encode(head.encoding), head.delimiter.encode(head.encoding)
    usual = max((len(row) for row in head.rows), default=1) - 1
    first, at = -1, _next_line(data, line, min(size, len(data)) - 1)
    marks = data[:at].count(mark) if at > 0 else 0
    for _ in range(_TRIES):
        if at <= 0:
            break
        first = at if first < 0 else first
        following = _next_line(data, line, at)
        record = data[at : following if following > 0 else len(data)]
        if marks % 2 == 0 and record.count(mark) % 2 == 0 and record.count(cut) == usual:
            return data[:at]
        marks, at = marks + record.count(mark), following
    if first > 0:
        return data[:first]
    if last:
        return data
    raise error("long_text", path, grid="csv", row="…", limit=_HEAD)


def _next_line(data: bytes, line: bytes, start: int) -> int:
    """Return where the line after `start` begins, -1 where none does; UTF-16 has two bytes a letter."""
    at = data.find(line, start)
    while at >= 0 and at % len(line):
        at = data.find(line, at + 1)
    return at + len(line) if at >= 0 else -1


def _filled(records: list[list[str]]) -> list[Value] | None:
    """Return the last row of several cells, its blanks filled from above, up to the last row of one: a heading."""
    filled: list[Value] = []
    for record in reversed(records):
        if sum(map(bool, record)) < 2:
            if filled:
                break
            continue
        filled += [None] * (len(record) - len(filled))
        for column, text in enumerate(record):
            if filled[column] is None and text and not re.fullmatch(r"\W*(?:nt|như trên|-)?\W*", text, re.IGNORECASE):
                filled[column] = text
    return filled or None


__all__ = ["Cut", "Head", "Stretch", "cells", "is_long", "stretches"]
