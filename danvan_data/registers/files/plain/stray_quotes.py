"""The records of a text table, whatever became of its quotation marks.

A mark that opens a field and is never closed takes in the records below it, up to the next mark: silently, where
that one happens to stand at a field's end. So no field of several lines is believed before its lines were looked at.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from danvan_data.registers.files.bounds import MAX_CELL_TEXT

_MOST_LINES = 200
_SHOWN_LIKE_RECORDS = 0.6
_FEW_LINES = 3
_SAMPLE = 200_000


def read_records(text: str, delimiter: str) -> tuple[list[list[str]], int]:
    """Return the records, and in how many of them a quotation mark was taken for a mere mark."""
    if '"' in text:
        strict = _strict(text, delimiter)
        return (strict, 0) if strict is not None else _Mender(text, delimiter).read()
    return [line.split(delimiter) for line in _lines(text)], 0


def _lines(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _line_count(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n") + (not text.endswith(("\n", "\r")))


def _strict(text: str, delimiter: str) -> list[list[str]] | None:
    """Return the records of a table whose marks are all as the rule has them, None of any other."""
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    if len(records) == _line_count(text):  # no field of several lines
        return records
    width = _width(text, delimiter)
    for at, record in enumerate(records):
        for place, field in enumerate(record):
            if "\n" in field or "\r" in field:
                following = records[at + 1] if at + 1 < len(records) else []
                shape = _Shape(delimiter, width, place, _number(record[:place]), _number(following), sloppy=False)
                if shape.swallowed(field):
                    return None
    return records


def _width(text: str, delimiter: str) -> int:
    """Return the usual number of fields: of the lines without a mark, else of all."""
    lines = text[:_SAMPLE].splitlines()
    for listed in ([line for line in lines if '"' not in line], lines):
        counts = Counter(line.count(delimiter) + 1 for line in listed if delimiter in line)
        if counts:
            return max(counts, key=lambda width: (counts[width], width))
    return 1


def _number(record: Sequence[str]) -> int | None:
    """Return the running number that a record begins with."""
    mark = record[0].strip(' ."') if record else ""
    return int(mark) if mark.isdecimal() and len(mark) < 9 else None


@dataclass
class _Shape:
    """What is known around a field of several lines: the table's width, the fields and running numbers beside it."""

    delimiter: str
    width: int
    before: int
    number: int | None
    following: int | None
    sloppy: bool
    """Elsewhere in the file a mark stands where the rule allows none."""

    def swallowed(self, field: str) -> bool:
        """Tell whether the field has taken in whole records."""
        first, *lines = field.splitlines() or [""]
        if len(lines) > _MOST_LINES:
            return True
        if self.number is not None:
            goes_on = [_number(line.split(self.delimiter, 1)) for line in lines if self.delimiter in line]
            if self.number + 1 in goes_on:
                # "2,5 tấn" in a text under number 1 is none: there the next record has the number 2 itself.
                return self.following != self.number + 1
            if self.following == self.number + 1:
                return False
        inner = lines[:-1] or lines
        alike = sum(line.count(self.delimiter) == self.width - 1 for line in inner)
        whole = 0 < first.count(self.delimiter) == self.width - 1 - self.before
        many = whole or len(inner) >= _FEW_LINES or (self.sloppy and self.width > 2)
        return self.width > 1 and many and alike >= _SHOWN_LIKE_RECORDS * len(inner)


class _Mender:
    """Reads field by field; a mark that opens nothing, or that would swallow records, is part of the text."""

    def __init__(self, text: str, delimiter: str) -> None:
        self.text, self.delimiter = text, delimiter
        self.width = _width(text, delimiter)
        self.stop = re.compile(f"[{re.escape(delimiter)}\r\n]")
        self.closing = re.compile(f'" *(?=[{re.escape(delimiter)}\r\n]|$)')
        self.place = 0
        self.mended = 0

    def read(self) -> tuple[list[list[str]], int]:
        records = []
        while self.place < len(self.text):
            before = self.mended
            records.append(self.record())
            self.mended = min(self.mended, before + 1)
        return records, self.mended

    def record(self) -> list[str]:
        text = self.text
        fields: list[str] = []
        while True:
            fields.append(self.field(fields))
            mark = text[self.place : self.place + 1]
            self.place += 1
            if mark == self.delimiter:
                continue
            if mark == "\r" and text[self.place : self.place + 1] == "\n":
                self.place += 1
            return fields if fields != [""] else []

    def field(self, before: list[str]) -> str:
        start = self.place
        if self.text[start : start + 1] == '"':
            value = self.quoted(start, before)
            if value is not None:
                return value
            self.mended += 1
        found = self.stop.search(self.text, start)
        self.place = found.start() if found else len(self.text)
        return self.text[start : self.place]

    def quoted(self, start: int, before: list[str]) -> str | None:
        """Return the field that a mark at `start` opens, None when it opens none."""
        text, end = self.text, start + 1
        limit = min(len(text), start + MAX_CELL_TEXT)
        while (end := text.find('"', end, limit)) >= 0 and text[end + 1 : end + 2] == '"':
            end += 2
        if end < 0:
            return None
        after = self.closing.match(text, end)
        if after is None:
            return self.loosely_quoted(start, limit)
        value = text[start + 1 : end].replace('""', '"')
        if "\n" in value or "\r" in value:
            following = self.next_number(after.end())
            shape = _Shape(self.delimiter, self.width, len(before), _number(before), following, sloppy=True)
            if shape.swallowed(value):
                return None
        self.place = after.end()
        return value

    def loosely_quoted(self, start: int, limit: int) -> str | None:
        """Return a field in marks that holds others which were not doubled: `"Tổ "Nhà sạch; vườn đẹp" thôn 3"`."""
        line = re.compile(r"[\r\n]").search(self.text, start, limit)
        for close in self.closing.finditer(self.text, start + 1, line.end() if line else limit):
            inner = self.text[start + 1 : close.start()]
            if inner.count('"') % 2 == 0:
                self.place = close.end()
                self.mended += 1
                return inner
        return None

    def next_number(self, place: int) -> int | None:
        """Return the running number of the line below `place`."""
        line = re.compile(r"[\r\n]+([^\r\n]{0,40})").search(self.text, place, place + MAX_CELL_TEXT)
        return _number(line[1].split(self.delimiter, 1)) if line and self.delimiter in line[1] else None
