"""How much of an exhibit one chart of Office holds, and what the workbook behind it looks like."""

from dataclasses import replace

import pytest
from pptx.oxml.ns import qn

from danvan_data.publish.office.charts import native
from danvan_data.publish.office.charts.chart_sheet import number_format
from danvan_data.publish.office.report.clerical import PARTY, STATE
from danvan_data.publish.office.slides import master
from tests.publish.office.made import MADE
from tests.publish.office.sheets import read
from tests.publish.office.test_native import chart_of


def of_rows(form, n, emphasis=()):
    exhibit = MADE[form]()
    table = exhibit.table.iloc[[0] * n].assign(row=[f"dòng {at}" for at in range(n)]).reset_index(drop=True)
    return replace(exhibit, table=table, emphasis=emphasis)


@pytest.mark.parametrize(
    ("form", "most"),
    [("bars", 18), ("signed", 18), ("parts", 18), ("stacked", 18), ("columns", 24), ("lines", 24), ("intervals", 16),
     ("lane", 16), ("pairs", 16), ("spans", 16), ("timeline", 16)],
)  # fmt: skip
def test_a_chart_names_so_many_rows_and_no_more(form, most):
    assert native.is_chart(of_rows(form, most)) and not native.is_chart(of_rows(form, most + 1))
    assert not native.is_chart(of_rows(form, 0))


@pytest.mark.parametrize(
    ("form", "most"), [("bars", 18), ("intervals", 16), ("spans", 16), ("shares", 14), ("heat", 10)]
)
def test_what_is_cut_is_said_and_the_rows_of_the_finding_stay(form, most):
    whole = native.fitted(of_rows(form, most))
    assert len(whole.table) == most and whole.subtitle == "1.422 mô hình, 2021–2023"
    last = f"dòng {most}"
    cut = native.fitted(of_rows(form, most + 1, (last,)))
    rows = cut.table["row"].tolist()
    kept = most - (form == "shares")  # as many of both ends
    assert len(rows) == kept and rows[-1] == last and rows[:6] == [f"dòng {at}" for at in range(6)]
    assert cut.subtitle.startswith("1.422 mô hình, 2021–2023. ") and f"{kept}/{most + 1} dòng" in cut.subtitle


def test_amounts_that_a_finding_cites_are_drawn():
    whole = of_rows("intervals", 30)
    table = whole.table.assign(text=[f"≤ {at} triệu đồng" for at in range(30)])
    finding = "30 số liệu; lớn nhất: ≤ 0 triệu đồng, nhỏ nhất: ≤ 27 triệu đồng"
    rows = native.fitted(replace(whole, table=table, finding=finding, emphasis=())).table["row"].tolist()
    assert len(rows) == 16 and {"dòng 0", "dòng 27"} <= set(rows) and "dòng 29" not in rows


@pytest.mark.parametrize(
    ("form", "heads"),
    [
        ("bars", ["Lĩnh vực", "Số mô hình", "Nhãn: Số mô hình"]),
        ("parts", ["Lĩnh vực", "được báo cáo", "được nêu tên", "Nhãn: được báo cáo", "Nhãn: được nêu tên"]),
        ("lines", ["Lĩnh vực", "đăng ký", "công nhận", "Nhãn: đăng ký", "Nhãn: công nhận"]),
        ("intervals", ["Lĩnh vực", "Nhóm", "Đầu dưới", "Đầu trên", "Nhãn: Số mô hình"]),
        ("pairs", ["Lĩnh vực", "Nhóm", "đăng ký", "công nhận", "Nhãn: Số mô hình"]),
        ("spans", ["Lĩnh vực", "Nhóm", "Từ", "Đến", "Nhãn: Số mô hình"]),
    ],
)
def test_each_column_behind_a_chart_has_a_name(form, heads):
    assert [cell.value for cell in read(chart_of(MADE[form]()))[1]][: len(heads)] == heads


@pytest.mark.parametrize(
    ("form", "code"),
    [("shares", "0%"), ("lane", "0%"), ("spans", "0"), ("timeline", "yyyy"), ("signed", "General"),
     ("intervals", "General"), ("bars", r"[>=1000000]0\.000\.000;[>=1000]0\.000;0")],
)  # fmt: skip
def test_numbers_are_written_as_what_they_count(form, code):
    exhibit = MADE[form]()
    assert number_format(exhibit) == code
    sheet = read(chart_of(exhibit))
    assert form not in native.KINDS or sheet["B2"].number_format == code


def test_a_column_is_as_wide_as_its_words_within_what_a_screen_shows():
    sheet = read(chart_of(MADE["bars"]()))
    assert [round(sheet.column_dimensions[name].width, 1) for name in "ABC"] == [22.7, 12.7, 18.7]
    assert round(read(chart_of(MADE["intervals"]())).column_dimensions["A"].width, 1) == 60.7
    assert sheet.freeze_panes == "B2" and sheet["A1"].font.bold and sheet["A2"].alignment.wrap_text


@pytest.mark.parametrize(
    ("form", "sizes"),
    [
        (PARTY, "15 nation;14 superior body star number place_date dashes address text section subsection receivers "
         "position signature name page;16 kind;15 abstract;12 receiver"),
        (STATE, "12 nation receivers;13 motto superior body number place_date address text section subsection "
         "position signature name page;14 kind abstract;11 receiver"),
    ],
)  # fmt: skip
def test_letters_are_as_large_as_the_form_has_them(form, sizes):
    told = {part: int(size) for size, *parts in (each.split() for each in sizes.split(";")) for part in parts}
    assert {part: look.size for part, look in form.parts.items()} == told


def test_titles_and_texts_of_slides_stand_at_the_left():
    styles = master.own().slide_master._element.find(qn("p:txStyles"))
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    assert (title.get("algn"), title[-1].get("sz"), title[-1].get("b")) == ("l", "2800", "1")
    assert {level.get("algn") for level in styles.find(qn("p:bodyStyle"))} == {"l"}
