"""What is on a notebook's screen: its saved text, and its explorers as their controls stand in this kernel."""

import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from danvan_data.explore import MIME, Explorer, open_explorers
from danvan_data.explore.search.finder import MIME as FINDER
from danvan_data.explore.search.finder import Finder, open_finders
from danvan_data.language import get_language, t
from danvan_data.publish.problems import PublishError

if TYPE_CHECKING:
    from danvan_data.publish.notebooks.story import Story


def notebook_file() -> Path:
    """Return the notebook of this kernel; PublishError when it is not known or was never saved."""
    named = os.environ.get("JPY_SESSION_NAME", "")
    if not named or not Path(named).is_file():
        raise PublishError(t("share.no_notebook"))
    return Path(named)


def story(path: Path, explorers: Mapping[str, Explorer] | None = None) -> "Story":
    """Return a saved notebook as a story whose explorers show what they show on the screen, with all of their states.

    `explorers`: by their id; those of this kernel, when not given. PublishError when nothing in the file has been run.
    """
    from danvan_data.publish.notebooks.story import tell  # only where something is handed out

    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = notebook["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        raise PublishError(t("publish.unreadable", name=path.name)) from None
    if not any(cell.get("outputs") for cell in cells):
        raise PublishError(t("share.not_run", name=path.name))
    live = open_explorers() if explorers is None else explorers
    for cell in cells:
        for output in cell.get("outputs", []):
            _enliven(output.get("data", {}), live)
    return tell(path.stem, notebook, get_language())


def _enliven(data: dict[str, Any], live: Mapping[str, Explorer]) -> None:
    for kind, known in ((MIME, live), (FINDER, open_finders())):
        board: Explorer | Finder | None = known.get(data.get(kind, {}).get("id", ""))
        if board is not None:
            data[kind] = board.spec()


class Runs:
    """Knows when a cell of this kernel ran last, and so whether a saved notebook shows what is on the screen."""

    def __init__(self) -> None:
        self.last = 0.0
        self._listen()

    def _listen(self) -> None:
        from IPython.core.getipython import get_ipython

        shell = get_ipython()
        if shell is not None:
            shell.events.register("post_run_cell", self.note)

    def note(self, _result: Any = None) -> None:
        """Take down that a cell has just run."""
        self.last = time.time()

    def unsaved(self, path: Path) -> bool:
        """Say whether cells have run since the notebook was saved."""
        return path.is_file() and path.stat().st_mtime < self.last
