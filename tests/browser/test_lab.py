"""Each notebook in JupyterLab: opens, runs, draws, answers its controls, and does so again on a used kernel."""

import json
import os
from pathlib import Path

import pytest

from danvan_data.explore import MIME, PLOTLY

WIDGET = "application/vnd.jupyter.widget-view+json"
REPEAT = int(os.environ.get("DANVAN_REPEAT", "2"))
"""How many times a used kernel runs the notebook again: 2 for every day, 10 before a release."""

NOTEBOOKS = sorted(path.name for path in (Path(__file__).resolve().parents[2] / "notebooks").glob("0[0-4]*.ipynb"))
"""The themed ones; the notebook that takes files in has a test of its own."""

pytestmark = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda name: name.removesuffix(".ipynb"))


def all_drawn(opened, cells) -> None:
    """Check that no cell failed, that there are four figures at least, and that each has been drawn."""
    assert [error for cell in cells for error in cell.errors] == []
    charts = [cell.number for cell in cells if cell.kinds & {PLOTLY, MIME} and not (cell.folded or cell.sentence)]
    assert len(charts) >= 4
    assert opened.undrawn(charts) == []


def test_it_opens_runs_draws_and_answers_its_controls(open_notebook, notebook, desk):
    opened = open_notebook(notebook)
    all_drawn(opened, opened.cells())  # as kept, before any kernel has run it
    cells = opened.run_all()
    all_drawn(opened, cells)
    boards = [cell.number for cell in cells if MIME in cell.kinds and not cell.folded]
    live = [number for number in boards if opened.controls(number)]
    assert live
    assert [(number, label) for number in live for label in opened.dead_controls(number)] == []
    opened.save()
    kept = json.loads((desk / notebook).read_text(encoding="utf-8"))
    kinds = {kind for cell in kept["cells"] for output in cell.get("outputs", []) for kind in output.get("data", {})}
    assert not kinds & {"image/png", WIDGET}
    assert (opened.page.problems, opened.page.strangers) == ([], [])


def test_a_used_kernel_draws_every_figure_again(open_notebook, notebook):
    opened = open_notebook(notebook)
    opened.run_all()
    for turn in range(REPEAT):
        if turn % 2:
            opened.reload()
        all_drawn(opened, opened.rerun())
    assert (opened.page.problems, opened.page.strangers) == ([], [])
