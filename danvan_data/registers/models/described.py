"""What a cell says of its models below their names: “Mục đích: …”, “- Cách làm: …”, “Kết quả: …”."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from danvan_data.registers.columns.content import is_titled
from danvan_data.registers.columns.labels import role_of
from danvan_data.registers.grid.cells import clean_text
from danvan_data.registers.places.communes import is_commune
from danvan_data.registers.words import DETAIL, field_of, organisation_type
from danvan_data.text import match_key

LINES = re.compile(r"[\r\n\v]+")
_LABELLED = re.compile(r"(?:[-–—+*•●▪◦·]+\s*|\(?(?:\d{1,2}|[a-hđ])[.)]\s*)?([^\W\d_][^:;.,\n]{1,40}?)\s*:\s*(.*)")
_QUOTED = re.compile(
    r"((?:(?:Tên )?[Mm]ô hình\s*:?\s*)?[“\"«](?!(?i:dân vận khéo|dvk)\b)[^“”\"«»]{3,}[”\"»])"
    r"\s*(?:(?::\s*|\.\s+)(\S.*)|\s[–—-]\s(\S.*\.))"
)
"""A name in quotation marks and what follows it; behind a dash only a sentence: “Kơpăn wai” – Ghế dài is one name."""
_WHOLE = re.compile(r"(?:(?:Tên )?[Mm]ô hình\s*:?\s*)?[“\"«][^“”\"«»]{3,}[”\"»]")
_BULLETS = "-–—+•* "
_LEAST_TOLD = 3
_ITEM = re.compile(r"\(?\d{1,2}[.)]\s*\S")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d")
_QUANTITY = re.compile(r"\d[\d.,]* ?[^\W\d_]")
_MOST_WORDS = 6
_LEAST_WORDS = 4
_NAMES = frozenset(["name", "weak_name"])
_NEXT_LABEL = re.compile(r"\s*[;|]\s*(?=[^\W\d_][^:;|]{1,40}:\s)")


_BRACKETED = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]{2,80})[)\]][\s.;,]*")
"""A name and what stands in brackets behind it."""


_ALONE = re.compile(r"[(\[]([^()\[\]]{3,80})[)\]][\s.;,]*")
"""What stands in brackets, in a line of its own."""
BODY, _COMMUNE = "Đơn vị thực hiện", "Xã"
"""Labels for what stands there without one."""
_LEAST_CELLS, _MOSTLY, _MOST_OF_BODY = 3, 0.7, 10


_TOLD_OF = re.compile(
    r"[^“”\"«»]{3,60}?\bmô hình:?\s*([“\"«](?!(?i:dân vận khéo|dvk)\b)[^“”\"«»]{3,}[”\"»])(?P<more>\W.*)"
)
"""A sentence that a body is the subject of and a model the object: “Hội Nông dân xã xây dựng mô hình “A”: 38 hộ …”."""


class Described(NamedTuple):
    """A cell of names: its lines that name models, anew where a label says so, and what the others say, by label."""

    names: list[str]
    details: list[tuple[str, str]]


def bodies_in_brackets(texts: Iterable[str]) -> bool:
    """Tell whether most cells of a column of names end in a body in brackets: “Chợ sạch (Hội Nông dân xã)”.

    >>> bodies_in_brackets(["Chợ sạch (Đoàn xã)", "Con đường chung (Dòng họ Giàng)", "Nhà sạch (Hội LHPN xã)"])
    True
    """
    told = [match[2] if (match := _BRACKETED.fullmatch(text)) else "" for text in texts if text]
    bodies = [inner for inner in told if inner and not field_of(inner) and organisation_type(inner)]
    filled = sum(map(bool, told))
    return filled >= max(_LEAST_CELLS, _MOSTLY * len(told)) and len(bodies) > filled / 2


def _who(line: str, bodies: bool) -> tuple[str, str, str] | None:
    """Return the name before, the label for, and the text of a body or commune in brackets that ends a line."""
    match = _BRACKETED.fullmatch(line) if bodies else None
    alone = None if match else _ALONE.fullmatch(line)
    name, inner = (match[1], match[2]) if match else ("", alone[1] if alone else "")
    label, told = _parted(inner)
    inner = told if told and role_of(label) == "organisation" else inner  # “(Đơn vị thực hiện: Đoàn xã)”
    if not inner or field_of(inner):
        return None
    if is_commune(inner):
        return name, _COMMUNE, inner
    known = organisation_type(inner) or (bodies and inner[:1].isupper())
    return (name, BODY, inner) if known and len(inner.split()) <= _MOST_OF_BODY else None


def described(raw: str, bodies: bool = False) -> Described:
    r"""Part a cell's lines into names and labelled details; a line without a label goes on with the one above it.

    A body in brackets in a line of its own does the model; `bodies`: so does what stands in brackets behind a name.

    >>> described("Tên mô hình: Xóm không cá độ\nMục đích: giữ bình yên\ncho xóm")
    Described(names=['Xóm không cá độ'], details=[('Mục đích', 'giữ bình yên cho xóm')])
    >>> described("Chăn ấm gùi lên bản\n(Hội Chữ thập đỏ xã)")
    Described(names=['Chăn ấm gùi lên bản'], details=[('Đơn vị thực hiện', 'Hội Chữ thập đỏ xã')])
    """
    names: list[str] = []
    details: list[tuple[str, str]] = []
    ended = False  # what stands in brackets ended the last name
    below = False  # a detail, rather than a name, is the last that was read
    lines = [part for line in LINES.split(raw) for part in _labelled_parts(clean_text(line)) if part]
    titled = any(role_of(_parted(line)[0]) == "name" for line in lines)  # then what stands above it is of it, too
    for line in lines:
        who = _who(line, bodies)
        if who and (names or who[0]):
            if who[0] and names and not ended:
                names[-1] += f"\n{who[0]}"
            elif who[0]:
                names = [*names, who[0]]
            details, below, ended = [*details, who[1:]], False, True
            continue
        of_body = _TOLD_OF.fullmatch(line)
        if of_body and organisation_type(line) and len(of_body["more"].split()) >= _LEAST_TOLD:
            names, details, below = [*names, of_body[1][1:-1]], [*details, ("", line)], True
            continue
        quoted = _QUOTED.fullmatch(line)
        told = (quoted[2] or quoted[3]) if quoted else ""
        if quoted and len(told.split()) >= _LEAST_TOLD and not _QUOTED.search(told):
            names, details, below = [*names, quoted[1]], [*details, ("", told)], True
            continue
        label, text = _parted(line)
        if label and (role_of(label) == "name" or (not names and is_titled(line))):
            names, below = [*names, text], False
        elif (names or titled) and label and _says_more(label):
            details.append((label, text.rstrip(" ;")))
            below = True
        elif names and _is_sentence(line) and not names[-1].endswith("."):
            details.append(("", line))
            below = True
        elif names and _WHOLE.fullmatch(names[-1]) and (bare := line.lstrip(_BULLETS)) != line and _is_sentence(bare):
            details.append(("", bare))
            below = True
        elif below and not _ITEM.match(line):
            details[-1] = details[-1][0], f"{details[-1][1]} {line}".strip()
        else:
            goes_on = names and not (ended and bodies)
            names = [*names[:-1], f"{names[-1]}\n{line}"] if goes_on else [*names, line]
            below = ended = False
    return Described(names, details)


def labelled(raw: str) -> list[tuple[str, str]]:
    r"""Return a cell's lines by their labels; none where one has no label.

    >>> labelled("Đơn vị: Đoàn xã\nPhụ trách: Lê Hoa"), labelled("Đoàn xã\nPhụ trách: Lê Hoa")
    ([('Đơn vị', 'Đoàn xã'), ('Phụ trách', 'Lê Hoa')], [])
    """
    told = list(map(_parted, filter(None, map(clean_text, LINES.split(raw)))))
    return told if all(label for label, _ in told) else []


def with_field(names: list[str], fields: list[tuple[str, str]]) -> tuple[list[str], list[tuple[str, str]]]:
    """Return names and fields (code, wording); where nothing else says it, the field may stand behind the name.

    >>> with_field(["Vịt chạy đồng (KT)", "Góp đá (NTM)"], [("", ""), ("", "")])
    (['Vịt chạy đồng', 'Góp đá (NTM)'], [('economy', 'KT'), ('', '')])
    """
    found = list(zip(names, fields, strict=True))
    for at, (name, (_, wording)) in enumerate(found):
        match = None if wording else _BRACKETED.fullmatch(name)
        if match and (code := field_of(match[2])):
            found[at] = match[1], (code, match[2])
    return [name for name, _ in found], [field for _, field in found]


def _labelled_parts(line: str) -> list[str]:
    """Part a line of several labels, one of them that of a name: “Tên mô hình: A; đơn vị: B; lĩnh vực: C”."""
    parts = _NEXT_LABEL.split(line) if line.count(":") > 1 else [line]
    labels = [role_of(_parted(part)[0]) for part in parts]
    return parts if len(parts) > 1 and all(labels) and not _NAMES.isdisjoint(labels) else [line]


def _parted(line: str) -> tuple[str, str]:
    match = _LABELLED.fullmatch(line)
    return (match[1], match[2]) if match and len(match[1].split()) <= _MOST_WORDS else ("", "")


def _is_sentence(line: str) -> bool:
    """Tell a sentence about a model from a name: it ends in a full stop, has a date, or several quantities."""
    whole = line[:1].isdigit() and not _ITEM.match(line) and line.endswith(".")  # “12 lần, giải quyết 57 kiến nghị.”
    if not (line[:1].isupper() or whole) or len(line.split()) < _LEAST_WORDS:
        return False
    several = "," in line and len(_QUANTITY.findall(line)) > 1
    return (line.endswith(".") and not line.endswith("..")) or bool(_DATE.search(line)) or several


def _says_more(label: str) -> bool:
    return match_key(label) in DETAIL or role_of(label) not in {"", *_NAMES}
