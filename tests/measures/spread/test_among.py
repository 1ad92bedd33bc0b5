"""A place's mix among those of others: the same that the notebook on fields works out step by step."""

import json

import pytest

import danvan_data as dv
from danvan_data.evidence import load_bundled
from danvan_data.evidence.loading import load
from danvan_data.measures.spread import distribution as measure
from danvan_data.measures.spread.among import among
from danvan_data.publish.notebooks.kernels import collection
from tests.own_folder import three_years

STEPS = ("own = ", "report = ", "others = ", "everywhere = ")


@pytest.mark.parametrize("own", [False, True])
def test_it_gives_what_the_notebook_works_out(own, tmp_path):
    evidence = load(three_years(tmp_path / "so")) if own else load_bundled()
    notebook = json.loads(next(collection().glob("01_*.ipynb")).read_text(encoding="utf-8"))
    lines = [line for cell in notebook["cells"] for line in "".join(cell["source"]).splitlines()]
    told = {"measure": measure, "evidence": evidence, "dv": dv}
    for line in (line for line in lines if line.startswith(STEPS)):
        exec(line, told)
    found = among(evidence)
    assert found.own.equals(told["own"]) and found.report.equals(told["report"])
    assert found.others.equals(told["others"]) and found.everywhere.equals(told["everywhere"])
    assert found.each.equals(measure.beside(told["own"], told["others"]))
    assert len(found.each) >= len(found.everywhere) > 0 and bool(found.top) == bool(len(found.report))
