import pandas as pd
import pytest

from danvan_data.registers.linking import link_models


def models(*rows):
    columns = ["name", "commune", "organisation", "organisation_type", "year", "source_file", "district"]
    return pd.DataFrame([[*row, *[""] * (len(columns) - len(row))] for row in rows], columns=columns, dtype="str")


def one(
    name="Ngôi nhà xanh", commune="Xã A", body="Hội LHPN xã", kind="womens_union", year="2023", file="a", district=""
):
    return name, commune, body, kind, year, file, district


def test_a_model_registered_again_in_another_year_is_linked_to_its_first_year():
    links = link_models(models(one(year="2024"), one(year="2022", file="b"), one(year="2023", file="c")))
    assert links[["model", "first", "kind"]].values.tolist() == [[0, 1, "other_year"], [2, 1, "other_year"]]
    assert "đăng ký năm 2022 và lại năm 2024" in links["reason"].iloc[0]


def test_the_same_fact_in_two_files_of_one_year_is_told_twice():
    links = link_models(models(one(), one(name="NGÔI NHÀ XANH", commune="Phường A", file="b")))
    assert links[["model", "first", "kind", "score"]].values.tolist() == [[1, 0, "same_year", 100.0]]


def test_a_year_told_twice_in_a_later_year_is_linked_within_that_year():
    links = link_models(models(one(year="2022"), one(year="2023", file="b"), one(year="2023", file="c")))
    assert links[["model", "first", "kind"]].values.tolist() == [[1, 0, "other_year"], [2, 1, "same_year"]]


@pytest.mark.parametrize(
    "other",
    [
        one(commune="Xã B", file="b"),
        one(body="Công an xã", kind="police", file="b"),
        one(district="Huyện Y", file="b"),
        one(name="Nồi cháo yêu thương", file="b"),
    ],
    ids=["another commune", "another body", "another district", "another name"],
)
def test_what_both_rows_state_differently_is_not_linked(other):
    assert link_models(models(one(district="Huyện X"), other)).empty


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Khu dân cư 5 không", "Khu dân cư 3 không"),
        ("Thắp sáng đường quê thôn Đông", "Thắp sáng đường quê thôn Đoài"),
    ],
)
def test_numbers_and_villages_in_names_must_agree(a, b):
    assert link_models(models(one(name=a), one(name=b, year="2024", file="b"))).empty


def test_a_misspelt_name_is_linked_with_its_score():
    links = link_models(
        models(one(name="Thùng rác hai ngăn tại hộ gia đình"), one(name="Mô hình thùng rác 2 ngăn", year="2024"),
               one(name="Mô hình “Thùng rác hai ngăn tại hộ gia đinh”", year="2024"))
    )  # fmt: skip
    assert links["model"].tolist() == [2] and 88 <= links["score"].item() < 100
    assert "gần giống" in links["reason"].item()


def test_alike_names_in_one_file_and_year_are_two_models():
    assert link_models(models(one(name="Thắp sáng đường quê 1"), one(name="Thắp sáng đường quê"))).empty
    assert link_models(models(one(name="Tổ tự quản an ninh"), one(name="Tổ tự quản an ninhh"))).empty


def test_without_place_or_body_only_equal_names_are_linked_and_called_unclear():
    rows = models(one(commune="", body="", kind=""), one(commune="", body="", kind="", year="2024", file="b"),
                  one(name="Ngôi nhà xanhh", commune="", body="", kind="", year="2024", file="b"))  # fmt: skip
    links = link_models(rows)
    assert links[["model", "kind"]].values.tolist() == [[1, "unclear"]]


def test_no_row_is_lost_in_a_large_block():
    rows = models(*[one(name=f"Mô hình số {number}", file=str(number % 2)) for number in range(4000)])
    assert link_models(rows).empty
