"""What a stored notebook says below its charts: each number is one that a chart above gives, in one of its states."""

import json
from pathlib import Path

import pytest

import danvan_data as dv
from danvan_data.exhibits.every import cells
from danvan_data.exhibits.exhibit import MIME as EXHIBIT
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.explore import MIME, PLOTLY, stored
from tests.exhibits.test_truth import NUMBER, allowed

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
ASSUMED = "yearly"
"""The exhibit that a sentence on an assumption speaks of besides the charts that make none."""


def outputs(path: Path) -> list[dict]:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    shown = [each.get("data", {}) for cell in notebook["cells"] for each in cell.get("outputs", [])]
    return [{kind: "".join(each) if isinstance(each, list) else each for kind, each in data.items()} for data in shown]


def exhibits(data: dict) -> list[Exhibit]:
    """Return what an output shows as exhibits: of a board all the states that it keeps."""
    if MIME in data:
        return [each for each in stored.everything(data[MIME]) if isinstance(each, Exhibit) and each]
    if PLOTLY in data:
        return [each for each in [Exhibit.of_figure(data[PLOTLY])] if each]
    return [each for each in [Exhibit.from_json(data[EXHIBIT])] if each] if EXHIBIT in data else []


def across(spec: dict) -> set[str]:
    """Return how many rows a board has over all options of one of its controls: three regions are the whole country."""
    rows: dict[tuple, int] = {}
    for key, index in spec["states"].items():
        if index is not None and isinstance(each := stored.opened(spec, index), Exhibit):
            places = key.split(",")
            for at in range(len(places)):
                group = (at, *places[:at], *places[at + 1 :])
                rows[group] = rows.get(group, 0) + each.table["row"].nunique()
    return {str(n) for n in rows.values()}


@pytest.fixture(scope="module")
def assuming() -> set[str]:
    told = [each for each in cells(dv.load_bundled()) if each.name == ASSUMED and each.assumptions]
    assert len(told) == 1
    return allowed(told[0])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_number_of_prose_below_a_chart_is_one_that_a_chart_gives(path, assuming):
    given: set[str] = set()
    for data in outputs(path):
        words = data.get("text/markdown", "")
        if given and words:
            more = assuming if "assumed_years" in data.get(EXHIBIT, "") else set()
            assert [found for found in NUMBER.findall(words) if found not in given | more] == [], words
        for each in exhibits(data):
            given |= allowed(each)
        given |= across(data[MIME]) if MIME in data else set()
