"""One table's columns, read one after the other: dittos filled, broken rows put together, marks as wordings."""

import re
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, TypeVar

from danvan_data.registers.columns.header import Header
from danvan_data.registers.columns.labels import role_of
from danvan_data.registers.files.bounds import characters
from danvan_data.registers.grid.cells import LONGEST_DITTO, is_ditto, is_tick
from danvan_data.registers.models.colours import colours_of_fields
from danvan_data.registers.models.context import Context
from danvan_data.registers.models.remainder import KEPT, remainder
from danvan_data.registers.places.communes import commune_in
from danvan_data.registers.rows.kinds import Table
from danvan_data.registers.rows.layout import Layout
from danvan_data.registers.words import SUBMITTED
from danvan_data.text import match_key

T = TypeVar("T")
_BLANKS = frozenset(["-", "–", "—", "…", "...", "/", ".", "--", "_", "x."]) - {"x."}
_SPARSE = 0.55
_SAID_ELSEWHERE = ("organisation", "commune", "place", "village", "group", "person")
"""Columns of which a form fills one in each row."""
_LEAST_BLANK = 0.25
_TOLD_AS = {
    "result": "result_as_reported",
    "organisation": "organisation",
    "group": "organisation",
    "person": "organisation",
    "commune": "commune",
    "year": "year",
    "field": "field_as_reported",
}
"""Roles of labels that a cell of names may have beside them -> the column of a record that holds it then."""
_DOERS = ("group", "person")
"""Who does a model, where no label speaks of a body: “Cá nhân đăng ký: …”."""
_TOLD = re.compile(r"(?:^|; )([^:;]{2,40}): [^;]*")
"""A column in a note: its label, what it says."""
_WITHOUT = re.compile(
    r"\b(?:huyện|tỉnh|thành phố|thị xã|thị ủy|trường|đồn|bệnh viện|trung tâm|công ty)\b", re.IGNORECASE
)


def _where_it_changes(texts: list[str]) -> bool:
    """Tell whether no text of a column with blanks is written twice: each holds until the next."""
    told = [match_key(text) for text in texts if text]
    return len(set(told)) == len(told) > 1 and len(texts) - len(told) >= _LEAST_BLANK * len(texts)


def without_sending(note: str) -> str:
    """Return a note without the time at which an answer was sent: the same answer sent twice is one.

    >>> without_sending("Dấu thời gian: 05/03/2026 8:11:00; Cách làm: góp công")
    'Cách làm: góp công'
    """
    kept = _TOLD.sub(lambda told: "" if match_key(told[1]) in SUBMITTED else told[0], note) if note else ""
    return kept.removeprefix("; ")


def _said_by_bodies(places: list[str], bodies: list[str]) -> bool:
    """Tell whether places only repeat those that bodies are named for: a body named for none has none."""
    named = [
        match_key(commune_in(body)) == match_key(place) for place, body in zip(places, bodies, strict=True) if place
    ]
    silent = any(not place and body and not commune_in(body) for place, body in zip(places, bodies, strict=True))
    return silent and sum(named) >= len(named) / 2


def each_once(read: Callable[..., T], *columns: Sequence[Any]) -> list[T]:
    """Return what `read` makes of each row of some columns; each different row is read once."""
    size = len(columns[0])
    varied = [column for column in columns if size and column.count(column[0]) < size]
    if not varied:
        return [read(*(column[0] for column in columns))] * size if size else []
    rows = varied[0] if len(varied) == 1 else list(zip(*varied, strict=True))
    firsts = dict(zip(reversed(rows), range(size - 1, -1, -1), strict=True))
    known = {row: read(*(column[at] for column in columns)) for row, at in firsts.items()}
    return [known[row] for row in rows]


class Columns:
    """The columns of one table."""

    def __init__(self, layout: Layout, table: Table, context: Context):
        self.layout, self.table, self.context = layout, table, context
        self.header: Header = table.header
        self.rows, self.carries = table.rows, table.carries
        self.carried = list(map(id, self.carries))  # by identity: told apart at less cost than by what they say
        self.carry_of = dict(zip(self.carried, self.carries, strict=True))
        self.size = len(self.rows)
        self.positions = {index: position for position, index in enumerate(self.rows)} if table.joined else {}
        self.sent = any(match_key(label) in SUBMITTED for label in self.header.labels.values())
        self.width = layout.grid.width
        self.own = list(zip(*map(layout.texts.__getitem__, self.rows), strict=False))
        self.known: dict[int | None, list[str]] = {}
        self.details: list[list[tuple[str, str]]] = []  # of each row: what its cell of names says beside them

    def texts(self, column: int | None) -> list[str]:
        """Return a column's texts, dittos filled from above, dashes as blank, broken rows put together."""
        if column not in self.known:
            self.known[column] = self._texts(column)
        return self.known[column]

    def _texts(self, column: int | None) -> list[str]:
        if column is None or column >= self.width:
            return [""] * self.size
        rows, texts = self.layout.texts, list(self.own[column]) if self.own else []
        for index, more in self.table.joined.items():
            position = self.positions[index]
            parts = [texts[position], *(rows[row][column] for row in more if (row, column) not in self.layout.filled)]
            texts[position] = " ".join(dict.fromkeys(filter(None, parts)))
        odd = {text for text in set(texts) if len(text) <= LONGEST_DITTO and (text in _BLANKS or is_ditto(text))}
        if odd:
            above = self._before(column) if next(filter(None, texts)) in odd else ""
            for position, text in enumerate(texts):
                if text in odd:
                    texts[position] = above if text not in _BLANKS else ""
                elif text:
                    above = text
        return texts

    def _before(self, column: int) -> str:
        """Return the last text of a column on the page before, under the same labels: what a ditto on top repeats."""
        own = next(at for at, table in enumerate(self.layout.tables) if table is self.table)
        for table in reversed(self.layout.tables[:own]):
            if table.header.labels != self.header.labels:
                return ""
            for row in reversed(table.rows):
                text = self.layout.texts[row][column]
                if text and text not in _BLANKS and not (len(text) <= LONGEST_DITTO and is_ditto(text)):
                    return text
        return ""

    def role(self, role: str) -> list[str]:
        """Return the texts of the column that has a role; blanks when there is none."""
        texts = self.texts(self.header.columns.get(role))
        for column in self.header.beside.get(role, ()):
            texts = [text or other for text, other in zip(texts, self.texts(column), strict=True)]
        return texts

    def spread(self, texts: list[str], bodies: list[str] | None = None) -> list[str]:
        """Fill the blanks of a column that is written only where it changes.

        `bodies` (of a column of places): one above the communes, or a school, need not have a place of its own.
        """
        if not texts or not texts[0] or all(texts) or self._stands_alone(texts):
            return texts
        if sum(map(bool, texts)) > _SPARSE * len(texts):
            if bodies is None or not _where_it_changes(texts) or _said_by_bodies(texts, bodies):
                return texts
            numbers = self.role("number")
            parted = all(bool(text) == bool(number) for text, number in zip(texts, numbers, strict=True))
            if not parted and any(_WITHOUT.search(body) for text, body in zip(texts, bodies, strict=True) if not text):
                return texts
        above, filled, carry = "", [], self.carries[0]
        for text, now in zip(texts, self.carries, strict=True):
            above = text or ("" if now is not carry else above)
            carry = now
            filled.append(above)
        return filled

    def _stands_alone(self, texts: list[str]) -> bool:
        """Tell whether a blank means nothing: each row is an answer of its own, or says it in another column."""
        header = self.header
        if self.sent:
            return True
        others = {header.columns.get(role) for role in _SAID_ELSEWHERE} - {None}
        elsewhere = [other for column in others if (other := self.texts(column)) != texts]
        return any(
            not any(map(all, zip(texts, other, strict=True))) and all(map(any, zip(texts, other, strict=True)))
            for other in elsewhere
        )

    @staticmethod
    def outer(texts: list[str], outer: str) -> list[str]:
        """Return a column's texts, its blanks filled with what holds outside of the table."""
        return [text or outer for text in texts] if outer else texts

    def marks(self, role: str) -> list[tuple[str, ...]]:
        """Return the wordings of the tick columns that are marked in each row."""
        if not any(ticked == role for _, ticked, _ in self.header.ticks):
            return [()] * self.size
        marked: list[list[str]] = [[] for _ in self.rows]
        for column, ticked, wording in self.header.ticks:
            if ticked == role and column < self.width:
                for position, index in enumerate(self.rows):
                    text = self.layout.texts[index][column]
                    if text and (is_tick(text) or is_ditto(text)):
                        marked[position].append(wording)
        return list(map(tuple, marked))

    def notes(self, values: dict[str, list[str]]) -> list[str]:
        """Return what each row's other columns say, each with its label, and what `values` leave of the rest."""
        extras = [(label, self.texts(c)) for c, label in self.header.extras if c not in self.header.results[:1]]
        extras += [
            (self.header.labels.get(self.header.columns[role], ""), self.left(role, values))
            for role in KEPT
            if role in self.header.columns
        ]
        extras += [(self.header.labels.get(c, ""), self.texts(c)) for c in self.strays()]
        extras += [(wording, self.beside_marks(c)) for c, _, wording in self.header.ticks]
        if any(self.details):
            extras.append(("", self.told_beside(values)))
        extras = [(f"{label}: " if label else "", texts) for label, texts in extras if any(texts)]
        if not extras:
            return [""] * self.size
        characters([label, *texts] for label, texts in extras)
        return [
            "; ".join(f"{label}{texts[position]}" for label, texts in extras if texts[position])
            for position in range(self.size)
        ]

    def told(self, role: str) -> list[str]:
        """Return what each row's cell of names says, beside them, under labels of a role: “Đơn vị: …”."""
        if not any(self.details):
            return [""] * self.size
        told = [self.told_of(position, role) for position in range(self.size)]
        # What is told of several models is none's alone; a result in several parts is one.
        return ["; ".join(texts) if len(texts) == 1 or role == "result" else "" for texts in told]

    def told_of(self, position: int, role: str) -> list[str]:
        """Return what a row's cell of names says under labels of a role, each time that it does."""
        told = [(role_of(label), text) for label, text in self.details[position]]
        own = [text for said, text in told if said == role]
        return own or [text for said, text in told if role == "organisation" and said in _DOERS]

    def or_told(self, role: str, texts: list[str]) -> list[str]:
        """Return the texts of a column of that role, its blanks filled with what cells of names say of it."""
        return [text or other for text, other in zip(texts, self.told(role), strict=True)]

    def told_beside(self, values: dict[str, list[str]]) -> list[str]:
        """Return what each row's cell of names says beside them, but for what stands in `values`."""
        told = []
        for position, found in enumerate(self.details):
            kept = [
                f"{label}: {text}" if label else text
                for label, text in found
                if (column := _TOLD_AS.get(role_of(label))) is None or text not in values[column][position]
            ]
            told.append("; ".join(kept))
        return told

    def coloured(self) -> list[str]:
        """Return the wording of the field that the colour of each row's name, or number, stands for."""
        colours = colours_of_fields(self.layout)
        if not colours:
            return [""] * self.size
        fills, places = self.layout.grid.fills, (self.header.name, self.header.number)
        shown = [
            next((fills[row, at] for at in places if at is not None and (row, at) in fills), "") for row in self.rows
        ]
        return [colours.get(colour, "") for colour in shown]

    def beside_marks(self, column: int) -> list[str]:
        """Return the texts of a column of marks that are no mark: “2 mô hình”, “từ quý II”."""
        return ["" if is_tick(text) or is_ditto(text) else text for text in self.texts(column)]

    def strays(self) -> list[int]:
        """Return the columns that the header has no use for: remarks beside the table, under no label."""
        header = self.header
        used = {*header.columns.values(), *header.results, *chain(*header.beside.values())}
        used |= {column for own in header.own.values() for column in own.values()}
        used |= {
            column for listed in (header.names, header.ticks, header.figures, header.extras) for column, *_ in listed
        }
        return [column for column in range(self.width) if column not in used]

    def left(self, role: str, values: dict[str, list[str]]) -> list[str]:
        """Return the texts of a column that say more than the values taken from it."""
        texts = self.role(role)
        if role in ("level", "kind"):
            return ["" if value else text for text, value in zip(texts, values[role], strict=True)]
        places = [values[name] for name in ("organisation", "commune", "district", "province", "year")]
        return [""] * self.size if texts in places else remainder(texts, *places)
