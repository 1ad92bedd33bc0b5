import dataclasses

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.measures.reliability import quality as measure


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


@pytest.fixture(scope="module")
def facts(evidence):
    return measure.facts(evidence)


@pytest.fixture(scope="module")
def places(facts):
    return measure.divisions(facts, dv.load_provinces())


def test_every_count_and_model_is_a_fact_with_its_page(evidence, facts):
    assert len(facts) == len(evidence.counts) + len(evidence.models)
    assert facts["row_id"].is_unique and set(facts["source_id"]) <= set(evidence.sources["source_id"])


def test_a_model_carries_its_figures_as_reported(facts):
    row = facts.set_index("row_id").loc["SM004"]
    assert "300-500tr.đ/năm" in row["figure"] and "; " in row["figure"]
    assert row["place"] == "Văn Xá, Kim Bảng, Hà Nam"


def test_pages_count_all_rows(evidence, facts):
    pages = measure.pages(facts, evidence.outcomes, evidence.sources)
    assert pages[["counts", "models", "figures"]].sum().tolist() == [381, 438, 757]
    assert pages["source_id"].tolist() == evidence.sources["source_id"].tolist()


def test_totals_hold_what_differs_and_by_how_much(evidence):
    table = measure.totals(evidence.counts).set_index("source_id")
    assert table.loc["S001", "ratio"] == 1
    assert table.loc["B014", ["total", "fields_sum", "difference"]].tolist() == [258, 308, 50]
    assert (table["state"].eq("adds_up") == table["difference"].eq(0)).all()


def test_there_are_63_provinces_as_reported_and_34_of_today(places):
    assert places.groupby("division")["name"].nunique().to_dict() == {"province": 63, "province_2025": 34}
    assert set(places["area"]) == {"Bắc Bộ", "Trung Bộ", "Nam Bộ"}
    names = places.loc[places["division"].eq("province_2025"), "name"].tolist()
    assert names.index("Điện Biên") < names.index("Hà Nội")


def test_no_fact_with_a_province_falls_off_the_map(facts, places):
    once = facts[facts["same_as"].eq("") & facts["province"].ne("")]
    for division in ("province", "province_2025"):
        assert measure.gaps(facts, places, division).to_numpy().sum() == len(once)


def test_a_place_without_any_fact_is_a_row_of_zeros(facts, places):
    table = measure.gaps(facts, places, "province")
    assert table.loc["Bình Dương"].sum() == 0
    assert list(table.columns)[-1] == "" and "2016" in table


def test_thua_thien_hue_is_hue(facts, places):
    old = facts.head(1).assign(province="Thừa Thiên Huế", same_as="")
    assert measure.gaps(old, places, "province").loc["Huế"].sum() == 1


def test_a_readers_own_register_is_mapped_by_commune(facts):
    places = measure.divisions(facts[facts["source_id"].eq("S001")], dv.load_provinces(), own=True)
    assert set(places["name"]) == {"Liên Sơn", "Lê Hồ", "Quế", "Văn Xá"}


def test_pages_without_a_year_are_counted_last(evidence):
    table = measure.published(evidence.sources)
    assert table["n"].sum() == len(evidence.sources)
    assert table["year"].iloc[-1] == "" and table["year"].iloc[:-1].is_monotonic_increasing


def test_doubts_are_counted_against_their_table(evidence):
    check = evidence.check()
    table = measure.doubts(check, evidence)
    assert table["n"].sum() == len(check) and (table["n"] <= table["rows"]).all()


def test_every_figure_has_one_reading(evidence):
    table = measure.readings(evidence.counts, evidence.outcomes)
    sums = table.groupby("table")["n"].sum()
    assert sums.to_dict() == {"counts": 381, "outcomes": 757}
    ambiguous = table[table["reading"].eq("ambiguous")]["n"].sum()
    assert ambiguous == evidence.outcomes["ambiguous"].ne("").sum()


def test_a_changed_number_is_entered_not_computed():
    counts = pd.DataFrame({"entered": [True, False], "source_id": "S001"})
    outcomes = pd.DataFrame(
        {
            "entered": ["low,high", "per", "", "unit", ""], "ambiguous": ["", "", "two ways", "", ""],
            "low": [1.0, 2, 3, 4, None], "high": [1.0, 2, 3, 4, None], "source_id": "S001",
        }
    )  # fmt: skip
    table = measure.readings(counts, outcomes).set_index(["table", "reading"])["n"]
    assert table["counts"][["computed", "entered"]].tolist() == [1, 1]
    assert table["outcomes"].to_dict() == {"computed": 0, "ambiguous": 1, "completed": 2, "entered": 1, "unread": 1}


def test_empty_tables_stay_empty(evidence):
    none = dataclasses.replace(evidence, **{n: getattr(evidence, n).iloc[:0] for n in ("counts", "models", "outcomes")})
    facts = measure.facts(none)
    assert facts.empty and measure.totals(none.counts).empty
    assert measure.gaps(facts, measure.divisions(facts, dv.load_provinces(), own=True), "commune").empty
