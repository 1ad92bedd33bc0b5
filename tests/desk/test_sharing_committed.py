"""Each notebook of the collection, as it is kept, is shared in every form where no browser can draw pictures."""

import sys
from io import BytesIO

import docx
import pytest
from pptx import Presentation

from danvan_data.desk.sharing import FORMS, Share
from danvan_data.publish.notebooks.kernels import collection

NOTEBOOKS = sorted(collection().glob("*.ipynb"))


def words(form: str, content: bytes) -> str:
    """Return what a shared file says."""
    if form == "deck":
        shapes = [shape for slide in Presentation(BytesIO(content)).slides for shape in slide.shapes]
        return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    if form == "brief":
        return "\n".join(line.text for line in docx.Document(BytesIO(content)).paragraphs)
    return content.decode("utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_form_of_a_kept_notebook_is_made_without_kaleido_and_chromium(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "kaleido", None)
    monkeypatch.setenv("PATH", "")
    share = Share(path)
    findings = [each.finding for each in share.story().exhibits() if each]
    assert findings or path.stem.startswith("05")
    for form in FORMS:
        told, files = share.answer(form)
        assert told["kind"] == "file", (form, told)
        said = words(form, files[0])
        assert len(said) > 500, form
        if form in ("deck", "brief"):
            plain = " ".join(said.split())
            missing = [one for one in findings if " ".join(one.split()) not in plain]
            assert missing == [], form
