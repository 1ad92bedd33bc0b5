import shutil
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from danvan_data import cli
from danvan_data.registers import RegisterError, read_register
from danvan_data.registers.collection import collect
from danvan_data.registers.files import read_book
from danvan_data.registers.out.export import check_out, read_csv, write

EXAMPLES = Path(__file__).parent / "examples"
FILES = sorted(path for path in EXAMPLES.iterdir() if ".expected." not in path.name)
RUNNING = ["=1+1", "+84 nơi", "-10 hộ", "@SUM(A1)", "'=a", "''-b", "'bình thường"]

run = CliRunner().invoke


def table(path, rows, header="STT,Tên mô hình,Lĩnh vực,Đơn vị thực hiện,Xã,Năm"):
    lines = [header, *(",".join([str(number), *row]) for number, row in enumerate(rows, 1))]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    home = tmp_path / "sổ của tôi"
    (home / "năm cũ").mkdir(parents=True)
    for path in FILES:
        shutil.copyfile(path, home / ("năm cũ" if path.suffix == ".xls" else "") / path.name)
    (home / "~$D01.xlsx").write_bytes(b"lock")
    (home / ".DS_Store").write_bytes(b"x")
    return home


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_every_model_and_row_of_every_file_is_there(folder, shelf):
    found = collect(folder)
    apart = {path.name: read_register(path) for path in FILES if not path.name.startswith("D08")}
    assert len(found.models) == sum(len(one.models) for one in apart.values()) > 70
    assert len(found.ledger) == sum(len(one.ledger) for one in apart.values())
    assert found.models["model_id"].is_unique
    assert set(found.models["source_file"].map(lambda name: Path(name).name)) == set(apart)
    assert "năm cũ/D04_tcvn3.xls" in set(found.models["source_file"])


def test_a_file_that_cannot_be_read_is_said_and_costs_nothing_else(folder, shelf):
    found = collect(folder)
    failed = found.files[found.files["state"].eq("failed")]
    assert list(failed["source_file"]) == ["D08_pdf_doi_duoi.xlsx"] and "PDF" in failed["notes"].item()
    first = found.problems.iloc[0]
    assert (first["source_file"], first["code"]) == ("D08_pdf_doi_duoi.xlsx", "not_read")
    hidden = found.problems[found.problems["code"].eq("hidden")]
    assert (hidden["source_file"].item(), hidden["source_row"].item()) == ("D07_tick_nt_hai_dong.xlsx", "Sheet1!8")


def test_an_unforeseen_error_in_one_file_is_a_sentence(folder, shelf, monkeypatch):
    def stumble(path, papers):
        if path.name.startswith("D01"):
            raise ZeroDivisionError
        return read_book(path, papers)

    monkeypatch.setattr("danvan_data.registers.reader.read_book", stumble)
    files = collect(folder, cache=False).files.set_index("source_file")
    assert "ZeroDivisionError" in files.at["D01_linh_vuc_quoc_hieu.xlsx", "notes"]
    assert (files["state"] == "read").sum() == 6


def test_a_second_run_reads_only_what_changed(folder, shelf):
    first = collect(folder)
    assert len(first.read_again) == len(FILES)
    second = collect(folder)
    assert second.read_again == []
    for name in ("models", "ledger", "problems", "totals", "figures", "files", "links"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))
    table(folder / "D02_dang_ky_cham_phay.csv", [["Một", "KT", "Hội ND xã", "Xã A", "2024"]])
    assert collect(folder).read_again == ["D02_dang_ky_cham_phay.csv"]


def test_a_reader_that_learnt_something_reads_again(folder, shelf, monkeypatch):
    collect(folder)
    monkeypatch.setattr("danvan_data.store.shelf.code_mark", lambda: "newer")
    assert len(collect(folder).read_again) == len(FILES)


def test_once_an_office_program_is_there_what_was_refused_is_read_again(folder, shelf, monkeypatch):
    collect(folder)
    monkeypatch.setattr("danvan_data.registers.cache.program", lambda: __file__)
    assert len(collect(folder).read_again) == len(FILES)


def test_a_damaged_or_forbidden_cache_only_costs_time(folder, shelf):
    collect(folder)
    entries = sorted((shelf / "registers").glob("*.register"))
    assert len(entries) == len(FILES)
    for kept in entries:
        kept.write_bytes(b"PK broken")
    assert len(collect(folder).models) == len(collect(folder, cache=False).models)
    blocked = shelf.parent / "a file"
    blocked.write_text("", encoding="utf-8")
    assert len(collect(folder, cache=blocked / "x").read_again) == len(FILES)


def test_nothing_is_written_into_the_folder(folder, shelf):
    def state():
        return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*")}

    before = state()
    write(collect(folder), folder.parent / "out.xlsx")
    assert state() == before


def test_progress_is_told_file_by_file(folder, shelf):
    told = []
    collect(folder, progress=lambda *step: told.append(step))
    assert told[0][:2] == (0, 8) and told[-1][:2] == (8, 8) and len({name for _, _, name in told}) == 9


def test_totals_stated_in_the_files_are_held_against_the_rows(tmp_path, shelf):
    table(
        tmp_path / "in" / "a.csv",
        [["Một", "KT", "Hội ND xã", "Xã A", "2024"], ["Hai", "KT", "Hội ND xã", "Xã A", "2024"]],
    )
    with (tmp_path / "in" / "a.csv").open("a", encoding="utf-8") as file:
        file.write("Tổng cộng: 3 mô hình,,,,,\n")
    found = collect(tmp_path / "in")
    assert found.totals[["source_file", "stated", "counted", "agrees"]].values.tolist() == [["a.csv", 3, 2, False]]
    assert "1/1 dòng cộng không khớp" in found.summary()


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv", "out.parquet"])
def test_what_was_written_comes_back_and_is_not_read_as_a_register(folder, shelf, name):
    found = collect(folder)
    write(found, folder / name)
    again = collect(folder)
    assert again.files.set_index("source_file").at[name, "state"] == "skipped"
    assert len(again.models) == len(found.models)


def running(tmp_path):
    rows = [[f"Nuôi ong {at}", "KT", "Hội ND xã", "Xã A", "2024"] for at in range(len(RUNNING))]
    table(tmp_path / "in" / "a.csv", rows)
    found = collect(tmp_path / "in", cache=False)
    found.models["name"] = RUNNING + [""] * (len(found.models) - len(RUNNING))
    return found


def test_text_that_a_spreadsheet_would_run_stays_text_in_xlsx(tmp_path):
    write(running(tmp_path), tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    cells = [row[1] for row in sheet.iter_rows(min_row=2)][: len(RUNNING)]
    assert [cell.value for cell in cells] == RUNNING
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells[:4])


def test_text_that_a_spreadsheet_would_run_is_guarded_in_csv_and_reads_back(tmp_path):
    found = running(tmp_path)
    write(found, tmp_path / "out.csv")
    raw = pd.read_csv(tmp_path / "out.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert not raw.stack().str.startswith(("=", "+", "-", "@")).any()
    pd.testing.assert_frame_equal(read_csv(tmp_path / "out.csv"), found.models, check_dtype=False)


def test_the_workbook_is_ready_for_an_office(folder, shelf, tmp_path):
    found = collect(folder)
    write(found, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["Mô hình", "Cần kiểm tra", "Số liệu", "Mô hình lặp lại", "Đối chiếu tổng số", "Tệp"]
    sizes = [len(part) for part in (found.models, found.problems, found.links, found.totals, found.files)]
    assert [sheet.max_row - 1 for sheet in book if sheet.title != "Số liệu"] == sizes
    assert all(sheet.freeze_panes and sheet.auto_filter.ref for sheet in book)
    assert all(sheet.page_setup.orientation == "landscape" and sheet.print_title_rows == "$1:$1" for sheet in book)
    assert [cell.value for cell in book["Mô hình"][1]][:3] == ["Mã", "Tên mô hình", "Lĩnh vực"]
    assert [row[1].value for row in book["Mô hình"].iter_rows(min_row=2)] == found.models["name"].tolist()
    link = next(row[1].hyperlink for row in book["Cần kiểm tra"].iter_rows(min_row=2) if row[1].value == "Sheet1!8")
    assert link.location == "'Sheet1'!A8"
    assert link.target == "s%E1%BB%95%20c%E1%BB%A7a%20t%C3%B4i/D07_tick_nt_hai_dong.xlsx"


def test_figures_have_a_sheet_with_how_they_were_read(tmp_path, shelf):
    rows = [["Một", "KT", "Hội Nông dân", "Xã A", "2024"], ["Hai", "KT", "Hội Nông dân", "Xã A", "2024"]]
    results = ["Thu nhập 8-10 triệu đồng/hộ/tháng", "Đạt"]
    table(tmp_path / "in" / "a.csv", [[*row, result] for row, result in zip(rows, results, strict=True)],
          "STT,Tên mô hình,Lĩnh vực,Đơn vị thực hiện,Xã,Năm,Kết quả")  # fmt: skip
    write(collect(tmp_path / "in"), tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Số liệu"]
    head, *told = sheet.iter_rows(values_only=True)
    assert head == ("Mã", "Tên mô hình", "Chỉ tiêu", "Tệp ghi", "Được hiểu là", "Từ", "Đến", "Đơn vị tính", "Tính theo")
    assert told == [("M0001", "Một", "Kết quả", results[0], "8–10 triệu đồng", 8e6, 10e6, "đồng", "hộ/tháng")], (
        "“Đạt” is no figure"
    )


def test_the_same_collection_makes_the_same_workbook(folder, shelf, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write(collect(folder), tmp_path / name)
    a, b = (openpyxl.load_workbook(tmp_path / name) for name in ("a.xlsx", "b.xlsx"))
    assert [[c.value for c in row] for s in a for row in s] == [[c.value for c in row] for s in b for row in s]


def test_an_output_that_is_there_is_only_replaced_when_forced(folder, shelf, tmp_path):
    out = tmp_path / "out.csv"
    assert run(cli.app, ["collect", str(folder), "-o", str(out)]).exit_code == 0
    before = out.read_bytes()
    refused = run(cli.app, ["collect", str(folder), "-o", str(out)])
    assert refused.exit_code == 2 and "--force" in refused.stderr and out.read_bytes() == before
    assert run(cli.app, ["collect", str(folder), "-o", str(out), "--force"]).exit_code == 0


def test_a_file_of_the_user_is_never_replaced_even_when_forced(folder):
    own = folder / "D02_dang_ky_cham_phay.csv"
    with pytest.raises(RegisterError, match="không bị ghi đè"):
        check_out(folder, own, force=True)


@pytest.mark.parametrize(
    ("make", "out", "says"),
    [
        (lambda home: None, "o.xlsx", "Không thấy thư mục"),
        (lambda home: home.write_text("x", encoding="utf-8"), "o.xlsx", "không phải thư mục"),
        (lambda home: home.mkdir(), "o.xlsx", "không có tệp nào"),
        (lambda home: table(home / "a.csv", []), "o.txt", "phải kết thúc bằng"),
        (lambda home: (home.mkdir(), (home / "a.pdf").write_bytes(b"%PDF-1.7")), "o.csv", "danh sách mô hình"),
        (lambda home: table(home / "a.csv", [["Một", "KT", "x", "Xã A", "2024"]]), "none/o.csv", "Không ghi được"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence_and_status_2(tmp_path, shelf, make, out, says):
    make(tmp_path / "in")
    result = run(cli.app, ["collect", str(tmp_path / "in"), "-o", str(tmp_path / out)])
    assert result.exit_code == 2 and says in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1 and not (tmp_path / out).exists()
