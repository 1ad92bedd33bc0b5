"""How a table that danvan wrote is known again, so that it is never read as a register of the communes."""

import zipfile
from pathlib import Path

MARK = "danvan-collection"
"""Stands in the keywords of a workbook's properties."""

_TEXT_STARTS = tuple(
    start.encode("utf-8-sig")
    for start in ("name,field,organisation,commune,year,", "model_id,name,field,organisation,")
)


def is_own_output(path: Path) -> bool:
    """Return whether a file was written by `danvan read` or `danvan collect`."""
    try:
        if path.suffix.lower() == ".csv":
            with path.open("rb") as file:
                return file.read(80).startswith(_TEXT_STARTS)
        if path.suffix.lower() == ".parquet":
            return _parquet(path)
        if path.suffix.lower() == ".xlsx":
            with zipfile.ZipFile(path) as book, book.open("docProps/core.xml") as core:
                return MARK.encode("utf-8") in core.read(20_000)
    except (OSError, KeyError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile):
        return False
    return False


def _parquet(path: Path) -> bool:
    import pyarrow.parquet as parquet

    try:
        return {"model_id", "name", "source_row"} <= set(parquet.read_schema(path).names)
    except Exception:
        return False
