"""What follows a figure: per chains, "trở lên", a gloss in brackets; what is not understood is left unmarked."""

from __future__ import annotations

from dataclasses import dataclass, field

from danvan_data.quantity.figures.figure import Figure
from danvan_data.quantity.figures.joining import read_unit
from danvan_data.quantity.numbers.digits import tidy
from danvan_data.quantity.numbers.numerals import amount
from danvan_data.quantity.tokens.lexer import Tokens
from danvan_data.quantity.tokens.lexicon import (
    BASIS,
    DIG,
    EACH,
    END,
    FILL,
    LINK,
    LPAR,
    NUM,
    PERW,
    POSTDN,
    POSTUP,
    QUAL,
    RPAR,
    SLASH,
    TIMES,
    UNIT,
    WORD,
)


@dataclass(slots=True)
class Tail:
    """Denominators in the order found, a direction ("up", "down"), and whether "/lần" made it a mere interval."""

    pers: list[str] = field(default_factory=list)
    direction: str = ""
    interval_only: bool = False


def read_tail(tokens: Tokens, figure: Figure, used: bytearray) -> Tail:
    """Read on after the figure until the phrase ends or another figure begins."""
    kinds, values = tokens.kinds, tokens.values
    tail = Tail()
    j = figure.end
    while (kind := kinds[j]) != END:
        if kind == SLASH:
            step = _denominator(tokens, figure, j, tail)
            if step == j:
                j += 1
                if kinds[j] == NUM:
                    return tail
                continue
            used[j:step] = b"\x01" * (step - j)
            j = step
            continue
        if kind == PERW:
            tail.pers.append(values[j])
            used[j] = 1
        elif kind == EACH or _is_one(tokens, j):
            if kinds[j + 1] == UNIT and values[j + 1].per:
                tail.pers.append(values[j + 1].per)
                used[j] = used[j + 1] = 1
                j += 1
            elif kind != EACH:
                return tail
        elif kind in (POSTUP, POSTDN) and not (kinds[j + 1] in (WORD, UNIT) and tokens.surface(j) == _COMES_BACK):
            tail.direction = "up" if kind == POSTUP else "down"
            used[j] = 1
        elif kind == LPAR:
            j = _bracket(tokens, figure, j, used)
            continue
        elif kind == LINK and tokens.surface(j) == "+" and kinds[j + 1] == END:  # "200+"
            tail.direction = "up"
            used[j] = 1
        elif kind == NUM:
            if not (kinds[j - 1] == UNIT and values[j - 1].cls == "time"):
                return tail
        elif kind == BASIS or (kind == RPAR and used[j - 1]):
            used[j] = 1
        j += 1
    return tail


_COMES_BACK = "trở lại"
"""Limits what stands before it only at the end: “17 em trở lại lớp” tells what they did."""


def _is_one(tokens: Tokens, j: int) -> bool:
    kind, value = tokens.kinds[j], tokens.values[j]
    return (kind == DIG and value == 1) or (kind == NUM and value in ("1", "01"))


def _denominator(tokens: Tokens, figure: Figure, j: int, tail: Tail) -> int:
    """Read "/ha", "/1.000 m2", "/ 1 lứa"; returns the token after it, or `j` when it is another figure."""
    kinds, values = tokens.kinds, tokens.values
    k, count = j + 1, 1.0
    if kinds[k] == EACH:
        k += 1
    if kinds[k] in (NUM, DIG) and kinds[k + 1] == UNIT:
        number = amount(tokens, k)
        if number is not None and number.end == k + 1:
            count, k = number.low, k + 1
    if kinds[k] == UNIT and values[k].per:
        unit = values[k]
        if count != 1 and unit.cls not in ("measure", "time", "crop"):
            return j
        per = unit.per
        if per == "time" and figure.unit is not None and figure.unit.cls == "time":
            tail.interval_only = True
        if count != 1:
            many = "" if unit.cls == "measure" else "es" if per == "batch" else "s"
            per = f"{count:g} {per}{many}"
        tail.pers.append(per)
        return k + 1
    if kinds[k] == TIMES:
        tail.pers.append("time")
        return k + 1
    if kinds[k] == WORD and figure.unit is not None and figure.unit.cls in ("money", "measure"):
        tail.pers.append("other")
        return k + 1
    return j


def _bracket(tokens: Tokens, figure: Figure, j: int, used: bytearray) -> int:
    """Read a bracket: an area that explains "1 sào (1.000 m2)", a basis "(trừ chi phí)", else left as rest."""
    kinds = tokens.kinds
    end = j + 1
    while kinds[end] not in (RPAR, END):
        end += 1
    unit = figure.unit
    start = j + 1
    if kinds[end] == RPAR and _repeats(tokens, figure, start, end):
        used[j : end + 1] = b"\x01" * (end + 1 - j)
        return end + 1
    while kinds[start] in (QUAL, FILL):
        start += 1
    if unit is not None and (unit.code == "sao" or unit.note) and kinds[start] == NUM:
        number = amount(tokens, start)
        area, after = read_unit(tokens, number.end) if number is not None else (None, start)
        if number is not None and area is not None and area.code in ("m2", "ha") and kinds[after] in (RPAR, END):
            figure.low = tidy(number.low * area.factor)
            figure.high = figure.low
            figure.unit = area
            used[j:end] = b"\x01" * (end - j)
    elif BASIS in kinds[j:end] and NUM not in kinds[j:end]:
        used[j:end] = b"\x01" * (end - j)
    elif kinds[end] == END:
        return j + 1
    if kinds[end] == RPAR:
        used[end] = used[end - 1]
        return end + 1
    return end


def _repeats(tokens: Tokens, figure: Figure, start: int, end: int) -> bool:
    """Tell whether the bracket says the same once more: "2.000.000 đồng (hai triệu đồng)"."""
    second = amount(tokens, start)
    if second is None or figure.unit is None or second.high != second.low:
        return False
    unit, after = read_unit(tokens, second.end)
    factor = (unit or figure.unit).factor
    same = unit is None or unit.code == figure.unit.code
    return same and after >= end - 1 and tidy(second.low * factor) == figure.low == figure.high
