"""Charts of distribution: models by field, and the mixes of places side by side."""

import pandas as pd
import plotly.graph_objects as go

from danvan_data.exhibits import theme
from danvan_data.language import number, percent, period, t
from danvan_data.vocabulary import FIELDS

ALL_FIELDS = (*FIELDS, "new_rural", "other", "unclear")
MARKS = {"contradiction": " *", "partial": " †"}


def by_field(report: pd.DataFrame, show: str = "number", source: str = "") -> go.Figure:
    """Draw the models of one report by field as bars; `show` is `number` or `share`."""
    if report.empty:
        return theme.empty(t("distribution.no_report"))
    rows = _ordered(report)
    first, total = rows.iloc[0], int(rows["total"].iloc[0])
    values = rows["n"] if show == "number" else rows["share"]
    fig = go.Figure(
        go.Bar(
            x=values, y=[t(f"field.{code}") for code in rows["field"]], orientation="h", width=0.62,
            marker_color=[theme.FIELD_COLOURS[code] for code in rows["field"]],
            text=[f" {t('distribution.bar_number', n=number(row.n), share=percent(row.share))}"
                  for row in rows.itertuples()],
            textposition="outside", textfont={"size": 20}, cliponaxis=False,
            hovertext=[_sentence(row) for row in rows.itertuples()], hovertemplate="%{hovertext}<extra></extra>",
        )
    )  # fmt: skip
    fig.update_xaxes(range=[0, float(values.max()) * 1.18], tickformat=",d" if show == "number" else ".0%",
                     title_text=t("label.models" if show == "number" else "label.share"))  # fmt: skip
    fig.update_yaxes(autorange="reversed", showgrid=False, tickfont={"size": 18})
    top = rows.loc[rows["n"].idxmax()]
    finding = t("distribution.field_finding", field=_field(top["field"]), share=percent(top["share"]),
                total=number(total), place=theme.keep(first["place"]),
                period=period(first["start"], first["end"]))  # fmt: skip
    key = "distribution.wrong_subtitle" if first["state"] == "contradiction" else "distribution.field_subtitle"
    stated = first["total"] if pd.isna(first["stated"]) else first["stated"]
    subtitle = t(key, basis=_basis(first), n=number(rows["n"].sum()), total=number(stated))
    return theme.finish(fig, finding, subtitle, source or first["source_id"], _marks_note(rows), height=470)


def against_peers(
    report: pd.DataFrame, peers: pd.DataFrame, field: str, rank: tuple[int, int], source: str = ""
) -> go.Figure:
    """Draw one report's mix as bars, with a grey dot for each other place in a lane below its bar.

    `peers` as from `measures.distribution.peers`, `rank` of `field` as from `measures.distribution.rank`.
    """
    if report.empty:
        return theme.empty(t("distribution.no_report"))
    rows = _ordered(report)
    first = rows.iloc[0]
    if first["state"] == "contradiction":
        return theme.empty(t("distribution.contradicted", place=theme.plain(first["place"])))
    fig = go.Figure()
    _lane(fig, rows, peers)
    fig.add_bar(
        x=rows["share"], y=list(range(len(rows))), orientation="h", width=0.44, showlegend=False,
        marker_color=[theme.FIELD_COLOURS[code] for code in rows["field"]],
        text=[f" {t('distribution.bar_models', n=number(row.n), share=percent(row.share))}"
              for row in rows.itertuples()],
        textposition="outside", textfont={"size": 20}, cliponaxis=False,
        hovertext=[_sentence(row) for row in rows.itertuples()], hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    fig.update_yaxes(tickvals=list(range(len(rows))), ticktext=[t(f"field.{code}") for code in rows["field"]],
                     range=[len(rows) - 0.35, -0.45], showgrid=False, zeroline=False,
                     tickfont={"size": 18})  # fmt: skip
    most = max(float(rows["share"].max()) * 1.45, float(peers["share"].max()) + 0.03 if len(peers) else 0)
    fig.update_xaxes(range=[0, min(most, 1.15)], tickformat=".0%", title_text=t("label.share"))
    own = rows.loc[rows["field"].eq(field), "share"].max()
    finding = t("distribution.peers_finding", field=_field(field), place=theme.keep(first["place"]),
                share=percent(own), rank=rank[0], n=rank[1], period=period(first["start"], first["end"]))  # fmt: skip
    subtitle = t("distribution.peers_subtitle", total=number(first["total"]), n=peers["report"].nunique())
    pages = source or t("chart.sources_count", n=pd.concat([rows, peers])["source_id"].nunique())
    return theme.finish(fig, finding, subtitle, pages, t("distribution.peers_note"), height=600)


def _lane(fig: go.Figure, rows: pd.DataFrame, peers: pd.DataFrame) -> None:
    place = {code: at for at, code in enumerate(rows["field"])}
    dots = peers[peers["field"].isin(list(place))]
    fig.add_scatter(
        x=dots["share"], y=[place[code] + 0.36 for code in dots["field"]], mode="markers", showlegend=False,
        marker={"size": 13, "color": theme.MUTED, "opacity": 0.55, "line": {"color": theme.PAPER, "width": 1}},
        hovertext=[_sentence(row) for row in dots.itertuples()], hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    if len(dots):
        last = dots.loc[dots["field"].eq(rows["field"].iloc[-1]), "share"].max()
        fig.add_annotation(text=t("distribution.each_dot"), x=last, y=len(rows) - 1 + 0.36, xanchor="left", xshift=14,
                           font={"color": theme.MUTED})  # fmt: skip


def mixes(mixes: pd.DataFrame, level: str = "", sort: str = "culture_society", focus: str = "") -> go.Figure:
    """Draw the mix of each report as a bar of 100 %, sorted by the share of the field `sort`.

    `level` is the words for the levels chosen; the report on `focus` (its label) is set in bold. Reports that
    contradict themselves are marked and left out of the finding.
    """
    if mixes.empty:
        return theme.empty(t("distribution.no_report"))
    order = mixes[mixes["field"].eq(sort)].sort_values("share", kind="stable")["report"]
    order = [*mixes.loc[~mixes["report"].isin(order), "report"].unique(), *order]
    heads = mixes.drop_duplicates("report").set_index("report").loc[order]
    fig = go.Figure()
    for code in [code for code in ALL_FIELDS if mixes["field"].eq(code).any()]:
        _layer(fig, mixes[mixes["field"].eq(code)].set_index("report"), order, code)
    fig.add_scatter(
        x=[1.01] * len(order), y=list(range(len(order))), mode="text", showlegend=False, hoverinfo="skip",
        text=[f"{number(row.total)}{MARKS.get(row.state, '')}" for row in heads.itertuples()],
        textposition="middle right", cliponaxis=False,
    )  # fmt: skip
    fig.update_layout(barmode="stack", showlegend=False, bargap=0.22)
    fig.update_xaxes(range=[0, 1.1], tickvals=[0, 0.25, 0.5, 0.75, 1], tickformat=".0%", showgrid=False)
    fig.update_yaxes(tickvals=list(range(len(order))), ticktext=[_row(row, focus) for row in heads.itertuples()],
                     range=[-0.6, len(order) - 0.4], showgrid=False, zeroline=False)  # fmt: skip
    subtitle = t("distribution.mix_subtitle", n=len(order), level=level or t("distribution.level_all"))
    pages = t("chart.sources_count", n=mixes["source_id"].nunique())
    finding = _mix_finding(mixes, sort)
    fig = theme.finish(
        fig, finding, subtitle, pages, _marks_note(mixes), height=min(300 + 46 * len(order), 1000)
    )  # fmt: skip
    there = [code for code in ALL_FIELDS if mixes["field"].eq(code).any()]
    return theme.key(fig, {t(f"field.{code}"): theme.FIELD_COLOURS[code] for code in there})


def _layer(fig: go.Figure, rows: pd.DataFrame, order: list[str], code: str) -> None:
    there = [report for report in order if report in rows.index]
    part = rows.loc[there]
    fig.add_bar(
        x=part["share"], y=[order.index(report) for report in there], orientation="h", name=t(f"field.{code}"),
        marker={"color": theme.FIELD_COLOURS[code], "line": {"color": theme.PAPER, "width": 1},
                "opacity": [0.45 if state == "contradiction" else 1 for state in part["state"]],
                "pattern": {"shape": theme.FIELD_PATTERNS[code], "solidity": 0.12, "fillmode": "overlay",
                            "fgcolor": "rgba(255,255,255,0.4)"}},
        text=[percent(share) if share >= 0.07 else "" for share in part["share"]], textposition="inside",
        insidetextanchor="middle", textangle=0, textfont={"color": _ink(part["state"], code)},
        hovertext=[_short(row) for row in part.itertuples()],
        hovertemplate=t("distribution.layer_hover", field=t(f"field.{code}")) + "<extra></extra>",
    )  # fmt: skip


def _ink(states: pd.Series, code: str) -> list[str]:
    """White on the one dark colour, except where the bar is pale."""
    dark = code == "defence_security"
    return [theme.PAPER if dark and state != "contradiction" else theme.INK for state in states]


def _row(row, focus: str) -> str:
    when = t("distribution.no_period") if pd.isna(row.start) and pd.isna(row.end) else period(row.start, row.end)
    place = theme.plain(row.place)
    below = t("distribution.mix_row", period=when, basis=t(f"basis.{row.basis}").lower())
    return f"<b>{place}</b><br>{below}" if row.place == focus else f"{place}<br>{below}"


def _mix_finding(mixes: pd.DataFrame, field: str) -> str:
    sound = mixes[mixes["state"].ne("contradiction")]
    # A register without a model of the field is a report all the same: its share is 0.
    wide = sound.pivot_table(index="report", columns="field", values="share", sort=False).fillna(0)
    if field not in wide:
        return ""
    shares = wide[field]
    places = sound.drop_duplicates("report").set_index("report")["place"]
    if len(shares) == 1:
        return t("distribution.mix_only", field=_field(field), share=percent(shares.iloc[0]),
                 place=theme.keep(places.iloc[0]))  # fmt: skip
    low, high = shares.idxmin(), shares.idxmax()
    leads = shares > wide.drop(columns=field).max(axis=1)  # alone: an equal share is no lead
    return t(
        "distribution.mix_finding",
        field=_field(field), n=int(leads.sum()), total=len(shares),
        low=percent(shares[low]), place_low=theme.keep(places[low]),
        high=percent(shares[high]), place_high=theme.keep(places[high]),
    )  # fmt: skip


def difference(points: pd.DataFrame, report: pd.DataFrame, other: pd.DataFrame) -> go.Figure:
    """Draw how far one report's mix is from another's, field by field, in percentage points.

    `points` as from `measures.distribution.difference` of the same two reports.
    """
    if report.empty or other.empty:
        return theme.empty(t("distribution.no_other"))
    first, second = report.iloc[0], other.iloc[0]
    if first["report"] == second["report"]:
        return theme.empty(t("distribution.same_place"))
    if torn := [each["place"] for each in (first, second) if each["state"] == "contradiction"]:
        return theme.empty(t("distribution.contradicted", place=theme.plain(torn[0])))
    rows = points.dropna(subset=["points"])
    fig = go.Figure(
        go.Bar(
            x=rows["points"], y=[t(f"field.{code}") for code in rows["field"]], orientation="h", width=0.62,
            marker_color=[theme.FIELD_COLOURS[code] for code in rows["field"]],
            text=[f" {_signed(value)} " for value in rows["points"]], textposition="outside", cliponaxis=False,
            textfont={"size": 20}, hovertext=[_gap(row) for row in rows.itertuples()],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )  # fmt: skip
    most = float(rows["points"].abs().max()) * 1.3 + 1
    fig.update_xaxes(range=[-most, most], tickformat=",.0f", title_text=t("distribution.difference_axis"),
                     zeroline=True, zerolinewidth=2)  # fmt: skip
    fig.update_yaxes(autorange="reversed", showgrid=False, tickfont={"size": 18})
    far = rows.loc[rows["points"].abs().idxmax()]
    finding = t("distribution.difference_finding", field=_field(far["field"]), place=theme.keep(first["place"]),
                more=t("distribution.more" if far["points"] > 0 else "distribution.less"),
                other=theme.keep(second["place"]), points=number(abs(far["points"]), 1))  # fmt: skip
    subtitle = t("distribution.difference_subtitle", place=first["place"], n=number(first["total"]),
                 period=period(first["start"], first["end"]), other=second["place"], m=number(second["total"]),
                 other_period=period(second["start"], second["end"]))  # fmt: skip
    marks = _marks_note(pd.concat([report, other]))
    return theme.finish(fig, finding, subtitle, f"{first['source_id']}, {second['source_id']}",
                        marks or t("distribution.difference_note"), height=470)  # fmt: skip


def _ordered(report: pd.DataFrame) -> pd.DataFrame:
    rows = report.assign(place_in_order=report["field"].map({code: at for at, code in enumerate(ALL_FIELDS)}))
    return rows.sort_values("place_in_order").reset_index(drop=True)


def _field(code: str) -> str:
    return theme.keep(t(f"field.{code}"))


def _basis(row) -> str:
    return t(f"basis.{row['basis']}").lower()


def _sentence(row) -> str:
    return t(
        "distribution.peer_hover",
        place=theme.plain(row.place), period=period(row.start, row.end), basis=t(f"basis.{row.basis}").lower(),
        field=t(f"field.{row.field}") if hasattr(row, "field") else "", n=number(row.n), total=number(row.total),
        share=percent(row.share), source=row.source_id,
    )  # fmt: skip


def _marks_note(rows: pd.DataFrame) -> str:
    states = set(rows["state"])
    return " ".join(t(f"distribution.{state}_note") for state in MARKS if state in states)


def _signed(points: float) -> str:
    return ("+" if points > 0 else "−" if points < 0 else "") + number(abs(points), 1)


def _gap(row) -> str:
    return t("distribution.difference_hover", field=t(f"field.{row.field}"), share=percent(row.share),
             other=percent(row.other), points=_signed(row.points))  # fmt: skip


def _short(row) -> str:
    """The sentence of a layer without what its template says for all."""
    return t("distribution.layer_place", place=theme.plain(row.place), n=number(row.n), total=number(row.total),
             source=row.source_id)  # fmt: skip
