"""The look: the only place that knows colours, fonts and the frame of a chart."""

import html
import textwrap
from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio

from danvan_data.language import separators, t

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

TITLE_WIDTH = 72
FOOTER_WIDTH = 104
"""Characters a line: what fits a notebook beside Lab's file list, too."""

TITLE_LINE = 29

CONFIG = {"showSendToCloud": False, "displaylogo": False, "responsive": True}
"""What plotly.js is told everywhere: above all, never to offer an upload."""


def template() -> go.layout.Template:
    """Return the one plotly template of the project."""
    axis = {
        "gridcolor": GRID,
        "linecolor": NEUTRAL,
        "zerolinecolor": NEUTRAL,
        "automargin": True,
        "title": {"font": {"size": TEXT_SIZE, "color": MUTED}, "standoff": 12},
        "tickfont": {"size": TEXT_SIZE},
    }
    return go.layout.Template(
        layout={
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
    )  # fmt: skip


def use() -> None:
    """Make this look plotly's default, and show bare figures as stored, comparable plotly JSON.

    Without this a bare figure would ask the network for plotly.js and offer plotly's upload button.
    """
    pio.templates["danvan"] = template()
    pio.templates.default = "danvan"
    pio.renderers.default = "plotly_mimetype"
    pio.renderers["plotly_mimetype"].config = dict(CONFIG)


def plain(text: object) -> str:
    """Return a reader's text so that plotly shows it as text: no tag of a model's name is ever markup."""
    return html.escape(str(text), quote=False)


def keep(name: str) -> str:
    """Return a name whose words a line break never parts."""
    return name.replace(" ", "\u00a0")


def wrap(text: str, width: int) -> str:
    """Break a text into lines of at most `width` characters, in plotly's notation."""
    return "<br>".join(textwrap.wrap(text, width, break_long_words=False)) or text


def finish(
    fig: go.Figure,
    finding: str,
    subtitle: str = "",
    source: str = "",
    note: str = "",
    height: int = 560,
) -> go.Figure:
    """Frame a figure: the finding as its title, what/where/when below it, sources and notes at the foot.

    `finding`, `subtitle`, `source` and `note` are plain text (tags in them are shown, not obeyed); `source`
    names the sources, `note` says what the chart cannot say. They are also kept in `layout.meta`, so that pages
    and documents can set them anew for their own width.
    """
    title = wrap(plain(finding), TITLE_WIDTH)
    under = wrap(plain(subtitle), FOOTER_WIDTH)
    foot = [wrap(plain(line), FOOTER_WIDTH) for line in (note, source and t("chart.source", sources=source)) if line]
    foot_lines = sum(1 + line.count("<br>") for line in foot)
    lines = 1 + title.count("<br>")
    _whole_ticks(fig)
    top = 30 + TITLE_LINE * lines + (24 * (1 + under.count("<br>")) if subtitle else 0)
    legend = 34 if _has_legend(fig) else 0
    axis = 72 if fig.layout.xaxis.title.text else 44
    fig.update_layout(
        template=template(),
        title={"text": title, "subtitle": {"text": under}, "y": 1 - 36 / height},
        separators=separators(),
        height=height,
        margin={"l": 16, "r": 28, "t": top + legend, "b": axis + 22 * foot_lines},
        meta={"finding": finding, "subtitle": subtitle, "source": source, "note": note},
    )
    if foot:
        # Anchored at the right: the plot's left edge moves with the length of its labels.
        fig.add_annotation(
            name="footer", text="<br>".join(foot), x=1, xref="paper", xanchor="right",
            y=0, yref="paper", yanchor="top", yshift=4 - axis, align="left", showarrow=False,
            font={"size": TEXT_SIZE, "color": MUTED},
        )  # fmt: skip
    return fig


def _whole_ticks(fig: go.Figure) -> None:
    """Put the ticks of a short axis of counts at whole numbers: between them a rounded label would be wrong."""
    for name, axis in (("x", fig.layout.xaxis), ("y", fig.layout.yaxis)):
        values = [trace[name] for trace in fig.data if trace.type == "bar" and trace[name] is not None]
        if axis.tickformat == ",d" and values and max(sum(map(float, row)) for row in zip(*values, strict=False)) <= 6:
            axis.dtick = 1


def _has_legend(fig: go.Figure) -> bool:
    named = [trace for trace in fig.data if trace.showlegend is not False and trace.name]
    return fig.layout.showlegend is not False and len(named) > 1


def key(fig: go.Figure, colours: dict[str, str]) -> go.Figure:
    """Name the colours in one line above a finished plot: `{words: colour}`.

    The line may reach over the labels at the left, where plotly's own legend would break in a narrow notebook.
    """
    words = [f'<span style="color:{colour}">■</span> {keep(plain(name))}' for name, colour in colours.items()]
    fig.add_annotation(text="   ".join(words), x=1, xref="paper", xanchor="right", y=1, yref="paper", yanchor="bottom")
    fig.layout.margin.t += 30
    return fig


def credit(sources: pd.DataFrame, ids: Iterable[str], most: int = 3) -> str:
    """Name the sources of a chart: publisher and id of each, or their number when there are more than `most`."""
    wanted = sorted(set(ids))
    if len(wanted) > most:
        return t("chart.sources_count", n=len(wanted))
    publishers = sources.set_index("source_id")["publisher"]
    return "; ".join(f"{publishers.get(one, one)} ({one})" if one in publishers else one for one in wanted)


def empty(sentence: str, finding: str = "", height: int = 220) -> go.Figure:
    """Return a figure that says in a sentence what the data lack, in place of an empty chart."""
    fig = go.Figure()
    fig.update_xaxes(visible=False).update_yaxes(visible=False)
    fig.add_annotation(
        text=wrap(plain(sentence), 90), x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False,
        font={"size": 18, "color": MUTED},
    )  # fmt: skip
    return finish(fig, finding, height=height)


use()
