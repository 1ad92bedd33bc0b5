"""The figures of a register: read by distinct text, with what was not understood kept beside them."""

import pandas as pd
import pytest

from danvan_data.registers import read_register
from danvan_data.registers.indicators import outcomes


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "dang_ky.csv"
    path.write_text(
        "STT,Tên mô hình dân vận khéo,Lĩnh vực,Đơn vị,Kết quả,Kinh phí (1.000 đồng),Số hộ (3)\n"
        '1,Trồng bưởi,Kinh tế,Hội Nông dân,"Hiến 131 m2, 5 công",250,12\n'
        "2,Nuôi dê,Kinh tế,Hội Nông dân,thu hai mốt triệu đồng,,9\n"
        "3,Tuyến đường hoa,Văn hóa - xã hội,Hội Phụ nữ,dài 5 x 3 km,1E+03,\n"
        "4,Tổ tự quản,Quốc phòng - an ninh,Công an,- 15 hộ,,\n",
        encoding="utf-8",
    )
    return read_register(path)


def figure(register, row, indicator):
    found = register.figures
    return found[found["model_row"].eq(row) & found["indicator"].str.contains(indicator)].iloc[0]


def test_what_is_not_understood_is_kept_beside_the_figure(register):
    first = figure(register, 0, "Kết quả")
    assert (first["low"], first["unit"], first["rest"]) == (131, "m2", "Hiến … 5 công")
    torn = figure(register, 2, "Kết quả")
    assert pd.isna(torn["low"]) and torn["qualifier"] == "none" and torn["ambiguous"]


def test_number_words_are_read_whole(register):
    assert figure(register, 1, "Kết quả")[["low", "high", "unit"]].tolist() == [21e6, 21e6, "VND"]


def test_a_label_gives_its_unit_and_its_thousands(register):
    assert figure(register, 0, "Kinh phí")[["low", "unit"]].tolist() == [250_000, "VND"]
    assert figure(register, 0, "Số hộ")["low"] == 12


def test_the_mark_of_a_list_is_no_sign(register):
    assert figure(register, 3, "Kết quả")[["low", "unit", "ambiguous"]].tolist() == [15, "household", ""]


def test_outcomes_keep_why_a_figure_is_doubtful(register):
    figures = register.figures.rename(columns={"model_row": "model_id"})
    doubtful = figures.assign(ambiguous="two ways", as_reported="15 hộ", low=15.0, high=15.0).head(1)
    assert outcomes(doubtful)["ambiguous"].tolist() == ["two ways"]


def test_a_label_that_is_what_it_counts_gives_its_unit(tmp_path):
    path = tmp_path / "dang_ky.csv"
    path.write_text(
        "STT,Tên mô hình dân vận khéo,Lĩnh vực,Đơn vị,Ngày công,Tổng số hộ tham gia,Số lượng hội viên,Điểm\n"
        "1,Trồng bưởi,Kinh tế,Hội Nông dân,350,42,17,81\n",
        encoding="utf-8",
    )
    register = read_register(path)
    said = {label: figure(register, 0, label)["unit"] for label in ("Ngày công", "hộ", "hội viên", "Điểm")}
    assert said == {"Ngày công": "day", "hộ": "household", "hội viên": "person", "Điểm": ""}
    found = outcomes(register.figures.rename(columns={"model_row": "model_id"})).set_index("label")["indicator"]
    assert found["Ngày công"] == "labour_days"


def test_what_judges_gave_is_no_result():
    labels = ["Điểm thẩm định – TV1", "Điểm TB", "Tổng điểm", "Chấm điểm", "Số điểm sáng", "Điểm trường", "Số hộ"]
    figures = pd.DataFrame({"model_id": [*"1234567"], "indicator": labels, "as_reported": ["81"] * 7})
    read = figures.assign(low=81.0, high=81.0, unit="", per="", qualifier="exact", rest="", ambiguous="", near=False,
                          below=float("nan"))  # fmt: skip
    assert outcomes(read)["label"].tolist() == labels[4:]


def test_labels_without_diacritics_give_their_unit_where_the_thing_is_known(tmp_path):
    path = tmp_path / "dvk.csv"
    path.write_text(
        "Stt;Ten mo hinh dan van kheo;Linh vuc;So ho;Ngay cong;Von (trieu dong);So tay\n1;Ao ca;Kinh te;12;350;20;4\n"
        "2;Rao xanh;Van hoa - xa hoi;9;80;5;4\n",
        encoding="utf-8",
    )
    figures = read_register(path).figures
    first = figures[figures["model_row"].eq(0)]
    assert first["unit"].tolist() == ["household", "day", "VND"] and first["low"].tolist() == [12, 350, 20e6]


def test_when_something_began_is_no_result(tmp_path):
    results = ["Thành lập ngày 02/9/2025", "Ra mắt quý II/2025", "từ tháng 3/2024 đến nay", "Giai đoạn 2021-2025",
               "năm 2025 có 2.024 sản phẩm", "2021 sản phẩm", "năm 2024 hiến 2.024 m2 đất"]  # fmt: skip
    lines = [f"{at},Trồng bưởi {at},Kinh tế,Hội Nông dân,{result}" for at, result in enumerate(results, start=1)]
    path = tmp_path / "dang_ky.csv"
    path.write_text("\n".join(["STT,Tên mô hình dân vận khéo,Lĩnh vực,Đơn vị,Kết quả", *lines]), encoding="utf-8")
    found = outcomes(read_register(path).figures.rename(columns={"model_row": "model_id"}))
    assert found["as_reported"].tolist() == results[4:]
