"""What each row of a table says: its field, body, commune, year, result and level."""

from collections.abc import Iterable

from danvan_data.registers.columns.labels import role_of
from danvan_data.registers.models.columns import Columns, each_once
from danvan_data.registers.models.described import labelled
from danvan_data.registers.models.list_years import cell_year, is_period
from danvan_data.registers.places.communes import commune_cell, commune_in, is_commune
from danvan_data.registers.places.gazetteer import is_place_name
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
_LEVELS_ALONE = frozenset(map(match_key, ("thị trấn", "đặc khu")))
_LEAST_PLACES = 2
_FEW = 0.15
"""The share of rows of other communes up to which a register is its sender's, whose commune the blanks are."""
_MOSTLY = 0.6


class Values(Columns):
    """The columns of a table as values, one a row."""

    def fields(self, problems: list[Problem]) -> list[tuple[str, str]]:
        """Return each row's (field, wording): of its cell or marks, else of the headings, else of the sheet."""
        texts, marks = self.or_told("field", self.spread(self.role("field"))), self.marks("field")
        texts = [text or colour for text, colour in zip(texts, self.coloured(), strict=True)]
        legend = dict(self.context.legend)

        def read(text: str, ticked: tuple[str, ...], carried: int) -> tuple[str, str, str]:
            several = False
            if ticked:
                wordings = "; ".join(ticked)
                code = field_of(ticked[0]) if len({field_of(t) for t in ticked}) == 1 else ""
                several = len(ticked) > 1 and not code
            elif text:
                # A table that danvan wrote as csv has the codes themselves.
                own = text in FIELDS_AS_REPORTED
                wordings = text
                code = text if own else field_of(legend.get(text.strip("().").casefold(), text))
            else:
                carry = self.carry_of[carried]
                source = carry if carry.field_text else self.context.carry
                wordings, code = source.field_text, source.field
            if not several and wordings and not code and len(ticked) < 2:
                return code, wordings, "two_fields" if len(field_codes(wordings)[0]) > 1 else "unknown_field"
            return code, wordings, "two_fields" if several else ""

        found = each_once(read, texts, marks, self.carried)
        problems += [(row, told, {"text": said}) for row, (_, said, told) in zip(self.rows, found, strict=True) if told]
        return [(code, wordings) for code, wordings, _ in found]

    def organisations(self) -> tuple[list[str], list[str]]:
        """Return each row's body or person, and whether it is collective or individual (as far as stated)."""
        bodies, columns = self.role("organisation"), self.header.columns
        if _OTHER in match_key(self.header.labels.get(columns.get("organisation", -1), "")).split():
            # One unit in either of two columns: “Khu dân cư” | “Cơ quan, trường học, đơn vị khác”.
            bodies = [body or village for body, village in zip(bodies, self.role("village"), strict=True)]
        elif "organisation" in columns and "group" not in columns:
            bodies = self.spread(bodies)
        bodies = self._unlabelled(bodies)
        told = self.told("organisation")
        if any(told):
            # “Đơn vị: Xã Ia Ka”, and below the model's name “(Hội Nông dân xã)”: the one is where, the other who.
            bodies = [
                other if other and is_commune(body) else body or other for body, other in zip(bodies, told, strict=True)
            ]
        if "organisation" in columns:
            # Where a form asks communes and agencies in columns of their own: “Đảng ủy xã Vụ Bản”.
            bodies = [body or self._body(place) for body, place in zip(bodies, self.role("commune"), strict=True)]
        outer = self.context.carry

        def read(body: str, group: str, person: str, kind: str, ticked: tuple[str, ...], carried: int) -> list[str]:
            carry = self.carry_of[carried]
            kind = _word(kind or " ".join(ticked), _KIND_WORDS)
            if not kind and "group" in columns and bool(group) != bool(person):
                kind = "collective" if group else "individual"
            organisation = body or group or person or carry.organisation or outer.organisation
            own = "individual" if organisation_type(organisation) == "individual" else ""
            return [organisation, kind or carry.kind or outer.kind or own]

        others = map(self.role, ("group", "person", "kind"))
        found = each_once(read, bodies, *others, self.marks("kind"), self.carried)
        return [organisation for organisation, _ in found], [kind for _, kind in found]

    def _unlabelled(self, bodies: list[str]) -> list[str]:
        """Return bodies without the labels in their cells: “Đơn vị: Đoàn xã”, and in a second line who leads it."""
        column = self.header.columns.get("organisation")
        if column is None or not any(":" in body for body in bodies):
            return bodies
        found = list(bodies)
        for position, index in enumerate(self.rows):
            told = labelled(self.layout.raw(index, column)) if ":" in bodies[position] else []
            own = [text for label, text in told if role_of(label) == "organisation"]
            if len(own) == 1:
                found[position] = own[0]
                self.details[position] += [each for each in told if each[1] != own[0]]
        return found

    @staticmethod
    def _body(place: str) -> str:
        """Return a place that is written as a body of it: `UBND phường Nam Định`."""
        return place if organisation_type(place) not in ("", "residents") and commune_in(place) else ""

    def communes(self, organisations: list[str]) -> list[str]:
        """Return each row's commune: column, headings, sheet, the body's own words, or the letterhead."""
        columns, context = self.header.columns, self.context
        places = self.or_told("commune", self.spread(self.role("commune"), organisations))
        if self.details and any(map(any, self.details)):
            listed = self.spread(self.role("organisation"))
            places = [place or (body if is_commune(body) else "") for place, body in zip(places, listed, strict=True)]
        sites, villages = self.spread(self.role("place"), organisations), self.role("village")
        own, bare = context.commune, bare_places(organisations)
        strict = bool(
            own
            or "commune" in columns
            or any(carry.commune for carry in self.carry_of.values())
            or context.carry.commune
        )

        def read(place: str, site: str, village: str, body: str, carried: int) -> str:
            return (
                (commune_cell(place) if place else "")
                or (commune_cell(site, strict or not site.istitle()) if site else "")
                or self.carry_of[carried].commune
                or context.carry.commune
                or commune_in(village)
                or (commune_cell(body, True) if is_commune(body) else commune_in(body))
                or (commune_cell(body) if body in bare else "")
            )

        communes = each_once(read, places, sites, villages, organisations, self.carried)
        owns = {match_key(own), match_key(own.partition(" ")[2])}
        others = {commune for commune in set(communes) if commune and match_key(commune) not in owns}
        if own and sum(commune in others for commune in communes) <= _FEW * len(communes):
            return [commune or own for commune in communes]
        return communes

    def years(self) -> list[str]:
        """Return each row's year; a period gives none."""
        outer = self.context.carry.year or self.context.year

        def read(text: str, span: str, ticked: tuple[str, ...], carried: int) -> str:
            if ticked:
                return cell_year(ticked[0]) if len(ticked) == 1 else ""
            if (own := cell_year(text)) or is_period(text):
                return own
            return self.carry_of[carried].year or cell_year(span) or ("" if is_period(span) and not outer else outer)

        texts = self.or_told("year", self.role("year"))
        return each_once(read, texts, self.role("period"), self.marks("year"), self.carried)

    def results(self) -> list[str]:
        """Return each row's result: the first result column that says something, else the marked verdict."""
        columns, marks = [self.texts(column) for column in self.header.results], self.marks("result")
        if len(columns) == 1 and not any(marks) and not any(self.details):
            return columns[0]
        told = ["; ".join(ticked) for ticked in marks]
        if any(self.details):
            columns.append(self.told("result"))
        return [next(filter(None, texts), "") for texts in zip(*columns, told, strict=True)]

    def levels(self) -> list[str]:
        """Return each row's level code: from its column or marks, its headings, the sheet or the title."""
        outer = self.context.carry.level or self.context.level

        def read(text: str, ticked: tuple[str, ...], carried: int) -> str:
            return level_of(text or " ".join(ticked)) or self.carry_of[carried].level or outer

        return each_once(read, self.role("level"), self.marks("level"), self.carried)


def bare_places(bodies: Iterable[str]) -> frozenset[str]:
    """Return the bodies that are bare names of communes, where most of a column are: “Đơn vị” over “Tùng Ảnh”.

    >>> sorted(bare_places(["Tùng Ảnh", "Thị trấn", "Xã Tân Dân", "Trường Sơn", "HTX Đức Lạng"]))
    ['Thị trấn', 'Trường Sơn', 'Tùng Ảnh']
    >>> bare_places(["Tùng Ảnh", "Hội Nông dân", "Công an xã", "Đoàn xã"])
    frozenset()
    """
    told = set(filter(None, bodies))
    bare = {body for body in told if is_place_name(body) or match_key(body) in _LEVELS_ALONE}
    places = len(bare) + sum(map(is_commune, told - bare))
    return frozenset(bare) if len(bare) >= _LEAST_PLACES and places >= _MOSTLY * len(told) else frozenset()


def level_of(text: str) -> str:
    """Return the code of the level that a wording names: `Cấp huyện`."""
    return _word(text, _LEVEL_WORDS)


def _word(text: str, table: Iterable[tuple[str, str]]) -> str:
    if not text:
        return ""
    key = f" {match_key(text)} "
    return next((code for code, words in table if any(f" {match_key(word)} " in key for word in words.split("|"))), "")
