"""The table of an exhibit: one row a mark, every qualifier in a column of its own and in the shown words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from danvan_data.language import day, t

MARKS: dict[str, Any] = {
    "row": "",
    "series": "",
    "low": float("nan"),
    "high": float("nan"),
    "text": "",
    "about": False,
    "derived": False,
    "one_case": False,
    "assumed": "",
    "said": "",
    "detail": "",
    "start": "",
    "end": "",
    "colour": "",
    "look": "",
    "sources": "",
}
"""The columns of a table of marks, with what each is where nothing is said.

`row, series`: the category and the group, in words. `low, high`: the ends, NaN where open, both NaN where unknown.
`text`: the value as shown, qualifiers included. `about`: the source says "about". `derived`: our own calculation.
`one_case`: one household's or a few's, not the model's. `assumed`: the assumptions it rests on, in words (several
with `; ` between them). `said`: the
source's own words for the figure. `detail`: what else to say of the mark. `start, end`: years or days (ISO), for
`spans` and `timeline`. `colour` (#RRGGBB) and `look` (`hollow`, `hatched`, `pale`, `square`, `diamond`, ...) for
drawing. `sources`: ids of the pages, comma-separated.
"""

KINDS = dict.fromkeys(("low", "high"), "float64") | dict.fromkeys(("about", "derived", "one_case"), "bool")
"""The columns that are no words."""

WIDE = ("stacked", "shares", "columns", "lines", "heat", "parts", "pairs")
"""Forms whose table is read across: a row a category, a column a series."""


def marks(rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
    """Return a table of marks from rows that name only what they say.

    Example:
        >>> marks([{"row": "Kinh tế", "low": 41.0, "high": 41.0, "text": "41 (19%)"}])["series"].tolist()
        ['']

    """
    rows = list(rows)
    if unknown := [name for row in rows for name in row if name not in MARKS]:
        raise ValueError(f"marks have no column {unknown[0]!r}")
    return _table({name: [row.get(name, nothing) for row in rows] for name, nothing in MARKS.items()})


def _table(columns: Mapping[str, list[Any]]) -> pd.DataFrame:
    # As objects, for marks are gone through one by one: from Arrow's columns each word would be made anew.
    return pd.DataFrame(
        {name: np.array(values, KINDS[name]) if name in KINDS else pd.Series(values, dtype=object)
         for name, values in columns.items()}
    )  # fmt: skip


def packed(table: pd.DataFrame) -> dict[str, Any]:
    """Return a table of marks as short JSON: a silent column is left out, a constant one told once."""
    body: dict[str, Any] = {"n": len(table)}
    for name, nothing in MARKS.items():
        values = [None if isinstance(value, float) and value != value else value for value in table[name].tolist()]
        nothing = None if nothing != nothing else nothing
        if any(value != nothing for value in values):
            body[name] = _short(values)
    if "high" in body and body.get("high") == body.get("low"):
        body["high"] = "low"
    return body


def _short(values: list[Any]) -> Any:
    """Return one value for all, each value once with its places where they repeat, or the values as they are."""
    different = list(dict.fromkeys(values))
    if len(different) == 1 and len(values) > 1:
        return values[0]
    if 3 * len(different) < len(values) and isinstance(different[0], str):
        return {"is": different, "at": [different.index(value) for value in values]}
    return values


def unpacked(body: Mapping[str, Any]) -> pd.DataFrame:
    """Return the table that `packed` made short."""
    columns: dict[str, Any] = {}
    for name, nothing in MARKS.items():
        value = body.get(name, nothing)
        value = columns["low"] if name == "high" and value == "low" else value
        if isinstance(value, dict):
            value = [value["is"][at] for at in value["at"]]
        columns[name] = value if isinstance(value, list) else [value] * body["n"]
    return _table(columns)


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its `text`, and the number it sorts by (None: by its text)."""

    text: str
    sort: float | None = None


@dataclass(frozen=True)
class Grid:
    """A table as a person reads it: `heads`, and `rows` of cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def texts(self) -> list[list[str]]:
        """The shown words, row by row."""
        return [[cell.text for cell in row] for row in self.rows]


def frame_of(table: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return a table of marks with worded heads: what is shown, both ends, qualifiers, names and addresses."""
    pages = sources.set_index("source_id")
    words = ("row", "series", "text", "low", "high", "said", "assumed", "start", "end")
    plain = {name: table[name] for name in words}
    flags = {name: table[name].map({True: "×", False: ""}) for name in ("about", "derived", "one_case")}
    about = ("publisher", "published", "url")
    pages["publisher"] = _names(pages)
    told = {name: [_joined(cell, pages[name]) for cell in table["sources"]] for name in about}
    frame = pd.DataFrame({**plain, **flags, **told})
    always = ("row", "text", "low", "high")
    kept = [name for name in frame if name in always or frame[name].astype(str).ne("").any()]
    return frame[kept].rename(columns={name: t(f"exhibit.column_{name}") for name in kept})


def _names(pages: pd.DataFrame) -> pd.Series:
    """Return what each page is known by: its publisher, or its title where it is a file of a reader's own."""
    return pages["publisher"].where(pages["publisher"].ne(""), pages["title"])


def _joined(ids: str, values: pd.Series) -> str:
    return "; ".join(dict.fromkeys(str(values[one]) for one in ids.split(", ") if one in values.index and values[one]))


def grid_of(table: pd.DataFrame, form: str, heads: tuple[str, str, str], sources: pd.DataFrame) -> Grid:
    """Lay marks out to be read: across where a form has series, else a row a mark; the publishers at the end."""
    row, series, value = heads
    publishers = _names(sources.set_index("source_id"))
    if form in WIDE and not table.duplicated(["row", "series"]).any() and table["series"].nunique() > 1:
        return _across(table, row)
    columns = [(row or t("exhibit.column_row"), [Cell(each) for each in table["row"]])]
    if table["series"].ne("").any():
        head = t("label.place") if form == "lane" else series  # there the chart's words say what a dot is
        columns.append((head or t("exhibit.column_series"), [Cell(each) for each in table["series"]]))
    if table["start"].ne("").any():
        spans = zip(table["start"], table["end"], table["text"], strict=True)
        own = form == "timeline"  # what its marks show are their days or years
        columns.append((t("label.period"), [_span(first, last, text if own else "") for first, last, text in spans]))
    if table["text"].ne("").any() and form != "timeline":
        columns.append((value or t("exhibit.column_text"), _values(table)))
    for name in ("detail", "said"):
        if table[name].ne("").any():
            columns.append((t(f"exhibit.column_{name}"), [Cell(each) for each in table[name]]))
    if table["sources"].ne("").any():
        columns.append((t("label.source"), [Cell(_joined(each, publishers)) for each in table["sources"]]))
    return Grid(tuple(head for head, _ in columns), tuple(zip(*(cells for _, cells in columns), strict=True)))


def _values(table: pd.DataFrame) -> list[Cell]:
    return [Cell(mark.text, _number(mark.low, mark.high)) for mark in table.itertuples()]


def _number(low: float, high: float) -> float | None:
    return low if low == low else high if high == high else None


def _span(first: str, last: str, said: str = "") -> Cell:
    """Write years, or days by the language's custom; years sort by number, days by their count from year 1."""
    ends = [each if each.isdigit() or not each else day(date.fromisoformat(each)) for each in (first, last)]
    words = said or (ends[0] if first == last else f"{ends[0] or '…'}–{ends[1] or '…'}")
    if not first:
        return Cell(words)
    return Cell(words, float(first) if first.isdigit() else float(date.fromisoformat(first).toordinal()))


def _across(table: pd.DataFrame, row: str) -> Grid:
    names = list(dict.fromkeys(table["series"]))
    found = {
        (mark.row, mark.series): Cell(mark.text or "–", _number(mark.low, mark.high)) for mark in table.itertuples()
    }
    rows = [
        (Cell(each), *(found.get((each, name), Cell("–")) for name in names)) for each in dict.fromkeys(table["row"])
    ]
    return Grid((row or t("exhibit.column_row"), *names), tuple(rows))
