"""Processes beside this one that live on: each does one piece of work after the other."""

import os
import pickle
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, BinaryIO, TypeVar

from danvan_data.language import get_language, speaking

A = TypeVar("A")
B = TypeVar("B")

_START = "import sys; sys.path[:] = {path!r}; from danvan_data.registers.engines.workers import main; main()"
_LENGTH = 8
_LOOK_UP = 0.3
"""Seconds between looks at whether the parent lives."""


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """As many processes as processors, unless told otherwise, started at the first work and ended by `close`.

    No `multiprocessing`: it would run the caller's script anew in each of them. A process that dies, of a file that
    takes all memory, costs that piece alone: it is done here.
    """

    def __init__(self, count: int | None = None) -> None:
        self.count = count or cores()
        self._free: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._all: list[subprocess.Popen[bytes]] = []
        self._threads = ThreadPoolExecutor(self.count, "danvan")
        self._closed = False

    def one(self, work: Callable[[A], B], given: A) -> B:
        """Return what one piece of work gives, done here."""
        return work(given)

    def each(self, work: Callable[[A], B], given: Iterable[A]) -> Iterator[B]:
        """Yield what each piece of work gives, in the order given; a few are under way at a time."""
        waiting: deque[Future[B]] = deque()
        for piece in given:
            waiting.append(self._threads.submit(self._ask, get_language(), work, piece))
            if len(waiting) > 2 * self.count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def close(self) -> None:
        """End the processes, whatever they are at."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._all:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()
        self._all.clear()

    def _ask(self, language: str, work: Callable[[A], B], piece: A) -> B:
        process = self._process()
        try:
            _send(process.stdin, (language, work, piece))  # type: ignore[arg-type]
            done, answer = _receive(process.stdout)  # type: ignore[arg-type]
            made: B = answer
        except (EOFError, OSError):
            process.kill()
            if self._closed:
                raise
            return work(piece)
        self._free.put(process)
        if not done:
            raise answer
        return made

    def _process(self) -> "subprocess.Popen[bytes]":
        with suppress(Empty):
            return self._free.get_nowait()
        process = subprocess.Popen(
            [sys.executable, "-c", _START.format(path=sys.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._all.append(process)
        return process


def _send(pipe: BinaryIO, content: object) -> None:
    packed = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(packed).to_bytes(_LENGTH, "big"))
    pipe.write(packed)
    pipe.flush()


def _receive(pipe: BinaryIO) -> tuple[Any, ...]:
    length = pipe.read(_LENGTH)
    if len(length) < _LENGTH:
        raise EOFError
    packed = pipe.read(int.from_bytes(length, "big"))
    try:
        answer: tuple[Any, ...] = pickle.loads(packed)
    except pickle.UnpicklingError:  # the other side ended in the middle of it
        raise EOFError from None
    return answer


def main() -> None:
    """Do what comes in by stdin until it is closed; what comes of it, an error too, goes out by stdout."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    while True:
        try:
            language, work, piece = _receive(sys.stdin.buffer)
        except EOFError:
            return
        try:
            with speaking(language):
                answer = (True, work(piece))
        except Exception as problem:
            answer = (False, problem)
        try:
            _send(out, answer)
        except BrokenPipeError:  # nobody is there any more
            os._exit(0)


def _watch(parent: int) -> None:
    """End this process when the one that started it was killed: nobody waits for what it is at."""
    while os.getppid() == parent:
        time.sleep(_LOOK_UP)
    os._exit(0)


__all__ = ["Workers", "cores"]
