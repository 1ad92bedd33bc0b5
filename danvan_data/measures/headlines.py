"""The headline numbers: their intervals, out of how many, on how many pages, and what they become without one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from danvan_data.evidence import Evidence, load_bundled, load_provinces
from danvan_data.measures import distribution, overview, prices, quality, returns, trends

Bounds = tuple[float, float]

BILLION = 1e9
COLUMNS = ["exhibit", "headline", "low", "high", "unit", "of", "sources", "without_low", "without_high"]


@dataclass(frozen=True)
class Headline:
    """One number of a finding: the rows that it is counted from, and how.

    `rows` and `whole` have `source_id`, and `again` (bool) where another page tells the same; `value` is the number,
    `of` how many it is out of (`whole` where these are other rows).
    """

    exhibit: str
    name: str
    unit: str
    rows: pd.DataFrame
    value: Callable[[pd.DataFrame], Bounds]
    of: Callable[[pd.DataFrame], float] | None = None
    whole: pd.DataFrame | None = None

    def row(self, dropping: bool) -> list[object]:
        """Return its row of `numbers`."""
        pages = sorted(set(self.rows["source_id"]))
        total = self.of(self.rows if self.whole is None else self.whole) if self.of else float("nan")
        without = [self.value(left) for page in pages if len(left := _without(self.rows, page))] if dropping else []
        low, high = ([each[end] for each in without if pd.notna(each[end])] for end in (0, 1))
        ends = [min(low) if low else float("nan"), max(high) if high else float("nan")]
        return [self.exhibit, self.name, *self.value(self.rows), self.unit, total, len(pages), *ends]


def numbers(evidence: Evidence, dropping: bool = True) -> pd.DataFrame:
    """Return every headline number of the notebooks on `evidence`.

    `dropping=False` leaves out what each becomes without one of its pages, which takes a few seconds.

    Returns:
        `exhibit` (the name of the exhibit whose finding or subtitle says it), `headline` (its own name), `low, high`
        (in `unit`, equal where it is known; NaN for an open end), `unit` (`model`, `figure`, `place`, `VND`, ...),
        `of` (out of how many; NaN where of none), `sources` (pages that it rests on), `without_low, without_high`
        (the least and the most that it becomes when any one of these pages is left out; NaN where it rests on one).

    """
    found = [each.row(dropping) for each in headlines(evidence)]
    return pd.DataFrame(found, columns=COLUMNS).astype({"low": float, "high": float, "of": float})


def headlines(evidence: Evidence) -> Iterator[Headline]:
    """Yield the headline numbers, notebook by notebook."""
    yield from _place(evidence)
    yield from _reach(evidence)
    yield from _money(evidence)
    yield from _time(evidence)
    yield from _trust(evidence)


def _without(rows: pd.DataFrame, page: str) -> pd.DataFrame:
    """Leave out what only that page tells."""
    kept = rows["source_id"].ne(page)
    return rows[kept | rows["again"]] if "again" in rows else rows[kept]


def _told(table: pd.DataFrame) -> pd.DataFrame:
    """Return each fact once, with whether another page tells it again."""
    key = table.columns[0]
    page = table.set_index(key)["source_id"]
    repeats = table[table["same_as"].ne("")]
    elsewhere = repeats[repeats["source_id"].ne(repeats["same_as"].map(page))]["same_as"]
    return table[table["same_as"].eq("")].assign(again=lambda rows: rows[key].isin(elsewhere))


def _exactly(count: Callable[[pd.DataFrame], float]) -> Callable[[pd.DataFrame], Bounds]:
    def value(rows: pd.DataFrame) -> Bounds:
        return (float(count(rows)),) * 2

    return value


def _distinct(column: str) -> Callable[[pd.DataFrame], Bounds]:
    return _exactly(lambda rows: rows[column].nunique())


def _where(column: str, code: str) -> Callable[[pd.DataFrame], Bounds]:
    return _exactly(lambda rows: rows[column].eq(code).sum())


_SIZE = _exactly(len)


def _place(evidence: Evidence) -> Iterator[Headline]:
    """The place in focus: its fields, its peers, and what is known of its models by name."""
    own = distribution.mixes(evidence.counts, complete=not evidence.own)
    report = distribution.report_of(own, evidence.place)
    if report.empty:
        return
    total = _first(report, "total")
    yield Headline("by_field", "largest_field", "model", report, _exactly(lambda rows: rows["n"].max()), total)
    field, others = distribution.top_field(report), distribution.mixes(load_bundled().counts)
    rank = Headline(
        "against_peers", "field_rank", "rank", distribution.peers(others, report),
        _exactly(lambda rows: distribution.rank(rows, report, field)[0]),
        lambda rows: distribution.rank(rows, report, field)[1],
    )  # fmt: skip
    yield rank
    named = overview.named(evidence.models, report, any_page=evidence.own)
    known = distribution.least_known(distribution.coverage(report, evidence.models, any_page=evidence.own))
    yield Headline("coverage", "named_of_report", "model", named, _SIZE, total, report)
    least = named[named["field"].eq(known["field"])]
    yield Headline("coverage", "least_named_field", "model", least, _SIZE, lambda _: known["reported"], report)
    figures = evidence.outcomes[evidence.outcomes["model_id"].isin(named["model_id"])]
    yield Headline("depth", "measured_of_report", "model", figures, _distinct("model_id"), total, report)
    yield Headline("figures", "figures_of_report", "figure", figures, _SIZE)


def _first(rows: pd.DataFrame, column: str) -> Callable[[pd.DataFrame], float]:
    value = float(rows[column].iloc[0])
    return lambda _: value


def _reach(evidence: Evidence) -> Iterator[Headline]:
    """Where the facts come from."""
    parts = [_told(table)[["source_id", "province", "again"]] for table in (evidence.counts, evidence.models)]
    facts = pd.concat(parts, ignore_index=True)
    facts = facts[facts["province"].ne("")]
    top = _exactly(lambda rows: rows["province"].value_counts().head(overview.LEADING).sum())
    yield Headline("reach", "facts_of_top_provinces", "fact", facts, top, len)
    yield Headline("reach", "provinces_present", "place", facts, _distinct("province"))
    yield Headline("reach", "pages_read", "page", evidence.sources, _SIZE)
    known = load_provinces()["province"].replace(quality.SAME_PROVINCE).nunique()
    facts = facts.assign(province=facts["province"].replace(quality.SAME_PROVINCE))
    absent = _exactly(lambda rows: known - rows["province"].nunique())
    yield Headline("missing", "provinces_missing", "place", facts, absent, lambda _: known)


def _money(evidence: Evidence) -> Iterator[Headline]:
    """What models bring in, and what is left unsaid of it."""
    models = _told(evidence.models)
    models = models[models["movement"].eq("dan_van_kheo")]
    figures = returns.figures(evidence.models, evidence.outcomes)
    amounts = returns.money(figures)

    def of_models(exhibit: str, name: str, rows: pd.DataFrame, whole: pd.DataFrame = models) -> Headline:
        return Headline(exhibit, name, "model", rows, _distinct("model_id"), len, whole)

    economy = models[models["field"].eq("economy")]
    yield of_models("returns_known", "models_with_returns", amounts)
    yield of_models("returns_known", "models_with_net_returns", amounts[amounts["basis"].eq("net")])
    yield of_models("returns_known", "economy_with_returns", amounts[amounts["field"].eq("economy")], economy)
    for aspect, name in (("basis", "costs_unsaid"), ("whose", "subject_unsaid")):
        yield Headline("unsaid", name, "figure", amounts, _unsaid(aspect, "unsaid"), _total(aspect))
    here, mine, paid = (
        rows if evidence.own else rows[evidence.place.holds(rows)] for rows in (models, figures, amounts)
    )
    yield Headline("place_figures", "place_models", "model", here, _SIZE)
    yield of_models("place_figures", "place_measured", mine, here)
    yield Headline("place_figures", "place_figures", "figure", mine, _SIZE)
    yield of_models("place_figures", "place_with_returns", paid, here)
    yearly = returns.per_year(amounts)
    yield from _scale("yearly", "yearly", yearly, models)
    yield Headline("yearly", "yearly_costs_unsaid", "figure", yearly, _where("basis", "unspecified"), len)
    yield Headline(
        "thresholds", "reaching_a_billion", "model", yearly, _reaching, lambda rows: rows["model_id"].nunique()
    )
    assumed = returns.per_year(amounts, months_per_year=12, crops_per_year=2)
    yield from _scale("assumed_years", "assumed", assumed, models)
    yield Headline("yearly", "assumed_costs_unsaid", "figure", assumed, _where("basis", "unspecified"), len)
    hectare = returns.per_hectare(amounts, evidence.benchmarks)
    yield from _scale("hectare", "hectare", hectare, models)
    yield Headline("hectare", "hectare_period_unsaid", "figure", hectare, _where("period", "unknown"), len)
    yield from _persons(evidence, amounts, figures, models)
    harvests = returns.output(figures)
    harvests = harvests[harvests["of"].eq("") & harvests["period"].eq("year")]
    yield of_models("output", "yearly_harvests", harvests)


def _scale(exhibit: str, name: str, rows: pd.DataFrame, models: pd.DataFrame) -> Iterator[Headline]:
    """How many amounts of how many models, and between which ends."""
    yield Headline(exhibit, f"{name}_amounts", "figure", rows, _SIZE)
    yield Headline(
        exhibit.replace("assumed_years", "yearly"), f"{name}_models", "model", rows, _distinct("model_id"), len, models
    )
    yield Headline(exhibit.replace("assumed_years", "yearly"), f"{name}_largest", "VND", rows, _end(-1))
    yield Headline(exhibit.replace("assumed_years", "yearly"), f"{name}_smallest", "VND", rows, _end(0))


def _end(which: int) -> Callable[[pd.DataFrame], Bounds]:
    def value(rows: pd.DataFrame) -> Bounds:
        return returns.ends(rows)[which]

    return value


def _unsaid(aspect: str, column: str) -> Callable[[pd.DataFrame], Bounds]:
    return _exactly(lambda rows: returns.unsaid(rows).set_index("aspect").at[aspect, column])


def _total(aspect: str) -> Callable[[pd.DataFrame], float]:
    return lambda rows: _unsaid(aspect, "total")(rows)[0]


def _reaching(rows: pd.DataFrame) -> Bounds:
    row = returns.at_least(rows, [BILLION]).iloc[0]
    return float(row["certainly"]), float(row["certainly"] + row["possibly"])


def _persons(
    evidence: Evidence, amounts: pd.DataFrame, figures: pd.DataFrame, models: pd.DataFrame
) -> Iterator[Headline]:
    rows = returns.per_person(amounts, figures)
    rows = rows.assign(verdict=prices.against_minimum(rows, prices.minimum_wages(evidence.benchmarks)))
    yield Headline("persons", "person_amounts", "figure", rows, _SIZE)
    yield Headline("persons", "person_models", "model", rows, _distinct("model_id"), len, models)
    dated = rows[rows["verdict"].ne("no_year")]
    yield Headline("persons", "above_minimum_wage", "figure", dated, _where("verdict", "above"), len)


def _time(evidence: Evidence) -> Iterator[Headline]:
    """Totals by their period, places told twice, models by year, documents before reports."""
    told = _told(evidence.counts).set_index("count_id")["again"]
    spans = trends.spans(evidence.counts)
    spans = spans.assign(again=spans["count_id"].map(told).astype(bool))
    yield Headline("period_kinds", "totals_of_one_year", "total", spans, _where("period_kind", "year"), len)
    pairs = trends.recognition(spans)
    yield Headline("recognition", "places_recognising", "place", pairs, _SIZE)
    yield Headline(
        "recognition",
        "recognition_rates",
        "share",
        pairs,
        lambda rows: (rows["share_low"].min(), rows["share_high"].max()),
    )
    again = trends.comparable(trends.repeated(spans))
    several = _exactly(lambda rows: trends.dated(trends.repeated(rows))["place"].nunique())
    yield Headline("repeated", "places_reporting_again", "place", spans, several)
    of_places = several(spans)[0]
    yield Headline("repeated", "places_comparable", "place", again, _distinct("place"), lambda _: of_places)
    yield Headline("repeated", "reports_comparable", "total", again, _SIZE)
    for name, way in (("series_rising", 1), ("series_falling", 2)):
        yield Headline("repeated", name, "series", again, _moved(way), lambda rows: trends.moves(rows)[0])
    models = _told(evidence.models)
    models = models[models["movement"].eq("dan_van_kheo")]
    one = models[models["year_start"].notna() & models["year_start"].eq(models["year_end"])]
    yield Headline(
        "by_year",
        "models_of_top_year",
        "model",
        one,
        _exactly(lambda rows: rows["year_start"].value_counts().max()),
        len,
    )
    yield Headline("by_year", "models_with_a_year", "model", one, _SIZE, len, models)
    events = trends.timeline(evidence.policies, evidence.counts, evidence.place)
    papers = events[events["kind"].eq("policy")]
    first = events.loc[events["kind"].eq("report"), "start"].min()
    yield Headline(
        "timeline", "documents_before", "document", papers, _exactly(lambda rows: rows["start"].le(first).sum()), len
    )


def _moved(way: int) -> Callable[[pd.DataFrame], Bounds]:
    return _exactly(lambda rows: trends.moves(trends.comparable(rows))[way])


def _trust(evidence: Evidence) -> Iterator[Headline]:
    """Totals that do not add up, numbers read, rows without a period."""
    totals = quality.totals(evidence.counts)
    full = totals[totals["n_fields"].eq(4)]
    yield Headline("totals", "totals_contradicting", "report", full, _where("state", "contradiction"), len)
    yield Headline("totals", "totals_agreeing", "report", full, _where("state", "adds_up"), len)
    both = pd.concat([evidence.counts[["source_id"]], evidence.outcomes[["source_id"]]])
    yield Headline("readings", "numbers_read", "number", both, _SIZE)
    open_ = evidence.counts[evidence.counts["period_start"].isna() & evidence.counts["period_end"].isna()]
    yield Headline("doubts", "counts_undated", "row", open_, _SIZE, len, evidence.counts)
