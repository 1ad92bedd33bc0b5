"""What is made of an evidence once, and kept as long as the evidence is in use."""

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from danvan_data.evidence.bundled import Evidence

T = TypeVar("T")


def once(make: Callable[[Evidence], T]) -> Callable[[Evidence], T]:
    """Let `make` work once for each evidence, told by its identity: tables have no hash."""
    kept: dict[int, tuple[weakref.ref[Evidence], T]] = {}

    @wraps(make)
    def made(evidence: Evidence) -> T:
        mark = id(evidence)
        found = kept.get(mark)
        if found is None or found[0]() is not evidence:
            found = kept[mark] = (weakref.ref(evidence, lambda _: kept.pop(mark, None)), make(evidence))
        return found[1]

    return made
