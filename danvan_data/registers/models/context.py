"""What a file says outside its rows: the year of its title, its sender's place, what a sheet is named for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

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

_PERIOD = re.compile(
    r"(?:giai đoạn|thời kỳ|nhiệm kỳ|năm học|gđ)\s*(?:từ\s*)?(?:năm\s*)?(?:19|20)\d\d"
    r"(?:\s*(?:[-–—/]|đến|tới)\s*(?:năm\s*)?(?:(?:19|20)\d\d|\d\d|nay))?"
    r"|(?:19|20)\d\d\s*(?:[-–—]|đến|tới)\s*(?:năm\s*)?(?:(?:19|20)\d\d|nay)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\((?:ban hành |thực hiện )?(?:kèm )?theo\b[^)]*\)?", re.IGNORECASE)
"""What a list comes with: the year of that paper is not the list's."""
_DATES = re.compile(
    r"ngày[^;]{0,25}?tháng[^;]{0,12}?năm\s*(?:(?:19|20)\d\d)?|(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?P<own>\b(?:so sánh|so|s\.s|ss|đối chiếu)\b(?:(?!\b(?:với|và|cùng kỳ)\b)[^;.]){0,40}?)"
    r"\b(?:với|cùng kỳ)\b[^;.\d]{0,40}(?:19|20)\d\d(?!\d|\s*và\W*(?:năm\s+)?\d)"
    r"|\b(?:so|s\.s|ss|đối chiếu|cùng kỳ|năm trước|năm ngoái)\W*(?:năm\s+)?(?:19|20)\d\d"
    r"(?!\d|\s*(?:với|và|[,/–-])\W*(?:năm\s+)?\d)"
    r"|(?:năm\s+)?(?:19|20)\d\d\s*(?:để|nhằm)\s+(?:so sánh|đối chiếu)",
    re.IGNORECASE,
)
"""The year with which that of the list is compared: “Năm 2024 so với 2023”, “Có so sánh số liệu với năm 2023”.

Not that of the models that are compared: “Đối chiếu tên mô hình dân vận khéo năm 2025”."""
_AS_OF = re.compile(
    r"\b(?:số liệu|tính|cập nhật|chốt|thống kê|tổng hợp|kết quả|đến)\b[^\d;]{0,30}?\b(?:đến|tới|ngày|tháng)\s+"
    r"(?:hết\s+)?(?:ngày\s+)?(?:\d{1,2}\s*(?:[/.-]|tháng)\s*)?(?:tháng\s+)?"
    r"(?P<month>\d{1,2})\s*(?:[/.-]|năm)\s*(?P<year>20[0-4]\d)(?!\d)",
    re.IGNORECASE,
)
"""To when the figures go: “Số liệu tính đến 30/11/2025”, “cập nhật đến ngày 5 tháng 6 năm 2025”."""
_NOT_TITLE = re.compile(
    r"\s*\(?\s*(?:kèm theo|ban hành|số\s*:|số\s+\d|căn cứ|thực hiện (?:công văn|kế hoạch|quyết định)|v/v)",
    re.IGNORECASE,
)
_SENDS = re.compile(
    r"(?<=,)[^,]*\b(?:đăng ký|lập danh sách|tổng hợp|báo cáo)\b[^,]*\b(?:mô hình|dân vận khéo)\b.*", re.IGNORECASE
)
"""What a letter sends, after the paper that it answers: “Thực hiện Công văn số 1, xã A đăng ký mô hình năm 2026:”."""
_SUBJECT = re.compile(
    r"\W*v/v\s+(?:(?!\btheo\b|\bthực hiện\b).)*\b(?:mô hình|dân vận khéo|dvk)\b(?:(?!\btheo\b|\bthực hiện\b).)*",
    re.IGNORECASE,
)
"""What a letter is about, before the paper that it answers: “V/v đăng ký mô hình dân vận khéo năm 2025”."""
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
_YEAR = re.compile(r"(?<!\d)((?:19[89]|20[0-4])\d)(?!\d)")
_NAMED_YEAR = re.compile(
    r"năm(?:\s+(?:thực hiện|đăng ký|triển khai|xây dựng|báo cáo))?\s*:?\s+((?:19[89]|20[0-4])\d)(?!\d)",
    re.IGNORECASE,
)
_ISO_DATE = re.compile(r"20\d\d[-._ ]?(?:0\d|1[0-2])[-._ ]?[0-3]\d(?!\d)")
_UNMARKED_YEAR = re.compile(r"\bnam(?= ?(?:19[89]|20[0-4])\d(?!\d))", re.IGNORECASE)
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
    title = " ".join(line.casefold() for line in lines if not _NOT_TITLE.match(line))
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


def title_year(lines: list[str]) -> tuple[str, bool]:
    """Return the year that the title lines name, and whether they name a period; a letter's date is neither.

    >>> title_year(["V/v gửi danh sách mô hình DVK năm 2024 theo Công văn số 3 năm 2023", "Ngày 2 tháng 1 năm 2025"])
    ('2024', False)
    >>> title_year(["BIỂU THỐNG KÊ MÔ HÌNH NĂM 2024", "(Có so sánh số liệu với năm 2023)"])
    ('2024', False)
    >>> title_year(["BẢNG ĐỐI CHIẾU TÊN MÔ HÌNH DÂN VẬN KHÉO NĂM 2025"])
    ('2025', False)
    """
    named, loose, period = _years(lines)
    for years in (set(named), set(loose) if not period else set()):
        if years:
            return (years.pop(), period) if len(years) == 1 else ("", period)
    return "", period


def file_year(stem: str, lines: list[str]) -> str:
    """Return the one year in a file's name, where no title names any; a day in it is that of its sending.

    >>> file_year("PN mo hinh DVK nam 2022", []), file_year("dvk 05.03.2026", []), file_year("DVK 2021-2025", [])
    ('2022', '', '')
    """
    named, loose, period = _years(lines)
    if named or loose or period:
        return ""
    text = re.sub(r"[_\s]+", " ", stem)
    text, periods = _PERIOD.subn(" ", _ISO_DATE.sub(" ", _DATES.sub(" ", _COMPARED.sub(" ", text))))
    years = set(_YEAR.findall(text))
    return years.pop() if len(years) == 1 and not periods else ""


def _years(lines: Iterable[str]) -> tuple[list[str], list[str], bool]:
    """Return the years that title lines call so, those beside a word for a list, and whether they name a period."""
    named: list[str] = []
    loose: list[str] = []
    period = False
    for line in lines:
        if _NOT_TITLE.match(line):
            sent = _SENDS.search(line) or _SUBJECT.match(line)
            if sent is None:
                continue
            line = sent[0]
        text = _REFERENCE.sub(" ", _DATES.sub(" ", _UNMARKED_YEAR.sub("năm", line) if line.isascii() else line))
        text, periods = _PERIOD.subn(" ", _COMPARED.sub(lambda told: told["own"] or " ", text))
        period = period or bool(periods)
        named += _NAMED_YEAR.findall(text)
        if re.search(r"mô hình|dân vận|dvk|danh sách|đăng ký|biểu|tổng hợp|mh", text, re.IGNORECASE):
            loose += _YEAR.findall(text)
    return named, loose, period


def data_year(lines: Iterable[str]) -> str:
    """Return the year to which notes say that the figures go; none for January, in which those of a year are closed.

    >>> data_year(["(Số liệu tính đến 30/11/2025)"]), data_year(["Chốt số liệu ngày 10/01/2026"])
    ('2025', '')
    """
    found = {told["year"] if int(told["month"]) > 1 else "" for line in lines for told in _AS_OF.finditer(line)}
    return found.pop() if len(found) == 1 else ""


def title_field(lines: list[str]) -> tuple[str, str]:
    """Return the one field, with its wording, of which the title says that all models are; blanks for none or several.

    >>> title_field(["THỐNG KÊ MÔ HÌNH “DÂN VẬN KHÉO” VỀ QUỐC PHÒNG - AN NINH NĂM 2026"])
    ('defence_security', 'QUỐC PHÒNG - AN NINH')
    >>> title_field(["Mô hình dân vận khéo lĩnh vực kinh tế, văn hóa - xã hội"])
    ('', '')
    """
    found: dict[str, str] = {}
    for line in lines:
        match = None if _NOT_TITLE.match(line) else _ON_FIELD.search(line)
        if match is None:
            continue
        words = match[1].split()
        wordings = (" ".join(words[:size]) for size in range(min(_LONGEST_FIELD, len(words)), 0, -1))
        wording = next((text for text in wordings if field_codes(text)[0] and field_codes(text)[1]), "")
        if wording:
            found[field_of(wording)] = wording.rstrip(" ,;:-–")
    return next(iter(found.items())) if len(found) == 1 and "" not in found else ("", "")


def cell_year(text: str) -> str:
    """Return the year of a cell: `2023`, `Năm 2023`, `T3/2023`, `15/3/2023`; a period or none gives `""`."""
    if not text:
        return ""
    if _PERIOD.search(text):
        return ""
    years = set(_YEAR.findall(text))
    return years.pop() if len(years) == 1 else ""


def is_period(text: str) -> bool:
    """Tell whether a cell names several years."""
    return bool(_PERIOD.search(text)) or len(set(_YEAR.findall(text))) > 1


def sheet_carry(name: str) -> Carry:
    """Return what a sheet's name says for its rows: a commune, field, year, body, collective or individual."""
    text = re.sub(r"_+", " ", name).strip()
    text = re.sub(r"\s*\(\d+\)$", "", text)
    if not text or _DEFAULT_NAMES.match(text):
        return Carry()
    year = cell_year(text)
    bare = _YEAR.sub(" ", _UNMARKED_YEAR.sub(" ", text))
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
