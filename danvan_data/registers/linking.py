"""The same model in several files or years: linked, with a score and the reason, never dropped."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from danvan_data.language import number, t
from danvan_data.registers.engines import LOCAL, Engine
from danvan_data.text import match_key

LINK_COLUMNS = ["model", "first", "kind", "score", "reason"]
KINDS = ("same_year", "other_year", "unclear")
LEAST_SCORE = 88.0
LARGEST_BLOCK = 3_000
"""Names of one place compared each with each; in a larger block only equal names are linked."""
BUNDLE = 40_000
"""Rows that are linked at a time: some 30 MB while they are."""
_COLUMNS = ["name", "commune", "organisation", "organisation_type", "district", "year", "source_file"]

_UNIT = re.compile(r"^(?:xã|phường|thị trấn|đặc khu|tt|x|p)\b\s*")
_LEAD = re.compile(r"^(?:(?:mô hình|điển hình|mh|dân vận khéo|tổ dân vận khéo)\b\s*)+")
_PART = re.compile(r"\b(thôn|xóm|bản|ấp|buôn|làng|khu phố|khối phố|tổ dân phố|khu dân cư|tiểu khu|khu|khóm|tổ) (\w+)")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class _Name:
    """What two names are compared by; numbers and villages must agree, however alike the rest is."""

    key: str
    digits: tuple[str, ...]
    part: frozenset[tuple[str, str]]


def link_models(models: pd.DataFrame, engine: Engine = LOCAL) -> pd.DataFrame:
    """Link the rows of `models` that seem to speak of one model.

    Two rows are linked when their names are alike and nothing else that both state speaks against it: the same
    commune (or, where none is stated, the same organisation), compatible districts and bodies, the same numbers
    and villages in the name. Two rows of one file and year must have the same name letter by letter.

    Rows of different places are never compared: they are dealt out in bundles of whole places, which `engine` links.

    Returns:
        One row a link: `model` and `first` (positions in `models`; `first` is the earliest year's row of the
        group), `kind` (`same_year`: the same fact told twice; `other_year`: registered again; `unclear`: a year,
        or place and body, is not stated), `score` (0 to 100, of the names) and `reason` (a sentence).

    """
    listed = [links for links in engine.each(_link, _bundles(models)) if len(links)]
    table = pd.concat(listed, ignore_index=True) if listed else _table([])
    return table.sort_values("model").reset_index(drop=True)


class _Bundle(NamedTuple):
    """Rows of whole blocks: their places in the table, the columns of `_COLUMNS`, the block of each.

    `equal`: in which blocks only equal names are linked, having too many to compare each with each.
    """

    positions: np.ndarray
    columns: pd.DataFrame
    blocks: np.ndarray
    equal: frozenset[int]


def _bundles(models: pd.DataFrame) -> Iterator[_Bundle]:
    """Deal out the rows that share their block with another row, block by block."""
    blocks = _blocks(models)
    sizes = np.bincount(blocks) if len(blocks) else np.zeros(0, dtype=int)
    blocks, equal = _split(models["name"], blocks, sizes)
    sizes = np.bincount(blocks) if len(blocks) else sizes
    shared = np.flatnonzero(sizes[blocks] > 1) if len(blocks) else np.zeros(0, dtype=int)
    order = shared[np.argsort(blocks[shared], kind="stable")]
    edges = [0, *(np.flatnonzero(np.diff(blocks[order])) + 1), len(order)]
    start = 0
    for edge, following in pairwise([*edges, len(order)]):
        if (following - start > BUNDLE and edge > start) or edge == len(order) > start:
            at = order[start:edge]
            yield _Bundle(at, models[_COLUMNS].iloc[at], blocks[at], equal & frozenset(blocks[at].tolist()))
            start = edge


def _blocks(models: pd.DataFrame) -> np.ndarray:
    """Return a number for what each row is compared within: its commune, without one its body, without both all."""
    communes, known = pd.factorize(models["commune"])
    keys = np.array([f"c {key}" if (key := _commune_key(text)) else "" for text in known], dtype=object)[communes]
    silent = np.flatnonzero(keys == "")
    if len(silent):
        bodies, known = pd.factorize(models["organisation"].iloc[silent])
        keys[silent] = np.array([f"o {key}" if (key := match_key(text)) else "" for text in known], object)[bodies]
    return np.asarray(pd.factorize(keys)[0])


def _split(names: pd.Series, blocks: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, frozenset[int]]:
    """Split the blocks that are too large by their names; returns the blocks, and those of equal names alone."""
    large = np.flatnonzero(sizes[blocks] > LARGEST_BLOCK) if len(blocks) else np.zeros(0, dtype=int)
    if not len(large):
        return blocks, frozenset()
    keys = [f"{block} {_name_key(name)}" for block, name in zip(blocks[large], names.iloc[large], strict=True)]
    blocks = blocks.copy()
    blocks[large] = len(sizes) + pd.factorize(np.array(keys, dtype=object))[0]
    return blocks, frozenset(blocks[large].tolist())


def _link(bundle: _Bundle) -> pd.DataFrame:
    """Return the links among the rows of a bundle, by their places in the whole table."""
    rows = _rows(bundle.columns)
    groups = _Groups(len(rows))
    blocks: dict[int, list[_Row]] = {}
    for row, block in zip(rows, bundle.blocks.tolist(), strict=True):
        blocks.setdefault(block, []).append(row)
    for block, listed in blocks.items():
        _link_block(listed, groups, block in bundle.equal)
    links = _links(rows, groups, bundle.columns["commune"].tolist())
    places = bundle.positions.tolist()
    return _table([(places[row], places[first], *rest) for row, first, *rest in links])


class _Row(NamedTuple):
    """What one row of models is linked by; `position` is its place in the table."""

    position: int
    name: str
    block: str
    commune: str
    body: str
    type: str
    district: str
    year: str
    file: str


def _rows(models: pd.DataFrame) -> list[_Row]:
    names, communes, bodies, kinds, districts, years, files = (models[column].tolist() for column in _COLUMNS)
    communes, bodies = _each(_commune_key, communes), _each(match_key, bodies)
    blocks = [
        f"c {place}" if place else f"o {body}" if body else "" for place, body in zip(communes, bodies, strict=True)
    ]
    told = (_each(_name_key, names), blocks, communes, bodies, kinds, _each(match_key, districts), years, files)
    return list(map(_Row, range(len(models)), *told))


def _each(key_of: Callable[[str], str], texts: list[str]) -> list[str]:
    """Return the key of each text; each distinct text is read once."""
    known = {text: key_of(text) for text in set(texts)}
    return [known[text] for text in texts]


def _commune_key(text: str) -> str:
    return _UNIT.sub("", match_key(text))


def _name_key(text: str) -> str:
    key = match_key(text)
    return _LEAD.sub("", key) or key


def _link_block(block: list[_Row], groups: "_Groups", equal: bool) -> None:
    named: dict[str, list[_Row]] = {}
    for row in block:
        named.setdefault(row.name, []).append(row)
    for rows in named.values():
        _link_equals(rows, groups)
    # With neither place nor body only equal names can be called one model.
    if equal or not block[0].block or len({(row.file, row.year) for row in block}) < 2:
        return
    numbered: dict[tuple[str, ...], list[_Name]] = {}
    for name in map(_name, named):
        numbered.setdefault(name.digits, []).append(name)  # numbers must agree: others need no comparing
    for names in numbered.values():
        for one, two, score in _alikes(names):
            for first, second in product(named[one], named[two]):
                if (first.file, first.year) != (second.file, second.year) and _compatible(first, second):
                    groups.join(first.position, second.position, score)


def _link_equals(rows: list[_Row], groups: "_Groups") -> None:
    """Link rows of one name; each kind of place and body is compared once, however many rows have it."""
    firsts: dict[tuple[str, str, str], _Row] = {}
    for row in rows:
        first = firsts.get((row.district, row.body, row.type))
        if first is None:
            first = next((other for other in firsts.values() if _compatible(other, row)), None)
            firsts[row.district, row.body, row.type] = row
        if first is not None:
            groups.join(first.position, row.position, 100.0)


def _alikes(names: list["_Name"]) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of names that are alike, with their score."""
    if len(names) < 2:
        return
    keys = [name.key for name in names]
    scores = process.cdist(keys, keys, scorer=fuzz.token_sort_ratio, score_cutoff=LEAST_SCORE)
    for one, two in zip(*scores.nonzero(), strict=True):
        if one < two and _alike(names[one], names[two]):
            yield keys[one], keys[two], float(scores[one, two])


def _name(key: str) -> _Name:
    return _Name(key, tuple(sorted(_DIGITS.findall(key))), frozenset(_PART.findall(key)))


def _alike(one: _Name, two: _Name) -> bool:
    return one.digits == two.digits and (not one.part or not two.part or one.part == two.part)


def _compatible(one: _Row, two: _Row) -> bool:
    """Whether nothing that both rows state speaks against one model."""
    if one.district and two.district and one.district != two.district:
        return False
    if one.body == two.body or not one.body or not two.body:
        return True
    if one.type and two.type and one.type != "other":
        return one.type == two.type and fuzz.token_set_ratio(one.body, two.body) >= 60
    return fuzz.token_set_ratio(one.body, two.body) >= LEAST_SCORE


class _Groups:
    """Rows joined into groups, with the best score that brought each one in."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))
        self.score: dict[int, float] = {}

    def root(self, row: int) -> int:
        while self.parent[row] != row:
            self.parent[row] = self.parent[self.parent[row]]
            row = self.parent[row]
        return row

    def join(self, one: int, two: int, score: float) -> None:
        for row in (one, two):
            self.score[row] = max(score, self.score.get(row, 0.0))
        first, second = sorted((self.root(one), self.root(two)))
        self.parent[second] = first

    def groups(self) -> list[list[int]]:
        """Return the groups of more than one row."""
        found: dict[int, list[int]] = {}
        for row in sorted(self.score):
            found.setdefault(self.root(row), []).append(row)
        return [rows for rows in found.values() if len(rows) > 1]


def _table(links: list[tuple[Any, ...]]) -> pd.DataFrame:
    return pd.DataFrame(links, columns=LINK_COLUMNS).astype({"model": int, "first": int, "score": float})


def _links(rows: list[_Row], groups: _Groups, communes: list[str]) -> list[tuple[Any, ...]]:
    links: list[tuple[Any, ...]] = []
    reason = cache(_reason)  # few sentences, however many links
    for group in groups.groups():
        order = sorted(group, key=lambda row: (rows[row].year or "9999", row))
        told: dict[str, int] = {}
        for row in order:
            first = told.setdefault(rows[row].year, row)
            if row == order[0]:
                continue
            first = first if first != row else order[0]
            score = round(min(groups.score[row], groups.score[first]), 1)
            one, two = rows[row], rows[first]
            body = one.body == two.body if one.body and two.body else None
            said = reason(score, communes[row] if one.commune else "", body, two.year, one.year)
            links.append((row, first, _kind(one, two), score, said))
    return links


def _kind(row: _Row, first: _Row) -> str:
    if not row.year or not first.year or not row.block:
        return "unclear"
    return "same_year" if row.year == first.year else "other_year"


def _reason(score: float, commune: str, same_body: bool | None, first: str, year: str) -> str:
    """Return why two rows are linked; `same_body` is None where one of them states no body."""
    parts = [t("linking.same_name") if score == 100 else t("linking.like_name", score=number(score, 1))]
    if commune:
        parts.append(t("linking.same_commune", commune=commune))
    if same_body is not None:
        parts.append(t("linking.same_body" if same_body else "linking.like_body"))
    elif not commune:
        parts.append(t("linking.no_place"))
    if year and first:
        parts.append(t("linking.same_year" if year == first else "linking.other_year", first=first, year=year))
    else:
        parts.append(t("linking.no_year"))
    return "; ".join(parts)


__all__ = ["KINDS", "LINK_COLUMNS", "link_models"]
