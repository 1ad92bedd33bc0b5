"""A language's page of the catalogue filled up: run by `python -m danvan_data.language CODE`."""

import json
import sys
from itertools import groupby
from pathlib import Path

from danvan_data.language.entries import Texts
from danvan_data.language.tongues import LANGUAGES


def filled(language: str) -> str:
    """Return the page of a language as TOML: its own texts, and the English ones where it has none yet."""
    texts = sorted((key.rpartition("."), each.get(language, each["en"])) for key, each in Texts().whole().items())
    lines: list[str] = []
    for group, entries in groupby(texts, key=lambda entry: entry[0][0]):
        lines += ["", f"[{group}]"]
        lines += [f"{name} = {json.dumps(text, ensure_ascii=False)}" for (_, _, name), text in entries]
    return "\n".join(lines).lstrip() + "\n"


if __name__ == "__main__":
    code = sys.argv[1] if len(sys.argv) == 2 else ""
    if code not in LANGUAGES[2:]:
        sys.exit(f"python -m danvan_data.language CODE: a language added to languages.toml, not {code!r}")
    page = Path(__file__).with_name("catalogue") / f"{code}.toml"
    lacking = sum(code not in each for each in Texts().whole().values())
    page.write_text(filled(code), encoding="utf-8")
    print(f"{page.name}: {lacking} texts are still in English")
