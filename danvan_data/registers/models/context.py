"""What a file says outside its rows: the year of its title, its sender's place, what a sheet is named for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from danvan_data.registers.models.list_years import NOT_TITLE, UNMARKED_YEAR, YEAR, cell_year, title_year
from danvan_data.registers.places.communes import (
    commune_cell,
    commune_in,
    district_in,
    is_commune,
    proper_case,
    province_in,
    unmarked_commune,
)
from danvan_data.registers.places.gazetteer import is_place_name
from danvan_data.registers.rows.headings import Carry, parse_heading
from danvan_data.registers.words import field_codes, field_of
from danvan_data.text import match_key

_ON_FIELD = re.compile(
    r"(?:mô hình|điển hình|dân vận khéo|dvk)[”\"»]?\W*(?:tiêu biểu |hiệu quả )?"
    r"(?:(?:về|trong|trên|thuộc)(?: lĩnh vực)?|lĩnh vực)\s+(\w.*)",
    re.IGNORECASE,
)
_LONGEST_FIELD = 8
_ADDRESSEE = re.compile(r"\W*(?:kính gửi|nơi nhận)", re.IGNORECASE)
_GREETING = re.compile(
    r"^\W*(?:kính gửi|gửi|chào|thưa)\b[^,:]{2,60},\s*(?=(?:em|tôi|chúng tôi|xin|cháu)\b)", re.IGNORECASE
)
"""What begins a message, before what it sends: “Kính gửi anh Tuấn, em gửi …”."""
_LEGEND = re.compile(
    r"(?<![\w])\(?([1-9]|[A-ZĐ]{1,4}|[A-ZĐ][^\W\d_]{1,6})\)?\s*[.:=)–-]\s*"
    r"(?:là\s+)?(?:lĩnh vực\s+)?([^;,:=()\d\n]{2,40})"
)
_DEFAULT_NAMES = re.compile(
    r"(?:sheet|trang tính|trang_tính|table|t|bảng|page|csv|worksheet|tờ)\s*\d*(?:\s*\(\d+\))?$", re.IGNORECASE
)
_SPOKEN = re.compile("[aeiouy]")
_SHEET_WORDS = re.compile(
    r"(?:^| )(?:danh (?:sach|muc)|ds|tong hop|phu luc|bieu|bao cao|dang ky|mo hinh|dvk|mh|so lieu|thong ke|du lieu"
    r"|data|dan van|chi tiet|tap the|ca nhan|huong dan|export|ban goc|copy|chinh sua|theo doi"
    r"|nam|quy|khac|cap|huyen|tinh|khoi|co quan|sheet|trang tinh|bia)(?= |$)"
)


@dataclass(frozen=True)
class Context:
    """What holds for all rows of a grid that do not say otherwise.

    `carry` comes from the sheet's name; `commune`, `district`, `province` from the letterhead; `year` from the
    title. `period` tells that the title names a period. `legend`: code -> wording of a field.
    """

    carry: Carry
    year: str = ""
    period: bool = False
    commune: str = ""
    district: str = ""
    province: str = ""
    level: str = ""
    legend: tuple[tuple[str, str], ...] = ()


def read_context(name: str, kind: str, lines: list[str], places: Iterable[str] = ()) -> Context:
    """Return the context that a grid's name, the lines above its header (and legends) and its place lines give."""
    carry = sheet_carry(name) if kind == "sheet" else Carry()
    commune = _commune(places)
    if carry.commune and match_key(carry.commune, marks=False) == match_key(commune, marks=False):
        carry = replace(carry, commune=commune)  # a sheet's name is often typed without marks
    year, period = title_year(lines)
    if not carry.field_text:
        field, wording = title_field(lines)
        carry = replace(carry, field=field, field_text=wording)
    level = next(
        (
            code
            for code, word in (("province", "cấp tỉnh"), ("district", "cấp huyện"), ("commune", "cấp xã"))
            if _only_level(lines, word)
        ),
        "",
    )
    return Context(
        carry,
        year,
        period,
        commune,
        next(filter(None, map(district_in, places)), ""),
        next(filter(None, map(province_in, places)), ""),
        level,
        legend(lines),
    )


def _only_level(lines: list[str], word: str) -> bool:
    words = ("cấp tỉnh", "cấp huyện", "cấp xã", "cấp cơ sở")
    title = " ".join(line.casefold() for line in lines if not NOT_TITLE.match(line))
    return word in title and sum(other in title for other in words) == 1


def _commune(lines: Iterable[str]) -> str:
    """The commune whose own register this is: the one that its letterhead or title names."""
    found = [
        commune
        for line in (_GREETING.sub("", line) for line in lines)
        if not _ADDRESSEE.match(line)
        if (
            commune := commune_cell(line, strict=True)
            if is_commune(line)
            else commune_in(line) or unmarked_commune(line)
        )
    ]
    keys = {match_key(commune) for commune in found}
    return found[0] if len(keys) == 1 else ""


def title_field(lines: list[str]) -> tuple[str, str]:
    """Return the one field, with its wording, of which the title says that all models are; blanks for none or several.

    >>> title_field(["THỐNG KÊ MÔ HÌNH “DÂN VẬN KHÉO” VỀ QUỐC PHÒNG - AN NINH NĂM 2026"])
    ('defence_security', 'QUỐC PHÒNG - AN NINH')
    >>> title_field(["Mô hình dân vận khéo lĩnh vực kinh tế, văn hóa - xã hội"])
    ('', '')
    """
    found: dict[str, str] = {}
    for line in lines:
        match = None if NOT_TITLE.match(line) else _ON_FIELD.search(line)
        if match is None:
            continue
        words = match[1].split()
        wordings = (" ".join(words[:size]) for size in range(min(_LONGEST_FIELD, len(words)), 0, -1))
        wording = next((text for text in wordings if field_codes(text)[0] and field_codes(text)[1]), "")
        if wording:
            found[field_of(wording)] = wording.rstrip(" ,;:-–")
    return next(iter(found.items())) if len(found) == 1 and "" not in found else ("", "")


def sheet_carry(name: str) -> Carry:
    """Return what a sheet's name says for its rows: a commune, field, year, body, collective or individual."""
    text = re.sub(r"_+", " ", name).strip()
    text = re.sub(r"\s*\(\d+\)$", "", text)
    if not text or _DEFAULT_NAMES.match(text):
        return Carry()
    year = cell_year(text)
    bare = YEAR.sub(" ", UNMARKED_YEAR.sub(" ", text))
    bare = re.sub(r"^(?:\d{1,2}[.) -]+)|\b(?:năm|dvk|đk)\b|[-–]\s*$|^\s*[-–]", " ", bare, flags=re.IGNORECASE)
    bare = " ".join(bare.split())
    carry = parse_heading(bare).carry if bare else Carry()
    if carry.field_text and not carry.field and not field_codes(bare)[0]:
        carry = Carry()
    commune = carry.commune or (commune_cell(bare) if bare and is_commune(bare) else "")
    return Carry(
        carry.field, carry.field_text, commune, carry.organisation, carry.kind, year or carry.year, carry.level
    )


def sheet_place(name: str) -> str:
    """Return a sheet's name when it can only be the bare name of a place (`"Bảo Ái"`), else `""`."""
    text = re.sub(r"^\d{1,2}[.) -]+", "", name).strip()
    words = match_key(text, marks=False).split()
    known = is_place_name(proper_case(text)) and not field_of(text)
    if (
        not 0 < len(words) <= 4
        or _SHEET_WORDS.search(" ".join(words))
        or _DEFAULT_NAMES.match(text)
        or any(map(str.isdigit, words))
        or not all(map(_SPOKEN.search, words))  # “ND”, “PN”: unions by their first letters
        or (text.isupper() and len(words) == 1 and not known)
    ):
        return ""
    return text if all(word[:1].isupper() for word in text.split()) and (known or not field_codes(text)[0]) else ""


def legend(lines: list[str]) -> tuple[tuple[str, str], ...]:
    """Return the codes of fields that a line explains: `1: Kinh tế; 2: VH-XH; 3: QP-AN`."""
    for line in lines:
        pairs = tuple(
            (mark.casefold(), wording.strip()) for mark, wording in _LEGEND.findall(line) if field_of(wording)
        )
        if len(pairs) >= 2:
            return pairs
    lone = [
        (m[1].casefold(), m[2].strip())
        for line in lines
        if len(line) < 60
        for m in [_LEGEND.match(line.strip("- *"))]
        if m and field_of(m[2])
    ]
    return tuple(lone) if len(lone) >= 3 else ()
