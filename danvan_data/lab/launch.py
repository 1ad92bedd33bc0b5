"""JupyterLab on the notebook collection, from any folder."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent
FONTS = HERE / "fonts"
SETTINGS = HERE / "settings"
OWN_FOLDER = "danvan-notebooks"


def collection(workplace: Path) -> Path:
    """Return the folder of the notebooks: the checkout's own, or copies in `workplace` for an installed package.

    Copies are made only where no file of that name exists: a reader's changes are never overwritten.
    """
    checkout = PACKAGE.parent / "notebooks"
    if checkout.is_dir() and not (PACKAGE / "notebooks").is_dir():
        return checkout
    target = workplace / OWN_FOLDER
    target.mkdir(exist_ok=True)
    for notebook in sorted((PACKAGE / "notebooks").glob("*.ipynb")):
        if not (target / notebook.name).exists():
            shutil.copyfile(notebook, target / notebook.name)
    return target


def free_port(first: int = 8888, tries: int = 50) -> int:
    """Return the first port from `first` on that nothing on this machine listens to.

    Raises:
        OSError: when none of `tries` ports is free.

    """
    for port in range(first, first + tries):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError(f"no free port between {first} and {first + tries - 1}; close another JupyterLab and try again")


def command(folder: Path, port: int, browser: bool = True) -> list[str]:
    """Return the command that opens JupyterLab on `folder`: with no call to the network."""
    options = [
        sys.executable, "-m", "danvan_data.lab.server",
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.port={port}",
        "--LabApp.custom_css=True",
        f"--LabApp.app_settings_dir={SETTINGS}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "--LabApp.default_url=/lab/tree/00_start_here.ipynb",
    ]  # fmt: skip
    if not browser:
        options.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")
    return options


def environment(data: Path | None = None, language: str | None = None) -> dict[str, str]:
    """Return the environment of the kernels: the reader's registers and language added to this process's own."""
    added = {"DANVAN_DATA": str(data.resolve()) if data else None, "DANVAN_LANG": language}
    return {**os.environ, **{name: value for name, value in added.items() if value}}


def start(port: int | None, browser: bool, data: Path | None, language: str | None) -> int:
    """Open JupyterLab and wait until it is closed; returns its exit status."""
    folder = collection(Path.cwd())
    arguments = command(folder, port or free_port(), browser)
    try:
        return subprocess.run(arguments, env=environment(data, language), check=False).returncode
    except KeyboardInterrupt:
        return 0
