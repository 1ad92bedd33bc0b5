"""Tables of a file under the same labels: what one of few rows leaves open, all their rows together tell."""

from collections.abc import Iterable
from dataclasses import replace

from danvan_data.registers.columns.assignment import settle
from danvan_data.registers.columns.header import Header
from danvan_data.registers.grid.texts import Rows


def agree(tables: Iterable[tuple[Header, Rows]]) -> None:
    """Let the headers with the same labels, and names in the same column, hold the same in their other columns.

    `tables`: each header with the rows of models below it.
    """
    alike: dict[tuple[object, ...], list[tuple[Header, Rows]]] = {}
    for header, rows in tables:
        if header.labels and rows:
            key = (header.width, *sorted(header.labels.items()), *header.names)
            alike.setdefault(key, []).append((header, rows))
    for listed in alike.values():
        one = listed[0][0]
        if all(replace(header, first=one.first, last=one.last) == one for header, _ in listed):
            continue
        labels = {column: label.split(" – ") for column, label in one.labels.items()}
        told = settle(labels, [row for _, rows in listed for row in rows], width=one.width)
        if told and told.names == one.names:
            for header, _ in listed:
                vars(header).update(vars(replace(told, first=header.first, last=header.last)))
