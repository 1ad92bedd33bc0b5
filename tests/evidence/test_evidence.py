import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

import danvan_data as dv
from danvan_data.evidence import TABLES, data_folder, schemas
from danvan_data.measures.reliability.checks import breakdowns

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


def test_the_tables_have_as_many_rows_as_their_files(evidence):
    sizes = {name: len(getattr(evidence, name)) for name in ("sources", "counts", "models", "outcomes")}
    assert sizes == {"sources": 354, "counts": 381, "models": 438, "outcomes": 757}
    for name, size in sizes.items():
        assert size == len(pd.read_csv(data_folder() / f"{name}.csv", dtype=str))


def test_every_row_leads_to_its_source(evidence):
    known = set(evidence.sources["source_id"])
    for table in (evidence.counts, evidence.models, evidence.outcomes, evidence.policies):
        assert set(table["source_id"]) <= known
    assert set(evidence.outcomes["model_id"]) <= set(evidence.models["model_id"])
    assert set(evidence.counts["same_as"]) - {""} <= set(evidence.counts["count_id"])


def test_load_returns_fresh_frames():
    first = dv.load_bundled()
    first.counts.loc[:, "low"] = 0.0
    assert dv.load_bundled().counts["low"].max() > 0


def kim_bang(evidence, **wanted):
    rows = evidence.counts[evidence.counts["source_id"].eq("S001")]
    return rows.set_index("field")["low"]


def test_the_founding_article_adds_up(evidence):
    low = kim_bang(evidence)
    fields = ["economy", "culture_society", "defence_security", "political_system"]
    assert low["total"] == 211 == low[fields].sum()
    assert low[fields].tolist() == [41, 112, 35, 23]


def test_the_founding_article_names_22_models(evidence):
    assert evidence.models["source_id"].eq("S001").sum() == 22


@pytest.mark.parametrize(
    ("model", "indicator", "low", "high", "unit", "per"),
    [
        ("SM001", "production", 8.5, 8.5, "tonne", "year"),
        ("SM001", "income", 1.5e9, 1.5e9, "VND", "year"),
        ("SM001", "members", 33, 33, "person", ""),
        ("SM002", "area", 40, None, "ha", ""),
        ("SM002", "households", 33, 33, "household", ""),
        ("SM002", "income", 40e6, 40e6, "VND", "sao"),
        ("SM003", "income", 300e6, 300e6, "VND", "year"),
        ("SM003", "jobs", 20, 20, "person", ""),
        ("SM003", "wage", 10e6, 10e6, "VND", "person/month"),
        ("SM004", "area", 5, 5, "ha", ""),
        ("SM004", "income", 300e6, 500e6, "VND", "year"),
        ("SM004", "jobs", 10, 15, "person", ""),
        ("SM017", "graves_moved", 7412, 7412, "grave", ""),
    ],
)
def test_the_founding_articles_figures_are_read(evidence, model, indicator, low, high, unit, per):
    rows = evidence.outcomes[evidence.outcomes["model_id"].eq(model) & evidence.outcomes["indicator"].eq(indicator)]
    row = rows.iloc[0]
    assert (row["low"], row["unit"], row["per"]) == (low, unit, per)
    assert pd.isna(row["high"]) if high is None else row["high"] == high


def test_the_pottery_income_is_net(evidence):
    row = evidence.outcomes.set_index("outcome_id").loc["O0007"]
    assert row["basis"] == "net"


def test_the_founding_article_names_four_documents(evidence):
    assert {"02-ĐA/TU", "19-CT/TU", "25-NQ/TW", "43-KL/TW"} <= set(evidence.policies["document"])


def test_a_document_of_a_province_says_so(evidence):
    of = evidence.policies.set_index("document")["province"]
    assert of["19-CT/TU"] == "Hà Nam" and of["43-KL/TW"] == ""
    assert set(of) - {""} <= set(dv.load_provinces()["province"])


def test_the_provinces_know_their_communes():
    provinces = dv.load_provinces().set_index("province")
    assert provinces.loc["Hà Nam", "communes_2025_01"] == 98 and provinces.loc["Hà Nam", "communes_today"] == 129
    once = provinces.drop(index="Thừa Thiên Huế")
    assert (once["communes_2009"].sum(), once["communes_2016"].sum()) == (11_112, 11_162)  # the national lines
    assert once.drop_duplicates("province_2025")["communes_today"].sum() == 3321


def test_fields_and_bases_sort_in_the_movements_order(evidence):
    assert evidence.counts["field"].cat.ordered and evidence.counts["basis"].cat.ordered
    assert evidence.counts["basis"].cat.categories[0] == "registered"


def test_each_province_has_its_place_of_today(evidence):
    for table in (evidence.counts, evidence.models):
        stated = table[table["province"].ne("")]
        assert stated["province_2025"].ne("").all() and stated["region"].ne("").all()
    assert evidence.counts.set_index("count_id").loc["N001", "province_2025"] == "Ninh Bình"


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(data_folder(), tmp_path / "data")


def change(folder, table, row, column, value):
    path = folder / f"{table}.csv"
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame.loc[row, column] = value
    frame.to_csv(path, index=False, encoding="utf-8")


def test_a_code_outside_the_vocabulary_is_refused(copy):
    change(copy, "counts", 0, "level", "planet")
    with pytest.raises(SchemaErrors, match="level"):
        dv.load_bundled(copy)


@pytest.mark.parametrize("name", TABLES)
def test_the_bundled_tables_keep_their_contract(evidence, name):
    table = getattr(evidence, name)
    pd.testing.assert_frame_equal(schemas.validate(name, table), table)


def test_each_reader_has_tables_of_their_own():
    first = dv.load_bundled()
    for name in TABLES:
        table = getattr(first, name)
        table.iloc[:, 0] = table.iloc[0, 0]
        table["more"] = 1
    for name in TABLES:
        again = getattr(dv.load_bundled(), name)
        assert again.iloc[:, 0].nunique() > 1 and "more" not in again


def test_a_table_that_changes_is_read_again(copy):
    before = dv.load_bundled(copy).counts["commune"]
    change(copy, "counts", 0, "commune", "Tượng Lĩnh")
    after = dv.load_bundled(copy).counts["commune"]
    assert (before.iloc[0], after.iloc[0]) == ("", "Tượng Lĩnh")


def test_a_missing_table_is_named(copy):
    (copy / "counts.csv").unlink()
    with pytest.raises(FileNotFoundError, match=r"counts\.csv"):
        dv.load_bundled(copy)


def test_one_changed_digit_is_a_contradiction(copy):
    change(copy, "counts", 1, "count_as_reported", "42 mô hình")
    doubts = dv.load_bundled(copy).check()
    assert ((doubts["check"] == "total_contradiction") & (doubts["row_id"] == "N001")).any()


def test_totals_that_do_not_add_up_are_all_found(evidence):
    sets = breakdowns(evidence.counts)
    wrong = sets[sets["state"].eq("contradiction")].set_index("source_id")["difference"]
    assert wrong.to_dict() == {"B014": 50, "B018": -7, "E007": -110}


def test_a_list_cut_short_is_no_contradiction(evidence):
    row = breakdowns(evidence.counts).set_index("source_id").loc["B019"]
    assert (row["state"], row["cut"], row["difference"], row["n_fields"]) == ("partial", True, -18, 4)


def test_a_total_stated_on_another_page_is_found(evidence):
    row = breakdowns(evidence.counts).set_index("source_id").loc["V001"]
    assert (row["total_id"], row["total_source"], row["state"]) == ("N097", "B027", "adds_up")


def test_of_twenty_complete_breakdowns_sixteen_add_up(evidence):
    sets = breakdowns(evidence.counts)
    states = sets.loc[sets["n_fields"].eq(4), "state"].value_counts().to_dict()
    assert states == {"adds_up": 16, "contradiction": 3, "partial": 1}


def test_a_fact_told_twice_is_broken_down_once(evidence):
    assert "C008" not in set(breakdowns(evidence.counts)["source_id"])


def test_check_speaks_of_rows_that_exist(evidence):
    doubts = evidence.check()
    assert set(doubts["check"]) >= {"twin", "open_period", "unknown_period", "total_contradiction"}
    counts = doubts[doubts["table"].eq("counts")]
    assert set(counts["row_id"]) <= set(evidence.counts["count_id"])


READERS_WERE_WRONG_OR_USED_ANOTHER_UNIT = {
    "1,2 ha đất trồng lúa 2 vụ",  # entered as 12,000 m2
    "600 – 700 tạ mỗi vụ",  # entered as 60 to 70 tonnes
    "từ vài chục triệu đồng đến hàng trăm triệu đồng/năm",  # entered as unknown; the words do bound it below
}


def test_the_figures_are_those_of_a_careful_reader(evidence):
    reader = pd.read_csv(DATA / "outcomes_reader.csv", index_col="outcome_id")
    loaded = evidence.outcomes.set_index("outcome_id")
    same = loaded["low"].fillna(-1).eq(reader["low"].fillna(-1)) & loaded["high"].fillna(-1).eq(
        reader["high"].fillna(-1)
    )
    assert set(loaded.loc[~same, "as_reported"]) == READERS_WERE_WRONG_OR_USED_ANOTHER_UNIT


def test_the_counts_are_those_of_a_careful_reader(evidence):
    reader = pd.read_csv(DATA / "counts_reader.csv", index_col="count_id")
    loaded = evidence.counts.set_index("count_id")
    assert loaded["low"].fillna(-1).eq(reader["low"].fillna(-1)).all()
    assert loaded["high"].fillna(-1).eq(reader["high"].fillna(-1)).all()


def test_entries_by_hand_are_few_and_marked(evidence):
    assert 0 < evidence.counts["entered"].mean() < 0.1
    assert 0 < evidence.outcomes["entered"].str.contains("low").mean() < 0.03


def test_empty_tables_hold_no_doubt(evidence):
    names = ("sources", "counts", "models", "outcomes")
    none = replace(evidence, **{name: getattr(evidence, name).iloc[:0] for name in names})
    assert none.check().empty
