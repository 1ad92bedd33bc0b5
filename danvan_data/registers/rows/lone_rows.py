"""A text alone in its row that is no model: a remark, a page's number, how many models there are."""

import re
from typing import TYPE_CHECKING

from danvan_data.registers.columns.header import Header
from danvan_data.registers.rows.headings import parse_heading, split_mark
from danvan_data.registers.rows.signs import FIGURE, ORDINAL, Cells, is_group, is_narrow
from danvan_data.registers.words import REMARK
from danvan_data.text import match_key

if TYPE_CHECKING:
    from danvan_data.registers.rows.rules import View

_NOTE = re.compile(
    r"\(.*\)$|[→⇒*]|=>|đợt \d|[^:]{3,40}:\s*(?:đề nghị|yêu cầu|cần|phải|bổ sung|lưu ý|kiểm tra)\b", re.IGNORECASE
)
"""What remarks on the models between which it stands: in brackets, after an arrow, a request."""
_ASIDE = re.compile(
    r"[(\[].*[)\]][\s.]*$|\W*(?:(?:xem )?tiếp(?: theo)? |sang )?(?:trang|tr\.|tờ|page|sheet)\s*[:.]?\s*"
    r"(?:số\s*|sau|trước)?\d*(?:\s*(?:/|trên|of)\s*\d+)?\W*$|\W*(?:còn tiếp|hết|phụ lục kèm theo)\W*$|[\W_]+$",
    re.IGNORECASE,
)
"""What is no model wherever it stands: “(Trong đó có 2 mô hình mới)”, “Trang 2/3”, “./.”."""
_OF_MODELS = re.compile(
    r"(?!\W*(?:mỗi|một|từng)\b)(?:.*\b\d+(?:\s*/\s*\d+)?\s+(?:mô hình|mh|điển hình)\b|[*\s]*(?:các|những|số) mô hình\b"
    r"|.*:\s*\d+(?:[.,/]\d+)*\W*$|.*(?<!\d)0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}(?!\d)"
    r"|ngày\s+\d{1,2}[/.-]\d|đề nghị\b|yêu cầu\b|[^:]{0,40}\b(?:chưa|đã)\s+(?:gửi|nộp|đăng ký|báo cáo|duyệt)\b.*:)",
    re.IGNORECASE,
)
"""What speaks of models, counts them, or asks for something, where every model has more in its row."""
_SAID = r"(?:hiện |đã |đang )?(?:có|gồm|cộng|tổng số|tổng|được|đăng ký|xây dựng)\s+"
_COUNT = re.compile(
    rf"[^:]{{2,60}}?(?:\s*[:=–(-]\s*(?:{_SAID})?|\s+{_SAID})(?:{_SAID})?"
    r"(\d{1,6})\s*(?:mô hình|mh|điển hình)\b[^:]{0,60}$",
    re.IGNORECASE,
)
"""How many models there are of what is named: “Cụm 1: 8 mô hình”, “Toàn huyện có 28 mô hình, 12 xã”."""
_LONGEST_TOPIC, _LOOKED_BACK = 50, 50
_SENTENCE = 6
"""Words from which on a text that ends in a full stop is a sentence."""


def is_remark(view: "View") -> bool:
    """Tell whether a row holds but a remark on the models, a page's number, or a sentence that sums them up."""
    if len(view.words) != 1 or _numbered(view.header, view.own):
        return False
    text = view.words[0]
    if not view.names:  # over the whole table it may head the rows below
        return not is_narrow(view.header) and not _heads(text) and (_is_topic(text) or bool(_OF_MODELS.match(text)))
    if view.header.number is not None and view.index < view.walk.last_number and _NOTE.match(text):
        return True
    if is_narrow(view.header):
        return False
    if _ASIDE.match(text) or _is_topic(text):
        return True
    told = (_OF_MODELS.match(text) and not _heads(text)) or _is_sentence(view, text)
    return bool(told) and _stands_out(view)


def _is_topic(text: str) -> bool:
    """Whether a text says of what it remarks before a colon: “Phương hướng 2026: mỗi thôn có ít nhất 1 mô hình”."""
    topic, colon, _ = text.partition(":")
    return bool(colon) and len(topic) <= _LONGEST_TOPIC and _remarks(topic)


def _remarks(text: str) -> bool:
    return bool(REMARK.match(match_key(split_mark(text)[1])))


def _is_sentence(view: "View", text: str) -> bool:
    """Whether a text is a sentence, and no model above is one."""
    if not text.endswith(".") or text[:1].islower() or len(text.split()) < _SENTENCE:
        return False
    above = [row[view.header.name] for row in _above(view)]
    return bool(above) and not any(name.endswith(".") for name in above)


def _stands_out(view: "View") -> bool:
    """Whether all models above have more in their rows than a name and one other thing."""
    return all(sum(map(bool, row)) > 2 for row in _above(view))


def _above(view: "View") -> list[list[str]]:
    return [view.walk.texts[row] for row in view.walk.table.rows[-_LOOKED_BACK:]]


def counted_models(header: Header, own: Cells) -> int | None:
    """Return how many models a row says that there are, of which nothing else is told; None where it is no such row."""
    words = [text for _, text in own if not FIGURE.match(text)]
    if len(words) != 1 or _numbered(header, own) or is_narrow(header):
        return None
    text = words[0]
    count = None if text[:1] in "([" or _remarks(text) else _COUNT.match(text)
    return int(count[1]) if count and not _heads(text) else None


def _heads(text: str) -> bool:
    """Whether a text heads the rows below, however many models it says they have: “Khối cơ quan: 3 mô hình”."""
    return is_group(text) or bool(parse_heading(text).about)


def _numbered(header: Header, own: Cells) -> bool:
    return header.number is not None and bool(ORDINAL.match(dict(own).get(header.number, "")))
