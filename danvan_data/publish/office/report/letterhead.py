"""The parts of a report that its form prescribes: page, styles, letterhead, title, receivers and signature."""

import re
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from danvan_data.language import TONGUES, get_language, t
from danvan_data.publish.office.drawing import said
from danvan_data.publish.office.report import wordml
from danvan_data.publish.office.report.clerical import FONT, Form, Letter, Look

PLACES = {
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "justified": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
STYLES = {"text": "Normal", "section": "Heading 1", "subsection": "Heading 2", "kind": "Title", "abstract": "Subtitle"}
"""Word's own styles that parts are set in, so that the outline of the report is complete; others have their own."""
BLANK = "………"
SOURCE = "danvan source"
"""The style of a page in the annex of sources."""
SMALL = Look(8, "", place="left")
CAPITAL, SPACE = 0.71, 0.25
"""Of its size, the width of a bold capital and of a space in this font."""
SIDE = Mm(1.9)
"""The empty side of a cell of the letterhead."""


def page(form: Form) -> Any:
    """Return an empty document with the form's page, its styles, and its page numbers."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, form.margins)
    section.header_distance = Mm(10)
    for part, look in form.parts.items():
        _style(made, part, look, form)
    _style(made, "source", SMALL, form)
    made.styles[SOURCE].paragraph_format.space_after = Pt(2)
    caption = made.styles["Caption"]
    _letters(caption, Look(12, "", bold=True))
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(6), Pt(8)
    caption.paragraph_format.line_spacing, caption.paragraph_format.first_line_indent = 1.0, Pt(0)
    wordml.page_number(section, Pt(form.parts["page"].size))
    language = made.styles["Normal"].element.get_or_add_rPr()
    language.append(language.makeelement(qn("w:lang"), {qn("w:val"): TONGUES[get_language()].office}))
    return made


def _style(made: Any, part: str, look: Look, form: Form) -> None:
    name = STYLES.get(part, f"danvan {part}")
    if name not in [style.name for style in made.styles]:
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = made.styles["Normal"]
    style = made.styles[name]
    _letters(style, look)
    space = style.paragraph_format
    space.space_before, space.space_after, space.first_line_indent = Pt(0), Pt(0), Mm(0)
    space.line_spacing = 1.0
    if part in ("text", "section", "subsection"):
        space.space_after = Pt(form.between)
        space.space_before = Pt(form.between if part != "text" else 0)
        space.first_line_indent = Mm(form.indent if look.place == "justified" else 0)
        if form.spacing:
            space.line_spacing_rule, space.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(form.spacing)
        else:
            space.line_spacing = 1.1
    space.keep_with_next = part in ("section", "subsection", "kind")
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break


def _letters(style: Any, look: Look) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(look.size), look.bold, look.italic
    font.underline, font.all_caps, font.color.rgb = look.underline, look.capitals, RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)
    for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(kind), FONT)
    for spaced in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spaced)
    style.paragraph_format.alignment = PLACES[look.place]


def line(box: Any, part: str, text: str, first: bool = False, blank: bool = False) -> Any:
    """Add a paragraph of a part (`first`: use the empty one a cell begins with); a `blank` is marked to be filled."""
    paragraph = box.paragraphs[0] if first else box.add_paragraph()
    paragraph.style = STYLES.get(part, f"danvan {part}")
    run = paragraph.add_run(loose(said(text)) if part == "text" else said(text))
    if blank:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return paragraph


def loose(text: str) -> str:
    """Let names part at the end of a line, as justified text must; a number keeps its unit and its sign."""
    return re.sub(r"(?<=[^\d=–≥≤≈])\u00a0(?=[^\d=–≥≤≈])", " ", text)


def letterhead(made: Any, form: Form, letter: Letter) -> None:
    """Write the body and its superior at the left, the Party's or the state's name at the right, number and date."""
    table = made.add_table(rows=2, cols=2)
    wide = Mm(form.text_width)
    names = {part: t("brief.party" if form.star else f"brief.{part}") for part in form.head}
    needed = max(_width(name, form.parts[part]) for part, name in names.items()) + 2 * SIDE
    half = min(form.left, 1 - needed / wide)  # the name of the Party or the state stands on one line
    wordml.set_widths(table, (int(wide * half), int(wide * (1 - half))))
    left, right = table.rows[0].cells
    line(left, "superior", letter.upper or t("brief.superior"), first=True, blank=not letter.upper)
    line(left, "body", letter.body or t("brief.body"), blank=not letter.body)
    if form.star:
        line(left, "star", "*")
    else:
        _rule(left, wide * half, 0.4)
    for at, (part, name) in enumerate(names.items()):
        line(right, part, name, first=not at)
    last = form.head[-1]
    _rule(right, wide * (1 - half), _width(names[last], form.parts[last]) / (wide * (1 - half)))
    left, right = table.rows[1].cells
    number = letter.number or t("brief.number_blank")
    line(left, "number", t(form.number, number=number), first=True, blank=not letter.number)
    place = letter.place_line or t("brief.place_date")
    line(right, "place_date", place, first=True, blank=not letter.place_line)
    made.add_paragraph(style="danvan receiver")


def _width(text: str, look: Look) -> int:
    """Return how wide a line is: a rule below it is as long."""
    letter = CAPITAL if look.capitals else 0.5
    return int(Pt(look.size) * sum(SPACE if each == " " else letter for each in text))


def _rule(box: Any, width: float, part: float) -> None:
    """Draw a line as long as a part of the width."""
    paragraph = box.add_paragraph()
    look = paragraph.paragraph_format
    look.left_indent = look.right_indent = int(width * max(0.0, 1 - min(part, 1.0)) / 2)
    look.space_before, look.space_after, look.first_line_indent = Pt(0), Pt(4), Pt(0)
    look.line_spacing_rule, look.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    wordml.line_below(paragraph)


def title(made: Any, form: Form, letter: Letter, abstract: str) -> None:
    """Write the kind of document, what it is about, the mark below, and whom it is addressed to."""
    line(made, "kind", t("brief.kind"))
    about = t("brief.about", abstract=abstract[0].lower() + abstract[1:]) if form.lower else abstract
    line(made, "abstract", about)
    if form.dashes:
        line(made, "dashes", "-----")
    else:
        _rule(made, Mm(form.text_width), 0.25)
    if letter.to:
        line(made, "address", t("brief.address", to="; ".join(letter.to)))
    made.add_paragraph(style="danvan receiver")


def signature(made: Any, form: Form, letter: Letter) -> None:
    """Write the receivers at the left and who signs at the right, never parted by the end of a page."""
    table = made.add_table(rows=1, cols=2)
    wide = Mm(form.text_width)
    wordml.set_widths(table, (int(wide * form.left), int(wide * (1 - form.left))))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = table.rows[0].cells
    line(left, "receivers", t("brief.receivers"), first=True)
    names = [t("brief.as_addressed")] if letter.to else [BLANK, BLANK]
    for name in names:
        line(left, "receiver", f"- {name}{form.item}", blank=not letter.to)
    line(left, "receiver", f"- {t('brief.file_copy')}{form.last}")
    line(right, "position", letter.position or t("brief.signer"), first=True, blank=not letter.position)
    signed = line(right, "signature", "" if letter.signatory else t("brief.signature"), blank=not letter.signatory)
    signed.paragraph_format.space_after = Pt(56)
    line(right, "name", letter.signatory or t("brief.signer_name"), blank=not letter.signatory)
