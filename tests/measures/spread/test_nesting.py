import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.measures.spread.nesting import nested


@pytest.fixture(scope="module")
def pairs():
    return nested(dv.load_bundled().counts).set_index(["outer", "inner"])["same_period"]


@pytest.mark.parametrize(
    ("outer", "inner", "same"),
    [
        ("N014", "N017", False),  # Hà Nội, a mean year told in 2024, and Tây Hồ, 2009-2024
        ("N033", "N231", False),  # Ninh Bình, by 2014, and its Women's Union, 2013-2015
        ("N065", "N164", True),  # Hòa Bình and Lạc Sơn, 2022
        ("N079", "N257", True),  # Quảng Nam and Hội An, 2009-2024
        ("N244", "N275", True),  # TP. Hồ Chí Minh and Kim Long, 2025
    ],
)
def test_a_place_lies_within_a_larger_one_of_its_years(pairs, outer, inner, same):
    assert pairs[outer, inner] == same


def test_no_total_lies_within_itself_or_a_later_one(pairs):
    assert not any(outer == inner for outer, inner in pairs.index)
    assert ("N149", "N017") not in pairs.index  # another province
    assert not any("N001" in pair for pair in pairs.index)  # no total of Hà Nam covers 2021-2023


def count(name, level, start, end, **place):
    place = {"commune": "", "district": "", "province": "P", **place}
    years = {"period_start": start, "period_end": end}
    return {"count_id": name, "level": level, "role": "all", "counted": "models", "same_as": "", **place, **years}


def test_years_must_overlap_and_a_commune_lies_in_its_district():
    rows = pd.DataFrame(
        [
            count("A", "province", 2020, 2021),
            count("B", "district", 2021, 2022, district="D"),
            count("C", "district", 2022, 2023, district="E"),
            count("D", "commune", 2022, 2022, district="D", commune="X"),
            count("E", "commune", None, None, district="D", commune="Y"),
        ]
    ).astype({"period_start": "Int64", "period_end": "Int64"})
    assert set(zip(*nested(rows)[["outer", "inner"]].T.to_numpy(), strict=True)) == {("A", "B"), ("B", "D")}
    assert nested(rows.iloc[:0]).empty
