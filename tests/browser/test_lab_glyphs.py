"""No glyph of a chart is cut in JupyterLab, in a small window and on a hall's screen, however the window changes."""

from pathlib import Path

import pytest

from .glyphs import cut_in_lab

NOTEBOOKS = sorted(path.name for path in (Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda name: name.removesuffix(".ipynb"))
def test_no_glyph_of_a_kept_chart_is_cut(open_notebook, notebook):
    opened = open_notebook(notebook)
    found = {width: cut_in_lab(opened.page, width) for width in (1920, 1024)}
    assert {width: cut for width, (seen, cut) in found.items() if cut or seen < 5} == {}


HEIGHTS = """() => [...document.querySelectorAll('.jp-RenderedPlotly')].map(plot =>
  [plot.getBoundingClientRect().height - plot._fullLayout.height, plot.clientWidth - plot._fullLayout.width])"""


def test_a_chart_of_a_live_notebook_follows_the_window(open_notebook):
    opened = open_notebook("06_find_models.ipynb")
    opened.run_all()
    for width in (1440, 1024, 1281):
        seen, cut = cut_in_lab(opened.page, width)
        sizes = opened.page.evaluate(HEIGHTS)
        assert cut == [] and seen > 20, (width, cut)
        assert len(sizes) > 1 and all(abs(by) < 2 for each in sizes for by in each), (width, sizes)
    assert opened.page.problems == []
