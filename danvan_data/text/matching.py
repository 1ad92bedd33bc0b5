"""Keys under which spellings of the same words are equal."""

import re
import unicodedata
from functools import lru_cache

from danvan_data.text.cleaning import clean
from danvan_data.text.syllables import place_tone

_WORDS = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=65536)
def match_key(text: str, marks: bool = True) -> str:
    """Return a key under which spellings of the same words are equal; it reads as plain lower-case words.

    Case, punctuation and the place of the tone mark (hòa = hoà) do not matter; with `marks=False` nor do
    marks at all (đ = d). The letters i and y stay apart.
    """
    key = clean(text).casefold()
    if not key.isascii() and _MARKS.search(key := unicodedata.normalize("NFC", key)):
        key = unicodedata.normalize("NFC", _MARKS.sub("", key))
    words = key.split(" ") if key.replace(" ", "").isalnum() else _WORDS.findall(key)
    if key.isascii():
        return " ".join(words)
    if not marks:
        return _MARKS.sub("", unicodedata.normalize("NFD", " ".join(words))).replace("đ", "d")
    placed = " ".join([word if word.isascii() else place_tone(word) for word in words])
    # Where a tone found its place, an ö or õ may now stand among Vietnamese words, and be one that was damaged.
    return match_key(placed) if placed != text and ("ö" in placed or "õ" in placed) else placed
