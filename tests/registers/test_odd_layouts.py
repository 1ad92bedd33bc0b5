"""Odd layouts, and layouts crossed at random: every model found, no other, with its field, body, commune and year."""

import random
import re
from copy import deepcopy
from pathlib import Path

import pytest

from danvan_data.registers.files import Book
from danvan_data.registers.register import register_of
from tests.registers import crossed, odd_layouts

COLUMNS = ["name", "field", "organisation", "commune", "year"]


def agrees(model: tuple[str, ...], wanted: tuple[str | list[str], ...]) -> bool:
    """Tell whether each value is one of those that are right, in any case."""
    pairs = zip(model, wanted, strict=True)
    return all(text.casefold() in [each.casefold() for each in ([right] if isinstance(right, str) else right)]
               for text, right in pairs)  # fmt: skip


def check(book: Book, wanted: list) -> None:
    """Read a book and compare its models with those wanted, whatever their order."""
    rows = sum(any(value is not None for value in row) for grid in book.grids for row in grid.rows)
    register = register_of(deepcopy(book))
    found = [tuple(row) for row in register.models[COLUMNS].itertuples(index=False)]
    left = list(found)
    for model in wanted:
        same = next((row for row in left if agrees(row, model)), None)
        assert same, f"{model} is not among {found}"
        left.remove(same)
    assert not left
    assert rows == 0 or len(register.ledger) == rows  # every row once


@pytest.mark.parametrize("case", odd_layouts.CASES, ids=[re.sub(r"\W+", "_", case[0]) for case in odd_layouts.CASES])
def test_an_odd_layout_is_read_as_a_clerk_would(case: tuple[str, Book, list]) -> None:
    _, book, wanted = case
    check(book, wanted)


@pytest.mark.parametrize("seed", range(120))
def test_labels_places_and_forms_crossed_at_random(seed: int) -> None:
    book, wanted = crossed.layout(random.Random(seed))
    check(book, wanted)


def test_a_table_that_nothing_calls_a_register_is_offered_or_not_counted() -> None:
    rows = [["STT", "Nội dung", "Đơn vị"], [1, "Dọn kho", "Văn phòng"], [2, "Sửa xe", "Văn phòng"]]
    book = Book(Path("Book1.xlsx"), [odd_layouts.Grid("Sheet1", rows)])
    assert register_of(book).models.empty
