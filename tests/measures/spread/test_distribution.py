import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.evidence import Place
from danvan_data.measures.spread import distribution as measure
from danvan_data.vocabulary import FIELDS


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


@pytest.fixture(scope="module")
def mixes(evidence):
    return measure.mixes(evidence.counts)


@pytest.fixture(scope="module")
def kim_bang(mixes):
    return measure.report_of(mixes, Place("district", "", "Kim Bảng", "Hà Nam"))


def test_the_211_models_of_kim_bang_by_field(kim_bang):
    assert dict(zip(kim_bang["field"], kim_bang["n"], strict=True)) == {
        "economy": 41, "culture_society": 112, "defence_security": 35, "political_system": 23,
    }  # fmt: skip
    assert kim_bang["total"].eq(211).all() and round(kim_bang["share"].sum(), 9) == 1


def test_twenty_reports_state_all_four_fields(mixes):
    assert mixes["report"].nunique() == 20
    assert mixes[mixes["field"].isin(FIELDS)].groupby("report").size().eq(4).all()


def test_shares_add_up_to_one_unless_the_list_was_cut(mixes):
    sums = mixes.groupby(["report", "state"])["share"].sum().reset_index()
    cut = sums["state"].eq("partial")
    assert (sums.loc[~cut, "share"] - 1).abs().max() < 1e-9
    assert (sums.loc[cut, "share"] < 1).all() and cut.sum() == 1


def test_a_fifth_field_is_kept(mixes):
    assert mixes.set_index(["report", "field"]).loc[("N059", "new_rural"), "n"] == 520


def test_years_stay_whole_and_unknown_stays_unknown(mixes):
    assert str(mixes["start"].dtype) == "Int64"
    assert mixes.loc[mixes["district"].eq("Đà Bắc"), "start"].isna().all()


def test_of_reports_that_end_together_the_last_listed_is_the_latest(kim_bang):
    alike = pd.concat([kim_bang.assign(report=f"R{number:02}") for number in range(40)])
    undated = kim_bang.assign(report="R99", end=pd.NA)
    reports = pd.concat([alike, undated])
    assert set(measure.report_of(reports, Place("district", "", "Kim Bảng", "Hà Nam"))["report"]) == {"R39"}


def test_peers_leave_out_the_place_itself_and_contradictions(mixes, kim_bang):
    peers = measure.peers(mixes, kim_bang)
    assert peers["report"].nunique() == 16
    assert "Kim Bảng" not in set(peers["district"]) and "contradiction" not in set(peers["state"])


def test_the_rank_counts_larger_shares(mixes, kim_bang):
    assert measure.rank(mixes, kim_bang, "culture_society") == (3, 17)
    assert measure.rank(mixes, kim_bang, "economy") == (16, 17)


def test_differences_are_percentage_points_and_balance(mixes, kim_bang):
    other = measure.report_of(mixes, Place("district", "", "Đồng Văn", "Hà Giang"))
    points = measure.difference(kim_bang, other).set_index("field")["points"]
    assert round(points["economy"], 1) == -36.8
    assert abs(points.sum()) < 1e-9


def test_a_place_without_a_report_has_none_rather_than_anothers(mixes):
    assert measure.report_of(mixes, Place("district", "", "Nowhere", "Hà Nam")).empty
    assert measure.report_of(mixes, Place()).empty


def test_leaders_count_each_model_of_the_movement_once(evidence):
    models = evidence.models
    own = models[models["same_as"].eq("") & models["movement"].eq("dan_van_kheo")]
    table = measure.leaders(models)
    assert table["n"].sum() == len(own)
    assert measure.leaders(models, related=True)["n"].sum() == models["same_as"].eq("").sum()
    assert table["organisation"].unique()[-1] == "unknown"
    assert table.loc[table["organisation"].eq("unknown"), "n"].sum() == own["organisation_type"].eq("").sum()


def test_coverage_of_kim_bang(evidence, kim_bang):
    table = measure.coverage(kim_bang, evidence.models).set_index("field")
    assert table["named"].to_dict() == {
        "economy": 4, "culture_society": 13, "defence_security": 4, "political_system": 1,
    }  # fmt: skip
    assert table["reported"].sum() == 211


def test_coverage_by_any_page_adds_what_others_name(evidence, kim_bang):
    assert measure.coverage(kim_bang, evidence.models, any_page=True)["named"].sum() == 23


def test_counts_without_fields_give_an_empty_mix(evidence):
    totals = evidence.counts[evidence.counts["role"].ne("field")]
    none = measure.mixes(totals)
    assert none.empty and list(none) == measure.MIX
    assert measure.coverage(none, evidence.models).empty


def test_an_incomplete_report_is_kept_when_asked_for(evidence):
    more = measure.mixes(evidence.counts, complete=False)
    assert "Tân Lạc" in set(more["district"]) and "Tân Lạc" not in set(measure.mixes(evidence.counts)["district"])
    row = more[more["report"].eq("N189")].iloc[0]
    assert row["total"] == 482 and pd.notna(row["share"])


def test_a_register_stands_beside_the_bundled_places(mixes):
    own = mixes[mixes["report"].eq("N001")].assign(place="Mine", district="Mine")
    both = measure.beside(own, mixes)
    assert both["report"].nunique() == 21 and "Kim Bảng, Hà Nam" in set(both["place"])
    assert measure.beside(mixes, mixes)["report"].nunique() == 20


def test_the_choices_start_with_the_place_in_focus(mixes, kim_bang):
    choices = measure.choices(mixes, kim_bang)
    assert next(iter(choices)) == "N001" and len(choices) == 17  # of 20, three contradict themselves
    assert choices["N001"] == "Kim Bảng, Hà Nam (2021–2023)"
    places = list(choices.values())[1:]
    assert places.index("Bình Định (toàn tỉnh) (2011–2021)") < places.index("Đà Bắc, Hòa Bình (chưa rõ thời gian)")
