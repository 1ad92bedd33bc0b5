"""Phrases from a grammar with known figures: read whole or flagged, and nothing beside a number left out in silence."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_data.quantity import parse_quantity
from tests.fuzz.phrases import NUMBERISH, flagged, judge, phrase

SIGNS = (
    " x ",
    "x",
    ":",
    "^",
    "*",
    "+",
    " < ",
    "⁹",
    "² ",
    " mốt ",
    " lẻ ",
    " mươi ",
    "e",
    "N",
    " - 3 - ",
    "/5/",
    " ~ 4 ~ ",
)
UNITS = ("kg", "hộ", "triệu đồng", "", "ha")


@settings(max_examples=1500)
@given(st.integers(0, 2**40))
def test_a_phrase_of_the_grammar_is_read_whole_or_flagged(seed):
    made = phrase(seed)
    assert judge(made, parse_quantity(made.text)) != "wrong", made


def test_nearly_all_phrases_of_the_grammar_are_read_whole():
    verdicts = Counter(judge(made, parse_quantity(made.text)) for made in map(phrase, range(4000)) if made.ends)
    assert verdicts["equal"] / verdicts.total() > 0.995


@settings(max_examples=600)
@given(
    st.integers(1, 1899),
    st.sampled_from(SIGNS),
    st.integers(2, 1899),
    st.sampled_from(["kg", "hộ", "triệu đồng", "", "ha"]),
)
def test_no_digit_word_or_sign_beside_the_number_is_left_out_in_silence(first, sign, second, unit):
    text = f"{first}{sign}{second} {unit}"
    quantity = parse_quantity(text)
    if quantity.qualifier != "none" and not quantity.ambiguous:
        unread = [number for number in re.findall(r"\d+", text) if float(number) not in _told(quantity)]
        assert all(number in quantity.rest for number in unread), (text, quantity)


def _told(quantity):
    return {value / scale for value in (quantity.low, quantity.high) if value is not None for scale in (1, 1e3, 1e6)}


TORN = """9,5E+ đồng|5 x 3 ha|3 - 4 - 5 triệu|1-0-2|2 1 hộ|50 ± hộ 5|12 < 15 hộ|8 giờ 30|7h30|5²|1²|10 ⅻ
hai mốt tư triệu|5 rưỡi mươi hộ|3 và 4 và 5 kg|một trăm mươi hộ"""
NAMES = """0912 345 678|(024) 3825 1234|0912.345.678|ĐT: 0912345678|CCCD 001090012345|mã số 123456|25-NQ/TW|123/QĐ-UBND
74/2024/NĐ-CP|Nghị quyết số 25|Quyết định 1719/QĐ-TTg|5B|2N1Đ|QL1A|Covid-19|18/9|ngày 2/9|dịp 30/4|1:500|8:30
1.2.3|192.168.1.1|inf|nan|https://x.vn/120-ha|TCVN 5945|2E6|①|MST 0101234567|Số TK: 123456789|lúc 7 giờ 30
ĐT.741|QL.14|TL 8|ĐH.05|hẻm 62/15|ngõ 45|số nhà 27|nhà số 8B ngõ 21
Nghị định 30/2023/NĐ-CP|Thông tư số 04/2018|30/4 - 01/5|(02/12)|20-10
khối 7, 8, 9|tháng 01 – 12|quý 1, 2"""


def listed(phrases):
    return re.split(r"[|\n]", phrases)


@pytest.mark.parametrize("text", listed(TORN))
def test_a_part_is_never_taken_for_the_whole(text):
    assert flagged(parse_quantity(text)), parse_quantity(text)


@pytest.mark.parametrize("text", [*listed(NAMES), "9" * 5000, "x" * 200_000])
def test_what_names_something_is_no_quantity(text):
    quantity = parse_quantity(text)
    assert (quantity.low, quantity.high, quantity.qualifier) == (None, None, "none")


@pytest.mark.parametrize("text", ["18/09 - 19/09/2018", "25 - 26/12/2023", "2023-10-16", "16.10.2013", "tháng 5/2023",
                                  "Ngày 3 tháng 2 năm 2015", "tháng 2 năm 2023", "năm 2022, 2023"])  # fmt: skip
def test_of_a_date_only_its_year_comes_out(text):
    quantity = parse_quantity(text)
    assert quantity.low == quantity.high and 2013 <= quantity.low <= 2023 and quantity.unit == "other"


def test_the_words_of_the_oracle_know_a_number_word():
    assert NUMBERISH.search("và hai hộ") and not NUMBERISH.search("rau an toàn")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("900 kg – 1,3 tấn", 900, 1300, "kg"), ("800m đến 1,2km", 800, 1200, "m"),
        ("5.000 m2 - 1 ha", 5000, 10_000, "m2"),
        ("giảm từ 31 hộ còn 12 hộ", 12, 31, "household"), ("US$ 25.000", 25_000, 25_000, "other"),
        ("(02/12) 18 suất quà", 18, 18, "other"), ("05/07 tiêu chí", 5, 5, "other"),
        ("Hẻm 41 đóng góp 16,5 triệu đồng", 16.5e6, 16.5e6, "VND"), ("ĐH.12 dài 3,4 km", 3.4, 3.4, "km"),
        ("ngày 5 tháng 3 trồng 500 cây", 500, 500, "tree"), ("thôn 3, 20 hộ", 20, 20, "household"),
        ("xã 45 triệu + dân góp 38 triệu", 45e6, 45e6, "VND"), ("60 triệu (dân 24 triệu)", 60e6, 60e6, "VND"),
        ("40+ ha", 40, None, "ha"), ("90 ngđ", 90_000, 90_000, "VND"), ("20-10 tặng 40 suất", 40, 40, "other"),
    ],
)  # fmt: skip
def test_ends_of_two_units_and_numbers_beside_names_are_read_whole(text, low, high, unit):
    quantity = parse_quantity(text)
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


@pytest.mark.parametrize("text", ["2 ha 5 sào", "3 công 500 m2", "1 ha 2 sào", "12 trên 18 chi hội"])
def test_half_of_an_amount_is_no_quantity_and_says_why(text):
    quantity = parse_quantity(text)
    assert (quantity.low, quantity.high) == (None, None) and quantity.ambiguous
