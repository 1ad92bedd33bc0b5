"""The year of a list: of its title, of a cell, of the file's name, of the day to which its figures go."""

import re
from collections.abc import Iterable

_PERIOD = re.compile(
    r"(?:giai đoạn|thời kỳ|nhiệm kỳ|năm học|gđ)\s*(?:từ\s*)?(?:năm\s*)?(?:19|20)\d\d"
    r"(?:\s*(?:[-–—/]|đến|tới)\s*(?:năm\s*)?(?:(?:19|20)\d\d|\d\d|nay))?"
    r"|(?:19|20)\d\d\s*(?:[-–—]|đến|tới)\s*(?:năm\s*)?(?:(?:19|20)\d\d|nay)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\((?:ban hành |thực hiện )?(?:kèm )?theo\b[^)]*\)?", re.IGNORECASE)
"""What a list comes with: the year of that paper is not the list's."""
_DATES = re.compile(
    r"ngày[^;]{0,25}?tháng[^;]{0,12}?năm\s*(?:(?:19|20)\d\d)?|(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?P<own>\b(?:so sánh|so|s\.s|ss|đối chiếu)\b(?:(?!\b(?:với|và|cùng kỳ)\b)[^;.]){0,40}?)"
    r"\b(?:với|cùng kỳ)\b[^;.\d]{0,40}(?:19|20)\d\d(?!\d|\s*và\W*(?:năm\s+)?\d)"
    r"|\b(?:so|s\.s|ss|đối chiếu|cùng kỳ|năm trước|năm ngoái)\W*(?:năm\s+)?(?:19|20)\d\d"
    r"(?!\d|\s*(?:với|và|[,/–-])\W*(?:năm\s+)?\d)"
    r"|(?:năm\s+)?(?:19|20)\d\d\s*(?:để|nhằm)\s+(?:so sánh|đối chiếu)",
    re.IGNORECASE,
)
"""The year with which that of the list is compared: “Năm 2024 so với 2023”, “Có so sánh số liệu với năm 2023”.

Not that of the models that are compared: “Đối chiếu tên mô hình dân vận khéo năm 2025”."""
_AS_OF = re.compile(
    r"\b(?:số liệu|tính|cập nhật|chốt|thống kê|tổng hợp|kết quả|đến)\b[^\d;]{0,30}?\b(?:đến|tới|ngày|tháng)\s+"
    r"(?:hết\s+)?(?:ngày\s+)?(?:\d{1,2}\s*(?:[/.-]|tháng)\s*)?(?:tháng\s+)?"
    r"(?P<month>\d{1,2})\s*(?:[/.-]|năm)\s*(?P<year>20[0-4]\d)(?!\d)",
    re.IGNORECASE,
)
"""To when the figures go: “Số liệu tính đến 30/11/2025”, “cập nhật đến ngày 5 tháng 6 năm 2025”."""
NOT_TITLE = re.compile(
    r"\s*\(?\s*(?:kèm theo|ban hành|số\s*:|số\s+\d|căn cứ|thực hiện (?:công văn|kế hoạch|quyết định)|v/v)",
    re.IGNORECASE,
)
_SENDS = re.compile(
    r"(?<=,)[^,]*\b(?:đăng ký|lập danh sách|tổng hợp|báo cáo)\b[^,]*\b(?:mô hình|dân vận khéo)\b.*", re.IGNORECASE
)
"""What a letter sends, after the paper that it answers: “Thực hiện Công văn số 1, xã A đăng ký mô hình năm 2026:”."""
_SUBJECT = re.compile(
    r"\W*v/v\s+(?:(?!\btheo\b|\bthực hiện\b).)*\b(?:mô hình|dân vận khéo|dvk)\b(?:(?!\btheo\b|\bthực hiện\b).)*",
    re.IGNORECASE,
)
"""What a letter is about, before the paper that it answers: “V/v đăng ký mô hình dân vận khéo năm 2025”."""
YEAR = re.compile(r"(?<!\d)((?:19[89]|20[0-4])\d)(?!\d)")
_NAMED_YEAR = re.compile(
    r"năm(?:\s+(?:thực hiện|đăng ký|triển khai|xây dựng|báo cáo))?\s*:?\s+((?:19[89]|20[0-4])\d)(?!\d)",
    re.IGNORECASE,
)
_ISO_DATE = re.compile(r"20\d\d[-._ ]?(?:0\d|1[0-2])[-._ ]?[0-3]\d(?!\d)")
UNMARKED_YEAR = re.compile(r"\bnam(?= ?(?:19[89]|20[0-4])\d(?!\d))", re.IGNORECASE)


def title_year(lines: list[str]) -> tuple[str, bool]:
    """Return the year that the title lines name, and whether they name a period; a letter's date is neither.

    >>> title_year(["V/v gửi danh sách mô hình DVK năm 2024 theo Công văn số 3 năm 2023", "Ngày 2 tháng 1 năm 2025"])
    ('2024', False)
    >>> title_year(["BIỂU THỐNG KÊ MÔ HÌNH NĂM 2024", "(Có so sánh số liệu với năm 2023)"])
    ('2024', False)
    >>> title_year(["BẢNG ĐỐI CHIẾU TÊN MÔ HÌNH DÂN VẬN KHÉO NĂM 2025"])
    ('2025', False)
    """
    named, loose, period = _years(lines)
    for years in (set(named), set(loose) if not period else set()):
        if years:
            return (years.pop(), period) if len(years) == 1 else ("", period)
    return "", period


def file_year(stem: str, lines: list[str]) -> str:
    """Return the one year in a file's name, where no title names any; a day in it is that of its sending.

    >>> file_year("PN mo hinh DVK nam 2022", []), file_year("dvk 05.03.2026", []), file_year("DVK 2021-2025", [])
    ('2022', '', '')
    """
    named, loose, period = _years(lines)
    if named or loose or period:
        return ""
    text = re.sub(r"[_\s]+", " ", stem)
    text, periods = _PERIOD.subn(" ", _ISO_DATE.sub(" ", _DATES.sub(" ", _COMPARED.sub(" ", text))))
    years = set(YEAR.findall(text))
    return years.pop() if len(years) == 1 and not periods else ""


def _years(lines: Iterable[str]) -> tuple[list[str], list[str], bool]:
    """Return the years that title lines call so, those beside a word for a list, and whether they name a period."""
    named: list[str] = []
    loose: list[str] = []
    period = False
    for line in lines:
        if NOT_TITLE.match(line):
            sent = _SENDS.search(line) or _SUBJECT.match(line)
            if sent is None:
                continue
            line = sent[0]
        text = _REFERENCE.sub(" ", _DATES.sub(" ", UNMARKED_YEAR.sub("năm", line) if line.isascii() else line))
        text, periods = _PERIOD.subn(" ", _COMPARED.sub(lambda told: told["own"] or " ", text))
        period = period or bool(periods)
        named += _NAMED_YEAR.findall(text)
        if re.search(r"mô hình|dân vận|dvk|danh sách|đăng ký|biểu|tổng hợp|mh", text, re.IGNORECASE):
            loose += YEAR.findall(text)
    return named, loose, period


def data_year(lines: Iterable[str]) -> str:
    """Return the year to which notes say that the figures go; none for January, in which those of a year are closed.

    >>> data_year(["(Số liệu tính đến 30/11/2025)"]), data_year(["Chốt số liệu ngày 10/01/2026"])
    ('2025', '')
    """
    found = {told["year"] if int(told["month"]) > 1 else "" for line in lines for told in _AS_OF.finditer(line)}
    return found.pop() if len(found) == 1 else ""


def cell_year(text: str) -> str:
    """Return the year of a cell: `2023`, `Năm 2023`, `T3/2023`, `15/3/2023`; a period or none gives `""`."""
    if not text:
        return ""
    if _PERIOD.search(text):
        return ""
    years = set(YEAR.findall(text))
    return years.pop() if len(years) == 1 else ""


def is_period(text: str) -> bool:
    """Tell whether a cell names several years."""
    return bool(_PERIOD.search(text)) or len(set(YEAR.findall(text))) > 1
