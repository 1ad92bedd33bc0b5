"""What is only near the truth: its ends stay as stated, until a tolerance is asked for."""

import math

import pandas as pd
import pytest

from danvan_data.quantity import parse_quantities, widen


def ends(phrase, tolerance=0.0):
    low, high = widen(parse_quantities([phrase]), tolerance)[["low", "high"]].iloc[0]
    return (None if math.isnan(low) else low, None if math.isnan(high) else high)


@pytest.mark.parametrize(
    ("phrase", "stated", "widened"),
    [
        ("khoảng 500 hộ", (500, 500), (450, 550)),
        ("trên dưới 2 tỷ đồng", (2e9, 2e9), (1.8e9, 2.2e9)),
        ("~ 30 ha", (30, 30), (27, 33)),
        ("gần một tỷ đồng", (None, 1e9), (0.9e9, 1e9)),
        ("khoảng 50 - 60 kg", (50, 60), (45, 66)),
        ("hơn 40 ha", (40, None), (40, None)),
        ("dưới 40 ha", (None, 40), (None, 40)),
        ("40 ha", (40, 40), (40, 40)),
        ("từ 40 đến 50 ha", (40, 50), (40, 50)),
    ],
)
def test_only_what_is_near_the_truth_widens(phrase, stated, widened):
    assert ends(phrase) == stated
    assert ends(phrase, 0.1) == pytest.approx(widened)


@pytest.mark.parametrize(
    ("phrase", "low", "below"),
    [
        ("hàng trăm triệu đồng", 100e6, 1e9),
        ("hàng chục lao động", 10, 100),
        ("hàng nghìn ngày công", 1000, 10_000),
        ("vài hộ", 2, 10),
        ("vài chục triệu đồng", 20e6, 100e6),
    ],
)
def test_vague_words_have_the_ends_their_words_have(phrase, low, below):
    table = parse_quantities([phrase])
    assert table["low"].iloc[0] == low and math.isnan(table["high"].iloc[0])
    assert ends(phrase) == (low, below)


def test_a_tolerance_may_be_given_while_reading():
    pd.testing.assert_frame_equal(
        parse_quantities(["khoảng 500 hộ"], tolerance=0.1), widen(parse_quantities(["khoảng 500 hộ"]), 0.1)
    )


@pytest.mark.parametrize("tolerance", [-0.1, 1, 5])
def test_a_tolerance_is_a_share(tolerance):
    with pytest.raises(ValueError, match="share"):
        widen(parse_quantities(["khoảng 500 hộ"]), tolerance)
