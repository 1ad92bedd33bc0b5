import json
import os
import re
from contextlib import contextmanager
from datetime import date

import pytest
from typer.testing import CliRunner

from danvan_data import cli
from danvan_data.language import get_language
from danvan_data.publish import files
from danvan_data.publish.notebooks.run import Job, Ran
from danvan_data.publish.pages import site
from danvan_data.publish.problems import PublishError
from tests.publish.making import code, figure, prose, shown

GOOD = "import plotly.graph_objects as go\ngo.Figure(go.Bar(y=[1]))"


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebooks")
    notebook = {"cells": [prose("# Một", "vi"), prose("# One", "en"), code(shown(plotly=figure()))]}
    for name in ("01_a", "02_b"):
        (folder / f"{name}.ipynb").write_text(json.dumps({**notebook, "nbformat": 4}), encoding="utf-8")
    return [Ran(Job(folder / f"{name}.ipynb", each), notebook) for each in ("vi", "en") for name in ("01_a", "02_b")]


@pytest.fixture
def fake_run(ran, monkeypatch):
    """Publishing without kernels: what has run is given, the last first."""

    @contextmanager
    def running(jobs, done):
        by_job = {each.job: each for each in ran}
        yield iter([(place, by_job[job]) for place, job in reversed(list(enumerate(jobs)))])

    monkeypatch.setattr(site, "running", running)


def links(text):
    return set(re.findall(r'href="([^"#:]+\.html)"', text))


def publish(ran, out, wanted=("vi",), **more):
    return site.publish([each.job.path for each in ran if each.job.language == "vi"], out, wanted, **more)


def test_a_site_has_an_index_and_a_page_each_in_each_language(ran, fake_run, tmp_path):
    made = publish(ran, tmp_path / "site", ("vi", "en"))
    names = [path.name for path in made.files]
    assert names == ["index.html", "01_a.html", "02_b.html", "index.en.html", "01_a.en.html", "02_b.en.html"]
    assert {path.name for path in (tmp_path / "site").iterdir()} == set(names)
    for path in made.files:
        assert links(path.read_text(encoding="utf-8")) <= set(names)
    assert [each.job for each in made.ran] == [each.job for each in ran]
    first = (tmp_path / "site" / "01_a.en.html").read_text(encoding="utf-8")
    assert "One</h1>" in first and 'href="02_b.en.html"' in first
    assert get_language() == "vi"


def test_one_language_has_plain_addresses(ran, fake_run, tmp_path):
    made = publish(ran, tmp_path, ("en",))
    assert [path.name for path in made.files] == ["index.html", "01_a.html", "02_b.html"]
    assert "hreflang" not in made.files[0].read_text(encoding="utf-8")


def test_danvans_pages_are_replaced_and_the_users_files_left_alone(ran, fake_run, tmp_path):
    publish(ran, tmp_path)
    (tmp_path / "ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    publish(ran, tmp_path)
    assert (tmp_path / "ghi-chu.txt").read_text(encoding="utf-8") == "của tôi"
    mine = tmp_path / "01_a.html"
    mine.write_text("của tôi", encoding="utf-8")
    with pytest.raises(PublishError, match=r"01_a\.html.*--force"):
        publish(ran, tmp_path)
    assert mine.read_text(encoding="utf-8") == "của tôi"
    publish(ran, tmp_path, force=True)
    assert files.is_own(mine)


def test_a_file_or_a_folder_in_the_way_is_never_replaced(ran, fake_run, tmp_path):
    (tmp_path / "site").write_text("")
    with pytest.raises(PublishError, match="-o"):
        publish(ran, tmp_path / "site", force=True)
    (tmp_path / "out" / "index.html").mkdir(parents=True)
    with pytest.raises(PublishError, match=r"index\.html"):
        publish(ran, tmp_path / "out", force=True)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such permissions")
def test_pages_may_be_read_by_others_as_any_new_file(ran, fake_run, tmp_path):
    (tmp_path / "new").write_text("")
    assert publish(ran, tmp_path).files[0].stat().st_mode == (tmp_path / "new").stat().st_mode


def test_the_day_is_that_of_the_data(tmp_path):
    assert site.dated(None) >= date(2026, 1, 1)
    (tmp_path / "a.csv").write_text("x", encoding="utf-8")
    os.utime(tmp_path / "a.csv", (1_700_000_000, 1_700_000_000))
    assert site.dated(tmp_path) == date.fromtimestamp(1_700_000_000)


def test_the_command_writes_every_page_and_ends_in_1_when_a_notebook_fails(write, tmp_path):
    write("01_good", GOOD)
    write("02_bad", GOOD, "1 / 0")
    out = tmp_path / "site"
    result = CliRunner().invoke(cli.app, ["publish", "--notebooks", str(tmp_path), "-o", str(out)])
    assert result.exit_code == 1 and "ô mã số 2 (cell-2)" in result.stderr and "index.html" in result.stdout
    assert "ZeroDivisionError" in (out / "02_bad.html").read_text(encoding="utf-8")
    assert "ZeroDivisionError" not in (out / "01_good.html").read_text(encoding="utf-8")


def test_the_command_refuses_in_a_sentence(tmp_path):
    result = CliRunner().invoke(cli.app, ["publish", "--notebooks", str(tmp_path), "-o", str(tmp_path / "site")])
    assert result.exit_code == 2 and "ipynb" in result.stderr and not (tmp_path / "site").exists()
