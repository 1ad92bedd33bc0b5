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
from danvan_data.publish.notebooks.run import PublishError
from danvan_data.vocabulary import FIELDS

FONT = "Arial"
"""Every Windows and Mac has it, and it has every Vietnamese letter."""
LEAST_ROOM = 0.4
"""Of a slide's height, what a chart needs to be read."""
FURNITURE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


@dataclass(frozen=True)
class Room:
    """Where a layout leaves room: below its title and above its furniture."""

    left: int
    top: int
    width: int
    bottom: int


def own() -> Any:
    """Return an empty 16:9 presentation with the theme's colours, and letters that every PC has."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(13.333), Inches(7.5)
    _theme(made.slide_master)
    _title_style(made.slide_master)
    kept = {"Title Slide", "Title Only"}
    for layout in [each for each in made.slide_layouts if each.name not in kept]:
        made.slide_layouts.remove(layout)
    for part in (made.slide_master, *made.slide_layouts):
        _place(part, cover=part.name == "Title Slide")
    return made


def _place(part: Any, cover: bool) -> None:
    """Move the placeholders of a master or layout (made for 4:3) to their places on a 16:9 slide."""
    boxes = {
        PP_PLACEHOLDER.TITLE: (0.6, 0.35, 12.13, 0.95),
        PP_PLACEHOLDER.CENTER_TITLE: (1.0, 2.2, 11.3, 1.6),
        PP_PLACEHOLDER.SUBTITLE: (1.0, 3.9, 11.3, 1.6),
        PP_PLACEHOLDER.BODY: (0.6, 1.5, 12.13, 5.2),
        PP_PLACEHOLDER.DATE: (0.6, 7.05, 2.5, 0.3),
        PP_PLACEHOLDER.FOOTER: (4.4, 7.05, 4.5, 0.3),
        PP_PLACEHOLDER.SLIDE_NUMBER: (11.53, 7.05, 1.2, 0.3),
    }
    for shape in part.placeholders:
        kind = shape.placeholder_format.type
        if kind in boxes:
            shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in boxes[kind])
        if kind == PP_PLACEHOLDER.CENTER_TITLE:
            _stripe(part)
        if kind in TITLES:
            shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if cover else MSO_ANCHOR.MIDDLE


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


def layouts(made: Any, template: Path | None) -> tuple[Any, Any]:
    """Return the layout of the cover, and the one that has a title and least besides."""

    def kinds(layout: Any) -> list[Any]:
        return [each.placeholder_format.type for each in layout.placeholders]

    titled = [each for each in made.slide_layouts if any(kind in TITLES for kind in kinds(each))]
    plain = [each for each in titled if PP_PLACEHOLDER.TITLE in kinds(each)]
    if not plain:
        raise PublishError(t("deck.no_layout", file=template.name if template else ""))
    cover = next((each for each in titled if PP_PLACEHOLDER.SUBTITLE in kinds(each)), plain[0])
    return cover, min(plain, key=lambda each: len([kind for kind in kinds(each) if kind not in FURNITURE]))


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
