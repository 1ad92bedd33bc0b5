"""What a person sees of a file is what is read: number formats, fonts, struck, hidden and prompting text."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from danvan_data.registers.files import Grid, read_book
from danvan_data.registers.files.seen.number_formats import number_format
from danvan_data.registers.files.seen.typefaces import Faces, Run, typeface
from danvan_data.registers.reader import read_register


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ('#,##0" đ"', 1250000, "1.250.000 đ"),
        ("#,##0\\ [$₫-42A]", 1250000.4, "1.250.000 ₫"),
        ("0%", 0.15, "15%"),
        ("0.0%", 0.155, "15,5%"),
        ("#,##0,", 1250000, "1.250"),
        ("00000", 12, "00012"),
        ('[>=1000000]0.0,," triệu";0', 2500000, "2,5 triệu"),
        (";;;", 7, ""),
        ('"Xã "@', "An Lạc", "Xã An Lạc"),
        (16, datetime(2024, 4, 3), "03/04"),
        ("mmm-yy", datetime(2024, 4, 3), "04/2024"),
    ],
)
def test_a_number_format_that_says_more_than_the_number_is_read(code: str | int, value: object, shown: str) -> None:
    found = number_format(code)
    assert found is not None
    said = found.shown(value)
    assert said is not None and said.text == shown


@pytest.mark.parametrize("code", ["General", "0", "#,##0", "0.00", "@", "_(* #,##0_);_(* (#,##0)", '0"."', 4])
def test_a_number_format_of_digits_alone_leaves_the_number(code: str | int) -> None:
    found = number_format(code)
    assert found is None or found.shown(1250) is None


def only(path: Path) -> Grid:
    (grid,) = read_book(path).grids
    return grid


def old_font(name: str = ".VnTime", **more: bool) -> Font:
    return Font(name=name, **more)


def test_fonts_decide_the_decoding_of_an_xlsx_cell_by_cell_and_run_by_run(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A1"].font = "Ghi chó", old_font()
    sheet["A2"], sheet["A2"].font = "Ghi chó", Font(name="Arial")
    sheet["A3"], sheet["A3"].font = "x· phó tóc", old_font(".VnTimeH")
    sheet["A4"], sheet["A4"].font = "Hoäi Noâng daân", old_font("VNI-Times")
    runs = ((".VnTime", "Ghi chó "), ("Arial", "có"))
    sheet["A5"] = CellRichText(*(TextBlock(InlineFont(rFont=font), text) for font, text in runs))
    book.save(tmp_path / "a.xlsx")
    assert [row[0] for row in only(tmp_path / "a.xlsx").rows] == [
        "Ghi chú", "Ghi chó", "XÃ PHÚ TÚC", "Hội Nông dân", "Ghi chú có",
    ]  # fmt: skip


def test_fonts_decide_the_decoding_of_an_xls(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, "Ghi chó", xlwt.easyxf("font: name .VnTime"))
    sheet.write(1, 0, "Ghi chó")
    sheet.write(2, 0, 0.25, xlwt.easyxf(num_format_str="0%"))
    sheet.write(3, 0, "rút", xlwt.easyxf("font: struck_out on"))
    book.save(str(tmp_path / "a.xls"))
    grid = only(tmp_path / "a.xls")
    assert [row[0] for row in grid.rows] == ["Ghi chú", "Ghi chó", "25%", "rút"]
    assert grid.remarks == {(3, 0): "struck"}


def test_a_font_is_not_believed_where_the_file_shows_unicode_in_it() -> None:
    face = typeface(".VnTime")
    runs = [[Run("Hội Nông dân xã", face)], [Run("Đoàn Thanh niên", face)], [Run("Hà Nam", face)]]
    faces = Faces()
    for run in runs:
        faces.hear(run)
    assert [faces.read(run) for run in runs] == ["Hội Nông dân xã", "Đoàn Thanh niên", "Hà Nam"]


def word(folder: Path, paragraphs: list[str]) -> Path:
    """Save a document with one table of one column, a cell for each inner XML of a paragraph."""
    out = io.BytesIO()
    docx.Document().save(out)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rows = "".join(f"<w:tr><w:tc><w:p>{inner}</w:p></w:tc></w:tr>" for inner in paragraphs)
    path = folder / "w.docx"
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            body = f'<w:document xmlns:w="{space}"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>'
            target.writestr(name, body if name == "word/document.xml" else source.read(name))
    return path


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


OLD = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
PROMPT = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("inner", "seen", "remark"),
    [
        (run("Ghi chó", OLD), "Ghi chú", ""),
        (run("Ghi ch", OLD) + run("ó", OLD), "Ghi chú", ""),
        (run("ng", OLD) + "<w:r><w:rPr>" + OLD + "</w:rPr><w:softHyphen/></w:r>" + run("êi d©n", OLD), "người dân", ""),
        (run("a") + run(" nháp", "<w:vanish/>"), "a", ""),
        (run("a") + run(" b", '<w:vanish w:val="0"/>'), "a b", ""),
        (run("mới") + run(" cũ", "<w:strike/>"), "mới", "struck_part"),
        (run("cũ", "<w:strike/>"), "cũ", "struck"),
        (PROMPT.format(run("Chọn một mục.")), None, ""),
        (run("Chọn một mục.", '<w:rStyle w:val="PlaceholderText"/>'), None, ""),
        ("<w:r><w:fldChar><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='Chọn'/>"
         "<w:listEntry w:val='Kinh tế'/></w:ddList></w:ffData></w:fldChar></w:r>", "Kinh tế", ""),
    ],
)  # fmt: skip
def test_word_is_read_as_word_shows_it(tmp_path: Path, inner: str, seen: str | None, remark: str) -> None:
    grid = only(word(tmp_path, [run("x"), inner, run("z")]))
    assert grid.rows == [["x"], [seen], ["z"]]
    assert grid.remarks == ({(1, 0): remark} if remark else {})


def test_what_is_struck_out_is_told_and_a_range_that_became_a_date_gives_no_figure(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["STT", "Tên mô hình dân vận khéo", "Lĩnh vực", "Đơn vị thực hiện", "Thu nhập (triệu đồng)"])
    sheet.append([1, "Vườn mẫu nhà em", "Kinh tế", "Hội Nông dân xã", datetime(2024, 4, 3)])
    sheet.append([2, "Tiếng kẻng bình yên", "Quốc phòng - an ninh", "Công an xã", 5])
    sheet["E2"].number_format = "d-mmm"
    for cell in sheet[3]:
        cell.font = Font(strike=True)
    book.save(tmp_path / "a.xlsx")
    register = read_register(tmp_path / "a.xlsx")
    assert list(register.problems["code"]) == ["part_of_date", "struck"]
    assert register.figures["low"].tolist()[0] != register.figures["low"].tolist()[0]  # not a number
    assert register.figures["low"].tolist()[1] == 5_000_000
