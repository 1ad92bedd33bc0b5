"""Every format comes in as the same grids: true row numbers, raw text, merges, hidden rows."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
import xlwt

from danvan_data import language
from danvan_data.registers.files import Book, Grid, RegisterError, read_book

EXAMPLES = Path(__file__).parent / "examples"
HEADER = ["STT", "Tên mô hình", "Xã"]
ROW = [1, "Nồi cháo yêu thương", "xã Phú Túc"]


def only(book: Book) -> Grid:
    assert len(book.grids) == 1
    return book.grids[0]


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


# Excel


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Xã A & B"
    sheet["B3"], sheet["C3"], sheet["D3"] = "Tên\nmô hình ", 2023, 1.5
    sheet["B4"], sheet["C4"], sheet["D4"] = date(2023, 1, 2), True, "=1+1"
    sheet["B5"], sheet["C5"] = "#REF!", "a\u0300 NFD"
    sheet["B5"].data_type = "e"
    sheet.merge_cells("B7:D8")
    sheet["B7"] = "Tổng"
    sheet.row_dimensions[4].hidden = True
    book.create_sheet("ẩn").sheet_state = "hidden"
    book["ẩn"]["A1"] = "x"
    path = tmp_path / "danh sách.xlsx"
    book.save(path)
    return path


def test_row_numbers_are_the_sheets_own(workbook: Path) -> None:
    rows = read_book(workbook).grids[0].rows
    assert rows[0] == rows[1] == [None] * 4
    assert rows[2] == [None, "Tên\nmô hình ", 2023, 1.5]
    assert type(rows[2][2]) is int


def test_dates_booleans_errors_and_text_keep_their_kind(workbook: Path) -> None:
    rows = read_book(workbook).grids[0].rows
    assert rows[3][1] == datetime(2023, 1, 2)
    assert rows[3][2] is True
    assert rows[4] == [None, "#REF!", "a\u0300 NFD", None]


def test_merges_hidden_rows_and_hidden_sheets_are_told(workbook: Path) -> None:
    book = read_book(workbook)
    assert [(grid.name, grid.hidden) for grid in book.grids] == [("Xã A & B", False), ("ẩn", True)]
    assert book.grids[0].hidden_rows == {3}
    assert book.grids[0].merges == [(6, 1, 6, 3)]  # cut to the rows that hold something


def test_a_formula_without_stored_result_is_empty_and_noted(workbook: Path) -> None:
    book = read_book(workbook)
    assert book.grids[0].rows[3][3] is None
    assert len(book.notes) == 1
    assert "Xã A & B" in book.notes[0]


def test_a_formula_with_stored_result_is_its_result(tmp_path: Path) -> None:
    path = sheet_xml(tmp_path, '<row r="1"><c r="A1"><f>HYPERLINK("http://x","y")</f><v>7</v></c></row>')
    book = read_book(path)
    assert only(book).rows == [[7]]
    assert not book.notes


def sheet_xml(folder: Path, rows: str, name: str = "s.xlsx", head: str = "", tail: str = "") -> Path:
    """Save a workbook whose only sheet has exactly this XML."""
    template = io.BytesIO()
    openpyxl.Workbook().save(template)
    path = folder / name
    with (
        zipfile.ZipFile(template) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            content = source.read(part)
            if part == "xl/worksheets/sheet1.xml":
                space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                content = (
                    f'{head}<worksheet xmlns="{space}" xmlns:x="{space}">'
                    f"<sheetData>{rows}</sheetData>{tail}</worksheet>"
                ).encode()
            target.writestr(part, content)
    return path


def test_cells_without_references_and_with_prefixes_are_read(tmp_path: Path) -> None:
    rows = "<x:row hidden=\"1\"><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c r='C2'><x:v>2</x:v></x:c></x:row>"
    grid = only(read_book(sheet_xml(tmp_path, rows)))
    assert grid.rows[-1] == [None, None, 2]
    assert grid.hidden_rows == {0}


def test_merges_at_the_end_of_a_long_sheet_are_found(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 20_001))
    merges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 20_001, 2))
    grid = only(read_book(sheet_xml(tmp_path, rows, tail=f"<mergeCells>{merges}</mergeCells>")))
    assert len(grid.rows) == 20_000
    assert grid.rows[-1] == [20_000]
    assert grid.merges == []  # they reach into columns that hold nothing


def test_formatted_blank_cells_to_the_end_of_the_sheet_cost_nothing(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row>'
    assert only(read_book(sheet_xml(tmp_path, rows))).rows == [[1]]


def test_a_column_beyond_z_is_read(tmp_path: Path) -> None:
    grid = only(read_book(sheet_xml(tmp_path, '<row r="2"><c r="AB2"><v>3</v></c></row>')))
    assert grid.rows[1][27] == 3


@pytest.fixture
def old_workbook(tmp_path: Path) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    sheet.write_merge(1, 1, 0, 2, "§¬n vÞ")
    for column, value in enumerate(ROW):
        sheet.write(3, column, value)
    sheet.write(4, 0, datetime(2023, 5, 6), xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    sheet.row(3).hidden = True
    path = tmp_path / "cu.xls"
    book.save(str(path))
    return path


def test_old_excel_gives_the_same_grid(old_workbook: Path) -> None:
    grid = only(read_book(old_workbook))
    assert grid.rows == [[None] * 3, ["§¬n vÞ", None, None], [None] * 3, ROW, [datetime(2023, 5, 6), None, None]]
    assert grid.merges == [(1, 0, 1, 2)]
    assert grid.hidden_rows == {3}


def test_content_decides_not_the_ending(old_workbook: Path, workbook: Path, tmp_path: Path) -> None:
    swapped = write(tmp_path, "thật ra là xls.xlsx", old_workbook.read_bytes())
    assert ".xlsx" in read_book(swapped).notes[0]
    assert only(read_book(swapped)).rows[3] == ROW
    assert read_book(write(tmp_path, "x.csv", workbook.read_bytes())).grids[0].rows[2][2] == 2023


def test_opendocument_sheets_repeat_merge_and_hide(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        kind = "" if "value-type" in more else 'office:value-type="string" '
        return f"<table:table-cell {kind}{more}><text:p>{text}</text:p></table:table-cell>"

    names = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{key}:1.0"' for key in ("office", "table", "text")
    )
    spanned = cell("Tên", 'table:number-columns-spanned="2"')
    number = cell("2.023", 'office:value-type="float" office:value="2023"')
    spaced = cell('a<text:s text:c="2"/>b</text:p><text:p>c')
    repeated = cell("lặp", 'table:number-columns-repeated="2"')
    body = (
        '<table:table table:name="Xã A"><table:table-row table:number-rows-repeated="2"/>'
        f"<table:table-row>{spanned}<table:covered-table-cell/>{number}</table:table-row>"
        f'<table:table-row table:visibility="filter">{spaced}{repeated}'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000"/></table:table>'
    )
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("content.xml", f"<office:document-content {names}>{body}</office:document-content>")
    grid = only(read_book(path))
    assert grid.name == "Xã A"
    assert grid.rows == [[None] * 3, [None] * 3, ["Tên", None, 2023], ["a  b\nc", "lặp", "lặp"]]
    assert grid.merges == [(2, 0, 2, 1)]
    assert grid.hidden_rows == {3}


def test_excel_2003_xml_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.xls",
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>'
        '<Row ss:Index="2"><Cell ss:MergeDown="1"><Data ss:Type="String">Xã A</Data></Cell>'
        '<Cell ss:Index="3"><Data ss:Type="Number">2023</Data></Cell></Row>'
        '<Row ss:Hidden="1"><Cell><Data ss:Type="String">b</Data></Cell></Row></Table></Worksheet></Workbook>',
    )
    grid = only(read_book(path))
    assert grid.rows == [[None] * 3, ["Xã A", None, 2023], [None, "b", None]]
    assert grid.merges == [(1, 0, 2, 0)]
    assert grid.hidden_rows == {2}


# Text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_tables_in_any_unicode_and_with_any_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = [
        ["Danh sách, năm 2023", "", ""],
        HEADER,
        ["1", "Nồi cháo; 45,5 tr.đ", "x"],
        ["2", "b", "y"],
        ["3", "c", "z"],
    ]
    text = "\r\n".join(delimiter.join(f'"{cell}"' if cell else "" for cell in line) for line in lines)
    grid = only(read_book(write(tmp_path, "a.csv", text.encode(encoding))))
    assert grid.rows == [[cell or None for cell in line] for line in lines]
    assert (grid.name, grid.kind) == ("csv", "csv")


def test_record_numbers_count_records_not_lines(tmp_path: Path) -> None:
    grid = only(read_book(write(tmp_path, "a.csv", 'a;b\n\n"hai\ndòng";c\nd;e\n')))
    assert grid.rows == [["a", "b"], [None, None], ["hai\ndòng", "c"], ["d", "e"]]


def test_a_quotation_mark_that_never_closes_swallows_nothing(tmp_path: Path) -> None:
    text = "stt,tên,xã\n" + "".join(f"{n},mô hình {n},x\n" for n in range(5)) + '5,"Ánh sáng,y\n6,b,z\n7,c,z\n'
    book = read_book(write(tmp_path, "a.csv", text))
    assert len(only(book).rows) == 9
    assert only(book).rows[6] == ["5", '"Ánh sáng', "y"]
    assert only(book).rows[8] == ["7", "c", "z"]
    assert book.notes


def test_windows_1258_is_composed(tmp_path: Path) -> None:
    text = "STT,Tên,Xa\u0303\n1,Hô\u0323i Nông dân xa\u0303 Thă\u0301ng,Đa\u0300 La\u0323t\n"
    book = read_book(write(tmp_path, "a.csv", text.encode("cp1258")))
    assert only(book).rows[1] == ["1", "Hội Nông dân xã Thắng", "Đà Lạt"]


def test_tcvn3_bytes_stay_as_they_are_for_the_text_module(tmp_path: Path) -> None:
    text = "STT,Tªn m« h×nh,§¬n vÞ,X·\n1,Ch¨n nu«i gµ an toµn,Héi N«ng d©n x·,x· Hoµng An\n"
    assert only(read_book(write(tmp_path, "a.csv", text.encode("latin-1")))).rows[1][2] == "Héi N«ng d©n x·"


def test_the_hint_for_spreadsheets_keeps_its_row_number(tmp_path: Path) -> None:
    assert only(read_book(write(tmp_path, "a.csv", "sep=|\na|b,c\n"))).rows == [[None, None], ["a", "b,c"]]


# Word


def test_word_tables_in_order_with_the_paragraphs_around_them(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(1, 2).cell(0, 0).text = "ĐẢNG ỦY"
    document.add_paragraph("DANH SÁCH NĂM 2024")
    table = document.add_table(4, 3)
    for column, text in enumerate(HEADER):
        table.cell(0, column).text = text
    table.cell(1, 0).merge(table.cell(1, 2)).text = "I. Kinh tế"
    table.cell(2, 2).merge(table.cell(3, 2)).text = "xã Phú Túc"
    table.cell(2, 1).text = "dòng một\ndòng hai"
    document.add_paragraph("T/M BAN THƯỜNG VỤ")
    document.save(tmp_path / "a.docx")
    grids = read_book(tmp_path / "a.docx").grids
    assert [grid.name for grid in grids] == ["T1", "T2"]
    assert grids[1].before == ["DANH SÁCH NĂM 2024"]
    assert grids[1].after == ["T/M BAN THƯỜNG VỤ"]
    assert grids[1].rows[:3] == [HEADER, ["I. Kinh tế", None, None], [None, "dòng một\ndòng hai", "xã Phú Túc"]]
    assert grids[1].merges == [(1, 0, 1, 2)]  # the last row holds nothing, so the merge down ends with it


def word_xml(folder: Path, body: str) -> Path:
    template = io.BytesIO()
    docx.Document().save(template)
    path = folder / "w.docx"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    compat = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "word/document.xml":
                content = (
                    f'<w:document xmlns:w="{space}" xmlns:mc="{compat}"><w:body>{body}</w:body></w:document>'
                ).encode()
            target.writestr(part, content)
    return path


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "", inner: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}{p(text)}</w:tc>"


def test_a_nested_table_comes_after_its_own_and_its_text_stands_once(tmp_path: Path) -> None:
    inner = f"<w:tbl><w:tr>{tc('trong')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr>{tc('ngoài', '', inner)}{tc('phải')}</w:tr></w:tbl>"
    grids = read_book(word_xml(tmp_path, body)).grids
    assert [(grid.name, grid.rows) for grid in grids] == [("T1", [["ngoài", "phải"]]), ("T2", [["trong"]])]


def test_merges_down_and_skipped_columns_in_word(tmp_path: Path) -> None:
    start, wide = tc("Xã A", '<w:vMerge w:val="restart"/>'), tc("3", '<w:gridSpan w:val="2"/>')
    more = tc("", "<w:vMerge/>")
    skipped = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    rows = (start + tc("1") + tc("x"), more + tc("2") + tc("y"), skipped + wide)
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    grid = only(read_book(word_xml(tmp_path, body)))
    assert grid.rows == [["Xã A", "1", "x"], [None, "2", "y"], [None, "3", None]]
    assert grid.merges == [(0, 0, 1, 0), (2, 1, 2, 2)]


def test_deleted_text_is_left_out_and_deleted_rows_are_hidden(tmp_path: Path) -> None:
    moved = "<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom>"
    row = f"<w:tc><w:p>{moved}<w:r><w:t>mới</w:t><w:tab/><w:t>2</w:t></w:r></w:p></w:tc>"
    gone = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{tc('xóa')}</w:tr>"
    grid = only(read_book(word_xml(tmp_path, f"<w:tbl><w:tr>{row}</w:tr>{gone}</w:tbl>")))
    assert grid.rows == [["mới\t2"], ["xóa"]]
    assert grid.hidden_rows == {1}


def test_the_fallback_copy_of_drawn_text_is_not_read_twice(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('SỐ 12')}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r>{drawn}</w:r></w:p><w:tbl><w:tr>{tc('a')}</w:tr></w:tbl>"
    assert only(read_book(word_xml(tmp_path, body))).before == ["SỐ 12"]


# Web pages


def test_a_web_page_named_xls(tmp_path: Path) -> None:
    page = (
        "<html><head><meta charset=utf-8><style>p{}</style></head><body><h1>DANH SÁCH</h1>năm 2024"
        "<table><tr><td rowspan=2>Xã A<td>một<br>hai<tr style='display:none'><td>ba\n  bốn"
        "<tr><td colspan=2>Cộng<table><tr><td>trong</table></table><p>Người lập</body></html>"
    )
    book = read_book(write(tmp_path, "a.xls", page))
    outer, inner = book.grids
    assert outer.rows == [["Xã A", "một\nhai"], [None, "ba bốn"], ["Cộng", None]]
    assert outer.merges == [(0, 0, 1, 0), (2, 0, 2, 1)]
    assert outer.hidden_rows == {1}
    assert outer.before == ["DANH SÁCH", "năm 2024"]
    assert inner.rows == [["trong"]]
    assert inner.after == ["Người lập"]
    assert ".xls" in book.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1258"])
def test_web_pages_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    text = "<table><tr><td>Hô\u0323i Nông dân xa\u0303</td></tr></table>"
    cell = only(read_book(write(tmp_path, "a.xls", text.encode(encoding)))).rows[0][0]
    assert isinstance(cell, str)
    assert cell in ("Hội Nông dân xã", "Hô\u0323i Nông dân xa\u0303")


def test_a_page_that_breaks_off_is_noted(tmp_path: Path) -> None:
    assert read_book(write(tmp_path, "a.html", "<html><table><tr><td>a</td><td>b")).notes


# The whole house


@pytest.mark.parametrize(
    "path", sorted(p for p in EXAMPLES.iterdir() if ".expected" not in p.name), ids=lambda p: p.name
)
def test_the_examples_can_be_read(path: Path) -> None:
    if path.name.startswith("D08"):
        with pytest.raises(RegisterError, match="PDF"):
            read_book(path)
        return
    for grid in read_book(path).grids:
        assert len({len(row) for row in grid.rows}) == 1
        assert all(isinstance(value, str | int | float | datetime | None) for row in grid.rows for value in row)


def test_messages_follow_the_language(tmp_path: Path) -> None:
    before = language.get_language()
    try:
        for code, word in (("en", "empty|no data"), ("vi", "không có dữ liệu")):
            language.set_language(code)
            with pytest.raises(RegisterError, match=word):
                read_book(write(tmp_path, "trống.csv", b""))
    finally:
        language.set_language(before)
