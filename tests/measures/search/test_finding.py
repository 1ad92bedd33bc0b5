"""Finding models by words and by what they are."""

import time
from dataclasses import replace

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.evidence import PlaceError
from danvan_data.measures.search import finding
from danvan_data.measures.search.finding import FindError, find
from danvan_data.text import match_key, sort_key

BEES = {"SM001", "DM102", "FM012", "FM013", "FM026", "FM028", "FM047", "FM048", "FM049", "FM069"}
"""The models of data/models.csv whose names speak of keeping bees, counted by hand."""
BEES_TOLD = "FM050"
"""A bee cooperative: only its result speaks of "nuôi ong"."""


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


def test_nuoi_ong_finds_the_beekeepers_first(evidence):
    found = find(evidence, "nuoi ong")
    assert set(found.index[: len(BEES)]) == BEES and BEES_TOLD in found.index


def test_words_in_quotation_marks_stand_together(evidence):
    assert set(find(evidence, "“nuoi ong”").index) == BEES | {BEES_TOLD} == set(find(evidence, '"Nuôi ong"').index)


@pytest.mark.parametrize("words", ["nuôi ong", "NUOI ONG", "ong, nuoi", "nuo\u0302i  ong"])
def test_accents_case_and_order_do_not_matter(evidence, words):
    assert set(find(evidence, words).index) == set(find(evidence, "nuoi ong").index)


def test_of_equal_names_the_one_with_the_accents_typed_comes_first(evidence):
    names = [match_key(name) for name in find(evidence, "nuôi ong")["name"]]
    held = ["nuôi ong" in name for name in names]
    assert held == sorted(held, reverse=True) and sum(held) == len(BEES)


@pytest.mark.parametrize("words", ["nuoi ong", "duong hoa", "ha nam", "hoi nong dan", "trieu dong", "tự quản", "33"])
def test_every_word_is_in_every_row_and_in_no_other(evidence, words):
    told = find(evidence)[["name", "place", "organisation", "figures"]].agg(" ; ".join, axis=1)
    wanted = set(match_key(words, marks=False).split())
    holds = [wanted <= set(match_key(text, marks=False).split()) for text in told]
    assert set(find(evidence, words).index) == set(told.index[holds]) != set()


def test_a_body_narrows_by_its_code_and_by_its_name(evidence):
    for body in ("farmers_union", "Hội Nông dân", "hoi nong dan", "Farmers’ Union"):
        assert find(evidence, "nuoi ong", organisation=body).index.tolist() == ["SM001"]
    women = find(evidence, organisation="womens_union")
    assert women["organisation_type"].str.contains("womens_union").all() and "CM035" in women.index


def test_facets_hold_in_every_row_and_the_rest_is_left_out(evidence):
    every = find(evidence)
    assert set(find(evidence, field="economy").index) == set(every.index[every["field"].eq("economy")])
    years = evidence.models.set_index("model_id").loc[find(evidence, year=2022).index]
    assert (years["year_start"].le(2022) & years["year_end"].ge(2022)).all() and "SM001" in years.index
    both = set(find(evidence, has="money").index) & set(find(evidence, has="jobs").index)
    assert set(find(evidence, has=("money", "jobs")).index) == both != set()
    assert set(find(evidence, province="ha nam")["place"].str.contains("Hà Nam")) == {True}


def test_of_a_list_a_model_is_one_and_lists_narrow_each_other(evidence):
    for facet, values in {
        "field": ["economy", "Quốc phòng"], "organisation": ("womens_union", "Hội Nông dân"),
        "province": ["Hà Nam", "Lục Ngạn", "hoa binh"], "year": [2021, 2024],
    }.items():  # fmt: skip
        each = [set(find(evidence, **{facet: value}).index) for value in values]
        assert all(each) and set(find(evidence, **{facet: values}).index) == set.union(*each)
        assert set(find(evidence, **{facet: values[:1]}).index) == each[0]
    both = find(evidence, field=["economy", "culture_society"], organisation=["womens_union", "farmers_union"])
    assert set(both.index) == set(find(evidence, field=["economy", "culture_society"]).index) & set(
        find(evidence, organisation=["womens_union", "farmers_union"]).index
    )
    assert len(find(evidence, field=[], province=(), year=[])) == len(find(evidence))
    with pytest.raises(FindError, match="economy"):
        find(evidence, field=["economy", "?"])


def test_an_empty_search_is_every_model_once_by_the_alphabet(evidence):
    every = find(evidence)
    assert every.index.tolist() == list(dict.fromkeys(every.index)) and list(every) == finding.COLUMNS
    assert set(every.index) == set(evidence.models.loc[evidence.models["same_as"].eq(""), "model_id"])
    assert every["name"].tolist() == sorted(every["name"], key=sort_key)


def test_the_figures_of_a_twin_are_those_of_the_model(evidence):
    first = evidence.models.set_index("model_id")["same_as"]
    twin = evidence.outcomes["model_id"].map(first)
    told = evidence.outcomes.assign(model=evidence.outcomes["model_id"].where(twin.eq(""), twin), twin=twin.ne(""))
    assert told["twin"].any()
    assert set(find(evidence, has="money").index) == set(told.loc[told["unit"].eq("VND"), "model"])
    assert set(find(evidence, has="land").index) == set(
        told.loc[told["indicator"].isin(["area", "land_donated"]), "model"]
    )


def test_nothing_found_is_a_table_without_rows(evidence):
    nothing = find(evidence, "xyzzy")
    assert nothing.empty and list(nothing) == finding.COLUMNS


def test_what_there_is_not_is_one_sentence_with_what_there_is(evidence):
    with pytest.raises(FindError, match="farmers_union"):
        find(evidence, organisation="nobody")
    with pytest.raises(FindError, match="economy"):
        find(evidence, field="?")
    with pytest.raises(FindError, match="money"):
        find(evidence, has="gold")
    with pytest.raises(PlaceError, match="Hà Nam"):
        find(evidence, province="Hà Nem")


def test_twenty_thousand_models_are_searched_in_a_moment_once_they_are_indexed(evidence):
    many = _many(evidence, 20_000)
    find(many)
    spent = []
    for words in ("nuoi ong", "duong", "hoi nong dan xa", "a"):
        start = time.process_time()
        find(many, words, field="economy")
        spent.append(time.process_time() - start)
    assert sorted(spent)[len(spent) // 2] < 0.05


def _many(evidence, n):
    models, outcomes = evidence.models, evidence.outcomes
    times = -(-n // int(models["same_as"].eq("").sum()))
    copies = [(models.assign(model_id=models["model_id"] + f"-{at}",
                             same_as=models["same_as"].where(models["same_as"].eq(""), models["same_as"] + f"-{at}")),
               outcomes.assign(model_id=outcomes["model_id"] + f"-{at}")) for at in range(times)]  # fmt: skip
    told, figured = (pd.concat(tables, ignore_index=True) for tables in zip(*copies, strict=True))
    return replace(evidence, models=told, outcomes=figured)
