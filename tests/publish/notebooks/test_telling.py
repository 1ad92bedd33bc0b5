from dataclasses import replace
from types import SimpleNamespace

import pytest

from danvan_data import load_bundled
from danvan_data.evidence.loading import load
from danvan_data.evidence.places import place_said
from danvan_data.exhibits.exhibit import sentence
from danvan_data.language import speaking
from danvan_data.publish.notebooks import telling as story
from tests.own_folder import three_years
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
    assert list(found.answers()) == list(story.QUESTIONS) and short[0] == "mix"
    for question, subject in found.answers().items():
        assert any(subject in group for group in story.QUESTIONS[question])
    assert len(set(short)) == len(short) == len(story.QUESTIONS)


def test_what_speaks_of_the_place_comes_first_then_what_is_known_then_what_is_sure():
    sure, shaky = MADE["bars"](), MADE["intervals"]()
    assert story.weight(replace(sure, place="")) > story.weight(replace(shaky, place=""))
    assert story.weight(replace(shaky, place="Kim Bảng")) > story.weight(replace(sure, place=""))
    unknown = sure.table.assign(low=float("nan"), high=float("nan"))
    assert story.weight(sure) > story.weight(replace(sure, table=unknown))


def test_findings_say_whether_they_are_the_places_or_the_whole_countrys(found):
    for subject, exhibit in found.shown.items():
        assert exhibit.place or exhibit.finding.startswith("Cả nước: "), subject
    assert found.shown["leaders"].finding.startswith("Kim Bảng, Hà Nam: ")


def test_the_headline_says_how_far_results_can_be_judged(found):
    known, total = (int(found.shown["named"].table["low"].iloc[at]) for at in (2, 0))
    assert (
        found.headline()
        == f"Kim Bảng, Hà Nam: quy mô đã rõ, kết quả thì chưa, vì mới có {known}/{total} mô hình có số liệu"
    )
    table = found.shown["named"].table.assign(low=[100.0, 100.0, 90.0, 5.0], high=[100.0, 100.0, 90.0, 5.0])
    known_well = replace(found, shown={**found.shown, "named": replace(found.shown["named"], table=table)})
    assert "đủ để đánh giá" in known_well.headline() and "90/100" in known_well.headline()


def test_of_a_place_whose_models_nobody_names_the_headline_says_so():
    told = story.telling(load(None, "Lục Ngạn"))
    assert "báo cáo 478 mô hình không kèm tên mô hình nào" in told.headline()
    assert "Cả nước: cá nhân" in told.shown["leaders"].finding


def test_a_question_without_an_answer_is_one_sentence_and_an_answered_one_none():
    told = story.telling(load("data/examples"))
    assert len(told.sentences) == len(story.QUESTIONS) - len(told.answers()) > 0
    assert not any("đều" in sentence for sentence in told.sentences)  # what holds of all by definition is not said


def test_one_mark_or_a_sentence_is_not_shown():
    assert not story.says_something(sentence("x", "Một câu."))
    bars = MADE["bars"]()
    assert not story.says_something(replace(bars, table=bars.table.head(1))) and story.says_something(bars)


def test_a_count_of_a_handful_is_no_chart(found):
    few = found.shown["thresholds"].table.assign(low=[1.0, 0.0, 0.0] * 6)
    assert story.says_something(found.shown["thresholds"])
    assert not story.says_something(replace(found.shown["thresholds"], table=few))
    given = found.shown["given"]
    assert story.says_something(given) and not story.says_something(replace(given, table=given.table.assign(low=2.0)))


def test_what_is_on_a_screen_is_told_once_with_its_sources_looked_up_again():
    evidence = load_bundled()
    ids = evidence.sources["source_id"].head(50).tolist()
    bars = MADE["bars"]()
    stored = replace(bars, sources=bars.sources.head(0), cited=50, table=bars.table.assign(sources=", ".join(ids)))
    told = story.on_screen([stored, bars, sentence("x", "Một câu.")], evidence)
    assert len(told.shown) == 1 and told.sentences == ("Một câu.",)
    assert len(next(iter(told.shown.values())).sources) == 50


def test_own_registers_are_told_as_the_readers_own():
    found = story.telling(load("data/examples"))
    assert found.shown and not any("danh sách tên" in each.words for each in found.proposals)
    assert all(exhibit.own for exhibit in found.shown.values())
    assert not any("trang công khai" in exhibit.source for exhibit in found.shown.values())


def test_a_headline_counts_no_0(found):
    none = found.shown["named"]
    none = replace(none, table=none.table.assign(low=[none.table["low"].iloc[0], *[0.0] * (len(none.table) - 1)]))
    said = replace(found, shown={**found.shown, "named": none}).headline()
    assert "chưa mô hình nào trong 211 mô hình có số liệu" in said


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_place_of_own_registers_is_named_once_in_a_finding(tmp_path, language):
    three_years(tmp_path)
    with speaking(language):
        evidence = load(tmp_path)
        for exhibit in story.telling(evidence).shown.values():
            assert exhibit.finding.casefold().count(place_said(evidence.place.district).casefold()) <= 1, exhibit.name


def test_registers_of_several_provinces_are_no_place_to_set_beside_others():
    told = SimpleNamespace(own=True, place=SimpleNamespace(level="sector"))
    assert not story._of_these(replace(MADE["lane"](), name="against_peers"), told)
    told.place.level = "district"
    assert story._of_these(replace(MADE["lane"](), name="against_peers"), told)
