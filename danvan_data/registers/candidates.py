"""Which tables of a file are counted: what is no register is put aside, what may be one is offered."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from danvan_data.language import number, t
from danvan_data.registers.columns.header import Header
from danvan_data.registers.files import Book
from danvan_data.registers.grid.texts import Rows
from danvan_data.registers.rows.kinds import Row, RowKind, Table
from danvan_data.registers.rows.layout import Layout
from danvan_data.registers.rows.listed import head_of
from danvan_data.registers.verdict import Signs, Surroundings, Verdict, signs_of
from danvan_data.registers.words import field_of
from danvan_data.store import shown
from danvan_data.text import match_key


@dataclass
class _Candidate:
    """A table (or the forms) of a layout that may be a register, and what tells of it."""

    layout: Layout
    header: Header
    rows: Rows
    table: Table | None
    signs: Signs

    @property
    def family(self) -> tuple[object, ...]:
        """What tables share that are parts of one list: a sheet a commune, a table a page."""
        labels = tuple(sorted(self.header.labels.items()))
        return labels or (id(self.header),)

    @property
    def first(self) -> int:
        """The row (0-based) to name it by."""
        return self.table.rows[0] if self.table else self.layout.forms.rows[0] if self.layout.forms else 0


_HEADS = 40
"""Lines of a document before a table that may be its title."""

Problem = tuple[str, str, str]
"""A source row, a code, a message."""


def settle(book: Book, grids: list[list[Layout]], take: Iterable[str] = ()) -> tuple[list[Problem], list[str]]:
    """Put aside, in place, the tables that are no registers or only may be ones.

    `take`: names of sheets (or tables) whose tables are counted whatever they look like.

    Returns:
        Problems (source row, code, message) of the tables that are offered, and notes on those put aside.

    """
    wanted = {match_key(name) for name in take}
    heads: list[str] = []
    for layout in (layout for listed in grids for layout in listed if layout.grid.kind not in ("sheet", "prose")):
        layout.heads = heads = [*heads, *layout.titles][-_HEADS:]
    candidates = [each for listed in grids for layout in listed for each in _candidates(book.path, layout)]
    best: dict[tuple[object, ...], Signs] = {}
    for each in candidates:
        before = best.setdefault(each.family, each.signs)
        best[each.family] = max(before, each.signs, key=lambda signs: signs.points)
    _say_less_below_registers(book.path, candidates, best)
    problems: list[Problem] = []
    silent: dict[str, int] = {}
    aside: list[tuple[_Candidate, str]] = []
    for each in candidates:
        grid = each.layout.grid
        verdict = best[each.family].verdict
        if match_key(grid.name) in wanted:
            continue
        if grid.hidden and verdict is not Verdict.NO:
            verdict = Verdict.PERHAPS
        if verdict is Verdict.YES:
            continue
        told = {"sheet": grid.name, "rows": number(len(each.rows)), "take": f"{shown(book.path.name)}!{grid.name}"}
        if verdict is Verdict.PERHAPS:
            code = "hidden_sheet" if grid.hidden else "perhaps_register"
            problems.append((grid.source(each.first), code, t(f"registers.{code}", **told)))
        elif not grid.hidden:
            silent[grid.name] = silent.get(grid.name, 0) + len(each.rows)
        aside.append((each, "no_register" if verdict is Verdict.NO else "perhaps_register_row"))
    for layout in (layout for listed in grids for layout in listed):
        _put_aside(layout, [(each, reason) for each, reason in aside if each.layout is layout])
    notes = [t("registers.put_aside", sheet=name, rows=number(rows)) for name, rows in silent.items()]
    return problems, notes


def _candidates(path: Path, layout: Layout) -> list[_Candidate]:
    if layout.forms:
        header, rows = layout.forms.header, layout.forms.texts
        return [_Candidate(layout, header, rows, None, signs_of(header, rows, _around(path, layout, [])))]
    found = []
    for table in layout.tables:
        if table.rows:
            rows = [layout.texts[index] for index in table.rows]
            signs = signs_of(table.header, rows, _around(path, layout, [table]))
            found.append(_Candidate(layout, table.header, rows, table, signs))
    return found


def _around(path: Path, layout: Layout, tables: Sequence[Table], after_register: bool = False) -> Surroundings:
    sheet = layout.grid.name if layout.grid.kind == "sheet" else ""
    carries = [*layout.form_carries, *(carry for table in tables for carry in table.carries)]
    fields = bool(field_of(sheet)) or any(carry.field for carry in carries)
    titles = layout.heads or layout.titles
    if layout.grid.kind == "prose":
        return Surroundings(head_of(titles), path.stem, sheet, fields, after_register, prose=True)
    return Surroundings(titles, path.stem, sheet, fields, after_register)


def _say_less_below_registers(path: Path, candidates: list[_Candidate], best: dict[tuple[object, ...], Signs]) -> None:
    """A table whose label does not speak of models takes nothing from a title that a register before it has taken."""
    clear: list[_Candidate] = []
    for each in candidates:
        vague = best[each.family].vague
        near = [one for one in clear if one.layout is each.layout or one.layout.grid.kind != "sheet"]
        if vague and near and each.table is not None:
            around = _around(path, each.layout, [each.table], after_register=True)
            best[each.family] = signs_of(each.header, each.rows, around)
        elif not vague and best[each.family].verdict is Verdict.YES:
            clear.append(each)


def _put_aside(layout: Layout, aside: list[tuple[_Candidate, str]]) -> None:
    """Make all rows of tables, their headings and totals too, rows of something else."""
    if not aside:
        return
    reasons: dict[int, str] = {}
    firsts = sorted(table.header.first for table in layout.tables)
    for each, reason in aside:
        if each.table is None:
            layout.forms = None
            titles = {row.index for row in layout.others if row.kind is RowKind.TITLE}
            inside = [at for at in range(len(layout.texts)) if at not in titles]
        else:
            start = max(0, each.table.header.first)
            after = bisect_right(firsts, each.table.header.first)
            end = firsts[after] if after < len(firsts) else len(layout.texts)
            inside = [*range(start, end), *each.table.rows]
        reasons.update(dict.fromkeys(inside, reason))
    gone = {id(each.table) for each, _ in aside}
    layout.tables[:] = [table for table in layout.tables if id(table) not in gone]
    kept = [row for row in layout.others if row.index not in reasons]
    filled = (index for index in sorted(reasons) if any(layout.texts[index]))
    layout.others[:] = [*kept, *(Row(index, RowKind.SIDE, reasons[index]) for index in filled)]


__all__ = ["settle"]
