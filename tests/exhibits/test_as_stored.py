"""What exhibits say of the bundled evidence is what the notebooks have stored, to the last word and digit."""

import json
from pathlib import Path

import danvan_data as dv
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.explore import stored
from tests.exhibits.every import cells, states

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))

OTHERWISE = {"by_field", "mixes", "segments", "yearly"}
"""Exhibits that notebooks show of other reports or amounts than stories do."""


def kept():
    """Every exhibit of the notebooks' outputs: of figures, of exhibits, and of all states of boards."""
    for path in NOTEBOOKS:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for output in cell.get("outputs", []):
                data = output.get("data", {})
                if figure := data.get("application/vnd.plotly.v1+json"):
                    yield Exhibit.of_figure(figure)
                if told := data.get("application/vnd.danvan.exhibit+json"):
                    yield Exhibit.from_json(told)
                if board := data.get("application/vnd.danvan.explorer+json"):
                    yield from stored.everything(board)


def test_an_exhibit_is_what_a_notebook_has_stored_of_it():
    said = {}
    for exhibit in kept():
        if isinstance(exhibit, Exhibit):
            said.setdefault(exhibit.name, set()).add(exhibit.to_json())
    evidence = dv.load()
    shown = [*cells(evidence), *states(evidence)]
    told = [exhibit for exhibit in shown if exhibit.name in said]
    other = {exhibit.name for exhibit in told if exhibit.to_json() not in said[exhibit.name]}
    assert len(told) > 40 and other <= OTHERWISE
