"""The engine that a command line asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from danvan_data.errors import UserError
from danvan_data.language import t
from danvan_data.registers.engines.local import Engine


@contextmanager
def engine_of(name: str, scheduler: str, folder: Path) -> Iterator[Engine | None]:
    """Give the engine called `local` (None: here, and beside this process where it pays) or `dask`.

    Raises:
        UserError: a scheduler without dask; what `Cluster` raises; a worker that does not see the folder.

    """
    if name != "dask":
        if scheduler:
            raise UserError(t("engine.only_dask"))
        yield None
        return
    from danvan_data.registers.engines.cluster import Cluster

    cluster = Cluster(scheduler)
    try:
        if folder.is_dir():
            cluster.check_sees(folder)
        yield cluster
    finally:
        cluster.close()


__all__ = ["engine_of"]
