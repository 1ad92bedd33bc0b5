"""Labels as formulas of the cells beside them, so that a changed number changes its words, on a PC of any locale."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from danvan_data.language import separators

SCALES = (1.0, 1e3, 1e6, 1e9, 1e-3)
"""By how much a number in words may be another power of a thousand than its cell: “3 tỷ” beside 3000 (triệu)."""
QUALIFIERS = " · "
"""What stands before the qualifiers in a shown text: the numbers in these are no values."""


@dataclass(frozen=True)
class Source:
    """What a number in a label may come from: a cell or a share, as an Excel `expression`, with its `value`."""

    expression: str
    value: float
    share: bool = False


def whole_format() -> str:
    """Return the number format of counts: its thousands are set apart as the language does, whatever the PC's way."""
    mark = separators()[1]
    return rf"[>=1000000]0\{mark}000\{mark}000;[>=1000]0\{mark}000;0"


def label_formula(text: str, sources: Sequence[Source]) -> str | None:
    r"""Return the Excel formula that gives `text` from its cells; None where its first number comes from none.

    Each source is used once; a share only before a percent sign. Numbers that come from no source stay words.

    Example:
        >>> label_formula("41 mô hình", [Source("B2", 41.0)])
        'TEXT(B2,"[>=1000000]0\\.000\\.000;[>=1000]0\\.000;0")&" mô hình"'

    """
    head, tail = _parted(text)
    left = list(sources)
    parts: list[str] = []
    at = 0
    for found in _numbers().finditer(head):
        part = next((made for made in (_part(found, head, each) for each in left) if made), None)
        if part is None:
            if not parts:
                return None
            continue
        expression, source = part
        left.remove(source)
        parts += [_quoted(head[at : found.start()]), expression]
        at = found.end()
    if not parts:
        return None
    return "&".join(part for part in (*parts, _quoted(head[at:] + tail)) if part)


def _parted(text: str) -> tuple[str, str]:
    head, sign, tail = text.partition(QUALIFIERS)
    return head, sign + tail


def _numbers() -> re.Pattern[str]:
    point, group = (re.escape(mark) for mark in separators())
    return re.compile(rf"(?<![\w.,])([+\u2212-]?)(\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{point}(\d+))?(?![\w])")


def _part(found: re.Match[str], head: str, source: Source) -> tuple[str, Source] | None:
    """Return the expression that writes a number of a label from one source, if it does write that number."""
    sign, whole, digits = found[1], found[2].replace(separators()[1], ""), len(found[3] or "")
    percent = head[found.end() :].lstrip("\u00a0 ").startswith("%")
    if source.share and not percent:
        return None
    if digits and len(whole) > 3:
        return None
    shown = Decimal(whole + (f".{found[3]}" if digits else ""))
    if sign in ("-", "\u2212"):
        shown = -shown
    scales = (0.01,) if source.share else (*SCALES, 0.01) if percent else SCALES
    for scale in scales:
        step = Decimal(1).scaleb(-digits)
        if (Decimal(repr(source.value)) / Decimal(repr(scale))).quantize(step, ROUND_HALF_UP) == shown:
            return _written(source.expression, scale, digits, sign, source.value), source
    return None


def _written(expression: str, scale: float, digits: int, sign: str, value: float) -> str:
    cell = expression if scale == 1 else f"{expression}*100" if scale == 0.01 else f"{expression}/{scale:.10g}"
    lead = ""
    if sign and value:
        lead, cell = f'IF({cell}<0,"\u2212","+")&', f"ABS({cell})"
    if digits:
        marks = separators()
        return f'{lead}SUBSTITUTE(FIXED({cell},{digits},TRUE),"{marks[1]}","{marks[0]}")'
    return f'{lead}TEXT({cell},"{whole_format()}")'


def _quoted(words: str) -> str:
    return '"{}"'.format(words.replace('"', '""')) if words else ""
