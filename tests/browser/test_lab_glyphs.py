"""No glyph of a chart that a notebook keeps is cut in JupyterLab, on a laptop and on a hall's screen."""

from pathlib import Path

import pytest

from .glyphs import cut_in_lab

NOTEBOOKS = sorted(path.name for path in (Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda name: name.removesuffix(".ipynb"))
def test_no_glyph_of_a_kept_chart_is_cut(open_notebook, notebook):
    opened = open_notebook(notebook)
    found = {width: cut_in_lab(opened.page, width) for width in (1920, 1280)}
    assert {width: cut for width, (seen, cut) in found.items() if cut or seen < 5} == {}
