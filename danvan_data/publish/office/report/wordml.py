"""What python-docx has no words for: footnotes, native charts, page numbers, and the lines of letterheads."""

import re
from collections.abc import Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree
from pptx import Presentation
from pptx.util import Length

from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.publish.office.charts import native
from danvan_data.publish.office.drawing import alternative, breakable, said

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SMALL = Pt(10)
CAPTIONS = 10_000
"""Where the numbers of the captions' bookmarks begin, beyond those of the footnotes."""
SMALLER = 0.7
"""Letters of a chart in Word beside those on a slide: the page is read from the hand, not from the back row."""


class Footnotes:
    """The footnotes of a document: real ones, that Word numbers and keeps on the page of their sentence.

    A text that was noted before gets its first number again, as a cross-reference that Word keeps up to date.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        text = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
        text.base_style, text.font.size = document.styles["Normal"], SMALL
        text.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT  # justified, a long address makes its line gape
        mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        mark.font.superscript = True
        self._styles = {"text": text.style_id, "mark": mark.style_id}
        self._root = etree.fromstring(f'<w:footnotes xmlns:w="{W}">{_SEPARATORS}</w:footnotes>'.encode())
        self.texts: list[str] = []

    def add(self, paragraph: Any, text: str) -> None:
        """Put the mark of a footnote at the end of a paragraph."""
        kept = said(text)
        if kept in self.texts:
            self._refer(paragraph, self.texts.index(kept) + 1)
            return
        self.texts.append(kept)
        number = len(self.texts)
        note = etree.SubElement(self._root, qn("w:footnote"), {qn("w:id"): str(number)})
        line = etree.SubElement(note, qn("w:p"))
        settings = etree.SubElement(line, qn("w:pPr"))
        etree.SubElement(settings, qn("w:pStyle"), {qn("w:val"): self._styles["text"]})
        etree.SubElement(settings, qn("w:spacing"), {qn("w:before"): "0", qn("w:after"): "20", qn("w:line"): "240"})
        mark = etree.SubElement(line, qn("w:r"))
        look = etree.SubElement(mark, qn("w:rPr"))
        etree.SubElement(look, qn("w:rStyle"), {qn("w:val"): self._styles["mark"]})
        etree.SubElement(mark, qn("w:footnoteRef"))
        words = etree.SubElement(etree.SubElement(line, qn("w:r")), qn("w:t"))
        words.text = f" {kept}"
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for tag in ("bookmarkStart", "bookmarkEnd"):
            if tag == "bookmarkEnd":
                _raised(paragraph, _element("footnoteReference", id=number))
            paragraph._p.append(_element(tag, id=number, **({"name": _NOTE.format(number)} if "Start" in tag else {})))

    def _refer(self, paragraph: Any, number: int) -> None:
        """Say the number of an earlier footnote by a field."""
        code = OxmlElement("w:instrText")
        code.text = f" NOTEREF {_NOTE.format(number)} \\h "
        shown = OxmlElement("w:t")
        shown.text = str(number)
        for part in (_element("fldChar", fldCharType="begin"), code, _element("fldChar", fldCharType="separate"), shown,
                     _element("fldChar", fldCharType="end")):  # fmt: skip
            _raised(paragraph, part)

    def finish(self) -> None:
        """Add the footnotes' part to the document; once, when all are there."""
        content = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, content, self._document.part.package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        listed = OxmlElement("w:footnotePr")
        listed.extend(_element("footnote", id=number) for number in (-1, 0))
        self._document.settings.element.find(qn("w:compat")).addprevious(listed)


_NOTE = "_Note{}"


def _element(tag: str, **values: Any) -> Any:
    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def _raised(paragraph: Any, part: Any) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    run._r.append(part)


_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    f"</w:pPr><w:r><w:{tag}/></w:r></w:p></w:footnote>"
    for number, kind, tag in ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"))
)


def add_chart(document: Any, exhibit: Exhibit, width: Any, height: Any, font: str, number: int) -> Any:
    """Add a paragraph with the exhibit as a native chart whose workbook can be edited; returns the paragraph.

    `exhibit` is one of which `native.is_chart` holds once it is `native.fitted`.
    """
    slide = (made := Presentation()).slides.add_slide(made.slide_layouts[6])
    box = (Length(0), Length(0), Length(int(width / SMALLER)), Length(int(height / SMALLER)))
    native.add(slide, native.fitted(exhibit), box, exhibit)
    drawn = slide.shapes[0].chart.part
    package = document.part.package
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET,
                drawn.chart_workbook.xlsx_part.blob, package)  # fmt: skip
    chart._blob = _smaller(drawn.blob, font, chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
    relation = document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    paragraph = document.add_paragraph()
    paragraph.add_run()._r.append(_inline(relation, number, int(width), int(height), alternative(exhibit)))
    return paragraph


def _smaller(chart: bytes, font: str, relation: str) -> bytes:
    """Return a chart with the letters of a page, in its font, bound to its workbook in the new package."""
    tree = etree.fromstring(chart)
    for letters in tree.iter(qn("a:rPr"), qn("a:defRPr")):
        if letters.get("sz"):
            letters.set("sz", str(int(int(letters.get("sz")) * SMALLER / 50) * 50))
        for old in letters.findall(qn("a:latin")):
            letters.remove(old)
        etree.SubElement(letters, qn("a:latin")).set("typeface", font)
    for line in tree.iter(qn("a:ln")):
        if line.get("w"):
            line.set("w", str(int(int(line.get("w")) * SMALLER)))
    for mark in tree.iter(f"{{{CHART}}}size"):
        mark.set("val", str(max(5, int(int(mark.get("val")) * SMALLER))))
    letters_of_all = tree.find(f"{{{CHART}}}txPr")
    frame = parse_xml(f'<c:spPr xmlns:c="{CHART}" {nsdecls("a")}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>')
    letters_of_all.addprevious(frame)
    for data in tree.iter(f"{{{CHART}}}externalData"):
        data.set(qn("r:id"), relation)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _inline(relation: str, number: int, width: int, height: int, told: str) -> Any:
    drawing = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{100 + number}" name="Chart {number}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    drawing.find(f".//{qn('wp:docPr')}").set("descr", told)
    return drawing


def field(paragraph: Any, code: str, shown: str) -> None:
    """Add a field, such as a number that Word counts or a reference that it keeps up to date."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run()
        if kind == "shown":
            run.text = text
            continue
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = f" {text} "
            mark.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run._r.append(mark)


def numbered(paragraph: Any, kind: str, number: int, mark: str) -> None:
    """Write a caption's kind and number, which Word counts and which a reference to `mark` repeats."""
    before = paragraph.part.element.iter(qn("w:bookmarkStart"))
    code = CAPTIONS + len(list(before))
    paragraph._p.append(_element("bookmarkStart", id=code, name=mark))
    paragraph.add_run(f"{kind} ")
    field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
    paragraph._p.append(_element("bookmarkEnd", id=code))


def refer(paragraph: Any, mark: str, shown: str) -> None:
    """Refer to a caption by its kind and number."""
    field(paragraph, f"REF {mark} \\h", shown)


def link(paragraph: Any, address: str, shown: str) -> None:
    """Add an address that opens when it is clicked, where it is one of the web; its words stay as they are."""
    if not address.startswith(("http://", "https://")):
        paragraph.add_run(shown)
        return
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    made.append(paragraph.add_run(shown)._r)
    paragraph._p.append(made)


def columns(section: Any, number: int) -> None:
    """Set a section in so many columns."""
    for old in section._sectPr.findall(qn("w:cols")):
        section._sectPr.remove(old)
    section._sectPr.append(_element("cols", num=number, space=340))
    section.different_first_page_header_footer = False


def line_below(paragraph: Any) -> None:
    """Draw the line that a letterhead has below a paragraph."""
    settings = paragraph._p.get_or_add_pPr()
    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    )
    after = {qn(f"w:{name}") for name in ("shd", "tabs", "spacing", "ind", "jc", "rPr")}
    place = next((at for at, child in enumerate(settings) if child.tag in after), len(settings))
    settings.insert(place, borders)


def page_number(section: Any, size: Any) -> None:
    """Number the pages at the top, in the middle, from the second page on."""
    section.different_first_page_header_footer = True
    line = section.header.paragraphs[0]
    line.alignment = 1
    field(line, "PAGE", "2")
    for run in line.runs:
        run.font.size = size


def grid(document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[Any], size: Any) -> Any:
    """Add a ruled table whose head is repeated on each page and whose rows are never parted; returns it.

    A short table stands on one page; of a long one no single row is alone on a page, nor the line below it.
    """
    table = document.add_table(rows=len(rows) + 1, cols=len(heads))
    table.style, table.alignment = "Table Grid", 1
    centred = [all(NUMBERS.fullmatch(said(text)) for text in column) for column in zip(*rows, strict=True)]
    for at, (line, texts) in enumerate(zip(table.rows, [heads, *rows], strict=True)):
        settings = line._tr.get_or_add_trPr()
        settings.append(OxmlElement("w:cantSplit"))
        if not at:
            settings.append(OxmlElement("w:tblHeader"))
        held = len(rows) <= TOGETHER or at < 2 or at >= len(rows) - 1
        for cell, text, number in zip(line.cells, texts, centred, strict=True):
            _cell(cell.paragraphs[0], said(text), size, head=not at, number=number)
            cell.paragraphs[0].paragraph_format.keep_with_next = held
    set_widths(table, widths)
    return table


TOGETHER = 10
"""Rows of a table that is not parted."""
NUMBERS = re.compile(r"[\d.,%–≥≤≈() /·*=]*")
"""What stands in the cells of a column of numbers: it is centred whole, the signs of nothing too."""


def _cell(paragraph: Any, text: str, size: Any, head: bool, number: bool) -> None:
    look = paragraph.paragraph_format
    look.space_before = look.space_after = Pt(2)
    look.line_spacing, look.first_line_indent = 1.0, Pt(0)
    paragraph.alignment = 1 if head or number else 0
    run = paragraph.add_run(breakable(text))
    run.bold, run.font.size = head, size


def set_widths(table: Any, widths: Sequence[Any]) -> None:
    """Set the widths of a table's columns, for Word (which asks the cells) and for LibreOffice (the columns)."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
