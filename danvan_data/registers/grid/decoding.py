"""Cells typed in the fonts of before Unicode (.VnTime, VNI-Times), decoded column by column."""

import re

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

    `odd`: the texts of the grid that may be (see `is_odd`). Returns the decoded cells as they stand in the file (line
    breaks kept), by (row, column). A cell is decoded on the evidence of its whole column, else of the whole grid:
    single words are often ambiguous.
    """
    if not odd:
        return {}
    suspects = _suspects(grid, odd)
    decoded: dict[tuple[int, int], str] = {}
    whole = detect_legacy_many([text for texts in suspects.values() for text in list(texts)[:_SAMPLE]])
    for column, texts in suspects.items():
        hint = detect_legacy_many(list(texts)[:_SAMPLE]) or whole
        for text, listed in texts.items():
            plain = decode_legacy(text, hint)
            if plain == text:
                continue
            small = plain.islower() and (_PLACE.match(plain) or _TITLE.search(plain))
            plain = _with_capital(plain)
            for row in listed:
                # Alone in its row, a place or title without a capital is shown in those of its font (.VnTimeH).
                shown = plain.upper() if small and sum(len(cell) > _MARK for cell in rows[row]) == 1 else plain
                decoded[row, column] = shown
                rows[row][column] = clean_text(shown)
    return decoded


def decode_prose(lines: list[str]) -> list[str]:
    """Return paragraphs clean, and decoded where they are in an old code page."""
    suspects = {line for line in lines if not line.isascii() and not _UNICODE.search(line)}
    hint = detect_legacy_many(suspects) if suspects else None
    return [clean_text(_decode_line(line, hint) if line in suspects else line) for line in lines]


def decode_lines(grid: Grid) -> tuple[list[str], list[str]]:
    """Return the paragraphs before and after a grid, decoded like its cells where they are in an old code page."""
    lines = [*grid.before, *grid.after]
    suspects = [line for line in lines if is_odd(line)]
    if suspects:
        odd = {value for row in grid.rows for value in row if isinstance(value, str) and is_odd(value)}
        cells = [text for texts in _suspects(grid, odd).values() for text in list(texts)[:_SAMPLE]]
        hint = detect_legacy_many([*suspects, *cells])
        lines = [_decode_line(line, hint) if line in suspects else line for line in lines]
    return lines[: len(grid.before)], lines[len(grid.before) :]


def _decode_line(line: str, hint: str | None) -> str:
    """Decode a paragraph; one without a capital is shown in capitals by its font (.VnTimeH)."""
    plain = decode_legacy(line, hint)
    return plain if plain == line else plain.upper() if plain.islower() else _with_capital(plain)


def is_odd(text: str) -> bool:
    """Tell whether a text has no letter of Unicode Vietnamese, yet is not ASCII."""
    return not text.isascii() and not _UNICODE.search(text)


def _suspects(grid: Grid, odd: set[str]) -> dict[int, dict[str, list[int]]]:
    """Column -> odd text -> its rows."""
    suspects: dict[int, dict[str, list[int]]] = {}
    for index, values in enumerate(grid.rows):
        for column, value in enumerate(values):
            if isinstance(value, str) and value in odd:
                suspects.setdefault(column, {}).setdefault(value, []).append(index)
    return suspects


def _with_capital(text: str) -> str:
    """A .VnTime font has no capitals with tones, so a text begins with the small letter instead."""
    return text[0].upper() + text[1:] if text[:1] in _TONELESS_CAPITALS else text
