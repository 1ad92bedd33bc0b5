"""A file's bytes, the parts of a zip and XML, each opened only as far as it is safe and bearable."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from danvan_data.registers.files.book import RegisterError, error
from danvan_data.registers.files.bounds import (
    MAX_EVENTS,
    MAX_FILE,
    MAX_PARTS,
    MAX_RATIO,
    MAX_TREE,
    MAX_XML,
    SMALL_PART,
)

_HEAD = 1024
CHUNK = 2**20
BITE = 2**16


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
        with path.open("rb") as file:
            if about.st_size > MAX_FILE:
                raise _too_large(path, file.read(_HEAD))
            data = file.read(MAX_FILE + 1)
        if len(data) > MAX_FILE:  # it has grown since
            raise _too_large(path, data[:_HEAD])
    except FileNotFoundError:
        raise error("missing", path) from None
    except RegisterError:
        raise
    except (OSError, ValueError):
        raise error("not_opened", path) from None
    # Files cut off by a failed download or copy are often filled up with zeros.
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise error("empty", path)
    return data


def _too_large(path: Path, head: bytes) -> RegisterError:
    """Return the error with the cure that fits: only what an office program wrote has pictures and sheets."""
    office = head.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"%PDF"))
    return error("too_large" if office else "too_large_text", path, limit=MAX_FILE // 2**20)


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
