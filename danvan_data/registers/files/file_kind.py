"""What a file really is, judged from its bytes before anything reads it."""

import io
from pathlib import Path

from xlrd.compdoc import CompDoc

from danvan_data.registers.files.book import error
from danvan_data.registers.files.bounds import MAX_TEXT
from danvan_data.registers.files.safety import open_zip, read_part

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Word 2 and Word for DOS.
_OLD_WORD = (b"\xdb\xa5\x2d\x00", b"\x31\xbe\x00\x00")
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"RIFF",
    b"\x00\x00\x00\x18ftyp",
    b"\x00\x00\x00\x1cftyp",
    b"\x00\x00\x00 ftyp",
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_PROGRAMS = (b"MZ", b"\x7fELF", b"SQLite format 3\x00", b"\x00\x01\x00\x00Standard")


def kind_of(path: Path, data: bytes) -> str:
    """Return what the content is, a key of `read.READERS`, whatever the file is called.

    Raises:
        RegisterError: for every content that is no table of ours, with what to do about it.

    """
    head = data[:2048]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if head.startswith(b"PK"):
        return _kind_of_zip(path, data)
    if head.startswith(OLE):
        return _kind_of_ole(path, data)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_OLD_WORD):
        return "doc"
    if head.startswith(_PICTURES):
        raise error("picture", path)
    if head.startswith(_ARCHIVES):
        raise error("archive", path)
    if head.startswith(_PROGRAMS) or head.startswith(b"\x09\x08\x04\x00\x02\x00"):
        raise error("binary", path)
    return _kind_of_text(path, data)


def _kind_of_text(path: Path, data: bytes) -> str:
    # UTF-16 text without its zero bytes reads like ASCII, which is all these marks need.
    head = data[:65536].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith(b"mime-version:") and b"multipart" in head:
        return "mhtml"
    if not head.startswith(b"<"):
        return "html" if _has_html_table(head) else "text"
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and b"<html" not in head:
        return "xmlss"
    if b"schemas.microsoft.com/office/word/2003" in head or b"/office/2006/xmlpackage" in head:
        return "word_xml"
    if head.startswith(b"<?xml") and not any(mark in head for mark in (b"<html", b"<table", b"xhtml")):
        raise error("other_xml", path)
    if any(mark in head for mark in (b"<html", b"<table", b"<!doctype html", b"<head", b"<body", b"<meta")):
        return "html"
    return "html" if _has_html_table(data[:MAX_TEXT].replace(b"\x00", b"").lower()) else "text"


def _has_html_table(lowered: bytes) -> bool:
    return b"<table" in lowered and b"<tr" in lowered and b"<td" in lowered


def _kind_of_zip(path: Path, data: bytes) -> str:
    with open_zip(path, data) as archive:
        names = set(archive.namelist())
        lowered = {name.lower() for name in names}
        if "xl/workbook.xml" in lowered:
            return "xlsx"
        if "xl/workbook.bin" in lowered:
            raise error("xlsb", path)
        if "word/document.xml" in lowered:
            return "docx"
        if "content.xml" in names:
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names else b""
            manifest = read_part(path, archive, "META-INF/manifest.xml", optional=True)
            if b"encryption-data" in manifest:
                raise error("password", path)
            return "odt" if b"opendocument.text" in mimetype else "ods"
        if "ppt/presentation.xml" in lowered:
            raise error("binary", path)
        # Other producers may give the main part another name; the list of contents tells.
        types = read_part(path, archive, "[Content_Types].xml", optional=True)
        if b"spreadsheetml" in types and b"sheet.main" in types:
            return "xlsx"
        if b"wordprocessingml.document.main" in types:
            return "docx"
    raise error("archive", path)


def _kind_of_ole(path: Path, data: bytes) -> str:
    """Return the kind of an OLE container: an old workbook, an old document, or one that is locked."""
    try:
        container = CompDoc(data, logfile=io.StringIO())
        # Only what lies at the root: a document may hold a workbook in an object of its own.
        streams = {container.dirlist[place].name for place in container.dirlist[0].children}
    except Exception:
        # Too damaged for its directory: the names of the streams still tell what it was.
        streams = {name for name in _OLE_KINDS if name.encode("utf-16-le") in data}
        if not streams & {"EncryptedPackage", "WordDocument"}:
            raise error("damaged", path) from None
    for name, kind in _OLE_KINDS.items():
        if name in streams:
            return kind
    raise error("binary", path)


_OLE_KINDS = {"EncryptedPackage": "locked", "Workbook": "xls", "Book": "xls", "WordDocument": "doc", "MatOST": "doc"}
