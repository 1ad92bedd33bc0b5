"""Year against year on small registers, worked by hand."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import danvan_data as dv
from danvan_data.exhibits.periods.renewed import kept as kept_exhibit
from danvan_data.exhibits.periods.renewed import renewed, renewed_list
from danvan_data.exhibits.spread import lacks
from danvan_data.measures.periods.renewal import STATES, empty_fields, kept, paper, renewal

COLUMNS = ["model_id", "name", "field", "commune", "commune_2025", "province_2025", "year_start", "year_end", "same_as",
           "district"]  # fmt: skip


def models(*rows: tuple[str, str, str, str, str, int, str]) -> pd.DataFrame:
    told = [(*row[:5], "Ninh Bình", row[5], row[5], row[6], "") for row in rows]
    return pd.DataFrame(told, columns=COLUMNS).astype({"year_start": "Int64", "year_end": "Int64"})


TWO_YEARS = models(
    ("M1", "Nuôi ong", "economy", "Liên Sơn", "", 2023, ""),
    ("M2", "Nuôi ong", "economy", "Liên Sơn", "", 2024, "M1"),  # kept
    ("M3", "Ngôi nhà xanh", "culture_society", "Quế", "", 2023, ""),
    ("M4", "Những ngôi nhà xanh", "culture_society", "Quế", "", 2024, "M3"),  # renamed
    ("M5", "Camera an ninh", "defence_security", "Quế", "", 2023, ""),  # vanished
    ("M6", "Hũ gạo", "culture_society", "Quế", "", 2024, ""),  # new
    ("M7", "Tổ thu gom", "culture_society", "Quế", "", 2022, ""),
    ("M8", "Tổ thu gom", "culture_society", "Quế", "", 2024, "M7"),  # returned
)
OWN = replace(dv.load_bundled(), own=True, models=TWO_YEARS.assign(source_id="S001"))


def test_each_model_of_two_years_has_its_state():
    found = renewal(TWO_YEARS, 2023, 2024).set_index("model_id")
    assert found["state"].to_dict() == {
        "M2": "kept", "M4": "renamed", "M5": "vanished", "M6": "new", "M8": "returned"
    }  # fmt: skip
    assert found.loc["M4", ["name_before", "before_id"]].tolist() == ["Ngôi nhà xanh", "M3"]


def test_the_evidence_of_a_link_stands_beside_it():
    links = pd.DataFrame({"model_id": ["M4"], "reason": ["tên gần giống (92); cùng xã Quế"]})
    found = renewal(TWO_YEARS, 2023, 2024, links).set_index("model_id")
    assert found.at["M4", "reason"] == "tên gần giống (92); cùng xã Quế"
    assert found.at["M6", "reason"] == ""


MERGER = models(
    ("M1", "Hũ gạo", "culture_society", "Liên Sơn", "Tam Chúc", 2024, ""),
    ("M2", "Hũ gạo", "culture_society", "Xã Khả Phong", "Tam Chúc", 2024, ""),
    ("M3", "Hũ gạo", "culture_society", "Ba Sao", "Tam Chúc; Lê Hồ", 2024, ""),  # divided: no one commune of today
    ("M4", "Hũ gạo", "culture_society", "Phường Tam Chúc", "Tam Chúc", 2026, ""),
)


def test_models_of_communes_that_merged_are_found_in_the_commune_of_today():
    found = renewal(MERGER, 2024, 2026)
    assert found[["state", "model_id", "before_id"]].values.tolist() == [
        ["merged", "M4", "M1"], ["merged", "M4", "M2"], ["vanished", "M3", ""]
    ]  # fmt: skip
    assert found["reason"].iloc[0] == "Liên Sơn → Tam Chúc"


def test_nothing_merges_before_the_mergers():
    earlier = MERGER.assign(year_start=MERGER["year_start"] - 2, year_end=MERGER["year_end"] - 2)
    assert set(renewal(earlier, 2022, 2024)["state"]) == {"new", "vanished"}


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from([2023, 2024])), max_size=20))
def test_every_model_of_either_year_is_told_once(told):
    first: dict[str, str] = {}
    rows = []
    for at, (name, year) in enumerate(told):
        rows.append((f"M{at}", name, "economy", "Quế", "", year, first.get(name, "")))
        first.setdefault(name, f"M{at}")
    table = models(*rows)
    found = renewal(table, 2023, 2024)
    names = {year: {name for name, of in told if of == year} for year in (2023, 2024)}
    sizes = found["state"].value_counts().reindex(STATES, fill_value=0)
    assert sizes["kept"] == len(names[2023] & names[2024])
    assert sizes["new"] == len(names[2024] - names[2023])
    assert sizes["vanished"] == len(names[2023] - names[2024])


def test_fields_without_a_model_are_told_commune_by_commune():
    cells = set(empty_fields(TWO_YEARS, 2024).itertuples(index=False, name=None))
    assert ("Liên Sơn", "culture_society") in cells
    assert ("Liên Sơn", "economy") not in cells
    assert ("Quế", "defence_security") in cells  # its camera of 2023 is gone
    assert len(cells) == 8 - 2


@pytest.mark.parametrize(("measured", "expected"), [([], ["M1"]), (["M2"], [])])
def test_a_model_of_every_year_without_any_figure_is_one_of_paper(measured, expected):
    two = TWO_YEARS[TWO_YEARS["model_id"].isin(["M1", "M2", "M5", "M6"])]
    outcomes = pd.DataFrame({"model_id": pd.Series(measured, dtype="str")})
    table = paper(two, outcomes)
    assert table["model_id"].tolist() == expected and table["years"].tolist() == [2] * len(expected)


def test_registers_of_one_year_have_no_paper_models():
    one = TWO_YEARS[TWO_YEARS["year_start"].eq(2023)]
    assert paper(one, pd.DataFrame({"model_id": []})).empty


def test_the_exhibit_says_what_was_kept_and_what_vanished():
    shown = renewed(renewal(TWO_YEARS, 2023, 2024), OWN, 2023, 2024)
    assert "2/4 mô hình năm 2024" in shown.finding
    assert "1 mô hình năm 2023 không còn" in shown.finding
    assert shown.figure.data
    listed = renewed_list(renewal(TWO_YEARS, 2023, 2024), OWN, 2023, 2024)
    assert len(listed.table) == 5
    assert "Ngôi nhà xanh" in " ".join(listed.table["detail"])


def test_without_models_of_a_year_there_is_a_sentence():
    assert not renewed(renewal(TWO_YEARS, 2023, 2030), OWN, 2023, 2030)


def test_public_evidence_is_no_register_of_two_years():
    shown = renewed(renewal(TWO_YEARS, 2023, 2024), dv.load_bundled(), 2023, 2024)
    assert not shown and "danvan lab --data" in shown.finding


def test_the_kept_are_set_against_the_years_own_number():
    found = kept(dv.load_bundled().counts)
    bac_kan = found[found["place"].eq("Thành phố Bắc Kạn")]
    assert bac_kan[["start", "low", "of_low"]].to_numpy().tolist() == [[2022, 73, 191], [2023, 116, 278]]


def test_only_by_the_named_assumption_are_they_last_years():
    found = kept(dv.load_bundled().counts, last_years=True)
    assert found[["start", "low", "of_low"]].to_numpy().tolist() == [[2022, 73, 127], [2023, 116, 191]]
    assert found[["count_id", "of_id"]].to_numpy().tolist() == [["N116", "N342"], ["N108", "N115"]]
    shown = kept_exhibit(found, dv.load_bundled(), last_years=True)
    assert "73/127 = 57%" in shown.finding and "116/191 = 61%" in shown.finding
    assert shown.assumptions and shown.assumptions[0] in shown.subtitle
    assert not kept_exhibit(kept(dv.load_bundled().counts), dv.load_bundled()).assumptions


def test_the_exhibit_of_empty_fields_names_them():
    shown = lacks.empty_fields(empty_fields(TWO_YEARS, 2024), OWN, 2024)
    assert "2/2 xã, phường" in shown.finding
    assert sum(shown.table["low"]) == 6
    assert "quốc phòng – an ninh" in " ".join(shown.table["detail"]).lower()


def test_the_exhibit_of_models_without_a_result_does_not_blame():
    two = TWO_YEARS[TWO_YEARS["model_id"].isin(["M1", "M2", "M5", "M6"])]
    table = paper(two, pd.DataFrame({"model_id": []}))
    shown = lacks.paper(table, replace(OWN, models=two.assign(source_id="S001")))
    assert shown.table["row"].tolist() == ["Nuôi ong (Liên Sơn)"]
    assert "hỏi lại" in shown.notes[0]
