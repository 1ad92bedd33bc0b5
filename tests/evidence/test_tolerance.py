"""Figures only near the truth: as stated by default; widened by a named tolerance, which every exhibit then says."""

import pytest

import danvan_data as dv
from danvan_data.exhibits.every import cells
from danvan_data.language import speaking
from danvan_data.measures.economy import returns
from danvan_data.measures.periods import rates
from tests.exhibits.every import beyond


@pytest.fixture(scope="module")
def widened():
    return dv.load(tolerance=0.1)


def ends(evidence, row):
    low, high = evidence.outcomes.set_index("outcome_id").loc[row, ["low", "high"]]
    return low, high


def test_by_default_what_is_about_so_much_stays_as_stated():
    evidence = dv.load()
    assert ends(evidence, "O0151") == (500e6, 500e6)
    assert evidence.tolerance == 0
    assert not evidence.outcomes["tolerance"].any()


def test_a_tolerance_widens_about_and_nearly_and_leaves_the_rest(widened):
    assert ends(widened, "O0151") == pytest.approx((450e6, 550e6))  # khoảng 500 triệu
    assert ends(widened, "O0226") == pytest.approx((270e6, 300e6))  # gần 300 triệu
    assert ends(widened, "O0564") == (250e6, 250e6)  # 250 triệu
    before = dv.load().outcomes
    same = widened.outcomes["tolerance"].eq(0)
    assert widened.outcomes.loc[same, ["low", "high"]].equals(before.loc[same, ["low", "high"]])


def test_a_number_of_models_is_widened_too(widened):
    counts = widened.counts.set_index("count_id")
    assert counts.loc["N014", ["low", "high", "tolerance"]].tolist() == pytest.approx([9000, 11000, 0.1])


@pytest.mark.parametrize("wrong", [-0.1, 1.0])
def test_a_tolerance_is_a_share(wrong):
    with pytest.raises(ValueError, match="tolerance"):
        dv.load(tolerance=wrong)


def test_what_is_widened_is_not_widened_again(widened):
    with pytest.raises(ValueError, match="already"):
        widened.tolerating(0.1)


def test_the_environment_may_name_it(monkeypatch):
    monkeypatch.setenv("DANVAN_TOLERANCE", "0.2")
    assert dv.load().tolerance == 0.2


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_exhibit_names_the_tolerance_where_it_touches_a_mark_and_only_there(widened, language):
    share = "±10%"
    with speaking(language):
        shown = [*cells(widened), *beyond(widened)]
    stained = [each for each in shown if each.table["assumed"].str.contains(share, regex=False).any()]
    assert {"yearly", "thresholds", "output", "given_figures"} <= {each.name for each in stained}
    for each in shown:
        assert (share in each.subtitle) == any(each is one for one in stained), each.name
        assert any(share in one for one in each.assumptions) == (share in each.subtitle), each.name


def test_a_division_by_about_so_many_is_about_so_much():
    evidence = dv.load_bundled()
    figures = returns.figures(evidence.models, evidence.outcomes)
    near = figures.assign(qualifier=figures["qualifier"].mask(figures["indicator"].eq("members"), "about"))
    shares = returns.quotient(returns.money(near), near, "person")
    assert len(shares)
    assert shares["qualifier"].eq("about").all()


def test_a_rate_of_about_so_many_is_about_so_much():
    counts = dv.load_bundled().counts
    pair = rates.rates(counts).iloc[0]
    counts["qualifier"] = counts["qualifier"].mask(counts["count_id"].eq(pair["of_id"]), "about")
    assert rates.rates(counts).set_index("count_id").loc[pair["count_id"], "about"]
