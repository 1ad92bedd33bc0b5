"""One way in for every format: look at the content, refuse what is unsafe, read the rest."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from danvan_data.language import t
from danvan_data.registers.files.book import Book, RegisterError, error
from danvan_data.registers.files.bounds import OverBudgetError
from danvan_data.registers.files.excel.locked import LockedError, unlocked
from danvan_data.registers.files.excel.old_workbook import read_xls
from danvan_data.registers.files.excel.spreadsheet_xml import read_ods, read_xml_workbook
from danvan_data.registers.files.excel.workbook import read_workbook
from danvan_data.registers.files.file_kind import kind_of
from danvan_data.registers.files.pdf.pdf import read_pdf
from danvan_data.registers.files.plain.html import read_html, read_mhtml
from danvan_data.registers.files.plain.text_table import read_text_table
from danvan_data.registers.files.safety import load_bytes
from danvan_data.registers.files.word.soffice import converted
from danvan_data.registers.files.word.word import read_word


class _Format(NamedTuple):
    """How a kind of content is read, what it is called, and the endings under which nobody wonders about it."""

    read: Callable[[Path, bytes], Book]
    name: str
    suffixes: tuple[str, ...]


def _by_office(suffix: str) -> Callable[[Path, bytes], Book]:
    return lambda path, data: read_word(path, converted(path, data, suffix))


_FORMATS = {
    "xlsx": _Format(read_workbook, "Excel (.xlsx)", (".xlsx", ".xlsm", ".xltx", ".xltm")),
    "xls": _Format(read_xls, "Excel 97 (.xls)", (".xls", ".xlt", ".et", ".ett")),
    "xmlss": _Format(read_xml_workbook, "XML Excel 2003", (".xml",)),
    "ods": _Format(read_ods, "OpenDocument (.ods)", (".ods", ".ots")),
    "text": _Format(read_text_table, "text (.csv)", (".csv", ".txt", ".tsv", ".tab", ".prn")),
    "docx": _Format(read_word, "Word (.docx)", (".docx", ".docm", ".dotx", ".dotm")),
    "doc": _Format(_by_office(".doc"), "Word 97 (.doc)", (".doc", ".dot", ".wps", ".wpt")),
    "rtf": _Format(_by_office(".rtf"), "RTF", (".rtf", ".doc")),
    "odt": _Format(_by_office(".odt"), "OpenDocument (.odt)", (".odt", ".ott")),
    "word_xml": _Format(_by_office(".xml"), "XML Word 2003", (".xml", ".doc")),
    "pdf": _Format(read_pdf, "PDF", (".pdf",)),
    "html": _Format(read_html, "HTML", (".html", ".htm", ".xhtml")),
    "mhtml": _Format(read_mhtml, "HTML (.mht)", (".mht", ".mhtml")),
}


def read_book(path: str | Path, papers: bool = False) -> Book:
    """Read any file a commune may send into grids of raw cells; content decides, not the name's ending.

    Text is what a person sees of it in the file; numbers that are whole are `int`, dates `datetime`, formulas
    their stored value, cell errors text. Nothing in the file is run or followed. A document without any table is
    refused, unless `papers` are wanted for what they say: then it has no grids, only `prose`.

    Raises:
        RegisterError: when the file is missing, empty, no table, protected, damaged or unsafe, in one
            sentence with the cure.

    """
    path = Path(path)
    data = load_bytes(path)
    try:
        kind, book = _read(path, data)
    except RegisterError:
        raise
    except (MemoryError, RecursionError, OverBudgetError):
        raise error("bomb", path) from None
    except Exception:
        raise error("damaged", path) from None
    if not book.grids and not papers:
        raise error("no_table", path)
    if not book.prose and not any(value is not None for grid in book.grids for row in grid.rows for value in row):
        raise error("empty", path)
    suffix = path.suffix.lower()
    if suffix and suffix not in _FORMATS[kind].suffixes:
        book.notes.insert(0, t("files.note_extension", suffix=path.suffix[:12], kind=_FORMATS[kind].name))
    return book


def _read(path: Path, data: bytes) -> tuple[str, Book]:
    """Return what the content is and what it holds; what Excel opens without asking is unlocked before."""
    kind = kind_of(path, data)
    if kind != "locked":
        try:
            return kind, _FORMATS[kind].read(path, data)
        except LockedError:
            pass
    data = unlocked(path, data)
    kind = kind_of(path, data)
    if kind == "locked":
        raise error("password", path)
    book = _FORMATS[kind].read(path, data)
    book.notes.append(t("files.note_unlocked"))
    return kind, book
