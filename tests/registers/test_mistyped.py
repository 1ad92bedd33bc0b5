"""Mistyped labels are mended where the rest of the row are labels, and it is said."""

from pathlib import Path

import pytest

from danvan_data.registers.columns.mistyped import mend_labels
from danvan_data.registers.files.book import Book, Grid
from danvan_data.registers.register import register_of

MENDED = (
    ("TT|Địa phươg|Tên mo hình|Lỉnh vực|Đơn vị|Ghi chu", "TT|Địa phương|Tên mô hình|Lĩnh vực|Đơn vị|Ghi chu"),
    ("STT|Tên mô hìh (ghi rõ)|Đơnvị thực hiện|Lĩnhvực", "STT|Tên mô hình (ghi rõ)|Đơn vị thực hiện|Lĩnh vực"),
    ("STT|Tên mô hình|Thời gain thực hiện", "STT|Tên mô hình|Thời gian thực hiện"),
    ("STT|Ten mô hình|Điểm mới|Đơn vị", "STT|Tên mô hình|Điểm mới|Đơn vị"),
)
KEPT = (
    "STT|Họ đệm|Tên phòng|Ghi chú",  # no “Tên phường”
    "STT|Tên hàng|Đơn giá|Thành tiền",
    "Tên mo hình|Lỉnh vực",
    "STT|Tên mo hình|Bể bơi|Cầu treo|Nhà sàn",  # few labels beside it
    "1|Tên mo hình|Đơn vị|Xã",  # a number of its own
)


@pytest.mark.parametrize(("row", "meant"), MENDED)
def test_a_mistyped_label_is_put_right_where_the_others_are_labels(row, meant):
    rows = [row.split("|")]
    mend_labels(rows)
    assert rows == [meant.split("|")]


@pytest.mark.parametrize("row", KEPT)
def test_what_is_no_mistyped_label_stays(row):
    rows = [row.split("|")]
    assert mend_labels(rows) == [] and rows == [row.split("|")]


def test_a_label_that_was_mended_is_told_once():
    rows = [
        ["TT", "Tên mo hình", "Đơn vị", "Xã"], ["1", "Nuôi ong lấy mật", "Hội Nông dân", "Xã Tân An"],
        ["TT", "Tên mo hình", "Đơn vị", "Xã"], ["2", "Camera an ninh", "Công an", "Xã Tân An"],
    ]  # fmt: skip
    register = register_of(Book(Path("a.xlsx"), [Grid("S", rows)]))
    assert list(register.models["name"]) == ["Nuôi ong lấy mật", "Camera an ninh"]
    assert list(register.problems["code"]) == ["label_mended"] and "Tên mo hình" in register.problems["message"][0]
