"""Values by columns: each different row is read once, and what many texts need is found among them all."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_data.registers.grid.cells import clean_text, unclean_ones
from danvan_data.registers.models.columns import each_once
from danvan_data.store.frames import frame_of, table_of

WORDS = st.lists(st.sampled_from(["", "a", "b", "Xã Tân", "nt"]), min_size=0, max_size=12)


@given(WORDS, st.randoms(use_true_random=False))
def test_each_different_row_is_read_once_and_every_row_has_its_answer(first, random):
    second = [random.choice("xyz") for _ in first]
    asked = []

    def read(*row):
        asked.append(row)
        return "|".join(row)

    constant = ["c"] * len(first)
    assert each_once(read, first, constant, second) == [f"{a}|c|{b}" for a, b in zip(first, second, strict=True)]
    assert len(asked) == len(set(asked)) == len({(a, "c", b) for a, b in zip(first, second, strict=True)})


PIECES = st.sampled_from([" ", "  ", "'", "=", "\n", "_x000D_", "hòa", "ho\u0300a", "õ", "A", "1", "Ð", "\u200b", "–"])


@pytest.mark.parametrize("mark", ["{} x", "x{}", "x{}y", "{}=x"])
@pytest.mark.parametrize("piece", [" ", "  ", "'", "\n", "_x000D_", "\u0300", "õ", "Ð", "\u200b"])
def test_one_text_that_is_to_be_cleaned_is_found_among_clean_ones(mark, piece):
    text = mark.format(piece)
    assert clean_text(text) == text or list(unclean_ones(["a", text, "b c"])) == [text]


@given(st.lists(st.lists(PIECES, max_size=5).map("".join), max_size=8))
def test_no_text_that_is_to_be_cleaned_is_overlooked_among_many(texts):
    found = set(unclean_ones(texts))
    assert {text for text in texts if clean_text(text) != text} <= found <= set(texts)


@pytest.mark.parametrize("rows", [0, 3])
def test_a_table_and_its_frame_say_the_same(rows):
    frame = pd.DataFrame({"name": ["Đường hoa", "", "x"], "hidden": [True, False, True], "n": [1, 2, 3]}).head(rows)
    frame = frame.astype({"name": "str"})
    pd.testing.assert_frame_equal(frame_of(table_of(frame)), frame)
