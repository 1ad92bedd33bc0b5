"""Rows by series as a heat map, a table, and a sentence where there is nothing to draw."""

from typing import TYPE_CHECKING

import pandas as pd

from danvan_data.exhibits import theme
from danvan_data.exhibits.drawing.framing import labels, rows_height
from danvan_data.exhibits.drawing.plot import Plot, trace

if TYPE_CHECKING:
    from danvan_data.exhibits.exhibit import Exhibit

MOST_TICKS = 8
GAP = "·"
"""What a table says of a cell that has nothing in it."""
PALE, DEEP = "#D6E6F5", "#3F8FC9"


def heat(exhibit: "Exhibit") -> Plot:
    """Draw a cell for each row and series, its words in it; a mark without a value leaves a gap.

    Lines lead the eye through the gaps where these are empty: a dot in each, drawn as a word, took most of the time of
    a large map, and a line would strike through a word.
    """
    table = exhibit.table.assign(hover=exhibit.hovers)
    rows, series = (list(dict.fromkeys(table[name])) for name in ("row", "series"))
    cells = {(mark.row, mark.series): mark for mark in table.itertuples()}

    def of(name: str, nothing: object) -> list[list[object]]:
        return [[getattr(cells.get((row, one)), name, nothing) for one in series] for row in rows]

    values = pd.DataFrame(of("low", float("nan")), dtype="float32")
    words = [["" if text == GAP else text for text in row] for row in of("text", GAP)]
    bare = not any(word for line, ends in zip(words, values.to_numpy() > 0, strict=True)
                   for word, coloured in zip(line, ends, strict=True) if not coloured)  # fmt: skip
    ticks = labels(rows, exhibit.emphasis, 40)
    years = sum(name.isdigit() for name in series) > MOST_TICKS
    fig = Plot(
        trace(
            "heatmap", z=values.where(values > 0).to_numpy(), x=list(range(len(series))), y=list(range(len(rows))),
            colorscale=[[0, PALE], [1, DEEP]], showscale=False, xgap=3, ygap=3, hoverongaps=False,
            text=words, texttemplate="%{text}", textfont={"size": theme.TEXT_SIZE, "color": theme.INK},
            hovertext=of("hover", ""), hovertemplate="%{hovertext}<extra></extra>",
        )
    )  # fmt: skip
    shown = [at for at, name in enumerate(series) if not years or (len(series) - at) % 2 or not name.isdigit()]
    width = 13 if len(series) <= 8 else 6
    heads = [theme.evened(theme.plain(series[at]), width) for at in shown]
    fig.update_xaxes(tickvals=shown, ticktext=heads, side="top", tickangle=0, zeroline=False, ticks="",
                     showgrid=bare)  # fmt: skip
    fig.update_yaxes(tickvals=list(range(len(rows))), ticktext=ticks, range=[len(rows) - 0.5, -0.5],
                     zeroline=False, ticks="", showgrid=bare)  # fmt: skip
    most = max((1 + head.count("<br>") for head in heads), default=1)
    return fig.update_layout(height=rows_height(ticks, 30), margin={"t": 12 + 22 * most})


def table(exhibit: "Exhibit") -> Plot:
    """Draw the grid as plotly's table: where no better one is at hand."""
    grid = exhibit.grid
    columns = [[row[at].text for row in grid.rows] for at in range(len(grid.heads))]
    fig = Plot(
        trace(
            "table", header={"values": [f"<b>{theme.plain(head)}</b>" for head in grid.heads], "align": "left",
                    "fill": {"color": theme.GRID}, "font": {"size": theme.TEXT_SIZE}},
            cells={"values": [[theme.plain(text) for text in column] for column in columns], "align": "left",
                   "fill": {"color": theme.PAPER}, "font": {"size": theme.TEXT_SIZE}, "height": 28},
        )
    )  # fmt: skip
    return fig.update_layout(height=60 + 44 * len(grid.rows))


def sentence(exhibit: "Exhibit") -> Plot:
    """Draw no plot: the finding alone is what there is to say."""
    fig = Plot()
    fig.update_xaxes(visible=False).update_yaxes(visible=False)
    return fig.update_layout(height=60)
