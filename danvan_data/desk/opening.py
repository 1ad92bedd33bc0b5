"""`dv.load()` in a notebook: it says when it gives registers that were taken in elsewhere, and how to go back."""

import os
import sys
from functools import wraps
from pathlib import Path
from typing import Any

from danvan_data import store
from danvan_data.evidence import Evidence, loading
from danvan_data.language import number, t


@wraps(loading.load)
def load(folder: str | Path | None = None, place: str = "", tolerance: float | None = None) -> Evidence:  # noqa: D103
    evidence = loading.load(folder, place, tolerance)
    if folder is None and store.taken() is not None and "ipykernel" in sys.modules:
        from IPython.display import display

        display(Borrowed(evidence))
    return evidence


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
        live = self.widget()._repr_mimebundle_() or {}
        return {
            **{kind: data for kind, data in live.items() if "widget-view" in kind},
            "text/markdown": self.words, "text/plain": self.words,
        }  # fmt: skip
