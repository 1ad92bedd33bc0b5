"""How far mixes are apart, and who leads at least and at most: worked by hand from data/."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import danvan_data as dv
from danvan_data.exhibits.spread import apart as drawing
from danvan_data.exhibits.spread.leaders import lead_bounds as bounds_drawn
from danvan_data.measures.spread import distribution
from danvan_data.vocabulary import FIELDS


@pytest.fixture(scope="module")
def mixes() -> pd.DataFrame:
    return distribution.mixes(dv.load_bundled().counts)


@pytest.fixture(scope="module")
def report(mixes) -> pd.DataFrame:
    return distribution.report_of(mixes, dv.load_bundled().place)


def test_the_distance_is_half_the_sum_of_the_differences(mixes, report):
    """Kim Bảng 41, 112, 35, 23 of 211; Cao Phong 77, 102, 22, 28 of 229."""
    found = distribution.apart(report, mixes).set_index("place")
    own, other = ([n / sum(mix) for n in mix] for mix in ([41, 112, 35, 23], [77, 102, 22, 28]))
    by_hand = sum(abs(a - b) for a, b in zip(own, other, strict=True)) / 2
    assert found.at["Cao Phong, Hòa Bình", "distance"] == pytest.approx(by_hand)


def test_only_places_of_the_level_that_do_not_contradict_themselves(mixes, report):
    found = distribution.apart(report, mixes)
    levels = mixes.drop_duplicates("report").set_index("report")["level"]
    assert set(levels[found["report"]]) == {"district"}
    assert not found["place"].str.contains("Mai Châu|Kim Bảng").any()
    assert found["distance"].is_monotonic_increasing


def _mix(name: str, sizes: list[int]) -> pd.DataFrame:
    rows = pd.DataFrame({"field": list(FIELDS), "n": sizes}).assign(
        report=name, place=name, level="district", district=name, commune="", start=2020, end=2020, basis="built",
        source_id="S001", state="adds_up", total=sum(sizes), stated=float(sum(sizes)),
    )  # fmt: skip
    return rows.assign(share=rows["n"] / rows["total"])[distribution.MIX]


sizes = st.lists(st.integers(1, 200), min_size=4, max_size=4)


@given(sizes, sizes)
def test_a_distance_is_the_same_both_ways_between_0_and_1(first, second):
    one, two = _mix("a", first), _mix("b", second)
    both = pd.concat([one, two], ignore_index=True)
    there, back = (distribution.apart(mix, both)["distance"].iloc[0] for mix in (one, two))
    assert there == pytest.approx(back)
    assert 0 <= there < 1


def test_the_sentence_says_how_many_models_change_and_what_one_weighs():
    own, other = _mix("Một", [4, 14, 2, 1]), _mix("Hai", [8, 10, 2, 1])
    far = _mix("Ba", [0, 10, 10, 1])
    others = distribution.apart(own, pd.concat([own, other, far], ignore_index=True))
    alone = drawing.apart(others.head(1), dv.load_bundled(), own)
    assert not alone and "4/21" in alone.finding  # one bar would compare nothing
    shown = drawing.apart(others, dv.load_bundled(), own)
    assert "19%" in shown.finding  # 4 of 21
    assert "4,8 điểm" in shown.subtitle  # 1 of 21
    assert "4/21" in shown.table["text"].iloc[0]


def test_an_organisation_leads_from_those_known_to_those_unknown():
    models = pd.DataFrame({
        "same_as": ["", "", "", "", "x"], "movement": ["dan_van_kheo"] * 5,
        "organisation_type": ["womens_union", "womens_union; farmers_union", "", "", "womens_union"],
    })  # fmt: skip
    found = distribution.lead_bounds(models).set_index("organisation")
    assert found.loc["womens_union", ["low", "high", "several", "total"]].tolist() == [2, 4, 1, 4]
    assert found.loc["farmers_union", ["low", "high"]].tolist() == [1, 3]


def test_the_public_models_leave_open_who_leads_most():
    """Counted by hand from data/models.csv: rows of the movement, each once, that hold the code."""
    evidence = dv.load_bundled()
    table = distribution.lead_bounds(evidence.models)
    raw = pd.read_csv("data/models.csv", dtype=str, keep_default_na=False)
    raw = raw[raw["movement"].eq("dan_van_kheo") & raw["same_as"].eq("")]
    known = raw["organisation_type"].str.split("; ").explode().value_counts()
    first = table.iloc[0]
    assert first["low"] == known.drop("").max()
    assert first["high"] == known.drop("").max() + known[""]
    shown = bounds_drawn(table, evidence)
    assert str(first["low"]) in shown.finding and str(first["high"]) in shown.finding
    assert shown.figure.data


@pytest.mark.parametrize(
    ("led", "said"),
    [
        (["police", "police", "army"], "Công an chủ trì nhiều nhất: 2/3"),
        (["police", "veterans"], "cùng chủ trì nhiều nhất, mỗi đơn vị 1/2"),
        (["police"] * 3 + ["army", ""], "ít nhất 3 và nhiều nhất 4 trong 5 mô hình được nêu tên, nhiều hơn mọi đơn vị"),
        (["police", "police", "army", ""], "chưa kết luận được đơn vị nào nhiều nhất"),
    ],
    ids=["known", "equal", "sure", "open"],
)
def test_a_lead_is_said_only_as_far_as_it_is_known(led, said):
    models = pd.DataFrame({"same_as": "", "movement": "dan_van_kheo", "organisation_type": led})
    assert said in bounds_drawn(distribution.lead_bounds(models), dv.load_bundled()).finding
