"""What a header's label says that its column holds."""

import re
from functools import lru_cache

from danvan_data.registers.label_units import counted_by
from danvan_data.registers.words import (
    BARE_ROLES,
    COUNT_HEADERS,
    LABEL_FILL,
    LABEL_HEADS,
    LABEL_LEADS,
    ROLE_INSIDE,
    ROLE_STARTS,
    ROLES,
    SHORTENED_ROLES,
    field_of,
    keys,
)
from danvan_data.text import match_key

_LONGEST_LABEL = 110
_LONGEST_QUESTION = 300
_QUESTION = 5
"""Words from which on a label is a question or an explanation, whose role may stand anywhere in it."""
LEVEL_LABELS = keys(
    "cấp tỉnh|cấp huyện|cấp xã|cấp cơ sở|cấp thành phố|cấp quận|mô hình cấp tỉnh|mô hình cấp huyện|mô hình cấp xã"
)
"""Levels that head columns of their own."""
_MOST_WORDS, _LONGEST_PHRASE = 14, 4
_NAME = match_key("tên")
_ITEM = re.compile(
    r"^(?:(?:câu(?: hỏi)?|mục|question)\s*(?:số\s*)?\d{1,2}\s*[.):–-]|(?:\d{1,2}|[IVX]+|[a-zđ])\s*[.)/])\s*",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^(?:(?:các )?(?:anh[/, ]*chị|đồng chí|đ/c|quý (?:vị|cơ quan)|bạn)\s+)?(?:đề nghị|vui lòng|xin|hãy|mời)\s+"
    r"(?:(?:các )?(?:anh[/, ]*chị|đồng chí|đơn vị)\s+)?(?:vui lòng\s+)?"
    r"(?:(?:cho biết|ghi|nêu|nhập|chọn|điền|kể|viết)(?: rõ| đầy đủ| cụ thể| chính xác)*)\s+(?=\S)",
    re.IGNORECASE,
)
"""How a question asks, before what it asks for."""
_IN_SHORT = re.compile(
    r"^(?:(?:tóm tắt|tóm lược|mô tả|sơ bộ|ước|đánh giá|tự đánh giá|những|số liệu)\s+)+"
    r"(?=(?:(?:các|những)\s+)?(?:kết quả|hiệu quả|thành tích|lợi ích)\b)",
    re.IGNORECASE,
)
"""How shortly a result is to be told, before the word for it."""
_NEW_OR_KEPT = re.compile(r"\bmới\b.{0,12}(?:\bhay\b|\bhoặc\b|/).{0,12}\bduy trì\b", re.IGNORECASE)
"""What asks for the state of a model: “Mô hình xây dựng mới hay duy trì?”."""
_YES_OR_NO = re.compile(r"\bcó\b(?:(?!\b(?:gì|nào)\b).)*\b(?:hay )?(?:không|chưa)\s*\?$", re.IGNORECASE)
"""What is answered by yes or no: “Đơn vị có đăng ký mô hình thứ hai không?”."""
_AND_RESULT = re.compile(
    r"^(?:quy mô|nội dung|cách làm|tiến độ|hoạt động)[^()]{0,20}?(?:[,;/&+–-]| và)\s*kết quả\b", re.IGNORECASE
)
"""What else a column of results tells: “Quy mô, kết quả năm 2025”."""
_WITH_RESULT = re.compile(
    r"^(?:các )?(tên )?(?:các )?(?:mô hình|mh|điển hình|việc làm)[^()]{0,25}?"
    r"(?:[,;/&+–-]| và| kèm| cùng)\s*(?:kết quả|hiệu quả|nội dung|cách làm)\b",
    re.IGNORECASE,
)
"""Names with what is told of them: “Mô hình và kết quả nổi bật”."""
_NAME_OF_MODEL = re.compile(
    r"\btên\b.*\bmô hình\b"
    r"|\bmô hình\b.*\b(?:tên (?:là|gọi|gì|đầy đủ|chính xác)|(?:có|ghi|ghi rõ|đặt|đầy đủ|nêu|rõ) tên)\b"
)
"""A label that asks for a model's name; “Mô hình ở xã nào (tên mới)?” asks for another."""
_ASKED = frozenset(map(match_key, ("nào", "gì", "đâu")))
"""What a question has behind the word for what it asks for."""
_OTHER_NAME = re.compile(r"\b(?:bảng|biển|họ|họ và|đứng) tên\b")
"""A name beside models that is not theirs: “Hỗ trợ bảng tên mô hình”, “Họ tên người làm mô hình”."""
_SHORTENED = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}[./] ?(?=[^\W\d_]{2})")
"""A word of which only the first letters are written: “L.vực”, “Đ/vị”, “Th.gian”."""
_NUMBER_SIGNS = ("#", "№", "Nº")
_COUNTS = ("so ", "tong so ")
"""What a label without diacritics begins with that counts something."""
_INNER = re.compile(r"[(\[](.*?)[)\]]")
_UNITS = re.compile(r"\((?:[^)]*(?:đồng|tr\.?đ|ha|hộ|người|m2|m²|km|tấn|kg|%)[^)]*)\)", re.IGNORECASE)
_UNITS_UNMARKED = re.compile(
    r"\((?:[^)]*[\s.])?(?:dong|tr\.?d|trieu|ty|nguoi|ho|ha|tan|kg|m2|km|%)\s*\)", re.IGNORECASE
)
_PARTS = re.compile(r"\s*(?:[/,;&+–]|\s-\s|\bhoặc\b)\s*")
_JOINT_ROLES = (
    ("organisation", {"organisation", "group", "person"}),
    ("name", {"name", "weak_name"}),
    ("name", {"name", "organisation", "group", "person", "commune", "field"}),  # “Đơn vị/Tên mô hình”
    ("place", {"place", "commune", "village"}),
)
"""What a label says that joins labels of these roles."""


@lru_cache(maxsize=8192)
def role_of(label: str) -> str:
    """Return what a header's label says its column holds; `""` when the label is not known."""
    if not label or len(label) > _LONGEST_QUESTION:
        return ""
    if len(label) > _LONGEST_LABEL and "?" not in label:
        return ""
    if label.strip() in _NUMBER_SIGNS:
        return "number"
    if _SHORTENED.search(label) and (role := SHORTENED_ROLES.get(match_key(label), "")):
        return role  # before its first letter is taken for the number of an item
    label = _POLITE.sub("", unnumbered(label))
    key = match_key(label)
    if not key:
        return ""
    short = match_key(re.sub(r"[(\[].*?(?:[)\]]|$)", " ", label))
    closed = _NEW_OR_KEPT.search(label) or _YES_OR_NO.search(label)
    role = ROLES.get(key) or ROLES.get(short) or _role_of_parts(label) or ("other" if closed else "")
    if role in ("organisation", "place") and (inner := _INNER.search(label)):
        return "commune" if _composed(match_key(inner[1])) == "commune" else role  # “Đơn vị (xã, phường)”
    if role:
        return role
    if (told := _IN_SHORT.sub("", label)) != label:
        return role_of(told)
    if _UNITS.search(label) or COUNT_HEADERS.match(key):
        return "figure"
    if label.isascii() and (_UNITS_UNMARKED.search(label) or (key.startswith(_COUNTS) and counted_by(label))):
        return "figure"
    if of_names := _WITH_RESULT.search(label):
        return "name" if of_names[1] else "weak_name"
    if _AND_RESULT.search(label):
        return "result"
    for role, pattern in ROLE_STARTS:
        if pattern.match(key):
            return "" if role == "field" and field_of(label) else str(role)  # “Lĩnh vực kinh tế”
    composed = _composed(key) or _composed(short)
    if composed:
        return composed
    if _NAME_OF_MODEL.search(short or key) and not _OTHER_NAME.search(key):
        return "name"
    role = ROLES.get(key.removeprefix("tên "), "")
    if role not in ("", "name", "weak_name"):
        return role
    if len(key.split()) >= _QUESTION or "?" in label:
        return next((role for role, pattern in ROLE_INSIDE if pattern.search(key)), "")
    return BARE_ROLES.get(key, "") if key.isascii() else ""


def _composed(key: str) -> str:
    """Return the role of the first head of a label all of whose words are known: `Mô hình được công nhận`."""
    words = key.split()
    if not 0 < len(words) <= _MOST_WORDS:
        return ""
    role, last, named, at = "", "", False, 0
    while at < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            if not role and phrase in LABEL_LEADS:
                named = named or words[at] == _NAME
                break
            if phrase in LABEL_HEADS:
                told = last = LABEL_HEADS[phrase]
                asked = told == "field" or words[at + length - 1] in _ASKED
                role = told if role == "weak_name" and asked and not named else role or told
                break
            if phrase in _ASKED and role == "weak_name" and not named:
                role = last  # “Mô hình được thực hiện ở xã nào”
                break
            if role and (phrase in LABEL_FILL or phrase in LABEL_LEADS):
                last = role if words[at] == _NAME else last  # “Mô hình của đơn vị có tên gọi là gì”
                break
        else:
            return ""
        at += length
    return "name" if named and role == "weak_name" else role


def _role_of_parts(label: str) -> str:
    """Return what a label of several known ones says: “Họ và tên / Tập thể”, “Xã, phường - Thị trấn”."""
    keys = list(map(match_key, _PARTS.split(label)))
    roles = {ROLES.get(key, "") for key in keys}
    if "name" in roles and len(roles) > 1:
        roles = {ROLES.get(key) or _composed(key) for key in keys}  # “Chi bộ/Tên mô hình”
    if len(roles) == 1:
        return roles.pop()
    fits = (joint for joint, members in _JOINT_ROLES if roles <= members and (joint != "name" or joint in roles))
    return next(fits, "")


def unnumbered(label: str) -> str:
    """Return the label of a form's item without its number: `2. Đơn vị đăng ký`."""
    return _ITEM.sub("", label).strip() or label


def column_role(parts: list[str], fields_listed: bool) -> str:
    """Return what a column's labels, from top to bottom, say together; `tick field` for a column of marks."""
    bottom, above = parts[-1], [role_of(part) for part in parts[:-1]]
    role = role_of(bottom)
    if "field" in above and role not in ("field", "name"):
        return "tick field"
    if field_of(bottom) and fields_listed and role in ("", "other", "commune"):
        return "tick field"
    if is_year_label(bottom) and len(parts) > 1:
        return "tick year"
    if match_key(bottom) in LEVEL_LABELS and {"name", "weak_name"} & set(above):
        return "tick level"
    if "level" in above and role in ("", "commune", "district", "province", "level"):
        return "tick level"
    if above and above[-1] in ("result", "result2") and role in ("", "result2"):
        return "tick result"
    if role in ("", "weak_name") and above:
        joined = role_of(" ".join(parts))
        role = joined if joined not in ("", "weak_name") else role or above[-1]
    return role


def is_known_label(text: str) -> bool:
    """Tell whether a text is, as a whole, a label that columns have, or heads a count of models."""
    key = match_key(text)
    return key in ROLES or bool(COUNT_HEADERS.match(key))


def is_label(text: str) -> bool:
    """Tell whether a text can stand in a header: words, not a figure, not a sentence."""
    return bool(text) and (len(text) <= _LONGEST_LABEL or text.endswith("?")) and not text[0].isdigit()


def is_year_label(text: str) -> bool:
    """Tell whether a label is a year: “2025”, “Năm 2025”."""
    return bool(re.fullmatch(r"(?:[Nn]ăm )?20\d\d", text))
