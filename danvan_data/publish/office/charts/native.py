"""Exhibits as native Office charts that can be edited: one renderer a form, all from the exhibit's own table."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.wording import in_prose
from danvan_data.language import number, t
from danvan_data.publish.office.charts.chart_labels import labels
from danvan_data.publish.office.charts.chart_sheet import Sheet, Value, label, number_format, workbook
from danvan_data.publish.office.charts.label_formula import Source
from danvan_data.publish.office.charts.scatter import scatter
from danvan_data.publish.office.drawing import (
    Box,
    axis_title,
    cell,
    chart_frame,
    fill,
    muted,
    rgb,
    spoken_of,
    text_size,
)

KINDS = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "signed": XL_CHART_TYPE.BAR_CLUSTERED,
    "parts": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "dots": XL_CHART_TYPE.BAR_STACKED,
    "shares": XL_CHART_TYPE.BAR_STACKED_100,
    "columns": XL_CHART_TYPE.COLUMN_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}
"""The Office chart of each form that has categories."""
ROWS = ("intervals", "pairs", "lane", "spans", "timeline")
"""Forms that Office draws as points on a value axis."""
MUTED = ("bars", "signed", "stacked", "dots", "shares", "columns")
"""Forms whose other marks are muted where the finding speaks of some."""
STACKED = ("stacked", "dots", "shares", "columns")
RANKED = ("bars", "intervals", "spans")
"""Forms whose rows stand in an order of weight, so that the first of them may stand for all."""
UPRIGHT = ("columns", "lines")
MOST_ROWS, MOST_BARS, MOST_COLUMNS = 16, 18, 24
"""Rows whose names can be read beside one chart of points or of bars, or below one of columns; more are a table."""
MOST_MIXES = 14
"""Mixes that one chart names beside one another."""
MOST_STACKED = 10
"""Rows of a heat map that are drawn as bars."""
LEAST_SHARE = 0.07
"""A smaller part of the longest bar has no room for its number; the table and the workbook have it."""
ROOM = 1.12
"""How much longer than its longest bar an axis is, before the room of the words beside it."""
PALE = 45_000
"""The opacity, in thousandths of a per cent, of a bar that contradicts itself."""


def fitted(exhibit: Exhibit) -> Exhibit:
    """Return an exhibit with as many rows as one chart can name, and says how many.

    The rows that its finding speaks of are always among them, and so are the amounts that it cites.

    Only ranked marks are cut: the workbook behind the chart has them all. Numbers of a heat map that add up become
    stacked bars.
    """
    exhibit = _stacked(exhibit)
    rows = exhibit.table["row"].tolist()
    if exhibit.form == "shares":
        return _ends(exhibit)
    if exhibit.form not in RANKED or len(rows) <= _most(exhibit):
        return exhibit
    named = exhibit.table["row"].isin(exhibit.emphasis) | _cites(exhibit)
    own = [at for at, spoken in enumerate(named) if spoken][: _most(exhibit)]
    rest = [at for at in range(len(rows)) if at not in own]
    kept = sorted([*own, *rest[: _most(exhibit) - len(own)]])
    said = t("chart_sheet.shown", n=number(len(kept)), total=number(len(rows)))
    return replace(exhibit, table=exhibit.table.iloc[kept].reset_index(drop=True),
                   subtitle=f"{exhibit.subtitle.rstrip('.')}. {said}".strip(". "))  # fmt: skip


def _cites(exhibit: Exhibit) -> "pd.Series[bool]":
    """Say of each mark whether the finding cites its amount."""
    told = exhibit.table["text"] if exhibit.form == "intervals" else pd.Series("", exhibit.table.index)
    return told.map(lambda text: bool(text) and in_prose(text) in exhibit.finding).astype(bool)


def _ends(exhibit: Exhibit) -> Exhibit:
    """Return a ranked list of mixes with its two ends and those of the finding, where it is too long for one chart."""
    rows = list(dict.fromkeys(exhibit.table["row"]))
    if len(rows) <= MOST_MIXES:
        return exhibit
    own = [row for row in rows if row in exhibit.emphasis]
    half = (MOST_MIXES - len(own)) // 2
    rest = [row for row in rows if row not in own]
    kept = {*own, *rest[:half], *rest[-half:]}
    cut = t("chart_sheet.shown", n=number(len(kept)), total=number(len(rows)))
    return replace(exhibit, table=exhibit.table[exhibit.table["row"].isin(kept)].reset_index(drop=True),
                   subtitle=f"{exhibit.subtitle.rstrip('.')}. {cut}".strip(". "))  # fmt: skip


def _stacked(exhibit: Exhibit) -> Exhibit:
    """Return numbers that add up, a heat map of counts, as stacked bars: those of its finding and the longest."""
    if exhibit.form != "heat" or exhibit.axis.kind != "count":
        return exhibit
    sums = exhibit.table.groupby("row", sort=False)["low"].sum()
    own = [row for row in sums.index if row in exhibit.emphasis][:MOST_STACKED]
    rest = sums.drop(own).sort_values(ascending=False, kind="stable").head(MOST_STACKED - len(own))
    longest = {*own, *rest.index}
    table = exhibit.table[exhibit.table["row"].isin(longest)].reset_index(drop=True)
    cut = t("chart_sheet.shown", n=number(len(longest)), total=number(len(sums))) if len(longest) < len(sums) else ""
    subtitle = ". ".join(part.rstrip(".") for part in (exhibit.subtitle, cut) if part)
    return replace(exhibit, form="stacked", table=table, subtitle=subtitle)


def is_chart(exhibit: Exhibit) -> bool:
    """Return whether Office can draw an exhibit; otherwise its table stands for it."""
    rows = exhibit.table["row"].nunique() if exhibit.form not in ("spans", "timeline") else len(exhibit.table)
    known = exhibit.table[["low", "high"]].notna().any(axis=None) or exhibit.form in ("spans", "timeline")
    return exhibit.form in (*KINDS, *ROWS) and 0 < rows <= _most(exhibit) and bool(known)


def _most(exhibit: Exhibit) -> int:
    return MOST_COLUMNS if exhibit.form in UPRIGHT else MOST_BARS if exhibit.form in KINDS else MOST_ROWS


def add(slide: Any, exhibit: Exhibit, box: Box, whole: Exhibit | None = None) -> None:
    """Put an exhibit on a slide as a native chart (`is_chart`); its workbook holds the marks of `whole`, if given."""
    draw: Callable[[Any, Exhibit, Box], tuple[Any, Sheet]] = scatter if exhibit.form in ROWS else _categories
    chart, sheet = draw(slide, exhibit, box)
    chart.part.chart_workbook.update_from_xlsx_blob(workbook(sheet, whole or exhibit))


@dataclass
class _Wide:
    """An exhibit's marks across: `rows` of categories, each series' marks in the order of `rows`."""

    rows: list[str]
    series: dict[str, list[Any]]
    sheet: Sheet = field(default_factory=lambda: Sheet([]))

    def values(self, name: str) -> list[float | None]:
        return [_value(mark) for mark in self.series[name]]

    def texts(self, name: str) -> list[str]:
        return [mark.text if mark is not None else "" for mark in self.series[name]]


def _value(mark: Any) -> float | None:
    if mark is None:
        return None
    return float(mark.low) if mark.low == mark.low else float(mark.high) if mark.high == mark.high else None


def _across(exhibit: Exhibit) -> _Wide:
    table = exhibit.table
    rows = list(dict.fromkeys(table["row"]))
    names = list(dict.fromkeys(table["series"]))
    if exhibit.form == "parts":
        names.reverse()  # what is drawn last lies on top: the part in its whole
    marks = {(mark.row, mark.series): mark for mark in table.itertuples()}
    wide = _Wide(rows, {name: [marks.get((row, name)) for row in rows] for name in names})
    wide.sheet = _sheet(exhibit, wide)
    return wide


def _sheet(exhibit: Exhibit, wide: _Wide) -> Sheet:
    """Lay the numbers out for the chart: the categories, a column a series, a column of labels a series."""
    row, _, value = exhibit.heads
    names = [name or value or exhibit.axis.title or t("exhibit.column_text") for name in wide.series]
    heads = [row or t("exhibit.column_row"), *names, *(t("chart_sheet.label", of=name) for name in names)]
    code = number_format(exhibit)
    sheet = Sheet(heads, formats=dict.fromkeys(range(1, len(names) + 1), code))
    wholes = exhibit.table.drop_duplicates("row").set_index("row")["end"]
    for at, category in enumerate(wide.rows):
        whole = f" ({wholes[category]})" if exhibit.form in ("shares", "dots") and wholes[category] else ""
        values: list[Value] = [wide.values(name)[at] for name in wide.series]
        said = [label(text, _label_sources(sheet, wide, at, place)) if (text := wide.texts(name)[at]) else None
                for place, name in enumerate(wide.series)]  # fmt: skip
        unknown = f": {said[0]}" if values == [None] and isinstance(said[0], str) else ""
        sheet.rows.append([f"{category}{whole}{unknown}", *values, *said])
    return sheet


def _label_sources(sheet: Sheet, wide: _Wide, at: int, place: int) -> list[Source]:
    """Return what the numbers of a label may be: its value, the others of its row, their shares and sums."""
    name = list(wide.series)[place]
    value = wide.values(name)[at]
    if value is None:
        return []
    own = sheet.address(at, place + 1)
    made = [Source(own, value)]
    others = [(where, wide.values(other)[at]) for where, other in enumerate(wide.series) if other != name]
    for where, other in others:
        if other:
            cell_of = sheet.address(at, where + 1)
            made += [Source(cell_of, other), Source(f"{own}/{cell_of}", value / other, share=True)]
    column = [each for each in wide.values(name) if each is not None]
    across = [each for each in (value, *(other for _, other in others)) if each is not None]
    down = f"SUM({_absolute(sheet, 0, place + 1)}:{_absolute(sheet, len(wide.rows) - 1, place + 1)})"
    right = f"SUM({sheet.address(at, 1)}:{sheet.address(at, len(wide.series))})"
    first = _absolute(sheet, 0, place + 1)
    for expression, total in ((right, sum(across)), (down, sum(column)), (first, column[0])):
        if total:
            made += [Source(f"{own}/{expression}", value / total, share=True), Source(expression, total)]
    return made


def _absolute(sheet: Sheet, row: int, column: int) -> str:
    return sheet.ref([row], [column]).rpartition("!")[2]


def _categories(slide: Any, exhibit: Exhibit, box: Box) -> tuple[Any, Sheet]:
    wide = _across(exhibit)
    data = CategoryChartData(number_format=number_format(exhibit))
    data.categories = [cell(row[0]) for row in wide.sheet.rows]
    for head, name in zip(wide.sheet.heads[1:], wide.series, strict=False):
        data.add_series(cell(head), wide.values(name))
    several = len(wide.series) > 1
    chart = chart_frame(slide, KINDS[exhibit.form], data, box, exhibit, legend=several)
    plot = chart.plots[0]
    if exhibit.form != "lines":
        plot.gap_width = 45
    if exhibit.form == "parts":
        plot.overlap = 100
    for series, name in zip(plot.series, wide.series, strict=True):
        marks = [_seen(mark, exhibit) for mark in wide.series[name]]
        colour = next((mark.colour for mark in wide.series[name] if mark is not None and mark.colour), theme.NEUTRAL)
        _paint(series, marks, colour, exhibit.form, outline=exhibit.form == "parts" and series is plot.series[0])
    if exhibit.form == "parts":
        _outline(plot.series[0], next(iter(wide.series.values())))
    _axes(chart, exhibit, wide)
    _labels(plot, exhibit, wide)
    for ref in chart._chartSpace.iter(qn("c:f")):
        ref.text = ref.text.replace("Sheet1!", f"'{wide.sheet.name}'!")
    return chart, wide.sheet


def _axes(chart: Any, exhibit: Exhibit, wide: _Wide) -> None:
    categories, values = chart.category_axis, chart.value_axis
    size = text_size(len(wide.rows))
    categories.tick_labels.font.size = size
    categories.format.line.color.rgb = rgb(theme.NEUTRAL)
    categories.has_major_gridlines = False
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _every_label(categories._element)
    if exhibit.form not in UPRIGHT:
        categories.reverse_order = True
    low, high = _reach(exhibit, wide)
    values.minimum_scale, values.maximum_scale = low, high
    values.visible = exhibit.form in UPRIGHT
    values.has_major_gridlines = values.visible
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = number_format(exhibit), False
    if values.visible:
        values.major_gridlines.format.line.color.rgb = rgb(theme.GRID)
        values.format.line.fill.background()
        values.tick_labels.font.size = size
        if exhibit.axis.kind == "count":
            values.major_unit = _whole_step(high)
        axis_title(values, exhibit.axis.title)


def _whole_step(high: float) -> float:
    """Return a step of whole numbers that puts about five lines on an axis."""
    steps = (size * 10**power for power in range(9) for size in (1, 2, 5))
    return float(next(step for step in steps if high / step <= 6))


def _reach(exhibit: Exhibit, wide: _Wide) -> tuple[float, float]:
    """Return the ends of the value axis, with room for the words beside the bars."""
    if exhibit.form == "shares":
        return 0.0, 1.0
    columns = [[value or 0.0 for value in wide.values(name)] for name in wide.series]
    longest = max(map(sum, zip(*columns, strict=True)) if exhibit.form in STACKED else map(max, columns))
    if exhibit.form == "signed":
        most = max(abs(value) for column in columns for value in column) * 1.4 or 1.0
        return -most, most
    if exhibit.form in ("bars", "parts"):
        letters = max(len(text) for name in wide.series for text in wide.texts(name))
        return 0.0, longest * (ROOM + 0.012 * letters) or 1.0
    return 0.0, longest * (1.15 if exhibit.form in UPRIGHT else 1.02) or 1.0


def _every_label(axis: Any) -> None:
    """Let Office leave out no category's name (it does where it believes that they are too close)."""
    for old in axis.findall(qn("c:tickLblSkip")):
        axis.remove(old)
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    after = [child for child in axis if child.tag in (qn("c:tickMarkSkip"), qn("c:noMultiLvlLbl"), qn("c:extLst"))]
    after[0].addprevious(skip) if after else axis.append(skip)


def _labels(plot: Any, exhibit: Exhibit, wide: _Wide) -> None:
    """Write each mark's own words on it, from the cells beside its number."""
    size = int(text_size(len(wide.rows)).pt * 100)
    rows, n = range(len(wide.rows)), len(wide.series)
    column_sums = [sum(value or 0.0 for value in row) for row in zip(*map(wide.values, wide.series), strict=True)]
    longest = max(column_sums) or 1.0
    inside = exhibit.form in STACKED and n > 1
    for place, (series, name) in enumerate(zip(plot.series, wide.series, strict=True)):
        texts, colours = wide.texts(name), dict[int, str]()
        if exhibit.form == "parts":  # the words of the part stand beside its whole
            texts = [""] * len(texts) if place else wide.texts(list(wide.series)[1])
        if inside:
            texts = [text if (value or 0.0) >= LEAST_SHARE * longest else ""
                     for text, value in zip(texts, wide.values(name), strict=True)]  # fmt: skip
            colours = {at: _ink(_seen(mark, exhibit)) for at, mark in enumerate(wide.series[name]) if mark is not None}
        where = "ctr" if inside or exhibit.form in STACKED else "t" if exhibit.form == "lines" else "outEnd"
        column = 1 + n + (1 - place if exhibit.form == "parts" else place)
        bold = [at for at, row in enumerate(wide.rows) if row in exhibit.emphasis]
        labels(series, wide.sheet.ref(rows, [column]), texts, where, size, colours, bold=bold)


def _seen(mark: Any, exhibit: Exhibit) -> Any:
    """Return a mark in the colour that it is drawn in: muted where the finding speaks of others."""
    if mark is None or not mark.colour or exhibit.form not in MUTED or mark.row in spoken_of(exhibit):
        return mark
    return mark._replace(colour=muted(mark.colour))


def _ink(mark: Any) -> str:
    dark = theme.is_dark(mark.colour) if mark.colour else False
    return theme.PAPER if dark and "pale" not in mark.look else theme.INK


def _paint(series: Any, marks: list[Any], colour: str, form: str, outline: bool) -> None:
    """Paint a series in its `colour`, which the legend shows, and the points that differ in their own."""
    if form == "lines":
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = rgb(colour), Pt(3)
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9
        fill(series.marker.format, colour)
        return
    series.invert_if_negative = False
    fill(series.format, colour)
    for at, mark in enumerate(marks):
        if mark is not None and not outline and ((mark.colour or colour) != colour or mark.look):
            _point(series.points[at], mark.colour or colour, mark.look)


def _point(point: Any, colour: str, look: str) -> None:
    """Paint one bar: hatched where it rests on an assumption, pale where its source contradicts itself."""
    if "hatched" in look:
        shape = point.format.fill
        shape.patterned()
        shape.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fore_color.rgb, shape.back_color.rgb = rgb(colour), rgb(theme.PAPER)
        return
    fill(point.format, colour)
    if "pale" in look:
        solid = next(point.format.fill._xPr.iter(qn("a:srgbClr")))
        solid.append(parse_xml(f'<a:alpha {nsdecls("a")} val="{PALE}"/>'))


def _outline(series: Any, marks: list[Any]) -> None:
    """Draw the wholes as empty frames, each in the colour of its part."""
    fill(series.format, theme.PAPER)
    series.format.line.color.rgb, series.format.line.width = rgb(theme.MUTED), Pt(1.5)
    for at, mark in enumerate(marks):
        if mark is not None and mark.colour:
            point = series.points[at].format
            fill(point, theme.PAPER)
            point.line.color.rgb, point.line.width = rgb(mark.colour), Pt(1.5)
