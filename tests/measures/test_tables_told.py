"""The tables of all measures, of the bundled evidence and of registers, are what is written down of them in `told/`.

    uv run python -m tests.measures.test_tables_told

writes them anew after a change that is meant; the difference is to be read before it is committed.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.evidence import Evidence
from danvan_data.language import speaking
from danvan_data.measures import figures as told
from danvan_data.measures import overview
from danvan_data.measures.economy import efforts, prices, ranking, returns, whose, yardsticks
from danvan_data.measures.periods import rates, renewal, trends
from danvan_data.measures.reliability import checks, conflicts, quality
from danvan_data.measures.search import finding, likeness
from danvan_data.measures.spread import distribution, nesting
from danvan_data.measures.spread.among import among
from tests.exhibits.keyed import compare, frame_lines, keys, whole, write
from tests.own_folder import three_years

HERE = Path(__file__).parent / "told"
Tables = Iterator[tuple[str, pd.DataFrame]]


def tables(evidence: Evidence) -> Tables:
    yield from spread(evidence)
    yield from economy(evidence)
    yield from periods(evidence)
    yield from reliability(evidence)
    yield from search(evidence)


def row(**values: object) -> pd.DataFrame:
    return pd.DataFrame({name: [value] for name, value in values.items()})


def spread(evidence: Evidence) -> Tables:
    counts, models = evidence.counts, evidence.models
    reports = overview.complete_reports(counts)
    report = overview.report_of(reports, evidence.place)
    yield "reports", reports
    yield "reports of 100 at most", overview.complete_reports(counts, 100)
    named = overview.named(models, report, any_page=evidence.own)
    yield "named", named
    yield "depth", overview.depth(evidence.outcomes, named, report)
    yield "figures of the named", overview.figures(models, evidence.outcomes, named)
    yield "by province", overview.by_province(evidence)
    yield "models of the place", overview.of_place(evidence).models[["model_id"]]
    mixes = distribution.mixes(counts)
    yield "mixes", mixes
    yield "all mixes", distribution.mixes(counts, complete=False)
    yield "latest mixes", distribution.latest(mixes)
    found = among(evidence)
    yield "everywhere", found.everywhere
    yield "each", found.each
    yield "peers", distribution.peers(found.others, found.report)
    yield "choices", row(**distribution.choices(found.each, found.report, 12))
    yield "apart", distribution.apart(found.report, found.others)
    yield "difference", distribution.difference(found.report, found.others[found.others["report"].eq("N201")])
    for field in ("economy", "political_system"):
        shares = distribution.shares_of(mixes, field)
        yield f"shares of {field}", shares
        yield f"rank in {field}", row(
            rank=distribution.rank(found.others, found.report, field), top=found.top,
            rank_of=distribution.rank_of(shares, shares["place"].iloc[-1]) if len(shares) else 0,
        )  # fmt: skip
    for related in (False, True):
        yield f"leaders, related {related}", distribution.leaders(models, related)
        yield f"lead bounds, related {related}", distribution.lead_bounds(models, related)
    coverage = distribution.coverage(found.report, models, any_page=evidence.own)
    yield "coverage", coverage
    yield "least known", distribution.least_known(coverage).to_frame().T
    yield "nested", nesting.nested(counts)


def economy(evidence: Evidence) -> Tables:
    models, benchmarks = returns.of_movement(evidence.models), evidence.benchmarks
    figures = returns.figures(evidence.models, evidence.outcomes)
    yield "figures", figures
    yield "related figures", returns.figures(evidence.models, evidence.outcomes, related=True)
    money = returns.money(figures)
    yield "money", money
    yield "net money of the South", told.of_basis(told.within(money, "Nam Bộ"), "net")
    yield "output", returns.output(figures)
    yearly, assumed = returns.per_year(money), returns.per_year(money, months_per_year=12, crops_per_year=2)
    yield "a year", yearly
    yield "a year, assumed", assumed
    yield "a hectare", returns.per_hectare(money, benchmarks)
    yield "a hectare, assumed", returns.per_hectare(money, benchmarks, crops_per_year=2)
    persons = returns.per_person(money, figures)
    yield "a person", persons
    yield "a person, derived", returns.per_person(money, figures, derived=True, whole=True, days_per_month=22)
    for by in returns.DIVISORS:
        yield f"divided by {by}", returns.quotient(money, figures, by)
    yield "thresholds", returns.at_least(assumed, [50e6, 300e6, 1e9])
    yield "extremes", returns.extremes(assumed)
    yield "coverage of figures", returns.coverage(models, figures)
    yield "unsaid", returns.unsaid(money)
    yield "deflated", prices.deflate(money, benchmarks)[["outcome_id", "low", "high", "priced"]]
    yield "price index of 2015", prices.price_index(benchmarks, 2015).rename("index").reset_index()
    for base in (None, 2020):
        minimum = prices.minimum_wages(benchmarks, base)
        yield f"minimum wages in {base}", minimum
        yield f"minimum wages 2019-2022 in {base}", prices.in_years(minimum, 2019, 2022)
        yield f"poverty lines in {base}", prices.poverty_lines(benchmarks, base)
        yield f"income per head in {base}", prices.income_per_head(benchmarks, base)
        for yardstick in yardsticks.YARDSTICKS:
            held = yardsticks.beside(persons, benchmarks, yardstick, base)
            yield f"{yardstick} in {base}", held[["outcome_id", *held.columns[-6:]]]
    yield "income of 2022", prices.of_year(prices.income_per_head(benchmarks), 2022)
    yield "whose", whose.whose(money)
    yield "panels", whose.panels(money)
    households = whose.households(money)
    yield "households", households
    yield "mouths", whose.mouths(households, prices.poverty_lines(benchmarks)).rename("mouths").to_frame()
    yield "ranked persons", ranking.per_person(evidence)
    yield "ranked years", ranking.ranked(assumed)
    yield "pairs", row(pairs=ranking.pairs(ranking.ranked(assumed)), beside=ranking.beside(evidence))
    given = efforts.efforts(figures)
    yield "efforts", given
    yield "stated efforts", efforts.stated(given, models)


def periods(evidence: Evidence) -> Tables:
    counts, models = evidence.counts, evidence.models
    spans = trends.spans(counts)
    yield "spans", spans
    yield "kinds of periods", trends.period_kinds(spans)
    yield "levels", row(levels=trends.levels(spans), bases=trends.bases(spans), moves=trends.moves(spans))
    yield "repeated", trends.repeated(spans)
    yield "dated", trends.dated(spans)
    comparable = trends.comparable(spans)
    yield "comparable", comparable
    yield "moved", row(**trends.moved(comparable), moves=trends.moves(comparable))
    for every in (False, True):
        yield f"by year, every {every}", trends.by_year(models, every_year=every)
    yield "economy by year", trends.by_year(models, "economy")
    yield "dating", row(**trends.dating(models))
    yield "timeline", trends.timeline(evidence.policies, counts, evidence.place)
    yield "rates", rates.rates(counts)
    yield "kept", renewal.kept(counts)
    yield "kept of last year", renewal.kept(counts, last_years=True)
    if evidence.own:
        last = trends.rounds(models)
        yield "years", row(last=last)
        yield "renewal", renewal.renewal(models, *last)
        yield "empty fields", renewal.empty_fields(models, last[1])
        yield "paper", renewal.paper(models, evidence.outcomes)


def reliability(evidence: Evidence) -> Tables:
    counts, outcomes = evidence.counts, evidence.outcomes
    doubts = evidence.check()
    for code, rows in doubts.groupby("check", sort=False):
        yield str(code), rows
    yield "doubts", quality.doubts(doubts, evidence)
    yield "breakdowns", checks.breakdowns(counts)
    yield "implied", checks.implied_too_much(evidence)
    yield "bounds", checks.bounds(counts).reset_index()
    yield "splits", conflicts.splits(counts)
    yield "facts", (facts := quality.facts(evidence))
    yield "pages", quality.pages(facts, outcomes, evidence.sources)
    yield "totals", quality.totals(counts)
    divisions = quality.divisions(facts, dv.load_provinces(), evidence.own)
    yield "divisions", divisions
    for area in ("", "Nam Bộ"):
        yield f"gaps of {area}", quality.gaps(facts, divisions, quality.widest(divisions), area).reset_index()
    yield "published", quality.published(evidence.sources)
    yield "publishers", quality.publishers(evidence.sources)
    yield "readings", quality.readings(counts, outcomes)


def search(evidence: Evidence) -> Tables:
    for asked in ({}, {"words": "nuoi ong"}, {"words": "“hội” thu nhập", "has": "money"}, {"year": [2021, 2022]}):
        yield f"found by {asked}", finding.find(evidence, **asked).reset_index()
    whose_rows = {f"{facet} {code}": int(rows.sum()) for (facet, code), rows in finding.facets(evidence).items()}
    yield "facets", row(**whose_rows)
    for model in finding.find(evidence).index[[0, -1]]:
        yield f"like {model}", likeness.similar(evidence, model).reset_index()


TOLD = {
    "spread": lambda _: spread(dv.load()),
    "economy": lambda _: economy(dv.load()),
    "periods": lambda _: periods(dv.load()),
    "reliability": lambda _: reliability(dv.load()),
    "search": lambda _: search(dv.load()),
    "own": lambda folder: tables(dv.load(three_years(folder))),
}
"""What is told, and where it is written down."""


def tell(name: str, folder: Path) -> str:
    with keys(), speaking("vi"):
        return whole(frame_lines(title, table) for title, table in TOLD[name](folder / "so"))


@pytest.mark.parametrize("name", TOLD)
def test_measures_are_what_is_written_down(name, tmp_path):
    compare(HERE / f"{name}.txt", tell(name, tmp_path))


def main() -> None:
    for name in TOLD:
        with tempfile.TemporaryDirectory() as folder:
            write(HERE / f"{name}.txt", tell(name, Path(folder)))


if __name__ == "__main__":
    main()
