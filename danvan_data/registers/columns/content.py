"""What the cells of a column are like: the shares that are fields, places, bodies, persons, numbers or names."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from danvan_data.registers.grid.cells import is_ditto, is_tick
from danvan_data.registers.grid.texts import Rows
from danvan_data.registers.places.communes import is_commune
from danvan_data.registers.places.gazetteer import is_place_name
from danvan_data.registers.words import CONTENT, field_codes, organisation_type, starts
from danvan_data.text import match_key

SAMPLE = 400
"""Rows that are looked at to know a column."""

_FIGURE = re.compile(
    r"[<>≥≤~≈]?\s*-?\d[\d.,\s]*(?:%|đ|đồng|tr\.?đ|triệu|tỷ|ha|m2|m²|km|kg|tấn|hộ|người)?\.?$", re.IGNORECASE
)
_ORDINAL = re.compile(r"\(?\d{1,4}(?:\.\d{1,3})?[.)]?$")
_YEAR = re.compile(r"(?:năm\s*)?(?:19|20)\d\d$", re.IGNORECASE)
_DATE = re.compile(
    r"(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{2,4})?$|tháng \d{1,2}\b|quý [ivx\d]+\b", re.IGNORECASE
)
_PERIOD = re.compile(r"(?:19|20)\d\d\s*(?:-|–|—|đến)\s*(?:năm\s*)?(?:(?:19|20)\d\d|nay)")
_PHONE = re.compile(r"(?:\+84|0)[\d .]{8,12}$|[^@\s]+@[^@\s]+$")
_CODE = re.compile(r"(?=.*\d)[A-Z\d][A-Z\d._/-]{1,14}$")
_KIND = re.compile(r"(?:tập thể|cá nhân|tt|cn)(?: ?[/,] ?(?:tập thể|cá nhân|tt|cn))?$", re.IGNORECASE)
_HONORIFIC = re.compile(
    r"(?:ông|bà|anh|chị|đồng chí|đ/c|hộ ông|hộ bà|gia đình (?:ông|bà|anh|chị))[.:]?\s+[^\W\d_]", re.IGNORECASE
)
_CLOCK = re.compile(r"(?:từ )?\d{1,2} ?(?:h|giờ|:|g)(?: ?\d{2})?(?!\w)(?!.*\d/\d)", re.IGNORECASE)
_MARKS = frozenset(("x", "v", "1", "có", "c", "đ"))
"""What marks a cell beside signs."""
_LONGEST_PERSON = 8
_SURNAMES = frozenset(match_key(word) for word in CONTENT["surnames"])
_JOINED = re.compile(r"\s*(?:[,;+/&]|\s[–-]\s|\bvà\b)\s*")
_LONGEST_CHOICE = 3
"""Words of what is chosen from few: “Hồ sơ, thực tế”."""
_TITLED = re.compile(
    r"(?:^\W*(?:\d{1,2}\s*[.)/]\s*)?(?:mô hình|mh|điển hình)(?: \d{1,2})?"
    r"|(?:^|[\s;])tên (?:gọi |của )?(?:mô hình|mh|điển hình)(?: [^\W\d_]+){0,5})\s*:\s*[“\"«]?\w",
    re.IGNORECASE,
)
"""A label of a name with the name behind it: “Đơn vị: Đoàn xã Tên mô hình: …”."""
_PLAN = starts(CONTENT["plan_verbs"])
_MODEL = re.compile(rf"(?:^| )(?:{'|'.join(re.escape(match_key(word)) for word in CONTENT['model_words'])})(?: |$)")
_THING = starts(CONTENT["things"])


def is_other_body(text: str) -> bool:
    """Tell whether a text is a body's name, but neither a commune nor a village nor a person."""
    kind = organisation_type(text)
    if text.islower() and len(text.split()) < 3:  # “thanh niên”: whom it is for
        return False
    if kind == "other":  # “Hội ý năm phút” and “Tổ 5” are none, “Ban Chỉ huy Đội 5” and “Chi hội xóm 14” are
        words = text.split()
        return any(word[:1].isupper() or (word.isdigit() and len(words) > 2) for word in words[1:])
    return kind not in ("", "residents", "individual") and (kind == "government" or not is_commune(text))


def is_holder(text: str) -> bool:
    """Tell whether a text is a person, called by a dignity: `Mục sư Y Hăn Êban`, `Già làng A Brôl`."""
    words = text.split()
    named = 3 <= len(words) <= _LONGEST_PERSON and all(word[:1].isupper() for word in words[-2:])
    return named and organisation_type(text) == "individual" and not _HONORIFIC.match(text)


def is_person(text: str) -> bool:
    """Tell whether a text is a person's name: `Ông Lê Văn Thử`, `Nguyễn Thị A`, with any honorific."""
    words = text.split()
    if _HONORIFIC.match(text):
        return len(words) <= _LONGEST_PERSON
    return 2 <= len(words) <= 5 and match_key(words[0]) in _SURNAMES and all(word[:1].isupper() for word in words)


def _is_phrase(text: str) -> bool:
    return len(text.split()) >= 2 and text[:1] not in "(<" and not _FIGURE.match(text) and len(text) <= 400


def is_titled(text: str) -> bool:
    """Tell whether a cell says of itself that it names a model: `Tên mô hình: Bếp sạch`, with whatever follows."""
    return ":" in text and bool(_TITLED.search(text))


def _says_field(text: str) -> bool:
    found, known = field_codes(text)
    return bool(found) and known


TESTS: dict[str, Callable[[str], bool]] = {
    "ordinal": lambda text: bool(_ORDINAL.match(text)),
    "figure": lambda text: bool(_FIGURE.match(text)),
    "year": lambda text: bool(_YEAR.match(text)),
    "period": lambda text: bool(_PERIOD.search(text)),
    "clock": lambda text: bool(_CLOCK.match(text)),
    "date": lambda text: bool(_DATE.match(text)),
    "phone": lambda text: bool(_PHONE.match(text)),
    "code": lambda text: bool(_CODE.match(text)) and not text.isdigit(),
    "field": _says_field,
    "commune": lambda text: is_commune(text) or is_place_name(text),
    "body": is_other_body,
    "person": is_person,
    "holder": is_holder,
    "village": lambda text: organisation_type(text) == "residents",
    "tick": lambda text: is_tick(text) and not is_commune(text) and not is_other_body(text),
    "mark": lambda text: is_tick(text) and (text.casefold() in _MARKS or not text[0].isalnum()),
    "kind": lambda text: bool(_KIND.match(text)),
    "phrase": _is_phrase,
    "plan": lambda text: bool(_PLAN.match(match_key(text))),
    "titled": is_titled,
    "model": lambda text: bool(_MODEL.search(match_key(text))),
    "thing": lambda text: bool(_THING.match(match_key(text))),
    "wordy": lambda text: len(text) > 6,
    "long": lambda text: len(text) > 60 or len(text.split()) > 12,
}
"""What a cell can be; a cell may be several of them."""


@lru_cache(maxsize=65536)
def _kinds(text: str) -> tuple[str, ...]:
    return tuple(name for name, test in TESTS.items() if test(text))


def _choices(told: Counter[str]) -> int:
    """Count the cells that put a few short words together that other cells have, too: “Hồ sơ”, “Hồ sơ, thực tế”."""
    parts = {text: list(map(match_key, _JOINED.split(text))) for text in told}
    if not any(len(found) > 1 for found in parts.values()):
        return 0  # the same names again and again, as in every commune
    times = Counter(part for text, found in parts.items() for part in set(found) for _ in range(told[text]))
    return sum(
        told[text]
        for text, found in parts.items()
        if all(times[part] > 1 and len(part.split()) <= _LONGEST_CHOICE for part in found)
    )


@dataclass(frozen=True)
class Profile:
    """A column's content: cells that tell, the shares of rows filled, of different texts, of cells of each kind."""

    size: int
    filled: float
    distinct: float
    shares: dict[str, float]

    def __getitem__(self, kind: str) -> float:
        return self.shares.get(kind, 0.0)


EMPTY = Profile(0, 0.0, 0.0, {})


def profile(rows: Rows, column: int) -> Profile:
    """Return what the cells of a column are like; dittos count as filled, but tell of nothing."""
    return _profile(tuple(row[column] for row in rows if column < len(row) and row[column]), len(rows))


@lru_cache(maxsize=256)
def _profile(texts: tuple[str, ...], rows: int) -> Profile:
    """Return what texts are like, of so many rows; the same are asked for by what settles columns and what judges."""
    told = Counter(texts)
    for ditto in list(filter(is_ditto, told)):
        del told[ditto]
    size = sum(told.values())
    if not size:
        return EMPTY
    counts: Counter[str] = Counter()
    for text, times in told.items():
        for kind in _kinds(text):
            counts[kind] += times
    counts["choice"] = _choices(told)
    shares = {kind: count / size for kind, count in counts.items()}
    return Profile(size, len(texts) / rows, len(told) / size, shares)
