"""What each row of a table says: its field, body, commune, year, result and level."""

from collections.abc import Iterable

from danvan_data.registers.communes import commune_cell, commune_in, is_commune
from danvan_data.registers.models.columns import Columns
from danvan_data.registers.models.context import cell_year, is_period
from danvan_data.registers.words import field_codes, field_of, organisation_type
from danvan_data.text import match_key
from danvan_data.vocabulary import FIELDS_AS_REPORTED

Problem = tuple[int, str, dict[str, str]]
"""A row's index, a code, and what the message names."""

_OTHER = match_key("khác")
_KIND_WORDS = (("individual", "cá nhân|cn|điển hình"), ("collective", "tập thể|tt|mô hình"))
_LEVEL_WORDS = (
    ("province", "tỉnh"),
    ("district", "huyện|quận|thành phố|thị xã"),
    ("commune", "xã|cơ sở|phường|thị trấn"),
    ("national", "trung ương|quốc gia"),
)


class Values(Columns):
    """The columns of a table as values, one a row."""

    def fields(self, problems: list[Problem]) -> list[tuple[str, str]]:
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
                    problems.append((self.rows[position], "two_fields", {"text": wordings}))
            elif text:
                wordings, code = text, codes[text]
            else:
                source = carry if carry.field_text else self.context.carry
                wordings, code = source.field_text, source.field
            if wordings and not code and len(ticked) < 2:
                several = len(field_codes(wordings)[0]) > 1
                problems.append((self.rows[position], "two_fields" if several else "unknown_field", {"text": wordings}))
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
        places, columns, context = self.spread(self.role("commune"), organisations), self.header.columns, self.context
        sites, villages = self.spread(self.role("place"), organisations), self.role("village")
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
        return [level_of(text or " ".join(mark)) for text, mark in zip(self.role("level"), marks, strict=True)]


def level_of(text: str) -> str:
    """Return the code of the level that a wording names: `Cấp huyện`."""
    return _word(text, _LEVEL_WORDS)


def _word(text: str, table: Iterable[tuple[str, str]]) -> str:
    if not text:
        return ""
    key = f" {match_key(text)} "
    return next((code for code, words in table if any(f" {match_key(word)} " in key for word in words.split("|"))), "")
