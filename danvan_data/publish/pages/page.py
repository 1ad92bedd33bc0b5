"""A site of self-contained pages: one for each notebook and language, and an index of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go

from danvan_data.evidence import Evidence
from danvan_data.exhibits.citing import parts_of
from danvan_data.explore.views import View, words
from danvan_data.language import TONGUES, t
from danvan_data.publish.notebooks.meaning import so_what
from danvan_data.publish.notebooks.story import CHARTS, Item, Story, first, seen_of, words_of
from danvan_data.publish.notebooks.telling import Telling
from danvan_data.publish.pages.shell import board, chart, payload, render

SCRIPTS = ("theme.js", "margins.js", "fit.js", "table.js", "controls.js", "board.js")
FINDER_SCRIPTS = ("search.js", "sheet.js", "facets.js", "finder.js")
INDEX_SCRIPTS = ("theme.js", "margins.js", "fit.js", "index.js")
STYLES, FINDER_STYLES = ("board.css", "page.css"), ("board.css", "finder.css", "page.css")


@dataclass(frozen=True)
class Place:
    """Where a page stands in its site.

    Attributes:
        others: the pages of this site in order, (name, address, title).
        home: the address of the index, or "" for a page on its own.
        twins: the same page in the other languages (address, language).
        dated: the sentence that says of which day the data are.
        about: more lines for the foot.
        code: whether the Python code of each chart stands folded below it.
        evidence: what the charts speak of, where sources too many to be stored are looked up.

    """

    others: tuple[tuple[str, str, str], ...] = ()
    home: str = ""
    twins: tuple[tuple[str, str], ...] = ()
    dated: str = ""
    about: tuple[str, ...] = ()
    code: bool = False
    evidence: Evidence | None = None

    def beside(self, name: str, step: int) -> dict[str, str] | None:
        """Return the page before (-1) or after (1) the one named, or None."""
        names = [each[0] for each in self.others]
        if name not in names or not 0 <= names.index(name) + step < len(names):
            return None
        _, href, title = self.others[names.index(name) + step]
        return {"href": href, "title": title.partition(":")[0]}


def page(story: Story, place: Place | None = None, failure: str = "") -> str:
    """Return a notebook's page as one HTML file, in the current language; `failure` is shown at its head."""
    place = place or Place()
    told = [
        (number, item) for number, item in enumerate(_once(story.items))
        if not item.notes and (place.code or item.kind != "code")
    ]  # fmt: skip
    items = [_shown(item, number) for number, item in told]
    boards = {each["chart"]["id"]: board(each["item"], place.evidence) for each in items if "chart" in each}
    finders = {f"finder-{number}": item.body for number, item in told if item.kind == "finder"}
    scripts = (*SCRIPTS, *(FINDER_SCRIPTS if finders else ()), "page.js")
    more = {"finders": finders, "finder_words": words("finder")} if finders else {}
    return render(
        "page.html", payload(boards, dated=place.dated, **more), scripts, FINDER_STYLES if finders else STYLES,
        title=story.title, contents=story.contents, items=items, failure=failure, dated=place.dated,
        before=place.beside(story.name, -1), after=place.beside(story.name, 1),
        **_frame(place),
    )  # fmt: skip


def _once(items: Iterable[Item]) -> list[Item]:
    """Leave out a sentence in a chart's stead that the page has said already."""
    said: set[str] = set()
    kept = []
    for item in items:
        finding = "" if item.kind not in CHARTS or isinstance(seen_of(item), go.Figure) else words_of(item)["finding"]
        alone = item.body.strip() if item.kind == "prose" else f"<p>{escape(finding, quote=False)}</p>"
        silent = item.kind == "prose" or (finding and not seen_of(item))
        if not (silent and alone in said):
            kept.append(item)
        said |= {alone} if silent else set()
    return kept


def _shown(item: Item, number: int) -> dict[str, Any]:
    shown = {"kind": item.kind, "body": item.body, "item": item, "number": number}
    return {**shown, "chart": chart(item, f"chart-{number}")} if item.kind in CHARTS else shown


def _frame(place: Place) -> dict[str, Any]:
    foot = [line for line in (place.dated, *place.about, t("publish.footer")) if line]
    twins = [(href, language, TONGUES[language].name) for href, language in place.twins]
    return {"home": place.home, "twins": twins, "foot": foot}


def index(stories: Sequence[Story], place: Place, failures: dict[str, str], told: Telling | None = None) -> str:
    """Return the index: the answer that is `told`, then a picture, question and key finding of each notebook."""
    addresses = {name: address for name, address, _ in place.others}
    keys = {story.name: first(key) for story in stories if (key := story.key())}
    cards = [_card(story, addresses[story.name], keys.get(story.name), failures) for story in stories]
    thumbs = {f"thumb-{name}": {"views": [one]} for name, one in keys.items()}
    return render(
        "index.html", payload(thumbs), INDEX_SCRIPTS, (*STYLES, "index.css"),
        title=told.headline() if told else t("publish.collection"), answer=_answer(told), cards=cards,
        before=None, after=None, **{**_frame(place), "home": ""},
    )  # fmt: skip


def _answer(told: Telling | None) -> dict[str, Any] | None:
    """Return the three messages with what each means and its source, and what there is to decide."""
    if told is None or not told.messages():
        return None
    messages = [
        {
            "finding": each.finding,
            "meaning": so_what(each),
            "source": t("chart.source", sources=each.source),
            "pages": [parts_of(one) for one in each.sources.to_dict("records")],
        }
        for each in told.messages()
    ]
    return {"messages": messages, "proposals": [each.words for each in told.proposals]}


def _card(story: Story, href: str, key: View | None, failures: dict[str, str]) -> dict[str, str]:
    return {
        "href": href,
        "title": story.title,
        "question": story.question,
        "finding": key["finding"] if key else "",
        "chart": f"thumb-{story.name}" if key else "",
        "failure": failures.get(story.name, ""),
    }
