"""What registers say of private persons is in nothing that is shared, unless it is wanted."""

import html
import io
import re
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from typer.testing import CliRunner

from danvan_data.cli import app
from danvan_data.exhibits.reliability import intake
from danvan_data.publish.office.report import brief
from danvan_data.publish.office.slides import deck
from danvan_data.publish.pages import slides
from danvan_data.publish.pages.site import publish
from danvan_data.registers.collection import collect
from danvan_data.text.personal import SWITCH
from tests.personal_folder import PRIVATE, PUBLIC, personal

SAID = "Đã bỏ dữ liệu cá nhân ghi trong sổ"
CELLS = {
    "bang": (
        "import danvan_data as dv\nevidence = dv.load()\ndv.about(evidence)",
        "evidence.models[['name', 'lead_organisation']]",
        "evidence.outcomes[['as_reported', 'note']].sort_values('note')",
    ),
    "so": (
        "import danvan_data as dv\nfrom danvan_data.exhibits.reliability import intake as chart\n"
        "yours = dv.upload()\nyours",
        "yours.show(chart.models)",
        "yours.show(chart.problems)",
        "yours.show(chart.files)",
        "yours.download()",
    ),
}
"""Two notebooks as those of the collection: on the evidence of a folder, and on the folder itself."""


@pytest.fixture
def folder(tmp_path) -> Path:
    return personal(tmp_path / "own")


@pytest.fixture
def notebooks(tmp_path) -> list[Path]:
    for name, codes in CELLS.items():
        cells = [new_markdown_cell("# Sổ\n\nCâu hỏi?", id="title")]
        tags = [[], *([["slide"]] * len(codes))]
        cells += [new_code_cell(c, id=f"c{at}", metadata={"tags": tags[at]}) for at, c in enumerate(codes)]
        nbformat.write(new_notebook(cells=cells), tmp_path / f"{name}.ipynb")
    return [tmp_path / f"{name}.ipynb" for name in CELLS]


def page_text(path: Path) -> str:
    text = html.unescape(path.read_text(encoding="utf-8"))
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def every_text(content: bytes) -> str:
    """The text of all parts of an Office file, those of the workbooks behind its charts, too."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = [(name, packed.read(name)) for name in packed.namelist()]
    texts = [every_text(part) for name, part in parts if name.endswith((".xlsx", ".docx"))]
    texts += [re.sub("<[^>]+>", "", part.decode("utf-8")) for name, part in parts if name.endswith((".xml", ".rels"))]
    return html.unescape("\n".join(texts))


def made(folder: Path, notebooks: list[Path], out: Path) -> dict[str, str]:
    """The text of everything that is shared, by its name."""
    site = publish(notebooks, out / "site", data=folder)
    assert not site.failures
    texts = {path.name: page_text(path) for path in site.files}
    slides.write(notebooks[:1], out / "slides.html", data=folder)
    texts["slides"] = page_text(out / "slides.html")
    deck.write(out / "deck.pptx", "vi", folder, full=True)
    brief.write(out / "brief.docx", "vi", folder)
    brief.write(out / "handout.docx", "vi", folder, one_page=True)
    return texts | {name: every_text((out / name).read_bytes()) for name in ("deck.pptx", "brief.docx", "handout.docx")}


def test_nothing_of_private_persons_is_shared_and_that_is_said_once(folder, notebooks, tmp_path):
    for name, text in made(folder, notebooks, tmp_path).items():
        assert [private for private in PRIVATE if re.search(rf"(?<![\d.,]){re.escape(private)}", text)] == [], name
        assert text.count(SAID) == 1, name
        if name == "so.html":
            assert PUBLIC in text


def test_the_switch_keeps_what_is_there(folder, notebooks, tmp_path, monkeypatch):
    monkeypatch.setenv(SWITCH, "1")
    texts = made(folder, notebooks, tmp_path)
    assert "0912 345 679" in texts["so.html"] and "0912.345.680" in texts["slides"]
    assert all("Lê Thị Cúc, 0912345678" in texts[name] for name in ("so.html", "deck.pptx", "brief.docx"))
    assert all(SAID not in text for text in texts.values())


def test_the_command_keeps_what_is_there_when_asked_to(folder, tmp_path, monkeypatch):
    monkeypatch.setenv(SWITCH, "")
    asked = ["brief", "-o", str(tmp_path / "brief.docx"), "--data", str(folder)]
    for switch, there in (([], False), (["--with-personal-data"], True)):
        assert CliRunner().invoke(app, [*asked, "--force", *switch]).exit_code == 0
        assert ("0912345678" in every_text((tmp_path / "brief.docx").read_bytes())) is there


def test_the_tables_of_registers_on_the_screen_are_those_that_may_be_shared(folder):
    collection = collect(folder, progress=False)
    shown = "".join(view(collection).data for view in (intake.models, intake.problems, intake.files, intake.summary))
    assert [private for private in PRIVATE if private in shown] == [] and SAID in shown
