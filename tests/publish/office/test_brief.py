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
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree
from typer.testing import CliRunner

from danvan_data import cli, load_bundled
from danvan_data.evidence import data_folder
from danvan_data.exhibits.citing import told as told_of
from danvan_data.exhibits.spread.leaders import within
from danvan_data.language import speaking
from danvan_data.publish.notebooks.meaning import so_what
from danvan_data.publish.notebooks.proposals import Proposal
from danvan_data.publish.notebooks.telling import METHOD, SUBJECTS, Telling, telling
from danvan_data.publish.office.charts import native
from danvan_data.publish.office.report import brief, letterhead, wordml
from danvan_data.publish.office.report.clerical import FONT, FORMS, Letter
from danvan_data.publish.office.report.letterhead import PLACES, SOURCE, STYLES, loose
from tests.publish.office.made import MADE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "<img src=x onerror=alert(1)></script>"
LETTER = Letter(
    "Ban Tuyên giáo và Dân vận", "Tỉnh ủy Ninh Bình", "Nguyễn Văn A", "Trưởng ban", ("Ban Thường vụ Tỉnh ủy",),
    "12-BC/BTGDVTU", "Ninh Bình, ngày 05 tháng 02 năm 2026",
)  # fmt: skip
NOWHERE = SimpleNamespace(place="", own=False, left_out={})


@pytest.fixture(scope="module")
def found():
    return telling(load_bundled())


@pytest.fixture(scope="module", params=list(FORMS))
def form(request):
    return FORMS[request.param]


@pytest.fixture(scope="module")
def made(found, form):
    return saved(brief.brief(found, load_bundled(), "01/02/2026", form, LETTER))


@pytest.fixture(scope="module")
def forms_of_exhibits():
    """The report of exhibits made by hand: one of each form."""
    shown = {name: make() for name, make in MADE.items()}
    return saved(brief.brief(Telling(shown, (), ()), NOWHERE, "01/02/2026"))


def saved(document):
    kept = io.BytesIO()
    document.save(kept)
    return kept


def package(kept):
    with zipfile.ZipFile(kept) as files:
        return {name: files.read(name) for name in files.namelist()}


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def paragraphs(document):
    inside = [line for table in document.tables for row in table.rows for cell in row.cells for line in cell.paragraphs]
    return [*document.paragraphs, *inside]


def asked(paragraph, name):
    """What the letters of a paragraph are: the run's own, else its style's, else what that is based on."""
    style = paragraph.style
    for run in paragraph.runs:
        own = getattr(run.font, name)
        if own is not None:
            return own
    while style is not None:
        own = getattr(style.font, name)
        if own is not None:
            return own
        style = style.base_style
    return None


def test_the_page_is_the_forms(made, form):
    page = docx.Document(made).sections[0]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(each.mm) for each in margins] == list(form.margins)
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert page.different_first_page_header_footer and "PAGE" in page.header._element.xml
    assert {run.font.size for run in page.header.paragraphs[0].runs} == {Pt(form.parts["page"].size)}
    assert page.header.paragraphs[0].alignment == 1 and round(page.header_distance.mm) == 10


def test_every_part_has_the_letters_and_the_place_of_the_forms_table(made, form):
    document = docx.Document(made)
    seen = set()
    names = {STYLES.get(part, f"danvan {part}"): part for part in form.parts if part != "page"}
    for line in paragraphs(document):
        part = names.get(line.style.name)
        cell = line._p.getparent().tag == qn("w:tc") and part == "text"  # a table's own cells
        if part is None or cell or not line.text.strip():
            continue
        look = form.parts[part]
        seen.add(part)
        told = (asked(line, "name"), asked(line, "size"), bool(asked(line, "bold")), bool(asked(line, "italic")))
        if not line._p.xpath(".//w:drawing"):
            assert told == (FONT, Pt(look.size), look.bold, look.italic), (part, line.text)
        assert bool(asked(line, "underline")) == look.underline and bool(asked(line, "all_caps")) == look.capitals
        alignment = line.alignment if line.alignment is not None else line.style.paragraph_format.alignment
        assert alignment == PLACES[look.place], part
    assert seen == set(form.parts) - {"page", "signature"}


def test_the_parts_stand_in_the_order_of_the_form(made, form):
    document = docx.Document(made)
    head = cells(document.tables[0])
    left, right = head[0][0].split("\n"), head[0][1].split("\n")
    assert left[:2] == ["Tỉnh ủy Ninh Bình", "Ban Tuyên giáo và Dân vận"]
    if form.code == "dang":
        assert left[2] == "*" and right[0] == "ĐẢNG CỘNG SẢN VIỆT NAM" and "Độc lập" not in "".join(right)
        assert head[1][0] == "Số 12-BC/BTGDVTU"
    else:
        assert right[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"] and "*" not in left
        assert head[1][0] == "Số: 12-BC/BTGDVTU"
    assert head[1][1] == LETTER.place_line
    lines = [line.text for line in document.paragraphs if line.text]
    assert lines[0] == "BÁO CÁO"
    assert lines[1].startswith("về kết quả" if form.lower else "Kết quả")
    assert (lines[2] == "-----") == form.dashes and "Kính gửi: Ban Thường vụ Tỉnh ủy" in lines[:4]
    sections = [line.text for line in document.paragraphs if line.style.name == "Heading 1"]
    assert [each.split(".")[0] for each in sections[:4]] == ["I", "II", "III", "IV"]
    assert [each.split(". ", 1)[1] for each in sections[:4]] == [
        "Tình hình, quy mô và cơ cấu", "Kết quả đạt được", "Hạn chế và nguyên nhân", "Kiến nghị, đề xuất",
    ]  # fmt: skip
    assert sections[4:] == ["Phụ lục 1. Bảng số liệu", "Phụ lục 2. Nguồn số liệu"]
    assert any(
        line.style.name == "Heading 2" and line.text == "1. Hiệu quả kinh tế và huy động sức dân"
        for line in document.paragraphs
    )


def test_receivers_end_as_the_form_has_it_and_a_board_never_signs_by_t_m(made, form):
    document = docx.Document(made)
    signed = next(table for table in document.tables if "Nơi nhận:" in table.rows[0].cells[0].text)
    left, right = (cell.text.split("\n") for cell in signed.rows[0].cells)
    assert left[1].endswith("," if form.code == "dang" else ";") and left[-1].endswith(".")
    assert "Trưởng ban" in right and right[-1] == "Nguyễn Văn A" and "T/M" not in "".join(right)


def test_what_only_the_sender_knows_stays_a_marked_blank(found, form):
    document = docx.Document(saved(brief.brief(found, load_bundled(), "01/02/2026", form)))
    marked = [line.text for line in paragraphs(document) for run in line.runs if run.font.highlight_color is not None]
    told = " | ".join(marked)
    assert all(each in told for each in ("TÊN CƠ QUAN BAN HÀNH", "-BC/", "ngày …… tháng", "NGƯỜI KÝ", "Họ và tên"))


def test_each_finding_is_a_sentence_with_its_coverage_and_refers_to_its_numbers(made, found):
    document = docx.Document(made)
    text = "\n".join(line.text for line in document.paragraphs)
    told = [each for each in found.shown.values() if loose(each.finding.rstrip(".")) in text]
    assert all(any(each is one for one in told) for each in found.short().values())
    for each in told:
        told_whole = f"{each.finding.rstrip('.')}. Cơ sở tính: {within(each.subtitle.rstrip('.'))}"
        assert loose(told_whole) in text or not each.subtitle
        assert so_what(each) in text
    body = document.element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    asked_for = re.findall(r"REF (danvan_\w+)", " ".join(code.text for code in body.iter(qn("w:instrText"))))
    assert len(asked_for) == len(told) == len(set(asked_for)) and set(asked_for) <= marks
    captions = [line.text for line in document.paragraphs if line.style.name == "Caption"]
    for kind in ("Bảng", "Hình"):
        numbers = sorted(int(re.match(rf"{kind} (\d+)\.", each)[1]) for each in captions if each.startswith(kind))
        assert numbers == list(range(1, len(numbers) + 1)) and numbers


def test_word_tables_and_workbooks_hold_what_the_exhibits_tables_hold(forms_of_exhibits):
    document = docx.Document(forms_of_exhibits)
    files = package(forms_of_exhibits)
    charts = [name for name in files if name.startswith("word/charts/chart")]
    books = [name for name in files if name.startswith("word/embeddings/")]
    grids = [cells(table) for table in document.tables if table.rows[0].cells[0].text == "TT"]
    told = "\n".join("\n".join(row) for grid in grids for row in grid)
    shown = {name: make() for name, make in MADE.items()}
    main = [
        each for name, each in shown.items() if name not in SUBJECTS
    ]  # what has a chapter is drawn as a message only
    assert len(charts) == len(books) == len([each for each in main if native.is_chart(native.fitted(each))])
    assert not any(name.startswith("word/media/") for name in files)
    for exhibit in shown.values():
        if exhibit.name not in METHOD and not any(
            exhibit.name == each.name for each in main if native.is_chart(native.fitted(each))
        ):
            assert all(text in told for text in exhibit.table["text"] if text), exhibit.name
    for name in books:
        book = openpyxl.load_workbook(io.BytesIO(files[name]))
        assert book.sheetnames == ["Số liệu", "Chi tiết", "Nguồn"]


def test_every_source_is_in_the_annex_with_publisher_date_and_address(made, found):
    document = docx.Document(made)
    annex = [line.text for line in document.paragraphs if line.style.name == SOURCE]
    assert [each.partition(". ")[0] for each in annex] == [str(at) for at in range(1, len(annex) + 1)]
    told = "\n".join(annex)
    links = {rel.target_ref for rel in document.part.rels.values() if rel.reltype.endswith("/hyperlink")}
    for exhibit in found.short().values():
        for _, page in exhibit.sources.iterrows():
            assert told_of(page) in told and (not page["url"] or page["url"] in links)


def test_no_source_is_a_code_anywhere(made):
    text = "\n".join(line.text for line in paragraphs(docx.Document(made)))
    notes = "".join(etree.fromstring(package(made)["word/footnotes.xml"]).itertext())
    known = set(load_bundled().sources["source_id"])
    assert not known & set(re.findall(r"\b[A-Z]+\d+\b", re.sub(r"https?://\S+", "", f"{text} {notes}")))
    assert "sổ 04" not in text and "phân tích 04" not in notes


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


def test_names_like_markup_are_shown_as_text():
    exhibit = MADE["table"]()
    table = exhibit.table.assign(row=f"{HOSTILE}\x0b")
    shown = Telling({"x": replace(exhibit, table=table, finding=HOSTILE)}, (HOSTILE,), (Proposal(HOSTILE, HOSTILE),))
    document = docx.Document(saved(brief.brief(shown, SimpleNamespace(place=HOSTILE, own=False, left_out={}), HOSTILE)))
    grid = next(table for table in document.tables if table.rows[0].cells[0].text == "TT")
    assert grid.rows[1].cells[1].text == HOSTILE
    assert sum(HOSTILE in line.text for line in document.paragraphs) >= 4


def test_the_command_writes_once_and_speaks_english_too(tmp_path, monkeypatch):
    monkeypatch.setattr(brief, "telling", telling_of("mix"))
    out = tmp_path / "brief.docx"
    run = CliRunner().invoke
    options = ["--form", "hanh-chinh", "--body", "Ban Dân vận", "--to", "Huyện ủy", "--to", "Ủy ban nhân dân huyện"]
    assert run(cli.app, ["brief", "-o", str(out), "--lang", "en", *options]).exit_code == 0
    text = "\n".join(line.text for line in paragraphs(docx.Document(str(out)))).replace("\u00a0", " ")
    assert "Culture and society accounts for 53%" in text and "To: Huyện ủy; Ủy ban nhân dân huyện" in text
    assert "Ban Dân vận" in text and "SOCIALIST REPUBLIC" in text
    assert run(cli.app, ["brief", "-o", str(out)]).exit_code == 2
    wrong = run(cli.app, ["brief", "-o", str(tmp_path / "x.doc")])
    assert wrong.exit_code == 2 and ".docx" in wrong.output


def telling_of(subject):
    def told(evidence):
        found = telling(evidence)
        return Telling({subject: found.shown[subject]}, (), found.proposals)

    return told


def test_the_body_has_two_to_four_pages_before_its_annexes(made, tmp_path):
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("no LibreOffice or poppler here")
    (tmp_path / "b.docx").write_bytes(made.getvalue())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "b.docx")], check=True, capture_output=True, timeout=240)
    text = subprocess.run(["pdftotext", str(tmp_path / "b.pdf"), "-"], check=True, capture_output=True).stdout
    pages = text.decode("utf-8").split("\f")
    assert 2 <= next(at for at, page in enumerate(pages) if "PHỤ LỤC 1" in page) <= 4
    assert len(pages) <= 20


def test_the_text_is_as_wide_as_the_form_leaves(made, form):
    document = docx.Document(made)
    for table in document.tables:
        assert sum(column.width for column in table.columns) <= Mm(form.text_width) + Mm(1)


def test_no_head_of_a_table_is_parted_within_a_word(made):
    """A bold letter of a head is as wide as 0.62 of its size in Times New Roman, on average of its widest words."""
    document = docx.Document(made)
    for table in (each for each in document.tables if each.rows[0].cells[0].text == "TT"):
        for cell in table.rows[0].cells[1:]:
            room = cell.width.pt - 2 * 5.4
            assert max(len(word) for word in cell.text.split()) * 11 * 0.57 <= room, cell.text


def test_names_part_in_justified_text_and_numbers_do_not():
    assert loose("Văn\u00a0hóa (Lương\u00a0Hòa, Trà\u00a0Vinh)") == "Văn hóa (Lương Hòa, Trà Vinh)"
    assert loose("n\u00a0=\u00a05, 40\u00a0ha, ≥\u00a06") == "n\u00a0=\u00a05, 40\u00a0ha, ≥\u00a06"


def of_years(first, last, named):
    """An exhibit of a column for each year, whose finding names one of them."""
    whole = MADE["columns"]()
    mark = whole.table.iloc[:1]
    table = pd.concat([mark.assign(row=str(year)) for year in range(first, last + 1)], ignore_index=True)
    return replace(whole, table=table, emphasis=(str(named),))


@pytest.mark.parametrize("named", [2021, 2008])
def test_of_many_years_a_table_keeps_the_newest_and_that_of_its_finding_and_says_how_many_it_leaves_out(named):
    # twenty-five years are more than one chart names: they are a table of the annex
    made = brief.brief(Telling({"years": of_years(2001, 2025, named)}, (), ()), NOWHERE, "")
    years = [row.cells[1].text for row in made.tables[-1].rows[1:]]
    assert len(years) == 12 and years == sorted(years) and str(named) in years and years[-1] == "2025"
    assert years[-11:] == [str(year) for year in range(2015, 2026)]
    assert [row.cells[0].text for row in made.tables[-1].rows[1:]] == [str(n) for n in range(1, 13)]
    under = next(line.text for line in made.paragraphs if line.text.startswith("Bảng nêu"))
    assert "12/25" in under and "bớt 13" in under and ("gần nhất" in under) == (named == 2021)


def test_a_table_a_few_rows_longer_than_others_is_not_cut():
    made = brief.brief(Telling({"years": of_years(2011, 2025, 2021)}, (), ()), NOWHERE, "")
    shown = replace(of_years(2011, 2025, 2021), form="table")
    whole = brief.brief(Telling({"years": shown}, (), ()), NOWHERE, "")
    assert len(whole.tables[-1].rows) == 1 + 15
    assert not [line for each in (made, whole) for line in each.paragraphs if "Bảng nêu" in line.text]


def test_a_column_of_numbers_is_centred_whole_and_one_of_words_not_at_all():
    table = wordml.grid(docx.Document(), ["Tên", "Số"], [["95", "1"], ["50 người", "·"]], [Mm(50), Mm(50)], Pt(11))
    sides = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows[1:]]
    assert sides == [[0, 1], [0, 1]]


def test_a_long_address_does_not_stretch_the_line_of_a_footnote():
    made = docx.Document()
    made.styles["Normal"].paragraph_format.alignment = 3
    wordml.Footnotes(made)
    assert made.styles["footnote text"].paragraph_format.alignment == 0


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_name_of_the_party_or_the_state_stands_on_one_line(form, language):
    with speaking(language):
        page = letterhead.page(form)
        letterhead.letterhead(page, form, LETTER)
        right = page.tables[0].rows[0].cells[1]
        longest = max(letterhead._width(line.text, form.parts[part])
                      for part, line in zip(form.head, right.paragraphs, strict=False))  # fmt: skip
    assert right.width - 2 * letterhead.SIDE + Mm(0.1) >= longest


def test_a_chart_of_few_amounts_has_room_for_its_key_and_its_axis(tmp_path):
    out = tmp_path / "brief.docx"
    brief.write(out, "vi", data_folder() / "examples")
    heights = [int(each.get("cy")) / 360_000 for each in docx.Document(out).element.body.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")]  # fmt: skip
    assert any(2.8 + 3 * 0.5 <= height < 4.4 for height in heights)
