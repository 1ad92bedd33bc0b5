import pytest

from danvan_data.registers.columns.labels import role_of
from danvan_data.registers.models.context import sheet_place


@pytest.mark.parametrize("name", ["Bảo Ái", "Bao Ai", "TÂN AN", "Ea Kao", "Krông Nô", "02. Vĩnh Gia"])
def test_the_bare_name_of_a_place_is_one(name):
    assert sheet_place(name) == name.removeprefix("02. ")


@pytest.mark.parametrize(
    "name", ["ND", "PN", "CCB", "ĐTN", "MTTQ", "QP-AN", "An Ninh", "Kinh tế", "Sheet1", "Danh sách"]
)
def test_a_union_by_its_first_letters_a_field_or_a_kind_of_sheet_is_no_place(name):
    assert sheet_place(name) == ""


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Model name", "weak_name"),
        ("Lead unit", "organisation"),
        ("Commune/Ward", "commune"),
        ("Registered year", "year"),
    ],
)
def test_the_labels_of_an_english_export_are_known(label, role):
    assert role_of(label) == role
