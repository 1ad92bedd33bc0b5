"""What a person asks for in a cell."""

from dataclasses import replace

import pytest

import danvan_data as dv
from danvan_data.desk.asking import CiteError
from danvan_data.evidence import PlaceError, data_folder
from danvan_data.explore import boards


def test_find_searches_what_load_gives(monkeypatch):
    assert dv.find("nuoi ong", organisation="farmers_union")["name"].tolist() == ["Nuôi ong lấy mật"]
    monkeypatch.setenv("DANVAN_DATA", str(data_folder() / "examples"))
    own = dv.find()
    assert set(own.index).isdisjoint(["SM001"]) and len(own)


def test_find_searches_the_evidence_it_is_given():
    public = dv.load_bundled()
    assert dv.find(evidence=replace(public, models=public.models.head(3))).index.size == 3


def test_two_places_stand_side_by_side_by_the_names_a_person_types():
    shown = dv.compare("lac son", "huyện Lục Ngạn")
    assert shown.form == "signed" and shown.place == "Lạc Sơn, Hòa Bình"
    other = dv.compare("Lục Ngạn", "Lạc Sơn")
    assert shown.table["low"].tolist() == (-other.table["low"]).tolist()


def test_a_place_that_is_not_there_is_one_sentence():
    with pytest.raises(PlaceError, match="Lạc Sơn"):
        dv.compare("Lạc Sn", "Lục Ngạn")


def test_a_place_without_a_report_by_field_is_one_sentence():
    assert dv.compare("Lạc Sơn", "Hà Nội").form == "sentence"


def test_a_citation_names_each_source_with_its_address():
    shown = dv.compare("Lạc Sơn", "Lục Ngạn")
    cited = dv.cite(shown)
    assert cited.startswith(shown.finding) and all(url in cited for url in shown.sources["url"])
    assert dv.cite(shown.figure) == cited


def test_an_explorer_is_cited_as_it_stands():
    board = boards.leaders(dv.load_bundled())
    assert dv.cite(board) == board.shown.cite()


def test_what_bears_no_exhibit_cannot_be_cited():
    with pytest.raises(CiteError, match="compare"):
        dv.cite("41")
