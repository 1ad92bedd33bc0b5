"""What is chosen in one board narrows the others that share the column, and is named wherever the finding goes."""

import pytest

import danvan_data as dv
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.explore import boards, linked
from danvan_data.explore.selection import COLUMNS, SELECTION, Pick, narrowed, offers
from danvan_data.measures.economy import returns
from danvan_data.measures.search import finding
from tests.exhibits_made import bars


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


@pytest.fixture(autouse=True)
def nothing_chosen():
    yield
    for column in COLUMNS:
        SELECTION.drop(column)


def test_evidence_is_narrowed_to_the_models_that_a_search_finds_and_to_their_outcomes(evidence):
    few = narrowed(evidence, [Pick("organisation", "farmers_union"), Pick("field", "economy")])
    found = finding.find(evidence, organisation="farmers_union", field="economy").index
    assert set(few.models.loc[few.models["same_as"].eq(""), "model_id"]) == set(found) and 0 < len(found) < 100
    assert set(few.outcomes["model_id"]) <= set(few.models["model_id"]) and len(few.outcomes)
    assert few.counts is evidence.counts and narrowed(evidence, []) is evidence


def test_another_boards_finding_and_n_follow_and_name_what_was_chosen(evidence):
    one, other = boards.leaders(evidence), boards.lead_bounds(evidence)
    whole = other.shown
    SELECTION.choose(Pick("field", "economy", one.id))
    of = int(evidence.models["same_as"].eq("").mul(evidence.models["field"].eq("economy"))
             .mul(evidence.models["movement"].eq("dan_van_kheo")).sum())  # fmt: skip
    assert other.shown.finding.startswith("Riêng lĩnh vực Kinh tế: ") and f"n = {of}" in other.shown.subtitle
    assert not one.shown.finding.startswith("Riêng"), "the board in which it was chosen stays whole"
    assert (one.narrowed, [pick.value for pick in SELECTION.made_by(one)]) == ([], ["economy"])
    SELECTION.drop("field")
    assert other.view("")["kind"] == "chart", "a board without controls has one state"
    assert other.shown.finding == whole.finding and other.shown.subtitle == whole.subtitle


def test_a_board_is_offered_only_what_another_can_be_narrowed_by(evidence):
    alone = boards.lead_bounds(evidence)
    others = {column for each in SELECTION._listeners if each is not alone for column in each.columns}
    beside = linked(evidence, lambda within: bars(len(within.models)), ("year",))
    assert set(SELECTION.shared(alone)) == others | {"year"} and "organisation" not in beside.columns


def test_a_mark_is_chosen_by_its_words_or_by_the_model_whose_figure_it_is(evidence):
    row, *_ = offers(boards.leaders(evidence).shown)
    assert [column for column, _, _ in row] == ["organisation", "field"] and row[1][2] == "lĩnh vực Kinh tế"
    models = returns.of_movement(evidence.models)
    amounts = returns.money(returns.figures(evidence.models, evidence.outcomes))
    shown = boards.yearly(evidence, amounts, models).shown
    for mark, picks in zip(shown.table.itertuples(), offers(shown, evidence), strict=True):
        told = evidence.outcomes[evidence.outcomes["as_reported"].eq(mark.said)]
        told = told[told["source_id"].eq(mark.sources)].merge(evidence.models, on="model_id")
        for column, value, _ in picks:
            named = {"field": "field", "organisation": "organisation_type", "year": "year_start"}[column]
            assert told[named].eq(value).all() and len(told)
    assert not any(offers(bars(3, rows=("Ơn", "2021.5"))))


def test_a_field_narrows_the_amounts_and_what_people_gave_but_not_the_board_that_lists_the_fields(evidence):
    models = returns.of_movement(evidence.models)
    figures = returns.figures(evidence.models, evidence.outcomes)
    known, given = boards.known(evidence, models, figures), boards.given(evidence, models, figures)
    assert ["field", "economy"] in [pick[:2] for picks in offers(known.shown) for pick in picks]
    SELECTION.choose(Pick("field", "culture_society", "another"))
    assert (
        "Riêng" not in known.shown.finding
        and f"n = {models['field'].eq('culture_society').sum()}" in given.shown.subtitle
    )
    SELECTION.choose(Pick("organisation", "farmers_union", "another"))
    assert "Hội Nông dân" in known.shown.finding


def test_what_nothing_is_left_of_is_one_honest_sentence(evidence):
    models = returns.of_movement(evidence.models)
    amounts = returns.money(returns.figures(evidence.models, evidence.outcomes))
    board = boards.hectare(evidence, amounts, models)
    SELECTION.choose(Pick("organisation", "police", "another"))
    shown = board.shown
    assert isinstance(shown, Exhibit) and not shown and "Công an" in shown.finding


def test_an_explorer_is_known_by_its_whole_first_state_whatever_is_chosen(evidence):
    before = boards.lead_bounds(evidence).id
    SELECTION.choose(Pick("field", "economy", "another"))
    again = boards.lead_bounds(evidence)
    assert again.id == before and again.shown.finding.startswith("Riêng")
