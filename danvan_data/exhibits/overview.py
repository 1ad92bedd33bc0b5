"""Charts of the first look: every model a dot, the depth of knowledge, the reach of the evidence."""

import pandas as pd
import plotly.graph_objects as go

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.language import catalogue, interval, number, percent, period, t
from danvan_data.vocabulary import FIELDS

BAND = 3
"""Dots stacked in one column of a field's band."""


def dots(report: pd.DataFrame, named: pd.DataFrame | None = None, source: str = "") -> go.Figure:
    """Draw each model of one report as a dot, in a band a field; the named ones carry a ring and their name.

    `report` holds one report of `measures.overview.complete_reports`, `named` the models known by name.
    """
    if report.empty:
        return theme.empty(t("overview.no_report"))
    sizes = report.groupby("field", observed=True)["n"].sum().reindex(FIELDS, fill_value=0)
    total = int(sizes.sum())
    known = named if named is not None else pd.DataFrame({"name": [], "field": []})
    fig = go.Figure()
    for place, field in enumerate(FIELDS):
        _band(fig, place, field, int(sizes[field]), known.loc[known["field"].eq(field), "name"].tolist())
    fig.update_yaxes(
        tickvals=[place * (BAND + 2) + (BAND - 1) / 2 for place in range(len(FIELDS))],
        ticktext=[_band_label(field, int(sizes[field]), total) for field in FIELDS],
        autorange="reversed", showgrid=False, zeroline=False,
    )  # fmt: skip
    fig.update_xaxes(visible=False, scaleanchor="y", constrain="domain", constraintoward="left")
    first = report.iloc[0]
    top = sizes.idxmax()
    n_named = min(len(known), total)
    where = {"place": theme.keep(first["place"]), "period": period(first["start"], first["end"])}
    return theme.finish(
        fig,
        t("overview.dots_finding", field=t(f"field.{top}"), share=percent(sizes[top] / total),
          total=number(total), **where),
        t("overview.dots_subtitle", basis=t(f"basis.{first['basis']}").lower(), named=n_named, total=total),
        source=source or first["source_id"], height=520,
    )  # fmt: skip


def _band(fig: go.Figure, place: int, field: str, n: int, names: list[str]) -> None:
    base = place * (BAND + 2)
    label = t(f"field.{field}")
    ringed = min(len(names), n)
    parts = (
        (range(ringed), [theme.plain(name) for name in names[:ringed]], 2.5),
        (range(ringed, n), t("overview.unnamed", field=label), 0),
    )
    for positions, hover, ring in parts:
        fig.add_scatter(
            x=[position // BAND for position in positions],
            y=[base + position % BAND for position in positions],
            mode="markers",
            marker={"size": 14, "color": theme.FIELD_COLOURS[field], "line": {"color": theme.INK, "width": ring}},
            hovertext=hover,
            hovertemplate="%{hovertext}<extra></extra>",
            name=label,
            showlegend=False,
        )


def _band_label(field: str, n: int, total: int) -> str:
    return f"<b>{t(f'field.{field}')}</b><br>{number(n)} ({percent(n / total)})"


def depth(stages: pd.DataFrame, place: str, source: str) -> go.Figure:
    """Show how many models of a report are named, and how many of these have a figure, or money."""
    known = stages.set_index("stage")["n"]
    reported = int(known["reported"])
    if not reported:
        return theme.empty(t("overview.no_report"))
    fig = go.Figure(
        go.Bar(
            x=known,
            y=[t(f"overview.{stage}") for stage in known.index],
            orientation="h",
            marker_color=[theme.NEUTRAL, *[theme.FIELD_COLOURS["defence_security"]] * 3],
            text=[f" {number(n)} ({percent(n / reported)})" for n in known],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{x}<extra></extra>",
        )
    )
    fig.update_xaxes(visible=False, range=[0, reported * 1.18])
    fig.update_yaxes(autorange="reversed", showgrid=False)
    n = known
    return theme.finish(
        fig,
        t("overview.depth_finding", named=number(n["named"]), total=number(reported),
          figures=number(n["with_figures"]), place=place),
        t("overview.depth_subtitle", place=place, total=number(reported)),
        source=source, note=t("overview.depth_note"), height=420,
    )  # fmt: skip


def reach(provinces: pd.DataFrame, n_sources: int, most: int = 15) -> go.Figure:
    """Show where the evidence comes from: reported numbers and named models of the leading provinces."""
    if provinces.empty:
        return theme.empty(t("overview.no_province"))
    rows = provinces.head(most)
    fig = go.Figure()
    for kind, colour in (
        ("counts", theme.FIELD_COLOURS["defence_security"]),
        ("models", theme.FIELD_COLOURS["economy"]),
    ):
        fig.add_bar(
            x=rows[kind], y=[theme.plain(name) for name in rows["province"]], orientation="h",
            name=t(f"overview.{kind}"), marker_color=colour, textangle=0, insidetextanchor="end",
            text=[number(n) if n else "" for n in rows[kind]], textposition="inside",
            hovertemplate="%{y}: %{x} " + t(f"overview.{kind}").lower() + "<extra></extra>",
        )  # fmt: skip
    fig.update_layout(barmode="stack", legend_traceorder="normal")
    fig.update_xaxes(tickformat=",d", title_text=t("overview.rows"))
    fig.update_yaxes(autorange="reversed", showgrid=False)
    share = rows["total"].sum() / provinces["total"].sum()
    return theme.finish(
        fig,
        t("overview.reach_finding", n=number(len(rows)), share=percent(share), all=number(len(provinces))),
        t("overview.reach_subtitle", sources=number(n_sources), all=number(len(provinces))),
        source=t("chart.sources_count", n=number(n_sources)), note=t("overview.reach_note"),
        height=230 + 42 * len(rows),
    )  # fmt: skip


def tables(evidence: Evidence) -> pd.DataFrame:
    """Say how many rows each table of the evidence has, and what one row is."""
    names = ("sources", "counts", "models", "outcomes", "policies", "benchmarks")
    return pd.DataFrame(
        {
            t("overview.table"): [f"evidence.{name}" for name in names],
            t("overview.one_row"): [t(f"overview.row_{name}") for name in names],
            t("overview.rows"): [len(getattr(evidence, name)) for name in names],
        }
    )


def figures_table(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of named models in the reader's words, ready to show as a table."""
    per = [f"/{unit}" if unit else "" for unit in figures["per"]]
    reading = [
        interval(low, high, unit) for low, high, unit in figures[["low", "high", "unit"]].itertuples(index=False)
    ]
    return pd.DataFrame(
        {
            t("label.model"): figures["name"],
            t("label.indicator"): [t(f"indicator.{code}") for code in figures["indicator"]],
            t("label.as_reported"): figures["as_reported"],
            t("overview.reading"): [a + _per(b) for a, b in zip(reading, per, strict=True)],
            t("label.source"): figures["source_id"],
        }
    )


def _per(code: str) -> str:
    """Say a chain such as `/person/month` in words."""
    parts = [part for part in code.split("/") if part]
    return "".join(f"/{t(f'per.{part}')}" if f"per.{part}" in catalogue() else f"/{part}" for part in parts)
