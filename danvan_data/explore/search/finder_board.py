"""The finder in a Jupyter front end: the pages' own view, to which the kernel sends all models once."""

import gzip
import json
from functools import cache
from typing import Any

import anywidget
import traitlets

from danvan_data.explore.search.finder import Finder
from danvan_data.explore.views import words
from danvan_data.language import get_language, speaking
from danvan_data.measures.search import likeness
from danvan_data.web.inlining import script

SCRIPTS = (
    "keys.js", "table.js", "board.js", "search.js", "sheet.js", "facets.js", "finder.js", "kernel.js", "finder_lab.js",
)  # fmt: skip
STYLES = ("board.css", "lab.css", "finder.css")


@cache
def module() -> str:
    """Return the view as one ES module."""
    return "\n".join(map(script, SCRIPTS))


class FinderBoard(anywidget.AnyWidget):
    """A live finder; it speaks the language in which it was made."""

    _esm = module()
    _css = "\n".join(map(script, STYLES))
    setup = traitlets.Dict().tag(sync=True)
    asked = traitlets.Dict().tag(sync=True)

    def __init__(self, finder: Finder) -> None:
        self._finder, self._language = finder, get_language()
        super().__init__(setup={"words": words("finder")}, asked=finder.asked)
        self.on_msg(self._asked)

    def _asked(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
        if message.get("kind") == "cards":
            with speaking(self._language):
                told = json.dumps(self._finder.cards(like=False), ensure_ascii=False, separators=(",", ":"))
            self.send({"kind": "cards"}, [gzip.compress(told.encode("utf-8"), compresslevel=3)])
        elif message.get("kind") == "like":
            row, index = int(message.get("row", -1)), likeness.index_of(self._finder.evidence)
            rows = index.like(row)[0] if 0 <= row < len(index.words) else []
            self.send({"kind": "like", "row": row, "rows": rows})
