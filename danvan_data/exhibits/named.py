"""Charts of the named models: who leads them, and how many of the reported ones they are."""

import pandas as pd
import plotly.graph_objects as go

from danvan_data.exhibits import theme
from danvan_data.language import number, percent, period, t
from danvan_data.vocabulary import FIELDS

ALL_FIELDS = (*FIELDS, "new_rural", "other", "unclear")


def leaders(table: pd.DataFrame, show: str = "number", source: str = "") -> go.Figure:
    """Draw who leads the named models of which field as a heat map with every number written in.

    `table` as from `measures.distribution.leaders`; `show` is `number` or `share` (of the body's models).
    """
    if table.empty or not table["n"].sum():
        return theme.empty(t("distribution.no_leader"))
    wide = table.pivot(index="organisation", columns="field", values="n")
    wide = wide.loc[table["organisation"].unique(), [code for code in ALL_FIELDS if code in wide]]
    wide = wide.loc[:, wide.sum() > 0]
    sums, total = wide.sum(axis=1), int(wide.to_numpy().sum())
    shares = wide.div(sums, axis=0)
    shown = wide if show == "number" else shares
    label = number if show == "number" else percent
    fig = go.Figure(
        go.Heatmap(
            z=shown.where(wide > 0).to_numpy(), x=[_two_lines(t(f"field.{code}")) for code in wide],
            y=[t("distribution.leader_row", organisation=t(f"organisation.{code}"), n=number(n))
               for code, n in sums.items()],
            colorscale=[[0, "#E3EEF9"], [1, "#3F8FC9"]], showscale=False, xgap=3, ygap=3,
            text=[[label(value) if value else "·" for value in row] for row in shown.to_numpy()],
            texttemplate="%{text}", textfont={"size": theme.TEXT_SIZE, "color": theme.INK},
            hovertemplate="%{y}, %{x}: %{text}<extra></extra>", hoverongaps=False,
        )
    )  # fmt: skip
    fig.update_yaxes(autorange="reversed", showgrid=False)
    fig.update_xaxes(side="top", showgrid=False)
    unknown = int(sums.get("unknown", 0))
    known = wide.drop(index=["unknown", "other"], errors="ignore")
    top = known.sum(axis=1).idxmax() if len(known) else wide.index[0]
    most = wide.loc[top].idxmax()
    finding = t("distribution.leaders_finding", organisation=t(f"organisation.{top}"), n=number(sums[top]),
                share=percent(shares.at[top, most]), field=_field(most).lower(),
                unknown=number(unknown))  # fmt: skip
    key = "distribution.leaders_subtitle" if show == "number" else "distribution.leaders_share_subtitle"
    fig = theme.finish(fig, finding, t(key, n=number(total - unknown), total=number(total)),
                       source or t("chart.sources_all"), t("distribution.leaders_note"),
                       height=270 + 32 * len(wide))  # fmt: skip
    fig.layout.margin.t += 48
    return fig


def coverage(table: pd.DataFrame, report: pd.DataFrame, source: str = "") -> go.Figure:
    """Draw how many models of each field are known by name, inside how many are reported."""
    if table.empty or report.empty:
        return theme.empty(t("distribution.no_report"))
    first = report.iloc[0]
    labels = [t(f"field.{code}") for code in table["field"]]
    shares = table["named"] / table["reported"].where(table["reported"] > 0)
    fig = go.Figure()
    fig.add_bar(
        x=table["reported"], y=labels, orientation="h", width=0.6, showlegend=False, cliponaxis=False,
        marker={"color": theme.PAPER, "line": {"width": 2, "color": [theme.FIELD_COLOURS[c] for c in table["field"]]}},
        text=[" " + t("distribution.coverage_bar", named=number(row.named), reported=number(row.reported),
                      share=percent(share)) for row, share in zip(table.itertuples(), shares, strict=True)],
        textposition="outside", textfont={"size": 20}, hoverinfo="skip",
    )  # fmt: skip
    fig.add_bar(x=table["named"], y=labels, orientation="h", width=0.6, showlegend=False, hoverinfo="skip",
                marker_color=[theme.FIELD_COLOURS[code] for code in table["field"]])  # fmt: skip
    fig.update_layout(barmode="overlay")
    fig.update_xaxes(range=[0, float(table["reported"].max()) * 1.28], tickformat=",d", title_text=t("label.models"))
    fig.update_yaxes(autorange="reversed", showgrid=False, tickfont={"size": 18})
    named, total = int(table["named"].sum()), int(table["reported"].sum())
    least = table.loc[shares.idxmin()]
    key = "distribution.coverage_all" if named >= total else "distribution.coverage_finding"
    finding = t(key, named=number(named), total=number(total), place=theme.keep(first["place"]),
                field=_field(least["field"]).lower(), share=percent(shares.min()))  # fmt: skip
    subtitle = t("distribution.coverage_subtitle", named=number(named), total=number(total),
                 period=period(first["start"], first["end"]))  # fmt: skip
    return theme.finish(
        fig, finding, subtitle, source or first["source_id"], t("distribution.coverage_note"), height=490
    )


def _field(code: str) -> str:
    return theme.keep(t(f"field.{code}"))


def _two_lines(label: str) -> str:
    """Break a label at the space nearest its middle."""
    spaces = [at for at, letter in enumerate(label) if letter == " "]
    if not spaces or len(label) <= 10:
        return label
    at = min(spaces, key=lambda place: (abs(place - len(label) / 2), -place))
    return f"{label[:at]}<br>{label[at + 1 :]}"
