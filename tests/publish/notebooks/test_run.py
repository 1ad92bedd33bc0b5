import json
import os
import time

import pytest

from danvan_data.publish.notebooks import kept, run
from danvan_data.publish.notebooks.run import Job
from danvan_data.publish.problems import PublishError
from tests.publish.conftest import NOTEBOOKS

SAYS = "import os\nprint(os.environ['DANVAN_LANG'], os.environ.get('DANVAN_DATA'))"
COUNTS = "from pathlib import Path\nwith Path('runs').open('a') as f: f.write('x')"


def said(ran, cell):
    return "".join(output.get("text", "") for output in ran.notebook["cells"][cell]["outputs"])


def test_notebooks_run_in_their_language_and_on_the_readers_data(write, tmp_path):
    data = tmp_path / "so"
    data.mkdir()
    path = write("a", SAYS)
    told = []
    ran = run.run([Job(path, "vi", data), Job(path, "en")], lambda job, cells: told.append((job.language, cells)))
    assert [said(each, 1).strip() for each in ran] == [f"vi {data.resolve()}", "en None"]
    assert sorted(told) == [("en", 1), ("vi", 1)]


def test_only_what_changed_runs_again(write, tmp_path):
    path, data = write("a", COUNTS), tmp_path / "so"
    data.mkdir()
    assert not run.run([Job(path, "vi", data)])[0].reused
    again = run.run([Job(path, "vi", data)])[0]
    assert again.reused and (tmp_path / "runs").read_text() == "x"
    (data / "xa.csv").write_text("mô hình", encoding="utf-8")
    assert not run.run([Job(path, "vi", data)])[0].reused


def test_a_failing_notebook_names_its_cell_and_leaves_the_others(write):
    bad = write("bad", "x = 1", "raise ValueError('sai số')", "print('không tới đây')")
    good = write("good", "print('xong')")
    first, second = run.run([Job(bad, "vi"), Job(good, "vi")])
    assert "bad" in first.failure and "ô mã số 2 (cell-2)" in first.failure and "ValueError: sai số" in first.failure
    assert said(first, 3) == "" and second.failure == "" and said(second, 1).strip() == "xong"
    assert not run.run([Job(bad, "vi")])[0].reused


def test_a_kernel_that_dies_is_a_failure_of_its_cell(write):
    ran = run.run([Job(write("a", "x = 1", "import os; os._exit(1)"), "vi")])[0]
    assert "ô mã số 2 (cell-2)" in ran.failure


def test_outputs_stored_before_are_not_taken_for_new_ones(write):
    path = write("a", "raise ValueError", "1")
    notebook = json.loads(path.read_text(encoding="utf-8"))
    stale = {"output_type": "stream", "name": "stdout", "text": "cũ"}
    notebook["cells"][2]["outputs"] = [stale]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert said(run.run([Job(path, "vi")])[0], 2) == ""


def test_what_is_ready_is_given_while_others_run(write, tmp_path):
    waits = "import time\nfrom pathlib import Path\nwhile not Path('seen').exists():\n    time.sleep(0.05)"
    quick, slow = write("a", "print('xong')", "#" * 1000), write("b", waits)
    with run.running([Job(slow, "vi"), Job(quick, "vi")]) as coming:
        place, first = next(coming)
        assert place == 1 and first.job.path == quick and said(first, 1).strip() == "xong"
        (tmp_path / "seen").write_text("")
        assert [place for place, _ in coming] == [0]


def test_the_callers_fault_ends_what_still_runs(write, tmp_path):
    path = write("a", "import os, time\nopen('pid', 'w').write(str(os.getpid()))\ntime.sleep(600)")
    with pytest.raises(ZeroDivisionError), run.running([Job(path, "vi")]):
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            time.sleep(0.05)
        1 / 0  # noqa: B018
    with pytest.raises(ProcessLookupError):
        for _ in range(100):
            os.kill(int((tmp_path / "pid").read_text()), 0)
            time.sleep(0.1)


@pytest.mark.parametrize("wrong", ["{", "[]", "{}", '{"nbformat": 4}', '{"nbformat": 4, "cells": [1]}'])
def test_a_file_that_is_no_notebook_is_told_in_a_sentence(tmp_path, wrong):
    path = tmp_path / "a.ipynb"
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(PublishError, match=r"a\.ipynb"):
        run.read(path)


def test_a_notebook_of_an_older_form_is_read_as_one_of_today(tmp_path):
    cell = {"cell_type": "code", "language": "python", "input": ["1\n", "2"], "outputs": [], "metadata": {}}
    path = tmp_path / "a.ipynb"
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": [cell], "metadata": {}}]}
    path.write_text(json.dumps(old), encoding="utf-8")
    assert [each["source"] for each in run.read(path)["cells"]] == ["1\n2"]


def test_notebooks_are_chosen_by_the_beginning_of_their_names(write, tmp_path):
    paths = [write("01_a"), write("02_b")]
    assert run.chosen(tmp_path) == paths and run.chosen(tmp_path, ["02"]) == paths[1:]
    with pytest.raises(PublishError, match="01_a, 02_b"):
        run.chosen(tmp_path, ["03"])


def test_a_notebook_that_asks_for_registers_is_shared_when_named_or_with_registers(write, tmp_path):
    asking, telling = write("01_a", "upload()"), write("02_b")
    marked = json.loads(asking.read_text(encoding="utf-8"))
    marked["cells"][1]["metadata"]["tags"] = [run.ASKING]
    asking.write_text(json.dumps(marked), encoding="utf-8")
    assert run.chosen(tmp_path) == [telling] and run.chosen(tmp_path, ["01"]) == [asking]
    assert run.chosen(tmp_path, own=True) == [asking, telling]
    telling.unlink()
    assert run.chosen(tmp_path) == [asking]


def test_of_the_collection_the_page_on_registers_alone_waits_to_be_asked_for():
    names = [path.stem for path in run.chosen(NOTEBOOKS)]
    assert "05_your_registers" not in names and len(names) == len(list(NOTEBOOKS.glob("*.ipynb"))) - 1


def test_a_folder_without_notebooks_and_a_broken_one_are_told_in_a_sentence(tmp_path):
    with pytest.raises(PublishError, match="ipynb"):
        run.chosen(tmp_path)
    broken = tmp_path / "a.ipynb"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(PublishError, match=r"a\.ipynb"):
        run.run([Job(broken, "vi")])


def test_the_key_follows_source_data_and_language_but_no_output():
    cell = {"cell_type": "code", "source": "1", "metadata": {}, "outputs": []}
    first = kept.key({"cells": [cell]}, "data", "vi")
    assert first == kept.key({"cells": [{**cell, "outputs": [1], "execution_count": 3}]}, "data", "vi")
    other = kept.key({"cells": [{**cell, "source": "2"}]}, "data", "vi")
    rest = {kept.key({"cells": [cell]}, "other", "vi"), kept.key({"cells": [cell]}, "data", "en")}
    assert len({first, other, *rest}) == 4


def test_a_damaged_or_forbidden_cache_only_costs_time(tmp_path):
    cache = kept.Kept(tmp_path / "cache")
    cache.keep("k", {"cells": []})
    assert cache.notebook("k") == {"cells": []}
    next((tmp_path / "cache").glob("*.gz")).write_bytes(b"damaged")
    assert cache.notebook("k") is None
    (tmp_path / "file").write_text("")
    forbidden = kept.Kept(tmp_path / "file" / "cache")
    forbidden.keep("k", {"cells": []})
    assert forbidden.notebook("k") is None
    forbidden.tidy()
