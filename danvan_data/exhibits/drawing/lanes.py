"""Dots: the places beside one place's bars, and a dot for every model."""

from typing import TYPE_CHECKING

from danvan_data.exhibits import theme
from danvan_data.exhibits.drawing import bars
from danvan_data.exhibits.drawing.framing import NARROW, labels
from danvan_data.exhibits.drawing.plot import Plot

if TYPE_CHECKING:
    from danvan_data.exhibits.exhibit import Exhibit

BANDS = range(3, 11)
"""How many dots may be stacked in one column of a row's band."""
GAP = 2
HEIGHT = 100
"""Pixels of a band."""
DOT = 0.8
"""Of the room of a dot, its size: those side by side stay apart."""


def lane(exhibit: "Exhibit") -> Plot:
    """Draw the first series as bars, and every other mark as a grey dot in a lane below the bar of its row."""
    table = exhibit.table.assign(hover=exhibit.hovers)
    own = table["series"].eq(table["series"].iloc[0])
    rows = table.loc[own, "row"].tolist()
    mine, dots = table[own], table[~own & table["row"].isin(rows)]
    fig = Plot()
    fig.add(
        "scatter", x=dots["low"], y=[rows.index(row) + 0.36 for row in dots["row"]], mode="markers", showlegend=False,
        marker={"size": 13, "color": theme.MUTED, "opacity": 0.55, "line": {"color": theme.PAPER, "width": 1}},
        hovertext=dots["hover"].tolist(), hovertemplate=bars.TEMPLATE,
    )  # fmt: skip
    fig.add(
        "bar", x=mine["low"], y=list(range(len(rows))), orientation="h", width=0.44, showlegend=False,
        marker={"color": mine["colour"].tolist()}, text=[f" {text}" for text in mine["text"]], textposition="outside",
        constraintext="none", textfont={"size": bars.BIG}, cliponaxis=False, hovertext=mine["hover"].tolist(),
        hovertemplate=bars.TEMPLATE,
    )  # fmt: skip
    if len(dots):
        last = dots.loc[dots["row"].eq(rows[-1]), "low"].max()
        fig.add_annotation(text=theme.plain(exhibit.heads[1]), x=last if last == last else 0, y=len(rows) - 1 + 0.36,
                           xanchor="left", xshift=14, font={"color": theme.MUTED})  # fmt: skip
    most = max(float(mine["low"].max()) * 1.45, float(dots["low"].max()) + 0.03 if len(dots) else 0)
    fig.update_xaxes(range=[0, min(most, 1.2)], tickformat=".0%", title={"text": exhibit.axis.title})
    ticks = {"tickvals": list(range(len(rows))), "ticktext": labels(rows, exhibit.emphasis), "tickfont": {"size": 18}}
    fig.update_yaxes(**ticks, range=[len(rows) - 0.35, -0.45], showgrid=False, zeroline=False)
    return fig.update_layout(height=96 * len(rows) + 20)


def dots(exhibit: "Exhibit") -> Plot:
    """Draw each unit of a row as a dot in the row's band; those known by name carry a ring."""
    table = exhibit.table.reset_index(drop=True)
    rows = list(dict.fromkeys(table["row"]))
    band, room = _band(int(table.groupby("row")["low"].sum().max()), len(rows))
    fig = Plot()
    for place, row in enumerate(rows):
        before = 0
        for at, mark in enumerate(table[table["row"].eq(row)].itertuples()):
            n = int(mark.low)
            names = mark.detail.split("\n") if mark.detail and at == 0 else []
            hover = [theme.plain(names[i] if i < len(names) else f"{row}: {mark.series}") for i in range(n)]
            at_x = [position // band for position in range(before, before + n)]
            at_y = [place * (band + GAP) + position % band for position in range(before, before + n)]
            same = not names
            fig.add(
                "scatter", x=at_x, y=at_y, mode="markers", showlegend=False, name=mark.series,
                marker={"size": int(room * DOT), "color": mark.colour,
                        "line": {"color": theme.INK, "width": 2.5 if names else 0}},
                hovertext=theme.plain(f"{row}: {mark.series}") if same else hover, hovertemplate=bars.TEMPLATE,
                meta=int(mark.Index),
            )  # fmt: skip
            before += n
    sums = table.groupby("row", sort=False)["end"].first()
    ticks = [f"<b>{theme.plain(row)}</b><br>{theme.plain(sums[row])}" for row in rows]
    fig.update_yaxes(
        tickvals=[place * (band + GAP) + (band - 1) / 2 for place in range(len(rows))], ticktext=ticks,
        range=[len(rows) * (band + GAP) - GAP, -1], showgrid=False, zeroline=False,
    )  # fmt: skip
    fig.update_xaxes(visible=False, scaleanchor="y", constrain="domain", constraintoward="left")
    return fig.update_layout(height=HEIGHT * len(rows))


def _band(most: int, rows: int) -> tuple[int, float]:
    """Return how many dots stand above one another where a row has `most`, so that each has most room; and that room.

    Example:
        >>> _band(192, 4)[0], _band(30, 4)[0]
        (5, 3)

    """
    rooms = {band: min(NARROW / -(-most // band), HEIGHT * rows / (rows * (band + GAP))) for band in BANDS}
    band = max(rooms, key=lambda each: rooms[each])
    return band, rooms[band]
