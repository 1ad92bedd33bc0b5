"""What cells show beside their text: a mistyped label, a model struck out, a date that may have been a range."""

from collections.abc import Iterator

from danvan_data.registers.rows.kinds import Table
from danvan_data.registers.rows.layout import Layout

Problem = tuple[int, str, dict[str, str]]


def remarks(layout: Layout) -> Iterator[Problem]:
    """Yield what to tell of the rows with models, each thing once a row: (row index, code, values).

    Of a label that was mistyped it is told where it first stands.
    """
    for label, (row, text) in {cell.label: (cell.row, cell.text) for cell in reversed(layout.mended)}.items():
        yield row, "label_mended", {"text": text, "label": label}
    if not layout.grid.remarks:
        return
    tables = {row: table for table in layout.tables for row in table.rows}
    rows = dict.fromkeys(layout.model_rows)
    told: set[tuple[int, str]] = set()
    for (row, column), code in sorted(layout.grid.remarks.items()):
        if row not in rows or (row, code) in told:
            continue
        if code == "part_of_date" and row in tables and not _counts(tables[row], column):
            continue
        told.add((row, code))
        yield row, code, {"text": layout.texts[row][column][:60]}


def _counts(table: Table, column: int) -> bool:
    """Whether a column holds results or figures: elsewhere a date is a date."""
    header = table.header
    return column in header.results or column in [figure for figure, _ in header.figures]
