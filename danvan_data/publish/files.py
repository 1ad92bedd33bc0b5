"""Files that sharing may write: never over one of the user's unasked."""

from collections.abc import Sequence
from pathlib import Path

from danvan_data import store
from danvan_data.language import t
from danvan_data.publish.pages.shell import GENERATOR
from danvan_data.publish.problems import PublishError


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
    """Raise `PublishError` or `WriteError` when a file must not be written; `wrong` is said of another ending."""
    if out.suffix.lower() not in suffixes:
        raise PublishError(wrong)
    store.check(out)
    if out.exists() and not force:
        raise PublishError(t("publish.exists", file=store.shown(out)))
