"""Word documents: every table in document order, streamed, with the paragraphs above it."""

import re
import zipfile
from pathlib import Path

from lxml import etree

from danvan_data.registers.files.book import Book, error
from danvan_data.registers.files.bounds import MAX_STYLES, MAX_TREE
from danvan_data.registers.files.safety import attributes, inflate, local, open_zip, parse_xml, read_part, xml_events
from danvan_data.registers.files.word.word_document import Document, is_in
from danvan_data.registers.files.word.word_runs import WordStyles, read_word_styles

_READ_WHOLE = ("rPr", "rPrChange", "ddList")
"""Elements that are read when they end, with what stands in them."""
_BESIDE = re.compile(r"word/(?:(header)|footer|footnotes|endnotes)\d*\.xml", re.IGNORECASE)
"""Parts whose text stands beside the document's own, above it or below."""


def read_word(path: Path, data: bytes) -> Book:
    """Read the tables of a docx as grids T1, T2, ..., a nested one after the table that holds it.

    Raises:
        RegisterError: when the document is damaged or hostile.

    """
    with open_zip(path, data) as archive:
        styles = _styles(path, archive)
        names = {name.lower(): name for name in archive.namelist()}
        part = names.get("word/document.xml") or _main_part(path, read_part(path, archive, "[Content_Types].xml"))
        grids, lines = _walk(path, archive, part, styles).finish()
        for beside in filter(None, map(_BESIDE.fullmatch, sorted(archive.namelist()))):
            tables, more = _walk(path, archive, beside[0], styles).finish()
            more += [" ".join(str(cell) for cell in row if cell) for table in tables for row in table.rows]
            lines += more
            if beside[1] and grids:
                grids[0].before = [*dict.fromkeys(more), *grids[0].before]
    notes = [] if grids else [str(error("no_table", path))]
    return Book(path, grids, notes, lines)


def _walk(path: Path, archive: zipfile.ZipFile, part: str, styles: WordStyles) -> Document:
    document = Document(path, styles)
    for event, element in xml_events(path, inflate(path, archive, part, MAX_TREE)):
        tag = local(element)
        if event == "start":
            document.start(tag)
            continue
        document.end(tag, element)
        if not any(is_in(element, holder) for holder in _READ_WHOLE):
            _forget(element)
    return document


def _styles(path: Path, archive: zipfile.ZipFile) -> WordStyles:
    part = next((name for name in archive.namelist() if name.lower() == "word/styles.xml"), "")
    return read_word_styles(parse_xml(path, read_part(path, archive, part, MAX_STYLES))) if part else WordStyles()


def _forget(element: etree._Element) -> None:
    """Free an element that has been dealt with, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _main_part(path: Path, types: bytes) -> str:
    for part in parse_xml(path, types):
        pairs = attributes(part)
        if "wordprocessingml.document.main" in pairs.get("ContentType", ""):
            return pairs.get("PartName", "").lstrip("/")
    raise error("damaged", path)
