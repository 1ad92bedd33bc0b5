"""The place in focus: found by the name that a person uses, and what lies in it or speaks of it as a whole."""

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from danvan_data.errors import UserError
from danvan_data.evidence.places import CITIES, PLACE, place_label, place_said, units
from danvan_data.language import t
from danvan_data.text import match_key

LEVELS = ("province", "district", "commune", "sector")
"""From the widest: a bare name that several levels share is the widest one's."""

_KINDS = {
    "province": ("tỉnh", "thành phố", "tp"),
    "district": ("huyện", "quận", "thị xã", "thành phố", "tx", "tp", "h", "q"),
    "commune": ("xã", "phường", "thị trấn", "đặc khu", "x", "p", "tt"),
}
_WHOLE = re.compile(r"\s*\((?:toàn (?:tỉnh|thành phố)|province|city)\)\s*$")
_LESS = 0.9
"""What a likeness to part of a longer name counts for."""
MOST_NEAR = 4


class PlaceError(UserError):
    """A place that the data do not know, or know twice; the message is one sentence with the nearest names."""


@dataclass(frozen=True)
class Place:
    """A unit that reports speak of; the empty one is no single place.

    Attributes:
        level: `province`, `district`, `commune` or `sector`; "" for no single place.
        commune, district, province, sector: its names, as far as its level goes.
        name: what sentences call it, where that is not its label.

    """

    level: str = ""
    commune: str = ""
    district: str = ""
    province: str = ""
    sector: str = ""
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.level)

    def __str__(self) -> str:
        return self.name or self.label

    @property
    def said(self) -> str:
        """What a sentence calls it: `tỉnh Phú Thọ`, where its label is `Phú Thọ (toàn tỉnh)`."""
        return place_said(str(self))

    @property
    def label(self) -> str:
        """The label that rows on the place as a whole bear: `Kim Bảng, Hà Nam`, `Phú Thọ (toàn tỉnh)`."""
        if not self.level:
            return ""
        return place_label(self.level, self.commune, self.district, self.province, self.sector)

    def holds(self, rows: pd.DataFrame) -> pd.Series:
        """Say of each row (`commune, district, province`) whether it lies in the place; none lie in the empty one."""
        if self.level not in _KINDS:
            return pd.Series(False, index=rows.index)
        inside = pd.Series(True, index=rows.index)
        for name in ("commune", "district", "province"):
            wanted = getattr(self, name)
            inside &= rows[name].eq(wanted) if wanted else True
        return inside

    def naming(self, row: Any) -> str:
        """Name the unit that a row (`commune, district, province`) is of, as a reader at this place needs it.

        The district, or the commune where there is none; with its province where that is not the reader's.

        Example:
            >>> from types import SimpleNamespace
            >>> row = SimpleNamespace(commune="", district="Bình Lục", province="Hà Nam")
            >>> Place("district", "", "Kim Bảng", "Hà Nam").naming(row)
            'Bình Lục'
            >>> Place("province", province="Hòa Bình").naming(row)
            'Bình Lục, Hà Nam'

        """
        unit = row.district or row.commune
        province = "" if row.province == self.province and unit else row.province
        if unit == row.province:  # its kind tells it, where its province would only tell its name again
            return place_said(units(unit, row.province))
        return place_said(", ".join(part for part in (unit, province) if part))

    def part(self, row: Any) -> str:
        """Name the part of this place that a row is of, where all that is told lies in it: the whole has no name.

        Example:
            >>> from types import SimpleNamespace
            >>> row = SimpleNamespace(commune="Thi Sơn", district="Kim Bảng", province="Hà Nam")
            >>> Place("district", "", "Kim Bảng", "Hà Nam").part(row)
            'Thi Sơn'
            >>> Place("commune", "Thi Sơn", "Kim Bảng", "Hà Nam").part(row), Place().part(row)
            ('', 'Kim Bảng, Hà Nam')

        """
        inside = all(getattr(self, name) in ("", getattr(row, name)) for name in ("commune", "district", "province"))
        if self.level not in ("district", "commune") or not inside:
            return self.naming(row)
        return place_said(row.commune) if self.level == "district" else ""

    def is_whole(self, rows: pd.DataFrame) -> pd.Series:
        """Say of each row, by its label in `place`, whether it speaks of the place as a whole."""
        return rows["place"].eq(self.label) & bool(self)


def find_place(wanted: str, tables: list[pd.DataFrame]) -> Place:
    """Return the place that a person calls `wanted`, among those that the tables name.

    Accents, case and the kind of unit do not matter (`lac son`, `huyện Lạc Sơn`, `Lạc Sơn, Hòa Bình`); a kind narrows
    the level, a bare name that several levels share is the widest one's.

    Raises:
        PlaceError: no such place, or several of one level; the sentence gives the nearest names.

    Example:
        >>> from danvan_data.evidence import load_bundled
        >>> str(find_place("lac son", [load_bundled().counts]))
        'Lạc Sơn, Hòa Bình'

    """
    known = known_places(tables)
    first, *within = [part.strip() for part in _WHOLE.sub("", wanted).split(",")]
    for marks in (True, False):
        for levels, name in _readings(first):
            key = match_key(name, marks=marks)
            found = [place for place in known if place.level in levels and match_key(_own(place), marks=marks) == key]
            found = [place for place in found if _lies(place, within)]
            if name != first:  # a city that is no province is a district, though it bear its province's name
                found = [place for place in found if not _is_other_kind(place, first)]
            for level in LEVELS:
                here = [place for place in found if place.level == level]
                if len(here) > 1:
                    raise PlaceError(t("place.several", place=wanted, names="; ".join(map(str, here[:MOST_NEAR]))))
                if here:
                    return here[0]
    raise PlaceError(t("place.not_known", place=wanted, names="; ".join(_nearest(wanted, known))))


def _nearest(wanted: str, known: list[Place]) -> list[str]:
    """Return the names most like what was typed, whole names before parts of longer ones: “Luc Ngn” -> Lục Ngạn."""
    from rapidfuzz import fuzz  # late: only a name that is not known is compared with all

    key = match_key(wanted, marks=False)

    def likeness(place: Place) -> float:
        own = match_key(_own(place), marks=False)
        return max(fuzz.ratio(key, own), _LESS * fuzz.WRatio(key, f"{own} {match_key(str(place), marks=False)}"))

    return [str(place) for place in sorted(known, key=likeness, reverse=True)[:MOST_NEAR]]


def known_places(tables: list[pd.DataFrame]) -> list[Place]:
    """Return every place that a row speaks of, and every unit that one lies in, each once."""
    found: dict[Place, None] = {}
    for table in tables:
        rows = table.reindex(columns=PLACE, fill_value="").drop_duplicates()
        # As lists: a column of Arrow's that is gone through makes each of its words anew, slowly.
        for _, commune, district, province, sector in zip(*(rows[name].tolist() for name in PLACE), strict=True):
            if sector:
                found[Place("sector", province=province, sector=sector)] = None
            if commune:
                found[Place("commune", commune, district, province)] = None
            if district:
                found[Place("district", "", district, province)] = None
            if province:
                found[Place("province", "", "", province)] = None
    return list(found)


def names_of(place: Place) -> list[str]:
    """Return what a person may call a place, the shortest first: its label, and with its kind of unit before it."""
    parts = [getattr(place, level) for level in ("commune", "district", "province")]
    bare = ", ".join(part for part in parts if part)
    return [
        place.label,
        bare,
        *(f"{kind} {name}" for name in (place.label, bare) for kind in _KINDS.get(place.level, ())),
    ]


def unique_name(place: Place, tables: list[pd.DataFrame]) -> str:
    """Return the shortest name by which `find_place` finds a place; "" where none tells it from another."""
    return next((name for name in names_of(place) if _finds(name, place, tables)), "")


def _finds(name: str, wanted: Place, tables: list[pd.DataFrame]) -> bool:
    try:
        return find_place(name, tables) == wanted
    except PlaceError:
        return False


def _readings(name: str) -> list[tuple[tuple[str, ...], str]]:
    """Return how a name may be meant: as it is, or with a kind of unit before it at that kind's level."""
    readings: list[tuple[tuple[str, ...], str]] = [(LEVELS, name)]
    words = name.split()
    for length in (1, 2):
        kind, rest = match_key(" ".join(words[:length]), marks=False), " ".join(words[length:])
        levels = tuple(
            level for level in LEVELS if kind in [match_key(word, marks=False) for word in _KINDS.get(level, ())]
        )
        if rest and levels:
            readings.append((levels, rest))
    return readings


def _is_other_kind(place: Place, said: str) -> bool:
    """Say whether a province is called a city and is none."""
    city = match_key(said, marks=False).split()[0] in ("thanh", "tp")
    return place.level == "province" and city and place.province not in CITIES


def _own(place: Place) -> str:
    return str(getattr(place, place.level))


def _lies(place: Place, within: list[str]) -> bool:
    """Say whether each of the names after a comma is one that the place lies in."""
    around = {match_key(getattr(place, name), marks=False) for name in ("district", "province") if getattr(place, name)}
    bare = [[match_key(name, marks=False) for _, name in _readings(each)] for each in within if each]
    return all(around & set(names) for names in bare)
