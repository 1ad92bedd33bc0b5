"""The bundled evidence: what public pages report about the movement, as tidy tables with their sources."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from danvan_data import store
from danvan_data.evidence.card import card
from danvan_data.evidence.folder import content, data_folder, load_communes, mark
from danvan_data.evidence.place import Place, find_place
from danvan_data.store import frames

TABLES = ("sources", "counts", "models", "outcomes", "policies", "benchmarks")

MOST_BYTES = 2**25
"""The read tables of some twenty versions of the data and of what reads them."""

PHRASES = {"counts": "count_as_reported", "outcomes": "as_reported"}
"""The tables of figures, with the column that has the source's own words."""

FOUNDING = Place("district", "", "Kim Bảng", "Hà Nam")
"""The place of the founding article."""


@dataclass(frozen=True, repr=False)
class Evidence:
    """The bundled tables as plain DataFrames; the codebook `data/README.md` says what each column is.

    Attributes:
        sources: one row a page; the columns of `data/sources.csv`.
        counts: one row a reported number of models; the columns of `data/counts.csv`, the interval
            `low, high` (float, NaN for an open end), `qualifier`, `tolerance` (the share by which the ends were
            widened), `entered` (True where a reader's entry stands for the parser's), `province_2025`,
            `commune_2025`, `region`.
        models: one row a named model; the columns of `data/models.csv`, `year_start, year_end` (Int64),
            `province_2025`, `commune_2025`, `region`.
        outcomes: one row a reported figure of a model; `as_reported` and its reading
            `low, high, unit, per, qualifier` (VND in đồng), `tolerance`, `ambiguous`, `entered` (the columns a reader
            entered, comma-separated); `subject` and `stage` completed as `data/README.md` says.
        policies: one row a policy document, `issued_on` a date or NaT.
        benchmarks: one row an outside yardstick with its `value` and `unit`.
        place: the place in focus (of a reader's own registers: the one that the files speak of).
        own: True when the tables come from a reader's own registers.
        problems: of own registers, what is to be checked or could not be read; `source_file, source_row, message`.
        left_out: of own registers, how much was left out of private persons, by kind.
        tolerance: the share by which figures only near the truth are widened; 0: they stay as stated.

    """

    sources: pd.DataFrame
    counts: pd.DataFrame
    models: pd.DataFrame
    outcomes: pd.DataFrame
    policies: pd.DataFrame
    benchmarks: pd.DataFrame
    place: Place = FOUNDING
    own: bool = False
    problems: pd.DataFrame = field(default_factory=pd.DataFrame, compare=False)
    left_out: dict[str, int] = field(default_factory=dict, compare=False)
    tolerance: float = 0.0

    @property
    def focus(self) -> Place:
        """The place whose rows charts set apart: none in a reader's own registers, where every row is theirs."""
        return Place() if self.own else self.place

    @property
    def reported(self) -> pd.DataFrame:
        """The numbers that sources report: none of own registers, whose `counts` are counted from their models."""
        return self.counts.iloc[:0] if self.own else self.counts

    def naming(self, row: Any) -> str:
        """Name the unit that a row is of, as a reader needs it; in own registers the part of their place."""
        return self.place.part(row) if self.own else self.place.naming(row)

    def at(self, place: str) -> "Evidence":
        """Return the same tables with another place in focus, found by the name that a person uses.

        Raises:
            PlaceError: the tables know no such place, or several; the sentence gives the nearest names.

        """
        return replace(self, place=find_place(place, [self.counts, self.models]))

    def tolerating(self, tolerance: float) -> "Evidence":
        """Return the same tables with the figures that are only near the truth widened by a share of them.

        "Khoảng 500" with a tolerance of 0.1 is from 450 to 550, "gần 500" from 450 to 500; what was widened has the
        share in its column `tolerance`, and every exhibit that shows it names it as an assumption.

        Raises:
            ValueError: the tolerance is below 0, or 1 or more, or the tables are widened already.

        """
        if self.tolerance:
            raise ValueError(f"the figures are widened by {self.tolerance} already; load them anew")
        from danvan_data.evidence.making import widened  # late, as in `_tables`

        tables = {name: widened(getattr(self, name), phrase, tolerance) for name, phrase in PHRASES.items()}
        return replace(self, tolerance=tolerance, **tables)

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name}: {len(getattr(self, name))}" for name in TABLES)
        return f"Evidence(place={str(self.place)!r}, own={self.own}; rows of {sizes})"

    def _repr_html_(self) -> str:
        return card(self, TABLES)

    def check(self) -> pd.DataFrame:
        """Return everything doubtful: one row a doubt; `check, table, row_id, source_id, detail`."""
        from danvan_data.measures.reliability.checks import check  # late: the measures stand above the evidence

        return check(self)


def load_bundled(folder: str | Path | None = None) -> Evidence:
    """Load the bundled evidence (or a folder laid out like it) as fresh DataFrames.

    Raises:
        FileNotFoundError: when a table is missing; the message names the file.
        pandera.errors.SchemaErrors: when a table of another folder breaks the data contract of `schemas.py`.

    Example:
        >>> counts = load_bundled().counts
        >>> int(counts.loc[counts.count_id == "N001", "low"].item())
        211

    """
    home = Path(folder) if folder else data_folder()
    tables = _tables(home, *(mark(home, name) for name in (*TABLES, "provinces", "communes")))
    return Evidence(**{name: table.copy() for name, table in tables.items()})


@lru_cache(maxsize=4)
def _tables(home: Path, *_changed: tuple[int, int]) -> dict[str, pd.DataFrame]:
    """Return the tables of a folder, read once as long as no file changes; they are copied before anyone has them."""
    files = {name: content(home / f"{name}.csv") for name in (*TABLES, "provinces", "communes")}
    shelf = store.Shelf("evidence", ".tables", MOST_BYTES)
    key = store.key(*files.values())
    found = shelf.get(key, lambda packed: frames.unpack(packed)[0])
    if found is None:
        from danvan_data.evidence.making import made  # late: who finds them on the shelf needs nothing that reads

        found = made(files, load_communes(home), bundled=home.resolve() == data_folder())
        shelf.put(key, lambda: frames.pack(found))
        shelf.tidy()
    return found
