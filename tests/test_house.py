"""The house: rooms one above the other, imports one way, nothing drawn below the exhibits, each file name once."""

from collections import Counter

import pytest

from docs.house import FLOORS, LATE, PACKAGE, PAGE, arrows, page


def test_every_room_has_its_floor():
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert there == {name for floor in FLOORS for name in floor}


def test_imports_run_one_way():
    height = {name: at for at, floor in enumerate(FLOORS) for name in floor}
    back = {
        pair: files for pair, files in arrows().items()
        if pair[1] in height and height[pair[0]] <= height[pair[1]] and pair not in LATE
    }  # fmt: skip
    assert not back


@pytest.mark.parametrize(("library", "floor"), [("plotly", "exhibits"), ("ipywidgets", "explore"), ("pptx", "publish")])
def test_a_library_is_used_from_its_floor_up(library, floor):
    height = {name: at for at, floor in enumerate(FLOORS) for name in floor}
    lowest = next(at for at, names in enumerate(FLOORS) if floor in names)
    for path in PACKAGE.rglob("*.py"):
        here = path.relative_to(PACKAGE).with_suffix("").parts[0]
        text = path.read_text(encoding="utf-8")
        if f"import {library}" in text or f"from {library}" in text:
            assert height[here] >= lowest or here == "web", path


def test_a_file_name_stands_once():
    names = Counter(path.name for path in PACKAGE.rglob("*.py") if not path.name.startswith("__"))
    assert not {name: n for name, n in names.items() if n > 1}


def test_the_drawing_is_that_of_the_imports():
    assert PAGE.read_text(encoding="utf-8") == page(), "run `uv run python docs/house.py`"


def test_a_folder_holds_a_dozen_modules_at_most():
    sizes = Counter(path.parent for path in PACKAGE.rglob("*.py") if not path.name.startswith("__"))
    assert not {str(folder.relative_to(PACKAGE)): size for folder, size in sizes.items() if size > 12}
