"""The same model in several files or years: linked, with a score and the reason, never dropped."""

import re
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz, process

from danvan_data.language import number, t
from danvan_data.text import match_key

LINK_COLUMNS = ["model", "first", "kind", "score", "reason"]
KINDS = ("same_year", "other_year", "unclear")
LEAST_SCORE = 88.0
LARGEST_BLOCK = 3_000
"""Names of one place compared each with each; in a larger block only equal names are linked."""

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


def link_models(models: pd.DataFrame) -> pd.DataFrame:
    """Link the rows of `models` that seem to speak of one model.

    Two rows are linked when their names are alike and nothing else that both state speaks against it: the same
    commune (or, where none is stated, the same organisation), compatible districts and bodies, the same numbers
    and villages in the name. Two rows of one file and year must have the same name letter by letter.

    Returns:
        One row a link: `model` and `first` (positions in `models`; `first` is the earliest year's row of the
        group), `kind` (`same_year`: the same fact told twice; `other_year`: registered again; `unclear`: a year,
        or place and body, is not stated), `score` (0 to 100, of the names) and `reason` (a sentence).

    """
    rows = models.reset_index(drop=True)
    keys = _keys(rows)
    groups = _Groups(len(rows))
    for block in keys.groupby("block", sort=False).indices.values():
        if len(block) > 1:
            _link_block(keys.take(block), groups)
    return _table(rows, keys, groups)


def _keys(rows: pd.DataFrame) -> pd.DataFrame:
    commune = rows["commune"].map(lambda text: _UNIT.sub("", match_key(text)))
    body = rows["organisation"].map(match_key)
    district = rows["district"].map(match_key)
    place = ("c " + commune).where(commune.ne(""), ("o " + body).where(body.ne(""), ""))
    return pd.DataFrame(
        {
            "name": rows["name"].map(lambda text: _LEAD.sub("", match_key(text)) or match_key(text)),
            "block": place, "commune": commune, "body": body, "type": rows["organisation_type"],
            "district": district, "year": rows["year"], "file": rows["source_file"],
        }
    )  # fmt: skip


def _link_block(block: pd.DataFrame, groups: "_Groups") -> None:
    for _, same in block.groupby("name", sort=False):
        records = list(same.itertuples())
        for place, one in enumerate(records[1:], 1):
            first = next((other for other in records[:place] if _compatible(other, one)), None)
            if first is not None:
                groups.join(first.Index, one.Index, 100.0)
    if len(block) > LARGEST_BLOCK or block["block"].iloc[0] == "":
        return  # With neither place nor body only equal names can be called one model.
    names = list(dict.fromkeys(block["name"]))
    if len(names) < 2:
        return
    spread = block[["file", "year"]].drop_duplicates()
    if len(spread) < 2:
        return
    scores = process.cdist(names, names, scorer=fuzz.token_sort_ratio, score_cutoff=LEAST_SCORE)
    read = [_name(name) for name in names]
    for a, b in zip(*scores.nonzero(), strict=True):
        if a < b and _alike(read[a], read[b]):
            pairs = ((one, two) for one in block[block["name"].eq(names[a])].itertuples()
                     for two in block[block["name"].eq(names[b])].itertuples())  # fmt: skip
            for one, two in pairs:
                if (one.file, one.year) != (two.file, two.year) and _compatible(one, two):
                    groups.join(one.Index, two.Index, float(scores[a, b]))


def _name(key: str) -> _Name:
    return _Name(key, tuple(sorted(_DIGITS.findall(key))), frozenset(_PART.findall(key)))


def _alike(one: _Name, two: _Name) -> bool:
    return one.digits == two.digits and (not one.part or not two.part or one.part == two.part)


def _compatible(one, two) -> bool:
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


def _table(rows: pd.DataFrame, keys: pd.DataFrame, groups: _Groups) -> pd.DataFrame:
    links = []
    for group in groups.groups():
        order = sorted(group, key=lambda row: (keys["year"].iat[row] or "9999", row))
        told: dict[str, int] = {}
        for row in order:
            year = keys["year"].iat[row]
            first = told.setdefault(year, row)
            if row == order[0]:
                continue
            first = first if first != row else order[0]
            kind = _kind(keys, row, first)
            score = round(min(groups.score[row], groups.score[first]), 1)
            links.append((row, first, kind, score, _reason(rows, keys, row, first, score)))
    table = pd.DataFrame(links, columns=LINK_COLUMNS).astype({"model": int, "first": int, "score": float})
    return table.sort_values("model").reset_index(drop=True)


def _kind(keys: pd.DataFrame, row: int, first: int) -> str:
    one, two = keys["year"].iat[row], keys["year"].iat[first]
    if not one or not two or keys["block"].iat[row] == "":
        return "unclear"
    return "same_year" if one == two else "other_year"


def _reason(rows: pd.DataFrame, keys: pd.DataFrame, row: int, first: int, score: float) -> str:
    parts = [t("linking.same_name") if score == 100 else t("linking.like_name", score=number(score, 1))]
    if keys["commune"].iat[row]:
        parts.append(t("linking.same_commune", commune=rows["commune"].iat[row]))
    bodies = [keys["body"].iat[one] for one in (row, first)]
    if all(bodies):
        parts.append(t("linking.same_body" if bodies[0] == bodies[1] else "linking.like_body"))
    elif not keys["commune"].iat[row]:
        parts.append(t("linking.no_place"))
    years = [rows["year"].iat[one] for one in (first, row)]
    if all(years):
        key = "linking.same_year" if years[0] == years[1] else "linking.other_year"
        parts.append(t(key, first=years[0], year=years[1]))
    else:
        parts.append(t("linking.no_year"))
    return "; ".join(parts)


__all__ = ["KINDS", "LINK_COLUMNS", "link_models"]
