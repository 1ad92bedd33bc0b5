"""A collection written as xlsx, csv or parquet, and read back as it was."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from danvan_data.language import t
from danvan_data.registers.collection import Collection, collect
from danvan_data.registers.files import RegisterError
from danvan_data.registers.out.guard import guarded, unguarded
from danvan_data.registers.out.output_mark import is_own_output

SUFFIXES = (".xlsx", ".csv", ".parquet")


def collect_to(
    folder: Path, out: Path, force: bool = False, cache: Path | bool = True, take: Iterable[str] = ()
) -> Collection:
    """Collect `folder` (with `take` as for `collect`) and write the result to `out`; returns the collection.

    Raises:
        RegisterError: `out` is there and `force` is not given, is one of the user's own files, has an ending that is
            none of `SUFFIXES`, or cannot be written; there is no register in `folder`.

    """
    check_out(folder, out, force)
    collection = collect(folder, cache, take=take)
    if collection.models.empty:
        failed = int(collection.files["state"].eq("failed").sum())
        offered = " ".join(collection.offered["message"])
        raise RegisterError(
            f"{t('collection.no_models', folder=folder.resolve().name, failed=failed)} {offered}".rstrip()
        )
    write(collection, out)
    return collection


def check_out(folder: Path, out: Path, force: bool) -> None:
    """Raise `RegisterError` when `out` must not be written."""
    if out.suffix.lower() not in SUFFIXES:
        raise RegisterError(t("collection.suffix", file=out.name))
    if out.is_dir() or (out.exists() and not force):
        raise RegisterError(t("registers.exists", file=out.name))
    inside = folder.resolve() in out.resolve().parents
    if out.exists() and inside and not is_own_output(out):
        raise RegisterError(t("collection.is_input", file=out.name))


def write(collection: Collection, out: str | Path) -> None:
    """Write a collection by the ending of `out`: xlsx (all of it), csv or parquet (its models).

    The file is there whole or not at all: it is written beside and moved.

    Raises:
        RegisterError: when the ending is another one or the file cannot be written.

    """
    from danvan_data.registers.out.clean_workbook import write_workbook

    out = Path(out)
    suffix = out.suffix.lower()
    if suffix not in SUFFIXES:
        raise RegisterError(t("collection.suffix", file=out.name))
    part = None
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=".danvan-", suffix=suffix)
        os.close(handle)
        part = Path(name)
        if suffix == ".xlsx":
            write_workbook(collection, part)
        elif suffix == ".csv":
            guarded(collection.models).to_csv(part, index=False, encoding="utf-8-sig", lineterminator="\r\n")
        else:
            collection.models.to_parquet(part, index=False)
        part.chmod(0o666 & ~_umask())
        part.replace(out)
    except OSError as problem:
        raise RegisterError(t("registers.not_written", file=out.name, reason=problem.strerror or "")) from problem
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def read_csv(path: str | Path) -> pd.DataFrame:
    """Read the models of a csv that `write` wrote, as they were."""
    table = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    return unguarded(table).assign(hidden=table["hidden"].eq("True"))
