"""The rows of a register's tables -> models, column by column."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from danvan_data.registers.columns.labels import LEVEL_LABELS, is_year_label, role_of
from danvan_data.registers.grid.cells import is_ditto, is_tick, split_like, split_names
from danvan_data.registers.models.columns import each_once, without_sending
from danvan_data.registers.models.context import Context
from danvan_data.registers.models.described import BODY, bodies_in_brackets, described, with_field
from danvan_data.registers.models.doers import Parting
from danvan_data.registers.models.list_years import cell_year
from danvan_data.registers.models.remarks import remarks
from danvan_data.registers.models.values import Problem, Values, bare_places, level_of
from danvan_data.registers.places.communes import commune_cell, is_commune
from danvan_data.registers.rows.headings import Carry
from danvan_data.registers.rows.kinds import Table
from danvan_data.registers.rows.layout import Layout
from danvan_data.registers.words import UNCHANGED, field_of, organisation_type, suggest_field
from danvan_data.text import match_key

MODEL_COLUMNS = [
    "name",
    "field",
    "organisation",
    "commune",
    "year",
    "source_row",
    "result_as_reported",
    "figures_as_reported",
    "field_as_reported",
    "field_suggested",
    "organisation_type",
    "district",
    "province",
    "level",
    "kind",
    "note",
    "repeat_of",
    "hidden",
    "problems",
    "source_file",
]

RECORD = ["name", "field", "field_as_reported", "organisation", "commune", "year", "result_as_reported",
          "organisation_type", "district", "province", "level", "kind", "note"]  # fmt: skip
"""The columns that a model's own row and what holds for it give."""

_NAME = match_key("tên")
_DOERS = frozenset(["organisation", "group", "person"])
_SIGNS = (";", ":", "2.", "2)", " mô hình “", ' mô hình "')
"""What a cell may have that lists several models, or says more of one."""


@dataclass
class Found:
    """What a grid's tables hold: models in columns, figures, and what to tell.

    `columns`: the texts of `RECORD`, one a model. `rows`: each model's row index. `keys`: what makes a model an
    exact repeat of another, as a hash. `figures`: (position among the models, header label, text). `problems`:
    (row index, code, values).
    """

    columns: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in RECORD})
    rows: list[int] = field(default_factory=list)
    keys: list[int] = field(default_factory=list)
    figures: list[tuple[int, str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_models(layout: Layout, context: Context) -> Found:
    """Return the models of a layout's tables, with the context filling what the rows leave unsaid."""
    found = Found()
    if layout.forms:
        forms = layout.forms
        table = Table(forms.header, list(range(len(forms.rows))), layout.form_carries)
        inner = Layout(forms.grid, forms.texts, [table], [], [], [], [], layout.outer, layout.sections)
        _Models(inner, table, context).collect(found)
        found.rows = [forms.rows[position] for position in found.rows]
        found.problems = [(forms.rows[position], code, values) for position, code, values in found.problems]
        found.problems += remarks(layout)
        return found
    for table in layout.tables:
        if table.rows:
            _Models(layout, table, context).collect(found)
    found.problems += remarks(layout)
    return found


class _Head(NamedTuple):
    """What the column of a name stands for: a field (code, wording), a year or a level; `said`: what others say."""

    field: tuple[str, str] | None = None
    year: str = ""
    level: str = ""
    said: tuple[tuple[str, str], ...] = ()


_SILENT = _Head()


class _Models(Values):
    """One table, its columns read one after the other (each distinct text is understood once)."""

    def collect(self, found: Found) -> None:
        """Append this table's models to `found`."""
        if self.header.guessed and self.rows:
            found.problems.append((self.rows[0], "no_header", {}))
        for column, label in self.header.extras:
            named = role_of(label.rpartition(" – ")[2]) == "name" and column not in self.header.proposed
            if named and match_key(label).startswith(_NAME) and any(self.texts(column)):
                found.problems.append((self.rows[0], "more_names", {"text": label}))
        names, heads = self.names()
        fields = self.fields(found.problems)
        values = self._values([wording for _, wording in fields])
        figures = [(label, self.texts(c)) for c, label in self.header.figures]
        # One position a model: a row without a name gives none, a row of several gives as many.
        even = set(map(len, names)) == {1}
        picked: Sequence[int] = range(self.size) if even else [at for at, listed in enumerate(names) for _ in listed]
        start = len(found.rows)
        found.rows += self.rows if even else [self.rows[position] for position in picked]
        for name, texts in values.items():
            found.columns[name] += texts if even else [texts[position] for position in picked]
        called = list(chain.from_iterable(names))
        own = fields if even else [fields[position] for position in picked]
        if any(map(any, heads)):
            above = list(chain.from_iterable(heads))
            own = [head.field or field for head, field in zip(above, own, strict=True)]
            for at, head in enumerate(above, start):
                found.columns["year"][at] = head.year or found.columns["year"][at]
                found.columns["level"][at] = head.level or found.columns["level"][at]
                for name, text in head.said:
                    found.columns[name][at] = text
        if any(not wording for _, wording in own):
            called, own = with_field(called, own)
        found.columns["name"] += called
        found.columns["field"] += [code for code, _ in own]
        found.columns["field_as_reported"] += [wording for _, wording in own]
        for label, texts in figures:
            found.figures += [(start + at, label, texts[p]) for at, p in enumerate(picked) if texts[p]]
        if len(figures) > 1:
            found.figures.sort(key=itemgetter(0))
        if not even:
            self._uneven(found, names, start)
        self._keys(found, start, picked, figures)

    def _values(self, wordings: list[str]) -> dict[str, list[str]]:
        """Return what each row says, by the column of the record that holds it."""
        organisations, kinds = self.organisations()
        places = bare_places(organisations)
        values = {
            "organisation": organisations,
            "commune": self.communes(organisations),
            "year": self.years(),
            "result_as_reported": self.results(),
            "organisation_type": each_once(
                lambda body: organisation_type(body) if body and body not in places else "", organisations
            ),
            "district": self.outer(self.role("district"), self.context.district),
            "province": self.outer(self.role("province"), self.context.province),
            "level": self.levels(),
            "kind": kinds,
        }
        values["note"] = self.notes({**values, "field_as_reported": wordings})
        return values

    def _uneven(self, found: Found, names: list[list[str]], start: int) -> None:
        """Tell rows without a name, and deal out the cells of rows with several."""
        at = start
        for position, listed in enumerate(names):
            if not listed:
                found.problems.append((self.rows[position], "no_name", {}))
            elif len(listed) > 1:
                for name, parts in self._parts(position, len(listed)).items():
                    found.columns[name][at : at + len(listed)] = parts
            at += len(listed)

    def _parts(self, position: int, count: int) -> dict[str, list[str]]:
        """Deal out cells that list as many parts as there are models in the row: column -> its parts."""
        index = self.rows[position]
        told = {name: self.told_of(position, name) for name in ("organisation", "commune")}
        dealt = {name: parts for name, parts in told.items() if len(parts) == count}
        columns = {
            "organisation": self.header.columns.get("organisation"),
            "result_as_reported": next(iter(self.header.results), None),
        }
        for name, column in columns.items():
            if column is not None and "\n" in (raw := self.layout.raw(index, column)):
                dealt[name] = split_like(raw, count)
        if "organisation" in dealt:
            dealt["organisation_type"] = list(map(organisation_type, dealt["organisation"]))
        return dealt

    def _keys(self, found: Found, start: int, picked: Sequence[int], figures: list[tuple[str, list[str]]]) -> None:
        """Hash what makes a model an exact repeat of another: all it says, its village and its figures."""
        said = [found.columns[name][start:] for name in RECORD]
        said[0] = [name.casefold() for name in said[0]]
        if self.sent:
            said[-1] = list(map(without_sending, said[-1]))
        villages = self.role("village")
        rest = [[texts[p] for p in picked] for texts in (villages, *(texts for _, texts in figures))]
        found.keys += map(hash, zip(*said, *rest, strict=True))

    def names(self) -> tuple[list[list[str]], list[list[_Head]]]:
        """Return each row's model names, and what the column of each stands for."""
        listed: list[list[str]] = [[] for _ in self.rows]
        self.details = [[] for _ in self.rows]
        heads: list[list[_Head]] = [[] for _ in self.rows]
        for column, wording in self.header.names:
            year = cell_year(wording) if is_year_label(wording) else ""
            level = level_of(wording) if match_key(wording) in LEVEL_LABELS else ""
            own = (field_of(wording), wording) if wording and not year and not level else None
            head = _Head(own, year, level)
            beside = {role: self.texts(own[column]) for role, own in self.header.own.items() if column in own}
            texts = self.texts(column)
            raws = self._raw(column, texts)
            alone = self._no_doers() and _DOERS.isdisjoint(self.header.own)
            bodies, parting = alone and bodies_in_brackets(texts), Parting(raws if alone else ())
            for position, (index, text, raw) in enumerate(zip(self.rows, texts, raws, strict=True)):
                if not text or (wording and (is_tick(text) or text.isdigit())):
                    continue
                if self.header.proposed and match_key(text) in UNCHANGED:
                    continue
                if (
                    text[0].isalpha()
                    and not any(sign in text for sign in _SIGNS)
                    and "\n" not in raw
                    and not bodies
                    and not parting
                ):
                    names = [text.rstrip(" ,")]  # plainly one name, not looked at twice
                else:
                    name, body = parting.of(raw) if parting else (raw, "")
                    self.details[position] += [(BODY, body)] if body else []
                    names = self._names_of(position, index, column, text, name, bodies)
                listed[position] += names
                of = self._of_model(head, {role: said[position] for role, said in beside.items()})
                heads[position] += [of] * len(names)
        for column in self.header.proposed:
            for position, text in enumerate(self.texts(column)):
                if text and not listed[position]:
                    listed[position] = split_names(text)
                    heads[position] = [_SILENT] * len(listed[position])
        return listed, heads

    def _no_doers(self) -> bool:
        """Tell whether no column says who does the models: none is for it, or it has communes alone."""
        doers = _DOERS & self.header.columns.keys()
        listed = list(filter(None, self.role("organisation"))) if doers == {"organisation"} else []
        return not doers or (bool(listed) and all(map(is_commune, listed)))

    @staticmethod
    def _of_model(head: _Head, beside: dict[str, str]) -> _Head:
        """Return a name's head with what the columns that are its own say, by role; a blank one leaves the row's."""
        said = [("result_as_reported", beside["result"])] if "result" in beside else []
        if body := beside.get("organisation"):
            said += [("organisation", body), ("organisation_type", organisation_type(body))]
        if place := beside.get("commune"):
            said += [("commune", commune_cell(place))]
        field = beside.get("field")
        return head._replace(field=head.field if field is None else (field_of(field), field), said=tuple(said))

    def _raw(self, column: int, texts: list[str]) -> list[str]:
        """Return the texts of a column with their line breaks; where rows were put together, as they came out."""
        joined, layout = self.table.joined, self.layout
        if joined or layout.decoded:
            told = zip(self.rows, texts, strict=True)
            return [text if index in joined else layout.raw(index, column) for index, text in told]
        values = (layout.grid.rows[index][column] for index in self.rows)
        return [value if isinstance(value, str) else text for value, text in zip(values, texts, strict=True)]

    def _names_of(self, position: int, index: int, column: int, text: str, raw: str, bodies: bool) -> list[str]:
        """Return the models that a cell lists, and keep what else it says of them (`bodies`: also behind the name)."""
        if is_ditto(self.layout.texts[index][column]):
            return [text.rstrip(" ,")]
        names, details = described(raw, bodies)
        self.details[position] += details
        return [name for told in names for name in split_names(told)]


def suggestions(names: list[str]) -> list[str]:
    """Return the suggested field of each name (see `words.suggest_field`)."""
    return list(map(suggest_field, names))


__all__ = ["MODEL_COLUMNS", "Carry", "Found", "read_models", "suggestions"]
