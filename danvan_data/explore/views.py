"""What a board shows of a finding: words, plot, table, sources, all from the exhibit."""

import html
import json
import re
from dataclasses import replace
from typing import Any, TypeAlias

import pandas as pd
import plotly.graph_objects as go

from danvan_data.evidence import Evidence
from danvan_data.exhibits.citing import ids_of, parts_of
from danvan_data.exhibits.exhibit import Exhibit, whole
from danvan_data.exhibits.theme import PLOTLY, look
from danvan_data.language import catalogue, get_language, number, t

__all__ = ["PLOTLY", "Seen", "View", "dead", "figure_view", "look", "view", "view_of", "words"]

Seen: TypeAlias = Exhibit | go.Figure | pd.DataFrame | None
"""What a function of an explorer returns; None: there is nothing to show."""

View: TypeAlias = dict[str, Any]
"""Plain JSON values that `web/assets/board.js` shows."""


def words(group: str) -> dict[str, str]:
    """Return the catalogue's words of a group in the current language, without its prefix."""
    language, prefix = get_language(), f"{group}."
    return {key.removeprefix(prefix): text[language] for key, text in catalogue().items() if key.startswith(prefix)}


def view_of(widget: Any) -> dict[str, Any]:
    """Return the reference by which a Jupyter front end shows a widget, to stand beside what needs no kernel."""
    live = widget._repr_mimebundle_()
    live = live[0] if isinstance(live, tuple) else live or {}
    return {kind: data for kind, data in live.items() if "widget-view" in kind}


def dead(seen: Seen) -> bool:
    """Say whether there is nothing to look at: such a state is not offered."""
    return seen is None or (isinstance(seen, Exhibit) and not seen)


MOST_DRAWN = 30
"""Rows that a board draws: two or three screens; of more the table tells the rest."""
BY_ROW = frozenset({"bars", "signed", "parts", "stacked", "shares", "intervals", "pairs", "spans"})
"""The forms whose every row has a line of its own."""


def view(seen: Seen) -> View:
    """Return what a board is given.

    Keys: `kind` (`chart`, `table`, `sentence`), `finding, subtitle, notes, source`, `heads` and `rows` (a cell is a
    text, or `[text, number to sort by]`), `marks` (`[words, said, source ids]`), `sources`
    (`{id: [publisher, title, date, address]}`), `cited`, `more` (a line on the sources that are not
    listed); a chart has `data` and `layout`, whose points bear their mark's number as `customdata`, those of one mark
    alone as `meta`.
    """
    if seen is None:
        return {"kind": "sentence", "finding": t("explore.nothing")}
    if isinstance(seen, Exhibit):
        return _exhibit(seen)
    if isinstance(seen, pd.DataFrame):
        return {"kind": "table", **_frame(seen)}
    return figure_view(json.loads(seen.to_json()))


def figure_view(figure: dict[str, Any], evidence: Evidence | None = None) -> View:
    """Return what a board is given of a stored figure (`data`, `layout`): with its exhibit, where it bears one.

    `evidence`: where sources too many to be stored are looked up.
    """
    shown = Exhibit.of_figure(figure)
    if shown is not None:
        return _exhibit(whole(shown, evidence) if evidence else shown, figure)
    layout = {name: each for name, each in figure["layout"].items() if name != "template" or each != look()}
    title = layout.get("title", {})
    said = {"finding": _bare(title.get("text")), "subtitle": _bare(title.get("subtitle", {}).get("text"))}
    return {"kind": "chart", **said, "data": figure["data"], "layout": layout}


def _bare(words: Any) -> str:
    """Return plotly's notation as plain text: the title of a reader's own figure stands where a finding stands."""
    return html.unescape(re.sub(r"<[^>]*>", " ", str(words or ""))).strip()


def _exhibit(shown: Exhibit, figure: dict[str, Any] | None = None) -> View:
    said = {"finding": shown.finding, "subtitle": shown.subtitle, "notes": list(shown.notes), "source": shown.source}
    if not shown:
        return {"kind": "sentence", **said}
    grid = shown.grid
    rows = [[_cell(cell.text, cell.sort) for cell in row] for row in grid.rows]
    body = {**said, "heads": list(grid.heads), "rows": rows, "marks": _marks(shown), **_sources(shown)}
    if shown.form == "table":
        return {"kind": "table", **body}
    rows = _drawn(shown)
    few = shown if rows.all() else replace(shown, table=shown.table[rows].reset_index(drop=True))
    if few is not shown:
        n, every = (number(each.table["row"].nunique()) for each in (few, shown))
        body["notes"] = [*body["notes"], t("exhibit.drawn", n=n, all=every)]
    drawn = figure if figure and few is shown else few.drawn
    layout = {name: each for name, each in drawn["layout"].items() if name not in ("template", "meta")}
    return {"kind": "chart", **body, "data": _numbered(drawn["data"], few, rows), "layout": _untitled(layout)}


def _drawn(shown: Exhibit) -> pd.Series:
    """Say of each mark whether a board draws it: of many rows the first ones, and those that the finding speaks of."""
    names = shown.table["row"]
    first = list(dict.fromkeys(names))[:MOST_DRAWN] if shown.form in BY_ROW else names
    return names.isin({*first, *shown.emphasis})


def _untitled(layout: dict[str, Any]) -> dict[str, Any]:
    """Leave of a title its lines alone, whose height `fit.js` takes off: its words stand beside the chart."""
    title = layout.get("title") or {}
    under = title.get("subtitle") or {}
    bare = {**title, **_lines(title), **({"subtitle": {**under, **_lines(under)}} if under else {})}
    return {**layout, "title": bare} if title else layout


def _lines(part: dict[str, Any]) -> dict[str, str]:
    words = part.get("text")
    return {"text": "<br>".join(" " for _ in words.split("<br>"))} if words else {}


def _cell(text: str, sort: float | None) -> Any:
    return text if sort is None else [text, sort]


def _marks(shown: Exhibit) -> list[list[Any]]:
    """Return each mark's words, the source's own words and the ids of its sources."""
    heads = [": ".join(filter(None, (", ".join(filter(None, (mark.row, mark.series))), mark.text)))
             for mark in shown.table.itertuples()]  # fmt: skip
    return [[head, mark.said, ids_of([mark.sources])]
            for head, mark in zip(heads, shown.table.itertuples(), strict=True)]  # fmt: skip


def _sources(shown: Exhibit) -> dict[str, Any]:
    pages = {page["source_id"]: list(parts_of(page)) for page in shown.sources.to_dict("records")}
    rest = shown.cited - len(pages)
    more = t("exhibit.more_sources", n=number(rest)) if rest > 0 else ""
    return {"sources": pages, "cited": shown.cited, "more": more}


def _numbered(data: list[dict[str, Any]], drawn: Exhibit, rows: pd.Series) -> list[dict[str, Any]]:
    """Tell every point the number of its mark, which is found by what the point says when it is pointed at.

    `rows`: which of the marks are drawn.
    """
    numbers: dict[str, int] = {}
    for at, words in zip(rows.to_numpy().nonzero()[0].tolist(), drawn.hovers, strict=True):
        numbers.setdefault(words, at)

    def of(words: Any) -> Any:
        return [of(each) for each in words] if isinstance(words, list) else numbers.get(words, -1)

    def marked(trace: dict[str, Any]) -> dict[str, Any]:
        words = None if "meta" in trace else trace.get("hovertext")
        if isinstance(words, str):
            words = [words] * len(trace["y"])
        return {**trace, "customdata": of(words)} if isinstance(words, list) else trace

    return [marked(trace) for trace in data]


def _frame(frame: pd.DataFrame) -> dict[str, Any]:
    def cell(value: Any) -> Any:
        if isinstance(value, bool):
            return t("explore.yes") if value else t("explore.no")
        if pd.api.types.is_scalar(value) and pd.isna(value):
            return "–"
        if isinstance(value, int | float):
            return [number(value), value]
        return str(value)

    rows = [[cell(value) for value in row] for row in frame.astype(object).itertuples(index=False)]
    return {"finding": "", "heads": [str(name) for name in frame.columns], "rows": rows}
