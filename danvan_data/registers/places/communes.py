"""Place words of a register: which commune, district or province a text names, as far as it says so."""

import re
from functools import lru_cache

from danvan_data.registers.grid.cells import UPPER
from danvan_data.registers.places.gazetteer import is_place_name, with_marks
from danvan_data.registers.words import PLACE, starts
from danvan_data.text import match_key

_TOKEN = rf"[{UPPER}][\w'’]*(?:-[{UPPER}][\w'’]*)?"
_NAME = rf"(?:\d{{1,2}}(?!\d|[./,])|{_TOKEN}(?: {_TOKEN}){{0,4}}(?: \d{{1,2}}(?!\d|[./,]))?)"
_LEVELS = {
    "xã": "Xã", "x": "Xã", "phường": "Phường", "p": "Phường", "thị trấn": "Thị trấn", "tt": "Thị trấn",
    "t.t": "Thị trấn", "ttr": "Thị trấn", "t.tr": "Thị trấn", "t.trấn": "Thị trấn", "ph": "Phường", "đk": "Đặc khu",
    "đặc khu": "Đặc khu", "xa": "Xã", "phuong": "Phường", "thi tran": "Thị trấn", "dac khu": "Đặc khu",
}  # fmt: skip
_WHOLE = re.compile(
    r"(?:ubnd |địa bàn |đảng bộ |đảng ủy |đảng uỷ |khối dân vận )?"
    r"(?:(xã|phường|thị trấn|đặc khu|xa|phuong|thi tran)[ .:]+"
    r"|(tt|t\.t|ttr|t\.tr|t\.trấn|ph|đk|x|p)(?:\. ?| )|(p)(?=\d))(?=\S)(.+)",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"(?<![\w])(?:([Xx]ã|[Pp]hường|[Tt]hị [Tt]rấn|[Đđ]ặc khu|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)(?: [Đđ]oàn| ĐOÀN| đội)?"
    r"|(TT|T\.T|TTr|Ttr|T\.Tr|Ph|ĐK|X|P)(?=[. ])|([xp]|tt|ttr|ph)(?=\.))\.? ?"
    rf"({_NAME})"
)
_DISTRICT = re.compile(
    rf"(?<![\w])([Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|THỊ|TX\.?|TP\.?|[Tt]hị|[Tt]hành)"
    rf"(?: ủy| uỷ| ỦY| UỶ| đoàn| ĐOÀN)? ({_NAME})"
)
_PROVINCE = re.compile(rf"(?<![\w])(?:[Tt]ỉnh|TỈNH)(?: ủy| uỷ| ỦY| UỶ| đoàn| ĐOÀN)? ({_NAME})")
_ENDS = re.compile(r" (?:huyện|quận|tỉnh|thành phố|thị xã|tp|tx|năm(?= \d))(?=[ .]|$)", re.IGNORECASE)
_ENDS_CAPITALS = re.compile(
    rf" (?:{'|'.join(PLACE['ends'])}|(?:năm|quý|tháng|đợt)(?= [\dIVX]|$))(?=[ ,.;)]|$)", re.IGNORECASE
)
_NOT_NAMES = frozenset(PLACE["not_names"])
_NOT_UNMARKED = frozenset(match_key(word, marks=False) for word in PLACE["not_names"])
_OFFICE = starts(PLACE["office"])
"""What else an abbreviated level word may stand for: “P. Tài chính” is an office."""
_SPOKEN = re.compile(r"[aeiouy\d]")
"""What each syllable of a name has; an abbreviation (MH, DVK, BCĐ) has none."""
_UNMARKED = re.compile(
    r"\b(?<!THI )(XA|PHUONG|THI TRAN|DAC KHU) ([A-Z]+(?: [A-Z]+){0,3}?)"
    r"(?= (?:NAM|QUY|THANG|GIAI DOAN|HUYEN|TINH)\b|[^A-Z ]|$)"
)
_UNMARKED_INSIDE = re.compile(rf"(?<![\w])([Xx]a|[Pp]huong|[Tt]hi [Tt]ran|[Dd]ac [Kk]hu)(?: doan)? ({_NAME})")
_CENTRE = frozenset(PLACE["centre"])
_BEFORE = frozenset(PLACE["before"])
_BEFORE_UNMARKED = frozenset(match_key(word, marks=False) for word in PLACE["before"])
_SCHOOL = re.compile(r"Trường (?:Tiểu|Mầm|Mẫu|Trung|Phổ|Cao|Đại|TH|MN|PT)")
"""What is a school's name, not a commune's: “Hội LHPN xã / Trường Tiểu học Cự Nẫm”."""
_VILLAGE = re.compile(r"\s*(?:\(\s*|[,;–-]\s*)(?:thôn|xóm|ấp|bản|khu|tổ|kp|tdp|khóm|làng)\b[^()]*\)?$", re.IGNORECASE)
_REMARK = re.compile(
    r"\s*\((?!\s*(?:cũ|mới|nay|trước|thuộc|sáp nhập|hợp nhất|xã|phường|thị trấn|tt|huyện|tỉnh|h\.)\b)"
    r"[a-zà-ỹđ\d][^()]*\)\s*$"
)
"""What is remarked on a place in brackets: “Xã Phú Vinh (gửi bổ sung ngày 22/3)”."""
_BELOW = re.compile(rf"(?:{'|'.join(PLACE['not_commune'])})\b", re.IGNORECASE)
_BELOW_UNMARKED = re.compile(
    rf"(?:{'|'.join(match_key(word, marks=False) for word in PLACE['not_commune'])})\b", re.IGNORECASE
)

_NO_PLACE = re.compile(r"\b(?:không|đạt|chuẩn|kiểu mẫu|nông thôn|sạch|văn (?:hóa|hoá|minh|nghệ|phòng)|giữ)\b")
_WITH_MORE = re.compile(rf"({_NAME})\s*[,;]\s*(?!xã |phường |thị trấn |x\.|p\.|tt )[a-zà-ỹđ\d].*")
"""A commune and whom the model is for: “Xã Phú Lâm, hộ nghèo”."""


LETTERED = 3
"""Capitals that may be a number or initials: “Quận III”."""


def proper_case(name: str) -> str:
    """Return a name in capitals (or all in small letters) as a proper name; any other as written."""
    return name.title() if name.isupper() or name.islower() else name


def _proper(name: str, text: str) -> str:
    """Return a name from a line: a proper name where it stands in capitals, be the line in them or not."""
    return proper_case(name) if text.isupper() or (name.isupper() and len(name) > LETTERED) else name


def _cut(match: re.Match[str], group: int) -> str:
    """End a name where other words begin; in a text of capitals any word looks like part of the name."""
    name = match[group]
    ends = _ENDS_CAPITALS if name.isupper() else _ENDS
    end = ends.search(f" {name}{match.string[match.end(group) : match.end(group) + 12]}")
    return name[: max(0, end.start() - 1)].strip() if end else name


@lru_cache(maxsize=65536)
def commune_cell(text: str, strict: bool = False) -> str:
    """Return the commune that a whole cell names: `"TT. Định Quán"` gives `"Thị trấn Định Quán"`.

    A bare name is returned as written unless `strict`; a village, district or “whole commune” gives `""`.
    """
    text = _REMARK.sub("", _VILLAGE.sub("", text)) or text
    whole = _WHOLE.fullmatch(text)
    if whole and not (whole[4] or "").casefold().startswith(("hội ", "hoi ", "đoàn", "đội ", "viên")):
        level = _LEVELS[(whole[1] or whole[2] or whole[3]).casefold()]
        name = whole[4].strip(" .:;-")
        inner = re.fullmatch(
            rf"({_NAME})\s*[,;–-]\s*(?:huyện|quận|tỉnh|thị xã|thành phố|h\.|tx|tp).*", name, re.IGNORECASE
        )
        inner = inner or _WITH_MORE.fullmatch(name)
        name = inner[1] if inner else name
        if whole[1] or not strict or _may_be_short(level, name):
            name = proper_case(name)
            return f"{level} {with_marks(name) if text.isascii() else name}"
    inside = commune_in(text)
    if inside or strict:
        return inside
    if is_place_name(text, marks=not text.isascii()):
        return proper_case(text)
    below = _BELOW_UNMARKED if text.isascii() else _BELOW
    if below.match(text) or not text[:1].isalpha() or len(text.split()) > 5:
        return ""
    return proper_case(text)


@lru_cache(maxsize=65536)
def commune_in(text: str) -> str:
    """Return the commune that a text names with its level (`"Hội Nông dân xã Phú Bình"`), else `""`.

    Level words must stand before a proper name: “hợp tác xã”, “thị xã”, “xã hội” and “Công an xã” name none. An
    abbreviated one stands before a commune that there is, or a name written as one among other words: “P. Tài chính”
    and “ĐK MH” name none.
    """
    found = ""
    for match in _INSIDE.finditer(text):
        before = text[: match.start()].rstrip().casefold()
        last = before.rsplit(" ", 1)[-1] if before else ""
        level = (match[1] or match[2] or match[3]).casefold()
        name = _named(match, not match[1])
        head = name.split(" ", 1)[0].casefold()
        if (
            not name
            or _SCHOOL.match(name)
            or (head in _NOT_NAMES and (name.isupper() or " " not in name) and not is_place_name(name))
            or (last in _BEFORE and level in ("xã", "phường", "thị trấn"))
        ):
            continue
        if level in ("tt", "t.t") and ((head in _CENTRE and " " not in name) or not before):
            continue
        found = f"{_LEVELS[level]} {_proper(name, text)}"
    return found or (_unmarked_in(text) if text.isascii() else "")


def _named(match: re.Match[str], short: bool) -> str:
    """Return the name that a found level word stands before; `short`: it is abbreviated, and may be something else."""
    union = re.search(r" (?:Đoàn|ĐOÀN) ", match[0])
    name = _spoken(_cut(match, 4))
    if union and is_place_name(f"{union[0].strip()} {name}"):
        return f"{union[0].strip()} {name}"  # “xã Đoàn Đào”, no youth union
    if not short or not name:
        return name
    level = _LEVELS[(match[2] or match[3]).casefold()]
    if name.isupper():
        return name if name[0].isdigit() and level == "Phường" else _known_start(name)
    after = match.string[match.start(4) + len(name) :]
    goes_on = re.match(r" [a-zà-ỹđ]", after) and not _ENDS_CAPITALS.match(after) and not is_place_name(name)
    return name if _may_be_short(level, name) and not goes_on else ""


def _spoken(name: str) -> str:
    """Return a name up to an abbreviation: `TÂN PHÚ` of `TÂN PHÚ ĐK MH`."""
    words = name.split()
    end = next(
        (at for at, word in enumerate(words) if len(word) > 1 and not _SPOKEN.search(match_key(word, marks=False))),
        len(words),
    )
    return " ".join(words[:end])


def _known_start(name: str) -> str:
    """Return the most words with which a name begins that are the name of a commune that there is, else `""`."""
    words = name.split()
    starts = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    return next((start for start in starts if is_place_name(start, marks=not name.isascii())), "")


def _may_be_short(level: str, name: str) -> bool:
    """Tell whether what stands behind an abbreviated level may be a commune: one that there is, or written as one."""
    if name[:1].isdigit():
        return level == "Phường"
    bare = name.split("(")[0].strip()
    if is_place_name(bare, marks=not bare.isascii()) or (name.isupper() and _known_start(name)):
        return True
    proper = not name.isupper() and all(word[:1].isupper() or word[:1].isdigit() for word in bare.split())
    return proper and level != "Đặc khu" and _spoken(name) == name and not _OFFICE.match(match_key(name))


def _unmarked_in(text: str) -> str:
    """Return the commune that a text written without any diacritics names: `"Hoi Nong dan xa Phu Binh"`."""
    found = ""
    for match in _UNMARKED_INSIDE.finditer(text):
        last = text[: match.start()].rstrip().casefold().rsplit(" ", 1)[-1]
        name = _spoken(_cut(match, 2))
        if not name or last in _BEFORE_UNMARKED:
            continue
        if name.split()[0].casefold() in _NOT_UNMARKED and not is_place_name(name, marks=False):
            continue
        found = f"{_LEVELS[match[1].casefold()]} {with_marks(name)}"
    return found


def unmarked_commune(line: str) -> str:
    """Return the commune that a line in capitals without marks names, else `""`.

    >>> unmarked_commune("DANH SACH MO HINH XA O LAM NAM 2022"), unmarked_commune("VAN HOA XA HOI NAM 2022")
    ('Xã Ô Lâm', '')
    """
    found = _UNMARKED.search(line) if line.isascii() and line.isupper() else None
    if found is None or match_key(found[2].split()[0]) in _NOT_UNMARKED:
        return ""
    return f"{_LEVELS[found[1].casefold()]} {with_marks(proper_case(found[2]))}"


def is_commune(text: str) -> bool:
    """Tell whether a whole short text is nothing but a commune with its level: `"XÃ TÂN BÌNH"`, `"P. 5"`."""
    whole = _WHOLE.fullmatch(text)
    if not whole:
        return False
    name = whole[4].strip(" .:;-")
    if is_place_name(name, marks=not name.isascii()):
        return True
    if name.isascii() and name.split()[0].casefold() in _NOT_UNMARKED:
        return False
    if not whole[1] and not _may_be_short(_LEVELS[(whole[2] or whole[3]).casefold()], name):
        return False
    if name.isupper() and (_ENDS_CAPITALS.search(name) or _spoken(name) != name):
        return False
    if name.casefold().startswith(("hội", "đoàn", "đội", "viên")) and (whole[1] or "").casefold() == "xã":
        return bool(re.match(r"hội [a-zà-ỹđ]+$", name, re.IGNORECASE)) and name.istitle() and not name.isupper()
    words = name.split("(")[0].split()
    return (
        0 < len(words) <= 5
        and all(w[:1].isupper() or w[:1].isdigit() or w in ("cũ", "-") for w in words)
        and not _NO_PLACE.search(name.casefold())
    )


@lru_cache(maxsize=4096)
def district_in(text: str) -> str:
    """Return the district, town or city that a text names with its level (`"Huyện Tân Phú"`), else `""`."""
    for match in _DISTRICT.finditer(text):
        name = _cut(match, 2)
        if name and match_key(name.split()[0]) not in ("tran",):
            level = match[1].casefold().rstrip(".")
            level = {"tx": "thị xã", "tp": "thành phố", "thị": "thị xã", "thành": "thành phố"}.get(level, level)
            if (
                match[1].casefold() in ("thị", "thành")
                and " ủy " not in match[0].casefold() + " "
                and " uỷ " not in match[0].casefold()
            ):
                continue
            return f"{level.capitalize()} {_proper(name, text)}"
    return ""


@lru_cache(maxsize=4096)
def province_in(text: str) -> str:
    """Return the province that a text names (`"Tỉnh Hà Nam"` gives `"Hà Nam"`), else `""`."""
    match = _PROVINCE.search(text)
    name = _cut(match, 1) if match else ""
    return _proper(name, text)
