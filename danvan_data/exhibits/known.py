"""What is known of returns and what is not: coverage, things unsaid, thresholds, and a place's own figures."""

import pandas as pd
import plotly.graph_objects as go
from IPython.display import Markdown

from danvan_data.exhibits import theme
from danvan_data.language import catalogue, interval, money, number, t
from danvan_data.measures.figures import is_of
from danvan_data.measures.prices import VERDICTS
from danvan_data.measures.returns import ASPECTS, STAGES

SURE, MAYBE = theme.BASIS_COLOURS["recognised"], theme.BASIS_COLOURS["maintained"]


def coverage(table: pd.DataFrame) -> go.Figure:
    """Show of how many models each kind of figure is known, in all and by field, as a table of shares.

    `table` as from `measures.returns.coverage`.
    """
    whole = table[table["field"].eq("total")].set_index("stage")
    if whole.empty or not int(whole["total"].iloc[0]):
        return theme.empty(t("returns.no_models"))
    fields = list(dict.fromkeys(table["field"]))
    cells = table.set_index(["stage", "field"])
    share = [
        [cells.loc[(stage, field), "n"] / cells.loc[(stage, field), "total"] for field in fields] for stage in STAGES
    ]
    fig = go.Figure(
        go.Heatmap(
            z=share,
            x=[theme.wrap(t(f"field.{field}"), 11) for field in fields],
            y=[t(f"returns.stage_{stage}") for stage in STAGES],
            text=[[_share(cells.loc[(stage, field)]) for field in fields] for stage in STAGES],
            texttemplate="%{text}",
            textfont={"size": 18},
            colorscale=[[0, theme.PAPER], [0.02, "#E3F2ED"], [1, SURE]],
            zmin=0, zmax=1, showscale=False, xgap=3, ygap=3,
            hovertext=[[_cell(stage, field, cells) for field in fields] for stage in STAGES],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )  # fmt: skip
    fig.update_yaxes(autorange="reversed", showgrid=False, ticks="")
    fig.update_xaxes(title={"text": t("label.field"), "standoff": 2}, showgrid=False, ticks="")
    return theme.finish(
        fig, _coverage_finding(whole, cells, fields),
        t("returns.coverage_subtitle", total=number(whole["total"].iloc[0])),
        source=t("chart.sources_all"), note=t("returns.coverage_note"), height=620,
    )  # fmt: skip


def _share(row: pd.Series) -> str:
    return f"{number(row['n'])}/{number(row['total'])}"


def _cell(stage: str, field: str, cells: pd.DataFrame) -> str:
    row = cells.loc[(stage, field)]
    return t(
        "returns.coverage_cell", field=t(f"field.{field}"), stage=t(f"returns.stage_{stage}").lower(),
        n=number(row["n"]), total=number(row["total"]),
    )  # fmt: skip


def _coverage_finding(whole: pd.DataFrame, cells: pd.DataFrame, fields: list[str]) -> str:
    said = {
        "money": number(whole.loc["any_return", "n"]), "net": number(whole.loc["net", "n"]),
        "total": number(whole.loc["any_return", "total"]),
    }  # fmt: skip
    if "economy" not in fields:
        return t("returns.coverage_finding_all", **said)
    row = cells.loc[("any_return", "economy")]
    return t("returns.coverage_finding", economy=number(row["n"]), economy_total=number(row["total"]), **said)


def unsaid(table: pd.DataFrame) -> go.Figure:
    """Show how many amounts state what a comparison needs; `table` as from `measures.returns.unsaid`."""
    rows = table.set_index("aspect").loc[list(ASPECTS)]
    if not int(rows["total"].max()):
        return theme.empty(t("returns.no_money"))
    fig = go.Figure()
    names = [t(f"returns.aspect_{aspect}") for aspect in rows.index]
    for column, key, colour in (("stated", "stated", SURE), ("unsaid", "unstated", theme.NEUTRAL)):
        fig.add_bar(
            x=rows[column], y=[theme.wrap(name, 30) for name in names], orientation="h", name=t(f"returns.{key}"),
            marker_color=colour, text=[number(n) if n else "" for n in rows[column]], textposition="inside",
            insidetextanchor="middle", textangle=0,
            hovertemplate=f"%{{y}}: %{{x}} ({t(f'returns.{key}').lower()})<extra></extra>",
        )  # fmt: skip
    fig.update_layout(barmode="stack", legend_traceorder="normal")
    fig.update_yaxes(autorange="reversed", showgrid=False)
    fig.update_xaxes(title_text=t("returns.axis_figures"), rangemode="tozero", tickformat=",d")
    finding = t(
        "returns.unsaid_finding",
        **{
            f"{aspect}{suffix}": number(rows.loc[aspect, column])
            for aspect in ("basis", "whose")
            for suffix, column in (("", "unsaid"), ("_total", "total"))
        },
    )
    return theme.finish(
        fig, finding, t("returns.unsaid_subtitle"), source=t("chart.sources_all"), note=t("returns.unsaid_note"),
        height=500,
    )  # fmt: skip


def thresholds(table: pd.DataFrame, models: int, scope: str = "", focus: float = 1e8) -> go.Figure:
    """Stack how many models certainly, possibly or not at all reach each yearly amount.

    `table` as from `measures.returns.at_least`; `focus` is the amount of the title.
    """
    if table.empty or not int(table["total"].max()):
        return theme.empty(t("returns.no_money"))
    fig = go.Figure()
    names = [t("returns.at_least", amount=money(value)) for value in table["threshold"]]
    for column, colour in (("certainly", SURE), ("possibly", MAYBE), ("less", theme.GRID)):
        fig.add_bar(
            x=table[column], y=names, orientation="h", name=t(f"returns.{column}"), marker_color=colour,
            text=[number(n) if n else "" for n in table[column]], textposition="inside", insidetextanchor="middle",
            textangle=0, hovertemplate=f"%{{y}}: %{{x}} ({t(f'returns.{column}').lower()})<extra></extra>",
        )  # fmt: skip
    fig.update_layout(barmode="stack", legend_traceorder="normal")
    fig.update_yaxes(autorange="reversed", showgrid=False)
    fig.update_xaxes(title_text=t("returns.axis_models"), rangemode="tozero", tickformat=",d")
    total = number(int(table["total"].max()))
    return theme.finish(
        fig, _reached("returns.thresholds_finding", table, focus),
        t("returns.thresholds_subtitle", scope=scope or t("returns.scope_all"), total=total, models=number(models)),
        source=t("chart.sources_all"), note=t("returns.thresholds_note"), height=560,
    )  # fmt: skip


def _reached(key: str, table: pd.DataFrame, focus: float) -> str:
    row = table[table["threshold"].eq(focus)].iloc[0]
    return t(
        key, sure=number(row["certainly"]), maybe=number(row["possibly"]), total=number(row["total"]),
        threshold=money(focus),
    )  # fmt: skip


def place_table(figures: pd.DataFrame, place: str = "") -> pd.DataFrame:
    """Return every figure of the models of a district or commune (or of all), with what its source leaves unsaid."""
    rows = figures[is_of(figures, place)] if place else figures
    table = pd.DataFrame(
        {
            t("returns.column_model"): rows["name"],
            t("returns.column_indicator"): [t(f"indicator.{code}") for code in rows["indicator"]],
            t("returns.column_phrase"): rows["as_reported"],
            t("returns.column_reading"): [interval(row.low, row.high, row.unit) for row in rows.itertuples()],
            t("returns.column_per"): [_per(row) for row in rows.itertuples()],
            t("returns.column_unsaid"): [", ".join(_missing(row)) for row in rows.itertuples()],
            t("returns.column_source"): rows["source_id"],
        }
    )
    return table.set_index(t("returns.column_model"))


def _per(row) -> str:
    words = [t(f"per.{part}") for part in (row.of, row.period) if part and f"per.{part}" in catalogue()]
    if row.area < 0:
        words[0] = t("per.sao")
    return "/".join(words)


def _missing(row) -> list[str]:
    """Name what the source leaves unsaid of an amount of money."""
    if row.unit != "VND":
        return []
    gaps = {
        "basis": row.basis == "unspecified" and row.indicator != "wage",
        "whose": row.whose == "unknown",
        "period": row.period == "unknown",
        "year": pd.isna(row.year_start),
    }
    return [t(f"returns.unsaid_{name}") for name, gap in gaps.items() if gap]


def place_sentence(
    figures: pd.DataFrame, amounts: pd.DataFrame, models: pd.DataFrame, place: str, everywhere: bool = False
) -> Markdown:
    """Say how many models of a place are named, have figures and state what they bring in; also of its main page.

    `everywhere` takes all rows for the place's own (a reader's own registers are).
    """
    here, mine, paid = (table if everywhere else table[is_of(table, place)] for table in (models, figures, amounts))
    if here.empty:
        return Markdown(t("returns.no_models"))
    said = t(
        "returns.place_sentence", place=theme.plain(place), named=number(len(here)), figures=number(len(mine)),
        with_figures=number(mine["model_id"].nunique()), with_money=number(paid["model_id"].nunique()),
    )  # fmt: skip
    pages = here["source_id"].value_counts()
    if len(pages) > 1:
        page = pages.index[0]
        n = mine.loc[mine["source_id"].eq(page), "model_id"].nunique()
        said += " " + t("returns.page_sentence", source=page, named=number(pages.iloc[0]), with_figures=number(n))
    return Markdown(said)


def quotient_sentence(quotients: pd.DataFrame, figures: pd.DataFrame) -> Markdown:
    """Say each division of a group's yearly amount by its members; `quotients` as from `measures.returns.quotient`."""
    known = figures.set_index("outcome_id")
    lines = []
    for row in quotients.itertuples():
        whole, count = known.loc[row.outcome_id], known.loc[row.divisor_id]
        lines.append(
            t("returns.quotient_sentence", name=theme.plain(row.name),
              place=theme.plain(", ".join(part for part in (row.commune, row.district, row.province) if part)),
              amount=interval(whole["low"], whole["high"], "VND"), result=interval(row.low, row.high, "VND"),
              count=interval(count["low"], count["high"], count["unit"]))
        )  # fmt: skip
    return Markdown("\n".join(f"- {line}" for line in lines) or t("returns.no_quotient"))


def assumption_sentence(before: pd.DataFrame, after: pd.DataFrame, crops: int) -> Markdown:
    """Say what the named assumptions on crops and months would add to the figures on a yearly scale."""
    return Markdown(
        t("returns.assumption_sentence", crops=number(crops), before=number(len(before)), after=number(len(after)))
    )


def yearly_sentence(table: pd.DataFrame, focus: float = 1e9) -> Markdown:
    """Say how many models certainly and possibly reach a yearly amount; `table` as from `at_least`."""
    if table.empty or not int(table["total"].max()):
        return Markdown(t("returns.no_money"))
    return Markdown(_reached("returns.yearly_sentence", table, focus))


def wages_sentence(verdicts: pd.Series, minimum: pd.DataFrame) -> Markdown:
    """Say how many wages lie above, among and below the minimum wages; `verdicts` as from `against_minimum`."""
    if verdicts.empty or minimum.empty:
        return Markdown(t("returns.no_person"))
    n = {code: number(int(verdicts.eq(code).sum())) for code in VERDICTS}
    return Markdown(t("returns.wages_sentence", **n))


def hectare_sentence(rows: pd.DataFrame, place: str, everywhere: bool = False) -> Markdown:
    """Say how a place's amounts per sào were put into hectares; `rows` as from `measures.returns.per_hectare`."""
    here = rows if everywhere else rows[is_of(rows, place)]
    here = here[here["low"].notna() & here["area"].lt(0)]
    lines = [
        t("returns.ha_sentence", name=theme.plain(row.name), place=theme.plain(place),
          phrase=theme.plain(row.as_reported), square_metres=number(row.square_metres),
          result=interval(row.low, row.high, "VND"),
          period=t("returns.period_unknown") if row.period == "unknown" else t(f"per.{row.period}"))
        for row in here.itertuples()
    ]  # fmt: skip
    return Markdown("\n".join(f"- {line}" for line in lines) or t("returns.no_money"))
