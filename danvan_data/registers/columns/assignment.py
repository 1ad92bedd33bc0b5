"""Columns -> roles: evidence for each (column, role), summed to the one assignment that has most of it."""

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable
from importlib.resources import files
from typing import Any

from danvan_data.registers.columns.content import EMPTY, SAMPLE, Profile, profile
from danvan_data.registers.columns.header import Header
from danvan_data.registers.columns.labels import LEVEL_LABELS, column_role, is_year_label, role_of
from danvan_data.registers.columns.sampling import rows_that_tell
from danvan_data.registers.columns.series import names_in_series
from danvan_data.registers.grid.texts import Rows
from danvan_data.registers.words import field_of, keys
from danvan_data.text import match_key

_POINTS: dict[str, Any] = tomllib.loads(
    files("danvan_data.registers.columns").joinpath("points.toml").read_text(encoding="utf-8")
)
_LABEL, _CONTENT, _NEEDS, _ALONE = (_POINTS[name] for name in ("label", "content", "needs", "alone"))
_WEAK = {match_key(word): points for word, points in _LABEL["weak_name"].items()}
_QUALIFIERS = tuple(
    (frozenset(entry["roles"]), entry["points"], keys(*entry["words"])) for entry in _POINTS["qualifier"]
)
_PROPOSED = frozenset().union(*(keys(*entry["words"]) for entry in _POINTS["qualifier"] if entry.get("stands_in")))
_RESULTS = {"result": 0, "result2": 1, "result3": 2}
_CONTENT_SURE = 4
_REST = 0.5
"""Points for having no role of its own: kept as a figure, a result or a note."""
_MOST_ROWS = 0.8
"""The share of rows from which on columns filled in turn are taken for one."""
_IN_FULL = f" {match_key('không viết tắt')} "
_TITLED = 0.5
"""The share of cells that say themselves that they name models, from which on no label need say it."""
_MARKED = 0.5
"""The share of marks from which on a column of results is one of marks."""
_MANY = ("rest", "tick ")
"""Roles (or beginnings of roles) that any number of columns may have."""
_TELLING = frozenset(["organisation", "commune", "field", "place", "group", "person", "village"])
_IN_TURN = frozenset(["commune", "organisation", "field", "village", "place"])
"""Roles that two columns may hold in turn."""
_SORTS = keys("tập thể|cá nhân")
_STATES = (keys("mới|xây dựng mới"), keys("duy trì|tiếp tục|nhân rộng"))
_MODEL, _EXAMPLE = match_key("mô hình"), match_key("điển hình")

Labels = dict[int, list[str]]
"""Column -> its labels from top to bottom."""
Points = dict[int, dict[str, float]]
"""Column -> role -> what speaks for it."""


def settle(labels: Labels, rows: Rows, hidden: Collection[int] = (), width: int = 0) -> Header | None:
    """Return the header that columns make, by labels and cells together; None when none can hold models.

    `labels` may be empty: then the cells alone tell. `rows` are those below the header.
    """
    sample = rows_that_tell(labels, rows[:SAMPLE])
    header = Header(max([width - 1, *labels]) + 1)
    header.labels = {column: " – ".join(parts) for column, parts in labels.items()}
    listed = sum(bool(field_of(parts[-1])) and role_of(parts[-1]) != "field" for parts in labels.values()) >= 2
    roles = {column: "name" if _is_version(parts) else column_role(parts, listed) for column, parts in labels.items()}
    told = {column: profile(sample, column) for column in range(header.width)}
    roles |= {column: role_of(labels[column][-1]) for column, role in roles.items() if _is_told(role, told[column])}
    roles |= {column: "figure" for column, role in roles.items() if _is_figure(role, labels[column], told[column])}
    points = {
        column: _points(
            column, roles.get(column, ""), header.labels.get(column, ""), one, column in hidden, bool(labels)
        )
        for column, one in told.items()
        if column in labels or one.filled
    }
    chosen = assign(points)
    _fill(header, chosen, roles, labels)
    _names_beside(header, roles)
    names_in_series(header, roles, told)
    _names_under_fields(header, told, sample)
    _names_in_turn(header, roles, sample)
    _columns_in_turn(header, roles, sample)
    header.guessed = (
        bool(header.names)
        and roles.get(header.name, "")
        not in (
            "name",
            "weak_name",
            "tick field",
            "tick year",
        )
        and told[header.name]["titled"] < _TITLED
    )
    header.vague = _vague(header, roles)
    return header if header.names else None


def _is_told(role: str, told: Profile) -> bool:
    """Whether a column of marks by its labels has words: “Kết quả thẩm định” over “Xếp loại”, with “Tốt” below it."""
    return role == "tick result" and told.size > 0 and told["mark"] < _MARKED


def _is_figure(role: str, parts: list[str], told: Profile) -> bool:
    """Whether a column that stands for a year has figures of it, no marks: “Ngày công” over “2023” | “2024”."""
    counts = told["figure"] >= _MOST_ROWS and told["mark"] < _MARKED
    return role == "tick year" and counts and role_of(parts[-2]) in ("", "figure", "other", "note", *_RESULTS)


def _is_version(parts: list[str]) -> bool:
    """Whether labels are of one of several names of a model: “Tên mô hình” over “Đơn vị đề xuất” | “Sau thẩm định”."""
    return len(parts) > 1 and role_of(parts[-2]) == "name" and bool(_qualified("name", parts[-1]))


def _vague(header: Header, roles: dict[int, str]) -> bool:
    if not header.names or roles.get(header.name) != "weak_name" or header.ticks or _TELLING & header.columns.keys():
        return False
    said = _said("weak_name", header.labels[header.name])
    return bool(said["name"] < _LABEL["vague_below"])


def _points(column: int, role: str, label: str, told: Profile, hidden: bool, labelled: bool) -> dict[str, float]:
    """Return what speaks for each role that a column may have."""
    shift = _LABEL["position"] * column + (_LABEL["hidden"] if hidden else 0)
    found = {"rest": _REST}
    for name, says in _said(role, label).items():
        direct = role == "weak_name" or name == role
        if direct or _bears_out(name, told):
            points = says + _content(name, told) + _qualified(name, label)
            found[name] = points + (0 if name.startswith(_MANY) else shift)
    if (not role or role in _ALONE["doubtful"]) and _fills(told):
        for name in _alone(role, label, labelled):
            points = _content(name, told)
            least = _ALONE["least_name" if name == "name" else "least"]
            if points >= least and _bears_out(name, told) and (name != "name" or _like_names(told)):
                found[name] = points + _qualified(name, label) + shift
    return {name: value for name, value in found.items() if name == "rest" or value > _REST}


def _alone(role: str, label: str, labelled: bool) -> list[str]:
    """Return the roles that cells alone may give a column whose label says nothing, or little."""
    if role:
        return [name for name in _ALONE["labelled"] if name != "name"]
    return list(_ALONE["labelled"] if labelled and match_key(label) else _ALONE["roles"])


def _said(role: str, label: str) -> dict[str, float]:
    """Return the points that a label alone gives to roles."""
    if role in ("", "other") and match_key(label) in LEVEL_LABELS:
        return {"tick level": _LABEL["also"]["commune"]["tick level"]}
    if role in ("", "other", "note", "figure", *_RESULTS):
        return {}
    if role == "weak_name":
        key = match_key(label.rpartition(" – ")[2])
        return {"name": next(points for word, points in _WEAK.items() if word in key)}
    return {role: _LABEL["says"], **_LABEL["also"].get(role, {})}


def _content(role: str, told: Profile) -> float:
    weights = _CONTENT.get(role, {})
    shares = {"distinct": told.distinct, "": 1.0}
    sure = min(1.0, (told.size + 1) / _CONTENT_SURE)  # one or two cells prove little
    return sure * sum(points * shares.get(kind, told[kind]) for kind, points in weights.items()) if told.size else 0.0


def _qualified(role: str, label: str) -> float:
    key = f" {match_key(label)} ".replace(_IN_FULL, " ") if label else ""
    told = (
        points for roles, points, words in _QUALIFIERS if role in roles and any(f" {word} " in key for word in words)
    )
    return float(sum(told))


def _bears_out(role: str, told: Profile) -> bool:
    return all(told[kind] >= share for kind, share in _NEEDS[role].items())


def _fills(told: Profile) -> bool:
    return told is not EMPTY and told.filled > _ALONE["filled"]


def _like_names(told: Profile) -> bool:
    return bool(told.filled >= _ALONE["filled_name"] and told.distinct >= _ALONE["distinct_name"])


def assign(points: Points) -> dict[int, str]:
    """Return each column's role: a role goes to one column at most, and the sum of points is greatest.

    >>> assign({0: {"rest": 0.5, "name": 9}, 1: {"rest": 0.5, "name": 8, "field": 4}})
    {0: 'name', 1: 'field'}
    """
    fixed: dict[int, str] = {}
    open_columns: Points = {}
    wanted = Counter(role for options in points.values() for role in options)
    for column, options in points.items():
        best = max(options, key=lambda role: options[role])
        if best.startswith(_MANY) or wanted[best] == 1:
            fixed[column] = best
        else:
            open_columns[column] = options
    states: dict[frozenset[str], tuple[float, dict[int, str]]] = {frozenset(): (0.0, {})}
    for column, options in open_columns.items():
        following: dict[frozenset[str], tuple[float, dict[int, str]]] = {}
        for used, (score, chosen) in states.items():
            for role, value in options.items():
                if role in used:
                    continue
                key = used if role.startswith(_MANY) else used | {role}
                if key not in following or score + value > following[key][0]:
                    following[key] = (score + value, {**chosen, column: role})
        states = following
    _, chosen = max(states.values(), key=lambda state: state[0])
    return dict(sorted({**fixed, **chosen}.items()))


def _fill(header: Header, chosen: dict[int, str], roles: dict[int, str], labels: Labels) -> None:
    for column, role in chosen.items():
        label, said = header.labels.get(column, ""), roles.get(column, "")
        if role == "name":
            header.names = [(column, "")]
        elif role.startswith("tick "):
            header.ticks.append((column, role[5:], labels[column][-1] if said == role else label))
        elif role != "rest":
            header.columns[role] = column
        elif said == "figure":
            header.figures.append((column, label))
        else:
            header.extras.append((column, label))
    header.results = [
        column for _, column in sorted((_RESULTS[roles[c]], c) for c, _ in header.extras if roles.get(c) in _RESULTS)
    ]


def _names_beside(header: Header, roles: dict[int, str]) -> None:
    """Two columns of names: both are kept where one names models and the other examples; a proposed one stands in."""
    if not header.names:
        return
    for column, label in list(header.extras):
        if roles.get(column) not in ("name", "weak_name"):
            continue
        if _other_sort(header.labels.get(header.name, ""), label):
            header.extras.remove((column, label))
            header.names.append((column, ""))
        elif roles[column] == "name" and any(f" {word} " in f" {match_key(label)} " for word in _PROPOSED):
            header.proposed.append(column)
    header.names.sort()


def _names_in_turn(header: Header, roles: dict[int, str], sample: Rows) -> None:
    """“[Hội Nông dân] Tên mô hình” | “[Hội LHPN] Tên mô hình”, one of them filled in each row: all are of names."""
    if len(header.names) != 1:
        return
    used = [header.name]
    alike = [column for column, _ in header.extras if roles.get(column) == roles.get(header.name)]
    for column in alike:
        if any(row[column] for row in sample) and not any(row[column] and any(row[c] for c in used) for row in sample):
            used.append(column)
    named = sum(any(row[column] for column in used) for row in sample)
    if len(used) > 1 and named >= _MOST_ROWS * len(sample):
        header.names = [(column, "") for column in sorted(used)]
        header.extras = [(column, label) for column, label in header.extras if column not in used]


def _columns_in_turn(header: Header, roles: dict[int, str], sample: Rows) -> None:
    """“Xã” | “Phường”, one of them filled in each row: both hold the same."""
    for role in _IN_TURN & header.columns.keys():
        used = [header.columns[role]]
        for column, label in [extra for extra in header.extras if roles.get(extra[0]) == role]:
            if any(row[column] for row in sample) and not any(
                row[column] and any(row[c] for c in used) for row in sample
            ):
                used.append(column)
                header.extras.remove((column, label))
        if len(used) > 1:
            header.beside[role] = used[1:]


def _other_sort(first: str, second: str) -> bool:
    kinds = {kind for label in (first, second) for kind in _SORTS if kind in match_key(label)}
    if len(kinds) == len(_SORTS) and all(_MODEL in match_key(label) for label in (first, second)):
        return True  # “Mô hình tập thể” | “Mô hình cá nhân”
    words = [f" {match_key(label)} " for label in (first, second)]
    states = [[any(f" {word} " in key for word in state) for state in _STATES] for key in words]
    if sorted(states) == [[False, True], [True, False]]:
        return True  # “Mô hình xây dựng mới” | “Mô hình tiếp tục duy trì”
    sorts = [(_MODEL in key, _EXAMPLE in key) for key in (match_key(first), match_key(second))]
    return sorted(sorts) == [(False, True), (True, False)]


def _names_under_fields(header: Header, told: dict[int, Profile], sample: Rows) -> None:
    """Where fields, years or levels head the columns, their cells are marks, or the models themselves."""
    for role in ("field", "year", "level"):
        ticks = [tick for tick in header.ticks if tick[1] == role]
        if any(told[column]["wordy"] >= 0.4 for column, _, _ in ticks) and _nameless(header, sample):
            header.extras += [(column, header.labels.get(column, "")) for column, _ in header.names]
            header.names = [(column, wording) for column, _, wording in ticks]
            header.ticks = [tick for tick in header.ticks if tick[1] != role]


def _nameless(header: Header, sample: Iterable[list[str]]) -> bool:
    return not header.names or all(not row[header.name] for row in sample)


def is_weak_label(label: str) -> bool:
    """Tell whether a label is a word that columns of other things have too: “Nội dung”, “Tên”."""
    return role_of(label) == "weak_name"


__all__ = ["assign", "is_weak_label", "is_year_label", "settle"]
