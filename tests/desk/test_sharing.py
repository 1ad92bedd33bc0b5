"""The share buttons without a browser: what they hand out, and what they say when they cannot."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from pptx import Presentation

import danvan_data as dv
from danvan_data.desk.sharing import FORMS, Share
from danvan_data.publish.notebooks.run import PublishError

NOTEBOOK = Path(__file__).resolve().parents[2] / "notebooks" / "00_start_here.ipynb"


@pytest.fixture(scope="module")
def made():
    return {form: Share(NOTEBOOK).make(form) for form in FORMS}


def test_each_form_has_a_name_of_its_own(made):
    assert [name for name, _ in made.values()] == [
        "00_start_here.html", "00_start_here-slides.html", "00_start_here.pptx", "00_start_here.docx",
    ]  # fmt: skip


def test_the_page_and_slides_carry_everything_with_them(made):
    for form in ("page", "slides"):
        text = made[form][1].decode("utf-8")
        assert "Content-Security-Policy" in text and "chiếm 53% trong 211 mô hình" in text
        assert "dv.share" not in text.split("<main", 1)[-1].split("<script", 1)[0]


def test_the_deck_and_brief_hold_the_findings_on_the_screen(made):
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(BytesIO(made["deck"][1])).slides]
    text = "\n".join(line.text for line in docx.Document(BytesIO(made["brief"][1])).paragraphs)
    for finding in ("Văn hóa – xã hội chiếm 53%", "22/211 mô hình của Kim Bảng được nêu tên"):
        assert any(finding in title for title in titles) and finding in text
    assert not any("đăng ký từ 5%" in title for title in titles), "of another notebook"


def test_a_button_hands_out_a_link_or_says_why_not():
    good, bad = Share(NOTEBOOK).widget(), Share(NOTEBOOK.with_name("nowhere.ipynb")).widget()
    for panel in (good, bad):
        panel.children[0].children[0].click()
    assert (
        'download="00_start_here.html"' in good.children[1].value and "data:text/html;base64," in good.children[1].value
    )
    assert 'role="alert"' in bad.children[1].value and "nowhere.ipynb" in bad.children[1].value


def test_where_there_is_no_kernel_the_commands_are_named():
    bundle = dv.share(NOTEBOOK)._repr_mimebundle_()
    assert "danvan publish" in bundle["text/markdown"]


def test_outside_jupyter_the_notebook_must_be_named(monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    with pytest.raises(PublishError):
        dv.share().make("page")
