import pytest

import danvan_data as dv
from danvan_data.exhibits import ledger
from danvan_data.exhibits import quality as chart
from danvan_data.measures import quality as measure

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


@pytest.fixture(scope="module")
def facts(evidence):
    return measure.facts(evidence)


@pytest.fixture(scope="module")
def pages(evidence, facts):
    return measure.pages(facts, evidence.outcomes, evidence.sources)


def test_every_row_and_every_address_is_in_the_ledger(pages, facts):
    html = ledger.ledger(pages, facts).data
    assert html.count("<tr><td>") == len(pages)
    assert html.count("href='http") == pages["url"].ne("").sum()
    assert all(f"<li>{row_id} " in html for row_id in facts["row_id"])


def test_the_ledger_is_the_same_each_time(pages, facts):
    assert ledger.ledger(pages, facts).data == ledger.ledger(pages, facts).data


def test_the_ledger_changes_with_a_digit(pages, facts):
    changed = facts.assign(figure=facts["figure"].replace("211 mô hình", "212 mô hình"))
    assert ledger.ledger(pages, changed).data != ledger.ledger(pages, facts).data


def test_text_of_a_source_is_escaped_and_only_http_becomes_a_link(pages, facts):
    evil = pages.head(1).assign(title=EVIL, publisher="</script>", url="javascript:alert(1)")
    html = ledger.ledger(evil, facts.head(1).assign(figure=EVIL, source_id=evil["source_id"].iloc[0])).data
    assert "<img" not in html and "<a " not in html and html.count("</script>") == 1
    quoted = pages.head(1).assign(url="https://x/'onmouseover='alert(1)")
    assert "'onmouseover=" not in ledger.ledger(quoted, facts).data


def test_the_sentence_counts_pages_without_address(pages, facts):
    assert "353/354" in ledger.traced(pages, facts).data


def test_contradictions_and_incomplete_lists_are_drawn_apart(evidence):
    fig = chart.totals(measure.totals(evidence.counts))
    assert fig.layout.meta["finding"].startswith("3/20 ")
    assert len(fig.data[0].y) == 7 and len(set(fig.data[0].marker.color)) == 2
    assert fig.data[0].text[0] == "308/258 (+50) tự mâu thuẫn"


def test_an_empty_cell_is_a_gap_not_a_zero(facts):
    places = measure.divisions(facts, dv.load_provinces())
    table = measure.gaps(facts, places, "province", "Nam Bộ")
    fig = chart.gaps(table, "province", "Nam Bộ")
    drawn = fig.data[0].z
    assert (drawn == drawn).sum() == (table > 0).to_numpy().sum()
    assert "Bình Dương" in chart.without(table).data


def test_undated_pages_are_a_bar_of_their_own(evidence):
    fig = chart.published(measure.published(evidence.sources))
    assert fig.data[0].x[-1] == "Không ghi" and fig.data[0].y[-1] == evidence.sources["published"].eq("").sum()


def test_each_doubt_can_be_listed(evidence, facts):
    check = evidence.check()
    doubts = measure.doubts(check, evidence)
    kinds = ledger.kinds(doubts)
    assert sum(len(ledger.listing(check, facts, kind)) for kind in kinds) == len(check)
    for language in ("vi", "en"):
        dv.set_language(language)
        assert all(words and not words.startswith("quality.") for words in ledger.kinds(doubts).values())


def test_every_kind_of_check_has_words():
    from danvan_data.language import catalogue

    named = {key.removeprefix("check.") for key in catalogue() if key.startswith("check.")}
    assert all(f"quality.check_{kind}" in catalogue() for kind in named)


def test_the_readings_add_up_to_all_figures(evidence):
    fig = chart.readings(measure.readings(evidence.counts, evidence.outcomes))
    assert "1.138" in fig.layout.meta["finding"].replace("\u00a0", " ")


def test_what_is_missing_is_a_sentence_not_an_error(evidence, facts):
    none = evidence.sources.iloc[:0]
    for fig in (
        chart.totals(measure.totals(evidence.counts.iloc[:0])),
        chart.gaps(measure.gaps(facts.iloc[:0], measure.divisions(facts, dv.load_provinces()), "province"), "province"),
        chart.published(measure.published(none)),
        chart.publishers(measure.publishers(none)),
        chart.doubts(measure.doubts(evidence.check().iloc[:0], evidence)),
        chart.readings(measure.readings(evidence.counts.iloc[:0], evidence.outcomes.iloc[:0])),
    ):
        assert not fig.data and len(fig.layout.annotations[0].text) > 20
    assert ledger.kinds(measure.doubts(evidence.check().iloc[:0], evidence)) == {"": "Không có"}


def test_names_are_shown_as_text(evidence):
    totals = measure.totals(evidence.counts).assign(place=EVIL)
    shown = chart.totals(totals).to_dict()
    shown["layout"].pop("meta")
    publishers = chart.publishers(measure.publishers(evidence.sources.head(1).assign(publisher=EVIL)))
    assert "<img" not in str(shown) + str(publishers.data)


def test_no_year_is_named_when_no_page_is_dated(evidence):
    undated = evidence.sources.assign(published="")
    fig = chart.published(measure.published(undated))
    assert fig.layout.meta["finding"].startswith("Không trang nào trong 354")
