"""Bars: rows by one value, to both sides of zero, parts of a whole, series that add up, columns by year."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from danvan_data.exhibits import theme
from danvan_data.exhibits.drawing.framing import LETTER, NARROW, key, labels, rows_height
from danvan_data.exhibits.drawing.plot import Plot, trace
from danvan_data.language import t

if TYPE_CHECKING:
    from danvan_data.exhibits.exhibit import Exhibit

LEAST = 0.07
"""A smaller part of the longest bar has no room for its number inside; hover and table have it."""
BIG = 20
TEMPLATE = "%{hovertext}<extra></extra>"


def _formats(kind: str) -> str:
    return {"share": ".0%", "points": ",.0f", "count": ",d"}.get(kind, ",.1~f")


def _true_ticks(fig: Plot, axis: str, most: float, kind: str) -> None:
    """Put ticks where a value can be: a short axis of counts at whole numbers, that of a large share up to 100 %."""
    if kind == "count" and most <= 6:
        fig.update_layout(**{f"{axis}axis": {"dtick": 1}})
    if kind == "share" and 0.5 < most <= 1:
        fig.update_layout(**{f"{axis}axis": {"tickvals": [0, 0.25, 0.5, 0.75, 1]}})


def _rows(fig: Plot, exhibit: "Exhibit", names: list[str], least: int = 44) -> Plot:
    """Put the names of rows at the left, the first at the top, and give the plot the height that they need."""
    ticks = labels(names, exhibit.emphasis)
    size = 18 if len(names) <= 8 else theme.TEXT_SIZE
    fig.update_yaxes(
        tickvals=list(range(len(names))), ticktext=ticks, range=[len(names) - 0.4, -0.6], showgrid=False,
        zeroline=False, tickfont={"size": size},
    )  # fmt: skip
    return fig.update_layout(height=rows_height(ticks, least))


def _room(table: pd.DataFrame) -> float:
    """Return by how much an axis is longer than its longest bar, so that the words beside it find room."""
    letter = LETTER * (BIG / theme.TEXT_SIZE if len(table) <= 8 else 1)
    return 1 / (1 - min((int(table["text"].str.len().max()) + 3) * letter / NARROW, 0.7))


def _marker(rows: pd.DataFrame) -> dict[str, Any]:
    hatched = ["/" if look == "hatched" else "" for look in rows["look"]]
    return {
        "color": rows["colour"].tolist(),
        "opacity": [0.45 if look == "pale" else 1 for look in rows["look"]],
        **({"pattern": {"shape": hatched, "fillmode": "overlay", "fgcolor": theme.PAPER}} if any(hatched) else {}),
    }


def bars(exhibit: "Exhibit") -> Plot:
    """Draw one bar a row, its words beside it."""
    rows = exhibit.table.reset_index(drop=True)
    values = rows["low"].fillna(rows["high"])
    fig = Plot(
        trace(
            "bar", x=values.tolist(), y=list(range(len(rows))), orientation="h", width=0.62, marker=_marker(rows),
            text=[f" {text}" for text in rows["text"]], textposition="outside", cliponaxis=False,
            constraintext="none",  # words of two lines are higher than a bar, and stand beside it all the same
            textfont={"size": BIG if len(rows) <= 8 else theme.TEXT_SIZE},
            hovertext=exhibit.hovers, hovertemplate=TEMPLATE,
        )
    )  # fmt: skip
    top = float(values.max() or 1)
    title = exhibit.axis.title
    fig.update_xaxes(range=[0, top * _room(rows) or 1], tickformat=_formats(exhibit.axis.kind), title={"text": title})
    fig.update_xaxes(visible=bool(title))
    _true_ticks(fig, "x", top, exhibit.axis.kind)
    if exhibit.bands:  # words beside a bar would run through the line
        fig.update_traces(textposition="inside", insidetextanchor="start", textfont={"color": theme.INK}, textangle=0)
        _bands(fig, exhibit)
    return _rows(fig, exhibit, rows["row"].tolist())


def _bands(fig: Plot, exhibit: "Exhibit") -> None:
    for band in exhibit.bands:
        if band.low == band.high:
            fig.add_line(band.low, line={"color": theme.INK, "width": 2, "dash": "dot"})
        else:
            fig.add_band(band.low, band.high, fillcolor=theme.NEUTRAL, opacity=0.3, line={"width": 0}, layer="below")


def signed(exhibit: "Exhibit") -> Plot:
    """Draw bars to both sides of zero."""
    fig = bars(exhibit)
    most = float(exhibit.table["low"].abs().max()) * 1.3 + 1
    fig.update_xaxes(range=[-most, most], zeroline=True, zerolinewidth=2, dtick=None)
    return fig


def parts(exhibit: "Exhibit") -> Plot:
    """Draw a part (the first series) filled inside its whole (the second, an outline), the words beside the whole."""
    first, whole = dict.fromkeys(exhibit.table["series"])
    rows = list(dict.fromkeys(exhibit.table["row"]))
    wide = {name: exhibit.table[exhibit.table["series"].eq(name)].set_index("row").loc[rows] for name in (first, whole)}
    hover = dict(zip(exhibit.table["row"], exhibit.hovers, strict=True))
    shared: dict[str, Any] = {"y": list(range(len(rows))), "orientation": "h", "width": 0.6, "showlegend": False}
    fig = Plot()
    fig.add(
        "bar", x=wide[whole]["low"],
        marker={"color": theme.PAPER, "line": {"width": 2, "color": wide[whole]["colour"].tolist()}},
        text=[f" {text}" for text in wide[first]["text"]], textposition="outside", textfont={"size": BIG},
        constraintext="none", cliponaxis=False, hovertext=[hover[row] for row in rows], hovertemplate=TEMPLATE,
        **shared,
    )  # fmt: skip
    fig.add("bar", x=wide[first]["low"], marker={"color": wide[first]["colour"].tolist()}, hoverinfo="skip", **shared)
    top = float(wide[whole]["low"].max() or 1)
    fig.update_layout(barmode="overlay")
    fig.update_xaxes(range=[0, top * _room(wide[first])], tickformat=",d", title={"text": exhibit.axis.title})
    _true_ticks(fig, "x", top, "count")
    return _rows(fig, exhibit, rows)


def _series(exhibit: "Exhibit") -> dict[str, str]:
    """Return the series in order with their colours."""
    return dict(zip(exhibit.table["series"], exhibit.table["colour"], strict=True))


def stacked(exhibit: "Exhibit") -> Plot:
    """Draw rows whose series add up."""
    fig = _layers(exhibit, across=True)
    sums = exhibit.table.groupby("row")["low"].sum()
    top = float(sums.max() or 1)
    fig.update_xaxes(range=[0, top * 1.02], title={"text": exhibit.axis.title}, tickformat=",d")
    _true_ticks(fig, "x", top, "count")
    rows = list(dict.fromkeys(exhibit.table["row"]))
    return key(_rows(fig, exhibit, rows, 38), _series(exhibit))


def shares(exhibit: "Exhibit") -> Plot:
    """Draw rows of 100 %, with the whole of each at the right where the marks tell it (`end`)."""
    fig = _layers(exhibit, across=True)
    rows = list(dict.fromkeys(exhibit.table["row"]))
    wholes = exhibit.table.drop_duplicates("row").set_index("row")["end"]
    if wholes.ne("").any():
        fig.add(
            "scatter", x=[1.01] * len(rows), y=list(range(len(rows))), mode="text", showlegend=False, hoverinfo="skip",
            text=[wholes[row] for row in rows], textposition="middle right", cliponaxis=False,
        )  # fmt: skip
    fig.update_layout(bargap=0.22)
    fig.update_xaxes(range=[0, 1.1 if wholes.ne("").any() else 1], tickvals=[0, 0.25, 0.5, 0.75, 1], tickformat=".0%",
                     showgrid=False, title={"text": exhibit.axis.title})  # fmt: skip
    return key(_rows(fig, exhibit, rows, 40), _series(exhibit))


def _layers(exhibit: "Exhibit", across: bool) -> Plot:
    """Draw one trace a series, stacked along the values."""
    table = exhibit.table.assign(hover=exhibit.hovers)
    rows = list(dict.fromkeys(table["row"]))
    longest = float(table.groupby("row")["low"].sum().max() or 1)
    fields = {t(f"field.{code}") for code in theme.FIELD_COLOURS}
    fig = Plot()
    for name, colour in _series(exhibit).items():
        part = table[table["series"].eq(name)]
        at = [rows.index(row) for row in part["row"]]
        ends = {"x": part["low"].tolist(), "y": at} if across else {"x": at, "y": part["low"].tolist()}
        fig.add(
            "bar", **ends, orientation="h" if across else "v", name=name, textposition="inside",
            insidetextanchor="middle",
            text=[text if low >= LEAST * longest else "" for text, low in zip(part["text"], part["low"], strict=True)],
            textangle=0, textfont={"color": [_ink(colour, look) for look in part["look"]]},
            marker={"color": colour, "line": {"color": theme.PAPER, "width": 1}, "opacity": _marker(part)["opacity"],
                    "pattern": {"shape": theme.pattern_of(colour) if name in fields else "", "solidity": 0.12,
                                "fillmode": "overlay", "fgcolor": "rgba(255,255,255,0.4)"}},
            hovertext=part["hover"].tolist(), hovertemplate=TEMPLATE,
        )  # fmt: skip
    return fig.update_layout(barmode="stack", showlegend=False)


def _ink(colour: str, look: str) -> str:
    """White on a dark colour, except where the bar is pale."""
    return theme.PAPER if theme.is_dark(colour) and look != "pale" else theme.INK


def columns(exhibit: "Exhibit") -> Plot:
    """Draw upright columns, mostly by year, whose series add up."""
    fig = _layers(exhibit, across=False)
    rows = list(dict.fromkeys(exhibit.table["row"]))
    several = exhibit.table["series"].nunique() > 1
    every = 1 if len(rows) <= 12 else 2
    shown = [at for at in range(len(rows)) if (len(rows) - 1 - at) % every == 0 or not rows[at].isdigit()]
    ticks = labels([rows[at] for at in shown], width=12)
    fig.update_xaxes(tickvals=shown, ticktext=ticks, showgrid=False, tickangle=0)
    top = float(exhibit.table.groupby("row")["low"].sum().max() or 1)
    fig.update_yaxes(range=[0, top * 1.1], tickformat=",d", title={"text": exhibit.axis.title})
    _true_ticks(fig, "y", top, "count")
    if not several:
        fig.update_traces(textposition="outside", cliponaxis=False, text=exhibit.table["text"].tolist(),
                          marker={"color": exhibit.table["colour"].tolist()})  # fmt: skip
    fig.update_layout(height=380)
    return key(fig, _series(exhibit)) if several else fig
