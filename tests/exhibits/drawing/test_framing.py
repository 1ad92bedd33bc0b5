"""Names beside rows break where a reader would; nothing runs through or out of what is drawn."""

import pytest

from danvan_data.exhibits.drawing.framing import labels
from danvan_data.exhibits.theme import keep
from tests.publish.office.made import MADE


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Lạc Sơn, Hòa Bình (2022, duy trì)", "Lạc Sơn, Hòa Bình (2022, duy trì)"),
        ("Kim Bảng, Hà Nam (2021–2023, xây dựng)", "Kim Bảng, Hà Nam<br>(2021–2023, xây dựng)"),
        ("Mai Châu, Hòa Bình (2009–2019, xây dựng) *", "Mai Châu, Hòa Bình<br>(2009–2019, xây dựng) *"),
        ("Tổ hợp tác rau an toàn (huyện Lạc Thủy)", "Tổ hợp tác rau an toàn<br>(huyện Lạc Thủy)"),
        ("Mặt trận và các tổ chức chính trị – xã hội", "Mặt trận và các tổ chức<br>chính trị – xã hội"),
    ],
)
def test_brackets_at_the_end_of_a_name_stand_whole_on_the_last_line(name, folded):
    assert labels([name]) == [folded] and labels([name], (name,)) == [f"<b>{folded}</b>"]


def test_a_name_is_kept_on_a_line_but_may_end_one_with_its_dash():
    assert keep("Bà Rịa - Vũng Tàu") == "Bà\u00a0Rịa\u00a0- Vũng\u00a0Tàu"
    assert keep("Văn hóa – xã hội") == "Văn\u00a0hóa\u00a0– xã\u00a0hội"


def test_no_axis_runs_through_a_pair_and_the_last_row_of_dots_has_room():
    assert MADE["pairs"]().figure.layout.yaxis.zeroline is False
    axis = MADE["dots"]().figure.layout.yaxis
    assert axis.range[0] >= max(axis.tickvals) + 1 and axis.range[1] <= min(axis.tickvals) - 1
