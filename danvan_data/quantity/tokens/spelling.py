"""Odd characters written as the plain ones, letter for letter, so that spans stay those of the text."""

from __future__ import annotations

import re
import unicodedata

_LOOK_ALIKES = {
    "≥": "≧⩾≽",
    "≤": "≦⩽≼",
    "~": "〜∼∽",
    "'": "’‘′ʼ",
    "-": "⁃﹣",
    "×": "✕✖⨯",
    "/": "∕",
}
_ODD = re.compile("[^\x00-\x7f\u00a0-\u01b0\u1ea0-\u1ef9\u0300-\u0323²³–—“”…≥≤₫−]")

FRACTIONS = {char: unicodedata.numeric(char) for char in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
SUPERSCRIPTS = {char: str(unicodedata.digit(char)) for char in "⁰¹²³⁴⁵⁶⁷⁸⁹"}


class _Table(dict[int, str]):
    """Code point -> plain character; filled as odd ones are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        digit = unicodedata.decimal(char, None)
        if digit is not None:
            char = str(digit)
        elif 0xFF01 <= code <= 0xFF5E:  # full-width forms of ASCII
            char = chr(code - 0xFEE0)
        self[code] = char
        return char


_TABLE = _Table({ord(odd): plain for plain, group in _LOOK_ALIKES.items() for odd in group})


def plain(text: str) -> str:
    """Return the text with digits of other scripts, full-width forms and look-alike signs as ASCII; same length."""
    return text.translate(_TABLE) if _ODD.search(text) else text
