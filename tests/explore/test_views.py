import json

import pytest

from danvan_data.exhibits.exhibit import Axis, Exhibit
from danvan_data.exhibits.marks import marks
from danvan_data.explore.views import MOST_DRAWN, figure_view, view
from tests.exhibits_made import PAGES, bars


def test_the_table_of_a_board_is_the_exhibits_grid():
    shown = bars(2)
    seen = view(shown)
    assert seen["heads"] == list(shown.grid.heads)
    texts = [[cell[0] if isinstance(cell, list) else cell for cell in row] for row in seen["rows"]]
    assert texts == shown.grid.texts
    assert seen["rows"][1][1] == ["4 mô hình", 4.0]


def test_a_point_bears_the_number_of_its_mark():
    seen = view(bars())
    assert seen["data"][0]["customdata"] == [0, 1, 2]
    assert seen["marks"][0] == ["Kinh tế: 1 mô hình", "hơn bốn mươi", ["B001"]]
    assert seen["marks"][1][2] == ["B001", "B002"]


@pytest.mark.parametrize("form", ["intervals", "heat", "timeline", "spans", "dots", "stacked"])
def test_in_every_form_each_mark_can_be_pointed_at(form):
    span = {"start": "2021-01-02", "end": "2021-03-04"} if form == "timeline" else {"start": "2021", "end": "2023"}
    table = marks(
        {"row": f"r{at}", "series": f"s{at % 2}", "low": at + 1, "high": at + 2 if form == "intervals" else at + 1,
         "text": str(at), "colour": "#0072B2", "sources": "B001", **span}
        for at in range(4)
    )  # fmt: skip
    seen = view(Exhibit("x", "Một", form, table, Axis(), ("a", "b", "c"), sources=PAGES, cited=2))
    found = json.dumps([trace.get("customdata", trace.get("meta")) for trace in seen["data"]])
    assert all(str(at) in found for at in range(4))


def test_every_source_has_its_publisher_title_date_and_address_and_the_rest_is_counted():
    seen = view(bars(cited=9))
    assert seen["sources"]["B001"] == [
        "Báo Hà Nam",
        "Kim Bảng thi đua",
        "16/10/2023",
        "https://bao.example/kim-bang",
    ]
    assert "7" in seen["more"]


def test_a_stored_figure_is_shown_with_the_exhibit_that_it_bears():
    stored = json.loads(bars().figure.to_json())
    assert figure_view(stored) == view(bars())


@pytest.mark.parametrize("form", ["bars", "stacked", "shares", "intervals"])
def test_of_many_rows_the_first_are_drawn_and_those_the_finding_speaks_of_and_the_table_has_all(form):
    shown = many(MOST_DRAWN + 25, form)
    told = view(shown)
    assert len(told["rows"]) == len(told["marks"]) == len(shown.table)
    points = {at for trace in told["data"] for at in trace.get("customdata", ()) if isinstance(at, int) and at >= 0}
    assert points == {*range(MOST_DRAWN), len(shown.table) - 1}
    assert told["notes"] == [f"Biểu đồ vẽ {MOST_DRAWN + 1} trong {MOST_DRAWN + 25} dòng; thẻ “Số liệu” có đủ."]
    assert view(many(MOST_DRAWN, form))["notes"] == []


def many(n, form):
    """An exhibit of many rows, of which the finding speaks of the last."""
    table = marks(
        {"row": f"r{at}", "series": "s", "low": 0.1, "high": 0.1, "text": str(at), "colour": "#0072B2"}
        for at in range(n)
    )  # fmt: skip
    return Exhibit("x", "Một", form, table, Axis(), ("a", "b", "c"), emphasis=(f"r{n - 1}",))
