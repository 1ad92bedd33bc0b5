"""A text alone in its row that is no model: a remark, a page's number, how many models there are."""

import re
from typing import TYPE_CHECKING

from danvan_data.registers.columns.header import Header
from danvan_data.registers.rows.headings import parse_heading, split_mark
from danvan_data.registers.rows.signs import FIGURE, ORDINAL, Cells, is_narrow
from danvan_data.registers.words import REMARK
from danvan_data.text import match_key

if TYPE_CHECKING:
    from danvan_data.registers.rows.rules import View

_NOTE = re.compile(
    r"\(.*\)$|[→⇒*]|=>|đợt \d|[^:]{3,40}:\s*(?:đề nghị|yêu cầu|cần|phải|bổ sung|lưu ý|kiểm tra)\b", re.IGNORECASE
)
"""What remarks on the models between which it stands: in brackets, after an arrow, a request."""
_ASIDE = re.compile(
    r"[(\[].*[)\]][\s.]*$|[-–—\s]*(?:trang|tr\.|tờ|page)\s*(?:số\s*)?\d+(?:\s*/\s*\d+)?[-–—\s]*$", re.IGNORECASE
)
"""What is no model wherever it stands: “(Trong đó có 2 mô hình mới)”, “Trang 2/3”."""
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
    if len(view.words) != 1 or not view.names or _numbered(view.header, view.own):
        return False
    text = view.names[0]
    if view.header.number is not None and view.index < view.walk.last_number and _NOTE.match(text):
        return True
    if is_narrow(view.header):
        return False
    return bool(_ASIDE.match(text)) or _is_topic(text) or _sums_up(view, text)


def _is_topic(text: str) -> bool:
    """Whether a text says of what it remarks before a colon: “Phương hướng 2026: mỗi thôn có ít nhất 1 mô hình”."""
    topic, colon, _ = text.partition(":")
    return bool(colon) and len(topic) <= _LONGEST_TOPIC and _remarks(topic)


def _remarks(text: str) -> bool:
    return bool(REMARK.match(match_key(split_mark(text)[1])))


def _sums_up(view: "View", text: str) -> bool:
    """Whether a sentence stands alone in its row where all models above have more to them, and none is a sentence."""
    walk = view.walk
    if not text.endswith(".") or text[:1].islower() or len(text.split()) < _SENTENCE or not walk.table.rows:
        return False
    above = [walk.texts[row] for row in walk.table.rows[-_LOOKED_BACK:]]
    return all(sum(map(bool, row)) > 2 and not row[view.header.name].endswith(".") for row in above)


def counted_models(header: Header, own: Cells) -> int | None:
    """Return how many models a row says that there are, of which nothing else is told; None where it is no such row."""
    words = [text for _, text in own if not FIGURE.match(text)]
    if len(words) != 1 or _numbered(header, own) or is_narrow(header):
        return None
    text = words[0]
    count = None if text[:1] in "([" or _remarks(text) else _COUNT.match(text)
    return int(count[1]) if count and not parse_heading(text).about else None


def _numbered(header: Header, own: Cells) -> bool:
    return header.number is not None and bool(ORDINAL.match(dict(own).get(header.number, "")))
