"""The headline numbers of notebook 03: totals by their period, places told twice, rates, what was kept, documents."""

from collections.abc import Iterator

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.measures.headlines.headline import (
    SIZE,
    Bounds,
    Headline,
    Value,
    always,
    distinct,
    exactly,
    movement,
    told,
    where,
)
from danvan_data.measures.periods import rates, renewal, trends

TOP = 4
"""Places and years of which a finding says how many models were kept one by one."""


def of_time(evidence: Evidence) -> Iterator[Headline]:
    """Yield the headline numbers of change over time."""
    again = told(evidence.counts).set_index("count_id")["again"]
    spans = trends.spans(evidence.counts)
    spans = spans.assign(again=spans["count_id"].map(again).astype(bool))
    if not evidence.own:
        yield Headline("period_kinds", "totals_of_one_year", "total", spans, where("period_kind", "year"), len)
    yield from _rates(evidence)
    yield from _kept(evidence)
    yield from _renewed(evidence)
    yield from _repeated(evidence, spans)
    yield from _by_year(evidence, spans)
    yield from _years(evidence)
    events = trends.timeline(evidence.policies, evidence.counts, evidence.place)
    papers = events[events["kind"].eq("policy")]
    first = events.loc[events["kind"].eq("report"), "start"].min()
    before = exactly(lambda rows: rows["start"].le(first).sum())
    yield Headline("timeline", "documents_before", "document", papers, before, len)


def _rates(evidence: Evidence) -> Iterator[Headline]:
    """What became of the models registered, as sources relate it."""
    pairs = rates.rates(evidence.counts).dropna(subset=["share_low", "share_high"], how="all")
    for basis in rates.ENDS:
        rows = pairs[pairs["basis"].eq(basis)]
        yield Headline("rates", f"reports_{basis}", "report", rows, SIZE)
        if len(rows):
            yield Headline("rates", f"rates_{basis}", "share", rows, _shares)


def _shares(rows: pd.DataFrame) -> Bounds:
    return float(rows["share_low"].min()), float(rows["share_high"].max())


def _kept(evidence: Evidence) -> Iterator[Headline]:
    """How many of a year's registered models were kept ones, of its own number and, by assumption, of the last one."""
    for last_years, name in ((False, "kept"), (True, "kept_of_last_year")):
        table = renewal.kept(evidence.counts, last_years)
        for at in range(min(len(table), TOP)):
            row = table.iloc[[at]]
            of = always(row["of_low"].iloc[0])
            yield Headline("kept", f"{name}_{row['count_id'].iloc[0].lower()}", "model", row, _own, of)


def _own(rows: pd.DataFrame) -> Bounds:
    return float(rows["low"].iloc[0]), float(rows["high"].iloc[0])


def _renewed(evidence: Evidence) -> Iterator[Headline]:
    """What became of the models of one's own registers from the year before the last to the last."""
    pair = trends.rounds(evidence.models) if evidence.own else None
    if pair is None:
        return
    table = renewal.renewal(evidence.models, *pair)
    pages = evidence.models.drop_duplicates("model_id").set_index("model_id")["source_id"]
    table = table.assign(source_id=table["model_id"].map(pages).fillna("").astype("str"))
    now = table[table["state"].ne("vanished")].drop_duplicates("model_id")
    linked = exactly(lambda rows: rows["state"].isin(renewal.LINKED).sum())
    yield Headline("renewed", "kept_in_register", "model", now, linked, len)
    yield Headline("renewed", "gone_from_register", "model", table, where("state", "vanished"))


def _repeated(evidence: Evidence, spans: pd.DataFrame) -> Iterator[Headline]:
    """Places that report more than once, and which of them moved for certain."""
    places = trends.of_one_place(spans, evidence)
    again = trends.comparable(trends.repeated(places))
    several = exactly(lambda rows: trends.dated(trends.repeated(rows))["place"].nunique())
    yield Headline("repeated", "places_reporting_again", "place", places, several)
    yield Headline("repeated", "places_comparable", "place", again, distinct("place"), always(several(places)[0]))
    yield Headline("repeated", "reports_comparable", "total", again, SIZE)
    for name, way in (("series_rising", 1), ("series_falling", 2)):
        yield Headline("repeated", name, "series", again, _moved(way), lambda rows: trends.moves(rows)[0])
    covering = exactly(lambda rows: (rows["years"] > 1).fillna(False).sum())
    yield Headline("segments", "totals_of_several_years", "total", spans, covering, len)


def _by_year(evidence: Evidence, spans: pd.DataFrame) -> Iterator[Headline]:
    """The whole place's totals of single years: the first and the last of the first basis that has several."""
    own = spans[spans["years"].eq(1).fillna(False) & evidence.place.is_whole(spans)]
    wide = own.pivot_table(index="start", columns="basis", values="low", aggfunc="first", observed=True)
    wide = wide.loc[:, wide.notna().sum() > 1]
    if not wide.shape[1]:
        return
    rows = own[own["basis"].eq(wide.columns[0])].drop_duplicates("start").sort_values("start")
    for name, at in (("first", 0), ("last", -1)):
        yield Headline("totals_by_year", f"total_of_{name}_year", "model", rows.iloc[[at]], _own)
        year = exactly(lambda part: part["start"].iloc[0])
        yield Headline("totals_by_year", f"{name}_year", "year", rows.iloc[[at]], year)


def _moved(way: int) -> Value:
    return exactly(lambda rows: trends.moves(trends.comparable(rows))[way])


def _years(evidence: Evidence) -> Iterator[Headline]:
    """Named models by the one year that they state."""
    models = movement(evidence.models)
    one = models[models["year_start"].notna() & models["year_start"].eq(models["year_end"])]
    yield Headline("by_year", "models_with_a_year", "model", one, SIZE, len, models)
    if len(one):
        sizes = exactly(lambda rows: rows["year_start"].value_counts().max())
        yield Headline("by_year", "models_of_top_year", "model", one, sizes, len)
        top = exactly(lambda rows: rows["year_start"].value_counts().sort_index().idxmax())
        yield Headline("by_year", "top_year", "year", one, top)
