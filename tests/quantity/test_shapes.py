"""Phrases of one shape: what is recalled is what the grammar itself would read."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_data.quantity import parse_quantity, shapes
from danvan_data.quantity.tokens.lexer import tokenise
from tests.fuzz.phrases import phrase


def renumbered(text, digits):
    """The phrase with other digits in its numbers, so that it has the same shape."""
    drawn = iter(digits)
    return re.sub(r"(?<![\w.,])[0-9]+", lambda found: "".join(next(drawn) for _ in found[0]), text)


@settings(max_examples=700)
@given(st.integers(0, 2**40), st.text("123456789", min_size=60, max_size=60))
def test_a_recalled_phrase_reads_as_the_grammar_reads_it(seed, digits):
    first = phrase(seed).text
    second = renumbered(first, digits)
    shapes.forget()
    alone = parse_quantity(second)
    shapes.forget()
    parse_quantity(first)
    assert parse_quantity(second) == alone, (first, second)


def key(text):
    found = shapes.shape(tokenise(text))
    return found and found.key


def test_phrases_that_differ_in_one_number_have_one_shape():
    assert key("hơn 40 ha rau") == key("hơn 75 ha rau") == key("hơn 75 ha hoa")
    assert key("hơn 40 ha rau") != key("hơn 40 ha vốn")
    assert key("3 - 4 ha") == key("5 - 40 ha") != key("5-40 ha")
    assert key("hơn 40 ha") != key("hơn 40,5 ha") != key("hơn 1.040 ha")


NO_SHAPE = [
    "hơn 2018 ha",
    "1 ha",
    "05 ha",
    "3-2018 ha",
    "600-700.000 đ",
    "3/4 ha",
    "hai ha",
    "xã Tân 40 ha",
    "A12 40 ha",
    "5e ha",
    "-5 ha",
    "5½ ha",
]


@pytest.mark.parametrize("text", NO_SHAPE)
def test_where_the_number_may_decide_there_is_no_shape(text):
    assert key(text) is None
