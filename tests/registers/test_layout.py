"""No row of a grid is lost or read twice, whatever stands in it; headings, totals and footers are told apart."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan_data.registers.files import Book, Grid
from danvan_data.registers.grid.cells import plain_text, split_names
from danvan_data.registers.models.list_years import title_year
from danvan_data.registers.register import register_of
from danvan_data.registers.rows.layout import read_layouts
from danvan_data.registers.words import field_of

HEADER = ["STT", "Tên mô hình", "Đơn vị thực hiện", "Xã", "Lĩnh vực", "Kết quả"]
WORDS = [
    None, "", " ", "x", "nt", '"', "I", "A", "1", "2.", "(1)", 1, 2, 2023.0, True, "-", "Kinh tế", "VH-XH", "I. KINH TẾ", "KT-XH",
    "Xã Phú Bình (05 mô hình)", "XÃ TÂN BÌNH", "B. CÁ NHÂN", "Tổng cộng", "Cộng I", "Tổng số: 15 mô hình", "Nơi nhận:", "- Lưu VT.",
    "T/M BAN THƯỜNG VỤ", "Ghi chú: (1) đã duyệt", "Tủ sách cộng đồng", "- Nồi cháo yêu thương\n- Ngày Chủ nhật xanh", "tại hộ gia đình",
    "3 giảm, 4 giữ", "Hội Nông dân xã Phú Bình", "Công an huyện", "Không đăng ký", "NĂM 2022", "=1+1", "năm 2023", "Tên mô hình", *HEADER,
]  # fmt: skip
ROWS = st.lists(st.lists(st.sampled_from(WORDS), min_size=6, max_size=6), max_size=14)
SPANS = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 5), st.integers(0, 3), st.integers(0, 5)), max_size=5)


def grid_of(rows, spans=(), name="S", kind="sheet") -> Grid:
    """A grid as files give it: merges clipped and apart, only their first cell filled."""
    rows = [list(row) for row in rows]
    merges, taken = [], set()
    for r1, c1, down, right in spans:
        cells = {(r, c) for r in range(r1, r1 + down + 1) for c in range(c1, min(c1 + right, 5) + 1)}
        if r1 + down < len(rows) and len(cells) > 1 and not cells & taken:
            taken |= cells
            merges.append((r1, c1, r1 + down, min(c1 + right, 5)))
            for r, c in cells - {(r1, c1)}:
                rows[r][c] = None
    return Grid(name, rows, merges=merges, kind=kind)


def filled(grid: Grid) -> list[str]:
    return [f"{grid.name}!{i}" for i, row in enumerate(grid.rows, 1) if any(plain_text(value) for value in row)]


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, ROWS, SPANS, st.booleans())
def test_every_row_comes_out_once(above, below, spans, with_header):
    grids = [grid_of([*above, *([HEADER] if with_header else []), *below], spans), grid_of(below, spans, "T", "table")]
    register = register_of(Book(Path("made.xlsx"), grids))
    assert list(register.ledger["source_row"]) == [row for grid in grids for row in filled(grid)]
    counts = register.ledger.set_index("source_row")["n_models"]
    per_row = register.models["source_row"].value_counts()
    assert {row: n for row, n in counts.items() if n} == per_row.to_dict()
    assert set(register.ledger.loc[register.ledger["n_models"] > 0, "kind"]) <= {"model"}


def kinds(rows, **more) -> list[str]:
    (layout,) = read_layouts(grid_of(rows, **more))
    models = {index for table in layout.tables for index in table.rows}
    others = {row.index: row.kind for row in layout.others}
    return ["model" if i in models else others.get(i, "") for i in range(len(rows))]


def row(*texts) -> list:
    return [*texts, *[None] * (6 - len(texts))]


MODEL = row(1, "Tủ sách cộng đồng", "Hội LHPN xã", "Xã Phú Bình", "VH-XH")


@pytest.mark.parametrize(
    "text", ["Tổng cộng", "Cộng I", "Tổng số: 15 mô hình", "CỘNG XÃ PHÚ BÌNH: 4", "Tổng cộng (I+II)", "Cộng: 4 mô hình"]
)
def test_totals_are_no_models(text):
    assert kinds([HEADER, MODEL, row(None, text)])[-1] == "total"


@pytest.mark.parametrize("text", ["Cộng đồng tự quản", "Tổng đài vì dân", "Cộng tác viên dân số nhiệt tình"])
def test_names_that_begin_like_totals_are_models(text):
    assert kinds([HEADER, MODEL, row(2, text, "Hội LHPN xã", "Xã Phú Bình")])[-1] == "model"


@pytest.mark.parametrize(
    "cells",
    [
        row("I. KINH TẾ"), row("I", "Kinh tế"), row(None, "Lĩnh vực: Văn hóa - xã hội"), row("A", "TẬP THỂ", None, None, None, 12),
        row(None, "Xã X (05 mô hình)"), row(None, "1. Thị trấn Yên Thế"), row(1, "Thị trấn Yên Thế"), row("Các cơ quan, đơn vị cấp huyện"),
    ],
)  # fmt: skip
def test_section_rows_are_headings(cells):
    assert kinds([HEADER, cells, MODEL]) == ["header", "heading", "model"]


def test_signature_rows_after_the_table_are_footers():
    rows = [
        HEADER,
        MODEL,
        row("Nơi nhận:", None, "T/M BAN THƯỜNG VỤ"),
        row("- Như trên;"),
        row(None, None, None, "Nguyễn Văn Mẫu"),
    ]
    assert kinds(rows)[2:] == ["footer"] * 3


def test_a_body_heading_is_told_from_a_model_that_begins_with_a_body():
    rows = [HEADER, row(None, "Hội Nông dân xã Phú Bình"), row(None, "Chi bộ kết nối qua nhóm Zalo", "Chi bộ thôn 1")]
    assert kinds(rows) == ["header", "heading", "model"]


def test_commune_and_number_merged_over_several_models_leave_each_its_row():
    rows = [
        HEADER,
        row(1, "Tủ sách cộng đồng", "Hội LHPN", "Xã A", "VH-XH"),
        row(None, "Nồi cháo yêu thương", "Hội CTĐ", None, "VH-XH"),
    ]
    assert kinds(rows, spans=[(1, 0, 1, 0), (1, 3, 1, 0)]) == ["header", "model", "model"]


def test_a_model_merged_over_two_rows_is_one():
    rows = [HEADER, MODEL, row(None, None, "Đoàn xã")]
    assert kinds(rows, spans=[(1, 0, 1, 0), (1, 1, 1, 0)]) == ["header", "model", "detail"]


@pytest.mark.parametrize("numbers", [("1", "2"), ("1.1", "1.2"), ("-", "-")])
def test_a_name_that_begins_like_a_footer_is_a_model_and_models_go_on_below_a_signature(numbers):
    first = row(numbers[0], "Nơi nhận hồ sơ không khoảng cách", "UBND xã", "Xã A", "XDHTCT")
    signature = row(None, None, "CHỦ TỊCH", "(Ký, đóng dấu)")
    rows = [HEADER, first, signature, row(numbers[1], *MODEL[1:5])]
    assert kinds(rows) == ["header", "model", "footer", "model"]


def test_a_count_sheet_is_no_register():
    assert set(kinds([["STT", "Xã", "Số mô hình"], [1, "Xã Bảo Ái", 5], [2, "Xã Tân Hương", 4]])) == {"side"}


def test_repeated_header_is_not_a_model():
    assert kinds([HEADER, MODEL, HEADER, row(2, *MODEL[1:5])]) == ["header", "model", "header", "model"]


def test_a_second_column_of_names_is_told():
    rows = [["STT", "Tên mô hình", "Tên mô hình năm trước", "Đơn vị"], [1, "Tủ sách cộng đồng", "Vườn mẫu", "Đoàn xã"]]
    register = register_of(Book(Path("made.xlsx"), [Grid("S", rows)]))
    assert list(register.problems["code"]) == ["more_names"]
    assert register.models["note"].tolist() == ["Tên mô hình năm trước: Vườn mẫu"]


def test_of_two_columns_that_could_hold_the_same_the_shown_one_is_meant():
    head = ["STT", "Tên mô hình", "Đơn vị thực hiện", "Đơn vị thực hiện"]
    rows = [head, [1, "Đường hoa", "Hội LHPN", "Hội Nông dân"], [2, "Nuôi ong", "Đoàn xã", "Hội CCB xã"]]
    register = register_of(Book(Path("made.xlsx"), [Grid("S", rows, hidden_columns={2})]))
    assert register.models["organisation"].tolist() == ["Hội Nông dân", "Hội CCB xã"]


def test_a_label_does_not_outweigh_what_the_cells_hold():
    head = ["STT", "Tên mô hình", "Đơn vị", "Đơn vị thực hiện"]
    rows = [head, [1, "Đường hoa phụ nữ", "Tân An", "Hội LHPN"], [2, "Nuôi ong lấy mật", "Bình Tú", "Hội Nông dân"],
            [3, "Camera an ninh", "Hoàn Sơn", "Công an"]]  # fmt: skip
    models = register_of(Book(Path("made.xlsx"), [Grid("S", rows)])).models
    assert models["commune"].tolist() == ["Tân An", "Bình Tú", "Hoàn Sơn"]
    assert models["organisation"].tolist() == ["Hội LHPN", "Hội Nông dân", "Công an"]


def test_a_proposed_name_stands_in_where_the_approved_one_is_blank():
    head = ["STT", "Đơn vị", "Tên mô hình đề xuất", "Tên mô hình được duyệt", "Lĩnh vực"]
    rows = [
        head,
        [1, "Hội LHPN", "Đường hoa", "Tuyến đường hoa phụ nữ", "VH-XH"],
        [2, "Hội ND", "Nuôi ong", None, "KT"],
    ]
    register = register_of(Book(Path("made.xlsx"), [Grid("S", rows)]))
    assert register.models["name"].tolist() == ["Tuyến đường hoa phụ nữ", "Nuôi ong"] and register.problems.empty


def test_two_models_in_one_answer_have_each_their_field():
    head = ["Tên đơn vị", "Tên mô hình thứ nhất", "Lĩnh vực của mô hình thứ nhất", "Tên mô hình thứ hai (nếu có)",
            "Lĩnh vực của mô hình thứ hai"]  # fmt: skip
    rows = [head, ["Hội Nông dân", "Ủ phân từ rơm", "Kinh tế", "Hàng rào xanh", "Văn hóa - xã hội"],
            ["Đoàn xã", "Lớp tin học", "Văn hóa - xã hội", None, None]]  # fmt: skip
    models = register_of(Book(Path("made.xlsx"), [Grid("S", rows)])).models
    assert models["name"].tolist() == ["Ủ phân từ rơm", "Hàng rào xanh", "Lớp tin học"]
    assert models["field"].tolist() == ["economy", "culture_society", "culture_society"]


def test_a_unit_stands_in_one_of_two_columns():
    head = ["STT", "Tên mô hình", "Khu dân cư", "Cơ quan, trường học, đơn vị khác"]
    rows = [head, [1, "Đường hoa", "Xuân Hòa 1", None], [2, "Cổng trường an toàn", None, "Trường Tiểu học Lê Lai"],
            [3, "Nhà sạch", "Thuận An 2", None]]  # fmt: skip
    register = register_of(Book(Path("made.xlsx"), [Grid("S", rows)]))
    assert register.models["organisation"].tolist() == ["Xuân Hòa 1", "Trường Tiểu học Lê Lai", "Thuận An 2"]


@pytest.mark.parametrize(
    "below",
    [
        [row(None, "Tổng cộng: 07 nội dung")],
        [row(None, "Tổng: 2 (hai) mô hình tiêu biểu")],
        [row(None, "Lĩnh vực", "Số mô hình đăng ký", "Số mô hình được công nhận"), row(1, "Kinh tế", 1, 1)],
    ],
)
def test_totals_in_other_words_and_counts_below_are_no_models(below):
    assert "model" not in kinds([HEADER, MODEL, *below])[2:]


def test_a_place_ends_before_those_the_model_is_for():
    head = ["STT", "Tên mô hình", "Đơn vị", "Địa bàn, đối tượng"]
    rows = [
        head,
        [1, "Nuôi dê", "Hội Nông dân xã", "Xã Ia Le, hộ nghèo"],
        [2, "Cắt tóc", "Đoàn xã", "Xã Ia Le, học sinh"],
    ]
    models = register_of(Book(Path("made.xlsx"), [Grid("S", rows)])).models
    assert models["commune"].tolist() == ["Xã Ia Le"] * 2
    assert models["note"].tolist() == [f"Địa bàn, đối tượng: Xã Ia Le, {whom}" for whom in ("hộ nghèo", "học sinh")]


def test_a_title_gives_the_marks_that_the_name_of_its_sheet_lacks():
    rows = [
        row("®¨ng ký m« h×nh d©n vËn khÐo n¨m 2011 - x· yªn s¬n"),
        HEADER,
        row(1, "Chî phiªn kh«ng r¸c", "Héi Phô n÷ x·"),
    ]
    register = register_of(Book(Path("made.xls"), [grid_of(rows, name="Xa Yen Son")]))
    assert register.models["commune"].tolist() == ["Xã Yên Sơn"] and register.models["year"].tolist() == ["2011"]


@pytest.mark.parametrize(
    "cell",
    [
        "a) Nuôi dúi thịt; b) Nuôi ong mật",
        "Mô hình 1: Nuôi dúi thịt; Mô hình 2: Nuôi ong mật",
        "- Nuôi dúi thịt\n- Nuôi ong mật",
    ],
)
def test_models_listed_in_a_cell_come_without_their_marks(cell):
    assert split_names(cell) == ["Nuôi dúi thịt", "Nuôi ong mật"]


def test_the_year_of_the_paper_that_a_list_comes_with_is_not_the_lists():
    title = "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2024 (theo Hướng dẫn số 36-HD/VPTW năm 2018)"
    assert title_year([title]) == ("2024", False)


def test_political_security_is_security():
    assert field_of("ANCT-TTATXH") == field_of("An ninh chính trị - trật tự an toàn xã hội") == "defence_security"
    assert field_of("Xây dựng hệ thống chính trị") == "political_system"


def test_two_models_in_one_row_and_none_in_the_next_stay_with_their_own_bodies():
    head = ["TT", "Đơn vị", "Kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh", "Xây dựng HTCT"]
    rows = [["MÔ HÌNH DÂN VẬN KHÉO NĂM 2024", *[None] * 5], head,
            [1, "Hội Nông dân", "Trồng bưởi da xanh", "Đường hoa nông dân", None, None],
            [2, "Công an xã", None, None, "x", None],
            [3, "Đoàn xã", None, "Tủ sách thôn bản", None, None]]  # fmt: skip
    register = register_of(Book(Path("made.xlsx"), [Grid("S", rows)]))
    assert register.models[["name", "organisation"]].values.tolist() == [
        ["Trồng bưởi da xanh", "Hội Nông dân"], ["Đường hoa nông dân", "Hội Nông dân"], ["Tủ sách thôn bản", "Đoàn xã"],
    ]  # fmt: skip
    assert register.problems[["source_row", "code"]].values.tolist() == [["S!4", "no_name"]]
