"""What a spreadsheet shows of a value under a number format, as far as that says more than the value itself.

Only a unit, a percent sign, a scale, leading zeros, a text for nothing or a date without its year change what is
read; a format that only groups digits leaves the number as it is. Digits are shown by Vietnamese custom.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]?|(?P<general>General)|(?P<number>[0#?][0#?.,]*|\.[0#?]+)'
    r"|(?P<exponent>[Ee][+-])|(?P<percent>%)|(?P<text>@)|(?P<date>[dmyhsDMYHS]+|AM/PM|A/P)|(?P<plain>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
_LONGEST = 255
_BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "d/m/yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
}  # fmt: skip
"""The formats that a workbook names by number alone, as far as they are not mere digits."""


class Shown(NamedTuple):
    """What is shown, and whether it is a date that lacks its year or day: perhaps a range that Excel took for one."""

    text: str
    part_of_date: bool = False


class _Part(NamedTuple):
    kind: str
    text: str


@dataclass(frozen=True)
class _Section:
    parts: tuple[_Part, ...]
    condition: tuple[str, float] | None = None

    @property
    def has_digits(self) -> bool:
        return any(part.kind in ("number", "general") for part in self.parts)

    @property
    def date_letters(self) -> str:
        return "".join(part.text for part in self.parts if part.kind == "date").lower()

    def tells(self) -> bool:
        """Whether it says more than the digits: a unit, a percent sign, a scale, leading zeros, or no digits at all."""
        literal = "".join(part.text for part in self.parts if part.kind == "literal")
        numbers = [part.text for part in self.parts if part.kind == "number"]
        if any(part.kind == "exponent" for part in self.parts) or len(numbers) > 1:
            return False
        if not self.has_digits or any(part.kind == "percent" for part in self.parts):
            return True
        if numbers and not any(set(text) & set("0#") for text in numbers):
            return True  # the dash of accounts for nothing
        scaled = any(_thousands(text) for text in numbers)
        padded = any(re.match(r"0[0,]+", text) for text in numbers)
        return scaled or padded or any(char.isalpha() or char in "₫$€£¥%‰" for char in literal)


@dataclass(frozen=True)
class NumberFormat:
    """A number format, understood; see `number_format`."""

    sections: tuple[_Section, ...]

    def shown(self, value: object) -> Shown | None:
        """Return what is shown of a cell's value, None when it is the value as it is."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, datetime):
            return self._date(value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        section, number = self._section(float(value))
        if section is None or section.date_letters or not section.tells():
            return None
        return Shown(_rendered(section, number))

    def _text(self, value: str) -> Shown | None:
        section = self.sections[3] if len(self.sections) > 3 else self.sections[-1]
        if len(self.sections) < 4 and not any(part.kind == "text" for part in section.parts):
            return None
        if not any(part.kind == "literal" and part.text.strip() for part in section.parts) and section.parts:
            return None
        return Shown("".join(value if part.kind == "text" else part.text for part in section.parts).strip())

    def _date(self, value: datetime) -> Shown | None:
        letters = self.sections[0].date_letters
        if not letters or "h" in letters or "s" in letters:
            return None
        year, month, day = "y" in letters, "m" in letters, "d" in letters
        if year and day:
            return None
        if year:
            return Shown(f"{value:%m/%Y}", part_of_date=True) if month else Shown(f"{value:%Y}")
        return Shown(f"{value:%d/%m}" if day else f"{value:%m}", part_of_date=True) if month else None

    def _section(self, value: float) -> tuple[_Section | None, float]:
        numeric = self.sections[:3]
        if any(section.condition for section in numeric):
            for section in numeric:
                if section.condition is None or _holds(value, *section.condition):
                    return section, value
            return None, value
        if len(numeric) == 1:
            return numeric[0], value
        if value < 0:
            return numeric[1], -value
        return (numeric[2] if value == 0 and len(numeric) > 2 else numeric[0]), value


def _holds(value: float, sign: str, bound: float) -> bool:
    return {
        "<": value < bound, ">": value > bound, "<=": value <= bound, ">=": value >= bound, "=": value == bound,
        "<>": value != bound,
    }[sign]  # fmt: skip


def _rendered(section: _Section, value: float) -> str:
    scale = -3 * sum(_thousands(part.text) for part in section.parts if part.kind == "number")
    scale += 2 * sum(part.kind == "percent" for part in section.parts)
    number = Decimal(repr(value)).scaleb(scale)
    pieces = []
    for part in section.parts:
        if part.kind == "number":
            pieces.append(_digits(part.text, number))
        elif part.kind == "general":
            pieces.append(f"{value:.10g}".replace(".", ","))
        elif part.kind == "percent":
            pieces.append("%")
        elif part.kind == "literal":
            pieces.append(part.text)
    return "".join(pieces).strip()


def _thousands(places: str) -> int:
    """Return by how many thousands a number is divided: the commas behind its last whole digit."""
    whole = places.partition(".")[0]
    behind = len(places) - len(places.rstrip(",")) if "." in places else 0
    return len(whole) - len(whole.rstrip(",")) + behind


def _digits(places: str, number: Decimal) -> str:
    whole, _, fraction = places.rstrip(",").partition(".")
    whole = whole.rstrip(",")
    rounded = number.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    digits, _, rest = f"{abs(rounded):f}".partition(".")
    digits = digits.zfill(whole.count("0")) if "0" in whole or digits != "0" else ""
    least = len(fraction.rstrip("#?"))
    rest = rest[:least] + rest[least:].rstrip("0")
    if "," in whole:
        digits = f"{int(digits):,}".replace(",", ".") if not digits.startswith("0") else digits
    return ("-" if rounded < 0 else "") + digits + (f",{rest}" if rest else "")


@lru_cache(maxsize=4096)
def number_format(code: str | int) -> NumberFormat | None:
    """Return the format of a code (or of a built-in number); None when it shows no value otherwise than it is."""
    if isinstance(code, int):
        code = _BUILT_IN.get(code, "")
    if not code or code in ("General", "@") or len(code) > _LONGEST:
        return None
    sections = tuple(map(_section, _split(code)[:4]))
    dates = any(section.date_letters for section in sections)
    texts = any(part.kind == "text" for section in sections for part in section.parts)
    hides = len(sections) > 1
    return NumberFormat(sections) if dates or texts or hides or any(s.tells() for s in sections) else None


def _split(code: str) -> list[str]:
    return re.findall(r'(?:"[^"]*"?|\\.|\[[^\]]*\]?|[^;"\\\[])+|(?<=;)(?=;|$)|^(?=;)', code, re.DOTALL) or [code]


def _section(code: str) -> _Section:
    parts: list[_Part] = []
    condition = None
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""
        text = match[kind] if kind else ""
        if kind == "bracket":
            found = _CONDITION.match(text)
            if found:
                condition = (found[1], float(found[2]))
            elif text.startswith("$"):
                parts.append(_Part("literal", text[1:].partition("-")[0]))
            elif re.fullmatch(r"[hms]+", text, re.IGNORECASE):
                parts.append(_Part("date", "h"))
        elif kind in ("quoted", "escaped", "plain"):
            parts.append(_Part("literal", text))
        elif kind:
            parts.append(_Part(kind, text))
        else:
            parts.append(_Part("literal", " "))
    return _Section(tuple(part for part in parts if part.text), condition)
