"""The board in a Jupyter front end: the pages' own view, fed by the kernel with a state when it is asked for."""

import gzip
from functools import cache
from typing import Any

import anywidget
import traitlets
from plotly.offline import get_plotlyjs

from danvan_data.errors import UserError
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.explore import pins
from danvan_data.explore.explorer import Explorer
from danvan_data.explore.selection import COLUMNS, SELECTION, Pick, offers
from danvan_data.explore.views import look, words
from danvan_data.language import get_language, number, speaking, t
from danvan_data.store import garbage
from danvan_data.web.inlining import fonts, script
from danvan_data.web.plotlyjs import VENDOR, bundle_name, trace_types

SCRIPTS = ("keys.js", "margins.js", "fit.js", "table.js", "controls.js", "board.js", "kernel.js", "lab.js")
STYLES = ("board.css", "lab.css")


@cache
def module() -> str:
    """Return the view as one ES module: the pages' scripts, and what joins them to a kernel."""
    return "\n".join(map(script, SCRIPTS))


@cache
def style() -> str:
    """Return the style of the view."""
    return "\n".join(map(script, STYLES))


@cache
def _plotly(name: str) -> bytes:
    if name == "full":
        return gzip.compress(get_plotlyjs().encode("utf-8"), mtime=0)
    return (VENDOR / f"plotly-{name}.min.js.gz").read_bytes()


class Board(anywidget.AnyWidget):
    """A live board of an explorer; it speaks the language in which it was made."""

    _esm = module()
    _css = style()
    setup = traitlets.Dict().tag(sync=True)
    at = traitlets.Unicode().tag(sync=True)
    chosen = traitlets.Dict().tag(sync=True)

    def __init__(self, explorer: Explorer) -> None:
        self._explorer = explorer
        self._language, self._fresh = get_language(), True
        setup = {
            "controls": explorer.offered(), "words": words("board"), "lang": self._language, "key": explorer.at,
            "view": self._view(explorer.at), "template": look(),
        }  # fmt: skip
        super().__init__(setup=setup, at=explorer.at, chosen=self._chosen())
        self.observe(self._moved, names="at")
        self.on_msg(self._asked)
        explorer.watchers.append(self._follow)

    def _view(self, key: str) -> dict[str, Any]:
        view = self._explorer.view(key)
        return {**view, "bundle": _bundle(view), "offers": self._offers(key)} if view["kind"] == "chart" else view

    def _offers(self, key: str) -> list[Any]:
        seen = self._explorer.seen(key)
        return offers(seen, self._explorer.evidence) if isinstance(seen, Exhibit) else []

    def _chosen(self) -> dict[str, Any]:
        """Return what narrows this board, what was chosen in it, and by which columns others can be narrowed."""
        picks = {"by": self._explorer.narrowed, "here": SELECTION.made_by(self._explorer)}
        told = {name: [[pick.column, pick.value, pick.words] for pick in each] for name, each in picks.items()}
        return {**told, "shared": SELECTION.shared(self._explorer)}

    def _moved(self, change: Any) -> None:
        self._explorer.at = change["new"]

    def _follow(self) -> None:
        if self.at != self._explorer.at:
            self.at = self._explorer.at
        with speaking(self._language):
            self.chosen = self._chosen()

    def _asked(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
        if message.get("kind") == "plotly":
            name = message.get("bundle") if message.get("bundle") == "full" else "cartesian"
            self.send({"kind": "plotly", "bundle": name}, [_plotly(name)])
        elif message.get("kind") == "letters":
            self.send({"kind": "letters", "style": fonts()})
        elif message.get("kind") == "want":
            key = str(message.get("key"))
            with speaking(self._language):
                self.send({"kind": "state", "key": key, "view": self._view(key)})
            if self._fresh:
                self._fresh = False
                garbage.settle()
        elif message.get("kind") == "pin":
            with speaking(self._language):
                self.send({"kind": "pinned", "words": self._pin()})
        elif message.get("kind") == "narrow" and message.get("column") in COLUMNS:
            SELECTION.choose(Pick(message["column"], message["value"], self._explorer.id))
        elif message.get("kind") == "widen":
            SELECTION.drop(str(message.get("column")))

    def _pin(self) -> str:
        """Keep what is on the screen; returns what became of it in a sentence."""
        seen, path = self._explorer.shown, pins.home()
        if not isinstance(seen, Exhibit) or not seen:
            return t("pins.no_exhibit")
        try:
            new = pins.add(path, pins.made(seen, self._explorer.told))
            return t("pins.added" if new else "pins.there", n=number(len(pins.read(path))), file=path.name)
        except UserError as problem:
            return str(problem)


def _bundle(view: dict[str, Any]) -> str:
    """Return the plotly.js that draws a view: the cartesian one for all of ours."""
    return "full" if bundle_name(trace_types([view])) == "full" else "cartesian"
