"""What must not be read is refused in one sentence, quickly and in little memory."""

import io
import json
import resource
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
import xlwt

from danvan_data.registers.files import child

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'
HARMLESS = {"bảng lồng nhau.html"}
FILES: dict[str, Callable[[], bytes]] = {}

READ_ALL = """
import json, sys, time
from pathlib import Path
from danvan_data.registers.files import RegisterError, read_book
from danvan_data.language import set_language
for name in sys.stdin.read().split("\\n"):
    answer = {}
    start = time.process_time()
    for code in ("vi", "en"):
        if time.process_time() - start > 1:
            break  # the second language says the same, and costs the same again
        set_language(code)
        try:
            book = read_book(Path(sys.argv[1]) / name)
            answer["read"] = [len(grid.rows) for grid in book.grids]
        except RegisterError as error:
            answer[code] = str(error)
    answer["seconds"] = time.process_time() - start
    print(json.dumps([name, answer]), flush=True)
"""


def hostile(name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def keep(make: Callable[[], bytes]) -> Callable[[], bytes]:
        FILES[name] = make
        return make

    return keep


def rezip(data: bytes, changes: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            if part not in changes:
                target.writestr(part, source.read(part))
        for part, content in changes.items():
            target.writestr(part, content)
    return out.getvalue()


def xlsx(sheet: str | bytes | None = None, **parts: str | bytes) -> bytes:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "Tên mô hình"
    book.save(out)
    changes = dict(parts)
    if sheet is not None:
        changes["xl/worksheets/sheet1.xml"] = sheet
    return rezip(out.getvalue(), changes)


def rows(inside: str, head: str = "") -> str:
    return f'{head}<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData></worksheet>'


def word(body: str, head: str = "") -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    xml = f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return rezip(out.getvalue(), {"word/document.xml": xml})


def ods(body: str, head: str = "") -> bytes:
    names = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{key}:1.0"' for key in ("office", "table", "text")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("content.xml", f"{head}<office:document {names}>{body}</office:document>")
    return out.getvalue()


def ole(stream: str, content: bytes = bytes(8192)) -> bytes:
    """Return an OLE container with one named stream of more than 4096 bytes."""
    none, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    content += bytes(-len(content) % 512)
    count = len(content) // 512
    tables = -(-(count + 1) // 127)
    first = tables + 1
    chain = [table] * tables + [end] + [*range(first + 1, first + count), end]
    chain += [none] * (128 * tables - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 62, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, tables, tables, 0, 4096, end, 0, none if tables <= 109 else end, 0, 0)[:36]
    header += struct.pack("<109I", *range(min(tables, 109)), *[none] * (109 - min(tables, 109)))

    def entry(name: str, kind: int, child: int, start: int, length: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        numbers = struct.pack("<HBBIII36xIII", len(text), kind, 1, none, none, child, start, length, 0)
        return text.ljust(64, b"\0") + numbers

    names = entry("Root Entry", 5, 1, end, 0) + entry(stream, 2, none, first, len(content)) + bytes(256)
    return header + struct.pack(f"<{len(chain)}I", *chain) + names + content


@hostile("rỗng.xlsx")
def _() -> bytes:
    return b""


@hostile("toàn số không.xls")
def _() -> bytes:
    return bytes(5000)


@hostile("không có ô nào.xlsx")
def _() -> bytes:
    return xlsx(rows(""))


@hostile("cắt cụt.xlsx")
def _() -> bytes:
    return xlsx()[:-200]


@hostile("giữa chừng hỏng.xlsx")
def _() -> bytes:
    data = bytearray(xlsx(rows("".join(f'<row r="{n}"><c r="A{n}"><v>{n * n}</v></c></row>' for n in range(1, 900)))))
    place = data.rfind(b"xl/worksheets/sheet1.xml", 0, len(data) // 2 + 4000)
    data[place + 200 : place + 260] = bytes(60)
    return bytes(data)


@hostile("cắt cụt.docx")
def _() -> bytes:
    return word("<w:tbl/>")[:3000]


@hostile("cắt cụt.xls")
def _() -> bytes:
    book = xlwt.Workbook()
    for n in range(2000):
        if not n:
            sheet = book.add_sheet("a")
        sheet.write(n, 0, f"mô hình {n}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()[:20_000]


@hostile("có mật khẩu.xlsx")
def _() -> bytes:
    return ole("EncryptedPackage")


@hostile("Word cũ.doc")
def _() -> bytes:
    return ole("WordDocument")


@hostile("Word cũ.rtf")
def _() -> bytes:
    return b"{\\rtf1\\ansi x}"


@hostile("PDF.docx")
def _() -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"


@hostile("ảnh.xlsx")
def _() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(range(256))


@hostile("nhị phân.csv")
def _() -> bytes:
    return bytes((n * n * 7 + n) % 256 for n in range(50_000))


@hostile("nén.xlsx")
def _() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("đọc.txt", "a")
    return out.getvalue()


@hostile("zip có mật khẩu.docx")
def _() -> bytes:
    data = bytearray(xlsx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


@hostile("bom nén.xlsx")
def _() -> bytes:
    return xlsx(rows('<row r="1"><c r="A1" t="inlineStr"><is><t>' + " " * 40_000_000 + "</t></is></c></row>"))


@hostile("bom nhiều phần.xlsx")
def _() -> bytes:
    return xlsx(None, **{f"xl/worksheets/sheet{n}.xml": bytes(12_000_000) for n in range(2, 32)})


@hostile("bom nén giấu cỡ.xlsx")
def _() -> bytes:
    data = bytearray(
        xlsx(rows('<row r="1"><c r="A1" t="inlineStr"><is><t>' + "A" * 50_000_000 + "</t></is></c></row>"))
    )
    size = struct.pack("<I", 50_000_000 + len(rows('<row r="1"><c r="A1" t="inlineStr"><is><t></t></is></c></row>')))
    assert size in data
    return bytes(data).replace(size, struct.pack("<I", 1000))


@hostile("bom chuỗi.xlsx")
def _() -> bytes:
    strings = f'<sst xmlns="{MAIN}">' + "<si><t>a</t></si>" * 2_000_000 + "</sst>"
    return xlsx(None, **{"xl/sharedStrings.xml": strings})


@hostile("bom nén.docx")
def _() -> bytes:
    return word("<w:p/>" * 7_000_000)


@hostile("đoạn văn rỗng.docx")
def _() -> bytes:
    return word("<w:tbl><w:tr><w:tc>" + "<w:p><w:r/></w:p>" * 2_500_000 + "</w:tc></w:tr></w:tbl>")


@hostile("lồng sâu.docx")
def _() -> bytes:
    return word("<w:tbl><w:tr><w:tc>" * 60_000 + "</w:tc></w:tr></w:tbl>" * 60_000)


@hostile("ô cuối cùng.xlsx")
def _() -> bytes:
    return xlsx(rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


@hostile("ô xa, hàng nói dối.xlsx")
def _() -> bytes:
    return xlsx(rows('<row r="1"><c r="XFD1"><v>1</v></c><c r="A99999"><v>1</v></c></row>'))


@hostile("ô xa viết lạ.xlsx")
def _() -> bytes:
    return xlsx(rows('<row r="1"><c\tr = \'XFD1048576\'><v>1</v></c><c r="A1"><v> r="A1</v></c></row>'))


@hostile("triệu cột.xlsx")
def _() -> bytes:
    return xlsx(rows("".join(f'<row r="{n}">' + "<c><v>1</v></c>" * 16_384 + "</row>" for n in range(1, 60))))


@hostile("triệu cột.csv")
def _() -> bytes:
    return b"x," * 1_000_000 + b"x\n1,2\n"


@hostile("quá nhiều ô.csv")
def _() -> bytes:
    return b"1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n" * 800_000


@hostile("toàn dấu phẩy.csv")
def _() -> bytes:
    return b"," * 33_000_000


@hostile("lặp tỷ lần.ods")
def _() -> bytes:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="999999999"><text:p>a</text:p>'
    row = f'<table:table-row table:number-rows-repeated="999999999">{cell}</table:table-cell></table:table-row>'
    return ods(f'<table:table table:name="a">{row}</table:table>')


@hostile("lặp tỷ hàng.ods")
def _() -> bytes:
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="999999999">{cell}</table:table-row>'
    return ods(f'<table:table table:name="a">{row}</table:table>')


@hostile("cách tỷ hàng.ods")
def _() -> bytes:
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    gap = '<table:table-row table:number-rows-repeated="999999999"/>'
    return ods(f'<table:table table:name="a">{gap}<table:table-row>{cell}</table:table-row></table:table>')


@hostile("rộng tỷ cột.xls")
def _() -> bytes:
    return b"<table><tr>" + b"<td rowspan=99999999 colspan=999999999>a" * 20_000 + b"</table>"


@hostile("cột quét mãi.html")
def _() -> bytes:
    return b"<table>" + b"<tr><td rowspan=65000>a" * 60_000 + b"</table>"


@hostile("bảng lồng nhau.html")
def _() -> bytes:
    return b"<table><tr><td>a" * 100_000


@hostile("triệu thẻ.html")
def _() -> bytes:
    return b"<table><tr><td>" + b"<b></b>" * 900_000 + b"</table>"


@hostile("quá nhiều thẻ.html")
def _() -> bytes:
    return b"<table><tr><td>" + b"<p>" * 10_000_000


@hostile("triệu phần tử.docx")
def _() -> bytes:
    body = "".join(f"<w:p><w:r w:rsidR='{(n * 2654435761) % 2**32:x}'/></w:p>" for n in range(1_000_000))
    return word(f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>")


@hostile("ô trống chật.xls")
def _() -> bytes:
    """An .xls whose rows are nothing but formatted blank cells, as many as its size allows."""
    cells = bytes(512) + b"\xff\0"
    blank = b"".join(struct.pack("<HHHH", 0x00BE, 4 + len(cells), row, 0) + cells for row in range(13_000))
    head = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 5, 0, 0, 0, 0)
    sheet = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 16, 0, 0, 0, 0)
    bound = struct.pack("<HHIBBBB", 0x0085, 9, len(head) + 13 + 4, 0, 0, 1, 0) + b"a"
    stream = head + bound + struct.pack("<HH", 10, 0) + sheet + blank + struct.pack("<HH", 10, 0)
    return ole("Workbook", stream)


@hostile("thực thể.xlsx")
def _() -> bytes:
    return xlsx(rows('<row r="1"><c r="A1" t="str"><v>&c;</v></c></row>', LAUGHS))


@hostile("thực thể.docx")
def _() -> bytes:
    return word("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", LAUGHS)


@hostile("thực thể.ods")
def _() -> bytes:
    return ods('<table:table table:name="&c;"/>', LAUGHS)


@hostile("thực thể.xls")
def _() -> bytes:
    return (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/hostname">]>'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell>'
        b"<Data>&c;</Data></Cell></Row></Table></Worksheet></Workbook>"
    )


@hostile("không bảng.docx")
def _() -> bytes:
    return word("<w:p><w:r><w:t>Danh sách mô hình</w:t></w:r></w:p>")


@hostile("không bảng.html")
def _() -> bytes:
    return b"<html><body><p>Danh s\xc3\xa1ch</p></body></html>"


@hostile("xml khác.xml")
def _() -> bytes:
    return b'<?xml version="1.0"?><rss><channel/></rss>'


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """Read all files in one fresh process, whose memory can be measured."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(folder)], input="\n".join(FILES).encode(), capture_output=True, check=False
    )
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0, (lines[-1:], done.stderr.decode()[-2000:])
    assert not done.stderr, done.stderr.decode()[-2000:]
    return dict(lines)


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_gets_one_clear_sentence(answers: dict[str, dict], name: str) -> None:
    answer = answers[name]
    assert answer["seconds"] < 20
    if name in HARMLESS:
        return
    assert "read" not in answer
    sentences = [answer[code] for code in ("vi", "en") if code in answer]
    for sentence in sentences:
        assert name in sentence
        assert len(sentence) <= 300
        assert "\n" not in sentence
    assert len(set(sentences)) == len(sentences)


def test_no_hostile_file_fills_the_memory(answers: dict[str, dict]) -> None:
    assert len(answers) == len(FILES)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 2**20  # KB: 1 GB


def test_missing_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    from danvan_data.registers.files import RegisterError, read_book

    with pytest.raises(RegisterError, match=r"không\.xlsx"):
        read_book(tmp_path / "không.xlsx")
    with pytest.raises(RegisterError, match=r"thư mục|folder"):
        read_book(tmp_path)


def test_a_child_has_the_more_patience_the_busier_the_machine_but_never_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def seconds(load: float) -> float:
        monkeypatch.setattr(child.os, "getloadavg", lambda: (load, 0.0, 0.0), raising=False)
        monkeypatch.setattr(child.os, "cpu_count", lambda: 2)
        return child.patience()

    assert seconds(0.1) == seconds(2.0) < 10
    assert seconds(2.0) < seconds(3.0) < seconds(40.0) <= 20
