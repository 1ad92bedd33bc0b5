"""Which colour fills a sheet's cells: clerks colour rows by field, and say below what each colour means."""

import re
from collections.abc import Iterable

from lxml import etree

from danvan_data.registers.files.excel.sheet_scan import column_number
from danvan_data.registers.files.safety import attributes, local

Fills = dict[tuple[int, int], str]
"""(row, column), 0-based -> the colour that fills the cell."""

_LEAST = 3
"""Colours from which on they may tell kinds apart: one or two mark labels and every other row."""
_MOST_CELLS = 500_000
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^<>]{0,90}?\ss="(\d{1,6})"')
_WHITE = frozenset(("FFFFFF", "theme 0 ", "indexed 9 ", "indexed 64 "))


def read_fills(root: etree._Element) -> dict[int, str]:
    """Return the colours with which styles fill cells, by the style's number; none where they are too few."""
    fills: list[str] = []
    found: dict[int, str] = {}
    for part in root:
        if local(part) == "fills":
            fills = [_colour(fill) for fill in part]
        elif local(part) == "cellXfs":
            for at, xf in enumerate(part):
                number = attributes(xf).get("fillId", "")
                if number.isdecimal() and int(number[:6]) < len(fills) and fills[int(number)]:
                    found[at] = fills[int(number)]
    return found if len(set(found.values())) >= _LEAST else {}


def _colour(fill: etree._Element) -> str:
    for pattern in fill:
        if local(pattern) == "patternFill" and attributes(pattern).get("patternType") == "solid":
            for colour in pattern:
                if local(colour) == "fgColor":
                    told = attributes(colour)
                    name = (
                        told["rgb"][-6:].upper()
                        if "rgb" in told
                        else " ".join(
                            f"{key} {told[key]} {told.get('tint', '')}" for key in ("theme", "indexed") if key in told
                        )
                    )
                    return "" if name in _WHITE else name
    return ""


def filled(chunks: Iterable[bytes], colours: dict[int, str]) -> Fills:
    """Return the colours of a sheet's cells, empty ones too; `colours` by the number of their style."""
    found: Fills = {}
    rest = b""
    for chunk in chunks:
        piece = rest + chunk
        for match in _CELL.finditer(piece):
            colour = colours.get(int(match[3]))
            if colour and len(found) < _MOST_CELLS:
                found[int(match[2]) - 1, column_number(match[1])] = colour
        rest = piece[piece.rfind(b"<") :][:200]
    return found
