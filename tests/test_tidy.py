import json
from pathlib import Path

import pytest

from danvan_data.tidy import PLOTLY, WIDGET, tidy, write

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))


@pytest.fixture
def notebook():
    explorer = {WIDGET: {"model_id": "x"}, PLOTLY: {"data": []}, "text/html": "<p>", "image/png": "..."}
    bare = {WIDGET: {"model_id": "y"}, "text/plain": "IntSlider()"}
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"widgets": {"x": {}}, "kernelspec": {"name": "python3", "display_name": "Python 3"}},
        "cells": [
            {"cell_type": "markdown", "id": "a", "metadata": {"tags": ["vi"]}, "source": "Đất"},
            {
                "cell_type": "code", "id": "b", "execution_count": 1, "source": "1",
                "metadata": {"execution": {"iopub.status.busy": "2026"}, "tags": ["slide"]},
                "outputs": [
                    {"output_type": "display_data", "metadata": {}, "data": data} for data in (explorer, bare)
                ],
            },
        ],
    }  # fmt: skip


def test_what_only_one_kernel_can_use_is_dropped(notebook):
    kept = tidy(notebook)
    explorer, bare = (output["data"] for output in kept["cells"][1]["outputs"])
    assert set(explorer) == {PLOTLY, "text/html"}
    assert WIDGET in bare, "a widget without another form stays: it is all there is"
    assert "widgets" not in kept["metadata"]
    assert kept["cells"][1]["metadata"] == {"tags": ["slide"]}


def test_a_picture_that_is_no_plotly_figure_stays():
    picture = {"cells": [{"outputs": [{"data": {"image/png": "...", "text/plain": ""}}]}]}
    assert "image/png" in tidy(picture)["cells"][0]["outputs"][0]["data"]


def test_writing_is_stable_and_keeps_the_letters(notebook, tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    write(path)
    first = path.read_text(encoding="utf-8")
    write(path)
    assert path.read_text(encoding="utf-8") == first and "Đất" in first


def test_a_figure_is_one_line_and_loses_nothing(notebook, tmp_path):
    figure = {"data": [{"x": list(range(500)), "text": ['a "b" \\n', "\\1", "Đ"]}]}
    notebook["cells"][1]["outputs"][0]["data"][PLOTLY] = figure
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    write(path)
    text = path.read_text(encoding="utf-8")
    assert json.loads(text)["cells"][1]["outputs"][0]["data"][PLOTLY] == figure
    assert len(text.splitlines()) < 100


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_of_the_collection_is_tidy(path, tmp_path):
    copied = tmp_path / path.name
    kept = path.read_text(encoding="utf-8")
    copied.write_text(kept, encoding="utf-8")
    write(copied)
    assert copied.read_text(encoding="utf-8") == kept, "run: python -m danvan_data.tidy notebooks/*.ipynb"


def test_a_notebook_of_the_collection_is_run_without_what_a_readers_shell_is_set_to(notebook, tmp_path, monkeypatch):
    for name in ("DANVAN_DATA", "DANVAN_LANG", "DANVAN_PLACE"):
        monkeypatch.setenv(name, "private")
    notebook["cells"][1]["source"] = "import os; [v for k, v in os.environ.items() if k.startswith('DANVAN_')]"
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    write(path, run=True)
    (output,) = json.loads(path.read_text(encoding="utf-8"))["cells"][1]["outputs"]
    assert "private" not in json.dumps(output["data"])
