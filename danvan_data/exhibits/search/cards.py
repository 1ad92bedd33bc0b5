"""All models known by name as cards that a browser searches, counts, sorts, lists and hands out without a kernel."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits.citing import published, publisher
from danvan_data.exhibits.economy.amounts import case_words, stated
from danvan_data.exhibits.per import per_words
from danvan_data.exhibits.search.finds import kind_words, pages_of
from danvan_data.exhibits.wording import shown
from danvan_data.language import get_language, speaking, t
from danvan_data.measures.economy import returns
from danvan_data.measures.figures import figures
from danvan_data.measures.search import finding, likeness
from danvan_data.vocabulary import FIELDS_AS_REPORTED

Cards = dict[str, Any]
"""Plain JSON values that `web/assets/finder.js` shows; `cards` says which."""

SORTS = ("person", "year", "hectare", "jobs", "area")
"""What models may be sorted by: an amount per person and month, a year, a hectare and year; jobs; hectares."""


def cards(evidence: Evidence, like: bool = True, places: Sequence[str] = ()) -> Cards:
    """Return all models of an evidence, in the order of the alphabet, column by column.

    `places`: what else than a province a reader may choose, by the names that `finding.find` knows.

    Keys: `n`; `ids, name, year, start, end` (lists; years null where unknown); `place, province, organisation, field,
    bodies` (`{is: different values, at: their positions}`; codes in the last two); `places` (`{name: rows}`); `figures`
    (of each model `[indicator's position, as reported, as read]`), `indicators` (words); `has` (`{kind: rows}`); `ends`
    (of each kind of `SORTS` `[row, low, high, words]`, the amount whose lower end is the highest); `pages`
    (`[publisher, title, published, url]`) and `told` (of each model their positions); `note` (where in its file a model
    of a reader's own stands); `related` (rows whose page does not use the movement's words); `like` (of each model the
    rows likest to it; null where a kernel is asked); `words` of codes; `lang, own`.
    """
    with speaking(own=evidence.own):
        return _cards(evidence, like) | {"places": {name: _rows_in(evidence, name) for name in places}}


def _rows_in(evidence: Evidence, place: str) -> list[int]:
    there = finding.find(evidence).index.isin(finding.find(evidence, province=place).index)
    return [int(row) for row in np.flatnonzero(there)]


def _cards(evidence: Evidence, like: bool) -> Cards:
    table, models = finding.find(evidence), finding.rows_of(evidence)
    codes, told = finding.facets(evidence), figures(evidence.models, evidence.outcomes, related=True)
    place = {model: row for row, model in enumerate(table.index)}
    pages, of = _pages(evidence, table.index)
    bodies = sorted({code for kind, code in codes if kind == "organisation"}, key=finding.BODIES.index)
    has = [code for kind, code in codes if kind == "has"]
    return {
        "version": 1, "n": len(table), "lang": get_language(), "own": evidence.own,
        "ids": table.index.tolist(), "name": table["name"].tolist(), "year": table["year"].tolist(),
        "start": _years(models["year_start"]), "end": _years(models["year_end"]),
        **{name: _short(table[name]) for name in ("place", "organisation", "field")},
        "province": _short(models["province"]),
        "bodies": _short(_bodies(table["organisation_type"])), **_figures(evidence, told, place),
        "has": {code: np.flatnonzero(codes["has", code]).tolist() for code in has},
        "ends": _ends(evidence, told, place), "pages": pages, "told": of,
        "note": models["note"].tolist() if evidence.own else None,
        "related": np.flatnonzero(models["movement"].ne("dan_van_kheo")).tolist(),
        "like": neighbours(evidence) if like else None,
        "words": {
            "field": {code: t(f"field.{code}") for code in FIELDS_AS_REPORTED if ("field", code) in codes},
            "organisation": {code: t(f"organisation.{code}") for code in bodies},
            "has": {code: kind_words(code) for code in has}, "sort": {kind: t(f"finder.by_{kind}") for kind in SORTS},
        },
    }  # fmt: skip


def neighbours(evidence: Evidence) -> list[list[int]]:
    """Return of each model the rows of the models likest to it; of a name told often only once."""
    index = likeness.index_of(evidence)
    return [index.like(row)[0] for row in range(len(index.words))]


def _bodies(types: pd.Series) -> pd.Series:
    """Return the codes of the kinds of bodies; `unknown` where none of them is of the vocabulary."""
    known = set(finding.BODIES)
    return types.map(lambda codes: "; ".join(each for each in codes.split("; ") if each in known) or "unknown")


def _years(years: pd.Series) -> list[int | None]:
    return [None if pd.isna(year) else int(year) for year in years]


def _short(values: pd.Series) -> dict[str, Any]:
    """Return each different value once, and where it stands."""
    at, different = pd.factorize(values.astype(str))
    return {"is": list(map(str, different)), "at": at.tolist()}


def _figures(evidence: Evidence, told: pd.DataFrame, place: dict[str, int]) -> dict[str, Any]:
    per = evidence.outcomes.set_index("outcome_id")["per"]
    names = list(dict.fromkeys(told["indicator"]))
    listed: list[list[list[Any]]] = [[] for _ in place]
    read_as = cache(lambda low, high, unit, about, per: shown(low, high, unit, about=about, per=per_words(per)))
    for row in told[told["as_reported"].ne("")].assign(per=told["outcome_id"].map(per)).itertuples():
        read = read_as(row.low, row.high, row.unit, row.qualifier == "about", row.per)
        entry = [names.index(row.indicator), row.as_reported, "" if read.startswith("–") else read]
        if entry not in listed[place[row.model_id]]:
            listed[place[row.model_id]].append(entry)
    return {"figures": listed, "indicators": [t(f"indicator.{name}") for name in names]}


def _ends(evidence: Evidence, told: pd.DataFrame, place: dict[str, int]) -> dict[str, list[list[Any]]]:
    """Return of each kind the models' ends: of several amounts that of the highest certain end."""
    money = returns.money(told)
    hectare = returns.per_hectare(money, evidence.benchmarks)
    area = told[told["indicator"].eq("area") & told["of"].eq("")]
    hectares = area["unit"].map({"ha": 1.0, "m2": 1e-4, "km2": 100.0}).astype(float)
    rows = {
        "person": (returns.per_person(money, told), "VND"),
        "year": (returns.per_year(money), "VND"),
        "hectare": (hectare[hectare["period"].eq("year")], "VND"),
        "jobs": (told[told["indicator"].eq("jobs") & told["unit"].eq("person")], "person"),
        "area": (area.assign(**{end: area[end].astype(float) * hectares for end in ("low", "high")}), "ha"),
    }
    return {kind: _best(each, unit, kind, place) for kind, (each, unit) in rows.items() if len(each)}


def _best(rows: pd.DataFrame, unit: str, kind: str, place: dict[str, int]) -> list[list[Any]]:
    per = t(f"finder.per_{kind}") if unit == "VND" else ""
    known = rows[rows["low"].notna() | rows["high"].notna()]
    best = known.sort_values(["low", "high", "outcome_id"], ascending=[False, False, True]).drop_duplicates("model_id")
    return [
        [place[row.model_id], *(None if pd.isna(end) else end for end in stated(row)),
         shown(*stated(row), unit, about=row.qualifier == "about", per=per, one_case=case_words(row))]
        for row in best.itertuples()
    ]  # fmt: skip


def _pages(evidence: Evidence, models: pd.Index) -> tuple[list[list[str]], list[list[int]]]:
    """Return the pages that tell of the models, each once, and of each model which."""
    ids = pages_of(evidence, models)
    wanted = {one: at for at, one in enumerate(dict.fromkeys(one for cell in ids.values() for one in cell.split(", ")))}
    rows = evidence.sources.drop_duplicates("source_id").set_index("source_id").reindex(list(wanted)).fillna("")
    told = [  # a file of the reader's own is known by its name
        ["" if evidence.own else publisher(row.publisher), row.title, published(row.published), row.url]
        for row in rows.itertuples()
    ]
    return told, [[wanted[one] for one in ids[model].split(", ")] if model in ids else [] for model in models]
