"""What is too little for a share or a chart: a handful of models, one total, one place, one other place."""

import re
from types import SimpleNamespace

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.exhibits import wording
from danvan_data.exhibits.every import cells
from danvan_data.exhibits.per import per_words
from danvan_data.exhibits.reliability import ledger, trust
from danvan_data.exhibits.spread import apart, fields
from danvan_data.measures.reliability import quality
from danvan_data.measures.spread import distribution
from danvan_data.measures.spread.among import among
from tests.own_folder import MODELS, register, three_years


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))
    return dv.load(register(tmp_path / "own", MODELS))


def test_none_of_a_field_has_no_share(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))
    for folder in (register(tmp_path / "one", MODELS[:6]), three_years(tmp_path / "own")):
        for each in cells(dv.load(folder)):
            said = " ".join([*each.table["text"], *each.table["end"]])
            assert not re.search(r"(?<!\d)0 \(0%\)", said), (each.name, said)


def test_a_commune_of_three_models_is_no_mix_to_compare(own):
    everywhere = among(own).everywhere
    few = everywhere[everywhere["total"].lt(distribution.FEW)]
    shown = fields.mixes(everywhere, own)
    assert few["place"].nunique() == 3 and not any(shown.table["row"].str.contains(name).any() for name in few["place"])
    assert any("3 nơi có dưới 8 mô hình" in note.replace("\u00a0", " ") for note in shown.notes)
    assert not fields.mixes(few, own)


def test_of_few_models_a_bar_says_how_many_of_how_many(own):
    report = among(own).own.groupby("report").filter(lambda rows: rows["total"].iloc[0] == 3)
    first = report[report["report"].eq(report["report"].iloc[0])]
    assert set(fields.by_field(first, own).table["text"]) <= {"0", "1/3", "2/3", "3/3"}


def test_one_other_place_is_told_in_a_sentence():
    evidence = dv.load()
    found = among(evidence)
    others = distribution.apart(found.report, found.others)
    assert apart.apart(others, evidence, found.report) and not apart.apart(others.head(1), evidence, found.report)


def test_one_total_and_one_place_and_year_are_told_in_sentences(own):
    said = {each.name: each for each in cells(own)}
    assert said["segments"].form == "spans"  # the whole and three communes
    table = pd.DataFrame({"2023": [5], "": [0]}, index=["Xã An Lạc"])
    assert not trust.gaps(table, own, "commune") and "2023" in trust.gaps(table, own, "commune").finding


def test_registers_of_no_one_place_are_not_set_beside_places(own):
    assert own.place.level == "sector"
    said = {each.name: each for each in cells(own)}
    assert not said["against_peers"] and not said["apart"]


def test_no_code_of_ours_is_shown_of_own_registers(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))
    evidence = dv.load(three_years(tmp_path / "own"))
    check, facts = evidence.check(), quality.facts(evidence)
    told = ledger.ledger(quality.pages(facts, evidence.outcomes, evidence.sources), evidence, facts).data
    shown = [*told_in(told), *trust.listing(check, evidence, facts, "twin").grid.texts[0]]
    assert not [each for each in shown if re.search(r"\b[NMRO]\d{3,}\b", each)]


def told_in(page: str) -> list[str]:
    """Return the texts of a page."""
    return re.sub(r"<(style|script).*?</\1>", "", page, flags=re.DOTALL).split("<")


def test_what_a_figure_is_per_is_never_a_code():
    assert per_words("ha/other") == "ha/kỳ khác"


def test_a_percentage_keeps_its_sign():
    row = SimpleNamespace(low=98.0, high=98.0, qualifier="exact", as_reported="đạt 98%")
    assert wording.told(row, "other")["text"] == "98%"
