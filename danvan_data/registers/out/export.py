"""A collection written as xlsx, csv or parquet, and read back as it was."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from danvan_data import store
from danvan_data.language import t
from danvan_data.registers.collection import Collection, collect
from danvan_data.registers.engines import Engine
from danvan_data.registers.files import RegisterError
from danvan_data.registers.out.guard import unguarded, write_guarded
from danvan_data.registers.out.output_mark import is_own_output

SUFFIXES = (".xlsx", ".csv", ".parquet")


def collect_to(
    folder: Path,
    out: Path,
    force: bool = False,
    cache: Path | bool = True,
    take: Iterable[str] = (),
    engine: Engine | None = None,
) -> Collection:
    """Collect `folder` (with `take` and `engine` as for `collect`), write it to `out`; returns the collection.

    Raises:
        RegisterError: `out` is there and `force` is not given, is one of the user's own files, has an ending that is
            none of `SUFFIXES`; there is no register in `folder`.
        WriteError: `out` cannot be written.

    """
    check_out(folder, out, force)
    collection = collect(folder, cache, take=take, engine=engine)
    if collection.models.empty:
        failed = int(collection.files["state"].eq("failed").sum())
        offered = " ".join(collection.offered["message"])
        said = t("collection.no_models", folder=store.shown(folder.resolve().name), failed=failed)
        raise RegisterError(f"{said} {offered}".rstrip())
    write(collection, out)
    return collection


def check_out(folder: Path, out: Path, force: bool) -> None:
    """Raise `RegisterError` or `WriteError` when `out` must not be written."""
    if out.suffix.lower() not in SUFFIXES:
        raise RegisterError(t("collection.suffix", file=store.shown(out.name)))
    store.check(out)
    if out.exists() and not force:
        raise RegisterError(t("registers.exists", file=store.shown(out.name)))
    inside = folder.resolve() in out.resolve().parents
    if out.exists() and inside and not is_own_output(out):
        raise RegisterError(t("collection.is_input", file=store.shown(out.name)))


def write(collection: Collection, out: str | Path) -> None:
    """Write a collection by the ending of `out`: xlsx (all of it), csv or parquet (its models).

    Raises:
        RegisterError: when the ending is another one, or there are more models than a sheet can hold.
        WriteError: as `store.writing`.

    """
    from danvan_data.registers.out.clean_workbook import write_workbook

    out = Path(out)
    suffix = out.suffix.lower()
    if suffix not in SUFFIXES:
        raise RegisterError(t("collection.suffix", file=store.shown(out.name)))
    with store.writing(out) as part:
        if suffix == ".xlsx":
            write_workbook(collection, part, out.parent)
        elif suffix == ".csv":
            write_guarded(collection.models, part, "\r\n")
        else:
            collection.models.to_parquet(part, index=False)


def read_csv(path: str | Path) -> pd.DataFrame:
    """Read the models of a csv that `write` wrote, as they were."""
    table = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    return unguarded(table).assign(hidden=table["hidden"].eq("True"))
