"""How a notebook keeps an explorer: its controls, and each state's exhibit once, without what can be derived of it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from danvan_data.exhibits.citing import SOURCES
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.explore.controls import Control, Key, written
from danvan_data.explore.views import Seen, dead, view
from danvan_data.language import t

MIME = "application/vnd.danvan.explorer+json"

Spec = dict[str, Any]


def identity(controls: Mapping[str, Control], start: Key, first: Seen) -> str:
    """Return by what an explorer on the screen and its stored form know each other: controls and first state."""
    body = json.dumps([offered(controls, start), kept(first, [])], sort_keys=True)
    return f"explorer-{hashlib.sha256(body.encode('utf-8')).hexdigest()[:12]}"


def offered(controls: Mapping[str, Control], at: Key) -> list[dict[str, Any]]:
    """Return the controls as plain JSON: `name, kind, label`, `options` (`value, label`), and `start`."""
    return [
        {"name": name, "kind": control.kind, "label": control.label, "start": place,
         "options": [{"value": _plain(value), "label": label} for value, label in control.options]}
        for (name, control), place in zip(controls.items(), at, strict=True)
    ]  # fmt: skip


def spec(name: str, controls: Mapping[str, Control], at: Key, states: Mapping[Key, Seen], total: int) -> Spec:
    """Return an explorer as a notebook keeps it, as plain JSON values.

    Keys: `version`, `id`, `controls` (see `offered`), `views` (each different one once: `{kind: exhibit, …}` as
    `Exhibit.to_dict` tells but with its sources as positions in `sources`; `{kind: figure, data, layout}`;
    `{kind: table, columns, rows}`), `states` (positions joined by commas -> index in `views`, null where there is
    nothing to show), `sources` (rows of `SOURCES`), and `left` (how many states are not kept).
    """
    sources: list[list[str]] = []
    views: list[dict[str, Any]] = []
    places: dict[str, int | None] = {}
    seen: dict[str, int] = {}
    for key, each in states.items():
        if dead(each) and key != at:
            places[written(key)] = None
            continue
        body = kept(each, sources)
        mark = json.dumps(body, sort_keys=True)
        if mark not in seen:
            seen[mark] = len(views)
            views.append(body)
        places[written(key)] = seen[mark]
    return {"version": 2, "id": name, "controls": offered(controls, at), "states": places, "views": views,
            "sources": sources, "left": total - len(states)}  # fmt: skip


def kept(seen: Seen, sources: list[list[str]]) -> dict[str, Any]:
    """Return one view as plain JSON values; rows of sources that are not yet in `sources` are added to it."""
    if seen is None:
        return {"kind": "nothing"}
    if isinstance(seen, Exhibit):
        body = seen.to_dict()
        if "sources" in body:
            body["sources"] = [_place(row, sources) for row in body["sources"]]
        return {"kind": "exhibit", **body}
    if isinstance(seen, pd.DataFrame):
        rows = json.loads(seen.to_json(orient="values", date_format="iso"))
        return {"kind": "table", "columns": [str(name) for name in seen.columns], "rows": rows}
    if isinstance(seen, go.Figure):
        return {"kind": "figure", **{name: view(seen)[name] for name in ("data", "layout")}}
    raise TypeError(t("explore.no_view", kind=type(seen).__name__))


def _place(row: list[str], sources: list[list[str]]) -> int:
    if row not in sources:
        sources.append(row)
    return sources.index(row)


def opened(spec: Spec, index: int) -> Seen:
    """Return a stored view as what the function returned."""
    body = spec["views"][index]
    if body["kind"] == "exhibit":
        named = [spec["sources"][place] for place in body.get("sources", ())]
        return Exhibit.from_dict({**body, "sources": named})
    if body["kind"] == "table":
        return pd.DataFrame(body["rows"], columns=body["columns"], dtype=object)
    if body["kind"] == "figure":
        return go.Figure(data=body["data"], layout=body["layout"])
    return None


def first(spec: Spec) -> Seen:
    """Return what a stored explorer shows before any click."""
    index = spec["states"].get(written(tuple(control["start"] for control in spec["controls"])))
    return None if index is None else opened(spec, index)


def everything(spec: Spec) -> Sequence[Seen]:
    """Return every view of a stored explorer, each once."""
    return [opened(spec, index) for index in range(len(spec["views"]))]


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


__all__ = ["MIME", "SOURCES", "Spec", "everything", "first", "identity", "kept", "offered", "opened", "spec"]
