"""The tables: the bundled evidence, or a reader's own registers in the same form."""

from danvan_data.evidence.bundled import (
    TABLES,
    Evidence,
    load_bundled,
)
from danvan_data.evidence.folder import data_folder, load_communes, load_provinces
from danvan_data.evidence.place import Place, PlaceError, find_place, known_places, unique_name

__all__ = [
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
    "unique_name",
]
