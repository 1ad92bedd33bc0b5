import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.measures.periods import trends


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


@pytest.fixture(scope="module")
def spans(evidence):
    return trends.spans(evidence.counts)


def test_no_fact_told_twice_and_no_part_becomes_a_segment(evidence, spans):
    rows = evidence.counts.set_index("count_id").loc[spans["count_id"]]
    assert rows["same_as"].eq("").all() and rows["role"].eq("all").all()
    assert set(rows["counted"]) == {"models", "models_and_examples"}


def test_the_211_models_of_kim_bang_cover_three_years(spans):
    row = spans.set_index("count_id").loc["N001"]
    assert (row["start"], row["end"], row["years"], row["low"]) == (2021, 2023, 3, 211)


def test_every_total_is_of_one_kind(spans):
    kinds = trends.period_kinds(spans)
    assert kinds["n"].sum() == len(spans)
    assert kinds["kind"].tolist() == ["one_year", "part_or_mean", "several_years", "open", "unknown"]


def test_forty_totals_are_of_one_whole_year(spans):
    kinds = trends.period_kinds(spans).set_index("kind")["n"]
    assert (kinds["one_year"], kinds.sum()) == (40, 136)
    six_months = spans.set_index("count_id").loc["N006"]
    assert (six_months["years"], six_months["period_kind"]) == (1, "part_of_year")


def test_repeated_places_have_two_reports_or_more(spans):
    assert trends.repeated(spans).groupby("place").size().min() >= 2


def test_models_dated_by_a_period_are_counted_apart(evidence):
    dating = trends.dating(evidence.models)
    by_year = trends.by_year(evidence.models)
    assert by_year["n"].sum() == dating["one_year"]
    assert dating["one_year"] + dating["period"] <= dating["total"]


def test_the_timeline_keeps_the_undated_document(evidence):
    events = trends.timeline(evidence.policies, evidence.counts, evidence.place)
    assert events["kind"].value_counts().to_dict() == {"policy": 14, "report": 2}
    assert events.loc[events["label"].eq("114-KL/TW"), "start"].isna().all()


def test_documents_of_other_provinces_are_no_part_of_a_places_timeline(evidence):
    kim_bang = set(trends.timeline(evidence.policies, evidence.counts, evidence.place)["label"])
    assert {"19-CT/TU", "1674/NQ-UBTVQH15", "43-KL/TW"} <= kim_bang  # of Hà Nam, of today's Ninh Bình, of all
    assert not {"11-CT/TU (Sơn La)", "05-CT/TU (Nghệ An)"} & kim_bang
    assert "11-CT/TU (Sơn La)" in set(
        trends.timeline(evidence.policies, evidence.counts, evidence.at("Mường La").place)["label"]
    )


def registered(*rows):
    """Return registers of models: a commune and a year each."""
    return pd.DataFrame(
        [{"commune": commune, "district": "Kim Bảng", "year_start": year} for commune, year in rows]
    ).astype({"year_start": "Int64"})


def test_years_are_set_against_one_another_only_where_their_registers_are_of_the_same_communes():
    same = registered(("Thi Sơn", 2023), ("Đại Cương", 2023), ("Thi Sơn", 2024))
    assert trends.rounds(same) == (2023, 2024)
    assert trends.rounds(registered(("Thi Sơn", 2023), ("Đại Cương", 2024))) is None
    assert trends.rounds(registered(("Thi Sơn", 2023))) is None
