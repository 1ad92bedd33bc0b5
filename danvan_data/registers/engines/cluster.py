"""Work on a dask.distributed cluster: on several machines, or with more memory than this one has."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from danvan_data import __version__
from danvan_data.errors import UserError
from danvan_data.language import get_language, speaking, t
from danvan_data.registers.engines.workers import cores

A = TypeVar("A")
B = TypeVar("B")

_PATIENCE = 10
"""Seconds for a scheduler to answer, and for its first worker."""


class Cluster:
    """The workers of a scheduler (`tcp://host:8786`), or, without an address, processes that are started here.

    Every worker must have this version of the package and see the files under the same paths.

    Raises:
        UserError: dask.distributed is not installed, the scheduler does not answer, has no workers, or they have
            another version.

    """

    def __init__(self, scheduler: str = "") -> None:
        try:
            from distributed import Client, LocalCluster
        except ImportError:
            raise UserError(t("engine.no_dask")) from None
        self._started: Any = None
        try:
            if not scheduler:
                self._started = LocalCluster(n_workers=cores(), threads_per_worker=1, dashboard_address=None)
            self._client = Client(self._started or scheduler, timeout=_PATIENCE)
            if self._started is None:
                self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError) as problem:
            self.close()
            raise UserError(t("engine.no_scheduler", address=scheduler)) from problem
        versions = set(self._client.run(_version).values())
        if versions != {__version__}:
            self.close()
            raise UserError(t("engine.other_version", here=__version__, there=", ".join(sorted(versions))))

    def one(self, work: Callable[[A], B], given: A) -> B:
        """Return what one piece of work gives."""
        return next(self.each(work, [given]))

    def each(self, work: Callable[[A], B], given: Iterable[A]) -> Iterator[B]:
        """Yield what each piece of work gives, in the order given; two for each of the cluster's threads under way."""
        ahead = 2 * max(1, sum(self._client.nthreads().values()))
        waiting: deque[Any] = deque()
        for piece in given:
            waiting.append(self._client.submit(_run, get_language(), work, piece, pure=False))
            if len(waiting) > ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def check_sees(self, folder: Path) -> None:
        """Raise `UserError` where a worker does not see a folder."""
        there = self._client.run(_sees, str(folder.resolve()))
        blind = sorted(address for address, sees in there.items() if not sees)
        if blind:
            raise UserError(t("engine.not_seen", folder=str(folder), worker=blind[0]))

    def memory(self) -> dict[str, int]:
        """Return the most memory that each worker has taken, in bytes."""
        return dict(self._client.run(_peak))

    def close(self) -> None:
        """Leave the cluster; end the processes that were started here."""
        client = self.__dict__.get("_client")
        if client is not None:
            client.close()
        if self._started is not None:
            self._started.close()


def _version() -> str:
    return __version__


def _sees(folder: str) -> bool:
    return Path(folder).is_dir()


def _peak() -> int:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if os.uname().sysname == "Darwin" else 1024)


def _run(language: str, work: Callable[[A], B], piece: A) -> B:
    with speaking(language):
        return work(piece)


__all__ = ["Cluster"]
