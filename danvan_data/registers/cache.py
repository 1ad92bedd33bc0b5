"""What was read of a file, kept for the next run: outside the user's folder, and found by the file's content."""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pandas as pd
import platformdirs
from pyarrow import feather

from danvan_data.language import get_language
from danvan_data.registers.register import Register

TABLES = ("models", "ledger", "problems", "totals")
MOST_ENTRIES = 5_000
"""A province's files of several years; beyond that the oldest entries go."""


def default_folder() -> Path:
    """Return the folder of the cache: `DANVAN_CACHE`, else the user's cache folder of this system."""
    named = os.environ.get("DANVAN_CACHE")
    return Path(named) if named else Path(platformdirs.user_cache_dir("danvan-data", appauthor=False)) / "registers"


@lru_cache
def reader_version() -> str:
    """Return a mark of the code that reads registers: a reader that learnt something reads every file again."""
    package = Path(__file__).resolve().parents[1]
    rooms = [path for room in ("text", "language", "quantity", "registers") for path in (package / room).rglob("*")]
    parts = [package / "vocabulary.py", *(path for path in rooms if path.suffix in (".py", ".toml"))]
    digest = hashlib.sha256()
    for part in sorted(parts):
        digest.update(part.read_bytes())
    return digest.hexdigest()


def content_mark(path: Path) -> str:
    """Return a mark of a file's content; OSError when it cannot be opened."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Cache:
    """Registers by the content and name of their file; a missing, damaged or forbidden cache only costs time."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or default_folder()

    def key(self, path: Path, content: str, take: Iterable[str] = ()) -> str:
        """Return the key of a file: of its name, content, the sheets to take, the reader's version and language."""
        parts = "\0".join((path.name, content, get_language(), reader_version(), *sorted(take)))
        return hashlib.sha256(parts.encode("utf-8", "surrogateescape")).hexdigest()

    def get(self, key: str, path: Path) -> Register | str | None:
        """Return the register kept under `key`, the sentence that says why there is none, or None if unknown."""
        try:
            with zipfile.ZipFile(self._file(key)) as kept:
                said = json.loads(kept.read("said.json"))
                if "error" in said:
                    return str(said["error"])
                tables = {name: feather.read_feather(BytesIO(kept.read(name))) for name in TABLES}
        except (OSError, KeyError, ValueError, zipfile.BadZipFile):
            return None
        reported = [(int(row), str(label), str(text)) for row, label, text in said["reported"]]
        return Register(path, **tables, notes=said["notes"], lines=said["lines"], _reported=reported)

    def put(self, key: str, found: Register | str) -> None:
        """Keep a register, or the sentence that says why a file cannot be read."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as part:
                part.write(_packed(found))
            Path(part.name).replace(self._file(key))
        except OSError:
            return

    def tidy(self, most: int = MOST_ENTRIES) -> None:
        """Drop the oldest entries beyond `most`."""
        try:
            kept = sorted(self.folder.glob("*.register"), key=lambda file: file.stat().st_mtime, reverse=True)
            for old in kept[most:]:
                old.unlink(missing_ok=True)
        except OSError:
            return

    def _file(self, key: str) -> Path:
        return self.folder / f"{key[:40]}.register"


def _packed(found: Register | str) -> bytes:
    said: dict[str, object] = {"error": found} if isinstance(found, str) else {
        "notes": found.notes, "lines": found.lines, "reported": found._reported,
    }  # fmt: skip
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("said.json", json.dumps(said, ensure_ascii=False))
        for name in TABLES if isinstance(found, Register) else ():
            packed.writestr(name, _table(getattr(found, name)))
    return buffer.getvalue()


def _table(table: pd.DataFrame) -> bytes:
    sink = BytesIO()
    feather.write_feather(table, sink, compression="lz4")
    return sink.getvalue()
