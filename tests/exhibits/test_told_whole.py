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
from danvan_data.exhibits.about import about
from danvan_data.exhibits.exhibit import Axis, Band, Exhibit
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.reliability import intake
from danvan_data.exhibits.reliability.ledger import ledger, traced
from danvan_data.language import speaking
from danvan_data.measures.reliability import quality
from tests.exhibits.every import beyond, cells, stops
from tests.exhibits.keyed import compare, drawings, keys, whole, write, written
from tests.own_folder import MODELS, bare, register, three_years
from tests.publish.office.made import FIELDS, MADE, PAGES

HERE = Path(__file__).parent / "told"
SOME = ("A001", "A002", "A003")


Told = Exhibit | HTML | Markdown | pd.DataFrame


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


def others() -> Iterator[Exhibit]:
    """Yield charts of the same forms whose numbers, years and words are few, many or long."""
    yield replace(MADE["intervals"](), axis=Axis("Triệu đồng", "amount"), name="intervals, not log")
    yield Exhibit("sentence", "Không có gì.", "sentence")
    few = MADE["stacked"]()
    yield replace(few, name="stacked, few", table=few.table.assign(low=1.0, high=1.0, text="1"))
    yield replace(few, name="columns, one series", form="columns", table=few.table[few.table["series"].eq("Kinh tế")])
    bars = MADE["bars"]()
    yield replace(bars, name="bars, banded", bands=(Band("mốc", 100.0, 100.0), Band("khoảng", 200.0, 300.0)))
    share = bars.table.assign(low=[0.6, 0.2, 0.1, 0.1], high=[0.6, 0.2, 0.1, 0.1])
    yield replace(bars, name="bars, shares", table=share, axis=Axis("Tỷ trọng", "share"))
    years = [{"row": f"Nơi {at}" if at % 3 else "Nơi", "low": 7.0, "high": 7.0, "text": "7", "colour": "#0072B2",
              "start": str(2001 + at), "end": str(2001 + at + at % 4)} for at in range(14)]  # fmt: skip
    yield replace(MADE["spans"](), name="spans, many years", table=marks(years))
    cells = [
        {
            "row": name,
            "series": str(year),
            "low": float(year % 3),
            "high": float(year % 3),
            "colour": colour,
            "text": str(year % 3) if year % 3 else "·",
        }
        for name, colour in FIELDS.items()
        for year in range(2012, 2022)
    ]
    yield replace(MADE["heat"](), name="heat, many years", table=marks(cells), sources=PAGES, cited=9)
    yield replace(MADE["pairs"](), name="pairs, not log", axis=Axis("Số mô hình"))


def more(evidence: Evidence) -> Iterator[Told]:
    """Yield what is told besides exhibits."""
    yield about(evidence)
    facts = quality.facts(evidence)
    pages = quality.pages(facts, evidence.outcomes, evidence.sources)
    yield ledger(pages, evidence, facts)
    yield traced(pages, evidence, facts)
    for _, doubts in evidence.check().groupby("check", sort=False):
        yield doubts
    yield from cells(evidence)


def taken_in(folder: Path) -> Iterator[Told]:
    collection = dv.collect(three_years(folder), cache=False, progress=False)
    views = (intake.summary, intake.models, intake.problems, intake.links, intake.totals, intake.files, intake.coverage)
    return (view(collection) for view in views)


TOLD: dict[str, tuple[str, Callable[[Path], Iterator[Told]]]] = {
    "kim_bang": ("en", lambda _: every(dv.load())),
    "luc_ngan": ("vi", lambda _: of_place(dv.load(place="Lục Ngạn"))),
    "widened": ("vi", lambda _: assuming(dv.load(tolerance=0.1))),
    "some": ("vi", lambda _: more(some())),
    "three_years": ("vi", lambda folder: every(dv.load(three_years(folder)))),
    "taken_in": ("en", taken_in),
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
        return whole(drawings([*(make() for make in MADE.values()), *others()]))


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
