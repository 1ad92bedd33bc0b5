"""All that exhibits tell of some evidence, number by number, is what is written down of them in `told/`.

    uv run python -m tests.exhibits.test_told_whole

writes it anew after a change that is meant; the difference is to be read before it is committed. Words are not in it,
only their keys in the catalogue.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from IPython.display import HTML, Markdown

import danvan_data as dv
from danvan_data.evidence import Evidence
from danvan_data.exhibits import first_look
from danvan_data.exhibits.about import about
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.reliability import intake
from danvan_data.exhibits.reliability.ledger import ledger, traced
from danvan_data.exhibits.search.cards import cards
from danvan_data.language import speaking
from danvan_data.measures.reliability import quality
from tests.exhibits import odd
from tests.exhibits.every import beyond, cells, stops
from tests.exhibits.keyed import compare, drawings, keys, whole, write, written
from tests.own_folder import MODELS, bare, crowded, register, three_years
from tests.publish.office.made import MADE

HERE = Path(__file__).parent / "told"
SOME = ("A001", "A002", "A003")


Told = Exhibit | HTML | Markdown | pd.DataFrame | dict[str, object]


def some() -> Evidence:
    """A few pages of the evidence: of most things too few to be compared."""
    whole = dv.load()
    names = ("sources", "counts", "models", "outcomes")
    return replace(whole, **{name: getattr(whole, name).query("source_id in @SOME") for name in names})


def every(evidence: Evidence) -> Iterator[Exhibit]:
    yield from cells(evidence)
    yield from beyond(evidence)
    yield from stops(evidence)


def of_place(evidence: Evidence) -> Iterator[Exhibit]:
    return (each for each in cells(evidence) if "Lục Ngạn" in each.to_json())


def assuming(evidence: Evidence) -> Iterator[Exhibit]:
    return (each for each in cells(evidence) if each.assumptions)


def more(evidence: Evidence) -> Iterator[Told]:
    """Yield what is told besides exhibits."""
    yield about(evidence)
    facts = quality.facts(evidence)
    pages = quality.pages(facts, evidence.outcomes, evidence.sources)
    yield ledger(pages, evidence, facts)
    yield traced(pages, evidence, facts)
    yield first_look.tables(evidence)
    yield cards(evidence)
    for _, doubts in evidence.check().groupby("check", sort=False):
        yield doubts
    yield from cells(evidence)


def taken_in(folder: Path) -> Iterator[Told]:
    views = (intake.summary, intake.models, intake.problems, intake.links, intake.totals, intake.files, intake.coverage)
    for make in (three_years, crowded):
        collection = dv.collect(make(folder / make.__name__), cache=False, progress=False)
        yield cards(dv.evidence_of(collection))
        yield from (view(collection) for view in views)


TOLD: dict[str, tuple[str, Callable[[Path], Iterator[Told]]]] = {
    "kim_bang": ("en", lambda _: every(dv.load())),
    "luc_ngan": ("vi", lambda _: of_place(dv.load(place="Lục Ngạn"))),
    "widened": ("vi", lambda _: assuming(dv.load(tolerance=0.1))),
    "some": ("vi", lambda _: more(some())),
    "three_years": ("vi", lambda folder: every(dv.load(three_years(folder)))),
    "registers": ("vi", lambda folder: odd.registers(dv.load(three_years(folder)))),
    "taken_in": ("en", taken_in),
    "odd": ("vi", lambda _: odd.told()),
    "bare": ("vi", lambda folder: more(dv.load(bare(folder)))),
    "one": ("en", lambda folder: cells(dv.load(register(folder, MODELS[:1])))),
}
"""What is told, and where it is written down: in which language, and of which evidence."""


def told(name: str, folder: Path) -> str:
    language, make = TOLD[name]
    with keys(), speaking(language):
        return whole(written(each) for each in make(folder / "so"))


def drawn() -> str:
    """Return how a chart of each form is drawn."""
    with keys():
        return whole(drawings([*(make() for make in MADE.values()), *odd.drawn()]))


@pytest.mark.parametrize("name", TOLD)
def test_exhibits_tell_what_is_written_down(name, tmp_path):
    compare(HERE / f"{name}.txt", told(name, tmp_path))


def test_charts_are_drawn_as_is_written_down():
    compare(HERE / "drawn.txt", drawn())


def main() -> None:
    for name in TOLD:
        with tempfile.TemporaryDirectory() as folder:
            write(HERE / f"{name}.txt", told(name, Path(folder)))
    write(HERE / "drawn.txt", drawn())


if __name__ == "__main__":
    main()
