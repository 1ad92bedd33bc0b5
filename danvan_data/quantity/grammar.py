"""The phrase grammar: walk the tokens, read the figures, keep the one the phrase is about.

    phrase   := (word | qualifier | per | figure)*
    figure   := amount unit? (("-" | "đến") qualifier? amount unit?)? tail
    tail     := ("/" unit | "mỗi" unit | "trở lên" | "(" ... ")" | word)*

A figure with a unit outranks a bare number, that a span of years, that a duration: in "năm 2018 đạt
3,8 tỷ đồng" the year is context, in "6 tháng đầu năm 2018" it is the figure.
"""

from __future__ import annotations

import re

from danvan_data.language import t
from danvan_data.quantity import shapes
from danvan_data.quantity.figures import joining
from danvan_data.quantity.figures.figure import Figure
from danvan_data.quantity.figures.tail import read_tail
from danvan_data.quantity.model import Quantity
from danvan_data.quantity.numbers.numerals import amount
from danvan_data.quantity.refusing import codes, dates, judging
from danvan_data.quantity.refusing.broken import is_broken
from danvan_data.quantity.shapes import Reading
from danvan_data.quantity.tokens.lexer import Tokens, tokenise
from danvan_data.quantity.tokens.lexicon import (
    BASIS,
    CHUC,
    COMMA,
    DASH,
    DATED,
    DIG,
    DOT,
    DOWN,
    EACH,
    END,
    FILL,
    FRAC,
    FROM,
    HALF,
    HANG,
    LABEL,
    LARGEST_NAME,
    LINK,
    LPAR,
    MUOI,
    NUM,
    PERW,
    PLACE,
    PLACES,
    POSTDN,
    POSTUP,
    PUNCT,
    QUAL,
    RPAR,
    SCALE,
    TEN,
    TO,
    TRAM,
    UNIT,
    UP,
    VAGUE,
    WORD,
)  # fmt: skip
from danvan_data.quantity.tokens.units import BEFORE, VND, YEAR

_STARTS = frozenset((NUM, DIG, TEN, MUOI, TRAM, CHUC, SCALE, HALF, FRAC, VAGUE, HANG))
_SILENT = frozenset((QUAL, FROM, FILL, BASIS, PUNCT, COMMA, DOT, POSTUP, POSTDN, TO, UP, DOWN))
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_LARGEST = 1e18  # beyond it stand codes and typing errors, not reported numbers
_LONGEST = 4000  # characters of a cell that are read: a figure stands near the front
_DIRECTED = ("more_than", "less_than", "nearly")
_CLOSE = frozenset(("hơn", "trên", "dưới", "gần"))


def parse(text: str) -> Quantity:
    """Read a cleaned phrase."""
    if len(text) > _LONGEST:
        return _parse_front(text)
    tokens = tokenise(text)
    shape = shapes.shape(tokens)
    if shape is not None and (known := shapes.recall(shape, tokens)):
        return known
    phrase = _Phrase(tokens)
    figure = phrase.walk()
    if figure is None:
        return Quantity(None, None, "", "", "none", "unspecified", text, "")
    if figure.rank < 2 and is_broken(tokens, figure, phrase.known):
        return Quantity(None, None, "", "", "none", "unspecified", text, t("quantity.unread"))
    found = phrase.finish(figure)
    if shape is not None:
        shapes.learn(shape, tokens, figure, found)
    return found.quantity(tokens, found.low, found.high)


def _parse_front(text: str) -> Quantity:
    """Read the beginning of a text that is no phrase any more, and say so."""
    front, _, _ = text[:_LONGEST].rpartition(" ")
    if not front:
        return Quantity(None, None, "", "", "none", "unspecified", text, t("quantity.too_long"))
    found = parse(front)
    rest = f"{found.rest} … {text[len(front) + 1 :]}" if found.qualifier != "none" else text
    return found._replace(rest=rest, ambiguous=found.ambiguous or t("quantity.too_long"))


class _Phrase:
    """One walk over the tokens of a phrase."""

    def __init__(self, tokens: Tokens):
        self.tokens = tokens
        self.used = bytearray(len(tokens.kinds) - 4)
        self.known = bytearray(len(tokens.kinds))
        self.pers: list[str] = []

    def walk(self) -> Figure | None:
        """Return the best figure: the first with a unit, else bare, else years, else a duration."""
        kinds, values, used = self.tokens.kinds, self.tokens.values, self.used
        best: Figure | None = None
        qualifier, start_from, i = "", False, 0
        while (kind := kinds[i]) != END:
            if kind == WORD:
                qualifier, start_from = "", False
                i += 1
                continue
            if kind == NUM and (end := codes.skip(self.tokens, i)) > i:
                i = self.know(i, end)
                continue
            if kind in _STARTS or (kind == UNIT and values[i] is YEAR and kinds[i + 1] != NUM):
                figure = self.figure(i, qualifier, start_from)
                if figure is not None:
                    if figure.rank == 1 and best is not None and best.rank == 2 and dates.year_at(self.tokens, i):
                        i = self.know(i, figure.end)  # năm 2023, 2024
                        continue
                    self.note_per_one(best)
                    if figure.rank > 1:
                        self.know(figure.start, figure.end)
                    if best is None or figure.rank < best.rank:
                        best = figure
                    if figure.rank == 0:
                        return best
                    i = figure.end
                    qualifier, start_from = "", False
                    continue
            if kind == QUAL:
                qualifier = joining.combine(qualifier, values[i])
                used[i] = 1
            elif kind == FROM:
                start_from = True
                used[i] = 1
            elif kind in (FILL, TO, UP, DOWN):
                if qualifier in _DIRECTED and self.tokens.surface(i - 1) in _CLOSE:
                    qualifier = ""
            elif kind in (PERW, EACH):
                i = self.each(i)
                continue
            elif kind == UNIT and kinds[i + 1] == NUM and self.tokens.surface(i) in BEFORE:
                pass  # $ 5,000
            elif kind in (UNIT, LABEL, PLACE):
                years, i = self.label(i)
                if years is not None and start_from and years.qualifier == "exact":
                    years.high, years.qualifier = None, "more_than"
                if years is not None and (best is None or years.rank < best.rank):
                    best = years
                start_from = False
                qualifier = ""
                continue
            elif kind == BASIS:
                used[i] = 1
            i += 1
        return best

    def know(self, start: int, end: int) -> int:
        """Mark tokens as understood, though they are not part of the figure."""
        self.known[start:end] = b"\x01" * (end - start)
        return end

    def note_per_one(self, earlier: Figure | None) -> None:
        """A leading "1 tháng" before the figure is what the figure is per."""
        if earlier is not None and earlier.rank == 3 and earlier.low == earlier.high == 1 and earlier.unit:
            self.pers.append(earlier.unit.per)
            self.used[earlier.start : earlier.end] = b"\x01" * (earlier.end - earlier.start)

    def each(self, i: int) -> int:
        """Read "mỗi năm", "hằng tháng" before the figure."""
        tokens = self.tokens
        if tokens.kinds[i] == PERW:
            self.pers.append(tokens.values[i])
            self.used[i] = 1
            return i + 1
        self.used[i] = 1
        if tokens.kinds[i + 1] == UNIT and tokens.values[i + 1].per:
            self.pers.append(tokens.values[i + 1].per)
            self.used[i + 1] = 1
            return i + 2
        return i + 1

    def label(self, i: int) -> tuple[Figure | None, int]:
        """Pass a noun; a number right after a label (năm, tháng, thôn, nghị quyết) is a name or a date."""
        kinds, values = self.tokens.kinds, self.tokens.values
        if kinds[i] == LABEL:
            dated = kinds[i + 1] == NUM and self.tokens.surface(i) in DATED
            years = dates.read_years(self.tokens, i + 1) if dated else None
            end = years.end if years is not None else codes.label_end(self.tokens, i)
            return years, self.know(i, end) if end > i else i + 1
        if kinds[i + 1] != NUM:
            return None, i + 1
        said, end = dates.read_said(self.tokens, i)
        if end > i:
            return said, self.know(i, end)
        word = self.tokens.surface(i)
        if word not in PLACES and values[i] is not YEAR:
            return None, i + 1
        counts = word in LARGEST_NAME and not codes.is_small(values[i + 1], LARGEST_NAME[word])
        if counts and kinds[i + 2] in (WORD, UNIT):
            return None, i + 1
        years = dates.read_years(self.tokens, i + 1)
        if years is not None:
            return years, self.know(i, years.end)
        end = codes.listed_end(self.tokens, codes.chain_end(self.tokens, i + 1))
        if kinds[end] in (UNIT, SCALE) or not values[i + 1].isdigit() or values[i] is YEAR:
            return None, i + 1
        return None, self.know(i, end)

    def figure(self, i: int, qualifier: str, start_from: bool) -> Figure | None:
        """Read a figure that starts at token `i`, or None when the word there is no number."""
        tokens = self.tokens
        kinds = tokens.kinds
        foreign = False
        if kinds[i] == NUM:
            dated = dates.read_dates(tokens, i)
            if dated is not None:
                return dated
            foreign = i > 0 and kinds[i - 1] == UNIT and tokens.values[i - 1].cls == "currency"
            foreign = foreign and not _GROUPED.fullmatch(tokens.values[i])  # US$ 25.000
        first = amount(tokens, i, qualifier in _DIRECTED, foreign)
        if first is None or not judging.is_number(tokens, i, first, bool(qualifier) or start_from):
            return None
        if kinds[first.end] == LPAR:
            told = joining.gloss(tokens, first)
            scaled = told is first and joining.names_unit(tokens, first.end + 1)
            first = joining.unwrap(tokens, first) if scaled else told
        elif (
            kinds[first.end] == LINK
            and tokens.surface(first.end) == "+"
            and tokens.glued(first.end)
            and kinds[first.end + 1] == UNIT
        ):
            qualifier, first = "more_than", first._replace(end=first.end + 1)  # 40+ ha
        figure = joining.read_figure(tokens, i, first, qualifier, start_from)
        if figure.low > _LARGEST or (figure.high or 0) > _LARGEST:
            return None
        return self.ranked(i, figure)

    def ranked(self, i: int, figure: Figure) -> Figure | None:
        """Give a figure the unit it implies and its rank; None where it is part of a name."""
        tokens = self.tokens
        kinds = tokens.kinds
        before = kinds[i - 1] if i else END
        if figure.unit is None:
            if before in (UNIT, PUNCT, RPAR):
                joining.unit_before(tokens, i, figure)
            if figure.unit is None:
                figure.unit = judging.implied_unit(tokens, figure)
        unit = figure.unit
        if unit is None:
            figure.rank = 0 if figure.scale > 1 else 1
            if figure.rank and i > 1 and before == WORD and tokens.initial(i - 1).isupper():
                return None  # "xã Tân Tiến 1" is a name
            raw = tokens.values[i]
            if kinds[i] == NUM and len(raw) >= 9 and raw.isdigit() and not raw.endswith("000"):
                figure.note = figure.note or "long_code"
        else:
            figure.rank = 3 if unit.cls == "time" and not joining.once(tokens, figure) else 0
        if before == DASH or (before == WORD and tokens.surface(i - 1) == "âm"):
            judging.sign(tokens, i, figure)
        if kinds[i] in (CHUC, TRAM, MUOI) and figure.qualifier == "exact" and not tokens.bare:
            figure.qualifier, figure.near = "about", True
        return figure

    def finish(self, figure: Figure) -> Reading:
        """Read what follows the figure and put the answer together."""
        used = self.used
        for start, end in figure.spans:
            used[start:end] = b"\x01" * (end - start)
        trailing = read_tail(self.tokens, figure, used)
        per = joining.chain(self.pers + trailing.pers) if not trailing.interval_only else ""
        low, high, qualifier = joining.bound(figure, trailing.direction)
        unit = figure.unit
        basis = self.basis(figure.end) if unit is VND else "unspecified"
        note = figure.note or (unit.note if unit is not None else "")
        code = unit.code if unit is not None else ""
        if figure.round_the_clock:
            per = "day"
        below = figure.below if high is None and low is not None else None
        return Reading(low, high, code, per, qualifier, basis, note, figure.near, below, self.unread())

    def basis(self, end: int) -> str:
        """Net or gross where the phrase says so of this figure; a deduction of costs makes it net."""
        kinds, values = self.tokens.kinds, self.tokens.values
        if BASIS not in kinds:
            return "unspecified"
        limit = end if NUM in kinds[end:] else len(kinds)  # words before a second figure speak of that one
        found = [values[i] for i in range(limit) if kinds[i] == BASIS]
        if not found:
            return "unspecified"
        if "before costs" in found:
            return "gross"
        return "net" if "net" in found else "gross"

    def unread(self) -> list[tuple[int, int]]:
        """The runs of tokens that nothing above has used; those that say nothing are left out."""
        used, kinds = self.used, self.tokens.kinds
        runs: list[tuple[int, int]] = []
        start = used.find(0)
        while start >= 0:
            end = used.find(1, start)
            if end < 0:
                end = len(used)
            if not _SILENT.issuperset(kinds[start:end]):
                runs.append((start, end))
            start = used.find(0, end)
        return runs
