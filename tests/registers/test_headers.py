"""Rows that head columns, with what stands below them: names, roles, figures, ticks; and rows that head none."""

import pytest

from danvan_data.registers.columns.agreeing import agree
from danvan_data.registers.columns.assignment import assign
from danvan_data.registers.columns.header_rows import (
    find_header,
    find_no_header,
    find_unnamed_header,
    heads_other_things,
)

ROWS = [
    ["1", "Nuôi ong lấy mật", "Kinh tế", "Hội Nông dân xã", "Xã Tân An", "2023"],
    ["2", "Camera an ninh", "QP-AN", "Công an xã", "Xã Phú Bình", "2023"],
    ["3", "Đường hoa phụ nữ", "VH-XH", "Hội Phụ nữ xã", "Xã Tân An", "2022"],
    ["4", "Tổ tự quản", "HTCT", "Đoàn xã", "Xã An Lạc", "2021"],
]
ALL = {"number": 0, "field": 2, "organisation": 3, "commune": 4, "year": 5}


def head(text):
    return [label.strip() for label in text.split("|")]


@pytest.mark.parametrize(
    ("labels", "columns"),
    [
        ("STT|Tên mô hình|Lĩnh vực|Đơn vị thực hiện|Xã|Năm", ALL),
        ("TT|Mô hình|Lĩnh vực|Tổ chức|Xã|Năm đăng ký", ALL),
        ("STT|Nội dung|Lĩnh vực|Đơn vị|Xã/phường|Năm", ALL),
        ("STT|Tên mô hình|Lĩnh vực|||", ALL),
        ("TT|Mô hình|Lĩnh vực|Tổ chức|Địa chỉ|Năm",
         {"number": 0, "field": 2, "organisation": 3, "place": 4, "year": 5}),
        ("Số TT|Tên mô hình, điển hình|Lĩnh vực đăng ký|Cơ quan, đơn vị|Địa bàn|Ghi chú",
         {"number": 0, "field": 2, "organisation": 3, "place": 4}),
        ("a|Tên mô hình|Cách làm hay|Bài học|Điều cần nhớ|Khác", {"field": 2, "organisation": 3, "commune": 4}),
    ],
)  # fmt: skip
def test_labels_and_cells_tell_what_each_column_holds(labels, columns):
    header = find_header([head(labels), *ROWS], {}, 0)
    assert (header.first, header.last, header.names, header.columns) == (0, 0, [(1, "")], columns)
    assert header.number == columns.get("number") and not header.guessed


@pytest.mark.parametrize(
    ("label", "vague"),
    [("Xã", False), ("Lĩnh vực", False), ("Địa chỉ", False), ("Tập thể", False), ("Họ và tên", False), ("Thôn", False),
     ("Tên cơ quan", False), ("Ghi chú", True), ("Năm", True), ("Kết quả", True)],
)  # fmt: skip
def test_a_label_that_many_tables_have_makes_a_register_where_another_column_tells_of_models(label, vague):
    header = find_header([head(f"STT|Nội dung|{label}"), ["1", "Nuôi ong lấy mật", ""]], {}, 0)
    assert header.vague == vague
    assert not find_header([head(f"STT|Tên mô hình|{label}"), ["1", "Nuôi ong lấy mật", ""]], {}, 0).vague


def test_of_two_columns_of_names_the_one_that_is_shown_is_meant():
    rows = [head("STT|Tên mô hình|Tên mô hình|Đơn vị"), ["1", "Nuôi ong", "Nuôi ong lấy mật", "Hội Nông dân"]]
    assert find_header(rows, {}, 0).names == [(1, "")] and find_header(rows, {}, 0, [1]).names == [(2, "")]


def test_tables_under_the_same_labels_hold_the_same():
    labels = head("STT|Tên mô hình|a|Đơn vị thực hiện|Xã|Năm")
    full, few = find_header([labels, *ROWS], {}, 0), find_header([labels, ROWS[0]], {}, 0)
    other = find_header([head("STT|Tên mô hình|b|Đơn vị thực hiện|Xã|Năm"), ROWS[0]], {}, 0)
    assert full.columns == ALL and "field" not in few.columns and few.extras == [(2, "a")]
    agree([(full, ROWS), (few, ROWS[:1]), (other, ROWS[:1])])
    assert few.columns == full.columns == ALL and few.extras == full.extras == []
    assert "field" not in other.columns
    bare = find_header([labels, ROWS[0]], {}, 0)
    agree([(full, ROWS), (bare, [])])
    assert "field" not in bare.columns


def test_results_figures_and_notes_are_kept_beside():
    header = find_header([head("STT|Tên mô hình|Hiệu quả|Đơn vị|Số hộ tham gia|Ghi chú"), *ROWS], {}, 0)
    assert header.results == [2] and header.figures == [(4, "Số hộ tham gia")]
    assert header.extras == [(2, "Hiệu quả"), (5, "Ghi chú")] and header.columns == {"number": 0, "organisation": 3}


def test_fields_that_head_columns_are_ticks_also_in_a_second_row():
    header = find_header([head("STT|Tên mô hình|KT|VHXH|QPAN|HTCT"), *ROWS], {}, 0)
    assert header.ticks == [(2, "field", "KT"), (3, "field", "VHXH"), (4, "field", "QPAN"), (5, "field", "HTCT")]
    two = find_header([head("STT|Tên mô hình|Lĩnh vực||Đơn vị thực hiện|"), head("||KT|VHXH|Tổ chức|Xã"), *ROWS], {}, 0)
    assert (two.first, two.last) == (0, 1) and two.ticks[:2] == [(2, "field", "KT"), (3, "field", "VHXH")]


@pytest.mark.parametrize(
    "labels",
    ["Nội dung|SĐT||||", "|Tên mô hình||||", "STT|Họ và tên|Chức vụ|Đơn vị|Xã|Năm",
     "1|Tên mô hình|Lĩnh vực|Đơn vị|Xã|Năm", "12.|Tên mô hình|Lĩnh vực|Đơn vị|Xã|Năm"],
)  # fmt: skip
def test_such_a_row_heads_no_register(labels):
    assert find_header([head(labels), *ROWS], {}, 0) is None


def test_a_year_in_a_label_is_no_running_number():
    assert find_header([head("STT|Tên mô hình|Lĩnh vực|Đơn vị|Xã|2023"), *ROWS], {}, 0) is not None


def test_cells_alone_tell_the_columns_of_enough_rows():
    header = find_no_header(ROWS, 0)
    assert (header.first, header.last, header.names, header.columns) == (-1, -1, [(1, "")], ALL) and header.guessed
    assert find_no_header([["", "", "", "", "", ""], *ROWS], 1).last == 0
    assert find_no_header(ROWS[:2], 0) is None and find_no_header(ROWS, 9) is None
    assert find_no_header([head("STT|Họ và tên|a|b|c|d"), *ROWS], 0) is None


def test_a_merged_label_stands_over_its_columns():
    rows = [
        head("STT|Tên mô hình|Nơi thực hiện||Năm|"),
        head("||Đơn vị|Xã||"),
        *[[*row[:2], *row[3:], ""] for row in ROWS],
    ]
    covers = {(0, 3): (0, 2), (1, 0): (0, 0), (1, 1): (0, 1), (1, 4): (0, 4)}
    for merged in (covers, {**covers, (0, 2): (0, 2)}):
        header = find_header(rows, merged, 0)
        assert (header.first, header.last, header.names) == (0, 1, [(1, "")])
        assert header.columns == {"number": 0, "organisation": 2, "commune": 3, "year": 4}


def test_an_unknown_label_of_names_is_told_by_its_cells():
    header = find_unnamed_header([head("STT|Cách gọi|Lĩnh vực|Đơn vị|Xã|Năm"), *ROWS], {})
    assert (header.names, header.columns, header.guessed) == ([(1, "")], ALL, True)
    assert find_unnamed_header([head("STT|Tên mô hình|Lĩnh vực|Đơn vị|Xã|Năm"), *ROWS], {}) is None


@pytest.mark.parametrize(
    ("labels", "other"),
    [
        ("STT|Họ và tên|a|b", True), ("Đơn vị|Số hộ tham gia", True), ("|Tên mô hình||", False),
        ("a|Cách làm hay|Bài học|Khác", False), ("Một dòng chữ", False),
    ],
)  # fmt: skip
def test_a_header_of_other_things_is_known(labels, other):
    assert heads_other_things([head(labels)]) == other
    assert heads_other_things([[""]] * 30 + [head(labels)]) is False


@pytest.mark.parametrize(
    ("points", "roles"),
    [
        ({0: {"rest": 0.5, "name": 9}, 1: {"rest": 0.5, "name": 8, "field": 4}}, {0: "name", 1: "field"}),
        ({0: {"rest": 0.5, "name": 9, "field": 8}, 1: {"rest": 0.5, "name": 8, "field": 2}}, {0: "field", 1: "name"}),
        ({0: {"name": 5, "rest": 1}, 1: {"name": 3, "rest": 2}, 2: {"name": 9, "rest": 1}},
         {0: "rest", 1: "rest", 2: "name"}),
        ({0: {"commune": 3, "rest": 1}, 1: {"field": 2, "rest": 1}}, {0: "commune", 1: "field"}),
    ],
)  # fmt: skip
def test_roles_go_where_their_points_are_most_together(points, roles):
    assert assign(points) == roles


def test_labels_stand_over_all_that_is_below_them():
    rows = [head("|Tên mô hình|Nơi thực hiện||Năm"), head("Đợt||Đơn vị|Xã|"), *[row[1:] for row in ROWS]]
    told = {0: "Đợt", 1: "Tên mô hình", 2: "Nơi thực hiện – Đơn vị", 3: "Nơi thực hiện – Xã", 4: "Năm"}
    covers = {(0, 3): (0, 2), (1, 1): (0, 1), (1, 4): (0, 4)}
    assert [find_header(rows, merged, 0).labels for merged in ({}, covers)] == [told, told]
