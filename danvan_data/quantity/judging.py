"""Judgements on words with two lives: a number or a name, money or a thing."""

from __future__ import annotations

from .figure import Figure
from .lexer import Tokens
from .lexicon import BASIS, DIG, END, HALF, HANG, LABEL, PLACE, SCALE, SLASH, TEN, TIMES, UNIT, WORD
from .numerals import OPEN, Amount
from .units import OTHER, VND, Unit

_WORD_STARTS = frozenset((DIG, TEN, UNIT))
_NOUNS = frozenset((WORD, PLACE, LABEL, TIMES, HANG, DIG, BASIS))
_NOT_FIRST = frozenset(("chín", "tư", "lăm", "mốt", "năm", "nhăm"))
_MONEY_WORDS = frozenset(
    [
        "tiền",
        "vốn",
        "từ",
        "cho",
        "để",
        "nhờ",
        "mỗi",
        "một",
        "trong",
        "trừ",
        "mua",
        "hỗ",
        "đầu",
        "vay",
        "gửi",
        "tiết",
        "quyên",
        "ủng",
        "đóng",
        "nên",
        "từng",
        "và",
        "với",
        "sau",
        "so",
        "do",
        "bằng",
        "làm",
        "xây",
        "tu",
        "sửa",
        "giúp",
        "tặng",
        "lãi",
        "lợi",
        "ngân",
        "quỹ",
        "tiền",
        "mặt",
        "tổng",
        "kinh",
        "học",
    ]
)


def is_number(tokens: Tokens, i: int, first: Amount, prepared: bool) -> bool:
    """Tell a number word from its homographs: chín (ripe), ba (father), năm (year), Tư (a name)."""
    kind = tokens.kinds[i]
    if kind == SCALE:
        return prepared or first.raw == 1.5 or tokens.kinds[i + 1] == SCALE
    if kind not in _WORD_STARTS:
        return True
    start = tokens.spans[i][0]
    if i and tokens.text[start].isupper():
        return False
    if first.scale > 1 or first.end - i > 1 or first.shape == OPEN:
        return True
    after = tokens.kinds[first.end]
    if after in (UNIT, TIMES):
        return True
    if prepared:
        return after in (WORD, END, SLASH)
    return i == 0 and after == WORD and tokens.surface(i) not in _NOT_FIRST


def implied_unit(tokens: Tokens, figure: Figure) -> Unit | None:
    """What a number without a unit word is: money by its scale, some other thing by the noun after it."""
    after = tokens.kinds[figure.end]
    if after not in _NOUNS and (figure.fraction or tokens.kinds[figure.start] == HALF):
        return OTHER
    if figure.scale >= 1e6:
        thing = after == WORD and tokens.surface(figure.end).split()[0] not in _MONEY_WORDS
        return OTHER if thing and figure.scale < 1e9 and not figure.end_is_open else VND
    if figure.scale == 1e3 and after == SLASH:
        return VND
    return OTHER if after in _NOUNS else None
