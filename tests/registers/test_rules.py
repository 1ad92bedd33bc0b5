"""The table of rules: each row is decided by the first that holds, the quick way included."""

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from danvan_data.registers.columns.header_rows import find_header
from danvan_data.registers.files import Book, Grid
from danvan_data.registers.register import register_of
from danvan_data.registers.rows.kinds import RowKind
from danvan_data.registers.rows.rules import RULES, View, decide, plain_below
from danvan_data.registers.rows.walk import Walk

HEAD = ["STT", "Tên mô hình", "Lĩnh vực", "Đơn vị thực hiện", "Xã"]
CELLS = st.sampled_from(
    ["", "1", "2.", "12", "-", "I", "II.", "Tổng cộng", "Cộng: 5", "Không có", "Chưa đăng ký mô hình", "Nơi nhận:",
     "Đường hoa phụ nữ", "và vườn mẫu", "Kinh tế", "VH-XH", "nt", "Hội LHPN xã", "Xã An Lạc", "KINH TẾ", "15 mô hình",
     "T/M BAN THƯỜNG VỤ", "TRƯỞNG BAN", "A. TẬP THỂ", "(1)", "Tên mô hình", "STT", "Đơn vị", "x", "Ghi chú: đã ký",
     "Tổ tự quản", "Cộng đồng xanh", "3 giảm 4 giữ", "Khối cơ quan", "Không rác thải nhựa"]
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(CELLS, min_size=5, max_size=5))
@example(["2.", "Tên mô hình", "", "", "Nơi nhận:"])
@example(["1", "Nơi nhận:", "", "", "STT"])
@example(["1", "Tổng cộng", "Kinh tế", "", ""])
@example(["1", "Chưa đăng ký mô hình", "Kinh tế", "", ""])
def test_the_quick_way_says_what_the_rules_say(row):
    texts = [HEAD, ["1", "Nuôi ong lấy mật", "Kinh tế", "Hội Nông dân xã", "Xã An Lạc"], row]
    walk = Walk(Grid("S", [list(line) for line in texts]), texts, {}, 5)
    header = find_header(texts, {}, 0)
    assert header is not None
    walk.start(header)
    if plain_below(walk.header)(row):
        assert decide(View(walk, 2, row))[0].kind is RowKind.MODEL


def test_the_last_rule_alone_makes_models_and_each_reason_has_its_words():
    assert [rule.kind for rule in RULES].index(RowKind.MODEL) == len(RULES) - 1
    sheet = [HEAD, [1, "Nuôi ong lấy mật", "Kinh tế", "Hội Nông dân xã", "Xã An Lạc"], [None, "Tổng cộng: 1 mô hình"]]
    grid = Grid("S", [[*row, *[None] * (5 - len(row))] for row in sheet])
    reasons = register_of(Book(Path("a.xlsx"), [grid])).ledger["reason"].tolist()
    assert reasons == ["Dòng tiêu đề cột", "", "Dòng cộng"]


def test_a_name_that_breaks_off_goes_on_in_the_row_below():
    rows = [
        HEAD,
        [1, "Vận động nhân dân hiến đất và", "Kinh tế", "Hội LHPN xã", "Xã An Lạc"],
        [None, "An ninh trật tự", None, None, None],
        [2, "Nuôi ong lấy mật", "Kinh tế", "Hội Nông dân xã", "Xã An Lạc"],
    ]
    register = register_of(Book(Path("a.xlsx"), [Grid("S", rows)]))
    assert register.models["name"].tolist() == ["Vận động nhân dân hiến đất và An ninh trật tự", "Nuôi ong lấy mật"]
    assert register.ledger["kind"].tolist() == ["header", "model", "detail", "model"]


def test_a_header_on_every_page_is_settled_once():
    grid = Grid(
        "S", [row for at in range(60) for row in (HEAD, [at + 1, f"Đường hoa {at}", "Kinh tế", "Hội ND", "Xã A"])]
    )
    texts = [[str(value) for value in row] for row in grid.rows]
    walk = Walk(grid, texts, {}, 5)
    walk.walk(walk.start(find_header(texts, {}, 0)))
    assert len(walk.tables) == 60 and len(walk.settled) == 1
    assert walk.tables[0].header.columns == walk.tables[-1].header.columns
