"""Names of communes, wards and towns before and since July 2025: evidence that a bare name is a place."""

import csv
from functools import lru_cache

from danvan_data.store import shipped
from danvan_data.text import match_key

_MOST_WORDS = 4


@lru_cache(maxsize=2)
def _names(marks: bool = True) -> dict[str, frozenset[str]]:
    """Return the names by the key under which they are looked up: without marks, several may have one."""
    try:
        with (shipped("data") / "communes.csv").open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
    except OSError:
        return {}
    found: dict[str, set[str]] = {}
    for name in {row[column] for row in rows for column in ("commune", "commune_2025") if row[column]}:
        found.setdefault(match_key(name, marks), set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}


def is_place_name(text: str, marks: bool = True) -> bool:
    """Tell whether a text is, without any level, the name of a commune, ward or town: `Tân An`, `Phúc Xá`.

    `marks=False`: in a text that is written without any diacritics: `Phuc Xa`.
    """
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or not all(word[:1].isupper() for word in words) or text.isdecimal():
        return False
    return match_key(text, marks) in _names(marks)


def with_marks(text: str) -> str:
    """Return a commune's name, written without diacritics, with them; as written where several are written so, or none.

    >>> with_marks("Phu Quoc"), with_marks("My Thanh")
    ('Phú Quốc', 'My Thanh')
    """
    names = _names(marks=False).get(match_key(text, marks=False), frozenset())
    return min(names) if len(set(map(match_key, names))) == 1 else text
