"""`dv.load()` in a notebook: it says when it gives registers that were taken in elsewhere, and how to go back."""

import os
import sys
from functools import wraps
from pathlib import Path
from typing import Any, cast

import pandas as pd

from danvan_data import store
from danvan_data.evidence import Evidence, PlaceError, loading
from danvan_data.language import number, t
from danvan_data.store import chosen
from danvan_data.store.chosen import Chosen


@wraps(loading.load)
def load(folder: str | Path | None = None, place: str = "", tolerance: float | None = None) -> Evidence:  # noqa: D103
    if os.environ.get("JPY_SESSION_NAME"):
        _show_readably()
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


def _show_readably() -> None:
    """Show an exhibit as a board, a DataFrame as a table to search and sort: a reader sits before this kernel."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is not None and shell.display_formatter is not None:
        bundles = shell.display_formatter.mimebundle_formatter
        bundles.for_type_by_name("danvan_data.exhibits.exhibit", "Exhibit", _board_of)
        shell.display_formatter.formatters["text/html"].for_type(pd.DataFrame, table_of)


def _board_of(shown: Any) -> dict[str, Any]:
    from danvan_data.explore.live import board_of  # a front end's widgets are waited for when something is shown

    return board_of(shown)


def table_of(frame: pd.DataFrame) -> str | None:
    """Return a DataFrame as HTML with a field that searches all or one of its columns, and headings that sort.

    One with more rows than a browser lists, or with heads of several levels, is shown as pandas shows it.
    """
    from danvan_data.exhibits.tables import MOST_ROWS, searchable  # no load waits for what shows a table

    if len(frame) > MOST_ROWS or frame.columns.nlevels > 1:
        return cast("str | None", frame._repr_html_())
    named = any(name is not None for name in frame.index.names) or not isinstance(frame.index, pd.RangeIndex)
    known = {name: f"{name}_" for name in frame.index.names if name in frame.columns}
    shown = frame.rename_axis(index=known).reset_index() if named else frame
    return str(searchable(shown, t("tables.rows", n=number(len(frame)))).data)


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
