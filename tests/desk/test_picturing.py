"""A chart saved as a picture by its name, as an exhibit, or as a board stands."""

import shutil

import pytest

import danvan_data as dv
from danvan_data.desk import picturing
from danvan_data.exhibits.picture import PictureError
from danvan_data.explore import boards


@pytest.fixture
def drawn(monkeypatch, tmp_path):
    """What would be drawn, without a browser."""
    got = []
    monkeypatch.setattr(picturing.picture, "save_picture", lambda figure, *_: got.append(figure) or tmp_path)
    return got


def test_a_name_an_exhibit_a_board_and_a_figure_are_one(drawn, tmp_path):
    shown = dv.compare("Lạc Sơn", "Lục Ngạn")
    board = boards.leaders(dv.load_bundled())
    for chart in ("by_field", shown, board, shown.figure):
        dv.save_picture(chart, tmp_path / "a.svg")
    titles = [figure.layout.title.text for figure in drawn]
    assert "Kim Bảng" in titles[0].replace("\xa0", " ") and titles[1] == titles[3] != titles[2]


@pytest.mark.parametrize(
    ("chart", "said"),
    [("nothing", "by_field"), ([1, 2], "list"), (3, "by_field"), (dv.compare("Lạc Sơn", "Hà Nội"), "to_excel")],
)
def test_what_is_no_chart_is_one_sentence_with_the_cure(chart, said, tmp_path):
    with pytest.raises(PictureError, match=said):
        dv.save_picture(chart, tmp_path / "a.svg")


@pytest.mark.skipif(not any(map(shutil.which, ("chromium", "google-chrome"))), reason="no Chromium here")
def test_a_named_chart_is_drawn(tmp_path):
    assert dv.save_picture("by_field", tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<svg")
