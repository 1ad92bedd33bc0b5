"""Mistyped labels: “Tên mo hình”, “Địa phươg”, “Lỉnh vực” in a row whose other cells are labels that are known."""

import re
from typing import NamedTuple

from rapidfuzz.distance import OSA

from danvan_data.registers.columns.labels import is_label, role_of
from danvan_data.registers.grid.texts import Rows
from danvan_data.registers.words import LABEL_WORDS, ROLES, START_WORDS
from danvan_data.text import match_key

_ROWS_AHEAD = 80
_LONGEST_LABEL = 60
_LEAST_CELLS, _LEAST_KNOWN = 3, 2
_LEAST_MARKS, _LEAST_LETTERS, _MANY_LETTERS = 4, 6, 11
"""Letters from which on a label may be told without its marks, with one letter wrong, with two."""
_MANY_KNOWN = 3
"""Labels that are known from which on one cell may be of something else."""
_BRACKETS = re.compile(r"\s*[(\[].*$", re.DOTALL)


class Mended(NamedTuple):
    """A cell whose label was mistyped: where it stands, what it says, and the label that is meant."""

    row: int
    column: int
    text: str
    label: str


def mend_labels(rows: Rows) -> list[Mended]:
    """Put the labels that are meant in place of mistyped ones; return what was mended, also where pages repeat it."""
    found: list[Mended] = []
    known: dict[tuple[str, ...], dict[int, str]] = {}
    for index, row in enumerate(rows):
        if index >= _ROWS_AHEAD and not known:
            break
        key = tuple(row)
        if index < _ROWS_AHEAD and key not in known and (labels := _meant(row)):
            known[key] = labels
        for column, label in known.get(key, {}).items():
            found.append(Mended(index, column, row[column], label))
            row[column] = label
    return found


def _meant(row: list[str]) -> dict[int, str]:
    """Return the labels that are meant by the mistyped cells of a header; none where the row is no header."""
    cells = [(column, text) for column, text in enumerate(row) if text]
    if len(cells) < _LEAST_CELLS or not all(is_label(text) and len(text) <= _LONGEST_LABEL for _, text in cells):
        return {}
    strange = [(column, text) for column, text in cells if not role_of(text)]
    if not strange:
        return {}
    labels = {column: told for column, text in strange if (told := _label_of(text))}
    sure = len(cells) - len(strange) + sum(wrong == 0 for _, wrong in labels.values())
    left = len(strange) - len(labels)
    meant = {role_of(label) for label, _ in labels.values()}
    among_labels = sure >= max(_LEAST_KNOWN, len(labels) / 2)
    if not (among_labels or ("name" in meant and len(meant) >= _MANY_KNOWN)) or left > (sure >= _MANY_KNOWN):
        return {}
    return {column: label for column, (label, _) in labels.items()}


def _label_of(text: str) -> tuple[str, int] | None:
    """Return the known label that a text is but for its marks, its spaces or few letters, and how many are wrong."""
    words = match_key(_BRACKETS.sub("", text)).split()
    told = _nearest(words, _WHOLE)
    for size in range(len(words) - 1, 0, -1):
        if told is None and (start := _nearest(words[:size], _STARTS)):
            told = " ".join([start[0], *words[size:]]), start[1]
    if told is None:
        return None
    label = f"{told[0].capitalize()}{text[len(_BRACKETS.sub('', text)) :]}"
    return (label, told[1]) if role_of(label) else None


def _nearest(words: list[str], labels: dict[str, str]) -> tuple[str, int] | None:
    """Return the label to which words are nearest, and by how many letters; None where none is near, or several are."""
    bare = _bare(" ".join(words))
    if bare in labels:
        return (labels[bare], 0) if len(bare) >= _LEAST_MARKS else None
    most = 0 if len(bare) < _LEAST_LETTERS else 1 if len(bare) < _MANY_LETTERS else 2
    if not most or not any(word not in LABEL_WORDS for word in words):
        return None
    near: dict[int, list[str]] = {}
    for key, label in labels.items():
        # A word that other labels have is meant: “Tên phòng” is no “Tên phường”.
        if abs(len(key) - len(bare)) > most or not LABEL_WORDS.isdisjoint(set(words) - set(label.split())):
            continue
        wrong = OSA.distance(bare, key)  # letters put in, left out, replaced, or swapped with the next
        if wrong <= most:
            near.setdefault(wrong, []).append(label)
    for wrong in sorted(near):
        roles = {role_of(label) for label in near[wrong]}
        return (min(near[wrong]), wrong) if len(roles) == 1 else None
    return None


def _bare(text: str) -> str:
    return match_key(text, marks=False).replace(" ", "")


_WHOLE = {_bare(label): label for label in reversed(ROLES)}
_STARTS = {_bare(phrase): phrase for phrase in START_WORDS}
