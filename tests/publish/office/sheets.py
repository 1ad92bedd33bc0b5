"""A chart's worksheet read back, and its formulas worked out as Excel does, on a PC of either locale."""

import io
import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

import openpyxl
from openpyxl.utils.datetime import to_excel


def read(chart, values=False):
    """The cells of the first sheet: formulas as they stand, or (`values`) what they gave when the file was written."""
    content = io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)
    return openpyxl.load_workbook(content, data_only=values).worksheets[0]


def cells(sheet, ref):
    """The values of a reference such as `'Số liệu'!$B$2:$B$5`, in order."""
    found = sheet[ref.rpartition("!")[2].replace("$", "")]
    return [
        to_excel(each.value) if isinstance(each.value, datetime) else each.value
        for row in (found if isinstance(found, tuple) else ((found,),))
        for each in row
    ]


def worked_out(sheet, address, point="."):
    """What a formula of the sheet gives on a PC whose decimal point is `point`."""
    return _run(str(sheet[address].value).removeprefix("="), sheet, point)


def _run(formula, sheet, point):
    strings = []

    def kept(found):
        strings.append(found[0][1:-1].replace('""', '"'))
        return f"S[{len(strings) - 1}]"

    code = re.sub(r'"(?:[^"]|"")*"', kept, formula)
    code = re.sub(r"\$?([A-Z])\$?(\d+):\$?([A-Z])\$?(\d+)", r"R('\1\2:\3\4')", code)
    code = re.sub(r"(?<!')(?<![A-Z:])\$?\b([A-Z])\$?(\d+)\b(?![:'])", r"V('\1\2')", code)
    code = code.replace("TRUE", "True").replace("&", "@")

    def value(at):
        known = sheet[at].value
        return _Text(known) if isinstance(known, str) else known or 0

    scope = {
        "V": value, "R": lambda at: [each.value or 0 for row in sheet[at] for each in row], "S": [*map(_Text, strings)],
        "SUM": sum, "MAX": max, "ABS": abs, "IF": lambda test, yes, no: yes if test else no,
        "TEXT": lambda x, code: _Text(_text(x, code)), "LEN": len, "LEFT": lambda text, n: _Text(text[:n]),
        "RIGHT": lambda text, n: _Text(text[-n:]),
        "FIXED": lambda x, digits, bare: _Text(str(_rounded(x, digits)).replace(".", point)),
        "SUBSTITUTE": lambda text, old, new: _Text(text.replace(old, new)),
    }  # fmt: skip
    return eval(code, {"__builtins__": {}}, scope)


class _Text(str):
    def __matmul__(self, other):
        return _Text(str(self) + str(other))


def _rounded(x, digits):
    return Decimal(repr(x)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _text(x, code):
    """The three sections of our format of whole numbers: millions, thousands, the rest."""
    mark = re.fullmatch(r"\[>=1000000\]0\\(.)000\\.000;\[>=1000\]0\\.000;0", code)[1]
    return f"{int(_rounded(x, 0)):,}".replace(",", mark)
