"""`dv.load()` in a notebook: it says when it gives registers that were taken in elsewhere, and how to go back."""

import os
import sys
from functools import wraps
from pathlib import Path
from typing import Any

from danvan_data import store
from danvan_data.evidence import Evidence, PlaceError, loading
from danvan_data.language import number, t
from danvan_data.store import chosen
from danvan_data.store.chosen import Chosen


@wraps(loading.load)
def load(folder: str | Path | None = None, place: str = "", tolerance: float | None = None) -> Evidence:  # noqa: D103
    if os.environ.get("JPY_SESSION_NAME"):
        _show_boards()
    kept = Chosen() if folder or place else chosen.recall()
    try:
        evidence = loading.load(folder, place, tolerance)
    except PlaceError:
        if not kept.place:
            raise
        chosen.lose(kept.label)
        evidence = loading.load(folder, place, tolerance)
    if folder is None and store.taken() is not None and "ipykernel" in sys.modules:
        from IPython.display import display

        display(Borrowed(evidence))
    return evidence


def _show_boards() -> None:
    """Show every exhibit as a board: a reader sits before this kernel."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is not None and shell.display_formatter is not None:
        bundles = shell.display_formatter.mimebundle_formatter
        bundles.for_type_by_name("danvan_data.exhibits.exhibit", "Exhibit", _board_of)


def _board_of(shown: Any) -> dict[str, Any]:
    from danvan_data.explore.live import board_of  # a front end's widgets are waited for when something is shown

    return board_of(shown)


def back_words() -> str:
    """Return what the button says that goes back: to the public data, or to those that the reader opened."""
    return t("upload.back_own" if os.environ.get("DANVAN_DATA") else "upload.back")


class Borrowed:
    """The line above a notebook that works on registers taken in by notebook 05, with a button to go back."""

    def __init__(self, evidence: Evidence) -> None:
        files, models = evidence.models["source_id"].nunique(), len(evidence.models)
        self.words = t("upload.borrowed", files=number(files), models=number(models))

    def widget(self) -> Any:
        """Return the line as ipywidgets."""
        import ipywidgets

        said = ipywidgets.HTML(f'<p role="status">{self.words}</p>')
        back = ipywidgets.Button(description=back_words(), layout={"width": "auto"})

        def pressed(_button: Any) -> None:
            store.give_back()
            said.value = f'<p role="status">{t("upload.given_back")}</p>'
            back.disabled = True

        back.on_click(pressed)
        return ipywidgets.HBox([said, back], layout={"flex_flow": "row wrap", "grid_gap": "6px 18px"})

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        from danvan_data.explore.views import view_of

        return {
            **view_of(self.widget()),
            "text/markdown": self.words, "text/plain": self.words,
        }  # fmt: skip
