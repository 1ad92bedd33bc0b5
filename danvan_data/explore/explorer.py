"""Live controls: one definition that talks to the kernel in JupyterLab and needs no kernel in a shared page."""

import base64
import hashlib
import html
import itertools
import json
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import ipywidgets as widgets
import numpy as np
import pandas as pd
import plotly.graph_objects as go

from danvan_data.exhibits.theme import CONFIG
from danvan_data.language import t

MIME = "application/vnd.danvan.explorer+json"
PLOTLY = "application/vnd.plotly.v1+json"
MOST_STATES = 60
MOST_BUTTONS = 4
HEIGHT = 560
LONG = 12

View: TypeAlias = go.Figure | pd.DataFrame | None


@dataclass(frozen=True)
class Control:
    """A named choice among a few values; made by `choice`, `steps` or `switch`."""

    kind: str
    label: str
    options: tuple[tuple[Any, str], ...]
    value: Any

    def place(self, value: Any) -> int:
        """Return the position of `value` among the options; ValueError names the control when it has none such."""
        values = [each for each, _ in self.options]
        if value not in values:
            raise ValueError(t("explore.unknown", label=self.label, value=value))
        return values.index(value)


def choice(options: Mapping[Any, str] | Sequence, label: str, value: Any = None) -> Control:
    """Offer a list of `options` (values, or a mapping of value to its words); `value` is chosen at first."""
    return _control("choice", options, label, value)


def steps(values: Mapping[Any, str] | Sequence, label: str, value: Any = None) -> Control:
    """Offer ordered `values`, such as years, on a slider; `value` is chosen at first."""
    return _control("steps", values, label, value)


def switch(label: str, value: bool = False) -> Control:
    """Offer a check box; the function gets True or False."""
    return Control("switch", label, ((False, t("explore.no")), (True, t("explore.yes"))), value)


def _control(kind: str, options: Mapping[Any, str] | Sequence, label: str, value: Any) -> Control:
    pairs = tuple(options.items()) if isinstance(options, Mapping) else tuple((each, str(each)) for each in options)
    if not pairs:
        raise ValueError(t("explore.no_options", label=label))
    control = Control(kind, label, pairs, pairs[0][0] if value is None else value)
    control.place(control.value)
    return control


_OPEN: "weakref.WeakSet[Explorer]" = weakref.WeakSet()


def open_explorers() -> list["Explorer"]:
    """Return the explorers that this kernel still holds."""
    return list(_OPEN)


class Explorer:
    """Controls and the figure or table they choose; see `explorer`.

    Attributes:
        controls: the controls by the name of the function's parameter.

    """

    def __init__(self, function: Callable[..., View], controls: dict[str, Control]) -> None:
        self.controls = controls
        self._function = function
        keys = list(itertools.product(*(range(len(control.options)) for control in controls.values())))
        if len(keys) > MOST_STATES:
            raise ValueError(t("explore.too_many", n=len(keys), most=MOST_STATES))
        self._key = tuple(control.place(control.value) for control in controls.values())
        self._views: list[dict[str, Any]] = []
        self._states: dict[tuple[int, ...], int | None] = {}
        self._template: dict[str, Any] | None = None
        seen: dict[str, int] = {}
        for key in keys:
            view = self._stored(self._compute(key))
            mark = json.dumps(view, sort_keys=True)
            if view is not None and mark not in seen:
                seen[mark] = len(self._views)
                self._views.append(view)
            self._states[key] = seen.get(mark)
        _OPEN.add(self)

    def _compute(self, key: tuple[int, ...]) -> View:
        values = self._arguments(key)
        try:
            return self._function(**values)
        except Exception as error:
            error.add_note(t("explore.failed", state=", ".join(f"{name}={value!r}" for name, value in values.items())))
            raise

    def _arguments(self, key: tuple[int, ...]) -> dict[str, Any]:
        pairs = zip(self.controls.items(), key, strict=True)
        return {name: control.options[place][0] for (name, control), place in pairs}

    def _stored(self, view: View) -> dict[str, Any] | None:
        """Turn a view into plain JSON values; the template that the figures share is kept aside, once."""
        if view is None:
            return None
        if isinstance(view, pd.DataFrame):
            rows = json.loads(view.to_json(orient="values", date_format="iso"))
            return {"kind": "table", "columns": [str(name) for name in view.columns], "rows": rows}
        if not isinstance(view, go.Figure):
            raise TypeError(t("explore.no_view", kind=type(view).__name__))
        figure = json.loads(view.to_json())
        layout = figure["layout"]
        if self._template is None:
            self._template = layout.get("template", {})
        if layout.get("template", {}) == self._template:
            layout.pop("template", None)
        return {"kind": "figure", "data": [_packed(trace) for trace in figure["data"]], "layout": layout}

    @property
    def values(self) -> dict[str, Any]:
        """The values chosen now, by the name of their control."""
        return self._arguments(self._key)

    def _key_of(self, values: dict[str, Any]) -> tuple[int, ...]:
        places = dict(zip(self.controls, self._key, strict=True))
        for name, value in values.items():
            if name not in self.controls:
                raise ValueError(t("explore.no_control", name=name, names=", ".join(self.controls)))
            places[name] = self.controls[name].place(value)
        return tuple(places.values())

    def choose(self, **values: Any) -> "Explorer":
        """Choose values by name, as a click would; returns the explorer itself."""
        self._key = self._key_of(values)
        return self

    def state(self, **values: Any) -> View:
        """Return the Figure or DataFrame (None: nothing to show) for `values`; those left out stay as chosen now."""
        return self._function(**self._arguments(self._key_of(values)))

    @property
    def figure(self) -> View:
        """What is on screen for the values chosen now, as a Figure or a DataFrame."""
        return self.state()

    def spec(self) -> dict[str, Any]:
        """Return everything a page needs to switch the views without a kernel, as plain JSON values.

        Keys: `version`, `id` (from the content), `controls` (`name, kind, label, options [{value, label}]`, and
        `start`: the position chosen now), `states` (positions joined by commas -> index in `figures`, or null where
        there is nothing to show), `nothing` (the sentence for that), `figures` (`{kind: figure, data, layout}` or
        `{kind: table, columns, rows}`), `template` (the layout.template of every figure that has none of its own).
        """
        controls = [
            {
                "name": name,
                "kind": control.kind,
                "label": control.label,
                "options": [{"value": _plain(value), "label": label} for value, label in control.options],
                "start": place,
            }
            for (name, control), place in zip(self.controls.items(), self._key, strict=True)
        ]
        body = {
            "version": 1,
            "controls": controls,
            "states": {",".join(map(str, key)): view for key, view in self._states.items()},
            "nothing": t("explore.nothing"),
            "figures": self._views,
            "template": self._template or {},
        }
        digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode("utf-8")).hexdigest()
        return {"id": f"explorer-{digest[:12]}", **body}

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        """Offer the live controls first, then what needs no kernel: the spec for pages, the first state, its words."""
        live = self.widget()._repr_mimebundle_() or {}
        first = self._output()["data"]
        return {
            **{kind: data for kind, data in live.items() if "widget-view" in kind},
            **{kind: data for kind, data in first.items() if kind == PLOTLY},
            MIME: self.spec(),
            "text/html": self._fallback(),
            "text/plain": f"Explorer({', '.join(self.controls)}: {len(self._states)})",
        }

    def _view(self) -> dict[str, Any]:
        index = self._states[self._key]
        return {"kind": "nothing"} if index is None else self._views[index]

    def _fallback(self) -> str:
        """What a viewer that draws nothing shows: the first state's finding, or its table, as text."""
        view = self._view()
        if view["kind"] != "figure":
            return self._output()["data"]["text/html"] + f"<p>{html.escape(t('explore.fallback'))}</p>"
        meta = view["layout"].get("meta") or {}
        lines = [meta.get("finding"), meta.get("subtitle"), t("explore.fallback")]
        return "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)

    def widget(self) -> widgets.VBox:
        """Return fresh ipywidgets: the controls in a wrapping row above the figure, redrawn in place."""
        heights = [view["layout"].get("height") or HEIGHT for view in self._views if view["kind"] == "figure"]
        # The tallest state's room is kept from the start, so that nothing below jumps when another is chosen.
        screen = widgets.Output(layout={"min_height": f"{max(heights) + 8}px"} if heights else {})
        screen.outputs = (self._output(),)
        made = [_widget(control, place) for control, place in zip(self.controls.values(), self._key, strict=True)]

        def redraw(_change: Any) -> None:
            key = tuple(_place(widget) for widget in made)
            if key != self._key:
                self._key = key
                screen.outputs = (self._output(),)

        for each in made:
            each.observe(redraw, names=["value", "index"] if hasattr(each, "index") else ["value"])
        bar = widgets.HBox(made, layout={"flex_flow": "row wrap", "grid_gap": "4px 28px", "margin": "4px 0 8px"})
        return widgets.VBox([bar, screen])

    def _output(self) -> dict[str, Any]:
        view = self._view()
        if view["kind"] == "figure":
            layout = {"template": self._template, **view["layout"]}
            data: dict[str, Any] = {PLOTLY: {"data": view["data"], "layout": layout, "config": CONFIG}}
        elif view["kind"] == "table":
            data = {"text/html": _table(view)}
        else:
            data = {"text/html": f"<p>{html.escape(t('explore.nothing'))}</p>"}
        return {"output_type": "display_data", "data": {**data, "text/plain": ""}, "metadata": {}}


def _packed(trace: dict[str, Any]) -> dict[str, Any]:
    """Write long coordinates as plotly's typed arrays: a notebook gives every number of a list a line of its own."""
    return {name: _typed(value) if name in ("x", "y") else value for name, value in trace.items()}


def _typed(values: Any) -> Any:
    if not isinstance(values, list) or len(values) < LONG or any(type(each) not in (int, float) for each in values):
        return values
    whole = all(type(each) is int for each in values)
    fits = [code for code, most in (("i1", 2**7), ("i2", 2**15), ("i4", 2**31)) if max(map(abs, values)) < most]
    dtype = fits[0] if whole and fits else "f8"
    packed = np.array(values, dtype=f"<{dtype}").tobytes()
    return {"dtype": dtype, "bdata": base64.b64encode(packed).decode("ascii")}


def _table(view: dict[str, Any]) -> str:
    frame = pd.DataFrame(view["rows"], columns=view["columns"], dtype=object)
    return frame.where(frame.notna(), "–").to_html(index=False, border=0, justify="left")


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _place(widget: widgets.Widget) -> int:
    return int(widget.value) if isinstance(widget, widgets.Checkbox) else int(widget.index)


def _widget(control: Control, place: int) -> widgets.Widget:
    """Return the ipywidget of a control: its label is the element's own, and as wide as its words need."""
    wide = {"description_width": "initial"}
    if control.kind == "switch":
        return widgets.Checkbox(
            value=bool(place), description=control.label, indent=False, style=wide, layout={"width": "auto"}
        )
    options = [(label, number) for number, (_, label) in enumerate(control.options)]
    common: dict[str, Any] = {"options": options, "index": place, "description": control.label, "style": wide}
    longest = max(len(label) for label, _ in options)
    if control.kind == "steps":
        # Redrawn where the handle is let go: a figure for each value passed on the way would only flicker.
        width = f"{len(control.label) + longest + 32}ch"
        return widgets.SelectionSlider(**common, continuous_update=False, layout={"width": width, "max_width": "100%"})
    if len(options) <= MOST_BUTTONS and longest <= 28:
        return widgets.RadioButtons(**common, orientation="horizontal", layout={"width": "auto"})
    width = f"{len(control.label) + min(longest, 60) + 8}ch"
    return widgets.Dropdown(**common, layout={"width": width, "max_width": "100%"})


def explorer(function: Callable[..., View], **controls: Control) -> Explorer:
    """Join controls to the figure (or table) they choose.

    Every state is computed beforehand, so that a shared page can switch between them without a kernel.

    Args:
        function: takes one argument for each control, by name, and returns a plotly `Figure`, a DataFrame
            (shown without its index), or None for a combination that has nothing to show; it must be pure.
        **controls: made by `choice`, `steps` or `switch`; their words are already in the reader's language.

    Raises:
        ValueError: when the controls span more than 60 states (offer fewer options), or one has no option.
        TypeError: when the function returns something else.

    Example:
        >>> import plotly.graph_objects as go
        >>> bar = explorer(lambda n: go.Figure(go.Bar(y=[n])), n=choice([1, 2], label="n"))
        >>> bar.choose(n=2).values
        {'n': 2}

    """
    return Explorer(function, controls)
