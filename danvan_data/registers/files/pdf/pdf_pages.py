"""The pages of a PDF taken apart, in a child: ruled tables by pdfplumber, others by the white between columns."""

import json
import re
from collections import Counter
from io import BytesIO
from itertools import pairwise
from typing import Any

from danvan_data.registers.files.bounds import MAX_PAGES
from danvan_data.registers.files.child import RefusalError
from danvan_data.registers.files.seen.typefaces import typeface
from danvan_data.text import decode_tcvn3

_SAME_LINE, _SAME_EDGE = 3.0, 3.0
"""Points within which letters stand on one line, and rules are one."""
_WHITE = 7.0
"""Points of white that part columns."""
_APART = 3 * _WHITE
"""Points of white between what stands on the left of a line and on its right."""
_EDGE = 2
"""Lines at the top or bottom of a page that may stand on each."""
_DIGITS = re.compile(r"\d+")
_FEWEST = 3
"""Lines, and columns, of which a table without rules has more than prose."""
_ITEM = re.compile(r"\s*(?:[-–+*•●]|\(?\d{1,2}[.)]|[a-hđ][.)])\s*\S")
_NUMBER = re.compile(r"\(?\d{1,4}[.)]?$")
_UNREADABLE = re.compile(r"\(cid:\d+\)")
_MOST_UNREADABLE = 0.1

Table = dict[str, Any]
Words = list[dict[str, Any]]


def tables_of_pdf(data: bytes) -> bytes:
    """Return, as JSON, the tables of all pages with the lines before each, the lines after, and all lines as prose.

    Of each table `first` tells whether it stands first on its page.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise RefusalError("pdf_long")
            return json.dumps(_read(pdf.pages)).encode()
    except (RefusalError, MemoryError):
        raise
    except Exception as problem:
        locked = isinstance(problem, PDFPasswordIncorrect) or "PasswordIncorrect" in repr(problem)
        raise RefusalError("password" if locked else "pdf_damaged") from None


def _read(pages: list[Any]) -> dict[str, Any]:
    read: list[tuple[list[Table], list[list[str]]]] = []
    letters = unreadable = 0
    width = 0  # of the table at the end of the page before
    for page in pages:
        _decode(page)
        letters += sum(not char["text"].isspace() for char in page.chars)
        unreadable += sum(bool(_UNREADABLE.match(char["text"])) for char in page.chars)
        found, lines = _page(page, width)
        width = len(found[-1]["rows"][0]) if found else 0
        read.append((found, lines))
        page.close()
    if not letters or unreadable > _MOST_UNREADABLE * letters:
        raise RefusalError("pdf_scan")
    return _together(read)


def _together(read: list[tuple[list[Table], list[list[str]]]]) -> dict[str, Any]:
    """Put pages together: a line at the edges of several pages is told once, and stands above the first alone."""
    edges = [{_running(line) for line in (*lines[0][:_EDGE], *lines[-1][-_EDGE:])} for _, lines in read]
    often = {line for line, pages in Counter(line for told in edges for line in told).items() if pages > 1}
    tables: list[Table] = []
    above: list[str] = []
    prose: list[str] = []
    told: set[str] = set()
    for page, (found, lines) in enumerate(read):
        for part in lines:
            prose += [line for line in part if _running(line) not in told]
            told |= often.intersection(map(_running, part))
        heads = [] if page else [line for line in lines[0][:_EDGE] if _running(line) in often]
        parts = [[line for line in part if _running(line) not in often] for part in lines]
        above += heads + parts[0]
        for at, (table, below) in enumerate(zip(found, parts[1:], strict=True)):
            tables.append({**table, "before": above, "first": not at})
            above = below
    guessed = any(table["guessed"] for table in tables)
    return {"tables": tables, "after": above if tables else [], "prose": prose, "guessed": guessed}


def _running(line: str) -> str:
    """Return a line as page headers repeat it: with whatever number."""
    return _DIGITS.sub("#", line)


def _decode(page: Any) -> None:
    """Make letters in a TCVN3 font Unicode: there, one letter is one letter."""
    for char in page.chars:
        face = typeface(char.get("fontname", "").partition("+")[2] or char.get("fontname", ""))
        if face and face.encoding == "tcvn3":
            text = decode_tcvn3(char["text"])
            char["text"] = text.upper() if face.capitals else text


def _page(page: Any, width: int) -> tuple[list[Table], list[list[str]]]:
    """Return a page's tables from top to bottom, and the lines above the first, between them, and below the last.

    A frame of one row is no table, but the last row of one of as many columns (`width`) on the page before.
    """
    ruled = sorted((table for table in page.find_tables() if len(table.rows[0].cells) > 1), key=lambda it: it.bbox[1])
    ruled = [
        table for at, table in enumerate(ruled)
        if len(table.rows) > 1 or (not at and len(table.rows[0].cells) == width >= _FEWEST)
    ]  # fmt: skip
    words = page.extract_words(x_tolerance=2, keep_blank_chars=False, use_text_flow=False)
    outside = [word for word in words if not any(_inside(word, table.bbox) for table in ruled)]
    if not ruled:
        return _unruled(outside)
    lines: list[list[str]] = [[] for _ in range(len(ruled) + 1)]
    for line in _lines(outside):
        place = sum(line[0]["top"] > table.bbox[1] for table in ruled)
        lines[place].append(_told(line))
    return [_ruled(table) for table in ruled], lines


def _inside(word: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    middle, height = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= middle <= box[2] and box[1] <= height <= box[3])


def _lines(words: Words) -> list[Words]:
    lines: list[Words] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if lines and abs(lines[-1][0]["bottom"] - word["bottom"]) <= _SAME_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word["x0"]) for line in lines]


def _told(line: Words) -> str:
    """Return a line of prose; the two sides of a letterhead, far apart, are lines of their own."""
    text = str(line[0]["text"])
    for before, word in pairwise(line):
        text += ("\n" if word["x0"] - before["x1"] > _APART else " ") + word["text"]
    return text


def _ruled(table: Any) -> Table:
    """Return a ruled table; a cell that crosses the rules of others is a merge."""
    across, down = _edges(table.cells, 0), _edges(table.cells, 1)
    rows: list[list[str | None]] = [[None] * (len(across) - 1) for _ in range(len(down) - 1)]
    merges = []
    for row, texts in zip(table.rows, table.extract(x_tolerance=2), strict=True):
        for box, text in zip(row.cells, texts, strict=True):
            if box is None:
                continue
            left, right = _nearest(across, box[0]), max(_nearest(across, box[2]) - 1, 0)
            top, bottom = _nearest(down, box[1]), max(_nearest(down, box[3]) - 1, 0)
            if top < len(rows) and left < len(rows[0]):
                rows[top][left] = _joined((text or "").split("\n")) or None
                if (top, left) != (bottom, right):
                    merges.append([top, left, bottom, right])
    return {"rows": rows, "merges": merges, "guessed": False}


def _edges(cells: list[tuple[float, ...]], axis: int) -> list[float]:
    edges: list[float] = []
    for edge in sorted(cell[place] for cell in cells for place in (axis, axis + 2)):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    return edges


def _nearest(edges: list[float], at: float) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - at))


def _joined(lines: list[str]) -> str:
    """Put the lines of a cell together: a page breaks them where it is full, only an item of a list begins anew."""
    text = ""
    for line in filter(None, map(str.strip, lines)):
        text += ("\n" if _ITEM.match(line) else " ") + line if text else line
    return text


def _unruled(words: Words) -> tuple[list[Table], list[list[str]]]:
    """Return the table that stands between white columns, if there is one, and the lines above and below."""
    lines = _lines(words)
    parts = [_parts(line) for line in lines]
    of_table = [place for place, found in enumerate(parts) if found >= _FEWEST]
    if len(of_table) < _FEWEST:
        return [], [list(map(_told, lines))]
    first, last = of_table[0], of_table[-1]
    while last + 1 < len(lines) and _continues(lines, last):
        last += 1
    block = lines[first : last + 1]
    columns = _columns([line for line, found in zip(block, parts[first : last + 1], strict=True) if found > 1])
    if len(columns) < _FEWEST:
        return [], [list(map(_told, lines))]
    told = [list(map(_told, part)) for part in (lines[:first], lines[last + 1 :])]
    return [{"rows": _rows(block, columns), "merges": [], "guessed": True}], told


def _continues(lines: list[Words], last: int) -> bool:
    """Whether the line below a table's last is the rest of a cell: close to it, and not at the margin."""
    above, below = lines[last], lines[last + 1]
    height = above[0]["bottom"] - above[0]["top"]
    return bool(below[0]["top"] - above[0]["bottom"] < height and below[0]["x0"] > above[0]["x0"] + _WHITE)


def _parts(line: Words) -> int:
    return 1 + sum(1 for left, right in pairwise(line) if right["x0"] - left["x1"] > _WHITE)


def _columns(lines: list[Words]) -> list[tuple[float, float]]:
    """Return where columns begin and end: between them no line has a letter."""
    columns: list[list[float]] = []
    for start, end in sorted((word["x0"], word["x1"]) for line in lines for word in line):
        if columns and start - columns[-1][1] <= _WHITE:
            columns[-1][1] = max(columns[-1][1], end)
        else:
            columns.append([start, end])
    return [(start, end) for start, end in columns]


def _rows(lines: list[Words], columns: list[tuple[float, float]]) -> list[list[str | None]]:
    """Return the lines as rows; where rows are numbered, a line without a number goes on with the row above."""
    cut = [[_texts(line, column) for column in _spans(columns)] for line in lines]
    numbered = sum(bool(_NUMBER.match(row[0])) for row in cut) >= _FEWEST - 1
    rows: list[list[list[str]]] = []
    for row in cut:
        if numbered and rows and not row[0] and sum(map(bool, row)):
            for cell, text in zip(rows[-1], row, strict=True):
                cell.append(text)
        else:
            rows.append([[text] for text in row])
    return [[_joined(cell) or None for cell in row] for row in rows]


def _spans(columns: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the columns widened to the middle of the white beside them."""
    middles = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    return list(zip([0.0, *middles], [*middles, 1e9], strict=True))


def _texts(line: Words, column: tuple[float, float]) -> str:
    return " ".join(word["text"] for word in line if column[0] <= (word["x0"] + word["x1"]) / 2 < column[1])
