"""What is on a notebook's screen, with the positions its controls have now, as a story and as exhibits."""

import base64
import html
import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from danvan_data.exhibits import theme
from danvan_data.explore import MIME, Explorer, open_explorers
from danvan_data.language import get_language, t
from danvan_data.publish.notebooks.run import PublishError
from danvan_data.publish.notebooks.story import Story, first_figure, meta, tell
from danvan_data.publish.office.exhibit import SCREEN, Exhibit, Exhibits

CHARTS = ("figure", "explorer")
MARKS = ("dtype", "bdata")


def notebook_file() -> Path:
    """Return the notebook of this kernel; PublishError when it is not known or was never saved."""
    named = os.environ.get("JPY_SESSION_NAME", "")
    if not named or not Path(named).is_file():
        raise PublishError(t("share.no_notebook"))
    return Path(named)


def story(path: Path, explorers: Iterable[Explorer] | None = None) -> Story:
    """Return a saved notebook as a story whose controls stand where they stand on the screen.

    `explorers`: those of this kernel, when not given. PublishError when nothing in the file has been run.
    """
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = notebook["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        raise PublishError(t("publish.unreadable", name=path.name)) from None
    if not any(cell.get("outputs") for cell in cells):
        raise PublishError(t("share.not_run", name=path.name))
    live = {_mark(spec): spec for spec in (each.spec() for each in explorers or open_explorers())}
    for cell in cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if MIME in data:
                data[MIME] = live.get(_mark(data[MIME]), data[MIME])
    return tell(path.stem, notebook, get_language())


def _mark(spec: dict[str, Any]) -> str:
    """Return what two explorers of the same controls and figures share, whatever is chosen in them."""
    controls = [{**control, "start": 0} for control in spec["controls"]]
    return json.dumps([controls, spec["states"], spec["figures"]], sort_keys=True)


def exhibits_of(told: Story, known: Exhibits) -> Exhibits:
    """Return the charts on the screen as exhibits: those known by their finding, bars from the chart, else pictures."""
    by_finding = {each.finding: each for each in known.shown}
    shown: list[Exhibit] = []
    for number, item in enumerate(item for item in told.items if item.kind in CHARTS):
        figure = first_figure(item)
        finding = meta(figure)["finding"].replace("\u00a0", " ")
        if figure is None or not finding or finding in {each.finding for each in shown}:
            continue
        shown.append(by_finding.get(finding) or exhibit_of(figure, f"{SCREEN}{number}"))
    return Exhibits(tuple(shown), ())


def exhibit_of(figure: dict[str, Any], name: str) -> Exhibit:
    """Return a drawn figure (data, layout) as an exhibit: bars natively, any other kind as a picture."""
    drawn = go.Figure(data=[_plain(trace) for trace in figure["data"]], layout=figure["layout"])
    return _bars(figure, drawn, name) or Exhibit(name, "picture", pd.DataFrame(index=[name]), drawn)


def _plain(trace: dict[str, Any]) -> dict[str, Any]:
    return {key: _list(value) if key in ("x", "y") else value for key, value in trace.items()}


def _list(values: Any) -> Any:
    if isinstance(values, dict) and set(MARKS) <= set(values):
        return np.frombuffer(base64.b64decode(values["bdata"]), dtype=f"<{values['dtype']}").tolist()
    return values


def _bars(figure: dict[str, Any], drawn: go.Figure, name: str) -> Exhibit | None:
    """Read stacked or single bars off a figure; None where it shows anything else that a bar chart has not."""
    bars = [_plain(trace) for trace in figure["data"] if trace.get("type") == "bar"]
    others = [trace for trace in figure["data"] if trace.get("type") != "bar" and trace.get("mode") != "text"]
    layout = figure["layout"]
    across = {trace.get("orientation", "v") for trace in bars}
    if not bars or others or len(across) > 1 or any("base" in trace for trace in bars):
        return None
    if len(bars) > 1 and layout.get("barmode") not in ("stack", "relative"):
        return None
    value, place = ("x", "y") if across == {"h"} else ("y", "x")
    series = [_series(trace, value, place) for trace in bars]
    if any(each is None for each in series):
        return None
    table = pd.concat([each for each in series if each is not None], axis=1).fillna(0)
    order = list(table.index) if table.index.dtype == object or table.index.dtype == "str" else sorted(table.index)
    if across == {"h"} and layout.get("yaxis", {}).get("autorange") != "reversed":
        order.reverse()  # plotly stacks rows from below, Office is told to begin at the top
    table = table.loc[order]
    if (table < 0).any(axis=None):
        return None
    words = _words(layout.get(f"{place}axis", {}))
    table.index = pd.Index([words.get(at, _text(at)) for at in table.index])
    colours = [trace.get("marker", {}).get("color", theme.NEUTRAL) for trace in bars]
    labels: tuple[str, ...] = ()
    if len(bars) == 1:
        colours, labels = _single(bars[0], table, order, place)
    elif not all(isinstance(colour, str) for colour in colours):
        return None
    shares = len(bars) > 1 and np.allclose(table.sum(axis=1), 1)
    form = "columns" if value == "y" else "shares" if shares else "stacked" if len(bars) > 1 else "bars"
    title = layout.get(f"{value}axis", {}).get("title", {}).get("text", "")
    return Exhibit(name, form, table, drawn, tuple(colours), labels, _text(title))


def _series(trace: dict[str, Any], value: str, place: str) -> pd.Series | None:
    values, places = trace.get(value), trace.get(place)
    if not isinstance(values, list) or not isinstance(places, list) or len(set(map(str, places))) < len(places):
        return None
    if any(not isinstance(each, int | float) or isinstance(each, bool) for each in values):
        return None
    return pd.Series(values, index=places, name=_text(trace.get("name", "")) or t("exhibits.value"))


def _single(
    trace: dict[str, Any], table: pd.DataFrame, order: list[Any], place: str
) -> tuple[list[str], tuple[str, ...]]:
    """Return the colour and the words of each bar, in the table's order."""
    colour, words = trace.get("marker", {}).get("color", theme.NEUTRAL), trace.get("text")
    at = {each: number for number, each in enumerate(trace[place])}
    colours = [colour[at[each]] if isinstance(colour, list) else colour for each in order]
    labels = tuple(_text(words[at[each]]) for each in order) if isinstance(words, list) else ()
    return colours, labels if len(labels) == len(table) else ()


def _words(axis: dict[str, Any]) -> dict[Any, str]:
    return dict(zip(_list(axis.get("tickvals", [])), map(_text, axis.get("ticktext", [])), strict=False))


def _text(words: Any) -> str:
    """Return plotly's notation as plain text."""
    bare = re.sub(r"</?(?:b|i|em|strong|span|sup|sub|br)\b[^>]*>", " ", str(words))
    return re.sub(r"\s+", " ", html.unescape(bare)).strip()
