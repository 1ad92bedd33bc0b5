"""Controls joined to the finding that they choose: live in JupyterLab, without a kernel in a shared page."""

import itertools
import os
import weakref
from collections.abc import Callable, Mapping
from math import prod
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from danvan_data.evidence import Evidence
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.explore import still, stored
from danvan_data.explore.controls import Control, Key, read, telling, written
from danvan_data.explore.selection import COLUMNS, SELECTION, Pick, narrowed, told
from danvan_data.explore.views import Seen, View, dead, view, view_of
from danvan_data.language import t

MOST_STATES = 60
"""States that a shared page holds: some hundred kilobytes, and less than a second to compute."""

_OPEN: "weakref.WeakValueDictionary[str, Explorer]" = weakref.WeakValueDictionary()


def open_explorers() -> dict[str, "Explorer"]:
    """Return the explorers that this kernel still holds, by their id."""
    return dict(_OPEN)


def is_live() -> bool:
    """Say whether a reader sits before this kernel: then a state is computed when it is asked for.

    Jupyter's server names the notebook to the kernels that it starts for a reader. Where nobody asks (a notebook run
    to be published, stored or checked) every state must be there beforehand.
    """
    return bool(os.environ.get("JPY_SESSION_NAME"))


class Explorer:
    """Controls and the exhibit that they choose; see `explorer`.

    Attributes:
        controls: the controls by the name of the function's parameter.
        id: by what its stored form and a screen know it.
        evidence: the tables that a choice narrows, where one can.
        columns: by which of them what is chosen in other boards narrows it; see `linked`.

    """

    def __init__(
        self, function: Callable[..., Seen], controls: Mapping[str, Control],
        evidence: Evidence | None = None, columns: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.controls = dict(controls)
        self.columns: tuple[str, ...] = ()
        self._function, self.evidence = function, evidence
        self._narrow: Evidence | None = None
        self._sizes = [len(control.options) for control in controls.values()]
        self._known: dict[Key, Seen] = {}
        self._views: dict[Key, View] = {}
        self._key = tuple(control.start for control in controls.values())
        self._key = next((key for key in self._telling() if not dead(self._at(key))), self._key)
        self._start = self._key
        self.id = stored.identity(controls, self._start, self._at(self._start))
        self.watchers: list[Callable[[], None]] = []
        _OPEN[self.id] = self
        # What is chosen narrows from now on: by its first whole state an explorer is known, whatever is chosen.
        self.columns = columns
        if self.narrowed:
            self.follow(columns[0])
        SELECTION.join(self)

    @property
    def narrowed(self) -> list[Pick]:
        """What was chosen in other boards and narrows this one."""
        return SELECTION.narrowing(self)

    def follow(self, column: str) -> None:
        """Forget the states that a choice of `column` has changed, and tell the boards of it."""
        if column in self.columns:
            self._known.clear()
            self._views.clear()
            self._narrow = None
        for tell in self.watchers:
            tell()

    def _telling(self) -> "itertools.islice[Key]":
        """Return the states worth computing unasked: twice what a page holds, for some turn out to be empty."""
        return itertools.islice(telling(self._key, self._sizes), 2 * MOST_STATES)

    def _at(self, key: Key) -> Seen:
        if key not in self._known:
            self._known[key] = self._compute(key)
        return self._known[key]

    def _compute(self, key: Key) -> Seen:
        values = self._arguments(key)
        try:
            seen = self._function(**values, **self._within())
            if not isinstance(seen, Exhibit | go.Figure | pd.DataFrame | None):
                raise TypeError(t("explore.no_view", kind=type(seen).__name__))
        except Exception as error:
            error.add_note(t("explore.failed", state=", ".join(f"{name}={value!r}" for name, value in values.items())))
            raise
        return told(seen, self.narrowed)

    def _within(self) -> dict[str, Evidence]:
        if self.evidence is None:
            return {}
        self._narrow = self._narrow or narrowed(self.evidence, self.narrowed)
        return {"within": self._narrow}

    def _arguments(self, key: Key) -> dict[str, Any]:
        pairs = zip(self.controls.items(), key, strict=True)
        return {name: control.options[place][0] for (name, control), place in pairs}

    @property
    def values(self) -> dict[str, Any]:
        """The values chosen now, by the name of their control."""
        return self._arguments(self._key)

    @property
    def told(self) -> dict[str, str]:
        """What its controls and filters stand at, in words."""
        pairs = zip(self.controls.values(), self._key, strict=True)
        state = {control.label: control.options[place][1] for control, place in pairs}
        return state | (
            {t("selection.filter"): ", ".join(pick.words for pick in self.narrowed)} if self.narrowed else {}
        )

    @property
    def at(self) -> str:
        """The state chosen now, as a board writes it."""
        return written(self._key)

    @at.setter
    def at(self, text: str) -> None:
        key = read(text, list(self.controls.values()))
        if key is not None and key != self._key:
            self._key = key
            for tell in self.watchers:
                tell()

    def _key_of(self, values: dict[str, Any]) -> Key:
        places = dict(zip(self.controls, self._key, strict=True))
        for name, value in values.items():
            if name not in self.controls:
                raise ValueError(t("explore.no_control", name=name, names=", ".join(self.controls)))
            places[name] = self.controls[name].place(value)
        return tuple(places.values())

    def choose(self, **values: Any) -> "Explorer":
        """Choose values by name, as a click would; returns the explorer itself."""
        self.at = written(self._key_of(values))
        return self

    def state(self, **values: Any) -> Seen:
        """Return what is shown for `values` (None: nothing); those left out stay as chosen now."""
        return self._at(self._key_of(values))

    @property
    def shown(self) -> Seen:
        """What is on the screen for the values chosen now: an Exhibit, or the reader's own Figure or DataFrame."""
        return self.state()

    @property
    def figure(self) -> go.Figure | None:
        """The chart on the screen for the values chosen now; None where a table or nothing stands there."""
        seen = self.shown
        return seen.figure if isinstance(seen, Exhibit) else seen if isinstance(seen, go.Figure) else None

    def offered(self) -> list[dict[str, Any]]:
        """Return the controls as a board is given them, standing where they stand now."""
        return stored.offered(self.controls, self._key)

    def seen(self, text: str) -> Seen:
        """Return what is shown for a state as a board writes it; None where it is none, or where it failed."""
        key = read(text, list(self.controls.values()))
        return None if key is None else self._known.get(key)

    def view(self, text: str) -> View:
        """Return what a board shows for a state as it writes it; an error of the function is told as a sentence."""
        key = read(text, list(self.controls.values()))
        if key is None:
            return view(None)
        if key not in self._views:
            try:
                seen = self._at(key)
            except Exception as error:  # the reader's own function: the board goes on with the other states
                return {
                    "kind": "sentence",
                    "finding": f"{type(error).__name__}: {error}",
                    "subtitle": error.__notes__[-1],
                }
            self._views[key] = view(seen) | ({"dead": True} if dead(seen) else {})
        return self._views[key]

    def spec(self) -> stored.Spec:
        """Return the explorer with every state (of very many the 60 most telling), as `stored.spec` tells."""
        kept: dict[Key, Seen] = {}
        found = 0
        for key in telling(self._start, self._sizes):
            kept[key] = self._at(key)
            found += not dead(kept[key])
            if found == MOST_STATES or len(kept) == 4 * MOST_STATES:
                break
        kept.setdefault(self._key, self._at(self._key))
        return stored.spec(self.id, self.controls, self._key, dict(sorted(kept.items())), prod(self._sizes))

    def _stored(self) -> stored.Spec:
        """Return what an output keeps: every state, or the chosen one alone while a reader can ask for the others."""
        if is_live():
            return stored.spec(self.id, self.controls, self._key, {self._key: self._at(self._key)}, prod(self._sizes))
        return self.spec()

    def widget(self) -> Any:
        """Return a fresh live board."""
        from danvan_data.explore.board import Board  # only where something is displayed

        return Board(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        """Offer the live board first, then what needs no kernel: the spec for pages, the first state, its words."""
        return {
            **view_of(self.widget()),
            **still.bundle(self.shown, t("explore.run") if self.controls else ""),
            stored.MIME: self._stored(),
            "text/plain": f"Explorer({', '.join(self.controls)}: {prod(self._sizes)})",
        }


def explorer(function: Callable[..., Seen], **controls: Control) -> Explorer:
    """Join controls to the exhibit that they choose.

    A state is computed when it is asked for; where a page is to work without a kernel, all of them beforehand (of more
    than 60 those nearest to the first). States with nothing to show are not offered, and the first one shown has
    something where any has.

    Args:
        function: takes one argument for each control, by name, and returns an Exhibit, a plotly `Figure`, a DataFrame
            (shown without its index), or None for a combination that has nothing to show; it must be pure.
        **controls: made by `choice`, `steps` or `switch`; their words are already in the reader's language.

    Raises:
        ValueError: when a control has no option.
        TypeError: when the function returns something else.

    Example:
        >>> import plotly.graph_objects as go
        >>> from danvan_data.explore.controls import choice
        >>> bar = explorer(lambda n: go.Figure(go.Bar(y=[n])), n=choice([1, 2], label="n"))
        >>> bar.choose(n=2).values
        {'n': 2}

    """
    return Explorer(function, controls)


def linked(
    evidence: Evidence, function: Callable[..., Seen], columns: tuple[str, ...] = COLUMNS, **controls: Control
) -> Explorer:
    """Join controls (there may be none) to an exhibit that follows what a reader chooses in a notebook's other boards.

    Args:
        evidence: the tables of the notebook.
        function: as of `explorer`, with one argument more, `within`: the evidence narrowed to what is chosen.
        columns: what the numbers can be narrowed by, of `field`, `organisation` and `year`.
        **controls: as of `explorer`.

    Example:
        >>> from danvan_data.evidence import load_bundled
        >>> from danvan_data.exhibits.spread import leaders
        >>> from danvan_data.measures.spread import distribution
        >>> board = linked(load_bundled(), lambda within: leaders.leaders(distribution.leaders(within.models), within))
        >>> board.shown.name
        'leaders'

    """
    return Explorer(function, controls, evidence, columns)
