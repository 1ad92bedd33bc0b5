"""The shape of a Vietnamese syllable: which letters may follow which, and where its tone is written."""

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Grave, hook, tilde, acute, dot below: the order of Vietnamese dictionaries."""

_ONSETS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x"

_RIME_LIST = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
    ê êch êm ên ênh êng êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uât uây uâng uê uêch uênh uên uơ uôc uôi uôm uôn uông uôp uôt
    uy uya uych uynh uyt uyu uyp uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y ych ynh yt yêm yên yêng yêt yêu
"""
_RIMES = frozenset(_RIME_LIST.split())

_BEFORE_Y = frozenset(("", "h", "k", "l", "m", "n", "qu", "s", "t", "th", "v"))
_SYLLABLE = re.compile(f"({'|'.join(sorted(_ONSETS.split('|'), key=len, reverse=True))})?(.+)")


_MARKED_VOWELS = frozenset("ăâêôơư")
_VOWELS = frozenset("aeiouy") | _MARKED_VOWELS
_TONED = {
    unicodedata.normalize("NFC", spelt + tone): (spelt, tone)
    for vowel in _VOWELS
    for spelt in (vowel, vowel.upper())
    for tone in TONES
}


def split_tone(word: str) -> tuple[str, str]:
    """Return an NFC word without its tone marks (ă, ê, ơ and the tilde of ñ stay), and the tone marks taken from it."""
    pairs = [_TONED.get(char, (char, "")) for char in word]
    return "".join(letter for letter, _ in pairs), "".join(tone for _, tone in pairs)


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Return whether a word can be a Vietnamese syllable by its letters and tone, whatever its case."""
    letters, tones = split_tone(word.lower())
    if len(tones) > 1 or len(letters) > 7:
        return False
    if letters == "gi":
        return True
    if _has_shape(letters, tones):
        return True
    # "giếng" is g + iêng, not gi + êng; "gìn" is g + in.
    return letters.startswith("gi") and letters[1:] in _RIMES and _tone_fits(letters, tones)


@lru_cache(maxsize=16384)
def is_well_spelt(word: str) -> bool:
    """Return whether a word can be a syllable with its tone where people write it: hòa, hoà, hòan, but not haù."""
    lower = word.lower()
    if not is_syllable(lower):
        return False
    letters, tones = split_tone(lower)
    if not tones or letters.endswith(("oa", "oe", "uy")):
        return True
    # Early typing programs put tones too early ("hòan", "qủa"), hardly ever too late.
    return _tone_index(lower, letters) <= _tone_index(place_tone(lower), letters)


def _tone_index(word: str, letters: str) -> int:
    return next(index for index, char in enumerate(word) if char != letters[index])


def _has_shape(letters: str, tones: str) -> bool:
    match = _SYLLABLE.fullmatch(letters)
    if not match:
        return False
    onset, rime = match[1] or "", match[2]
    front = rime[0] in "eêiy"
    if rime not in _RIMES or (onset in ("c", "g", "ng") and front) or (onset in ("gh", "ngh") and not front):
        return False
    if rime[0] == "y" and onset not in _BEFORE_Y:
        return False
    if (onset == "qu" and rime[0] in "uưo") or (rime.startswith("yê") and onset not in ("", "qu")):
        return False
    if rime == "uya" and tones:
        return False
    return _tone_fits(rime, tones)


def _tone_fits(letters: str, tones: str) -> bool:
    # A syllable closed by a stop carries only the sharp or the heavy tone.
    return not letters.endswith(("c", "ch", "p", "t")) or tones in ("\u0301", "\u0323")


@lru_cache(maxsize=16384)
def place_tone(word: str) -> str:
    """Return a lower-case word with its tone mark where the older spelling puts it: hoà -> hòa, qủa -> quả.

    A word with no tone, several, or one outside a group of two or three vowels is returned as it is.
    """
    letters, tones = split_tone(word)
    if len(tones) != 1 or len(letters) != len(word):
        return word
    at = _tone_index(word, letters)
    start, end = at, at + 1
    while start and letters[start - 1] in _VOWELS:
        start -= 1
    while end < len(letters) and letters[end] in _VOWELS:
        end += 1
    if start and letters[start - 1 : start + 1] in ("qu", "gi") and end - start > 1:
        start += 1
    if not 1 <= end - start <= 3 or letters[at] not in _VOWELS:
        return word
    at = _nucleus(letters, start, end)
    return letters[:at] + unicodedata.normalize("NFC", letters[at] + tones) + letters[at + 1 :]


def _nucleus(letters: str, start: int, end: int) -> int:
    """Return the place of the letter among the vowels `letters[start:end]` that bears the tone."""
    marked = [index for index in range(start, end) if letters[index] in _MARKED_VOWELS]
    if marked:
        return marked[-1]
    if end - start == 3:
        return start + 1
    closed = end < len(letters) and letters[end].isalpha()
    return end - 1 if closed else start
