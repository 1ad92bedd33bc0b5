"""Every exhibit of the catalogue, drawn by Office or set as a table, says what its own table says."""

import io

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from danvan_data import load_bundled
from danvan_data.evidence.loading import load
from danvan_data.language import speaking
from danvan_data.publish.notebooks.telling import catalogue_of
from danvan_data.publish.office.charts import native
from danvan_data.publish.office.slides import slide_table
from tests.publish.office.sheets import read, worked_out

SIZE = (Inches(12), Inches(4.5))
OF_TIME = ("spans", "timeline")


@pytest.fixture(scope="module", params=[("vi", None), ("en", None), ("vi", "data/examples")], ids=str)
def told(request):
    language, folder = request.param
    with speaking(language):
        evidence = load(folder) if folder else load_bundled()
        with speaking(own=evidence.own):
            yield [exhibit for exhibit in catalogue_of(evidence) if exhibit]


def drawn(exhibit):
    slide = (made := Presentation()).slides.add_slide(made.slide_layouts[6])
    native.add(slide, native.fitted(exhibit), (Inches(0.5), Inches(1), *SIZE), exhibit)
    return slide.shapes[0].chart


@pytest.fixture(scope="module")
def charts(told):
    """Each exhibit that Office draws, as it is fitted, with its chart."""
    fitted = [(exhibit, native.fitted(exhibit)) for exhibit in told]
    return [(exhibit, shown, drawn(exhibit)) for exhibit, shown in fitted if native.is_chart(shown)]


def tidy(words):
    return str(words).replace("\u00a0", " ").strip()


def test_charts_draw_the_numbers_of_the_table_and_no_others(charts):
    for exhibit, shown, chart in charts:
        if shown.form in OF_TIME:
            continue
        space = chart._chartSpace
        tags = ("c:val",) if shown.form in native.KINDS else ("c:xVal",)
        found = {
            float(point.find(qn("c:v")).text)
            for series in space.iter(qn("c:ser")) for tag in tags
            for point in series.findall(f"{qn(tag)}//{qn('c:pt')}")
        }  # fmt: skip
        known = {float(value) for name in ("low", "high") for value in shown.table[name].dropna()}
        assert (found == known) if shown.form in native.KINDS else (known <= found), exhibit.name


def test_labels_are_the_tables_words_and_are_worked_out_from_its_numbers(charts):
    formulas = 0
    for exhibit, shown, chart in charts:
        texts = {tidy(text) for text in shown.table["text"]}
        said = [tidy(field.find(qn("a:t")).text) for field in chart._chartSpace.iter(qn("a:fld"))]
        own = (
            shown.table
            if shown.form != "lane"
            else shown.table[shown.table["series"].eq(shown.table["series"].iloc[0])]
        )
        if shown.form not in (*native.STACKED, "pairs", "parts"):
            assert {tidy(text) for text in own["text"] if text} <= set(said), exhibit.name
        if shown.form in native.STACKED:
            assert set(said) <= texts, exhibit.name
        sheet, held = read(chart), read(chart, values=True)
        for row in sheet.iter_rows():
            for cell in row:
                if str(cell.value).startswith("=") and isinstance(held[cell.coordinate].value, str):
                    formulas += 1
                    assert worked_out(sheet, cell.coordinate) == held[cell.coordinate].value, exhibit.name
    assert formulas > 50


def test_what_a_chart_leaves_out_is_in_its_workbook(charts):
    for exhibit, _, chart in charts:
        book = chart.part.chart_workbook.xlsx_part.blob
        rows = list(openpyxl.load_workbook(io.BytesIO(book)).worksheets[1].iter_rows(values_only=True))
        assert len(rows) == len(exhibit.table) + 1, exhibit.name
        words = {tidy(cell) for row in rows for cell in row if cell is not None}
        assert {tidy(text) for text in exhibit.table["text"] if text} <= words, exhibit.name


def test_tables_hold_every_row_and_word_of_the_exhibit(told):
    for exhibit in told:
        pages = slide_table.pages(exhibit, *SIZE)
        rows = [[cell.text for cell in row] for page in pages for row in page.rows]
        words = {text for row in rows for text in row}
        assert len(rows) == len(exhibit.grid.rows), exhibit.name
        assert {text for text in exhibit.table["text"] if text} <= words, exhibit.name
