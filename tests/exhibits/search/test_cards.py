"""All models as cards: what a browser is given of them."""

import pytest

import danvan_data as dv
from danvan_data.evidence import data_folder
from danvan_data.exhibits.search.cards import SORTS, cards
from danvan_data.explore.search.finder import MIME, finder
from danvan_data.measures.economy import returns
from danvan_data.measures.search import finding, likeness
from danvan_data.publish.notebooks.story import tell
from tests.own_folder import MODELS, bare


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


@pytest.fixture(scope="module")
def told(evidence):
    return cards(evidence)


def column(told, name):
    return [told[name]["is"][at] for at in told[name]["at"]]


def test_each_column_is_that_of_find_in_its_order(evidence, told):
    table = finding.find(evidence)
    assert (told["n"], told["ids"], told["name"]) == (len(table), table.index.tolist(), table["name"].tolist())
    for name in ("place", "organisation", "field"):
        assert column(told, name) == table[name].tolist()


def test_models_whose_page_does_not_use_the_movements_words_are_marked(evidence, told):
    other = evidence.models[evidence.models["movement"].ne("dan_van_kheo")]["model_id"]
    marked = {told["ids"][row] for row in told["related"]}
    assert marked and marked == set(other) & set(told["ids"])


@pytest.mark.parametrize("kind", ["money", "land", "jobs", "figures"])
def test_the_rows_of_a_kind_of_figure_are_those_found_with_it(evidence, told, kind):
    assert {told["ids"][row] for row in told["has"][kind]} == set(finding.find(evidence, has=kind).index)


def test_a_figure_stands_as_reported_and_a_model_leads_to_its_pages(evidence, told):
    row = told["ids"].index("SM001")
    assert "8,5 tấn/năm" in [figure[1] for figure in told["figures"][row]]
    pages = [told["pages"][at] for at in told["told"][row]]
    source = evidence.sources.set_index("source_id").loc["S001"]
    assert [page[3] for page in pages] == [source["url"]]


def test_the_end_that_a_model_is_sorted_by_is_the_highest_that_is_certain(evidence, told):
    figures = returns.figures(evidence.models, evidence.outcomes, related=True)
    yearly = returns.per_year(returns.money(figures))
    lows = yearly.groupby("model_id")["low"].max()
    for row, low, high, words in told["ends"]["year"]:
        known = lows[told["ids"][row]]
        assert (low is None and known != known) or low == known
        assert (words.startswith("≥") == (high is None) and words.startswith("≤") == (low is None)) or "≈" in words
    assert set(told["ends"]) <= set(SORTS)


def test_the_likest_are_those_of_the_measure(evidence, told):
    row = told["ids"].index("SM001")
    assert [told["ids"][other] for other in told["like"][row]] == likeness.similar(evidence, "SM001").index.tolist()
    assert cards(evidence, like=False)["like"] is None


def test_a_card_of_an_own_register_says_where_in_its_file_it_stands():
    own = dv.evidence_of(dv.collect(data_folder() / "examples", progress=False))
    told = cards(own)
    assert told["own"] and told["note"] == finding.rows_of(own)["note"].tolist() and any(told["note"])


def test_a_bare_list_of_names_has_cards_without_figures(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))
    told = finder(dv.evidence_of(dv.collect(bare(tmp_path / "own"), progress=False))).cards()
    assert told["n"] == len(MODELS) and told["ends"] == told["has"] == {} and not any(told["figures"])


def test_a_notebook_keeps_all_models_and_a_living_kernel_the_id_alone(evidence, monkeypatch):
    kept = finder(evidence, "ong")._repr_mimebundle_()
    assert kept[MIME]["cards"]["n"] == len(finding.find(evidence)) and kept[MIME]["asked"] == {"typed": "ong"}
    notebook = {"cells": [{"cell_type": "code", "source": "", "metadata": {}, "outputs": [{"data": kept}]}]}
    assert [item.kind for item in tell("06", notebook, "vi").items] == ["finder"]
    monkeypatch.setenv("JPY_SESSION_NAME", "06.ipynb")
    assert "cards" not in finder(evidence)._repr_mimebundle_()[MIME]


def test_a_screen_is_told_of_the_finder_by_its_id(evidence, monkeypatch, tmp_path):
    from danvan_data.desk import screen

    monkeypatch.setenv("JPY_SESSION_NAME", "06.ipynb")
    board = finder(evidence)
    data = board._repr_mimebundle_()
    screen._enliven(data, {})
    assert data[MIME] == board.spec()
