"""JupyterLab on the reader's own copies of the notebooks, without a call to the network."""

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from danvan_data import store
from danvan_data.console import say
from danvan_data.errors import UserError
from danvan_data.lab import copies, settings
from danvan_data.language import get_language, t
from danvan_data.publish.notebooks.kernels import environment

HERE = Path(__file__).resolve().parent
FONTS = HERE / "fonts"
EXTENSIONS = HERE / "labextensions"
FIRST = "00_start_here.ipynb"


def free_port(first: int = 8888, tries: int = 50) -> int:
    """Return the first port from `first` on that nothing on this machine listens to.

    Raises:
        UserError: none of `tries` ports is free.

    """
    for port in range(first, first + tries):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise UserError(t("lab.no_port", first=first, last=first + tries - 1))


def command(
    folder: Path, port: int, browser: bool = True, language: str | None = None, notes: Sequence[str] = ()
) -> list[str]:
    """Return the command that opens JupyterLab on `folder`, where it shows `notes`: with no call to the network."""
    options = [
        sys.executable, "-m", "danvan_data.lab.server",
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.port={port}",
        "--LabApp.custom_css=True",
        f"--LabApp.extra_labextensions_path={EXTENSIONS}",
        f"--LabApp.app_settings_dir={settings.write(folder, language or get_language(), notes)}",
        f"--LabApp.workspaces_dir={folder / '.lab' / 'workspaces'}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
        f"--LabApp.default_url=/lab/tree/{FIRST}",
    ]  # fmt: skip
    if not browser:
        options.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")
    return options


def start(port: int | None, browser: bool, data: Path | None, language: str | None) -> int:
    """Open JupyterLab on the reader's copies and wait until it is closed; returns its exit status."""
    laid = copies.lay_out(language or get_language(), data)
    say(t("lab.folder", folder=laid.folder))
    notes = [t("lab.aside", name=name) for name in laid.aside]
    for note in notes:
        say(note)
    arguments = command(laid.folder, port or free_port(), browser, language, notes)
    told = {store.UPLOADS: str(copies.uploads_of(data))}
    return until_closed(arguments, {**environment(data, language), **told})


def until_closed(arguments: list[str], env: dict[str, str]) -> int:
    """Run a server until it ends, or until we are told to: it stops its kernels then; returns its exit status."""
    with subprocess.Popen(arguments, env=env) as server:
        try:
            return server.wait()
        except (KeyboardInterrupt, SystemExit):  # Ctrl-C, or the system that wants us to end
            server.terminate()
            server.wait()
            return 0
