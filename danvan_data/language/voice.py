"""Who is spoken to: the language in use, and whether texts speak of public pages or of a reader's own registers."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale

from danvan_data.language.entries import Texts
from danvan_data.language.tongues import LANGUAGES


@dataclass(frozen=True)
class Voice:
    """Who is spoken to: `language` (None: the process's own), and `own` for texts on a reader's own registers."""

    language: str | None = None
    own: bool = False


_VOICE: ContextVar[Voice] = ContextVar("danvan_voice")


def _voice() -> Voice:
    return _VOICE.get(Voice())


@contextmanager
def speaking(language: str | None = None, own: bool | None = None) -> Iterator[None]:
    """Speak a language, or of a reader's own registers, for a while; what is None stays as it is."""
    wanted = _voice()
    if language is not None:
        wanted = replace(wanted, language=_known(language))
    if own is not None:
        wanted = replace(wanted, own=own)
    token = _VOICE.set(wanted)
    try:
        yield
    finally:
        _VOICE.reset(token)


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {language!r}")
    return language


def set_language(language: str) -> None:
    """Choose the language of charts, tables, controls and messages: `"vi"` (default), `"en"`, or one added since.

    It is the process's own from then on, and that of the kernels it starts: `DANVAN_LANG` holds it.

    Raises:
        ValueError: for any other code.

    """
    os.environ["DANVAN_LANG"] = _known(language)


def get_language() -> str:
    """Return the language in use: that of `speaking`, else `DANVAN_LANG` (which `set_language` sets), else `"vi"`."""
    wanted = _voice().language or os.environ.get("DANVAN_LANG", "vi").lower()
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def opened(sentence: str) -> str:
    """Return a sentence with a capital letter first."""
    return sentence[:1].upper() + sentence[1:]


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Return the catalogue: `{"group.name": {"vi": ..., "en": ...}}`."""
    return Texts()


def t(key: str, **values: object) -> str:
    """Return the catalogue's text for `key` in the current language, with `{placeholders}` filled in.

    A noun that a number counts stands in both forms, `{n} [model|models]`.
    Where texts speak of a reader's own registers, `own.<key>` takes its place if there is one.

    Raises:
        KeyError: when the catalogue has no such key.

    Example:
        >>> t("field.economy")
        'Kinh tế'

    """
    entries = catalogue()
    entry = (entries.get(f"own.{key}") if _voice().own else None) or entries[key]
    language = get_language()
    text = entry[language]
    agreed = _COUNTED.sub(lambda part: _agreeing(part, values, language), text) if "[" in text else text
    return agreed.format(**values) if values else agreed


_COUNTED = re.compile(r"\{(\w+)\}([^{}]*)")
"""A number and what follows it, up to the next one."""
_FORMS = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
"""What agrees with the number before it, in both its forms: `{n} named [model|models] [states|state]`."""


def _agreeing(part: re.Match[str], values: Mapping[str, object], language: str) -> str:
    """Return what follows a number in the forms that it asks for, by the rules of the language."""
    written = str(values.get(part[1], "")).replace(",", "")
    one = written.isdigit() and Locale(language).plural_form(int(written)) == "one"
    return f"{{{part[1]}}}{_FORMS.sub(lambda forms: forms[1] if one else forms[2], part[2])}"
