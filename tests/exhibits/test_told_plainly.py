"""What a finding says of none, of what is not stated and of the first is said as such, and agrees with its chart."""

import openpyxl
import pandas as pd
import pytest

from danvan_data.evidence.loading import load
from danvan_data.evidence.places import place_said
from danvan_data.exhibits.drawing.framing import NARROW
from danvan_data.exhibits.drawing.lanes import HEIGHT
from danvan_data.exhibits.exhibit import sentence
from danvan_data.exhibits.periods import years
from danvan_data.exhibits.reliability import trust
from danvan_data.exhibits.spread import fields, leaders
from danvan_data.explore import boards
from danvan_data.language import LANGUAGES, speaking, t
from danvan_data.measures.economy import returns
from danvan_data.measures.spread import distribution
from danvan_data.publish.notebooks.meaning import so_what
from danvan_data.publish.notebooks.repertoire import catalogue_of
from danvan_data.publish.notebooks.telling import telling
from danvan_data.vocabulary import ORGANISATION_TYPES

UNION = "Hội LHPN xã"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A commune's register: economy 6, culture 8, defence 3, political system 2, no field 6; nobody tells of days."""
    made = tmp_path_factory.mktemp("registers")
    book = openpyxl.Workbook()
    book.active.append(["DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO XÃ AN BÌNH NĂM 2025"])
    book.active.append(["TT", "Tên mô hình", "Lĩnh vực", "Đơn vị thực hiện", "Kết quả"])
    sizes = {"Kinh tế": 6, "Văn hóa - xã hội": 8, "Quốc phòng - an ninh": 3, "Xây dựng hệ thống chính trị": 2, "": 6}
    names = [field for field, n in sizes.items() for _ in range(n)]
    for at, field in enumerate(names, start=1):
        said = (
            f"Hiến {100 + at} m2 đất; góp {at} triệu đồng; {20 + at} hộ tham gia; thu nhập {90 + at} triệu đồng/năm"
            if at < 6
            else ""
        )
        body = "Công an xã" if field.startswith("Quốc") else "Hội Nông dân xã" if field == "Kinh tế" else UNION
        book.active.append([at, f"Mô hình số {at} của thôn {at}", field, body, said])
    book.save(made / "dang_ky_2025.xlsx")
    return made


@pytest.fixture(scope="module")
def found(folder):
    return telling(load(folder))


def test_the_least_field_has_the_share_that_its_bar_shows(found):
    mix = found.shown["mix"]
    bars = mix.table.set_index("row")["text"]
    assert bars[t("field.unclear")] == "6 (24%)"
    share = bars[t("field.political_system")].partition("(")[2].rstrip(")")
    assert share == "8%" and f"mới có 2 mô hình ({share})" in so_what(mix)


def test_models_without_a_field_are_none_whose_field_is_stated(found):
    assert "n = 19/25" in found.shown["mix"].subtitle.replace("\u00a0", " ")


def test_what_nobody_states_is_not_counted_as_0(found):
    said = [so_what(each) for each in found.shown.values()] + [each.finding for each in found.shown.values()]
    assert any("chưa mô hình nào nêu ngày công" in each for each in said)
    assert any("chưa mô hình nào có số đã trừ chi phí" in each for each in said)
    assert not [each for each in said if " 0 mô hình" in each]


def test_an_unknown_field_is_none_that_models_belong_to(found):
    finding = found.shown["leaders"].finding
    assert "thuộc chưa rõ" not in finding
    table = distribution.leaders(load(None).models).assign(field="unclear")
    with speaking("vi"):
        assert "thuộc chưa rõ" not in leaders.leaders(table, load(None)).finding


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_body_is_named_as_sentences_name_it(language):
    with speaking(language):
        names = {code: leaders.in_sentence(code) for code in (*ORGANISATION_TYPES, "several", "unknown")}
        assert all(names.values())
        if language == "en":
            assert names["farmers_union"] == "the Farmers’ Union" and names["individual"].startswith("individuals")


@pytest.mark.parametrize(("place", "first"), [("luong hoa, tra vinh", True), ("dong van", False), ("kim bang", None)])
def test_the_first_and_the_last_of_the_places_are_called_so(place, first):
    evidence = load(None, place)
    mixes = distribution.mixes(evidence.counts)
    near = mixes[mixes["level"].isin(["district", "commune"])] if "level" in mixes else mixes
    said = fields.mixes(near, evidence, focus=str(evidence.place)).finding
    assert ("cao nhất trong" in said) == (first is True)
    assert ("thấp nhất trong" in said) == (first is False)
    assert ("đứng thứ" in said) == (first is None)


def test_nothing_of_the_reader_is_addressed_in_what_she_hands_out(found):
    said = [*(text for each in found.shown.values() for text in (each.finding, each.subtitle, *each.notes))]
    assert not [each for each in said if "của bạn" in each]


@pytest.mark.parametrize(
    ("label", "vi", "en"),
    [
        ("Xã An Bình", "xã An Bình", "An Bình commune"),
        ("Huyện Kim Bảng, Hà Nam", "huyện Kim Bảng, Hà Nam", "Kim Bảng district, Hà Nam"),
        ("Thị trấn Quế, Huyện Kim Bảng", "thị trấn Quế, huyện Kim Bảng", "Quế township, Kim Bảng district"),
    ],
)
def test_the_kind_of_a_unit_is_said_in_the_readers_language(label, vi, en):
    for language, said in (("vi", vi), ("en", en)):
        with speaking(language):
            assert place_said(label) == said


@pytest.mark.parametrize(("place", "named"), [("luc ngan", 0), ("kim bang", 22)])
def test_a_ring_marks_the_models_known_by_name_alone(place, named):
    dots = next(each for each in catalogue_of(load(None, place)) if each.name == "dots")
    ringed = [len(trace.x) for trace in dots.figure.data if trace.marker.line.width]
    assert sum(ringed) == named and (f"{named}/" in dots.subtitle) == ("viền" in dots.subtitle) == bool(named)


def test_bodies_that_lead_equally_many_are_the_most_together():
    evidence = load(None)
    rows = pd.DataFrame(
        [("farmers_union", 4), ("womens_union", 4), ("veterans", 1)], columns=["organisation", "n"]
    ).assign(field="economy")  # fmt: skip
    with speaking("en"):
        shown = leaders.leaders(rows, evidence)
        assert shown.finding == "The Farmers’ Union and the Women’s Union: the most, 4 of 9 named models each"
        assert shown.emphasis == tuple(leaders.row_label(code, 4) for code in ("farmers_union", "womens_union"))
        assert "by any other body named (5" in leaders.leaders(rows.assign(n=[5, 4, 1]), evidence).finding


def test_of_no_places_at_all_nothing_is_said_of_each():
    nothing = pd.DataFrame(index=pd.Index([], name="name"), columns=["2023"], dtype=int)
    assert trust.missing(nothing, load(None)).finding == t("quality.no_fact")


def test_registers_are_not_called_the_whole_country(folder):
    evidence = load(folder)
    figures = returns.figures(evidence.models, evidence.outcomes)
    board = boards.yearly(evidence, returns.money(figures), returns.of_movement(evidence.models))
    assert "Cả nước" not in board.state().subtitle + str(board.controls["where"].options)


def test_years_with_equally_many_models_have_the_most_together():
    counted = pd.DataFrame({"year": [2021, 2022, 2023], "field": "economy", "n": [4, 6, 6]})
    with speaking("en"):
        shown = years.by_year(counted, load(None), {"one_year": 16, "total": 20})
        assert shown.finding.startswith("2022, 2023 have the most named models (6 each)")
        assert shown.emphasis == ("2022", "2023")


def test_a_finding_is_a_sentence_without_the_signs_of_charts():
    with speaking("vi"):
        told = sentence("yearly", "lớn nhất: ≥ 1,9 tỷ đồng · một trường hợp, nhỏ nhất: ≤ 50 triệu đồng; ≈ 2 ha")
        assert told.finding.replace("\u00a0", " ") == (
            "lớn nhất: ít nhất 1,9 tỷ đồng (một trường hợp), nhỏ nhất: không quá 50 triệu đồng; khoảng 2 ha"
        )
    with speaking("en"):
        assert "at least" in sentence("yearly", "the largest: ≥ 3 billion đồng").finding


@pytest.mark.parametrize(
    ("finding", "within"),
    [("Văn Môn đứng thứ 6", "Văn Môn đứng thứ 6"), ("Văn hóa – xã hội chiếm", "văn hóa – xã hội chiếm"),
     ("Hội Nông dân có", "Hội Nông dân có"), ("8 mô hình", "8 mô hình"), ("Cá nhân có", "cá nhân có")],
)  # fmt: skip
def test_a_name_keeps_its_capital_after_a_colon(finding, within):
    with speaking("vi"):
        assert leaders.within(finding) == within


def test_dots_fill_their_bands_and_stay_apart():
    for place in ("luc ngan", "kim bang"):
        figure = next(each for each in catalogue_of(load(None, place)) if each.name == "dots").figure
        wide, high = (max(max(getattr(trace, way)) for trace in figure.data) + 1 for way in "xy")
        room = min(NARROW / wide, HEIGHT * 4 / high)
        assert all(0.6 * room < trace.marker.size < 0.9 * room for trace in figure.data)


def test_a_single_models_figure_is_not_the_most_of_several():
    given = next(each for each in catalogue_of(load(None, "luc ngan")) if each.name == "given")
    assert {each.startswith("1/") for each in given.table["text"]} == {True, False}
    assert all(each.startswith("1/") != ("nhiều nhất" in each) for each in given.table["text"])
