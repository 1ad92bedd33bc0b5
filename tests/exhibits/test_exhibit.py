import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from danvan_data.evidence import load_bundled
from danvan_data.exhibits import picture
from danvan_data.exhibits.citing import SOURCES, publisher, told
from danvan_data.exhibits.drawing import complete
from danvan_data.exhibits.exhibit import MIME, Axis, Band, Exhibit, cited, sentence, whole
from danvan_data.exhibits.marks import grid_of, marks
from danvan_data.exhibits.theme import PLOTLY
from danvan_data.exhibits.wording import shown
from danvan_data.language import speaking

NAN = float("nan")
PAGES = pd.DataFrame(
    {"source_id": ["B001"], "publisher": ["Báo Hà Nam"], "title": ["Dân vận khéo"], "published": ["2023-11-23"],
     "url": ["https://example.org/a"]}
)  # fmt: skip


@pytest.fixture
def honey() -> Exhibit:
    rows = [
        {"row": "Nuôi ong", "low": 3000.0, "high": NAN, "text": shown(3e9, NAN, "VND", per="năm"), "sources": "B001",
         "said": "hơn 3 tỷ", "colour": "#009E73"},
        {"row": "Trồng dưa", "low": NAN, "high": 500.0, "text": shown(NAN, 500e6, "VND"), "colour": "#E69F00"},
    ]  # fmt: skip
    return Exhibit("honey", "Lớn nhất: ≥ 3 tỷ đồng", "intervals", marks(rows), Axis("Triệu đồng", "amount"),
                   ("Mô hình", "", "Số tiền"), sources=PAGES, cited=1, bands=(Band("mức", 100.0, 200.0),))  # fmt: skip


def test_a_value_shows_all_of_its_qualifiers():
    said = shown(
        3e9, 3e9, "VND", about=True, per="năm", derived=True, one_case="một trường hợp", assumed="2 vụ một năm"
    )
    assert said == "≈ 3 tỷ đồng/năm · một trường hợp · tự tính · giả định: 2 vụ một năm"


def test_what_is_drawn_once_for_all_outputs_is_the_chart(honey):
    assert complete(honey) == json.loads(honey.figure.to_json())
    assert honey.drawn is honey.drawn


def test_a_map_draws_no_word_in_an_empty_cell_and_names_every_second_of_many_years():
    years = [str(year) for year in range(2010, 2020)]
    cells = [{"row": "Kim Bảng", "series": year, "low": n, "high": n, "text": str(n) if n else "·"}
             for n, year in enumerate([*years, "Không ghi"])]  # fmt: skip
    chart = Exhibit("gaps", "Chín năm", "heat", marks(cells)).drawn
    assert chart["data"][0]["text"] == [["", *map(str, range(1, 11))]]
    assert chart["layout"]["xaxis"]["ticktext"] == ["2010", "2012", "2014", "2016", "2018", "Không<br>ghi"]


def test_an_exhibit_cites_publisher_title_date_and_address(honey):
    assert honey.source == "Báo Hà Nam (23/11/2023)"
    assert honey.cite().splitlines()[1] == "- Báo Hà Nam, “Dân vận khéo”, 23/11/2023, https://example.org/a"


def test_it_keeps_the_language_in_which_it_was_told(honey):
    with speaking("en"):
        assert honey.grid.heads[-1] == "Nguồn" and honey.source == "Báo Hà Nam (23/11/2023)"


def test_the_grid_sorts_by_the_known_end(honey):
    assert [row[1].sort for row in honey.grid.rows] == [3000.0, 500.0]


def test_csv_opens_in_excel_with_its_accents(honey, tmp_path):
    honey.to_csv(tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "https://example.org/a" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_a_workbook_has_the_figures_and_the_sources(honey, tmp_path):
    honey.to_excel(tmp_path / "a.xlsx")
    sheets = pd.read_excel(tmp_path / "a.xlsx", sheet_name=None, engine="calamine")
    assert {name: sheet.columns.tolist() for name, sheet in sheets.items()} == {
        "Số liệu": honey.frame.columns.tolist(), "Nguồn": SOURCES
    }  # fmt: skip
    assert sheets["Nguồn"]["url"].tolist() == ["https://example.org/a"]


def test_a_sentence_stands_where_there_is_nothing_to_draw():
    nothing = sentence("honey", "Không có số liệu.")
    assert not nothing and nothing._repr_mimebundle_()["text/plain"] == "Không có số liệu."


def test_a_column_that_marks_have_not_is_refused():
    with pytest.raises(ValueError, match="no column 'colur'"):
        marks([{"row": "x", "colur": "#000000"}])


def test_no_chart_offers_to_upload_anything(honey):
    bundle = honey._repr_mimebundle_()["application/vnd.plotly.v1+json"]
    assert bundle["config"]["showSendToCloud"] is False


@pytest.mark.parametrize(("language", "written"), [("vi", "17/05/2011"), ("en", "17 May 2011")])
def test_a_table_writes_days_by_the_languages_custom_and_sorts_them_by_time(language, written):
    rows = [{"row": "B", "start": "2021-01-01", "end": "2023-12-31", "text": "2021–2023", "low": 5.0},
            {"row": "A", "start": "2011-05-17", "end": "2011-05-17"}]  # fmt: skip
    with speaking(language):
        grid = grid_of(marks(rows), "timeline", ("", "", ""), PAGES)
    assert [row[1] for row in grid.texts] == ["2021–2023", written] and len(grid.heads) == 2
    assert grid.rows[0][1].sort > grid.rows[1][1].sort


def test_stored_marks_come_back_with_their_kinds(honey):
    again = Exhibit.from_json(honey.to_json()).table
    pd.testing.assert_frame_equal(again, honey.table)
    assert again.dtypes[["low", "high", "about"]].astype(str).tolist() == ["float64", "float64", "bool"]


def test_a_picture_has_the_name_and_the_width_asked_for_and_takes_the_place_of_an_older_one(honey, monkeypatch):
    asked = []

    def save(figure, *given, **more):
        asked.append((figure.to_json(), *given, more))

    monkeypatch.setattr(picture, "save_picture", save)
    honey.save("a.svg", 700)
    honey.save("b.png")
    drawn = honey.figure.to_json()
    assert asked == [(drawn, Path("a.svg"), 700, {"force": True}), (drawn, Path("b.png"), 1280, {"force": True})]


def test_a_picture_is_written_anew_and_over_another_only_where_that_is_meant(honey, tmp_path, monkeypatch):
    monkeypatch.setattr(picture, "draw", lambda figure, kind, *size: f"{kind} {size[0]}".encode())
    out = picture.save_picture(honey.figure, tmp_path / "a.svg", 700)
    with pytest.raises(picture.PictureError, match=r"a\.svg"):
        picture.save_picture(honey.figure, out, 800)
    assert out.read_bytes() == b"svg 700"
    picture.save_picture(honey.figure, out, 800, force=True)
    assert out.read_bytes() == b"svg 800"


@pytest.mark.parametrize(("n", "rest"), [(1, []), (2, ["- và 1 trang"]), (5, ["- và 4 trang"])])
def test_a_citation_says_how_many_sources_it_does_not_list(honey, n, rest):
    lines = replace(honey, cited=n, finding="Lớn nhất.", subtitle="Ở đâu").cite().splitlines()
    assert lines[0] == "Lớn nhất. Ở đâu" and [line[:12] for line in lines[2:]] == rest


def test_what_else_there_is_to_say_is_paragraphs_and_else_the_finding(honey):
    assert honey.say().data == "Lớn nhất: ít nhất\u00a03 tỷ đồng."
    assert replace(honey, prose=("Một <b>", "hai")).say().data == "Một &lt;b&gt;.\n\nhai."


def test_jupyter_is_given_a_chart_a_table_or_a_sentence_each_with_its_words(honey):
    chart = replace(honey, subtitle="Ở đâu")._repr_mimebundle_()
    assert chart["text/plain"] == "Lớn nhất: ít nhất\u00a03 tỷ đồng\nỞ đâu" and next(iter(chart)) == PLOTLY
    table = replace(honey, form="table", finding="A < B")
    shown = table._repr_mimebundle_()
    assert list(shown) == [MIME, "text/html", "text/plain"] and shown["text/plain"] == "A < B"
    assert shown[MIME] == table.to_json() and "<p>A &lt; B</p>" in shown["text/html"]
    nothing = sentence("honey", "A < B")
    assert nothing._repr_mimebundle_() == {
        MIME: nothing.to_json(), "text/markdown": "A &lt; B", "text/plain": "A < B"
    }  # fmt: skip


def test_a_figure_that_bears_no_exhibit_is_none(honey):
    for figure in ({}, {"layout": None}, {"layout": {"meta": {"exhibit": 3}}}, {"layout": {"meta": "exhibit"}}):
        assert Exhibit.of_figure(figure) is None
    assert Exhibit.of_figure({"layout": {"meta": {"exhibit": honey.to_json()}}}).to_json() == honey.to_json()


def test_what_is_stored_is_short_and_of_many_sources_keeps_the_ids_by_which_they_are_found_again(honey):
    assert "B001" in honey.to_json() and "period" not in honey.to_dict() and '": ' not in honey.to_json()
    evidence = load_bundled()
    many = cited(honey, evidence, evidence.sources["source_id"].head(41))
    again = Exhibit.from_json(many.to_json())
    assert (len(again.sources), again.cited) == (0, 41) and list(again.sources) == SOURCES
    assert Exhibit.from_json(again.to_json()).unlisted == again.unlisted
    pd.testing.assert_frame_equal(whole(again, evidence).sources, many.sources)
    assert whole(honey, evidence) is honey
    many = pd.concat([PAGES] * 40, ignore_index=True)
    assert len(Exhibit.from_json(replace(honey, sources=many).to_json()).sources) == 40


def test_csv_without_a_file_is_text(honey, tmp_path):
    assert honey.to_csv(tmp_path / "a.csv") is None
    assert honey.to_csv() == (tmp_path / "a.csv").read_text(encoding="utf-8-sig").replace("\r\n", "\n")


def test_what_the_evidence_notes_of_a_publisher_is_said_in_the_readers_language():
    noted = {
        "Báo Hà Nam": "Báo Hà Nam", "vietnam.vn (Báo An Giang)": "vietnam.vn (Báo An Giang)",
        "a.com (copy of a newspaper page)": "a.com (bản chép một trang báo)", "b (via c.net)": "b (qua c.net)",
        "d (Persian translation of Báo Hải Dương)": "d (bản dịch tiếng Ba Tư của Báo Hải Dương)",
    }  # fmt: skip
    assert {name: publisher(name) for name in noted} == noted
    with speaking("en"):
        assert {name: publisher(name) for name in noted} == {name: name for name in noted}


def test_a_page_is_told_with_its_month_by_custom_and_inner_quotation_marks():
    page = {"publisher": "Báo A", "title": 'Nhân rộng "Dân vận khéo"', "published": "2019-12", "url": ""}
    assert told(page) == "Báo A, “Nhân rộng ‘Dân vận khéo’”, 12/2019"
    with speaking("en"):
        assert told(page).endswith("December 2019") and told({**page, "published": "2019"}).endswith(", 2019")
