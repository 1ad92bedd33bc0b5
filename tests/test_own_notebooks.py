"""Every themed notebook on a reader's own registers: rich ones, and a bare list of names."""

import json
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import Markdown

import danvan_data as dv
from tests.own_folder import bare, three_years

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("0[0-46]*.ipynb"))


def outputs(path):
    """Run a notebook's code cells in this process and return what each shows."""
    shell = InteractiveShell()
    shell.showtraceback = lambda *_, **__: None
    shown = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            result = shell.run_cell("".join(cell["source"]), store_history=False)
            assert result.success, (cell["id"], result.error_in_exec or result.error_before_exec)
            shown.append(result.result)
    return shown


def titles(shown):
    figures = [getattr(each, "figure", each) for each in shown]
    return [figure.layout.title.text or "" for figure in figures if hasattr(figure, "layout")]


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_the_readers_registers(path, language, tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_DATA", str(three_years(tmp_path / "own")))
    dv.set_language(language)
    said = str(titles(outputs(path)))
    assert "Kim Bảng" not in said.replace("Kim Bảng, Hà Nam", "")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_on_a_bare_list_says_what_is_lacking(path, tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_DATA", str(bare(tmp_path / "own")))
    shown = outputs(path)
    said = "".join(each.data for each in shown if isinstance(each, Markdown))
    assert "lĩnh vực (9/9 mô hình)" in said or path.stem.startswith("04")
