"""PDF."""

from pathlib import Path

from danvan_data.registers.files.book import Book, error


def read_pdf(path: Path, data: bytes) -> Book:
    """Read."""
    raise error("pdf", path)
