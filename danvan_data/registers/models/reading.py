"""The rows of a register's tables -> models, column by column."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from danvan_data.registers.columns.labels import LEVEL_LABELS, is_year_label, role_of
from danvan_data.registers.grid.cells import is_ditto, is_tick, split_like, split_names
from danvan_data.registers.models.context import Context, cell_year
from danvan_data.registers.models.remarks import remarks
from danvan_data.registers.models.values import Problem, Values, level_of
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
        table = Table(forms.header, list(range(len(forms.rows))), [layout.sections.carry] * len(forms.rows))
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


class _Name(NamedTuple):
    """A model's name, with the field (code, wording), the year or the level that its column stands for."""

    text: str
    field: tuple[str, str] | None
    year: str = ""
    level: str = ""


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
        fields, names, values = self.fields(found.problems), self.names(), self._values()
        figures = [(label, self.texts(c)) for c, label in self.header.figures]
        # One position a model: a row without a name gives none, a row of several gives as many.
        picked = [position for position, listed in enumerate(names) for _ in listed]
        even = len(picked) == self.size and all(names)
        start = len(found.rows)
        found.rows += [self.rows[position] for position in picked]
        for name, texts in values.items():
            found.columns[name] += texts if even else [texts[position] for position in picked]
        called = [each for listed in names for each in listed]
        own = [each.field or fields[position] for each, position in zip(called, picked, strict=True)]
        found.columns["name"] += [each.text for each in called]
        for at, each in enumerate(called, start):
            if each.year:
                found.columns["year"][at] = each.year
            if each.level:
                found.columns["level"][at] = each.level
        found.columns["field"] += [code for code, _ in own]
        found.columns["field_as_reported"] += [wording for _, wording in own]
        for label, texts in figures:
            found.figures += [(start + at, label, texts[p]) for at, p in enumerate(picked) if texts[p]]
        found.figures.sort(key=lambda figure: figure[0])
        if not even:
            self._uneven(found, names, start)
        self._keys(found, start, picked, figures)

    def _values(self) -> dict[str, list[str]]:
        """Return what each row says, by the column of the record that holds it."""
        organisations, kinds = self.organisations()
        values = {
            "organisation": organisations,
            "commune": self.communes(organisations),
            "year": self.years(),
            "result_as_reported": self.results(),
            "organisation_type": [organisation_type(body) if body else "" for body in organisations],
            "district": self.outer(self.role("district"), self.context.district),
            "province": self.outer(self.role("province"), self.context.province),
            "level": [
                level or carry.level or self.context.carry.level or self.context.level
                for level, carry in zip(self.levels(), self.carries, strict=True)
            ],
            "kind": kinds,
        }
        values["note"] = self.notes(values)
        return values

    def _uneven(self, found: Found, names: list[list[_Name]], start: int) -> None:
        """Tell rows without a name, and deal out the cells of rows with several."""
        at = start
        for position, listed in enumerate(names):
            if not listed:
                found.problems.append((self.rows[position], "no_name", {}))
            elif len(listed) > 1:
                for name, parts in self._parts(self.rows[position], len(listed)).items():
                    found.columns[name][at : at + len(listed)] = parts
            at += len(listed)

    def _parts(self, index: int, count: int) -> dict[str, list[str]]:
        """Deal out cells that list as many parts as there are models in the row: column -> its parts."""
        dealt: dict[str, list[str]] = {}
        columns = {
            "organisation": self.header.columns.get("organisation"),
            "result_as_reported": next(iter(self.header.results), None),
        }
        for name, column in columns.items():
            if column is not None and "\n" in (raw := self.layout.raw(index, column)):
                dealt[name] = split_like(raw, count)
                if name == "organisation":
                    dealt["organisation_type"] = [organisation_type(text) for text in dealt[name]]
        return dealt

    def _keys(self, found: Found, start: int, picked: list[int], figures: list[tuple[str, list[str]]]) -> None:
        """Hash what makes a model an exact repeat of another: all it says, its village and its figures."""
        said = [found.columns[name][start:] for name in RECORD]
        said[0] = [name.casefold() for name in said[0]]
        villages = self.role("village")
        rest = [[texts[p] for p in picked] for texts in (villages, *(texts for _, texts in figures))]
        found.keys += map(hash, zip(*said, *rest, strict=True))

    def names(self) -> list[list[_Name]]:
        """Return each row's model names, with the field or year where the column itself stands for one."""
        listed: list[list[_Name]] = [[] for _ in self.rows]
        for column, wording in self.header.names:
            year = cell_year(wording) if is_year_label(wording) else ""
            level = level_of(wording) if match_key(wording) in LEVEL_LABELS else ""
            own = (field_of(wording), wording) if wording and not year and not level else None
            beside = self.texts(self.header.fields.get(column)) if column in self.header.fields else []
            for position, text in enumerate(self.texts(column)):
                if not text or (wording and (is_tick(text) or text.isdigit())):
                    continue
                if self.header.proposed and match_key(text) in UNCHANGED:
                    continue
                names = self._names_of(self.rows[position], column, text)
                of = (field_of(beside[position]), beside[position]) if beside else own
                listed[position] += [_Name(name, of, year, level) for name in names]
        for column in self.header.proposed:
            for position, text in enumerate(self.texts(column)):
                if text and not listed[position]:
                    listed[position] = [_Name(name, None) for name in split_names(text)]
        return listed

    def _names_of(self, index: int, column: int, text: str) -> list[str]:
        """Return the models that a cell lists; a text that is plainly one name is not looked at twice."""
        raw = self.layout.raw(index, column) if index not in self.table.joined else text
        if "\n" not in raw and text[0].isalpha() and ";" not in text and "2." not in text and "2)" not in text:
            return [text.rstrip(" ,")]
        return [text.rstrip(" ,")] if is_ditto(self.layout.texts[index][column]) else split_names(raw)


def suggestions(names: list[str]) -> list[str]:
    """Return the suggested field of each name (see `words.suggest_field`)."""
    known: dict[str, str] = {}
    suggest: Callable[[str], str] = suggest_field
    return [known.get(name) or known.setdefault(name, suggest(name)) for name in names]


__all__ = ["MODEL_COLUMNS", "Carry", "Found", "read_models", "suggestions"]
