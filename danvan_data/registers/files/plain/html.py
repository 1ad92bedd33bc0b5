"""Web pages saved as .xls: every table of the page, with rowspan and colspan as merges."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from danvan_data.language import t
from danvan_data.registers.files.book import (
    Book,
    Grid,
    Merge,
    Value,
    check_columns,
    clip,
    error,
    rectangle,
)
from danvan_data.registers.files.bounds import MAX_CELLS, MAX_COLUMNS, MAX_TEXT
from danvan_data.registers.files.plain.text_table import decode

_BLOCKS = frozenset(
    {"p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "ul", "ol", "center", "blockquote"}
) | {"pre", "hr", "body", "form"}
_SILENT = frozenset({"script", "style", "head", "title", "xml", "template", "noscript"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_MAX_ROWSPAN, _MAX_COLSPAN = 65_534, 1_000
_MAX_TABLES = 1_000
_MAX_TAGS = 2_000_000


def read_html(path: Path, data: bytes) -> Book:
    """Read the tables of a page as grids T1, T2, ..., a nested one after the table that holds it.

    Raises:
        RegisterError: when the page has no table with a value in it.

    """
    if len(data) > MAX_TEXT:
        raise error("too_large_text", path, limit=MAX_TEXT // 2**20)
    if data.count(b"<") > _MAX_TAGS:
        raise error("bomb", path)
    text, notes = _decode(path, data)
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    # A declaration of the encoding is wrong by now, and lxml refuses text that carries one.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise error("damaged", path) from None
    walk = _Page(path)
    walk.read(root)
    if not walk.grids:
        raise error("no_table", path)
    walk.grids[-1].after = walk.take_paragraphs()
    lowered = data[-20_000:].lower()
    if b"</table" not in lowered and b"</html" not in lowered:
        notes.append(t("files.note_html_end"))
    return Book(path, walk.grids, notes)


def read_mhtml(path: Path, data: bytes) -> Book:
    """Read a "single file web page" (.mht): its html parts, one after the other."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    pages = [part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html"]
    found = [page for page in pages if isinstance(page, bytes) and b"<tr" in page.lower()]
    if not found:
        raise error("no_table", path)
    return read_html(path, b"\n".join(found))


def _decode(path: Path, data: bytes) -> tuple[str, list[str]]:
    declared = _META.search(data[:65536])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) and b"\x00" not in data:
        name = declared[1].decode("ascii").lower()
        try:
            # Pages of old programs say iso-8859-1 or utf-8 and are not: only a fit that is whole counts.
            if name.startswith(("utf-8", "utf8")) or name not in ("utf-16", "unicode", "iso-8859-1", "windows-1252"):
                return data.decode(name), []
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(path, data)


@dataclass
class _Table:
    grid: Grid
    carry: dict[int, int] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)


class _Page:
    """A walk through a page: its tables, and the text outside of tables since the last one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.grids: list[Grid] = []
        self.outside: list[str] = []
        self.cells = 0

    def take_paragraphs(self) -> list[str]:
        lines = [_SPACES.sub(" ", line).strip(" ") for line in "".join(self.outside).split("\x00")]
        self.outside = []
        return [line for line in lines if line.strip()]

    def read(self, root: etree._Element) -> None:
        """Walk without recursion: depth is the page's choice, not ours."""
        inside = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if tag == "table":
                    if not inside:
                        before = self.take_paragraphs()
                        self.table(element, before)
                    else:
                        self.table(element, [])
                    inside += 1
                elif not inside and tag not in _SILENT:
                    self.outside += ["\x00" if tag in _BLOCKS else "", element.text or ""]
                continue
            if tag == "table":
                inside -= 1
            if not inside:
                self.outside += ["\x00" if tag in _BLOCKS else "", element.tail or ""]

    def table(self, element: etree._Element, before: list[str]) -> None:
        if len(self.grids) >= _MAX_TABLES:
            raise error("bomb", self.path)
        table = _Table(Grid(f"T{len(self.grids) + 1}", [], kind="html", before=before))
        self.grids.append(table.grid)
        for row in _own(element, "tr"):
            self.row(table, row)
        grid = table.grid
        grid.rows = rectangle(self.path, grid.name, grid.rows)
        grid.merges = clip(table.merges, grid.rows)
        grid.hidden_rows = {row for row in grid.hidden_rows if row < len(grid.rows)}

    def row(self, table: _Table, element: etree._Element) -> None:
        place = len(table.grid.rows)
        values: list[Value] = []
        for cell in _own(element, "td", "th"):
            while len(values) < MAX_COLUMNS and table.carry.get(len(values), -1) >= place:
                values.append(None)
            left = len(values)
            text = cell_text(cell) or None
            if left >= MAX_COLUMNS:
                # Nothing grows beyond: stairs of rowspans would take the square of the page's length.
                if text:
                    check_columns(self.path, table.grid.name, left + 1)
                continue
            across = _span(cell, "colspan", _MAX_COLSPAN)
            down = _span(cell, "rowspan", _MAX_ROWSPAN)
            values += [text] + [None] * (across - 1)
            if down > 1:
                table.carry.update(dict.fromkeys(range(left, left + across), place + down - 1))
            if across > 1 or down > 1:
                table.merges.append((place, left, place + down - 1, left + across - 1))
            self.cells += across
            if self.cells > MAX_CELLS:
                raise error("too_far", self.path, grid=table.grid.name)
        while values and values[-1] is None:
            values.pop()
        if _HIDDEN.search(element.get("style") or "") or element.get("hidden") is not None:
            table.grid.hidden_rows.add(place)
        table.grid.rows.append(values)


def _own(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Yield the descendants with one of the tags that belong to this table or row, not to a nested one."""
    walker = etree.iterwalk(element, events=("start",))
    for _event, child in walker:
        if child is element:
            continue
        if child.tag in tags:
            yield child
            walker.skip_subtree()
        elif child.tag == "table":
            walker.skip_subtree()


def _span(cell: etree._Element, name: str, most: int) -> int:
    digits = re.match(r"\s*(\d{1,9})", cell.get(name) or "")
    return max(1, min(int(digits[1]), most)) if digits else 1


def cell_text(cell: etree._Element) -> str:
    """Return a cell's text as a browser shows it, `<br>` and paragraphs as line breaks, without nested tables."""
    pieces: list[str] = [cell.text or ""]
    walker = etree.iterwalk(cell, events=("start", "end"))
    for event, child in walker:
        if child is cell:
            continue
        tag = child.tag if isinstance(child.tag, str) else ""
        if event == "start" and (tag == "table" or tag in _SILENT or not tag):
            walker.skip_subtree()
        elif event == "start":
            pieces += ["\x00" if tag in _BLOCKS else "", child.text or ""]
        else:
            pieces += ["\x00" if tag in _BLOCKS and tag != "br" else "", child.tail or ""]
    lines = [_SPACES.sub(" ", line).strip(" ") for line in "".join(pieces).split("\x00")]
    return re.sub("\n+", "\n", "\n".join(lines)).strip("\n")
