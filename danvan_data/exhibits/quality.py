"""Charts of quality: totals that do not add up, gaps by place and year, the pages, how numbers were read."""

import pandas as pd
import plotly.graph_objects as go
from IPython.display import Markdown

from danvan_data.exhibits import theme
from danvan_data.exhibits.ledger import kind_words
from danvan_data.language import number, percent, period, t
from danvan_data.vocabulary import FIELDS

STATES = {"contradiction": "#E8A878", "partial": theme.NEUTRAL}
READINGS = {"computed": "#009E73", "completed": "#56B4E9", "entered": "#E69F00", "ambiguous": "#D55E00",
            "unread": "#9AA5B1"}  # fmt: skip
AREAS = {"Bắc Bộ": "north", "Trung Bộ": "centre", "Nam Bộ": "south"}
BLUE = theme.FIELD_COLOURS["defence_security"]

MOST_TICKS = 8


def totals(table: pd.DataFrame) -> go.Figure:
    """Draw the sum of the fields as a share of the stated total, for each report where the two differ."""
    if table.empty:
        return theme.empty(t("quality.no_breakdown"))
    wrong = table[table["state"].ne("adds_up")].sort_values("ratio", ascending=False)
    if wrong.empty:
        return theme.empty(t("quality.all_add_up", n=number(len(table))))
    labels = [f"{theme.wrap(theme.plain(row.place), 32)}<br>{period(row.start, row.end)}" for row in wrong.itertuples()]
    fig = go.Figure(
        go.Bar(
            x=wrong["ratio"], y=list(range(len(wrong))), orientation="h",
            marker_color=[STATES[state] for state in wrong["state"]],
            text=[_gap(row) for row in wrong.itertuples()], textposition="inside", insidetextanchor="start",
            textangle=0, textfont={"color": theme.INK},
            hovertext=[_stated(row) for row in wrong.itertuples()], hovertemplate="%{hovertext}<extra></extra>",
        )
    )  # fmt: skip
    fig.add_vline(x=1, line={"color": theme.INK, "width": 2, "dash": "dot"})
    fig.update_xaxes(range=[0, max(1.05, float(wrong["ratio"].max()) * 1.02)], tickformat=".0%",
                     title_text=t("quality.totals_axis"))  # fmt: skip
    fig.update_yaxes(tickvals=list(range(len(wrong))), ticktext=labels, autorange="reversed", showgrid=False)
    full = table[table["n_fields"].eq(len(FIELDS))]
    finding = t("quality.totals_finding", wrong=int(full["state"].eq("contradiction").sum()), n=len(full),
                right=int(full["state"].eq("adds_up").sum()))  # fmt: skip
    subtitle = t("quality.totals_subtitle", shown=len(wrong), all=len(table))
    return theme.finish(fig, finding, subtitle, ", ".join(wrong["source_id"]), t("quality.totals_note"),
                        height=290 + 52 * len(wrong))  # fmt: skip


def _gap(row) -> str:
    sign = "+" if row.difference > 0 else "−"
    sums = f"{number(row.fields_sum)}/{number(row.total)} ({sign}{number(abs(row.difference))})"
    return f"{sums} {t(f'quality.{row.state}')}"


def _stated(row) -> str:
    return t("quality.total_hover", place=theme.plain(row.place), period=period(row.start, row.end),
             sum=number(row.fields_sum), total=number(row.total), source=row.source_id)  # fmt: skip


def gaps(table: pd.DataFrame, division: str, area: str = "") -> go.Figure:
    """Draw how many facts there are of each place and year; empty cells are gaps.

    `table` as from `measures.quality.gaps` for the same division and area.
    """
    if table.empty or not table.to_numpy().sum():
        return theme.empty(t("quality.no_fact"))
    sums = table.sum(axis=1)
    empty, n, top = int((sums == 0).sum()), len(table), sums.idxmax()
    fig = go.Figure(
        go.Heatmap(
            z=table.where(table > 0).to_numpy(dtype="float32"), x=[year or t("quality.no_year") for year in table],
            y=[f"{theme.plain(name)} ({number(sums[name])})" for name in table.index],
            colorscale=[[0, "#D6E6F5"], [1, "#3F8FC9"]], showscale=False, xgap=2, ygap=2, hoverongaps=False,
            texttemplate="%{z}", textfont={"size": theme.TEXT_SIZE, "color": theme.INK},
            hovertemplate=t("quality.gaps_hover") + "<extra></extra>",
        )
    )  # fmt: skip
    every = 1 if len(table.columns) <= MOST_TICKS else 2
    ticks = [
        year or t("quality.no_year")
        for at, year in enumerate(table)
        if not year or (at - len(table.columns)) % every == 0
    ]
    fig.update_xaxes(type="category", tickvals=ticks, side="top", showgrid=False, tickangle=0)
    fig.update_yaxes(autorange="reversed", type="category", showgrid=False, tickvals=list(fig.data[0].y))
    unit = t(f"quality.unit_{division}")
    key = "quality.gaps_finding" if empty else "quality.gaps_full"
    finding = t(key, empty=empty, n=n, unit=unit, top=theme.keep(top), most=number(sums[top]))
    undated = int(table[""].sum())
    subtitle = t("quality.gaps_subtitle", area=area_words(area).lower() if not area else area_words(area),
                 undated=number(undated), total=number(sums.sum()))  # fmt: skip
    fig = theme.finish(fig, finding, subtitle, t("chart.sources_all"), t("quality.gaps_note"), height=290 + 24 * n)
    fig.layout.margin.t += 48
    return fig


def area_words(area: str) -> str:
    """Return the words for a region of the provinces table; empty means everywhere."""
    return t(f"quality.{AREAS[area]}") if area in AREAS else area or t("quality.everywhere")


def without(table: pd.DataFrame) -> Markdown:
    """Name in a sentence the places that have no fact at all."""
    names = table.index[table.sum(axis=1).eq(0)].tolist()
    if not names:
        return Markdown(t("quality.say_no_gap", n=len(table)))
    return Markdown(t("quality.say_gaps", n=len(table), empty=len(names), names=", ".join(names)))


def published(years: pd.DataFrame) -> go.Figure:
    """Draw the pages by year of publication, with those that show none as a bar of their own."""
    if years.empty:
        return theme.empty(t("quality.no_source"))
    total = int(years["n"].sum())
    dated = years[years["year"].ne("")]
    unknown = total - int(dated["n"].sum())
    span = range(int(dated["year"].min()), int(dated["year"].max()) + 1) if len(dated) else range(0)
    sizes = dated.set_index("year")["n"].reindex([str(year) for year in span], fill_value=0)
    x = [*sizes.index, *([t("quality.no_year").replace("<br>", " ")] if unknown else [])]
    y = [*(int(n) for n in sizes), *([unknown] if unknown else [])]
    fig = go.Figure(
        go.Bar(x=x, y=y, marker_color=[BLUE] * len(sizes) + [theme.NEUTRAL], text=[number(n) if n else "" for n in y],
               textposition="outside", cliponaxis=False, hovertemplate=t("quality.page_year") + "<extra></extra>")
    )  # fmt: skip
    fig.update_xaxes(type="category", tickvals=[*list(sizes.index)[-3::-2], *x[len(sizes) :]], tickangle=0)
    fig.update_yaxes(rangemode="tozero", title_text=t("quality.pages"), tickformat=",d")
    top = sizes.idxmax() if len(sizes) else ""
    key = "quality.published_finding" if len(sizes) else "quality.published_none"
    finding = t(key, unknown=number(unknown), total=number(total),
                share=percent(unknown / total), year=top, n=number(sizes.max() if len(sizes) else 0))  # fmt: skip
    subtitle = t("quality.published_subtitle", known=number(total - unknown), total=number(total))
    return theme.finish(fig, finding, subtitle, t("chart.sources_all"), t("quality.publishers_note"), height=560)


def publishers(table: pd.DataFrame, most: int = 15) -> go.Figure:
    """Draw the publishers with the most pages."""
    if table.empty:
        return theme.empty(t("quality.no_source"))
    rows, total = table.head(most), int(table["n"].sum())
    fig = go.Figure(
        go.Bar(x=rows["n"], y=[theme.wrap(theme.plain(name), 34) for name in rows["publisher"]], orientation="h",
               marker_color=BLUE, text=[number(n) for n in rows["n"]], textposition="outside", cliponaxis=False,
               hovertemplate="%{y}: %{x}<extra></extra>")
    )  # fmt: skip
    fig.update_xaxes(title_text=t("quality.pages"), tickformat=",d")
    fig.update_yaxes(autorange="reversed", type="category", showgrid=False)
    shown = int(rows["n"].sum())
    finding = t("quality.publishers_finding", n=len(rows), share=percent(shown / total), all=number(len(table)))
    subtitle = t("quality.publishers_subtitle", n=len(rows), shown=number(shown), total=number(total))
    return theme.finish(fig, finding, subtitle, t("chart.sources_all"), t("quality.publishers_note"),
                        height=250 + 42 * len(rows))  # fmt: skip


def doubts(table: pd.DataFrame) -> go.Figure:
    """Draw how many rows each kind of doubt touches; `table` as from `measures.quality.doubts`."""
    if table.empty:
        return theme.empty(t("quality.no_doubt"))
    labels = [f"{kind_words(row.check)}<br>({t(f'quality.table_{row.table}')})" for row in table.itertuples()]
    fig = go.Figure(
        go.Bar(
            x=table["n"], y=labels, orientation="h", marker_color=theme.ACCENT,
            text=[" " + t("quality.doubts_bar", n=number(row.n), rows=number(row.rows)) for row in table.itertuples()],
            textposition="outside", cliponaxis=False, hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )  # fmt: skip
    fig.update_xaxes(visible=False, range=[0, float(table["n"].max()) * 1.18])
    fig.update_yaxes(autorange="reversed", showgrid=False)
    top = table.iloc[0]
    finding = t("quality.doubts_finding", n=number(table["n"].sum()), kind=t(f"quality.check_{top['check']}"),
                most=number(top["n"]))  # fmt: skip
    return theme.finish(fig, finding, t("quality.doubts_subtitle"), t("chart.sources_all"), t("quality.doubts_note"),
                        height=230 + 52 * len(table))  # fmt: skip


def readings(table: pd.DataFrame) -> go.Figure:
    """Draw how each figure came to its number, as shares of each table; `table` as from `measures.quality.readings`."""
    total = int(table["n"].sum())
    if not total:
        return theme.empty(t("quality.no_figure"))
    sums = table.groupby("table")["n"].sum()
    names = [name for name in ("counts", "outcomes") if sums.get(name, 0)]
    fig = go.Figure()
    for reading, colour in READINGS.items():
        rows = table[table["reading"].eq(reading)].set_index("table").reindex(names)
        if rows["n"].sum():
            _reading(fig, rows["n"], sums, reading, colour)
    fig.update_layout(barmode="stack", bargap=0.4, showlegend=False)
    fig.update_xaxes(range=[0, 1], tickformat=".0%", title_text=t("label.share"))
    fig.update_yaxes(autorange="reversed", showgrid=False, tickfont={"size": 18})
    of = table.groupby("reading")["n"].sum()
    finding = t("quality.readings_finding", share=percent((of["computed"] + of["completed"]) / total),
                total=number(total), entered=number(of["entered"]), ambiguous=number(of["ambiguous"]))  # fmt: skip
    fig = theme.finish(fig, finding, t("quality.readings_subtitle", total=number(total)), t("chart.sources_all"),
                        t("quality.readings_note"), height=460)  # fmt: skip
    colours = {t(f"quality.{code}"): colour for code, colour in READINGS.items() if of[code]}
    return theme.key(fig, colours)


def _reading(fig: go.Figure, rows: pd.Series, sums: pd.Series, reading: str, colour: str) -> None:
    shares = [n / sums[name] for name, n in rows.items()]
    words = t(f"quality.{reading}")
    fig.add_bar(
        x=shares, y=[t(f"quality.numbers_{name}") for name in rows.index], orientation="h", name=words,
        marker={"color": colour, "line": {"color": theme.PAPER, "width": 1}}, textangle=0, insidetextanchor="middle",
        text=[number(n) if share > 0.03 else "" for n, share in zip(rows, shares, strict=True)],
        textposition="inside", textfont={"color": theme.INK},
        hovertext=[t("quality.reading_hover", table=t(f"quality.numbers_{name}"), reading=words.lower(), n=number(n),
                     total=number(sums[name])) for name, n in rows.items()],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
