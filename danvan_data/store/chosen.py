"""The place that a reader has chosen, kept in a small file beside her notebooks: it outlives their kernels.

All notebooks of the folder follow it when they run. It holds as long as they are given the place that they were given
when she chose: `danvan lab --place` with another one goes before an older choice.
"""

import json
import os
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

from danvan_data.store.whole import write

FILE = "dia-phuong.json"
PLACE = "DANVAN_PLACE"
"""What `load` takes the place in focus from."""
BESIDE = "DANVAN_BESIDE"
"""What a board of two places takes the other from."""


@dataclass(frozen=True)
class Chosen:
    """What a reader has chosen.

    Attributes:
        place: the name by which the place is found; "" where she has chosen none.
        label: what it is called.
        beside: the label of the public place beside her own registers.
        home: what the notebooks were about before.
        given: the place that the notebooks were given when she chose.

    """

    place: str = ""
    label: str = ""
    beside: str = ""
    home: str = ""
    given: str = ""


_LOST: list[str] = []
"""The label of a kept place that the tables loaded last do not know; at most one."""


def file() -> Path | None:
    """Return where the choice is kept: beside the notebook of this kernel; None where nobody sits before it."""
    notebook = os.environ.get("JPY_SESSION_NAME")
    return Path(notebook).parent / FILE if notebook else None


def read() -> Chosen:
    """Return what is kept and still holds; nothing chosen where there is no such file, or none that can be read."""
    path = file()
    try:
        told = json.loads(path.read_text(encoding="utf-8")) if path else {}
        kept = Chosen(**{name: str(told[name]) for name in asdict(Chosen()) if name in told})
    except (OSError, ValueError, TypeError):
        return Chosen()
    return kept if kept.given == _given()[PLACE] else Chosen()


def keep(chosen: Chosen) -> None:
    """Make a choice that of this kernel, and of all notebooks of its folder that run from now on."""
    given, path = _given(), file()
    if path and (chosen.place or chosen.beside):
        told = {"version": 1, **asdict(replace(chosen, given=given[PLACE]))}
        write(path, json.dumps(told, ensure_ascii=False) + "\n")
    elif path:
        path.unlink(missing_ok=True)
    _tell(chosen)


def recall() -> Chosen:
    """Make what is kept that of this kernel again, before its tables are loaded; returns it."""
    _given()
    _LOST.clear()
    kept = read()
    if file():
        _tell(kept)
    return kept


def lose(label: str) -> None:
    """Go on without a place that the tables do not know: the file stays, for they may know it another time."""
    _LOST[:] = [label]
    _tell(Chosen())


def lost() -> str:
    """Return the label of the kept place that the tables loaded last do not know; "" where they know it."""
    return _LOST[0] if _LOST else ""


@cache
def _given() -> dict[str, str]:
    """Return what this kernel was told when it began."""
    return {name: os.environ.get(name, "") for name in (PLACE, BESIDE)}


def _tell(chosen: Chosen) -> None:
    for name, value in ((PLACE, chosen.place), (BESIDE, chosen.beside)):
        os.environ[name] = value or _given()[name]
