"""Pins: kept as they were seen, in the reader's order and by her names, in one file beside the notebooks."""

import json

import pytest

from danvan_data.explore import pins
from tests.exhibits_made import bars


@pytest.fixture
def file(tmp_path):
    path = tmp_path / pins.FILE
    for n in (1, 2, 3):
        assert pins.add(path, pins.made(bars(n, f"thứ {n}"), {"Năm": str(n)}))
    return path


def names(path):
    return [each.name for each in pins.read(path)]


def test_a_pin_is_the_exhibit_as_it_was_seen(file):
    first = pins.read(file)[0]
    assert first.shown.to_dict() == bars(1, "thứ 1").to_dict() and first.state == {"Năm": "1"} and first.day
    assert not pins.add(file, pins.made(bars(1, "thứ 1"))) and len(pins.read(file)) == 3


def test_pins_are_moved_renamed_and_dropped(file):
    marks = {each.name: each.id for each in pins.read(file)}
    for change in (
        {"kind": "move", "id": marks["thứ 3"], "by": -9},
        {"kind": "rename", "id": marks["thứ 1"], "name": "  Của \n tôi "},
        {"kind": "drop", "id": marks["thứ 2"]}, {"kind": "drop", "id": "no such pin"},
    ):  # fmt: skip
        pins.keep(file, pins.changed(pins.read(file), change))
    assert names(file) == ["thứ 3", "Của tôi"]
    pins.keep(file, pins.changed(pins.read(file), {"kind": "rename", "id": marks["thứ 1"], "name": " "}))
    assert names(file) == ["thứ 3", "thứ 1"], "a pin without a name is called by its finding"


def test_a_file_that_holds_no_pins_is_a_sentence_and_is_left_alone(tmp_path):
    path = tmp_path / pins.FILE
    assert pins.read(path) == []
    for text in ("no json", "[]", '{"pins": [{"id": 1}]}', json.dumps({"pins": [{"shown": {}}]})):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(pins.PinError, match=r"ghim\.json"):
            pins.add(path, pins.made(bars(1)))
        assert path.read_text(encoding="utf-8") == text


def test_they_stand_beside_the_notebook_of_the_kernel(monkeypatch, tmp_path):
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "01_fields.ipynb"))
    assert pins.home() == tmp_path / "ghim.json" and pins.made(bars(1)).notebook == "01_fields.ipynb"
