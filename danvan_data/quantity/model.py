"""What a phrase says: an interval with its unit, what it is per, and how sure the writer was."""

from __future__ import annotations

from dataclasses import dataclass, field

COLUMNS = ("low", "high", "unit", "per", "qualifier", "basis", "rest", "ambiguous", "near", "below")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure as an interval; `None` for an end the source leaves open.

    `unit` is a code ("" when none is named), `per` a code or a chain such as "person/month",
    `qualifier` one of exact, more_than, less_than, about, range, none ("none": not a number),
    `basis` one of unspecified, net, gross; `rest` is the part not understood, and `ambiguous`
    says in words why the phrase can be read in more than one way ("" when it cannot).

    `near` tells that the words place the truth near the stated ends ("khoảng", "gần", "trên dưới"), which only
    `widen` widens; `below` is what an open end stays under by its words ("hàng trăm triệu" is below 1 tỷ).
    """

    low: float | None
    high: float | None
    unit: str = ""
    per: str = ""
    qualifier: str = "exact"
    basis: str = "unspecified"
    rest: str = ""
    ambiguous: str = ""
    near: bool = field(default=False, compare=False)
    below: float | None = field(default=None, compare=False)
