"""Which words can be Vietnamese syllables, and where their tone is written."""

import pytest

from danvan_data.text.syllables import is_syllable, is_well_spelt, place_tone, split_tone

RIMES = """
a ác ách ai am an ang anh ao áp át au ay ắc ăm ăn ăng ắp ắt ấc âm ân âng ấp ất âu ây é ẻ em en eng eo ép ét ê ếch
êm ên ênh ếp ết êu í ịch im in inh íp ít iu iếc iêm iên iêng iếp iết iêu ó óc oi om on ong óp ót óa oác oách oai
oam oan oang oanh oao oáp oát oay oắc oăm oăn oăng oắt oe oen oeo oét ô ốc ôi ôm ôn ông ốp ốt ơ ơi ơm ơn ớp ớt u ua
úc ui um un ung úp út uân uất uây uâng uê uếch uênh uên uơ uốc uôi uôm uôn uông uốp uốt uy uýa uých uynh uýt uyu
uýp uyên uyết ư ưa ức ưi ưm ưn ưng ứt ưu ước ươi ươm ươn ương ướp ướt ươu ý ých ynh ýt yếm yên yêng yết yêu
"""
ALONE = ["uýa"]
"""Rimes that bear no tone: “khuya”."""


@pytest.mark.parametrize("rime", [rime for rime in RIMES.split() if rime not in ALONE])
def test_a_rime_is_a_syllable_by_itself_or_after_an_h(rime):
    assert is_syllable(rime) and is_syllable(rime.upper())


WRITTEN = """
bà cá chả dạ đã gà ghế gì hạ khó là mẹ năm ngà nghề nhà phố quả rạ sá tà thả trà và xã quyền quê khuya giếng gìn gi
già hỷ kỹ lý mỹ ný quý sỹ tỷ thỳ vỹ nghiêng kẽ ghi gấc ngấc
"""


@pytest.mark.parametrize("word", WRITTEN.split())
def test_what_is_written_is_a_syllable(word):
    assert is_syllable(word)


UNSAYABLE = """
bàc bảch bãp bat bạtt cê cíu gê gì1 ngê ngi gha ghô nghu quu quư quo byên hyên khuyả by cy zoo fa wa ja đà̀
nghuyênh bcd aai bb qa đđ dì́ ing ptá xyên giq
"""


@pytest.mark.parametrize("word", UNSAYABLE.split())
def test_what_no_one_can_say_is_none(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    "word",
    ["hòa", "hoà", "hòan", "qủa", "quả", "ngoeo", "thủy", "thuỷ", "lúa", "tuyết", "khoẻ", "hòe", "hoè", "tuỳ", "khỏe"],
)
def test_a_tone_may_stand_where_people_put_it(word):
    assert is_well_spelt(word) and is_well_spelt(word.upper())


@pytest.mark.parametrize("word", ["haù", "luá", "biêu\u0309a", "caó", "chiụ", "bàc"])
def test_a_tone_hardly_ever_stands_too_late(word):
    assert not is_well_spelt(word)


@pytest.mark.parametrize(
    ("word", "placed"),
    [
        ("hoà", "hòa"), ("thuỷ", "thủy"), ("khoẻ", "khỏe"), ("qủa", "quả"), ("qúy", "quý"), ("gìa", "già"),
        ("gìn", "gìn"), ("hòan", "hoàn"), ("toàn", "toàn"), ("ngòeo", "ngoèo"), ("úôn", "uốn"), ("ừơng", "ường"),
        ("biêù", "biều"), ("nuớc", "nuớc"), ("mía", "mía"), ("lúa", "lúa"), ("cuả", "của"),
        ("ban", "ban"), ("má", "má"), ("khuỷu", "khuỷu"), ("hùynh", "huỳnh"),
    ],
)  # fmt: skip
def test_the_tone_goes_where_the_older_spelling_has_it(word, placed):
    assert place_tone(word) == placed


def test_a_tone_is_told_apart_from_the_marks_of_its_letter():
    assert split_tone("ườậñ") == ("ươâñ", "\u0300\u0323")
    assert split_tone("ĐỨC") == ("ĐƯC", "\u0301")
