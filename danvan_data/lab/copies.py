"""The reader's own notebooks: copies of the collection, kept between runs, in one language, in a folder of hers.

A copy knows what it was made from, so that it follows the collection as long as she has not edited it; once she
has, her text is never replaced: when the collection changes, hers is set beside the new one.
"""

import copy
import hashlib
import json
import os
import re
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from danvan_data import store
from danvan_data.errors import UserError
from danvan_data.language import LANGUAGES, t
from danvan_data.publish.notebooks.kernels import collection
from danvan_data.publish.notebooks.story import told_in
from danvan_data.text import match_key
from danvan_data.tidy import compact

MARK = "danvan"
"""The key of a copy's metadata by which it is known as one of ours."""

STILL = "still"
"""The tag of a cell that tells how to bring a notebook to life: of no use where it comes to life by itself."""

Notebook = dict[str, Any]


@dataclass(frozen=True)
class Laid:
    """The reader's folder, ready to be opened.

    Attributes:
        folder: where the copies are.
        aside: the names of the notebooks of hers that were set beside a new version.

    """

    folder: Path
    aside: tuple[str, ...] = ()


def folder_of(language: str, data: Path | None = None) -> Path:
    """Return the folder of the copies in a language, on the reader's registers in `data` or the public evidence."""
    return store.home() / "-".join(part for part in (language, _name_of(data)) if part)


def uploads_of(data: Path | None = None) -> Path:
    """Return where what notebook 05 takes in for all notebooks is kept, whatever their language."""
    return store.uploads_for(_name_of(data) or "public")


def _name_of(data: Path | None) -> str:
    if data is None:
        return ""
    place = data.resolve()
    name = re.sub(r"\W+", "-", match_key(place.name, marks=False), flags=re.ASCII).strip("-")
    return "-".join(part for part in (name, _digest(str(place))[:6]) if part)


def lay_out(language: str, data: Path | None = None) -> Laid:
    """Bring the reader's copies up to date with the collection and return their folder.

    A copy that she has not edited is replaced when the collection has changed; one that she has edited stays, or
    is set beside the new one under a name of its own. Nothing else in the folder is touched.

    Raises:
        UserError: the folder cannot be made, or nothing can be written in it.

    """
    folder = folder_of(language, data)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise UserError(t("lab.no_folder", folder=store.shown(folder))) from None
    as_stored = data is None and language == LANGUAGES[0] and not os.environ.get("DANVAN_PLACE")
    originals = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in collection().glob("*.ipynb")}
    made = {name: made_from(original, language, as_stored) for name, original in sorted(originals.items())}
    aside = [_set(folder / name, notebook) for name, notebook in made.items()]
    for path in folder.glob("*.ipynb"):
        was = _read(path)
        if path.name not in made and _unedited(was) and _mark(was).get("name") == path.name:
            path.unlink()  # the collection no longer has it
    return Laid(folder, tuple(name for name in aside if name))


def made_from(original: Notebook, language: str, as_stored: bool) -> Notebook:
    """Return the copy of a notebook in one language; with the stored outputs only where they are what she would see."""
    made = copy.deepcopy(original)
    others = {*LANGUAGES, STILL} - {told_in(original, language)}
    made["cells"] = [cell for cell in made["cells"] if not others & set(cell.get("metadata", {}).get("tags", ()))]
    for cell in made["cells"]:
        if cell["cell_type"] == "code" and not as_stored:
            cell["outputs"], cell["execution_count"] = [], None
    made["metadata"][MARK] = {"cells": cells_mark(made), "made": _digest(json.dumps(made, sort_keys=True))}
    return made


def cells_mark(notebook: Notebook) -> str:
    """Return a mark of what a notebook's cells say, whatever their outputs are now."""
    return _digest(json.dumps([(cell["cell_type"], "".join(cell["source"])) for cell in notebook["cells"]]))


def _set(path: Path, made: Notebook) -> str:
    """Put a copy in its place; returns the new name of the reader's own version where that had to give way."""
    made["metadata"][MARK]["name"] = path.name
    if not path.exists():
        _write(path, made)
        return ""
    was = _read(path)
    mark = _mark(was)
    if _unedited(was):
        if mark.get("made") != made["metadata"][MARK]["made"]:
            _write(path, made)
        return ""
    if mark.get("cells") == made["metadata"][MARK]["cells"]:
        return ""
    beside = _beside(path)
    path.rename(beside)
    _write(path, made)
    return beside.name


def _unedited(notebook: Notebook) -> bool:
    return bool(_mark(notebook)) and _mark(notebook).get("cells") == cells_mark(notebook)


def _mark(notebook: Notebook) -> dict[str, str]:
    mark = notebook.get("metadata", {}).get(MARK, {})
    return mark if isinstance(mark, dict) else {}


def _beside(path: Path) -> Path:
    names = (f"{path.stem}-{t('lab.mine')}{number}.ipynb" for number in ("", *range(2, 1000)))
    return next(free for name in names if not (free := path.with_name(name)).exists())


def _read(path: Path) -> Notebook:
    """Return a notebook as JSON; what is none (a reader may do anything to her files) counts as edited."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells_mark(notebook)
        return notebook if isinstance(notebook.get("metadata"), dict) else {}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _write(path: Path, notebook: Notebook) -> None:
    """Write a copy, and sign it as ours: of outputs that it does not trust JupyterLab drops the style."""
    store.write(path, compact(notebook) + "\n")
    if any(cell.get("outputs") for cell in notebook["cells"]):
        import nbformat
        from nbformat.sign import NotebookNotary

        with suppress(OSError, sqlite3.Error):  # signatures are kept among Jupyter's data, which may be closed to us
            NotebookNotary().sign(nbformat.read(path, as_version=4))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
