"""A notebook that has run, in one language, as the things a page or a slide shows one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from danvan_data.explore import MIME, PLOTLY
from danvan_data.publish.pages.outputs import clean, markdown

LANGUAGE_TAGS = {"vi", "en"}
LAB = "lab"
"""The tag of a cell that is of use in JupyterLab alone."""


@dataclass(frozen=True)
class Item:
    """One thing shown: `kind` is prose, figure, explorer, html, text or code; `body` what that kind needs."""

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

    def figures(self) -> list[dict[str, Any]]:
        """Return every figure (data, layout), those of explorers' states included."""
        found = [item.body for item in self.items if item.kind == "figure"]
        for item in self.items:
            if item.kind == "explorer":
                found += [view for view in item.body["figures"] if view["kind"] == "figure"]
        return found

    def key_figure(self) -> dict[str, Any] | None:
        """Return the figure that stands for the notebook: the first on a slide, else the first."""
        charts = sorted((item for item in self.items if item.kind in ("figure", "explorer")), key=lambda i: not i.slide)
        return next(filter(None, map(first_figure, charts)), None)


def first_figure(item: Item) -> dict[str, Any] | None:
    """Return the figure an item shows before any click, or None."""
    if item.kind == "figure":
        return item.body
    if item.kind != "explorer":
        return None
    index = item.body["states"][",".join(str(control["start"]) for control in item.body["controls"])]
    view = None if index is None else item.body["figures"][index]
    if view is None or view["kind"] != "figure":
        return None
    layout = {"template": item.body["template"], **view["layout"]}
    return {"data": view["data"], "layout": layout}


def meta(figure: dict[str, Any] | None) -> dict[str, str]:
    """Return a figure's finding, subtitle, source and note as text; empty where it has none."""
    kept = ((figure or {}).get("layout") or {}).get("meta") or {}
    return {name: str(kept.get(name) or "") for name in ("finding", "subtitle", "source", "note")}


def tell(name: str, notebook: dict[str, Any], language: str, pages: dict[str, str] | None = None) -> Story:
    """Read an executed notebook; `pages` maps notebook names to the pages that links should lead to."""
    items: list[Item] = []
    headings: list[tuple[int, str, str]] = []
    for cell in notebook["cells"]:
        tags = set(cell.get("metadata", {}).get("tags", []))
        if LAB in tags or (tags & LANGUAGE_TAGS and language not in tags):
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


def _joined(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)


def _code(cell: dict[str, Any], tags: set[str], pages: dict[str, str] | None) -> Iterator[Item]:
    name, slide = cell.get("id", ""), "slide" in tags
    for output in cell.get("outputs", []):
        shown = output.get("data", {}).items()
        data: dict[str, Any] = {kind: _joined(each) if isinstance(each, list) else each for kind, each in shown}
        if MIME in data:
            yield Item("explorer", data[MIME], name, slide)
        elif PLOTLY in data:
            yield Item("figure", {key: data[PLOTLY][key] for key in ("data", "layout")}, name, slide)
        elif "text/markdown" in data:
            yield Item("prose", markdown(data["text/markdown"], pages)[0], name, slide)
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
