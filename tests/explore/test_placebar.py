"""The place bar: every place can be chosen and is the one that the notebook then loads; a page names it."""

import os

import pytest

import danvan_data as dv
from danvan_data.evidence import PlaceError
from danvan_data.explore import boards, placebar
from danvan_data.measures import distribution
from tests.own_folder import three_years


@pytest.fixture(autouse=True)
def no_place(monkeypatch):
    for name in (placebar.PLACE, placebar.BESIDE, "DANVAN_DATA"):
        monkeypatch.setenv(name, "")


def test_a_place_that_is_chosen_is_the_one_that_is_loaded():
    bar = dv.place_bar(dv.load())
    labels = list(bar.places)
    assert len(labels) > 300 and "Hòa Bình (toàn tỉnh)" in labels
    for label in [*labels[::25], "Hòa Bình (toàn tỉnh)", "Lạc Sơn, Hòa Bình"]:
        bar.choose(label)
        assert dv.load().place == bar.places[label]


def test_a_place_that_is_not_among_them_is_a_sentence():
    with pytest.raises(PlaceError, match="Sao Hỏa"):
        dv.place_bar(dv.load()).choose("Sao Hỏa")
    assert os.environ[placebar.PLACE] == ""


def test_where_there_is_no_kernel_a_line_names_the_place():
    told = dv.place_bar(dv.load(place="lac son"))._repr_mimebundle_()
    assert told["text/html"] == "<p>Địa phương đang xem: Lạc Sơn, Hòa Bình.</p>"
    assert {kind for kind in told if not kind.startswith("text/")} == {"application/vnd.jupyter.widget-view+json"}


def test_beside_own_registers_stands_any_public_place(tmp_path):
    evidence = dv.load(three_years(tmp_path / "own"))
    bar = dv.place_bar(evidence)
    assert bar.place.label in bar.places and "Kim Bảng, Hà Nam" in bar.others
    bar.set_beside("Kim Bảng, Hà Nam")
    own = distribution.mixes(evidence.counts, complete=False)
    report = distribution.report_of(own, evidence.place)
    every = distribution.beside(own, distribution.mixes(dv.load_bundled().counts))
    board = boards.compare(evidence, every, report)
    assert (board.shown.form, board.values["show"]) == ("signed", "difference")
    assert board.state(show="number").place == "Kim Bảng, Hà Nam"
    with pytest.raises(PlaceError):
        bar.set_beside("Sao Hỏa")
