"""What a phrase says: an interval with its unit, what it is per, and how sure the writer was."""

from __future__ import annotations

from typing import NamedTuple


class Quantity(NamedTuple):
    """One figure as an interval; `None` for an end the source leaves open.

    `unit` is a code ("" when none is named), `per` a code or a chain such as "person/month",
    `qualifier` one of exact, more_than, less_than, about, range, none ("none": not a number),
    `basis` one of unspecified, net, gross; `rest` is the part not understood, and `ambiguous`
    says in words why the phrase can be read in more than one way ("" when it cannot).

    `near` tells that the words place the truth near the stated ends ("khoảng", "gần", "trên dưới"), which only
    `widen` widens; `below` is what an open end stays under by its words ("hàng trăm triệu" is below 1 tỷ). Quantities
    that differ in these two alone are equal.
    """

    low: float | None
    high: float | None
    unit: str = ""
    per: str = ""
    qualifier: str = "exact"
    basis: str = "unspecified"
    rest: str = ""
    ambiguous: str = ""
    near: bool = False
    below: float | None = None

    def _compared(self) -> tuple[object, ...]:
        return self[:-2]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Quantity) and self._compared() == other._compared()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._compared())


COLUMNS = Quantity._fields
