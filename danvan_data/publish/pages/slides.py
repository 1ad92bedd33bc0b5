"""`danvan slides`: the cells tagged `slide` as one self-contained reveal.js deck, charts and controls live."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from danvan_data import store
from danvan_data.evidence import Evidence
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.explore.views import words
from danvan_data.language import day, speaking, t
from danvan_data.publish.files import check_out
from danvan_data.publish.notebooks.run import Job, Ran, run
from danvan_data.publish.notebooks.story import CHARTS, Item, Story, seen_of, tell, words_of
from danvan_data.publish.notebooks.telling import says_something
from danvan_data.publish.pages.shell import board, chart, payload, render
from danvan_data.publish.pages.site import about, answer, dated, evidence_of
from danvan_data.publish.problems import PublishError
from danvan_data.web.plotlyjs import vendored

SCRIPTS = ("margins.js", "fit.js", "rows.js", "table.js", "controls.js", "board.js", "slides.js")
TITLE_AND_END = 2
"""The slides that belong to no notebook; each notebook's question is one more."""


@dataclass(frozen=True)
class Slide:
    """One slide: what it shows, the notebook it comes from, and what the presenter may say (HTML)."""

    item: Item
    of: str
    notes: tuple[str, ...]


def slides(story: Story, told: Iterable[str] = ()) -> list[Slide]:
    """Return the slides of a notebook in order; the notes that follow a slide's cell are its notes.

    No slide is made of a chart without a finding (one that the data do not allow), with a single mark (which its
    sentence says as well), or with a finding that is `told` already.
    """
    of = story.title.partition(":")[0]
    made: list[Slide] = []
    known, open_to_notes = set(told), False
    for item in story.items:
        if item.slide and item.kind not in ("code", "text"):
            finding = words_of(item)["finding"] if item.kind in CHARTS else ""
            open_to_notes = item.kind not in CHARTS or (_says_something(item) and finding not in known)
            if open_to_notes:
                known |= {finding} - {""}
                made.append(Slide(item, of, ()))
        elif item.notes and open_to_notes:
            made[-1] = Slide(made[-1].item, of, (*made[-1].notes, item.body.strip()))
    return made


def _says_something(item: Item) -> bool:
    seen = seen_of(item)
    return says_something(seen) if isinstance(seen, Exhibit) else bool(words_of(item)["finding"])


def chapters(stories: Iterable[Story]) -> list[tuple[Story, list[Slide]]]:
    """Return the notebooks that have slides with them; a finding makes a slide where it is told first."""
    told: set[str] = set()
    made = []
    for story in stories:
        if found := slides(story, told):
            made.append((story, found))
        told |= {words_of(each.item)["finding"] for each in found if each.item.kind in CHARTS}
    return made


def every_chart(story: Story) -> Story:
    """Return a story all of whose charts are slides: that of a notebook without tags."""
    return replace(story, items=tuple(replace(item, slide=item.kind in CHARTS) for item in story.items))


def document(
    stories: Sequence[Story], when: str = "", said_of: Iterable[str] = (), answer: str = "",
    evidence: Evidence | None = None,
) -> str:  # fmt: skip
    """Return the deck as one HTML file in the current language: a title, each notebook's question, its slides, an end.

    `answer`: what is said of the place below the title; `evidence`: where sources too many to be stored are looked up.

    Raises:
        PublishError: no cell of the notebooks is tagged `slide`.

    """
    told = chapters(stories)
    shown = [_shown(each, number) for number, each in enumerate(_all(told))]
    if not shown:
        raise PublishError(t("slides.none_tagged"))
    boards = {each["chart"]["id"]: board(each["item"], evidence) for each in shown if each["chart"]}
    return render(
        "slides.html", payload(boards, slides=words("slides")), SCRIPTS,
        (vendored("reveal.css"), "board.css", "page.css", "slides.css"), (vendored("reveal.js"),),
        title=t("slides.title"), when=when, about=tuple(said_of), said=words("slides"),
        answer=answer, chapters=_chapters(told, shown),
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
        evidence = evidence_of(data)
        told = answer(evidence)
        when = t("publish.dated", day=day(dated(data)))
        text = document(stories, when, about(data), told.headline() if told else "", evidence)
    store.write(out, text)
    counts = [len(found) for _, found in chapters(stories)]
    return Made(out, TITLE_AND_END + len(counts) + sum(counts), tuple(ran))
