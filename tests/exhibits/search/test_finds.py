"""The table of what a search found."""

import pytest

import danvan_data as dv
from danvan_data.exhibits.citing import ids_of
from danvan_data.exhibits.search.finds import finds
from danvan_data.measures.search.finding import find


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


def shown(evidence, **asked):
    return finds(find(evidence, **asked), evidence, **asked)


def test_the_finding_says_how_many_of_all_and_what_was_asked_for(evidence):
    made = shown(evidence, words="“nuoi ong”")
    assert made.form == "table" and made.finding == "11/430 mô hình có các từ “nuoi ong”"
    made = shown(evidence, field="economy", organisation="hoi nong dan", province="Hà Nam", year=2022, has="money")
    for words in ("Kinh tế", "Hội Nông dân", "Hà Nam", "2022", "tiền"):
        assert words in made.finding
    dv.set_language("en")
    assert shown(evidence, words='"nuoi ong"').finding == "11 of 430 models have the words “nuoi ong”"


def test_a_row_tells_the_figures_as_reported_and_cites_every_page_of_the_model(evidence):
    made = shown(evidence, words="nuoi ong", organisation="farmers_union")
    row = made.table.iloc[0]
    assert row["row"] == "Nuôi ong lấy mật" and "8,5 tấn/năm" in row["text"] and "Liên Sơn" in row["detail"]
    assert made.sources["source_id"].tolist() == ["S001"] == ids_of(made.table["sources"])


def test_a_model_told_by_two_pages_cites_both(evidence):
    twin = evidence.models[evidence.models["same_as"].ne("")].iloc[0]
    first = evidence.models.set_index("model_id").loc[twin["same_as"]]
    every = finds(find(evidence), evidence, most=1000)
    cell = every.table.loc[every.table["row"].eq(first["name"]), "sources"].iloc[0]
    assert {twin["source_id"], first["source_id"]} <= set(cell.split(", "))


def test_a_cut_list_says_so_and_an_empty_search_is_everything(evidence):
    made = finds(find(evidence), evidence, most=5)
    assert len(made.table) == 5 and "430" in made.finding and "5 mô hình đầu trong 430" in made.note


def test_nothing_found_is_one_sentence_with_the_cure(evidence):
    made = shown(evidence, words="xyzzy")
    assert made.form == "sentence" and "xyzzy" in made.finding and "430" in made.finding and "bớt từ" in made.finding
