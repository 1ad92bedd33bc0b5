"""Charts of time: totals as segments over the years they cover, never as a line that suggests growth."""

from math import log10

import pandas as pd
import plotly.graph_objects as go

from danvan_data.exhibits import theme
from danvan_data.language import day, interval, number, percent, period, t
from danvan_data.vocabulary import FIELDS

ROW = 34
MOST_ROWS = 16


def segments(spans: pd.DataFrame, finding: str = "", scope: str = "") -> go.Figure:
    """Draw each reported total as a segment over the years it covers.

    `spans` as from `measures.trends.spans`; rows without both ends of the period are counted in the note, not
    drawn. At most 16 rows are drawn, the largest totals first; the subtitle says how many of how many.
    """
    dated = spans[spans["start"].notna() & spans["end"].notna()]
    if dated.empty:
        return theme.empty(t("trends.no_period", n=len(spans)))
    drawn = dated.assign(size=dated["low"].fillna(dated["high"])).nlargest(MOST_ROWS, "size")
    drawn = drawn.sort_values(["end", "start", "size"]).reset_index(drop=True)
    fig = go.Figure()
    for basis, rows in drawn.groupby("basis", observed=True):
        _segment(fig, rows, t(f"basis.{basis}"), theme.BASIS_COLOURS[basis])
    _years(fig, drawn)
    _rows(fig, [f"{theme.plain(place)}" for place in drawn["place"]])
    subtitle = t("trends.segments_subtitle", scope=scope or t("label.all"), n=len(drawn), total=len(spans))
    missing = len(spans) - len(dated)
    return theme.finish(
        fig,
        finding or segments_finding(spans),
        subtitle,
        source=_pages(drawn),
        note=" ".join(filter(None, (t("trends.undated", n=missing) if missing else "", _torn(drawn)))),
        height=230 + ROW * len(drawn),
    )


def _torn(rows: pd.DataFrame) -> str:
    """Say how many of the totals drawn are bounds, as their own source contradicts them."""
    n = int(rows["contradicted"].sum())
    return t("trends.contradicted", n=n) if n else ""


def segments_finding(spans: pd.DataFrame) -> str:
    """Say how many of the totals cover more than one year."""
    several = int((spans["years"] > 1).fillna(False).sum())
    if not several and spans["years"].notna().all():
        return t("trends.segments_single", total=number(len(spans)))
    return t("trends.segments_finding", several=number(several), total=number(len(spans)))


def _segment(fig: go.Figure, rows: pd.DataFrame, name: str, colour: str) -> None:
    line_x: list[float | None] = []
    line_y: list[int | None] = []
    for row in rows.itertuples():
        line_x += [row.start + 0.08, row.end + 0.92, None]
        line_y += [row.Index, row.Index, None]
    fig.add_scatter(x=line_x, y=line_y, mode="lines", line={"width": 12, "color": colour}, name=name, hoverinfo="skip")
    fig.add_scatter(
        x=rows["end"].astype(float) + 1,
        y=rows.index,
        mode="text",
        text=[interval(low, high) for low, high in zip(rows["low"], rows["high"], strict=True)],
        textposition="middle right",
        hovertext=[_sentence(row) for row in rows.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
        name=name,
        cliponaxis=False,
    )


def _sentence(row) -> str:
    return t(
        "trends.segment_hover",
        place=theme.plain(row.place),
        count=interval(row.low, row.high, "model"),
        basis=t(f"basis.{row.basis}").lower(),
        period=period(row.start, row.end),
        source=row.source_id,
    )


def _years(fig: go.Figure, rows: pd.DataFrame) -> None:
    first, last = int(rows["start"].min()), int(rows["end"].max())
    step = 1 if last - first <= 12 else 2 if last - first <= 24 else 5
    ticks = list(range(first, last + 1, step))
    fig.update_xaxes(
        tickvals=[year + 0.5 for year in ticks],
        ticktext=[str(year) for year in ticks],
        range=[first - 0.2, last + 1 + max(1.0, (last - first) * 0.12)],
    )


def _rows(fig: go.Figure, labels: list[str]) -> None:
    fig.update_yaxes(
        tickvals=list(range(len(labels))),
        ticktext=[theme.wrap(label, 34) for label in labels],
        range=[-0.7, len(labels) - 0.3],
        showgrid=False,
        zeroline=False,
    )


def _pages(rows: pd.DataFrame) -> str:
    ids = sorted({page for cell in rows["source_id"] for page in str(cell).split(", ")})
    return ", ".join(ids) if len(ids) <= 8 else t("chart.sources_count", n=len(ids))


def period_kinds(kinds: pd.DataFrame) -> go.Figure:
    """Show how many totals speak of one year, of several years, or leave the period open."""
    total = int(kinds["n"].sum())
    if not total:
        return theme.empty(t("trends.no_totals"))
    one = int(kinds.loc[kinds["kind"].eq("one_year"), "n"].item())
    fig = go.Figure(
        go.Bar(
            x=kinds["n"],
            y=[t(f"trends.kind_{kind}") for kind in kinds["kind"]],
            orientation="h",
            marker_color=[theme.BASIS_COLOURS["recognised"], *[theme.NEUTRAL] * (len(kinds) - 1)],
            text=[t("trends.kind_text", n=number(n), share=percent(n / total)) for n in kinds["n"]],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{x}<extra></extra>",
        )
    )
    fig.update_xaxes(range=[0, float(kinds["n"].max()) * 1.2], visible=False)
    fig.update_yaxes(autorange="reversed", showgrid=False)
    return theme.finish(
        fig,
        t(
            "trends.kinds_finding" if 2 * one < total else "trends.kinds_mostly",
            n=number(one),
            total=number(total),
            share=percent(one / total),
        ),
        t("trends.kinds_subtitle", total=number(total)),
        source=t("chart.sources_all"),
        note=t("trends.kinds_note"),
        height=420,
    )


def recognition(pairs: pd.DataFrame) -> go.Figure:
    """Draw what was registered beside what was recognised of it, place by place, on a logarithmic axis."""
    if pairs.empty:
        return theme.empty(t("trends.no_recognition"))
    rows = pairs.iloc[::-1].reset_index(drop=True)
    labels = [f"{theme.plain(row.place)}, {period(row.start, row.end)}" for row in rows.itertuples()]
    fig = go.Figure()
    for row in rows.itertuples():
        fig.add_scatter(
            x=[row.recognised_low, row.registered_low], y=[row.Index] * 2, mode="lines", hoverinfo="skip",
            line={"width": 4, "color": theme.GRID}, showlegend=False,
        )  # fmt: skip
    for basis, symbol in (("registered", "circle-open"), ("recognised", "circle")):
        fig.add_scatter(
            x=rows[f"{basis}_low"],
            y=rows.index,
            mode="markers+text" if basis == "registered" else "markers",
            marker={
                "size": 16,
                "symbol": symbol,
                "color": theme.BASIS_COLOURS[basis],
                "line": {"width": 3, "color": theme.BASIS_COLOURS[basis]},
            },
            text=[share_words(row) for row in rows.itertuples()],
            textposition="middle right",
            name=t(f"basis.{basis}"),
            hovertext=[_recognised(row) for row in rows.itertuples()],
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
        )
    _log(fig, rows[["recognised_low", "registered_low"]].to_numpy().ravel())
    _rows(fig, labels)
    lowest = rows.loc[rows["share_low"].idxmin()]
    highest = rows.loc[rows["share_low"].idxmax()]
    finding = t(
        "trends.recognition_finding",
        low=percent(lowest["share_low"]), place_low=lowest["place"],
        high=percent(highest["share_low"]), place_high=highest["place"], n=number(len(rows)),
    )  # fmt: skip
    return theme.finish(
        fig, finding, t("trends.recognition_subtitle", n=number(len(rows))), source=_pages(rows),
        note=t("trends.recognition_note"), height=250 + 44 * len(rows),
    )  # fmt: skip


def share_words(row) -> str:
    """Return what was recognised of what was registered, and the share, of a row of `measures.trends.recognition`."""
    counts = (
        f"  {interval(row.recognised_low, row.recognised_high)}/{interval(row.registered_low, row.registered_high)}"
    )
    return f"{counts} = {percent(row.share_low)}"


def _recognised(row) -> str:
    return t(
        "trends.recognition_hover",
        place=theme.plain(row.place),
        period=period(row.start, row.end),
        recognised=number(row.recognised_low),
        registered=number(row.registered_low),
        source=row.source_id,
    )


def _log(fig: go.Figure, values) -> None:
    low, high = max(1, min(values)), max(values)
    ticks = [tick for power in range(7) for tick in (10**power, 3 * 10**power) if low / 3 <= tick <= high * 4]
    fig.update_xaxes(
        range=[log10(low / 1.6), log10(high * 6)],
        type="log",
        tickvals=ticks,
        ticktext=[number(tick) for tick in ticks],
        title_text=t("trends.log_axis"),
    )


def repeated(spans: pd.DataFrame) -> go.Figure:
    """Draw the places whose reports can be compared: same basis, periods of equal length."""
    dated = spans[spans["start"].notna() & spans["end"].notna()]
    dated = dated[dated.groupby("place")["count_id"].transform("size") > 1].reset_index(drop=True)
    if dated.empty:
        return theme.empty(t("trends.no_repeated"))
    n_places = dated["place"].nunique()
    alike = dated.groupby(["place", "basis", "years"], observed=True)["count_id"].transform("size") > 1
    comparable = dated.loc[alike, "place"].unique()
    key = "trends.repeated_finding_all" if len(comparable) == n_places else "trends.repeated_finding"
    finding = t(key, n=number(n_places), comparable=number(len(comparable)))
    dated = dated[dated["place"].isin(comparable)] if len(comparable) else dated
    order = dated.assign(last=dated.groupby("place")["end"].transform("max"))
    order = order.sort_values(["last", "place", "end"], ascending=[True, False, False]).reset_index(drop=True)
    fig = go.Figure()
    for basis, rows in order.groupby("basis", observed=True):
        _segment(fig, rows, t(f"basis.{basis}"), theme.BASIS_COLOURS[basis])
    _years(fig, order)
    labels = [
        theme.plain(row.place) if row.Index == order.index[order["place"].eq(row.place)].max() else ""
        for row in order.itertuples()
    ]
    _rows(fig, labels)
    return theme.finish(
        fig, finding, t("trends.repeated_subtitle", n=number(dated["place"].nunique()), rows=number(len(order))),
        source=_pages(order), note=" ".join(filter(None, (t("trends.repeated_note"), _torn(order)))),
        height=250 + 30 * len(order),
    )  # fmt: skip


def timeline(events: pd.DataFrame, place: str) -> go.Figure:
    """Lay policy documents (diamonds) and the place's reports (segments) on one calendar."""
    documents = events[events["kind"].eq("policy")].sort_values("start")
    reports = events[events["kind"].eq("report")]
    dated = documents[documents["start"].notna()]
    if dated.empty and reports.empty:
        return theme.empty(t("trends.no_timeline"))
    rows = pd.concat([dated, reports.sort_values("start")], ignore_index=True).iloc[::-1].reset_index(drop=True)
    fig = go.Figure()
    for row in rows.itertuples():
        _event(fig, row)
    labels = [_event_label(row) for row in rows.itertuples()]
    _rows(fig, labels)
    undated = documents[documents["start"].isna()]["label"]
    fig.update_xaxes(dtick="M12", tickformat="%Y", ticklabelmode="period")
    later = dated[dated["start"] <= reports["start"].min()] if len(reports) else dated
    finding = t("trends.timeline_finding", n=number(len(later)), total=number(len(documents)), place=place)
    return theme.finish(
        fig, finding, t("trends.timeline_subtitle", place=place), source=_pages(rows),
        note=t("trends.timeline_note", documents=", ".join(undated)) if len(undated) else "",
        height=250 + 46 * len(rows),
    )  # fmt: skip


def _event_label(row) -> str:
    if row.kind == "policy":
        return t("trends.document", document=row.label, date=day(row.start.date()))
    count = interval(row.low, row.high, "model")
    return t("trends.report", count=count, basis=t(f"basis.{row.basis}").lower(), period=_years_of(row))


def _years_of(row) -> str:
    return period(row.start.year, row.end.year)


def _event(fig: go.Figure, row) -> None:
    shared = {
        "hovertext": [_event_label(row)] * 2,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }
    if row.kind == "policy":
        marker = {"symbol": "diamond", "size": 18, "color": theme.ACCENT}
        fig.add_scatter(x=[row.start], y=[row.Index], mode="markers", marker=marker, **shared)
    else:
        line = {"width": 14, "color": theme.BASIS_COLOURS[row.basis]}
        fig.add_scatter(x=[row.start, row.end], y=[row.Index] * 2, mode="lines", line=line, **shared)


def by_year(counted: pd.DataFrame, dated: dict[str, int]) -> go.Figure:
    """Stack the named models by year and field; only models that state a single year are in it."""
    if counted.empty:
        return theme.empty(t("trends.no_year"))
    years = list(range(int(counted["year"].min()), int(counted["year"].max()) + 1))
    fig = go.Figure()
    fields = [code for code in (*FIELDS, "new_rural", "other", "unclear") if counted["field"].eq(code).any()]
    for code in fields:
        rows = counted[counted["field"].eq(code)].set_index("year")["n"].reindex(years, fill_value=0)
        pattern = {
            "shape": theme.FIELD_PATTERNS[code],
            "solidity": 0.12,
            "fillmode": "overlay",
            "fgcolor": theme.PAPER,
        }
        fig.add_bar(
            x=[str(year) for year in years], y=rows, name=t(f"field.{code}"),
            marker={"color": theme.FIELD_COLOURS[code], "pattern": pattern},
            hovertemplate=t("trends.year_hover", field=t(f"field.{code}")) + "<extra></extra>",
        )  # fmt: skip
    top = counted.groupby("year")["n"].sum()
    fig.update_layout(barmode="stack")
    fig.update_xaxes(type="category", tickvals=[str(year) for year in years][:: 1 if len(years) <= 12 else 2])
    fig.update_yaxes(rangemode="tozero", tickformat=",d", title_text=t("label.models"))
    n = dated["one_year"]
    return theme.finish(
        fig,
        t("trends.year_finding", n=number(int(top.max())), year=int(top.idxmax())),
        t("trends.year_subtitle", n=number(n), total=number(dated["total"]), share=percent(n / dated["total"])),
        source=t("chart.sources_all"), note=t("trends.year_note"),
    )  # fmt: skip
