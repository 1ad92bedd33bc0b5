"""Work that may hang, abort or eat memory, done in a process of its own: it costs its file alone."""

import os
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from danvan_data.registers.files.book import error
from danvan_data.registers.files.bounds import CHILD_CPU, CHILD_MEMORY, CHILD_SECONDS

try:
    import resource
except ImportError:  # Windows bounds only the time
    resource = None  # type: ignore[assignment]

_TASKS = {"unlock": "excel.locked", "tables_of_pdf": "pdf.pdf_pages"}
_START = "import sys; sys.path[:] = {path!r}; from danvan_data.registers.files.child import main; main({task!r})"
_OK, _REFUSED = b"+", b"-"


class RefusalError(ValueError):
    """What a task raises to have the error of a key of `files.toml` said."""


def in_child(path: Path, task: str, data: bytes) -> bytes:
    """Return what the task makes of the data.

    Raises:
        RegisterError: when it refuses, takes too long or too much memory, or dies.

    """
    answer = run(path, [sys.executable, "-c", _START.format(path=sys.path, task=task)], data)
    if answer[:1] == _OK:
        return answer[1:]
    raise error(answer[1:].decode() if answer[:1] == _REFUSED else "damaged", path)


def run(path: Path, command: list[str], data: bytes = b"", environment: dict[str, str] | None = None) -> bytes:
    """Return what a command writes, its whole family ended when its time is up.

    Raises:
        RegisterError: when it takes too long, more than the bounds allow, or fails.

    """
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
        env=environment,
    )  # fmt: skip
    try:
        answer, _ = process.communicate(data, timeout=patience())
    except subprocess.TimeoutExpired:
        raise error("slow", path) from None
    finally:
        _end(process)
    if process.returncode == -getattr(signal, "SIGXCPU", 0) or process.returncode == -getattr(signal, "SIGKILL", 9):
        raise error("slow", path)
    if process.returncode:
        raise error("damaged", path)
    return answer


def patience() -> float:
    """Return the seconds that a child may take: the busier the machine, the less of its time is the child's own."""
    load = os.getloadavg()[0] / (os.cpu_count() or 1) if hasattr(os, "getloadavg") else 1.0
    return CHILD_SECONDS * min(2.0, max(1.0, load))


def _end(process: "subprocess.Popen[bytes]") -> None:
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass
    process.wait()


def bound(seconds: int = CHILD_CPU, memory: int = CHILD_MEMORY, written: int = CHILD_MEMORY) -> None:
    """Bound this process and what it starts: seconds of work, bytes of memory and of each file it writes."""
    if resource is None:
        return
    for kind, limit in (("RLIMIT_CPU", seconds), ("RLIMIT_DATA", memory), ("RLIMIT_FSIZE", written)):
        which = getattr(resource, kind)
        most = resource.getrlimit(which)[1]
        soft = limit if most == resource.RLIM_INFINITY else min(limit, most)
        resource.setrlimit(which, (soft, most))


def main(task: str) -> None:
    """Do one task: the data come in by stdin, what is made of them goes out by stdout."""
    bound()
    data = sys.stdin.buffer.read()
    try:
        answer = _OK + getattr(import_module(f"danvan_data.registers.files.{_TASKS[task]}"), task)(data)
    except RefusalError as problem:
        answer = _REFUSED + str(problem).encode()
    except (MemoryError, RecursionError):
        answer = _REFUSED + b"bomb"
    sys.stdout.buffer.write(answer)
