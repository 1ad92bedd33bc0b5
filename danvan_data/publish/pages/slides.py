"""`danvan slides`: the cells tagged `slide` as one self-contained reveal.js deck, charts and controls live."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from danvan_data import store
from danvan_data.explore.views import words
from danvan_data.language import day, speaking, t
from danvan_data.publish.files import check_out
from danvan_data.publish.notebooks.run import Job, Ran, run
from danvan_data.publish.notebooks.story import CHARTS, Item, Story, tell, words_of
from danvan_data.publish.pages.shell import board, chart, payload, render
from danvan_data.publish.pages.site import about, dated
from danvan_data.publish.problems import PublishError
from danvan_data.web.plotlyjs import vendored

SCRIPTS = ("margins.js", "fit.js", "table.js", "controls.js", "board.js", "slides.js")
TITLE_AND_END = 2
"""The slides that belong to no notebook; each notebook's question is one more."""


@dataclass(frozen=True)
class Slide:
    """One slide: what it shows, the notebook it comes from, and what the presenter may say (HTML)."""

    item: Item
    of: str
    notes: tuple[str, ...]


def slides(story: Story) -> list[Slide]:
    """Return the slides of a notebook in order; the notes that follow a slide's cell are its notes.

    A chart without a finding (one that the data do not allow) makes no slide.
    """
    of = story.title.partition(":")[0]
    made: list[Slide] = []
    for item in story.items:
        if item.slide and item.kind in CHARTS and not words_of(item)["finding"]:
            continue
        if item.slide and item.kind not in ("code", "text"):
            made.append(Slide(item, of, ()))
        elif item.notes and made:
            made[-1] = Slide(made[-1].item, of, (*made[-1].notes, item.body.strip()))
    return made


def every_chart(story: Story) -> Story:
    """Return a story all of whose charts are slides: that of a notebook without tags."""
    return replace(story, items=tuple(replace(item, slide=item.kind in CHARTS) for item in story.items))


def document(stories: Sequence[Story], when: str = "", said_of: Iterable[str] = ()) -> str:
    """Return the deck as one HTML file in the current language: a title, each notebook's question, its slides, an end.

    Raises:
        PublishError: no cell of the notebooks is tagged `slide`.

    """
    chapters = [(story, found) for story in stories if (found := slides(story))]
    shown = [_shown(each, number) for number, each in enumerate(_all(chapters))]
    if not shown:
        raise PublishError(t("slides.none_tagged"))
    boards = {each["chart"]["id"]: board(each["item"]) for each in shown if each["chart"]}
    return render(
        "slides.html", payload(boards, slides=words("slides")), SCRIPTS,
        (vendored("reveal.css"), "board.css", "page.css", "slides.css"), (vendored("reveal.js"),),
        title=t("slides.title"), when=when, about=tuple(said_of), said=words("slides"),
        chapters=_chapters(chapters, shown),
    )  # fmt: skip


def _all(chapters: list[tuple[Story, list[Slide]]]) -> Iterator[Slide]:
    for _, found in chapters:
        yield from found


def _chapters(chapters: list[tuple[Story, list[Slide]]], shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    made, left = [], iter(shown)
    for story, found in chapters:
        made.append({"title": story.title, "question": story.question, "slides": [next(left) for _ in found]})
    return made


def _shown(slide: Slide, number: int) -> dict[str, Any]:
    drawn = chart(slide.item, f"slide-{number}") if slide.item.kind in CHARTS else None
    return {"item": slide.item, "body": slide.item.body, "of": slide.of, "notes": slide.notes, "chart": drawn}


@dataclass(frozen=True)
class Made:
    """A deck that was written: its file, how many slides it has, and the notebooks with their failures."""

    file: Path
    slides: int
    ran: tuple[Ran, ...]

    @property
    def failures(self) -> list[str]:
        """The sentences that name the cells that failed."""
        return [each.failure for each in self.ran if each.failure]


def write(notebooks: Sequence[Path], out: Path, language: str = "vi", data: Path | None = None, force: bool = False,
          done: Callable[[Job, int], None] = lambda job, cells: None) -> Made:  # fmt: skip
    """Run the notebooks in a language and write their slides to one HTML file.

    Raises:
        PublishError: `out` is a file of the user's and `force` is not given; a file is no
            notebook; no cell is tagged `slide`. Nothing has been written then.

    """
    if out.suffix.lower() not in (".html", ".htm"):
        raise PublishError(t("slides.suffix", file=out.name))
    check_out(out.parent, [out.name], force)
    ran = run([Job(path, language, data) for path in notebooks], done)
    with speaking(language):
        stories = [tell(each.job.path.stem, each.notebook, language) for each in ran]
        text = document(stories, t("publish.dated", day=day(dated(data))), about(data))
    store.write(out, text)
    counts = [count for story in stories if (count := len(slides(story)))]
    return Made(out, TITLE_AND_END + len(counts) + sum(counts), tuple(ran))
