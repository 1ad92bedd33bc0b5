"""What the colours of a sheet's rows mean, as a legend beside its table says: □ Kinh tế."""

import re

from danvan_data.registers.rows.layout import Layout
from danvan_data.registers.words import field_of

_LEAST = 2
_LEAD = re.compile(r"^(?:ô\s+)?(?:tô\s+)?màu\s+[^:=–-]{2,20}[:=–-]\s*", re.IGNORECASE)
"""A colour named before what it stands for: “Màu vàng: Kinh tế”."""


def colours_of_fields(layout: Layout) -> dict[str, str]:
    """Return the wording of the field that each colour stands for; nothing where a colour would stand for two.

    A legend's row holds a field alone, in a filled cell or beside one.
    """
    fills = layout.grid.fills
    if not fills:
        return {}
    beside = {row.index: set[str]() for row in layout.others}
    for (row, _), colour in fills.items():
        if row in beside:
            beside[row].add(colour)
    found: dict[str, str] = {}
    for row, colours in beside.items():
        told = list(filter(None, layout.texts[row]))
        wording = _LEAD.sub("", told[0]) if len(told) == len(colours) == 1 else ""
        if not wording or not field_of(wording):
            continue
        if found.setdefault(next(iter(colours)), wording) != wording:
            return {}
    return found if len(found) >= _LEAST else {}
