"""Notebooks that have run, kept for the next time: found by all that their outputs depend on, never by their date."""

import gzip
import hashlib
import json
import os
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import platformdirs

from danvan_data.evidence import data_folder

MOST_ENTRIES = 200
"""Some months of publishing; beyond that the oldest entries go."""

TOOLS = ("pandas", "plotly", "ipywidgets")


def default_folder() -> Path:
    """Return the folder of kept notebooks: in `DANVAN_CACHE`, else in the user's cache folder of this system."""
    named = os.environ.get("DANVAN_CACHE")
    home = Path(named) if named else Path(platformdirs.user_cache_dir("danvan-data", appauthor=False))
    return home / "notebooks"


def source_mark(notebook: dict[str, Any]) -> str:
    """Return a mark of what a notebook says and does, whatever its outputs are now."""
    cells = [(cell["cell_type"], cell["source"], cell.get("metadata", {}).get("tags")) for cell in notebook["cells"]]
    return _digest(json.dumps(cells).encode("utf-8"))


@cache
def package_mark() -> str:
    """Return a mark of the code and words that a notebook's outputs come from, and of the libraries below them."""
    package = Path(__file__).resolve().parents[2]
    parts = sorted(path for path in package.rglob("*") if path.suffix in (".py", ".toml"))
    versions = [f"{tool} {version(tool)}".encode() for tool in TOOLS]
    return _digest(*versions, *(path.read_bytes() for path in parts))


def folder_mark(folder: Path) -> str:
    """Return a mark of every file in a folder: its name and content (its size and date where it cannot be read)."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(
                f"{path.relative_to(folder).as_posix()}\0{_content(path)}\0".encode("utf-8", "surrogateescape")
            )
    return digest.hexdigest()


def _content(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        found = path.stat()
        return f"{found.st_size} {found.st_mtime_ns}"


def data_mark(own: Path | None) -> str:
    """Return a mark of the data that notebooks read: the bundled tables and the reader's own folder."""
    return _digest(*(folder_mark(folder).encode() for folder in (data_folder(), own) if folder))


def key(notebook: dict[str, Any], data: str, language: str) -> str:
    """Return the key of a run: of the notebook's source, the package, the data (their mark) and the language."""
    return _digest("\0".join((source_mark(notebook), package_mark(), data, language)).encode())


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


class Kept:
    """Executed notebooks by their key; a missing, damaged or forbidden cache only costs time."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or default_folder()

    def get(self, key: str) -> dict[str, Any] | None:
        """Return the notebook kept under `key`, or None."""
        try:
            found = json.loads(gzip.decompress(self._file(key).read_bytes()))
        except (OSError, EOFError, ValueError):
            return None
        return found if isinstance(found, dict) and "cells" in found else None

    def put(self, key: str, notebook: dict[str, Any]) -> None:
        """Keep a notebook that ran to its end."""
        packed = gzip.compress(json.dumps(notebook, ensure_ascii=False).encode("utf-8"), compresslevel=1)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as part:
                part.write(packed)
            Path(part.name).replace(self._file(key))
        except OSError:
            return

    def tidy(self, most: int = MOST_ENTRIES) -> None:
        """Drop the oldest entries beyond `most`."""
        try:
            found = sorted(self.folder.glob("*.ipynb.gz"), key=lambda file: file.stat().st_mtime, reverse=True)
            for old in found[most:]:
                old.unlink(missing_ok=True)
        except OSError:
            return

    def _file(self, key: str) -> Path:
        return self.folder / f"{key[:40]}.ipynb.gz"
