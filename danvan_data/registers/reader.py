"""One way in for a register's file, whatever its format and size."""

from collections.abc import Iterable
from pathlib import Path

from danvan_data.registers.engines import LOCAL, Engine
from danvan_data.registers.files import RegisterError, read_book
from danvan_data.registers.files.book import error
from danvan_data.registers.files.bounds import OverBudgetError
from danvan_data.registers.long.assembly import read_long
from danvan_data.registers.long.cutting import is_long
from danvan_data.registers.register import Register, register_of
from danvan_data.store import garbage


def read_register(path: str | Path, take: Iterable[str] = (), engine: Engine = LOCAL) -> Register:
    """Read a file of registered models, whatever its layout: xlsx, xls, ods, csv, docx, html.

    A table is counted only where something says that it lists models; one that only may do so is listed in
    `.problems`, and counted when `take` names its sheet (or its table, `T1`). So are hidden sheets. A text too long
    to be held at once is read stretch by stretch, by `engine`.

    Raises:
        RegisterError: the file cannot be read; one sentence with the cure.

    Example:
        >>> from danvan_data.evidence import data_folder
        >>> register = read_register(data_folder() / "examples" / "kinh_te.xlsx")
        >>> len(register.models), register.models["source_row"].iloc[0]
        (4, 'Kinh tế!6')

    """
    try:
        path = Path(path)
        with garbage.unwatched():  # half a million small objects and no cycle among them
            return read_long(path, take, engine) if is_long(path) else register_of(read_book(path, papers=True), take)
    except RegisterError:
        raise
    except (MemoryError, RecursionError, OverBudgetError):
        raise error("bomb", Path(path)) from None
    except Exception as problem:  # the one net below every file: a fault of the reader's is said in a sentence, too
        raise error("unexpected", Path(path), kind=type(problem).__name__) from problem


__all__ = ["read_register"]
