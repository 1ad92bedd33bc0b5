"""What is written to the disk: files (whole or not at all), temporary folders, the cache, and the reader's own."""

from danvan_data.store.desk import UPLOADS, give_back, home, keeps, take, taken, uploads_for
from danvan_data.store.rooms import Room, clear, scratch, sweep
from danvan_data.store.shelf import Shelf, cache_folder, code_mark, key
from danvan_data.store.shipped import shipped
from danvan_data.store.whole import WriteError, check, shown, write, write_all, writing

__all__ = [
    "UPLOADS",
    "Room",
    "Shelf",
    "WriteError",
    "cache_folder",
    "check",
    "clear",
    "code_mark",
    "give_back",
    "home",
    "keeps",
    "key",
    "scratch",
    "shipped",
    "shown",
    "sweep",
    "take",
    "taken",
    "uploads_for",
    "write",
    "write_all",
    "writing",
]
