"""The place bar: every place can be chosen and is the one that the notebook then loads; a page names it."""

import os
from dataclasses import replace

import pytest

import danvan_data as dv
from danvan_data.evidence import PlaceError, unique_name
from danvan_data.explore import boards
from danvan_data.explore.search.finder import finder
from danvan_data.measures.search import finding
from danvan_data.measures.spread import distribution
from danvan_data.store import chosen
from tests.own_folder import three_years


@pytest.fixture(autouse=True)
def no_place(monkeypatch):
    for name in (chosen.PLACE, chosen.BESIDE, "DANVAN_DATA"):
        monkeypatch.setenv(name, "")
    restart()
    yield
    restart()


def restart(place: str = "") -> None:
    """Begin as a fresh kernel does, which is given a place."""
    os.environ.update({chosen.PLACE: place, chosen.BESIDE: ""})
    chosen._given.cache_clear()
    chosen._LOST.clear()


@pytest.fixture
def notebook(monkeypatch, tmp_path):
    """A notebook before which a reader sits."""
    path = tmp_path / "01.ipynb"
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    return path


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
    assert os.environ[chosen.PLACE] == ""


def test_where_there_is_no_kernel_a_line_names_the_place():
    told = dv.place_bar(dv.load(place="lac son"))._repr_mimebundle_()
    assert told["text/html"] == (
        "<p>Địa phương đang xem: Lạc Sơn, Hòa Bình. Hình nào không nêu tên nơi này thì nói về cả nước.</p>"
    )
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


def test_a_choice_outlives_its_kernel_and_is_said_and_taken_back(notebook):
    dv.place_bar(dv.load()).choose("Lạc Sơn, Hòa Bình")
    restart()
    bar = dv.place_bar(dv.load())
    assert str(bar.place) == "Lạc Sơn, Hòa Bình"
    assert chosen.FILE in bar.setup()["kept"] and bar.setup()["back"] == "Trở lại Kim Bảng, Hà Nam"
    bar.choose("Lục Ngạn, Bắc Giang")
    restart()
    bar = dv.place_bar(dv.load())
    assert (str(bar.place), bar.setup()["back"]) == ("Lục Ngạn, Bắc Giang", "Trở lại Kim Bảng, Hà Nam")
    assert bar.go_back() == "Kim Bảng, Hà Nam"
    for _ in range(2):
        assert str(dv.load().place) == "Kim Bảng, Hà Nam" and "kept" not in dv.place_bar(dv.load()).setup()
        restart()
    assert list(notebook.parent.iterdir()) == []


def test_going_back_by_hand_is_no_choice(notebook):
    dv.place_bar(dv.load()).choose("Lạc Sơn, Hòa Bình")
    dv.place_bar(dv.load()).choose("Kim Bảng, Hà Nam")
    assert list(notebook.parent.iterdir()) == []


def test_another_place_given_by_the_command_goes_before_an_older_choice(notebook):
    dv.place_bar(dv.load()).choose("Lạc Sơn, Hòa Bình")
    restart("luc ngan")
    bar = dv.place_bar(dv.load())
    assert str(bar.place) == "Lục Ngạn, Bắc Giang" and "kept" not in bar.setup()
    bar.choose("Lạc Sơn, Hòa Bình")
    restart("luc ngan")
    assert dv.place_bar(dv.load()).setup()["back"] == "Trở lại Lục Ngạn, Bắc Giang"


def test_data_that_do_not_know_the_place_are_shown_as_they_came_and_say_so(notebook, tmp_path, monkeypatch):
    dv.place_bar(dv.load()).choose("Lục Ngạn, Bắc Giang")
    monkeypatch.setenv("DANVAN_DATA", str(three_years(tmp_path / "own")))
    own = dv.load()
    assert own.own and "Lục Ngạn" in dv.place_bar(own).setup()["kept"]
    monkeypatch.setenv("DANVAN_DATA", "")
    assert str(dv.load().place) == "Lục Ngạn, Bắc Giang"


def test_what_runs_unattended_knows_nothing_of_a_choice_and_a_broken_file_is_none(notebook, monkeypatch):
    dv.place_bar(dv.load()).choose("Lạc Sơn, Hòa Bình")
    monkeypatch.delenv("JPY_SESSION_NAME")
    restart()
    assert str(dv.load().place) == "Kim Bảng, Hà Nam"
    monkeypatch.setenv("JPY_SESSION_NAME", str(notebook))
    (notebook.parent / chosen.FILE).write_text("[1", encoding="utf-8")
    assert str(dv.load().place) == "Kim Bảng, Hà Nam"


def test_the_place_set_beside_is_kept_too(notebook, tmp_path):
    evidence = dv.load(three_years(tmp_path / "own"))
    dv.place_bar(evidence).set_beside("Kim Bảng, Hà Nam")
    restart()
    dv.load()
    assert os.environ[chosen.BESIDE] == "Kim Bảng, Hà Nam"


def test_a_finder_begins_with_the_models_of_the_place_chosen_whatever_else_bears_its_name(notebook):
    evidence = dv.load()
    rows, places = finding.rows_of(evidence), list(dv.place_bar(evidence).places.values())
    tables = [evidence.models, evidence.counts]
    twins = [place for place in places if unique_name(place, tables) not in ("", place.label)]
    assert len(twins) > 3
    for place in [*twins, *places[::60]]:
        if place.level == "sector":
            continue
        begun = finder(replace(evidence, place=place))
        (name,) = begun.asked["province"]
        found = finding.find(evidence, province=name).index
        assert set(found) == set(rows.loc[place.holds(rows), "model_id"]), name
    assert finder(evidence).asked == {} and finder(replace(evidence, place=places[0]), "ong").asked == {"typed": "ong"}
