"""The font of a text as evidence of how it is encoded: .VnTime is TCVN3, VNI-Times is VNI, the others are Unicode.

A font is believed unless the same file shows more text in it that only Unicode can write: then somebody typed Unicode
and left the font as it was.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from danvan_data.text import decode_legacy, decode_tcvn3, decode_vni

_TCVN3 = re.compile(r"\.?Vn(?=[A-Z0-9])\w+", re.ASCII)
_VNI = re.compile(r"VNI[- ]?\w+", re.IGNORECASE)
_ONLY_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u0323]")
_WORD = re.compile(r"\S+")
_DECODE = {"tcvn3": decode_tcvn3, "vni": decode_vni}


class Typeface(NamedTuple):
    """An old Vietnamese font: its encoding, and whether it shows every letter as a capital (.VnTimeH)."""

    encoding: str
    capitals: bool = False


OF_TODAY = Typeface("")
"""A run that says it is in a font of today, whatever the font around it."""


class Run(NamedTuple):
    """A piece of text in one font."""

    text: str
    face: Typeface | None = None
    struck: bool = False


@lru_cache(maxsize=4096)
def typeface(name: str) -> Typeface | None:
    """Return what a font's name says of text in it, None for a font of today."""
    name = name.strip().strip("'\"")
    if _TCVN3.match(name):
        return Typeface("tcvn3", name.partition(" ")[0].endswith("H"))
    return Typeface("vni") if _VNI.match(name) else None


class Faces:
    """What a file's fonts are worth, and its text read by them."""

    def __init__(self) -> None:
        self._heard: Counter[tuple[str, bool]] = Counter()

    def hear(self, runs: Iterable[Run]) -> None:
        """Take runs as evidence."""
        for run in runs:
            if run.face and run.face.encoding and not run.text.isascii():
                self._heard[run.face.encoding, bool(_ONLY_UNICODE.search(run.text))] += 1

    def read(self, runs: Iterable[Run]) -> str:
        """Return the text of runs, those in a believed old font decoded."""
        pieces: list[tuple[str, Typeface | None]] = []
        for run in runs:
            # A word may change its font, bold or size within: what is alike is decoded as one.
            if pieces and pieces[-1][1] == run.face:
                pieces[-1] = (pieces[-1][0] + run.text, run.face)
            else:
                pieces.append((run.text, run.face))
        return "".join(self._decoded(text, face) for text, face in pieces)

    def _decoded(self, text: str, face: Typeface | None) -> str:
        if face is None or not face.encoding or self._heard[face.encoding, True] > self._heard[face.encoding, False]:
            return text
        if _ONLY_UNICODE.search(text):
            # Mended by somebody who types Unicode: word by word, as each reads.
            text = _WORD.sub(lambda word: decode_legacy(word[0], face.encoding), text)
        elif not text.isascii():
            text = _DECODE[face.encoding](text)
        return text.upper() if face.capitals else text
