"""Temporary folders that never stay: they go with their owner, or at the next run if the owner was killed."""

import errno
import os
import shutil
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PREFIX = ".danvan-"
"""How the names of our temporary folders begin; what a killed run left is known by it."""
_LOCK = "lock"
_UNLOCKED_FOR = 60.0
"""Seconds that a folder without a lock is left alone: its owner may be just about to lock it."""


class Room:
    """A temporary folder that goes when it is closed, with its owner, or at the next run if its owner was killed.

    `folder`: where it lies; the system's temporary folder if not given. `sweeping`: look there for what killed runs
    left, and remove it. OSError when it cannot be made there.
    """

    def __init__(self, folder: str | Path | None = None, sweeping: bool = True) -> None:
        home = Path(folder) if folder is not None else Path(tempfile.gettempdir())
        if sweeping:
            sweep(home)
        for _ in range(20):  # a sweep may take a new folder for one that was left, just before it is locked
            self.path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=home))
            lock = _locked(self.path / _LOCK)
            if lock is not None:
                break
        else:
            raise OSError(errno.EAGAIN, "no temporary folder could be locked")
        self.close = weakref.finalize(self, _clear, self.path, lock)
        _rooms.add(self)

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *_: object) -> None:
        self.close()


_rooms: "weakref.WeakSet[Room]" = weakref.WeakSet()


def clear() -> None:
    """Remove every temporary folder of this process: for one that must end at once."""
    for room in list(_rooms):
        room.close()


def _locked(path: Path) -> int | None:
    """Make a file and hold it as long as this process lives; None when another process took or removed it."""
    lock = None
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        if sys.platform != "win32":
            with suppress(OSError):  # a file system without locks: the folder is left alone while it is young
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(lock).st_nlink and path.exists():
            return lock
    except FileNotFoundError:
        pass
    except OSError:
        if lock is not None:
            os.close(lock)
        shutil.rmtree(path.parent, ignore_errors=True)
        raise
    if lock is not None:
        os.close(lock)
    return None


def _clear(room: Path, lock: int) -> None:
    with suppress(OSError):
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(lock)
            lock = -1
        shutil.rmtree(room, ignore_errors=True)
        if lock >= 0:
            os.close(lock)


def sweep(folder: Path) -> None:
    """Remove the temporary folders that killed runs left in a folder; those in use are left alone."""
    try:
        with os.scandir(folder) as entries:
            left = [Path(entry.path) for entry in entries if entry.name.startswith(PREFIX) and _ours(entry)]
    except OSError:
        return
    for room in left:
        with suppress(OSError):
            if _abandoned(room):
                for _ in range(3):  # a kernel whose owner was killed may still be writing there
                    shutil.rmtree(room, ignore_errors=True)


def _ours(entry: os.DirEntry[str]) -> bool:
    try:
        owner = entry.stat(follow_symlinks=False).st_uid
        return entry.is_dir(follow_symlinks=False) and (not hasattr(os, "geteuid") or owner == os.geteuid())
    except OSError:
        return False


def _abandoned(room: Path) -> bool:
    """Return whether nobody holds a folder's lock; the lock is gone then, so that no other run thinks so, too."""
    lock = room / _LOCK
    if not lock.exists():
        return time.time() - room.stat().st_mtime > _UNLOCKED_FOR
    if sys.platform == "win32":
        lock.unlink()  # refused while its owner lives
        return True
    held = os.open(lock, os.O_RDWR)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        lock.unlink()
        return True
    finally:
        os.close(held)


_scratch = threading.RLock()


@contextmanager
def scratch(folder: Path) -> Iterator[None]:
    """Have libraries that ask the system for temporary files (openpyxl does) put them in a folder, for a while."""
    with _scratch:
        before, tempfile.tempdir = tempfile.tempdir, str(folder)
        try:
            yield
        finally:
            tempfile.tempdir = before
