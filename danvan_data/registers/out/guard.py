"""Texts that a spreadsheet would run as a formula, written so that it does not, and read back as they were."""

import pandas as pd

RUN = ("=", "+", "-", "@", "\t", "\r")
"""Signs at the beginning of a text that a spreadsheet obeys."""


def guarded(table: pd.DataFrame) -> pd.DataFrame:
    """Return a copy in which a text that a spreadsheet would run has an apostrophe before it; see `unguarded`."""
    return _each_text(table, lambda text: f"'{text}" if text.lstrip("'").startswith(RUN) else text)


def unguarded(table: pd.DataFrame) -> pd.DataFrame:
    """Take the apostrophes of `guarded` off again."""
    return _each_text(table, lambda text: text[1:] if text[:1] == "'" and text.lstrip("'").startswith(RUN) else text)


def _each_text(table: pd.DataFrame, change) -> pd.DataFrame:
    texts = [name for name in table if pd.api.types.is_string_dtype(table[name].dtype)]
    return table.assign(**{name: table[name].map(change).astype("str") for name in texts})
