"""Time: totals as segments over the years they cover, documents on a calendar, lines of single years."""

from datetime import date
from typing import TYPE_CHECKING

from danvan_data.exhibits import theme
from danvan_data.exhibits.drawing.bars import TEMPLATE
from danvan_data.exhibits.drawing.framing import LINE, key, labels
from danvan_data.exhibits.drawing.plot import Plot

if TYPE_CHECKING:
    from danvan_data.exhibits.exhibit import Exhibit


def spans(exhibit: "Exhibit") -> Plot:
    """Draw each mark as a segment from the beginning of `start` to the end of `end`; rows of one name share a label."""
    table = exhibit.table.assign(hover=exhibit.hovers).reset_index(drop=True)
    fig = Plot()
    series = dict(zip(table["series"], table["colour"], strict=True))
    for name, colour in series.items():
        rows = table[table["series"].eq(name)]
        line_x: list[float | None] = []
        line_y: list[int | None] = []
        for mark in rows.itertuples():
            line_x += [int(mark.start) + 0.08, int(mark.end) + 0.92, None]
            line_y += [mark.Index, mark.Index, None]
        line = {"width": 12, "color": colour}
        fig.add("scatter", x=line_x, y=line_y, mode="lines", line=line, name=name, hoverinfo="skip", showlegend=False)
        fig.add(
            "scatter", x=[int(year) + 1 for year in rows["end"]], y=rows.index.tolist(), mode="text",
            text=[f" {text}" for text in rows["text"]], textposition="middle right", hovertext=rows["hover"].tolist(),
            hovertemplate=TEMPLATE, showlegend=False, name=name, cliponaxis=False,
        )  # fmt: skip
    first, last = int(table["start"].astype(int).min()), int(table["end"].astype(int).max())
    step = 1 if last - first <= 12 else 2 if last - first <= 24 else 5
    ticks = list(range(first, last + 1, step))
    room = 0.02 * int(table["text"].str.len().max()) + 0.06
    fig.update_xaxes(tickvals=[year + 0.5 for year in ticks], ticktext=[str(year) for year in ticks],
                     range=[first - 0.2, last + 1 + (last + 1 - first) * room])  # fmt: skip
    names = ["" if at and table["row"][at - 1] == row else row for at, row in enumerate(table["row"])]
    return key(_down(fig, exhibit, names, 34), series)


def _down(fig: Plot, exhibit: "Exhibit", names: list[str], least: int) -> Plot:
    ticks = labels(names, exhibit.emphasis)
    fig.update_yaxes(tickvals=list(range(len(names))), ticktext=ticks, range=[len(names) - 0.3, -0.7], showgrid=False,
                     zeroline=False)  # fmt: skip
    # A name that several rows share has the room of all of them for its lines.
    sizes = [0]
    for name in names:
        sizes = [*sizes[:-1], sizes[-1] + 1] if not name else [*sizes, 1]
    shared = min(sizes[1:], default=1)
    tall = max((1 + tick.count("<br>") for tick in ticks), default=1)
    return fig.update_layout(height=len(ticks) * max(least, (LINE * tall + 10) / shared) + 20)


def timeline(exhibit: "Exhibit") -> Plot:
    """Draw marks of one day as diamonds and those of a period as segments, on one calendar."""
    table = exhibit.table.assign(hover=exhibit.hovers).reset_index(drop=True)
    fig = Plot()
    for mark in table.itertuples():
        shared = {"y": [mark.Index] * (1 if mark.start == mark.end else 2), "hovertext": mark.hover,
                  "hovertemplate": TEMPLATE, "showlegend": False}  # fmt: skip
        if mark.start == mark.end:
            diamond = {"symbol": "diamond", "size": 18, "color": mark.colour}
            fig.add("scatter", x=[mark.start], mode="markers", marker=diamond, **shared)
        else:
            fig.add(
                "scatter", x=[mark.start, mark.end], mode="lines", line={"width": 14, "color": mark.colour}, **shared
            )
    days = [date.fromisoformat(day) for day in (*table["start"], *table["end"])]
    years = max(days).year - min(days).year
    fig.update_xaxes(dtick=f"M{12 * max(1, round(years / 10))}", tickformat="%Y", ticklabelmode="period")
    names = [f"{mark.row}: {mark.text}" if mark.text else mark.row for mark in table.itertuples()]
    return _down(fig, exhibit, names, 46)


def lines(exhibit: "Exhibit") -> Plot:
    """Draw a line a series over the rows (years); a year without a value is a gap, its neighbours are not joined."""
    table = exhibit.table.assign(hover=exhibit.hovers)
    rows = list(dict.fromkeys(table["row"]))
    fig = Plot()
    for name, colour in dict(zip(table["series"], table["colour"], strict=True)).items():
        part = table[table["series"].eq(name)].set_index("row").reindex(rows)
        fig.add(
            "scatter", x=rows, y=part["low"].tolist(), mode="lines+markers+text", name=name, connectgaps=False,
            line={"width": 3, "color": colour}, marker={"size": 11, "color": colour}, showlegend=False,
            text=part["text"].fillna("").tolist(), textposition="top center", cliponaxis=False,
            hovertext=part["hover"].fillna("").tolist(), hovertemplate=TEMPLATE,
        )  # fmt: skip
    fig.update_xaxes(type="category", categoryorder="array", categoryarray=rows, showgrid=False)
    top = float(table["low"].max() or 1)
    fig.update_yaxes(range=[0, top * 1.15], tickformat=",d", title={"text": exhibit.axis.title})
    fig.update_layout(height=380)
    series = dict(zip(table["series"], table["colour"], strict=True))
    return key(fig, series) if len(series) > 1 else fig.update_layout(plot_bgcolor=theme.PAPER)
