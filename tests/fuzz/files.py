"""Changed files read and judged: nothing raised, no row lost or doubled, nothing that the file does not say, in bounds.

A long run: `uv run python -m tests.fuzz.files 200000 [first seed] [processes]`. It prints each fault with its seed, and
in the end how many files were read and refused. One fault again: `uv run python -m tests.fuzz.files 1 SEED`.
"""

import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

from danvan_data.registers import RegisterError, read_register
from danvan_data.registers.files import read_book
from danvan_data.registers.files.word import soffice
from danvan_data.registers.grid.texts import cell_texts
from danvan_data.registers.register import Register
from danvan_data.text import match_key
from tests.fuzz.mutations import Sample, mutated, undated
from tests.registers.every_layout import EVERY
from tests.registers.long.long_tables import FLAVOURS, table

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 10
MEMORY = 2**30
"""A file may not take longer, nor let the process grow beyond."""
REFUSED_BY_OFFICE = (".doc", ".rtf", ".odt", ".pdf")


@lru_cache
def corpus() -> tuple[Sample, ...]:
    """Return the files that are well: the examples, all made-up layouts, text tables."""
    folders = (ROOT / "data" / "examples", ROOT / "tests" / "registers" / "examples")
    samples = [Sample(path.name, path.read_bytes()) for folder in folders for path in sorted(folder.iterdir())
               if path.is_file() and ".expected." not in path.name]  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        for make in EVERY:
            made = make()
            path = Path(place) / made.file
            made.write(path)
            if path.suffix not in REFUSED_BY_OFFICE:  # those begin another program: a second each
                data = path.read_bytes()
                samples.append(Sample(made.file, undated(data) if data.startswith(b"PK") else data))
    samples += [Sample(f"{flavour}.csv", table(60, 1, flavour).encode()) for flavour in FLAVOURS]
    return tuple(samples)


class OverTimeError(BaseException):
    """A file took longer than it may."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    def stop(number: int, frame: object) -> None:
        raise OverTimeError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def verdict(sample: Sample, folder: Path) -> tuple[str, str]:
    """Read a file and judge: `read`, `empty` (no register in it), `refused` (in a sentence), or `fault` and what."""
    path = folder / sample.name
    path.write_bytes(sample.data)
    try:
        with within(SECONDS):
            register = read_register(path)
            faults = [*lost(path, register), *unjustified(path, register)]
    except RegisterError as problem:
        told = str(problem)
        if problem.__cause__ is not None or "\n" in told:
            return "fault", f"{told} ({problem.__cause__!r})"
        return "refused", told
    except OverTimeError:
        return "fault", f"more than {SECONDS} s"
    except Exception as problem:
        return "fault", repr(problem)
    finally:
        path.unlink()
    if faults:
        return "fault", "; ".join(faults)
    return ("read" if len(register.models) else "empty"), ""


def lost(path: Path, register: Register) -> Iterator[str]:
    """Say which rows of the file are not in the ledger once, and where models and ledger disagree."""
    filled: Counter[str] = Counter()
    for grid in read_book(path, papers=True).grids:
        filled.update(f"{grid.name}!{at + 1}" for at, row in enumerate(cell_texts(grid)[0]) if any(row))
    entered = Counter(row for row in register.ledger["source_row"] if not row.startswith("¶"))
    if filled != entered:
        yield f"rows of the file not entered once: {sorted((filled - entered) + (entered - filled))[:5]}"
    held = Counter(register.models["source_row"])
    told = register.ledger[register.ledger["n_models"] > 0].groupby("source_row")["n_models"].sum().to_dict()
    if dict(held) != told:
        yield f"models and ledger disagree: {sorted(set(held.items()) ^ set(told.items()))[:5]}"
    if set(register.ledger.loc[register.ledger["n_models"] > 0, "kind"]) - {"model"}:
        yield "a row that is no model has some"


def unjustified(path: Path, register: Register) -> Iterator[str]:
    """Say which names, years, communes and figures stand nowhere in the file, nor in its name."""
    models = register.models
    if not len(models):
        return
    told = " ".join([*register.ledger["text"], *register.lines, *register.ledger["source_row"], path.stem])
    file = _Said(told)
    for row in models.itertuples():
        if not file.says(row.name):
            yield f"the name “{row.name}” ({row.source_row}) stands nowhere"
        if row.year and row.year not in file.digits:
            yield f"the year {row.year} ({row.source_row}) stands nowhere"
        if not file.says(row.commune):
            yield f"the commune “{row.commune}” ({row.source_row}) stands nowhere"
        if not file.says(row.result_as_reported):
            yield f"the result “{row.result_as_reported[:60]}” ({row.source_row}) stands nowhere"


class _Said:
    """All that a file says: its words, without marks and case, the names of units written out."""

    def __init__(self, text: str) -> None:
        self.words = set(match_key(text, marks=False).split()) | {"xa", "phuong", "thi", "tran"}
        self.letters = match_key(text, marks=False).replace(" ", "")
        self.digits = "".join(char for char in text if char.isdigit())

    def says(self, text: str) -> bool:
        """Tell whether the words stand in the file, or its letters where two words were written as one."""
        key = match_key(text, marks=False)
        return set(key.split()) <= self.words or key.replace(" ", "") in self.letters


def run(first: int, count: int) -> tuple[Counter[str], list[str], int]:
    """Judge files by their seeds; returns how many of each verdict, the faults, and the most memory taken."""
    told: Counter[str] = Counter()
    faults = []
    with tempfile.TemporaryDirectory() as place, patch.object(soffice, "program", lambda: ""):
        for seed in range(first, first + count):
            sample = mutated(corpus(), seed)
            found, what = verdict(sample, Path(place))
            told[found] += 1
            if found == "fault":
                faults.append(f"seed {seed} ({sample.name}): {what}")
    return told, faults, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _run(piece: tuple[int, int]) -> tuple[Counter[str], list[str], int]:
    return run(*piece)


def main() -> int:
    count, first, processes = (
        int(sys.argv[at]) if len(sys.argv) > at else default for at, default in ((1, 2000), (2, 0), (3, 1))
    )
    begun, told, faults, most = time.perf_counter(), Counter[str](), 0, 0
    size = max(1, min(500, count // processes))
    pieces = [(at, min(size, first + count - at)) for at in range(first, first + count, size)]
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:  # says so where a process is lost
        for found, said, memory in (pool.map if processes > 1 else map)(_run, pieces):
            told, faults, most = told + found, faults + len(said), max(most, memory)
            print("\n".join([*said, f"{told.total()} files, {faults} faults"]), flush=True)
    took = time.perf_counter() - begun
    print(f"{told.total()} files in {took:.0f} s: {dict(told)}; most memory {most / 2**20:.0f} MB")
    return int(bool(faults) or most > MEMORY)


if __name__ == "__main__":
    raise SystemExit(main())
