"""Section rows of a register: what a heading says for the rows below it, and how headings nest."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from danvan_data.registers.grid.cells import clean_text, whole_number
from danvan_data.registers.places.communes import commune_cell, commune_in, is_commune, proper_case
from danvan_data.registers.words import (
    HEADING,
    ORGANISATION_WORDS,
    field_codes,
    field_of,
    keys,
    organisation_type,
    starts,
)
from danvan_data.text import match_key

_ROMAN = re.compile(r"(?=[IVXL])(?:X{0,3})(?:IX|IV|V?I{0,3})$")
_NUMBERED = re.compile(
    r"^(?:(?:phần|mục|nhóm|khối)\s+)?(?P<mark>[IVXL]{1,6}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])"
    r"\s*(?:[.)/:]+|[-–](?=\s|[^\W\d_]))\s*(?P<text>\S.*)$"
    r"|^(?:phần|mục)\s+(?P<mark2>[IVXL]{1,6}|[A-ZĐ]|\d{1,2})\s+(?P<text2>\S.*)$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"[\s:;,–-]*[(\[]?\s*(?:gồm|có|tổng số|tổng|cộng|số lượng|đăng ký)?[\s:]*\b(\d{1,4})\s*"
    r"(?:mô hình|mh|điển hình|tập thể|cá nhân|đơn vị|mô hình[,/] ?điển hình|mhdvk)?(?: dân vận khéo| dvk)?"
    r"\s*[)\]]?[\s.:;]*$",
    re.IGNORECASE,
)
_SO_ON = re.compile(
    r"[\s,;.:–-]*\(?\b(?:(?:cụ thể|bao gồm|gồm|có)(?: các mô hình)?(?: như sau| sau đây)?|như sau(?: đây)?|sau đây"
    r"|như dưới đây|(?:có )?danh sách (?:kèm theo|cụ thể|như sau))\)?[\s.:;…]*$",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"[\s,–-]+(?:trong )?năm ((?:19|20)\d\d)[\s.:]*$", re.IGNORECASE)
_TITLE_FIELD = re.compile(
    r"lĩnh vực[\s:]+(.+?)(?=[\s,(]*(?:\bnăm\b|\bgiai đoạn|\bcủa\b|\btrên\b|\btại\b|\bcấp\b|\bdo\b"
    r"|\b(?:xã|phường|thị trấn|huyện|quận|tỉnh|thành phố)(?! hội)\b|[()\[“\"]|$))",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[-+*•–●]\s*")
_KIND = {kind: keys(*HEADING[kind]) for kind in ("collective", "individual")}
_LEVEL = {level: keys(*HEADING[f"level_{level}"]) for level in ("commune", "district", "province")}
_LEVEL_WORDS = keys(*HEADING["level_words"])
_YEAR = re.compile(r"^(?:năm\s+)?((?:19|20)\d\d)$", re.IGNORECASE)
_AREA = starts(HEADING["area"])
_FIELD_LEAD = starts(HEADING["field"])
_PLACE_LEAD = re.compile(
    r"^(?:đơn vị|địa bàn|đảng bộ|đảng ủy|đảng uỷ|ubnd|ub mttq|khối dân vận|cụm)\s*:?"
    r"\s+(?=(?:xã|phường|thị trấn|tt\.?)\s)",
    re.IGNORECASE,
)
_SITE = r"(?:(?:đóng|đứng chân|đóng quân|phụ trách|quản lý|thuộc|trên|tại|ở)\s+){0,3}(?:địa bàn|địa phận)?\s*:?\s*"
_PLACED = r"(?P<place>(?:xã|phường|thị trấn|đặc khu|tt\.?|x\.|p\.)\s?[^(),;:]+?)"
_BODY_AND_PLACE = (
    re.compile(rf"(?P<body>[^()]+?)\s*(?:\(\s*|[,;:]\s*|\s[-–—]\s+){_SITE}{_PLACED}\s*\)?", re.IGNORECASE),
    re.compile(rf"{_PLACED}\s*(?:\(\s*|[,;:]\s*|\s[-–—]\s+)(?P<body>[^()]+?)\s*\)?", re.IGNORECASE),
)
"""A body with the commune where it stands, and a commune with the body in it."""
_LONGEST, _LONGEST_BODY = 600, 120
_TAIL = re.compile(
    r"\b(?:kết nối|nhận|không|vì|giúp|làm|với|tự quản|kiểu mẫu|xanh|an toàn|văn minh|bốn|năm|ba|hai)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Carry:
    """What the headings above a row say for it; `field` with `field_text` as reported. "" = they are silent."""

    field: str = ""
    field_text: str = ""
    commune: str = ""
    organisation: str = ""
    kind: str = ""
    year: str = ""
    level: str = ""


@dataclass(frozen=True)
class Heading:
    """One heading: the style of its number, what it is about and carries, the models it states, its plain number."""

    style: str
    about: tuple[str, ...]
    carry: Carry
    text: str
    stated: int | None = None
    number: int | None = None


def number_style(mark: str) -> str:
    """Return the style of a section number: roman, letter, small, dotted, arabic, or "" for none."""
    mark = mark.strip(" .)/:(-–")
    if not mark:
        return ""
    if mark.isdigit():
        return "arabic"
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{1,3})+", mark):
        return f"dotted {len(re.split('[.,]', mark))}"
    if _ROMAN.match(mark.upper()) and (mark.isupper() or len(mark) > 1):
        return "roman"
    if len(mark) == 1 and mark.isalpha():
        return "letter" if mark.isupper() else "small"
    if re.fullmatch(r"[IVXL]+\.\d{1,2}|[A-ZĐ]\.\d{1,2}|[A-ZĐ]\.?[IVXL]+|[A-ZĐ]\d", mark):
        return "compound"
    return ""


def split_mark(text: str) -> tuple[str, str]:
    """Split `"I. KINH TẾ"` into its number and the rest; the number is "" when there is none."""
    match = _NUMBERED.match(text)
    if not match:
        return "", text
    mark, rest = match["mark"] or match["mark2"], match["text"] or match["text2"]
    return (mark, rest) if number_style(mark) else ("", text)


@lru_cache(maxsize=8192)
def parse_heading(text: str, mark: str = "") -> Heading:
    """Read a heading: field, commune, collective or individual, level, year or body that it names.

    `about` is empty when it names none of them, or the text is too long for a heading.
    """
    if len(text) > _LONGEST:
        return Heading(number_style(mark), (), Carry(), text)
    inner, rest = split_mark(text)
    if mark and inner != mark.strip(" ."):
        rest = text
    rest = _BULLET.sub("", rest)
    while (shorter := _SO_ON.sub("", rest)) not in (rest, ""):
        rest = shorter
    year = _YEAR.match(rest.strip(" .:"))
    count = None if year else _COUNT.search(rest)
    if count and not (count[0].strip()[:1] in "(:[–-" or re.search(r"[^\d\s()\[\]:;.–-]", count[0])):
        count = None
    body = rest[: count.start()] if count and count.start() > 0 else rest
    body = body.strip(" .:;–-")
    year = year or _YEAR.match(body)
    carry = Carry(year=year[1]) if year else _with_year(clean_text(body))
    style = number_style(mark or inner)
    about = tuple(
        name for name in ("field_text", "commune", "organisation", "kind", "year", "level") if getattr(carry, name)
    )
    number = whole_number((mark or inner).rstrip(" .)"))
    return Heading(style, about, carry, text, int(count[1]) if count else None, number)


def title_heading(text: str) -> Heading | None:
    """Return what a list's title says of the field of all its models: “DANH SÁCH MÔ HÌNH LĨNH VỰC KINH TẾ NĂM 2023”."""
    match = _TITLE_FIELD.search(text)
    wording = match[1].strip(" .:;,–-") if match else ""
    code = field_of(wording)
    return Heading("", ("field_text",), Carry(field=code, field_text=wording), text) if code else None


def _with_year(body: str) -> Carry:
    """A heading that may end in its year: “Lĩnh vực kinh tế năm 2023”."""
    match = _OF_YEAR.search(body)
    carry = _carry(body[: match.start()]) if match else Carry()
    return replace(carry, year=match[1]) if match and carry != Carry() else _carry(body)


def _carry(body: str) -> Carry:
    key = match_key(body)
    for kind, words in _KIND.items():
        if key in words:
            return Carry(kind=kind)
    for level, words in _LEVEL.items():
        if key in words:
            return Carry(level=level)
    found, known = field_codes(body)
    if (found and known) or _FIELD_LEAD.match(key):
        code = next(iter(found)) if known and len(found) == 1 else ""
        return Carry(field=code, field_text=body)
    if placed := _body_with_place(body):
        return placed
    place = _PLACE_LEAD.sub("", body)
    if is_commune(place):
        return Carry(commune=commune_cell(place))
    parts = [part.strip() for part in re.split(r"\s+[-–]\s+|[,;:]\s+", body) if part.strip()]
    if len(parts) == 2:
        first, second = _carry(parts[0]), _carry(parts[1])
        if any((first.commune, first.kind, first.level)) and any((second.field_text, second.kind, second.commune)):
            return merge(first, second)
    return _body(body)


def _body_with_place(body: str) -> Carry | None:
    """A body and the commune where it stands, in either order: `"Đồn Biên phòng Y Tý (địa bàn xã Y Tý)"`."""
    for pattern in _BODY_AND_PLACE if len(body) <= _LONGEST_BODY else ():
        match = pattern.fullmatch(body)
        if match and is_commune(match["place"]) and (carry := _body(match["body"])).organisation:
            return replace(carry, commune=commune_cell(match["place"]))
    return None


def _body(body: str) -> Carry:
    """A heading that is a body's name: `"HỘI NÔNG DÂN XÃ PHÚ BÌNH"`, `"Công an huyện"`."""
    words = body.split()
    kind = organisation_type(body)
    if not kind or kind in ("residents", "other", "individual") or len(words) > 9 or _TAIL.search(body):
        return Carry()
    lowered = sum(word.islower() for word in words[1:])
    if not body.isupper() and lowered > max(3, len(words) // 2 + 1):
        return Carry()
    return Carry(organisation=body, commune=commune_in(body))


@lru_cache(maxsize=8192)
def is_body(text: str) -> bool:
    """Tell whether a text is a body's name and nothing more: `"Hội Nông dân xã Phú Bình"`, not `"Chi bộ bốn tốt"`."""
    words = split_mark(text)[1].split()
    for length in range(min(6, len(words)), 0, -1):
        if match_key(" ".join(words[:length])) in ORGANISATION_WORDS:
            rest = [word for word in words[length:] if match_key(word) not in _LEVEL_WORDS]
            return length + len(words[length:]) > 1 and all(word[:1].isupper() or word[:1].isdigit() for word in rest)
    return False


def merge(outer: Carry, inner: Carry) -> Carry:
    """Return what both headings say, the inner one first."""
    said = {name: value for name, value in vars(inner).items() if value}
    if inner.field_text and not inner.field:
        said["field"] = ""
    return replace(outer, **said)


def is_area(text: str) -> bool:
    """Tell whether an unknown heading groups bodies (“Khối cơ quan huyện”), and so ends a commune's rows."""
    return bool(_AREA.match(match_key(text)))


@dataclass
class Sections:
    """The headings in force, outermost first, and what they say together."""

    stack: list[Heading] = field(default_factory=list)
    carry: Carry = field(default_factory=Carry)
    _subjects: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def open(self, heading: Heading) -> Heading:
        """Put a heading in force in place of its equals and all below them; an unknown one as its equals were."""
        heading = self._like_its_equals(heading)
        slot = self._slot(heading)
        for position, entry in enumerate(self.stack):
            if self._slot(entry) == slot:
                del self.stack[position:]
                break
        if not heading.style and "commune" in heading.about:
            self.stack = [entry for entry in self.stack if "commune" not in entry.about or entry.style]
        self.stack.append(heading)
        self._subjects.setdefault(slot, heading.about)
        self.carry = Carry()
        for entry in self.stack:
            self.carry = self._under(self.carry, entry)
        return heading

    def copy(self) -> "Sections":
        """Return these headings for another table to go on from."""
        return Sections(list(self.stack), self.carry, dict(self._subjects))

    def knows(self, style: str) -> bool:
        """Tell whether headings with numbers of this style were in force before."""
        return bool(style) and style in self._subjects

    def follows(self, heading: Heading) -> bool:
        """Tell whether an unknown heading's number is the next after that of a heading in force."""
        return heading.number is not None and any(entry.number == heading.number - 1 for entry in self.stack)

    def _slot(self, heading: Heading) -> str:
        return heading.style or "+".join(heading.about[:1]) or "unknown"

    def _like_its_equals(self, heading: Heading) -> Heading:
        if heading.about:
            return heading
        about = self._subjects.get(heading.style, ()) if heading.style else ()
        if not heading.style and is_area(heading.text) and "commune" in self._subjects:
            about = ("commune",)
        if about[:1] == ("field_text",):
            wording = _BULLET.sub("", split_mark(heading.text)[1])
            return replace(heading, about=about, carry=Carry(field_text=_COUNT.sub("", wording) or wording))
        return replace(heading, about=about)

    @staticmethod
    def _under(outer: Carry, entry: Heading) -> Carry:
        """An unknown heading among communes means “none of them”: the commune above no longer holds."""
        if "commune" in entry.about and not entry.carry.commune:
            outer = replace(outer, commune="")
        return merge(outer, entry.carry)


def heading_name(text: str) -> str:
    """Return a heading's own words in readable case."""
    return proper_case(split_mark(text)[1])
