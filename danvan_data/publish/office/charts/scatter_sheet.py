"""The worksheet behind rows of marks on a value axis: ends, labels and places, and the axis that has room for them."""

from dataclasses import dataclass
from datetime import date
from math import log10
from typing import Any

import pandas as pd

from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.language import t
from danvan_data.publish.office.charts.chart_sheet import Formula, Sheet, label, number_format
from danvan_data.publish.office.charts.label_formula import Source

ARROW = 0.05
"""Of the plot, the arrow of an open end."""
GAP = 0.014
"""Of the plot, the room between a mark and its words."""
LETTER = 0.5
"""Of its size, the width of a letter."""
BESIDE = 0.32
"""Of a row, how far below its own mark the marks of others lie."""
NAME, GROUP, LOW, HIGH, LABEL, PLACE, UP, UP_AGAIN, EDGE, SHORT = range(10)
"""The columns of the sheet."""
EPOCH = date(1899, 12, 30)
"""The day that spreadsheets count from."""


@dataclass(frozen=True)
class Frame:
    """The value axis: its ends, its step (0: Office's own), and whether it is logarithmic."""

    low: float
    high: float
    step: float = 0.0
    log: bool = False

    def part(self, value: float) -> float:
        """Return where a value lies between the ends, as a part of the axis."""
        if self.log:
            return log10(value / self.low) / log10(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def beyond(self, cells: str, value: float, part: float) -> tuple[str, float]:
        """Return the place that lies a part of the axis to the right of a cell: its expression, and where it is."""
        if self.log:
            times = float(f"{10 ** (part * log10(self.high / self.low)):.4g}")
            return f"{cells}*{times:g}", value * times
        more = float(f"{part * (self.high - self.low):.4g}")
        return f"{cells}+{more:g}", value + more


def values_of(exhibit: Exhibit) -> pd.DataFrame:
    """Return the marks with ends on the axis, and the `place` of each: which row of the picture it is in."""
    table = exhibit.table.reset_index(drop=True)
    if exhibit.form in ("spans", "timeline"):
        ends = {"low": table["start"].map(_moment), "high": table["end"].map(_moment)}
        return table.assign(**ends, place=range(len(table)))
    table = table[table[["low", "high"]].notna().any(axis=1)].reset_index(drop=True)
    if exhibit.form == "intervals":
        return table.assign(place=range(len(table)))
    if exhibit.form == "pairs":
        return _joined(table)
    order = {row: at for at, row in enumerate(dict.fromkeys(table["row"]))}
    table = table.assign(place=table["row"].map(order))
    own = table["series"].eq(table["series"].iloc[0])
    return pd.concat([table[own], table[~own & table["row"].isin(table.loc[own, "row"])]]).reset_index(drop=True)


def _moment(value: str) -> float:
    """Return a year, or a day as a spreadsheet counts it; NaN where nothing is said."""
    if not value:
        return float("nan")
    return float(value) if value.isdigit() else float((date.fromisoformat(value) - EPOCH).days)


def _joined(table: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each pair of marks: the first's value as `low`, the second's as `high`, the words of both."""
    names = list(dict.fromkeys(table["series"]))
    rows = []
    for at, (row, marks) in enumerate(table.groupby("row", sort=False)):
        ends = {name: next((mark for mark in marks.itertuples() if mark.series == name), None) for name in names[:2]}
        low, high = (float("nan") if mark is None else mark.low if mark.low == mark.low else mark.high
                     for mark in ends.values())  # fmt: skip
        detail = next((text for text in marks["detail"] if text), "")
        said = " → ".join(marks["text"])
        text = detail if all(each in detail for each in marks["text"]) else f"{said} ({detail})" if detail else said
        rows.append({"row": row, "series": "", "low": low, "high": high, "text": text, "place": at})
    return pd.DataFrame(rows)


def frame_of(exhibit: Exhibit, table: pd.DataFrame, letters: int) -> Frame:
    """Return the axis that leaves room for the words beside the marks; the plot is `letters` sizes wide."""
    bands = [end for band in exhibit.bands for end in (band.low, band.high)]
    known = [*table["low"].dropna(), *table["high"].dropna(), *bands]
    low, high = min(known), max(known)
    log = exhibit.axis.log and low > 0
    if exhibit.form in ("spans", "timeline"):
        days = exhibit.form == "timeline"
        years = [(EPOCH.toordinal() + int(value)) for value in (low, high)] if days else [low, high]
        first, last = (date.fromordinal(int(year)).year if days else int(year) for year in years)
        step = 1 if last - first <= 8 else 2 if last - first <= 16 else 5
        start = float((date(first, 1, 1) - EPOCH).days + 1) if days else float(first - 1)
        bare = Frame(start, max(high, start + (366 if days else 1)), step * (365.25 if days else 1))
    elif log:
        bare = Frame(10.0 ** int(log10(low) // 1), high, log=True)
    else:
        bare = Frame(0.0, high or 1.0)
    return _roomy(bare, exhibit, table, letters)


def _roomy(bare: Frame, exhibit: Exhibit, table: pd.DataFrame, letters: int) -> Frame:
    high = 1.02
    for _, marks in table.groupby("place"):
        words = len(str(marks["text"].iloc[0])) * LETTER / letters + 0.03
        furthest = max(bare.part(end) for end in (*marks["low"].dropna(), *marks["high"].dropna()))
        words += ARROW if exhibit.form == "intervals" and marks["high"].isna().any() else 0
        high = max(high, furthest / (1 - min(words, 0.7)))
    if bare.log:
        return Frame(bare.low, bare.low * 10 ** (high * log10(bare.high / bare.low)), log=True)
    end = bare.low + high * (bare.high - bare.low)
    return Frame(bare.low, min(end, 1.25) if exhibit.axis.kind == "share" else end, bare.step or _step(end - bare.low))


def _step(span: float) -> float:
    size = 10.0 ** (int(log10(span) // 1))
    return next(step * size for step in (0.1, 0.2, 0.5, 1, 2) if span / (step * size) <= 7)


def sheet_of(exhibit: Exhibit, table: pd.DataFrame, frame: Frame, letters: int) -> tuple[Sheet, list[int]]:
    """Lay the marks out for the chart, names in so many letters; returns the sheet, and its rows that bear words."""
    day = {"timeline": "dd/mm/yyyy", "spans": "0"}.get(exhibit.form) or number_format(exhibit)
    sheet = Sheet(_heads(exhibit), formats={LOW: day, HIGH: day, PLACE: day})
    own: list[int] = []
    n = table["place"].nunique()
    for at, mark in enumerate(table.itertuples()):
        marks = table[table["place"].eq(mark.place)]
        first = at == marks.index[0]
        y = float(n - mark.place - (0.0 if first or exhibit.form != "lane" else BESIDE))
        said = label(mark.text, _sources(sheet, exhibit, mark)) if first else None
        name = sheet.address(at, NAME)
        end = _place_in(mark.row, letters)
        cut = f'LEFT({name},{letters - 1 - end})&"…"' + (f"&RIGHT({name},{end})" if end else "")
        short = Formula(f"IF(LEN({name})>{letters},{cut},{name})", _short(mark.row, letters, end))
        again = at > 0 and table["row"].iloc[at - 1] == mark.row  # a name stands once, at the first of its rows
        place = _beside(sheet, exhibit, marks, frame)
        ends = (_known(mark.low), _known(mark.high))
        sheet.rows.append(
            [mark.row, mark.series, *ends, said, place, y, y, frame.low, short if first and not again else None]
        )
        own += [at] if first else []
    return sheet, own


def _heads(exhibit: Exhibit) -> list[str]:
    row, series, value = exhibit.heads
    names = ("start", "end") if exhibit.form in ("spans", "timeline") else ("low", "high")
    both = list(dict.fromkeys(exhibit.table["series"]))[:2]
    ends = both if exhibit.form == "pairs" else [t(f"exhibit.column_{name}") for name in names]
    return [row or t("exhibit.column_row"), series or t("exhibit.column_series"), *ends,
            t("chart_sheet.label", of=value or t("exhibit.column_text")),
            *(t(f"chart_sheet.{name}") for name in ("place", "line", "line", "edge", "short"))]  # fmt: skip


def _known(value: float) -> float | None:
    return float(value) if value == value else None


def _sources(sheet: Sheet, exhibit: Exhibit, mark: Any) -> list[Source]:
    """Return the cells that the numbers in a row's words may be."""
    if exhibit.form in ("spans", "timeline"):
        return []
    ends = [(LOW, mark.low), (HIGH, mark.high)] if mark.low != mark.high else [(LOW, mark.low)]
    made = [Source(sheet.address(mark.Index, at), float(end)) for at, end in ends if end == end]
    if len(made) == 2 and exhibit.form == "pairs" and made[0].value:
        made.append(Source(f"{made[1].expression}/{made[0].expression}", made[1].value / made[0].value, share=True))
    return made


def _beside(sheet: Sheet, exhibit: Exhibit, marks: pd.DataFrame, frame: Frame) -> Formula:
    """Return the cell that says where a row's words begin: at its furthest end, beyond the arrow of an open one."""
    mine = marks.iloc[:1] if exhibit.form == "lane" else marks
    furthest = float(mine[["low", "high"]].max().max())
    cells = f"MAX({sheet.address(mine.index[0], LOW)}:{sheet.address(mine.index[-1], HIGH)})"
    open_end = exhibit.form == "intervals" and bool(mine["high"].isna().any())
    return Formula(*frame.beyond(cells, furthest, GAP + (ARROW if open_end else 0.0)))


def _place_in(name: str, letters: int) -> int:
    """Return how many letters at the end of a name are the place in brackets, which a cut leaves whole if it can."""
    end = len(name) - name.rfind(" (") if name.endswith(")") and " (" in name else 0
    return end if 2 * end <= letters else 0


def _short(name: str, letters: int, end: int) -> str:
    """Cut a name in its middle, before the `end` letters that say where it is."""
    return name if len(name) <= letters else f"{name[: letters - 1 - end]}…{name[len(name) - end :]}"
