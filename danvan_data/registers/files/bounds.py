"""How much of a file is read: every bound in one place. Beyond it a file is refused, never read in part."""

from collections.abc import Iterable

# ---- the file as it lies there, in bytes
MAX_FILE = 100 * 2**20
MAX_TEXT = 32 * 2**20
"""Text, web pages and XML are held whole, some ten times as large."""
MAX_OLD = 24 * 2**20
"""An .xls is read record by record in Python: 24 MB is some 200,000 rows already."""
MAX_CONVERTED = 24 * 2**20
"""A .doc, .rtf or .odt goes through LibreOffice, a PDF through a parser in Python."""

MAX_PAGES = 60
"""Of a PDF: each takes a third of a second."""

# ---- a long text, read stretch by stretch
LONG_TEXT = 16 * 2**20
LONG_LINES = 150_000
"""Text with more bytes or lines is never held whole."""
STRETCH_BYTES = 4 * 2**20
"""Some 40,000 rows: a tenth of a gigabyte while they are read, two seconds' work."""
STRETCH_LINES = 60_000
MAX_LONG_TEXT = 4 * 2**30
MAX_LONG_ROWS = 20_000_000

# ---- what comes out of a zip
MAX_PARTS = 10_000
MAX_XML = 256 * 2**20
MAX_TREE = 48 * 2**20
MAX_STRINGS = MAX_XML // 2
MAX_STYLES = 16 * 2**20
MAX_RATIO = 250
"""Real workbooks shrink 5 to 40 times, blank formatted rows up to 150; deflate's own limit is 1032."""
SMALL_PART = 16 * 2**20
MAX_EVENTS = 2_500_000
"""A parsed element costs up to 5 microseconds a side: this is what fits into 15 seconds."""

# ---- what the tables hold
MAX_ROWS = 250_000
"""A province registers some 20,000 models; rows beyond cost 50 microseconds each."""
MAX_COLUMNS = 1_000
MAX_CELLS = 8_000_000
"""A million rows of eight columns: 0.8 GB and 14 seconds at worst."""
MAX_MERGED = 1_000_000
"""Cells under merges, an overlap counted twice."""
MAX_CELL_TEXT = 100_000
"""Characters of one cell, of which Excel allows 32,767."""
MAX_CHARACTERS = 80_000_000
"""Characters of all cells, a text that is stored once and shown often counted as often."""
MAX_TOLD = 40_000_000
"""Characters of all models, with what merges, dittos and headings carry down to them."""

# ---- a child process (see `child`)
CHILD_SECONDS = 8.5
"""On a quiet machine; a busy one is given up to twice as long (see `child.patience`)."""
CHILD_CPU = 8
CHILD_MEMORY = 900 * 2**20


class OverBudgetError(ValueError):
    """What a file holds would take more memory than it is worth; the reader of the file says so in one sentence."""


def characters(columns: Iterable[Iterable[str]], so_far: int = 0) -> int:
    """Return `so_far` and the characters of all texts.

    Raises:
        OverBudgetError: beyond `MAX_TOLD`.

    """
    for texts in columns:
        so_far += sum(map(len, texts))
        if so_far > MAX_TOLD:
            raise OverBudgetError
    return so_far
