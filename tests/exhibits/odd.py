"""Exhibits of what is few, many, equal, torn or unsaid: made of the evidence's own tables, cut to what is asked."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

import danvan_data as dv
from danvan_data.evidence import Evidence
from danvan_data.exhibits import first_look
from danvan_data.exhibits.economy import earners, given, households, money, persons, stated
from danvan_data.exhibits.exhibit import Axis, Band, Exhibit
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.periods import registered, renewed, years
from danvan_data.exhibits.reliability import trust
from danvan_data.exhibits.search import finds
from danvan_data.exhibits.spread import apart, fields, lacks, leaders
from danvan_data.measures.economy import efforts, prices, ranking, returns, whose, yardsticks
from danvan_data.measures.periods import rates, renewal, trends
from danvan_data.measures.reliability import quality
from danvan_data.measures.search import finding
from danvan_data.measures.spread import distribution
from danvan_data.measures.spread.among import among
from tests.publish.office.made import FIELDS, MADE, PAGES


def drawn() -> Iterator[Exhibit]:
    """Yield charts of the forms in `MADE` whose numbers, years and words are few, many or long."""
    yield replace(MADE["intervals"](), axis=Axis("Triệu đồng", "amount"), name="intervals, not log")
    yield Exhibit("sentence", "Không có gì.", "sentence")
    few = MADE["stacked"]()
    yield replace(few, name="stacked, few", table=few.table.assign(low=1.0, high=1.0, text="1"))
    yield replace(few, name="columns, one series", form="columns", table=few.table[few.table["series"].eq("Kinh tế")])
    shares = MADE["shares"]()
    yield replace(shares, name="shares, no wholes", table=shares.table.assign(end=""))
    bars = MADE["bars"]()
    yield replace(bars, name="bars, banded", bands=(Band("mốc", 100.0, 100.0), Band("khoảng", 200.0, 300.0)))
    share = bars.table.assign(low=[0.6, 0.2, 0.1, 0.1], high=[0.6, 0.2, 0.1, 0.1])
    yield replace(bars, name="bars, shares", table=share, axis=Axis("Tỷ trọng", "share"))
    long = [f"Hội đồng nhân dân và Ủy ban nhân dân xã thứ {at}, huyện Kim Bảng, tỉnh Hà Nam" for at in range(4)]
    yield replace(bars, name="bars, long names", table=bars.table.assign(row=long), emphasis=(long[1],))
    segments = [{"row": long[at % 4] if at % 3 else "Nơi", "low": 7.0, "high": 7.0, "text": "7", "colour": "#0072B2",
                 "start": str(2001 + at), "end": str(2001 + at + at % 4)} for at in (0, 1, 2, 2, 3, 6, 13)]  # fmt: skip
    yield replace(MADE["spans"](), name="spans, many years", table=marks(segments))
    cells = [{"row": name, "series": str(year), "low": float(year % 3), "high": float(year % 3), "colour": colour,
              "text": str(year % 3) if year % 3 else "·"}
             for name, colour in FIELDS.items() for year in range(2012, 2022)]  # fmt: skip
    yield replace(MADE["heat"](), name="heat, many years", table=marks(cells), sources=PAGES, cited=9)
    yield replace(MADE["pairs"](), name="pairs, not log", axis=Axis("Số mô hình"))


def told() -> Iterator[Exhibit]:
    evidence = dv.load()
    yield from _fields(evidence)
    yield from _money(evidence)
    yield from _time(evidence)
    yield from _trust(evidence)
    for asked in (
        {"words": "“nuôi ong” hội", "year": [2021, 2022, 2023], "province": ["Hà Nam", "Hòa Bình"]},
        {"field": ["economy", "culture_society"], "organisation": "unknown", "has": ["jobs", "land"], "year": 2022},
        {},
    ):
        yield finds.finds(finding.find(evidence, **asked), evidence, most=3, **asked)


def _fields(evidence: Evidence) -> Iterator[Exhibit]:
    found = among(evidence)
    report, others = found.report, found.others
    torn = others[others["report"].eq(others.loc[others["state"].eq("contradiction"), "report"].iloc[0])]
    second = others[others["state"].eq("adds_up") & others["report"].ne(report["report"].iloc[0])]
    second = second[second["report"].eq(second["report"].iloc[0])]
    peers = distribution.peers(others, report)
    none = report.assign(n=0, share=0.0)
    for rows in (report.iloc[:1], report.assign(n=5, total=20, share=0.25), none, torn, report.assign(total=7)):
        yield fields.by_field(rows, evidence)
        yield fields.by_field(rows, evidence, "share")
        yield fields.against_peers(rows, evidence, peers, "economy", (1, 2))
        yield apart.apart(distribution.apart(rows, others), evidence, rows)
        yield fields.difference(distribution.difference(rows, second), evidence, rows, second)
        yield fields.coverage(distribution.coverage(rows, evidence.models), evidence, rows)
    yield apart.apart(distribution.apart(report, others).head(1), evidence, report)
    yield apart.apart(distribution.apart(report, others).head(0), evidence, report)
    for rows in (second, pd.concat([second, report]), torn, others[others["total"].lt(30)], others.assign(share=0.0),
                 others.assign(total=3)):  # fmt: skip
        yield fields.mixes(rows, evidence, focus="Kim Bảng, Hà Nam")
    table = distribution.leaders(evidence.models, related=True)
    alone = table[table["organisation"].isin(["farmers_union", "unknown"])]
    yield leaders.leaders(table, evidence, "share")
    yield leaders.leaders(alone, evidence)
    for field in ("economy", "unclear"):
        of = table[table["field"].eq(field) & table["n"].gt(0)]
        yield leaders.leaders(of, evidence)
    yield leaders.leaders(table.assign(field="unclear"), evidence)
    yield leaders.leaders(table.assign(n=0), evidence)
    yield leaders.lead_bounds(distribution.lead_bounds(evidence.models, related=True).assign(unknown=0), evidence)
    yield first_look.reach(pd.DataFrame(), evidence)


def _money(evidence: Evidence) -> Iterator[Exhibit]:
    models = returns.of_movement(evidence.models)
    figures = returns.figures(evidence.models, evidence.outcomes)
    amounts = returns.money(figures)
    yearly = returns.per_year(amounts)
    for rows in (
        yearly.head(1),
        yearly.head(2),
        yearly.head(0),
        pd.concat([yearly, yearly]),
        yearly.assign(whose="each"),
    ):
        for base in (None, 2023):
            yield money.yearly(prices.deflate(rows, evidence.benchmarks, base=base), evidence, 9, "đây", base, "net")
        yield money.thresholds(returns.at_least(rows, money.THRESHOLDS), evidence, 9, "đây")
    yield money.thresholds(returns.at_least(yearly[yearly["high"].lt(1e9)], money.THRESHOLDS), evidence, 9)
    hectares = returns.per_hectare(amounts, evidence.benchmarks, crops_per_year=2)
    divided = returns.quotient(amounts, figures, "ha", whole=True).assign(square_metres=1e4)
    for rows in (hectares, hectares.head(2), pd.concat([hectares, divided])):
        yield money.hectare(rows, evidence, 9, "đây", assumptions={"crops_per_year": 2}, period="")
    yield money.hectare(returns.per_hectare(amounts, evidence.benchmarks), evidence, 9)
    each = returns.per_person(amounts, figures, derived=True, whole=True, days_per_month=22)
    for yardstick in yardsticks.YARDSTICKS:
        for rows in (each, each.head(2), each.assign(year_start=pd.NA, year_end=pd.NA)):
            yield persons.persons(rows, evidence, 9, "đây", assumptions={"days_per_month": 22}, yardstick=yardstick)
    panels = whose.panels(amounts)
    for rows in (panels.head(1), panels.assign(n=2), panels[panels["whose"].eq("group")]):
        yield households.panels(rows, evidence)
    mine = prices.deflate(whose.households(amounts), evidence.benchmarks)
    yield households.households(mine, evidence, 9, base=2023)
    known = returns.coverage(models, figures)
    yield stated.coverage(known[known["field"].ne("economy")], evidence)
    yield stated.coverage(known.assign(n=known["n"] * known["stage"].eq("any_figure")), evidence)
    yield stated.coverage(known.head(0), evidence)
    yield stated.place_figures(figures, evidence, amounts.head(0), models)
    yield stated.place_figures(figures.assign(whose="example"), evidence, amounts, models)
    gifts = efforts.stated(efforts.efforts(figures), models)
    yield given.given(gifts[gifts["kind"].eq("lamps")], evidence)
    ranked = ranking.per_person(evidence)
    yield earners.earners(ranked.head(2), evidence)
    yield earners.earners(ranked.assign(above=0, below=0), evidence)


def _time(evidence: Evidence) -> Iterator[Exhibit]:
    pairs = rates.rates(evidence.counts)
    for n in (1, 2, 3):
        yield registered.rates(pairs.head(n), evidence)
    kept = renewal.kept(evidence.counts)
    yield renewed.kept(pd.concat([kept] * 4), evidence)
    yield renewed.kept(kept.head(1), evidence)
    for make in (renewed.renewed, renewed.renewed_list):
        yield make(pd.DataFrame(), evidence, 2022, 2023)
    yield lacks.paper(pd.DataFrame(), evidence)
    spans = trends.spans(evidence.counts)
    again = trends.repeated(spans)
    yield years.repeated(again[again["place"].eq(trends.comparable(again)["place"].iloc[0])], evidence)
    yield years.repeated(again.drop_duplicates(["place", "basis"]), evidence)
    kinds = trends.period_kinds(spans)
    yield years.period_kinds(kinds.assign(n=0), evidence)
    yield years.period_kinds(kinds.assign(n=[9, 1, 0, 0, 0]), evidence)
    for rows in (spans[spans["period_kind"].eq("year")].head(3), spans.head(0), spans[spans["years"].isna()]):
        yield years.segments(rows, evidence)
        yield years.totals_by_year(rows, evidence)
    events = trends.timeline(evidence.policies, evidence.counts, evidence.place)
    yield years.timeline(events.head(0), evidence)
    yield years.timeline(events[events["kind"].eq("report")], evidence)
    models = evidence.models
    one = trends.by_year(models, "economy")
    yield years.by_year(one.head(1), evidence, trends.dating(models))
    yield years.by_year(one.assign(n=1), evidence, trends.dating(models))


def registers(evidence: Evidence) -> Iterator[Exhibit]:
    """Yield what only a reader's own registers are asked for, of each of their years."""
    models = evidence.models
    for year in (2021, 2022, 2023):
        yield lacks.empty_fields(renewal.empty_fields(models, year), evidence, year)
        for make in (renewed.renewed, renewed.renewed_list):
            yield make(renewal.renewal(models, year - 1, year), evidence, year - 1, year)
    few = renewal.empty_fields(models, 2023)
    yield lacks.empty_fields(few[few["field"].eq("economy")], evidence, 2023)
    yield lacks.empty_fields(few.head(0), evidence, 2023)
    yield lacks.empty_fields(few, replace(evidence, models=models.assign(commune="")), 2023)
    yield lacks.paper(renewal.paper(models, evidence.outcomes.head(0)), evidence)
    one = replace(evidence, models=models[models["year_start"].eq(2023)])
    yield lacks.paper(renewal.paper(one.models, evidence.outcomes), one)


def _trust(evidence: Evidence) -> Iterator[Exhibit]:
    doubts, facts = evidence.check(), quality.facts(evidence)
    yield trust.listing(doubts, evidence, facts, "none")
    for kind in doubts["check"].unique():
        yield trust.listing(doubts, evidence, facts, str(kind))
    totals = quality.totals(evidence.counts)
    yield trust.totals(totals.head(1), evidence)
    yield trust.totals(totals[totals["state"].eq("adds_up")], evidence)
    read = quality.readings(evidence.counts, evidence.outcomes)
    yield trust.readings(read.assign(n=3), evidence)
    published = quality.published(evidence.sources)
    yield trust.published(published[published["year"].ne("")].tail(2), evidence)
    yield trust.publishers(quality.publishers(evidence.sources).head(3), evidence)
