"""Every example of a docstring gives what it says, in a folder of its own and in Vietnamese."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import danvan_data

MODULES = sorted(["danvan_data", *(each.name for each in pkgutil.walk_packages(danvan_data.__path__, "danvan_data."))])
EXAMPLES = [
    example
    for name in MODULES
    if not name.endswith(".__main__")
    for example in doctest.DocTestFinder(exclude_empty=True).find(import_module(name))
    if example.examples
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_an_example_gives_what_it_says(example, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told: list[str] = []
    options = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    result = doctest.DocTestRunner(optionflags=options).run(example, out=told.append)
    assert not result.failed, "".join(told)


def test_examples_are_found():
    assert len(EXAMPLES) > 20 and any(each.name == "danvan_data.quantity.parse_quantity" for each in EXAMPLES)
