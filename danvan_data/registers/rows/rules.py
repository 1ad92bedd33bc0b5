"""What a row below a header is: one ordered table of rules, the first that holds decides."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from danvan_data.registers.columns.header import Header
from danvan_data.registers.grid.cells import is_open
from danvan_data.registers.places.communes import is_commune
from danvan_data.registers.rows.group_rows import group_row, title_row
from danvan_data.registers.rows.headings import Heading, parse_heading
from danvan_data.registers.rows.kinds import RowKind
from danvan_data.registers.rows.lone_rows import counted_models, is_remark
from danvan_data.registers.rows.signs import (
    FIGURE,
    ORDINAL,
    Cells,
    goes_on,
    is_footer,
    labels_columns,
    numbers_columns,
    resumes,
    stated_total,
)
from danvan_data.registers.words import EXAMPLE, HINT, HINTS, NO_TICKS, NOTHING, TOTAL_WORDS, first_words
from danvan_data.text import match_key

if TYPE_CHECKING:
    from danvan_data.registers.rows.walk import Walk

_LEAST_NAME = 5
_LEAST_EXAMPLE = 3
_MOST_KNOWN = 65_536
_WORDY = ("organisation", "commune", "field", "group", "person")


@dataclass
class View:
    """A row as the rules see it: its cells, and the walk down the grid so far."""

    walk: "Walk"
    index: int
    row: list[str]

    @property
    def header(self) -> Header:
        """The header in force."""
        return self.walk.header

    @cached_property
    def own(self) -> Cells:
        """The filled cells that are the row's own, not those of a cell merged over it."""
        filled = self.walk.filled
        return [(c, text) for c, text in enumerate(self.row) if text and (self.index, c) not in filled]

    @cached_property
    def words(self) -> list[str]:
        """The texts of its own cells that are no running number, and no box left blank."""
        return [text for _, text in self.own if not ORDINAL.match(text) and text.casefold() not in NO_TICKS]

    @cached_property
    def names(self) -> list[str]:
        """The names of models in it."""
        return self.header.named(self.row)


def _same_model(view: View) -> bool:
    rows = view.walk.table.rows
    return bool(rows) and view.walk.details.get(view.index) == rows[-1]


def _is_example(view: View) -> bool:
    """Whether the row of a given form only shows how the others are to be filled in."""
    number = view.header.number
    if number is None or len(view.own) < _LEAST_EXAMPLE:
        return False
    return bool(view.row[number]) and match_key(view.row[number]) in EXAMPLE


def _hints(view: View) -> bool:
    """Whether the row only says what is to be written under the labels."""
    return bool(view.names) and all(HINT.match(match_key(name)) for name in view.names)


def _footer_goes_on(view: View) -> bool:
    if not view.walk.footing or resumes(view.header, view.own):
        return False
    heading = group_row(view) if view.index < view.walk.last_number else None
    return not (heading and heading.style and heading.about)  # a note stood between two communes


def _follows_model(view: View) -> bool:
    """Whether the row, without a number of its own, stands right below a model that has one."""
    walk = view.walk
    number, table = view.header.number, walk.table
    if number is None or not table.rows or walk.footing or any(column == number for column, _ in view.own):
        return False
    last = table.rows[-1]
    joined = table.joined.get(last, [])
    return max([last, *joined]) == view.index - 1 and bool(walk.texts[last][number])


def _continued(view: View) -> bool:
    """Whether the row only goes on with the cells of the model above (a wrapped or broken row)."""
    return _follows_model(view) and goes_on(view.header, view.own)


def _name_goes_on(view: View) -> bool:
    """Whether the row holds but the rest of a name that breaks off in the row above."""
    walk, name = view.walk, view.header.name
    if [column for column, _ in view.own] != [name] or not _follows_model(view):
        return False
    last = walk.table.rows[-1]
    return is_open(" ".join(walk.texts[row][name] for row in (last, *walk.table.joined.get(last, []))))


def _lone_below(view: View) -> bool:
    """Whether a lone text stands below the last numbered row, apart or in capitals: who signs, who heads a meeting."""
    walk = view.walk
    if len(view.own) != 1 or not walk.table.rows or not 0 <= walk.last_number < view.index:
        return False
    return view.own[0][1].isupper() or not any(walk.texts[view.index - 1])


def _lone_commune(view: View) -> Heading | None:
    place = next((text for c, text in view.own if c == view.header.columns.get("commune")), "")
    return parse_heading(place) if place and not view.names and len(view.words) == 1 and is_commune(place) else None


class Rule(NamedTuple):
    """One rule: what a row is for which `test` returns anything but None or False, and why.

    `reason` is the key by which the ledger names it. `begins`: the words with one of which the name must begin for
    the rule to hold of a row that has a running number, a name, and words in another column; None: it never holds
    of such a row.
    """

    kind: RowKind
    reason: str
    test: Callable[[View], object]
    begins: frozenset[str] | None = None


RULES: tuple[Rule, ...] = (
    Rule(RowKind.DETAIL, "same_model", lambda v: _same_model(v) or not v.own),
    Rule(RowKind.BLANK, "example", _is_example),
    Rule(RowKind.BLANK, "example", _hints, first_words(HINTS)),
    Rule(RowKind.HEADER, "header", lambda v: v.walk.header_again(v.index)),
    Rule(RowKind.SIDE, "no_register", lambda v: labels_columns(v.header, v.own)),
    Rule(RowKind.TITLE, "above", lambda v: title_row(v)),
    Rule(RowKind.TOTAL, "total", lambda v: stated_total(v.header, v.own), TOTAL_WORDS),
    Rule(RowKind.TOTAL, "total", lambda v: counted_models(v.header, v.own)),
    Rule(RowKind.FOOTER, "footer", lambda v: is_footer(v.header, v.row, v.own, v.words) or _footer_goes_on(v)),
    Rule(RowKind.FOOTER, "remark", is_remark),
    Rule(RowKind.DETAIL, "name_goes_on", _name_goes_on),
    Rule(RowKind.HEADING, "heading", lambda v: group_row(v)),
    Rule(RowKind.DETAIL, "continued", _continued),
    Rule(RowKind.FOOTER, "footer", _lone_below),
    Rule(RowKind.HEADER, "column_numbers", lambda v: numbers_columns(v.row) and len(v.own) > 2),
    Rule(RowKind.BLANK, "only_number", lambda v: not v.names and not v.words),
    Rule(RowKind.HEADING, "heading", _lone_commune),
    Rule(RowKind.PROBLEM, "no_name", lambda v: not v.names),
    Rule(RowKind.NONE, "registered_none", lambda v: match_key(v.names[0]) in NOTHING,
         first_words(NOTHING)),
    Rule(RowKind.PROBLEM, "name_is_number", lambda v: all(FIGURE.match(name) for name in v.names)),
    Rule(RowKind.MODEL, "model", lambda v: True),
)  # fmt: skip
"""The rules, in the order in which they are asked."""

_BEGINS = frozenset().union(*(rule.begins for rule in RULES if rule.begins))


def decide(view: View) -> tuple[Rule, object]:
    """Return the first rule that holds of a row, and what its test found."""
    for rule in RULES:
        found = rule.test(view)
        if found is not None and found is not False:
            return rule, found
    raise AssertionError  # the last rule holds of any row


def plain_below(header: Header) -> Callable[[list[str]], bool]:
    """Return what tells at little cost that no rule but the last can hold of a row below `header`.

    By what the rules say of it, so it is for a running number, a name that begins with no word of a rule, and words
    in another column. What a word or a text tells is found out once.
    """
    number, wordy = header.number, [header.columns[role] for role in _WORDY if role in header.columns]
    if number is None or len(header.names) != 1:
        return lambda _row: False
    column = header.name

    def is_plain(row: list[str]) -> bool:
        mark, name = row[number], row[column]
        if not (mark.isdecimal() or mark.rstrip(".)").isdecimal()) or len(name) < _LEAST_NAME:
            return False
        if not _BEGINS_NAME[name.partition(" ")[0]]:
            return False
        words = [True for at in wordy if _ARE_WORDS[row[at]] and row[at] != name]  # at less cost than a generator
        return bool(words)

    return is_plain


class _Known(dict[str, bool]):
    """What a test says of each text, asked once a text, forgotten when there are very many."""

    def __init__(self, test: Callable[[str], bool]):
        super().__init__()
        self.test = test

    def __missing__(self, text: str) -> bool:
        if len(self) > _MOST_KNOWN:
            self.clear()
        told = self[text] = self.test(text)
        return told


_BEGINS_NAME = _Known(lambda word: word[:1].isalpha() and word.casefold().strip(".:,;") not in _BEGINS)
_ARE_WORDS = _Known(lambda text: len(text) > 1 and not text[0].isdigit() and not FIGURE.match(text))


__all__ = ["RULES", "Rule", "View", "decide", "plain_below"]
