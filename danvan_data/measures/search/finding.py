"""Finding models: by words of their name, place, body and results, without accents, and by what they are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypedDict

import numpy as np
import pandas as pd

from danvan_data.errors import UserError
from danvan_data.evidence import Evidence, find_place
from danvan_data.evidence.places import units
from danvan_data.evidence.remembered import once
from danvan_data.language import catalogue, get_language, t
from danvan_data.measures.figures import figures, of_movement
from danvan_data.text import match_key, sort_key
from danvan_data.vocabulary import FIELDS_AS_REPORTED, INDICATORS, ORGANISATION_TYPES

COLUMNS = ["name", "field", "organisation", "organisation_type", "place", "year", "figures", "publisher", "published",
           "url"]  # fmt: skip
"""The columns of `find`."""

_QUOTED = re.compile('["“”«»]([^"“”«»]*)["“”«»]')
LAND = ("area", "land_donated")
KINDS = ("figures", "money", "land", *INDICATORS)
"""What `has` may ask for: any figure, an amount of money, an area or donated land, or a figure of an indicator."""
BODIES = (*ORGANISATION_TYPES, "unknown")
"""What `organisation` may ask for."""


class FindError(UserError):
    """A search that the data cannot answer; the message is one sentence that lists what may be asked for."""


Several: TypeAlias = str | Sequence[str]
"""One value of a facet, or several; nothing narrows nothing."""
Years: TypeAlias = int | Sequence[int] | None


class Asked(TypedDict, total=False):
    """What a search asks for: the arguments of `find` after the evidence."""

    words: str
    organisation: Several
    field: Several
    province: Several
    year: Years
    has: Several


def find(
    evidence: Evidence, words: str = "", organisation: Several = "", field: Several = "", province: Several = "",
    year: Years = None, has: Several = (),
) -> pd.DataFrame:  # fmt: skip
    """Return the models of which every word is in the name, place, body or results, and that are what is asked for.

    Accents, case and the order of `words` do not matter; words in quotation marks stand together. `organisation` and
    `field` are codes or words (`farmers_union`, `Hội Nông dân`), `province` any place as a person calls it, `year`
    one within the model's years, `has` what it must have a figure of (`KINDS`). Each may be a list: a model is then of
    one of its values (`field=["economy", "culture_society"]`), but has a figure of each kind in `has`. What is not
    given narrows nothing. A model told twice is one row.

    Returns:
        One row a model, its index `model_id`: `name, field, organisation` (as the source names it),
        `organisation_type` (codes), `place`, `year`, `figures` (as reported, joined by semicolons), `publisher,
        published, url` of its page. Those with the words together in the name come first, then those with all of them
        in the name; equals by the Vietnamese alphabet.

    Raises:
        FindError: no such organisation, field or kind of figure; the sentence lists those there are.
        PlaceError: no such place, or several.

    Example:
        >>> from danvan_data.evidence import load_bundled
        >>> find(load_bundled(), "nuoi ong", organisation="farmers_union")["name"].tolist()
        ['Nuôi ong lấy mật']

    """
    index = _index(evidence)
    fits = index.fits(evidence, _facets(organisation, field, has), several(province), several(year))
    ranks = index.ranks(words, np.flatnonzero(fits).tolist())
    return index.table.iloc[sorted(ranks, key=ranks.__getitem__)]


def facets(evidence: Evidence) -> dict[tuple[str, str], np.ndarray]:
    """Return which rows of `find(evidence)` are of a facet (`field`, `organisation`, `has`) and code, where any is."""
    return {facet: rows for facet, rows in _index(evidence).facets.items() if rows.any()}


def rows_of(evidence: Evidence) -> pd.DataFrame:
    """Return the models of `find(evidence)` in its order, with all the columns of the evidence."""
    return _index(evidence).models


def several(given: Any) -> tuple[Any, ...]:
    """Return the values of a facet as they are asked for: one, several or none.

    Example:
        >>> several("economy"), several([2021, 2022]), several(""), several(None)
        (('economy',), (2021, 2022), (), ())

    """
    if given is None or isinstance(given, str | int):
        return () if given in (None, "") else (given,)
    return tuple(given)


def _facets(organisation: Several, field: Several, has: Several) -> list[list[tuple[str, str]]]:
    """Return what is asked for: of each list a model must be one of its pairs of facet and code."""
    bodies = [("organisation", code_of(each, "organisation", BODIES)) for each in several(organisation)]
    fields = [("field", code_of(each, "field", FIELDS_AS_REPORTED)) for each in several(field)]
    return [each for each in (bodies, fields) if each] + [[("has", kind_of(kind))] for kind in several(has)]


def bare_words(words: str) -> str:
    """Return the words of a search without quotation marks, to be quoted in a sentence."""
    return " ".join(re.sub('["“”«»]', " ", words).split())


def kind_of(given: str) -> str:
    """Return the kind of figure that a person calls `given`; FindError lists those there are."""
    if given in KINDS:
        return given
    raise FindError(t("find.unknown_has", given=given, known=", ".join(KINDS)))


def code_of(given: str, group: str, codes: Sequence[str]) -> str:
    """Return the one of `codes` that a person calls `given`: itself, or words of its name in either language."""
    if given in codes:
        return given
    wanted = f" {match_key(given, marks=False)} "
    named = {code: [f" {match_key(name, marks=False)} " for name in catalogue()[f"{group}.{code}"].values()]
             for code in codes}  # fmt: skip
    for fit in (lambda name: name == wanted, lambda name: bool(wanted.strip()) and wanted in name):
        if len(found := [code for code, names in named.items() if any(map(fit, names))]) == 1:
            return found[0]
    language = get_language()
    known = "; ".join(f"{code} ({catalogue()[f'{group}.{code}'][language]})" for code in codes)
    raise FindError(t(f"find.unknown_{group}", given=given, known=known))


@dataclass
class _Index:
    """The models of an evidence in the order of the alphabet, with keys that are made once.

    Attributes:
        table: what `find` returns of all of them; its rows stand beside those of the other attributes.
        models: the rows of the evidence.
        names, exact: keys of the name, without marks and with them.
        keys: keys of everything that is searched; two spaces part what is not one text.
        facets: which rows are of a facet and code.

    """

    table: pd.DataFrame
    models: pd.DataFrame
    names: list[str]
    exact: list[str]
    keys: list[str]
    facets: dict[tuple[str, str], np.ndarray]
    places: dict[str, np.ndarray] = field(default_factory=dict)

    def fits(
        self, evidence: Evidence, asked: list[list[tuple[str, str]]], places: tuple[str, ...], years: tuple[int, ...]
    ) -> np.ndarray:
        """Say of each row whether it is one of each that is asked for."""
        ways = [[self.facets.get(each, np.False_) for each in one] for one in asked]
        ways += [[self._within(evidence, place) for place in places]] if places else []
        ways += [[self._in(year) for year in years]] if years else []
        fits = np.ones(len(self.table), dtype=bool)
        for way in ways:
            fits &= np.logical_or.reduce(way)
        return fits

    def _within(self, evidence: Evidence, place: str) -> np.ndarray:
        if place not in self.places:
            rows = self.models["province"].eq(place)  # a province as the data write it is the widest of its name
            rows = rows if rows.any() else find_place(place, [evidence.models, evidence.counts]).holds(self.models)
            self.places[place] = rows.to_numpy(dtype=bool)
        return self.places[place]

    def _in(self, year: int) -> np.ndarray:
        within = self.models["year_start"].le(year) & self.models["year_end"].ge(year)
        return np.asarray(within.fillna(False), dtype=bool)

    def ranks(self, words: str, rows: list[int]) -> dict[int, int]:
        """Return those of `rows` that hold every word, with how well they fit (0 best)."""
        plain, exact = (f" {match_key(words, marks=marks)} " for marks in (False, True))
        together = [match_key(part, marks=False) for part in _QUOTED.findall(words)]
        wanted = [f" {word} " for word in dict.fromkeys([*plain.split(), *filter(None, together)])]
        for word in wanted:
            rows = [row for row in rows if word in self.keys[row]]
        if not wanted:
            return dict.fromkeys(rows, 0)
        return {row: self._rank(row, wanted, plain, exact) for row in rows}

    def _rank(self, row: int, wanted: list[str], plain: str, exact: str) -> int:
        name = self.names[row]
        whole = all(word in name for word in wanted)
        better = (exact in self.exact[row], plain in name, whole, plain in self.keys[row])
        return better.index(True) if any(better) else len(better)


@once
def _index(evidence: Evidence) -> _Index:
    models = of_movement(evidence.models, related=True)
    models = models.iloc[np.argsort(models["name"].map(sort_key).to_numpy(), kind="stable")].reset_index(drop=True)
    told = figures(evidence.models, evidence.outcomes, related=True)
    pages = evidence.sources.drop_duplicates("source_id").set_index("source_id").reindex(models["source_id"])
    figured = told.groupby("model_id", sort=False)["as_reported"].agg(lambda said: "; ".join(dict.fromkeys(said)))
    table = pd.DataFrame({
        "name": models["name"], "field": models["field"].astype(str), "organisation": models["lead_organisation"],
        "organisation_type": models["organisation_type"], "place": _places(models), "year": models["year"],
        "figures": figured.reindex(models["model_id"], fill_value="").to_numpy(),
        **{name: pages[name].fillna("").astype(str).to_numpy() for name in ("publisher", "published", "url")},
    })  # fmt: skip
    table.index = pd.Index(models["model_id"], name="model_id")
    searched = [_keys(table[name]) for name in ("name", "place", "organisation", "figures")]
    return _Index(
        table[COLUMNS], models, searched[0], _keys(table["name"], marks=True),
        [" ".join(parts) for parts in zip(*searched, strict=True)], _facets_of(models, told),
    )  # fmt: skip


def _keys(texts: Iterable[str], marks: bool = False) -> list[str]:
    return [f" {match_key(text, marks=marks)} " for text in texts]


def _places(models: pd.DataFrame) -> list[str]:
    return [units(*names) for names in models[["commune", "district", "province"]].itertuples(index=False)]


def _facets_of(models: pd.DataFrame, told: pd.DataFrame) -> dict[tuple[str, str], np.ndarray]:
    """Return which models are of each facet and code that any model is of."""
    bodies = models["organisation_type"].str.split("; ")
    facets = {("organisation", code): bodies.map(lambda codes, code=code: code in codes) for code in ORGANISATION_TYPES}
    facets["organisation", "unknown"] = bodies.map(lambda codes: set(codes).isdisjoint(ORGANISATION_TYPES))
    facets |= {("field", code): models["field"].eq(code) for code in FIELDS_AS_REPORTED}
    of = told["indicator"]
    kinds = {"figures": told["as_reported"].ne(""), "money": told["unit"].eq("VND"), "land": of.isin(LAND)}
    kinds |= {code: of.eq(code) for code in INDICATORS}
    facets |= {("has", kind): models["model_id"].isin(told.loc[rows, "model_id"]) for kind, rows in kinds.items()}
    return {facet: rows.to_numpy(dtype=bool) for facet, rows in facets.items()}
