"""What is written to the disk: files (whole or not at all), temporary folders, and the cache."""

from danvan_data.store.rooms import Room, clear, scratch, sweep
from danvan_data.store.shelf import Shelf, cache_folder, code_mark, key
from danvan_data.store.whole import WriteError, check, shown, write, write_all, writing

__all__ = [
    "Room",
    "Shelf",
    "WriteError",
    "cache_folder",
    "check",
    "clear",
    "code_mark",
    "key",
    "scratch",
    "shown",
    "sweep",
    "write",
    "write_all",
    "writing",
]
