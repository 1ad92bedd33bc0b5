"""The rows of a register's tables -> models, column by column."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from danvan_data.registers.columns.labels import is_year_label, role_of
from danvan_data.registers.communes import commune_cell, commune_in, is_commune
from danvan_data.registers.grid.cells import is_ditto, is_tick, split_like, split_names
from danvan_data.registers.models.columns import Columns
from danvan_data.registers.models.context import Context, cell_year, is_period
from danvan_data.registers.models.remarks import remarks
from danvan_data.registers.rows.headings import Carry
from danvan_data.registers.rows.kinds import Table
from danvan_data.registers.rows.layout import Layout
from danvan_data.registers.words import field_codes, field_of, organisation_type, suggest_field
from danvan_data.text import match_key
from danvan_data.vocabulary import FIELDS_AS_REPORTED

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

_NAME, _OTHER = match_key("tên"), match_key("khác")
_KIND_WORDS = (("individual", "cá nhân|cn|điển hình"), ("collective", "tập thể|tt|mô hình"))
_LEVEL_WORDS = (
    ("province", "tỉnh"),
    ("district", "huyện|quận|thành phố|thị xã"),
    ("commune", "xã|cơ sở|phường|thị trấn"),
    ("national", "trung ương|quốc gia"),
)


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
    problems: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)


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
    """A model's name, with the field (code, wording) or the year that its column stands for."""

    text: str
    field: tuple[str, str] | None
    year: str


class _Models(Columns):
    """One table, its columns read one after the other (each distinct text is understood once)."""

    def collect(self, found: Found) -> None:
        """Append this table's models to `found`."""
        if self.header.guessed and self.rows:
            found.problems.append((self.rows[0], "no_header", {}))
        for column, label in self.header.extras:
            named = role_of(label.rpartition(" – ")[2]) == "name" and column not in self.header.proposed
            if named and match_key(label).startswith(_NAME) and any(self.texts(column)):
                found.problems.append((self.rows[0], "more_names", {"text": label}))
        fields = self.fields(found)
        organisations, kinds = self.organisations()
        names = self.names()
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
        figures = [(label, self.texts(c)) for c, label in self.header.figures]
        # One position a model: a row without a name gives none, a row of several gives as many.
        picked = [position for position, listed in enumerate(names) for _ in listed]
        start = len(found.rows)
        found.rows += [self.rows[position] for position in picked]
        for name, texts in values.items():
            found.columns[name] += texts if len(picked) == self.size else [texts[position] for position in picked]
        called = [each for listed in names for each in listed]
        own = [each.field or fields[position] for each, position in zip(called, picked, strict=True)]
        found.columns["name"] += [each.text for each in called]
        for at, each in enumerate(called, start):
            if each.year:
                found.columns["year"][at] = each.year
        found.columns["field"] += [code for code, _ in own]
        found.columns["field_as_reported"] += [wording for _, wording in own]
        for label, texts in figures:
            found.figures += [(start + at, label, texts[p]) for at, p in enumerate(picked) if texts[p]]
        found.figures.sort(key=lambda figure: figure[0])
        if len(picked) != self.size or not all(names):
            self._uneven(found, names, start)
        self._keys(found, start, picked, figures)

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
            own = (field_of(wording), wording) if wording and not year else None
            beside = self.texts(self.header.fields.get(column)) if column in self.header.fields else []
            for position, text in enumerate(self.texts(column)):
                if not text or (wording and (is_tick(text) or text.isdigit())):
                    continue
                names = self._names_of(self.rows[position], column, text)
                of = (field_of(beside[position]), beside[position]) if beside else own
                listed[position] += [_Name(name, of, year) for name in names]
        for column in self.header.proposed:
            for position, text in enumerate(self.texts(column)):
                if text and not listed[position]:
                    listed[position] = [_Name(name, None, "") for name in split_names(text)]
        return listed

    def _names_of(self, index: int, column: int, text: str) -> list[str]:
        """Return the models that a cell lists; a text that is plainly one name is not looked at twice."""
        raw = self.layout.raw(index, column) if index not in self.table.joined else text
        if "\n" not in raw and text[0].isalpha() and ";" not in text and "2." not in text and "2)" not in text:
            return [text.rstrip(" ,")]
        return [text.rstrip(" ,")] if is_ditto(self.layout.texts[index][column]) else split_names(raw)

    def fields(self, found: Found) -> list[tuple[str, str]]:
        """Return each row's (field, wording): of its cell or marks, else of the headings, else of the sheet."""
        texts = self.spread(self.role("field"))
        marks = self.marks("field")
        legend = dict(self.context.legend)
        # A table that danvan wrote as csv has the codes themselves.
        codes = {
            text: text if text in FIELDS_AS_REPORTED else field_of(legend.get(text.strip("().").casefold(), text))
            for text in set(texts)
        }
        fields: list[tuple[str, str]] = []
        for position, text in enumerate(texts):
            ticked = marks[position]
            carry = self.carries[position]
            if ticked:
                wordings = "; ".join(ticked)
                code = field_of(ticked[0]) if len({field_of(t) for t in ticked}) == 1 else ""
                if len(ticked) > 1 and not code:
                    found.problems.append((self.rows[position], "two_fields", {"text": wordings}))
            elif text:
                wordings, code = text, codes[text]
            else:
                source = carry if carry.field_text else self.context.carry
                wordings, code = source.field_text, source.field
            if wordings and not code and len(ticked) < 2:
                several = len(field_codes(wordings)[0]) > 1
                found.problems.append(
                    (self.rows[position], "two_fields" if several else "unknown_field", {"text": wordings})
                )
            fields.append((code, wordings))
        return fields

    def organisations(self) -> tuple[list[str], list[str]]:
        """Return each row's body or person, and whether it is collective or individual (as far as stated)."""
        bodies, columns = self.role("organisation"), self.header.columns
        if _OTHER in match_key(self.header.labels.get(columns.get("organisation", -1), "")).split():
            # One unit in either of two columns: “Khu dân cư” | “Cơ quan, trường học, đơn vị khác”.
            bodies = [body or village for body, village in zip(bodies, self.role("village"), strict=True)]
        elif "organisation" in columns and "group" not in columns:
            bodies = self.spread(bodies)
        groups, persons, kinds = self.role("group"), self.role("person"), self.role("kind")
        ticked = self.marks("kind")
        outer = self.context.carry
        organisations, sorts = [], []
        for position, body in enumerate(bodies):
            carry = self.carries[position]
            group, person = groups[position], persons[position]
            kind = _word(kinds[position] or " ".join(ticked[position]), _KIND_WORDS)
            if not kind and "group" in self.header.columns and bool(group) != bool(person):
                kind = "collective" if group else "individual"
            organisation = body or group or person or carry.organisation or outer.organisation
            kind = (
                kind
                or carry.kind
                or outer.kind
                or ("individual" if organisation_type(organisation) == "individual" else "")
            )
            organisations.append(organisation)
            sorts.append(kind)
        return organisations, sorts

    def communes(self, organisations: list[str]) -> list[str]:
        """Return each row's commune: column, headings, sheet, the body's own words, or the letterhead."""
        places, columns, context = self.spread(self.role("commune")), self.header.columns, self.context
        sites, villages = self.role("place"), self.role("village")
        own = context.commune
        strict = bool(
            own or "commune" in columns or any(carry.commune for carry in self.carries) or context.carry.commune
        )
        cells = {text: commune_cell(text) for text in set(places)}
        near = {text: commune_cell(text, strict or not text.istitle()) for text in set(sites)} | {
            text: commune_in(text) for text in set(villages)
        }
        bodies = {
            text: commune_cell(text, True) if is_commune(text) else commune_in(text) for text in set(organisations)
        }
        communes = []
        for position, text in enumerate(places):
            commune = cells[text] if text else ""
            if not commune:
                commune = near[sites[position]] if sites[position] else ""
                commune = commune or self.carries[position].commune or context.carry.commune
                commune = commune or near[villages[position]] or bodies[organisations[position]]
            communes.append(commune)
        stated = {match_key(commune) for commune in communes if commune}
        if own and not stated - {match_key(own), match_key(own.partition(" ")[2])}:
            return [commune or own for commune in communes]
        return communes

    def years(self) -> list[str]:
        """Return each row's year; a period gives none."""
        context = self.context
        outer = context.carry.year or context.year
        marks = self.marks("year")
        own = {text: cell_year(text) for text in {*self.role("year"), *self.role("period")}}
        spans = {text: is_period(text) for text in own}
        years = []
        for position, (text, span) in enumerate(zip(self.role("year"), self.role("period"), strict=True)):
            if marks[position]:
                year = cell_year(marks[position][0]) if len(marks[position]) == 1 else ""
            elif own[text] or spans[text]:
                year = own[text]
            else:
                year = self.carries[position].year or own[span]
                year = year or ("" if spans[span] and not outer else outer)
            years.append(year)
        return years

    def results(self) -> list[str]:
        """Return each row's result: the first result column that says something, else the marked verdict."""
        columns = [self.texts(column) for column in self.header.results]
        marks = self.marks("result")
        return (
            [next(filter(None, texts), "; ".join(marks[p])) for p, texts in enumerate(zip(*columns, strict=True))]
            if columns
            else ["; ".join(m) for m in marks]
        )

    def levels(self) -> list[str]:
        """Return each row's level code, from its column or marks."""
        marks = self.marks("level")
        return [
            _word(text or " ".join(mark), _LEVEL_WORDS) for text, mark in zip(self.role("level"), marks, strict=True)
        ]


def _word(text: str, table: Iterable[tuple[str, str]]) -> str:
    key = f" {match_key(text)} " if text else ""
    return next(
        (code for code, words in table if key and any(f" {match_key(word)} " in key for word in words.split("|"))), ""
    )


def suggestions(names: list[str]) -> list[str]:
    """Return the suggested field of each name (see `words.suggest_field`)."""
    known: dict[str, str] = {}
    suggest: Callable[[str], str] = suggest_field
    return [known.get(name) or known.setdefault(name, suggest(name)) for name in names]


__all__ = ["MODEL_COLUMNS", "Carry", "Found", "read_models", "suggestions"]
