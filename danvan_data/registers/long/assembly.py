"""The stretches of a long text put together: one register, as if the file had been read in one go."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from danvan_data.language import number, t
from danvan_data.registers.engines import LOCAL, Engine, Local
from danvan_data.registers.files.book import error
from danvan_data.registers.files.plain.text_table import encoding_notes
from danvan_data.registers.long.cutting import Stretch, stretches
from danvan_data.registers.long.stretch_reader import NAME, Force, Part, read_stretch, said_by
from danvan_data.registers.models.builder import PROBLEM_COLUMNS, TOTAL_COLUMNS, table_of_rows
from danvan_data.registers.models.reported import Reported
from danvan_data.registers.register import Register
from danvan_data.registers.rows.kinds import RowKind
from danvan_data.store import shown
from danvan_data.store.frames import frame_of, table_of

_OF_THE_WHOLE = ("total_differs", "no_models")
"""Problems that a stretch cannot tell of."""


def read_long(path: Path, take: Iterable[str] = (), engine: Engine = LOCAL, size: int | None = None) -> Register:
    """Return the register of a long text (see `cutting.is_long`); `take` as for `read_register`.

    Stretches are read as the engine likes, several at a time; each is begun with what is taken to be in force there
    and read again where the one before it ended otherwise: what comes out does not depend on the engine.

    Raises:
        RegisterError: as `read_register`.

    """
    try:
        parts = list(_parts(path, list(take), engine, *([size] if size else [])))
    except FileNotFoundError:
        raise error("missing", path) from None
    except OSError:
        raise error("not_opened", path) from None
    return _Assembly(path, parts).register()


def _parts(path: Path, take: list[str], engine: Engine, *size: int) -> Iterator[Part]:
    cut = stretches(path, *size)
    if not isinstance(engine, Local):  # others read the records from the file: not held here while they wait
        cut = (replace(stretch, cut=None) for stretch in cut)
    part = engine.one(_Reading(Force(), take), next(cut))
    yield part
    force = part.force
    ahead: list[Stretch] = []

    def listed() -> Iterator[Stretch]:
        for stretch in cut:
            ahead.append(stretch)
            yield stretch

    for part in engine.each(_Reading(force, take), listed()):
        stretch = ahead.pop(0)
        if part.begun != force:
            part = engine.one(_Reading(force, take), stretch)
        force = part.force
        yield part


class _Reading:
    """Reads a stretch with what is in force; a class and no closure, so that it can be sent to another process."""

    def __init__(self, force: Force, take: list[str]) -> None:
        self.force, self.take = force, take

    def __call__(self, stretch: Stretch) -> Part:
        return read_stretch(stretch, self.force, self.take)


class _Assembly:
    """Puts the parts together: repeats of other stretches dropped, totals counted over all of them."""

    def __init__(self, path: Path, parts: list[Part]) -> None:
        self.path, self.parts = path, parts
        registers = [part.register for part in parts]
        self.notes = list(dict.fromkeys(chain.from_iterable(register.notes for register in registers)))
        self.lines = list(dict.fromkeys(chain.from_iterable(register.lines for register in registers)))
        figures = [register._reported for register in registers if isinstance(register._reported, Reported)]
        self.reported = Reported.joined(figures, [len(register.tables["models"]) for register in registers])
        self.keys = np.concatenate([part.keys for part in parts])
        self.models, self.ledger = self._joined("models"), self._joined("ledger")
        self.problems, self.totals = self._joined("problems"), self._joined("totals")

    def register(self) -> Register:
        """Return the whole register."""
        self._drop_repeats()
        told = [*self._problems_of_rows(), *self._count_totals()]
        if not len(self.models):
            told.append(("", "no_models", t("registers.no_models", file=shown(self.path.name))))
        notes = self._notes()
        tables = {
            "models": table_of(self.__dict__.pop("models")),
            "ledger": table_of(self.__dict__.pop("ledger")),
            "problems": table_of_rows(told, PROBLEM_COLUMNS),
            "totals": table_of_rows(self.counted, TOTAL_COLUMNS),
        }
        return Register(self.path, tables, notes, self.lines, self.reported)

    def _joined(self, name: str) -> pd.DataFrame:
        """Return the stretches' tables as one; each is let go of."""
        return frame_of(pa.concat_tables([part.register.tables.pop(name) for part in self.parts]))

    def _drop_repeats(self) -> None:
        """Take out the models that repeat one of an earlier stretch exactly; say so of their rows."""
        first, repeats = _repeats(self.models, self.keys)
        if not repeats.any():
            return
        rows = self.models["source_row"].to_numpy()
        places = dict(zip(rows[repeats], rows[first[repeats]], strict=True))
        at = np.flatnonzero(self.ledger["source_row"].isin(places))
        gone = pd.Series(rows[repeats]).value_counts()
        sources = self.ledger["source_row"].iloc[at]
        counts = self.ledger["n_models"].to_numpy(copy=True)
        counts[at] -= sources.map(gone).to_numpy()
        kinds, reasons = self.ledger["kind"].to_numpy(copy=True), self.ledger["reason"].to_numpy(copy=True)
        for row, source in zip(at, sources, strict=True):
            if not counts[row]:
                kinds[row], reasons[row] = RowKind.REPEAT.value, t("registers.repeat", row=places[source])
        self.ledger = self.ledger.assign(
            n_models=counts, kind=pd.Series(kinds, dtype="str"), reason=pd.Series(reasons, dtype="str")
        )
        told = [(row, "repeat", t("registers.repeat", row=of)) for row, of in places.items()]
        self.problems = pd.concat(
            [self.problems[~self.problems["source_row"].isin(places)], pd.DataFrame(told, columns=PROBLEM_COLUMNS)],
            ignore_index=True,
        )
        self.models = self.models[~repeats].reset_index(drop=True)
        self.reported = self.reported.kept(~repeats)

    def _problems_of_rows(self) -> list[tuple[str, str, str]]:
        """Return what is to be told of rows, what is offered to be counted with the rows of all stretches."""
        listed = self.problems[~self.problems["code"].isin(_OF_THE_WHOLE)]
        rows = int(self.ledger["reason"].eq(t("registers.perhaps_register_row")).sum())
        take = f"{shown(self.path.name)}!{NAME}"
        offered = t("registers.perhaps_register", sheet=NAME, rows=number(rows), take=take)
        return [
            (row, code, offered if code == "perhaps_register" else message)
            for row, code, message in listed[PROBLEM_COLUMNS].itertuples(index=False)
        ]

    def _count_totals(self) -> list[tuple[str, str, str]]:
        """Count beside what totals state: models since the last total, those before, all; tell where they differ."""
        counts = np.where(self.ledger["kind"].eq(RowKind.MODEL.value), self.ledger["n_models"], 0)
        before = np.cumsum(counts)
        stated = dict(zip(self.totals["source_row"], self.totals["stated"], strict=True))
        totals, told, last = [], [], 0
        for at in np.flatnonzero(self.ledger["kind"].eq(RowKind.TOTAL.value)):
            source, text = self.ledger["source_row"].iat[at], self.ledger["text"].iat[at]
            since, last = int(before[at]) - last, int(before[at])
            if source in stated:
                said = int(stated[source])
                counted = said if said in (since, last, int(before[-1])) else since or last
                totals.append((source, text, said, counted))
                if counted != said:
                    message = t("registers.total_differs", stated=said, counted=counted)
                    told.append((source, "total_differs", message))
        self.counted = totals
        return told

    def _notes(self) -> list[str]:
        """Return what is to be said of the file, what stretches counted summed."""
        encoding = self.parts[0].encoding
        broken, mended = sum(part.broken for part in self.parts), sum(part.mended for part in self.parts)
        notes = encoding_notes(encoding, broken, all(part.plain for part in self.parts))
        if mended:
            notes.append(t("files.note_quotes", records=mended))
        if self.notes and not len(self.models):
            rows = int(self.ledger["reason"].eq(t("registers.no_register")).sum())
            notes.append(t("registers.put_aside", sheet=NAME, rows=number(rows)))
        return notes


def _repeats(models: pd.DataFrame, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return for each model the first one of the same key and words, and whether that is another."""
    codes = pd.factorize(keys)[0]
    first = np.unique(codes, return_index=True)[1][codes]
    repeats = first != np.arange(len(models))
    if repeats.any():  # equal hashes alone do not make one a repeat
        again, of = (said_by(models.iloc[at]).reset_index(drop=True) for at in (repeats.nonzero()[0], first[repeats]))
        repeats[np.flatnonzero(repeats)[~(again == of).all(axis=1).to_numpy()]] = False
    return first, repeats


__all__ = ["read_long"]
