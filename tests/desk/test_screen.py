import json
import os

import pytest

from danvan_data.desk import screen
from danvan_data.explore import choice, explorer
from danvan_data.publish.notebooks.story import seen_of, tell
from danvan_data.publish.problems import PublishError
from tests.exhibits_made import bars
from tests.publish.making import code, figure, prose, shown


def of(n):
    return bars(n, f"Phát hiện {n}")


@pytest.fixture
def live():
    return explorer(of, n=choice([1, 5, 9], "n"))


@pytest.fixture
def saved(tmp_path, live):
    """A notebook saved while its control stood at its first value, by a kernel that keeps only that state."""
    spec = json.loads(json.dumps(live.spec()))
    spec["states"] = {"0": 0}
    spec["views"] = spec["views"][:1]
    cells = [prose("# Một"), code(shown(explorer=spec)), code(shown(plotly=figure()))]
    path = tmp_path / "01_a.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


def test_controls_stand_where_they_stand_on_the_screen_and_all_their_states_are_there(saved, live):
    live.choose(n=9)
    told = screen.story(saved)
    item = next(each for each in told.items if each.kind == "explorer")
    assert item.body["controls"][0]["start"] == 2 and len(item.body["views"]) == 3
    assert [each.finding for each in told.exhibits()] == ["Phát hiện 9", "Một phát hiện"]


def test_an_explorer_that_is_no_longer_there_is_shown_as_it_was_saved(saved):
    told = screen.story(saved, {})
    assert [each.finding for each in told.exhibits()] == ["Phát hiện 1", "Một phát hiện"]
    other = explorer(of, n=choice([1, 5, 7], "khác"))
    assert seen_of(screen.story(saved, {other.id: other}).charts()[0]).finding == "Phát hiện 1"


def test_a_notebook_that_has_not_been_run_is_one_sentence(tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"cells": [prose("# Một")]}), encoding="utf-8")
    with pytest.raises(PublishError, match="Ctrl"):
        screen.story(path)
    path.write_text("không phải sổ", encoding="utf-8")
    with pytest.raises(PublishError, match="Jupyter"):
        screen.story(path)


def test_the_notebook_is_the_one_of_the_session(saved, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", str(saved))
    assert screen.notebook_file() == saved
    monkeypatch.setenv("JPY_SESSION_NAME", "nowhere.ipynb")
    with pytest.raises(PublishError, match=r"dv\.share"):
        screen.notebook_file()


def test_cells_that_ran_after_the_last_saving_are_known(saved):
    runs = screen.Runs()
    assert not runs.unsaved(saved)
    os.utime(saved, (1_000, 1_000))
    runs.note()
    assert runs.unsaved(saved)
    os.utime(saved)
    os.utime(saved, (runs.last + 1, runs.last + 1))
    assert not runs.unsaved(saved)


def test_a_cell_for_the_lab_alone_is_not_shared():
    assert tell("a", {"cells": [code(shown(markdown="Nút chia sẻ"), tags=["lab"])]}, "vi").items == ()
