"""Why a phrase can be read in more than one way, in the words of the catalogue; and what is beyond doubt."""

import pytest

from danvan_data.language import t
from danvan_data.quantity import parse_quantity


@pytest.mark.parametrize(
    ("text", "low", "high", "doubt"),
    [
        ("2.5 ha", 2.5, 2.5, "point_or_comma"), ("187,864km", 187.864, 187.864, "point_or_comma"),
        ("1,250 ha", 1.25, 1.25, "point_or_comma"), ("1.5 - 2 tỷ", 1.5e9, 2e9, "point_or_comma"),
        ("1,250 hộ", 1250, 1250, "comma_groups"), ("27.500000 đồng", 27.5e6, 27.5e6, "malformed_groups"),
        ("1.500.5 kg", 1500.5, 1500.5, "malformed_groups"), ("600-700.000 đồng", 6e5, 7e5, "elliptic"),
        ("300 - 1 tỷ", 3e8, 1e9, "elliptic"), ("800-1 tỷ đồng", 8e8, 1e9, "elliptic"),
        ("4, 6 tỷ", 4.6e9, 4.6e9, "spaced_decimal"), ("1 tỷ 2", 1.2e9, 1.2e9, "short_tail"),
        ("2 triệu 5", 2.5e6, 2.5e6, "short_tail"), ("7 mẫu", 7, 7, "mau"), ("1 mẫu 5 sào", 1.5, 1.5, "mau"),
        ("3 công đất", 3, 3, "cong"), ("5 thước", 5, 5, "thuoc"), ("-5%", -5, -5, "minus"), ("âm 5%", -5, -5, "minus"),
        ("50 - 40 ha", 40, 50, "reversed"), ("từ 3 - 2 ha", 2, 3, "reversed"), ("40 và 50 ha", 40, 50, "two_values"),
        ("1/2 số hộ", 0.5, 0.5, "share"), ("trăm hai hộ", 120, 120, "spoken"), ("5 (sáu) hộ", 5, 5, "gloss"),
        ("123456789", 123456789, 123456789, "long_code"), ("3 và 5 hộ", None, None, "unread"),
        ("-5 ha", None, None, "unread"), ("5 x 3 ha", None, None, "unread"), ("12 34 hộ", None, None, "unread"),
        ("5 kg 300", None, None, "unread"), ("2 triệu 1500 nghìn đồng", None, None, "unread"),
        ("1 tỷ 1000 triệu đồng", None, None, "unread"), ("5 ha3", 5.3, 5.3, "short_tail"),
        ("5 ha " + "rau " * 1000, 5, 5, "too_long"),
        ("r" * 4001, None, None, "too_long"),
    ],
)  # fmt: skip
def test_a_doubt_is_told_with_its_reason(text, low, high, doubt):
    quantity = parse_quantity(text)
    assert (quantity.low, quantity.high, quantity.ambiguous) == (low, high, t(f"quantity.{doubt}"))


@pytest.mark.parametrize(
    ("text", "low", "high", "rest"),
    [
        ("2/3 hộ", 2, 2, "/3"), ("1/2 ha", 0.5, 0.5, ""), ("hai ba hộ", 2, 3, ""), ("bốn lăm hộ", 45, 45, ""),
        ("5 (năm) hộ", 5, 5, ""), ("123456000", 123456000, 123456000, ""), ("2, 3 năm", 2, 3, ""),
        ("1 tỷ 647 triệu", 1.647e9, 1.647e9, ""), ("1 tỷ 999 triệu đồng", 1.999e9, 1.999e9, ""),
        ("2 tỷ 300 triệu 500 nghìn đồng", 2.3005e9, 2.3005e9, ""),
        ("5 sào 3 thước", 5.2, 5.2, ""), ("3 triệu rưỡi", 3.5e6, 3.5e6, ""), ("0,5-1 ha", 0.5, 1, ""),
        ("1.500,5 kg", 1500.5, 1500.5, ""), ("1500,5 kg", 1500.5, 1500.5, ""), ("12 345 hộ", 12345, 12345, ""),
        ("800 triệu - 1 tỷ", 8e8, 1e9, ""), ("năm bảy trăm hộ", 500, 700, ""), ("1 tạ 2 yến", 120, 120, ""),
        ("2 giờ 15 phút", 2.25, 2.25, ""), ("2 năm 6 tháng", 2.5, 2.5, ""), ("3 km 200 m", 3.2, 3.2, ""),
        ("1 tấn 2 tạ", 1.2, 1.2, ""), ("1m2 rộng", 1, 1, "rộng"), ("1,2m", 1.2, 1.2, ""),
        ("- 5 hộ", 5, 5, "-"),
    ],
)  # fmt: skip
def test_what_is_beyond_doubt_says_none_and_what_was_not_read(text, low, high, rest):
    quantity = parse_quantity(text)
    assert (quantity.low, quantity.high, quantity.ambiguous) == (low, high, "")
    assert quantity.rest.strip() == rest


def test_of_a_long_text_the_rest_is_kept_to_its_end():
    words = " ".join(f"từ{at}" for at in range(900))
    quantity = parse_quantity(f"5 ha {words}")
    assert quantity.rest.replace(" … ", " ") == words
