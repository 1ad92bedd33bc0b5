"""The languages there are, and what each asks of dates, numbers, Office and JupyterLab: a table a language."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Tongue:
    """A language: its `name` for itself, its names in `office` and `lab` (JupyterLab), patterns of `day`, `month`."""

    name: str
    office: str
    lab: str
    day: str
    month: str


def _read() -> dict[str, Tongue]:
    table = tomllib.loads(files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
    return {code: Tongue(**each) for code, each in table.items()}


TONGUES = _read()
LANGUAGES = tuple(TONGUES)
"""The codes of the languages, the first spoken where none is chosen."""


def narrative(language: str, told: Collection[str]) -> str:
    """Return in which of the languages that a notebook is told in its reader hears it: her own, else English."""
    return language if language in told or "en" not in told else "en"
