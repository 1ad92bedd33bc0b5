"""Where the notebooks of the collection are, and what their kernels are told."""

import os
from pathlib import Path

from danvan_data import store

TOLD = ("DANVAN_DATA", "DANVAN_LANG", "DANVAN_PLACE", "DANVAN_PERSONAL", "DANVAN_TOLERANCE", store.UPLOADS)
"""What a reader may set, and what the collection's own outputs must not depend on."""


def collection() -> Path:
    """Return the folder of the collection's notebooks."""
    return store.shipped("notebooks")


def environment(data: Path | None = None, language: str | None = None) -> dict[str, str]:
    """Return the environment of the kernels: the reader's registers and language added to this process's own."""
    added = {"DANVAN_DATA": str(data.resolve()) if data else None, "DANVAN_LANG": language}
    return {**_unattended(), **{name: value for name, value in added.items() if value}}


def plain_environment() -> dict[str, str]:
    """Return the environment in which the collection's notebooks are run: nothing of a reader's is in it."""
    return {name: value for name, value in _unattended().items() if name not in TOLD}


def _unattended() -> dict[str, str]:
    """Return this process's environment without what says that a reader sits before a kernel: nobody asks in these."""
    return {name: value for name, value in os.environ.items() if name != "JPY_SESSION_NAME"}
