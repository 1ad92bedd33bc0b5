"""A figure in the making, before its qualifier and tail are applied."""

from __future__ import annotations

from dataclasses import dataclass, field

from danvan_data.quantity.tokens.units import Unit


@dataclass(slots=True)
class Figure:
    """A figure in the making: tokens [start, end) and further used spans."""

    start: int
    end: int
    low: float
    high: float | None
    qualifier: str
    unit: Unit | None = None
    scale: float = 1.0
    rank: int = 0
    note: str = ""
    fraction: bool = False
    round_the_clock: bool = False
    end_is_open: bool = False
    sign_lost: bool = False
    near: bool = False
    below: float | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
