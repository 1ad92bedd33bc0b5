"""A file of registered models, read: its models, a ledger of all its rows, and what was wrong where."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import pandas as pd
import pyarrow as pa

from danvan_data.language import t
from danvan_data.quantity import parse_quantities
from danvan_data.registers.candidates import settle
from danvan_data.registers.columns.agreeing import agree
from danvan_data.registers.columns.labels import is_year_label
from danvan_data.registers.files import Book, Grid
from danvan_data.registers.files.book import short_name
from danvan_data.registers.grid.decoding import decode_prose
from danvan_data.registers.label_units import with_unit
from danvan_data.registers.models.builder import PROBLEM_COLUMNS, TOTAL_COLUMNS, Builder
from danvan_data.registers.models.context import Context, read_context, sheet_place
from danvan_data.registers.models.list_years import data_year, file_year, title_year
from danvan_data.registers.models.reading import read_models
from danvan_data.registers.models.reported import Figure, Reported
from danvan_data.registers.rows.headings import Carry, is_body
from danvan_data.registers.rows.kinds import RowKind
from danvan_data.registers.rows.layout import Layout, read_layouts
from danvan_data.store.frames import frame_of
from danvan_data.text import match_key

FIGURE_COLUMNS = [
    "model_row", "indicator", "as_reported", "low", "high", "unit", "per", "qualifier", "rest", "ambiguous", "near",
    "below",
]  # fmt: skip


@dataclass
class Register:
    """One file's register.

    `models`: one row a model: name, field (a code or ""), organisation, commune, year, source_row (`sheet!row`),
    result_as_reported, figures_as_reported (the figure columns: `Số hộ: 15; …`), field_as_reported, field_suggested
    (a hint from the name, never a fact), organisation_type, district, province, level, kind (collective, individual
    or ""), note (the other columns, and what a place or date says beyond commune and year), repeat_of, hidden,
    problems (codes), source_file. `ledger`: every non-empty row of the file once: source_row, kind, reason,
    n_models, text. `problems`: source_row, code, message. `totals`: source_row, text, stated, counted.
    `lines`: what stands above the tables (letterhead, title). `tables`: these four tables by name, as Arrow has them:
    at less cost to keep, to send and to join than a DataFrame, which is made of one when it is first asked for.
    """

    path: Path
    tables: dict[str, pa.Table] = field(repr=False)
    notes: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    _reported: list[Figure] | Reported = field(default_factory=list, repr=False)

    @cached_property
    def models(self) -> pd.DataFrame:
        """One row a model."""
        return frame_of(self.tables["models"])

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """One row a non-empty row of the file."""
        return frame_of(self.tables["ledger"])

    @cached_property
    def problems(self) -> pd.DataFrame:
        """One row a point to be checked."""
        return frame_of(self.tables["problems"])

    @cached_property
    def totals(self) -> pd.DataFrame:
        """One row a total that the file states."""
        return frame_of(self.tables["totals"])

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Figures of results and figure columns, each distinct text read once.

        Columns: model_row, indicator, as_reported and, as `parse_quantities` reads it, low, high, unit, per,
        qualifier, rest (what was not understood), ambiguous (why it may be read otherwise), near, below.
        """
        results = self.models["result_as_reported"]
        result = [(row, t("registers.result"), text) for row, text in enumerate(results) if text]
        listed = sorted([*result, *self._reported], key=lambda entry: entry[0])
        if not listed:
            return pd.DataFrame(columns=FIGURE_COLUMNS)
        table = pd.DataFrame(listed, columns=FIGURE_COLUMNS[:3])
        parsed = parse_quantities(pd.Series([with_unit(label, text) for _, label, text in listed], dtype="str"))
        return table.join(parsed[FIGURE_COLUMNS[3:]])

    def summary(self) -> str:
        """Return one sentence: how many models, rows and problems the file holds."""
        return t(
            "registers.summary",
            file=short_name(self.path),
            models=len(self.tables["models"]),
            rows=len(self.tables["ledger"]),
            problems=len(self.tables["problems"]),
        )


def register_of(book: Book, take: Iterable[str] = (), look: Callable[[Layout], None] | None = None) -> Register:
    """Return the register that a book's grids hold; a book without one gives an empty register that says so.

    `take` as for `reader.read_register`. `look` is shown each grid's last layout, before what is no register is
    put aside.
    """
    grids: list[list[Layout]] = []
    for grid in book.grids:
        before = grids[-1][-1] if grids and grid.kind in ("table", "html") else None
        grids.append(read_layouts(grid, before))
        if look:
            look(grids[-1][-1])
    if book.prose and not any(layout.model_rows for listed in grids for layout in listed):
        grids += _forms_in_prose(decode_prose(book.prose))
    agree(
        (table.header, [layout.texts[row] for row in table.rows])
        for listed in grids
        for layout in listed
        for table in layout.tables
    )
    doubts, aside = settle(book, grids, take)
    layouts = [layout for listed in grids for layout in listed]
    contexts = iter(_contexts(book.path.stem, layouts))
    builder = Builder(book, doubts)
    lines = list(dict.fromkeys(line for layout in layouts for line in layout.lines))
    del layouts
    for listed in grids:
        builder.add(listed, [read_models(layout, next(contexts)) for layout in listed])
    grids.clear()  # before the tables are built: at that point memory is highest
    if not builder.sources:
        # Nothing in it is a model: then what it says outside of its tables is to be seen, too.
        builder.add_prose(decode_prose(book.prose))
    notes = [*book.notes, *aside]
    return Register(book.path, builder.tables(), notes=notes, lines=lines, _reported=builder.figures)


def _forms_in_prose(lines: list[str]) -> list[list[Layout]]:
    """Return the forms, or the list, that a document's paragraphs are: `2. Tên mô hình: …`, `1. Mô hình “A”; …`."""
    listed = read_layouts(Grid("¶", [[line or None] for line in lines], kind="prose"))
    return [listed] if any(layout.forms for layout in listed) else []


def _contexts(file: str, layouts: list[Layout]) -> list[Context]:
    """Each grid's context; what only one sheet's title or a document's head says holds for the others too."""
    held = [bool(layout.model_rows) for layout in layouts]
    contexts: list[Context] = []
    titles: list[str] = []
    places: list[str] = []
    for layout in layouts:
        notes = _notes(layout)
        context = read_context(layout.grid.name, layout.grid.kind, layout.titles, layout.places)
        if layout.grid.kind != "sheet" and not layout.model_rows and any(held[: len(contexts)]):
            context = Context(Carry())  # a signature's or recipients' table: none of them is the sender
        elif layout.grid.kind != "sheet":
            titles, places = [*titles, *layout.titles], [*places, *layout.places]
            context = _behind(context, read_context("", "", titles, places))
        contexts.append(context)
        labels = [label for table in layout.tables for label in table.header.labels.values()]
        if not contexts[-1].year and not contexts[-1].period:
            year, period = title_year([label for label in labels if not is_year_label(label)])  # “Năm 2026, đơn vị …?”
            contexts[-1] = _with(contexts[-1], year=year, period=period)
        if not contexts[-1].legend:
            contexts[-1] = _with(contexts[-1], legend=read_context("", "", [*labels, *notes, *layout.after]).legend)
    _share(contexts, layouts, held)
    return _with_data_year(file, contexts, layouts)


def _notes(layout: Layout) -> list[str]:
    """Return the texts of the rows below a table, and of those that are no part of it."""
    aside = (row.index for row in layout.others if row.kind in (RowKind.FOOTER, RowKind.SIDE))
    return [text for index in aside for text in layout.texts[index] if text]


def _with_data_year(file: str, contexts: list[Context], layouts: list[Layout]) -> list[Context]:
    """Where neither titles nor columns tell of years: that to which the figures go, else that of the file's name."""
    tables = [table.header for layout in layouts for table in layout.tables]
    told = any(header.columns.keys() & {"year", "period"} for header in tables) or any(
        role == "year" for header in tables for _, role, _ in header.ticks
    )
    if told or any(context.year or context.period or context.carry.year for context in contexts):
        return contexts
    year = data_year(line for layout in layouts for line in (*layout.lines, *_notes(layout), *layout.after))
    year = year or file_year(file, [line for layout in layouts for line in layout.lines])
    return [_with(context, year=year) for context in contexts] if year else contexts


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
    return Context(**{**vars(context), **values})


def _senders(layouts: list[Layout], held: list[bool]) -> list[str]:
    """Return the body that heads each sheet, where sheets of models without such a column have each another's head."""
    heads = [
        next((line for line in layout.titles if is_body(line)), "")
        if model and layout.grid.kind == "sheet" and not any("organisation" in t.header.columns for t in layout.tables)
        else ""
        for layout, model in zip(layouts, held, strict=True)
    ]
    return heads if len(set(filter(None, map(match_key, heads)))) > 1 else [""] * len(heads)


def _share(contexts: list[Context], layouts: list[Layout], held: list[bool]) -> None:
    years = {context.year for context in contexts if context.year}
    communes = {context.commune for context in contexts if context.commune}
    legends = [context.legend for context in contexts if context.legend]
    places = [sheet_place(layout.grid.name) for layout in layouts]
    senders = _senders(layouts, held)
    bare = len({place for place, model in zip(places, held, strict=True) if place and model}) >= 2
    for position, context in enumerate(contexts):
        values: dict[str, object] = {}
        carry = context.carry
        if not context.year and not context.period and len(years) == 1:
            values["year"] = next(iter(years))
        if not context.commune and len(communes) == 1 and layouts[position].grid.kind != "sheet":
            values["commune"] = next(iter(communes))
        if not context.legend and legends:
            values["legend"] = legends[0]
        if bare and places[position] and carry == Carry(carry.field, carry.field_text) and not context.commune:
            carry = replace(carry, commune=places[position])
        if senders[position]:
            carry = replace(carry, organisation=senders[position])
        for name in ("district", "province"):
            known = {getattr(other, name) for other in contexts} - {""}
            if not getattr(context, name) and len(known) == 1:
                values[name] = known.pop()
        if values or carry != context.carry:
            contexts[position] = _with(context, **{"carry": carry, **values})


__all__ = ["PROBLEM_COLUMNS", "TOTAL_COLUMNS", "Register", "register_of"]
