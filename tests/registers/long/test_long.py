import pickle
import random
from itertools import pairwise

import pandas as pd
import pytest

from danvan_data.registers import RegisterError, read_register
from danvan_data.registers.engines.workers import Workers
from danvan_data.registers.files import read_book
from danvan_data.registers.long import cutting
from danvan_data.registers.long.assembly import read_long
from danvan_data.registers.long.cutting import is_long, stretches
from danvan_data.registers.long.stretch_reader import read_stretch
from danvan_data.registers.register import register_of
from tests.registers.long.long_tables import FLAVOURS, HEAD, table

SIZE = 90_000
"""Bytes of a stretch: some 900 rows."""


def same(one, other):
    for name in ("models", "ledger", "totals"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
    order = ["source_row", "code", "message"]
    problems = [each.problems.sort_values(order).reset_index(drop=True) for each in (one, other)]
    pd.testing.assert_frame_equal(*problems)
    assert list(one._reported) == list(other._reported)
    assert (one.lines, one.notes) == (other.lines, other.notes)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_text_read_stretch_by_stretch_gives_what_it_gives_in_one_go(tmp_path, flavour):
    path = tmp_path / "a.csv"
    path.write_text(table(2600, 1, flavour), encoding="utf-8")
    whole = register_of(read_book(path))
    assert len(list(stretches(path, SIZE))) >= 3 and len(whole.models) > 2500
    same(read_long(path, size=SIZE), whole)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_any_encoding_is_cut_between_letters(tmp_path, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes(table(1500, 2, "quotes").replace("\n", "\r\n").encode(encoding))
    same(read_long(path, size=SIZE), register_of(read_book(path)))


def test_stretches_hold_every_byte_once_and_count_every_record(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(table(3000, 3, "quotes"), encoding="utf-8")
    listed = list(stretches(path, 20_000))
    assert listed[0].offset == 0 and listed[-1].offset + listed[-1].size == path.stat().st_size
    assert all(one.offset + one.size == other.offset for one, other in pairwise(listed))
    rows = read_book(path).grids[0].rows
    data = path.read_bytes()
    for stretch in listed[1:]:
        begins = data[stretch.offset :].decode().split(";", 2)[:2]
        assert [str(value or "") for value in rows[stretch.first][:2]] == begins


def test_a_stray_quotation_mark_costs_no_row(tmp_path):
    lines = table(2000, 4, "flat").split("\n")
    for at in random.Random(4).sample(range(10, 1990), 12):
        lines[at] = lines[at].replace(";Vận", ';"Vận')
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert len(read_long(path, size=40_000).models) == 2000


def test_processes_beside_this_one_give_the_same(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(table(2600, 5, "sections"), encoding="utf-8")
    workers = Workers(2)
    try:
        same(read_long(path, engine=workers, size=SIZE), read_long(path, size=SIZE))
    finally:
        workers.close()


def test_a_stretch_is_sent_with_its_tables_once(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(table(1500, 2, "flat"), encoding="utf-8")
    register = read_stretch(next(stretches(path, SIZE))).register
    size = sum(each.nbytes for each in register.tables.values())
    assert size > 100_000 and len(pickle.dumps(register)) < 1.4 * size


def test_only_texts_beyond_the_bounds_are_cut(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text(table(1200, 6, "flat"), encoding="utf-8")
    assert not is_long(path) and not is_long(tmp_path / "none.csv") and not is_long(tmp_path)
    monkeypatch.setattr(cutting, "LONG_LINES", 1000)
    assert is_long(path)
    monkeypatch.setattr(cutting, "STRETCH_BYTES", 30_000)
    assert len(read_register(path).models) == 1200
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04" + path.read_bytes())
    assert not is_long(tmp_path / "b.xlsx")


def test_what_is_no_register_is_offered_or_put_aside_with_all_its_rows(tmp_path):
    lines = ["Mã;Tên mặt hàng;Giá", *(f"H{row};Gạch loại {row % 7};{row}000" for row in range(3000))]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    whole, cut = register_of(read_book(path)), read_long(path, size=20_000)
    assert len(whole.models) == len(cut.models) == 0 and len(cut.ledger) == len(whole.ledger)
    assert cut.problems["code"].tolist() == whole.problems["code"].tolist()


def test_short_lines_make_short_stretches(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text("Tên mô hình\n" + "".join(f"Tổ {row}\n\n\n" for row in range(20_000)), encoding="utf-8")
    monkeypatch.setattr(cutting, "STRETCH_LINES", 9_000)
    listed = list(stretches(path))
    assert len(listed) >= 6 and listed[-1].offset + listed[-1].size == path.stat().st_size
    whole, cut = register_of(read_book(path), ["csv"]), read_long(path, ["csv"])
    assert len(cut.models) == len(whole.models) == 20_000 and len(cut.ledger) == len(whole.ledger)


@pytest.mark.parametrize("odd", ["x" * 3_000_000, "a;b\n" + "x" * 3_000_000])
def test_one_endless_record_is_refused_in_a_sentence(tmp_path, odd, monkeypatch):
    monkeypatch.setattr(cutting, "LONG_TEXT", 1_000_000)
    path = tmp_path / "a.csv"
    path.write_text(odd, encoding="utf-8")
    with pytest.raises(RegisterError):
        read_register(path)


def test_a_cell_too_long_is_named_by_its_row_in_the_file(tmp_path, monkeypatch):
    lines = table(2000, 7, "flat").split("\n")
    lines[1500] = lines[1500] + "x" * 100_001
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(cutting, "LONG_LINES", 100)
    with pytest.raises(RegisterError, match=r"1\.501"):
        read_register(path)
    assert len(HEAD) == 3
