"""Any console: what it cannot print is printed as near as it can, and nobody listening is no error."""

import codecs
import os
import re
import sys
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

_PLAIN = {"đ": "d", "Đ": "D", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "≥": ">=",
          "≤": "<=", "≈": "~", "·": "-", "×": "x", "→": "->", **dict.fromkeys("─━╌", "-"), **dict.fromkeys("│┃", "|"),
          **dict.fromkeys("╭╮╰╯┌┐└┘├┤", "+"), "\u00a0": " "}  # fmt: skip
"""What stands for a sign that a console's encoding does not have."""


def prepare() -> None:
    """Let standard output and errors take any text; a stream that was closed from outside takes none."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError, OSError, LookupError):
            name = f"danvan-{stream.encoding}"
            codecs.register_error(name, _nearest(stream.encoding))
            stream.reconfigure(errors=name)  # type: ignore[union-attr]


def _nearest(encoding: str) -> Callable[[UnicodeError], tuple[str, int]]:
    """Return what writes a sign that an encoding lacks as near as it can; see `_ways`."""

    def nearest(problem: UnicodeError) -> tuple[str, int]:
        if not isinstance(problem, UnicodeEncodeError):
            raise problem
        sign = problem.object[problem.start]
        return next(each for each in _ways(sign) if _fits(each, encoding)), problem.start + 1

    return nearest


def _ways(sign: str) -> list[str]:
    """Return a letter with its marks apart (as windows-1258 has it), without them, or a sign like it, at last “?”."""
    if "\udc80" <= sign <= "\udcff":  # a byte of a file name that is no UTF-8
        return [f"\\x{ord(sign) - 0xDC00:02x}"]
    letter = unicodedata.normalize("NFD", sign)
    # ế -> ê and an accent; ộ has its dot first, so that each mark is tried as the one apart
    parted = [
        unicodedata.normalize("NFC", letter[:place] + letter[place + 1 :]) + letter[place]
        for place in range(len(letter) - 1, 0, -1)
    ]
    return [*parted, _PLAIN.get(sign, letter[0]), "?"]


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeError:
        return False
    return True


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that move the cursor, change colours or turn the direction: a file's text must not command a terminal."""


def plain(text: str, lines: bool = False) -> str:
    """Return a text with its control characters spelt out; line breaks and tabs, too, but where `lines` are meant."""
    kept = text if lines else text.replace("\n", "\\x0a").replace("\t", "\\x09")
    return _CONTROL.sub(lambda sign: f"\\x{ord(sign[0]):02x}", kept)


def say(text: str, to: TextIO | None = None) -> None:
    """Print a line; where nobody reads any more (a closed pipe, a full disk behind it), go on without."""
    stream = to if to is not None else sys.stdout
    if stream is None:
        return
    try:
        stream.write(f"{plain(text, lines=True)}\n")
        stream.flush()
    except (OSError, ValueError):
        quiet(stream)


def warn(text: str) -> None:
    """Print a line to the errors."""
    say(text, sys.stderr)


def quiet(stream: TextIO | None) -> None:
    """Send what is still to come on a stream nowhere, so that its closing is no error either."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]
        os.close(nowhere)


def close() -> None:
    """Print what is still to be printed, if anybody reads it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            quiet(stream)
