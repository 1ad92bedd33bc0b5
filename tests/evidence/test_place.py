import pytest

import danvan_data as dv
from danvan_data.evidence import PlaceError


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Kim Bảng", "Kim Bảng, Hà Nam"),
        ("lac son", "Lạc Sơn, Hòa Bình"),
        ("huyện Lạc Sơn", "Lạc Sơn, Hòa Bình"),
        ("H. Lục Ngạn", "Lục Ngạn, Bắc Giang"),
        ("hoà bình", "Hòa Bình (toàn tỉnh)"),
        ("Phú Thọ (toàn tỉnh)", "Phú Thọ (toàn tỉnh)"),
        ("chau thanh, tra vinh", "Châu Thành, Trà Vinh"),
        ("Ha Noi", "Hà Nội (toàn thành phố)"),
    ],
)
def test_a_place_is_found_as_a_person_calls_it(evidence, wanted, found):
    assert str(evidence.at(wanted).place) == found


@pytest.mark.parametrize("wanted", ["xyz", "", "Kim", "Châu Thành"])
def test_an_unknown_or_shared_name_is_a_sentence_with_the_nearest_never_another_place(evidence, wanted):
    with pytest.raises(PlaceError, match=";"):
        evidence.at(wanted)


def test_the_environment_chooses_the_place(monkeypatch):
    monkeypatch.setenv("DANVAN_PLACE", "Lục Ngạn")
    assert str(dv.load().place) == "Lục Ngạn, Bắc Giang"


def test_only_what_lies_in_a_place_is_its_own(evidence):
    there = evidence.at("Hòa Bình").place.holds(evidence.models)
    assert set(evidence.models.loc[there, "province"]) == {"Hòa Bình"}


def test_the_name_most_like_what_was_typed_stands_first(evidence):
    with pytest.raises(PlaceError, match="gần nhất: Lục Ngạn, Bắc Giang"):
        evidence.at("Luc Ngn")
