"""The process that forks kernels, where the system has forks that are safe: begun, asked and ended from here."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any

from danvan_data.publish.notebooks.kernels import environment

START = "import sys; from danvan_data.publish.notebooks.warm import serve; serve(int(sys.argv[1]))"
OURS = re.compile(r"^\s*(?:import|from) danvan_data\b", re.MULTILINE)
PATIENCE = 5
"""Seconds that the warm process has to end."""


def fits(notebook: dict[str, Any]) -> bool:
    """Say whether a notebook may begin where danvan is loaded: it loads it itself, in its first cell of code."""
    code = (cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code" and cell["source"].strip())
    return bool(OURS.search(next(code, "")))


class Warm:
    """The process that forks; see `warm`."""

    def __init__(self) -> None:
        mine, its = socket.socketpair()
        with its:
            # A session of its own: Ctrl-C is for the command, which ends its kernels one by one.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", START, str(its.fileno())], pass_fds=[its.fileno()],
                stdin=subprocess.DEVNULL, start_new_session=True, env=environment(),
            )  # fmt: skip
        self._joined, self._lines, self._lock = mine, mine.makefile("rwb"), Lock()

    def ask(self, **wanted: Any) -> dict[str, Any]:
        """Return its answer; EOFError or OSError where it has none."""
        with self._lock:
            self._lines.write(json.dumps(wanted).encode() + b"\n")
            self._lines.flush()
            line = self._lines.readline()
        if not line:
            raise EOFError
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """End it, and every kernel of it that still runs."""
        with suppress(OSError):
            self._joined.shutdown(socket.SHUT_RDWR)
            self._lines.close()
        self._joined.close()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def warm(notebooks: Sequence[dict[str, Any]]) -> Iterator[Warm | None]:
    """Yield a process that forks kernels for these notebooks; None where it would not pay, or not be safe.

    On macOS a fork that uses its system's libraries may crash; Windows has none.
    """
    if sys.platform != "linux" or sum(map(fits, notebooks)) < 2:
        yield None
        return
    begun = Warm()
    try:
        yield begun
    finally:
        begun.close()


class Forked:
    """A kernel forked from the warm process, with what a provisioner asks of a process that it has begun."""

    stdin = stdout = stderr = None

    def __init__(self, origin: Warm, pid: int) -> None:
        self._origin, self.pid = origin, pid
        self._code: int | None = None

    def poll(self) -> int | None:
        """Return with what it has ended; None while it runs."""
        if self._code is None:
            try:
                self._code = self._origin.ask(poll=self.pid)["code"]
            except (OSError, EOFError, ValueError):  # its origin has ended, and has ended it
                self._code = -signal.SIGKILL
        return self._code

    def wait(self) -> int | None:
        """Return with what it has ended: it is waited for by `poll`."""
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)
