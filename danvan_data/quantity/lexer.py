"""A phrase as tokens: kinds, values and spans, with longer expressions matched first."""

from __future__ import annotations

import re

from .lexicon import DASH, END, LEXICON, NUM, SCALE, UNIT, WORD, Entry
from .units import UNITS, VND

_TOKEN = re.compile(
    r"(?P<num>[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<area>k?m[²³]|k?m ?[23](?![\w.,]))"
    r"|(?P<trd>(?:tr\.? ?|triệu|tỷ|tỉ|nghìn|ngàn)đ(?:ồng)?(?!\w))"
    r"|(?P<hecta>h[eé]c ?- ?ta(?!\w))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sym>\S)"
)
_NUM, _AREA, _TRD, _HECTA, _WORD_GROUP = 1, 2, 3, 4, 5
_AREAS = {"m2": UNITS["m2"], "m²": UNITS["m2"], "km2": UNITS["km2"], "km²": UNITS["km2"],
          "m3": UNITS["m3"], "m³": UNITS["m3"], "km³": UNITS["m3"], "km3": UNITS["m3"]}  # fmt: skip
_GLUED_SCALES = {"tr": 1e6, "tỷ": 1e9, "tỉ": 1e9, "ng": 1e3}
_UNKNOWN = Entry(WORD, None, False, ())


class Tokens:
    """Parallel lists (closed by END twice): `kinds`, `values`, `spans`; `english` when English words occur."""

    __slots__ = ("english", "kinds", "spans", "text", "values")

    def __init__(self, text: str, kinds: list[int], values: list, spans: list[tuple[int, int]], english: bool):
        self.text = text
        self.kinds = kinds
        self.values = values
        self.spans = spans
        self.english = english

    def surface(self, i: int) -> str:
        """Return the lowered text of token `i`."""
        start, end = self.spans[i]
        return self.text[start:end].lower()


def tokenise(text: str) -> Tokens:
    """Cut a cleaned (NFC) text into tokens."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals grow when lowered; spans must stay those of the text
        lower = text
    matches = list(_TOKEN.finditer(lower))
    kinds: list[int] = []
    values: list = []
    spans: list[tuple[int, int]] = []
    english = False
    i, count = 0, len(matches)
    while i < count:
        match = matches[i]
        group, start, end = match.lastindex, match.start(), match.end()
        i += 1
        if group == _NUM:
            glued = bool(spans) and _is_name(lower, kinds, spans, start)
            kinds.append(WORD if glued else NUM)
            values.append(None if glued else match.group())
        elif group == _AREA:
            kinds.append(UNIT)
            values.append(_AREAS[match.group().replace(" ", "")])
        elif group == _TRD:
            kinds += (SCALE, UNIT)
            values += (_GLUED_SCALES[match.group()[:2]], VND)
            spans.append((start, end))
        elif group == _HECTA:
            kinds.append(UNIT)
            values.append(UNITS["ha"])
        else:
            entry = LEXICON.get(match.group(), _UNKNOWN)
            kind, value, is_english, longer = entry
            following = matches[i].group() if longer and i < count else ""
            for size, tail, found_kind, found_value, found_english in longer:
                if tail[0] != following or i + size - 1 > count:
                    continue
                if size == 2 or all(matches[i + k].group() == word for k, word in enumerate(tail)):
                    kind, value, is_english = found_kind, found_value, found_english
                    i += size - 1
                    end = matches[i - 1].end()
                    break
            english = english or is_english
            kinds.append(kind)
            values.append(value)
        spans.append((start, end))
    kinds += (END, END, END)
    values += (None, None, None)
    return Tokens(text, kinds, values, spans, english)


def _is_name(lower: str, kinds: list[int], spans: list[tuple[int, int]], start: int) -> bool:
    """Tell whether digits belong to a name such as QL1A, Covid-19 or A/H5."""
    if spans[-1][1] != start:
        return False
    if kinds[-1] == WORD:
        return lower[start - 1].isalpha()
    return kinds[-1] == DASH and len(kinds) > 1 and kinds[-2] == WORD and spans[-2][1] == start - 1
