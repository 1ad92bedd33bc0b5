"""The master of a deck: ours, 16:9 with letters that every PC has, or a board's own; and the room its layouts leave."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from danvan_data.exhibits import theme
from danvan_data.language import t
from danvan_data.publish.problems import PublishError
from danvan_data.vocabulary import FIELDS

FONT = "Arial"
"""Every Windows and Mac has it, and it has every Vietnamese letter."""
LEAST_ROOM = 0.4
"""Of a slide's height, what a chart needs to be read."""
WIDTH, NARROW = 13.333, 10.0
"""Inches of a slide of 16:9 and of 4:3."""
SUBTITLE, BODY, SOURCES, MEANING, BESIDE = 13, 14, 15, 16, 17
"""The numbers of the places that our layouts of a chart and of a table have: `BESIDE` that of the words at its side."""
LETTERS = {MEANING: (1600, "tx1"), BESIDE: (1600, "tx1"), SOURCES: (1200, "tx2"), SUBTITLE: (1400, "tx2")}
"""Hundredths of a point and the colour of the letters in each."""
NAMES = {
    "Title Slide": "Title", "Title and Content": "Content", "Section Header": "Section", "Two Content": "Two Content",
    "Title Only": "Chart", "Comparison": "Table",
}  # fmt: skip
"""The layouts that ours are made of."""
OWN = ("Title", "Section", "Content", "Chart", "Table", "Two Content")
"""Our layouts by the names that they then have, in the order of `Layouts`."""
COVERS = ("Title Slide", "Section Header")
"""Those that open a deck or a chapter."""
COVER_TITLE, COVER_TEXT = 3600, 2000
"""Hundredths of a point of their titles, and of what stands below."""
BARE = ("Title Only", "Comparison", "Two Content")
"""Those of them whose places are our own."""
BOXES = {
    PP_PLACEHOLDER.TITLE: (0.6, 0.3, 12.13, 0.95),
    PP_PLACEHOLDER.CENTER_TITLE: (1.0, 2.2, 11.3, 1.6),
    PP_PLACEHOLDER.SUBTITLE: (1.0, 3.9, 11.3, 1.6),
    PP_PLACEHOLDER.BODY: (0.6, 1.5, 12.13, 5.2),
    PP_PLACEHOLDER.OBJECT: (0.6, 1.5, 12.13, 5.2),
    PP_PLACEHOLDER.DATE: (0.6, 7.05, 2.5, 0.3),
    PP_PLACEHOLDER.FOOTER: (4.4, 7.05, 4.5, 0.3),
    PP_PLACEHOLDER.SLIDE_NUMBER: (11.53, 7.05, 1.2, 0.3),
}
"""Left, top, width and height of each place, in inches of 16:9."""
FURNITURE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


@dataclass(frozen=True)
class Room:
    """Where a layout leaves room: below its title and above its furniture."""

    left: int
    top: int
    width: int
    bottom: int


@dataclass(frozen=True)
class Layouts:
    """The layouts that a deck needs; of a board's master the nearest to each."""

    cover: Any
    section: Any
    lists: Any
    chart: Any
    table: Any
    beside: Any


def own(wide: bool = True) -> Any:
    """Return an empty presentation, 16:9 or 4:3, with the theme's colours, and letters that every PC has."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDTH if wide else NARROW), Inches(7.5)
    _theme(made.slide_master)
    _title_style(made.slide_master)
    for layout in [each for each in made.slide_layouts if each.name not in NAMES]:
        made.slide_layouts.remove(layout)
    for part in (made.slide_master, *made.slide_layouts):
        _place(part, (WIDTH if wide else NARROW) / WIDTH)
    for layout in made.slide_layouts:
        layout.name = NAMES[layout.name]
    _holders(_named(made, "Chart"), "chart")
    _holders(_named(made, "Table"), "tbl")
    _holders(_named(made, "Two Content"), "chart", beside=True)
    return made


def _named(made: Any, name: str) -> Any:
    return next(layout for layout in made.slide_layouts if layout.name == name)


def _place(part: Any, scale: float) -> None:
    """Move the placeholders of a master or layout (made for 4:3) to their places on our slide."""
    for shape in list(part.placeholders):
        kind = shape.placeholder_format.type
        box = BOXES.get(kind)
        if part.name == "Section Header" and kind in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.BODY):
            box = (1.0, 2.6, 11.3, 1.4) if kind == PP_PLACEHOLDER.TITLE else (1.0, 4.1, 11.3, 1.4)
        elif part.name in BARE and kind in (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT):
            shape._element.getparent().remove(shape._element)
            continue
        if box:
            left, top, width, height = box
            shape.left, shape.width = Inches(left * scale), Inches(width * scale)
            shape.top, shape.height = Inches(top), Inches(height)
        if kind in TITLES:
            cover = kind == PP_PLACEHOLDER.CENTER_TITLE or part.name == "Section Header"
            shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if cover else MSO_ANCHOR.MIDDLE
            for letters in shape._element.iter(qn("a:defRPr")):
                letters.attrib.pop("cap", None)  # accents are hard to read in capitals
            if cover:
                _stripe(part)
                _first_level(shape, COVER_TITLE, "tx1")
        elif part.name in COVERS and kind in (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY):
            _first_level(shape, COVER_TEXT, "tx2")
            shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP  # long words run down the slide, not up over its title


def _first_level(shape: Any, size: int, colour: str) -> None:
    """Say how large the letters of a place's first level are, and their colour."""
    style = shape._element.txBody.find(qn("a:lstStyle"))
    level = style.find(qn("a:lvl1pPr"))
    if level is None:
        level = etree.SubElement(style, qn("a:lvl1pPr"))
        style.insert(0, level)
    for old in level.findall(qn("a:defRPr")):
        level.remove(old)
    level.append(parse_xml(
        f'<a:defRPr {nsdecls("a")} sz="{size}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr>'
    ))  # fmt: skip


def _holders(layout: Any, kind: str, beside: bool = False) -> None:
    """Give a layout, below its title, the places of a subtitle, a chart or table (words `beside` it), and what follows.

    What follows is what the finding means, and the sources.
    """
    title = next(each for each in layout.placeholders if each.placeholder_format.type == PP_PLACEHOLDER.TITLE)
    left, width = title.left, title.width
    half = width * 0.55 if beside else width
    places = [(SUBTITLE, "body", left, 1.3, width, 0.62), (BODY, kind, left, 1.95, half, 3.9),
              (MEANING, "body", left, 5.9, width, 0.5), (SOURCES, "body", left, 6.4, width, 0.6)]  # fmt: skip
    if beside:
        places.append((BESIDE, "body", left + width * 0.57, 1.95, width * 0.43, 3.9))
    for index, what, at, top, wide, height in places:
        size, colour = LETTERS.get(index, LETTERS[SUBTITLE])
        layout.shapes._spTree.append(parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{200 + index}" name="{what} {index}"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{what}" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr>'
            f'<a:xfrm><a:off x="{int(at)}" y="{Inches(top)}"/><a:ext cx="{int(wide)}" cy="{Inches(height)}"/></a:xfrm>'
            "</p:spPr>"
            f'<p:txBody><a:bodyPr lIns="91440" tIns="0" bIns="0"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr '
            f'marL="0" indent="0"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr '
            f'sz="{size}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr>'
            f"</a:lvl1pPr></a:lstStyle><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
        ))  # fmt: skip


def _stripe(cover: Any) -> None:
    """Draw the colours of the four fields down the left edge of the cover."""
    tall = Inches(7.5) // len(FIELDS)
    for at, code in enumerate(FIELDS):
        stripe = parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{100 + at}" name="Stripe {at + 1}"/><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="{at * tall}"/>'
            f'<a:ext cx="{Inches(0.35)}" cy="{tall}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f'<a:solidFill><a:srgbClr val="{theme.FIELD_COLOURS[code].lstrip("#")}"/></a:solidFill>'
            f"<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        )
        cover.shapes._spTree.insert(2 + at, stripe)  # behind the words


def _theme(master: Any) -> None:
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tree = etree.fromstring(part.blob)
    for font in tree.iter(qn("a:majorFont"), qn("a:minorFont")):
        font.find(qn("a:latin")).set("typeface", FONT)
    accents = list(theme.FIELD_COLOURS.values())[:6]
    colours = {"dk1": theme.INK, "dk2": theme.MUTED, "lt2": theme.GRID, "hlink": "#005A9C", "folHlink": "#005A9C"}
    colours |= {f"accent{number}": colour for number, colour in enumerate(accents, start=1)}
    for name, colour in colours.items():
        slot = next(tree.iter(qn(f"a:{name}")))
        for old in list(slot):
            slot.remove(old)
        etree.SubElement(slot, qn("a:srgbClr")).set("val", colour.lstrip("#"))
    tree.set("name", "danvan")
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _title_style(master: Any) -> None:
    """Titles stand at the left, bold, in the ink's colour."""
    level = master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    level.set("algn", "l")
    style = level.find(qn("a:defRPr"))
    style.set("sz", "2800")
    style.set("b", "1")
    for level in master._element.findall(f"{qn('p:txStyles')}/{qn('p:bodyStyle')}/*"):
        level.set("algn", "l")


def of_template(path: Path) -> Any:
    """Return a board's .pptx or .potx without its slides, macros and sections; PublishError when the file is none."""
    try:
        made = Presentation(_as_presentation(path))
    except (PackageNotFoundError, BadZipFile, ValueError, KeyError, OSError):
        raise PublishError(t("deck.bad_template", file=path.name)) from None
    listed = made.slides._sldIdLst
    for each in list(listed):
        made.part.drop_rel(each.rId)
        listed.remove(each)
    for rel in list(made.part.rels.values()):
        if rel.reltype.endswith("/vbaProject"):
            made.part.drop_rel(rel.rId)
    # Sections and custom shows name slides that are no more, and PowerPoint would offer to repair the file.
    tree = made.part._element
    for part in [*tree.findall(qn("p:custShowLst")), *tree.iter(qn("p:ext"))]:
        if part.tag != qn("p:ext") or any(child.tag.endswith("sectionLst") for child in part):
            part.getparent().remove(part)
    return made


def _as_presentation(path: Path) -> BytesIO:
    """Return the package of a template or a presentation with macros as that of a plain presentation."""
    plain = BytesIO()
    with ZipFile(path) as given, ZipFile(plain, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            if name == "[Content_Types].xml":
                content = re.sub(rb"application/[\w.-]+\.(presentation|template)\.(macroEnabled\.)?main\+xml",
                                 CONTENT_TYPE.PML_PRESENTATION_MAIN.encode(), content)  # fmt: skip
            made.writestr(name, content)
    return plain


def layouts(made: Any, template: Path | None) -> Layouts:
    """Return our layouts, or the nearest of a board's: a cover, a list, and one that has a title and least besides.

    Raises:
        PublishError: the template has no layout with a title.

    """
    if not template:
        return Layouts(*(_named(made, name) for name in OWN))

    def kinds(layout: Any) -> list[Any]:
        return [each.placeholder_format.type for each in layout.placeholders]

    titled = [each for each in made.slide_layouts if any(kind in TITLES for kind in kinds(each))]
    plain = [each for each in titled if PP_PLACEHOLDER.TITLE in kinds(each)]
    if not plain:
        raise PublishError(t("deck.no_layout", file=template.name))

    def besides(layout: Any) -> list[Any]:
        return [kind for kind in kinds(layout) if kind not in FURNITURE and kind not in TITLES]

    cover = next((each for each in titled if PP_PLACEHOLDER.SUBTITLE in kinds(each)), plain[0])
    bare = min(plain, key=lambda each: len(besides(each)))
    texts = ([PP_PLACEHOLDER.OBJECT], [PP_PLACEHOLDER.BODY])
    lists = next((each for each in plain if besides(each) in texts), bare)
    return Layouts(cover, bare, lists, bare, bare, bare)


def room(made: Any, layout: Any) -> Room:
    """Return the room below a layout's title, as wide as the title."""
    title = next(each for each in layout.placeholders if each.placeholder_format.type in TITLES)
    furniture = [each.top for each in layout.placeholders if each.placeholder_format.type in FURNITURE and each.top]
    low = made.slide_height * 0.8
    bottom = min([int(made.slide_height * 0.955), *(top for top in furniture if top > low)])
    top = title.top + title.height + Inches(0.08)
    if bottom - top < made.slide_height * LEAST_ROOM:  # a title at the foot, or beside: the chart goes below its band
        top, bottom = int(made.slide_height * 0.25), int(made.slide_height * 0.92)
    return Room(title.left, top, title.width, bottom)
