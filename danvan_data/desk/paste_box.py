"""The box of notebook 05 into which a table or a list is pasted."""

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from danvan_data.language import t
from danvan_data.web.inlining import script

STYLE = """.danvan .paste { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; }
.danvan .paste label { display: flex; flex-direction: column; font-weight: 600; flex: 1 1 22rem; max-width: 46rem; }
.danvan .paste textarea { font: inherit; font-weight: 400; color: inherit; background: var(--paper); padding: .4rem; }
"""


class PasteBox(anywidget.AnyWidget):
    """A box that hands on what is pasted into it: HTML with a table at once, a text when its button is pressed."""

    _esm = script("table.js") + script("paste.js")
    _css = script("board.css") + script("lab.css") + STYLE
    setup = traitlets.Dict().tag(sync=True)

    def __init__(self, read: Callable[[str], None]) -> None:
        self._read = read
        words = {name: t(f"upload.{name}") for name in ("paste", "paste_hint", "paste_read")}
        super().__init__(setup={"words": words})
        self.on_msg(self._pasted)

    def _pasted(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
        if message.get("kind") == "pasted":
            self._read(str(message.get("text", "")))
