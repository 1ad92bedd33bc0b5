"""The place bar: one sentence at the top of a notebook that names its place, and changes it."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import escape
from typing import Any

from danvan_data.errors import UserError
from danvan_data.evidence import Evidence, Place, PlaceError, known_places, load_bundled, unique_name
from danvan_data.explore.views import view_of, words
from danvan_data.language import get_language, speaking, t
from danvan_data.measures.spread import distribution
from danvan_data.store import chosen
from danvan_data.store.chosen import Chosen
from danvan_data.text import sort_key
from danvan_data.web.inlining import script


class PlaceBar:
    """The place of a notebook, to be read and to be changed; see `place_bar`.

    Attributes:
        place: the place in focus.
        places: those that the tables name, by their label, in the order of the Vietnamese alphabet.
        others: of a reader's own registers, the public places that can stand beside them, by their label.

    """

    def __init__(self, evidence: Evidence) -> None:
        self._tables = [evidence.counts, evidence.models]
        self.own, self.place = evidence.own, evidence.place
        self.places = _sorted([*known_places(self._tables), *([self.place] if self.place else [])])
        self.others = public_mixes() if evidence.own else []

    def choose(self, label: str) -> str:
        """Put another place in focus, for every cell that runs from now on; returns its name.

        Where a reader sits before the kernel it is kept beside her notebook, until she chooses another.

        Raises:
            PlaceError: there is no such place, or none that can be told from another by its name.

        """
        wanted = self.places.get(label)
        if wanted is None:
            raise PlaceError(t("place.not_known", place=label, names="; ".join(list(self.places)[:4])))
        name = unique_name(wanted, self._tables)
        if not name:
            raise PlaceError(t("place.several", place=label, names=label))
        kept = chosen.read()
        home = kept.home if kept.label == self.place.label else self.place.label
        back = label == home  # she has gone back by hand
        chosen.keep(replace(kept, place="" if back else name, label="" if back else label, home=home))
        return label

    def go_back(self, _value: str = "") -> str:
        """Choose nothing any more: the notebook is about what it was about before; returns its name."""
        home = chosen.read().home
        chosen.keep(Chosen())
        return home

    def set_beside(self, label: str) -> str:
        """Set a public place beside the reader's own, where two are compared; "" for none in particular."""
        if label not in ("", *self.others):
            raise PlaceError(t("place.not_known", place=label, names="; ".join(self.others[:4])))
        chosen.keep(replace(chosen.read(), beside=label))
        return label

    def setup(self) -> dict[str, Any]:
        """Return what the bar on the screen is given: its words, and its controls as `controls.js` takes them."""
        lists = {"place": (self.place.label, list(self.places))}
        if self.others:
            lists["beside"] = (beside(), ["", *self.others])
        controls = [
            {"name": name, "kind": "find", "label": t(f"placebar.{name}{'_own' * self.own}"),
             "start": labels.index(start) if start in labels else 0,
             "options": [{"value": label, "label": label or t("placebar.nothing")} for label in labels]}
            for name, (start, labels) in lists.items()
        ]  # fmt: skip
        told = {**words("board"), **words("placebar"), "hint": t("placebar.hint", n=len(self.places))}
        return {"controls": controls, "words": told, **self._kept()}

    def _kept(self) -> dict[str, str]:
        """Return what is said of a place that was chosen and kept, and what the button says that goes back."""
        kept, lost = chosen.read(), chosen.lost()
        if not lost and (not kept.place or kept.label != self.place.label):
            return {}
        said = t("placebar.lost", place=lost) if lost else t("placebar.kept", file=chosen.FILE)
        home = str(self.place) if lost else kept.home
        return {"kept": said, "back": t(f"placebar.back{'_own' * self.own}", place=home)}

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        line = t(f"placebar.line{'_own' * self.own}", place=self.place.said)
        return {
            **view_of(_panel()(self)),
            "text/html": f"<p>{escape(line, quote=False)}</p>",
            "text/plain": line,
        }


@cache
def _panel() -> type:
    import anywidget
    import traitlets

    class Panel(anywidget.AnyWidget):
        """The live bar; it speaks the language in which it was made."""

        _esm = "\n".join(map(script, ("keys.js", "table.js", "controls.js", "place.js")))
        _css = script("board.css") + script("lab.css")
        setup = traitlets.Dict().tag(sync=True)

        def __init__(self, bar: PlaceBar) -> None:
            self._bar, self._language = bar, get_language()
            super().__init__(setup=bar.setup())
            self.on_msg(self._chosen)

        def _chosen(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
            bar = self._bar
            ways: dict[str, Callable[[str], str]] = {"place": bar.choose, "beside": bar.set_beside, "back": bar.go_back}
            choose = ways.get(str(message.get("name")))
            if choose is None:
                return
            with speaking(self._language):
                try:
                    place = choose(str(message.get("value")))
                except UserError as problem:
                    self.send({"kind": "wrong", "words": str(problem)})
                    return
                self.send({"kind": "chosen", "words": t("placebar.by_hand", place=place or t("placebar.nothing"))})

    return Panel


def _sorted(places: list[Place]) -> dict[str, Place]:
    return dict(sorted(((place.label, place) for place in places), key=_order))


def _order(pair: tuple[str, Place]) -> Any:
    return sort_key(pair[0])


def beside() -> str:
    """Return the label of the public place that a reader has set beside her own; "" where she has not."""
    return os.environ.get(chosen.BESIDE, "")


def public_mixes() -> list[str]:
    """Return the labels of the public places whose models are reported by field, by the Vietnamese alphabet."""
    return sorted(set(distribution.mixes(load_bundled().counts)["place"]), key=sort_key)


def place_bar(evidence: Evidence) -> PlaceBar:
    """Show which place a notebook is about, and let a reader choose another: the whole notebook follows.

    A place is found by typing a part of its name, with or without accents. Beside a reader's own registers a public
    place can be set. In a page the line names the place alone.

    Example:
        >>> from danvan_data.evidence import load_bundled
        >>> str(place_bar(load_bundled()).place)
        'Kim Bảng, Hà Nam'

    """
    return PlaceBar(evidence)
