"""Units of today: the province and the communes that a place named before 2025-07-01 belongs to since."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import pandas as pd

from danvan_data.text import match_key

FIRST_YEAR_OF_TODAY = 2026
"""First full year in which communes are those of today."""

_KINDS = {
    "commune": {"xã": "xã", "phường": "phường", "p": "phường", "thị trấn": "thị trấn", "tt": "thị trấn",
                "đặc khu": "đặc khu"},
    "district": {"huyện": "huyện", "quận": "quận", "q": "quận", "thị xã": "thị xã", "tx": "thị xã",
                 "thành phố": "thành phố", "tp": "thành phố"},
}  # fmt: skip
_KINDED = {
    level: re.compile(rf"({'|'.join(sorted(words, key=len, reverse=True))}) (.+)") for level, words in _KINDS.items()
}


class _Row(NamedTuple):
    """A commune before 2025-07-01, or a part of it, and what it became."""

    commune: str
    kind: str
    district: str
    district_kind: str
    province: str
    today: str


class _Province:
    """The communes of a province of today; their names are read when they are first asked for."""

    def __init__(self) -> None:
        self.rows: list[_Row] = []

    @cached_property
    def districts(self) -> dict[str, list[_Row]]:
        """Its rows by the key of their district."""
        found = defaultdict(list)
        for row in self.rows:
            found[split(row.district, "district")[1]].append(row)
        return found

    @cached_property
    def names_then(self) -> set[tuple[str, str]]:
        """Keys of province then and commune."""
        return {(match_key(row.province), split(row.commune, "commune")[1]) for row in self.rows}

    @cached_property
    def now(self) -> dict[str, set[str]]:
        """The communes of today by their keys."""
        found = defaultdict(set)
        for name in {row.today for row in self.rows}:
            found[split(name, "commune")[1]].add(name)
        return found


@dataclass
class Communes:
    """The communes before and since 2025-07-01, ready to be looked up; made by `index`."""

    provinces: dict[str, str]
    """Province of today by the key of any name a province had."""
    homes: dict[str, _Province]
    """What is known of each province of today."""

    def find(self, commune: str, district: str, province: str, after: bool = False) -> tuple[str, ...]:
        """Return all communes of today that a commune may have become; none where its place is not known.

        `after` looks the name up among the communes of today only. Without a district that is done, too, where
        the province had no commune of that name before.
        """
        then = match_key(province)
        home = self.homes.get(self.provinces.get(then, ""))
        kind, name = split(commune, "commune")
        if home is None or not name:
            return ()
        if not after and district:
            district_kind, bare = split(district, "district")
            rows = [row for row in home.districts.get(bare, []) if split(row.commune, "commune")[1] == name]
            rows = [row for row in rows if match_key(row.province) == then] or rows
            rows = [row for row in rows if row.kind == kind] or rows
            rows = [row for row in rows if row.district_kind == district_kind] or rows
            return tuple(dict.fromkeys(row.today for row in rows))
        if after or (then, name) not in home.names_then:
            found = home.now.get(name, set())
            return tuple(found) if len(found) == 1 else ()
        return ()


@lru_cache(maxsize=65536)
def split(name: str, level: str) -> tuple[str, str]:
    """Return the kind and the key of a unit's name; a number keeps its kind.

    Example:
        >>> split("TT. Quế", "commune"), split("Phường 3", "commune"), split("Kim Bảng", "district")
        (('thị trấn', 'quế'), ('phường', 'phường 3'), ('', 'kim bảng'))

    """
    key = match_key(name)
    if not (found := _KINDED[level].fullmatch(key)):
        return "", key
    kind = _KINDS[level][found[1]]
    return kind, f"{kind} {int(found[2])}" if found[2].isdigit() else found[2]


def index(communes: pd.DataFrame, provinces: pd.DataFrame) -> Communes:
    """Return the tables `communes` and `provinces` in a form in which a place is looked up at once."""
    names = {match_key(then): now for then, now in zip(provinces["province"], provinces["province_2025"], strict=True)}
    homes: dict[str, _Province] = defaultdict(_Province)
    columns = ("province_2025", "commune", "kind", "district", "district_kind", "province", "commune_2025")
    for home, *row in zip(*(communes[name].tolist() for name in columns), strict=True):
        homes[home].rows.append(_Row(*row))
    return Communes({**names, **{match_key(now): now for now in provinces["province_2025"]}}, dict(homes))


def with_today(table: pd.DataFrame, communes: Communes, provinces: pd.DataFrame) -> pd.DataFrame:
    """Add each row's unit of today and its region.

    `table` has `commune, district, province` and may have `borders` (`after`: named as of today) and `year_start`.

    Returns:
        The table with `province_2025`, `commune_2025` (several separated by `; `: a divided commune keeps all of
        them, as does a row on several communes; blank where one of them is not known) and `region`.

    """
    of = provinces.drop_duplicates("province").set_index("province")
    after = table["borders"].eq("after") if "borders" in table else pd.Series(False, index=table.index)
    if "year_start" in table:
        after |= table["year_start"].ge(FIRST_YEAR_OF_TODAY).fillna(False).astype(bool)
    places = list(zip(table["commune"], table["district"], table["province"], after, strict=True))
    known = {place: _all(communes, *place) for place in dict.fromkeys(places)}
    return table.assign(
        province_2025=table["province"].map(of["province_2025"]).fillna(""),
        commune_2025=pd.Series([known[place] for place in places], index=table.index, dtype="str"),
        region=table["province"].map(of["region"]).fillna(""),
    )


def _all(communes: Communes, names: str, district: str, province: str, after: bool) -> str:
    each = [communes.find(name, district, province, after) for name in _parts(names)]
    return "; ".join(dict.fromkeys(name for found in each for name in found)) if all(each) else ""


def _parts(names: str) -> Iterable[str]:
    return filter(None, (name.strip() for name in names.split(";")))
