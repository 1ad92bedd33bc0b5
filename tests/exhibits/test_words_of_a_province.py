"""What a province's reader is told: places by their kind, her own level first, names and pages as their sources are."""

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.evidence import find_place, load_provinces
from danvan_data.evidence.folder import data_folder, table_of
from danvan_data.evidence.loading import load
from danvan_data.evidence.places import units
from danvan_data.exhibits import first_look
from danvan_data.exhibits.citing import names_kept, told
from danvan_data.exhibits.economy import given, households, stated
from danvan_data.exhibits.reliability import ledger, trust
from danvan_data.exhibits.spread import fields, lacks, leaders
from danvan_data.explore import boards
from danvan_data.language import catalogue, speaking
from danvan_data.measures import overview
from danvan_data.measures.economy import efforts, returns, whose
from danvan_data.measures.periods import renewal, trends
from danvan_data.measures.reliability import quality
from danvan_data.measures.spread import distribution
from danvan_data.measures.spread.among import among
from danvan_data.publish.notebooks.telling import telling


@pytest.fixture(scope="module")
def province():
    return dv.load_bundled().at("hoa binh")


def test_a_district_of_its_provinces_name_is_told_by_its_kind():
    rows = table_of((data_folder() / "communes.csv").read_bytes())
    namesakes = rows[rows["district"].eq(rows["province"])].drop_duplicates("province")
    assert len(namesakes) > 20
    for row in namesakes.itertuples():
        assert units(row.commune, row.district, row.province) == f"{row.commune}, {row.district_kind} {row.province}"
    assert units("Thành phố Sơn La", "Sơn La") == "Thành phố Sơn La" and units("", "Kim Bảng", "") == "Kim Bảng"
    with speaking("en"):
        assert units("Sơn La", "Sơn La") == "Sơn La city"


@pytest.mark.parametrize(
    ("said", "level"),
    [("thành phố Bắc Kạn", "district"), ("Bắc Kạn", "province"), ("tp can tho", "province"),
     ("tỉnh Sơn La", "province")],
)  # fmt: skip
def test_a_city_of_its_provinces_name_is_found_by_its_kind(said, level):
    evidence = dv.load_bundled()
    assert find_place(said, [evidence.counts, evidence.models]).level == level


def test_boards_begin_at_the_level_and_in_the_region_of_the_place(province):
    own = distribution.mixes(province.counts)
    report = distribution.report_of(own, province.place)
    first = boards.mixes(province, distribution.latest(own), report)
    assert first.controls["level"].value == "province"
    assert boards.gaps(province, quality.facts(province), load_provinces()).controls["area"].value == "Bắc Bộ"
    district = dv.load_bundled().at("lac son")
    assert boards.segments(district, trends.spans(district.counts)).controls["level"].value == "district"


def test_a_story_sets_a_province_beside_provinces(province):
    shown = telling(province).shown["places"]
    assert shown.place and all("(toàn " in row for row in shown.table["row"])


def test_names_in_another_language_than_the_readers_are_said_to_be_the_sources():
    table = pd.DataFrame({"row": ["No third child (Tự Do)", "Camera an ninh (Hà Đông)"], "sources": ["A1", "A2"]})
    languages = {"A1": "en", "A2": "vi"}
    assert "nguồn" in names_kept(table, languages) and not names_kept(table.iloc[1:], languages)
    with speaking("en"):
        assert names_kept(table, languages) and not names_kept(table.iloc[:1], languages)


def test_exhibits_of_models_say_so_and_others_do_not(province):
    figures = returns.figures(province.models, province.outcomes)
    own = stated.place_figures(figures, province, returns.money(figures), returns.of_movement(province.models))
    assert any("giữ nguyên" in note for note in own.notes)
    assert not any(
        "giữ nguyên" in note for note in leaders.leaders(distribution.leaders(province.models), province).notes
    )


def test_how_many_take_part_is_never_one_households_case(province):
    figures = returns.figures(province.models, province.outcomes)
    own = stated.place_figures(figures, province, returns.money(figures), returns.of_movement(province.models)).table
    assert not own.loc[own["text"].str.contains("hộ|người"), "one_case"].any()


def test_publishers_are_names_without_remarks():
    assert not dv.load_bundled().sources["publisher"].str.contains(r"\b(?:translation|English|copy|via)\b").any()


@pytest.mark.parametrize(("language", "said"), [("vi", "bản dịch máy tiếng Hy Lạp"), ("en", "translation into Greek")])
def test_the_ledger_says_in_which_language_a_page_was_read(language, said):
    evidence = dv.load_bundled()
    facts = quality.facts(evidence)
    with speaking(language):
        text = ledger.ledger(quality.pages(facts, evidence.outcomes, evidence.sources), evidence, facts).data
    assert said in text
    assert all(f"quality.in_{code}" in catalogue() for code in set(evidence.sources["language"]) - {"vi"})


def test_a_title_in_quotation_marks_has_its_own_as_inner_ones_and_a_folder_none():
    page = {"publisher": "danvan.vn", "title": "“Dân vận khéo” ở Hà Nam", "published": "", "url": "https://danvan.vn"}
    assert told(page) == "danvan.vn, “‘Dân vận khéo’ ở Hà Nam”, https://danvan.vn"
    folder = {"publisher": "so", "title": "3 tệp trong thư mục “so”", "published": "", "url": ""}
    assert told(folder) == "3 tệp trong thư mục “so”"


def test_models_too_many_for_dots_are_bars_in_the_colours_of_their_fields(province):
    report = distribution.report_of(overview.complete_reports(province.counts), province.place)
    none = province.models.iloc[:0]
    shown = first_look.dots(report, province, none)
    assert (
        shown.form == "bars"
        and shown.table["colour"].nunique() == len(shown.table)
        and "(37%)" in "".join(shown.table["text"])
    )
    some = first_look.dots(report, province, province.models.assign(field="economy").iloc[:5])
    assert some.form == "stacked" and some.table.groupby("series")["colour"].nunique().eq(1).all()
    assert some.table["colour"].nunique() == 2


def test_of_one_figure_nothing_is_the_most(province):
    figures = returns.figures(province.models, province.outcomes)
    found = efforts.stated(efforts.efforts(figures), returns.of_movement(province.models))
    shown = given.given(found, province).table
    one = shown["detail"].eq("1 số liệu")
    assert one.any() and not shown.loc[one, "text"].str.contains("nhiều nhất").any()
    assert shown.loc[~one, "text"].str.contains("nhiều nhất").all()


def test_as_many_models_are_named_as_the_charts_count():
    evidence = dv.load_bundled()
    said = dv.about(evidence).data
    assert f"{len(returns.of_movement(evidence.models))} mô hình “Dân vận khéo”" in said
    assert (
        f"{len(returns.of_movement(evidence.models, related=True)) - len(returns.of_movement(evidence.models))}" in said
    )


def test_bodies_that_lead_apart_are_not_said_to_lead_together(province):
    from danvan_data.publish.notebooks.meaning import so_what

    assert "tổng cộng" in so_what(telling(province).shown["leaders"])


def test_mixes_of_the_evidence_tell_no_place_twice():
    everywhere = distribution.latest(among(dv.load_bundled()).everywhere)["place"]
    parts = everywhere.str.split(", ")
    assert parts.map(lambda each: len(set(each)) == len(each)).all()


def test_registers_without_a_year_lack_what_all_of_them_lack():
    own = load(data_folder() / "examples")
    made = lacks.empty_fields(renewal.empty_fields(own.models, None), own, None)
    assert "năm" not in made.finding.lower() and set(made.table["text"]) == {"3/4 lĩnh vực"}


def test_places_that_equally_have_the_most_are_no_leader():
    even = pd.DataFrame({"2024": [3, 3], "2025": [1, 1]}, index=["Xã A", "Xã B"])
    evidence = dv.load_bundled()
    assert "mỗi nơi 4" in trust.gaps(even, evidence, "commune").finding.replace("\u00a0", " ")
    uneven = pd.DataFrame({"2024": [3, 3, 1]}, index=["Xã A", "Xã B", "Xã C"])
    said = trust.gaps(uneven, evidence, "commune").finding.replace("\u00a0", " ")
    assert "Xã A, Xã B (mỗi nơi 3)" in said


def test_amounts_that_name_nobody_are_not_the_amounts_of_somebody():
    own = load(data_folder() / "examples")
    figures = returns.figures(own.models, own.outcomes)
    said = households.panels(whose.panels(returns.money(figures)), own).finding
    assert "số không nêu của ai" in said and "của nguồn" not in said


def test_a_mix_of_a_few_models_is_beside_no_other():
    table = pd.DataFrame({"place": ["Xã A", "Xã B", "Huyện C"], "total": [1, 3, 40]})
    assert fields.comparable(table, "Xã A")["place"].tolist() == ["Xã A", "Huyện C"]
