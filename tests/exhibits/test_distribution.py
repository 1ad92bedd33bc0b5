import pytest

import danvan_data as dv
from danvan_data.exhibits import distribution as chart
from danvan_data.exhibits import named
from danvan_data.measures import distribution as measure

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


@pytest.fixture(scope="module")
def mixes(evidence):
    return measure.mixes(evidence.counts)


@pytest.fixture(scope="module")
def kim_bang(mixes):
    return measure.report_of(mixes, "Kim Bảng")


def plain(fig):
    return fig.layout.meta["finding"].replace("\u00a0", " ")


def test_the_title_states_the_leading_field(kim_bang):
    fig = chart.by_field(kim_bang)
    assert plain(fig).startswith("Văn hóa – xã hội chiếm 53% trong 211 mô hình")
    assert list(fig.data[0].x) == [41, 112, 35, 23]
    dv.set_language("en")
    assert plain(chart.by_field(kim_bang)).startswith("Culture and society holds 53% of the 211")


def test_every_peer_is_a_dot_in_each_field(mixes, kim_bang):
    peers = measure.peers(mixes, kim_bang)
    fig = chart.against_peers(kim_bang, peers, "economy", measure.rank(mixes, kim_bang, "economy"))
    assert len(fig.data[0].x) == 4 * peers["report"].nunique()
    assert "cao thứ 16 trong 17" in plain(fig)


def test_a_contradiction_is_marked_pale_and_left_out_of_the_finding(mixes):
    places = mixes[mixes["level"].isin(["district", "commune"])]
    fig = chart.mixes(places)
    assert "7/11 nơi" in plain(fig) and "12 báo cáo" in fig.layout.meta["subtitle"]
    assert min(fig.data[0].marker.opacity) < 1
    assert any(text.endswith(" *") for text in fig.data[-1].text)
    assert "chưa khớp" in fig.layout.meta["note"]


def test_the_difference_names_the_field_that_differs_most(mixes, kim_bang):
    other = measure.report_of(mixes, "Đồng Văn")
    fig = chart.difference(measure.difference(kim_bang, other), kim_bang, other)
    assert "36,8 điểm phần trăm" in plain(fig) and fig.data[0].text[0].strip() == "−36,8"


def test_a_place_is_not_compared_with_itself(kim_bang):
    fig = chart.difference(measure.difference(kim_bang, kim_bang), kim_bang, kim_bang)
    assert not fig.data


def test_a_place_that_contradicts_itself_is_compared_with_none(mixes, kim_bang):
    torn = measure.report_of(mixes, "Mai Châu")
    peers = measure.peers(mixes, torn)
    rank = measure.rank(mixes, torn, "economy")
    for fig in (
        chart.difference(measure.difference(kim_bang, torn), kim_bang, torn),
        chart.difference(measure.difference(torn, kim_bang), torn, kim_bang),
        chart.against_peers(torn, peers, "economy", rank),
    ):
        assert not fig.data and "Mai Châu" in fig.layout.annotations[0].text.replace("\u00a0", " ")


def test_coverage_says_22_of_211(evidence, kim_bang):
    fig = named.coverage(measure.coverage(kim_bang, evidence.models), kim_bang)
    assert "22/211" in plain(fig) and fig.data[0].text[0].strip() == "4/41 (10%)"


def test_the_unknown_leader_is_shown(evidence):
    fig = named.leaders(measure.leaders(evidence.models))
    assert fig.data[0].y[-1].startswith("Chưa rõ đơn vị")
    shares = named.leaders(measure.leaders(evidence.models), show="share")
    assert "%" in shares.data[0].text[0][0]


def test_what_is_missing_is_a_sentence_not_an_error(evidence, mixes, kim_bang):
    none = mixes.iloc[:0]
    for fig in (
        chart.by_field(none),
        chart.against_peers(none, mixes, "economy", (1, 1)),
        chart.mixes(none),
        chart.difference(measure.difference(kim_bang, none), kim_bang, none),
        named.leaders(measure.leaders(evidence.models.iloc[:0])),
        named.coverage(measure.coverage(none, evidence.models), none),
    ):
        assert not fig.data and len(fig.layout.annotations[0].text) > 20


def test_one_place_alone_needs_no_peers(mixes, kim_bang):
    fig = chart.against_peers(kim_bang, mixes.iloc[:0], "economy", (1, 1))
    assert len(fig.data[1].x) == 4


def test_names_are_shown_as_text(mixes, kim_bang):
    evil = kim_bang.assign(place=EVIL)
    peers = measure.peers(mixes, kim_bang).assign(place=EVIL)
    for fig in (chart.by_field(evil), chart.against_peers(evil, peers, "economy", (1, 2)), chart.mixes(evil)):
        shown = fig.to_dict()
        shown["layout"].pop("meta")
        assert "<img" not in str(shown)


def test_a_total_that_its_fields_contradict_is_stated_beside_their_sum(mixes):
    fig = chart.by_field(measure.report_of(mixes, "Mai Châu"))
    assert "308" in fig.layout.meta["subtitle"] and "258" in fig.layout.meta["subtitle"]


def test_one_comparable_report_is_no_range(mixes):
    assert "Chỉ một báo cáo" in plain(chart.mixes(mixes[mixes["level"].eq("sector")]))
