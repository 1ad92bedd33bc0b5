"""What a reader has chosen in one board of a notebook narrows the others that share the column."""

import re
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Protocol

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.language import get_language, t
from danvan_data.measures.search.finding import BODIES, find
from danvan_data.vocabulary import FIELDS_AS_REPORTED, ORGANISATION_TYPES

COLUMNS = ("field", "organisation", "year")
"""What models share, and so what may be chosen of them: at most one value of each at a time."""

FIELDS_OFFERED = tuple(code for code in FIELDS_AS_REPORTED if code != "unclear")
_COUNTED = re.compile(r" \([\d.,]+\)$")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Listener(Protocol):
    """What follows a selection: it has an `id`, the `columns` that narrow it, and is told of every change."""

    id: str
    columns: tuple[str, ...]

    def follow(self, column: str) -> None:
        """Take note that what is chosen of a column has changed ("": that another listener has come)."""


@dataclass(frozen=True)
class Pick:
    """A value chosen of a column, and the id of the board in which it was."""

    column: str
    value: str | int
    origin: str = ""

    @property
    def words(self) -> str:
        """What a sentence calls it: `lĩnh vực Kinh tế`, `mô hình do Hội Nông dân chủ trì`, `năm 2022`."""
        if self.value == "unknown":
            return t("selection.no_organisation")
        name = self.value if self.column == "year" else t(f"{self.column}.{self.value}")
        return t(f"selection.{self.column}", name=name)


class Selection:
    """What is chosen in a notebook; its boards share one."""

    def __init__(self) -> None:
        self._picks: dict[str, Pick] = {}
        self._listeners: weakref.WeakSet[Listener] = weakref.WeakSet()

    def join(self, listener: Listener) -> None:
        """Let a board follow the selection, and the others know what it shares with them."""
        self._listeners.add(listener)
        self._tell("")

    def shared(self, but: Listener) -> list[str]:
        """Return the columns by which other boards can be narrowed: no others are offered."""
        others = {column for each in self._listeners if each is not but for column in each.columns}
        return [column for column in COLUMNS if column in others]

    def choose(self, pick: Pick) -> None:
        """Choose a value; another of its column gives way."""
        self._picks[pick.column] = pick
        self._tell(pick.column)

    def drop(self, column: str) -> None:
        """Choose nothing of a column any more."""
        if self._picks.pop(column, None):
            self._tell(column)

    def _tell(self, column: str) -> None:
        for each in list(self._listeners):
            each.follow(column)

    def narrowing(self, listener: Listener) -> list[Pick]:
        """Return what narrows a board: nothing that was chosen in itself."""
        return [
            self._picks[column] for column in COLUMNS
            if column in self._picks and column in listener.columns and self._picks[column].origin != listener.id
        ]  # fmt: skip

    def made_by(self, listener: Listener) -> list[Pick]:
        """Return what was chosen in a board, and narrows the others."""
        return [pick for pick in self._picks.values() if pick.origin == listener.id]


SELECTION = Selection()
"""The one of this kernel: a notebook has a kernel of its own."""


def narrowed(evidence: Evidence, picks: list[Pick]) -> Evidence:
    """Return the evidence whose models are those that were chosen, and whose outcomes are theirs; counts stay."""
    if not picks:
        return evidence
    asked: dict[str, Any] = {pick.column: pick.value for pick in picks}
    found = find(evidence, **asked).index
    models = evidence.models[evidence.models["model_id"].isin(found) | evidence.models["same_as"].isin(found)]
    return replace(evidence, models=models, outcomes=of_models(evidence.outcomes, models))


def of_models(rows: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    """Return the rows (`model_id`) that speak of some models."""
    return rows[rows["model_id"].isin(models["model_id"])]


def told(seen: Any, picks: list[Pick]) -> Any:
    """Name in an exhibit's finding what it was narrowed to, so that it is true wherever it goes."""
    if not picks or not isinstance(seen, Exhibit):
        return seen
    what = ", ".join(pick.words for pick in picks)
    return replace(seen, finding=t("selection.only", what=what, finding=seen.finding))


def offers(shown: Exhibit, evidence: Evidence | None = None) -> list[list[list[Any]]]:
    """Return what each mark of an exhibit may be chosen by: `[column, value, words]`.

    A mark is a field, an organisation or a year by its own words; a figure of one model is what that model is.
    """
    models = _models(evidence) if evidence is not None and shown.table["said"].ne("").any() else {}
    made = []
    for mark in shown.table.itertuples():
        picks = dict.fromkeys(filter(None, map(_pick, (mark.row, mark.series))))
        picks = picks or dict.fromkeys(models.get((mark.said, mark.sources), ()))
        made.append([[pick.column, pick.value, pick.words] for pick in picks])
    return made


def _models(evidence: Evidence) -> dict[tuple[str, str], list[Pick]]:
    """Return what the model is that a source says some words of, where it says them of one model alone."""
    said = evidence.outcomes.groupby(["as_reported", "source_id"], sort=False)["model_id"].agg(["first", "nunique"])
    about = evidence.models.set_index("model_id")[["field", "organisation_type", "year_start", "year_end"]]
    rows = said[said["nunique"].eq(1)].join(about, on="first", how="inner")
    return {key: list(_facets(row)) for key, row in zip(rows.index, rows.itertuples(), strict=True)}


def _facets(model: Any) -> Iterator[Pick]:
    if model.field in FIELDS_OFFERED:
        yield Pick("field", str(model.field))
    if model.organisation_type in ORGANISATION_TYPES:
        yield Pick("organisation", str(model.organisation_type))
    if pd.notna(model.year_start) and model.year_start == model.year_end:
        yield Pick("year", int(model.year_start))


def _pick(label: str) -> Pick | None:
    bare = _COUNTED.sub("", label)
    if _YEAR.fullmatch(bare):
        return Pick("year", int(bare))
    return _named(get_language()).get(bare)


@cache
def _named(_language: str) -> dict[str, Pick]:
    codes = {"field": FIELDS_OFFERED, "organisation": BODIES}
    return {t(f"{column}.{code}"): Pick(column, code) for column, known in codes.items() for code in known}
