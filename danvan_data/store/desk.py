"""What a reader keeps for herself: the folder of her notebooks, and the registers that she took in for all of them."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import platformdirs

from danvan_data.errors import UserError
from danvan_data.language import t
from danvan_data.store.rooms import PREFIX
from danvan_data.store.whole import shown

UPLOADS = "DANVAN_UPLOADS"
"""The variable by which `danvan lab` tells its kernels where uploads are kept; nothing else ever sets it."""


def home() -> Path:
    """Return the reader's folder: `DANVAN_HOME`, else in this user's own data folder (which no cloud copies)."""
    named = os.environ.get("DANVAN_HOME")
    return Path(named) if named else platformdirs.user_data_path("danvan-data", appauthor=False) / "notebooks"


def uploads_for(name: str) -> Path:
    """Return where uploads are kept beside the copies of a name: out of JupyterLab's sight, and of any repository."""
    return home() / "uploads" / name


def keeps() -> bool:
    """Say whether uploads can be kept here: only where `danvan lab` says where, and a reader sits before the kernel.

    In another Jupyter the notebooks may be the collection's own, which must never hold what a reader's registers say.
    """
    return bool(os.environ.get(UPLOADS) and os.environ.get("JPY_SESSION_NAME"))


def taken() -> Path | None:
    """Return the folder of the registers that the reader took in for all notebooks; None where there is none."""
    folder = Path(os.environ[UPLOADS]) if keeps() else None
    return folder if folder and folder.is_dir() and any(folder.iterdir()) else None


def take(files: Mapping[str, Path]) -> Path:
    """Keep copies of files, by the name each is to have, for all notebooks, in place of those kept before.

    Only this user can read them.

    Raises:
        UserError: uploads are not kept here, or the folder cannot be written.

    """
    if not keeps():
        raise UserError(t("upload.not_kept"))
    folder = Path(os.environ[UPLOADS])
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder.parent))  # for its owner alone
        for name, path in files.items():
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, fresh / name)
        give_back()
        fresh.rename(folder)
    except OSError:
        raise UserError(t("lab.no_folder", folder=shown(folder))) from None
    return folder


def give_back() -> None:
    """Remove what was kept: the notebooks go back to what they had before."""
    if keeps():
        with suppress(OSError):
            shutil.rmtree(os.environ[UPLOADS])
