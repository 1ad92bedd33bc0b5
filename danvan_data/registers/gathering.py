"""Many files read: from the cache, here, beside or elsewhere, in their order, with a word on how far it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from danvan_data.language import number, t
from danvan_data.registers.cache import Cache, content_mark
from danvan_data.registers.engines import LOCAL, Engine
from danvan_data.registers.engines.workers import Workers
from danvan_data.registers.files import RegisterError
from danvan_data.registers.files.book import short_name
from danvan_data.registers.long.cutting import is_long
from danvan_data.registers.out.output_mark import is_own_output
from danvan_data.registers.reader import read_register
from danvan_data.registers.register import Register

WORTH_BYTES = 12 * 2**20
WORTH_FILES = 2500
"""What is to be read from which on a second process pays its start, on a machine that has other work, too."""
BUNDLE = 8
"""Files that a process is given at a time."""
Told = Callable[[int, int, str], None]


@dataclass
class Outcome:
    """What came of a file: its register, the sentence that says why there is none, or None: danvan wrote it.

    `content`: a mark of its bytes, "" where it cannot be opened. `kept`: it was in the cache.
    """

    name: str
    content: str
    found: Register | str | None
    kept: bool = False


@dataclass(frozen=True)
class _Wanted:
    """A file to read: `passing` sentences are not kept."""

    name: str
    path: Path
    content: str
    key: str
    take: tuple[str, ...]


def read_files(
    names: Mapping[str, Path],
    shelf: Cache | None,
    take: Mapping[str, Iterable[str]],
    engine: Engine | None = None,
    progress: bool | Told | None = None,
) -> Iterator[Outcome]:
    """Yield the outcome of each file, in order; `engine` None: this process, and others beside it where they pay.

    Whatever was read is kept in `shelf` at once: a run that is broken off goes on from there.
    """
    with _telling(len(names), progress) as tell:
        looked = {name: _look_up(name, path, shelf, tuple(take.get(name, ())), tell) for name, path in names.items()}
        wanted = [each for each in looked.values() if isinstance(each, _Wanted)]
        own = engine is None
        engine = engine or (Workers() if _pays(wanted) else LOCAL)
        try:
            found = _read(wanted, shelf, engine, own)
            for name, each in looked.items():
                if isinstance(each, _Wanted):
                    each = next(found)
                    tell(name)
                yield each
        finally:
            if own:
                engine.close()


def _look_up(
    name: str, path: Path, shelf: Cache | None, take: tuple[str, ...], tell: Callable[[str], None]
) -> "Outcome | _Wanted":
    """Return what is known of a file without reading it, or what is to be read."""
    found = _known(name, path, shelf, take)
    if isinstance(found, Outcome):
        tell(name)
    return found


def _known(name: str, path: Path, shelf: Cache | None, take: tuple[str, ...]) -> "Outcome | _Wanted":
    if is_own_output(path):
        return Outcome(name, "", None)
    try:
        content = content_mark(path)
    except OSError:
        return Outcome(name, "", t("collection.not_opened", file=short_name(path)), kept=True)
    key = shelf.key(path, content, take) if shelf else ""
    kept = shelf.register(key, path) if shelf else None
    return Outcome(name, content, kept, kept=True) if kept is not None else _Wanted(name, path, content, key, take)


def _pays(wanted: list[_Wanted]) -> bool:
    if len(wanted) >= WORTH_FILES:
        return True
    sizes = [_size(each.path) for each in wanted]
    return sum(sizes) >= WORTH_BYTES and (len(sizes) > 1 or is_long(wanted[0].path))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(wanted: list[_Wanted], shelf: Cache | None, engine: Engine, own: bool) -> Iterator[Outcome]:
    """Yield what came of the files; long texts are dealt out stretch by stretch, the others in bundles.

    Processes beside this one (`own`) keep what they read, so that this one need not; other machines have no such shelf.
    """
    long = {each.name for each in wanted if is_long(each.path)}
    files = [each for each in wanted if each.name not in long]
    bundles = (files[at : at + BUNDLE] for at in range(0, len(files), BUNDLE))
    reading = _Reading(shelf if own else None)
    short = (one for bundle in engine.each(reading.bundle, bundles) for one in bundle)
    for each in wanted:
        found, keep = reading.one(each, engine) if each.name in long else next(short)
        if shelf and keep:
            shelf.keep(each.key, found)
        yield Outcome(each.name, each.content, found)


@dataclass(frozen=True)
class _Reading:
    """Reads files, and keeps in a shelf, if it has one, what comes of them."""

    shelf: Cache | None

    def bundle(self, files: list[_Wanted]) -> list[tuple[Register | str, bool]]:
        """Return what came of each file, and whether that is still to be kept."""
        return [self.one(each) for each in files]

    def one(self, each: _Wanted, engine: Engine = LOCAL) -> tuple[Register | str, bool]:
        """Return the register or the sentence, and whether it is still to be kept: none of this moment alone is."""
        try:
            found: Register | str = read_register(each.path, each.take, engine)
        except RegisterError as problem:
            found = str(problem)
            if problem.passing:
                return found, False
        if self.shelf:
            self.shelf.keep(each.key, found)
        return found, not self.shelf


@contextmanager
def _telling(whole: int, progress: bool | Told | None) -> Iterator[Callable[[str], None]]:
    """Give what is called with the name of each file that is done."""
    if callable(progress):
        done = 0

        def tell(name: str) -> None:
            nonlocal done
            progress(done, whole, name)
            done += 1

        yield tell
        progress(whole, whole, "")
        return
    console = Console(stderr=True)
    shown = console.is_terminal if progress is None else progress
    with _Bar(
        "{task.description}", BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(), console=console, disable=not shown, transient=True,
    ) as bar:  # fmt: skip
        task = bar.add_task(t("collection.reading"), total=whole, rate="")
        yield lambda name: bar.step(task)


class _Bar(Progress):
    """A bar with the files read a second and the time left."""

    def step(self, task: TaskID) -> None:
        """Go one file on."""
        speed = self.tasks[0].speed
        self.update(task, advance=1, rate=t("engine.rate", n=number(round(speed))) if speed else "")


__all__ = ["Outcome", "read_files"]
