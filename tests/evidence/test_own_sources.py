"""A source of own registers is a file: every count names the files that it is counted from."""

import openpyxl
import pytest

import danvan_data as dv
from danvan_data.evidence import own as module
from danvan_data.exhibits import citing
from danvan_data.exhibits.citing import files_of
from danvan_data.exhibits.every import cells
from tests.own_folder import three_years


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))
    return three_years(tmp_path / "so_cua_huyen")


def test_a_count_over_several_files_names_each_of_them(folder):
    own = dv.load(folder)
    whole = own.counts[own.counts["source_id"].eq("R001, R002, R003, R004")]
    assert len(whole) and own.sources["source_id"].tolist() == ["R001", "R002", "R003", "R004"]


def test_no_exhibit_names_the_folder_as_a_source(folder):
    for each in cells(dv.load(folder)):
        said = " ".join([each.source, each.cite(), *map(str, each.grid.texts)])
        assert "so_cua_huyen" not in said and "R00" not in said, (each.name, said)


def test_of_very_many_files_their_number_is_named(folder, monkeypatch):
    monkeypatch.setattr(module, "MOST_CITED", 3)
    own = dv.load(folder)
    assert own.sources["title"].iloc[0] == "4 tệp của thư mục “so_cua_huyen”"
    assert own.counts["source_id"].isin(own.sources["source_id"]).all()


def test_lists_that_do_not_say_what_they_are_count_with_the_registered_of_their_year(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))
    for name, title, models in (
        ("a_2024.xlsx", "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2024", ("Nuôi ong", "Trồng chè")),
        ("b_2024.xlsx", "DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2024", ("Camera an ninh",)),
    ):
        book = openpyxl.Workbook()
        rows = [[at, model, "Kinh tế", "Hội Nông dân"] for at, model in enumerate(models, 1)]
        for row in [[title], ["STT", "Tên mô hình", "Lĩnh vực", "Đơn vị"], *rows]:
            book.active.append(row)
        book.save(tmp_path / name)
    counts = dv.load(tmp_path).counts
    totals = counts[counts["role"].eq("all")]
    assert list(zip(totals["basis"].astype(str), totals["low"], strict=True)) == [("unclear", 3)]


def test_a_bare_number_is_told_with_the_label_of_its_column(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))
    book = openpyxl.Workbook()
    for row in (
        ["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2024"],
        ["STT", "Tên mô hình", "Lĩnh vực", "Đơn vị", "Số hộ tham gia", "Kết quả"],
        [1, "Nuôi ong", "Kinh tế", "Hội Nông dân", 18, "42 hộ hiến 1.850 m2 đất"],
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    outcomes = dv.load(tmp_path).outcomes.set_index("as_reported")["indicator"].to_dict()
    assert outcomes == {
        "42 hộ": "households", "hiến 1.850 m2 đất": "land_donated", "Số hộ tham gia: 18": "households",
    }  # fmt: skip


def test_few_files_are_named_and_many_are_counted(folder, monkeypatch):
    own = dv.load(folder)
    assert files_of(own) == "4 tệp"
    monkeypatch.setattr(citing, "MOST_NAMED", 4)
    assert files_of(own).startswith("tệp ") and all(title in files_of(own) for title in own.sources["title"])
