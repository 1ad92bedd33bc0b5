"""One Unicode form of a text: invisible characters and known damage mended, spaces made one."""

import re
import unicodedata
from functools import lru_cache

from danvan_data.text.syllables import is_syllable

_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_CONTROLS = "".join(map(chr, [*range(0x00, 0x09), *range(0x0E, 0x1C), 0x7F]))
_C1 = {chr(byte): bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
_REPAIRS: dict[str, str | None] = {
    "Ð": "Đ",  # ETH, and African D, typed for D with stroke
    "ð": "đ",
    "Ɖ": "Đ",
    "ɖ": "đ",
    "ƣ": "ư",  # what a common PDF converter makes of ư
    "Ƣ": "Ư",
    **dict.fromkeys(_INVISIBLE + _CONTROLS),
    **_C1,  # quotes and dashes of cp1252 that were read as latin-1
}
_REPAIR_TABLE = str.maketrans(_REPAIRS)
_RETURN = "_x000D_"
_SUSPECT = re.compile(f"[{re.escape(''.join(_REPAIRS))}õÕöÖ\u0300-\u036f]")  # one class: looked for at one go

_TONE_FIRST = re.compile("([\u0300\u0301\u0303\u0309\u0323]+)([\u0302\u0306\u031b]+)")
_WORD_WITH_O = re.compile(r"[^\W\d_]*[õÕöÖ][^\W\d_]*")
_ONLY_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_TILDE_WORDS = "hõa tõa phõng cõn trõn hõn đõi đõn chõm xõe bõ ngõi thõa kõ"
_TILDE_FOR_GRAVE = frozenset(_TILDE_WORDS.split())
"""Syllables that do not exist with this tone; the same converter makes them of hòa, tòa, phòng ..."""


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Return the text in NFC, with invisible characters and known damage mended and runs of space made one.

    Legacy encodings (`decode_legacy`) come first: this removes the soft hyphen, which is their ư.
    """
    if _RETURN in text:
        return _mend(text)
    if not text.isascii():
        if _SUSPECT.search(text):
            return _mend(text)
        text = unicodedata.normalize("NFC", text)
    elif not text.isprintable():
        return _mend(text)
    return " ".join(text.split())


def _mend(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace(_RETURN, " ").translate(_REPAIR_TABLE))
    if any("\u0300" <= char <= "\u036f" for char in text):
        # A tone typed before the hat or the horn does not compose by itself.
        text = unicodedata.normalize("NFC", _TONE_FIRST.sub(r"\2\1", unicodedata.normalize("NFD", text)))
    return " ".join(_WORD_WITH_O.sub(_mend_o, text).split())


def _mend_o(match: re.Match[str]) -> str:
    word = match[0]
    if word.lower() in _TILDE_FOR_GRAVE:
        return word.replace("Õ", "Ò").replace("õ", "ò")
    if "Ö" in word or "ö" in word:
        mended = word.replace("Ö", "Ú").replace("ö", "ú")
        # Only among Vietnamese words: elsewhere ö is German, or the ư of VNI.
        if _ONLY_VIETNAMESE.search(match.string) and is_syllable(mended):
            return mended
    return word
