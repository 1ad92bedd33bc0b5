"""Models like a model."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.measures.search import finding, likeness
from danvan_data.measures.search.likeness import LikenessError, near, similar

BEES = "SM001"


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


def test_beekeepers_are_like_a_beekeeper(evidence):
    found = similar(evidence, BEES)
    assert len(found) == 5 and BEES not in found.index
    assert found["name"].str.lower().str.contains("ong").all() and found["shared"].str.contains("ong|mật").all()
    assert found["likeness"].is_monotonic_decreasing and found["likeness"].between(likeness.LEAST, 1).all()


def test_words_that_only_frame_a_name_make_nothing_alike(evidence):
    names = ["Mô hình của gia đình ông An", "Mô hình của gia đình ông Bình", "Trồng bưởi", "Trồng bưởi da xanh"]
    few = _named(evidence, names)
    ids = finding.find(few).index
    by_name = dict(zip(finding.find(few)["name"], ids, strict=True))
    assert similar(few, by_name[names[0]]).empty
    assert similar(few, by_name["Trồng bưởi"])["name"].tolist() == ["Trồng bưởi da xanh"]


def test_a_number_in_a_name_makes_nothing_alike(evidence):
    few = _named(evidence, ["5 không 3 sạch", "5 quản"])
    assert all(similar(few, model).empty for model in few.models["model_id"])


def test_of_two_names_alike_the_one_with_figures_of_the_same_size_is_likelier(evidence):
    first, same, other = evidence.models["model_id"][:3]
    models = evidence.models.head(3).assign(name=["Nuôi cá lồng"] * 3, same_as="")
    row = evidence.outcomes[evidence.outcomes["indicator"].eq("area")].head(1)
    rows = [row.assign(model_id=model, outcome_id=f"O{model}", low=float(size), high=float(size), unit="ha", per="")
            for model, size in ((first, 10), (same, 15), (other, 900))]  # fmt: skip
    few = replace(evidence, models=models, outcomes=pd.concat(rows, ignore_index=True))
    found = similar(few, first)
    assert found.index.tolist() == [same, other] and found["likeness"].iloc[0] - found["likeness"].iloc[1] > 0.15


@pytest.mark.parametrize(
    ("mine", "other", "said"),
    [((1, 2), (2, 3), True), ((1, 1), (2, 2), True), ((1, 1), (2.1, 3), False), ((1, float("nan")), (900, 900), True),
     ((float("nan"), 1), (3, 4), False)],
)  # fmt: skip
def test_intervals_are_near_that_meet_or_lie_within_a_factor_of_two(mine, other, said):
    for one, two in ((mine, other), (other, mine)):
        assert near(one, tuple(np.array([end], dtype=float) for end in two)).tolist() == [said]


def test_a_model_that_is_not_there_is_one_sentence(evidence):
    with pytest.raises(LikenessError, match="XX999"):
        similar(evidence, "XX999")


def _named(evidence, names):
    models = evidence.models.head(len(names)).assign(name=names, same_as="")
    return replace(evidence, models=models, outcomes=evidence.outcomes.head(0))
