"""A register's models written so that no spreadsheet runs their text."""

from pathlib import Path

from danvan_data.language import t
from danvan_data.registers.files import RegisterError
from danvan_data.registers.out.guard import guarded
from danvan_data.registers.register import Register, read_register


def write_csv(register: Register, path: str | Path) -> None:
    """Write the register's models to a UTF-8 csv with a byte order mark, which Excel opens as it is."""
    guarded(register.models).to_csv(path, index=False, encoding="utf-8-sig")


def read_to_csv(file: Path, out: Path, force: bool = False) -> str:
    """Read one file, write its models to `out`, return the summary.

    Raises:
        RegisterError: the file cannot be read or holds no register, or `out` is there and `force` is not given.

    """
    if out.exists() and not force:
        raise RegisterError(t("registers.exists", file=out.name))
    register = read_register(file)
    if register.models.empty:
        raise RegisterError(t("registers.no_models", file=file.name))
    try:
        write_csv(register, out)
    except OSError as problem:
        raise RegisterError(t("registers.not_written", file=out.name, reason=problem.strerror or "")) from problem
    return register.summary()
