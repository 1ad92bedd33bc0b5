"""What a file really is, and whether it is safe to open, judged from its bytes before anything parses it."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from danvan_data.registers.files.book import error
from danvan_data.registers.files.bounds import (
    MAX_EVENTS,
    MAX_FILE,
    MAX_PARTS,
    MAX_RATIO,
    MAX_TEXT,
    MAX_TREE,
    MAX_XML,
    SMALL_PART,
)

CHUNK = 2**20
BITE = 2**16

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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


def load_bytes(path: Path) -> bytes:
    """Return the file's bytes.

    Raises:
        RegisterError: when there is no such file, it cannot be opened, is empty or too large.

    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise error("folder", path)
        if not stat.S_ISREG(about.st_mode):
            raise error("no_file", path)  # a pipe would be waited for, a device never ends
        if about.st_size > MAX_FILE:
            raise error("too_large", path, limit=MAX_FILE // 2**20)
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)  # it may have grown since
        if len(data) > MAX_FILE:
            raise error("too_large", path, limit=MAX_FILE // 2**20)
    except FileNotFoundError:
        raise error("missing", path) from None
    except (OSError, ValueError):
        raise error("not_opened", path) from None
    # Files cut off by a failed download or copy are often filled up with zeros.
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise error("empty", path)
    return data


def kind_of(path: Path, data: bytes) -> str:
    """Return what the content is: xlsx, ods, docx, xls, xmlss, html or text, whatever the file is called.

    Raises:
        RegisterError: for every content that is no table of ours, with what to do about it.

    """
    head = data[:2048]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if head.startswith(b"PK"):
        return _kind_of_zip(path, data)
    if head.startswith(OLE):
        return "ole"
    if b"%PDF-" in head[:1024]:
        raise error("pdf", path)
    if start.startswith(b"{\\rtf"):
        raise error("old_word", path)
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
        raise error("old_word", path)
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
            if b"opendocument.text" in mimetype:
                raise error("odt", path)
            return "ods"
        if "ppt/presentation.xml" in lowered:
            raise error("binary", path)
        # Other producers may give the main part another name; the list of contents tells.
        types = read_part(path, archive, "[Content_Types].xml", optional=True)
        if b"spreadsheetml" in types and b"sheet.main" in types:
            return "xlsx"
        if b"wordprocessingml.document.main" in types:
            return "docx"
    raise error("archive", path)


def open_zip(path: Path, data: bytes) -> zipfile.ZipFile:
    """Open a zip whose directory is whole, short and promises a bearable size.

    Raises:
        RegisterError: when it is damaged, encrypted or a bomb.

    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, OverflowError):
        raise error("damaged", path) from None
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        raise error("bomb", path)
    total = 0
    for part in parts:
        if part.flag_bits & 0x1:
            raise error("password", path)
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            if part.filename.lower().endswith((".xml", ".rels")):
                raise error("damaged", path)
            continue
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        total += part.file_size
        too_dense = part.file_size > SMALL_PART and part.file_size > MAX_RATIO * max(1, part.compress_size)
        if total > MAX_XML or too_dense:
            raise error("bomb", path)
    return archive


def inflate(path: Path, archive: zipfile.ZipFile, name: str, limit: int = MAX_XML) -> Iterator[bytes]:
    """Yield a part's content in chunks, counting what really comes out rather than what the zip promises.

    Raises:
        RegisterError: when the part is damaged or gives more than it promises or than `limit`.

    """
    part = archive.getinfo(name)
    came = 0
    try:
        stream = _raw_part(archive, part)
        decoder = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
        rest = part.compress_size
        check = 0
        while rest > 0:
            raw = stream.read(min(65536, rest))
            if not raw:
                raise error("damaged", path)
            rest -= len(raw)
            while raw:
                chunk = decoder.decompress(raw, CHUNK) if decoder else raw
                raw = decoder.unconsumed_tail if decoder else b""
                came += len(chunk)
                if came > min(limit, part.file_size):
                    raise error("bomb", path)
                check = zlib.crc32(chunk, check)
                if chunk:
                    yield chunk
        tail = decoder.flush() if decoder else b""
    except (zlib.error, zipfile.BadZipFile, OSError, EOFError, ValueError) as problem:
        if type(problem).__name__ == "RegisterError":
            raise
        raise error("damaged", path) from None
    if tail:
        yield tail
        check = zlib.crc32(tail, check)
    if came + len(tail) != part.file_size or check != part.CRC:
        raise error("damaged", path)


def _raw_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> BinaryIO:
    """Return the zip's stream at the part's first compressed byte."""
    stream = archive.fp
    assert stream is not None
    stream.seek(part.header_offset)
    header = stream.read(30)
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise zipfile.BadZipFile("no local header")
    skip = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    stream.seek(skip, 1)
    return stream  # type: ignore[return-value]


def read_part(path: Path, archive: zipfile.ZipFile, name: str, limit: int = MAX_TREE, optional: bool = False) -> bytes:
    """Return a part's whole content; `b""` for a missing one when it is `optional`."""
    if name not in archive.namelist():
        if optional:
            return b""
        raise error("damaged", path)
    if archive.getinfo(name).file_size > limit:
        raise error("bomb", path)
    return b"".join(inflate(path, archive, name, limit))


def check_part(path: Path, archive: zipfile.ZipFile, name: str) -> None:
    """Raise `RegisterError` when a part that another library will inflate is larger than it says."""
    part = archive.getinfo(name)
    # 1032 is the most that deflate can give for one byte: small parts cannot hurt whatever they claim.
    if part.compress_size * 1032 > SMALL_PART:
        for _chunk in inflate(path, archive, name):
            pass


def refuse_doctype(path: Path, head: bytes) -> None:
    """Raise `RegisterError` for XML that declares entities: no office program writes that."""
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise error("entities", path)


def parse_xml(path: Path, data: bytes) -> etree._Element:
    """Return the root of a small XML part, read without entities, network or DTD.

    Raises:
        RegisterError: when it is not well-formed or declares entities.

    """
    refuse_doctype(path, data[:4096])
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise error("damaged", path) from None


def xml_events(path: Path, chunks: Iterator[bytes]) -> Iterator[tuple[str, etree._Element]]:
    """Yield `("start" | "end", element)` while the XML comes in; what has ended may be cleared.

    Raises:
        RegisterError: when it is not well-formed or declares entities.

    """
    parser = etree.XMLPullParser(
        events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    first = True
    count = 0
    try:
        for chunk in chunks:
            if first:
                refuse_doctype(path, chunk[:4096])
                first = False
            # Small bites: what has been parsed but not yet cleared is all in memory.
            for place in range(0, len(chunk), BITE):
                parser.feed(chunk[place : place + BITE])
                for event in parser.read_events():
                    count += 1
                    yield event
                if count > MAX_EVENTS:
                    raise error("bomb", path)
        parser.close()
        yield from parser.read_events()
    except etree.XMLSyntaxError:
        raise error("damaged", path) from None


def local(element: etree._Element) -> str:
    """Return an element's tag without its namespace (`""` for comments and entities)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attributes(element: etree._Element) -> dict[str, str]:
    """Return an element's attributes without namespaces."""
    return {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
