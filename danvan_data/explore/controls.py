"""Named choices among a few values, and the space of the states that several of them span."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from danvan_data.language import t

Key = tuple[int, ...]
"""A state: the position of each control among its options."""


@dataclass(frozen=True)
class Control:
    """A named choice among a few values; made by `choice`, `steps` or `switch`."""

    kind: str
    label: str
    options: tuple[tuple[Any, str], ...]
    value: Any

    def place(self, value: Any) -> int:
        """Return the position of `value` among the options; ValueError names the control when it has none such."""
        values = [each for each, _ in self.options]
        if value not in values:
            raise ValueError(t("explore.unknown", label=self.label, value=value))
        return values.index(value)

    @property
    def start(self) -> int:
        """The position of the value chosen at first."""
        return self.place(self.value)


def choice(options: Mapping[Any, str] | Sequence[Any], label: str, value: Any = None) -> Control:
    """Offer a list of `options` (values, or a mapping of value to its words); `value` is chosen at first.

    Of more than 12 options a reader finds one by typing a part of its words, with or without accents.

    Example:
        >>> choice({"economy": "Kinh tế", "defence_security": "Quốc phòng"}, label="Lĩnh vực").value
        'economy'

    """
    return _control("choice", options, label, value)


def steps(values: Mapping[Any, str] | Sequence[Any], label: str, value: Any = None) -> Control:
    """Offer ordered `values`, such as years, on a slider; `value` is chosen at first."""
    return _control("steps", values, label, value)


def switch(label: str, value: bool = False) -> Control:
    """Offer a check box; the function gets True or False."""
    return Control("switch", label, ((False, t("explore.no")), (True, t("explore.yes"))), value)


def _control(kind: str, options: Mapping[Any, str] | Sequence[Any], label: str, value: Any) -> Control:
    pairs = tuple(options.items()) if isinstance(options, Mapping) else tuple((each, str(each)) for each in options)
    if not pairs:
        raise ValueError(t("explore.no_options", label=label))
    control = Control(kind, label, pairs, pairs[0][0] if value is None else value)
    control.place(control.value)
    return control


def written(key: Key) -> str:
    """Write a state as pages know it: its positions joined by commas."""
    return ",".join(map(str, key))


def read(text: str, controls: Sequence[Control]) -> Key | None:
    """Read a state as pages write it; None where it is none of these controls."""
    parts = text.split(",") if text else []
    if len(parts) != len(controls) or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    key = tuple(map(int, parts))
    return key if all(at < len(control.options) for at, control in zip(key, controls, strict=True)) else None


def telling(start: Key, sizes: Sequence[int]) -> Iterator[Key]:
    """Yield every state, the most telling first: the start, then those one control away, two controls away.

    A reader moves one control at a time, so a state is the nearer the fewer moves lead to it. Among equals the
    controls take turns, and options come in their own order, which is that of a chart's rows.

    Example:
        >>> list(telling((0, 0), (2, 3)))
        [(0, 0), (1, 0), (0, 1), (0, 2), (1, 1), (1, 2)]

    """
    for moved in range(len(sizes) + 1):
        ways = [_moved(start, sizes, which) for which in itertools.combinations(range(len(sizes)), moved)]
        for turn in itertools.zip_longest(*ways):
            yield from (key for key in turn if key is not None)


def _moved(start: Key, sizes: Sequence[int], which: tuple[int, ...]) -> Iterator[Key]:
    others = [[at for at in range(sizes[control]) if at != start[control]] for control in which]
    for chosen in itertools.product(*others):
        changed = dict(zip(which, chosen, strict=True))
        yield tuple(changed.get(control, at) for control, at in enumerate(start))
