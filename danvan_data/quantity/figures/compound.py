"""One amount in several parts: 1 mẫu 5 sào · 3 tấn 5 tạ · 2 tấn rưỡi · 1m65 · 50 ± 5 kg."""

from __future__ import annotations

from danvan_data.quantity.numbers.digits import tidy
from danvan_data.quantity.numbers.numerals import EXACT, TAIL_ENDS, Amount, amount
from danvan_data.quantity.tokens.lexer import Tokens
from danvan_data.quantity.tokens.lexicon import NUM, QUAL, RUOI, UNIT
from danvan_data.quantity.tokens.units import SIZES, Unit


def compound(tokens: Tokens, first: Amount, unit: Unit, j: int) -> tuple[Amount, int]:
    """Add the smaller units that follow an amount with its unit, or its half; (the amount, the token after it)."""
    kinds = tokens.kinds
    if kinds[j] == RUOI:
        return _add(first, first.scale / 2), j + 1
    size = SIZES.get(unit.per)
    if size is None or first.shape != EXACT:
        return first, j
    family, large = size
    last = large
    while True:
        part = amount(tokens, j)
        if part is None or part.shape != EXACT or part.end == j:
            break
        smaller = SIZES.get(tokens.values[part.end].per) if kinds[part.end] == UNIT else None
        if smaller is None:
            return _decimals(tokens, first, j) if unit.cls == "measure" else (first, j)
        if smaller[0] != family or smaller[1] >= last or part.low * smaller[1] >= last or part.scale > 1:
            break
        first = _add(first, part.low * smaller[1] / large)
        last, j = smaller[1], part.end + 1
    return first, j


def _add(first: Amount, extra: float) -> Amount:
    high = None if first.high is None else tidy(first.high + extra)
    return first._replace(low=tidy(first.low + extra), high=high)


def _decimals(tokens: Tokens, first: Amount, j: int) -> tuple[Amount, int]:
    """Read 1m65 and "3 tạ 5" as 1.65 and 3.5."""
    raw = tokens.values[j]
    if tokens.kinds[j] != NUM or not raw.isdigit() or len(raw) > 2 or first.low % 1 or first.scale > 1:
        return first, j
    if not (tokens.glued(j) or tokens.kinds[j + 1] in TAIL_ENDS):
        return first, j
    return _add(first, int(raw) / 10 ** len(raw))._replace(note="short_tail"), j + 1


def tolerance(
    tokens: Tokens, first: Amount, unit: Unit | None, j: int
) -> tuple[float, float, float, Unit | None, int] | None:
    """Read "50 ± 5 kg" and "50 kg ± 10%" from token `j`: (low, high, scale, unit, end), in the unit's own terms."""
    if tokens.kinds[j] != QUAL or tokens.values[j] != "plus minus":
        return None
    second = amount(tokens, j + 1)
    if second is None or second.shape != EXACT or first.high != first.low:
        return None
    end = second.end
    own = tokens.values[end] if tokens.kinds[end] == UNIT else None
    width = second.low
    if own is not None:
        end += 1
        if own.cls == "percent" and unit is not None and unit.cls != "percent":
            width, own = first.low * width / 100, unit
        elif unit is not None and own != unit:
            return None
    if second.scale > 1 and first.scale == 1 and unit is None:  # 5 ± 1 triệu
        first = first._replace(low=first.low * second.scale)
    return tidy(first.low - width), tidy(first.low + width), max(first.scale, second.scale), own or unit, end
