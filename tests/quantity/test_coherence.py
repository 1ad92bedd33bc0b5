"""Rules that every phrase must keep: nothing raises, no number without its digits, printing reads back."""

import math
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_data.quantity import Quantity, parse_quantity, print_quantity
from danvan_data.quantity.tokens.lexicon import LEXICON, unmarked
from danvan_data.quantity.tokens.spelling import FRACTIONS
from danvan_data.text import clean

WORDS = sorted({w for w in LEXICON if w.isalpha()})
NUMBER_TEXT = """một mốt hai ba bốn tư lăm nhăm năm sáu bảy bẩy tám chín mười mươi chục trăm linh lẻ rưỡi rưởi nửa vài
dăm mấy đôi nghìn ngàn k vạn triệu tr triệ tỷ tỉ tỹ thousand million billion trillion tens hundreds thousands hăm băm"""
NUMBER_WORDS = frozenset(NUMBER_TEXT.split()) | {unmarked(word) for word in NUMBER_TEXT.split()} | set(FRACTIONS)
digits = st.from_regex(r"[0-9]{1,4}([.,][0-9]{1,4}){0,3}", fullmatch=True)
pieces = st.one_of(
    st.sampled_from(WORDS),
    digits,
    st.sampled_from(list("/-–(),.%~≥+:")),
    st.text(max_size=4),
    st.sampled_from(["9" * 400, "9" * 5000]),
)
phrases = st.lists(pieces, max_size=9).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda glue: glue.join(parts))
)


def check_is_coherent(q):
    assert all(isinstance(said, str) for said in (q.unit, q.per, q.rest, q.ambiguous))
    assert q.qualifier in ("exact", "more_than", "less_than", "about", "range", "none")
    assert (q.low is None and q.high is None) == (q.qualifier == "none")
    for value in (q.low, q.high):
        assert value is None or (isinstance(value, float) and math.isfinite(value))
    if q.low is not None and q.high is not None:
        assert q.low <= q.high
    assert q.basis in ("unspecified", "net", "gross")
    assert q.qualifier != "none" or (q.unit, q.per) == ("", "")


@settings(max_examples=600)
@given(phrases)
def test_no_phrase_raises_and_every_answer_is_coherent(text):
    q = parse_quantity(text)
    check_is_coherent(q)
    assert (q.low or 0) >= 0 or any(sign in clean(text).lower() for sign in ("-", "–", "−", "±", "âm"))


@settings(max_examples=400)
@given(st.text(max_size=40))
def test_junk_without_digits_or_number_words_is_no_number(text):
    words = set(unicodedata.normalize("NFC", text).lower().split())
    if not any(c.isdigit() for c in text) and not any(w in part for w in NUMBER_WORDS for part in words):
        assert parse_quantity(text).qualifier == "none"


plain_words = st.sampled_from([w for w in WORDS if w not in NUMBER_WORDS and w not in ("gấp", "cao", "tăng", "nhiều")])


@settings(max_examples=400)
@given(st.lists(plain_words, max_size=8))
def test_words_that_are_no_numbers_never_yield_one(words):
    assert parse_quantity(" ".join(words)).qualifier == "none"


@settings(max_examples=600)
@given(st.lists(st.one_of(plain_words.filter(lambda word: word != "phần"), digits), max_size=7))  # "1 phần 2" is a half
def test_the_digits_of_every_answer_stand_in_the_text(parts):
    text = " ".join(parts)
    q = parse_quantity(text)
    for value in (q.low, q.high):
        if value:
            wanted = [c for c in f"{Decimal(repr(value)):f}" if c in "123456789"]
            available = iter(c for c in text if c.isdigit())
            assert all(c in available for c in wanted), (text, value)


@settings(max_examples=300)
@given(phrases)
def test_decomposed_unicode_reads_the_same(text):
    composed = unicodedata.normalize("NFC", text)
    assert parse_quantity(unicodedata.normalize("NFD", composed)) == parse_quantity(composed)


values = st.one_of(
    st.integers(0, 10**12).map(float),
    st.decimals(0, 10**6, places=2).map(float),
    st.decimals(0, 99, places=3).map(float),
)
COUNTED = ("VND", "person", "household", "animal", "tree", "day", "case", "grave", "camera")
units = st.sampled_from((*COUNTED, "ha", "m2", "kg", "tonne", "m", "km", "sao", "other", ""))
PERS = """year|month|day|season|harvest|batch|person/month|person/year|ha/year|household/year|ha|sao/season|kg|pair
fruit|commune|farm/year|litre|1000 m2|6 months|1000 m2/harvest"""
pers = st.sampled_from(["", *PERS.replace("\n", "|").split("|")])
SHAPES = ("exact", "about", "more_than", "less_than", "range", "about open", "range open", "about range")


@st.composite
def quantities(draw):
    unit = draw(units)
    shape = draw(
        st.sampled_from(
            ["exact", "about", "more_than", "less_than", "range", "about open", "range open", "about range"]
        )
    )
    low, high = sorted((draw(values), draw(values)))
    if unit in COUNTED:
        low, high = float(round(low)), float(round(high))
    qualifier = shape.split()[0]
    if shape in ("exact", "about"):
        high = low
    elif shape in ("more_than", "about open", "range open"):
        high = None
    elif shape == "less_than":
        low = None
    elif low == high:
        high = round(high + 1, 3)
    basis = draw(st.sampled_from(["unspecified", "net", "gross"])) if unit == "VND" else "unspecified"
    per = draw(pers)
    if not unit and per[:1].isdigit():  # a bare number over a number is a part of a whole
        per = ""
    return Quantity(low, high, unit, per, qualifier, basis)


@settings(max_examples=800)
@given(quantities())
def test_what_is_printed_reads_back_as_the_same_quantity(quantity):
    text = print_quantity(quantity)
    assert parse_quantity(text) == quantity, text


@given(
    st.integers(1, 999),
    st.sampled_from([("nghìn", 1e3), ("ngàn", 1e3), ("vạn", 1e4), ("triệu", 1e6), ("tỷ", 1e9), ("tỉ", 1e9)]),
)
def test_scale_words_multiply(number, scale):
    word, factor = scale
    assert parse_quantity(f"{number} {word} đồng").low == number * factor
    assert parse_quantity(f"từ {number} {word} đến {number + 1} {word} đồng").high == (number + 1) * factor


@given(st.integers(1, 998), st.integers(1, 999))
def test_billions_and_millions_add_up(billions, millions):
    assert parse_quantity(f"{billions} tỷ {millions} triệu đồng").low == billions * 1e9 + millions * 1e6


@given(st.integers(1, 500), st.integers(1, 400), st.sampled_from(["-", " - ", "–", " – ", " đến ", " tới "]))
def test_ranges_keep_their_order_and_share_the_scale(low, width, separator):
    q = parse_quantity(f"từ {low}{separator}{low + width} triệu đồng/năm")
    assert (q.low, q.high, q.per) == (low * 1e6, (low + width) * 1e6, "year")


UNDER_100 = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


@given(st.integers(1, 999))
def test_numbers_in_words(number):
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = [UNDER_100[hundreds], "trăm"] if hundreds else []
    if tens == 0 and ones and hundreds:
        words += ["linh", UNDER_100[ones]]
    elif tens == 1:
        words += ["mười"]
    elif tens:
        words += [UNDER_100[tens], "mươi"]
    if tens and ones:
        words += ["lăm" if ones == 5 else "mốt" if ones == 1 and tens > 1 else UNDER_100[ones]]
    elif ones and not hundreds:
        words += [UNDER_100[ones]]
    assert parse_quantity(" ".join(words) + " hộ") == Quantity(number, number, "household")


@pytest.mark.parametrize("per", [*PERS.replace("\n", "|").split("|"), *(
    "week", "quarter", "household", "tonne", "sao", "animal", "tree", "village", "district", "group", "colony", "model",
    "m2", "hour", "time", "100 kg", "km", "m")])  # fmt: skip
def test_what_an_amount_is_per_is_printed_as_it_is_read(per):
    quantity = Quantity(5e6, 5e6, "VND", per)
    printed = print_quantity(quantity)
    assert parse_quantity(printed) == quantity and printed == printed.lower()


@pytest.mark.parametrize("unit", [*COUNTED, "ha", "m2", "kg", "tonne", "m", "km", "sao", "other"])
def test_a_unit_is_printed_as_it_is_read(unit):
    printed = print_quantity(Quantity(5, 5, unit))
    assert parse_quantity(printed) == Quantity(5, 5, unit) and printed == printed.lower()
