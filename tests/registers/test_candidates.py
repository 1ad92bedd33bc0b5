"""What a file does not say is a register of models is not counted: put aside, or offered."""

from pathlib import Path

import pytest

from danvan_data.registers import RegisterError, read_register
from danvan_data.registers.collection import collect
from danvan_data.registers.files import Book, Grid
from danvan_data.registers.out.export import collect_to
from danvan_data.registers.register import register_of
from tests.registers.layouts import workbook

MODELS = [
    ["STT", "Tên mô hình", "Lĩnh vực", "Đơn vị thực hiện"],
    [1, "Tuyến đường hoa nông thôn", "VH-XH", "Hội LHPN xã"],
    [2, "Nuôi gà thả vườn", "Kinh tế", "Hội Nông dân xã"],
]
UNCLEAR = [
    ["STT", "Nội dung đăng ký", "Đơn vị"],
    [1, "Quỹ tình thương mùa xuân", "Hội LHPN xã"],
    [2, "Bữa cơm gia đình ấm áp", "Hội Nông dân xã"],
    [3, "Trao quà cho trẻ em nghèo", "Đoàn xã"],
]
BUDGET = [
    ["QUYẾT TOÁN NGÂN SÁCH NĂM 2024"],
    ["STT", "Nội dung", "Dự toán", "Quyết toán"],
    [1, "Thu nội địa", 1200, 1300],
    [2, "Chi thường xuyên", 900, 950],
]


def read(*grids: Grid, take=()):

    for grid in grids:
        width = max(map(len, grid.rows))
        grid.rows = [[*row, *[None] * (width - len(row))] for row in grid.rows]
    return register_of(Book(Path("a.xlsx"), list(grids)), take)


def test_a_budget_beside_a_register_is_put_aside_in_one_sentence():
    register = read(Grid("DS", MODELS), Grid("Kinh phí", BUDGET))
    assert register.models["name"].tolist() == ["Tuyến đường hoa nông thôn", "Nuôi gà thả vườn"]
    assert register.ledger["kind"].tolist()[-3:] == ["side", "side", "side"]
    assert [note for note in register.notes if "Kinh phí" in note] and register.problems.empty


def test_a_table_that_may_be_a_register_is_offered_and_counted_when_taken():
    register = read(Grid("DS", UNCLEAR))
    assert register.models.empty and register.problems["code"].tolist() == ["perhaps_register", "no_models"]
    assert '--take "a.xlsx!DS"' in register.problems["message"].iloc[0]
    assert len(read(Grid("DS", UNCLEAR), take=["DS"]).models) == 3


def test_the_same_table_is_a_register_where_its_title_says_so():
    title = [["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2024"]]
    assert len(read(Grid("DS", [*title, *UNCLEAR])).models) == 3


def test_a_hidden_sheet_is_no_register_unless_asked_for():
    def grids():
        old = [*MODELS[:1], [1, "Nồi cháo yêu thương", "VH-XH", "Hội CCB"]]
        return Grid("DS", MODELS), Grid("Cũ", old, hidden=True)

    register = read(*grids())
    assert len(register.models) == 2 and register.problems["code"].tolist() == ["hidden_sheet"]
    assert len(read(*grids(), take=["Cũ"]).models) == 3


def test_collect_lists_what_it_offers_and_takes_it(tmp_path):
    folder = tmp_path / "xa"
    folder.mkdir()
    workbook(("DS", MODELS))(folder / "a.xlsx")
    workbook(("DS", UNCLEAR))(folder / "b.xlsx")
    found = collect(folder, cache=tmp_path / "kept")
    assert len(found.models) == 2 and found.offered["source_file"].tolist() == ["b.xlsx"]
    assert "1 bảng có thể là danh sách mô hình" in found.summary()
    taken = collect_to(folder, tmp_path / "out.csv", cache=tmp_path / "kept", take=["b.xlsx!DS"])
    assert len(taken.models) == 5 and taken.offered.empty
    with pytest.raises(RegisterError, match=r"c\.xlsx!DS"):
        collect(folder, cache=False, take=["c.xlsx!DS"])


def test_one_file_takes_its_sheet_by_name(tmp_path):
    workbook(("DS", UNCLEAR))(tmp_path / "b.xlsx")
    assert len(read_register(tmp_path / "b.xlsx", take=["DS"]).models) == 3


@pytest.mark.parametrize(
    "title",
    [
        "MÔ HÌNH, CÁCH LÀM HAY TRONG HỌC TẬP VÀ LÀM THEO TƯ TƯỞNG HỒ CHÍ MINH NĂM 2025",
        "ĐĂNG KÝ MÔ HÌNH XÂY DỰNG NÔNG THÔN MỚI NÂNG CAO NĂM 2025",
        "DANH MỤC CÔNG TRÌNH THANH NIÊN, MÔ HÌNH NĂM 2025",
    ],
)
def test_models_of_another_movement_are_offered_unless_mass_mobilisation_is_named_beside(title):
    other = [[title], ["STT", "Tên mô hình", "Đơn vị đăng ký"], *([n, name, body] for n, name, _, body in MODELS[1:])]
    register = read(Grid("S", other))
    assert register.models.empty and "perhaps_register" in register.problems["code"].tolist()
    assert len(read(Grid("S", other), take=["S"]).models) == 2
    assert len(read(Grid("S", [[f"{title} GẮN VỚI PHONG TRÀO “DÂN VẬN KHÉO”"], *other[1:]])).models) == 2
