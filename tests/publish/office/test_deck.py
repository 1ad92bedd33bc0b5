import io
import itertools
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from types import SimpleNamespace

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt
from typer.testing import CliRunner

from danvan_data import cli, load_bundled
from danvan_data.language import speaking
from danvan_data.publish.notebooks.meaning import so_what
from danvan_data.publish.notebooks.telling import Telling, telling
from danvan_data.publish.office import drawing
from danvan_data.publish.office.slides import deck, master
from danvan_data.publish.problems import PublishError
from tests.publish.office.made import MADE

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
HOSTILE = "<img src=x onerror=alert(1)></script>"
FORMULA = '=HYPERLINK("http://x","y")'
CODE = re.compile(r"\b[A-Z]+\d+\b")


@pytest.fixture(scope="module")
def found():
    return telling(load_bundled())


@pytest.fixture(scope="module")
def short(found):
    return reopened(deck.deck(found, load_bundled(), "Dữ liệu cập nhật đến 01/02/2026"))


@pytest.fixture(scope="module")
def narrow(found):
    return reopened(deck.deck(found, load_bundled(), "", wide=deck.SHAPES["4:3"]))


@pytest.fixture(scope="module")
def full(found):
    return reopened(deck.deck(found, load_bundled(), "", full=True))


@pytest.fixture(scope="module")
def made():
    """The deck of exhibits made by hand: one of each form."""
    shown = {name: make() for name, make in MADE.items()}
    return reopened(
        deck.deck(Telling(shown, ("Một câu.",), ()), SimpleNamespace(place="", own=False, left_out={}), "", full=True)
    )


def reopened(presentation):
    kept = io.BytesIO()
    presentation.save(kept)
    return Presentation(kept)


def titles(presentation):
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


def words(slide):
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    cells = [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join([*texts, *cells])


def test_a_short_deck_answers_in_about_ten_slides_and_ends_in_a_request(short, found):
    told = titles(short)
    main = told[: told.index(found.request()) + 1]
    assert main == [told[0], found.headline(), *(each.finding for each in found.short().values()), found.request()]
    assert len(main) == 11 and found.request().startswith("Đề nghị quyết định: ")
    assert all(each.words in words(short.slides[10]) for each in found.proposals) and found.proposals
    assert [each.finding in words(short.slides[1]) for each in found.messages()] == [True] * 3


def test_each_finding_stands_with_what_it_means_on_its_slide_and_in_the_notes(short, found):
    for at, exhibit in enumerate(found.short().values(), start=2):
        meaning, slide = so_what(exhibit), short.slides[at]
        holder = next(each for each in slide.placeholders if each.placeholder_format.idx == master.MEANING)
        assert holder.text_frame.text == meaning != "" and holder.text_frame.paragraphs[0].runs[0].font.bold
        assert meaning in slide.notes_slide.notes_text_frame.text


def test_what_cannot_be_concluded_stands_beside_how_much_is_known(short, found):
    slide = short.slides[9]
    assert slide.slide_layout.name == "Two Content" and any(shape.has_chart for shape in slide.shapes)
    beside = next(each for each in slide.placeholders if each.placeholder_format.idx == master.BESIDE)
    assert "không đo quy mô hay hiệu quả" in beside.text_frame.text
    assert all(sentence in beside.text_frame.text for sentence in found.sentences)


@pytest.mark.parametrize("size", ["short", "full"])
def test_no_fact_is_stated_by_two_slides(size, request, found):
    told = [re.sub(r" \(\d+/\d+\)$", "", title) for title in titles(request.getfixturevalue(size))]
    parts = [title for title, before in zip(told, ["", *told], strict=False) if title != before]
    assert len(set(parts)) == len(parts)
    names = [each.name for each in (found.shown if size == "full" else found.short()).values()]
    assert len(set(names)) == len(names)
    assert len({"by_field", "dots", "against_peers"} & set(names)) == 1


def test_a_full_deck_tells_every_subject_in_chapters(full, found):
    told = "\n".join(titles(full))
    assert all(each.finding in told for each in found.shown.values())
    sections = [slide for slide in full.slides if slide.slide_layout.name == "Section"]
    assert len(sections) == 4


def test_nothing_is_a_picture_and_what_office_cannot_draw_is_its_table(made):
    shapes = [shape for slide in made.slides for shape in slide.shapes]
    assert MSO_SHAPE_TYPE.PICTURE not in [shape.shape_type for shape in shapes if not shape.is_placeholder]
    assert {shape.name for shape in shapes if shape.has_table} == {"words"}
    assert len([shape for shape in shapes if shape.has_chart]) == len(MADE) - 1
    for shape in shapes:
        if shape.has_table:
            exhibit = next(make() for make in MADE.values() if make().name == shape.name)
            told = [[cell.text for cell in row.cells] for row in shape.table.rows]
            assert (
                shape.table.first_row and told[0][: len(exhibit.grid.heads)] == list(exhibit.grid.heads)[: len(told[0])]
            )
            assert [row[0] for row in told[1:]] == [row[0] for row in exhibit.grid.texts]


def test_every_exhibit_names_publisher_date_and_address_on_its_slide_or_in_the_annex(short, found):
    annex = "\n".join(words(slide) for slide in short.slides if "Phụ lục" in slide.shapes.title.text_frame.text)
    links = {link for slide in short.slides for link in hyperlinks(slide)}
    for exhibit in found.short().values():
        slides = [slide for slide in short.slides if slide.shapes.title.text_frame.text.startswith(exhibit.finding)]
        assert slides and all("Nguồn: " in words(slide) for slide in slides)
        if len(exhibit.sources) <= deck.ANNEXED:
            place = words(slides[0]) if len(exhibit.sources) <= deck.NAMED else annex
            for _, page in exhibit.sources.iterrows():
                assert (page["title"] or page["publisher"]) in place or page["publisher"] in place
                assert not page["url"] or page["url"] in links


def hyperlinks(slide):
    return [rel.target_ref for rel in slide.part.rels.values() if rel.reltype.endswith("/hyperlink")]


@pytest.mark.parametrize("size", ["short", "full"])
def test_no_source_is_a_code_and_no_number_loses_a_word(size, request):
    known = set(load_bundled().sources["source_id"])
    for slide in request.getfixturevalue(size).slides:
        told = f"{words(slide)} {slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ''}"
        assert not known & set(CODE.findall(re.sub(r"https?://\S+", "", told)))
        assert "<br>" not in words(slide) and "\u00a0\u00a0" not in words(slide)


def test_all_words_stand_in_places_so_that_the_outline_is_complete(short):
    for slide in short.slides:
        assert all(shape.is_placeholder for shape in slide.shapes)
    names = [layout.name for layout in short.slide_layouts]
    assert names == ["Title", "Content", "Section", "Two Content", "Table", "Chart"]


def test_everything_stands_on_its_slide_and_clear_of_the_rest(short, narrow, full, made):
    for presentation in (short, narrow, full, made):
        for slide in presentation.slides:
            boxes = []
            for shape in slide.shapes:
                assert shape.left >= 0 and shape.top >= 0 and shape.left + shape.width <= presentation.slide_width
                assert shape.top + shape.height <= presentation.slide_height
                boxes.append((shape.left, shape.top, shape.left + shape.width, shape.top + shape.height))
            assert not any(overlap(one, other) for one, other in itertools.combinations(boxes, 2)), (
                slide.shapes.title.text
            )


def overlap(one, other):
    """Say whether two boxes share more than a point."""
    return all(min(one[at + 2], other[at + 2]) - max(one[at], other[at]) > Pt(1) for at in (0, 1))


def test_each_slide_has_notes_and_each_chart_a_description(short, found):
    for slide in short.slides:
        assert slide.notes_slide.notes_text_frame.text.strip()
    for exhibit in found.short().values():
        slide = next(each for each in short.slides if each.shapes.title.text_frame.text.startswith(exhibit.finding))
        said = slide.notes_slide.notes_text_frame.text
        assert all(note in said for note in exhibit.notes)
        frame = next(shape for shape in slide.shapes if shape.has_chart or shape.has_table)
        assert exhibit.finding.rstrip(".") in frame._element.nvGraphicFramePr.cNvPr.get("descr")


@pytest.mark.parametrize("length", [60, 230])
def test_long_findings_stay_on_their_slide(found, length):
    sentence = ("Văn hóa – xã hội đứng đầu ở nhiều nơi so được; " * 9)[:length]
    long = {name: replace(each, finding=f"{at} {sentence}") for at, (name, each) in enumerate(found.short().items())}
    presentation = reopened(deck.deck(Telling(long, (), ()), SimpleNamespace(place="", own=False, left_out={}), ""))
    box = presentation.slides[1].placeholders[1]
    size = box.text_frame.paragraphs[0].runs[0].font.size
    rows = sum(-(-len(line.text) * int(size) * 0.5 // box.width) for line in box.text_frame.paragraphs)
    assert rows * size * 1.2 + Pt(10) * len(box.text_frame.paragraphs) <= box.height and size >= Pt(14)


def test_letters_are_those_every_pc_has_and_no_stranger_is_named(short):
    kept = io.BytesIO()
    short.save(kept)
    with zipfile.ZipFile(kept) as package:
        themes = package.read("ppt/theme/theme1.xml").decode("utf-8")
        properties = package.read("docProps/core.xml").decode("utf-8")
    assert themes.count('<a:latin typeface="Arial"') == 2 and "E69F00" in themes
    assert "Canny" not in properties and short.core_properties.author == ""


def test_names_like_markup_or_formulas_are_shown_as_text_and_never_run():
    exhibit = MADE["intervals"]()
    table = exhibit.table.assign(row=[HOSTILE, FORMULA, f"{HOSTILE}\x0b\x01", "a", "b"])
    shown = Telling({"x": replace(exhibit, table=table, finding=HOSTILE)}, (HOSTILE,), ())
    presentation = reopened(
        deck.deck(shown, SimpleNamespace(place=HOSTILE, own=False, left_out={}), HOSTILE, full=True)
    )
    assert HOSTILE in titles(presentation)
    chart = next(shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart)
    texts = [field.find(qn("a:t")).text for field in chart._chartSpace.iter(qn("a:fld"))]
    assert HOSTILE in texts and FORMULA in texts


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "{=1}", "\t=1", "\x00=1"])
def test_no_cell_behind_a_chart_begins_like_a_formula(text):
    assert not drawing.cell(text).startswith(("=", "+", "-", "@", "{", "\t"))


def test_a_boards_own_master_is_used_and_its_slides_left_out(found, tmp_path):
    board = Presentation()
    board.slide_width, board.slide_height = Inches(10), Inches(7.5)
    board.slides.add_slide(board.slide_layouts[1]).shapes.title.text_frame.text = "Trang cũ"
    board.save(tmp_path / "board.pptx")
    presentation = reopened(deck.deck(found, load_bundled(), "", tmp_path / "board.pptx"))
    assert "Trang cũ" not in titles(presentation) and presentation.slide_width == Inches(10)
    assert {slide.slide_layout.name for slide in presentation.slides} == {
        "Title Slide", "Title Only", "Title and Content",
    }  # fmt: skip
    for slide in presentation.slides:
        assert all(shape.left + shape.width <= presentation.slide_width for shape in slide.shapes)


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
    one = Telling({"mix": found.shown["mix"]}, (), ())
    presentation = reopened(deck.deck(one, load_bundled(), "", tmp_path / "board.potx"))
    assert len(presentation.slides) == 4 and b"sectionLst" not in etree.tostring(presentation.part._element)


def test_no_two_shapes_of_a_slide_share_their_number(short, full):
    for slide in [*short.slides, *full.slides]:
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(set(numbers)) == len(numbers)


def test_a_file_that_is_no_template_is_one_sentence(tmp_path):
    (tmp_path / "mau.pptx").write_bytes(b"PK not a package")
    with pytest.raises(PublishError, match=re.escape("mau.pptx")):
        deck.deck(Telling({}, (), ()), load_bundled(), "", tmp_path / "mau.pptx")


def test_the_command_writes_once_and_replaces_only_when_asked(tmp_path, monkeypatch, found):
    monkeypatch.setattr(deck, "telling", lambda _evidence: found)
    out = tmp_path / "bao-cao.pptx"
    run = CliRunner().invoke
    first = run(cli.app, ["deck", "-o", str(out), "--shape", "4:3"])
    assert first.exit_code == 0 and Presentation(out).slide_width == Inches(10)
    again = run(cli.app, ["deck", "-o", str(out)])
    assert again.exit_code == 2 and "--force" in again.output
    wrong = run(cli.app, ["deck", "-o", str(tmp_path / "x.ppt")])
    assert wrong.exit_code == 2 and ".pptx" in wrong.output and not (tmp_path / "x.ppt").exists()


def test_it_speaks_english_too():
    with speaking("en"):
        shown = {"x": MADE["bars"]()}
        presentation = deck.deck(Telling(shown, (), ()), SimpleNamespace(place="", own=False, left_out={}), "")
    assert titles(presentation)[1] == "Three messages"


def test_libreoffice_shows_every_slide(short, tmp_path):
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("no LibreOffice or poppler here")
    short.save(tmp_path / "d.pptx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "d.pptx")], check=True, capture_output=True, timeout=240)
    text = subprocess.run(["pdftotext", "-layout", str(tmp_path / "d.pdf"), "-"], check=True, capture_output=True)
    pages = text.stdout.decode("utf-8").split("\f")[:-1]
    assert len(pages) == len(short.slides)
    letters = ["".join(page.split()) for page in pages]  # spaces in a PDF are guesses
    assert "112(53%)" in letters[2] and any("Nuôionglấymật(KimBảng)" in page for page in letters)


def test_every_source_of_the_annex_is_as_large_as_another_and_on_its_slide(short):
    lists = [slide for slide in short.slides if "Phụ lục" in slide.shapes.title.text_frame.text]
    sizes = {
        run.font.size for slide in lists for line in slide.placeholders[1].text_frame.paragraphs for run in line.runs
    }
    assert len(lists) > 1 and sizes == {Pt(deck.SOURCE_SIZE)}
    for slide in lists:
        box = slide.placeholders[1]
        size, lines = deck.SOURCE_SIZE, box.text_frame.paragraphs
        rows = sum(-(-len(line.text) * int(Pt(size)) * 0.45 // box.width) for line in lines)
        assert rows * Pt(size) * 1.2 + Pt(size // 2) * len(lines) <= box.height


def test_a_cover_and_a_chapter_begin_with_their_titles(full):
    for layout in (full.slide_layouts.get_by_name(name) for name in ("Title", "Section")):
        title, below = (each._element.txBody.find(f".//{qn('a:defRPr')}") for each in list(layout.placeholders)[:2])
        assert int(title.get("sz")) > 1.5 * int(below.get("sz"))
        assert [each.find(f".//{qn('a:schemeClr')}").get("val") for each in (title, below)] == ["tx1", "tx2"]
        assert below.find(f".//{qn('a:tint')}") is None
        assert list(layout.placeholders)[1].text_frame.vertical_anchor == MSO_ANCHOR.TOP


def test_slides_of_sources_are_filled(short):
    parts = [slide for slide in short.slides if slide.shapes.title.text_frame.text.startswith("Phụ lục: nguồn (")]
    room = next(each for each in parts[0].placeholders if each.placeholder_format.idx == 1).height / Pt(1)
    for slide in parts[:-1]:
        lines = next(each for each in slide.placeholders if each.placeholder_format.idx == 1).text_frame.paragraphs
        width = slide.shapes[1].width / Pt(1) - 44
        rows = sum(-(-len(line.text) * deck.SOURCE_SIZE * 0.44 // width) for line in lines)  # as Arial is wide
        assert rows * deck.SOURCE_SIZE * 1.2 + len(lines) * deck.SOURCE_SIZE / 2 > 0.75 * room


def test_words_beside_a_chart_are_as_large_as_their_room_allows(found):
    sentences = tuple(f"{at}. Dữ liệu này không nêu trong số mô hình đăng ký có bao nhiêu mô hình." for at in range(2))
    made = deck.deck(Telling({"named": found.shown["named"]}, sentences, ()), load_bundled(), "")
    words = [each for slide in made.slides for each in slide.placeholders
             if each.placeholder_format.idx == master.BESIDE]  # fmt: skip
    assert {run.font.size for each in words for line in each.text_frame.paragraphs for run in line.runs} == {Pt(16)}


def test_a_sign_on_a_chart_is_explained_on_its_slide():
    found = telling(load_bundled().at("lac son"))
    made = deck.deck(found, load_bundled().at("lac son"), "hôm nay")
    (slide,) = [one for one in made.slides if "tỷ trọng" in one.shapes.title.text and "nơi so được" in
                one.shapes.title.text]  # fmt: skip
    texts = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert any("*" in row for row in found.shown["places"].table["row"]) and "* Tổng số và số thành phần" in texts


def test_the_titles_of_lists_keep_to_two_lines_of_a_narrow_slide():
    evidence = load_bundled().at("hoa binh")
    made = deck.deck(telling(evidence), evidence, "hôm nay", wide=False)
    for slide in made.slides:
        title = slide.shapes.title
        size = next((run.font.size for run in title.text_frame.paragraphs[0].runs if run.font.size), None)
        if size:
            assert len(title.text) * size.pt * 0.5 <= 2 * title.width / Pt(1), title.text
    assert all(any(run.font.size for run in one.shapes.title.text_frame.paragraphs[0].runs) for one in made.slides
               if "quyết định" in one.shapes.title.text or "quy mô đã rõ" in one.shapes.title.text)  # fmt: skip
