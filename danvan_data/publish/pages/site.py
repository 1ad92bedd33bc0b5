"""`danvan publish`: the notebooks run and written as a folder of self-contained pages."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from danvan_data import store
from danvan_data.errors import UserError
from danvan_data.evidence import Evidence, data_folder
from danvan_data.evidence.loading import load
from danvan_data.exhibits.citing import files_of
from danvan_data.language import LANGUAGES, day, get_language, speaking, t
from danvan_data.publish.files import check_out
from danvan_data.publish.notebooks.run import Job, Ran, read, run, running
from danvan_data.publish.notebooks.story import Story, tell, title
from danvan_data.publish.notebooks.telling import Telling, telling
from danvan_data.publish.pages.mail import mail
from danvan_data.publish.pages.outputs import slug
from danvan_data.publish.pages.page import Place, index, page
from danvan_data.registers.shareable import left_out

INDEX, MAIL = "index", "mail"


@dataclass(frozen=True)
class Published:
    """What was written.

    Attributes:
        files: the pages, the first index first.
        ran: the notebooks with their failures.
        left: the names of the pages that found no room in each small file.

    """

    files: tuple[Path, ...]
    ran: tuple[Ran, ...]
    left: tuple[tuple[str, ...], ...] = ()

    @property
    def failures(self) -> list[str]:
        """The sentences that name the cells that failed."""
        return [each.failure for each in self.ran if each.failure]


def languages(wanted: str) -> tuple[str, ...]:
    """Return the languages of a code or of `both` (all there are), the one with the plain addresses first."""
    return LANGUAGES if wanted == "both" else (wanted,)


def address(name: str, language: str, first: str) -> str:
    """Return the file name of a page: plain in the site's first language, marked in the others."""
    return f"{name}.html" if language == first else f"{name}.{language}.html"


def publish(
    notebooks: Sequence[Path],
    out: Path,
    wanted: Sequence[str] = ("vi",),
    data: Path | None = None,
    force: bool = False,
    code: bool = False,
    done: Callable[[Job, int], None] = lambda job, cells: None,
    as_mail: bool = False,
) -> Published:
    """Run the notebooks in each language and write the site: an index and one page a notebook.

    `as_mail`: one small file a language in its place.

    Raises:
        PublishError: a file of the user's stands where a page would go and `force` is not given, a file is no
            notebook, or the first page alone is too large for a small file; nothing has been written then.
        WriteError: `out` cannot be written.

    """
    names = (MAIL,) if as_mail else (INDEX, *(path.stem for path in notebooks))
    check_out(out, [address(name, each, wanted[0]) for each in wanted for name in names], force)
    jobs = [Job(path, each, data) for each in wanted for path in notebooks]
    texts: dict[Path, str | bytes] = {}
    left: list[tuple[str, ...]] = []
    if as_mail:
        ran = run(jobs, done)
        for language in wanted:
            with speaking(language):
                mine = [each for each in ran if each.job.language == language]
                texts[out / address(MAIL, language, wanted[0])], rest = posted(mine, data)
                left.append(tuple(rest))
    else:
        ran, made = _while_running(jobs, wanted, data, code, done)
        texts = {out / name: text for name, text in made.items()}
    return Published(tuple(store.write_all(texts)), tuple(ran), tuple(left))


def _while_running(
    jobs: Sequence[Job], wanted: Sequence[str], data: Path | None, code: bool, done: Callable[[Job, int], None]
) -> tuple[list[Ran], dict[str, str]]:
    """Run notebooks and make each page as soon as its notebook is ready: others still run on other processors."""
    with running(jobs, done) as coming:
        notebooks = {job.path.stem: read(job.path) for job in jobs}
        sites = {each: Site(each, wanted, notebooks, data, code) for each in wanted}
        ran = {}
        for place, each in coming:
            ran[place] = each
            sites[each.job.language].add(each)
    made = {name: text for language in wanted for name, text in sites[language].files().items()}
    return [ran[place] for place in range(len(jobs))], made


def site(ran: Sequence[Ran], wanted: Sequence[str], data: Path | None = None, code: bool = False) -> dict[str, str]:
    """Return the pages of one language by file name, the index first; they are made in the current language.

    `code`: with the Python code of each chart, folded.
    """
    made = Site(get_language(), wanted, {each.job.path.stem: each.notebook for each in ran}, data, code)
    for each in ran:
        made.add(each)
    return made.files()


class Site:
    """The pages of one language, made one by one as their notebooks are ready; `code` as of `site`."""

    def __init__(
        self, language: str, wanted: Sequence[str], notebooks: dict[str, dict[str, Any]], data: Path | None, code: bool
    ) -> None:  # fmt: skip
        first = wanted[0]
        self.language, self._first = language, first
        self._names = list(notebooks)
        self._others = [each for each in wanted if each != language]
        self._addresses = {name: address(name, language, first) for name in self._names}
        self._home = address(INDEX, language, first)
        self._stories: dict[str, Story] = {}
        self._failures: dict[str, str] = {}
        self._pages: dict[str, str] = {}
        with speaking(language):
            titles = {name: title(name, notebook, language) for name, notebook in notebooks.items()}
            evidence = evidence_of(data)
            self._place = Place(
                others=tuple((name, self._addresses[name], titles[name]) for name in self._names), home=self._home,
                dated=t("publish.dated", day=day(dated(data))), about=about(data), code=code,
                evidence=evidence,
            )  # fmt: skip
            self._answer = answer(evidence)

    def add(self, ran: Ran) -> None:
        """Make the page of a notebook that has run."""
        name = ran.job.path.stem
        if ran.failure:
            self._failures[name] = ran.failure
        with speaking(self.language):
            self._stories[name] = tell(name, ran.notebook, self.language, self._addresses)
            self._pages[name] = _page(self._stories[name], self._twin(name), ran.failure)

    def files(self) -> dict[str, str]:
        """Return the pages by file name, the index first."""
        stories = [self._stories[name] for name in self._names]
        with speaking(self.language):
            made = {self._home: index(stories, self._twin(INDEX), self._failures, self._answer)}
        return made | {self._addresses[name]: self._pages[name] for name in self._names}

    def _twin(self, name: str) -> Place:
        twins = tuple((address(name, each, self._first), each) for each in self._others)
        return replace(self._place, twins=twins)


def posted(ran: Sequence[Ran], data: Path | None = None) -> tuple[bytes, list[str]]:
    """Return the pages of one language as one small file for e-mail, and the names of those that found no room.

    Raises:
        PublishError: the first page alone is too large.

    """
    addresses = {each.job.path.stem: f"#{slug(each.job.path.stem)}" for each in ran}
    failures = {each.job.path.stem: each.failure for each in ran if each.failure}
    stories = [tell(each.job.path.stem, each.notebook, get_language(), addresses) for each in ran]
    when = t("publish.dated", day=day(dated(data)))
    return mail(stories, Place(dated=when, about=about(data), evidence=evidence_of(data)), failures)


def _page(story: Story, place: Place, failure: str) -> str:
    # What the notebook itself says of its data is not said again at its foot.
    bodies = "\n".join(item.body for item in story.items if isinstance(item.body, str))
    place = replace(place, about=tuple(line for line in place.about if line not in bodies))
    return page(story, place, failure)


def evidence_of(data: Path | None) -> Evidence | None:
    """Return the evidence that the notebooks speak of; None where it cannot be read."""
    try:
        return load(data)
    except UserError:  # the notebooks, which could not read it either, say why
        return None


def answer(evidence: Evidence | None) -> Telling | None:
    """Return what the evidence has to tell, for the answer that the index begins with; None where there is none."""
    try:
        return telling(evidence) if evidence else None
    except UserError:  # as above
        return None


def about(data: Path | None) -> tuple[str, ...]:
    """Return what the foot says of a reader's own registers: their files, and what was left out of persons."""
    if not data:
        return ()
    try:
        evidence = load(data)
    except UserError:  # the notebooks, which could not read them either, say why
        return ()
    return tuple(filter(None, (t("publish.own", files=files_of(evidence)), left_out(evidence.left_out))))


def dated(data: Path | None) -> date:
    """Return the day of the data: the newest file of the reader's folder, else the last day a source was read."""
    if data:
        times = [time for path in data.rglob("*") if path.is_file() and (time := _changed(path))]
        return date.fromtimestamp(max(times)) if times else date.today()
    with (data_folder() / "sources.csv").open(encoding="utf-8", newline="") as table:
        return date.fromisoformat(max(row["retrieved"] for row in csv.DictReader(table)))


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # gone since it was listed
        return 0
