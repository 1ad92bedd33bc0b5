"""A notebook that has run, in one language, as the things a page or a slide shows one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

from danvan_data.exhibits.exhibit import MIME as EXHIBIT
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.explore import MIME, PLOTLY, stored
from danvan_data.explore.search.finder import MIME as FINDER
from danvan_data.explore.views import Seen, View, figure_view, view
from danvan_data.language import LANGUAGES, narrative, t
from danvan_data.publish.pages.outputs import clean, markdown

CHARTS = ("figure", "explorer", "exhibit")
LAB, OWN, PUBLIC = "lab", "own", "public"
"""The tags of a cell that is of use in JupyterLab alone, of one that is shown of a reader's own registers alone, and of
one that speaks of the public evidence alone."""


@dataclass(frozen=True)
class Item:
    """One thing shown: `kind` (prose, figure, explorer, exhibit, finder, html, text, code), `body` what it needs."""

    kind: str
    body: Any
    cell: str
    slide: bool = False
    notes: bool = False


@dataclass(frozen=True)
class Story:
    """What a notebook tells in one language.

    Attributes:
        name: the notebook's file name without its ending.
        title: its first heading, as text.
        question: the first paragraph below it, as HTML.
        items: what it shows, in order; the first heading is not among them.
        contents: its second-level headings (address, words).

    """

    name: str
    title: str
    question: str
    items: tuple[Item, ...]
    contents: tuple[tuple[str, str], ...] = field(default=())

    def charts(self) -> list[Item]:
        """Return the figures and explorers, in order."""
        return [item for item in self.items if item.kind in CHARTS]

    def exhibits(self) -> list[Exhibit]:
        """Return what is on the screen as exhibits, in order, each once: of an explorer its chosen state."""
        shown = [seen for item in self.charts() if isinstance(seen := seen_of(item), Exhibit) and seen]
        return list({each.finding: each for each in reversed(shown)}.values())[::-1]

    def key(self) -> Item | None:
        """Return the chart that stands for the notebook: the first on a slide, else the first."""
        drawn = [item for item in self.charts() if _is_drawn(seen_of(item))]
        return next(iter(sorted(drawn, key=lambda item: not item.slide)), None)


def seen_of(item: Item) -> Seen:
    """Return the exhibit (or the reader's own figure or table) that a chart shows before any click."""
    if item.kind == "explorer":
        return stored.first(item.body)
    if item.kind == "exhibit":
        return Exhibit.from_json(item.body)
    return Exhibit.of_figure(item.body) or go.Figure(item.body["data"], item.body["layout"])


def _is_drawn(seen: Seen) -> bool:
    return isinstance(seen, go.Figure) or (isinstance(seen, Exhibit) and bool(seen) and seen.form != "table")


def first(item: Item) -> View:
    """Return what a board shows of a chart before any click."""
    return figure_view(item.body) if item.kind == "figure" else view(seen_of(item))


def words_of(item: Item) -> dict[str, str]:
    """Return a chart's `finding`, `subtitle`, `note` and `source` before any click; empty where it has none."""
    seen = seen_of(item)
    if isinstance(seen, Exhibit):
        return {name: getattr(seen, name) for name in ("finding", "subtitle", "note", "source")}
    told = view(seen) if isinstance(seen, go.Figure) else {"finding": "" if seen is not None else t("explore.nothing")}
    return {name: str(told.get(name, "")) for name in ("finding", "subtitle", "note", "source")}


def tell(name: str, notebook: dict[str, Any], language: str, pages: dict[str, str] | None = None) -> Story:
    """Read an executed notebook; `pages` maps notebook names to the pages that links should lead to."""
    items: list[Item] = []
    headings: list[tuple[int, str, str]] = []
    heard = told_in(notebook, language)
    left = {LAB, PUBLIC if any(_is_own(cell) for cell in notebook["cells"]) else OWN}
    for cell in notebook["cells"]:
        tags = set(cell.get("metadata", {}).get("tags", []))
        if tags & left or (tags & {*LANGUAGES} and heard not in tags):
            continue
        if cell["cell_type"] == "markdown":
            text, found = markdown(_joined(cell["source"]), pages)
            headings += [] if "notes" in tags else found
            items.append(Item("prose", text, cell.get("id", ""), notes="notes" in tags))
        elif cell["cell_type"] == "code":
            items += _code(cell, tags, pages)
    title, question, items = _opening(items, headings, name)
    contents = tuple((address, words) for level, address, words in headings if level == 2)
    return Story(name, title, question, tuple(items), contents)


def title(name: str, notebook: dict[str, Any], language: str) -> str:
    """Return the title of a notebook's story, which does not wait for its outputs."""
    cells = [{**cell, "outputs": []} for cell in notebook["cells"]]
    return tell(name, {**notebook, "cells": cells}, language).title


def told_in(notebook: dict[str, Any], language: str) -> str:
    """Return the tag of the cells that a reader of a language is shown."""
    return narrative(language, {tag for cell in notebook["cells"] for tag in cell.get("metadata", {}).get("tags", [])})


def _is_own(cell: dict[str, Any]) -> bool:
    """Say whether a cell shows an exhibit of a reader's own registers."""
    outputs = [output.get("data", {}) for output in cell.get("outputs", [])]
    figures = [data[PLOTLY]["layout"].get("meta", {}).get("exhibit", "") for data in outputs if PLOTLY in data]
    stored = [*figures, *(_joined(data[EXHIBIT]) for data in outputs if EXHIBIT in data)]
    return any(Exhibit.from_json(each).own for each in stored if each)


def _joined(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)


def _code(cell: dict[str, Any], tags: set[str], pages: dict[str, str] | None) -> Iterator[Item]:
    name, slide = cell.get("id", ""), "slide" in tags
    for output in cell.get("outputs", []):
        shown = output.get("data", {}).items()
        data: dict[str, Any] = {kind: _joined(each) if isinstance(each, list) else each for kind, each in shown}
        if MIME in data:
            yield Item("explorer", data[MIME], name, slide)
        elif "cards" in data.get(FINDER, {}):
            yield Item("finder", data[FINDER], name)
        elif PLOTLY in data:
            yield Item("figure", {key: data[PLOTLY][key] for key in ("data", "layout")}, name, slide)
        elif EXHIBIT in data and Exhibit.from_json(data[EXHIBIT]):
            yield Item("exhibit", data[EXHIBIT], name, slide)
        elif "text/markdown" in data:
            # A sentence in a chart's stead fills no slide.
            yield Item("prose", markdown(data["text/markdown"], pages)[0], name, slide and EXHIBIT not in data)
        elif "text/html" in data:
            yield Item("html", clean(data["text/html"]), name, slide)
        elif any("widget-view" in kind for kind in data):
            continue  # a widget that is no explorer needs a kernel
        elif "text/plain" in data:
            yield Item("text", data["text/plain"], name)
        elif output.get("output_type") == "stream" and output.get("name") == "stdout":
            yield Item("text", _joined(output["text"]), name)
    if _joined(cell["source"]).strip():
        yield Item("code", _joined(cell["source"]), name)


def _opening(items: list[Item], headings: list[tuple[int, str, str]], name: str) -> tuple[str, str, list[Item]]:
    """Take the title out of the first prose, and find the question that follows it."""
    first = next((each for each in headings if each[0] == 1), None)
    title = first[2] if first else name
    place = next((i for i, item in enumerate(items) if item.kind == "prose" and "<h1" in item.body), None)
    if place is None:
        return title, "", items
    body = items[place].body.partition("</h1>")[2].strip()
    question = body.partition("</p>")[0].removeprefix("<p>").replace("\n", " ")
    return title, question, [*items[:place], Item("prose", body, items[place].cell), *items[place + 1 :]]
