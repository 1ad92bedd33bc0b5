"""CONTRIBUTING's recipe for a chart holds: its code makes an exhibit that every output can be drawn from."""

import re
from pathlib import Path
from textwrap import dedent

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.language import voice

ROOT = Path(__file__).parents[2]
RECIPE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Add a chart")[2].partition("\n## ")[0]
TEXTS = {
    "chart.regions": {"vi": "{region} có {n} mô hình được nêu tên", "en": "{region} has {n} named models"},
    "chart.no_regions": {"vi": "Dữ liệu chỉ có một vùng.", "en": "The data are of one region."},
}


@pytest.fixture
def regions(monkeypatch):
    known = {**voice.catalogue(), **TEXTS}
    monkeypatch.setattr(voice, "catalogue", lambda: known)
    code = re.search(r"```python\n(.*?)```", RECIPE, flags=re.DOTALL)
    assert code
    names: dict = {}
    exec(compile(dedent(code[1]), "CONTRIBUTING.md", "exec"), names)
    return names["regions"]


def sizes(evidence) -> pd.DataFrame:
    table = evidence.models.groupby("region").agg(n=("model_id", "size"), source_id=("source_id", "first"))
    return table.drop(index="").reset_index()


def test_the_code_of_the_recipe_makes_an_exhibit(regions):
    evidence = dv.load_bundled()
    shown = regions(sizes(evidence), evidence)
    assert shown.finding == "Bắc Bộ có {} mô hình được nêu tên".format(int(sizes(evidence)["n"].max()))
    assert list(shown.figure.data[0].x) == sizes(evidence)["n"].tolist()
    assert len(shown.grid.rows) == 3 and shown.cited and Exhibit.from_json(shown.to_json()).to_json() == shown.to_json()


def test_too_few_marks_are_a_sentence(regions):
    evidence = dv.load_bundled()
    assert not regions(sizes(evidence).head(1), evidence)


def test_the_files_that_the_recipe_names_are_there():
    for path in re.findall(r"`((?:danvan_data|tests)/[\w/]+(?:\.py)?/?)`", RECIPE):
        assert (ROOT / path).exists(), path
