"""Notebooks kept small and alike for everyone: run by `python -m danvan_data.tidy --run notebooks/*.ipynb`.

This is the only way in which the notebooks of the collection change: `danvan lab` opens copies of them.
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any

from danvan_data import store
from danvan_data.publish.notebooks.kernels import plain_environment

WIDGET = "application/vnd.jupyter.widget-view+json"
PLOTLY = "application/vnd.plotly.v1+json"
MARK = "\ufdd0figure"
"""A sign that no text holds: U+FDD0 is no character."""


def tidy(notebook: dict[str, Any]) -> dict[str, Any]:
    """Drop from a notebook (as parsed JSON, changed in place) what only one kernel or one screen can use.

    That is: the state of widgets and references to it where the output has another form (JupyterLab would show
    “model not found” in place of the first figure), the bitmap that JupyterLab's plotly view adds to a figure it
    has drawn (it would be shown instead of the live one), and the times of the run.
    """
    notebook.get("metadata", {}).pop("widgets", None)
    for cell in notebook.get("cells", []):
        cell.get("metadata", {}).pop("execution", None)
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if len(data) > 2:
                data.pop(WIDGET, None)
            if PLOTLY in data:
                data.pop("image/png", None)
    return notebook


def write(path: Path, run: bool = False) -> None:
    """Tidy the notebook at `path`, after running it from a fresh kernel if `run`; an error in a cell is raised.

    It is run on the public evidence in the first language, whatever this shell is set to: a reader's own registers
    never get into a notebook of the collection.
    """
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    if run:
        client = NotebookClient(notebook, timeout=600, store_widget_state=False, record_timing=False)
        client.execute(cwd=str(path.parent), env=plain_environment())
    store.write(path, compact(json.loads(nbformat.writes(tidy(notebook)))) + "\n")


def compact(notebook: dict[str, Any]) -> str:
    """Return a notebook as text, each figure on one line: the usual form gives every number a line of its own."""
    figures: list[str] = []

    def short(output: dict[str, Any]) -> dict[str, Any]:
        data = dict(output.get("data", {}))
        for kind in [kind for kind in data if kind.endswith("+json")]:
            figures.append(json.dumps(data[kind], ensure_ascii=False, sort_keys=True, separators=(",", ":")))
            data[kind] = f"{MARK}{len(figures) - 1}"
        return {**output, "data": data} if data else output

    cells = [
        {**cell, "outputs": [short(output) for output in cell["outputs"]]} if "outputs" in cell else cell
        for cell in notebook["cells"]
    ]
    framed = json.dumps({**notebook, "cells": cells}, ensure_ascii=False, indent=1, sort_keys=True)
    return re.sub(f'"{MARK}([0-9]+)"', lambda found: figures[int(found[1])], framed)


def main() -> None:
    """Tidy the notebooks named on the command line."""
    parser = argparse.ArgumentParser(description="Tidy notebooks before they are committed.")
    parser.add_argument("--run", action="store_true", help="run each from a fresh kernel first")
    parser.add_argument("notebooks", nargs="+", type=Path)
    wanted = parser.parse_args()
    for path in wanted.notebooks:
        write(path, wanted.run)


if __name__ == "__main__":
    main()
