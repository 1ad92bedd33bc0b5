"""Live controls: one definition that talks to the kernel in JupyterLab and needs no kernel in a shared page."""

from danvan_data.explore.explorer import (
    MIME,
    MOST_STATES,
    PLOTLY,
    Control,
    Explorer,
    choice,
    explorer,
    open_explorers,
    steps,
    switch,
)

__all__ = [
    "MIME",
    "MOST_STATES",
    "PLOTLY",
    "Control",
    "Explorer",
    "choice",
    "explorer",
    "open_explorers",
    "steps",
    "switch",
]
