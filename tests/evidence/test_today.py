import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.evidence import load_communes
from danvan_data.evidence.today import split, with_today


@pytest.fixture(scope="module")
def communes():
    return load_communes()


@pytest.mark.parametrize(
    ("commune", "district", "province", "today"),
    [
        ("Liên Sơn", "Kim Bảng", "Hà Nam", ("Lý Thường Kiệt",)),
        ("xã Liên Sơn", "huyện Kim Bảng", "Hà Nam", ("Lý Thường Kiệt",)),
        ("Quang Trung", "Phủ Lý", "Hà Nam", ("Hà Nam", "Phủ Lý")),  # divided: both
        ("Phường 4", "Mỹ Tho", "Tiền Giang", ("Đạo Thạnh",)),
        ("Trạm Tấu", "Trạm Tấu", "Yên Bái", ("Hạnh Phúc", "Trạm Tấu")),  # the town or the commune: not said
        ("Xã Trạm Tấu", "Trạm Tấu", "Yên Bái", ("Trạm Tấu",)),
        ("Chiên Sơn", "Sơn Động", "Bắc Giang", ()),  # merged before 2025: not in the list
        ("Liên Sơn", "", "Hà Nam", ()),  # a name alone decides nothing
        ("Liên Sơn", "Kim Bảng", "", ()),
        ("Liên Sơn", "Kim Bảng", "Hà Giang", ()),  # no such district there
    ],
)
def test_a_commune_is_found_by_its_district_and_province(communes, commune, district, province, today):
    assert set(communes.find(commune, district, province)) == set(today)


def test_a_name_that_only_todays_list_has_is_of_today(communes):
    assert communes.find("Kim Long", "", "TP. Hồ Chí Minh") == ("Kim Long",)
    assert communes.find("Kim Long", "", "Bà Rịa - Vũng Tàu") == ()  # it had a commune of that name before
    assert communes.find("Tam Chúc", "", "Ninh Bình", after=True) == ("Tam Chúc",)


def test_hue_is_found_under_both_its_names(communes):
    for province in ("Huế", "Thừa Thiên Huế"):
        assert communes.find("Thủy Biều", "Thuận Hóa", province) == ("Thủy Xuân",)


def test_several_communes_are_found_together_or_not_at_all(communes):
    rows = pd.DataFrame(
        {
            "commune": ["Quế; Văn Xá", "Quế; Nowhere", ""],
            "district": ["Kim Bảng", "Kim Bảng", "Kim Bảng"],
            "province": ["Hà Nam"] * 3,
        }
    )
    table = with_today(rows, communes, dv.load_provinces())
    assert table["commune_2025"].tolist() == ["Kim Bảng", "", ""]
    assert table["province_2025"].eq("Ninh Bình").all() and table["region"].eq("Bắc Bộ").all()


def test_a_year_after_the_mergers_names_todays_communes(communes):
    rows = pd.DataFrame(
        {
            "commune": ["Kim Bảng", "Kim Bảng"], "district": ["", ""], "province": ["Hà Nam", "Ninh Bình"],
            "year_start": pd.array([2023, 2026], dtype="Int64"),
        }
    )  # fmt: skip
    assert with_today(rows, communes, dv.load_provinces())["commune_2025"].tolist()[1] == "Kim Bảng"


def test_kinds_are_split_from_names():
    assert split("TT. Quế", "commune") == ("thị trấn", "quế")
    assert split("P. 03", "commune") == split("Phường 3", "commune") == ("phường", "phường 3")
    assert split("TP Phủ Lý", "district") == ("thành phố", "phủ lý")
    assert split("Thị trấn", "commune") == ("", "thị trấn")


def test_the_evidence_has_its_communes_of_today():
    models = dv.load_bundled().models.set_index("model_id")
    assert models.loc["SM001", "commune_2025"] == "Lý Thường Kiệt"
    assert models.loc["CM006", "commune_2025"] == "Đá Bạc; Trần Văn Thời"
    assert models.loc["CM061", "commune_2025"] == "Kim Long"
    assert models.loc["FM001", "commune_2025"] == ""
