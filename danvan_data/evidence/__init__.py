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
from danvan_data.evidence.place import Place, PlaceError, find_place, known_places, names_of

__all__ = [
    "QUANTITY_COLUMNS",
    "TABLES",
    "Evidence",
    "Place",
    "PlaceError",
    "data_folder",
    "find_place",
    "known_places",
    "load_bundled",
    "load_communes",
    "load_provinces",
    "names_of",
]
