"""Notebooks that have run, kept for the next time: found by all that their outputs depend on, never by their date."""

import gzip
import hashlib
import json
import os
from pathlib import Path
from typing import Any

from danvan_data import store
from danvan_data.evidence import data_folder

MOST_BYTES = 2**28
"""Some months of publishing; beyond that what was not used for longest goes."""


def source_mark(notebook: dict[str, Any]) -> str:
    """Return a mark of what a notebook says and does, whatever its outputs are now."""
    cells = [(cell["cell_type"], cell["source"], cell.get("metadata", {}).get("tags")) for cell in notebook["cells"]]
    return hashlib.sha256(json.dumps(cells).encode("utf-8")).hexdigest()


def folder_mark(folder: Path) -> str:
    """Return a mark of every file in a folder: its name and content (its size and date where it cannot be read)."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(os.fsencode(path.relative_to(folder)) + f"\0{_content(path)}\0".encode())
    return digest.hexdigest()


def _content(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        pass
    try:
        found = path.stat()
    except OSError:  # gone since it was listed
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def data_mark(own: Path | None) -> str:
    """Return a mark of the data that notebooks read: the bundled tables and the reader's own folder."""
    return " ".join(folder_mark(folder) for folder in (data_folder(), own) if folder)


def key(notebook: dict[str, Any], data: str, language: str) -> str:
    """Return the key of a run: of the notebook's source, the data (their mark), the language, and all that runs it."""
    chosen = [f"{name}={value}" for name, value in sorted(os.environ.items()) if name.startswith("DANVAN_")]
    told = [each for each in chosen if not each.startswith(("DANVAN_CACHE=", "DANVAN_DATA=", "DANVAN_LANG="))]
    return store.key(source_mark(notebook), data, language, *told)


class Kept(store.Shelf):
    """Executed notebooks by their key; a missing, damaged or forbidden cache only costs time."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__("notebooks", ".ipynb.gz", MOST_BYTES, folder)

    def notebook(self, key: str) -> dict[str, Any] | None:
        """Return the notebook kept under `key`, or None."""
        return self.get(key, _unpacked)

    def keep(self, key: str, notebook: dict[str, Any]) -> None:
        """Keep a notebook that ran to its end."""
        self.put(key, lambda: gzip.compress(json.dumps(notebook).encode("utf-8"), compresslevel=1))


def _unpacked(packed: bytes) -> dict[str, Any]:
    found = json.loads(gzip.decompress(packed))
    if not isinstance(found, dict) or "cells" not in found:
        raise ValueError("no notebook")
    return found
