"""The one cache: content by a key of all that decides it; its loss or damage costs time only."""

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

import platformdirs

from danvan_data.store.rooms import sweep
from danvan_data.store.shipped import PACKAGE
from danvan_data.store.whole import beside

T = TypeVar("T")


def cache_folder() -> Path:
    """Return the folder of all caches: `DANVAN_CACHE`, else the user's cache folder of this system."""
    named = os.environ.get("DANVAN_CACHE")
    return Path(named) if named else Path(platformdirs.user_cache_dir("danvan-data", appauthor=False))


def key(*parts: str | bytes) -> str:
    """Return a key of all that decides what is kept: `parts`, and the code, libraries and Python that make it."""
    digest = hashlib.sha256(code_mark().encode())
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(content) + content)
    return digest.hexdigest()


@cache
def code_mark() -> str:
    """Return a mark of the package (code, words, tables), of every installed library's version and of Python."""
    return mark_of(PACKAGE, sys.path)


def mark_of(package: Path, places: Iterable[str]) -> str:
    """Return a mark of a package's files, of what is installed in `places`, and of Python."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(_files(str(package))):
        name = path[len(str(package)) :].encode("utf-8", "surrogateescape")
        digest.update(name + b"\0" + Path(path).read_bytes())
    for place in places:
        with suppress(OSError):
            names = sorted(path.name for path in Path(place).iterdir() if path.suffix in (".dist-info", ".egg-info"))
            digest.update("\n".join(names).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _files(folder: str) -> Iterator[str]:
    """Yield the files of a package but for what is compiled of them, and notebooks; each start waits for this."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif not entry.name.endswith(".ipynb") and entry.is_file():
                yield entry.path


class Shelf:
    """Content kept by key: what is missing, damaged, foreign or forbidden, and a full disk, only cost time.

    `name`: its folder among the caches, if `folder` is not given. `ending`: of its entries' names. `most`: bytes; what
    was not used for longest goes first.
    """

    def __init__(self, name: str, ending: str, most: int, folder: Path | None = None) -> None:
        self.ending = ending
        self.folder = folder if folder is not None else cache_folder() / name
        self.most = most
        self._open = True

    def get(self, key: str, unpack: Callable[[bytes], T]) -> T | None:
        """Return what `unpack` makes of the content kept under `key`, or None; an entry that is no good is dropped."""
        path = self._file(key)
        try:
            found_there = path.lstat()
            if not stat.S_ISREG(found_there.st_mode) or found_there.st_size > self.most:
                return None
            packed = path.read_bytes()
        except OSError:
            return None
        try:
            if packed[:32] != _seal(key, packed[32:]):
                raise ValueError("not what was written")
            found = unpack(packed[32:])
        except Exception:  # whatever a damaged entry does to its reader
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            os.utime(path)
        return found

    def put(self, key: str, pack: Callable[[], bytes]) -> None:
        """Keep what `pack` makes under `key`, if it can be packed and there is room."""
        if not self._open:
            return
        try:
            content = pack()
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with beside(self._file(key), 0o600, durable=False) as part:  # registers name people: for their owner
                part.write_bytes(_seal(key, content) + content)
        except OSError:
            self._open = False
        except Exception:  # odd text that cannot be stored is read anew each time
            return

    def tidy(self) -> None:
        """Drop what was not used for longest beyond the bound, and what killed runs left."""
        sweep(self.folder)
        try:
            with os.scandir(self.folder) as entries:
                kept = [(entry.stat().st_mtime, entry.stat().st_size, entry.path) for entry in entries
                        if entry.is_file(follow_symlinks=False)]  # fmt: skip
        except OSError:
            return
        size = 0
        for _, each, path in sorted(kept, reverse=True):
            size += each
            if size > self.most:
                with suppress(OSError):
                    Path(path).unlink()

    def _file(self, key: str) -> Path:
        return self.folder / f"{key[:40]}{self.ending}"


def _seal(key: str, content: bytes) -> bytes:
    """Return a digest of an entry and its key: another version's, a cut or a swapped entry does not have it."""
    return hashlib.sha256(key.encode() + content).digest()
