"""A process that has loaded what notebooks need, and forks a kernel for each: none of them loads it again.

A fork shares nothing with another but what was loaded: what one notebook does, no other sees. It is begun, asked and
ended by `launching`, over a socket: a line of JSON each way.
"""

import atexit
import json
import os
import signal
import socket
import sys
from contextlib import suppress
from importlib import import_module
from types import FrameType
from typing import Any, BinaryIO

from danvan_data.store import garbage

LOADED = (
    "ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "ipykernel.displayhook", "ipywidgets",
    "anywidget", "pandas", "pyarrow.compute", "danvan_data.desk.asking", "danvan_data.desk.opening",
    "danvan_data.desk.pinning", "danvan_data.desk.sharing", "danvan_data.explore.board", "danvan_data.explore.boards",
    "danvan_data.exhibits.every",
)  # fmt: skip
"""Modules that the collection's notebooks use."""


def serve(descriptor: int) -> None:
    """Fork kernels as they are asked for, until the other end is closed; then end those that still run."""
    with socket.socket(fileno=descriptor) as joined:
        running: set[int] = set()
        signal.signal(signal.SIGTERM, _leave)
        try:
            _load()
        except Exception:  # each kernel begins by itself then, and says what is wrong
            return
        try:
            with suppress(OSError), joined.makefile("rwb") as lines:  # the other end may close amid an answer
                for line in lines:
                    _answer(lines, json.loads(line), running)
        finally:
            for pid in running:
                with suppress(ProcessLookupError, ChildProcessError):
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, 0)


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit()


def _load() -> None:
    for name in LOADED:
        import_module(name)
    from danvan_data.evidence import load_bundled
    from danvan_data.language import catalogue

    load_bundled()
    catalogue()
    garbage.settle()  # a look for garbage in a kernel would copy all that is shared


def _answer(lines: Any, asked: dict[str, Any], running: set[int]) -> None:
    if "poll" in asked:
        said = {"code": _ended(asked["poll"], running)}
    else:
        pid = os.fork()
        if not pid:
            _become_kernel(lines, **asked)
        running.add(pid)
        said = {"pid": pid}
    lines.write(json.dumps(said).encode() + b"\n")
    lines.flush()


def _ended(pid: int, running: set[int]) -> int | None:
    """Return with what a kernel has ended; None while it runs."""
    if pid not in running:
        return 0
    found, status = os.waitpid(pid, os.WNOHANG)
    if not found:
        return None
    running.discard(pid)
    return os.waitstatus_to_exitcode(status)


def _become_kernel(lines: BinaryIO, arguments: list[str], cwd: str, env: dict[str, str]) -> None:
    """Be a kernel as `python -m ipykernel_launcher` would be, and end with it."""
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        lines.close()
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env, JPY_PARENT_PID=str(os.getppid()))
        sys.argv = ["ipykernel_launcher.py", *arguments]
        if "numpy.random" in sys.modules:  # Python's own begins anew by itself
            sys.modules["numpy.random"].seed()
        from ipykernel.kernelapp import IPKernelApp

        from danvan_data.exhibits import theme

        app: Any = IPKernelApp.instance(parent_handle=os.getppid())  # read from the environment at import
        app.initialize(arguments)
        theme.use()
        app.start()
        code = 0
    finally:
        atexit._run_exitfuncs()
        os._exit(code)
