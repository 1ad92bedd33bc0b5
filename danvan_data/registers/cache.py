"""What was read of a file, kept for the next run: outside the user's folder, and found by the file's content."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from danvan_data import store
from danvan_data.language import get_language
from danvan_data.registers.files.word.soffice import program
from danvan_data.registers.models.reported import Figure, Reported
from danvan_data.registers.register import Register
from danvan_data.store import frames

FIGURES = "figures"
"""The table of the figure columns, where they are many."""
MOST_BYTES = 2**30
"""A province's files of several years; beyond that what was not used for longest goes."""


def content_mark(path: Path) -> str:
    """Return a mark of a file's content; OSError when it cannot be opened."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Cache(store.Shelf):
    """Registers by the content and name of their file; a missing, damaged or forbidden cache only costs time."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__("registers", ".register", MOST_BYTES, folder)

    def key(self, path: Path, content: str, take: Iterable[str] = ()) -> str:
        """Return the key of a file: its name, content, the sheets to take, the language, and all that reads it."""
        return store.key(path.name, content, get_language(), _office(), *sorted(take))

    def register(self, key: str, path: Path) -> Register | str | None:
        """Return the register kept under `key`, the sentence that says why there is none, or None if unknown."""
        return self.get(key, lambda packed: _unpacked(packed, path))

    def keep(self, key: str, found: Register | str) -> None:
        """Keep a register, or the sentence that says why a file cannot be read."""
        self.put(key, lambda: _packed(found))


def _office() -> str:
    """Return which office program reads old documents, if any: once one is installed, what was refused is read."""
    found = program()
    return f"{found} {Path(found).stat().st_mtime_ns}" if found else ""


def _unpacked(packed: bytes, path: Path) -> Register | str:
    tables, said = frames.unpack_tables(packed)
    if "error" in said:
        return str(said["error"])
    reported: list[Figure] | Reported = [(int(row), str(label), str(text)) for row, label, text in said["reported"]]
    if FIGURES in tables:
        reported = Reported(tables.pop(FIGURES).to_pandas())
    return Register(path, tables, notes=said["notes"], lines=said["lines"], _reported=reported)


def _packed(found: Register | str) -> bytes:
    if isinstance(found, str):
        return frames.pack({}, {"error": found})
    tables, reported = dict(found.tables), found._reported
    if isinstance(reported, Reported):
        tables[FIGURES], reported = pa.Table.from_pandas(reported.table), []
    return frames.pack(tables, {"notes": found.notes, "lines": found.lines, "reported": reported})
