import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from types import SimpleNamespace

import docx
import openpyxl
import pandas as pd
import pytest
from danvan_data.publish.office.exhibit import Exhibits
from danvan_data.publish.office.exhibits import exhibits
from docx.shared import Cm, Pt
from lxml import etree
from typer.testing import CliRunner

from danvan_data import cli, load_bundled
from danvan_data.publish.office import brief

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "<img src=x onerror=alert(1)></script>"


@pytest.fixture(scope="module")
def found():
    return exhibits(load_bundled())


@pytest.fixture(scope="module")
def made(found):
    return saved(brief.brief(found, load_bundled(), "Mở đầu."))


def saved(document):
    kept = io.BytesIO()
    document.save(kept)
    return kept


def package(kept):
    with zipfile.ZipFile(kept) as files:
        return {name: files.read(name) for name in files.namelist()}


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_page_is_that_of_the_decree(made):
    document = docx.Document(made)
    page = document.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    assert Cm(2) <= page.top_margin <= Cm(2.5) and Cm(2) <= page.bottom_margin <= Cm(2.5)
    assert Cm(2.99) <= page.left_margin <= Cm(3.5) and Cm(1.5) <= page.right_margin <= Cm(2.01)
    style = document.styles["Normal"]
    assert style.font.name == "Times New Roman" and Pt(13) <= style.font.size <= Pt(14)
    assert page.different_first_page_header_footer and "PAGE" in page.header._element.xml


def test_the_letterhead_leaves_place_date_and_signatory_to_fill(made):
    document = docx.Document(made)
    head = " ".join(cell for row in cells(document.tables[0]) for cell in row)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in head and "Độc lập - Tự do - Hạnh phúc" in head
    assert "ngày …… tháng …… năm ……" in head and "BÁO CÁO" in [line.text for line in document.paragraphs]
    assert "Nơi nhận:" in document.tables[-1].rows[0].cells[0].text


def test_each_finding_is_a_sentence_with_its_coverage(made, found):
    text = "\n".join(line.text for line in docx.Document(made).paragraphs)
    assert all(f"{each.finding.rstrip('.')}. {each.subtitle.rstrip('.')}." in text for each in found.shown)


def test_tables_and_charts_are_numbered_and_hold_the_measures_numbers(made, found):
    document = docx.Document(made)
    text = [line.text for line in document.paragraphs]
    assert [line[:6] for line in text if line.startswith("Bảng ")] == ["Bảng 1", "Bảng 2", "Bảng 3"]
    assert [line[:6] for line in text if line.startswith("Hình ")] == ["Hình 1", "Hình 2"]
    fields = cells(document.tables[1])
    assert [row[1:] for row in fields[1:3]] == [["Kinh tế", "41", "19%", "4"], ["Văn hóa – xã hội", "112", "53%", "13"]]
    assert fields[-1] == ["", "Cộng", "211", "100%", "22"]


def test_charts_are_words_own_with_their_workbooks(made, found):
    files = package(made)
    books = sorted(name for name in files if name.startswith("word/embeddings/"))
    drawn = [each for each in found.shown if each.name in ("places", "by_year")]
    assert len(books) == len(drawn) == 2 and not any(name.startswith("word/media/") for name in files)
    for name, each in zip(books, drawn, strict=True):
        head, *rows = openpyxl.load_workbook(io.BytesIO(files[name])).active.iter_rows(values_only=True)
        assert list(head[1:]) == list(each.table)
        told = pd.DataFrame([row[1:] for row in rows], index=[row[0] for row in rows], columns=head[1:])
        assert told.to_numpy(dtype=float) == pytest.approx(each.table.to_numpy(dtype=float))


def test_sources_are_real_footnotes_that_the_text_refers_to(made):
    files = package(made)
    notes = etree.fromstring(files["word/footnotes.xml"])
    known = {note.get(f"{W}id"): "".join(note.itertext()) for note in notes if note.get(f"{W}type") is None}
    body = etree.fromstring(files["word/document.xml"])
    referred = [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")]
    assert referred == list(known) and len(known) >= 5 and all("Nguồn: " in text for text in known.values())
    assert "Cổng thông tin huyện Kim Bảng" in known["1"] and len(set(known.values())) == len(known)
    again = re.findall(r"NOTEREF (\w+)", files["word/document.xml"].decode("utf-8"))
    marks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert again and set(again) <= marks


def test_a_source_line_leads_to_its_page():
    sources = load_bundled().sources
    told = brief.source_of("A001", sources)
    assert "kimbang.hanam.gov.vn" in told and "https://" in told and "(A001)" in told
    assert brief.source_of("12 trang công khai", sources) == "Nguồn: 12 trang công khai"
    many = brief.source_of(", ".join(sources["source_id"].head(6)), sources)
    assert "https://" not in many and "sổ phân tích 04" in many


def test_names_like_markup_are_shown_as_text(found):
    each = next(one for one in found.shown if one.name == "yearly")
    table = each.table.rename(index={each.table.index[0]: f"{HOSTILE}\x0b"})
    shown = Exhibits((replace(each, table=table),), (HOSTILE,))
    evidence = SimpleNamespace(place=HOSTILE, sources=load_bundled().sources)
    document = docx.Document(saved(brief.brief(shown, evidence, HOSTILE)))
    assert document.tables[1].rows[1].cells[1].text == HOSTILE
    assert sum(HOSTILE in line.text for line in document.paragraphs) >= 3


def test_the_command_writes_once_and_speaks_english_too(tmp_path):
    out = tmp_path / "brief.docx"
    run = CliRunner().invoke
    assert run(cli.app, ["brief", "-o", str(out), "--lang", "en"]).exit_code == 0
    text = "\n".join(line.text for line in docx.Document(str(out)).paragraphs)
    assert "Culture and society holds 53%" in text and "Table 1. Models by field" in text
    assert run(cli.app, ["brief", "-o", str(out)]).exit_code == 2
    wrong = run(cli.app, ["brief", "-o", str(tmp_path / "x.doc")])
    assert wrong.exit_code == 2 and ".docx" in wrong.output


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_has_two_to_four_pages(language, tmp_path):
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("no LibreOffice or poppler here")
    brief.write(tmp_path / "b.docx", language)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "b.docx")], check=True, capture_output=True, timeout=240)
    text = subprocess.run(["pdftotext", str(tmp_path / "b.pdf"), "-"], check=True, capture_output=True).stdout
    assert 2 <= text.decode("utf-8").count("\f") <= 4
