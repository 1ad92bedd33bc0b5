import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.fixture(scope="session")
def stored():
    """The collection's notebooks with the outputs they keep, by name."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(NOTEBOOKS.glob("*.ipynb"))}


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def write(tmp_path):
    """Write a notebook of code cells (and a title) and return its path."""

    def writing(name, *codes, title="# Một\n\nCâu hỏi?"):
        cells = [new_markdown_cell(title, id="title")]
        cells += [new_code_cell(code, id=f"cell-{number}") for number, code in enumerate(codes, start=1)]
        path = tmp_path / f"{name}.ipynb"
        nbformat.write(new_notebook(cells=cells), path)
        return path

    return writing
