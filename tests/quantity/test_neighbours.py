"""What stands beside a number decides whether it is one, and of what."""

import pytest

from danvan_data.quantity import parse_quantity


def ends(text):
    quantity = parse_quantity(text)
    return quantity.low, quantity.high


@pytest.mark.parametrize("text", ["ba mười hộ", "12 mười hộ", "5 vài chục hộ", "ba vài hộ"])
def test_a_number_that_goes_on_from_another_is_flagged(text):
    quantity = parse_quantity(text)
    assert quantity.qualifier == "none" and quantity.ambiguous


@pytest.mark.parametrize(("text", "low"), [("ba 5 hộ", 5), ("Ba mười hộ", 10), ("một 5 hộ", 5)])
def test_a_digit_word_that_may_be_another_word_does_not_spoil_the_number_after_it(text, low):
    assert ends(text) == (low, low)


@pytest.mark.parametrize("text", ["2/1", "13/12", "31/1", "31/12"])
def test_a_day_of_a_month_is_no_quantity(text):
    assert ends(text) == (None, None)


@pytest.mark.parametrize(("text", "low"), [("12/12", 12), ("14/13", 14), ("32/12", 32), ("31/12 hộ", 31)])
def test_what_can_be_no_day_is_a_part_of_a_whole(text, low):
    assert ends(text) == (low, low)


@pytest.mark.parametrize(
    ("text", "low"), [("nghị quyết có 25 hộ", 25), ("nghị quyết số 25 hộ", None), ("chỉ thị là 25", None)]
)
def test_a_label_takes_the_number_that_is_its_own(text, low):
    assert ends(text) == (low, low)


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("Sản lượng (tạ): 5", 500, "kg"),
        ("Sản lượng (nghìn tấn): 5", 5000, "tonne"),
        ("Kinh phí (triệu đồng): 1,5", 1_500_000, "VND"),
        ("Kinh phí (triệu): 5", 5_000_000, "VND"),
        ("Thời gian (tháng) 5", 5, ""),
        ("$ 5,000", 5000, "other"),
    ],
)
def test_a_unit_that_heads_a_column_is_that_of_its_number(text, low, unit):
    quantity = parse_quantity(text)
    assert (quantity.low, quantity.high, quantity.unit) == (low, low, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("5.000 ± 200 tạ", 480_000, 520_000, "kg"),
        ("5 ± 1 triệu", 4e6, 6e6, "VND"),
        ("Năm (05) hộ", 5, 5, "household"),
        ("Năm (5) triệu đồng", 5e6, 5e6, "VND"),
        ("xây hai (02) nhà", 2, 2, "other"),
        ("02 (hai) tỷ đồng", 2e9, 2e9, "VND"),
        ("từ 3 tạ đến 5 tạ", 300, 500, "kg"),
        ("200 kg (2 tạ)", 200, 200, "kg"),
        ("3-5 lạng", 0.3, 0.5, "kg"),
        ("dưới 5 yến", None, 50, "kg"),
    ],
)
def test_both_ends_are_in_the_unit_that_is_told(text, low, high, unit):
    quantity = parse_quantity(text)
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "low", "per"),
    [("6 tháng 1 lần", 6, ""), ("1 tháng 2 lần", 2, "month"), ("1 tuần 3 buổi", 3, "week"), ("1 năm ba vụ", 3, "year")],
)
def test_how_often_is_read_as_it_is_said(text, low, per):
    quantity = parse_quantity(text)
    assert (quantity.low, quantity.per) == (low, per)


@pytest.mark.parametrize("word", ["trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "chục"])
def test_one_before_a_scale_is_a_number_and_no_article(word):
    quantity = parse_quantity(f"trên một {word} đồng")
    assert quantity.low and quantity.high is None and (quantity.qualifier, quantity.per) == ("more_than", "")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3 - 5 ha trở xuống", None, 5),
        ("3-5 ha trở lên", 3, None),
        ("5 ha trở xuống", None, 5),
        ("tối đa 3-5 ha", 3, 5),
    ],
)
def test_a_bound_behind_a_range_keeps_the_end_that_it_is_of(text, low, high):
    assert ends(text) == (low, high)


@pytest.mark.parametrize("text", ["10B", "5⁹", "Covid19", "F0", "H5N1", "khu A5 hộ", "ĐT 5B"])
def test_letters_and_signs_that_touch_digits_make_a_name(text):
    assert ends(text) == (None, None)


@pytest.mark.parametrize(("text", "low"), [("10² ha", 100), ("10⁹ đồng", 1e9), ("A 5 hộ", 5)])
def test_powers_of_ten_and_letters_apart_do_not(text, low):
    assert ends(text) == (low, low)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("mươi lăm hộ", 10, 15),
        ("mươi hộ", 10, 10),
        ("hai trăm ba trăm triệu đồng", 2e8, 3e8),
        ("mười lăm hai mươi hộ", 15, 20),
    ],
)
def test_numbers_said_side_by_side_are_both_ends(text, low, high):
    assert ends(text) == (low, high)
