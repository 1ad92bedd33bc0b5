"""One truth: what is drawn, listed and written of an exhibit is what its table says."""

import html
import io
import re
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

import danvan_data as dv
from danvan_data.evidence.bundled import FOUNDING
from danvan_data.exhibits.drawing.grids import GAP
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.marks import WIDE
from danvan_data.exhibits.wording import in_prose
from danvan_data.language import get_language, number, percent, speaking, t
from danvan_data.quantity import parse_quantity
from tests.exhibits.every import beyond, cells, states
from tests.own_folder import bare, three_years

PLACES = ("", "lac son", "Lục Ngạn", "Hòa Bình")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s?%")
PART = re.compile(r"(\d+(?:[.,]\d{3})*)(?:/| of )(\d+(?:[.,]\d{3})*)")


@pytest.fixture(scope="module", params=[*PLACES, "three_years", "bare"])
def evidence(request, tmp_path_factory):
    makers = {"three_years": three_years, "bare": bare}
    if request.param in makers:
        return dv.load(makers[request.param](tmp_path_factory.mktemp(request.param)))
    return dv.load(place=request.param)


@pytest.fixture(scope="module", params=["vi", "en"])
def told(evidence, request) -> list[Exhibit]:
    founding = not evidence.own and evidence.place == FOUNDING
    most = 12 if evidence.own or founding else 3  # another place has other numbers, not other code
    whole = founding and request.param == "vi"
    with speaking(request.param):
        shown = [*cells(evidence), *beyond(evidence), *states(evidence, most, whole)]
    different = {each.to_json(): each for each in shown}
    return list(different.values())


FIGURES: dict[str, go.Figure] = {}


def figure(exhibit: Exhibit) -> go.Figure:
    """Return an exhibit's figure, drawn once for all tests."""
    key = exhibit.to_json()
    if key not in FIGURES:
        FIGURES[key] = exhibit.figure
    return FIGURES[key]


def drawn(told: list[Exhibit], *forms: str) -> Iterator[Exhibit]:
    return (each for each in told if each and (not forms or each.form in forms))


def values(exhibit: Exhibit, axis: str, *kinds: str) -> list[float]:
    traces = [trace for trace in figure(exhibit).data if trace.type in kinds]
    flat = np.concatenate([np.asarray(trace[axis], dtype=float).ravel() for trace in traces if trace[axis] is not None])
    return [value for value in flat.tolist() if value == value]


def alike(drawn: list[float], table: list[float]) -> bool:
    return Counter(f"{value:.4g}" for value in drawn) == Counter(f"{value:.4g}" for value in table)


def test_an_exhibit_comes_back_whole_from_what_is_stored(told):
    for each in told:
        assert Exhibit.from_json(each.to_json()).to_json() == each.to_json(), each.name
        if each and each.form != "table":
            assert Exhibit.of_figure(figure(each).to_plotly_json()).to_json() == each.to_json(), each.name


def test_bars_are_as_long_as_the_table_says(told):
    for each in drawn(told, "bars", "signed", "stacked", "shares", "parts", "lane"):
        table = each.table
        if each.form == "lane":
            table = table[table["series"].eq(table["series"].iloc[0])]
        assert alike(values(each, "x", "bar"), table["low"].dropna().tolist()), each.name
    for each in drawn(told, "columns"):
        assert alike(values(each, "y", "bar"), each.table["low"].dropna().tolist()), each.name


def test_cells_dots_and_lines_are_those_of_the_table(told):
    for each in drawn(told, "heat"):
        assert alike(values(each, "z", "heatmap"), [value for value in each.table["low"] if value > 0]), each.name
        texts = [text for row in figure(each).data[0].text for text in row]
        assert Counter(texts) == Counter(each.table["text"].replace(GAP, "")), each.name
    for each in drawn(told, "dots"):
        assert len(values(each, "x", "scatter")) == each.table["low"].sum(), each.name
    for each in drawn(told, "lines"):
        assert alike(values(each, "y", "scatter"), each.table["low"].dropna().tolist()), each.name


def test_an_interval_is_drawn_from_end_to_end_and_an_open_end_is_an_arrow(told):
    for each in drawn(told, "intervals"):
        known = [*each.table["low"].dropna(), *each.table["high"].dropna()]
        marks = [trace for trace in figure(each).data if trace.mode == "lines+markers"]
        x = {f"{value:.4g}" for trace in marks for value in np.asarray(trace.x) if value == value}
        assert {f"{value:.4g}" for value in known} <= x, each.name
        arrows = sum(int(symbol) in (7, 8) for trace in marks for symbol in np.asarray(trace.marker.symbol))
        assert arrows == int(each.table[["low", "high"]].isna().sum().sum()), each.name


def test_spans_begin_and_end_in_the_years_of_the_table(told):
    for each in drawn(told, "spans"):
        lines = [trace for trace in figure(each).data if trace.mode == "lines"]
        ends = [value for trace in lines for value in trace.x if value is not None]
        firsts, lasts = Counter(int(value) for value in ends[::2]), Counter(int(value) for value in ends[1::2])
        assert firsts == Counter(int(year) for year in each.table["start"]), each.name
        assert lasts == Counter(int(year) for year in each.table["end"]), each.name


def test_every_shown_word_of_a_mark_is_in_the_page_table_and_the_csv(told):
    for each in drawn(told):
        grid = Counter(text for row in each.grid.texts for text in row)
        for text, n in Counter(text for text in each.table["text"] if text).items():
            assert grid[text] >= n or each.form in WIDE, (each.name, text)
        back = pd.read_csv(io.StringIO(each.to_csv()), dtype=str, keep_default_na=False)
        with speaking(each.language, each.own):
            assert back[t("exhibit.column_text")].tolist() == each.table["text"].tolist(), each.name
            for end in ("low", "high"):
                read = pd.to_numeric(back[t(f"exhibit.column_{end}")]).astype(float)
                assert np.allclose(read, each.table[end].astype(float), equal_nan=True), each.name


def test_the_words_of_a_mark_say_its_ends(told):
    for each in drawn(told):
        with speaking(each.language, each.own):
            for mark in each.table.itertuples():
                if mark.text and not says(mark, each.axis.kind):
                    raise AssertionError((each.name, mark.row, mark.low, mark.high, mark.text, mark.detail))


def says(mark, kind: str) -> bool:
    """Say whether the words of a mark have its ends, with three figures at least."""
    ends = [end for end in (mark.low, mark.high) if end == end]
    if mark.text in ("·", "0") or not ends:
        return ends in ([], [0, 0])
    if kind == "amount":
        return get_language() != "vi" or alike_amount(mark)
    if kind == "share" and "%" in mark.text:
        said = [float(one.replace(",", ".")) for one in PERCENT.findall(mark.text)]  # not by the code that wrote it
        return all(any(abs(100 * end - one) <= 0.5 + 1e-9 for one in said) for end in ends)
    if kind == "share":
        words = f"{mark.text} {mark.detail}"
        of = [[float(re.sub("[.,]", "", end)) for end in pair] for pair in PART.findall(words)]
        near = [part / whole for part, whole in of if whole]
        return all(any(abs(end - one) < 1e-3 for one in near) for end in ends)
    spelt = {"points": lambda end: number(abs(end), 1)}.get(kind, number)
    return kind == "day" or all(spelt(end) in NUMBER.findall(mark.text) for end in ends)


def alike_amount(mark) -> bool:
    """Read the words of an amount again, and compare: in đồng, in millions of them, or in the unit that they name."""
    read = parse_quantity(mark.text.removeprefix("≈ ").split(" · ")[0].partition("/")[0])
    said = [float("nan") if end is None else end for end in (read.low, read.high)]
    scales = (1.0, 1e6) if read.unit == "VND" else (1.0,)
    return any(np.allclose(said, [mark.low * by, mark.high * by], rtol=6e-3, equal_nan=True) for by in scales)


def test_a_missing_value_is_missing_wherever_it_is_shown(told):
    for each in drawn(told, "lines"):
        assert (each.table["text"].eq("") == each.table["low"].isna()).all(), each.name
    for each in drawn(told, *WIDE):
        zeros = [text for row in each.grid.texts for text in row[1:] if text == "0"]
        assert len(zeros) == int(each.table["text"].eq("0").sum()), each.name


def test_a_yardstick_is_drawn_where_the_exhibit_puts_it(told):
    for each in drawn(told):
        if each.bands and each.form in ("bars", "intervals"):
            lines = [(shape.x0, shape.x1) for shape in figure(each).layout.shapes]
            assert lines == [(band.low, band.high) for band in each.bands], each.name


def test_the_notes_below_a_chart_name_its_sources(told):
    for each in drawn(told):
        if each.form != "table":
            foot = [note.text for note in figure(each).layout.annotations if note.name == "footer"]
            said = html.unescape(" ".join(foot).replace("<br>", " "))
            assert all(words in said for words in (*each.notes, each.source)), (each.name, said)


def test_every_qualifier_stands_in_the_words_of_its_mark(told):
    for each in drawn(told, "intervals", "table", "spans"):
        with speaking(each.language, each.own):
            derived = t("exhibit.derived")
        for mark in each.table.itertuples():
            if each.form != "table" or mark.text:
                assert (mark.low == mark.low) or mark.high != mark.high or "≤" in mark.text, (each.name, mark)
                assert (mark.high == mark.high) or mark.low != mark.low or "≥" in mark.text, (each.name, mark)
            assert "≈" in mark.text or not mark.about, (each.name, mark)
            assert derived in mark.text or not mark.derived, (each.name, mark)
            assert mark.assumed in mark.text, (each.name, mark)
            assert all(one in each.subtitle for one in mark.assumed.split("; ")), (each.name, mark)
            assert not mark.assumed or "hatched" in mark.look, (each.name, mark)


def test_an_amount_in_a_finding_keeps_what_its_mark_says_of_it(told):
    for each in drawn(told, "intervals"):
        exact = {mark.text for mark in each.table.itertuples() if not (mark.about or mark.derived or mark.one_case)}
        for mark in each.table[each.table["about"] | each.table["derived"] | each.table["one_case"]].itertuples():
            bare = mark.text.removeprefix("≈ ").split(" · ")[0]
            with speaking(each.language, each.own):
                words, about = in_prose(bare), in_prose("≈ ")
            before = "(?:nhất|largest|smallest|ha|hectare|harvest): "
            said = re.search(rf"{before}({re.escape(about)})?{re.escape(words)}", each.finding)
            if said and not any(text.startswith(bare) for text in exact):
                assert bool(said[1]) == mark.about, (each.name, mark.text, each.finding)
                tail = each.finding[said.end() :]
                assert tail.startswith(" (") or not (mark.derived or mark.one_case), (each.name, mark.text)


def test_every_number_of_a_finding_is_one_that_the_exhibit_gives(told):
    for each in drawn(told):
        given = allowed(each)
        for words in (each.finding, *each.prose):
            for found in NUMBER.findall(words):
                assert found in given, (each.name, found, words)


def allowed(each: Exhibit) -> set[str]:
    """Return the numbers that an exhibit gives: in its words, and as ends, sums, counts and shares of its table."""
    table = each.table
    with speaking(each.language, each.own):
        columns = ("text", "row", "series", "detail", "end", "start", "said", "assumed")
        cells_ = [cell for name in columns for cell in table[name]]
        words = " ".join([*cells_, each.subtitle, each.place, each.period, *each.notes])
        numbers = [*_sums(table), *_sizes(table), *_leads(each), *_earlier(each)]
        given = set(NUMBER.findall(words))
        for value in numbers:
            spelt = (number(value), number(value, 1), number(abs(value), 1), percent(value), number(value / 1000))
            given |= {part for text in spelt for part in NUMBER.findall(text)}
        return given | _shares(each)


def _sums(table: pd.DataFrame) -> list[float]:
    sums = [table["low"].sum(), *table.groupby("row")["low"].sum(), *table.groupby("series")["low"].sum()]
    return [*table["low"].dropna(), *table["high"].dropna(), *sums, abs(sums[0])]


def _sizes(table: pd.DataFrame) -> list[int]:
    """Count the marks, the rows, and what the marks say in the same words."""
    tails = table["text"].str.rpartition(" · ")[2]
    sizes = [n for words in (table["series"], table["detail"], tails) for n in words.value_counts()]
    said = int(table["detail"].ne("").sum())
    return [0, len(table), table["row"].nunique(), said, *sizes, *(len(table) - n for n in sizes)]


def _leads(each: Exhibit) -> list[int]:
    """Of whole rows of shares: those that do not contradict themselves, and in how many of them each series leads."""
    if each.form != "shares":
        return []
    sound = each.table[each.table["look"].ne("pale")]
    wide = sound.pivot_table(index="row", columns="series", values="low").fillna(0)
    return [len(wide), *(int((wide[name] > wide.drop(columns=name).max(axis=1)).sum()) for name in wide)]


def _earlier(each: Exhibit) -> list[int]:
    """Of a calendar: the documents of before the first report."""
    if each.form != "timeline":
        return []
    reports = each.table["text"].str.fullmatch(r"\d{4}(?:–\d{4})?")
    first = each.table.loc[reports, "start"].min() if reports.any() else "9999"
    return [int((~reports & (each.table["start"] <= first)).sum())]


def _shares(each: Exhibit) -> set[str]:
    """Return each part out of its whole: marks of all marks, what series count of all that is counted, n of N."""
    whole = each.table["low"].sum()
    parts = [(value, whole) for value in each.table["low"].dropna()]
    counted = each.table["text"].str.extract(r"^([\d.,]+) \(\d+%\)$")[0].dropna().str.replace(r"[.,]", "", regex=True)
    by_series = counted.astype(float).groupby(each.table["series"]).sum()
    parts += [(value, by_series.sum()) for value in by_series]
    stated = PART.findall(each.subtitle)
    parts += [tuple(float(re.sub("[.,]", "", end)) for end in pair) for pair in stated]
    shares = {percent(part / of).rstrip("%") for part, of in parts if of}
    return shares | {number(value) for value in by_series}


def test_every_page_an_exhibit_rests_on_is_told_by_name(told):
    for each in drawn(told):
        assert each.cited == 0 or each.source, each.name
        cited = each.cite()
        for page in each.sources.itertuples():
            assert page.publisher or page.title, each.name
            assert page.publisher in cited, each.name
        assert not re.search(r"\b[A-Z]\d{3}\b", " ".join([each.finding, each.subtitle, each.source])), each.name


def test_nothing_is_said_where_there_is_nothing_to_say(told):
    for each in told:
        said = f"{each.finding} {each.subtitle}"
        assert "nan" not in said.lower().split() and "NaT" not in said and "<NA>" not in said, said
        assert "0/0" not in said, said
        for low, high in re.findall(r"từ ([^,;()]+?) đến ([^,;()]+)", each.finding):
            assert low.strip() != high.strip(), said
