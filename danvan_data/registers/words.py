"""The words by which a register is read: of headers, fields, bodies, totals and footers.

They stand in `words.toml` and are compared under `match_key`, so case, punctuation and tone placement
do not matter.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from danvan_data.text import match_key

_SHORT = 3
"""Letters of a word that is not looked for without diacritics: too many others are written so."""
_WORDS = tomllib.loads(files("danvan_data.registers").joinpath("words.toml").read_text(encoding="utf-8"))


def keys(*phrases: str) -> frozenset[str]:
    """Return the matching keys of phrases; a phrase may list several, separated by `|`."""
    return frozenset(match_key(part) for phrase in phrases for part in phrase.split("|"))


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return what the phrases begin with, with their diacritics and without."""
    found = keys(*phrases)
    return frozenset(key.split()[0] for key in (*found, *map(unmarked, found)) if key)


def starts(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases as whole words at the start of a key."""
    return re.compile(rf"(?:{_either(phrases)})(?= |$)")


def inside(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases as whole words anywhere in a key."""
    return re.compile(rf"(?:^| )(?:{_either(phrases)})(?= |$)")


def _either(phrases: Iterable[str]) -> str:
    """Return a pattern of the phrases; of those without diacritics only in a text that has none to its end."""
    marked = keys(*phrases)
    bare = frozenset(map(unmarked, marked)) - marked - {""}
    both = [_any(marked), rf"(?:{_any(bare)})(?= |$)(?=[ -~]*$)"]
    return "|".join(both if bare else both[:1])


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def unmarked(key: str) -> str:
    """Return a key without diacritics, `""` where it would be too short to tell one word from another."""
    return match_key(key, marks=False) if len(key) > _SHORT else ""


_HEADER: dict[str, list[str]] = _WORDS["header"]
SUBMITTED = keys(*_HEADER["submitted"])
"""Labels of the column in which an online form notes when an answer was sent."""
ROLES: dict[str, str] = {
    match_key(word): "other" if role == "submitted" else role
    for role, listed in reversed(_HEADER.items())
    for word in listed
}
"""Header label -> the role of its column."""

BARE_ROLES: dict[str, str] = {match_key(word, marks=False): role for word, role in ROLES.items()}
"""The same without diacritics, for exports such as `ten_mo_hinh`."""

ROLE_STARTS = tuple((entry["role"], starts(entry["words"])) for entry in _WORDS["header_start"])

ROLE_INSIDE = tuple((entry["role"], inside(entry["words"])) for entry in _WORDS["header_inside"])
"""Words that tell a column's role wherever they stand in a question or explanation."""

START_WORDS = keys(*(word for entry in _WORDS["header_start"] for word in entry["words"]))
"""What labels that go on with other words begin with."""

LABEL_LEADS = keys(*_WORDS["label"]["lead"])
LABEL_FILL = keys(*_WORDS["label"]["fill"])
LABEL_HEADS: dict[str, str] = {
    match_key(word): role for role, listed in reversed(_WORDS["label"]["head"].items()) for word in listed
}
"""What a label put together of words is about -> the role of its column."""
LABEL_WORDS = frozenset(
    word for phrase in (*ROLES, *START_WORDS, *LABEL_LEADS, *LABEL_FILL, *LABEL_HEADS) for word in phrase.split()
)
"""The words that labels have."""


def _shortened() -> dict[str, str]:
    """Return the labels with the beginning of one word in its place -> their role, where it is the same for all."""
    roles: dict[str, set[str]] = {}
    for label, role in ROLES.items():
        words = label.split()
        for at, word in enumerate(words if len(words) > 1 else ()):
            for size in range(1, min(len(word), _SHORT)):
                roles.setdefault(" ".join([*words[:at], word[:size], *words[at + 1 :]]), set()).add(role)
    return {label: told.pop() for label, told in roles.items() if len(told) == 1}


SHORTENED_ROLES = _shortened()
"""What stands for a label by the first letters of a word, `L.vực`, `Đ/vị` -> the role of its column."""

_ROW: dict[str, list[str]] = _WORDS["row"]
PLACE: dict[str, list[str]] = _WORDS["place"]
HEADING: dict[str, list[str]] = _WORDS["heading"]
CONTENT: dict[str, list[str]] = _WORDS["content"]
COUNT_HEADERS = starts(_ROW["count_header"])
TOTAL = re.compile(rf"(?:{_either(_ROW['total'])})(?= |$)(?! (?:{_either(['đài', 'đồng', 'tác'])})(?: |$))")
TOTAL_WORDS = first_words(_ROW["total"])
"""What a total begins with."""

TOTAL_REST = re.compile(rf"(?:(?:\d+|[ivxl]+|[a-zđ]|{_either(_ROW['total_rest'])})(?: |$))*$")
TOTAL_OF = starts(_ROW["total_of"])
"""What a subtotal may be of, with a name after it."""

FOOTER = starts(_ROW["footer"])
NOTE_ROW = starts(_ROW["note"])
REMARK = starts(_ROW["remark"])
"""What a remark begins with that goes on after a colon."""
LIST = re.compile(rf" (?:{_either(_ROW['list'])}) ")
PART = re.compile(rf" (?:{_either(_ROW['part'])}) ")
"""What the titles of lists, and of their parts, have in them; where a title stands, a new list begins."""

NOTHING = keys(*_ROW["nothing"])
DETAIL = keys(*_ROW["detail"])
"""What lines below a model's name, in its own cell, begin with: they say more of it."""
HINTS = _ROW["hint"]
HINT = starts(HINTS)
"""What stands in a row, or in a cell, that tells how to fill it in."""
EXAMPLE = keys(*_ROW["example"])
"""What stands in place of a running number in a row that only shows how to fill in the others."""
UNCHANGED = keys(*_ROW["unchanged"])
"""What stands under an approved name where the proposed one holds."""

DITTO = keys("như trên|nt|n t|ntrên|nhu tren|như trên nt")
DITTO_MARKS = frozenset(
    ['"', "''", "//", "″", "〃", "”", "“", ",,", "„", "``", "´´", '""', "‘‘", "’’", "\\", "””", "““", "~"]
)
NO_TICKS = frozenset(
    [
        "",
        "0",
        "-",
        "không",
        "–",
        "—",
        "false",
        "dừng",
        "thôi",
        "bỏ",
        "ko",
        "□",
        "☐",
        "o",
        "…",
        "...",
        "•",
        "¨",
        "£",
        "\uf0a8",
        "\uf06f",
        "\uf0a3",
    ]
)

_CODES = {match_key(word): code for code, listed in _WORDS["field"].items() for word in listed}
_FILL = keys(*_WORDS["field_beside"]["fill"])
_BESIDE = keys(*_WORDS["field_beside"]["beside"])
_BARE_CODES = {bare: code for word, code in _CODES.items() if (bare := unmarked(word))}
_BARE_FILL = frozenset(match_key(word, marks=False) for word in _FILL)
_LONGEST = 7


def field_codes(text: str) -> tuple[frozenset[str], bool]:
    """Return the fields that a wording names, and whether every word of it was understood.

    `"Văn hóa - Xã hội"` gives `({"culture_society"}, True)`, `"KT-XH"` two fields, `"Nông thôn mới"` none.
    """
    return _field_codes(match_key(text))


@lru_cache(maxsize=4096)
def _field_codes(key: str) -> tuple[frozenset[str], bool]:
    found, known = _consume(key.split(), _CODES, _FILL, _BESIDE)
    if not known and key.isascii():  # typed without any diacritics
        bare, understood = _consume(key.split(), _BARE_CODES, _BARE_FILL, frozenset())
        if understood or not found:
            found, known = bare, understood
    return frozenset(found), known


def _consume(
    words: list[str], codes: dict[str, str], fill: frozenset[str], beside: frozenset[str]
) -> tuple[set[str], bool]:
    found: set[str] = set()
    known, at = True, 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            if phrase in codes:
                found.add(codes[phrase])
                break
            if phrase in fill or phrase in beside or phrase.isdigit():
                break
        else:
            known, length = False, 1
        at += length
    return found, known


def field_of(text: str) -> str:
    """Return the one field that a wording names in full, else `""` (several fields, or other words)."""
    found, known = field_codes(text)
    return next(iter(found)) if known and len(found) == 1 else ""


ORGANISATION_WORDS: dict[str, str] = {
    match_key(word): code for code, listed in reversed(_WORDS["organisation"].items()) for word in listed
}
"""First words of a body's name -> its type."""
_BARE_ORGANISATIONS = {bare: code for word, code in ORGANISATION_WORDS.items() if " " in (bare := unmarked(word))}
"""The same without diacritics; of one syllable alone too many are other words ("ban", "to")."""


@lru_cache(maxsize=65536)
def organisation_type(text: str) -> str:
    """Return the controlled type of a body by the first words of its name; `""` when none is known."""
    key = match_key(text)
    words = key.split()
    for known in (ORGANISATION_WORDS, _BARE_ORGANISATIONS) if key.isascii() else (ORGANISATION_WORDS,):
        for length in range(min(5, len(words)), 0, -1):
            code = known.get(" ".join(words[:length]))
            if code:
                return code
    return ""


_SUGGEST = re.compile(
    "|".join(
        rf"(?P<{code}>\b(?:{'|'.join(map(re.escape, listed))})\b)" for code, listed in _WORDS["suggestion"].items()
    )
)


def suggest_field(name: str) -> str:
    """Return the field that a model's name hints at, else `""`; a suggestion for a person to judge, never a fact."""
    found = _SUGGEST.search(name.casefold())
    return found.lastgroup or "" if found else ""
