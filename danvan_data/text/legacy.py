"""Vietnamese text typed in the fonts of before Unicode (TCVN3, VNI), read as Unicode.

Such text must be decoded before it is cleaned: in TCVN3 the letter ư is the soft hyphen, which cleaning removes.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from danvan_data.text.syllables import is_syllable, is_well_spelt

# ---- TCVN3 (TCVN 5712, fonts .VnTime): one byte, one letter -------------------------------------------------------

_LOWER = dict(
    zip(
        "¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_CAPITALS = dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True))
# Capitals with tones have codes in the standard but not in .VnTime fonts: decoded, but never taken as evidence.
_RARE = {
    **dict(zip("¯º¿ÀÁÂÃÄÅÍÙÚÛàðÿ", "ẰẲẴẮẦẨẪẤỀỂỄẾỒỔỖỐ", strict=True)),
    **{chr(0x80 + i): letter for i, letter in enumerate("ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ")},
    **dict(zip("\x01\x02\x04\x05\x06\x11\x12\x13\x14\x15\x16\x17", "ÚỤỪỬỮỨỰỲỶỸÝỴ", strict=True)),
}
_TCVN3 = {**_LOWER, **_CAPITALS, **_RARE, "\x1f": "ư", "μ": "à"}
# Word's own optional hyphen is unit separator; its micro sign comes out as the Greek letter.
_AS_CP1252 = {chr(b): bytes([b]).decode("cp1252") for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
# Text that was read as cp1252; its quotes, dashes and dots were far more often typed as such than as letters.
_TCVN3.update({char: _RARE[byte] for byte, char in _AS_CP1252.items() if char.isalpha() and char not in "ˆ"})
_TCVN3_TABLE = str.maketrans(_TCVN3)

_CODES = {letter: code for code, letter in _TCVN3.items() if code <= "ÿ" and code != "\x1f"}
_COMBINING = dict(zip("°±²³´", "\u0300\u0309\u0303\u0301\u0323", strict=True))
_TONE_APART = re.compile("([aeiouyAEIOUY¡-¦¨-¬\xad])([°±²³´])")
_PUNCTUATION_BYTE = re.compile("[\x80\x82-\x87\x89\x8b\x91-\x97\x99\x9b]")
_LOST_U = re.compile("(?i)[ơờởỡớợ](?=(?:ng|c|u)(?![a-zà-ỹ]))")
_HORNED_U = frozenset("ưừửữứự")  # "tựơng" is mistyped, not short of a letter
_HORNED = dict(zip("ơờởỡớợƠỜỞỠỚỢ", "ưưưưưưƯƯƯƯƯƯ", strict=True))
_HYPHEN_FOR_U = re.compile("(?i)(?<=[a-z])-(?=[¬êëìíî]|(?:ng|n|a|m|c|t)(?![a-z]))")


def decode_tcvn3(text: str) -> str:
    """Return text typed in a TCVN3 (ABC, .VnTime) font as Unicode, whether it was read as latin-1 or as cp1252.

    Words whose plain letters are all capitals become capitals throughout, since these fonts have no capital with a
    tone; an ư lost before ơ (it was a soft hyphen) is put back where no syllable can do without it.
    """
    text = _TONE_APART.sub(_compose, text)
    text = _PUNCTUATION_BYTE.sub(_keep_punctuation, text)
    decoded = _WORD.sub(lambda m: _raise(m[0], m[0].translate(_TCVN3_TABLE)), text)
    return _LOST_U.sub(_put_back_u, decoded)


def _compose(match: re.Match[str]) -> str:
    letter = unicodedata.normalize("NFC", match[1].translate(_TCVN3_TABLE) + _COMBINING[match[2]])
    return _CODES.get(letter, match[0])


def _keep_punctuation(match: re.Match[str]) -> str:
    """Return the sign that the byte is in cp1252, unless it stands among capitals as a letter does."""
    text, at = match.string, match.start()
    beside = (text[at - 1 : at], text[at + 1 : at + 2])
    is_letter = all(char.isupper() or char in _CAPITALS for char in beside)
    return match[0] if is_letter else _AS_CP1252[match[0]]


def _raise(word: str, decoded: str) -> str:
    """Return the decoded word in capitals if its plain letters are capitals beyond the first."""
    if any("a" <= char <= "z" or char in "¨©ª«¬\xad®" for char in word):
        return decoded
    return decoded.upper() if any("A" <= char <= "Z" or char in _CAPITALS for char in word[1:]) else decoded


def _put_back_u(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    return match[0] if before.lower() in _HORNED_U else _HORNED[match[0]] + match[0]


# ---- VNI (VNI-Windows, fonts VNI-Times): a letter, then its mark ---------------------------------------------------

_TONE_MARKS = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_CIRCUMFLEXED = dict(zip("âáàåãä", ["̂", "̂́", "̂̀", "̂̉", "̂̃", "̣̂"], strict=True))
_BREVED = dict(zip("êéèúüë", ["̆", "̆́", "̆̀", "̆̉", "̆̃", "̣̆"], strict=True))
_ALONE = dict(zip("íìæóòîñöô", "íìỉĩịỵđươ", strict=True))


def _vni_pairs() -> dict[str, str]:
    pairs = dict(_ALONE)
    for bases, marks in (("aeiouyôö", _TONE_MARKS), ("aeo", _CIRCUMFLEXED), ("a", _BREVED)):
        for base in bases:
            for mark, combining in marks.items():
                pairs[base + mark] = unicodedata.normalize("NFC", _ALONE.get(base, base) + combining)
    capitals = {key.upper(): value.upper() for key, value in pairs.items()}
    # The mark's own case does not matter: "Aùnh" is what StrConv and Proper() make of "AÙNH".
    first = {key[0].upper() + key[1:]: value.upper() for key, value in pairs.items()}
    second = {key[0] + key[1:].upper(): value for key, value in pairs.items() if len(key) == 2}
    return {**first, **second, **capitals, **pairs}


_VNI = _vni_pairs()
_VNI_PAIR = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_VNI_STRAY = re.compile("[ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]")


def decode_vni(text: str) -> str:
    """Return text typed in a VNI (VNI-Times) font as Unicode."""
    return _VNI_PAIR.sub(lambda m: _VNI[m[0]], text)


# ---- Which of them, if any -----------------------------------------------------------------------------------------

_HIGH = "\x80-\x9f¡-¬\xad®-ÿ\x1fμ" + "".join(char for char in _AS_CP1252.values() if char.isalpha())
_WORD = re.compile(f"[A-Za-z{_HIGH}\x01\x02\x04-\x06\x11-\x17]+")
_EDGE_SIGNS = re.compile("^[«·]+|[»·®°]+$")
_KNOWN_HIGH = frozenset(char for char in _AS_CP1252.values() if char.isalpha()) - {"ƒ"} | {"μ"}
_RARE_CHARS = frozenset(_RARE)
_DJ_SIGNS = re.compile("[§®][¡-¾]")
_ODD_TCVN3 = re.compile("(?<=[A-Za-z])[¡-¬\xad®µ-¾×](?=[A-Za-z])|(?<![^ ])[§®](?=[a-z¡-¾])|(?<=[0-9])[ .]?®")
_ODD_VNI = re.compile("(?i)^ñ|[aeo][âåãä]|a[êëúü]")


class _Votes(NamedTuple):
    """How many words with marks read as Vietnamese syllables in each encoding, of how many, and what else tells."""

    unicode: int = 0
    tcvn3: int = 0
    vni: int = 0
    words: int = 0
    foreign: int = 0
    """Plain words that are not Vietnamese, less the marked ones that no other language could have written."""
    likelier: tuple[int, int] = (0, 0)
    """Of the words that read well both ways, how many more are commoner from TCVN3, from VNI, than as they stand."""
    odd: tuple[int, int] = (0, 0)
    """Words that are nothing as they stand and could be names of other peoples in TCVN3, in VNI."""
    vni_on_tie: bool = False
    """Some word is a common one from VNI and a rare one from TCVN3."""
    proof: bool = False
    """The text holds letters that only Unicode has."""


def _only_unicode(char: str) -> bool:
    return char > "ÿ" and (char.isalpha() or "\u0300" <= char <= "\u036f") and char not in _KNOWN_HIGH


@lru_cache(maxsize=65536)
def _votes(text: str) -> _Votes:
    if text.isascii():
        return _Votes()
    if any(map(_only_unicode, text)):
        return _Votes(proof=True)
    words = _WORD.findall(text)
    foreign = sum(len(word) > 2 and not word.isupper() and not is_syllable(word) for word in words if word.isascii())
    judged = [(word.lower(), _judge(word)) for word in words if not word.isascii()]
    return _Votes(
        unicode=sum(read.unicode for _, read in judged),
        tcvn3=sum(read.tcvn3 for _, read in judged),
        vni=sum(read.vni for _, read in judged),
        words=sum(read.counts for _, read in judged),
        foreign=foreign - sum(read.tcvn3 and not word.isalpha() for word, read in judged),
        likelier=(
            sum(
                1 if _likelier_tcvn3(word) else -1 for word, read in judged if read.both(read.tcvn3, word, decode_tcvn3)
            ),
            sum(1 if word in _LIKELIER_VNI else -1 for word, read in judged if read.both(read.vni, word, decode_vni)),
        ),
        vni_on_tie=any(word in _VNI_ON_TIE for word, _ in judged),
        odd=(
            len(_ODD_TCVN3.findall(text)),
            sum(bool(_ODD_VNI.search(word)) and not read.unicode for word, read in judged),
        ),
    )


class _Reading(NamedTuple):
    """Whether a word reads as a syllable as it is, from TCVN3, from VNI; and whether it counts at all."""

    unicode: bool = False
    tcvn3: bool = False
    vni: bool = False
    counts: bool = True

    def both(self, legacy: bool, word: str, decode: Callable[[str], str]) -> bool:
        """Return whether the word reads well both ways, and not the same."""
        return self.unicode and legacy and decode(word) != word


@lru_cache(maxsize=65536)
def _judge(word: str) -> _Reading:
    if word == "µm" or not (any(map(str.isalpha, word)) or _DJ_SIGNS.match(word)):
        return _Reading(counts=False)  # micrometres, or a sign by itself: ©, ·, ½, «
    if word == "ñ":
        return _Reading(vni=True)  # the đồng of "500.000ñ"
    plain = _EDGE_SIGNS.sub("", word).replace("Ð", "Đ")
    as_it_is = not plain.isascii() and plain.isalpha() and is_well_spelt(plain) and _cased(plain)
    tcvn3 = vni = False
    if not _RARE_CHARS.intersection(word):
        read = decode_tcvn3(word)
        tcvn3 = is_well_spelt(read) and (_cased(read) or _cased(word.translate(_CASE_OF_TCVN3)))
    if not _VNI_STRAY.search(_VNI_PAIR.sub("", word)):
        read = decode_vni(word)
        vni = is_well_spelt(read) and _cased(read)
    return _Reading(as_it_is, tcvn3, vni)


def _likelier_tcvn3(word: str) -> bool:
    return word in _LIKELIER_TCVN3 or bool(_LOST_U.search(word.translate(_TCVN3_TABLE)))


# Spellings that are Vietnamese syllables as they stand too, but commoner words when decoded (cã: có; sôn: sơn). They
# decide only with a hint; the list comes from the words of the bundled tables.
_TCVN3_WORDS = """
    bé bãng bèn bét chèng chõng côm còng cã cõ dõa dói dông gièng giái gióp giê hé khã khãm kú líp lín léc lóa mé méc
    mét mãng mói mõng ngò nhá nhãm nhê nhùa nhéng nãi nãng phè phót phóc phô réng rõng sè sèng sím sù thèng thõa trõ
    tè téc tõ tõng vèn võa vò xãm êm
"""
_VNI_WORDS = """
    boà boá boán choã chò chôi coá coám coát côm doàn gioáng goác goám goã hoã hôn loàng moác moãi nhoát nhôn
    noài noãi phoá phoái pô soá soáng sôn só thò thôm thô toá troàng trò voã voán
"""
# Where TCVN3 and VNI both give a word, the rarer is the one of TCVN3 (chổ, tử, hửng ...).
_TIE_WORDS = "chæ cö döa dö hö höng nhö thö tö cuûa chuû phuû löu höu öu ña cöng chöng chö röng söng"
_VNI_ON_TIE = frozenset(_TIE_WORDS.split())
_LIKELIER_TCVN3 = frozenset(_TCVN3_WORDS.split())
_LIKELIER_VNI = frozenset(_VNI_WORDS.split())
_CASE_OF_TCVN3 = str.maketrans({**dict.fromkeys("¨©ª«¬\xad®", "a"), **dict.fromkeys(_CAPITALS, "A")})


def _cased(word: str) -> bool:
    """Return whether capitals are where a writer puts them: none, the first, or all."""
    return word[1:].islower() or word.isupper() or word.islower()


def detect_legacy(text: str) -> str | None:
    """Return "tcvn3" or "vni" if more words read as Vietnamese in that encoding than as they stand, else None.

    Text with any letter that only Unicode has (ạ, đ, ư ...) is never taken as legacy; nor are words in other languages.
    """
    return _decide(_votes(text))


def _decide(votes: _Votes, hint: str | None = None) -> str | None:
    best = max(votes.tcvn3, votes.vni)
    if votes.proof:
        return None
    found = "tcvn3" if votes.tcvn3 > votes.vni else "vni"
    if votes.tcvn3 == votes.vni:
        found = hint or ("vni" if votes.vni_on_tie else "tcvn3")
    if found != hint:
        clear = best > max(votes.unicode, votes.foreign) and 2 * best >= votes.words
        return found if clear else None
    which = found == "vni"
    likely = best == votes.unicode > 0 and votes.likelier[which] > 0
    return found if best > votes.unicode or likely or votes.odd[which] > votes.unicode else None


def detect_legacy_many(texts: Iterable[str]) -> str | None:
    """Return "tcvn3" or "vni" if most of the texts of a column, sheet or file that can tell are so encoded, else None.

    Texts that cannot tell (plain ASCII, or read well both ways) do not count; a tie with Unicode is None.
    """
    found = {"tcvn3": 0, "vni": 0, "unicode": 0}
    for text in texts:
        votes = _votes(text)
        verdict = _decide(votes)
        if verdict:
            found[verdict] += 1
        elif votes.proof or votes.unicode > max(votes.tcvn3, votes.vni):
            found["unicode"] += 1
    best = max(found, key=found.__getitem__)
    return best if best != "unicode" and found[best] > found["unicode"] else None


def decode_legacy(text: str, hint: str | None = None) -> str:
    """Return the text decoded if it is in a legacy encoding, else unchanged.

    `hint` is what `detect_legacy_many` or a font name said of its surroundings ("tcvn3", "vni" or None): it decides
    where the words read equally well both ways ("cã" as it is, or "có").
    """
    found = _decide(_votes(text), hint)
    if found == "tcvn3":
        return decode_tcvn3(text)
    return decode_vni(text) if found == "vni" else text
