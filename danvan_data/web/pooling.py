"""A page's data with each part that stands in it several times written once: `payload.js` puts them together again."""

import json
from collections import Counter
from typing import Any

REFERENCE = "$"
"""The key of what stands for another part: `{"$": 3}` is the fourth of the pool, `{"$": [3, 4]}` a list of two."""
LEAST = 14
"""Letters from which on a part is worth its reference."""


def pooled(data: Any) -> list[Any]:
    """Return JSON data as `[data, pool]`: parts that repeat are in the pool, and references where they stood.

    Example:
        >>> pooled([["a long text that repeats"], ["a long text that repeats"]])
        [{'$': [0, 0]}, [['a long text that repeats']]]

    """
    keys: dict[int, str] = {}
    times = _times(data, keys)
    places: dict[str, int] = {}
    pool: list[Any] = []

    def put(part: Any) -> Any:
        key = keys.get(id(part)) or _key(part)
        if times[key] < 2:
            return inside(part)
        if key not in places:
            whole = inside(part)
            places[key] = len(pool)
            pool.append(whole)
        return {REFERENCE: places[key]}

    def inside(part: Any) -> Any:
        if isinstance(part, dict):
            return {_name(name): put(each) for name, each in part.items()}
        return _listed([put(each) for each in part]) if isinstance(part, list | tuple) else part

    return [put(data), pool]


def _name(name: str) -> str:
    """Return a name of the data as it is written: one that begins like a reference gets its sign once more."""
    return REFERENCE + name if name.startswith(REFERENCE) else name


def _listed(parts: list[Any]) -> Any:
    """Write a list of nothing but references as one."""
    places = [part[REFERENCE] for part in parts if isinstance(part, dict) and isinstance(part.get(REFERENCE), int)]
    return {REFERENCE: places} if parts and len(places) == len(parts) else parts


def _times(data: Any, keys: dict[int, str]) -> Counter[str]:
    """Count how often each part stands outside of parts that repeat themselves; short ones are not counted.

    What each part is known by is put into `keys`, by its identity.
    """
    times: Counter[str] = Counter()
    left = [data]
    while left:
        part = left.pop()
        key = keys[id(part)] = keys.get(id(part)) or _key(part)
        if len(key) < LEAST:
            continue
        times[key] += 1
        if times[key] == 1 and isinstance(part, dict | list | tuple):
            left += part.values() if isinstance(part, dict) else part
    return times


def _key(part: Any) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))
