"""The grids' models put together: exact repeats dropped, every row entered in the ledger once."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import pyarrow as pa

from danvan_data.language import t
from danvan_data.registers.files import Book
from danvan_data.registers.files.bounds import characters
from danvan_data.registers.models.columns import without_sending
from danvan_data.registers.models.reading import MODEL_COLUMNS, RECORD, Found, suggestions
from danvan_data.registers.rows.kinds import Row, RowKind
from danvan_data.registers.rows.layout import Layout
from danvan_data.store import shown

LEDGER_COLUMNS = ["source_row", "kind", "reason", "n_models", "text"]
PROBLEM_COLUMNS = ["source_row", "code", "message"]
TOTAL_COLUMNS = ["source_row", "text", "stated", "counted"]
KINDS = {"hidden": pa.bool_(), "n_models": pa.int64(), "stated": pa.int64(), "counted": pa.int64()}
"""Columns of these tables that are no texts."""
_TELLING = (
    RowKind.PROBLEM, RowKind.TOTAL, RowKind.NONE, RowKind.HEADING, RowKind.HEADER, RowKind.DETAIL, RowKind.FOOTER,
    RowKind.TITLE, RowKind.SIDE, RowKind.BLANK,
)  # fmt: skip


class _Part:
    """One table of a grid on its way into the ledger: what its rows are, and what its totals state."""

    def __init__(self, layout: Layout, counts: dict[int, int], repeats: dict[int, str]):
        self.layout, self.counts, self.repeats = layout, counts, repeats
        self.listed: dict[int, Row] = {row.index: row for row in layout.others}
        self.so_far: list[int] = []
        self.checks: list[tuple[str, str, int, int, int, int]] = []

    def holds(self, index: int) -> bool:
        return index in self.listed or index in self.counts

    def cells(self, index: int) -> list[str]:
        """Return the filled cells of a row that are its own."""
        filled = self.layout.filled
        if not filled:
            return list(filter(None, self.layout.texts[index]))
        return [text for column, text in enumerate(self.layout.texts[index]) if text and (index, column) not in filled]

    def kind(self, index: int) -> tuple[RowKind, str]:
        """What a row without a model is, and the key of the reason."""
        row = self.listed.get(index)
        if row is not None:
            return row.kind, row.reason
        return (RowKind.REPEAT, "repeat") if index in self.repeats else (RowKind.PROBLEM, "no_name")

    def total(self, source: str, text: str, stated: int | None) -> None:
        """Keep what a total states beside the models since the last one, and those up to here."""
        models = [count for count in self.so_far if count > 0]
        last = len(self.so_far) - 1 - self.so_far[::-1].index(0) if 0 in self.so_far else -1
        since = sum(self.so_far[last + 1 :])
        self.so_far.append(0)
        if stated is not None:
            self.checks.append((source, text, stated, since, sum(models), len(self.so_far)))

    def below(self, start: int) -> int:
        """Return the models from the total that ends at `start` to the next one."""
        rest = self.so_far[start:]
        return sum(rest[: rest.index(0)] if 0 in rest else rest)


class Builder:
    """Puts grids' models together, drops exact repeats, keeps the ledger."""

    def __init__(self, book: Book, problems: Iterable[tuple[str, str, str]] = ()):
        self.book = book
        self.columns: dict[str, list[str]] = {name: [] for name in RECORD}
        self.sources: list[str] = []
        self.hidden: list[bool] = []
        self.codes: list[str] = []
        self.ledger: dict[str, list[Any]] = {name: [] for name in LEDGER_COLUMNS}
        self.problems: list[tuple[str, str, str]] = list(problems)
        self.totals: list[tuple[str, str, int, int]] = []
        self.figures: list[tuple[int, str, str]] = []
        self.seen: dict[int, int] = {}
        self.characters = 0

    def add(self, layouts: list[Layout], founds: list[Found]) -> None:
        """Add one grid: the table or the tables side by side in it."""
        grid = layouts[0].grid
        sources = list(map(grid.source, range(len(layouts[0].texts))))
        parts = []
        for layout, found in zip(layouts, founds, strict=True):
            self.characters = characters(found.columns.values(), self.characters)
            self.characters = characters(zip(*(told for _, *told in found.figures), strict=True), self.characters)
            counts, repeats = self._models(layout, found, sources)
            parts.append(_Part(layout, counts, repeats))
            for index, code, values in found.problems:
                if index not in repeats:
                    self.problems.append((sources[index], code, t(f"registers.{code}", **values)))
        self._rows(sources, parts)
        for part in parts:
            self._check(part)

    def _rows(self, sources: list[str], parts: list[_Part]) -> None:
        """Enter the rows of a grid: one by one those that are no models, those between them at once."""
        start, first = 0, parts[0]
        counts = first.counts if len(parts) == 1 else {}
        for index in [*(at for at in range(len(sources)) if not counts.get(at)), len(sources)]:
            if index > start:
                models = [counts[at] for at in range(start, index)]
                first.so_far += models
                size = len(models)
                texts = list(map(" | ".join, map(first.cells, range(start, index))))
                self._enter(sources[start:index], [RowKind.MODEL.value] * size, [""] * size, models, texts)
            start = index + 1
            held = [part for part in parts if part.holds(index)]
            if held:
                self._row(sources[index], index, held)

    def add_prose(self, lines: list[str]) -> None:
        """Enter the paragraphs outside of the tables."""
        for number, line in enumerate(lines, 1):
            if line:
                self._enter([f"¶{number}"], [RowKind.SIDE.value], [t("registers.prose")], [0], [line])

    def _row(self, source: str, index: int, parts: list[_Part]) -> None:
        """Enter one row, by the most telling of what it is for the tables that it crosses."""
        cells = parts[0].cells(index)
        if len(parts) > 1:
            cells = list(dict.fromkeys(chain.from_iterable(part.cells(index) for part in parts)))
        text = " | ".join(cells)
        count, kind, reason = 0, RowKind.BLANK, ""
        for part in parts:
            models = part.counts.get(index, 0)
            if models:
                part.so_far.append(models)
                count += models
                continue
            own, key = part.kind(index)
            if own is RowKind.TOTAL:
                part.total(source, text, part.listed[index].stated)
            if own is RowKind.PROBLEM and index in part.listed:
                self.problems.append((source, key, t(f"registers.{key}")))
            if not reason or _rank(own) < _rank(kind):
                kind, reason = own, t(f"registers.{key}", row=part.repeats.get(index, ""))
        kind, reason = (RowKind.MODEL, "") if count else (kind, reason)
        self._enter([source], [kind.value], [reason], [count], [text])

    def _enter(self, *values: Iterable[object]) -> None:
        for column, more in zip(self.ledger.values(), values, strict=True):
            column += more

    def _check(self, part: _Part) -> None:
        """Compare what totals state with the models since the last, up to there, below it, on the grid, in the file."""
        whole = sum(part.so_far)
        for source, text, stated, since, before, end in part.checks:
            known = (since, before, part.below(end), whole, len(self.sources))
            counted = stated if stated in known else since or before
            self.totals.append((source, text, stated, counted))
            if counted != stated:
                message = t("registers.total_differs", stated=stated, counted=counted)
                self.problems.append((source, "total_differs", message))

    def _models(self, layout: Layout, found: Found, sources: list[str]) -> tuple[dict[int, int], dict[int, str]]:
        """Take in a table's models but the exact repeats; return how many each row has, and what repeats which row."""
        start = len(self.sources)
        kept, repeats = self._kept(found, sources)
        whole = len(kept) == len(found.rows)
        rows = found.rows if whole else [found.rows[position] for position in kept]
        self.sources += [sources[index] for index in rows]
        for column, texts in found.columns.items():
            self.columns[column] += texts if whole else [texts[position] for position in kept]
        counts = dict.fromkeys(layout.model_rows, 0)
        for index in rows:
            counts[index] += 1
        self._codes(layout, found, rows, start)
        places = {position: start + at for at, position in enumerate(kept)} if found.figures else {}
        self.figures += [
            (places[position], label, text) for position, label, text in found.figures if position in places
        ]
        return counts, repeats

    def _codes(self, layout: Layout, found: Found, rows: list[int], start: int) -> None:
        """Keep what is to be told of each model: the codes of its row, and whether it is hidden."""
        said: dict[int, list[str]] = {}
        for index, code, _ in found.problems:
            said.setdefault(index, []).append(code)
        grid = layout.grid
        if not said and not grid.hidden and not grid.hidden_rows:
            self.hidden += [False] * len(rows)
            self.codes += [""] * len(rows)
            return
        self.hidden += [grid.hidden or index in grid.hidden_rows for index in rows]
        for at, index in enumerate(rows, start):
            codes = said.get(index, [])
            if self.hidden[at]:
                self.problems.append((self.sources[at], "hidden", t("registers.hidden")))
                codes = [*codes, "hidden"]
            self.codes.append(" ".join(codes))

    def _kept(self, found: Found, sources: list[str]) -> tuple[list[int], dict[int, str]]:
        """Return the positions of models that are no exact repeat, and row -> the row that it repeats."""
        start = len(self.sources)
        if len(set(found.keys)) == len(found.keys) and self.seen.keys().isdisjoint(found.keys):
            self.seen.update(zip(found.keys, range(start, start + len(found.keys)), strict=True))
            return list(range(len(found.keys))), {}
        kept: list[int] = []
        repeats: dict[int, str] = {}
        for position, key in enumerate(found.keys):
            place = self.seen.get(key)
            if place is not None and self._same(place, start, kept, found, position):
                index = found.rows[position]
                first = self.sources[place] if place < start else sources[found.rows[kept[place - start]]]
                repeats[index] = first
                self.problems.append((sources[index], "repeat", t("registers.repeat", row=first)))
                continue
            self.seen.setdefault(key, start + len(kept))
            kept.append(position)
        return kept, repeats

    def _same(self, place: int, start: int, kept: list[int], found: Found, position: int) -> bool:
        """Tell whether a model says what the one at `place` does; equal hashes alone do not make one a repeat."""
        first = self.columns if place < start else found.columns
        at = place if place < start else kept[place - start]
        pairs = {column: (first[column][at], texts[position]) for column, texts in found.columns.items()}
        pairs["note"] = without_sending(pairs["note"][0]), without_sending(pairs["note"][1])
        return all(one.casefold() == other.casefold() for one, other in pairs.values())

    def _figures_as_reported(self) -> list[str]:
        """Return the figure columns of each model as the file has them: `Số hộ: 15; Kinh phí (triệu đồng): 45`."""
        told = [""] * len(self.sources)
        for place, label, text in self.figures:
            told[place] += f"{'; ' if told[place] else ''}{label}: {text}"
        return told

    def tables(self) -> dict[str, pa.Table]:
        """Return the models, ledger, problems and totals as tables."""
        size = len(self.sources)
        columns: dict[str, list[Any]] = {
            **self.columns, "source_row": self.sources, "hidden": self.hidden, "problems": self.codes,
            "repeat_of": [""] * size, "field_suggested": suggestions(self.columns["name"]),
            "source_file": [shown(self.book.path.name)] * size, "figures_as_reported": self._figures_as_reported(),
        }  # fmt: skip
        models = pa.table({name: _array(name, columns.pop(name)) for name in MODEL_COLUMNS})
        if not size:
            self.problems.append(("", "no_models", t("registers.no_models", file=shown(self.book.path.name))))
        return {
            "models": models,
            "ledger": pa.table({name: _array(name, self.ledger.pop(name)) for name in LEDGER_COLUMNS}),
            "problems": table_of_rows(self.problems, PROBLEM_COLUMNS),
            "totals": table_of_rows(self.totals, TOTAL_COLUMNS),
        }


def table_of_rows(rows: Sequence[tuple[Any, ...]], columns: list[str]) -> pa.Table:
    """Return rows of a ledger, of problems or totals as a table."""
    told = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pa.table({name: _array(name, values) for name, values in zip(columns, told, strict=True)})


def _rank(kind: RowKind) -> int:
    return _TELLING.index(kind) if kind in _TELLING else -1


def _array(name: str, values: Sequence[Any]) -> pa.Array:
    """Return a column's values as Arrow holds them."""
    # Arrow's own pool keeps several times what it needs for arrays as small as these.
    pool, kind = pa.system_memory_pool(), KINDS.get(name, pa.large_string())
    if len(values) > 1 and values.count(values[0]) == len(values):
        return pa.repeat(pa.scalar(values[0], kind), len(values), memory_pool=pool)
    return pa.array(values, kind, memory_pool=pool)
