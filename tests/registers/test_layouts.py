"""Each made-up layout is read as a careful clerk would enter it, and no row of it is lost."""

from pathlib import Path

import pytest

from danvan_data.registers import read_register
from danvan_data.registers.files import read_book
from tests.registers.every_layout import EVERY

COLUMNS = ["source_row", "name", "field", "organisation", "commune", "year", "result_as_reported"]


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_layout_is_read_as_a_clerk_would(make, tmp_path: Path):
    made = make()
    path = tmp_path / made.file
    made.write(path)
    register = read_register(path)
    found = [tuple(row) for row in register.models[COLUMNS].itertuples(index=False)]
    assert found == made.expected
    rows = [
        f"{grid.name}!{i}"
        for grid in read_book(path).grids
        for i, row in enumerate(grid.rows, 1)
        if any(v is not None and str(v).strip() for v in row)
    ]
    assert list(register.ledger["source_row"]) == rows
