import io
import shutil
import subprocess
from dataclasses import replace
from types import SimpleNamespace

import docx
import pytest
from docx.oxml.ns import qn
from typer.testing import CliRunner

from danvan_data import cli, load_bundled
from danvan_data.language import speaking
from danvan_data.publish.notebooks.meaning import so_what
from danvan_data.publish.notebooks.telling import Telling, telling
from danvan_data.publish.office.report import brief
from danvan_data.publish.office.report.handout import handout
from danvan_data.publish.office.report.letterhead import loose
from tests.publish.office.made import MADE


@pytest.fixture(scope="module", params=["vi", "en"])
def made(request):
    with speaking(request.param):
        found = telling(load_bundled())
        kept = io.BytesIO()
        handout(found, load_bundled(), "01/02/2026").save(kept)
        return found, kept


def test_it_says_three_messages_two_charts_their_sources_and_what_to_decide(made):
    found, kept = made
    document = docx.Document(kept)
    lines = [line.text for line in document.paragraphs]
    messages = [line for each in found.messages() for line in (loose(f"• {each.finding}"), loose(so_what(each)))]
    with speaking(found.shown["mix"].language):
        assert lines[2] == loose(found.headline())
    assert messages == lines[3 : 3 + len(messages)] and len(messages) == 6
    assert len(list(document.element.body.iter(qn("wp:inline")))) == 2
    assert sum(line.startswith(("Nguồn: ", "Source: ")) for line in lines) == 2
    assert loose(f"– {found.proposals[0]}") in lines


def test_it_is_one_page(made, tmp_path):
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("no LibreOffice or poppler here")
    (tmp_path / "h.docx").write_bytes(made[1].getvalue())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "h.docx")], check=True, capture_output=True, timeout=240)
    text = subprocess.run(["pdftotext", str(tmp_path / "h.pdf"), "-"], check=True, capture_output=True).stdout
    assert text.decode("utf-8").count("\f") == 1


def test_the_command_writes_it(made, tmp_path, monkeypatch):
    monkeypatch.setattr(brief, "telling", lambda _evidence: made[0])
    out = tmp_path / "h.docx"
    assert CliRunner().invoke(cli.app, ["brief", "--handout", "-o", str(out)]).exit_code == 0
    assert len(docx.Document(str(out)).tables) == 0


def test_no_list_of_sources_is_promised_that_one_page_has_not():
    with speaking("vi"):
        many = {"a": replace(MADE["bars"](), cited=198), "b": MADE["stacked"]()}
        made = handout(Telling(many, (), ()), SimpleNamespace(place="", own=False, left_out={}), "")
    said = [line.text for line in made.paragraphs if line.text.startswith("Nguồn: ")]
    assert "198 trang công khai" in said[0] and "báo cáo Word" in said[0] and "kèm theo" not in said[0]
