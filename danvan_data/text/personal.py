"""Data of private persons in a text: telephone and identity numbers, days of birth, addresses, e-mail, names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from danvan_data.text.matching import match_key

SWITCH = "DANVAN_PERSONAL"
"""The environment variable that `--with-personal-data` sets: nothing is left out then."""
MARK = "[…]"
"""Stands where something was left out."""
KINDS = ("phone", "identity", "birth", "address", "email", "name")

_MARKED = (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
_UPPER = "A-Z" + "".join(letter for letter in map(chr, _MARKED) if letter.isupper())
_LOWER = _UPPER.lower()
_SYLLABLE = f"(?!S?ĐT|CCCD|CMND)[{_UPPER}][{_UPPER}{_LOWER}]*"
_GAP = r"[\s.\-–()]{0,3}"
_DIGITS = rf"(?:{_GAP}\d)"
_DATE = r"(?:ngày\s*)?(?:\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}|(?:19\d\d|20[01]\d)(?!\d))"
_SAID = r"[\s:.,\-–]*(?:số|là)?[\s:.]*"
"""What stands between the word for a number and the number."""
_PHONE_WORDS = r"(?:(?:số\s+)?điện thoại|s?đt(?:dđ)?|đtdđ|di động|hotline|zalo|tel|phone|mobile|liên hệ|liên lạc)"
_ID_WORDS = (
    r"(?:cccd|cmnd|cmtnd|cmt|cmqđ|căn cước(?: công dân)?|chứng minh(?: thư| nhân dân)*|(?:mã )?định danh(?: cá nhân)?|"
    r"hộ chiếu|bhxh|bhyt)"
)
_LANE = rf"(?:ngõ|ngách|hẻm|kiệt|đường|phố|tổ|thôn|xóm|ấp|bản|làng|khu phố)\s+(?:{_SYLLABLE}|\d)[^,;.()\n]*"

_PATTERNS = tuple(
    (kind, re.compile(words, re.IGNORECASE if kind != "address" else 0))
    for kind, words in (
        ("email", r"(?P<left>[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+)"),
        ("identity", rf"\b{_ID_WORDS}\b{_SAID}(?P<left>[A-Z]\d{{7}}|[A-Z]{{0,2}}\d(?:[ .]?\d){{7,14}})(?!\d)"),
        ("identity", r"(?<!\d)(?<!\d[.,])(?P<left>0\d\d(?:[ .]?\d{3}){3})(?![\d])(?!\s*(?:đồng|đ\b))"),
        ("phone", rf"\b{_PHONE_WORDS}\b{_SAID}(?P<left>\+?\d{_DIGITS}{{7,11}})(?!\d)"),
        ("phone", rf"(?<![\d+])(?<!\d[.,])(?P<left>\(?(?:\+|00)84\)?{_GAP}(?:0{_GAP})?[235789]{_DIGITS}{{8,9}})(?!\d)"),
        ("phone", rf"(?<!\d)(?<!\d[.,])(?P<left>\(?(?=[\d\s.()–-]{{0,14}}\d{{3}})0[235789]{_DIGITS}{{8,9}})(?!\d)"),
        ("phone", rf"(?<!\d)(?<!\d[.,])(?P<left>01{_DIGITS}{{9}})(?!\d)"),
        ("identity", r"(?<!\d)(?<!\d[.,])(?P<left>0\d{8})(?!\d)"),
        ("birth", rf"\b(?:ngày tháng năm sinh|(?:ngày|năm) sinh|sinh ngày){_SAID}(?P<left>{_DATE})"),
        ("birth", rf"(?<!học )(?<!dân )(?<!tuyển )(?<!vệ )\bsinh năm{_SAID}(?P<left>{_DATE})"),
        ("birth", r"(?:\b(?:sn|ns)|[(,;–-]\s*sinh)\b[\s:.]*"
                  r"(?P<left>\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|(?:19\d\d|20[01]\d)(?!\d))"),
        ("address", rf"(?P<left>\b(?:[Ss]ố nhà|[Nn]hà số|SN)\s*:?\s*\d+[A-Za-z]?(?:/\d+[A-Za-z]?)*(?:,?\s+{_LANE})*)"),
        ("address", rf"(?P<left>\b[Ss]ố\s+\d+[A-Za-z]?(?:/\d+[A-Za-z]?)*,?\s+(?:ngõ|ngách|hẻm|kiệt|đường|phố)\s+"
                    rf"(?:{_SYLLABLE}|\d)[^,;.()\n]*(?:,\s+{_LANE})*)"),
    )
)  # fmt: skip
"""What is left out wherever it stands, in this order: the group `left` of each match."""

_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đoàn|Vương|Trịnh|Trương|Đinh|Lâm|"
    "Phùng|Mai|Tô|Hà|Tạ|Chu|Châu|Cao|Thái|Quách|Lương|Lưu|Triệu|Nông|Hứa|Bế|Lò|Cầm|Giàng|Thào|Sùng|Hạng|Vàng|Vừ|Mùa|"
    "Lầu|Đàm|Tống|Kiều|Mạc|Doãn|Thân|Khổng|Nghiêm|Tăng|Từ|Văn|Khuất|Phí|Lục|Lã|Lữ|Hán|Bạch|Tòng|Quàng|Xa|Đèo"
)
_FULL = rf"(?!Đoàn TN\b)(?:{_SURNAMES}|{_SURNAMES.upper()})(?:\s+{_SYLLABLE}){{1,4}}"
_TITLE = (
    r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]hú|[Cc]ô|[Bb]ác|[Đđ]/c|[Đđ]ồng chí|[Cc]hủ hộ|[Hh]ộ|[Ll]iên hệ|[Ll]iên lạc|"
    r"[Pp]hụ trách|[Gg]ặp|[Hh]ỏi)"
)
_BODY = (
    r"(?!Hội|Chi |Ban |Đoàn (?:TN|Thanh|xã|viên)|UBND|HĐND|MTTQ|Mặt trận|Ủy|Uỷ|Công (?:an|ty|đoàn)|Trường|Trạm|Tổ |"
    r"Khối|Xã|Phòng|HTX|Hợp tác|Bí thư|Chủ tịch|Phó|Trưởng)"
)
"""No person's name begins so: a body, or an office."""
_NEAR = r"[^.;\n\[\]]{0,40}?"
_NEXT = rf"[\s,:(\-–]*(?i:{_PHONE_WORDS}|{_ID_WORDS}|email|sinh|năm|ngày|sn|số|[\s:.,()–-])*"
_NAMES = tuple(
    re.compile(words)
    for words in (
        rf"\b{_TITLE}\s*:?\s+{_BODY}(?P<left>{_SYLLABLE}(?:\s+{_SYLLABLE}){{0,4}})(?={_NEAR}\[…\])",
        rf"(?<!ã )(?<!ường )(?<!hôn )(?<!uyện )(?<!ỉnh )(?<!hố )\b(?P<left>{_FULL})(?={_NEXT}\[…\])",
        rf"\[…\]{_NEXT}(?:{_TITLE}\s*:?\s+){_BODY}(?P<left>{_SYLLABLE}(?:\s+{_SYLLABLE}){{0,4}})",
        rf"\[…\][\s,:(\-–]{{0,4}}(?P<left>{_FULL})",
    )
)
"""Names of persons: only beside something of theirs that was left out, so that bodies and models keep theirs."""
_ALONE = re.compile(rf"(?:[Hh]ộ\s+)?(?:[Gg]ia đình\s+)?(?:{_TITLE}\s+)?(?P<left>{_FULL})")

_LABELS = tuple(
    (kind, re.compile(rf"\b(?:{words})\b"), re.compile(value))
    for kind, words, value in (
        ("name", "ho va ten|ho ten|ho ten chu|chu ho|ten chu|chu mo hinh|nguoi (?:lien he|phu trach|dai dien|dang ky|"
                 "bao cao|lap|thuc hien|dung dau|nhan)|can bo phu trach|dau moi|ten nguoi dung|ca nhan",
         rf"[{_UPPER}]"),
        ("phone", "(?:so )?dien thoai|(?:so )?s?dt|dtdd|di dong|hotline|zalo|lien he|lien lac|phone|mobile",
         r"\d(?:\D{0,3}\d){7}"),
        ("identity", "(?:so )?(?:cccd|cmnd|cmt|cmtnd)|can cuoc|can cuoc cong dan|chung minh|dinh danh|ho chieu|"
                     "bhxh|bhyt",
         r"\d(?:\D{0,3}\d){7}"),
        ("birth", "ngay sinh|nam sinh|ngay thang nam sinh|sinh ngay|sinh nam|birth", r"\d\d|\d[/.-]\d"),
        ("email", "email|e mail|gmail|thu dien tu", "@"),
        ("address", "dia chi|noi o|thuong tru|cho o|cu tru|so nha",
         r"(?i)^(?:số\s*|sn\s*)?\d+[a-z]?(?:/\d+[a-z]?)*\b[\s,]+(?!km|ha|m2|hộ)|số nhà|\bngách\b|\bhẻm\b|\bsố\s+\d"),
    )
)  # fmt: skip
"""Columns whose whole value is left out: the kind, the words of the label, and what a value of that kind has."""
_LABELLED = re.compile(r"(?:^|(?<=; ))(?P<label>[^;:\n]{2,80}): (?P<value>.*?)(?=; [^;:\n]{2,80}: |$)", re.DOTALL)
_PERHAPS = re.compile(
    r"@|: |\d(?:[\s.\-–()]{0,3}\d){7}|[A-Z]\d{7}|sinh|\bs\.?n\b|\bns\b|số nhà|nhà số|"
    r"số \d+\w?(?:/\d+\w?)*,? (?:ngõ|ngách|hẻm|kiệt|đ|p)",
    re.IGNORECASE,
)
"""What any text that holds such data has in it: most texts need no more than this look."""


class Redacted(NamedTuple):
    """A text without data of private persons, and what was left out: its kind and its words, in order."""

    text: str
    found: tuple[tuple[str, str], ...] = ()


def redact(text: str, names: bool = True, labelled: bool = False) -> Redacted:
    """Return a text with `[…]` for each telephone or identity number, day of birth, private address, e-mail and name.

    `names=False` keeps names of persons (a model's own name is public). `labelled`: the text is a list of columns
    with their labels (`Chủ hộ: …; Số điện thoại: …`), whose values are left out whole by what the label says; of
    other texts only a label that says nothing else is heeded.

    >>> redact("Liên hệ bà Lê Thị Cúc, SĐT 0912 345 678").text
    'Liên hệ bà […], SĐT […]'
    """
    if not _PERHAPS.search(text):
        return Redacted(text)
    found: list[tuple[str, str]] = []

    def part(match: re.Match[str]) -> str:
        label, value = match["label"], match["value"]
        kind = kind_of(label, value, whole=not labelled) if names else ""
        if not kind:
            return match[0]
        found.append((kind, value))
        return f"{label}: {MARK}"

    text = _LABELLED.sub(part, text)
    patterns = (*_PATTERNS, *((("name", each) for each in _NAMES) if names else ()))
    for kind, pattern in patterns:
        text = pattern.sub(lambda match, kind=kind: _without(match, kind, found), text)
    return Redacted(text, tuple(found))


def kind_of(label: str, value: str, whole: bool = False) -> str:
    """Return the kind of personal data that a value is by its label, or ""; `whole`: the label says nothing else."""
    key = match_key(label, marks=False)
    for kind, words, needed in _LABELS:
        told = words.fullmatch(key) if whole else words.search(key)
        if told and value != MARK and needed.search(value):
            return kind
    return ""


def person(text: str, sure: bool = False) -> Redacted:
    """Return a text that is nothing but a person's name (`hộ bà Lê Thị Cúc`) without it; else the text as it is.

    A name without a title may be a place's, too: it is left out where it is `sure` that a person is meant.
    """
    match = _ALONE.fullmatch(text.strip())
    if not match or not (sure or match.start("left")):
        return Redacted(text)
    return Redacted(text.replace(match["left"], MARK), (("name", match["left"]),))


def _without(match: re.Match[str], kind: str, found: list[tuple[str, str]]) -> str:
    start, end = (place - match.start() for place in match.span("left"))
    if match["left"].startswith("(") and ")" not in match["left"]:
        start += 1  # the bracket that opens before the number closes behind it
    found.append((kind, match[0][start:end]))
    return match[0][:start] + MARK + match[0][end:]


def counted(found: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> dict[str, int]:
    """Return how many of each kind were found, in the order of `KINDS`."""
    listed = [kind for kind, _ in found]
    return {kind: listed.count(kind) for kind in KINDS if kind in listed}
