"""Pins: exhibits that a reader keeps, in her order and by her names, in a small file beside her notebooks.

A pin keeps the exhibit itself, in the words she saw, and where it is from (notebook, controls, filters, place, day).
It is not computed anew: what made it may be her own registers, an edited copy or a state of controls that no other run
has, and what she means to show is what she saw. The day it was pinned goes with it.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from danvan_data import store
from danvan_data.errors import UserError
from danvan_data.exhibits.citing import published
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.language import t

FILE = "ghim.json"
"""The file's name: one for all notebooks of a folder, so that their pins have one order."""
VERSION = 1
MOST_LETTERS = 120

WATCHERS: list[Callable[[Path], None]] = []
"""Told of every file of pins that this kernel has written."""


class PinError(UserError):
    """A file of pins that cannot be read; the message is one sentence that names it."""


@dataclass(frozen=True)
class Pin:
    """An exhibit kept by a reader.

    Attributes:
        id: by what the same exhibit is known again.
        name: what the reader calls it; its finding where she has not named it.
        shown: the exhibit.
        notebook: the file name of the notebook it is from.
        state: what its controls and filters stood at, by their words.
        place: the place in focus.
        day: when it was pinned (ISO).

    """

    id: str
    name: str
    shown: Exhibit
    notebook: str = ""
    state: dict[str, str] = field(default_factory=dict)
    place: str = ""
    day: str = ""

    @property
    def origin(self) -> str:
        """Where it is from: its notebook, what its controls stood at, and the day."""
        state = "; ".join(f"{label}: {value}" for label, value in self.state.items())
        told = t("pins.origin", notebook=self.notebook or "–", day=published(self.day))
        return ". ".join(filter(None, (told, state)))


def home() -> Path:
    """Return the file of pins of this kernel: beside its notebook, or in the folder it works in."""
    named = os.environ.get("JPY_SESSION_NAME", "")
    return (Path(named).parent if named else Path.cwd()) / FILE


def made(shown: Exhibit, state: dict[str, str] | None = None) -> Pin:
    """Return an exhibit as a pin of today."""
    mark = hashlib.sha256(shown.to_json().encode("utf-8")).hexdigest()[:12]
    notebook = Path(os.environ.get("JPY_SESSION_NAME", "")).name
    return Pin(mark, shown.finding, shown, notebook, dict(state or {}), shown.place, date.today().isoformat())


def read(path: Path) -> list[Pin]:
    """Return the pins of a file, in their order; none where there is no file.

    Raises:
        PinError: it is no file of pins.

    """
    if not path.is_file():
        return []
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return [Pin(**{**each, "shown": Exhibit.from_dict(each["shown"])}) for each in told["pins"]]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise PinError(t("pins.unreadable", file=store.shown(path))) from None


def keep(path: Path, pins: Iterable[Pin]) -> None:
    """Write pins, whole or not at all."""
    told = [{**asdict(replace(each, shown=None)), "shown": each.shown.to_dict()} for each in pins]  # type: ignore[arg-type]
    lines = ",\n".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in told)
    store.write(path, f'{{"version": {VERSION}, "pins": [\n{lines}\n]}}\n')
    for tell in list(WATCHERS):
        tell(path)


def add(path: Path, pin: Pin) -> bool:
    """Put a pin at the end of a file; says whether it was not there before."""
    pins = read(path)
    if any(each.id == pin.id for each in pins):
        return False
    keep(path, [*pins, pin])
    return True


def changed(pins: Sequence[Pin], change: dict[str, Any]) -> list[Pin]:
    """Return pins after a change of one (`id`): `kind` `move` (`by` places), `rename` (to `name`) or `drop`."""
    at = next((at for at, each in enumerate(pins) if each.id == change.get("id")), None)
    if at is None:
        return list(pins)
    rest, one = [*pins[:at], *pins[at + 1 :]], pins[at]
    if change["kind"] == "drop":
        return rest
    if change["kind"] == "rename":
        name = " ".join(str(change.get("name", "")).split())[:MOST_LETTERS]
        one = replace(one, name=name or one.shown.finding)
    elif change["kind"] == "move":
        at = max(0, min(len(rest), at + int(change.get("by", 0))))
    return [*rest[:at], one, *rest[at:]]
