"""The look: the only place that knows colours, fonts and the frame of a chart."""

import html
import json
import os
import re
import sys
import textwrap
from functools import cache
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio

from danvan_data.evidence.places import place_said
from danvan_data.store import garbage

FONT = "'Be Vietnam Pro', 'Noto Sans', 'Segoe UI', Arial, sans-serif"
INK = "#1F2933"
MUTED = "#52606D"
GRID = "#E4E7EB"
PAPER = "#FFFFFF"
ACCENT = "#D55E00"
NEUTRAL = "#9AA5B1"

FIELD_COLOURS = {
    "economy": "#E69F00",
    "culture_society": "#009E73",
    "defence_security": "#0072B2",
    "political_system": "#CC79A7",
    "new_rural": "#56B4E9",
    "other": "#7B8794",
    "unclear": "#CBD2D9",
    "total": "#3E4C59",
}
"""One colour a field (Okabe and Ito's colour-blind safe set), the same in every chart, deck and table."""

FIELD_PATTERNS = {
    "economy": "",
    "culture_society": "/",
    "defence_security": ".",
    "political_system": "x",
    "new_rural": "-",
    "other": "|",
    "unclear": "+",
}
"""A second sign beside the colour, for stacked bars read in grey."""

BASIS_COLOURS = {
    "registered": "#0072B2",
    "built": "#E69F00",
    "maintained": "#56B4E9",
    "recognised": "#009E73",
    "new": "#CC79A7",
    "effective": "#D55E00",
    "replicated": "#7A4FA3",
    "exemplary": "#8C6D1F",
    "proposed": "#6B7785",
    "commended": "#0B5D7A",
    "unclear": "#9AA5B1",
}

TEXT_SIZE = 16
"""The smallest text at 1280 × 720: what the back row of a meeting hall can still read."""

TITLE_WIDTH = 66
FOOTER_WIDTH = 94
"""Characters a line: what fits a notebook beside Lab's file list, too."""

TITLE_LINE = 29

PLOTLY = "application/vnd.plotly.v1+json"
"""The kind of content under which Jupyter stores a figure."""

CONFIG = {"showSendToCloud": False, "displaylogo": False, "responsive": True}
"""What plotly.js is told everywhere: above all, never to offer an upload."""


@cache
def look() -> dict[str, Any]:
    """Return the one plotly template of the project, as plain values that all figures share: nobody changes them."""
    axis = {
        "gridcolor": GRID,
        "linecolor": NEUTRAL,
        "zerolinecolor": NEUTRAL,
        "automargin": True,
        "title": {"font": {"size": TEXT_SIZE, "color": MUTED}, "standoff": 12},
        "tickfont": {"size": TEXT_SIZE},
    }
    return {
        "layout": {
            "font": {"family": FONT, "size": TEXT_SIZE, "color": INK},
            "paper_bgcolor": PAPER,
            "plot_bgcolor": PAPER,
            "colorway": [*list(FIELD_COLOURS.values())[:6], ACCENT],
            "title": {"x": 0, "xref": "container", "xanchor": "left", "pad": {"l": 16, "r": 16},
                      "yref": "container", "yanchor": "bottom", "automargin": False,
                      "font": {"size": 22, "color": INK, "weight": 600},
                      "subtitle": {"font": {"size": TEXT_SIZE, "color": MUTED}}},
            "xaxis": axis,
            "yaxis": {**axis, "ticklabelstandoff": 6},
            "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "font": {"size": TEXT_SIZE},
                       "title": {"text": ""}},
            "hoverlabel": {"font": {"family": FONT, "size": TEXT_SIZE, "color": INK}, "bgcolor": PAPER,
                           "bordercolor": NEUTRAL, "align": "left", "namelength": 0},
            "bargap": 0.3,
            "annotationdefaults": {"font": {"size": TEXT_SIZE, "color": INK}, "showarrow": False},
            "uniformtext": {"minsize": TEXT_SIZE, "mode": "hide"},
        }
    }  # fmt: skip


def use() -> None:
    """Make this look plotly's default, and show bare figures as stored, comparable plotly JSON.

    Without this a bare figure would ask the network for plotly.js and offer plotly's upload button.
    """
    # What has been imported stays as long as the process: no look through all of it for garbage before the first chart.
    garbage.keep()
    pio.templates["danvan"] = go.layout.Template(look())
    pio.templates.default = "danvan"
    # `pio.renderers` is not touched here: looking at it loads a JSON schema's grammar, a second and more.
    os.environ.setdefault("PLOTLY_RENDERER", "plotly_mimetype")
    if "ipykernel" in sys.modules:
        _show_in_kernel()


def _show_in_kernel() -> None:
    """Let a bare figure that a cell ends in show as plotly's JSON, without a button that uploads."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is not None and shell.display_formatter is not None:
        shell.display_formatter.ipython_display_formatter.for_type(go.Figure, show_figure)


def show_figure(fig: go.Figure) -> None:
    """Display a figure as stored, comparable plotly JSON with our configuration."""
    from IPython.display import publish_display_data

    publish_display_data({PLOTLY: {**json.loads(fig.to_json()), "config": CONFIG}})


def plain(text: object) -> str:
    """Return a reader's text so that plotly shows it as text: no tag of a model's name is ever markup."""
    return html.escape(str(text), quote=False)


def keep(name: str) -> str:
    """Return a name whose words a line break never parts, but after a dash: there browsers break before the space."""
    return _AFTER_DASH.sub(" ", name.replace(" ", "\u00a0"))


def named(place: object) -> str:
    """Return a place's label as a sentence names it, whole on one line."""
    return keep(place_said(str(place)))


_AFTER_DASH = re.compile("(?<=[–-])\u00a0")
_BREAKS = re.compile(r"[\t-\r]")


def wrap(text: str, width: int) -> str:
    """Break a text into lines of at most `width` characters, in plotly's notation."""
    if len(text) <= width and text.strip() == text and not _BREAKS.search(text):
        return text
    return "<br>".join(textwrap.wrap(text, width, break_long_words=False)) or text


def evened(text: str, width: int) -> str:
    """Break a label into as few lines of at most `width` characters, in plotly's notation, about equally long.

    Example:
        >>> evened("Mặt trận và các tổ chức chính trị – xã hội", 34)
        'Mặt trận và các tổ chức<br>chính trị – xã hội'

    """
    broken = wrap(text, width)
    lines = 1 + broken.count("<br>")
    if lines == 1:
        return broken
    widths = range(max(-(-len(text) // lines), *map(len, text.split())), width)
    return next((made for each in widths if (made := wrap(text, each)).count("<br>") < lines), broken)


def pattern_of(colour: str) -> str:
    """Return the second sign of a field's colour, "" for any other colour."""
    code = next((code for code, own in FIELD_COLOURS.items() if own == colour), "")
    return FIELD_PATTERNS.get(code, "")


def is_dark(colour: str) -> bool:
    """Say whether a colour wants white letters: its luminance (WCAG) contrasts more with white than with the ink."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18


use()
