"""A cheap look through a sheet's XML for what calamine does not tell, and for how large it would become.

Calamine lays every sheet out as one dense block, so a single value in the last cell of a sheet would take
hundreds of gigabytes. The scan bounds that block on the raw bytes; only a sheet that is written in an
unusual way, or looks too large, is then measured by parsing it.
"""

import re
from array import array
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from danvan_data.registers.files.book import Merge
from danvan_data.registers.files.bounds import MAX_CELLS, MAX_COLUMNS
from danvan_data.registers.files.safety import local

# Literal beginnings keep these searches fast: a sheet has a dozen tags for every row.
# Every repetition is bounded or stops at the next "<": what stands in a tag costs its length once.
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
_ROW_NUMBER = re.compile(rb"\br\s*=\s*[\"'](\d+)[\"']")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_MERGE = re.compile(
    rb"mergeCell\s[^<>]{0,200}?\bref\s{0,9}=\s{0,9}[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})[\"']"
)
_FAR_OR_ODD = re.compile(rb'<c(?=[\s/>])(?! r="[A-Z]\d{1,5}")')
_ODD = re.compile(rb'<c(?=[\s/>])(?! r="[A-Z]+\d+")')
_PREFIXED = re.compile(rb":c[\s/>]")
_CONTENT = re.compile(rb'<c r="([A-Z]+)(\d+)"[^<>]*(?<!/)>')
_REFERENCE = re.compile(rb'<c r="([A-Z]+)(\d+)"')
_ERROR = re.compile(
    rb"<(?:\w+:)?c\s(?=[^<>]{0,200}?\bt=[\"']e[\"'])[^<>]{0,200}?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^<>]{0,200}>"
    rb"(.{0,10000}?)</(?:\w+:)?c>",
    re.S,
)
_ERROR_TEXT = re.compile(rb"<(?:\w+:)?v>([^<]{1,40})</")
_NO_RESULT = re.compile(
    rb"<(?:\w+:)?f\b[^<>]*>(?:(?<=/>)|[^<]*</(?:\w+:)?f>)\s{0,99}"
    rb"(?:<(?:\w+:)?v\s{0,9}/>\s{0,99}|<(?:\w+:)?v></(?:\w+:)?v>\s{0,99})?</(?:\w+:)?c>"
)
_STRING_EDGE = re.compile(rb"<(?:\w{1,9}:)?si(?:\s[^<>]*)?/?>|</(?:\w{1,9}:)?si\s{0,9}>")
_SHARED = re.compile(rb"\bt\s{0,9}=\s{0,9}[\"']s[\"'][^<>]{0,200}>\s{0,99}<(?:\w{1,9}:)?v[^<>]{0,99}>\s{0,9}(\d{1,9})")
_COLUMNS = re.compile(rb"<(?:\w{1,9}:)?col\s([^<>]{0,400})>")
_EDGES = re.compile(rb"\b(min|max)\s?=\s?[\"'](\d+)[\"']")
_MOST_COLUMN_TAGS = 16_384
_FEW_STYLES = 64
_PIECE = 2**18
_LONGEST_CELL = 2**22
_MAX_MERGES = 200_000


@dataclass
class SheetFacts:
    """What the scan found; rows and columns are 0-based, sizes are upper bounds until measured."""

    last_row: int = 0
    last_column: int = 25
    hidden_rows: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    without_result: int = 0
    head: bytes = b""
    usual: bool = True
    least_rows: int = 0
    shared: int = 0
    hidden_columns: set[int] = field(default_factory=set)
    styled: "array[int]" = field(default_factory=lambda: array("q"))
    inline_runs: bool = False
    column_tags: int = 0

    def style(self, row: int, column: int, style: int) -> None:
        """Note the style of a cell."""
        self.styled.append(row << 40 | column << 20 | style)

    def styles(self) -> Iterator[tuple[int, int, int]]:
        """Yield row, column and style of the cells whose style was asked for."""
        for packed in self.styled:
            yield packed >> 40, packed >> 20 & 0xFFFFF, packed & 0xFFFFF

    @property
    def cells(self) -> int:
        """Cells of the dense block, at most."""
        rows = max(self.last_row, self.least_rows if self.last_column > 25 else 0)
        return (rows + 1) * (self.last_column + 1)

    @property
    def needs_measuring(self) -> bool:
        """Whether the bounds are not good enough to let calamine read the sheet."""
        return not self.usual or self.cells > MAX_CELLS or self.last_column >= MAX_COLUMNS


def column_number(letters: bytes) -> int:
    """Return the 0-based column of letters: A -> 0, Z -> 25, AA -> 26."""
    number = 0
    for letter in letters[:6]:
        number = number * 26 + letter - 64
    return number - 1


def scan_sheet(chunks: Iterable[bytes], telling: Collection[int] = ()) -> SheetFacts:
    """Return what a sheet's XML, in chunks of any size, says about rows, merges, size and cells of `telling` styles."""
    styled = _styled(telling)
    facts = SheetFacts()
    has_formulas = False
    for piece in _whole_cells(chunks):
        if not facts.head:
            facts.head = piece[:4096]
        _scan_size(piece, facts)
        facts.shared += piece.count(b't="s"') + piece.count(b"t='s'")
        if b"hidden" in piece:
            _scan_hidden_rows(piece, facts)
            _scan_hidden_columns(piece, facts)
        for pattern in styled:
            for match in pattern.finditer(piece):
                style = int(match[3] or 0) if match.lastindex == 3 else 0
                if style in telling:
                    facts.style(int(match[2]) - 1, column_number(match[1]), style)
        facts.inline_runs = facts.inline_runs or (b"rFont" in piece or b"strike" in piece)
        if b"mergeCell" in piece and len(facts.merges) < _MAX_MERGES:
            facts.merges += (_merge(*match.groups()) for match in _MERGE.finditer(piece))
        if b't="e"' in piece:
            _scan_errors(piece, facts)
        has_formulas = has_formulas or b"</f>" in piece or b":f>" in piece
        if has_formulas:
            facts.without_result += sum(1 for _match in _NO_RESULT.finditer(piece))
    return facts


def string_lengths(chunks: Iterable[bytes]) -> list[int]:
    """Return the length of each shared string in bytes, its tags included: an upper bound of its characters."""
    lengths: list[int] = []
    begun: int | None = None
    for piece in _whole_tags(chunks):
        place = 0
        for match in _STRING_EDGE.finditer(piece):
            if match[0].endswith(b"/>"):
                lengths.append(0)
            elif not match[0].startswith(b"</"):
                begun, place = 0, match.start()
            elif begun is not None:
                lengths.append(begun + match.start() - place)
                begun = None
        if begun is not None:
            begun += len(piece) - place
    return lengths


def _whole_tags(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Cut the stream before a tag, so that none is split."""
    rest = b""
    for chunk in chunks:
        rest += chunk
        cut = rest.rfind(b"<")
        cut = cut if cut > 0 else len(rest)
        yield rest[:cut]
        rest = rest[cut:]
    yield rest


def shared_indexes(chunks: Iterable[bytes]) -> Iterator[int]:
    """Yield the number of the shared string of every cell that shows one."""
    for piece in _whole_cells(chunks):
        for match in _SHARED.finditer(piece):
            yield int(match[1])


def measure_usual(facts: SheetFacts, chunks: Iterable[bytes]) -> None:
    """Put the exact last row and column that have content into `facts` of a sheet written as usual."""
    facts.last_row = facts.last_column = facts.least_rows = 0
    for piece in _whole_cells(chunks):
        found = _CONTENT.findall(piece)
        if found:
            facts.last_row = max(facts.last_row, max(int(digits[:9]) for _letters, digits in found) - 1)
            columns = {letters for letters, _digits in found}
            facts.last_column = max(facts.last_column, *map(column_number, columns))


def _styled(telling: Collection[int]) -> list[re.Pattern[bytes]]:
    """Return the patterns of cells with content that have one of the styles; style 0 is also that of no style."""
    if not telling:
        return []
    numbers = b"|".join(b"%d" % each for each in telling) if len(telling) <= _FEW_STYLES else rb"\d{1,6}"
    start = rb'<c r="([A-Z]{1,3})(\d{1,7})"'
    with_style = start + rb'[^<>]{0,90}?\ss="(' + numbers + rb')"[^<>]{0,90}(?<!/)>'
    without = start + rb"(?![^<>]{0,90}\ss=)[^<>]{0,90}(?<!/)>"
    return [re.compile(with_style), *([re.compile(without)] if 0 in telling else [])]


def measure(facts: SheetFacts, events: Iterable[tuple[str, etree._Element]], telling: Collection[int] = ()) -> None:
    """Put the exact last row and column that have content, all hidden rows and telling styles, into `facts`."""
    facts.styled = array("q")
    facts.last_row = facts.last_column = facts.least_rows = 0
    row = column = -1
    for event, element in events:
        tag = local(element)
        if event == "start":
            if tag == "row":
                number = element.get("r", "")
                row = int(number[:9]) - 1 if number.isdecimal() else row + 1
                column = -1
                if element.get("hidden") in ("1", "true"):
                    facts.hidden_rows.add(row)
            continue
        if tag == "c":
            column, cell_row = _place(element.get("r", ""), row, column)
            # A formatted cell without content takes no room.
            if len(element):
                number = element.get("s", "0")
                style = int(number[:6]) if number.isdecimal() else 0
                if style in telling:
                    facts.style(cell_row, column, style)
                facts.last_row = max(facts.last_row, cell_row)
                facts.last_column = max(facts.last_column, column)
                if facts.last_column >= MAX_COLUMNS or facts.cells > MAX_CELLS:
                    return
        if tag in ("c", "row"):
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


def _place(reference: str, row: int, column: int) -> tuple[int, int]:
    match = re.match(r"\$?([A-Z]+)\$?(\d+)$", reference.upper())
    if not match:
        return column + 1, row
    return column_number(match[1].encode()), int(match[2][:9]) - 1


def _whole_cells(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Cut the stream between cells, so that no tag is split; a monstrous cell is cut anyway."""
    rest = b""
    for chunk in chunks:
        rest = rest + chunk if rest else chunk
        if len(rest) < _PIECE:
            continue
        cut = rest.rfind(b"</c>")
        if cut <= 0:
            # No cell ends here: merges, formatted blank rows, other prefixes, or one monstrous cell.
            cut = rest.rfind(b"<")
        if cut <= 0 and len(rest) < _LONGEST_CELL:
            continue
        cut = cut if cut > 0 else len(rest)
        yield rest[:cut]
        rest = rest[cut:]
    yield rest


def _scan_hidden_rows(piece: bytes, facts: SheetFacts) -> None:
    for match in _ROW.finditer(piece):
        if _HIDDEN.search(match[1]):
            number = _ROW_NUMBER.search(match[1])
            if number:
                facts.hidden_rows.add(int(number[1][:9]) - 1)
            else:
                # Its number is how many rows went before: leave that to the parser.
                facts.usual = False


def _scan_hidden_columns(piece: bytes, facts: SheetFacts) -> None:
    for match in _COLUMNS.finditer(piece):
        facts.column_tags += 1
        if facts.column_tags > _MOST_COLUMN_TAGS:
            return
        edges = dict(_EDGES.findall(match[1]))
        if _HIDDEN.search(match[1]) and len(edges) == len((b"min", b"max")):
            first, last = int(edges[b"min"][:7]) - 1, int(edges[b"max"][:7])
            facts.hidden_columns.update(range(first, min(last, MAX_COLUMNS)))


def _scan_size(piece: bytes, facts: SheetFacts) -> None:
    """Widen the bounds by this piece's cells; note when its cells are not all written `<c r="A1"`."""
    if not _FAR_OR_ODD.search(piece):
        # All that is known of these cells: A to Z, and at most 99,999 whatever row they stand in.
        facts.least_rows = 99_998
    elif _ODD.search(piece):
        facts.usual = False
    else:
        found = _REFERENCE.findall(piece)
        facts.last_row = max(facts.last_row, max(int(digits[:9]) for _letters, digits in found) - 1)
        facts.last_column = max(facts.last_column, *map(column_number, {letters for letters, _digits in found}))
    if _PREFIXED.search(piece):
        facts.usual = False


def _merge(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Merge:
    return int(top[:9]) - 1, column_number(left), int(bottom[:9]) - 1, column_number(right)


def _scan_errors(piece: bytes, facts: SheetFacts) -> None:
    for match in _ERROR.finditer(piece):
        text = _ERROR_TEXT.search(match[3])
        if text and len(facts.errors) < MAX_CELLS // 100:
            facts.errors[int(match[2][:9]) - 1, column_number(match[1])] = text[1].decode("ascii", "replace")
