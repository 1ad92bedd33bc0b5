"""The folder of the tables: where the bundled one lies, its files as they are, and the tables of places."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pandas as pd

from danvan_data.evidence.today import Communes, index
from danvan_data.store import shipped


def data_folder() -> Path:
    """Return the folder of the bundled tables."""
    return shipped("data")


def mark(home: Path, name: str) -> tuple[int, int]:
    """Return what tells a table from the same one later: when it was changed, and how long it is."""
    try:
        state = (home / f"{name}.csv").stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size


def load_provinces(folder: str | Path | None = None) -> pd.DataFrame:
    """Load the provinces as reported: `province`, `province_2025` (of which it is part today), `region`, and sizes.

    The numbers of districts, communes (Int64) and people (thousands, float) are described in `data/README.md`.

    Example:
        >>> provinces = load_provinces().set_index("province")
        >>> provinces.loc["Hà Nam", "province_2025"]
        'Ninh Bình'

    """
    table = table_of(content((Path(folder) if folder else data_folder()) / "provinces.csv"))
    units = {
        name: pd.to_numeric(table[name]).astype("Int64") for name in table if name.startswith(("dist", "communes"))
    }
    people = {name: pd.to_numeric(table[name]) for name in table if name.startswith("population_")}
    return table.assign(**units, **people)


def load_communes(folder: str | Path | None = None) -> Communes:
    """Load the communes before and since 2025-07-01, to look up what a commune became."""
    home = Path(folder) if folder else data_folder()
    return _communes(home, mark(home, "communes"), mark(home, "provinces"))


@lru_cache(maxsize=2)
def _communes(home: Path, *_changed: tuple[int, int]) -> Communes:
    return index(table_of(content(home / "communes.csv")), load_provinces(home))


def content(path: Path) -> bytes:
    """Return a table's file; FileNotFoundError, which names it, where it is missing."""
    if not path.is_file():
        raise FileNotFoundError(f"{path.name}: this table is missing from {path.parent}; restore it from the project")
    return path.read_bytes()


def table_of(content: bytes) -> pd.DataFrame:
    """Return a table as its file has it: all text, nothing missing."""
    return pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8")
