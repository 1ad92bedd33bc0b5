"""Judgements on words with two lives: a number or a name, money or a thing."""

from __future__ import annotations

from danvan_data.quantity.figures.figure import Figure
from danvan_data.quantity.numbers.numerals import OPEN, Amount
from danvan_data.quantity.numbers.spoken import told_again
from danvan_data.quantity.tokens.lexer import Tokens
from danvan_data.quantity.tokens.lexicon import (
    BASIS,
    CHUC,
    DASH,
    DIG,
    END,
    HALF,
    HANG,
    LABEL,
    MONEY_WORDS,
    NUM,
    OR,
    PLACE,
    SCALE,
    SLASH,
    TEN,
    TIMES,
    TO,
    TRAM,
    UNIT,
    WORD,
)
from danvan_data.quantity.tokens.units import OTHER, VND, Unit

_WORD_STARTS = frozenset((DIG, TEN, UNIT))
_NOUNS = frozenset((WORD, PLACE, LABEL, TIMES, HANG, DIG, BASIS))
_JOINERS = frozenset((OR, TO, DASH))
_SECONDS = frozenset((NUM, DIG, TEN, TRAM, CHUC, UNIT))
_MINUS = ("-", "–", "−")
_NOT_FIRST = frozenset(("chín", "tư", "lăm", "mốt", "năm", "nhăm"))


def is_number(tokens: Tokens, i: int, first: Amount, prepared: bool) -> bool:
    """Tell a number word from its homographs: chín (ripe), ba (father), năm (year), Tư (a name)."""
    kind = tokens.kinds[i]
    if kind == SCALE:
        return prepared or first.raw == 1.5 or tokens.kinds[i + 1] == SCALE
    if kind not in _WORD_STARTS:
        return True
    if first.scale > 1 or first.end - i > 1 or first.shape == OPEN:
        return True
    after = tokens.kinds[first.end]
    if told_again(tokens, first.end, first.low):
        return True
    if i and tokens.initial(i).isupper() and not tokens.text.isupper():
        return False
    if after in (UNIT, TIMES):
        return True
    if after in _JOINERS and tokens.kinds[first.end + 1] in _SECONDS:
        return True
    if tokens.bare:
        return False
    if prepared:
        return after in (WORD, END, SLASH)
    return i == 0 and after == WORD and tokens.surface(i) not in _NOT_FIRST


def sign(tokens: Tokens, i: int, figure: Figure) -> None:
    """Read the dash right before a number: a minus, or the mark of a list; a leader ("Kinh phí....5") is neither."""
    word = tokens.surface(i - 1)
    spaced = i == 1 or not tokens.glued(i - 1)
    if word not in ("âm", *_MINUS) or not (tokens.glued(i) or word == "âm"):
        return
    unit = figure.unit
    if word in ("âm", "−") or (spaced and (unit is None or unit.cls == "percent")):
        low, high = figure.low, figure.high
        if high is not None and figure.qualifier in ("exact", "about") and spaced:
            figure.low, figure.high = -high, -low
            figure.spans.append((i - 1, i))
        else:
            figure.sign_lost = True
    elif spaced and unit is not None and unit.cls in ("money", "measure", "currency"):
        figure.sign_lost = True
    figure.note = figure.note or "minus"


def implied_unit(tokens: Tokens, figure: Figure) -> Unit | None:
    """What a number without a unit word is: money by its scale, some other thing by the noun after it."""
    after = tokens.kinds[figure.end]
    if after not in _NOUNS and (figure.fraction or tokens.kinds[figure.start] == HALF):
        return OTHER
    if figure.scale >= 1e6:
        thing = after == WORD and tokens.surface(figure.end).split()[0] not in MONEY_WORDS
        return OTHER if thing and figure.scale < 1e9 and not figure.end_is_open else VND
    if figure.scale == 1e3 and (after == SLASH or tokens.surface(figure.end - 1) == "k") and after not in _NOUNS:
        return VND
    return OTHER if after in _NOUNS else None
