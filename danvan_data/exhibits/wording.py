"""A value in words: its interval, what it is per, and every qualifier that a reader must not miss."""

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from danvan_data.language import interval, number, percent, t
from danvan_data.measures.spread.distribution import FEW

SIGNS = {"≥": "at_least", "≤": "at_most", "≈": "about_so"}
"""The signs of charts and tables, and the words that stand for them in a sentence."""
_SIGN = re.compile(rf"([{''.join(SIGNS)}])[ \u00a0]*")
_PERCENT = re.compile(r"\d\s*%")
_QUOTES = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_TAIL = re.compile(r"((?: · [^;,.()·]+)+)(?=[;,.](?:\s|$)|$)")
"""What is set off by a point behind a value, at the end of a clause."""


def shown(
    low: float, high: float, unit: str = "", *, about: bool = False, per: str = "", derived: bool = False,
    one_case: str = "", assumed: str = "", more: tuple[str, ...] = (),
) -> str:  # fmt: skip
    """Return a value as every output shows it: `≈ 3 tỷ đồng/năm · một hộ · tự tính`.

    `per` are words that follow a stroke; `one_case` and `more` are words set off by a point; `assumed` is the
    assumption in words.

    Example:
        >>> shown(3e9, float("nan"), "VND", per="năm")
        '≥ 3 tỷ đồng/năm'

    """
    value = interval(low, high, unit)
    value = t("exhibit.about", words=value) if about else value
    tails = [one_case, t("exhibit.derived") if derived else "", *more]
    tails += [t("exhibit.assumed", assumption=assumed)] if assumed else []
    return " · ".join([f"{value}/{per}" if per else value, *(tail for tail in tails if tail)])


def share_of(low: float, high: float) -> str:
    """Return a share (0 to 1) with what is open or spread of it: `≥ 40%`, `50%–60%`, `72%`."""
    if pd.isna(high):
        return f"≥ {percent(low)}"
    if pd.isna(low):
        return f"≤ {percent(high)}"
    return percent(low) if percent(low) == percent(high) else f"{percent(low)}–{percent(high)}"


def part_of(n: float, total: float) -> str:
    """Return a part of a whole: with its share, of few as a fraction (a share of 3 says nothing), and none as 0.

    Example:
        >>> part_of(8, 21), part_of(2, 3), part_of(0, 21)
        ('8 (38%)', '2/3', '0')

    """
    if not n or not total:
        return number(n)
    return f"{number(n)}/{number(total)}" if total < FEW else f"{number(n)} ({percent(n / total)})"


def told(row: Any, unit: str = "", *, per: str = "", one_case: str = "") -> dict[str, Any]:
    """Return what a mark of a stated figure says: ends, words, and whether it is about so much or was widened.

    `row` has `low, high, qualifier`, and `tolerance` where its table was read with one.
    """
    about, assumed = row.qualifier == "about", tolerated(row)
    unit = "%" if unit == "other" and _PERCENT.search(getattr(row, "as_reported", "")) else unit
    return {
        "low": row.low, "high": row.high, "about": about, "assumed": assumed, "look": "hatched" if assumed else "",
        "text": shown(row.low, row.high, unit, about=about, per=per, one_case=one_case, assumed=assumed)
        .replace(" %", "%"),
    }  # fmt: skip


def tolerated(row: Any) -> str:
    """Name the tolerance by which a figure that is only near the truth was widened; "" where it was not."""
    share = getattr(row, "tolerance", 0.0)
    return t("exhibit.tolerance", share=percent(share)) if share else ""


def in_prose(sentence: str) -> str:
    """Return a sentence whose values are written as words have them: no sign, and what qualifies them in brackets.

    Example:
        >>> in_prose("lớn nhất: ≥ 3 tỷ đồng · một hộ, nhỏ nhất: ≈ 50 triệu đồng").replace("\u00a0", " ")
        'lớn nhất: ít nhất 3 tỷ đồng (một hộ), nhỏ nhất: khoảng 50 triệu đồng'

    """
    worded = _SIGN.sub(lambda sign: f"{t(f'exhibit.{SIGNS[sign[1]]}')}\u00a0", sentence)
    return _TAIL.sub(lambda tail: f" ({tail[1].removeprefix(' · ').replace(' · ', ', ')})", worded)


def quoted(name: str) -> str:
    """Return a name in quotation marks, those inside it as inner ones.

    Example:
        >>> quoted('Tổ "Cổng nhà"')
        '“Tổ ‘Cổng nhà’”'

    """
    inner = _QUOTES.sub(r"‘\1’", name)
    return f"“{inner}”"


def listed(names: Sequence[str]) -> str:
    """Return names as a list within a sentence; where one of them is a list itself, nothing but semicolons parts them.

    Example:
        >>> listed(["Hội Nông dân", "chính quyền, ban, ngành"]), listed(["kinh tế", "văn hóa"])
        ('Hội Nông dân; chính quyền, ban, ngành', 'kinh tế và văn hóa')

    """
    if len(names) == 1 or any("," in name for name in names):
        return "; ".join(names)
    return t("meaning.and", first=", ".join(names[:-1]), last=names[-1])
