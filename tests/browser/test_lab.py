"""Each notebook in JupyterLab: opens, runs, draws, answers its controls, and does so again on a used kernel."""

import json
import os
from pathlib import Path

import pytest

from danvan_data.explore import MIME, PLOTLY

from .conftest import TOKEN
from .glyphs import LEAST, cut_in_lab
from .labpage import LabPage

WIDGET = "application/vnd.jupyter.widget-view+json"
REPEAT = int(os.environ.get("DANVAN_REPEAT", "1"))
"""How many times a used kernel runs the notebook again: once for every day, 10 before a release."""

NOTEBOOKS = sorted(path.name for path in (Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
FINDER = "06_find_models.ipynb"


def each(*names):
    """Let a test meet these notebooks; one is opened once, for all its tests in their order here."""
    return pytest.mark.parametrize("opened", names, indirect=True, ids=lambda name: name.removesuffix(".ipynb"))


themed = each(*NOTEBOOKS[:5])
"""The notebook that takes files in and the one that finds models have tests of their own."""


@pytest.fixture(scope="module")
def opened(request, lab, server):
    notebook = LabPage(lab, server, TOKEN, request.param)
    yield notebook
    notebook.shut_down()


@pytest.fixture(scope="module")
def ran(opened):
    """The code cells, once a kernel has run them all."""
    return opened.run_all()


def all_drawn(opened, cells) -> None:
    """Check that no cell failed, that there are four figures at least, and that each has been drawn."""
    assert [error for cell in cells for error in cell.errors] == []
    charts = [cell.number for cell in cells if cell.kinds & {PLOTLY, MIME} and not (cell.folded or cell.sentence)]
    assert len(charts) >= 4
    assert opened.undrawn(charts) == []


@themed
def test_what_it_keeps_is_drawn_before_any_kernel_has_run_it(opened):
    all_drawn(opened, opened.cells())


@each(*NOTEBOOKS)
def test_no_glyph_of_a_kept_chart_is_cut(opened):
    found = {width: cut_in_lab(opened.page, width) for width in (1920, 1024, 700, 1280)}
    assert {width: cut for width, (seen, cut) in found.items() if cut or seen < LEAST} == {}


@themed
def test_it_runs_and_draws(opened, ran):
    all_drawn(opened, ran)


@themed
def test_every_control_changes_its_chart(opened, ran):
    boards = [cell.number for cell in ran if MIME in cell.kinds and not cell.folded]
    live = [number for number in boards if opened.controls(number)]
    assert live
    assert [(number, label) for number in live for label in opened.dead_controls(number)] == []


@themed
def test_it_keeps_no_pictures_and_no_widgets(opened, ran, desk):
    opened.save()
    kept = json.loads((desk / opened.notebook).read_text(encoding="utf-8"))
    kinds = {kind for cell in kept["cells"] for output in cell.get("outputs", []) for kind in output.get("data", {})}
    assert kinds and not kinds & {"image/png", WIDGET}


@themed
def test_a_used_kernel_draws_every_figure_again(opened, ran):
    for turn in range(REPEAT):
        if not turn % 2:
            opened.reload()
        all_drawn(opened, opened.rerun())


HEIGHTS = """() => [...document.querySelectorAll('.js-plotly-plot')].filter(plot => plot.offsetParent).map(plot =>
  [plot.getBoundingClientRect().height - plot._fullLayout.height, plot.clientWidth - plot._fullLayout.width])"""


@each(FINDER)
def test_a_chart_of_a_live_notebook_follows_the_window(opened, ran):
    for width in (1440, 1024, 1281):
        seen, cut = cut_in_lab(opened.page, width)
        sizes = opened.page.evaluate(HEIGHTS)
        assert cut == [] and seen > 20, (width, cut)
        assert len(sizes) > 1 and all(abs(by) < 2 for each in sizes for by in each), (width, sizes)


@each(*NOTEBOOKS)
def test_nothing_went_wrong_in_the_page_and_nothing_was_asked_of_others(opened):
    assert (opened.page.problems, opened.page.strangers) == ([], [])
