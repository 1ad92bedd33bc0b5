"""Registers as they may be shown to others, and the workbook that keeps everything."""

import openpyxl
import pytest

from danvan_data.evidence.own import evidence_of
from danvan_data.registers.collection import collect
from danvan_data.registers.out.export import write
from danvan_data.registers.shareable import shareable
from danvan_data.text.personal import SWITCH
from tests.own_folder import three_years
from tests.personal_folder import PRIVATE, PUBLIC, personal


@pytest.fixture
def read(tmp_path):
    return collect(personal(tmp_path / "own"), cache=False, progress=False)


def test_no_table_that_may_be_shared_holds_what_is_private(read):
    shared = shareable(read)
    tables = (shared.models, shared.problems, shared.figures, shared.links, shared.totals, shared.files, shared.ledger)
    said = " ".join(table.to_csv() for table in tables)
    assert [private for private in PRIVATE if private in said] == []
    assert PUBLIC in said and shared.left_out == {
        "phone": 5, "identity": 2, "birth": 3, "address": 1, "email": 1, "name": 5,
    }  # fmt: skip


def test_figures_and_counts_are_those_of_the_whole_texts(read, monkeypatch):
    shared = evidence_of(read)
    monkeypatch.setenv(SWITCH, "1")
    whole = evidence_of(read)
    assert whole.left_out == {} and "0912.345.680" in whole.models["lead_organisation"].iloc[2]
    kept = shared.outcomes["low"].tolist()
    assert [low for low in whole.outcomes["low"] if low not in kept] == []  # a year of birth is no result
    for name, column in (("counts", "low"), ("models", "name"), ("models", "source_id")):
        assert getattr(shared, name)[column].tolist() == getattr(whole, name)[column].tolist()


def test_registers_without_such_data_are_as_they_were(tmp_path):
    read = collect(three_years(tmp_path / "own"), cache=False, progress=False)
    shared = shareable(read)
    assert shared.left_out == {} and shared.models.equals(read.models) and shared.links.equals(read.links)


def test_the_workbook_keeps_them_and_its_first_sheet_says_so(read, tmp_path):
    write(read, tmp_path / "so.xlsx")
    page = openpyxl.load_workbook(tmp_path / "so.xlsx").worksheets[0]
    rows = [[str(cell) for cell in row] for row in page.iter_rows(values_only=True)]
    assert "dữ liệu cá nhân" in rows[0][0] and "Tên mô hình" in rows[1] and page.freeze_panes == "C3"
    assert "0912345678" in str(rows) and page.auto_filter.ref.startswith("A2:")
    links = [cell.hyperlink.ref for row in page.iter_rows(min_row=3) for cell in row if cell.hyperlink]
    assert links and all(page[ref].value for ref in links)
