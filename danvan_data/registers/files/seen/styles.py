"""What the cells of a workbook look like, as far as it changes what they say: number format, old font, struck out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from danvan_data.registers.files.safety import attributes, local
from danvan_data.registers.files.seen.number_formats import NumberFormat, number_format
from danvan_data.registers.files.seen.typefaces import OF_TODAY, Run, Typeface, typeface

_Font = tuple[Typeface | None, bool]
"""An old font, and whether it strikes out."""

_TELLING_FONTS = re.compile(rb"rFont[^<>]{0,99}[\"'](?:\.?Vn|VNI)|<(?:\w+:)?strike", re.IGNORECASE)


class Style(NamedTuple):
    """What a cell's style says."""

    format: NumberFormat | None = None
    face: Typeface | None = None
    struck: bool = False

    def tells(self) -> bool:
        """Tell whether a cell in it says anything else than its value."""
        return any(self)


@dataclass
class Styles:
    """The styles of a workbook by their number."""

    cells: list[Style] = field(default_factory=list)

    def telling(self) -> list[int]:
        """Return the numbers of the styles that change what a cell says."""
        return [at for at, style in enumerate(self.cells) if style.tells()]


def read_styles(root: etree._Element) -> Styles:
    """Read the styles part of an xlsx."""
    formats: dict[str, str] = {}
    fonts: list[_Font] = []
    cells: list[Style] = []
    for part in root:
        tag = local(part)
        if tag == "numFmts":
            pairs = map(attributes, part)
            formats = {pair.get("numFmtId", ""): pair.get("formatCode", "") for pair in pairs}
        elif tag == "fonts":
            fonts = [_font(font) for font in part]
        elif tag == "cellXfs":
            cells = [_style(attributes(xf), formats, fonts) for xf in part]
    return Styles(cells)


def _style(pairs: dict[str, str], formats: dict[str, str], fonts: list[_Font]) -> Style:
    number, font = pairs.get("numFmtId", "0"), pairs.get("fontId", "")
    code: str | int = formats.get(number) or (int(number) if number.isdecimal() and len(number) < 4 else 0)
    face, struck = fonts[int(font)] if font.isdecimal() and int(font[:6]) < len(fonts) else (None, False)
    return Style(number_format(code), face, struck)


def _font(font: etree._Element) -> _Font:
    face, struck = None, False
    for child in font:
        tag, value = local(child), attributes(child).get("val", "")
        if tag in ("name", "rFont"):
            face = typeface(value)
        elif tag == "strike":
            struck = value not in ("0", "false")
    return face, struck


def has_telling_runs(chunks: Iterable[bytes]) -> bool:
    """Tell whether a part with texts has any run in an old font or struck out."""
    rest = b""
    for chunk in chunks:
        if _TELLING_FONTS.search(rest + chunk):
            return True
        rest = chunk[-200:]
    return False


def telling_runs(events: Iterator[tuple[str, etree._Element]], wanted: str = "si") -> dict[str, list[Run]]:
    """Return the runs of each text of several runs that has one in an old font or struck out, by the whole text."""
    found: dict[str, list[Run]] = {}
    for event, element in events:
        if event != "end" or local(element) != wanted:
            continue
        runs = [_run(child) for child in element if local(child) == "r"]
        if any(run.struck or (run.face and run.face.encoding) for run in runs):
            found[text_key("".join(run.text for run in runs))] = runs
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]
    return found


def text_key(text: str) -> str:
    """Return a text as `telling_runs` lists it: space at the edges of a run may be kept or not."""
    return "".join(text.split())


def _run(element: etree._Element) -> Run:
    face, struck, text = None, False, ""
    for child in element:
        if local(child) == "rPr":
            face, struck = _font(child)
            named = any(local(each) == "rFont" for each in child)
            face = face or (OF_TODAY if named else None)
        elif local(child) == "t":
            text += child.text or ""
    return Run(text, face, struck)
