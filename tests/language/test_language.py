import re
from datetime import date

import pytest

from danvan_data import language
from danvan_data.language import LANGUAGES, catalogue, interval, money, number, percent, period, t


@pytest.fixture(params=["vi", "en"])
def each_language(request, monkeypatch):
    monkeypatch.setenv("DANVAN_LANG", request.param)
    return request.param


@pytest.fixture
def vietnamese(monkeypatch):
    monkeypatch.setenv("DANVAN_LANG", "vi")


def test_vietnamese_numbers_have_decimal_commas_and_thousands_dots(vietnamese):
    assert number(7412) == "7.412"
    assert number(8.5) == "8,5"
    assert percent(0.0325, 2) == "3,25%"


def test_money_is_said_as_people_say_it(vietnamese):
    assert money(1_500_000_000) == "1,5 tỷ đồng"
    assert money(300_000_000) == "300 triệu đồng"
    assert money(40_000) == "40 nghìn đồng"


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (40.0, None, "ha", "≥ 40 ha"),
        (None, 250e6, "VND", "≤ 250 triệu đồng"),
        (300e6, 500e6, "VND", "300–500 triệu đồng"),
        (500e6, 1e9, "VND", "500 triệu đồng–1 tỷ đồng"),
        (10, 15, "person", "10–15 người"),
        (33, 33, "household", "33 hộ"),
        (None, None, "ha", "–"),
        (float("nan"), float("nan"), "VND", "–"),
    ],
)
def test_intervals_stay_intervals(vietnamese, low, high, unit, words):
    assert interval(low, high, unit) == words


def test_periods_show_an_unknown_end(vietnamese):
    assert period(2021, 2023) == "2021–2023"
    assert period(2022, 2022) == "2022"
    assert period(None, 2023) == "…–2023"
    assert period(None, None) == "chưa rõ thời gian"


def test_dates_by_the_custom_of_each_language(each_language):
    assert language.day(date(2013, 10, 16)) == {"vi": "16/10/2013", "en": "16 October 2013"}[each_language]


def test_every_text_stands_in_every_language_with_the_same_placeholders():
    from string import Formatter

    for key, entry in catalogue().items():
        assert set(entry) == set(LANGUAGES) and all(text.strip() for text in entry.values()), key
        names = [{part[1] for part in Formatter().parse(text) if part[1]} for text in entry.values()]
        assert all(each == names[0] for each in names), key


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match=r"must be one of vi, en.*, not 'xx'"):
        language.set_language("xx")


def test_the_environment_chooses_the_language_until_the_reader_does(monkeypatch):
    monkeypatch.setenv("DANVAN_LANG", "en")
    assert t("field.economy") == "Economy"
    language.set_language("vi")
    assert t("field.economy") == "Kinh tế"


@pytest.mark.parametrize(
    ("n", "said"), [("1", "1 public page"), ("2", "2 public pages"), ("1,000", "1,000 public pages")]
)
def test_a_counted_noun_agrees_with_its_number(monkeypatch, n, said):
    monkeypatch.setenv("DANVAN_LANG", "en")
    assert t("chart.pages", n=n).startswith(said)


@pytest.mark.parametrize(("n", "said"), [("1", "1 total is drawn"), ("3", "3 totals are drawn")])
def test_all_that_follows_a_number_agrees_with_it(monkeypatch, n, said):
    monkeypatch.setenv("DANVAN_LANG", "en")
    assert t("trends.contradicted", n=n).startswith(said)


def test_no_text_shows_both_forms_of_a_noun():
    forms = r"\[[^\[\]|]+\|[^\[\]|]+\]"
    for key, entry in catalogue().items():
        assert not re.search(forms, re.sub(r"\{\w+\}[^{}]*", "", entry["en"])), key
        assert not re.search(forms, entry["vi"]), key
