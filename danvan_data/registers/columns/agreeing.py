"""Tables of a file under the same labels: what one of few rows leaves open, all their rows together tell."""

from collections.abc import Iterable

from danvan_data.registers.columns.assignment import settle
from danvan_data.registers.columns.header import Header
from danvan_data.registers.grid.texts import Rows

_HELD = ("columns", "ticks", "results", "figures", "extras", "proposed", "fields", "beside")
"""What a header says of its columns beside those of the names."""


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
        if all(_held(header) == _held(listed[0][0]) for header, _ in listed):
            continue
        labels = {column: label.split(" – ") for column, label in listed[0][0].labels.items()}
        told = settle(labels, [row for _, rows in listed for row in rows], width=listed[0][0].width)
        if told and told.names == listed[0][0].names:
            for header, _ in listed:
                for name in _HELD:
                    setattr(header, name, getattr(told, name))


def _held(header: Header) -> list[object]:
    return [getattr(header, name) for name in _HELD]
