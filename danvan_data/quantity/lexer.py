"""A phrase as tokens: kinds, values and spans, with longer expressions matched first."""

from __future__ import annotations

import re

from .lexicon import (
    BARE,
    BARE_LEXICON,
    BARE_TELLS,
    CHUC,
    DASH,
    DIG,
    EACH,
    END,
    LEXICON,
    MUOI,
    NUM,
    QUAL,
    SCALE,
    TRAM,
    UNIT,
    WORD,
    Entry,
)
from .spelling import plain
from .units import UNITS, VND

_TOKEN = re.compile(
    r"(?P<address>(?:https?://|www\.)\S+|[a-z0-9._+-]{1,64}@[a-z0-9-]\S{0,200})"
    r"|(?P<num>[0-9]+(?:[.,][0-9]+|'[0-9]{3}(?![0-9]))*(?:e[+-][0-9]{1,2}(?![0-9])|e[0-9]{1,2}(?!\w))?)"
    r"|(?P<area>k?m[²³]|k?m ?[23](?!\w|[.,][0-9]| ?[ckm]?m(?!\w)))"
    r"|(?P<trd>(?:tr\.? ?|triệu|tỷ|tỉ|nghìn|ngàn)đ(?:ồng)?(?!\w))"
    r"|(?P<hecta>h[eé]c ?- ?ta(?!\w))"
    r"|(?P<fraction>[¼½¾⅐-⅞])"
    r"|(?P<superscript>[⁰¹²³⁴-⁹]+)"
    r"|(?P<word>[^\W\d_¼½¾⅐-⅞⁰¹²³⁴-⁹]+)"
    r"|(?P<operator>\.\.+|[-–—=]+>|[<>]=|=<|\+ ?/ ?[-–])"
    r"|(?P<sym>\S)"
)
_NUM, _AREA, _TRD, _HECTA, _OPERATOR = 2, 3, 4, 5, 9
_LONGEST = 30  # characters of a number; beyond stand codes and typing errors
_AREAS = {"m2": UNITS["m2"], "m²": UNITS["m2"], "km2": UNITS["km2"], "km²": UNITS["km2"],
          "m3": UNITS["m3"], "m³": UNITS["m3"], "km³": UNITS["m3"], "km3": UNITS["m3"]}  # fmt: skip
_GLUED_SCALES = {"tr": 1e6, "tỷ": 1e9, "tỉ": 1e9, "ng": 1e3}
_UNKNOWN = Entry(WORD, None, False, ())
_AFTER_ONE = frozenset(["trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "chục"])
_MARKED = re.compile(r"[à-öø-\u0110\u0112-ỹ]|đ(?=\w)")  # VNĐ and đ are signs of money, in any text
_HOMOGRAPHS = {"sau": 6}
_SCALES = frozenset((MUOI, TRAM, CHUC, SCALE))
_MORE, _LESS, _PLUS_MINUS = (QUAL, "more_than"), (QUAL, "less_than"), (QUAL, "plus minus")
_OPERATORS = {">=": _MORE, "=>": _MORE, "<=": _LESS, "=<": _LESS}


class Tokens:
    """Parallel lists (closed by END twice): `kinds`, `values`, `spans`; `english` when English words occur."""

    __slots__ = ("bare", "english", "kinds", "lower", "spans", "text", "values")

    def __init__(self, text: str, lower: str, bare: bool):
        self.text = text
        self.lower = lower
        self.bare = bare
        self.english = False
        self.kinds: list[int] = []
        self.values: list = []
        self.spans: list[tuple[int, int]] = []

    def surface(self, i: int) -> str:
        """Return the lowered text of token `i`."""
        start, end = self.spans[i]
        return self.lower[start:end]

    def glued(self, i: int) -> bool:
        """Return whether token `i` stands right against the one before it."""
        return i > 0 and self.spans[i - 1][1] == self.spans[i][0]


def tokenise(text: str) -> Tokens:
    """Cut a cleaned (NFC) text into tokens; one that tells it is written without marks is read as such."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals grow when lowered; spans must stay those of the text
        lower = text
    lower = plain(lower)
    tokens = Tokens(text, lower, False)
    if not _cut(tokens, LEXICON):
        tokens = Tokens(text, lower, True)
        _cut(tokens, BARE_LEXICON)
        for i, kind in enumerate(tokens.kinds[1:]):
            if (kind in _SCALES or tokens.surface(i + 1) in ("lam", "nham")) and (
                digit := _HOMOGRAPHS.get(tokens.surface(i))
            ):
                tokens.kinds[i], tokens.values[i] = DIG, digit
    return tokens


def _cut(tokens: Tokens, lexicon: dict[str, Entry]) -> bool:
    """Fill the lists; False where a word tells that the text is written without marks."""
    lower, kinds, values, spans = tokens.lower, tokens.kinds, tokens.values, tokens.spans
    matches = list(_TOKEN.finditer(lower))
    i, count = 0, len(matches)
    while i < count:
        match = matches[i]
        group, (start, end) = match.lastindex, match.span()
        i += 1
        if group == _NUM:
            kind, value = _digits(tokens, match.group(), start)
        elif group == _AREA:
            kind, value = UNIT, _AREAS[match.group().replace(" ", "")]
        elif group == _TRD:
            kinds.append(SCALE)
            values.append(_GLUED_SCALES[match.group()[:2]])
            spans.append((start, end))
            kind, value = UNIT, VND
        elif group == _HECTA:
            kind, value = UNIT, UNITS["ha"]
        elif group == _OPERATOR:
            kind, value = _operator(match.group(), kinds)
        else:
            word = match.group()
            kind, value, english, longer = entry = lexicon.get(word, _UNKNOWN)
            if entry is _UNKNOWN and lexicon is LEXICON and word in BARE_TELLS and not _MARKED.search(lower):
                return False
            if longer and i < count:
                following = matches[i].group()
                for size, tail, found_kind, found_value, found_english in longer:
                    if tail[0] != following or i + size - 1 > count:
                        continue
                    if found_kind == EACH and i + size - 1 < count and matches[i + size - 1].group() in _AFTER_ONE:
                        continue  # trên một trăm hộ
                    if size == 2 or all(matches[i + k].group() == word for k, word in enumerate(tail)):
                        kind, value, english = found_kind, found_value, found_english
                        i += size - 1
                        end = matches[i - 1].end()
                        break
            if english:
                tokens.english = True
            elif kind == BARE:
                return False
        kinds.append(kind)
        values.append(value)
        spans.append((start, end))
    past = len(lower) + 1
    kinds += (END, END, END, END)
    values += (None, None, None, None)
    spans += ((past, past),) * 4
    return True


def _operator(sign: str, kinds: list[int]) -> tuple[int, object]:
    """An arrow or a row of dots joins two numbers; "=>" before the first number is "at least"."""
    if sign[0] == "+":
        return _PLUS_MINUS
    if sign in _OPERATORS and not (sign == "=>" and kinds and kinds[-1] in (NUM, SCALE, UNIT)):
        return _OPERATORS[sign]
    return DASH, None


def _digits(tokens: Tokens, raw: str, start: int) -> tuple[int, object]:
    """Tell digits from those of a name: QL1A, Covid-19, A/H5, 2E6, a number that nobody reports."""
    kinds, spans, lower = tokens.kinds, tokens.spans, tokens.lower
    code = len(raw) > _LONGEST or ("e" in raw and raw.partition("e")[0].isdigit() and raw.partition("e")[2].isdigit())
    if not code and spans and spans[-1][1] == start:
        if kinds[-1] == WORD:
            code = lower[start - 1].isalpha()
        elif kinds[-1] == DASH:
            code = len(kinds) > 1 and kinds[-2] == WORD and spans[-2][1] == start - 1
    return (WORD, None) if code else (NUM, raw)
