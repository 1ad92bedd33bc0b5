"""The one way to write a file: whole or not at all, with an error that is a sentence."""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from danvan_data.console import plain
from danvan_data.errors import UserError
from danvan_data.language import t
from danvan_data.store.rooms import Room

_RETRIES = (0.05, 0.1, 0.2, 0.4)
"""Seconds between tries to replace a file: on Windows a virus scanner holds new files for a moment."""

_FULL = frozenset((errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)))
_SENTENCES = {
    **dict.fromkeys(_FULL, "full"),
    errno.EROFS: "read_only",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    getattr(errno, "ETXTBSY", errno.EBUSY): "not_allowed",
    errno.EBUSY: "not_allowed",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.ENAMETOOLONG: "long_name",
    errno.EISDIR: "folder",
}


class WriteError(UserError):
    """A file that cannot be written; what stood there is untouched."""


def shown(path: str | Path) -> str:
    r"""Return a file's name or path as one line of text: a byte that is no UTF-8, or a control character, as `\xe1`."""
    return plain(os.fsencode(path).decode("utf-8", "backslashreplace"))


def check(target: str | Path) -> None:
    """Raise `WriteError` for a target that no force may replace: a folder, a device, a write-protected file."""
    try:
        _check(Path(os.path.realpath(target)))
    except OSError as problem:
        raise WriteError(_sentence(problem, Path(target))) from problem


@contextmanager
def writing(target: str | Path) -> Iterator[Path]:
    """Give the path at which to write what then takes the place of `target` in one step, or never.

    The path lies in a temporary folder beside the target, where libraries may put their own temporary files, too; it
    is gone afterwards, whatever happens. A link is followed; the permissions of the file that is replaced are kept.

    Raises:
        WriteError: the target is no plain file, its folder is missing or closed, or the disk is full; what stood
            there is as it was.

    """
    aim = Path(os.path.realpath(target))
    try:
        _check(aim)
        with beside(aim, _permissions(aim), durable=True) as part:
            yield part
    except WriteError:
        raise
    except Exception as problem:
        cause = _os_error(problem)
        if cause is None:
            raise
        raise WriteError(_sentence(cause, Path(target))) from problem


def write(target: str | Path, content: str | bytes) -> Path:
    """Write a text (in UTF-8) or bytes to a file, whole or not at all; returns its path. Errors as in `writing`."""
    return write_all({Path(target): content})[0]


def write_all(contents: Mapping[Path, str | bytes]) -> list[Path]:
    """Write several files: all of them are on the disk before one takes its place; returns their paths.

    Folders that are missing are made. The first takes its place last: an index never names pages that are not there.
    Errors as in `writing`.
    """
    made: list[Path] = []
    try:
        for target in contents:
            made += _make(target.parent, target)
        with ExitStack() as stack:
            for target, content in contents.items():
                part = stack.enter_context(writing(target))
                _fill(part, content, target)
    except BaseException:
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise
    return list(contents)


def _fill(part: Path, content: str | bytes, target: Path) -> None:
    try:
        part.write_bytes(content.encode("utf-8", "replace") if isinstance(content, str) else content)
        _flush(part)
    except OSError as problem:  # said here, for the contexts around it are those of other files, too
        raise WriteError(_sentence(problem, target)) from problem


def _make(folder: Path, target: Path) -> list[Path]:
    """Make a folder and those above it; returns those that were missing."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise WriteError(_sentence(problem, target)) from problem
    return missing[::-1]


def _check(target: Path) -> None:
    """Raise OSError where a file must not be replaced: it is a folder, a device, a pipe, or write-protected."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "a folder")
    if not stat.S_ISREG(mode):
        raise OSError(errno.ENODEV, "no plain file")
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "write-protected")


@contextmanager
def beside(target: Path, mode: int, durable: bool) -> Iterator[Path]:
    """Give a path in a temporary folder beside `target`, and move what was written there; errors as they come.

    `durable`: it is on the disk before it takes its place, and what killed runs left there goes.
    """
    with Room(target.parent, sweeping=durable) as room:
        part = room / f"part{target.suffix[:20]}"
        yield part
        part.chmod(mode)
        if durable:
            _flush(part)
        _replace(part, target)
    if durable:
        with suppress(OSError):  # not every system lets a folder be flushed; the file itself is on the disk
            _flush(target.parent)


def _permissions(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _flush(path: Path) -> None:
    """Have the disk, not only the memory, hold a file: after a power cut it is there whole."""
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(part: Path, target: Path) -> None:
    for wait in _RETRIES if sys.platform == "win32" else ():
        try:
            part.replace(target)
            return
        except PermissionError:
            time.sleep(wait)
    part.replace(target)


def _os_error(problem: BaseException | None) -> OSError | None:
    """Return what the system said behind an exception: libraries wrap it, or fail once more while they clean up."""
    seen: set[int] = set()
    said: OSError | None = None
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        if isinstance(problem, OSError) and (said is None or problem.errno in _FULL):
            said = problem
        if type(problem).__name__ == "SerialisationError":  # lxml's word for a disk that takes no more
            return OSError(errno.ENOSPC, str(problem))
        problem = problem.__cause__ or problem.__context__
    return said


def _sentence(problem: OSError, target: Path) -> str:
    number = problem.errno or 0
    if number == errno.ENODEV:
        return t("store.special", file=shown(target))
    if number == errno.EINVAL and sys.platform == "win32":
        return t("store.long_name", file=shown(target))
    key = _SENTENCES.get(number)
    if key == "no_folder":
        return t("store.no_folder", file=shown(target.name), folder=shown(target.parent))
    return t(f"store.{key or 'other'}", file=shown(target), reason=problem.strerror or type(problem).__name__)
