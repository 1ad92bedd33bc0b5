"""Several models a row: columns of names numbered by their labels, each with the columns that are its own."""

import re
from collections.abc import Mapping

from danvan_data.registers.columns.content import Profile
from danvan_data.registers.columns.header import Header
from danvan_data.registers.words import keys
from danvan_data.text import match_key

_NUMERALS = dict(zip(match_key("nhất một hai ba tư năm").split(" "), "112345", strict=True))
_NUMERAL = rf"({'|'.join(_NUMERALS)}|\d)"
_ORDINAL = match_key("thứ")
_LEADS = "|".join(map(match_key, ("mô hình", "lĩnh vực", "kết quả", "đơn vị")))
_COUNTS = (
    re.compile(rf" {_ORDINAL} {_NUMERAL}(?= |$)"),
    re.compile(rf"(?:(?<= )|^)({_LEADS}) (?:số )?(\d)(?= |$)"),
    re.compile(rf" (?:số )?{_NUMERAL}$"),
)
"""Where a label has the number of the model: “mô hình thứ hai”, “mô hình 2”, “thuộc lĩnh vực nào 2”."""
_BESIDE = re.compile(rf"(?:^| )(?:{'|'.join(sorted(keys('nếu có|dân vận khéo|dvk|đăng ký')))})(?= |$)")
"""Words that say no more of a column of names: those of two models may differ in them."""
_STUCK = re.compile(r"(?<=[^\W\d_])(?=\d$)")
"""Where a form numbers the second question of the same words: “Tên mô hình2”."""
_NAMES = ("name", "weak_name")
_LEAST = 0.5
_OWN = {"field": "", "result": "", "organisation": "body", "commune": "commune"}
"""Roles that each of several models in a row may have columns of -> of what kind their cells are then."""


def names_in_series(header: Header, roles: Mapping[int, str], told: Mapping[int, Profile]) -> None:
    """Part a row's models, each with what is its own: “Tên mô hình 1 | Lĩnh vực 1 | Tên mô hình 2 | Lĩnh vực 2”."""
    if not header.names:
        return
    counted = {column: _counted(label) for column, label in header.labels.items()}
    names = _series(header, roles, counted)
    if len(names) < 2:
        return
    header.names = [(column, "") for column in names]
    for role, kind in _OWN.items():
        columns = [
            column
            for column in header.labels
            if roles.get(column) == role and (not kind or told[column][kind] >= _LEAST or not told[column].size)
        ]
        own = _by_number(columns, names, counted) or _by_place(columns, names)
        if own:
            header.own[role] = own
    used = {*names, *(column for own in header.own.values() for column in own.values())}
    header.columns = {role: column for role, column in header.columns.items() if column not in used}
    header.extras = [(column, label) for column, label in header.extras if column not in used]
    header.results = [column for column in header.results if column not in used]


def _series(header: Header, roles: Mapping[int, str], counted: Mapping[int, tuple[str, str]]) -> list[int]:
    """Return the columns of names of which each holds another model of the row."""
    role, (kind, _) = roles.get(header.name, ""), counted.get(header.name, ("", ""))
    alike = sorted(column for column, label in counted.items() if roles.get(column) == role and role in _NAMES)
    marks = {column: counted[column][1] for column in alike if counted[column][0] == kind}
    unmarked = [column for column, mark in marks.items() if not mark]
    if len(unmarked) == 1 and "1" not in marks.values():
        marks[unmarked[0]] = "1"  # “Tên mô hình | Tên mô hình thứ hai”
    found = [column for column, mark in marks.items() if mark]
    distinct = len({marks[column] for column in found}) == len(found)
    return found if distinct and header.name in found and "1" in marks.values() else []


def _by_number(columns: list[int], names: list[int], counted: Mapping[int, tuple[str, str]]) -> dict[int, int]:
    """Return the columns that bear the number of a model: of the first, also none where the second's has one."""
    marks = {column: counted[column][1] for column in columns}
    if not any(marks.values()):
        return {}
    if "1" not in marks.values():
        kinds = {counted[column][0] for column, mark in marks.items() if mark}
        marks |= {column: "1" for column, mark in marks.items() if not mark and counted[column][0] in kinds}
    numbers = {counted[column][1] or "1": column for column in names}
    return {numbers[mark]: column for column, mark in reversed(marks.items()) if mark in numbers}


def _by_place(columns: list[int], names: list[int]) -> dict[int, int]:
    """Return the columns of which one stands behind each name, before the next."""
    ends = [*names[1:], max([*columns, *names]) + 1]
    behind = [[column for column in columns if name < column < end] for name, end in zip(names, ends, strict=True)]
    placed = len(columns) == len(names) and all(len(listed) == 1 for listed in behind)
    return {name: listed[0] for name, listed in zip(names, behind, strict=True)} if placed else {}


def _counted(label: str) -> tuple[str, str]:
    """Split a label into its wording and its number: `Tên mô hình thứ hai (nếu có)`, `Tên mô hình 2`."""
    key = " ".join(_BESIDE.sub(" ", match_key(_STUCK.sub(" ", label))).split())
    for pattern in _COUNTS:
        if match := pattern.search(key):
            *lead, mark = match.groups()
            wording = f"{key[: match.start()]} {' '.join(lead)} {key[match.end() :]}"
            return " ".join(wording.split()), _NUMERALS.get(mark, mark)
    return key, ""
