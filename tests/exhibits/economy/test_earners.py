"""Who earns most per person, told."""

from dataclasses import replace

import pytest

import danvan_data as dv
from danvan_data.exhibits.economy.earners import earners
from danvan_data.language import speaking
from danvan_data.measures.economy.ranking import pairs, per_person


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


def table(evidence):
    return per_person(evidence)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_finding_says_who_may_be_first_and_how_many_pairs_are_open(evidence, language):
    dv.set_language(language)
    rows = table(evidence)
    shown = earners(rows, evidence)
    every, sure = pairs(rows)
    assert shown.form == "intervals" and str(every - sure) in shown.finding and str(sure) in shown.subtitle
    assert len(shown.emphasis) == rows["above"].eq(0).sum() and shown.table["row"].iloc[0] in shown.emphasis


def test_a_row_says_how_many_it_is_above_below_and_open_against(evidence):
    rows = table(evidence)
    details = earners(rows, evidence).table["detail"]
    for row, detail in zip(rows.itertuples(), details, strict=True):
        assert detail.startswith(f"chắc chắn hơn {row.below}, kém {row.above}, chưa rõ với {row.open} mô hình")


def test_one_model_is_compared_with_nobody_and_none_is_a_sentence(evidence):
    rows = table(evidence)
    assert earners(rows.head(1), evidence).form == "sentence"
    none = replace(evidence, outcomes=evidence.outcomes.head(0))
    assert "không" in earners(table(none), none).finding and not earners(table(none), none)


def test_it_says_how_many_related_models_are_not_ranked(evidence):
    every = replace(evidence, models=evidence.models.assign(movement="dan_van_kheo"))
    left = len(table(every)) - len(table(evidence))
    with speaking("vi"):
        assert left and f"Không xếp hạng {left} mô hình liên quan" in earners(table(evidence), evidence).note
        assert "liên quan" not in earners(table(every), every).note
