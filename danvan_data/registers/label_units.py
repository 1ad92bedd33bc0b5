"""The unit that a column's label gives to the bare numbers below it."""

import re
from functools import cache

from danvan_data.language import t
from danvan_data.quantity.tokens.lexicon import unmarked
from danvan_data.quantity.tokens.units import UNITS

_TIMES = re.compile(r"(1[.,]?000(?:[.,]000)?) ?(\D+)")
_OTHER_DIGITS = re.compile(r"\d(?<!\bm[23])(?<!\bkm[23])")
_PART_OF_DATE = re.compile(r"[0-3]\d/[01]\d|[01]\d/\d{4}")
"""A day or month as a spreadsheet shows it: perhaps a range that it took for one, and no quantity."""
_NUMBER_OF = re.compile(r"(?:tổng )?số (?:lượng )?(?:lượt )?(?P<what>.+)", re.IGNORECASE)
_THINGS = sorted((word for word in UNITS if UNITS[word].cls == "count" and len(word) > 1), key=len, reverse=True)
_DOES = r"(?: (?:đã )?(?:được )?(?:tham gia|đóng góp|huy động|vận động|hưởng lợi|thụ hưởng|hỗ trợ|thoát nghèo))?"
_COUNTED = re.compile(rf"(?:lượt )?(?:{'|'.join(map(re.escape, _THINGS))}){_DOES}", re.IGNORECASE)
"""A label that is a thing counted and what it does: “Ngày công”, “Hội viên tham gia”; “Người thực hiện” is none."""
_THINGS_UNMARKED = "|".join(map(re.escape, map(unmarked, _THINGS)))
_COUNTED_UNMARKED = re.compile(
    rf"(?:tong )?so (?:luong )?(?P<what>(?:luot )?(?:{_THINGS_UNMARKED})(?: .*)?)"
    rf"|(?P<alone>(?:luot )?(?:{_THINGS_UNMARKED}){unmarked(_DOES)})",
    re.IGNORECASE,
)
"""The same without diacritics: behind “so” stands a thing that is known, for the word may be another (“So tay”)."""


def with_unit(label: str, text: str) -> str:
    """Return a figure column's text with the unit that its label gives to a bare number.

    Example:
        >>> with_unit("Kinh phí (triệu đồng)", "20"), with_unit("Kết quả – Ngày công", "350"), with_unit("Số hộ", "15")
        ('20 triệu đồng', '350 Ngày công', '15 hộ')
        >>> with_unit("Điểm", "81"), with_unit("Số hộ", "15 hộ nghèo"), with_unit("Số hộ", "05/2023")
        ('81', '15 hộ nghèo', '')
        >>> with_unit("So ho", "15"), with_unit("ngay_cong", "350"), with_unit("So tay", "45")
        ('15 ho', '350 ngay cong', '45')

    """
    if _PART_OF_DATE.fullmatch(text):
        return ""
    if label == t("registers.result"):
        return text.lstrip("-–+•* ")  # the mark of a list, no sign
    if not text.replace(".", "").replace(",", "").isdigit():
        return text
    if "(" in label:
        unit = label.rpartition("(")[2].strip(" )")
        if times := _TIMES.fullmatch(unit):  # (1.000 đồng)
            return f"{text} {'nghìn' if len(times[1]) < 6 else 'triệu'} {times[2]}"
        return text if _OTHER_DIGITS.search(unit) else f"{text} {unit}"
    counted = counted_by(label)
    return f"{text} {counted}" if counted else text


@cache
def counted_by(label: str) -> str:
    """Return what a label counts: “hộ tham gia” of “Số hộ tham gia”; "" where it counts nothing that is known."""
    last = label.split(" – ")[-1].strip()
    if last.isascii():
        told = _COUNTED_UNMARKED.fullmatch(last.replace("_", " "))
        return (told["what"] or told["alone"]) if told else ""
    if number_of := _NUMBER_OF.fullmatch(last):
        return number_of["what"]
    return last if _COUNTED.fullmatch(last) else ""
