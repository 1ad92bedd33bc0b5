"""The house: rooms one above the other, imports one way, nothing drawn below the exhibits, each file name once."""

import ast
from collections import Counter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "danvan_data"
FLOORS = (
    ("vocabulary", "errors"),
    ("text",),
    ("language",),
    ("console", "web"),
    ("store",),
    ("quantity",),
    ("registers",),
    ("evidence",),
    ("measures",),
    ("exhibits",),
    ("explore",),
    ("publish",),
    ("desk", "tidy"),
    ("lab",),
    ("cli",),
    ("__init__", "__main__"),
)
"""The rooms from the ground up; a room imports from those below it and from itself."""
LATE = {("evidence", "measures"): "`Evidence.check` asks the measures above it when it is called"}
"""Arrows back that are taken when a function is called, with their reason."""


def room(name: str) -> str:
    return name.split(".")[1] if "." in name else "__init__"


def arrows() -> dict[tuple[str, str], set[str]]:
    """Return who imports from whom, room by room, with the files in which they do; hints for types do not count."""
    found: dict[tuple[str, str], set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        for target in imported(ast.parse(path.read_text(encoding="utf-8"))):
            if room(target) != parts[0]:
                found.setdefault((parts[0], room(target)), set()).add(str(path.relative_to(PACKAGE)))
    return found


def imported(tree: ast.AST) -> list[str]:
    names: list[str] = []
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("danvan_data"):
            below = [f"{node.module}.{each.name}" for each in node.names]
            names += below if node.module == "danvan_data" else [str(node.module)]
        elif isinstance(node, ast.Import):
            names += [each.name for each in node.names if each.name.startswith("danvan_data")]
        else:
            names += imported(node)
    return names


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
