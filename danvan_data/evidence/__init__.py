"""The tables: the bundled evidence, or a reader's own registers in the same form."""

from danvan_data.evidence.bundled import (
    QUANTITY_COLUMNS,
    TABLES,
    Evidence,
    data_folder,
    load_bundled,
    load_communes,
    load_provinces,
)

__all__ = ["QUANTITY_COLUMNS", "TABLES", "Evidence", "data_folder", "load_bundled", "load_communes", "load_provinces"]
