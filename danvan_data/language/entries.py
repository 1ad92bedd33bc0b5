"""The texts of the catalogue (`catalogue/*.toml`): a page is read when a text of one of its groups is asked for."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.resources import files
from typing import Any

from danvan_data.language.tongues import LANGUAGES

_GROUP = re.compile(r"^\[(\w+)", re.MULTILINE)


class Texts(Mapping[str, Mapping[str, str]]):
    """Each text by its key, in every language: `{"group.name": {"vi": ..., "en": ...}}`.

    Raises:
        ValueError: a text stands twice, lacks a language, or is of none; the sentence names its key and page.

    """

    def __init__(self) -> None:
        self._entries: dict[str, dict[str, str]] = {}
        self._read: set[str] = set()

    def __getitem__(self, key: str) -> Mapping[str, str]:
        self._open(key.partition(".")[0])
        entry = self._entries[key]
        if lacking := [language for language in LANGUAGES if language not in entry]:
            raise ValueError(f"catalogue: {key} is not in {lacking[0]}; see catalogue/{lacking[0]}.toml")
        return entry

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole())

    def whole(self) -> Mapping[str, Mapping[str, str]]:
        """Return the texts of all pages, those that lack a language too."""
        for group in self._pages:
            self._open(group)
        return self._entries

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @cached_property
    def _pages(self) -> dict[str, list[tuple[str, str]]]:
        """The name and content of each page that holds texts of a group, by the group."""
        pages: dict[str, list[tuple[str, str]]] = {}
        for page in sorted(files(__package__).joinpath("catalogue").iterdir(), key=lambda page: page.name):
            if page.name.endswith(".toml"):
                content = page.read_text(encoding="utf-8")
                for group in dict.fromkeys(_GROUP.findall(content)):
                    pages.setdefault(group, []).append((page.name, content))
        return pages

    def _open(self, group: str) -> None:
        for page, content in self._pages.get(group, ()):
            if page not in self._read:
                self._read.add(page)
                name = page.removesuffix(".toml")
                for key, entry in _leaves(tomllib.loads(content), page, name if name in LANGUAGES else ""):
                    if twice := entry.keys() & self._entries.get(key, {}).keys():
                        raise ValueError(f"catalogue: {key} stands twice in {', '.join(sorted(twice))}; see {page}")
                    self._entries.setdefault(key, {}).update(entry)


def _leaves(table: dict[str, Any], page: str, alone: str, prefix: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each key with its texts; `alone`: the language of a page that holds no other."""
    for name, value in table.items():
        key = prefix + name
        if isinstance(value, str):
            if not alone:
                raise ValueError(f"catalogue: {key} is a text of no language; see {page}")
            yield key, {alone: value}
        elif any(isinstance(text, str) for text in value.values()) and not alone:
            if unknown := [code for code in value if code not in LANGUAGES]:
                raise ValueError(f"catalogue: {key} is in {unknown[0]}, no language of languages.toml; see {page}")
            yield key, value
        else:
            yield from _leaves(value, page, alone, f"{key}.")
