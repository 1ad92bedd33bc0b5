"""What `danvan publish` shows while it works, and says when it is done."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from danvan_data.language import t
from danvan_data.publish import run
from danvan_data.publish.site import languages, publish, speaking


def publish_site(
    names: Sequence[str], folder: Path | None, out: Path, wanted: str, data: Path | None, force: bool
) -> tuple[list[str], list[str]]:
    """Publish with a progress bar; returns the lines to say and the failures, in the site's first language.

    Raises:
        PublishError: as `site.publish` and `run.chosen` do.

    """
    tongues = languages(wanted)
    with speaking(tongues[0]):
        notebooks = run.chosen(folder or run.collection(), names)
        total = len(tongues) * sum(run.code_cells(run.read(path)) for path in notebooks)
        with bar() as progress:
            task = progress.add_task(t("publish.running"), total=total)
            made = publish(notebooks, out, tongues, data, force, lambda job, cells: progress.advance(task, cells))
        reused = sum(each.reused for each in made.ran)
        lines = [t("publish.reused", n=reused, all=len(made.ran))] if reused else []
        said = t("publish.written", n=len(made.files), folder=out, first=made.files[0].name)
        return [*lines, said], made.failures


def bar() -> Progress:
    """Return a progress bar on stderr that leaves no trace in a log."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
