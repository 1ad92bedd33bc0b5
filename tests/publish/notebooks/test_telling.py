from dataclasses import replace

import pytest

from danvan_data import load_bundled
from danvan_data.evidence.loading import load
from danvan_data.exhibits.exhibit import sentence
from danvan_data.publish.notebooks import telling as story
from tests.publish.office.made import MADE


@pytest.fixture(scope="module")
def found():
    return story.telling(load_bundled())


def test_each_subject_is_told_by_one_exhibit_and_every_exhibit_names_its_sources(found):
    assert list(found.shown) == [subject for subject in story.SUBJECTS if subject in found.shown]
    findings = [exhibit.finding for exhibit in found.shown.values()]
    assert len(set(findings)) == len(findings) > 15
    assert all(exhibit.cited and len(exhibit.sources) == exhibit.cited for exhibit in found.shown.values())


def test_a_short_story_answers_each_question_once(found):
    short = list(found.short())
    assert len(short) == len(story.SHORT) and short[0] == "mix"
    assert all(subject in subjects for subject, subjects in zip(short, story.SHORT, strict=True))


def test_what_speaks_of_the_place_comes_first_then_what_is_known_then_what_is_sure():
    sure, shaky = MADE["bars"](), MADE["intervals"]()
    assert story.weight(sure) > story.weight(replace(shaky, emphasis=("x",)))
    assert story.weight(replace(shaky, place="Kim Bảng")) > story.weight(replace(sure, emphasis=()))
    unknown = sure.table.assign(low=float("nan"), high=float("nan"))
    assert story.weight(sure) > story.weight(replace(sure, table=unknown))


def test_one_mark_or_a_sentence_is_not_shown():
    assert not story.says_something(sentence("x", "Một câu."))
    bars = MADE["bars"]()
    assert not story.says_something(replace(bars, table=bars.table.head(1))) and story.says_something(bars)


def test_what_is_on_a_screen_is_told_once_with_its_sources_looked_up_again():
    evidence = load_bundled()
    ids = evidence.sources["source_id"].head(50).tolist()
    bars = MADE["bars"]()
    stored = replace(bars, sources=bars.sources.head(0), cited=50, table=bars.table.assign(sources=", ".join(ids)))
    told = story.on_screen([stored, bars, sentence("x", "Một câu.")], evidence)
    assert len(told.shown) == 1 and told.sentences == ("Một câu.",)
    assert len(next(iter(told.shown.values())).sources) == 50


def test_proposals_are_counted_from_the_models(found):
    models = load_bundled().models
    first = models[models["same_as"].eq("")]
    missing = int(first["year_start"].isna().sum())
    assert f"{missing}/{len(first)}" in found.proposals[0]
    yearly = found.shown["yearly"].table
    assert any(row in found.proposals[-1] for row in yearly["row"])


def test_own_registers_are_told_as_the_readers_own():
    found = story.telling(load("data/examples"))
    assert found.shown and not any("danh sách tên" in each for each in found.proposals)
    assert all(exhibit.own for exhibit in found.shown.values())
    assert not any("trang công khai" in exhibit.source for exhibit in found.shown.values())
