"""Exhibits as plotly figures: one function a form, all from the exhibit's own table."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from danvan_data.exhibits.drawing import bars, calendars, grids, lanes, ranges
from danvan_data.exhibits.drawing.framing import framed
from danvan_data.exhibits.theme import CONFIG, PLOTLY

if TYPE_CHECKING:
    from danvan_data.exhibits.exhibit import Exhibit

DRAWERS: dict[str, Callable[["Exhibit"], go.Figure]] = {
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


def draw(exhibit: "Exhibit") -> go.Figure:
    """Return the exhibit's chart, framed: finding above, sources and notes at the foot, all in `layout.meta`."""
    return framed(DRAWERS[exhibit.form](exhibit), exhibit)


def mimebundle(figure: go.Figure) -> dict[str, Any]:
    """Return a figure as Jupyter stores it: plotly's JSON with our configuration."""
    body = json.loads(figure.to_json())
    return {PLOTLY: {"data": body["data"], "layout": body["layout"], "config": dict(CONFIG)}}
