"""The header of a register's table: which column holds what."""

from dataclasses import dataclass, field

from danvan_data.registers.words import UNCHANGED
from danvan_data.text import match_key


@dataclass
class Header:
    """The header of one table.

    `width`: of its table. `first`, `last`: its rows (0-based). `columns`: role -> column of the roles that have
    one. `ticks`: (column, role, wording) of tick columns. `names`: (column, wording of a field or year) of the
    columns that hold models, more than one where each field or year has its own. `results`: result columns, the
    telling one first. `figures`, `extras`: (column, label). `guessed`: no label names the column of models.
    `vague`: the label that does is one of many tables (“Nội dung”), and no other column tells of models.
    `proposed`: columns of names that hold where the approved one is blank. `own`: role -> column of names ->
    the column that says it of that model alone, where a row has several. `beside`: role -> further columns of it, each
    filled where the others are blank.
    """

    width: int
    first: int = -1
    last: int = -1
    columns: dict[str, int] = field(default_factory=dict)
    ticks: list[tuple[int, str, str]] = field(default_factory=list)
    names: list[tuple[int, str]] = field(default_factory=list)
    results: list[int] = field(default_factory=list)
    figures: list[tuple[int, str]] = field(default_factory=list)
    extras: list[tuple[int, str]] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)
    guessed: bool = False
    vague: bool = False
    proposed: list[int] = field(default_factory=list)
    own: dict[str, dict[int, int]] = field(default_factory=dict)
    beside: dict[str, list[int]] = field(default_factory=dict)

    @property
    def name(self) -> int:
        """The (first) column of model names."""
        return self.names[0][0]

    def named(self, row: list[str]) -> list[str]:
        """Return the names in a row."""
        names = [row[column] for column, _ in self.names if row[column]]
        if self.proposed and all(match_key(name) in UNCHANGED for name in names):
            return [row[column] for column in self.proposed if row[column]][:1]
        return names

    @property
    def number(self) -> int | None:
        """The column of running numbers."""
        return self.columns.get("number")
