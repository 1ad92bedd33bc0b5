"""`danvan brief`: a Word report of two to four pages in the form of Decree 30/2020/NĐ-CP (Annex I)."""

import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pandas as pd
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from danvan_data import store
from danvan_data.evidence import Evidence
from danvan_data.evidence.loading import load
from danvan_data.language import day, get_language, number, percent, speaking, t
from danvan_data.publish.files import check_new
from danvan_data.publish.office import word
from danvan_data.publish.office.drawing import said
from danvan_data.publish.office.exhibit import SCREEN, Exhibit, Exhibits
from danvan_data.publish.office.exhibits import exhibits
from danvan_data.publish.pages.site import dated

FONT = "Times New Roman"
BODY, SMALL = Pt(13), Pt(11)
TEXT_WIDTH = Cm(16)
"""A4 less the margins: left 30 mm, right 20 mm (the decree allows 30–35 and 15–20)."""
SECTIONS = {
    "size": ("by_field", "places", "leaders", "coverage"),
    "returns": ("returns_known", "yearly", "thresholds", "hectare", "persons"),
    "change": ("recognition", "totals_by_year", "by_year", "periods"),
    "trust": ("depth", "readings"),
}
MOST_ROWS = 8
MOST_AMOUNTS = 6
MOST_ADDRESSES = 3
ROMAN = ("I", "II", "III", "IV")
LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}


def brief(found: Exhibits, evidence: Evidence, opening: str) -> Any:
    """Return the report in the current language; the body, number, place, date and signatory are left to fill.

    Each finding is a sentence with its coverage and its source as a footnote; tables and charts are numbered, and the
    charts are Word's own, with their workbooks.
    """
    made = _page()
    notes = word.Footnotes(made)
    _letterhead(made)
    title = t("brief.of_place", title=t("brief.title"), place=evidence.place) if evidence.place else t("brief.title")
    _line(made, t("brief.kind"), bold=True, size=Pt(14), before=12, middle=True)
    _line(made, title, bold=True, size=Pt(14), middle=True)
    _rule(made, after=8)
    _line(made, opening, indent=True)
    there = {each.name: each for each in found.shown}
    numbers = {"section": 0, "table": 0, "figure": 0}
    known = {name for names in SECTIONS.values() for name in names}
    sections = {**SECTIONS, "trust": (*SECTIONS["trust"], *(name for name in there if name not in known))}
    for section, names in sections.items():
        shown = [there[name] for name in names if name in there]
        if not shown and section != "trust":
            continue
        numbers["section"] += 1
        heading = f"{ROMAN[numbers['section'] - 1]}. {t(f'brief.{section}')}"
        _line(made, heading, bold=True, before=8, keep=True)
        for each in shown:
            _finding(made, each, evidence, notes)
            _below(made, each, there, numbers)
    for key in ("limit_count", "limit_typical", "limit_interval", "limit_period"):
        _line(made, t(f"deck.{key}"), indent=True)
    if found.lacking:
        _line(made, t("deck.lacking", things="; ".join(found.lacking)), indent=True)
    _signature(made)
    notes.finish()
    core = made.core_properties
    core.title, core.author, core.last_modified_by, core.comments = title, "", "", ""
    core.language = LANGUAGES[get_language()]
    return made


def _page() -> Any:
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = Cm(2)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    word.page_number(section, BODY)
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, BODY
    fonts = style.element.rPr.rFonts
    for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(kind), FONT)
    language = style.element.rPr.makeelement(qn("w:lang"), {qn("w:val"): LANGUAGES[get_language()]})
    style.element.rPr.append(language)
    return made


def _letterhead(made: Any) -> None:
    """Write the body at the left, the nation and its motto at the right; number below, and place and date."""
    table = made.add_table(rows=2, cols=2)
    word.set_widths(table, (Cm(6.2), Cm(9.8)))
    left, right = table.rows[0].cells
    _line(left, t("brief.superior"), size=Pt(12), middle=True, first=True)
    _line(left, t("brief.body"), size=Pt(12), bold=True, middle=True)
    _rule(left, 2.0)
    _line(right, t("brief.nation"), size=Pt(12), bold=True, middle=True, first=True)
    _line(right, t("brief.motto"), size=BODY, bold=True, middle=True)
    _rule(right, 2.2)
    left, right = table.rows[1].cells
    _line(left, t("brief.code"), size=BODY, middle=True, first=True)
    _line(right, t("brief.place_date"), size=BODY, italic=True, middle=True, first=True)


def _rule(box: Any, indent: float = 6.2, after: float = 2) -> None:
    """Draw the short line that the decree sets below the motto, the body and the title."""
    line = box.add_paragraph()
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Cm(indent)
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(0), Pt(after)
    line.paragraph_format.line_spacing = Pt(4)
    word.line_below(line)


def _line(
    box: Any, text: str, bold: bool = False, italic: bool = False, size: Any = BODY, middle: bool = False,
    indent: bool = False, before: float = 0, keep: bool = False, first: bool = False,
) -> Any:  # fmt: skip
    """Add a paragraph (`first`: use the empty one a cell begins with): body text justified, its first line set in."""
    line = box.paragraphs[0] if first else box.add_paragraph()
    run = line.add_run(said(text))
    run.bold, run.italic, run.font.size = bold, italic, size
    look = line.paragraph_format
    look.space_before, look.space_after, look.line_spacing = Pt(before), Pt(6 if indent else 2), 1.1
    look.keep_with_next = keep
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER if middle else WD_ALIGN_PARAGRAPH.JUSTIFY if indent else None
    if indent:
        look.first_line_indent = Cm(1)
    return line


def _finding(made: Any, exhibit: Exhibit, evidence: Evidence, notes: word.Footnotes) -> None:
    sentence = t("brief.sentence", finding=exhibit.finding.rstrip("."), subtitle=exhibit.subtitle.rstrip("."))
    line = _line(made, sentence, indent=True)
    if exhibit.source:
        notes.add(line, source_of(exhibit.source, evidence.sources))


def source_of(credit: str, sources: pd.DataFrame) -> str:
    """Return a chart's source line with the title and address of each page it names by its code.

    Of more than `MOST_ADDRESSES` pages, the publishers and codes: the addresses are in `sources.csv`.
    """
    named = sources.set_index("source_id")
    codes = [code for code in dict.fromkeys(re.findall(r"\b[A-Z]\d{3}\b", credit)) if code in named.index]
    if not codes:
        return t("chart.source", sources=credit)
    if len(codes) > MOST_ADDRESSES:
        online = named.loc[codes, "url"].fillna("").ne("")
        names = named.loc[codes, "publisher"].where(online, named.loc[codes, "title"])
        told = t("chart.source", sources="; ".join(f"{name} ({code})" for code, name in names.items()))
        return t("brief.addresses", sources=told) if online.any() else told
    return t("chart.source", sources="; ".join(_page_of(code, named.loc[code]) for code in codes))


def _page_of(code: str, page: pd.Series) -> str:
    parts = [page["publisher"], page["title"], page["url"]]
    told = ", ".join(str(part) for part in parts if isinstance(part, str) and part)
    return f"{told} ({code})" if told else code


def _below(made: Any, exhibit: Exhibit, there: dict[str, Exhibit], numbers: dict[str, int]) -> None:
    """Put a table or a chart below the finding that it shows."""
    tables = {"by_field": _fields, "yearly": _amounts, "recognition": _recognition}
    charts = {"places": ("figure_places", 6.2), "by_year": ("figure_years", 6.0)}
    if exhibit.name in tables:
        numbers["table"] += 1
        tables[exhibit.name](made, exhibit, there, numbers["table"])
    elif exhibit.name in charts or exhibit.name.startswith(SCREEN):
        numbers["figure"] += 1
        title, height = charts.get(exhibit.name, ("", 7.0))
        words, order = t(f"brief.{title}") if title else exhibit.subtitle, numbers["figure"]
        line = word.add_chart(made, exhibit, TEXT_WIDTH, Cm(height), FONT, order)
        line.paragraph_format.keep_with_next = True
        _line(made, t("brief.figure", n=order, title=words), italic=True, size=Pt(12), middle=True)


def _table(made: Any, order: int, title: str, heads: Iterable[str], rows: list[list[str]], widths: list[float]) -> None:
    _line(
        made,
        t("brief.table", n=order, title=t(f"brief.{title}")),
        bold=True,
        size=Pt(12),
        middle=True,
        before=4,
        keep=True,
    )
    words = [t(f"brief.{head}") if "." not in head else t(head) for head in heads]
    word.grid(made, words, rows, [Cm(each) for each in widths], Pt(12), _write)
    _line(made, "").paragraph_format.line_spacing = Pt(6)


def _write(paragraph: Any, text: str, bold: bool) -> None:
    paragraph.add_run(text).bold = bold


def _fields(made: Any, exhibit: Exhibit, there: dict[str, Exhibit], order: int) -> None:
    """Number, share and how many are known by name of each field, with their sum."""
    counts = exhibit.table.iloc[:, 0]
    known = there["coverage"].table.iloc[:, 0] if "coverage" in there else pd.Series(dtype=float)
    rows = [
        [str(at), str(name), number(n), percent(n / counts.sum()), number(known[name]) if name in known else "–"]
        for at, (name, n) in enumerate(counts.items(), start=1)
    ]
    told = number(known.sum()) if len(known) else "–"
    rows.append(["", t("brief.total"), number(counts.sum()), percent(1), told])
    heads = ("number", "field", "label.models", "share", "exhibits.with_name")
    _table(made, order, "table_fields", heads, rows, [1.2, 5.6, 3.8, 2.6, 2.8])


def _amounts(made: Any, exhibit: Exhibit, _there: dict[str, Exhibit], order: int) -> None:
    costs = {colour: words for words, colour in exhibit.key.items()}
    shown = zip(exhibit.table.index, exhibit.labels, exhibit.colours, strict=True)
    rows = [
        [str(at), str(name), label, costs.get(colour, "–")]
        for at, (name, label, colour) in enumerate(list(shown)[:MOST_AMOUNTS], start=1)
    ]
    _table(made, order, "table_amounts", ("number", "model", "amount", "costs"), rows, [1.2, 8.2, 3.4, 3.2])
    if any(mark in row[2] for row in rows for mark in "≥≤"):
        _line(made, t("brief.signs"), italic=True, size=SMALL, middle=True)


def _recognition(made: Any, exhibit: Exhibit, _there: dict[str, Exhibit], order: int) -> None:
    table = exhibit.table
    rows = [
        [str(at), str(name), number(registered), number(recognised), label.partition("=")[2].strip()]
        for at, (name, registered, recognised, label) in enumerate(
            zip(table.index, table.iloc[:, 0], table.iloc[:, 1], exhibit.labels, strict=True), start=1
        )
    ]
    heads = ("number", "place", "basis.registered", "basis.recognised", "share")
    _table(made, order, "table_recognition", heads, rows[:MOST_ROWS], [1.2, 7.2, 2.4, 2.6, 2.6])


def _signature(made: Any) -> None:
    table = made.add_table(rows=1, cols=2)
    word.set_widths(table, (Cm(6.6), Cm(9.4)))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = table.rows[0].cells
    _line(left, t("brief.receivers"), bold=True, italic=True, size=Pt(12), first=True, before=10)
    for key in ("receiver", "receiver", "file_copy"):
        _line(left, t(f"brief.{key}"), size=SMALL)
    _line(right, t("brief.signer"), bold=True, size=BODY, middle=True, first=True, before=10)
    _line(right, t("brief.signature"), italic=True, size=BODY, middle=True)
    _line(right, t("brief.signer_name"), bold=True, size=BODY, middle=True, before=48)


def write(out: Path, language: str, data: Path | None = None, force: bool = False) -> None:
    """Write the report of the bundled evidence, or of a folder of registers.

    Raises:
        PublishError: `out` is no .docx, or is there and `force` is not given.
        WriteError: `out` cannot be written.
        RegisterError: as `loading.load`.

    """
    with speaking(language):
        check_new(out, (".docx",), t("brief.suffix", file=out.name), force)
        evidence = load(data)
        when = day(dated(data))
        opening = t("brief.opening_own", folder=data.resolve().name, day=when) if data else t("brief.opening", day=when)
        content = BytesIO()
        brief(exhibits(evidence), evidence, opening).save(content)
        store.write(out, content.getvalue())
