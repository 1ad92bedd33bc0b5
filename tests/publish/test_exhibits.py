import pytest

from danvan_data import load_bundled, set_language
from danvan_data.loading import load
from danvan_data.measures import distribution, trends
from danvan_data.publish.exhibits import MOST_ROWS, exhibits
from tests.own_folder import bare, three_years


@pytest.fixture(scope="module")
def shown():
    return {each.name: each for each in exhibits(load_bundled()).shown}


def test_the_bundled_evidence_shows_every_theme_and_lacks_only_yearly_totals(shown):
    assert list(shown) == [
        "by_field", "places", "leaders", "coverage", "depth", "returns_known", "yearly", "thresholds", "hectare",
        "persons", "recognition", "by_year", "periods", "readings",
    ]  # fmt: skip
    assert exhibits(load_bundled()).lacking == ()


def test_numbers_are_those_of_the_article(shown):
    fields = shown["by_field"].table.iloc[:, 0]
    assert fields.tolist() == [41, 112, 35, 23] and fields.sum() == 211
    assert shown["coverage"].table.iloc[:, 0].sum() == 22
    assert shown["coverage"].table.to_numpy().sum() == 211


def test_numbers_are_those_of_the_measures(shown):
    evidence = load_bundled()
    kinds = trends.period_kinds(trends.spans(evidence.counts))
    assert shown["periods"].table.iloc[:, 0].tolist() == kinds["n"].tolist()
    leaders = distribution.leaders(evidence.models)
    assert shown["leaders"].table.iloc[:, -1].sum() == leaders["n"].sum()


def test_each_exhibit_has_its_finding_its_coverage_and_its_source(shown):
    for each in shown.values():
        assert len(each.finding) > 20 and len(each.subtitle) > 20 and each.source
        assert "\u00a0" not in each.finding and 0 < len(each.table) <= 20


def test_forms_have_what_they_need(shown):
    for each in shown.values():
        if each.form in ("bars", "dots", "intervals"):
            assert not each.labels or len(each.labels) == len(each.table)
        if each.form == "intervals":
            assert list(each.table) == ["low", "high"] and len(each.table) <= MOST_ROWS
            assert each.table.notna().any(axis=1).all() and len(each.colours) == len(each.table)
        if each.form == "shares":
            assert each.table.sum(axis=1).round(6).eq(1).all()


def test_words_follow_the_language():
    before = set_language("en")
    try:
        made = {each.name: each for each in exhibits(load_bundled()).shown}
        assert made["by_field"].table.index[0] == "Economy" and "Culture and society" in made["by_field"].finding
    finally:
        set_language("vi")
    assert before is None


def test_own_registers_have_totals_year_by_year(tmp_path):
    made = {each.name: each for each in exhibits(load(three_years(tmp_path / "so"))).shown}
    assert made["totals_by_year"].form == "lines"
    assert made["totals_by_year"].table.loc[["2021", "2022", "2023"]].iloc[:, 0].tolist() == [6, 9, 5]
    assert "2022" in made["totals_by_year"].finding
    load()


def test_what_a_bare_list_lacks_is_named(tmp_path):
    made = exhibits(load(bare(tmp_path / "so")))
    assert {"số tiền một năm", "từ đăng ký đến công nhận", "tổng số từng năm"} <= set(made.lacking)
    load()
