"""A file of registered models, read: its models, a ledger of all its rows, and what was wrong where."""

import gc
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from danvan_data.language import t
from danvan_data.quantity import parse_quantities
from danvan_data.registers.context import Context, read_context, sheet_place
from danvan_data.registers.files import Book, RegisterError, read_book
from danvan_data.registers.layout import Layout, read_layout
from danvan_data.registers.models import MODEL_COLUMNS, RECORD, Found, read_models, suggestions
from danvan_data.registers.walk import Row
from danvan_data.text import match_key

FIGURE_COLUMNS = ["model_row", "indicator", "as_reported", "low", "high", "unit", "per", "qualifier"]
LEDGER_COLUMNS = ["source_row", "kind", "reason", "n_models", "text"]
PROBLEM_COLUMNS = ["source_row", "code", "message"]
TOTAL_COLUMNS = ["source_row", "text", "stated", "counted"]


@dataclass
class Register:
    """One file's register.

    `models`: one row a model: name, field (a code or ""), organisation, commune, year, source_row (`sheet!row`),
    result_as_reported, field_as_reported, field_suggested (a hint from the name, never a fact), organisation_type,
    district, province, level, kind (collective, individual or ""), note (the other columns), repeat_of, hidden,
    problems (codes), source_file. `ledger`: every non-empty row of the file once: source_row, kind, reason,
    n_models, text. `problems`: source_row, code, message. `totals`: source_row, text, stated, counted.
    `lines`: what stands above the tables (letterhead, title).
    """

    path: Path
    models: pd.DataFrame
    ledger: pd.DataFrame
    problems: pd.DataFrame
    totals: pd.DataFrame
    notes: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    _reported: list[tuple[int, str, str]] = field(default_factory=list, repr=False)

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Figures of results and figure columns: model_row, indicator, as_reported, low, high, unit, per, qualifier."""
        result = [
            (row, t("registers.result"), text) for row, text in enumerate(self.models["result_as_reported"]) if text
        ]
        listed = sorted([*result, *self._reported], key=lambda entry: entry[0])
        if not listed:
            return pd.DataFrame(columns=FIGURE_COLUMNS)
        table = pd.DataFrame(listed, columns=FIGURE_COLUMNS[:3])
        parsed = parse_quantities(pd.Series([_with_unit(label, text) for _, label, text in listed]))
        return table.join(parsed[FIGURE_COLUMNS[3:]])

    def summary(self) -> str:
        """Return one sentence: how many models, rows and problems the file holds."""
        return t(
            "registers.summary",
            file=self.path.name,
            models=len(self.models),
            rows=len(self.ledger),
            problems=len(self.problems),
        )


def _with_unit(label: str, text: str) -> str:
    """A bare number under “Kinh phí (triệu đồng)” is that many triệu đồng; under “Số hộ” that many hộ."""
    if not text.replace(".", "").replace(",", "").isdigit():
        return text
    if "(" in label:
        return f"{text} {label.rpartition('(')[2].strip(' )')}"
    first, _, counted = label.split(" – ")[-1].partition(" ")
    return f"{text} {counted}" if counted and match_key(first) == match_key("số") else text


def read_register(path: str | Path) -> Register:
    """Read a file of registered models, whatever its layout: xlsx, xls, ods, csv, docx, html.

    Raises:
        RegisterError: the file cannot be read; one sentence with the cure.

    """
    watched = gc.isenabled()
    gc.disable()  # half a million small objects and no cycle among them: the collector would only lose time
    try:
        return register_of(read_book(Path(path)))
    finally:
        if watched:
            gc.enable()


def register_of(book: Book) -> Register:
    """Return the register that a book's grids hold; a book without one gives an empty register that says so."""
    layouts: list[Layout] = []
    for grid in book.grids:
        before = layouts[-1] if layouts and grid.kind in ("table", "html") else None
        layouts.append(read_layout(grid, before))
    contexts = _contexts(layouts)
    builder = _Builder(book)
    lines = list(dict.fromkeys(line for layout in layouts for line in layout.lines))
    for layout, context in zip(layouts, contexts, strict=True):
        builder.add(layout, read_models(layout, context))
    del layouts, layout
    return builder.register(lines)


def _contexts(layouts: list[Layout]) -> list[Context]:
    """Each grid's context; what only one sheet's title or a document's head says holds for the others too."""
    held = [bool(layout.model_rows) for layout in layouts]
    contexts: list[Context] = []
    titles: list[str] = []
    places: list[str] = []
    for layout in layouts:
        notes = [
            text for row in layout.others if row.kind in ("footer", "side") for text in layout.texts[row.index] if text
        ]
        context = read_context(layout.grid.name, layout.grid.kind, layout.titles, layout.places)
        if layout.grid.kind != "sheet":
            titles, places = [*titles, *layout.titles], [*places, *layout.places]
            context = _behind(context, read_context("", "", titles, places))
        contexts.append(context)
        labels = [label for table in layout.tables for label in table.header.labels.values()]
        if not contexts[-1].legend:
            contexts[-1] = _with(contexts[-1], legend=read_context("", "", [*labels, *notes, *layout.after]).legend)
    _share(contexts, layouts, held)
    return contexts


def _behind(context: Context, outer: Context) -> Context:
    """A table's own title before what the document said further above."""
    silent = {
        name: getattr(outer, name)
        for name in ("commune", "district", "province", "level", "legend")
        if not getattr(context, name)
    }
    if not context.year and not context.period:
        silent |= {"year": outer.year, "period": outer.period}
    return _with(context, **silent)


def _with(context: Context, **values: object) -> Context:
    return Context(**{**vars(context), **values})  # type: ignore[arg-type]


def _share(contexts: list[Context], layouts: list[Layout], held: list[bool]) -> None:
    years = {context.year for context in contexts if context.year}
    communes = {context.commune for context in contexts if context.commune}
    legends = [context.legend for context in contexts if context.legend]
    places = [sheet_place(layout.grid.name) for layout in layouts]
    bare = sum(bool(place) and model for place, model in zip(places, held, strict=True)) >= 2
    for position, context in enumerate(contexts):
        values: dict[str, object] = {}
        if not context.year and not context.period and len(years) == 1:
            values["year"] = next(iter(years))
        if not context.commune and len(communes) == 1 and layouts[position].grid.kind != "sheet":
            values["commune"] = next(iter(communes))
        if not context.legend and legends:
            values["legend"] = legends[0]
        if bare and places[position] and context.carry == type(context.carry)() and not context.commune:
            values["carry"] = type(context.carry)(commune=places[position])
        for name in ("district", "province"):
            known = {getattr(other, name) for other in contexts} - {""}
            if not getattr(context, name) and len(known) == 1:
                values[name] = known.pop()
        if values:
            contexts[position] = _with(context, **values)


class _Builder:
    """Puts grids' models together, drops exact repeats, keeps the ledger."""

    def __init__(self, book: Book):
        self.book = book
        self.columns: dict[str, list[str]] = {name: [] for name in RECORD}
        self.sources: list[str] = []
        self.hidden: list[bool] = []
        self.codes: list[str] = []
        self.ledger: dict[str, list] = {name: [] for name in LEDGER_COLUMNS}
        self.problems: list[tuple[str, str, str]] = []
        self.totals: list[tuple[str, str, int, int]] = []
        self.figures: list[tuple[int, str, str]] = []
        self.seen: dict[int, int] = {}

    def add(self, layout: Layout, found: Found) -> None:
        """Add one grid."""
        name = layout.grid.name
        counts, repeats = self._models(layout, found)
        listed: dict[int, Row] = {row.index: row for row in layout.others}
        said: dict[int, list[str]] = {}
        for index, code, values in found.problems:
            if index not in repeats:
                self.problems.append((f"{name}!{index + 1}", code, t(f"registers.{code}", **values)))
                said.setdefault(index, []).append(code)
        so_far: list[int] = []
        checks: list[tuple[str, str, int, int, int]] = []
        for index, texts in enumerate(layout.texts):
            row = listed.get(index)
            if row is None and index not in counts:
                continue
            source = f"{name}!{index + 1}"
            text = " | ".join(
                text for column, text in enumerate(texts) if text and (index, column) not in layout.filled
            )
            if row is not None:
                self._other(source, row, text, so_far, checks)
            elif counts[index]:
                so_far.append(counts[index])
                self._enter(source, "model", "", counts[index], text)
            elif index in repeats:
                self._enter(source, "repeat", t("registers.repeat", row=repeats[index]), 0, text)
            else:
                self._enter(source, "problem", t("registers.no_name"), 0, text)
        self._check(checks, sum(so_far))

    def _enter(self, *values: object) -> None:
        for column, value in zip(self.ledger.values(), values, strict=True):
            column.append(value)

    def _other(self, source: str, row: Row, text: str, so_far: list[int], checks: list) -> None:
        self._enter(source, row.kind, t(f"registers.{row.reason}"), 0, text)
        if row.kind == "problem":
            self.problems.append((source, row.reason, t(f"registers.{row.reason}")))
        if row.kind == "total":
            models = [count for count in so_far if count > 0]
            last = len(so_far) - 1 - so_far[::-1].index(0) if 0 in so_far else -1
            since = sum(so_far[last + 1 :])
            so_far.append(0)
            if row.stated is not None:
                checks.append((source, text, row.stated, since, sum(models)))

    def _check(self, checks: list[tuple[str, str, int, int, int]], whole: int) -> None:
        """Compare what totals state with the models since the last total, up to there, and on the whole grid."""
        for source, text, stated, since, before in checks:
            counted = stated if stated in (since, before, whole) else since or before
            self.totals.append((source, text, stated, counted))
            if counted != stated:
                message = t("registers.total_differs", stated=stated, counted=counted)
                self.problems.append((source, "total_differs", message))

    def _models(self, layout: Layout, found: Found) -> tuple[dict[int, int], dict[int, str]]:
        name, hidden = layout.grid.name, layout.grid.hidden_rows
        said: dict[int, list[str]] = {}
        for index, code, _ in found.problems:
            said.setdefault(index, []).append(code)
        counts = dict.fromkeys(layout.model_rows, 0)
        repeats: dict[int, str] = {}
        kept: list[int] = []
        start = len(self.sources)
        for position, (index, key) in enumerate(zip(found.rows, found.keys, strict=True)):
            first = self._first(key, found, position)
            if first is not None:
                repeats[index] = first
                self.problems.append((f"{name}!{index + 1}", "repeat", t("registers.repeat", row=first)))
                continue
            source = f"{name}!{index + 1}"
            self.seen.setdefault(key, len(self.sources))
            self.sources.append(source)
            counts[index] += 1
            kept.append(position)
            for column, texts in found.columns.items():
                self.columns[column].append(texts[position])
            unseen = layout.grid.hidden or index in hidden
            if unseen:
                self.problems.append((source, "hidden", t("registers.hidden")))
            self.hidden.append(unseen)
            self.codes.append(" ".join([*said.get(index, ()), *(["hidden"] if unseen else [])]))
        places = {position: start + at for at, position in enumerate(kept)} if found.figures else {}
        self.figures += [
            (places[position], label, text) for position, label, text in found.figures if position in places
        ]
        return counts, repeats

    def _first(self, key: int, found: Found, position: int) -> str | None:
        """Return the row of which a model is an exact repeat; equal hashes alone do not make one."""
        place = self.seen.get(key)
        if place is None:
            return None
        same = all(
            texts[place].casefold() == found.columns[column][position].casefold()
            for column, texts in self.columns.items()
        )
        return self.sources[place] if same else None

    def register(self, lines: list[str]) -> Register:
        """Return what was put together, below these `lines`."""
        size = len(self.sources)
        columns: dict[str, list] = {
            **self.columns, "source_row": self.sources, "hidden": self.hidden, "problems": self.codes,
            "repeat_of": [""] * size, "field_suggested": suggestions(self.columns["name"]),
            "source_file": [self.book.path.name] * size,
        }  # fmt: skip
        models = pd.DataFrame({name: _compact(columns.pop(name)) for name in MODEL_COLUMNS})
        if not size:
            self.problems.append(("", "no_models", t("registers.no_models", file=self.book.path.name)))
        return Register(
            self.book.path,
            models,
            pd.DataFrame({name: _compact(self.ledger.pop(name)) for name in LEDGER_COLUMNS}),
            pd.DataFrame(self.problems, columns=PROBLEM_COLUMNS),
            pd.DataFrame(self.totals, columns=TOTAL_COLUMNS),
            list(self.book.notes),
            lines,
            self.figures,
        )


def _compact(values: list) -> pd.Series:
    """Return a column's values as a Series, without a copy of its texts as Python objects on the way."""
    if values and not isinstance(values[0], str):
        return pd.Series(values)
    # Arrow's own pool keeps several times what it needs for arrays as small as these.
    texts = pa.array(values, pa.large_string(), memory_pool=pa.system_memory_pool())
    return pd.Series(texts, dtype=pd.StringDtype(na_value=np.nan))


__all__ = ["Register", "RegisterError", "read_register", "register_of"]
