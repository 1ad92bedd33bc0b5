"""Files in, grids of raw cells out: the only place that knows about file formats."""

from danvan_data.registers.files.book import Book, Grid, RegisterError
from danvan_data.registers.files.read import read_book

__all__ = ["Book", "Grid", "RegisterError", "read_book"]
