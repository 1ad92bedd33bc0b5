"""Fields of reports in numbers and shares: ends, axes and findings of the bundled evidence."""

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.reliability import trust
from danvan_data.exhibits.spread import fields
from danvan_data.measures.spread import distribution
from danvan_data.measures.spread.among import among
from tests.publish.office.made import MADE

EVIDENCE = dv.load_bundled()
KIM_BANG, OTHERS = among(EVIDENCE).report, among(EVIDENCE).others
SOUND = OTHERS[OTHERS["state"].eq("adds_up") & OTHERS["report"].ne(KIM_BANG["report"].iloc[0])]
OTHER = SOUND[SOUND["report"].eq(SOUND["report"].iloc[0])]


@pytest.mark.parametrize(
    ("show", "kind", "title", "ends"),
    [
        ("number", "count", "Số mô hình", [41, 112, 35, 23]),
        ("share", "share", "Tỷ trọng", [41 / 211, 112 / 211, 35 / 211, 23 / 211]),
    ],
)
def test_a_report_is_told_in_numbers_or_shares_with_the_same_words(show, kind, title, ends):
    shown = fields.by_field(KIM_BANG, EVIDENCE, show)
    assert (shown.axis.kind, shown.axis.title) == (kind, title)
    assert shown.table["low"].tolist() == shown.table["high"].tolist() == pytest.approx(ends)
    assert shown.table["text"].tolist() == ["41 (19%)", "112 (53%)", "35 (17%)", "23 (11%)"]
    assert "53%" in shown.finding and "211" in shown.finding and "211/211" in shown.subtitle


def test_of_many_mixes_the_least_and_the_largest_share_are_named():
    latest = distribution.latest(OTHERS)
    rows = latest[latest["level"].isin(("district", "commune"))]
    said = fields.mixes(rows, EVIDENCE).finding.replace("\u00a0", " ")
    table = distribution.shares_of(rows, "culture_society").sort_values("share")
    for row, end in ((table.iloc[0], "26%"), (table.iloc[-1], "67%")):
        assert f"{end} ở {row['place']}" in said, said
    assert "7/11" in said
    shown = fields.mixes(rows, EVIDENCE, focus="Kim Bảng, Hà Nam")
    assert "thứ 3/11" in shown.finding and len(shown.emphasis) == 1 and shown.emphasis[0].startswith("Kim Bảng, Hà Nam")
    assert (shown.axis.kind, shown.axis.title, shown.form) == ("share", "", "shares")


def test_a_difference_is_in_points_to_both_sides():
    points = distribution.difference(KIM_BANG, OTHER)
    shown = fields.difference(points, EVIDENCE, KIM_BANG, OTHER)
    assert (shown.axis.kind, shown.form) == ("points", "signed")
    shares = [each.set_index("field")["share"] for each in (KIM_BANG, OTHER)]
    expected = {code: 100 * (shares[0][code] - shares[1][code]) for code in shares[0].index}
    assert sorted(shown.table["low"]) == pytest.approx(sorted(expected.values()))
    farthest = max(expected.values(), key=abs)
    assert f" {abs(round(farthest, 1)):.4g} ".replace(".", ",") in shown.finding
    for mark in shown.table.itertuples():
        assert mark.text == f"{'+' if mark.low > 0 else '−'}{abs(round(mark.low, 1)):.4g}".replace(".", ",")


@pytest.mark.parametrize(
    ("counts", "words"),
    [([[1, 2], [3, 4]], "2/2 "), ([[1, 2], [0, 0]], "1/2 "), ([[1, 2]], "có 3 ")],
)
def test_gaps_are_told_of_as_many_places_as_there_are(counts, words):
    table = pd.DataFrame(counts, index=[f"Nơi {at}" for at in range(len(counts))], columns=["2022", "2023"])
    shown = trust.gaps(table, EVIDENCE, "province")
    assert words in shown.finding, shown.finding
    assert shown.table["text"].tolist() == [str(n) if n else "·" for row in counts for n in row]
    assert shown.table["row"].tolist()[0] == f"Nơi 0 ({sum(counts[0])})"


@pytest.mark.parametrize("form", ["heat", "bars", "intervals", "lane"])
def test_every_row_has_its_place_on_the_axis_and_no_more(form):
    shown = MADE[form]()
    axis = shown.figure.layout.yaxis
    rows = list(dict.fromkeys(shown.table["row"]))
    assert list(axis.tickvals) == list(range(len(rows)))
    if form == "heat":
        assert tuple(axis.range) == (len(rows) - 0.5, -0.5)


def test_dots_fill_a_row_one_after_the_other():
    rows = [{"row": "Kinh tế", "series": name, "low": 7.0, "high": 7.0, "text": "7", "colour": "#0072B2", "end": "14"}
            for name in ("được nêu tên", "không được nêu tên")]  # fmt: skip
    shown = MADE["dots"]()
    shown = type(shown)(shown.name, shown.finding, "dots", marks(rows), shown.axis, shown.heads)
    places = [(x, y) for trace in shown.figure.data for x, y in zip(trace.x, trace.y, strict=True)]
    assert len(places) == len(set(places)) == 14
    assert min(x for x, _ in places) == 0 and max(y for _, y in places) == max(y for _, y in places[:7])
