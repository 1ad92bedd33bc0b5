"""Names of communes, wards and towns before and since July 2025: evidence that a bare name is a place."""

import csv
from functools import lru_cache

from danvan_data.store import shipped
from danvan_data.text import match_key

_MOST_WORDS = 4


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    try:
        with (shipped("data") / "communes.csv").open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
    except OSError:
        return frozenset()
    return frozenset(match_key(row[column]) for row in rows for column in ("commune", "commune_2025") if row[column])


def is_place_name(text: str) -> bool:
    """Tell whether a text is, without any level, the name of a commune, ward or town: `Tân An`, `Phúc Xá`."""
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or not all(word[:1].isupper() for word in words) or text.isdecimal():
        return False
    return match_key(text) in _names()
