"""Tables as plain text: any encoding and any delimiter that office programs write."""

import csv
import io
import re
import unicodedata
from collections import Counter
from itertools import islice
from pathlib import Path

from danvan_data.language import t
from danvan_data.registers.files.book import Book, Grid, Value, error, rectangle
from danvan_data.registers.files.bounds import MAX_CELLS, MAX_TEXT
from danvan_data.registers.files.plain.fixed_width import split_columns
from danvan_data.registers.files.plain.stray_quotes import read_records

DELIMITERS = ";,\t|"
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
WESTERN = "cp1252"
"""Of 8-bit text that is in no encoding of its own: its bytes as letters, from which legacy fonts are told."""
_CP1258_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")


def read_text_table(path: Path, data: bytes) -> Book:
    """Read a csv, tsv or txt table as one grid named "csv"."""
    if len(data) > MAX_TEXT:
        raise error("too_large_text", path, limit=MAX_TEXT // 2**20)
    text, notes = decode(path, data)
    delimiter, text = find_delimiter(text)
    cuts = _cuts(text, delimiter)
    set_in_columns = None if cuts else split_columns(text)
    if set_in_columns or _is_prose(text, delimiter, cuts):
        records, mended = set_in_columns or [[line] for line in text.splitlines()], 0
    else:
        records, mended = read_records(text, delimiter)
    if mended:
        notes.append(t("files.note_quotes", records=mended))
    return Book(path, [Grid("csv", rectangle(path, "csv", _rows(path, records)), kind="csv")], notes)


def decode(path: Path, data: bytes) -> tuple[str, list[str]]:
    """Return the text and notes on its encoding; legacy 8-bit Vietnamese stays as Latin letters.

    Raises:
        RegisterError: when the bytes are no text at all.

    """
    encoding, skip = encoding_of(path, data)
    text = text_in(data[skip:], encoding)
    sample = text[:100_000]
    controls = sum(1 for char in sample if unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs")) - sum(
        sample.count(char) for char in "\r\n\t\x0b\x0c\x1a"
    )
    if controls > 0.02 * len(sample) or sample.count("\ufffd") > 0.1 * len(sample):
        raise error("binary", path)
    return text, encoding_notes(encoding, text.count("\ufffd"), data.isascii())


def encoding_notes(encoding: str, broken: int, plain: bool) -> list[str]:
    """Return what is to be said of an encoding; `broken`: letters that could not be read, `plain`: ASCII alone."""
    if encoding == "cp1258":
        return [t("files.note_windows_1258")]
    if encoding == WESTERN:
        return [] if plain else [t("files.note_8bit")]
    return [t("files.note_bytes", count=broken)] if broken else []


def encoding_of(path: Path, data: bytes) -> tuple[str, int]:
    """Return the encoding of a text's bytes, and how many of them are a mark of it.

    Raises:
        RegisterError: when the bytes are no text at all.

    """
    encoding, skip = _unicode_encoding(data)
    if not encoding and b"\x00" in data:
        raise error("binary", path)
    return (encoding, skip) if encoding else (_encoding_8bit(data), 0)


def text_in(data: bytes, encoding: str) -> str:
    """Return bytes as text; those of no letter as U+FFFD."""
    text = data.decode(encoding, "replace")
    if encoding == WESTERN and "\ufffd" in text:
        text = data.decode("latin-1")
    if encoding == "cp1258":
        text = unicodedata.normalize("NFC", text)
    return text.rstrip("\x1a")


def _unicode_encoding(data: bytes) -> tuple[str, int]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding, len(bom)
    sample = data[:4096]
    if b"\x00" in sample:
        # Half of the bytes of UTF-16 punctuation and digits are zero, always on the same side.
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if max(even, odd) >= 0.1 * len(sample) / 2 and min(even, odd) <= 0.05 * max(even, odd):
            return ("utf-16-be" if even > odd else "utf-16-le"), 0
        return "", 0
    try:
        data.decode("utf-8")
        return "utf-8", 0
    except UnicodeDecodeError as problem:
        # A few broken bytes in a text that is otherwise UTF-8: mend those, not the whole text.
        sequences = len(re.findall(rb"[\xc3-\xe1][\x80-\xbf]+", data[:200_000]))
        lone = len(re.findall(rb"[\x80-\xff]", data[:200_000].decode("utf-8", "ignore").encode("ascii", "ignore")))
        broken = data[:200_000].decode("utf-8", "replace").count("\ufffd")
        return ("utf-8" if problem.start > 0 and sequences > 20 * max(1, broken + lone) else ""), 0


def _encoding_8bit(data: bytes) -> str:
    vietnamese = data.decode("cp1258", errors="replace") if not data.isascii() else ""
    tones = [place for place, char in enumerate(vietnamese[:200_000]) if char in _CP1258_TONES]
    after_vowel = sum(1 for place in tones if place and vietnamese[place - 1] in _VOWELS)
    # In windows-1258 a tone is a byte of its own after its vowel; in TCVN3 and VNI the same bytes
    # are whole letters, which follow consonants too.
    return "cp1258" if tones and after_vowel >= 0.9 * len(tones) else WESTERN


def find_delimiter(text: str) -> tuple[str, str]:
    """Return the delimiter that cuts most records into the same number of fields, and the text.

    A first line `sep=;` (a hint to spreadsheets) is believed and blanked, so that record numbers stay.
    """
    hint = re.match(r"sep=(.)\r?(?=\n)", text, re.IGNORECASE)
    if hint:
        return hint[1], text[hint.end() :]
    head = text[:200_000]
    return max(DELIMITERS, key=lambda delimiter: _fit(head, delimiter)), text


def _cuts(text: str, delimiter: str) -> bool:
    """Tell whether a delimiter cuts most lines, rather than a few with a comma in them."""
    lines = [line for line in text[:200_000].splitlines()[:200] if line.strip()]
    return 2 * sum(delimiter in line for line in lines) >= len(lines)


def _is_prose(text: str, delimiter: str, cuts: bool) -> bool:
    """Tell whether a delimiter is a mark of sentences: a blank behind it, it `cuts` few lines or labelled ones."""
    bare = len(re.findall(rf"{re.escape(delimiter)}(?=\S)", text))
    lines = [line for line in text[:200_000].splitlines() if delimiter in line]
    labelled = 2 * sum(all(":" in part for part in line.split(delimiter)) for line in lines) > len(lines)
    return delimiter in ",;" and 4 * bare < text.count(delimiter) and (labelled or not cuts)


def _fit(head: str, delimiter: str) -> tuple[int, int]:
    try:
        records = list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), 200))
    except csv.Error:
        records = [line.split(delimiter) for line in head.splitlines()[:200]]
    counts = Counter(len(record) for record in records if len(record) > 1)
    if not counts:
        return 0, 0
    width, times = max(counts.items(), key=lambda item: (item[1] * min(item[0], 4), item[0]))
    return times * min(width, 4), width


def _rows(path: Path, records: list[list[str]]) -> list[list[Value]]:
    if sum(map(len, records)) > MAX_CELLS:
        raise error("too_far", path, grid="csv")
    rows: list[list[Value]] = []
    for record in records:
        row: list[Value] = [value or None for value in record]
        while row and row[-1] is None:
            row.pop()
        rows.append(row)
    return rows
