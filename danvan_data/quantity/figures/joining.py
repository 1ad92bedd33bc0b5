"""Two amounts as one interval: ranges, ellipses ("600-700.000"), falls ("từ 68 hộ xuống còn 20 hộ"), years."""

from __future__ import annotations

from danvan_data.quantity.figures.compound import compound, tolerance
from danvan_data.quantity.figures.figure import Figure
from danvan_data.quantity.numbers.digits import tidy
from danvan_data.quantity.numbers.numerals import EXACT, LIST, OPEN, Amount, amount
from danvan_data.quantity.refusing.dates import year_at
from danvan_data.quantity.tokens.lexer import Tokens
from danvan_data.quantity.tokens.lexicon import (
    AND,
    DASH,
    DIG,
    DOWN,
    END,
    FILL,
    LPAR,
    NUM,
    OR,
    PLACE,
    PUNCT,
    QUAL,
    RPAR,
    SCALE,
    SLASH,
    TIMES,
    TO,
    UNIT,
    UP,
    WORD,
)
from danvan_data.quantity.tokens.units import BEFORE, OTHER, SIZES, VND, YEAR, Unit

_WHOLE = ("count", "money", "currency")
_SHARES = frozenset((FILL, PLACE, END, WORD))
NEAR = frozenset(("about", "around", "nearly", "plus minus"))
"""Qualifiers that say the true value lies near the stated one."""
_STATED = {"": "exact", "around": "about", "plus minus": "about", "nearly": "less_than"}
_NO_PARTS = frozenset((SLASH, END, FILL, PUNCT, WORD))
_TIMES_OF_YEAR = ("hour", "day", "week", "month", "quarter", "season", "harvest", "batch", "year", "term", "decade")
_OF_TIME = frozenset(f"{time}{more}" for time in _TIMES_OF_YEAR for more in ("", "s", "es"))


def combine(before: str, qualifier: str) -> str:
    """Merge "khoảng trên": a direction says more than "about"."""
    if before in ("more_than", "less_than", "nearly") and qualifier in ("about", "around", "plus minus"):
        return before
    return qualifier


def chain(pers: list[str]) -> str:
    """Order a per chain: things first, time last (triệu đồng/tháng/người -> person/month)."""
    if len(pers) < 2:
        return pers[0] if pers else ""
    unique = list(dict.fromkeys(pers))
    return "/".join(sorted(unique, key=lambda per: per.split(" ")[-1] in _OF_TIME))


def bound(figure: Figure, direction: str) -> tuple[float | None, float | None, str]:
    """Turn ends, qualifier and a trailing "trở lên" into (low, high, qualifier)."""
    low, high, qualifier = figure.low, figure.high, _STATED.get(figure.qualifier, figure.qualifier)
    if direction == "up":
        return low, None, "about" if qualifier == "about" else "more_than"
    if direction == "down":
        return None, low if high is None else high, "less_than"
    if qualifier == "more_than":
        return low, None, qualifier
    if qualifier == "less_than":
        return None, low, qualifier
    return low, high, qualifier


def plus(tokens: Tokens, j: int) -> bool:
    """Tell the sign of "40+ ha" from that of a sum: it stands right against the number."""
    return tokens.surface(j) == "+" and tokens.glued(j) and tokens.kinds[j + 1] == UNIT


def names_unit(tokens: Tokens, j: int) -> bool:
    """Tell whether a bracket holds a unit alone: "(triệu đồng)", not "(dân 24 triệu)"."""
    kinds = tokens.kinds
    start = j
    while kinds[j] == SCALE:
        j += 1
    j += kinds[j] == UNIT
    return j > start and kinds[j] == RPAR


def unwrap(tokens: Tokens, first: Amount) -> Amount:
    """Read the unit of "1.500 (triệu đồng)" as if the brackets were not there."""
    return _scaled(tokens, first, first.end + 1)


def _scaled(tokens: Tokens, first: Amount, j: int) -> Amount:
    """Multiply an amount by the scale words at token `j`, behind a bracket of its own."""
    scale = first.scale
    while tokens.kinds[j] == SCALE:
        scale *= tokens.values[j]
        j += 1
    factor = scale / first.scale
    high = None if first.high is None else tidy(first.high * factor)
    return first._replace(low=tidy(first.low * factor), high=high, scale=scale, end=j)


def gloss(tokens: Tokens, first: Amount) -> Amount:
    """Read "02 (hai) mô hình" and "hai (02) tỷ đồng": the number told twice, once in words."""
    k = first.end + 1
    if tokens.values[k] is YEAR and tokens.kinds[k + 1] == RPAR and first.low == first.high == 5:
        return _scaled(tokens, first, k + 2)  # 05 (năm) hộ
    second = amount(tokens, k)
    if second is None or tokens.kinds[second.end] != RPAR or second.end == k:
        return first
    if (second.low, second.high) == (first.low, first.high):
        return _scaled(tokens, first, second.end + 1)
    told_twice = (tokens.kinds[k] == NUM) != (tokens.kinds[first.end - 1] == NUM)
    return first._replace(end=second.end + 1, note="gloss") if told_twice else first


def unit_before(tokens: Tokens, i: int, figure: Figure) -> None:
    """Give a bare number the unit before it: "$ 5,000", "Kinh phí (trđ): 1.500"."""
    kinds, values = tokens.kinds, tokens.values
    j = i - 1
    if kinds[j] == UNIT:
        if tokens.surface(j) in BEFORE and (j == 0 or kinds[j - 1] not in (NUM, SCALE)):
            figure.unit = values[j]
            figure.spans.append((j, i))
        return
    if kinds[j] == PUNCT:
        j -= 1
    if j < 2 or kinds[j] != RPAR:
        return
    k = j - 1
    unit = values[k] if kinds[k] == UNIT else None
    k -= unit is not None
    scale = 1.0
    while kinds[k] == SCALE and k:
        scale *= values[k]
        k -= 1
    if kinds[k] != LPAR or k == j - 1 or (unit is not None and unit.cls == "time"):
        return
    factor = scale * (unit.factor if unit is not None else 1)
    figure.low = tidy(figure.low * factor)
    figure.high = None if figure.high is None else tidy(figure.high * factor)
    figure.unit, figure.scale = unit or (VND if scale >= 1e6 else None), max(figure.scale, scale)
    figure.spans.append((k, i))


def read_unit(tokens: Tokens, j: int) -> tuple[Unit | None, int]:
    """Read the unit after an amount; "lượt hộ" counts households."""
    kinds, values = tokens.kinds, tokens.values
    kind = kinds[j]
    if kind == UNIT:
        unit = values[j]
        if unit is YEAR and year_at(tokens, j + 1) is not None:
            return None, j
        if unit.code == "m" and kinds[j + 1] == WORD and tokens.initial(j + 1) == "[":
            return OTHER, j
        return unit, j + 1
    if kind == TIMES:
        after = values[j + 1] if kinds[j + 1] == UNIT else None
        return (after, j + 2) if after is not None and after.cls == "count" else (OTHER, j + 1)
    return None, j


def read_figure(tokens: Tokens, i: int, first: Amount, qualifier: str, start_from: bool) -> Figure:
    """Read on from the first amount: its unit, a second end, a part of a whole."""
    kinds = tokens.kinds
    unit, j = read_unit(tokens, first.end)
    kind = kinds[j]
    if kind == UNIT and unit is not None and tokens.values[j].code == unit.code and joins(tokens, j + 1, unit):
        j += 1  # 5 con lợn - 7 con lợn
        kind = kinds[j]
    if kind == SLASH and unit is None and first.scale == 1 and kinds[j + 1] == NUM:
        return _fraction(tokens, i, first, qualifier, j)
    if kind == QUAL and tokens.values[j] == "plus minus":
        found = tolerance(tokens, first, unit, j)
        if found is not None:
            return _within(i, *found)
    if joins(tokens, j, unit) or (start_from and kind == UP):
        joined = _range(tokens, i, first, unit, j, qualifier)
        if joined is not None:
            return joined
    if unit is not None and kind not in _NO_PARTS:
        first, j = compound(tokens, first, unit, j)
    if start_from:
        change = _change(tokens, i, first, unit, j)
        if change is not None:
            return change
    return _single(tokens, i, first, unit, j, qualifier, start_from)


def joins(tokens: Tokens, j: int, unit: Unit | None) -> bool:
    """Tell whether token `j` may join two ends: - – ~ .. đến hoặc; "và" only before the unit of both."""
    kind = tokens.kinds[j]
    if kind == QUAL:
        return tokens.values[j] == "about" and tokens.surface(j) == "~"
    return kind in (DASH, TO, OR) or (kind == AND and unit is None)


def _within(i: int, low: float, high: float, scale: float, unit: Unit | None, end: int) -> Figure:
    factor = unit.factor if unit is not None else 1
    return Figure(i, end, tidy(low * factor), tidy(high * factor), "range", unit, scale, near=True, spans=[(i, end)])


def _single(
    tokens: Tokens, i: int, first: Amount, unit: Unit | None, j: int, qualifier: str, start_from: bool
) -> Figure:
    low, high, note = first.low, first.high, first.note
    if first.other is not None:
        low, note = _decide(tokens, first, unit, j)
        high = low
    factor = unit.factor if unit is not None else 1
    low, high = tidy(low * factor), None if high is None else tidy(high * factor)
    stated = qualifier or ("more_than" if start_from else "")
    if first.shape == OPEN or first.shape == LIST:
        directed = stated if stated in ("more_than",) and first.shape == OPEN else ""
        stated = directed or ("about" if first.shape == OPEN or qualifier else "range")
    stated = stated or "exact"
    figure = Figure(i, j, low, high, stated, unit, first.scale, note=note, end_is_open=high is None, spans=[(i, j)])
    figure.near = stated in NEAR
    if first.below is not None:
        figure.below = tidy(first.below * factor)
    return figure


def _decide(tokens: Tokens, first: Amount, unit: Unit | None, j: int) -> tuple[float, str]:
    """Choose between the two readings of 2.5, 187,864 or 27.500000; a counted thing has no fraction."""
    assert first.other is not None
    noun = unit is None and first.scale == 1 and tokens.kinds[j] == WORD
    whole = (unit is not None and unit.cls in _WHOLE and first.scale == 1) or noun
    if whole and first.other >= 1000 and not first.grouped:
        return first.other, "comma_groups"
    return first.low, "malformed_groups" if first.grouped else "point_or_comma"


def _settled(tokens: Tokens, end: Amount, unit: Unit | None, j: int) -> tuple[str, Amount]:
    """Settle an end of a range that has two readings; (what was doubtful, the end)."""
    if end.other is None:
        return "", end
    value, doubt = _decide(tokens, end, unit, j)
    return doubt, end if value == end.low else end._replace(low=value, high=value, raw=value)


def _fraction(tokens: Tokens, i: int, first: Amount, qualifier: str, j: int) -> Figure:
    """Read 14/14 xã (the part is stored, the whole stays in `rest`), and 2/3, 1/2 ha (a fraction)."""
    second = amount(tokens, j + 1)
    if second is None:
        return _single(tokens, i, first, None, j, qualifier, False)
    whole = second.raw if second.scale > 1 else second.low
    unit, end = read_unit(tokens, second.end)
    counted = tokens.values[i] == f"0{first.low:.0f}"  # 05/07 tiêu chí: five of seven
    small = first.low < whole <= 10 and not counted and not first.note and first.shape == EXACT
    measured = second.scale > 1 or (unit is not None and unit.cls in ("measure", "money", "currency"))
    if small and (measured or (unit is None and tokens.kinds[end] in _SHARES)):
        value = first.low / whole
        share = second._replace(low=value * second.scale, high=value * second.scale, end=end, other=None)
        figure = _single(tokens, i, share, unit, end, qualifier, False)
        figure.note = "" if measured else "share"
        figure.fraction = not measured
        return figure
    figure = _single(tokens, i, first, unit, j, qualifier, False)
    clock = first.low == whole == 24 and (unit is None or unit.per == "hour")
    figure.unit, figure.end, figure.fraction, figure.round_the_clock = (OTHER if clock else unit), end, True, clock
    figure.spans = [(i, end)] if clock else [(i, j), (j + 2, end)]
    return figure


def _range(tokens: Tokens, i: int, first: Amount, unit: Unit | None, j: int, qualifier: str) -> Figure | None:
    kinds = tokens.kinds
    k, second_qualifier = j + 1, ""
    both = kinds[j] == AND
    while kinds[k] in (QUAL, FILL, TO) and not both:
        if kinds[k] == QUAL:
            second_qualifier = tokens.values[k]
        k += 1
    if kinds[k] not in (NUM, SCALE) and kinds[k] == END:
        return None
    second = amount(tokens, k)
    if second is None or (kinds[k] == DIG and second.end == k + 1 and kinds[k + 1] == WORD):
        return None
    unit2, end = read_unit(tokens, second.end)
    if unit is not None and unit2 is not None and unit2.code + unit2.per != unit.code + unit.per:
        second, unit2 = _in_terms(second, unit2, unit)  # 900 kg - 1,3 tấn
    if both and (unit2 is None or unit2.cls not in ("measure", "money", "percent") or second.shape != EXACT):
        return None
    if unit is not None and ((unit2 is None and kinds[end] == WORD) or (unit2 is not None and unit2.code != unit.code)):
        return None
    if unit is not None and unit2 is None and first.scale == 1 and second.scale > 1:
        return None
    final = unit2 or unit
    first_doubt, first = _settled(tokens, first, final, end)
    second_doubt, second = _settled(tokens, second, final, end)
    shortened = kinds[j] == DASH or final is VND
    low, high, note = _ends(first, second, unit, second.low if second.high is None else second.high, shortened)
    note = note or first_doubt or second_doubt
    factor2 = final.factor if final is not None else 1
    factor1 = unit.factor if unit is not None else factor2
    low, high = tidy(low * factor1), tidy(high * factor2)
    if low > high:
        low, high, note = high, low, "reversed"
    note = note or ("two_values" if both else "")
    open_end = second.high is None or second_qualifier == "more_than"
    stated = "about" if qualifier == "around" else "range"
    figure = Figure(i, end, low, None if open_end else high, stated, final, max(first.scale, second.scale), note=note)
    figure.spans = [(i, end)]
    figure.near = qualifier in NEAR
    if open_end and second.below is not None:
        figure.below = tidy(second.below * factor2)
    figure.end_is_open = open_end
    return figure


def _in_terms(end: Amount, own: Unit, unit: Unit) -> tuple[Amount, Unit]:
    """Return an end in the unit of the other one where both are of one family."""
    mine, other = SIZES.get(own.per), SIZES.get(unit.per)
    if mine is None or other is None or mine[0] != other[0] or end.high != end.low or end.other is not None:
        return end, own
    value = tidy(end.low * mine[1] / other[1])
    return end._replace(low=value, high=value, raw=value), unit


def _ends(first: Amount, second: Amount, unit: Unit | None, high: float, shortened: bool) -> tuple[float, float, str]:
    """Supply the scale one end leaves out: 3-4 tỷ, từ 600.000 - 1,2 triệu, 600-700.000, 500 - 1 tỷ."""
    low, note = first.low, first.note or second.note
    if unit is not None:
        return low, high, note
    if first.scale == 1 and second.scale > 1:
        if first.raw <= second.raw:
            return tidy(first.raw * second.scale), high, note
        if first.low < 1000 and second.scale >= 1e6:
            return tidy(first.raw * second.scale / 1000), high, "elliptic"
        return low, high, note
    if first.scale > 1 and second.scale == 1 and high < low:
        return low, tidy(high * first.scale), note
    same = shortened and first.low and first.scale == second.scale == 1
    if same and second.grouped and not first.grouped and high % 1000 == 0:
        for step in (1e6, 1e3):
            if high >= step and first.low * step < high:
                return tidy(first.low * step), high, "elliptic"
    return low, high, note


def _change(tokens: Tokens, i: int, first: Amount, unit: Unit | None, j: int) -> Figure | None:
    """Read "từ 223 hộ nghèo năm 2016 xuống còn 41 hộ": the two ends of a change."""
    kinds = tokens.kinds
    k = j
    while kinds[k] not in (DOWN, UP, END, PUNCT) and not (unit is not None and _turns(tokens, k)) and k < j + 60:
        k += 1
    if kinds[k] not in (DOWN, UP) and not _turns(tokens, k):
        return None
    m = k + 1
    while kinds[m] in (QUAL, FILL, DOWN, UP, TO):
        m += 1
    second = amount(tokens, m)
    if second is None or (kinds[m] == DIG and kinds[m + 1] == WORD):
        return None
    unit2, end = read_unit(tokens, second.end)
    if (unit2 is None and kinds[k] == TO) or (unit is not None and unit2 is not None and unit2.code != unit.code):
        return None
    low, high, note = _ends(first, second, unit, second.low, unit2 is VND)
    final = unit2 or unit
    factor = final.factor if final is not None else 1
    ends = sorted((tidy(low * factor), tidy(high * factor)))
    scale = max(first.scale, second.scale)
    figure = Figure(i, end, ends[0], ends[1], "range", final, scale, note=note, spans=[(i, j), (k, end)])
    if final is None and scale >= 1e6:
        figure.unit = VND
    return figure


def _turns(tokens: Tokens, k: int) -> bool:
    return tokens.kinds[k] == TO or (tokens.kinds[k] == FILL and tokens.surface(k) == "còn")


def once(tokens: Tokens, figure: Figure) -> bool:
    """Read "2 năm một lần": the span between two times is the figure itself."""
    j = figure.end
    one = tokens.kinds[j] in (DIG, NUM) and tokens.values[j] in (1, "1", "01")
    if not one or tokens.kinds[j + 1] != UNIT or tokens.values[j + 1].cls != "times":
        return False
    figure.spans.append((j, j + 2))
    figure.end = j + 2
    return True
