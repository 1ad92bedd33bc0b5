import openpyxl
import pytest

from danvan_data import load_bundled
from danvan_data.evidence.loading import load
from danvan_data.exhibits.wording import quoted
from danvan_data.measures.economy.returns import of_movement
from danvan_data.publish.notebooks.proposals import MOST_NAMED
from danvan_data.publish.notebooks.telling import telling
from tests.own_folder import FIELDS, HEAD, MODELS, three_years


@pytest.fixture(scope="module")
def of_the_place():
    return telling(load_bundled())


def register(folder, year, communes, fields=tuple(FIELDS)):
    """Write a register of one model a field and commune."""
    folder.mkdir(exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["HUYỆN TÂN PHÚ"])
    sheet.append([f"DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM {year}"])
    sheet.append(HEAD)
    for at, commune in enumerate(communes):
        for code in fields[: len(fields) if at else 3]:
            name, body = MODELS[at][0], MODELS[at][2]
            sheet.append([at + 1, f"{name} {FIELDS[code]}", FIELDS[code], body, commune, ""])
    book.save(folder / f"dang_ky_{year}.xlsx")


def words(found, head):
    return next((each.words for each in found.proposals if each.words.startswith(head)), "")


def test_registers_are_asked_for_what_the_places_models_leave_unsaid(of_the_place):
    evidence = load_bundled()
    models = of_movement(evidence.models[evidence.place.holds(evidence.models)])
    missing = int(models["commune"].eq("").sum())
    said = words(of_the_place, "Yêu cầu sổ đăng ký")
    assert f"{missing}/{len(models)}" in said and "cả nước" not in said and "đã trừ chi phí" in said


def test_where_the_place_has_no_named_models_the_whole_country_is_counted_and_said_to_be():
    said = words(telling(load(None, "Lục Ngạn")), "Yêu cầu sổ đăng ký")
    assert "(tính trên cả nước)" in said


def test_models_to_visit_are_the_places_own_each_once_and_with_the_reason(of_the_place):
    said = words(of_the_place, "Khảo sát")
    assert (
        "“Nuôi ong lấy mật” (Kim Bảng), vì nêu số tiền một năm lớn nhất của Kim Bảng, Hà Nam" in said
        and "1,5 tỷ đồng" in said
    )
    assert "một trường hợp" not in said and said.count("Nuôi ong lấy mật") == 1
    assert all(" (Kim Bảng)" in part for part in said.removesuffix(".").split("; "))


def test_districts_of_a_province_without_a_report_of_all_fields_are_named():
    said = words(telling(load(None, "Hòa Bình")), "Bổ sung số mô hình đủ bốn lĩnh vực cho 4/8 huyện")
    assert "Lương Sơn" in said and "Lạc Sơn" not in said


def test_communes_that_sent_nothing_this_year_or_have_no_model_of_a_field_are_named(tmp_path):
    register(tmp_path, 2022, ["Xã An Lạc", "Xã Bình Minh", "Xã Cẩm Sơn"])
    register(tmp_path, 2023, ["Xã An Lạc", "Xã Bình Minh"])
    found = telling(load(tmp_path))
    assert words(found, "Nhắc 1 xã").endswith("năm 2023: Xã Cẩm Sơn.")
    assert "1/2 xã, phường: Xã An Lạc (xây dựng hệ thống chính trị)" in words(found, "Bổ sung")
    assert "nhắc 1 xã" in found.request() and found.request().startswith("Đề nghị quyết định: ")


def test_registers_of_other_communes_each_year_accuse_nobody(tmp_path):
    register(tmp_path, 2022, ["Xã An Lạc", "Xã Bình Minh", "Xã Cẩm Sơn"])
    register(tmp_path, 2023, ["Xã Đông Hà"])
    found = telling(load(tmp_path))
    assert not words(found, "Nhắc") and not words(found, "Bổ sung") and "renewed" not in found.shown


def test_many_places_are_counted_and_not_all_named(tmp_path):
    communes = [f"Xã {name}" for name in ("An", "Bằng", "Cẩm", "Dương", "Đông", "Giang", "Hà", "Khánh")]
    register(tmp_path, 2022, communes)
    register(tmp_path, 2023, communes, ("KT",))
    said = words(telling(load(tmp_path)), "Bổ sung")
    assert "8/8 xã" in said and said.count("; Xã") == MOST_NAMED - 1 and "và 2 nơi khác" in said


def test_a_folder_of_three_years_compares_the_last_two(tmp_path):
    found = telling(load(three_years(tmp_path / "r")))
    assert found.answers()["change"] in ("renewed", "years") and "renewed" in found.shown
    assert "(còn thiếu ở" not in words(found, "Yêu cầu sổ") or "tỉnh, thành phố" not in words(found, "Yêu cầu sổ")


@pytest.mark.parametrize("place", ["Hòa Bình", "Lục Ngạn", "Kim Bảng"])
def test_a_place_of_another_province_is_named_with_it_and_no_name_is_cut(place):
    evidence = load(None, place)
    said = words(telling(evidence), "Khảo sát").replace("; tên theo nguồn tiếng Anh", "")
    models = evidence.models.assign(province=evidence.models["province"].replace(evidence.place.province, ""))
    named = [f"“{row['name']}” ({row['district']}" for _, row in models.iterrows() if row["district"]]
    ends = [f", {row['province']})" if row["province"] else ")" for _, row in models.iterrows() if row["district"]]
    parts = said.partition(": ")[2].split("; ")
    assert all(any(part.startswith(name + end) for name, end in zip(named, ends, strict=True)) for part in parts)


def test_the_largest_of_the_place_is_not_called_the_countrys():
    of_place, elsewhere = (words(telling(load(None, place)), "Khảo sát") for place in ("Kim Bảng", "Lục Ngạn"))
    assert "cả nước" not in of_place and "lớn nhất của Kim Bảng" in of_place
    assert "lớn nhất trong cả nước" in elsewhere


def test_communes_of_one_name_in_two_districts_are_two(tmp_path):
    register(tmp_path / "1", 2023, ["Xã An Lạc", "Xã Bình Minh"])
    register(tmp_path / "2", 2023, ["Xã An Lạc", "Xã Đông Hà"])
    for path in (tmp_path / "2").iterdir():
        book = openpyxl.load_workbook(path)
        book.active["A1"] = "HUYỆN ĐỨC LINH"
        book.save(path)
    said = words(telling(load(tmp_path)), "Bổ sung")
    assert "2/4 xã, phường" in said and said.count("Xã An Lạc, Huyện") == 2


def test_an_amount_in_a_proposal_is_said_in_words_and_quotation_marks_are_nested(of_the_place):
    said = words(of_the_place, "Khảo sát").replace("\u00a0", " ")
    assert "(ít nhất 5.800 ngày công)" in said and not set("≥≤≈") & set(said)
    assert quoted('Tổ "Cổng nhà"') == "“Tổ ‘Cổng nhà’”"


def given(folder, days):
    """Write a commune's register whose models state days of labour."""
    folder.mkdir(exist_ok=True)
    lines = [f"{at},Tuyến đường hoa thôn {at},Văn hóa – xã hội,Hội Phụ nữ xã,Xã An Bình,{n}" for at, n in days]
    head = "STT,Tên mô hình dân vận khéo,Lĩnh vực,Đơn vị thực hiện,Xã,Ngày công"
    (folder / "dang_ky.csv").write_text("\n".join([head, *lines]), encoding="utf-8")
    return folder


def test_one_of_several_that_state_the_same_most_is_not_said_to_lead_alone(tmp_path):
    said = words(telling(load(given(tmp_path / "a", [(1, 350), (2, 350), (3, 20)]))), "Khảo sát")
    assert "vì cùng 1 mô hình khác nêu nhiều ngày công nhất (350 ngày công)" in said
    alone = words(telling(load(given(tmp_path / "b", [(1, 350), (2, 300), (3, 20)]))), "Khảo sát")
    assert "vì nêu nhiều ngày công nhất (350 ngày công)" in alone


def test_models_of_one_communes_register_are_named_without_the_commune(tmp_path):
    said = words(telling(load(given(tmp_path / "c", [(1, 350), (2, 20)]))), "Khảo sát")
    assert "“Tuyến đường hoa thôn 1”, vì" in said


def test_what_all_models_state_alike_sets_none_of_them_apart(tmp_path):
    assert not words(telling(load(given(tmp_path / "d", [(at, 10) for at in range(1, 9)]))), "Khảo sát")
