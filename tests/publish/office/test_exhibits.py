import pytest

from danvan_data import load_bundled, set_language
from danvan_data.evidence.loading import load
from danvan_data.measures import distribution, trends
from danvan_data.publish.office.exhibits import MOST_ROWS, exhibits
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


def _communes(folder, sizes, year="2021"):
    """Write a register of each commune with so many models of economy and, but for the last, of culture."""
    lines = ["STT,Tên mô hình,Lĩnh vực,Đơn vị thực hiện,Xã"]
    for number, (economy, culture) in enumerate(sizes):
        fields = ["Kinh tế"] * economy + ["Văn hóa - xã hội"] * culture
        lines += [
            f"{i + 1},Mô hình {number} {i},{field},Hội Nông dân xã,Xã Số {number + 1}" for i, field in enumerate(fields)
        ]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"so_{year}.csv").write_text(f"DANH SÁCH ĐĂNG KÝ NĂM {year}\n" + "\n".join(lines), encoding="utf-8-sig")
    return folder


def test_the_finding_on_places_is_on_all_of_them_though_a_slide_shows_the_largest_own(tmp_path):
    sizes = [(1, 3 + number) for number in range(MOST_ROWS)] + [(3, 0), (2, 2)]
    each = {one.name: one for one in exhibits(load(_communes(tmp_path / "so", sizes))).shown}["places"]
    assert len(each.table) == MOST_ROWS and not any(
        "Xã Số 13" in name or "Xã Số 14" in name for name in each.table.index
    )
    assert all("Xã Số" in name for name in each.table.index)
    # 14 communes and 11 sound reports of the evidence, of which 7 are led by culture; a tie is no lead
    assert "ở 19/25 nơi" in each.finding and "từ 0% (Xã Số 13)" in each.finding
    assert "26 báo cáo" in each.subtitle and f"hiện {MOST_ROWS}" in each.subtitle
    load()


def test_a_year_without_a_total_is_a_gap_on_the_axis_of_years(tmp_path):
    folder = tmp_path / "so"
    for year in ("2019", "2021", "2024"):
        _communes(folder, [(2, 3)], year)
    table = {one.name: one for one in exhibits(load(folder)).shown}["totals_by_year"].table.iloc[:, 0]
    assert list(table.index) == ["2019", "2020", "2021", "2022", "2023", "2024"]
    assert table.isna().tolist() == [False, True, False, True, True, False]
    load()
