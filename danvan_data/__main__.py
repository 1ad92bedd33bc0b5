"""The program `danvan`: stopped at any moment it leaves nothing behind, and every error is a sentence.

Ends with 0 when done, 1 when a part failed, 2 when nothing could be done, 130 or 143 when stopped (Ctrl-C, SIGTERM).
"""

import _signal as signal  # `signal` itself takes longer to import than the rest up to here: a Ctrl-C then would show
import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

_PATIENCE = 2.0
"""Seconds that a stopped command may take to clean up; a signal after that ends it at once."""

_stopped = 0
_since = 0.0
_said = False


def _note(number: int, _frame: "FrameType | None") -> None:
    global _stopped, _since
    if not _stopped:
        _stopped, _since = 128 + number, time.monotonic()


def _stop(number: int, _frame: "FrameType | None") -> None:
    if _stopped:  # a terminal and the program above us may both pass Ctrl-C on: once is enough
        if time.monotonic() - _since > _PATIENCE:
            _end()
        return
    _note(number, _frame)
    raise SystemExit(_stopped)


def _end() -> None:
    """End at once, leaving nothing behind."""
    store = sys.modules.get("danvan_data.store")
    if hasattr(store, "clear"):
        store.clear()  # type: ignore[union-attr]
    os._exit(_stopped)


def _ignored(problem: "sys.UnraisableHookArgs") -> None:
    """Deal with an exception in a destructor: a stop is a stop; whatever else fails there has been said before."""
    if _stopped or issubclass(problem.exc_type, SystemExit):
        _say_stopped()
        _end()
    if os.environ.get("DANVAN_DEBUG"):
        sys.__unraisablehook__(problem)


def _watch(handler: "Callable[[int, FrameType | None], None] | int" = _stop) -> None:
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # nohup stays nohup
            signal.signal(number, handler)


def main() -> int:
    """Run the command line; returns the status to end with."""
    _watch(_note)
    try:
        # Whole before a stop may break in: an import that was broken off could not say that we were stopped.
        from danvan_data import console, language  # noqa: F401

        _watch()
        if _stopped:
            raise SystemExit(_stopped)
        sys.unraisablehook = _ignored
        console.prepare()
        status = _run()
        console.close()
    except BaseException as problem:
        status = _failed(problem)
    _watch(signal.SIG_DFL)  # what was asked for is done: a signal now may end the process as it is
    return _stopped or status


def _run() -> int:
    from danvan_data.cli import app

    try:
        app()
    except SystemExit as end:
        if _stopped:
            raise
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _failed(problem: BaseException) -> int:
    """Say in one sentence why the command ended; returns its status."""
    if _stopped:
        _say_stopped()
        return _stopped
    if os.environ.get("DANVAN_DEBUG"):
        raise problem
    from danvan_data.console import close, warn
    from danvan_data.language import t

    if isinstance(problem, MemoryError):
        warn(t("stopped.memory"))
    else:
        warn(t("stopped.unforeseen", kind=type(problem).__name__, said=" ".join(str(problem).split())[:300]))
    close()
    return 1


def _say_stopped() -> None:
    global _said
    if _said:  # what ends last, a destructor or the command itself, need not say it again
        return
    _said = True
    try:
        from danvan_data.console import close, warn
        from danvan_data.language import t

        warn(t("stopped.by_user"))
        close()
    except BaseException:  # stopped in the middle of an import: the status says it
        return


if __name__ == "__main__":
    sys.exit(main())
