"""Live controls: one definition that talks to the kernel in JupyterLab and needs no kernel in a shared page."""

from danvan_data.explore.controls import Control, choice, steps, switch
from danvan_data.explore.explorer import Explorer, explorer, linked, open_explorers
from danvan_data.explore.stored import MIME
from danvan_data.explore.views import PLOTLY

__all__ = [
    "MIME",
    "PLOTLY",
    "Control",
    "Explorer",
    "choice",
    "explorer",
    "linked",
    "open_explorers",
    "steps",
    "switch",
]
