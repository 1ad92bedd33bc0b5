"""A phrase as tokens: kinds, values and spans, with longer expressions matched first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from danvan_data.quantity.tokens.lexicon import (
    BARE,
    BARE_LEXICON,
    BARE_TELLS,
    CHUC,
    DASH,
    DIG,
    EACH,
    END,
    LEXICON,
    MONEY_WORDS,
    MUOI,
    NUM,
    OR,
    QUAL,
    SCALE,
    TO,
    TRAM,
    UNIT,
    WORD,
    Entry,
)
from danvan_data.quantity.tokens.spelling import plain
from danvan_data.quantity.tokens.units import UNITS, VND

_POWER = r"(?:[²³]| ?[23](?!\w|[.,][0-9]| ?[ckm]?m(?!\w)))"
_DONG = r"đ(?:ồng)?(?!\w)"
# Each alternative begins with its letters, so that a piece of another kind is passed over by its first character.
_CUT = (
    r"[0-9]+(?:[.,][0-9]+|'[0-9]{3}(?![0-9]))*(?:e[+-][0-9]{1,2}(?![0-9])|e[0-9]{1,2}(?!\w))?"
    rf"|m{_POWER}|km{_POWER}"
    rf"|t(?:r\.? ?|riệu|ỷ|ỉ){_DONG}|ng(?:hìn|àn){_DONG}"
    r"|h[eé]c ?- ?ta(?!\w)"
    r"|[^\W\d_¼½¾⅐-⅞⁰¹²³⁴-⁹]+"
    r"|[⁰¹²³⁴-⁹]+"
    r"|\.\.+|[-–—=]+>|[<>]=|=<|\+ ?/ ?[-–]"
    r"|\S"
)
_TOKEN = re.compile(_CUT)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[a-z0-9._+-]{1,64}@[a-z0-9-]\S{0,200}|" + _CUT)
_LONGEST = 30  # characters of a number; beyond stand codes and typing errors
_PARTS = ("tr", "tr.", "tr ", "tr. ", "triệu", "tỷ", "tỉ", "nghìn", "ngàn")
_GLUED = {part + "đ": {"tr": 1e6, "tỷ": 1e9, "tỉ": 1e9}.get(part[:2], 1e3) for part in _PARTS}
_GLUED |= {part + "ồng": scale for part, scale in _GLUED.items()}
_UNITS = {"km2": UNITS["km2"], "km²": UNITS["km2"], "m²": UNITS["m2"], "m³": UNITS["m3"], "m2": UNITS["m2"]}
_UNITS |= {"km³": UNITS["m3"], "km3": UNITS["m3"], "m3": UNITS["m3"], "hec-ta": UNITS["ha"], "héc-ta": UNITS["ha"]}
_AFTER_ONE = frozenset(["trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "chục"])
_MARKED = re.compile(r"[à-öø-\u0110\u0112-ỹ]|đ(?=\w)")  # VNĐ and đ are signs of money, in any text
TOLD_APART = MONEY_WORDS | {"âm", "phẩy", "phay"}
"""Words that the lexicon does not list and that a rule asks for."""
_HOMOGRAPHS = {"sau": 6}
_AFTER_DIGIT = frozenset((MUOI, TRAM, CHUC, SCALE, TO, OR))
_MORE, _LESS, _PLUS_MINUS = (QUAL, "more_than"), (QUAL, "less_than"), (QUAL, "plus minus")
_OPERATORS = {">=": _MORE, "=>": _MORE, "<=": _LESS, "=<": _LESS}
_ODD = -1


class Tokens:
    """Parallel lists (closed by END): `kinds`, `values`, `words`; `english` when English words occur.

    Where a token stands in the text is found when it is first asked for.
    """

    __slots__ = (
        "_starts",
        "at",
        "bare",
        "coded",
        "english",
        "kinds",
        "lower",
        "marks",
        "pieces",
        "text",
        "values",
        "words",
    )

    def __init__(self, text: str, lower: str, bare: bool):
        self.text = text
        self.lower = lower
        self.bare = bare
        self.english = False
        self.coded = False  # digits of a name occur
        self.marks: list[object] = []  # what tells tokens apart: a mark of the lexicon, a kind, or a word of a rule
        self.kinds: list[int] = []
        self.values: list[Any] = []
        self.words: list[str] = []
        self.at: list[int] = []  # the first piece of each token
        self.pieces: list[str] = (_ADDRESS if "@" in lower or "www." in lower or "//" in lower else _TOKEN).findall(
            lower
        )
        self._starts: list[int] = []

    def _locate(self) -> list[int]:
        """Find where each piece starts; done when a place is first asked for."""
        find, end = self.lower.index, 0
        starts = self._starts
        for piece in self.pieces:
            start = find(piece, end)
            starts.append(start)
            end = start + len(piece)
        past = len(self.lower) + 1
        starts += (past, past, past, past)
        return starts

    def start(self, i: int) -> int:
        """Return where token `i` starts in the text."""
        return (self._starts or self._locate())[self.at[i]]

    def end(self, i: int) -> int:
        """Return where token `i` ends in the text."""
        starts = self._starts or self._locate()
        last = max(self.at[i], self.at[i + 1] - 1)
        return starts[last] + len(self.pieces[last])

    def between(self, first: int, past: int) -> str:
        """Return the tokens from `first` up to `past` as they are written."""
        if self._starts or past < len(self.kinds) - 4:
            return self.text[self.start(first) : self.end(past - 1)]
        start = len(self.lower)  # the end of the text: found from there, without the places of all that stands before
        for piece in reversed(self.pieces[self.at[first] :]):
            start = self.lower.rindex(piece, 0, start)
        return self.text[start:]

    def written(self, i: int) -> str:
        """Return token `i` as it is written."""
        return self.text[self.start(i) : self.end(i)]

    def initial(self, i: int) -> str:
        """Return the first character of token `i`, as it is written."""
        return self.text[self.start(i)]

    def glued(self, i: int) -> bool:
        """Return whether token `i` stands right against the one before it."""
        if not i:
            return False
        starts, last = self._starts or self._locate(), self.at[i]
        return last == self.at[i - 1] or starts[last] == starts[last - 1] + len(self.pieces[last - 1])

    def surface(self, i: int) -> str:
        """Return the lowered text of token `i`."""
        return self.words[i]


def tokenise(text: str) -> Tokens:
    """Cut a cleaned (NFC) text into tokens; one that tells it is written without marks is read as such."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals grow when lowered; spans must stay those of the text
        lower = text
    tokens = Tokens(text, lower, False)
    told = _cut(tokens, LEXICON)
    if told == _ODD:
        lower = plain(lower)
        tokens = Tokens(text, lower, False)
        told = _cut(tokens, LEXICON)
    if told == BARE:
        tokens = Tokens(text, plain(lower), True)
        _cut(tokens, BARE_LEXICON)
        _homographs(tokens)
    return tokens


def _homographs(tokens: Tokens) -> None:
    """Read "sau" as six where it can be no other word: "sau trieu", "sau nham"."""
    for i, word in enumerate(tokens.words[:-4]):
        if word in _HOMOGRAPHS and (tokens.kinds[i + 1] in _AFTER_DIGIT or tokens.words[i + 1] in ("lam", "nham")):
            tokens.kinds[i], tokens.values[i] = DIG, _HOMOGRAPHS[word]


def _cut(tokens: Tokens, lexicon: dict[str, Entry]) -> int:
    """Fill the lists; stops at a word that tells of a text without marks (BARE), or at an odd character (_ODD)."""
    kinds, values, words, at, pieces = tokens.kinds, tokens.values, tokens.words, tokens.at, tokens.pieces
    marks = tokens.marks
    get, count, i = lexicon.get, len(pieces), 0
    while i < count:
        word = pieces[i]
        at.append(i)
        i += 1
        entry = get(word)
        if entry is None:
            kind, value, mark = _unlisted(tokens, word, lexicon)
            if kind in (BARE, _ODD):
                return kind
        else:
            kind, value, english, longer, mark = entry
            if longer and i < count and (candidates := longer.get(pieces[i])):
                for size, tail, found_kind, found_value, found_english, found_words, found_mark in candidates:
                    end = i + size - 1
                    if size > 2 and pieces[i:end] != tail:
                        continue
                    if found_kind == EACH and end < count and pieces[end] in _AFTER_ONE:
                        continue  # trên một trăm hộ
                    kind, value, english, word, mark = found_kind, found_value, found_english, found_words, found_mark
                    i = end
                    break
            if english:
                tokens.english = True
            elif kind == BARE:
                return BARE
        marks.append(mark)
        kinds.append(kind)
        values.append(value)
        words.append(word)
    kinds += (END, END, END, END)
    values += (None, None, None, None)
    words += ("", "", "", "")
    at += (count, count + 1, count + 2, count + 3)
    return END


def _unlisted(tokens: Tokens, word: str, lexicon: dict[str, Entry]) -> tuple[int, object, object]:
    """Judge a piece that the lexicon does not list, where it stands: (kind, value, mark)."""
    if "0" <= word[0] <= "9":
        return _digits(tokens, word)
    kind, value, mark = alone(word)
    if kind == BARE and (lexicon is not LEXICON or _MARKED.search(tokens.lower)):
        return WORD, None, mark
    if kind == DASH:
        kind, value = _operator(word, tokens.kinds)
    elif value is VND:  # "trđ" is a scale word and a unit
        tokens.kinds.append(SCALE)
        tokens.values.append(_GLUED[word])
        tokens.words.append(word)
        tokens.at.append(tokens.at[-1])
    return kind, value, mark


@lru_cache(maxsize=4096)
def alone(word: str) -> tuple[int, object, object]:
    """Judge an unlisted word or sign by itself: a unit with a space inside, a sign, a word without marks, another."""
    if word in _GLUED:
        return UNIT, VND, word
    unit = _UNITS.get(word.replace(" ", ""))
    if unit is not None:
        return UNIT, unit, word
    if len(word) > 1 and word[0] in ".-–—=<>+":
        return DASH, None, word
    if plain(word) != word:
        return _ODD, None, word
    plain_word = word.isalpha() and word not in TOLD_APART
    return BARE if word in BARE_TELLS else WORD, None, WORD if plain_word else word


def _operator(sign: str, kinds: list[int]) -> tuple[int, object]:
    """An arrow or a row of dots joins two numbers; "=>" before the first number is "at least"."""
    if sign[0] == "+":
        return _PLUS_MINUS
    if sign in _OPERATORS and not (sign == "=>" and kinds and kinds[-1] in (NUM, SCALE, UNIT)):
        return _OPERATORS[sign]
    return DASH, None


def _digits(tokens: Tokens, raw: str) -> tuple[int, object, object]:
    """Tell digits from those of a name: QL1A, Covid-19, A/H5, 2E6, a number that nobody reports."""
    kinds, words = tokens.kinds, tokens.words
    code = len(raw) > _LONGEST or ("e" in raw and raw.partition("e")[0].isdigit() and raw.partition("e")[2].isdigit())
    if not code and kinds and kinds[-1] in (WORD, DASH):
        before = kinds[-1] == WORD or (len(kinds) > 1 and kinds[-2] == WORD)
        if before and tokens.glued(len(tokens.at) - 1):
            code = words[-1][-1].isalpha() if kinds[-1] == WORD else tokens.glued(len(tokens.at) - 2)
    if code:
        tokens.coded = True
        return WORD, None, raw
    return NUM, raw, NUM
