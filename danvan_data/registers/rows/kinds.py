"""What a row of a grid can be, and what is kept of it."""

from dataclasses import dataclass, field
from enum import StrEnum

from danvan_data.registers.columns.header import Header
from danvan_data.registers.rows.headings import Carry


class RowKind(StrEnum):
    """What a row is; every non-empty row is one of these."""

    MODEL = "model"
    DETAIL = "detail"
    HEADER = "header"
    HEADING = "heading"
    TOTAL = "total"
    FOOTER = "footer"
    TITLE = "title"
    SIDE = "side"
    NONE = "none"
    BLANK = "blank"
    REPEAT = "repeat"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Row:
    """A non-empty row of a grid that is no model: its index (0-based), kind, and the rule that says so."""

    index: int
    kind: RowKind
    reason: str
    stated: int | None = None


@dataclass
class Table:
    """The models under one header: `rows` are row indexes, `carries` what the headings said for each.

    `joined`: row of a model -> the rows that go on with it.
    """

    header: Header
    rows: list[int] = field(default_factory=list)
    carries: list[Carry] = field(default_factory=list)
    joined: dict[int, list[int]] = field(default_factory=dict)
