import csv
import time
import unicodedata
from pathlib import Path

import pandas as pd
import pytest
import xlrd
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_data.text import (
    clean,
    decode_legacy,
    decode_tcvn3,
    decode_vni,
    detect_legacy,
    detect_legacy_many,
    match_key,
    sort_key,
)

ROOT = Path(__file__).parents[2]
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LOWER = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES] + ["đ"]
LETTERS = [letter for letter in LOWER + [low.upper() for low in LOWER] if not letter.isascii()]

VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_HATS = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
VNI_BREVES = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
VNI_SINGLE = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def to_vni(text: str) -> str:
    return "".join(map(_letter_to_vni, text))


def _letter_to_vni(char: str) -> str:
    low = char.lower()
    if low in VNI_SINGLE:
        coded = VNI_SINGLE[low]
    else:
        base, *marks = unicodedata.normalize("NFD", low)
        tone = next((mark for mark in marks if mark in TONES), "")
        if "\u0302" in marks:
            coded = base + VNI_HATS[tone]
        elif "\u0306" in marks:
            coded = base + VNI_BREVES[tone]
        else:
            coded = ({"o": "ô", "u": "ö"}[base] if "\u031b" in marks else base) + VNI_TONES.get(tone, "")
    return coded.upper() if char.isupper() else coded


# TCVN 5712-1 as the standard lists it from 0x80 on; 0x00-0x17 hold the rest of the capitals.
TCVN_HIGH = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
TCVN_LOW = {0x01: "Ú", 0x02: "Ụ", 0x04: "Ừ", 0x05: "Ử", 0x06: "Ữ", 0x11: "Ứ", 0x12: "Ự"} | dict(
    zip(range(0x13, 0x18), "ỲỶỸÝỴ", strict=True)
)
TCVN_CODES = {letter: 0x80 + at for at, letter in enumerate(TCVN_HIGH)} | {v: k for k, v in TCVN_LOW.items()}


def to_tcvn3(text: str, codec: str = "latin-1") -> str:
    data = bytes(TCVN_CODES.get(char, ord(char)) for char in text)
    return data.decode(codec)


def test_the_alphabet_under_test_is_whole() -> None:
    assert len(LETTERS) == 134 and len(TCVN_HIGH) == 128


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back_from_both_encodings(letter: str) -> None:
    word = f"T{letter}T" if letter.isupper() else f"t{letter}t"
    assert decode_tcvn3(to_tcvn3(word)) == word
    assert decode_vni(to_vni(word)) == word


def test_vni_marks_may_differ_in_case_from_their_letter() -> None:
    assert decode_vni("Aùnh Ñaûng Öùng aÙ") == "Ánh Đảng Ứng á"


def test_a_capital_stands_before_small_letters_in_tcvn3_too() -> None:
    text = "Út Ụn Ừng Ửng Ữn Ứng Ựt Ỳ ra Ỷ lại Ỹ tá Ý chí Ỵ ra"
    assert decode_tcvn3(to_tcvn3(text)) == text


def test_the_tone_of_each_word_of_a_key_finds_its_place() -> None:
    assert match_key("Hoà thuận, thuỷ chung") == match_key("hoà thuận thuỷ chung") == "hòa thuận thủy chung"


def test_tcvn3_read_as_cp1252_is_the_same() -> None:
    text = "Đảng bộ xã, phường: ủy ban nhân dân, hội phụ nữ, thưởng"
    assert decode_tcvn3(to_tcvn3(text, "cp1252")) == text
    assert decode_tcvn3("X\u0161M") == "XỠM"  # 0x9A in cp1252


def test_quotes_and_dashes_typed_in_a_tcvn3_font_stay() -> None:
    assert decode_tcvn3("“Tæ tù qu¶n” – x·…") == "“Tổ tự quản” – xã…"
    assert decode_tcvn3("\x93Tæ tù qu¶n\x94") == "“Tổ tự quản”"


def test_signs_after_a_letter_are_tones_only_there() -> None:
    assert decode_tcvn3("100 m² ë 30°C") == "100 m² ở 30°C"
    assert decode_tcvn3("a³") == "á"


def test_a_lost_soft_hyphen_is_put_back_where_the_syllable_needs_it() -> None:
    assert decode_tcvn3("phêng, th¬ng, h¬u, c¬m, d­íi") == "phường, thương, hươu, cơm, dưới"


@pytest.mark.parametrize(
    ("typed", "encoding", "text"),
    [
        ("Uû ban nh©n d©n", "tcvn3", "Uỷ ban nhân dân"),
        ("Héi N«ng d©n", "tcvn3", "Hội Nông dân"),
        ("Héi", "tcvn3", "Hội"),
        ("X·", "tcvn3", "Xã"),
        ("§¸m c\xadíi v¨n minh", "tcvn3", "Đám cưới văn minh"),
        ("®·", "tcvn3", "đã"),
        ("HéI N¤NG D¢N", "tcvn3", "HỘI NÔNG DÂN"),
        ("Chi bé kÕt nèi qua nhãm Zalo", "tcvn3", "Chi bộ kết nối qua nhóm Zalo"),
        ("Hoäi Noâng daân", "vni", "Hội Nông dân"),
        ("Uyû ban nhaân daân", "vni", "Uỷ ban nhân dân"),
        ("Coâng an", "vni", "Công an"),
        ("HOÄI LIEÂN HIEÄP PHUÏ NÖÕ", "vni", "HỘI LIÊN HIỆP PHỤ NỮ"),
        ("Chæ thò", "vni", "Chỉ thị"),
        ("37.500.000ñ", "vni", "37.500.000đ"),
    ],
)
def test_real_phrases_are_told_and_decoded(typed: str, encoding: str, text: str) -> None:
    assert detect_legacy(typed) == encoding
    assert decode_legacy(typed) == text


@pytest.mark.parametrize(
    "text",
    [
        "Café", "B'Lá", "B’Lá", "Đak Pơ", "Ia Hla", "Ê Đê", "M'Nông", "Krông Nô", "Krông Năng", "Ðà Lạt", "Ðông Hà",
        "Hoà Bình", "thuỷ", "Xã", "XÃ", "Toà án", "qủa", "m²", "30°C", "«Le Monde»", "© 2024", "Windows®", "a · b",
        "500 µm", "Thaïs et Noël à Orléans", "résumé", "El Niño", "Müller, Köln", "naïve", "½", "",
        "Côté du Québec, forêt", "Nguyên", "Hué", "100%", "Zoë",
    ],
)  # fmt: skip
@pytest.mark.parametrize("hint", [None, "tcvn3", "vni"])
def test_text_that_is_not_legacy_stays_whatever_its_neighbours(text: str, hint: str | None) -> None:
    assert detect_legacy(text) is None
    assert decode_legacy(text, hint) == text


def _bundled_cells() -> list[str]:
    cells: list[str] = []
    for path in sorted((ROOT / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            cells += [cell for row in csv.reader(file) for cell in row]
    return sorted(set(cells))


def test_no_bundled_text_is_taken_for_legacy() -> None:
    cells = _bundled_cells()
    assert len(cells) > 3000
    assert [cell for cell in cells if detect_legacy(cell)] == []
    assert detect_legacy_many(cells) is None


@pytest.mark.parametrize(("encoding", "encode"), [("tcvn3", to_tcvn3), ("vni", to_vni)])
def test_bundled_names_come_back_from_legacy(encoding: str, encode) -> None:
    with (ROOT / "data" / "models.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {clean(row[column]) for row in rows for column in ("name", "lead_organisation", "district", "province")}
    latin = [name for name in names if all(char in TCVN_CODES or ord(char) < 128 for char in name)]
    pairs = [(name, encode(name)) for name in latin if encode(name) != name]
    assert len(pairs) > 300
    assert detect_legacy_many([typed for _, typed in pairs]) == encoding
    alone = sum(decode_legacy(typed) == name for name, typed in pairs)
    told = sum(decode_legacy(typed, encoding) == name for name, typed in pairs)
    assert alone >= 0.88 * len(pairs), f"{alone} of {len(pairs)}"
    assert told >= 0.96 * len(pairs), f"{told} of {len(pairs)}"


def test_a_hint_decides_only_what_reads_well_both_ways() -> None:
    assert decode_legacy("cã") == "cã"
    assert decode_legacy("cã", "tcvn3") == "có"
    assert decode_legacy("Phêng", "tcvn3") == "Phường"
    assert decode_legacy("ChÝnh Lý", "tcvn3") == "Chính Lý"
    assert decode_legacy("tö", "tcvn3") == "tử"
    assert decode_legacy("tö") == "tư"
    assert decode_legacy("Bình Sôn", "vni") == "Bình Sơn"
    assert decode_legacy("500®", "tcvn3") == "500đ"
    assert decode_legacy("Kr«ng N¨ng", "tcvn3") == "Krông Năng"
    assert decode_legacy("Ñak Pô", "vni") == "Đak Pơ"
    assert decode_legacy("Công an xã Hòa Bình", "tcvn3") == "Công an xã Hòa Bình"
    assert decode_legacy("16 mô hình", "vni") == "16 mô hình"


FROM_TCVN3 = """bộ bóng bốn bột chống chừng cụm cũng có cừ dừa dúi dụng giống giỏi giúp giờ hộ khó khóm kỳ lớp lớn lộc
lúa mộ mộc một móng múi mừng ngũ nhỏ nhóm nhờ nhựa nhộng nói nóng phố phút phúc phụ rộng rừng số sống sớm sự thống thừa
trừ tố tộc từ từng vốn vừa vũ xóm ờm"""
FROM_VNI = """bồ bố bốn chỗ chị chơi cố cốm cốt cơm dồn giống gốc gốm gỗ hỗ hơn lồng mốc mỗi nhốt nhơn nồi nỗi phố phối
pơ số sống sơn sĩ thị thơm thơ tố trồng trị vỗ vốn"""
"""Common words; what stands for them in these fonts is a rarer syllable in Unicode."""


@pytest.mark.parametrize(
    ("word", "typed", "hint"),
    [
        *((word, to_tcvn3(word), "tcvn3") for word in FROM_TCVN3.split()),
        *((word, to_vni(word), "vni") for word in FROM_VNI.split()),
    ],
)
def test_a_common_word_is_read_where_its_neighbours_tell_of_the_font(word, typed, hint):
    assert decode_legacy(typed) == typed
    assert decode_legacy(typed, hint) == word


TIED = "chỉ cư dưa dư hư hưng như thư tư chủ phủ lưu hưu ưu đa cưng chưng chư rưng sưng"


@pytest.mark.parametrize("word", TIED.split())
def test_a_word_that_both_fonts_give_is_the_common_one_unless_told_otherwise(word):
    typed = to_vni(word)
    assert decode_legacy(typed) == decode_legacy(typed, "vni") == word
    assert decode_legacy(typed, "tcvn3") == decode_tcvn3(typed) != word


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Héi WORLD BANKS", "tcvn3"), ("Héi world banks", None), ("Héi of the World", None), ("Héi ƒ", None),
     ("Héi bo\u0300", None), ("Hoäi dân", None), ("«dân» Hoäi", None), ("dân Hoäi noâng", "vni"),
     ("lμm", "tcvn3")],
)  # fmt: skip
def test_words_of_another_language_tell_against_a_font(text, encoding):
    assert detect_legacy(text) == encoding


def test_capitals_are_those_of_the_word_where_the_font_has_none():
    assert decode_tcvn3("ñY BAN") == "ỦY BAN"
    assert decode_tcvn3("Nñ") == "Nủ" and decode_tcvn3("X·M") == "XÃM"
    assert decode_tcvn3("5 ˆ 3") == "5 ˆ 3"
    assert decode_tcvn3("N§é") == "NĐỘ"


def test_a_column_is_told_by_its_majority() -> None:
    assert detect_legacy_many(["STT", "cã", "Héi N«ng d©n", "x· Hoµng An", "Hội Nông dân"]) == "tcvn3"
    assert detect_legacy_many(["Héi", "Hội Nông dân", "Đoàn xã"]) is None
    assert detect_legacy_many(["a", ""]) is None


def test_an_old_register_in_tcvn3_reads_as_its_clerk_read_it() -> None:
    sheet = xlrd.open_workbook(ROOT / "tests" / "registers" / "examples" / "D04_tcvn3.xls").sheet_by_index(0)
    values = [str(cell.value) for row in sheet.get_rows() for cell in row if isinstance(cell.value, str)]
    hint = detect_legacy_many(values)
    assert hint == "tcvn3"
    decoded = [clean(decode_legacy(value, hint)) for value in values]
    for expected in (
        "danh sách mô hình dân vận khéo năm 2010", "Tên mô hình", "Đơn vị", "Xã", "Lĩnh vực", "Kinh tế",
        "Nuôi ong lấy mật dưới tán rừng", "Đám cưới văn minh, tiết kiệm", "ủy ban MTTQ Việt Nam thị trấn",
        "TT Thắng", "Văn hoá - xã hội", "An ninh quốc phòng", "Hệ thống chính trị", "Hồ sơ không chờ",
        "Chi bộ kết nối qua nhóm Zalo", "Cộng: 12 mô hình", "Cựu chiến binh làm kinh tế giỏi",
    ):  # fmt: skip
        assert expected in decoded


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("thƣởng, phƣờng, NƢỚC", "thưởng, phường, NƯỚC"),
        ("CỘNG HÕA XÃ HỘI", "CỘNG HÒA XÃ HỘI"),
        ("PHÕNG, phõng", "PHÒNG, phòng"),
        ("VÕ THỊ XÕA, lõng", "VÕ THỊ XÕA, lõng"),
        ("Hạnh phöc", "Hạnh phúc"),
        ("Köln", "Köln"),
        ("Ðà Lạt", "Đà Lạt"),
        ("a\u00a0b\u2009c\u200bd\ufeff\u00ade", "a b cde"),
        (" một \r\n hai\tba_x000D_\n", "một hai ba"),
        ("Hô\u0323i Nông dân", "Hội Nông dân"),
        ("a\u0301\u0302", "ấ"),
        ("\x93khéo\x94 \x96 vì dân", "“khéo” – vì dân"),
        ("B’Lá, B'Lá", "B’Lá, B'Lá"),
        ("Ɖảng, ɖã, ðã, Ƣu, ƣu", "Đảng, đã, đã, Ưu, ưu"),
        ("hõa tõa phõng cõn trõn hõn đõi đõn chõm xõe bõ ngõi thõa kõ", "hòa tòa phòng còn tròn hòn đòi đòn chòm xòe "
         "bò ngòi thòa kò"),
        ("PHÖC, höng", "PHÖC, höng"),
        ("HẠNH PHÖC, đöng", "HẠNH PHÚC, đúng"),
        ("", ""),
    ],
)  # fmt: skip
def test_clean_mends_known_damage_and_nothing_else(damaged: str, mended: str) -> None:
    assert clean(damaged) == mended


@pytest.mark.parametrize("code", [
    *range(0x09), *range(0x0E, 0x1C), 0x7F, 0xAD, 0x34F, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F),
    *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFE0E, 0xFE0F, 0xFEFF, 0x81, 0x8D, 0x8F, 0x90, 0x9D,
])  # fmt: skip
def test_what_cannot_be_seen_is_taken_out(code):
    assert clean(f"tổ{chr(code)} tự quản") == "tổ tự quản"
    assert clean(f"to{chr(code)} 1") == "to 1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("biêù phöc", "biều phúc"),
        ("hòa", "hoà"), ("thủy", "thuỷ"), ("Ủy ban", "uỷ ban"), ("khỏe", "khoẻ"), ("quả", "qủa"), ("hoàn", "hòan"),
        ("già", "gìa"), ("Văn hóa - xã hội", "VĂN HOÁ–XÃ HỘI"), ("quý", "qúy"), ("“Khéo”", "khéo"), ("Ðảng", "đảng"),
    ],
)  # fmt: skip
def test_spellings_of_one_word_share_a_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ma", "má"), ("kỹ", "kĩ"), ("dân", "dần"), ("đa", "da"), ("tổ 1", "tổ 2"), ("mùa", "muà ơ")]
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_a_key_reads_as_plain_words_and_can_drop_marks() -> None:
    assert match_key("  Tên MÔ HÌNH, điển hình (DVK) ") == "tên mô hình điển hình dvk"
    assert match_key("Đường hoà bình", marks=False) == "duong hoa binh"


def test_the_order_is_the_vietnamese_alphabet_then_tones_then_case() -> None:
    words = list("aàảãáạăâbcdđeêghiklmnoôơpqrstuưvxy")
    backwards = words[::-1]
    assert sorted(backwards, key=sort_key) == words
    names = ["An", "Ăn", "Âu", "Bà con", "Ba Đình", "“Ca”", "Da", "Đa", "Ô", "Vũ"]
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names
    assert sorted(["Đa", "đa", "đá"], key=sort_key) == ["đa", "Đa", "đá"]
    assert list(pd.Series(["V", "Ô", "Đ"]).sort_values(key=lambda s: s.map(sort_key))) == ["Đ", "Ô", "V"]


SPOKEN = st.text(st.sampled_from(LETTERS + list("bcdghklmnpqrstvx aeiouy-,.Ðƣöõ\u00a0\u0301\u0302\u200b")), max_size=30)
ANY = st.one_of(st.text(max_size=40), SPOKEN)


@given(ANY)
@settings(max_examples=300)
def test_cleaning_and_keys_are_stable_for_any_text(text: str) -> None:
    cleaned, key, bare = clean(text), match_key(text), match_key(text, marks=False)
    assert clean(cleaned) == cleaned
    assert match_key(key) == key
    assert match_key(bare, marks=False) == bare
    assert unicodedata.is_normalized("NFC", cleaned)


@given(ANY)
@settings(max_examples=300)
def test_composed_and_decomposed_text_are_one(text: str) -> None:
    assert clean(unicodedata.normalize("NFD", text)) == clean(unicodedata.normalize("NFC", text))
    assert match_key(unicodedata.normalize("NFD", text)) == match_key(text)


@given(st.text(st.characters(max_codepoint=0x17F), max_size=40), st.sampled_from([None, "tcvn3", "vni"]))
@settings(max_examples=300)
def test_no_text_is_too_odd_to_decode_or_sort(text: str, hint: str | None) -> None:
    assert isinstance(decode_legacy(text, hint), str)
    assert isinstance(decode_tcvn3(text) + decode_vni(text) + sort_key(text), str)
    assert detect_legacy(text) in (None, "tcvn3", "vni")


def test_a_large_register_is_keyed_in_a_fraction_of_a_second() -> None:
    texts = [f"Hội Nông dân xã {number}" for number in range(20_000)]
    begun = time.perf_counter()
    for text in texts:
        clean(text), match_key(text)
    assert time.perf_counter() - begun < 2.0
