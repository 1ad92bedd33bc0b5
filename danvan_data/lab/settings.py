"""What JupyterLab is told before it opens: its settings, and the words of our own line in it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from danvan_data import store
from danvan_data.language import TONGUES, catalogue


def overrides(language: str) -> dict[str, dict[str, Any]]:
    """Return the settings that stand until the reader chooses others; those of her own JupyterLab go first."""
    return {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
        "@jupyterlab/translation-extension:plugin": {"locale": TONGUES[language].lab},
    }


def write(folder: Path, language: str, notes: Iterable[str] = ()) -> Path:
    """Write the settings into the reader's folder, out of her sight, and return where: `--LabApp.app_settings_dir`.

    `notes`: what she is to be told when JupyterLab is open.
    """
    home = folder / ".lab" / "settings"
    home.mkdir(parents=True, exist_ok=True)
    # JupyterLab hands the page's configuration on as flat texts: ours travels as one of them.
    ours = {"words": words(language), "notes": list(notes)}
    page = {"danvan": json.dumps(ours, ensure_ascii=False)}
    for name, content in (("overrides", overrides(language)), ("page_config", page)):
        store.write(home / f"{name}.json", json.dumps(content, ensure_ascii=False))
    return home


def words(language: str) -> dict[str, str]:
    """Return the catalogue's words of the line above a notebook, without their prefix."""
    prefix = "lab.line."
    return {key.removeprefix(prefix): text[language] for key, text in catalogue().items() if key.startswith(prefix)}
