"""The phrase grammar: walk the tokens, read the figures, keep the one the phrase is about.

    phrase   := (word | qualifier | per | figure)*
    figure   := amount unit? (("-" | "đến") qualifier? amount unit?)? tail
    tail     := ("/" unit | "mỗi" unit | "trở lên" | "(" ... ")" | word)*

A figure with a unit outranks a bare number, that a span of years, that a duration: in "năm 2018 đạt
3,8 tỷ đồng" the year is context, in "6 tháng đầu năm 2018" it is the figure.
"""

from __future__ import annotations

from ..language import t
from . import dates, joining, judging
from .figure import Figure
from .lexer import Tokens, tokenise
from .lexicon import (
    AND,
    BASIS,
    CHUC,
    COMMA,
    DASH,
    DIG,
    DOT,
    DOWN,
    EACH,
    END,
    FILL,
    FROM,
    HALF,
    HANG,
    LABEL,
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
from .model import Quantity
from .numerals import amount
from .tail import read_tail
from .units import VND, YEAR

_STARTS = frozenset((NUM, DIG, TEN, MUOI, TRAM, CHUC, SCALE, HALF, VAGUE, HANG))
_SILENT = frozenset((QUAL, FROM, FILL, BASIS, PUNCT, COMMA, DOT, POSTUP, POSTDN, TO, UP, DOWN))
_LARGEST = 1e18  # beyond it stand codes and typing errors, not reported numbers
_CLOSE = frozenset(("hơn", "trên", "dưới", "gần"))


def parse(text: str) -> Quantity:
    """Read a cleaned phrase."""
    tokens = tokenise(text)
    phrase = _Phrase(tokens)
    figure = phrase.walk()
    if figure is None:
        return Quantity(None, None, "", "", "none", "unspecified", text, "")
    return phrase.finish(figure)


class _Phrase:
    """One walk over the tokens of a phrase."""

    def __init__(self, tokens: Tokens):
        self.tokens = tokens
        self.used = bytearray(len(tokens.kinds) - 3)
        self.pers: list[str] = []

    def walk(self) -> Figure | None:
        """Return the best figure: the first with a unit, else bare, else years, else a duration."""
        kinds, values, used = self.tokens.kinds, self.tokens.values, self.used
        best: Figure | None = None
        qualifier, start_from, i = "", False, 0
        while (kind := kinds[i]) != END:
            if kind in _STARTS or (kind == UNIT and values[i] is YEAR and kinds[i + 1] != NUM):
                figure = self.figure(i, qualifier, start_from)
                if figure is not None:
                    self.note_per_one(best)
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
                if qualifier in ("more_than", "less_than") and self.tokens.surface(i - 1) in _CLOSE:
                    qualifier = ""
            elif kind in (PERW, EACH):
                i = self.each(i)
                continue
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
            elif kind == WORD:
                qualifier, start_from = "", False
            i += 1
        return best

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
        if kinds[i + 1] != NUM:
            return None, i + 1
        if kinds[i] == LABEL:
            return None, i + 2
        if self.tokens.surface(i) not in PLACES and values[i] is not YEAR:
            return None, i + 1
        years = dates.read_years(self.tokens, i + 1)
        if years is not None:
            return years, years.end
        if kinds[i + 2] in (UNIT, SCALE) or not values[i + 1].isdigit() or values[i] is YEAR:
            return None, i + 1
        return None, i + 2

    def figure(self, i: int, qualifier: str, start_from: bool) -> Figure | None:
        """Read a figure that starts at token `i`, or None when the word there is no number."""
        tokens = self.tokens
        kinds = tokens.kinds
        if kinds[i] == NUM:
            if dates.is_name(tokens, i):
                return None
            dated = dates.read_dates(tokens, i)
            if dated is not None:
                return dated
        first = amount(tokens, i, qualifier in ("more_than", "less_than"))
        if first is None or not judging.is_number(tokens, i, first, bool(qualifier) or start_from):
            return None
        if kinds[first.end] == LPAR and kinds[first.end + 1] in (SCALE, UNIT):
            first = joining.unwrap(tokens, first)
        figure = joining.read_figure(tokens, i, first, qualifier, start_from)
        if figure.low > _LARGEST or (figure.high or 0) > _LARGEST:
            return None
        if figure.unit is None:
            figure.unit = judging.implied_unit(tokens, figure)
        unit = figure.unit
        if unit is None:
            figure.rank = 0 if figure.scale > 1 else 1
            if figure.rank and i > 1 and kinds[i - 1] == WORD and tokens.text[tokens.spans[i - 1][0]].isupper():
                return None  # "xã Tân Tiến 1" is a name
        else:
            figure.rank = 3 if unit.cls == "time" and not joining.once(tokens, figure) else 0
        if i and kinds[i - 1] == DASH and not figure.note and tokens.spans[i - 1][1] == tokens.spans[i][0]:
            figure.note = "minus"
        if kinds[i] in (CHUC, TRAM, MUOI) and figure.qualifier == "exact":
            figure.qualifier = "about"
        return figure

    def finish(self, figure: Figure) -> Quantity:
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
        reason = t(f"quantity.{note}") if note else ""
        code = unit.code if unit is not None else ""
        if figure.round_the_clock:
            per = "day"
        return Quantity(low, high, code, per, qualifier, basis, self.rest(), reason)

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

    def rest(self) -> str:
        """The parts of the phrase that nothing above has used, in its own words."""
        used, tokens = self.used, self.tokens
        if 0 not in used:
            return ""
        runs: list[str] = []
        start = -1
        last = len(used)
        for i in range(last + 1):
            open_run = i < last and not used[i]
            if open_run and start < 0:
                start = i
            elif not open_run and start >= 0:
                if not all(kind in _SILENT for kind in tokens.kinds[start:i]):
                    run = tokens.text[tokens.spans[start][0] : tokens.spans[i - 1][1]]
                    runs.append(run.strip(" ,;.:"))
                start = -1
        return " … ".join(runs)


__all__ = ["AND", "DASH", "RPAR", "parse"]
