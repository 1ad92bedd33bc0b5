"""Registers brought in by hand, without a browser."""

from io import BytesIO

import openpyxl
import pytest

import danvan_data as dv
from danvan_data.exhibits.reliability import intake as chart
from danvan_data.exhibits.tables import MOST_ROWS, searchable
from danvan_data.registers import RegisterError
from tests.own_folder import MODELS, bare, three_years


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))


def given(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_example_holds_the_named_models_of_the_founding_article():
    evidence = dv.load_bundled()
    named = evidence.models[evidence.models["source_id"].eq("S001")]
    example = dv.upload().collection.models
    assert sorted(zip(example["name"], example["field"], strict=True)) == sorted(
        zip(named["name"], named["field"].astype(str), strict=True)
    )
    assert sorted(example["organisation"]) == sorted(named["lead_organisation"])


def test_files_come_in_one_after_the_other(tmp_path):
    yours = dv.upload()
    for name, content in given(three_years(tmp_path / "own")).items():
        yours.add({name: content})
    assert len(yours.collection.models) == 6 + len(MODELS) + 5 + 3
    assert yours.collection.files["state"].eq("failed").sum() == 1


def test_a_file_of_the_same_name_takes_the_place_of_the_earlier_one(tmp_path):
    yours = dv.upload()
    content = given(bare(tmp_path / "own"))["danh_sach.xlsx"]
    yours.add({"a.xlsx": content})
    yours.add({"a.xlsx": content})
    assert len(yours.collection.models) == len(MODELS)


@pytest.mark.parametrize("name", ["../../escape.xlsx", "..\\escape.xlsx", "/escape.xlsx"])
def test_a_name_with_folders_stays_in_the_room(tmp_path, name):
    yours = dv.upload()
    yours.add({name: given(bare(tmp_path / "own"))["danh_sach.xlsx"]})
    assert yours.collection.files["source_file"].tolist() == ["escape.xlsx"]


def test_views_follow_what_is_uploaded(tmp_path):
    yours = dv.upload()
    view = yours.show(chart.models)
    yours.add(given(bare(tmp_path / "own")))
    assert "Nuôi ong lấy mật" in view._repr_mimebundle_()["text/html"]
    yours.clear()
    assert "Hũ gạo tiết kiệm" in view._repr_mimebundle_()["text/html"]


def test_every_view_stands_on_a_folder_without_a_model(tmp_path):
    yours = dv.upload()
    yours.add({"a.xlsx": b"%PDF-1.7"})
    for look in (chart.summary, chart.models, chart.problems, chart.coverage, chart.links, chart.totals, chart.files):
        yours.show(look)
    assert "Chưa đọc được mô hình nào" in yours.download()._live.value


def test_the_workbook_holds_the_models_in_hand(tmp_path):
    yours = dv.upload(three_years(tmp_path / "own"))
    sheet = openpyxl.load_workbook(BytesIO(yours.workbook()))["Mô hình"]
    assert sheet.max_row - 1 == len(yours.collection.models)


def test_it_opens_with_the_folder_of_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_DATA", str(bare(tmp_path / "own")))
    assert len(dv.upload().collection.models) == len(MODELS)


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(RegisterError, match="khong-co"):
        dv.upload().read(tmp_path / "khong-co")


def test_a_name_with_markup_is_text_in_the_table(tmp_path):
    book = openpyxl.Workbook()
    names = ["Nuôi ong <img src=x onerror=alert(1)>", "Trồng bưởi </script><b>đậm</b>", *(name for name, *_ in MODELS)]
    for row in (["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO"], ["STT", "Tên mô hình"], *enumerate(names, 1)):
        book.active.append(row)
    (tmp_path / "own").mkdir()
    book.save(tmp_path / "own" / "a.xlsx")
    shown = chart.models(dv.upload(tmp_path / "own").collection).data.partition("<script>")[0]
    assert "<img" not in shown and "</script><b>" not in shown and "&lt;img src=x" in shown


def test_a_long_table_says_how_much_of_it_is_listed():
    import pandas as pd

    shown = searchable(pd.DataFrame({"n": range(MOST_ROWS + 1)}), "Bảng").data
    assert shown.count("<tr>") == MOST_ROWS + 1 and "2.000/2.001" in shown


def test_coverage_counts_each_row_once(tmp_path):
    collection = dv.collect(three_years(tmp_path / "own"))
    assert chart.coverage(collection).table["low"].sum() == len(collection.models)
