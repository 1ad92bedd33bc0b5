import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from types import SimpleNamespace

import openpyxl
import pandas as pd
import plotly.graph_objects as go
import pytest
from danvan_data.publish.office.exhibit import Exhibits
from danvan_data.publish.office.exhibits import exhibits
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt
from typer.testing import CliRunner

from danvan_data import cli, load_bundled
from danvan_data.publish.notebooks.run import PublishError
from danvan_data.publish.office import deck, drawing

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
HOSTILE = "<img src=x onerror=alert(1)></script>"
FORMULA = '=HYPERLINK("http://x","y")'


@pytest.fixture(scope="module")
def found():
    return exhibits(load_bundled())


@pytest.fixture(scope="module")
def made(found):
    return reopened(deck.deck(found, load_bundled(), "Dữ liệu cập nhật đến 01/02/2026"))


def reopened(presentation):
    kept = io.BytesIO()
    presentation.save(kept)
    return Presentation(kept)


def charts(presentation):
    """The charts by the name of their exhibit."""
    return {shape.name: shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart}


def sheet(chart):
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [list(row) for row in book.active.iter_rows(values_only=True)]


def numbers(values):
    return [None if pd.isna(value) else pytest.approx(value) for value in values]


def test_each_finding_is_the_title_of_a_slide_in_order(made, found):
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles[2:-1] == [each.finding for each in found.shown] and len(titles) == len(found.shown) + 3
    assert titles[:2] + titles[-1:] == [
        "Phong trào thi đua “Dân vận khéo” qua số liệu", "Tóm tắt", "Điều chưa thể kết luận",
    ]  # fmt: skip


def test_nothing_is_a_picture(made, found):
    kinds = [shape.shape_type for slide in made.slides for shape in slide.shapes]
    assert MSO_SHAPE_TYPE.PICTURE not in kinds
    tables = sum(each.form == "table" for each in found.shown)
    assert len(charts(made)) == len(found.shown) - tables and kinds.count(MSO_SHAPE_TYPE.TABLE) == tables > 0


def test_workbooks_behind_bars_columns_and_lines_hold_the_measures_numbers(made, found):
    drawn = charts(made)
    plain = [each for each in found.shown if each.form in ("bars", "columns", "stacked", "shares", "lines")]
    for each in plain:
        head, *rows = sheet(drawn[each.name])
        assert head[1:] == list(each.table) and [row[0] for row in rows] == list(each.table.index)
        for row, values in zip(rows, each.table.to_numpy().tolist(), strict=True):
            assert row[1:] == numbers(values)
    assert len(plain) >= 8


def test_workbooks_behind_intervals_hold_their_ends(made, found):
    drawn = charts(made)
    for each in (each for each in found.shown if each.form == "intervals"):
        series = list(drawn[each.name].plots[0].series)
        rows = sheet(drawn[each.name])
        for (name, ends), one in zip(each.table.iterrows(), series[1:], strict=False):
            start = next(at for at, row in enumerate(rows) if row[1] == one.name)
            told = [row[0] for row in rows[start + 1 : start + 1 + len(list(one.values))]]
            assert one.name == name and told == numbers(dict.fromkeys(ends.dropna()))
            rows = rows[start + 1 :]


def test_an_open_end_runs_on_as_an_arrow_and_adds_no_number(made, found):
    each = next(each for each in found.shown if each.name == "yearly")
    series = list(charts(made)["yearly"].plots[0].series)[1:]
    ways = {(True, False): "minus", (False, True): "plus", (False, False): None}
    for (name, ends), one in zip(each.table.iterrows(), series, strict=False):
        bar = one._element.find(qn("c:errBars"))
        way = None if bar is None else bar.find(qn("c:errBarType")).get("val")
        assert one.name == name and way == ways[pd.isna(ends["low"]), pd.isna(ends["high"])]
        assert bar is None or bar.find(f".//{qn('a:tailEnd')}").get("type") == "triangle"
    drawn = [one._element.find(qn("c:errBars")) is not None for one in series]
    assert any(drawn) and not all(drawn)


def test_no_line_runs_through_the_words_at_a_yardstick(made, found):
    each = next(each for each in found.shown if each.marks)
    series = list(charts(made)[each.name].plots[0].series)[1 : 1 + len(each.table)]
    grounds = [label.find(qn("c:spPr")) for one in series for label in one._element.iter(qn("c:dLbl"))]
    assert len(grounds) == len(each.table) and all(ground is not None for ground in grounds)


def test_everything_stands_on_its_slide(made):
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= made.slide_width and shape.top + shape.height <= made.slide_height
    assert round(made.slide_width / made.slide_height, 2) == 1.78


def test_each_slide_has_notes_and_each_exhibit_its_source_and_description(made, found):
    for slide in made.slides:
        assert slide.notes_slide.notes_text_frame.text
    for slide, each in zip(list(made.slides)[2:], found.shown, strict=False):
        words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert each.source in words and each.subtitle in slide.notes_slide.notes_text_frame.text
        frames = [shape for shape in slide.shapes if shape.has_chart]
        assert all(each.finding in shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in frames)


@pytest.mark.parametrize("length", [60, 230])
def test_a_summary_of_long_findings_stays_on_its_slide(found, length):
    sentence = ("Văn hóa – xã hội đứng đầu ở nhiều nơi so được; " * 9)[:length]
    long = [replace(each, figure=titled(each.figure, sentence)) for each in found.shown]
    made = reopened(deck.deck(Exhibits(tuple(long), ()), SimpleNamespace(place=""), ""))
    box = next(shape for shape in made.slides[1].shapes if sentence in shape.text_frame.text)
    size = box.text_frame.paragraphs[0].runs[0].font.size
    rows = sum(-(-len(line.text) * int(size) * 0.5 // box.width) for line in box.text_frame.paragraphs)
    assert rows * size * 1.2 + Pt(10) * len(box.text_frame.paragraphs) <= box.height and size >= Pt(14)


def titled(figure, finding):
    made = go.Figure(figure)
    return made.update_layout(meta={**made.layout.meta, "finding": finding})


def test_letters_are_those_every_pc_has_and_no_stranger_is_named(made):
    kept = io.BytesIO()
    made.save(kept)
    with zipfile.ZipFile(kept) as package:
        themes = package.read("ppt/theme/theme1.xml").decode("utf-8")
        properties = package.read("docProps/core.xml").decode("utf-8")
    assert themes.count('<a:latin typeface="Arial"') == 2 and "E69F00" in themes
    assert "Canny" not in properties and made.core_properties.author == ""


def test_names_like_markup_or_formulas_are_shown_as_text_and_never_run(found):
    each = next(one for one in found.shown if one.name == "yearly")
    table = each.table.rename(index={each.table.index[0]: HOSTILE, each.table.index[1]: FORMULA})
    bars = next(one for one in found.shown if one.name == "by_field")
    words = bars.table.rename(index={bars.table.index[0]: FORMULA, bars.table.index[1]: f"{HOSTILE}\x0b\x01"})
    shown = Exhibits((replace(each, table=table), replace(bars, table=words)), (HOSTILE,))
    made = reopened(deck.deck(shown, SimpleNamespace(place=HOSTILE), HOSTILE))
    drawn = charts(made)
    assert HOSTILE in [series.name for series in drawn["yearly"].plots[0].series]
    assert drawn["by_field"].plots[0].categories[1].strip() == HOSTILE
    for chart in drawn.values():
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)
        cells = [str(cell.value).strip() for row in book.active.iter_rows() for cell in row]
        assert FORMULA in cells


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "{=1}", "\t=1", "\x00=1"])
def test_no_cell_behind_a_chart_begins_like_a_formula(text):
    assert not drawing.cell(text).startswith(("=", "+", "-", "@", "{", "\t"))


def test_a_boards_own_master_is_used_and_its_slides_left_out(found, tmp_path):
    board = Presentation()
    board.slide_width, board.slide_height = Inches(10), Inches(7.5)
    board.slides.add_slide(board.slide_layouts[1]).shapes.title.text_frame.text = "Trang cũ"
    board.save(tmp_path / "board.pptx")
    made = reopened(deck.deck(found, load_bundled(), "", tmp_path / "board.pptx"))
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert "Trang cũ" not in titles and len(titles) == len(found.shown) + 3
    assert made.slide_width == Inches(10) and {slide.slide_layout.name for slide in made.slides} == {
        "Title Slide", "Title Only",
    }  # fmt: skip
    for slide in made.slides:
        assert all(shape.left + shape.width <= made.slide_width for shape in slide.shapes)


def test_a_template_file_with_sections_is_used_and_left_without_them(found, tmp_path):
    board = Presentation()
    board.slides.add_slide(board.slide_layouts[0])
    sections = f'''<p:extLst xmlns:p="{P}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">
      <p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"/></p:ext></p:extLst>'''
    board.part._element.append(etree.fromstring(sections))
    board.save(tmp_path / "board.pptx")
    with zipfile.ZipFile(tmp_path / "board.pptx") as given, zipfile.ZipFile(tmp_path / "board.potx", "w") as potx:
        for name in given.namelist():
            content = given.read(name)
            potx.writestr(name, content.replace(b"presentationml.presentation.main", b"presentationml.template.main"))
    made = reopened(deck.deck(Exhibits(found.shown[:1], ()), load_bundled(), "", tmp_path / "board.potx"))
    assert len(made.slides) == 4 and b"sectionLst" not in etree.tostring(made.part._element)


def test_no_two_shapes_of_a_slide_share_their_number(made):
    for slide in made.slides:
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(set(numbers)) == len(numbers)


def test_a_file_that_is_no_template_is_one_sentence(tmp_path):
    (tmp_path / "mau.pptx").write_bytes(b"PK not a package")
    with pytest.raises(PublishError, match=re.escape("mau.pptx")):
        deck.deck(Exhibits((), ()), load_bundled(), "", tmp_path / "mau.pptx")


def test_the_command_writes_once_and_replaces_only_when_asked(tmp_path):
    out = tmp_path / "bao-cao.pptx"
    run = CliRunner().invoke
    first = run(cli.app, ["deck", "-o", str(out)])
    assert first.exit_code == 0 and "17" in first.output
    again = run(cli.app, ["deck", "-o", str(out)])
    assert again.exit_code == 2 and "--force" in again.output
    wrong = run(cli.app, ["deck", "-o", str(tmp_path / "x.ppt")])
    assert wrong.exit_code == 2 and ".pptx" in wrong.output and not (tmp_path / "x.ppt").exists()


def test_libreoffice_shows_every_slide(made, tmp_path):
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("no LibreOffice or poppler here")
    made.save(tmp_path / "d.pptx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "d.pptx")], check=True, capture_output=True, timeout=240)
    text = subprocess.run(["pdftotext", "-layout", str(tmp_path / "d.pdf"), "-"], check=True, capture_output=True)
    pages = text.stdout.decode("utf-8").split("\f")[:-1]
    assert len(pages) == len(made.slides)
    letters = ["".join(page.split()) for page in pages]  # spaces in a PDF are guesses
    assert "112(53%)" in letters[2] and any("Nuôionglấymật(KimBảng)" in page for page in letters)
