"""A register's models written so that no spreadsheet runs their text."""

from collections.abc import Iterable
from pathlib import Path

from danvan_data import store
from danvan_data.language import t
from danvan_data.registers.collection import OFFERED
from danvan_data.registers.engines import LOCAL
from danvan_data.registers.engines.workers import Workers
from danvan_data.registers.files import RegisterError
from danvan_data.registers.long.cutting import is_long
from danvan_data.registers.out.guard import write_guarded
from danvan_data.registers.reader import read_register
from danvan_data.registers.register import Register


def write_csv(register: Register, path: str | Path) -> None:
    """Write the register's models to a UTF-8 csv with a byte order mark, which Excel opens as it is.

    Raises:
        WriteError: as `store.writing`.

    """
    with store.writing(path) as part:
        write_guarded(register.models, part, "\n")


def read_to_csv(file: Path, out: Path, force: bool = False, take: Iterable[str] = ()) -> tuple[str, list[str]]:
    """Read one file, write its models to `out`; return the summary, and what is offered to be counted.

    `take`: names of sheets to count whatever they look like, alone or as `FILE!SHEET`.

    Raises:
        RegisterError: the file cannot be read or holds no register, or `out` is there and `force` is not given.
        WriteError: `out` cannot be written.

    """
    store.check(out)
    if out.exists() and not force:
        raise RegisterError(t("registers.exists", file=store.shown(out.name)))
    engine = Workers() if is_long(file) else LOCAL
    try:
        register = read_register(file, [name.removeprefix(f"{file.name}!") for name in take], engine)
    finally:
        engine.close()
    offered = register.problems.loc[register.problems["code"].isin(OFFERED), "message"].tolist()
    if register.models.empty:
        raise RegisterError(" ".join([t("registers.no_models", file=store.shown(file.name)), *offered]))
    write_csv(register, out)
    return register.summary(), offered
