"""The share buttons without a browser: what they hand out, and what they say when they cannot."""

import json
import os
import sys
from functools import cache
from io import BytesIO

import docx
import pytest
from pptx import Presentation

import danvan_data as dv
from danvan_data.desk.sharing import Share
from danvan_data.explore import choice, explorer
from danvan_data.publish.problems import PublishError
from tests.exhibits_made import bars
from tests.publish.making import code, figure, prose, shown


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    live = explorer(lambda n: bars(n, f"Phát hiện thứ {n}"), n=choice([1, 2], "n", 2))
    charts = (shown(explorer=live.spec()), shown(plotly=figure("Kinh tế chiếm 19%")))
    cells = [prose("# Một\n\nHỏi?"), *(code(each, tags=["slide"]) for each in charts)]
    cells.append(code(shown(markdown="nút"), "dv.share()", ["lab"]))
    path = tmp_path_factory.mktemp("desk") / "01_mot.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(notebook):
    """Every form, where neither kaleido nor a browser is there to draw pictures."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "kaleido", None)
        patch.setenv("PATH", "")
        yield cache(Share(notebook).make)


def test_each_form_has_a_name_of_its_own(made):
    assert [made(form)[0] for form in ("page", "slides")] == ["01_mot.html", "01_mot-slides.html"]


def test_the_page_and_slides_carry_everything_with_them(made):
    for form in ("page", "slides"):
        text = made(form)[1].decode("utf-8")
        assert "Content-Security-Policy" in text and "Kinh tế chiếm 19%" in text and "Phát hiện thứ 2" in text
        assert "dv.share" not in text


def test_the_deck_and_brief_hold_the_findings_on_the_screen(made):
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(BytesIO(made("deck")[1])).slides]
    text = "\n".join(line.text for line in docx.Document(BytesIO(made("brief")[1])).paragraphs)
    for finding in ("Phát hiện thứ 2", "Kinh tế chiếm 19%"):
        assert any(finding in title for title in titles) and finding in text
    assert not any("Phát hiện thứ 1" in title for title in titles), "not on the screen"


def test_a_button_hands_out_a_file_or_says_why_not(notebook):
    told, (content,) = Share(notebook).answer("page")
    assert (told["kind"], told["name"], told["type"]) == (
        "file",
        "01_mot.html",
        "text/html",
    ) and b"<!doctype" in content
    told, files = Share(notebook.with_name("nowhere.ipynb")).answer("page")
    assert told["kind"] == "wrong" and "nowhere.ipynb" in told["words"] and files == []


def test_a_notebook_that_ran_since_it_was_saved_says_so(notebook):
    share = Share(notebook)
    share._runs.note()
    os.utime(notebook, (1_000, 1_000))
    told, files = share.answer("page")
    share._runs.last = 0
    assert told["kind"] == "unsaved" and "01_mot.ipynb" in told["words"] and files == []
    assert share.answer("page")[0]["kind"] == "file"


def test_a_pressed_button_is_answered_to_the_front_end(notebook):
    panel, sent = Share(notebook).widget(), []
    panel.send = lambda content, buffers=None: sent.append(content["kind"])
    panel._pressed(panel, {"form": "page"}, [])
    panel._pressed(panel, {"form": "else"}, [])
    assert sent == ["file"]


def test_where_there_is_no_kernel_the_commands_are_named(notebook):
    bundle = dv.share(notebook)._repr_mimebundle_()
    assert "danvan publish" in bundle["text/markdown"]


def test_outside_jupyter_the_notebook_must_be_named(monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    with pytest.raises(PublishError):
        dv.share().make("page")
