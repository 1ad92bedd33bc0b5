"""The board of pins: what a reader keeps, put in order, named, dropped, and handed out in that order."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from danvan_data.desk.sharing import Share
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.explore import pins as kept
from danvan_data.explore.views import view_of, words
from danvan_data.language import get_language, speaking, t
from danvan_data.publish.problems import PublishError
from danvan_data.web.inlining import script

if TYPE_CHECKING:
    from danvan_data.publish.notebooks.story import Story


class Pins:
    """The pins of a file; see `pins`.

    Attributes:
        file: where they are kept.

    """

    def __init__(self, file: str | Path | None = None) -> None:
        self.file = Path(file) if file else kept.home()

    def __len__(self) -> int:
        return len(kept.read(self.file))

    @property
    def exhibits(self) -> list[Exhibit]:
        """What is pinned, in order."""
        return [each.shown for each in kept.read(self.file)]

    def add(self, shown: Any, name: str = "") -> "Pins":
        """Pin an exhibit, or an explorer as it stands, at the end, under a name of its own; returns the pins."""
        state = getattr(shown, "told", {})
        shown = getattr(shown, "shown", shown)
        if not isinstance(shown, Exhibit) or not shown:
            raise kept.PinError(t("pins.no_exhibit"))
        pin = kept.made(shown, state)
        kept.add(self.file, pin)
        if name:
            self.change({"kind": "rename", "id": pin.id, "name": name})
        return self

    def change(self, change: dict[str, Any]) -> None:
        """Move, rename or drop a pin, as `explore.pins.changed` tells; the file is read anew before it is written."""
        kept.keep(self.file, kept.changed(kept.read(self.file), change))

    def listed(self) -> list[dict[str, str]]:
        """Return the pins as the board lists them: `id, name, finding, origin`."""
        return [
            {"id": each.id, "name": each.name, "finding": each.shown.finding, "origin": each.origin}
            for each in kept.read(self.file)
        ]

    def share(self) -> Share:
        """Return the buttons that hand the pins out as a page, slides, a deck or a brief."""
        return PinnedShare(self.file)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        import ipywidgets

        return {
            **view_of(ipywidgets.VBox([_panel()(self), self.share().widget()])),
            "text/markdown": t("pins.static"),  # what is pinned never gets into a notebook
            "text/plain": "Pins",
        }


class PinnedShare(Share):
    """Buttons as those of a notebook, of what is pinned."""

    hint = "hint_pins"

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self._runs = _Written()  # type: ignore[assignment]

    def story(self) -> "Story":
        """Return the pins as a story."""
        from danvan_data.publish.notebooks import pinned

        try:
            return pinned.story(pinned.pinned(self.file), self.file.stem)
        except kept.PinError as problem:
            raise PublishError(str(problem)) from None


class _Written:
    """Pins are on the disk as soon as they are made: nothing of them waits to be saved."""

    def unsaved(self, path: Path) -> bool:
        return False


@cache
def _panel() -> type:
    import anywidget
    import traitlets

    class Panel(anywidget.AnyWidget):
        """The live list; it speaks the language in which it was made."""

        _esm = script("keys.js") + script("table.js") + script("pins.js")
        _css = script("board.css") + script("lab.css")
        setup = traitlets.Dict().tag(sync=True)
        items: Any = traitlets.List().tag(sync=True)

        def __init__(self, shown: Pins) -> None:
            self._shown, self._language = shown, get_language()
            self._dropped: list[kept.Pin] = []
            super().__init__(setup={"words": words("pins")}, items=shown.listed())
            self.on_msg(self._asked)
            kept.WATCHERS.append(self._written)

        def _written(self, path: Path) -> None:
            if path == self._shown.file:
                with speaking(self._language):
                    self.items = self._shown.listed()

        def _asked(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
            with speaking(self._language):
                before = kept.read(self._shown.file)
                if message.get("kind") in ("move", "rename", "drop"):
                    self._shown.change(message)
                elif message.get("kind") == "undo" and self._dropped:
                    kept.keep(self._shown.file, self._dropped)
                self._dropped = before if message.get("kind") == "drop" else []
                self.items = self._shown.listed()

    return Panel


def pins(file: str | Path | None = None) -> Pins:
    """Show what has been pinned in the notebooks of this folder: to put in order, rename, drop, and hand out.

    `file`: where the pins are kept, else `ghim.json` beside the notebook. `danvan deck --pins FILE` and its like tell
    them in the same order.

    Raises:
        PinError: the file holds no pins; on `add`, there is nothing to pin.

    """
    return Pins(file)
