"""What is pinned is handed out in its order: as a page, slides, a deck and a brief, by button and by command."""

from io import BytesIO

import pytest
from docx import Document
from pptx import Presentation
from typer.testing import CliRunner

import danvan_data as dv
from danvan_data.cli import app
from danvan_data.explore.pins import PinError
from danvan_data.publish.problems import PublishError
from tests.exhibits_made import bars

TOLD = ("Ba Vì có 3", "Ân Thi có 2", "Đông Anh có 4")


@pytest.fixture
def pinned(tmp_path):
    pins = dv.pins(tmp_path / "ghim.json")
    for n, finding in ((2, TOLD[1]), (3, TOLD[0]), (4, TOLD[2])):
        pins.add(bars(n, finding), name="Của tôi" if n == 4 else "")
    pins.change({"kind": "move", "id": pins.listed()[1]["id"], "by": -1})
    return pins


def in_order(text):
    places = [text.find(each) for each in TOLD]
    return -1 not in places and places == sorted(places)


def slides_of(content):
    frames = [
        shape for slide in Presentation(BytesIO(content)).slides for shape in slide.shapes if shape.has_text_frame
    ]
    return "\n".join(frame.text_frame.text for frame in frames)


def test_every_form_tells_the_pins_in_their_order(pinned):
    made = {form: pinned.share().make(form) for form in ("page", "slides", "deck", "brief")}
    assert [name for name, _ in made.values()] == ["ghim.html", "ghim-slides.html", "ghim.pptx", "ghim.docx"]
    page = made["page"][1].decode("utf-8")
    assert in_order(page) and "Của tôi" in page and in_order(made["slides"][1].decode("utf-8"))
    assert in_order(slides_of(made["deck"][1]))
    assert in_order("\n".join(each.text for each in Document(BytesIO(made["brief"][1])).paragraphs))


def test_a_button_is_never_told_that_pins_wait_to_be_saved(pinned):
    answer, _ = pinned.share().answer("page")
    assert answer["kind"] == "file"


def test_commands_take_the_file_of_pins(pinned, tmp_path):
    for command, out in (("publish", "site"), ("slides", "s.html")):
        done = CliRunner().invoke(app, [command, "--pins", str(pinned.file), "-o", str(tmp_path / out)])
        assert done.exit_code == 0, done.output
    assert in_order((tmp_path / "site" / "ghim.html").read_text(encoding="utf-8"))
    done = CliRunner().invoke(app, ["deck", "--pins", str(pinned.file), "-o", str(tmp_path / "d.pptx")])
    assert done.exit_code == 0 and in_order(slides_of((tmp_path / "d.pptx").read_bytes()))


def test_no_pins_are_one_sentence(tmp_path):
    none = dv.pins(tmp_path / "ghim.json")
    with pytest.raises(PublishError, match=r"ghim\.json"):
        none.share().make("page")
    with pytest.raises(PinError):
        none.add("no exhibit")
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    done = CliRunner().invoke(app, ["slides", "--pins", str(tmp_path / "x.json"), "-o", str(tmp_path / "s.html")])
    assert done.exit_code == 2 and not (tmp_path / "s.html").exists()


def test_a_notebook_keeps_nothing_of_what_is_pinned(pinned):
    kept = pinned._repr_mimebundle_()
    assert kept["text/markdown"] == dv.t("pins.static") and "Của tôi" not in str(kept)


def test_the_buttons_of_pins_say_that_only_pins_are_handed_out(pinned):
    said = [shared.widget().setup["words"]["hint"] for shared in (pinned.share(), dv.share())]
    assert "chỉ gồm các mục đã ghim" in said[0] and "toàn bộ trang này" in said[1]
