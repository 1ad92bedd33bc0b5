"""What decks and briefs show: the notebooks' own charts with their words, and the numbers behind each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from danvan_data.evidence import Evidence, load_bundled
from danvan_data.exhibits import distribution as fields
from danvan_data.exhibits import known, named, overview, theme
from danvan_data.exhibits import quality as trust
from danvan_data.exhibits import returns as money
from danvan_data.exhibits import trends as time
from danvan_data.language import interval, number, percent, period, t
from danvan_data.measures import distribution, prices, quality, returns, trends
from danvan_data.measures import overview as first
from danvan_data.publish.office.exhibit import Exhibit, Exhibits
from danvan_data.vocabulary import FIELDS

MILLION = 1e6
Groups = tuple[Callable[[pd.DataFrame], pd.Series], Mapping[str, tuple[str, str]], str]
"""What groups some amounts: each row's code, the colour and sign of each code, and the key of its words."""
WIDE = 20
MOST_ROWS = 12
"""Rows that the back row of a hall can still read on one slide."""


def exhibits(evidence: Evidence) -> Exhibits:
    """Return the exhibits in the order of the notebooks; one without data is named in `lacking` instead."""
    shown, lacking = [], []
    for make in (_distribution, _returns, _trends, _quality):
        for each in make(evidence):
            if each.figure.layout.meta["finding"] and len(each.table):
                shown.append(each)
            else:
                lacking.append(t(f"exhibits.{each.name}"))
    return Exhibits(tuple(shown), tuple(dict.fromkeys(lacking)))


def _words(codes: pd.Series | list[str], group: str = "field") -> list[str]:
    return [t(f"{group}.{code}") for code in codes]


def _distribution(evidence: Evidence) -> Iterator[Exhibit]:
    own = distribution.mixes(evidence.counts, complete=not evidence.own)
    report = distribution.report_of(own, evidence.place)
    rows = report.sort_values(
        "field", key=lambda codes: codes.map({code: at for at, code in enumerate(fields.ALL_FIELDS)})
    )
    credit = theme.credit(evidence.sources, report["source_id"])
    yield Exhibit(
        "by_field", "bars", pd.DataFrame({t("label.models"): rows["n"].to_numpy()}, index=_words(rows["field"])),
        fields.by_field(report, source=credit), tuple(theme.FIELD_COLOURS[code] for code in rows["field"]),
        tuple(t("distribution.bar_number", n=number(row.n), share=percent(row.share)) for row in rows.itertuples()),
        t("label.models"),
    )  # fmt: skip
    yield _places(distribution.latest(own), report)
    yield _leaders(evidence)
    covered = distribution.coverage(report, evidence.models, any_page=evidence.own)
    yield _named(covered, report, credit)
    yield _depth(evidence, credit)


def _places(own: pd.DataFrame, report: pd.DataFrame) -> Exhibit:
    """The mixes of the places below the province, by the share of the leading field.

    Where they are more than a slide holds, the place in focus and the largest of the reader's own are shown; the
    finding is on all of them.
    """
    mixes = distribution.beside(own, distribution.mixes(load_bundled().counts))
    rows = mixes[mixes["level"].isin(("district", "commune"))]
    sort = report.loc[report["n"].idxmax(), "field"] if len(report) else FIELDS[0]
    focus = report["place"].iloc[0] if len(report) else ""
    wide = rows.pivot_table(index="report", columns="field", values="share", sort=False)
    wide = wide.reindex(columns=[code for code in fields.ALL_FIELDS if code in wide]).fillna(0)
    order = wide.sort_values(sort, ascending=False).index if sort in wide else wide.index
    heads = rows.drop_duplicates("report").set_index("report")
    first = heads.assign(focus=heads["place"].eq(focus), own=heads.index.isin(own["report"]))
    first = first.sort_values(["focus", "own", "total"], ascending=False, kind="stable").index[:MOST_ROWS]
    wide = wide.loc[[code for code in order if code in first]]
    names = [_report(row) for row in heads.loc[wide.index].itertuples()]
    table = pd.DataFrame(wide.to_numpy(), index=names, columns=_words(list(wide)))
    chart = fields.mixes(rows, t("distribution.levels_places"), str(sort), str(focus))
    caption = t(
        "exhibits.places_caption" if len(wide) == len(heads) else "exhibits.places_caption_most",
        shown=number(len(wide)), n=number(len(heads)), level=t("distribution.levels_places"),
    )  # fmt: skip
    return Exhibit("places", "shares", table, chart, tuple(theme.FIELD_COLOURS[code] for code in wide), caption=caption)


def _report(row) -> str:
    """Name a report; one that contradicts itself bears the sign that the chart's note explains."""
    when = t("distribution.no_period") if pd.isna(row.start) and pd.isna(row.end) else period(row.start, row.end)
    return f"{row.place} ({when}; {number(row.total)}{fields.MARKS.get(row.state, '')})"


def _leaders(evidence: Evidence) -> Exhibit:
    table = distribution.leaders(evidence.models)
    wide = table.pivot(index="organisation", columns="field", values="n").loc[table["organisation"].unique()]
    wide = wide[[code for code in fields.ALL_FIELDS if code in wide and wide[code].sum()]]
    shown = pd.DataFrame(wide.to_numpy(), index=_words(list(wide.index), "organisation"), columns=_words(list(wide)))
    return Exhibit(
        "leaders", "table", shown.assign(**{t("exhibits.sum"): wide.sum(axis=1).to_numpy()}), named.leaders(table)
    )


def _named(covered: pd.DataFrame, report: pd.DataFrame, credit: str) -> Exhibit:
    columns = {
        t("exhibits.with_name"): covered["named"],
        t("exhibits.without_name"): covered["reported"] - covered["named"],
    }
    table = pd.DataFrame({name: values.to_numpy() for name, values in columns.items()}, index=_words(covered["field"]))
    colours = (theme.FIELD_COLOURS["defence_security"], theme.FIELD_COLOURS["unclear"])
    known, total = covered["named"].sum(), covered["reported"].sum()
    return Exhibit(
        "coverage", "stacked", table, named.coverage(covered, report, credit), colours, axis=t("label.models"),
        caption=t("exhibits.coverage_caption", n=number(known), total=number(total)),
    )  # fmt: skip


def _depth(evidence: Evidence, credit: str) -> Exhibit:
    reports = first.complete_reports(evidence.counts)
    report = first.report_of(reports, evidence.place)
    stages = first.depth(evidence.outcomes, first.named(evidence.models, report, any_page=evidence.own), report)
    table = pd.DataFrame({t("label.models"): stages["n"].to_numpy()}, index=_words(stages["stage"], "overview"))
    total = int(stages["n"].iloc[0])
    labels = tuple(f"{number(n)} ({percent(n / total)})" for n in stages["n"]) if total else ()
    colours = (theme.NEUTRAL, *[theme.FIELD_COLOURS["defence_security"]] * 3)
    return Exhibit(
        "depth", "bars", table, overview.depth(stages, evidence.place, credit), colours, labels, t("label.models")
    )


def _returns(evidence: Evidence) -> Iterator[Exhibit]:
    models = returns.of_movement(evidence.models)
    figures = returns.figures(evidence.models, evidence.outcomes)
    amounts = returns.money(figures)
    whole = returns.coverage(models, figures).query("field == 'total'")
    labels = tuple(t("exhibits.of", n=number(row.n), total=number(row.total)) for row in whole.itertuples())
    index = _words(whole["stage"].map("stage_{}".format), "returns")
    yield Exhibit(
        "returns_known", "bars", pd.DataFrame({t("label.models"): whole["n"].to_numpy()}, index=index),
        known.coverage(returns.coverage(models, figures)), (known.SURE,) * len(whole), labels, t("label.models"),
    )  # fmt: skip
    yearly = returns.per_year(amounts)
    costs = (lambda rows: rows["basis"], money.BASIS, "returns.{}_short")
    minimum, heads = prices.yardsticks(evidence.benchmarks)
    beside = (lambda rows: prices.against_minimum(rows, minimum), money.VERDICTS, "returns.verdict_{}")
    draw = partial(_intervals, place=evidence.focus)
    total = len(models)
    yield draw(
        "yearly",
        yearly,
        lambda rows: money.yearly(rows, total, evidence.focus, most=MOST_ROWS),
        "axis_year",
        costs,
        log=True,
    )
    reached = returns.at_least(yearly, [50e6, 100e6, 200e6, 500e6, 1e9, 5e9])
    yield _thresholds(reached, total)
    hectare = returns.per_hectare(amounts, evidence.benchmarks)
    yield draw("hectare", hectare, lambda rows: money.hectare(rows, total, evidence.focus), "axis_ha", costs)
    wages = prices.deflate(returns.per_person(amounts, figures, derived=True), evidence.benchmarks, base=None)
    band = prices.bands(wages, minimum).drop_duplicates()
    # One pair of lines speaks for all rows only where all are of years with the same minimum wages.
    bounds = (("minimum_low", "least_low"), ("minimum_high", "most_high"))
    alike = len(band) == 1 and band.notna().all(axis=None)
    marks = {t(f"exhibits.{words}"): float(band[end].item()) / MILLION for words, end in bounds if alike}

    def persons(rows: pd.DataFrame) -> go.Figure:
        return money.persons(rows, minimum, heads, total, evidence.focus, most=MOST_ROWS)

    caption = t("exhibits.persons_caption", n=number(wages["model_id"].nunique()), total=number(total))
    yield replace(draw("persons", wages, persons, "axis_person", beside, marks=marks), caption=caption)


def _intervals(
    name: str, rows: pd.DataFrame, chart: Callable[[pd.DataFrame], go.Figure], axis: str, groups: Groups,
    place: str = "", log: bool = False, marks: dict[str, float] | None = None,
) -> Exhibit:  # fmt: skip
    """An exhibit of amounts of money: the largest, as the chart draws them, coloured by group."""
    rows = rows[rows["low"].notna() | rows["high"].notna()]
    shown = money.picked(rows, place, MOST_ROWS)
    words = [f"{row.name}{_where(row)}" for row in shown.itertuples()]
    table = pd.DataFrame({"low": shown["low"] / MILLION, "high": shown["high"] / MILLION}).set_axis(words)
    labels = tuple(interval(float(f"{low:.3g}"), float(f"{high:.3g}"), "VND")
                   for low, high in zip(shown["low"], shown["high"], strict=True))  # fmt: skip
    of, signs, spoken = groups
    codes = list(of(shown))
    key = {t(spoken.format(code)): signs[code][0] for code in signs if code in codes}
    log = axis == "axis_year" and _wide(table)
    unit = t("exhibits.yearly_axis" if axis == "axis_year" and not log else f"returns.{axis}")
    return Exhibit(
        name, "intervals", table, chart(rows), tuple(signs[code][0] for code in codes), labels, unit, log,
        marks or {}, key, caveat=t("exhibits.intervals_caveat"),
    )  # fmt: skip


def _wide(table: pd.DataFrame) -> bool:
    """Return whether values are so far apart that only a logarithmic axis shows them all."""
    values = pd.Series(table.to_numpy(dtype=float).ravel()).dropna()
    return bool(len(values) and values.min() > 0 and values.max() / values.min() >= WIDE)


def _where(row) -> str:
    place = row.district or row.commune or row.province
    return f" ({place})" if place else ""


def _thresholds(reached: pd.DataFrame, models: int) -> Exhibit:
    codes = ("certainly", "possibly", "less")
    index = [t("returns.at_least", amount=_amount(value)) for value in reached["threshold"]]
    table = pd.DataFrame(reached[list(codes)].to_numpy(), index=index, columns=_words(list(codes), "returns"))
    chart = known.thresholds(reached, models)
    return Exhibit(
        "thresholds", "stacked", table, chart, (known.SURE, known.MAYBE, theme.GRID), axis=t("returns.axis_models")
    )


def _amount(value: float) -> str:
    return interval(value, value, "VND")


def _trends(evidence: Evidence) -> Iterator[Exhibit]:
    spans = trends.spans(evidence.counts)
    pairs = trends.recognition(spans).head(MOST_ROWS)
    yield _recognition(pairs, trends.recognition(spans))
    models = evidence.models[evidence.models["movement"].eq("dan_van_kheo")]
    counted = trends.by_year(models, every_year=evidence.own)
    wide = counted.pivot_table(index="year", columns="field", values="n", aggfunc="sum", observed=True).fillna(0)
    years = range(int(wide.index.min()), int(wide.index.max()) + 1) if len(wide) else range(0)
    wide = wide.reindex(index=years, columns=[code for code in fields.ALL_FIELDS if code in wide], fill_value=0)
    table = pd.DataFrame(wide.to_numpy(dtype=int), index=[str(year) for year in wide.index], columns=_words(list(wide)))
    yield Exhibit(
        "by_year", "columns", table, time.by_year(counted, trends.dating(models)),
        tuple(theme.FIELD_COLOURS[code] for code in wide), axis=t("label.models"),
    )  # fmt: skip
    if evidence.own:
        yield _yearly_totals(evidence, spans)
    kinds = trends.period_kinds(spans)
    total = int(kinds["n"].sum())
    labels = tuple(f"{number(n)} ({percent(n / total)})" for n in kinds["n"]) if total else ()
    colours = (theme.BASIS_COLOURS["recognised"], *[theme.NEUTRAL] * (len(kinds) - 1))
    index = _words([f"kind_{kind}" for kind in kinds["kind"]], "trends")
    table = pd.DataFrame({t("exhibits.totals"): kinds["n"].to_numpy()}, index=index)
    yield Exhibit("periods", "bars", table, time.period_kinds(kinds), colours, labels, t("exhibits.totals"))


def _recognition(pairs: pd.DataFrame, everything: pd.DataFrame) -> Exhibit:
    index = [f"{row.place}, {period(row.start, row.end)}" for row in pairs.itertuples()]
    codes = ("registered", "recognised")
    table = pd.DataFrame({t(f"basis.{code}"): pairs[f"{code}_low"].to_numpy() for code in codes}, index=index)
    colours = tuple(theme.BASIS_COLOURS[code] for code in codes)
    labels = tuple(time.share_words(row) for row in pairs.itertuples())
    chart = time.recognition(everything)
    key = dict(zip(table, colours, strict=True))
    log = _wide(table)
    axis = t("trends.log_axis" if log else "label.models")
    return Exhibit("recognition", "dots", table, chart, colours, labels, axis, log=log, key=key)


def _yearly_totals(evidence: Evidence, spans: pd.DataFrame) -> Exhibit:
    """The totals of single years of the whole place, a line a basis: only registers have them year by year."""
    own = spans[spans["years"].eq(1).fillna(False) & spans["place"].eq(spans["place"].iloc[0] if len(spans) else "")]
    wide = own.pivot_table(index="start", columns="basis", values="low", aggfunc="first", observed=True)
    wide = wide.loc[:, wide.notna().sum() > 1]
    if not wide.shape[1]:
        return Exhibit("totals_by_year", "lines", wide, theme.empty(t("trends.no_totals")))
    most = own.loc[own["low"].idxmax()]
    finding = t(
        "exhibits.totals_finding", first=int(wide.index.min()), last=int(wide.index.max()), n=number(most["low"]),
        basis=t(f"basis.{most['basis']}").lower(), year=int(most["start"]),
    )  # fmt: skip
    wide = wide.reindex(range(int(wide.index.min()), int(wide.index.max()) + 1))  # a year without a total is a gap
    table = pd.DataFrame(wide.to_numpy(), index=[str(year) for year in wide.index], columns=_words(list(wide), "basis"))
    return Exhibit(
        "totals_by_year", "lines", table, time.segments(own, finding=finding),
        tuple(theme.BASIS_COLOURS[code] for code in wide), axis=t("label.models"),
        caption=t("exhibits.totals_caption", n=int(wide.notna().sum().sum())),
    )  # fmt: skip


def _quality(evidence: Evidence) -> Iterator[Exhibit]:
    read = quality.readings(evidence.counts, evidence.outcomes)
    wide = read.pivot(index="table", columns="reading", values="n").reindex(columns=list(quality.READINGS))
    wide = wide.loc[:, wide.sum() > 0]
    share = wide.div(wide.sum(axis=1).where(lambda sums: sums > 0), axis=0).dropna()
    index = [t(f"quality.numbers_{name}") for name in share.index]
    table = pd.DataFrame(share.to_numpy(), index=index, columns=_words(list(share), "quality"))
    colours = tuple(trust.READINGS[code] for code in share)
    yield Exhibit("readings", "shares", table, trust.readings(read), colours)
