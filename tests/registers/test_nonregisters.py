"""Tables of many kinds of offices that list no models: none is read out of them, and no row of them is lost."""

import html
import json
from pathlib import Path
from typing import Any

import pytest

from danvan_data.registers import read_register
from danvan_data.registers.files import read_book
from tests.registers.layouts import document, markup, old_workbook, text_file, workbook

TABLES: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("nonregisters.json").read_text(encoding="utf-8")
)


def write(path: Path, table: dict[str, Any]) -> None:
    rows = table["rows"]
    cells = [[None if value == "" else value for value in row] for row in
             [*([line] for line in table["above"]), *rows, *([line] for line in table["below"])]]  # fmt: skip
    if path.suffix == ".xlsx":
        workbook(("Sheet1", cells))(path)
    elif path.suffix == ".xls":
        old_workbook("Sheet1", cells)(path)
    elif path.suffix == ".csv":
        text_file(cells, table.get("delimiter", ","), table.get("encoding", "utf-8-sig"))(path)
    elif path.suffix == ".html":
        lines = "".join(f"<tr>{''.join(f'<td>{html.escape(str(value))}</td>' for value in row)}</tr>" for row in rows)
        markup(f"<h3>{html.escape(' '.join(table['above']))}</h3><table>{lines}</table>")(path)
    else:
        texts = [[str(value) for value in row] for row in rows]
        head = [table["letterhead"]] if "letterhead" in table else []
        document(*head, *table["above"], texts, *table["below"], merged=False)(path)


@pytest.mark.parametrize("name", TABLES)
def test_no_model_comes_out_of_a_table_that_lists_none(name: str, tmp_path: Path):
    write(tmp_path / name, TABLES[name])
    register = read_register(tmp_path / name)
    assert register.models["name"].tolist() == []
    filled = sum(
        any(value is not None and str(value).strip() for value in row)
        for grid in read_book(tmp_path / name).grids
        for row in grid.rows
    )
    rows = [row for row in register.ledger["source_row"] if not row.startswith("¶")]  # a paper's paragraphs beside
    assert len(rows) == filled and set(register.problems["code"]) <= {"no_models", "perhaps_register"}


def test_there_are_tables_of_many_kinds():
    assert len(TABLES) >= 40 and len({name.rpartition(".")[2] for name in TABLES}) >= 5


def test_a_form_that_is_still_to_be_filled_names_no_model(tmp_path: Path):
    path = tmp_path / "phieu.txt"
    lines = ["PHIẾU ĐÁNH GIÁ MÔ HÌNH “DÂN VẬN KHÉO”", "", f"Tên mô hình: {'.' * 30}", f"Đơn vị thực hiện: {'.' * 20}"]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert read_register(path).models.empty
