"""What the commands that share show while they work, and say when they are done."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from danvan_data import store
from danvan_data.evidence.loading import load
from danvan_data.language import day, number, speaking, t
from danvan_data.publish.files import check_new, check_out
from danvan_data.publish.notebooks import pinned, run
from danvan_data.publish.notebooks.kernels import collection
from danvan_data.publish.pages import mail, page, slides
from danvan_data.publish.pages.site import Published, dated, evidence_of, languages, publish

Done = Callable[[run.Job, int], None]
T = TypeVar("T")


def publish_site(
    names: Sequence[str],
    folder: Path | None,
    out: Path,
    wanted: str,
    data: Path | None,
    force: bool,
    code: bool = False,
    place: str = "",
    as_mail: bool = False,
) -> tuple[list[str], list[str]]:
    """Publish with a progress bar; returns the lines to say and the failures, in the site's first language.

    `as_mail`: one small file a language, for e-mail.

    Raises:
        PublishError: as `site.publish` and `run.chosen` do.
        PlaceError: the data know no such place, or several.

    """
    tongues = languages(wanted)
    with speaking(tongues[0]):
        _known(data, place)
        notebooks = run.chosen(folder or collection(), names, data is not None)
        made = _watched(
            notebooks, len(tongues), lambda done: publish(notebooks, out, tongues, data, force, code, done, as_mail)
        )
        said = t("publish.written", n=len(made.files), folder=out, first=made.files[0].name)
        return [*_reused(made.ran), *(_posted(made) if as_mail else [said])], made.failures


def _posted(made: Published) -> list[str]:
    """Say how large each small file is, and which pages found no room in the first that has none for all."""
    said = [t("publish.mail_written", file=path, size=path.stat().st_size // 1000) for path in made.files]
    if rest := next(filter(None, made.left), ()):
        most = mail.MOST_BYTES // 1000
        said.append(t("publish.mail_left", most=most, names=", ".join(rest), first=rest[0][:2]))
    return said


def publish_slides(
    names: Sequence[str], folder: Path | None, out: Path, language: str, data: Path | None, force: bool, place: str = ""
) -> tuple[list[str], list[str]]:
    """Write slides with a progress bar; returns the lines to say and the failures.

    Raises:
        PublishError: as `slides.write` and `run.chosen` do.
        PlaceError: the data know no such place, or several.

    """
    with speaking(language):
        _known(data, place)
        notebooks = run.chosen(folder or collection(), names, data is not None)
        made = _watched(notebooks, 1, lambda done: slides.write(notebooks, out, language, data, force, done))
        return [*_reused(made.ran), t("slides.written", n=made.slides, file=made.file)], made.failures


def publish_pins(
    pins: Path, out: Path, wanted: str, data: Path | None, force: bool, as_slides: bool = False
) -> tuple[list[str], list[str]]:
    """Write what a reader has pinned as a page in the folder `out`, or as the slides `out`; returns the lines to say.

    Raises:
        PinError: the file holds no pins.
        PublishError: as `publish_site` and `publish_slides`.

    """
    with speaking(languages(wanted)[0]):
        told = pinned.story(pinned.pinned(pins), pins.stem)
        when = t("publish.dated", day=day(dated(data)))
        file = out if as_slides else out / f"{pins.stem}.html"
        if as_slides:
            check_new(out, (".html", ".htm"), t("slides.suffix", file=out.name), force)
        else:
            check_out(out, [file.name], force)
        known = evidence_of(data)
        place = page.Place(dated=when, evidence=known)
        text = slides.document([told], when, evidence=known) if as_slides else page.page(told, place)
        file.parent.mkdir(parents=True, exist_ok=True)
        store.write(file, text)
        return [t("pins.written", n=number(len(told.charts())), file=store.shown(file))], []


def _known(data: Path | None, place: str) -> None:
    """Find the place before any notebook runs: one that is not known is one sentence, not one in each notebook."""
    if place:
        load(data, place)


def _reused(ran: Sequence[run.Ran]) -> list[str]:
    reused = sum(each.reused for each in ran)
    return [t("publish.reused", n=reused, all=len(ran))] if reused else []


def _watched(notebooks: Sequence[Path], times: int, work: Callable[[Done], T]) -> T:
    """Do work that runs notebooks so many times each, under a progress bar of their cells."""
    total = times * sum(run.code_cells(run.read(path)) for path in notebooks)
    with bar() as progress:
        task = progress.add_task(t("publish.running"), total=total)
        return work(lambda job, cells: progress.advance(task, cells))


def bar() -> Progress:
    """Return a progress bar on stderr that leaves no trace in a log."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
