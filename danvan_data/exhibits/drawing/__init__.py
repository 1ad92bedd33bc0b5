"""Exhibits as plotly figures: one function a form, all from the exhibit's own table."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from danvan_data.exhibits.drawing import bars, calendars, grids, lanes, ranges
from danvan_data.exhibits.drawing.framing import framed
from danvan_data.exhibits.drawing.plot import Plot
from danvan_data.exhibits.theme import CONFIG, PLOTLY, look

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from danvan_data.exhibits.exhibit import Exhibit

DRAWERS: dict[str, Callable[["Exhibit"], Plot]] = {
    "bars": bars.bars,
    "signed": bars.signed,
    "parts": bars.parts,
    "stacked": bars.stacked,
    "shares": bars.shares,
    "columns": bars.columns,
    "lines": calendars.lines,
    "lane": lanes.lane,
    "dots": lanes.dots,
    "intervals": ranges.intervals,
    "pairs": ranges.pairs,
    "spans": calendars.spans,
    "timeline": calendars.timeline,
    "heat": grids.heat,
    "table": grids.table,
    "sentence": grids.sentence,
}


def draw(exhibit: "Exhibit") -> "go.Figure":
    """Return the exhibit's chart, framed: finding above, sources and notes at the foot, all in `layout.meta`."""
    return _framed(exhibit).update_layout(template=look(), meta=meta(exhibit)).figure()


def drawn(exhibit: "Exhibit") -> dict[str, Any]:
    """Return the chart as plain JSON values, `data` and `layout`, without the look of all charts and its `meta`."""
    return _framed(exhibit).json()


def _framed(exhibit: "Exhibit") -> Plot:
    return framed(DRAWERS[exhibit.form](exhibit), exhibit)


def meta(exhibit: "Exhibit") -> dict[str, str]:
    """Return what a figure bears of the exhibit that it draws."""
    return {"exhibit": exhibit.to_json()}


def complete(exhibit: "Exhibit") -> dict[str, Any]:
    """Return what `draw` returns as plain JSON values, from what has been drawn already."""
    body = exhibit.drawn
    return {"data": body["data"], "layout": {**body["layout"], "template": look(), "meta": meta(exhibit)}}


def mimebundle(figure: "go.Figure | dict[str, Any]") -> dict[str, Any]:
    """Return a figure (or plotly's JSON of one) as Jupyter stores it: with our configuration."""
    body = figure if isinstance(figure, dict) else json.loads(figure.to_json())
    return {PLOTLY: {"data": body["data"], "layout": body["layout"], "config": dict(CONFIG)}}
