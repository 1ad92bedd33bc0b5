"""Small sheets as they are walked: what each row was taken for, and what headings say of the models below them."""

from pathlib import Path

import pytest

from danvan_data.registers.files import Book, Grid
from danvan_data.registers.register import register_of

HEAD = ["STT", "Tên mô hình", "Lĩnh vực", "Đơn vị thực hiện"]
BEES, CAMERA = [1, "Nuôi ong lấy mật", "Kinh tế", "Hội Nông dân xã"], [2, "Camera an ninh", "QP-AN", "Công an xã"]
TITLE, FIELD = "Dòng phía trên bảng (tiêu đề thư, tên danh sách)", "Dòng nhóm (lĩnh vực, xã, tập thể hoặc cá nhân)"
OTHER = "Bảng này không phải danh sách mô hình"


def read(*rows):
    width = max(map(len, rows))
    grid = Grid("S", [[*row, *[None] * (width - len(row))] for row in rows])
    return register_of(Book(Path("a.xlsx"), [grid]))


def kinds(register):
    return register.ledger["kind"].tolist()


def models(register, *columns):
    return register.models[["name", *columns]].to_numpy().tolist()


def test_a_lone_name_in_capitals_is_a_model_where_no_row_has_a_number():
    found = read(HEAD[1:], BEES[1:], CAMERA[1:], ["ĐƯỜNG HOA PHỤ NỮ"], ["Tổ tự quản", "QP-AN", "Công an xã"])
    assert kinds(found) == ["header", "model", "model", "model", "model"]


def test_a_lone_line_in_capitals_below_the_last_number_signs():
    found = read(HEAD, BEES, CAMERA, ["", "NGƯỜI LẬP DANH SÁCH"])
    assert kinds(found) == ["header", "model", "model", "footer"]


def test_a_table_of_persons_is_put_aside_up_to_the_next_header():
    found = read(HEAD, BEES, ["STT", "Họ và tên", "Chức vụ"], ["I. KINH TẾ"], [1, "Nguyễn Văn A", "Trưởng ban"], HEAD,
                 CAMERA)  # fmt: skip
    assert kinds(found) == ["header", "model", "side", "heading", "side", "header", "model"]
    assert found.ledger["reason"].tolist()[2:5] == [OTHER, FIELD, OTHER]
    assert models(found) == [["Nuôi ong lấy mật"], ["Camera an ninh"]]


def test_tables_side_by_side_share_the_title_and_keep_their_own_heading():
    three = ["STT", "Tên mô hình", "Lĩnh vực"]
    found = read(["DANH SÁCH MÔ HÌNH NĂM 2023"], ["I. Xã Tân An", None, None, None, "II. Xã Phú Bình"],
                 [*three, None, *three], [1, "Nuôi ong lấy mật", "Kinh tế", None, 1, "Đường hoa phụ nữ", "VH-XH"],
                 [2, "Camera an ninh", "QP-AN", None, 2, "Tổ tự quản", "QP-AN"])  # fmt: skip
    assert models(found, "commune", "year") == [
        ["Nuôi ong lấy mật", "Xã Tân An", "2023"], ["Camera an ninh", "Xã Tân An", "2023"],
        ["Đường hoa phụ nữ", "Xã Phú Bình", "2023"], ["Tổ tự quản", "Xã Phú Bình", "2023"],
    ]  # fmt: skip
    assert kinds(found) == ["title", "heading", "header", "model", "model"]


def test_a_heading_above_one_of_two_tables_is_only_its_own():
    three = ["STT", "Tên mô hình", "Đơn vị"]
    found = read(["DANH SÁCH MÔ HÌNH NĂM 2023"], ["Lĩnh vực kinh tế"], [*three, None],
                 [1, "Nuôi ong lấy mật", "Hội Nông dân xã", None, "Lĩnh vực văn hóa - xã hội"],
                 [2, "Trồng bưởi", "Hội Nông dân xã", None, *three],
                 [3, "Nuôi dê", "Hội Nông dân xã", None, 1, "Đường hoa phụ nữ", "Hội Phụ nữ xã"],
                 [4, "Nuôi cá", "Hội Nông dân xã", None, 2, "Nhà sạch vườn đẹp", "Hội Phụ nữ xã"])  # fmt: skip
    assert models(found, "field") == [
        ["Nuôi ong lấy mật", "economy"], ["Trồng bưởi", "economy"], ["Nuôi dê", "economy"], ["Nuôi cá", "economy"],
        ["Đường hoa phụ nữ", "culture_society"], ["Nhà sạch vườn đẹp", "culture_society"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("total", "kind"),
    [
        (["", "Tổng cộng: 2 mô hình"], "total"), (["", "Cộng", "2"], "total"), ([3, "Tổng cộng", "", ""], "total"),
        (["", "Tổng số mô hình: 2"], "total"), ([3, "Cộng đồng xanh", "VH-XH", "Đoàn xã"], "model"),
    ],
)  # fmt: skip
def test_a_total_is_told_from_a_name_that_begins_like_one(total, kind):
    assert kinds(read(HEAD, BEES, CAMERA, total)) == ["header", "model", "model", kind]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["(1)", "(2)", "(3)", "(4)"], "header"), (HEAD, "header"), (["", "", "", ""], None),
        ([3, "", "", ""], "blank"),
        ([3, "15", "Kinh tế", "Hội Nông dân xã"], "problem"), ([3, "", "Kinh tế", "Hội Phụ nữ xã"], "problem"),
        ([3, "Không có", "", ""], "none"), (["", "Nơi nhận:", "", ""], "footer"), (["", "", "Xã Tân An", ""], None),
        (["VD", "Nuôi gà đồi", "Kinh tế", "Hội Nông dân xã"], "blank"), (["II. Xã Phú Bình"], "heading"),
        (["", "và vườn mẫu", "", ""], "detail"),
    ],
)  # fmt: skip
def test_a_row_below_a_model_is_told_by_what_stands_in_it(row, kind):
    told = kinds(read(HEAD, BEES, row, [4, *CAMERA[1:]]))
    assert told[0] == "header" and told[-1] == "model"
    assert kind is None or told[2:-1] == [kind], told


def test_a_commune_alone_in_its_column_heads_the_rows_below():
    found = read([*HEAD, "Xã"], [*BEES, "Xã Tân An"], ["", "", "", "", "Xã Phú Bình"], [*CAMERA, ""])
    assert kinds(found) == ["header", "model", "heading", "model"]
    assert models(found, "commune")[1] == ["Camera an ninh", "Xã Phú Bình"]


FOOT = (
    "- Lưu: VT|(Ký tên, đóng dấu)|(ký và ghi rõ họ tên)|(Danh sách này có 2 mô hình)|(*) số liệu cũ|"
    "(1) theo xã|* Ghi chú: cũ"
)


@pytest.mark.parametrize("text", [*FOOT.split("|"), "Nơi nhận:", "Xã Tân An, ngày 5 tháng 6 năm 2023", "TRƯỞNG BAN"])
def test_what_stands_below_a_list_is_no_part_of_it(text):
    assert kinds(read(HEAD, BEES, CAMERA, ["", text])) == ["header", "model", "model", "footer"]
