import pandas as pd
import pytest

from danvan_data import load_bundled
from danvan_data.evidence.remembered import once
from danvan_data.exhibits.citing import name_of
from danvan_data.exhibits.periods import registered
from danvan_data.exhibits.wording import share_of
from danvan_data.language import speaking
from danvan_data.measures.periods import rates
from danvan_data.publish.notebooks.meaning import so_what
from danvan_data.publish.office.charts import native

OPEN = float("nan")


@pytest.mark.parametrize(
    ("low", "high", "words"), [(0.4, OPEN, "≥ 40%"), (OPEN, 0.4, "≤ 40%"), (0.5, 0.6, "50%–60%"), (0.724, 0.724, "72%")]
)
def test_a_share_says_what_is_open_or_spread_of_it(low, high, words):
    assert share_of(low, high) == words


@pytest.fixture
def open_ended():
    """The rates of the evidence, of which the first is at least its share and the second at most."""
    evidence = load_bundled()
    pairs = rates.rates(evidence.counts)
    at = pairs.index[pairs["basis"].eq("recognised")][:2]
    pairs.loc[at[0], ["high", "share_high"]] = OPEN
    pairs.loc[at[1], ["low", "share_low"]] = OPEN
    return registered.rates(pairs, evidence), pairs.loc[at, "place"].tolist()


def test_a_rate_keeps_its_open_end_in_table_csv_and_chart(open_ended):
    exhibit, places = open_ended
    rows = exhibit.table.set_index(exhibit.table["row"].str.partition(" (20")[0])
    least, most = rows.loc[places[0]], rows.loc[places[1]]
    assert pd.isna(least["high"]) and "≥ " in least["text"] and pd.isna(most["low"]) and "≤ " in most["text"]
    drawn = list(exhibit.figure.data[0].x)
    assert all(value == value for value in drawn) and len(drawn) == len(rows)
    assert native.is_chart(native.fitted(exhibit))
    assert "100 điểm" not in so_what(exhibit) and places[0] not in so_what(exhibit)


def test_a_page_without_an_address_is_named_by_its_publisher_and_a_file_by_its_title():
    page = {"publisher": "Cổng thông tin", "title": "so_2024.xlsx", "published": "", "url": ""}
    assert name_of(page) == "Cổng thông tin"
    with speaking(own=True):
        assert name_of({**page, "publisher": ""}) == "so_2024.xlsx"


def test_what_is_made_of_an_evidence_is_made_once_for_each():
    made = []
    count = once(lambda evidence: made.append(evidence.place) or len(made))
    first, second = load_bundled(), load_bundled()
    assert (count(first), count(first), count(second), len(made)) == (1, 1, 2, 2)
