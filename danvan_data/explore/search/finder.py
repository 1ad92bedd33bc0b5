"""The finder: every model known by name, searched, counted, sorted, opened as a card, in Jupyter and in pages."""

import hashlib
import json
import os
import weakref
from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence, Place, find_place, load_bundled, unique_name
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.search import finds
from danvan_data.exhibits.search.cards import Cards, cards
from danvan_data.explore import still
from danvan_data.explore.explorer import is_live
from danvan_data.explore.views import view_of
from danvan_data.language import speaking, t
from danvan_data.measures.search import finding
from danvan_data.measures.search.finding import Several, Years
from danvan_data.store import chosen
from danvan_data.vocabulary import FIELDS_AS_REPORTED

MIME = "application/vnd.danvan.finder+json"
"""The kind of content under which a notebook stores a finder."""

_OPEN: "weakref.WeakValueDictionary[str, Finder]" = weakref.WeakValueDictionary()


def open_finders() -> dict[str, "Finder"]:
    """Return the finders that this kernel still holds, by their id."""
    return dict(_OPEN)


class Finder:
    """A board of all models of an evidence; see `finder`.

    Attributes:
        evidence: whose models they are.
        asked: what it asks for at first, by the name of its controls.
        id: by what its stored form and a screen know it.

    """

    def __init__(self, evidence: Evidence, asked: finding.Asked) -> None:
        self.evidence = evidence
        focus = _name_of(evidence.place, evidence)
        if focus and _is_chosen(evidence) and not any(map(finding.several, asked.values())):
            asked = finding.Asked(province=focus)
        self.shown: Exhibit = finds.finds(finding.find(evidence, **asked), evidence, most=still.MOST_ROWS, **asked)
        self.asked = _controls(asked, evidence)
        offered = {"" if evidence.own else focus: None, **dict.fromkeys(self.asked.get("province", ()))}
        self._places = [name for name in offered if name and name not in set(evidence.models["province"])]
        body = json.dumps([self.asked, self.shown.to_dict()], sort_keys=True)
        self.id = f"finder-{hashlib.sha256(body.encode('utf-8')).hexdigest()[:12]}"
        _OPEN[self.id] = self

    def cards(self, like: bool = True) -> Cards:
        """Return all models as plain JSON values; see `exhibits.cards.cards`."""
        return cards(self.evidence, like, self._places)

    def spec(self) -> dict[str, Any]:
        """Return the finder as a notebook keeps it: its `id`, `asked` and `cards`."""
        return {"version": 1, "id": self.id, "asked": self.asked, "cards": self.cards()}

    def widget(self) -> Any:
        """Return a fresh live board."""
        from danvan_data.explore.search.finder_board import FinderBoard  # only where something is displayed

        return FinderBoard(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        """Offer the live board first, then what needs no kernel; while a reader sits before a kernel, the id alone."""
        with speaking(own=self.evidence.own):
            kept = {"version": 1, "id": self.id, "asked": self.asked} if is_live() else self.spec()
            return {
                **view_of(self.widget()),
                **still.bundle(self.shown, t("explore.run")),
                MIME: kept,
                "text/plain": f"Finder: {self.shown.finding}",
            }


def _name_of(place: Place, evidence: Evidence) -> str:
    """Return by what a search knows a place in which models can lie: a province as the data write it; "" for others."""
    if place.level == "province":
        return place.province
    return unique_name(place, _tables(evidence)) if place.level in ("district", "commune") else ""


def _tables(evidence: Evidence) -> list[pd.DataFrame]:
    return [evidence.models, evidence.counts]


def _is_chosen(evidence: Evidence) -> bool:
    """Say whether the place in focus is not the one that the tables come with: a finder then begins with its models."""
    return bool(os.environ.get(chosen.PLACE)) if evidence.own else evidence.place != load_bundled().place


def _controls(asked: finding.Asked, evidence: Evidence) -> dict[str, Any]:
    """Return what is asked for as the controls of the board take it: words, and of each facet its values."""
    provinces = set(evidence.models["province"])
    codes = {
        "field": [finding.code_of(each, "field", FIELDS_AS_REPORTED) for each in finding.several(asked.get("field"))],
        "organisation": [
            finding.code_of(each, "organisation", finding.BODIES) for each in finding.several(asked.get("organisation"))
        ],
        "province": [
            each if each in provinces else _name_of(find_place(each, _tables(evidence)), evidence)
            for each in finding.several(asked.get("province"))
        ],
        "year": list(map(str, finding.several(asked.get("year")))), "has": list(finding.several(asked.get("has"))),
    }  # fmt: skip
    words = {"typed": asked.get("words", "")}
    return {name: value for name, value in {**words, **codes}.items() if value}


def finder(
    evidence: Evidence, words: str = "", organisation: Several = "", field: Several = "", province: Several = "",
    year: Years = None, has: Several = (),
) -> Finder:  # fmt: skip
    """Open a board that searches the models of an evidence as one types, at first as the arguments say.

    Words without accents, of which the last may be unfinished; facets (field, organisation, province, year, what it
    has a figure of), several values of each, that say how many models each would leave; an order by the end of an
    amount that is certain; a card for each model with its figures, its pages and the models like it; what is found as
    xlsx or csv. One that asks for nothing begins with the models of the place that the notebook was put on.

    Raises:
        FindError: no such organisation, field or kind of figure.

    Example:
        >>> from danvan_data.evidence import load_bundled
        >>> finder(load_bundled(), '"nuoi ong"').shown.finding
        '11/430 mô hình có các từ “nuoi ong”'

    """
    asked = finding.Asked(words=words, organisation=organisation, field=field, province=province, year=year, has=has)
    return Finder(evidence, asked)
