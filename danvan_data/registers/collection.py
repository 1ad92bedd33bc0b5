"""A folder of registers: every file read, one table of models, what repeats, what does not add up, what to check."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd
import pyarrow as pa

from danvan_data import store
from danvan_data.language import number, t
from danvan_data.registers.cache import Cache
from danvan_data.registers.engines import LOCAL, Engine
from danvan_data.registers.files import RegisterError
from danvan_data.registers.gathering import read_files
from danvan_data.registers.linking import link_models
from danvan_data.registers.models.reading import MODEL_COLUMNS
from danvan_data.registers.register import FIGURE_COLUMNS, PROBLEM_COLUMNS, TOTAL_COLUMNS, Register
from danvan_data.store.frames import frame_of
from danvan_data.text import sort_key

FILE_COLUMNS = ["source_file", "state", "rows", "models", "problems", "notes"]
OFFERED = ("perhaps_register", "hidden_sheet")
"""Codes of the problems that offer a table to be counted."""
_SMALL_PIECE = 5_000
"""Rows of a table up to which it is better put together with those of other files."""
STATES = ("read", "none", "failed", "skipped")
_NO_REGISTER = ("~$", ".")
"""Beginnings of the names of lock files and hidden files."""
_NO_REGISTER_NAMES = frozenset(("thumbs.db", "desktop.ini"))


@dataclass
class Collection:
    """The registers of a folder (or of some files), read.

    `registers`: by the file's path relative to `folder`. `files`: one row a file: `source_file, state` (`read`,
    `none`: no register in it, `failed`, `skipped`), `rows` (non-empty), `models, problems, notes` (the sentence that
    says why, or what the reader remarks). `read_again`: files that were read in this run, not taken from the cache.
    `left_out`: how much was left out of private persons, by kind (see `shareable`). `engine`: what links the models.
    """

    folder: Path
    registers: dict[str, Register]
    files: pd.DataFrame
    read_again: list[str] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    engine: Engine = field(default=LOCAL, repr=False, compare=False)

    @cached_property
    def models(self) -> pd.DataFrame:
        """All models: `model_id` (`M0001`, ...), the columns of `Register.models`, `linked_to` (a model_id or "")."""
        table = self._joined("models", MODEL_COLUMNS)
        width = max(4, len(str(len(table))))
        ids = pd.Series([f"M{position + 1:0{width}d}" for position in range(len(table))], dtype="str")
        table.insert(0, "model_id", ids)
        links = link_models(table, self.engine)
        first = dict(zip(links["model"], ids.take(links["first"]), strict=True))
        table["linked_to"] = pd.Series([first.get(row, "") for row in range(len(table))], dtype="str")
        table.attrs = {}
        self.__dict__["_linked"] = links
        return table

    @cached_property
    def links(self) -> pd.DataFrame:
        """The models told more than once, one row a repeat: the row, the earlier row, score and reason.

        Columns: `model_id, name, commune, organisation, year, source_file, source_row, kind, score, reason,
        first_id, first_name, first_year, first_file, first_row`; `kind` as in `linking.link_models`.
        """
        models = self.models
        links = self.__dict__["_linked"]
        columns = ["model_id", "name", "commune", "organisation", "year", "source_file", "source_row"]
        later = models.iloc[links["model"]][columns].reset_index(drop=True)
        names = {"model_id": "first_id", "name": "first_name", "year": "first_year", "source_file": "first_file",
                 "source_row": "first_row"}  # fmt: skip
        first = models.iloc[links["first"]][list(names)].rename(columns=names).reset_index(drop=True)
        return pd.concat([later, links[["kind", "score", "reason"]], first], axis=1)

    @cached_property
    def problems(self) -> pd.DataFrame:
        """What is to be checked, one row a point: `source_file, source_row, code, message`; failed files first."""
        failed = self.files[self.files["state"].eq("failed")]
        sentences = pd.DataFrame(
            {"source_file": failed["source_file"], "source_row": "", "code": "not_read", "message": failed["notes"]}
        )
        rows = self._joined("problems", PROBLEM_COLUMNS)[["source_file", *PROBLEM_COLUMNS]]
        return pd.concat([sentences, rows], ignore_index=True).astype("str")

    @property
    def offered(self) -> pd.DataFrame:
        """The tables that may be registers but are not counted: rows of `.problems` whose message says how to count."""
        return self.problems[self.problems["code"].isin(OFFERED)].reset_index(drop=True)

    @cached_property
    def totals(self) -> pd.DataFrame:
        """The totals stated in the files: `source_file, source_row, text, stated, counted, agrees` (bool)."""
        table = self._joined("totals", TOTAL_COLUMNS)[["source_file", *TOTAL_COLUMNS]]
        table = table.astype({"stated": "int64", "counted": "int64"})
        return table.assign(agrees=table["stated"].eq(table["counted"]))

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """Every non-empty row of every file once: `source_file` and the columns of `Register.ledger`."""
        columns = ["source_row", "kind", "reason", "n_models", "text"]
        return self._joined("ledger", columns)[["source_file", *columns]]

    @cached_property
    def figures(self) -> pd.DataFrame:
        """The figures of all models: `model_id` and the columns of `Register.figures` but `model_row`."""
        parts = []
        start = 0
        for register in self.registers.values():
            figures = register.figures
            if len(figures):
                ids = self.models["model_id"].take(figures["model_row"].astype(int) + start)
                figures = figures.drop(columns="model_row")
                figures.insert(0, "model_id", ids.to_numpy())
                parts.append(figures)
            start += len(register.tables["models"])
        columns = ["model_id", *FIGURE_COLUMNS[1:]]
        return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)

    def summary(self) -> str:
        """Return one sentence: how many models, files, problems, repeats and totals that differ."""
        totals = self.totals
        told = t(
            "collection.summary",
            models=number(len(self.models)),
            files=number(int(self.files["state"].eq("read").sum())),
            problems=number(len(self.problems)),
            links=number(len(self.links)),
            totals=number(len(totals)),
            differ=number(int((~totals["agrees"]).sum())),
            failed=number(int(self.files["state"].eq("failed").sum())),
        )
        offered = len(self.offered)
        return f"{told} {t('collection.offered', n=number(offered))}" if offered else told

    def _joined(self, name: str, columns: list[str]) -> pd.DataFrame:
        found = [(file, register.tables[name]) for file, register in self.registers.items()]
        found = [(file, table) for file, table in found if len(table)]
        wanted = [*columns, *(["source_file"] if "source_file" not in columns else [])]
        if not found:
            return pd.DataFrame(columns=wanted, dtype="str")
        kind = pa.large_string()
        files = pa.chunked_array([pa.repeat(pa.scalar(file, kind), len(table)) for file, table in found], kind)
        whole = pa.concat_tables(
            [table.select([name for name in columns if name != "source_file"]) for _, table in found]
        )
        whole = whole.append_column("source_file", files).select(wanted)
        # Many small pieces cost time at each step, a copy of few large ones much memory at once.
        return frame_of(whole.combine_chunks() if len(whole) < _SMALL_PIECE * len(found) else whole)


def collect(
    folder: str | Path,
    cache: Path | bool = True,
    progress: bool | Callable[[int, int, str], None] | None = None,
    take: Iterable[str] = (),
    engine: Engine | None = None,
) -> Collection:
    """Read every register in `folder` and its subfolders; nothing is ever written there.

    Args:
        folder: where the files are; hidden files, lock files of Office and tables that danvan wrote are left out.
        cache: what was read is kept for the next run in the user's cache folder, or in the folder given here;
            False reads everything anew. A file is read again when its content, its name or the reader changed.
        progress: a progress bar (None: only in a terminal), or a function told `(done, total, file)`.
        take: `FILE!SHEET` of tables that are listed in `.problems` as perhaps registers, to be counted after all.
        engine: where files are read and models linked (None: here, and in processes beside this one where they pay).

    Returns:
        A `Collection`; a file that cannot be read is a row of `.files` and `.problems` with its sentence.

    Raises:
        RegisterError: when there is no such folder, no file in it, or none of the name that `take` gives.

    Example:
        >>> from danvan_data.evidence import data_folder
        >>> collection = collect(data_folder() / "examples", cache=False, progress=False)
        >>> collection.files["state"].tolist()
        ['read', 'read', 'read']

    """
    home = Path(folder)
    if not home.is_dir():
        raise RegisterError(
            t("collection.is_file" if home.exists() else "collection.no_folder", folder=store.shown(home))
        )
    paths = list(_files(home))
    if not paths:
        raise RegisterError(t("collection.no_files", folder=store.shown(home.resolve().name)))
    return collect_files(paths, home, cache, progress, take, engine)


def collect_files(
    paths: Iterable[Path],
    home: Path,
    cache: Path | bool = True,
    progress: bool | Callable[[int, int, str], None] | None = None,
    take: Iterable[str] = (),
    engine: Engine | None = None,
) -> Collection:
    """Read the files at `paths`, named relative to `home`, into a `Collection`; see `collect`."""
    names = _named(paths, home)
    taken = _taken(take, names)
    shelf = None if cache is False else Cache(cache if isinstance(cache, Path) else None)
    registers: dict[str, Register] = {}
    rows: list[tuple[str, str, int, int, int, str]] = []
    again: list[str] = []
    seen: dict[str, str] = {}
    for outcome in read_files(names, shelf, taken, engine, progress):
        name, found = outcome.name, outcome.found
        if found is None:
            rows.append((name, "skipped", 0, 0, 0, t("collection.own_output")))
            continue
        again += [] if outcome.kept else [name]
        notes = found if isinstance(found, str) else " ".join(found.notes)
        if outcome.content and (first := seen.setdefault(outcome.content, name)) != name:
            notes = f"{t('collection.copy_of', file=first)} {notes}".strip()
        rows.append(_row(name, found, notes))
        if not isinstance(found, str):
            registers[name] = found
    if shelf and again:
        shelf.tidy()
    return Collection(home, registers, pd.DataFrame(rows, columns=FILE_COLUMNS), again, engine=engine or LOCAL)


def _named(paths: Iterable[Path], home: Path) -> dict[str, Path]:
    """Return the files by their path below `home`, written so that any table can hold it, and each once."""
    names: dict[str, Path] = {}
    for path in paths:
        name = store.shown(path.relative_to(home).as_posix())
        while name in names:
            name += "~"
        names[name] = path
    return names


def _row(name: str, found: Register | str, notes: str) -> tuple[str, str, int, int, int, str]:
    if isinstance(found, str):
        return name, "failed", 0, 0, 1, notes
    state = "read" if len(found.tables["models"]) else "none"
    return name, state, len(found.tables["ledger"]), len(found.tables["models"]), len(found.tables["problems"]), notes


def _files(home: Path) -> Iterator[Path]:
    closed: list[OSError] = []
    for place, folders, names in os.walk(home, onerror=closed.append):
        folders[:] = sorted((name for name in folders if not name.startswith(_NO_REGISTER)), key=sort_key)
        for name in sorted(names, key=sort_key):
            path = Path(place, name)
            if not name.startswith(_NO_REGISTER) and name.lower() not in _NO_REGISTER_NAMES and path.is_file():
                yield path
    yield from (
        Path(problem.filename) for problem in closed
    )  # a folder that cannot be looked into is told as a file is


def _taken(take: Iterable[str], names: Iterable[str]) -> dict[str, list[str]]:
    """Return the sheets to count of each file; a file may be given with its folder or by its own name."""
    taken: dict[str, list[str]] = {}
    for wanted in take:
        file, _, sheet = wanted.rpartition("!")
        known = [name for name in names if name == file or name.rpartition("/")[2] == file]
        if not sheet or not known:
            raise RegisterError(t("collection.no_such_file", take=wanted))
        for name in known:
            taken.setdefault(name, []).append(sheet)
    return taken


__all__ = ["Collection", "collect", "collect_files"]
