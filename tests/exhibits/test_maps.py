"""Maps of rows by series: what leads the eye through empty cells strikes through no word."""

import pytest

from danvan_data.exhibits.exhibit import Axis, Exhibit
from danvan_data.exhibits.marks import marks


@pytest.mark.parametrize(("nothing", "lines"), [("·", True), ("0/20", False)])
def test_lines_lead_through_cells_without_words_alone(nothing, lines):
    cells = [("Hà Nam", "2020", 3, "3"), ("Hà Nam", "2021", 0, nothing), ("Cà Mau", "2021", 2, "2")]
    table = marks({"row": row, "series": series, "low": n, "high": n, "text": text} for row, series, n, text in cells)
    layout = Exhibit("gaps", "Bản đồ", "heat", table, Axis()).figure.layout
    assert (layout.xaxis.showgrid, layout.yaxis.showgrid) == (lines, lines)
