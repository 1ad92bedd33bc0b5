import re
import shutil
import struct
import sys

import pytest
from typer.testing import CliRunner

from danvan_data import cli
from danvan_data.exhibits import picture
from danvan_data.exhibits.exhibit import Axis, Exhibit
from danvan_data.exhibits.marks import marks

HOSTILE = "<img src=x onerror=alert(1)></script>"


@pytest.fixture
def chart():
    rows = [{"row": name, "low": n, "high": n, "text": str(n), "colour": "#0072B2"}
            for n, name in enumerate(("Đường hoa Ỷ Lan", HOSTILE), start=1)]  # fmt: skip
    return Exhibit("chart", "Phát hiện", "bars", marks(rows), Axis("Số mô hình"), subtitle="Ở đâu").figure


@pytest.fixture
def browser():
    pytest.importorskip("kaleido", reason="kaleido is not installed")
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        pytest.skip("no Chromium here")


@pytest.mark.usefixtures("browser")
def test_an_svg_carries_its_letters_and_shows_names_as_text(chart, tmp_path):
    text = picture.save_picture(chart, tmp_path / "a.svg").read_text(encoding="utf-8")
    assert text.startswith("<svg") and text.count("@font-face") == 4 and "data:font/woff2" in text
    assert "Đường hoa Ỷ Lan" in text and "<img" not in text and "onerror=alert(1)" in text


@pytest.mark.usefixtures("browser")
def test_a_png_has_the_size_asked_for(chart, tmp_path):
    content = picture.save_picture(chart, tmp_path / "a.png", width=800, height=300, scale=2).read_bytes()
    assert content.startswith(b"\x89PNG") and struct.unpack(">II", content[16:24]) == (1600, 600)


@pytest.mark.usefixtures("browser")
@pytest.mark.parametrize("width", [400, 4000])
def test_a_narrow_or_wide_picture_is_a_whole_drawing_scaled(chart, width):
    shown = picture.draw(chart, "svg", width, scale=1).decode("utf-8")
    box = re.search(r'width="(\d+)"[^>]*viewBox="0 0 (\d+) ', shown)
    assert int(box[1]) == width and picture.NARROWEST <= int(box[2]) <= picture.WIDEST


@pytest.mark.usefixtures("browser")
def test_the_command_draws_a_chart_by_its_name(tmp_path):
    out = tmp_path / "hinh.svg"
    run = CliRunner().invoke
    assert run(cli.app, ["picture", "by_field", "-o", str(out), "--lang", "en"]).exit_code == 0
    assert "Culture and society" in out.read_text(encoding="utf-8")
    again = run(cli.app, ["picture", "by_field", "-o", str(out)])
    assert again.exit_code == 2 and "--force" in again.output


def test_an_unknown_name_is_answered_by_those_there_are(tmp_path):
    result = CliRunner().invoke(cli.app, ["picture", "nothing", "-o", str(tmp_path / "x.svg")])
    assert result.exit_code == 2 and "by_field" in result.output and "rates" in result.output


def test_another_ending_is_one_sentence(chart, tmp_path):
    with pytest.raises(picture.PictureError, match=r"\.svg"):
        picture.save_picture(chart, tmp_path / "a.gif")


def test_without_kaleido_the_cure_is_said(chart, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "kaleido", None)
    with pytest.raises(picture.PictureError, match=r"pip install"):
        picture.save_picture(chart, tmp_path / "a.svg")


def test_without_a_browser_the_cure_is_said(chart, tmp_path, monkeypatch):
    kaleido = pytest.importorskip("kaleido", reason="kaleido is not installed")
    from kaleido.errors import ChromeNotFoundError

    def nowhere(*_args, **_options):
        raise ChromeNotFoundError

    monkeypatch.setattr(kaleido, "calc_fig_sync", nowhere)
    with pytest.raises(picture.PictureError, match="Chromium"):
        picture.save_picture(chart, tmp_path / "a.svg")
    assert not (tmp_path / "a.svg").exists()
