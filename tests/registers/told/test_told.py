"""Each row of small grids is what a clerk takes it for, and each column holds what its label and cells say."""

from pathlib import Path

import pytest

from tests.registers.told.grids_told import blocks, lines_of, retold

GRIDS = [
    pytest.param(block, id=f"{file.stem}: {title}")
    for file in sorted(Path(__file__).parent.glob("*.txt"))
    for title, block in blocks(file)
]


@pytest.mark.parametrize("block", GRIDS)
def test_rows_and_columns_are_told_as_a_clerk_would(block):
    assert retold(block) == lines_of(block)
