"""Models sent as a message, saved as text: labelled lines, commas in names, whose they are in the greeting."""

from pathlib import Path

import pytest

from danvan_data.registers import read_register

E, D = "economy", "defence_security"
MESSAGES = {
    "labelled lines below numbered names": """\
Kính gửi chị Mai BTGDV, em gửi danh sách mô hình Dân vận khéo 2026 của đặc khu Cô Tô ạ

1/ Mô hình: Lưới cũ, phao mới
   - Đơn vị đăng ký: Hội Nông dân đặc khu
   - Lĩnh vực: Kinh tế

2/ Mô hình: Đèn ai qua cũng sáng
   - Đơn vị đăng ký: Công an đặc khu
   - Lĩnh vực: Quốc phòng - an ninh

Chị xem giúp em, thiếu gì em bổ sung. Em cảm ơn chị.""",
    "names numbered in their labels": """Dạ em gửi các mô hình DVK 2026 của đặc khu Cô Tô ạ
MH1: Lưới cũ, phao mới
Đơn vị: Hội Nông dân đặc khu
Lĩnh vực: Kinh tế
MH2: Đèn ai qua cũng sáng
Đơn vị: Công an đặc khu
Lĩnh vực: QPAN""",
    "a stamp with colons before the first line": """\
[08:12, 5/3/2026] Hoa VP: Danh sách mô hình dân vận khéo 2026 đặc khu Cô Tô
1) Tên mô hình: Lưới cũ, phao mới
Đơn vị thực hiện: Hội Nông dân đặc khu
Lĩnh vực: Kinh tế
2) Tên mô hình: Đèn ai qua cũng sáng
Đơn vị thực hiện: Công an đặc khu
Lĩnh vực: QPAN""",
    "a line a model": """Kính gửi Ban Dân vận!
Đặc khu Cô Tô đăng ký mô hình dân vận khéo năm 2026 như sau:
- Tên mô hình: Lưới cũ, phao mới; đơn vị: Hội Nông dân đặc khu; lĩnh vực: kinh tế
- Tên mô hình: Đèn ai qua cũng sáng; đơn vị: Công an đặc khu; lĩnh vực: an ninh""",
}


@pytest.mark.parametrize("what", MESSAGES)
def test_a_message_lists_models(what: str, tmp_path: Path):
    path = tmp_path / "nhan tin.txt"
    path.write_text(MESSAGES[what], encoding="utf-8")
    register = read_register(path)
    columns = ["name", "field", "organisation", "commune", "year"]
    assert list(register.models[columns].itertuples(index=False, name=None)) == [
        ("Lưới cũ, phao mới", E, "Hội Nông dân đặc khu", "Đặc khu Cô Tô", "2026"),
        ("Đèn ai qua cũng sáng", D, "Công an đặc khu", "Đặc khu Cô Tô", "2026"),
    ]
    lines = [line for line in MESSAGES[what].splitlines() if line]
    assert len(register.ledger) == len(lines)


@pytest.mark.parametrize("mark", [",", ";"])
def test_a_table_with_blanks_behind_its_marks_stays_a_table(mark: str, tmp_path: Path):
    rows = [["STT", "Tên mô hình", "Lĩnh vực", "Ghi chú"], ["1", "Lưới cũ", "Kinh tế", "Liên hệ: Lê Hoa"],
            ["2", "Đèn khuya", "An ninh", "Liên hệ: Lê Bình"]]  # fmt: skip
    path = tmp_path / "dvk.csv"
    path.write_text("\n".join(f"{mark} ".join(row) for row in rows), encoding="utf-8")
    assert read_register(path).models["name"].tolist() == ["Lưới cũ", "Đèn khuya"]
