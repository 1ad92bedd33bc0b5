"""Where there is nothing to draw, or nothing to compare, an exhibit is a sentence that says which and why."""

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.exhibits.economy import earners, given, money, stated
from danvan_data.exhibits.periods import renewed
from danvan_data.exhibits.reliability import trust
from danvan_data.exhibits.spread import apart, fields, lacks, leaders
from danvan_data.language import t
from danvan_data.measures.economy import returns
from danvan_data.measures.reliability import quality
from danvan_data.measures.spread import distribution
from danvan_data.measures.spread.among import among

EVIDENCE = dv.load_bundled()
OWN, OTHERS = among(EVIDENCE).report, among(EVIDENCE).others
NONE = OWN.head(0)
SECOND = OTHERS[OTHERS["report"].eq(OTHERS.loc[OTHERS["state"].eq("contradiction"), "report"].iloc[0])]
MONEY = returns.money(returns.figures(EVIDENCE.models, EVIDENCE.outcomes))
DOUBTS = EVIDENCE.check()
READ = quality.readings(EVIDENCE.counts, EVIDENCE.outcomes)
EMPTY = pd.DataFrame()


def few(n):
    return OWN.assign(total=n)


@pytest.mark.parametrize(
    ("make", "name", "key", "said"),
    [
        (lambda: fields.by_field(NONE, EVIDENCE), "by_field", "distribution.no_report", {}),
        (lambda: fields.mixes(NONE, EVIDENCE), "mixes", "distribution.no_report", {}),
        (lambda: fields.against_peers(NONE, EVIDENCE, NONE, "economy", (1, 1)), "against_peers",
         "distribution.no_report", {}),
        (lambda: fields.against_peers(few(7), EVIDENCE, NONE, "economy", (1, 1)), "against_peers",
         "distribution.few_models", {"total": "7"}),
        (lambda: fields.against_peers(OWN, EVIDENCE, NONE, "economy", (1, 1)), "against_peers",
         "distribution.few_peers", {"n": "0"}),
        (lambda: fields.difference(NONE, EVIDENCE, NONE, OWN), "difference", "distribution.no_other", {}),
        (lambda: fields.difference(NONE, EVIDENCE, OWN, OWN), "difference", "distribution.same_place", {}),
        (lambda: fields.difference(distribution.difference(OWN, SECOND).head(0), EVIDENCE, OWN,
                                   OTHERS[OTHERS["report"].ne(OWN["report"].iloc[0]) & OTHERS["state"].eq("adds_up")]),
         "difference", "distribution.no_other", {}),
        (lambda: fields.coverage(NONE, EVIDENCE, OWN), "coverage", "distribution.no_report", {}),
        (lambda: apart.apart(NONE, EVIDENCE, NONE), "apart", "distribution.no_report", {}),
        (lambda: apart.apart(NONE, EVIDENCE, few(7)), "apart", "distribution.few_models", {"total": "7"}),
        (lambda: leaders.lead_bounds(distribution.lead_bounds(EVIDENCE.models).head(0), EVIDENCE), "lead_bounds",
         "distribution.no_leader", {}),
        (lambda: money.hectare(returns.per_hectare(MONEY, EVIDENCE.benchmarks).head(0), EVIDENCE, 9), "hectare",
         "returns.no_money", {}),
        (lambda: money.hectare(returns.per_hectare(MONEY, EVIDENCE.benchmarks), EVIDENCE, 9, period="none"), "hectare",
         "returns.no_money", {}),
        (lambda: money.output(MONEY.head(0), EVIDENCE, 9), "output", "returns.no_output", {}),
        (lambda: stated.quotients(returns.quotient(MONEY.head(0), MONEY.head(0), "person"), EVIDENCE, MONEY),
         "quotients", "returns.no_quotient", {}),
        (lambda: stated.assumed_years(MONEY.head(5), EVIDENCE, MONEY.head(5), 2), "assumed_years",
         "returns.assumption_nothing", {"n": "5"}),
        (lambda: renewed.kept(EMPTY, EVIDENCE), "kept", "renewal.kept_none", {}),
        (lambda: lacks.empty_fields(EMPTY, EVIDENCE, 2024), "empty_fields", "renewal.own_only", {}),
        (lambda: trust.doubts(DOUBTS.head(0), EVIDENCE), "doubts", "quality.no_doubt", {}),
        (lambda: trust.totals(EMPTY, EVIDENCE), "totals", "quality.no_breakdown", {}),
        (lambda: trust.published(EMPTY, EVIDENCE), "published", "quality.no_source", {}),
        (lambda: trust.publishers(EMPTY, EVIDENCE), "publishers", "quality.no_source", {}),
        (lambda: trust.gaps(EMPTY, EVIDENCE, "before"), "gaps", "quality.no_fact", {}),
        (lambda: trust.readings(READ.assign(n=0), EVIDENCE), "readings", "quality.no_figure", {}),
        (lambda: trust.readings(READ.assign(n=READ["n"].where(READ["reading"].eq("computed"), 0)), EVIDENCE),
         "readings", "quality.readings_all", {"total": "952"}),
        (lambda: earners.earners(EMPTY, EVIDENCE), "earners", "earners.none", {}),
        (lambda: given.given(EMPTY, EVIDENCE), "given", "efforts.none", {}),
    ],
)  # fmt: skip
def test_a_sentence_stands_in_its_place(make, name, key, said):
    exhibit = make()
    assert not exhibit and (exhibit.name, exhibit.finding) == (name, t(key, **said))
