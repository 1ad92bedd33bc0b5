"""Is a table a register of models? Decided once, on what its title, file, sheet, labels and cells say together."""

import math
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from danvan_data.registers.columns.content import SAMPLE, Profile, profile
from danvan_data.registers.columns.header import Header
from danvan_data.registers.columns.labels import is_known_label, role_of
from danvan_data.registers.grid.texts import Rows
from danvan_data.registers.words import field_of, keys
from danvan_data.text import match_key

_SIGNS: dict[str, Any] = tomllib.loads(
    files("danvan_data.registers").joinpath("verdict.toml").read_text(encoding="utf-8")
)
_TABLE: dict[str, float] = _SIGNS["table"]
_SURE = 4
_BEGINNING = r"^(?:ph(?:ụ|u) l(?:ụ|u)c (?:số |so )?(?:[ivx\d]{1,4} )?)?"
"""Of a title, before what kind of paper it is."""
_OF_TITLE = ("title", "file", "sheet", "models")
_SPOKEN = frozenset(["models", "title", "label_movement", "file", "sheet"])
"""Signs of words that speak of models or of the movement."""
_SOFT = frozenset(["model", "bodies", "communes", "label_of_models"])
"""Signs that tables of other things have, too."""


class Verdict(StrEnum):
    """Whether a table is a register: counted, put aside, or offered to be counted."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


@dataclass(frozen=True)
class _Word:
    """A sign of words: where they are looked for, and how much they tell."""

    name: str
    where: tuple[str, ...]
    points: float
    group: str
    each: bool
    least: int
    most: float | None
    most_vague: float | None
    patterns: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None

    def found(self, text: str) -> bool:
        return all(pattern.search(text) for pattern in self.patterns)


def _either(words: list[str], begins: bool = False) -> re.Pattern[str]:
    """Return a pattern of phrases as whole words, with their marks or, as in names of files and exports, without."""
    phrases = keys(*words)
    phrases |= {match_key(phrase, marks=False) for phrase in phrases}
    either = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"(?:{_BEGINNING if begins else '^| '})(?:{either})(?= |$)")


def _words() -> Iterator[_Word]:
    for sign in _SIGNS["word"]:
        unless = _either(sign["unless"]) if "unless" in sign else None
        words = [[word] for word in sign["words"]] if sign.get("together") else [sign["words"]]
        patterns = tuple(_either(listed, sign.get("begins", False)) for listed in words)
        group = sign.get("group", sign["name"])
        where = tuple(sign["where"])
        each, least = sign.get("each", False), sign.get("least", 1)
        most = sign.get("most"), sign.get("most_vague")
        yield _Word(sign["name"], where, sign.get("points", 0), group, each, least, *most, patterns, unless)


_WORDS = tuple(_words())


@dataclass
class Signs:
    """The signs found on a table, with their points."""

    found: dict[str, float] = field(default_factory=dict)
    said_by_label: bool = False
    most: float = math.inf
    most_vague: float = math.inf

    def add(self, name: str, points: float, group: str = "") -> None:
        """Add a sign; of a group only the weightiest counts."""
        key = group or name
        if abs(points) > abs(self.found.get(key, 0.0)):
            self.found[key] = points

    @property
    def points(self) -> float:
        """All that was found, summed; no more than a sign of something else leaves open."""
        return min(sum(self.found.values()), self.most, self.most_vague if self.vague else math.inf)

    @property
    def vague(self) -> bool:
        """Whether the label of the column of names leaves open that they are models."""
        return not self.said_by_label

    @property
    def verdict(self) -> Verdict:
        """What the points come to."""
        least = _SIGNS["threshold"]
        return (
            Verdict.YES if self.points >= least["yes"]
            else Verdict.PERHAPS if self.points >= least["perhaps"] else Verdict.NO
        )  # fmt: skip


@dataclass(frozen=True)
class Surroundings:
    """What stands around a table: lines of its title, names of file and sheet, fields named by its headings."""

    titles: list[str]
    file: str = ""
    sheet: str = ""
    fields: bool = False
    after_register: bool = False
    prose: bool = False


def signs_of(header: Header, rows: Rows, around: Surroundings) -> Signs:
    """Return the signs on a table with this header, these rows of models, and these surroundings."""
    signs = Signs()
    labels = [header.labels.get(column, "") for column, _ in header.names]
    _read_words(signs, header, around, labels)
    vague = signs.vague
    if around.after_register and vague:
        # “Nội dung | Số lượng” below a register: what the title says is said of the register.
        signs.found = {name: points for name, points in signs.found.items() if name not in _OF_TITLE}
    _read_cells(signs, header, rows[:SAMPLE], vague)
    _read_fields(signs, header, rows[:SAMPLE])
    under_fields = any(field_of(wording) for _, wording in header.names if wording)
    if under_fields or sum(role == "field" for _, role, _ in header.ticks) >= 2:
        signs.add("fields_ticked", _TABLE["fields_ticked"], "known_fields")
    if around.fields:
        signs.add("fields_as_sections", _TABLE["fields_as_sections"], "known_fields")
    soft = sum(points for name, points in signs.found.items() if name in _SOFT)
    if vague and soft > _SIGNS["soft_most"]:
        signs.add("soft_most", _SIGNS["soft_most"] - soft)
    if any(labels) and not any(signs.found.get(name, 0) > 0 for name in _SPOKEN):
        signs.most = min(signs.most, _SIGNS["unspoken_most"])
    return signs


def _read_words(signs: Signs, header: Header, around: Surroundings, name_labels: list[str]) -> None:
    names = {column for column, _ in header.names}
    others = [label for column, label in header.labels.items() if column not in names]
    texts = {
        "paper": [match_key(line) for line in around.titles] if around.prose else [],
        "title": [f"{match_key(line)}" for line in around.titles],
        "file": [_bare(around.file)],
        "sheet": [_bare(around.sheet)],
        "name_label": list(map(_marked, name_labels)),
        "label": [match_key(label) for label in others],
    }
    every = [text for listed in texts.values() for text in listed]
    for word in _WORDS:
        times = sum(word.found(text) for where in word.where for text in texts[where])
        if times < word.least or (word.unless and any(map(word.unless.search, every))):
            continue
        signs.said_by_label |= word.name == "label_models"
        signs.add(word.name, word.points * (min(times, 4) if word.each else 1), word.group)
        signs.most = min(signs.most, math.inf if word.most is None else word.most)
        signs.most_vague = min(signs.most_vague, math.inf if word.most_vague is None else word.most_vague)


def _marked(label: str) -> str:
    """Return a label of names as it is looked up; one that a program wrote without marks (`ten_mo_hinh`) with them."""
    key = match_key(label)
    return match_key("tên mô hình") if key.isascii() and role_of(label) == "name" else key


def _bare(name: str) -> str:
    return match_key(re.sub(r"[_\W]+", " ", name), marks=False)


def _read_fields(signs: Signs, header: Header, rows: Rows) -> None:
    columns = [*header.own.get("field", {}).values(), *([header.columns["field"]] if "field" in header.columns else [])]
    columns += header.beside.get("field", [])
    texts = [row[column] for column in columns for row in rows if row[column]]
    codes = [code for code in map(field_of, texts) if code]
    if texts and len(codes) >= len(texts) / 2:
        signs.add("known_fields", _TABLE["known_fields" if len(set(codes)) > 1 else "one_field"])


def _read_cells(signs: Signs, header: Header, rows: Rows, vague: bool) -> None:
    names = [column for column, _ in header.names]
    known = cache(lambda column: profile(rows, column))
    listed = [[row[column]] for row in rows for column in names if row[column]] if len(names) > 1 else []
    of_role = {role: known(column) for role, column in header.columns.items()}
    of_role["name"] = profile(listed, 0) if listed else known(header.name)
    width = len(rows[0]) if rows else 0
    beside = [column for column in range(width) if column not in {*names, header.number}]
    others = [one for one in map(known, beside) if one.size]

    def asked(of: str) -> list[Profile]:
        return others if of == "any" else others[:1] if of == "first" else [of_role[of]] if of in of_role else []

    for sign in _SIGNS["cell"]:
        one = next((told for told in asked(sign["of"]) if told[sign["kind"]] >= sign["share"]), None)
        if one is not None:
            points = sign["points"] if vague else sign.get("soft", sign["points"])
            if points < 0:  # one or two cells prove little
                points *= min(1.0, (one.size + 1) / _SURE)
            signs.add(sign["name"], points, sign.get("group", ""))
    texts = [row[header.name] for row in rows if row[header.name]]
    if texts and sum(map(is_known_label, texts)) >= len(texts) / 2:
        signs.add("names_are_labels", _TABLE["names_are_labels"])
    if others and all(column["figure"] >= 0.8 for column in others):
        signs.add("only_figures", _TABLE["only_figures"])
