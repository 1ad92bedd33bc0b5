"""Files that sharing writes: whole or not at all, and never over a file of the user's unasked."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from danvan_data.language import t
from danvan_data.publish.notebooks.run import PublishError
from danvan_data.publish.pages.shell import GENERATOR


def check_out(out: Path, names: Sequence[str], force: bool = False) -> None:
    """Raise `PublishError` when pages must not be written to a folder: only pages danvan made are replaced."""
    if out.exists() and not out.is_dir():
        raise PublishError(t("publish.no_folder", folder=out))
    foreign = [name for name in names if (out / name).exists() and not is_own(out / name)]
    folders = [name for name in foreign if (out / name).is_dir()]
    if folders or (foreign and not force):
        raise PublishError(t("publish.not_ours", folder=out, files=", ".join(folders or foreign)))


def is_own(path: Path) -> bool:
    """Return whether a file is a page that danvan made."""
    try:
        with path.open("rb") as file:
            return GENERATOR.encode() in file.read(2_000)
    except OSError:
        return False


def check_new(out: Path, suffixes: Sequence[str], wrong: str, force: bool = False) -> None:
    """Raise `PublishError` when a file must not be written: `wrong` is said of another ending than `suffixes`."""
    if out.suffix.lower() not in suffixes:
        raise PublishError(wrong)
    if out.is_dir() or (out.exists() and not force):
        raise PublishError(t("publish.exists", file=out))


def write_file(path: Path, content: str | bytes) -> Path:
    """Write a file whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, delete=False) as part:
            part.write(content.encode("utf-8") if isinstance(content, str) else content)
        Path(part.name).chmod(0o666 & ~_mask())
        Path(part.name).replace(path)
    except OSError as problem:
        raise PublishError(t("publish.not_written", file=path, reason=problem.strerror or problem)) from None
    return path


def _mask() -> int:
    """Return the permissions that new files are not to have: a temporary file would be its writer's alone."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
