"""What is pasted into notebook 05 is read as any file is."""

import pytest

import danvan_data as dv
from danvan_data.desk.paste_box import PasteBox

EXCEL = (
    "STT\tTên mô hình\tLĩnh vực\tXã\n1\tNuôi ong lấy mật\tKinh tế\tAn Lạc\n2\tTuyến đường hoa\tVăn hóa - xã hội\tAn Lạc"
)
ROWS = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(chr(9)))}</tr>" for line in EXCEL.split("\n"))
WORD = f"<html><body><!--StartFragment--><table>{ROWS}</table><!--EndFragment--></body></html>"
CHAT = "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2023\nSTT; Tên mô hình; Lĩnh vực; Xã\n" + "\n".join(
    line.replace("\t", "; ") for line in EXCEL.split("\n")[1:]
)
NAMES = ["Nuôi ong lấy mật", "Tuyến đường hoa"]


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize("text", [EXCEL, WORD, CHAT], ids=["excel", "word", "chat"])
def test_a_table_from_the_clipboard_is_read_as_a_register(text):
    yours = dv.upload()
    yours.paste(text)
    assert yours.collection.models["name"].tolist() == NAMES
    assert yours.collection.models["field"].tolist() == ["economy", "culture_society"]


def test_the_box_hands_on_what_its_front_end_sends():
    got = []
    box = PasteBox(got.append)
    box._pasted(box, {"kind": "pasted", "text": EXCEL}, [])
    box._pasted(box, {"kind": "else"}, [])
    assert got == [EXCEL]


def test_pasting_twice_gives_two_files():
    yours = dv.upload()
    yours.paste(EXCEL)
    yours.paste(WORD)
    assert len(yours.collection.files) == 2


def test_a_text_without_a_table_is_said_to_hold_no_model():
    yours = dv.upload()
    yours.paste("Sáng nay họp lúc 8 giờ, các đồng chí nhớ mang theo báo cáo.")
    assert yours.collection.models.empty and "0 mô hình" in yours._status()
