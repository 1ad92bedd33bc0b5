"""A reader's own registers as the tables of the notebooks."""

import openpyxl
import pytest

import danvan_data as dv
from danvan_data.evidence import data_folder
from danvan_data.exhibits import first_look
from danvan_data.exhibits.about import about
from danvan_data.exhibits.every import cells
from danvan_data.measures import overview
from danvan_data.measures.periods import rates, trends
from danvan_data.measures.spread import distribution
from danvan_data.registers import RegisterError
from tests.own_folder import MODELS, bare, three_years


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))
    return dv.load(three_years(tmp_path / "own"))


def test_load_reads_the_folder_that_the_environment_names(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("DANVAN_DATA", str(three_years(tmp_path / "own")))
    assert dv.load().own and not dv.load_bundled().own


def test_load_without_a_folder_is_the_bundled_evidence():
    assert str(dv.load().place) == "Kim Bảng, Hà Nam"


def test_every_row_of_the_files_is_a_model_and_each_model_counts_once(own):
    assert len(own.models) == 6 + len(MODELS) + 5 + 3
    assert own.models["same_as"].eq("").sum() == len(MODELS)


def test_counts_are_those_of_the_registers(own):
    whole = own.counts[own.counts["district"].eq("Huyện Tân Phú") & own.counts["commune"].eq("")]
    totals = whole[whole["field"].eq("total")]
    said = list(
        zip(totals["period_start"], totals["period_end"], totals["basis"].astype(str), totals["low"], strict=True)
    )
    assert said == [
        (2021, 2021, "registered", 6), (2022, 2022, "registered", 9), (2023, 2023, "recognised", 3),
        (2023, 2023, "registered", 5), (2021, 2023, "registered", 9),
    ]  # fmt: skip


def test_own_models_have_their_communes_of_today_by_district_and_province(monkeypatch, tmp_path):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))
    models = dv.load(data_folder() / "examples").models
    today = models[models["commune"].ne("")].set_index("commune")["commune_2025"].to_dict()
    assert today == {
        "Xã Liên Sơn": "Lý Thường Kiệt", "Xã Lê Hồ": "Lê Hồ", "Thị trấn Quế": "Kim Bảng", "Xã Văn Xá": "Kim Bảng",
    }  # fmt: skip


def test_a_commune_without_its_province_has_no_commune_of_today(own):
    assert own.models["commune"].ne("").all() and own.models["commune_2025"].eq("").all()


def test_own_figures_say_whose_they_are_where_their_words_do(own):
    said = own.outcomes.set_index("as_reported")
    per_household = said[said["per"].str.contains("household")]
    assert len(per_household) and per_household["subject"].eq("per_household").all()
    assert said.loc[said["indicator"].eq("savings"), "subject"].eq("").all() and said["stage"].eq("now").all()


def test_fields_of_a_report_add_up_to_its_total(own):
    mixes = distribution.mixes(own.counts, complete=False)
    assert set(mixes["state"]) == {"adds_up"}
    assert mixes.groupby("report")["n"].sum().eq(mixes.groupby("report")["total"].first()).all()


def test_the_report_in_focus_is_all_of_the_place(own):
    report = distribution.report_of(distribution.mixes(own.counts), own.place)
    assert report["total"].iloc[0] == len(MODELS) and (report["start"].iloc[0], report["end"].iloc[0]) == (2021, 2023)


def test_a_model_registered_again_counts_in_each_of_its_years(own):
    counted = trends.by_year(own.models, every_year=True).groupby("year")["n"].sum()
    assert counted.to_dict() == {2021: 6, 2022: 9, 2023: 5}


def test_what_was_recognised_is_paired_with_what_was_registered(own):
    pairs = rates.rates(own.counts).set_index("place")
    assert pairs.loc["Huyện Tân Phú", ["low", "of_low"]].tolist() == [3, 5]


def test_what_was_recognised_without_being_registered_is_no_part_of_it(tmp_path):
    folder = three_years(tmp_path / "so")
    (folder / "dang_ky_2023.docx").unlink()
    assert rates.rates(dv.load(folder).counts).empty


def test_each_clause_of_a_result_is_a_figure_with_its_indicator(own):
    bees = own.models.loc[own.models["name"].eq("Nuôi ong lấy mật"), "model_id"].iloc[0]
    figures = own.outcomes[own.outcomes["model_id"].eq(bees)].set_index("indicator")
    assert figures["low"].to_dict() == {"members": 33, "income": 60e6, "revenue": 1.5e9}
    assert figures.loc["income", "per"] == "household/year" and figures.loc["revenue", "basis"] == "gross"


def test_each_model_leads_back_to_its_file_and_row(own):
    files = own.sources.set_index("source_id")["title"]
    bees = own.models[own.models["name"].eq("Nuôi ong lấy mật")]
    assert bees["source_id"].map(files).tolist() == ["dang_ky_2021.xlsx", "dang_ky_2022.csv"]
    assert bees["note"].tolist() == ["Sheet!4", "csv!4"]


def test_a_bare_list_has_no_breakdown_rather_than_zeros(tmp_path):
    own = dv.load(bare(tmp_path / "own"))
    assert own.counts["field"].astype(str).tolist() == ["total"] and own.counts["low"].tolist() == [len(MODELS)]
    assert own.outcomes.empty and str(own.place) == "các sổ đã nhận"


def test_what_is_lacking_is_said(tmp_path):
    said = about(dv.load(bare(tmp_path / "own"))).data
    assert all(f"{word} ({len(MODELS)}/{len(MODELS)} mô hình)" in said for word in ("lĩnh vực", "năm", "xã, phường"))


def test_one_year_alone_is_said(tmp_path):
    folder = three_years(tmp_path / "own")
    for name in ("dang_ky_2021.xlsx", "dang_ky_2022.csv"):
        (folder / name).unlink()
    assert "Sổ chỉ có năm 2023" in about(dv.load(folder)).data


def test_each_chart_speaks_of_what_its_own_evidence_is(own):
    public = dv.load()
    of_own = first_look.reach(overview.by_province(own), own)
    of_public = first_look.reach(overview.by_province(public), public)
    assert of_own.own and "trang công khai" in of_public.source and "tệp" not in of_public.source


def test_one_model_is_no_mix_and_leads_no_ranking(tmp_path):
    book = openpyxl.Workbook()
    for row in (["XÃ AN BÌNH"], ["DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2025"],
                ["STT", "Tên mô hình", "Lĩnh vực", "Đơn vị", "Kết quả"],
                [1, "Nuôi ong", "Kinh tế", "Hội Nông dân", "khoảng 8,5 tấn/năm"]):  # fmt: skip
        book.active.append(row)
    (tmp_path / "one").mkdir()
    book.save(tmp_path / "one" / "a.xlsx")
    shown = cells(dv.load(tmp_path / "one"))
    said = {each.name: each.finding.replace("\u00a0", " ") for each in shown}
    assert "100%" not in " ".join(said.values()) and "đứng thứ" not in said["against_peers"]
    assert said["dots"] == said["by_field"] == "Kinh tế có 1 trong 1 mô hình “Dân vận khéo” của xã An Bình, 2025"
    assert said["output"].endswith(": khoảng 8,5 tấn/năm")
    assert said["depth"] == "1/1 mô hình của xã An Bình có số liệu"


def test_a_file_that_was_not_read_is_among_the_doubts(own):
    doubts = own.check()
    assert doubts.loc[doubts["check"].eq("unread"), "row_id"].str.contains("scan.xlsx").any()


def test_sentences_call_the_whole_by_the_name_that_the_reader_gives(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_NAME", "Cụm thi đua số 3")
    assert str(dv.load(bare(tmp_path / "own")).place) == "Cụm thi đua số 3"


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_folder_without_registers_is_one_sentence(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(RegisterError) as problem:
        dv.load(tmp_path / name)
    assert name in str(problem.value) and "\n" not in str(problem.value)


def test_an_error_in_a_notebook_is_its_sentence_without_a_traceback(tmp_path):
    with pytest.raises(RegisterError) as problem:
        dv.load(tmp_path / "nowhere")
    assert problem.value._render_traceback_() == [str(problem.value)]
