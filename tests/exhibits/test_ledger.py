"""The table of all pages: each by its title and address, its dates as the reader writes them."""

import pytest

from danvan_data.evidence import load_bundled
from danvan_data.exhibits.reliability import ledger
from danvan_data.language import speaking
from danvan_data.measures.reliability import quality


@pytest.mark.parametrize(
    ("language", "untitled", "day"),
    [("vi", "Chưa rõ tên trang", "đọc 23/11/2026"), ("en", "Page title not known", "read 23 November 2026")],
)
def test_no_page_is_without_words_and_its_dates_are_written_out(language, untitled, day):
    evidence = load_bundled()
    facts = quality.facts(evidence)
    pages = quality.pages(facts, evidence.outcomes, evidence.sources)
    nameless = pages[pages["title"].eq("")]
    with speaking(language):
        text = ledger.ledger(pages, evidence, facts).data
    assert len(nameless) and text.count(untitled) == len(nameless)
    assert f">{untitled}</a>" in text and day in text and "2026-11-23" not in text
