"""Formats that other programs read for us, files that Excel opens without asking, and tables that were pasted."""

import io
import zipfile
from pathlib import Path

import docx
import msoffcrypto.format.ooxml
import openpyxl
import pytest

from danvan_data.registers.files import RegisterError, read_book
from danvan_data.registers.files.plain.pasted import pasted
from danvan_data.registers.files.plain.stray_quotes import read_records
from danvan_data.registers.files.word.soffice import program
from danvan_data.registers.reader import read_register

ROWS = [
    ["STT", "Tên mô hình dân vận khéo", "Lĩnh vực", "Đơn vị thực hiện"],
    ["1", "Vườn mẫu nhà em", "Kinh tế", "Hội Nông dân xã"],
    ["2", "Tiếng kẻng bình yên", "Quốc phòng - an ninh", "Công an xã"],
]
NAMES = [row[1] for row in ROWS[1:]]
needs_office = pytest.mark.skipif(not program(), reason="LibreOffice is not installed")


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(path)
    return path


def document(path: Path) -> Path:
    made = docx.Document()
    table = made.add_table(0, len(ROWS[0]))
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.save(path)
    return path


def locked(path: Path, password: str) -> Path:
    plain = path.with_name("plain.xlsx")
    with workbook(plain).open("rb") as source, path.open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(source).encrypt(password, target)
    return path


def test_a_workbook_that_excel_opens_without_asking_is_read(tmp_path: Path) -> None:
    register = read_register(locked(tmp_path / "a.xlsx", "VelvetSweatshop"))
    assert list(register.models["name"]) == NAMES
    assert any("chỉ đọc" in note for note in register.notes)


def test_a_password_of_its_own_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="mật khẩu"):
        read_book(locked(tmp_path / "a.xlsx", "x"))


def test_a_false_area_of_a_sheet_is_not_believed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'ref="A1:D3"', b'ref="A0:AZ48943"'))
    path.write_bytes(out.getvalue())
    assert read_book(path).grids[0].rows == ROWS


def rtf() -> bytes:
    def cell(text: str) -> str:
        return "".join(char if char < "\x80" else f"\\u{ord(char)}?" for char in text) + "\\cell "

    edges = "".join(f"\\cellx{2000 * place}" for place in range(1, 5))
    rows = "".join(f"\\trowd{edges} {''.join(map(cell, row))}\\row " for row in ROWS)
    return ("{\\rtf1\\ansi{\\fonttbl{\\f0 Times New Roman;}}" + rows + "\\pard Het\\par}").encode("ascii")


@needs_office
def test_an_rtf_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(rtf())
    register = read_register(tmp_path / "a.doc")
    assert list(register.models["name"]) == NAMES
    assert not register.notes


@needs_office
def test_a_paper_without_a_table_is_no_register_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(
        b"{\\rtf1\\ansi{\\fonttbl{\\f0 .VnTime;}}\\f0 Ghi ch\\'f3 ng\\-\\'eai d\\'a9n\\par}"
    )
    register = read_register(tmp_path / "a.rtf")
    assert list(register.ledger["text"]) == ["Ghi chú người dân"]
    assert any("không có bảng" in note for note in register.notes)
    with pytest.raises(RegisterError, match="không có bảng"):
        read_book(tmp_path / "a.rtf")


def test_without_libreoffice_both_cures_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("danvan_data.registers.files.word.soffice.program", lambda: "")
    (tmp_path / "a.rtf").write_bytes(rtf())
    with pytest.raises(RegisterError, match=r"LibreOffice.*Word") as refused:
        read_book(tmp_path / "a.rtf")
    assert refused.value.passing  # so that nothing remembers it once LibreOffice is there


Drawn = tuple[list[tuple[float, float, str]], list[tuple[float, float, float, float]]]
"""What stands on a page: texts (ASCII) and rules."""


def pdf(*pages: Drawn) -> bytes:
    """Return a PDF of pages."""
    of_pages = range(4, 4 + 2 * len(pages), 2)
    kids = " ".join(f"{number} 0 R" for number in of_pages)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    for number, (lines, rules) in zip(of_pages, pages, strict=True):
        drawn = "".join(f"{a} {b} m {c} {d} l S\n" for a, b, c, d in rules)
        told = "".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in lines)
        stream = (drawn + told).encode("ascii")
        has = f"/Contents {number + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>"
        parts.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{has}>>".encode())
        parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    out = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, part)
    count = len(parts) + 1
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = b"xref\n0 %d\n0000000000 65535 f \n" % count + table + b"trailer<</Size %d/Root 1 0 R>>\n" % count
    return out + start + b"startxref\n%d\n%%%%EOF" % len(out)


CELLS = [["STT", "Ten mo hinh", "Don vi"], ["1", "Vuon mau nha em", "Hoi Nong dan"], ["2", "Keng binh yen", "Cong an"]]
LEFTS = (50, 100, 300)


def ruled_table(cells: list[list[str]]) -> Drawn:
    """Return a page with a table in rules."""
    words = [(x, 700 - 20 * row, text) for row, texts in enumerate(cells) for x, text in zip(LEFTS, texts, strict=True)]
    lines = [715 - 20 * row for row in range(len(cells) + 1)]
    down = [(x, lines[0], x, lines[-1]) for x in (45, 95, 295, 500)]
    return words, [(45, y, 500, y) for y in lines] + down


@pytest.mark.parametrize("ruled", [True, False])
def test_a_digital_pdf_gives_its_tables_with_and_without_rules(tmp_path: Path, ruled: bool) -> None:
    words, rules = ruled_table(CELLS)
    (tmp_path / "a.pdf").write_bytes(pdf(([(50, 750, "DANH SACH NAM 2024"), *words], rules if ruled else [])))
    book = read_book(tmp_path / "a.pdf")
    assert [grid.rows for grid in book.grids] == [CELLS]
    assert book.grids[0].before == ["DANH SACH NAM 2024"]
    assert bool(book.notes) is not ruled


def test_the_last_row_alone_on_a_page_of_a_pdf_goes_on_with_the_table(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(ruled_table(CELLS[:2]), ruled_table(CELLS[2:])))
    assert [grid.rows for grid in read_book(tmp_path / "a.pdf").grids] == [CELLS]


def test_what_each_page_of_a_pdf_repeats_is_told_once_and_a_row_cut_there_is_whole(tmp_path: Path) -> None:
    head, *rows = CELLS
    first = ruled_table([head, ["1", "Vuon mau", "Hoi Nong"]])
    second = ruled_table([head, ["", "nha em", "dan"], rows[1]])
    pages = [([(50, 780, "Dang uy phuong Cua Lo"), (50, 30, f"Trang {at}/2"), *words], rules)
             for at, (words, rules) in enumerate((first, second), 1)]  # fmt: skip
    pages[0][0].append((50, 750, "DANH SACH NAM 2024"))
    (tmp_path / "a.pdf").write_bytes(pdf(*pages))
    book = read_book(tmp_path / "a.pdf")
    assert [grid.rows for grid in book.grids] == [CELLS]
    assert book.grids[0].before == ["Dang uy phuong Cua Lo", "DANH SACH NAM 2024"]
    assert book.prose == ["Dang uy phuong Cua Lo", "DANH SACH NAM 2024", "Trang 1/2"]


def test_the_two_sides_of_a_letterhead_in_a_pdf_are_lines_of_their_own(tmp_path: Path) -> None:
    words, rules = ruled_table(CELLS)
    (tmp_path / "a.pdf").write_bytes(pdf(([(50, 780, "DANG UY"), (350, 780, "Cua Lo"), *words], rules)))
    assert read_book(tmp_path / "a.pdf").grids[0].before == ["DANG UY\nCua Lo"]


def test_text_set_in_columns_is_cut_there_whatever_commas_it_has(tmp_path: Path) -> None:
    rows = [["STT", "Ten mo hinh", "Don vi"], ["1", "Vuon mau, nha em", "Hoi Nong dan"], ["2", "Keng", "Cong an"]]
    lines = ["Danh sach mo hinh nam 2025", "", *("  ".join(text.ljust(20) for text in row) for row in rows)]
    (tmp_path / "a.prn").write_text("\n".join(lines), encoding="utf-8")
    assert read_book(tmp_path / "a.prn").grids[0].rows[2:] == rows


def test_a_scan_says_that_it_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(([], [(0, 0, 100, 100)])))
    with pytest.raises(RegisterError, match="quét"):
        read_book(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("text", "delimiter", "records"),
    [
        ('STT;Tên\n1;A\n2;"Dân vận\n3;C\n4;D\n5;Mô hình "E"\n6;F\n', ";", 7),
        ('STT;Tên\n1;A\n2;"Dân vận\n3;C\n4;D\n5;E\n', ";", 6),
        ('Tên,Xã\nA,x\n"B,x\nC,y\nD,z\nE,"t"\nF,u\n', ",", 7),
        ('Tên;Xã\n"A;x\nB;y\n"C;z\nD;t\nE"\n', ";", 6),
        ('STT,Tên,KQ\n1,A,"tăng từ\n2,5 tấn"\n2,B,"x\ny"\n', ",", 3),
        ('STT,Tên,KQ\n1,A,"gồm A, B, C\n d, e, f\n g, h, i"\n2,B,x\n', ",", 3),
        ('STT;Tên;X\n1;"Tổ "Nhà sạch; vườn đẹp" thôn 3";x\n2;B;y\n', ";", 3),
    ],
)
def test_a_stray_quotation_mark_swallows_no_record(text: str, delimiter: str, records: int) -> None:
    assert len(read_records(text, delimiter)[0]) == records


def test_a_table_pasted_from_word_gets_its_rows_back(tmp_path: Path) -> None:
    rows = [
        "STT\tTên mô hình\tĐơn vị",
        "I. Kinh tế",
        "1\tVườn mẫu",
        "nhà em\tHội Nông dân",
        "2\tĐường hoa\tĐoàn",
        "- xã",
    ]
    suffix, content = pasted("\n".join(rows))
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    assert read_book(path).grids[0].rows == [
        ["STT", "Tên mô hình", "Đơn vị"], ["I. Kinh tế", None, None], ["1", "Vườn mẫu\nnhà em", "Hội Nông dân"],
        ["2", "Đường hoa", "Đoàn\n- xã"],
    ]  # fmt: skip


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os = pytest.importorskip("os")
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(tmp_path / "a.csv")
    with pytest.raises(RegisterError, match="không phải tệp thường"):
        read_book(tmp_path / "a.csv")
