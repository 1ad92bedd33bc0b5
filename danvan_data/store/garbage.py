"""When Python looks for garbage: never through what stays as long as the process, nor amid a reader's moves."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager

RESTING = 10.0
"""Seconds between two settlings, so that a run of many cells is not held up by each of its boards."""
_settled = [0.0]


def keep() -> None:
    """Leave what is there out of every later look: what has been imported stays."""
    gc.freeze()


def settle() -> None:
    """Look once through all there is and keep the rest: to go through it later takes as long as several moves."""
    if time.monotonic() - _settled[0] > RESTING and gc.isenabled():
        gc.unfreeze()
        gc.collect()
        keep()
        _settled[0] = time.monotonic()


@contextmanager
def unwatched() -> Iterator[None]:
    """Look for none while many objects are made that hold no cycle: a look at them would only lose time."""
    watched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if watched:
            gc.enable()
