"""The figures of a register's results: one clause, one figure, and what it is a figure of."""

import re

import pandas as pd

from danvan_data.quantity import parse_quantities

_READ = ["low", "high", "unit", "per", "qualifier", "rest", "ambiguous", "near", "below"]
_GIVING = (  # “42 hộ hiến 1.850 m2 đất” says two things: how many gave, and what
    r"(?:(?<=\shộ)|(?<=\shộ dân)|(?<=\sgia đình)|(?<=\sngười))\s"
    r"(?=(?:đã |tự nguyện )*(?:hiến|đóng góp|góp|ủng hộ|quyên góp)\s(?:tặng |được |trên |hơn |gần |khoảng )*\d)"
)
_CLAUSE = re.compile(rf"[;\n•]|[,.](?=\s)|\s(?:và|với|trong đó)\s|{_GIVING}", re.IGNORECASE)
_NET = re.compile(r"lợi nhuận|\blãi\b|sau khi trừ|trừ (?:đi |các )?chi phí|thu nhập ròng", re.IGNORECASE)
_GROSS = re.compile(r"doanh thu|doanh số|tổng thu(?! nhập)", re.IGNORECASE)
_SCORE = re.compile(
    r"(?:^|– )(?:(?:tổng |tự )?(?:số |chấm )?điểm)(?: (?:số|tb|trung bình|bình quân|thẩm định|đánh giá|chấm|tự chấm|"
    r"xếp loại|thưởng|cộng|trừ)\b[^–]*)?(?: –|$)",
    re.IGNORECASE,
)
"""The label of what judges gave a model: no result of its own."""
_TIME = re.compile(
    r"\b(?:năm|năm học|tháng|quý|ngày|giai đoạn|nhiệm kỳ|niên khóa|thời gian)\b[^;]{0,40}?\b(?:19|20)\d\d\b"
    r"(?:\s*[-–]\s*(?:19|20)\d\d\b)?|\b\d{1,2}\s*[/.-]\s*(?:\d{1,2}\s*[/.-]\s*)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""A time with its year, which a phrase of it alone is read as."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONEY = tuple(
    (code, re.compile(words, re.IGNORECASE))
    for code, words in (
        ("wage", r"tiền công|tiền lương|mức lương|lương\b"),
        ("profit", r"lợi nhuận|\blãi\b"),
        ("revenue", r"doanh thu|doanh số|tổng thu(?! nhập)"),
        ("income", r"thu nhập"),
        ("loans", r"cho vay|vay vốn|dư nợ|tín chấp|giải ngân"),
        ("savings", r"tiết kiệm|nuôi heo đất|ống tre|ống nứa|gây quỹ|\bquỹ\b"),
        ("capital", r"\bvốn\b|kinh phí|đầu tư|trị giá|tổng giá trị"),
        ("money_raised", r"vận động|ủng hộ|quyên góp|huy động|đóng góp|hỗ trợ|trao|tặng|xã hội hóa"),
    )
)
_OTHER = tuple(
    (code, units, re.compile(words, re.IGNORECASE))
    for code, units, words in (
        ("poor_households_lifted", ("household",), r"thoát nghèo|giảm nghèo"),
        ("land_donated", ("m2", "ha", "sao"), r"hiến"),
        ("area", ("m2", "ha", "sao"), r""),
        ("households", ("household",), r""),
        ("jobs", ("person",), r"việc làm|lao động"),
        ("members", ("person",), r"thành viên|hội viên|đoàn viên|tổ viên|xã viên|số người tham gia"),
        ("labour_days", ("day",), r"công"),
        ("production", ("kg", "tonne"), r""),
        ("cameras", ("camera",), r""),
        ("graves_moved", ("grave",), r""),
        ("cases", ("case",), r""),
        ("roads", ("km", "m"), r"đường|ngõ|bê tông|tuyến"),
    )
)


def clauses(text: str) -> list[str]:
    """Split a result into the clauses that may hold a figure each.

    >>> clauses("Vận động 45 hộ, hiến 700 m2 đất")
    ['Vận động 45 hộ', 'hiến 700 m2 đất']
    >>> clauses("9 hộ hiến 1.200 m2 đất")
    ['9 hộ', 'hiến 1.200 m2 đất']
    """
    return [part for part in (part.strip(" .,;:-–") for part in _CLAUSE.split(text)) if part]


def outcomes(figures: pd.DataFrame) -> pd.DataFrame:
    """Return one row a figure that a register's results and figure columns hold.

    `figures` as from `Collection.figures`. A result of several clauses gives a row for each that holds a number;
    a clause without one gives none, nor does one that tells a time alone, nor a column of judges' scores.

    Returns:
        `model_id, indicator` (a code of `vocabulary.INDICATORS`, by the unit and the words beside it), `label` (of
        the column), `as_reported, low, high, unit, per, qualifier, rest, ambiguous, near, below` as
        `parse_quantities` reads the clause, `basis` (`net`, `gross` or `unspecified`).

    """
    columns = ["model_id", "label", "as_reported", *_READ]
    figures = figures[~figures["indicator"].str.contains(_SCORE).astype(bool)]
    rows = figures.assign(label=figures["indicator"], part=figures["as_reported"].map(clauses))
    whole = rows["part"].str.len().le(1)
    split = rows[~whole].explode("part").drop(columns=["as_reported"]).rename(columns={"part": "as_reported"})
    split = _read(split.reset_index(drop=True)) if len(split) else split
    parts = [part.reindex(columns=columns) for part in (rows[whole], split) if len(part)]
    table = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns, dtype="str")
    table = table.astype({"low": float, "high": float})
    table = table[(table["low"].notna() | table["high"].notna()) & ~_times(table)].reset_index(drop=True)
    said = table["label"] + " " + table["as_reported"]
    pairs = list(zip(said, table["unit"], strict=True))
    return table.assign(
        indicator=pd.Series([indicator(words, unit) for words, unit in pairs], dtype="str"),
        basis=pd.Series([basis(words, unit) for words, unit in pairs], dtype="str"),
    )


def indicator(words: str, unit: str) -> str:
    """Return what a figure is of, by its unit and the words of its clause and column: a code, `other` if unclear.

    >>> indicator("Thu nhập bình quân 60 triệu đồng", "VND")
    'income'
    """
    if unit == "VND":
        return next((code for code, pattern in _MONEY if pattern.search(words)), "other")
    for code, units, pattern in _OTHER:
        if unit in units and pattern.search(words):
            return code
    return "other"


def basis(words: str, unit: str) -> str:
    """Return whether an amount is net of its costs, gross, or left unspecified."""
    if unit != "VND":
        return "unspecified"
    return "net" if _NET.search(words) else "gross" if _GROSS.search(words) else "unspecified"


def _times(table: pd.DataFrame) -> pd.Series:
    """Say of which clauses only the years of a time were read: when something began is no result."""
    ends = table[["low", "high"]]
    years = table["unit"].isin(["", "other"]) & (ends.ge(1900) & ends.lt(2100)).any(axis=1)
    for row in table[years].itertuples():
        told = {year for time in _TIME.findall(row.as_reported) for year in _YEAR.findall(time)}
        years[row.Index] = {f"{end:.0f}" for end in (row.low, row.high) if pd.notna(end)} <= told
    return years


def _read(rows: pd.DataFrame) -> pd.DataFrame:
    found = parse_quantities(rows["as_reported"])
    return rows.assign(**{name: found[name] for name in _READ})
