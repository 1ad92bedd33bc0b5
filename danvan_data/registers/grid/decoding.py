"""Cells typed in the fonts of before Unicode (.VnTime, VNI-Times), decoded column by column."""

import re
from collections.abc import Iterable, Iterator
from itertools import filterfalse

from danvan_data.registers.files import Grid
from danvan_data.registers.grid.cells import clean_text
from danvan_data.text import decode_legacy, detect_legacy_many

_UNICODE = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_PLACE = re.compile(r"(?:[ivx\d]{1,4}[.)]\s*)?(?:xã|phường|thị trấn)\s")
_TITLE = re.compile(
    r"\b(?:dân vận khéo|danh sách|đăng ký .*năm|phụ lục|đảng bộ|đảng ủy|đảng uỷ|huyện ủy|huyện uỷ|ubnd)\b"
)
_MARK = 4
"""Letters of the longest number of a section, such as `VIII`."""
_SAMPLE = 500
_TONELESS_CAPITALS = frozenset("àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")


def decode_rows(grid: Grid, rows: list[list[str]], odd: set[str]) -> dict[tuple[int, int], str]:
    """Decode, in place, the cells of `rows` (clean texts of `grid`) that are in an old code page.

    `odd`: the texts of the grid that may be (see `odd_ones`). Returns the decoded cells as they stand in the file (line
    breaks kept), by (row, column). A cell is decoded on the evidence of its whole column, else of the whole grid:
    single words are often ambiguous.
    """
    if not odd:
        return {}
    suspects = _suspects(grid, odd)
    decoded: dict[tuple[int, int], str] = {}
    whole = detect_legacy_many([text for texts in suspects.values() for text in texts[:_SAMPLE]])
    for column, texts in suspects.items():
        hint = detect_legacy_many(texts[:_SAMPLE]) or whole
        read = {text: plain for text in texts if (plain := decode_legacy(text, hint)) != text}
        small = {text for text, plain in read.items() if plain.islower() and _is_place_or_title(plain)}
        for row, values in enumerate(grid.rows) if read else ():
            value = values[column]
            if not isinstance(value, str) or value not in read:
                continue
            plain = _with_capital(read[value])
            # Alone in its row, a place or title without a capital is shown in those of its font (.VnTimeH).
            shown = plain.upper() if value in small and sum(len(cell) > _MARK for cell in rows[row]) == 1 else plain
            decoded[row, column] = shown
            rows[row][column] = clean_text(shown)
    return decoded


def _is_place_or_title(text: str) -> bool:
    return bool(_PLACE.match(text) or _TITLE.search(text))


def decode_prose(lines: list[str]) -> list[str]:
    """Return paragraphs clean, and decoded where they are in an old code page."""
    suspects = set(odd_ones(lines))
    hint = detect_legacy_many(suspects) if suspects else None
    return [clean_text(_decode_line(line, hint) if line in suspects else line) for line in lines]


def decode_lines(grid: Grid) -> tuple[list[str], list[str]]:
    """Return the paragraphs before and after a grid, decoded like its cells where they are in an old code page."""
    lines = [*grid.before, *grid.after]
    suspects = list(odd_ones(lines))
    if suspects:
        odd = set(odd_ones(value for row in grid.rows for value in row if isinstance(value, str)))
        cells = [text for texts in _suspects(grid, odd).values() for text in texts[:_SAMPLE]]
        hint = detect_legacy_many([*suspects, *cells])
        lines = [_decode_line(line, hint) if line in suspects else line for line in lines]
    return lines[: len(grid.before)], lines[len(grid.before) :]


def _decode_line(line: str, hint: str | None) -> str:
    """Decode a paragraph; one without a capital is shown in capitals by its font (.VnTimeH)."""
    plain = decode_legacy(line, hint)
    return plain if plain == line else plain.upper() if plain.islower() else _with_capital(plain)


def odd_ones(texts: Iterable[str]) -> Iterator[str]:
    """Return the texts that have no letter of Unicode Vietnamese, yet are not ASCII."""
    return filterfalse(_UNICODE.search, filterfalse(str.isascii, texts))


def _suspects(grid: Grid, odd: set[str]) -> dict[int, list[str]]:
    """Column -> its odd texts, each once."""
    columns = enumerate(zip(*grid.rows, strict=True))
    among = odd.__contains__
    return {
        column: list(dict.fromkeys(filter(among, values))) for column, values in columns if not odd.isdisjoint(values)
    }


def _with_capital(text: str) -> str:
    """A .VnTime font has no capitals with tones, so a text begins with the small letter instead."""
    return text[0].upper() + text[1:] if text[:1] in _TONELESS_CAPITALS else text
