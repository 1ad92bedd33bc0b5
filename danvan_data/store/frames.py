"""Tables as bytes and back, with every column's type."""

import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pandas as pd
from pyarrow import feather

_SAID = "said.json"


def pack(tables: Mapping[str, pd.DataFrame], said: Mapping[str, Any] | None = None) -> bytes:
    """Return tables by name, and what is `said` of them (anything that JSON holds), as the bytes of one archive."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr(_SAID, json.dumps(said or {}, ensure_ascii=False))
        for name, table in tables.items():
            sink = BytesIO()
            feather.write_feather(table, sink, compression="lz4")
            packed.writestr(name, sink.getvalue())
    return buffer.getvalue()


def unpack(packed: bytes) -> tuple[dict[str, pd.DataFrame], dict[str, Any]]:
    """Return the tables and what was said of them, as `pack` was given them."""
    with zipfile.ZipFile(BytesIO(packed)) as kept:
        tables = {name: feather.read_feather(BytesIO(kept.read(name))) for name in kept.namelist() if name != _SAID}
        return tables, json.loads(kept.read(_SAID))
