"""Texts that a spreadsheet would run as a formula, written so that it does not, and read back as they were."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

AT_A_TIME = 50_000
"""Rows whose texts are in memory together."""
RUN = ("=", "+", "-", "@", "\t", "\r")
"""Signs at the beginning of a text that a spreadsheet obeys."""


def guarded(table: pd.DataFrame) -> pd.DataFrame:
    """Return a copy in which a text that a spreadsheet would run has an apostrophe before it; see `unguarded`."""
    return _each_text(table, lambda text: f"'{text}" if text.lstrip("'").startswith(RUN) else text)


def write_guarded(table: pd.DataFrame, path: Path, line_end: str) -> None:
    """Write a table, guarded, to a UTF-8 csv with a byte order mark, which Excel opens as it is; slice by slice."""
    for start in range(0, max(1, len(table)), AT_A_TIME):
        guarded(table.iloc[start : start + AT_A_TIME]).to_csv(
            path, index=False, header=not start, mode="a" if start else "w", lineterminator=line_end,
            encoding="utf-8" if start else "utf-8-sig",
        )  # fmt: skip


def unguarded(table: pd.DataFrame) -> pd.DataFrame:
    """Take the apostrophes of `guarded` off again."""
    return _each_text(table, lambda text: text[1:] if text[:1] == "'" and text.lstrip("'").startswith(RUN) else text)


def _each_text(table: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    texts = [name for name in table if pd.api.types.is_string_dtype(table[name].dtype)]
    return table.assign(**{name: table[name].map(change).astype("str") for name in texts})
