"""One way in for every format: look at the content, refuse what is unsafe, read the rest."""

from collections.abc import Callable
from pathlib import Path

from danvan_data.language import t
from danvan_data.registers.files.book import Book, RegisterError, error
from danvan_data.registers.files.bounds import OverBudgetError
from danvan_data.registers.files.html import read_html, read_mhtml
from danvan_data.registers.files.old_workbook import read_ole
from danvan_data.registers.files.safety import kind_of, load_bytes
from danvan_data.registers.files.spreadsheet_xml import read_ods, read_xml_workbook
from danvan_data.registers.files.text_table import read_text_table
from danvan_data.registers.files.word import read_word
from danvan_data.registers.files.workbook import read_workbook

_READERS: dict[str, Callable[[Path, bytes], Book]] = {
    "xlsx": read_workbook,
    "ods": read_ods,
    "docx": read_word,
    "ole": read_ole,
    "xmlss": read_xml_workbook,
    "html": read_html,
    "mhtml": read_mhtml,
    "text": read_text_table,
}
_SUFFIXES = {
    "xlsx": {".xlsx", ".xlsm", ".xltx", ".xltm"},
    "ods": {".ods", ".ots"},
    "docx": {".docx", ".docm", ".dotx", ".dotm"},
    "ole": {".xls", ".xlt"},
    "xmlss": {".xml"},
    "html": {".html", ".htm", ".xhtml"},
    "mhtml": {".mht", ".mhtml"},
    "text": {".csv", ".txt", ".tsv", ".tab", ".prn"},
}
_WORDS = {
    "xlsx": "Excel (.xlsx)",
    "ods": "OpenDocument (.ods)",
    "docx": "Word (.docx)",
    "ole": "Excel 97 (.xls)",
    "xmlss": "XML Excel 2003",
    "html": "HTML",
    "mhtml": "HTML (.mht)",
    "text": "text (.csv)",
}


def read_book(path: str | Path) -> Book:
    """Read any file a commune may send into grids of raw cells; content decides, not the name's ending.

    Text stays exactly as it is in the file; numbers that are whole are `int`, dates `datetime`, formulas
    their stored value, cell errors text. Nothing in the file is run or followed.

    Raises:
        RegisterError: when the file is missing, empty, no table, protected, damaged or unsafe, in one
            sentence with the cure.

    """
    path = Path(path)
    data = load_bytes(path)
    try:
        kind = kind_of(path, data)
        book = _READERS[kind](path, data)
    except RegisterError:
        raise
    except (MemoryError, RecursionError, OverBudgetError):
        raise error("bomb", path) from None
    except Exception:
        raise error("damaged", path) from None
    if not any(value is not None for grid in book.grids for row in grid.rows for value in row):
        raise error("empty", path)
    suffix = path.suffix.lower()
    if suffix and suffix not in _SUFFIXES[kind]:
        book.notes.insert(0, t("files.note_extension", suffix=path.suffix[:12], kind=_WORDS[kind]))
    return book
