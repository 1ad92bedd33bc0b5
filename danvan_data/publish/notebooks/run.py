"""Notebooks run for sharing: several at once, in a language, on the reader's data, and only where something changed."""

import asyncio
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import copy_context
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any

from danvan_data import store
from danvan_data.language import t
from danvan_data.publish.notebooks import kept
from danvan_data.publish.notebooks.kernels import environment
from danvan_data.publish.problems import PublishError

if TYPE_CHECKING:
    from danvan_data.publish.notebooks.launching import Warm

MOST_AT_ONCE = 8
"""A kernel takes some 200 MB; more of them at once than this would be too many for an office PC."""

ASKING = "registers"
"""The tag of a cell that asks its reader for registers: on a page, without Python to read them, it asks in vain."""


@dataclass(frozen=True)
class Job:
    """A notebook to run: its file, the language of its charts, and the folder of the reader's registers, if any."""

    path: Path
    language: str
    data: Path | None = None


@dataclass(frozen=True)
class Ran:
    """A notebook that has run.

    Attributes:
        job: what was asked for.
        notebook: the notebook (as nbformat 4 JSON) with its outputs, up to the failing cell if there is one.
        failure: the sentence that names the failing cell and its error, or "".
        reused: True when nothing had changed and the outputs of an earlier run were taken.

    """

    job: Job
    notebook: dict[str, Any] = field(repr=False)
    failure: str = ""
    reused: bool = False


def chosen(folder: Path, names: Sequence[str] = (), own: bool = False) -> list[Path]:
    """Return the notebooks of a folder in order; with `names`, those whose file names begin with one of them.

    One that only asks for registers (a cell is tagged `registers`) is left out, unless it is named or there are `own`.

    Raises:
        PublishError: there is no notebook, or none of a name.

    """
    there = sorted(folder.glob("*.ipynb"))
    if not there:
        raise PublishError(t("publish.no_notebook", folder=folder))
    for name in names:
        if not any(path.stem.startswith(name) for path in there):
            raise PublishError(t("publish.no_match", name=name, names=", ".join(path.stem for path in there)))
    if names:
        return [path for path in there if path.stem.startswith(tuple(names))]
    return [path for path in there if own or not _asks(path)] or there


def _asks(path: Path) -> bool:
    return any(ASKING in cell["metadata"].get("tags", []) for cell in read(path)["cells"])


def read(path: Path) -> dict[str, Any]:
    """Return a notebook without its outputs; PublishError when the file is none."""
    try:
        notebook = _parsed(path)
        notebook.setdefault("metadata", {})
        for cell in notebook["cells"]:
            cell["source"] = "".join(cell["source"])
            cell.setdefault("metadata", {})
            if cell["cell_type"] == "code":
                cell.update(outputs=[], execution_count=None)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise PublishError(t("publish.unreadable", name=path.name)) from None
    return notebook


def _parsed(path: Path) -> dict[str, Any]:
    """Return a notebook's JSON; of an older form, or of one that is none, nbformat knows what to make of it."""
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if notebook["nbformat"] == 4:
        return notebook
    import nbformat  # loads a grammar of addresses, a second: not for the notebooks of today

    return dict(nbformat.read(path, as_version=4))


def run(
    jobs: Sequence[Job], done: Callable[[Job, int], None] = lambda job, cells: None, cache: kept.Kept | None = None
) -> list[Ran]:
    """Run notebooks, as many at once as there are processors; returns them in the order asked for.

    `done(job, cells)` is called whenever cells of a notebook are behind it. A notebook that fails does not stop the
    others. PublishError when a file is no notebook.
    """
    with running(jobs, done, cache) as coming:
        made = dict(coming)
    return [made[place] for place in range(len(jobs))]


@contextmanager
def running(
    jobs: Sequence[Job], done: Callable[[Job, int], None] = lambda job, cells: None, cache: kept.Kept | None = None
) -> Iterator[Iterator[tuple[int, Ran]]]:
    """Run notebooks as `run` does; yields what gives each (its place in `jobs`, and what came of it) as it is ready.

    They run while the caller does its own work, until it leaves.
    """
    cache = cache or kept.Kept()
    marks = {folder: kept.data_mark(folder) for folder in {job.data for job in jobs}}
    notebooks = [read(job.path) for job in jobs]
    keys = [kept.key(each, marks[job.data], job.language) for job, each in zip(jobs, notebooks, strict=True)]
    found = {place: was for place, key in enumerate(keys) if (was := cache.notebook(key))}
    # The largest first, so that none is left to run alone at the end.
    fresh = sorted((place for place in range(len(jobs)) if place not in found), key=lambda place: -_size(jobs[place]))

    def coming(ready: Iterator[tuple[int, Ran]]) -> Iterator[tuple[int, Ran]]:
        for place, was in found.items():
            done(jobs[place], code_cells(was))
            yield place, Ran(jobs[place], was, reused=True)
        for place, each in ready:
            if not each.failure:
                cache.keep(keys[place], each.notebook)
            yield place, each
        cache.tidy()

    with _aside([(place, jobs[place], notebooks[place]) for place in fresh], done) as ready:
        yield coming(ready)


def _size(job: Job) -> int:
    """Return the bytes of a notebook's file: what it stores tells how much there is to make."""
    return job.path.stat().st_size if job.path.exists() else 0


def code_cells(notebook: dict[str, Any]) -> int:
    """Return the number of a notebook's code cells."""
    return sum(cell["cell_type"] == "code" for cell in notebook["cells"])


Work = list[tuple[int, Job, dict[str, Any]]]
BREATH = 0.5
"""Seconds that the caller's thread waits at a time: a wait without end would not hear Ctrl-C everywhere."""


@contextmanager
def _aside(work: Work, done: Callable[[Job, int], None]) -> Iterator[Iterator[tuple[int, Ran]]]:
    """Run the loop aside: it works inside a running kernel too, and Ctrl-C stops every kernel, not the last alone."""
    if not work:
        yield iter(())
        return
    finished: Queue[tuple[int, Ran] | None] = Queue()
    with ThreadPoolExecutor(1) as aside:
        runner = asyncio.Runner(loop_factory=asyncio.SelectorEventLoop if sys.platform == "win32" else None)
        loop: asyncio.AbstractEventLoop | None = None

        def turn() -> None:
            nonlocal loop
            from danvan_data.publish.notebooks.launching import warm

            with runner, warm([notebook for _, _, notebook in work]) as origin:
                loop = runner.get_loop()
                runner.run(_all(work, done, finished.put, origin))

        future = aside.submit(copy_context().run, turn)  # the thread speaks the caller's language
        future.add_done_callback(lambda _: finished.put(None))
        try:
            yield _taken(finished)
            future.result()
        except BaseException:  # Ctrl-C, the system that wants us to end, or a fault of the caller's own work
            if loop is not None and not loop.is_closed():  # closed: it was no stop, but a fault of the run
                loop.call_soon_threadsafe(lambda: [task.cancel() for task in asyncio.all_tasks(loop)])
            raise


def _taken(finished: "Queue[tuple[int, Ran] | None]") -> Iterator[tuple[int, Ran]]:
    while True:
        with suppress(Empty):
            one = finished.get(timeout=BREATH)
            if one is None:
                return
            yield one


async def _all(
    work: Work,
    done: Callable[[Job, int], None],
    finished: Callable[[tuple[int, Ran]], None],
    origin: "Warm | None",
) -> None:
    turns = asyncio.Semaphore(min(os.cpu_count() or 1, MOST_AT_ONCE))

    with store.Room() as room:  # the kernels' own files: of a run that was killed, too, the next one clears them

        async def one(place: int, job: Job, notebook: dict[str, Any]) -> None:
            async with turns:
                finished((place, await _execute(job, notebook, done, room / f"kernel-{place}.json", origin)))

        await asyncio.gather(*(one(*each) for each in work))


async def _execute(
    job: Job, told: dict[str, Any], done: Callable[[Job, int], None], connection: Path, origin: "Warm | None"
) -> Ran:
    import nbformat
    from nbclient import NotebookClient

    from danvan_data.publish.notebooks.launching import fits
    from danvan_data.publish.notebooks.provisioning import provisioner

    notebook = nbformat.from_dict(told)
    client = NotebookClient(
        notebook, timeout=None, kernel_name="python3", store_widget_state=False,
        extra_arguments=["--log-level=40"],  # the kernel's remarks on its transport are nothing a reader can act on
        resources={"metadata": {"path": str(job.path.parent)}},
        on_cell_executed=lambda **_: done(job, 1),
    )  # fmt: skip
    manager = client.create_kernel_manager()
    manager.connection_file = str(connection)
    if origin is not None and fits(told):
        manager.provisioner = provisioner(manager, origin)
    try:
        await client.async_execute(env=environment(job.data, job.language))
    except Exception as error:  # a cell's error, a dead kernel, no kernel at all: the other notebooks go on
        return Ran(job, notebook, _failure(job, notebook, error))
    return Ran(job, notebook)


def _failure(job: Job, notebook: Any, error: Exception) -> str:
    """Name the cell whose output is an error, else the first that has not come to its end."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    for number, cell in enumerate(code, start=1):
        wrong = next((output for output in cell.outputs if output.output_type == "error"), None)
        if wrong or cell.metadata.get("execution", {}).get("shell.execute_reply") is None:
            said = f"{wrong.ename}: {wrong.evalue}" if wrong else f"{type(error).__name__}: {error}"
            line = next((line for line in said.strip().splitlines() if line.strip()), type(error).__name__)
            return t("publish.failed", name=job.path.stem, cell=number, id=cell.get("id", ""), error=line[:300])
    return t("publish.failed", name=job.path.stem, cell=len(code), id="", error=str(error)[:300])
