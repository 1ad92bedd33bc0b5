"""One cell's text: cleaned and decoded, ditto and tick marks, list forms that hold several models."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from danvan_data.registers.words import DITTO, DITTO_MARKS, NO_TICKS
from danvan_data.text import clean, match_key

_GUARD = re.compile(r"^'(?=[=+\-@\t\r])")
_CLEAN = " -~À-ÃÈ-ÊÌÍÒ-ÔÙÚÝà-ãè-êìíò-ôùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ“”‘’–—…•●✓×°²³½"
_DAMAGE = re.compile(rf"[^{_CLEAN}]|  |^[ ']| $|_x000D_")
_ODD = re.compile(rf"[^{_CLEAN}\n]")
_SPACED = ("  ", "\n ", "\n'", " \n", "_x000D_")
"""What is left of `_DAMAGE` where texts are joined by line breaks."""
_AT_ONCE = 1000
_TO_FILL = re.compile(r"(?=.*(?:…|[._‥·]{3}|-{3}))[.…_‥․·\s-]+")
_ITEM = re.compile(
    r"^\s*(?:[-–—+*•●▪◦·]+\s*(?=\D)|[-–—+*•●▪◦·]+\s+|\(?\d{1,2}[.)/]+\s+|\d{1,2}[.)](?=[^\W\d_])|\(?[a-hđ][.)]\s+)"
)
_INLINE = re.compile(r"(?:^|[\s;,.])\(?(\d{1,2})[.)]\s*(?=[^\W\d_“\"])")
_LEAD = re.compile(r"^(?:[-–—+*•●▪◦·]+\s+|[-–—*•●▪◦·]+(?=[^\W\d_“\"])|\d{1,3}[.)]\s+(?=\S)|\d{1,2}\.(?=[^\W\d_]))")
_MOST_DIGITS = 15
LONGEST_DITTO = 14
_NUMBERED = re.compile(r"^(?:mô hình|mh|điển hình)(?: số)? \d{1,2}\s*:\s*(?=\S)", re.IGNORECASE)
_CONTINUES = re.compile(
    r"(?:[,\-–(/&]|\b(?:và|của|cho|với|trong|tại|về|ở|từ|vì|không|là|các|cùng|theo|để|thứ|ngày|tổ|mô hình|xã|thôn))$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:[,\-–(/&]|\b(?:và|của|cho|với|trong|tại|về|ở|từ|vì|theo|cùng|các|những|xây dựng|vận động))$", re.IGNORECASE
)
UPPER = "A-ZĐÀ-ÖØ-ÝĂĨŨƠƯ" + "".join(chr(c) for c in range(0x1EA0, 0x1EFA, 2))
"""The capital letters of Vietnamese, for a character class."""
_DASHED = re.compile(rf"(?:^|\s)[-–•+]\s*([{UPPER}].*?)(?=;?\s+[-–•+]\s*[{UPPER}]|$)")
_PROPER = frozenset(
    ["chủ", "bảy", "hai", "ba", "tư", "năm", "sáu", "đảng", "nhân", "bác", "tổ", "nhà", "việt", "hồ", "zalo"]
)


def plain_text(value: object) -> str:
    """Return any cell value as clean text: whole floats without a point, dates as dd/mm/yyyy."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return str(int(value)) if abs(value) < 1e15 and value.is_integer() else f"{value:.10g}".replace(".", ",")
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y")
    return str(value)


def whole_number(text: str) -> int | None:
    """Return the number that a text of digits alone is; `1²` is none, nor is one longer than any count."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def clean_text(text: str) -> str:
    """Return `text.clean`, sparing the work on text that is clean already, without a guarding apostrophe."""
    return _GUARD.sub("", clean(text)) if _DAMAGE.search(text) else text


def unclean_ones(texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts that `clean_text` changes, and few others; many at a time are looked at as one."""
    rest = iter(texts)
    while some := list(islice(rest, _AT_ONCE)):
        joined = "\n".join(["", *some, ""])
        if joined.count("\n") > len(some) + 1 or _ODD.search(joined) or any(map(joined.__contains__, _SPACED)):
            yield from filter(_DAMAGE.search, some)


def unfilled_ones(texts: Iterable[str]) -> list[str]:
    """Return the texts that only keep a place for one: `………`, `____`."""
    return [text for text in texts if text and text[0] in ".…_‥․·-" and _TO_FILL.fullmatch(text)]


def is_ditto(text: str) -> bool:
    """Tell whether a cell says “as above”: `nt`, `-nt-`, `"`, `như trên`."""
    if len(text) > LONGEST_DITTO or not text:
        return False
    if text in DITTO_MARKS or text.strip("- –—.'") in DITTO_MARKS:
        return True
    return match_key(text) in DITTO


def is_tick(text: str) -> bool:
    """Tell whether a cell of a tick column is ticked: any short mark that does not say no."""
    return 0 < len(text) <= 4 and text.casefold() not in NO_TICKS


def is_open(text: str) -> bool:
    """Tell whether a name breaks off: before a word that must follow, or within brackets or quotation marks."""
    bare = text.rstrip(" .;")
    return bool(_OPEN.search(bare)) or text.count("(") > text.count(")") or text.count("“") > text.count("”")


def strip_number(name: str) -> str:
    """Return a name without the list number or dash before it; `3 giảm, 4 giữ` and `1+10` keep their digits."""
    bare = _LEAD.sub("", name, count=1)
    return bare if len(bare) > 1 else name


def split_names(raw: str) -> list[str]:
    """Return the models that a cell lists: two only in a clear list form, a wrapped line stays one name."""
    lines = [line for line in (clean_text(part) for part in re.split(r"[\r\n\v]+", raw)) if line]
    if not lines:
        return []
    names = _marked(lines) if len(lines) > 1 else None
    if names is None and len(lines) > 1:
        names = _bare_lines(lines)
    if names is None:
        names = _inline(" ".join(lines))
    if len(names) > 1:
        names = [_NUMBERED.sub("", name) for name in names]
    return [stripped for stripped in (strip_number(_trim(name)) for name in names) if stripped]


def _trim(name: str) -> str:
    return name.strip().rstrip(";,").rstrip()


def _marked(lines: list[str]) -> list[str] | None:
    """Lines that begin with a dash or number begin a model; the others go on with it."""
    marks = [bool(_ITEM.match(line)) for line in lines]
    if sum(marks) < 2 and not (
        sum(marks) == 1 and len(lines) == 2 and _ITEM.match(lines[1]) and lines[0].endswith((":", ";"))
    ):
        return None
    names: list[str] = []
    for line, marked in zip(lines, marks, strict=True):
        if marked:
            names.append(_ITEM.sub("", line, count=1))
        elif names:
            names[-1] += " " + line
        elif not line.endswith(":"):
            names.append(line)
    return names


def _bare_lines(lines: list[str]) -> list[str] | None:
    """Unmarked lines are models when each reads as a name of its own, or all but the last end in `;`."""
    if all(line.endswith(";") for line in lines[:-1]):
        return lines
    if all(re.match(r"(?:mô hình|mh)\b", line, re.IGNORECASE) for line in lines):
        return lines
    if all(re.fullmatch(r"[“\"].+[”\"][;,.]?", line) for line in lines):
        return lines
    whole = all(_reads_as_name(line) for line in lines) and not any(_CONTINUES.search(line) for line in lines[:-1])
    return lines if whole else None


def _reads_as_name(line: str) -> bool:
    words = line.split()
    if len(words) < 3 or line.isupper() or not words[0][:1].isupper() or line.count("(") != line.count(")"):
        return False
    return words[1][:1].islower() and words[0].casefold() not in _PROPER


def _inline(text: str) -> list[str]:
    """`1. A; 2. B`, `A; B` and `“A”, “B”` in one line."""
    marks = [(m.start(1), m.end(), int(m[1])) for m in _INLINE.finditer(text)]
    if len(marks) > 1 and [n for _, _, n in marks] == list(range(1, len(marks) + 1)) and marks[0][0] <= 1:
        ends = [start for start, _, _ in marks[1:]] + [len(text)]
        return [text[end:stop].rstrip(" (") for (_, end, _), stop in zip(marks, ends, strict=True)]
    if ";" in text:
        parts = [part.strip() for part in text.split(";") if part.strip()]
        if len(parts) > 1 and all(_is_item(part) for part in parts):
            return [_ITEM.sub("", part) for part in parts]
    quoted = re.fullmatch(r"(?:[“\"][^“”\"]+[”\"](?:\s*[,;]\s*|\s+và\s+)?){2,}", text)
    if quoted:
        return re.findall(r"[“\"]([^“”\"]+)[”\"]", text)
    dashed = _DASHED.findall(text) if text[0] in "-–•+" else []
    return dashed if len(dashed) > 1 else [text]


def _is_item(part: str) -> bool:
    bare = _ITEM.sub("", part)
    return len(bare.split()) >= (3 if part.isupper() else 2) and (
        bare[0].isupper() or bare[0] in '“"' or bare[0].isdigit() or bare.casefold().startswith("mô hình")
    )


def split_like(raw: str, count: int) -> list[str]:
    """Return a neighbouring cell's parts when it lists exactly `count` of them, else the whole text each time."""
    lines = [line for line in (clean_text(part) for part in re.split(r"[\r\n\v]+", raw)) if line]
    if (
        count > 1
        and len(lines) == count
        and (all(_ITEM.match(line) for line in lines) or all(line[:1].isupper() for line in lines))
    ):
        return [_trim(_ITEM.sub("", line, count=1)) for line in lines]
    return [clean_text(raw)] * count
