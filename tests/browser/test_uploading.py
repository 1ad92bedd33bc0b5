"""Registers uploaded by hand in JupyterLab: seen, searched, sorted, checked and taken home."""

import csv
import shutil
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

import danvan_data as dv
from danvan_data.registers.collection import collect
from danvan_data.text import sort_key
from tests.own_folder import three_years

from .conftest import TOKEN
from .labpage import LabPage

EXAMPLES = Path(__file__).parents[1] / "registers" / "examples"
NOTEBOOK = "05_your_registers.ipynb"
PROBLEMS, DOWNLOAD = 2, 7
"""The code cells of these, counted from 0."""


@pytest.fixture(scope="module")
def running(lab, server):
    notebook = LabPage(lab, server, TOKEN, NOTEBOOK)
    yield notebook
    notebook.shut_down()


@pytest.fixture
def opened(running):
    """The notebook, run anew: what was uploaded before is gone."""
    assert [error for cell in running.rerun() for error in cell.errors] == []
    return running


@pytest.fixture
def files(tmp_path):
    """Two registers, of which one row has no name, and a file of another kind."""
    folder = three_years(tmp_path / "own")
    book = openpyxl.load_workbook(folder / "dang_ky_2021.xlsx")
    book.active.append([7, None, "Kinh tế", "Hội Nông dân xã", "Xã An Lạc", ""])
    book.save(folder / "dang_ky_2021.xlsx")
    for name in ("dang_ky_2022.csv", "cong_nhan_2023.docx"):
        (folder / name).unlink()
    return folder


def upload(notebook, folder: Path, models: int = 11) -> None:
    with notebook.page.expect_file_chooser() as chooser:
        notebook.page.locator(".widget-upload").click()
    chooser.value.set_files(sorted(folder.iterdir()))
    notebook.page.get_by_role("status").filter(has_text=f"Đang xem: {models} mô hình").wait_for()


def table(notebook, words: str):
    return notebook.page.get_by_role("region", name=words).locator("tbody tr:visible")


def names_in_workbook(notebook) -> list[str]:
    """Take the clean workbook home and read the names of its models."""
    notebook.cell(DOWNLOAD)
    with notebook.page.expect_download() as taken:
        notebook.page.get_by_role("link", name="Tải sổ đăng ký sạch").click()
    sheet = openpyxl.load_workbook(BytesIO(Path(taken.value.path()).read_bytes()))["Mô hình"]
    head, *rows = sheet.iter_rows(values_only=True)
    place = head.index(dv.t("column.name"))
    return [row[place] for row in rows]


def test_what_is_uploaded_is_seen_searched_and_sorted(opened, files):
    upload(opened, files)
    rows = table(opened, "11 mô hình đọc được")
    assert rows.count() == 11
    field = opened.page.get_by_label("Tìm trong bảng").first
    field.fill("ong lay mat")
    assert rows.count() == 1
    field.fill("")
    opened.page.get_by_role("button", name="Tên mô hình").first.click()
    names = rows.locator("td:nth-child(1)").all_inner_texts()
    assert names == sorted(names, key=sort_key) and len(set(names)) > 5
    assert (opened.page.problems, opened.page.strangers) == ([], [])


def test_problems_are_named_and_the_workbook_taken_home_holds_the_same_rows(opened, files):
    upload(opened, files)
    opened.cell(PROBLEMS)
    rows = table(opened, "điểm cần kiểm tra")
    rows.filter(has_text="scan.xlsx").first.wait_for()  # until then those of before may stand there
    said = rows.all_inner_texts()
    assert any("scan.xlsx" in row and "PDF" in row for row in said), said
    assert any("dang_ky_2021.xlsx" in row and "Sheet!10" in row for row in said)
    assert names_in_workbook(opened) == collect(files, cache=False).models["name"].tolist()


def test_a_clerks_examples_come_through_the_browser_row_by_row(opened, tmp_path):
    folder = tmp_path / "examples"
    folder.mkdir()
    expected = 0
    for name in ("D03_phu_luc_theo_xa.docx", "D07_tick_nt_hai_dong.xlsx"):
        shutil.copy(EXAMPLES / name, folder)
        with (EXAMPLES / f"{name}.expected.csv").open(encoding="utf-8") as entries:
            expected += sum(1 for _ in csv.DictReader(entries))
    upload(opened, folder, expected)
    opened.cell(PROBLEMS)
    rows = table(opened, "điểm cần kiểm tra")
    rows.filter(has_text="Sheet1!10").first.wait_for()  # the row that repeats another
    assert names_in_workbook(opened) == collect(folder, cache=False).models["name"].tolist()


def test_a_folder_that_is_not_there_is_said_in_a_sentence(opened):
    field = opened.page.get_by_label("hoặc thư mục:")
    field.fill("khong-co")
    opened.page.get_by_role("button", name="Đọc thư mục").click()
    opened.page.get_by_role("alert").filter(has_text="khong-co").wait_for()
    assert opened.page.problems == []
