"""Kernels forked from a warm process: as those that begin by themselves, apart from one another, gone at the end."""

import json
import os
import signal
import sys

import pytest

from danvan_data.publish.notebooks import launching, run
from danvan_data.publish.notebooks.run import Job
from tests.publish.notebooks.test_run import said

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forked on Linux alone")

OURS = "import danvan_data as dv\n"
PARENT = "import os\nprint(open(f'/proc/{os.getppid()}/cmdline').read().count('import serve'))"
SHOWS = """
from danvan_data.exhibits.spread import fields
from danvan_data.explore import boards
from danvan_data.measures.spread import distribution as measure
evidence = dv.load()
report = measure.report_of(measure.mixes(evidence.counts), evidence.place)
fields.by_field(report, evidence)
"""
BARE = "import plotly.graph_objects as go\ngo.Figure(go.Bar(y=[1]))"


def outputs(ran):
    """What a notebook shows, without the names that widgets are given anew in each run."""
    told = [cell.get("outputs", []) for cell in ran.notebook["cells"]]
    for output in (each for cell in told for each in cell):
        for widget in [kind for kind in output.get("data", {}) if "widget-view" in kind]:
            del output["data"][widget]
    return json.loads(json.dumps(told))


def test_a_forked_kernel_shows_what_one_that_begins_by_itself_does(write, tmp_path, monkeypatch):
    codes = [OURS + SHOWS, "boards.leaders(evidence)", BARE, "dv.pins()", "print(__name__, dv.__version__)\n1 / 0"]
    jobs = [Job(write(name, *codes), language) for name, language in (("a", "vi"), ("b", "en"))]
    forked = run.run(jobs)
    monkeypatch.setattr(launching, "fits", lambda notebook: False)
    plain = run.run(jobs)
    assert [outputs(each) for each in forked] == [outputs(each) for each in plain]
    assert all("ZeroDivisionError" in each.failure and each.failure == other.failure
               for each, other in zip(forked, plain, strict=True))  # fmt: skip


def test_forks_know_nothing_of_one_another_and_only_what_they_are_told(write, tmp_path, monkeypatch):
    monkeypatch.setattr(launching, "environment", lambda: {**os.environ, "KEPT": "0"})
    changes = "dv.kept = 1\nimport os, random, numpy\nos.environ['KEPT'] = '1'\nos.chdir('/')"
    looks = "import os\nprint(hasattr(dv, 'kept'), os.environ.get('KEPT'), os.environ['DANVAN_LANG'], os.getcwd())"
    draws = "import numpy as np\nprint(np.random.rand())"
    ran = run.run([Job(write("a", OURS + changes, draws), "vi"), Job(write("b", OURS + looks, draws, PARENT), "en")])
    assert said(ran[1], 1).split() == ["False", "None", "en", str(tmp_path)]
    assert said(ran[0], 2) != said(ran[1], 2), "each draws lots of its own"
    assert said(ran[1], 3).strip() == "1"


def test_a_notebook_that_does_not_load_danvan_first_begins_by_itself(write):
    paths = [write("a", OURS + PARENT), write("b", OURS, PARENT), write("c", PARENT), write("d", BARE, OURS + PARENT)]
    ran = run.run([Job(path, "vi") for path in paths])
    assert [said(ran[0], 1), said(ran[1], 2), said(ran[2], 1), said(ran[3], 2)] == ["1\n", "1\n", "0\n", "0\n"]


def test_one_notebook_alone_needs_no_other_process(write, monkeypatch):
    monkeypatch.setattr(launching, "Warm", None)
    assert run.run([Job(write("a", OURS + PARENT), "vi"), Job(write("b", "1"), "vi")])[0].failure == ""


def test_where_the_warm_process_is_gone_each_begins_by_itself(write, monkeypatch):
    monkeypatch.setattr(launching, "START", "pass")
    ran = run.run([Job(write(name, OURS + PARENT), "vi") for name in ("a", "b")])
    assert [said(each, 1) for each in ran] == ["0\n", "0\n"]


def test_a_forked_kernel_that_dies_is_a_failure_of_its_cell(write):
    ran = run.run([Job(write("a", OURS, "import os; os._exit(1)"), "vi"), Job(write("b", OURS + "print(1)"), "vi")])
    assert "ô mã số 2 (cell-2)" in ran[0].failure and said(ran[1], 1) == "1\n"


def test_the_warm_process_takes_its_kernels_with_it(tmp_path):
    warm = launching.Warm()
    connection = tmp_path / "kernel.json"
    pid = warm.ask(arguments=["-f", str(connection)], cwd=str(tmp_path), env=dict(os.environ))["pid"]
    kernel = launching.Forked(warm, pid)
    assert kernel.poll() is None
    warm.close()
    assert kernel.poll() == -signal.SIGKILL
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_stop_amid_its_answer_is_no_traceback(capfd):
    warm = launching.Warm()
    warm._lines.write(b'{"poll": 0}\n' * 3)
    warm._lines.flush()
    warm.close()
    assert capfd.readouterr().err == ""
