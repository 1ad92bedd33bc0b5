"""Exhibits made by hand as tables are read, as sheets keep them, and as intervals are drawn."""

from math import log10, nan

import numpy as np
import pytest

from danvan_data.exhibits.drawing.ranges import log_ticks
from danvan_data.exhibits.marks import MARKS, marks, packed, unpacked
from danvan_data.exhibits.per import per_words
from danvan_data.exhibits.wording import share_of, shown
from tests.publish.office.made import MADE, intervals

HA_NAM = ("Báo Hà Nam", None)


def grid(form):
    made = MADE[form]().grid
    return made.heads, [[(cell.text, cell.sort) for cell in row] for row in made.rows]


@pytest.mark.parametrize(
    ("form", "heads", "at", "cells"),
    [
        ("bars", ("Lĩnh vực", "Số mô hình", "Nguồn"), 3,
         [("Hệ thống chính trị", None), ("1.234 (87%)", 1234.0), HA_NAM]),
        ("intervals", ("Lĩnh vực", "Nhóm", "Số mô hình", "Theo nguồn", "Nguồn"), 2,
         [("Lúa – cá", None), ("doanh thu", None), ("≤ 50 triệu đồng/vụ · một hộ", 50.0), ("theo lời nguồn", None),
          HA_NAM]),
        ("pairs", ("Lĩnh vực", "đăng ký", "công nhận"), 1,
         [("Nơi 1, 2021–2023", None), ("1.500", 1500.0), ("1.200", 1200.0)]),
        ("lines", ("Lĩnh vực", "đăng ký", "công nhận"), 0, [("2020", None), ("200", 200.0), ("–", None)]),
        ("spans", ("Lĩnh vực", "Nhóm", "Giai đoạn", "Số mô hình", "Nguồn"), 0,
         [("Nơi 0", None), ("công nhận", None), ("2021–2023", 2021.0), ("211", 211.0), HA_NAM]),
        ("spans", ("Lĩnh vực", "Nhóm", "Giai đoạn", "Số mô hình", "Nguồn"), 1,
         [("Nơi 1", None), ("đăng ký", None), ("2022", 2022.0), ("81", 81.0), HA_NAM]),
        ("timeline", ("Lĩnh vực", "Giai đoạn", "Nguồn"), 0,
         [("Chỉ thị 01", None), ("17/05/2011", 734274.0), HA_NAM]),
        ("timeline", ("Lĩnh vực", "Giai đoạn", "Nguồn"), 1,
         [("Kế hoạch 5 năm", None), ("giai đoạn 2", 735964.0), HA_NAM]),
        ("table", ("Lĩnh vực", "Nhóm", "Số mô hình", "Theo nguồn", "Nguồn"), 0,
         [("Kinh tế", None), ("chưa rõ", None), ("≥ 3 tỷ đồng/năm", None), ("hơn ba tỷ đồng", None), HA_NAM]),
    ],
)  # fmt: skip
def test_a_row_reads_as_its_mark_says_and_sorts_by_what_is_known(form, heads, at, cells):
    told, rows = grid(form)
    assert (told, rows[at]) == (heads, cells)


def test_a_sheet_has_both_ends_and_each_qualifier_in_a_column():
    frame = intervals().frame
    assert list(frame) == ["Mục", "Nhóm", "Số liệu", "Đầu dưới", "Đầu trên", "Theo nguồn", "Giả định",
                           "Nguồn nói “khoảng”", "Tự tính", "Một trường hợp", "Cơ quan công bố", "Ngày đăng",
                           "Địa chỉ"]  # fmt: skip
    assert frame["Đầu dưới"].fillna(-1).tolist() == [3000.0, 300.0, -1, 3.79, 40.0]
    assert frame["Đầu trên"].fillna(-1).tolist() == [-1, 500.0, 50.0, 3.79, 40.0]
    assert frame["Nguồn nói “khoảng”"].tolist() == ["", "×", "", "", ""]
    assert frame["Một trường hợp"].tolist() == ["", "", "×", "", ""]
    assert frame["Tự tính"].tolist() == ["", "", "", "×", ""]
    assert frame["Giả định"].tolist() == ["", "", "", "", "2 vụ một năm"]
    assert frame.iloc[0, -3:].tolist() == ["Báo Hà Nam", "2024-03-05", "https://example.org/kim-bang"]
    assert list(MADE["timeline"]().frame) == ["Mục", "Số liệu", "Đầu dưới", "Đầu trên", "Từ", "Đến",
                                              "Cơ quan công bố", "Ngày đăng", "Địa chỉ"]  # fmt: skip


def test_what_is_stored_of_marks_is_short_and_comes_back_whole():
    rows = [
        {"row": f"dòng {at % 2}", "low": 1.0, "high": 1.0, "colour": "#0072B2", "about": at == 0} for at in range(9)
    ]
    table = marks([*rows, {"row": "dòng 1", "low": nan, "high": nan, "colour": "#0072B2"}])
    body = packed(table)
    assert body["n"] == 10 and body["high"] == "low" and body["colour"] == "#0072B2"
    assert body["row"] == {"is": ["dòng 0", "dòng 1"], "at": [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]}
    assert body["low"] == [1.0] * 9 + [None] and body["about"] == [True] + [False] * 9
    assert set(body) == {"n", "row", "low", "high", "colour", "about"}
    assert unpacked(body).equals(table) and list(table) == list(MARKS)


def test_open_ends_are_arrows_a_little_beyond_the_known_end():
    for log, beyond in ((True, {"low": 50 / 1.6, "high": 3000 * 1.6}), (False, {"low": 0, "high": 3000 * 1.05})):
        drawn = {}
        for trace in intervals(log).figure.data:
            if trace.mode == "lines+markers":
                for x, y, symbol in zip(trace.x, trace.y, trace.marker.symbol, strict=True):
                    if x == x:
                        drawn.setdefault(int(y), []).append((float(x), int(symbol)))
        assert [symbol for _, symbol in drawn[0]] == [0, 8] and [symbol for _, symbol in drawn[2]] == [7, 1]
        assert drawn[0][1][0] == pytest.approx(beyond["high"], rel=1e-3)
        assert drawn[2][0][0] == pytest.approx(beyond["low"], rel=1e-3)
        assert drawn[1] == [(300.0, 1), (500.0, 1)]
        assert drawn[3] == [(3.79, 102)] and drawn[4] == [(40.0, 102)]


@pytest.mark.parametrize("log", [True, False])
def test_yardsticks_stand_where_they_are_stated_and_are_named(log):
    layout = intervals(log).figure.layout
    assert [(shape.type, shape.x0, shape.x1) for shape in layout.shapes] == [("rect", 3.25, 4.68), ("line", 5.0, 5.0)]
    named = {note.text: note.x for note in layout.annotations if note.name != "footer"}
    for band in intervals().bands:
        at = next(x for words, x in named.items() if band.words in words)
        assert at == pytest.approx(log10(band.low) if log else band.low)


def test_an_axis_holds_every_end_and_yardstick():
    low, high = intervals(True).figure.layout.xaxis.range
    assert low == pytest.approx(log10(3.25 / 2)) and high > log10(3000)
    low, high = intervals(False).figure.layout.xaxis.range
    assert low == pytest.approx(-high / 60) and high >= 3000 * 1.04
    assert np.isfinite([low, high]).all()


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (1, 100, [1, 3, 10, 30, 100]), (1.1, 99, [3, 10, 30]), (1, 1000, [1, 10, 100, 1000]),
        (0.5, 4, [1, 3]), (2, 5000, [10, 100, 1000]),
    ],
)  # fmt: skip
def test_a_logarithmic_axis_names_powers_of_ten_and_three_times_them_while_few(low, high, ticks):
    assert log_ticks(low, high) == pytest.approx(ticks)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.4, nan, "≥ 40%"), (nan, 0.4, "≤ 40%"), (0.5, 0.6, "50%–60%"), (0.72, 0.72, "72%"), (0.501, 0.504, "50%")],
)
def test_a_share_says_what_is_open_or_spread_of_it(low, high, said):
    assert share_of(low, high) == said


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"per": "năm"}, "3 tỷ đồng/năm"), ({"about": True}, "≈ 3 tỷ đồng"), ({"derived": True}, "3 tỷ đồng · tự tính"),
        ({"one_case": "một hộ", "more": ("a", "b")}, "3 tỷ đồng · một hộ · a · b"),
        ({"assumed": "2 vụ"}, "3 tỷ đồng · giả định: 2 vụ"),
    ],
)  # fmt: skip
def test_each_qualifier_is_said(said, words):
    assert shown(3e9, 3e9, "VND", **said) == words


@pytest.mark.parametrize(
    ("code", "words"), [("person/month", "người/tháng"), ("", ""), ("/ha", "ha"), ("?", "kỳ khác")]
)
def test_what_a_figure_is_per_is_said(code, words):
    assert per_words(code) == words
