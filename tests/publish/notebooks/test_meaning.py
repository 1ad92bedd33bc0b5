import re
from dataclasses import replace

import pytest

from danvan_data import load_bundled
from danvan_data.evidence.loading import load
from danvan_data.language import catalogue, speaking
from danvan_data.publish.notebooks.meaning import RULES, so_what
from danvan_data.publish.notebooks.repertoire import catalogue_of
from danvan_data.publish.notebooks.telling import telling
from tests.publish.office.made import MADE


@pytest.fixture(scope="module")
def shown():
    return telling(load_bundled()).shown


def moved(exhibit, **columns):
    return replace(exhibit, table=exhibit.table.assign(**columns))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("place", ["Kim Bảng", "Hòa Bình"])
def test_every_answer_of_a_story_means_something(language, place):
    with speaking(language):
        found = telling(load(None, place))
        said = {subject: so_what(exhibit) for subject, exhibit in found.short().items()}
    assert all(said.values()) and len(set(said.values())) == len(said)
    assert not any(re.search(r"[{}]|nan", each) for each in said.values())


def test_each_rule_is_of_an_exhibit_that_there_is():
    assert set(RULES) <= {exhibit.name for exhibit in catalogue_of(load_bundled())} | {"renewed", "totals_by_year"}
    assert so_what(MADE["table"]()) == ""


def test_the_field_with_the_fewest_models_is_named_with_its_number(shown):
    rows = shown["mix"].table
    least = rows.loc[rows["low"].idxmin()]
    assert f"{least['low']:.0f} mô hình" in so_what(shown["mix"])
    assert least["row"][1:] in so_what(shown["mix"])
    assert so_what(moved(shown["mix"], low=5.0, high=5.0)) == ""  # equal fields suggest nothing


def test_of_one_model_nothing_follows_for_the_other_fields(shown, tmp_path):
    rows = len(shown["mix"].table)
    assert so_what(moved(shown["mix"], low=[1.0] + [0.0] * (rows - 1), high=[1.0] + [0.0] * (rows - 1))) == ""
    (tmp_path / "a.csv").write_text(
        "STT,Tên mô hình Dân vận khéo,Lĩnh vực,Xã\n1,Nuôi ong,Kinh tế,Xã An Bình\n", "utf-8"
    )
    told = telling(load(tmp_path)).short()
    assert "mixes" not in {exhibit.name for exhibit in told.values()}
    assert not [said for said in map(so_what, told.values()) if re.search(r"\b0 mô hình|\(0%", said)]


def test_the_place_to_ask_has_the_largest_share_of_the_field_that_the_place_lacks(shown):
    table = shown["places"].table
    said = so_what(shown["places"])
    economy = table[table["series"].eq("Kinh tế") & table["look"].ne("pale")]
    assert "kinh tế" in said and economy.loc[economy["low"].idxmax(), "row"].partition(" (")[0] in said


def test_organisations_are_ranked_only_where_most_models_name_one(shown):
    leaders = shown["leaders"]
    assert "tổng cộng 17/19" in so_what(leaders)
    blank = leaders.table["row"].str.startswith("Chưa rõ đơn vị")
    many = leaders.table["low"].where(~blank, 50.0)
    assert "phải hỏi lại" in so_what(moved(leaders, low=many, high=many))


def test_amounts_are_as_far_apart_as_their_ends_leave_no_doubt_of(shown):
    table = shown["yearly"].table
    times = int(table["low"].max() / table["high"].min())
    assert f"ít nhất {times} lần" in so_what(shown["yearly"])
    assert "lần" not in so_what(moved(shown["yearly"], high=float("nan")))


def test_a_threshold_parts_what_is_sure_from_what_must_be_asked(shown):
    row = shown["thresholds"].table[shown["thresholds"].table["row"].isin(shown["thresholds"].emphasis)]["low"].tolist()
    said = so_what(shown["thresholds"])
    assert f"{row[0]:.0f} mô hình chắc chắn" in said and f"{row[1]:.0f} mô hình chưa loại trừ" in said
    assert so_what(moved(shown["thresholds"], low=0.0)) == ""


def test_what_a_rule_says_is_in_both_languages():
    for key, words in catalogue().items():
        if key.startswith("meaning."):
            assert set(re.findall(r"{(\w+)}", words["vi"])) >= set(re.findall(r"{(\w+)}", words["en"])), key


def test_a_field_without_a_model_has_none_rather_than_0(shown):
    said = so_what(moved(shown["mix"], low=[9.0] * (len(shown["mix"].table) - 1) + [0.0]))
    assert "chưa có mô hình nào" in said and "mới có 0" not in said


def test_of_equally_small_fields_each_has_the_number(shown):
    counts = [4.0, 9.0, 4.0, 4.0]
    said = so_what(moved(shown["mix"], low=counts, high=counts))
    assert "mỗi lĩnh vực mới có 4 mô hình (19%)" in said and "kinh tế" in said and "văn hóa" not in said
