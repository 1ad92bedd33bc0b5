"""Native charts: one truth with the exhibit's table, in the numbers, the labels and the words."""

import math
import re
from dataclasses import replace
from html import unescape

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from danvan_data.language import speaking
from danvan_data.publish.office.charts import native
from danvan_data.publish.office.charts.scatter_sheet import _place_in, _short
from danvan_data.publish.office.drawing import muted
from danvan_data.publish.office.slides import slide_table
from tests.publish.office.made import MADE, intervals
from tests.publish.office.sheets import cells, read, worked_out

C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
BOX = (Inches(0.5), Inches(1), Inches(12), Inches(5))
CHARTS = [name for name in MADE if name not in ("table", "heat")]


def chart_of(exhibit):
    slide = (made := Presentation()).slides.add_slide(made.slide_layouts[6])
    native.add(slide, exhibit, BOX)
    return slide.shapes[0].chart


def series_of(chart):
    return list(chart._chartSpace.iter(qn("c:ser")))


def label_range(series):
    """The cells of a series' labels and the words that they hold, by the point."""
    ref = series.find(f".//{C15}datalabelsRange")
    if ref is None:
        return "", {}
    cache = ref.find(f"{C15}dlblRangeCache")
    return ref.find(f"{C15}f").text, {int(pt.get("idx")): pt[0].text for pt in cache.iter(qn("c:pt"))}


def values_of(exhibit):
    """Every end that the exhibit's table gives."""
    table = exhibit.table
    return {value for name in ("low", "high") for value in table[name] if not math.isnan(value)}


@pytest.mark.parametrize("name", CHARTS)
def test_every_number_drawn_is_one_of_the_table_and_all_are(name):
    exhibit = MADE[name]()
    chart = chart_of(exhibit)
    drawn = {
        float(pt.find(qn("c:v")).text)
        for series in series_of(chart) for ends in ("c:val", "c:xVal")
        for pt in series.findall(f"{qn(ends)}//{qn('c:pt')}")
    }  # fmt: skip
    if name in native.KINDS:
        assert drawn == values_of(exhibit)
    elif name not in ("spans", "timeline"):
        assert values_of(exhibit) <= drawn


@pytest.mark.parametrize("name", CHARTS)
def test_caches_hold_what_their_cells_hold(name):
    chart = chart_of(MADE[name]())
    sheet = read(chart, values=True)
    for ref in chart._chartSpace.iter(qn("c:numRef"), qn("c:strRef")):
        held = {int(pt.get("idx")): pt.find(qn("c:v")).text for pt in ref.iter(qn("c:pt"))}
        for at, value in enumerate(cells(sheet, ref.find(qn("c:f")).text)):
            told = held.get(at) or ""
            assert told == (value or "") if isinstance(value, str) or not told else float(told) == pytest.approx(value)


@pytest.mark.parametrize("name", CHARTS)
def test_every_label_is_a_cell_and_says_what_the_mark_says(name):
    exhibit = MADE[name]()
    chart = chart_of(exhibit)
    sheet = read(chart, values=True)
    said = set()
    for series in series_of(chart):
        ref, words = label_range(series)
        held = cells(sheet, ref) if ref else []
        assert all(held[at] == text for at, text in words.items())
        said |= set(words.values())
        fields = [field.find(qn("a:t")).text for field in series.iter(qn("a:fld")) if field.get("type") == "CELLRANGE"]
        assert fields == [words[at] for at in sorted(words)]
        assert not list(series.iter(qn("a:r")))  # no label is typed
    own = (
        exhibit.table[exhibit.table["series"].eq(exhibit.table["series"].iloc[0])] if name == "lane" else exhibit.table
    )
    texts = [text for text in own["text"] if text]
    if name == "parts":
        texts = [text for text in texts if "/" in text]
    if name == "pairs":
        assert all(any(text in label for label in said) for text in texts)
    elif name in native.STACKED:
        assert said <= set(texts) and said
    else:
        assert set(texts) <= said


@pytest.mark.parametrize("point", [".", ","])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ["bars", "signed", "parts", "lane", "intervals", "pairs", "shares"])
def test_a_label_is_worked_out_from_its_cells_alike_in_every_locale(name, language, point):
    with speaking(language):
        exhibit = MADE[name]()
        if language == "en":
            swap = str.maketrans(",.", ".,")
            exhibit.table["text"] = [text.translate(swap) for text in exhibit.table["text"]]
            exhibit.table["detail"] = [text.translate(swap) for text in exhibit.table["detail"]]
        chart = chart_of(exhibit)
    sheet, held = read(chart), read(chart, values=True)
    formulas = [each for row in sheet.iter_rows() for each in row if str(each.value).startswith("=")]
    texts = [each for each in formulas if isinstance(held[each.coordinate].value, str)]
    assert texts
    for each in texts:
        assert worked_out(sheet, each.coordinate, point) == held[each.coordinate].value


def test_a_changed_number_changes_its_label_and_the_shares_of_the_others():
    chart = chart_of(MADE["bars"]())
    sheet = read(chart)
    sheet["B2"] = 2045
    assert worked_out(sheet, "C2") == "2.045 (60%)"
    assert worked_out(sheet, "C3") == "112 (3%)"


def test_an_amount_said_in_another_unit_follows_its_cell():
    sheet = read(chart_of(intervals()))
    assert worked_out(sheet, "E2") == "≥ 3 tỷ đồng/năm"
    sheet["C2"] = 4000
    assert worked_out(sheet, "E2") == "≥ 4 tỷ đồng/năm"
    sheet["C3"], sheet["D3"] = 310, 520
    assert worked_out(sheet, "E3") == "≈ 310–520 triệu đồng"


@pytest.mark.parametrize("log", [True, False])
def test_an_open_end_is_an_arrow_and_no_number(log):
    by_row = {}
    for series in series_of(chart_of(intervals(log))):
        ref = series.find(f"{qn('c:xVal')}//{qn('c:f')}").text
        bar = series.find(qn("c:errBars"))
        if bar is not None:
            by_row[ref] = bar.find(qn("c:errBarType")).get("val")
            assert len(series.findall(f"{qn('c:xVal')}//{qn('c:pt')}")) == 1
    assert by_row == {"'Số liệu'!$C$2": "plus", "'Số liệu'!$D$4": "minus"}


def test_what_rests_on_an_assumption_is_hatched_and_what_is_our_own_has_an_open_sign():
    bars = chart_of(MADE["bars"]())
    assert len(list(bars._chartSpace.iter(qn("a:pattFill")))) == 1
    shown = series_of(chart_of(intervals()))
    marks = {float(series.find(f"{qn('c:yVal')}//{qn('c:pt')}/{qn('c:v')}").text): series for series in shown[1:6]}
    filled = {y: series.find(f"{qn('c:marker')}//{qn('a:solidFill')}")[0].get("val") for y, series in marks.items()}
    assert filled[2] != "0072B2" and filled[1] != "0072B2" and filled[5] == "009E73"


def test_a_gap_stays_a_gap():
    values = series_of(chart_of(MADE["lines"]()))[0].find(qn("c:val"))
    assert [int(pt.get("idx")) for pt in values.iter(qn("c:pt"))] == [0, 1, 3]


@pytest.mark.parametrize("name", [name for name in CHARTS if name in native.KINDS])
def test_all_categories_are_named_and_their_values_keep_their_thousands_on_any_pc(name):
    exhibit = MADE[name]()
    space = chart_of(exhibit)._chartSpace
    assert space.find(f".//{qn('c:catAx')}/{qn('c:tickLblSkip')}").get("val") == "1"
    code = space.find(f".//{qn('c:valAx')}/{qn('c:numFmt')}").get("formatCode")
    assert "," not in code.replace("\\,", "")


def test_yardsticks_are_named_in_the_legend():
    chart = chart_of(intervals())
    assert {series.name for series in chart.plots[0].series} >= {band.words for band in intervals().bands}
    gone = {int(entry.find(qn("c:idx")).get("val")) for entry in chart._chartSpace.iter(qn("c:legendEntry"))}
    names = [series.name for at, series in enumerate(chart.plots[0].series) if at not in gone]
    assert len(names) == len(set(names)) == 3 + len(intervals().bands)


def test_a_form_that_office_cannot_draw_and_too_many_rows_are_a_table():
    assert not native.is_chart(MADE["heat"]()) and not native.is_chart(MADE["table"]())
    exhibit = MADE["bars"]()
    many = exhibit.table.loc[[0] * 30].assign(row=[f"dòng {at}" for at in range(30)])
    from dataclasses import replace

    long = replace(exhibit, table=many.reset_index(drop=True))
    assert not native.is_chart(long)
    shown = slide_table.pages(long, BOX[2], BOX[3])
    assert len(shown) > 1 and [row[0].text for page in shown for row in page.rows] == list(long.table["row"])


def test_the_worksheet_names_its_sources_and_runs_nothing():
    exhibit = MADE["bars"]()
    exhibit.table.loc[0, "row"] = '=HYPERLINK("http://x","y")'
    chart = chart_of(exhibit)
    assert not str(read(chart)["A2"].value).startswith("=")
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert book.sheetnames == ["Số liệu", "Chi tiết", "Nguồn"]
    told = [[cell.value for cell in row] for row in book["Nguồn"].iter_rows()]
    assert ["Báo Hà Nam", "Dân vận khéo ở Kim Bảng", "05/03/2024", "https://example.org/kim-bang"] in told
    assert book["Số liệu"].column_dimensions["A"].width > 10


def test_the_xml_is_what_office_reads():
    for name in CHARTS:
        space = chart_of(MADE[name]())._chartSpace
        for labels in space.iter(qn("c:dLbls")):
            after = labels.getnext()
            assert after is not None and etree.QName(after).localname in ("errBars", "cat", "val", "xVal", "yVal")


@pytest.mark.parametrize("form", ["bars", "shares", "intervals"])
def test_marks_that_the_finding_does_not_speak_of_are_muted_and_its_own_words_bold(form):
    exhibit = MADE[form]()
    row = exhibit.table["row"].iloc[-1]
    own = exhibit.table[exhibit.table["row"].eq(row)]["colour"].tolist()
    others = set(exhibit.table[exhibit.table["row"].ne(row)]["colour"]) - set(own)
    drawn = {told: colours_of(replace(exhibit, emphasis=told)) for told in ((), (row,))}
    assert set(own) | others <= drawn[()] and not {muted(each) for each in others} & drawn[()]
    assert {muted(each) for each in others} <= drawn[(row,)] and set(own) <= drawn[(row,)]
    assert len(written_of(replace(exhibit, emphasis=(row,))).split(' b="1"')) > 1


def written_of(exhibit):
    return etree.tostring(chart_of(exhibit)._chartSpace).decode()


def colours_of(exhibit):
    return {f"#{found}" for found in re.findall(r'srgbClr val="(\w{6})"', written_of(exhibit))}


def test_a_long_name_is_cut_before_the_place_that_it_ends_in():
    name = "Tổ hợp tác nuôi ong lấy mật rừng tràm (Kim Bảng)"
    assert _short(name, 30, _place_in(name, 30)) == "Tổ hợp tác nuôi on… (Kim Bảng)"
    assert _short("Tổ hợp tác nuôi ong", 12, _place_in("Tổ hợp tác nuôi ong", 12)) == "Tổ hợp tác …"
    assert _place_in("Nuôi ong (Hội Liên hiệp Phụ nữ xã)", 30) == 0


def test_names_of_few_rows_are_whole_and_take_no_more_room_than_they_need():
    def left(exhibit):
        area = chart_of(exhibit)._chartSpace.chart.plotArea
        return float(area.find(f".//{qn('c:x')}").get("val"))

    exhibit = MADE["intervals"]()
    name = "Vận động thanh niên tham gia phát triển nghề (Kim Bảng)"
    few = replace(exhibit, table=exhibit.table.head(3).assign(row=[f"{at} {name}" for at in range(3)]))
    assert {f"{at} {name}" for at in range(3)} <= set(re.findall(r"<a:t>([^<]*)</a:t>", unescape(written_of(few))))
    brief = replace(exhibit, table=exhibit.table.head(3).assign(row=["a", "b", "c"]))
    assert left(brief) < 0.2 < left(few) <= 0.58


def test_a_name_that_several_rows_share_stands_once():
    exhibit = MADE["spans"]()
    table = exhibit.table.iloc[[0, 0, 0]].assign(row=["Bắc Kạn", "Bắc Kạn", "Phú Thọ"]).reset_index(drop=True)
    rows = list(read(chart_of(replace(exhibit, table=table))))[1:4]
    assert [bool(row[9].value) for row in rows] == [True, False, True]


@pytest.mark.parametrize("name", ["lane", "intervals", "spans", "pairs", "timeline"])
def test_no_series_stands_before_one_of_more_points(name):
    """LibreOffice draws none that does; a mark or a yardstick has one or two, and comes after the names."""
    points = [len(series.findall(f".//{qn('c:xVal')}//{qn('c:pt')}")) for series in series_of(chart_of(MADE[name]()))]
    many = [n for n in points[:-1] if n > 2]
    assert many == sorted(many, reverse=True) and points.index(max(points)) == 0
