"""No text takes long, and no cell raises: a megabyte of digits, thousands of numbers, odd numbers."""

import time
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from danvan_data.quantity import parse_quantities, parse_quantity

LARGE = [
    "1 ",
    "1",
    "1/",
    "1-",
    "từ 1 ",
    "(1 ",
    "1.",
    "hai ",
    "1 năm ",
    "từ 5 ha ",
    "~",
    "A",
    "x@",
    "-",
    "1'000 ",
    "9e9 ",
]


@pytest.mark.parametrize("size", [3_900, 1_000_000])
@pytest.mark.parametrize("piece", LARGE)
def test_a_megabyte_is_read_within_a_second(piece, size):
    text = piece * (size // len(piece))
    started = time.process_time()
    parse_quantity(text)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("cell", "low"),
    [
        (Decimal("2.5"), 2.5), (Fraction(1, 2), 0.5), (np.int64(7), 7), (np.float32(1.5), 1.5), (1e9, 1e9), (-5, -5),
        (10**400, None), (Decimal("NaN"), None), (Decimal("sNaN"), None), (float("inf"), None), (np.nan, None),
        (1j, None), (pd.Timestamp("2024-05-01"), None), ([1], None), (1e300, None),
    ],
)  # fmt: skip
def test_a_cell_that_is_a_number_is_that_number(cell, low):
    quantity = parse_quantity(cell)
    assert quantity.low == low and (low is None or quantity.ambiguous in ("", parse_quantity("-5").ambiguous))


@pytest.mark.parametrize(
    "cell", [2.5, 0.125, 1.2345, 12.375, 1234.567, 0.00001, 0.0, 0.1, 40.0, -2.25, 2.25, 2_000_000.5, 1250.0]
)
def test_a_cell_keeps_its_decimals(cell):
    quantity = parse_quantity(cell)
    assert quantity.low == quantity.high == cell and (cell < 0 or not quantity.ambiguous)


@pytest.mark.parametrize(
    ("cell", "low"), [(4.35 * 100, 435), (2.00001, 2), (0.1 + 0.2, 0.3), (1.1 * 3, 3.3), (2.9999999999, 3), (1e-14, 0)]
)
def test_what_a_sheet_computes_is_not_tenfold_for_its_last_digits(cell, low):
    assert parse_quantity(cell).low == low and parse_quantity(cell).ambiguous == ""


def test_a_long_text_is_read_at_its_front_and_says_so():
    quantity = parse_quantity("Hiến 131 m2 đất. " + "Nhân dân đồng tình. " * 500)
    assert quantity.low == 131 and quantity.ambiguous and "Nhân dân" in quantity.rest


def test_cells_of_every_kind_make_one_table():
    cells = [1, 1.0, True, "1", None, [1], Decimal(1), "1"]
    assert parse_quantities(cells)["low"].fillna(-1).tolist() == [1, 1, -1, 1, -1, -1, 1, 1]
