"""What an engine does, and the one that does it here, one after the other."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Engine(Protocol):
    """Does pieces of work. `work` and what it is given and returns can be pickled; an error of a piece is raised."""

    def one(self, work: Callable[[A], B], given: A) -> B:
        """Return what one piece of work gives."""
        ...

    def each(self, work: Callable[[A], B], given: Iterable[A]) -> Iterator[B]:
        """Yield what each piece of work gives, in the order given, whichever is done first."""
        ...

    def close(self) -> None:
        """Let go of the processes."""
        ...


class Local:
    """One process, this one, and one piece after the other."""

    def one(self, work: Callable[[A], B], given: A) -> B:
        """Return what one piece of work gives."""
        return work(given)

    def each(self, work: Callable[[A], B], given: Iterable[A]) -> Iterator[B]:
        """Yield what each piece of work gives."""
        return map(work, given)

    def close(self) -> None:
        """Do nothing: there are no processes to let go of."""


LOCAL = Local()

__all__ = ["LOCAL", "Engine", "Local"]
