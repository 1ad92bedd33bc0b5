"""Tables as bytes and back, with every column's type; Arrow's tables as pandas has them, at the least cost."""

import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray
from pandas.arrays import ArrowStringArray
from pyarrow import feather

_SAID = "said.json"
_SMALL = 2**16
"""Bytes of a table that packing hardly makes smaller, and never quicker."""


def pack(tables: Mapping[str, pd.DataFrame | pa.Table], said: Mapping[str, Any] | None = None) -> bytes:
    """Return tables by name, and what is `said` of them (anything that JSON holds), as the bytes of one archive."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr(_SAID, json.dumps(said or {}, ensure_ascii=False))
        for name, table in tables.items():
            sink = BytesIO()
            small = isinstance(table, pa.Table) and table.nbytes < _SMALL
            feather.write_feather(table, sink, compression="uncompressed" if small else "lz4")
            packed.writestr(name, sink.getvalue())
    return buffer.getvalue()


def unpack(packed: bytes) -> tuple[dict[str, pd.DataFrame], dict[str, Any]]:
    """Return the tables and what was said of them, as `pack` was given them."""
    tables, said = unpack_tables(packed)
    return {name: table.to_pandas() for name, table in tables.items()}, said


def unpack_tables(packed: bytes) -> tuple[dict[str, pa.Table], dict[str, Any]]:
    """Return the tables as Arrow has them, and what was said of them."""
    with zipfile.ZipFile(BytesIO(packed)) as kept:
        tables = {name: feather.read_table(BytesIO(kept.read(name))) for name in kept.namelist() if name != _SAID}
        return tables, json.loads(kept.read(_SAID))


def frame_of(table: pa.Table) -> pd.DataFrame:
    """Return a table of texts (large strings), numbers and truth values without missing ones as a DataFrame.

    Texts are not copied. No `to_pandas`: it looks for far more than such a table holds.
    """
    return pd.DataFrame({name: _array(table[name]) for name in table.column_names}, copy=False)


def _array(column: pa.ChunkedArray) -> ExtensionArray | np.ndarray:
    if pa.types.is_large_string(column.type):
        return ArrowStringArray(column, dtype=pd.StringDtype(na_value=np.nan))
    return column.to_numpy()


def table_of(frame: pd.DataFrame) -> pa.Table:
    """Return a DataFrame of such columns as a table."""
    texts = {name: pa.large_string() for name in frame if pd.api.types.is_string_dtype(frame[name].dtype)}
    return pa.table({name: pa.chunked_array(_chunks(frame[name], texts.get(name))) for name in frame})


def _chunks(column: pd.Series, kind: pa.DataType | None) -> list[pa.Array]:
    made = pa.array(column.array, kind)
    return made.chunks if isinstance(made, pa.ChunkedArray) else [made]
