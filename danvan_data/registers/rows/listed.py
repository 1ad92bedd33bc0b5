"""Models listed in paragraphs of a letter or report: `1. Mô hình “A”; đơn vị: Hội Nông dân xã; lĩnh vực: kinh tế.`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from danvan_data.registers.columns.forms import SINGLE, Form, Forms, as_table
from danvan_data.registers.columns.labels import role_of, unnumbered
from danvan_data.registers.files import Grid
from danvan_data.registers.grid.cells import UPPER
from danvan_data.registers.grid.texts import Rows
from danvan_data.registers.places.communes import is_commune
from danvan_data.registers.rows.headings import parse_heading
from danvan_data.registers.words import field_of, organisation_type

_LEAST = 2
_FARTHEST = 3
_LONGEST_BODY = 14
_MARK = r"(?:\(?\d{1,2}(?:\.\d{1,2}){0,2}\s*[.):/]?|\(?[a-zđ]\s*[.)]|[-–—+*•●▪◦·]+)\s*"
_NAME = r"[“\"«](?!(?i:dân vận khéo|dvk)\W)(?P<name>[^“”\"«»]{5,200})[”\"»]"
_BODY = r"(?P<body>(?!(?i:tên |mô hình|mh\b))[^“”\"«»:]{3,80}?)"
_CALLED = r"(?P<called>(?i:tên )?(?i:mô hình|mh)(?: số \d+)?\s*:?\s*)"
_ITEM = re.compile(rf"{_MARK}(?:{_BODY}\s*[:–—-]\s*)?{_CALLED}?{_NAME}(?P<rest>.*)")
"""A numbered or marked line that begins with a quoted name, or a body and a quoted name."""
_UNMARKED = re.compile(rf"{_CALLED}{_NAME}(?P<rest>.*)")
"""The same without a mark, where Word itself numbers the lines: it must tell of body or field behind the name."""
_LABELLED = re.compile(rf"(?:{_MARK})?{_CALLED}(?P<name>[{UPPER}][^;:“”\"«»]{{5,200}});(?P<rest>.*)")
"""A line of several labels, that of the name first: “1. Tên mô hình: A; đơn vị: …”."""
_SAID = re.compile(r"dân vận khéo|dân vận [“\"«]khéo|\bdvk\b", re.IGNORECASE)
_OF_MODELS = re.compile(r"mô hình|điển hình|\bmh\b", re.IGNORECASE)
_LISTS = re.compile(
    r"đăng ký|danh sách|danh mục|tổng hợp|công nhận|như sau|sau đây|:\s*$"
    r"|^\W*(?:biểu|báo cáo|kết quả|kế hoạch)\b|kết quả (?:thực hiện|xây dựng|phong trào|các mô hình|mô hình)",
    re.IGNORECASE,
)
"""What the line above a list of models says: whose models they are, or that they follow."""
_PARTS = re.compile(
    rf"\s*(?:;|\s[–—-]\s|\.\s+(?=[{UPPER}])"
    r"|,\s*(?=(?:thuộc |trên |về )?lĩnh vực|do |đơn vị|địa bàn|địa điểm|kết quả))\s*"
)
_IN_BRACKETS = re.compile(r"\s*\((.*)\)\W*")
_BRACKETS = re.compile(r"\(([^()]+)\)")
_IN_YEAR = re.compile(r"(?:thực hiện |triển khai |đăng ký |từ )?(?:trong )?năm ((?:19|20)\d\d)", re.IGNORECASE)
_BY = re.compile(
    r"(?:do|của|bởi|giao(?: cho)?|đơn vị|đơn vị thực hiện|đơn vị đăng ký)\s+(?P<body>\S.*?)"
    r"(?:\s+(?:đăng ký|thực hiện|chủ trì|xây dựng|triển khai|phụ trách|đảm nhận|làm nòng cốt|duy trì))*",
    re.IGNORECASE,
)
_OF_FIELD = re.compile(r"(?:(?:thuộc|trên|về|trong)\s+)?lĩnh vực\s*:?\s*(\S.*)", re.IGNORECASE)
_SENTENCE = re.compile(r"\b(?:đã|đang|sẽ|được|góp phần|giúp|có|với|nhằm|để|trong|từ|là)\b", re.IGNORECASE)
"""What no name of a body has in it."""
_EDGES = " .,;:–—-"


@dataclass
class _Line:
    """One model as a line tells of it: its name, what else by role or label, and whether it is called a model."""

    row: int
    name: str
    said: list[tuple[str, str]]
    called: bool


def read_listed(grid: Grid, texts: Rows) -> Forms | None:
    """Return the models that lines of paragraphs list below a line that says so, or None.

    Each must be named in quotation marks behind a number or mark (or labelled as the first of several labels), and
    most must tell of body or field: in the line, or under a heading.
    """
    lines = [(index, row[0]) for index, row in enumerate(texts) if row[0]]
    items = [item for index, text in lines if (item := _item(index, text))]
    if len(items) < _LEAST or not _announced([text for index, text in lines if index < items[0].row], items):
        return None
    under = any(parse_heading(text).about for index, text in lines if index < items[-1].row and not _item(index, text))
    forms: list[Form] = []
    for item, following in _with_following(items, lines):
        form = Form(item.row, {"name": item.name}, "Mô hình", item.row)
        for role, text in [*item.said, *following]:
            form.say(role, text)
        forms.append(form)
    telling = sum(bool({"organisation", "field"} & form.answers.keys()) for form in forms)
    return as_table(grid, forms, items[0].row) if under or telling > len(forms) / 2 else None


def head_of(lines: list[str]) -> list[str]:
    """Return the lines of a paper up to the first that names the movement: what it is, and of what."""
    end = next((at for at, text in enumerate(lines, 1) if _SAID.search(text)), len(lines))
    return lines[:end]


def _announced(above: list[str], items: list[_Line]) -> bool:
    """Tell whether a line above the first says that models of the movement follow: “mô hình” in it, or in each."""
    heads = [text for text in above if _SAID.search(text) and _LISTS.search(text)]
    return bool(heads) and (all(item.called for item in items) or any(map(_OF_MODELS.search, heads)))


def _item(row: int, text: str) -> _Line | None:
    marked = _ITEM.fullmatch(text)
    match = marked or _UNMARKED.fullmatch(text) or _LABELLED.fullmatch(text)
    if match is None or len(match["name"].split()) < _LEAST:
        return None
    said = list(_parts(match["rest"]))
    if not marked and not {"organisation", "field"} & {role for role, _ in said}:
        return None
    body = marked["body"] if marked else None
    if body and not _is_body(body):
        return None
    said += [("organisation", body.strip(_EDGES))] if body else []
    return _Line(row, match["name"].strip(_EDGES), said, bool(match["called"]))


def _parts(rest: str) -> Iterator[tuple[str, str]]:
    """Yield what stands behind a name, part by part, by role."""
    inner = _IN_BRACKETS.fullmatch(rest)
    opened = (
        inner[1]
        if inner
        else _BRACKETS.sub(lambda told: told[0] if _told(told[1])[0] == "other" else f"; {told[1]};", rest)
    )
    for text in _whole_fields(list(filter(None, (part.strip(_EDGES) for part in _PARTS.split(opened.strip(_EDGES)))))):
        label, colon, answer = text.partition(":")
        answer = answer.strip(_EDGES)
        role = role_of(unnumbered(label)) if colon and answer else ""
        if role:
            yield _key(role, label), answer
            continue
        role, told = _told(label.strip(_EDGES) if colon else text)
        if role == "other" and colon and answer:
            yield f"other {told}", answer
            continue
        yield role, told
        if colon and answer:
            yield ("result" if role == "organisation" else "other"), answer


def _whole_fields(parts: list[str]) -> list[str]:
    """Put fields together that a dash parted, “văn hóa | xã hội”, and part from them what follows behind a comma."""
    found: list[str] = []
    for part in parts:
        first, comma, more = part.partition(", ")
        lead = _OF_FIELD.fullmatch(found[-1]) if found else None
        wording = lead[1] if lead else found[-1] if found else ""
        if field_of(wording) and field_of(first) and field_of(f"{wording} - {first}"):
            found[-1] = f"{found[-1]} - {first}"
        elif comma and (told := _OF_FIELD.fullmatch(first)) and field_of(told[1]) and not field_of(part):
            found.append(first)
        else:
            first, more = part, ""
            found.append(part)
        found += [more] if more else []
    return found


def _told(text: str) -> tuple[str, str]:
    """Return the role of a part without a label, and its text."""
    if (field := _OF_FIELD.fullmatch(text)) or field_of(text):
        return "field", field[1] if field else text
    if year := _IN_YEAR.fullmatch(text):
        return "year", year[1]
    by = _BY.fullmatch(text)
    body = by["body"] if by else text
    if is_commune(body) and not by:
        return "commune", body
    return ("organisation", body) if _is_body(body) else ("other", text)


def _is_body(text: str) -> bool:
    kind = organisation_type(text)
    return bool(kind) and len(text.split()) <= _LONGEST_BODY and text[:1].isupper() and not _SENTENCE.search(text)


def _key(role: str, label: str) -> str:
    return role if role in (*SINGLE, "result") else f"{role} {label.strip(_EDGES)}"


def _with_following(items: list[_Line], lines: list[tuple[int, str]]) -> Iterator[tuple[_Line, list[tuple[str, str]]]]:
    """Yield each model with what labelled lines say right below its own: “- Đơn vị thực hiện: …”."""
    rows = {item.row for item in items}
    for item in items:
        following: list[tuple[str, str]] = []
        for index, text in (line for line in lines if line[0] > item.row):
            label, colon, answer = text.partition(":")
            role = role_of(unnumbered(re.sub(rf"^{_MARK}", "", label))) if colon else ""
            if index in rows or not role or role in ("name", "weak_name") or not answer.strip():
                break
            key = _key(role, re.sub(rf"^{_MARK}", "", label))
            following.append((key, answer.strip() if key == "result" else answer.strip(_EDGES)))
        yield item, following
