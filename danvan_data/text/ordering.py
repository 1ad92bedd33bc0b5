"""The order of the Vietnamese alphabet."""

import re
import unicodedata
from functools import lru_cache

from danvan_data.text.cleaning import clean
from danvan_data.text.syllables import TONES, split_tone

_MARKS = re.compile("[\u0300-\u036f]")
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: chr(0xE000 + rank) for rank, letter in enumerate(_ALPHABET)}
_QUOTES = re.compile("[\"'“”‘’«»„‟]")


@lru_cache(maxsize=4096)
def _weights(char: str) -> tuple[str, str, str]:
    """Return a character's weight as a letter, by its tone, and by its other marks and case."""
    letter, tones = split_tone(char)
    base = letter.lower()
    if base not in _RANKS:
        base = _MARKS.sub("", unicodedata.normalize("NFD", base)) or base
    primary = _QUOTES.sub("", "".join(_RANKS.get(part, part) for part in base))
    return primary, str(TONES.index(tones[0]) + 1) if tones else "0", "1" if letter != letter.lower() else "0"


@lru_cache(maxsize=65536)
def sort_key(text: str) -> str:
    """Return a string that sorts as Vietnamese dictionaries do, for `sorted` or `Series.map`.

    First the letters (a ă â b c d đ e ê ...), then the tones (level, grave, hook, tilde, acute, dot below), then small
    before capital; quotation marks do not count.
    """
    weights = [_weights(char) for char in clean(text)]
    levels = ["".join(level) for level in zip(*weights, strict=True)] if weights else [""]
    return "\0".join([*levels, clean(text)])
