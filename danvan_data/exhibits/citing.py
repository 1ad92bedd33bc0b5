"""Sources in words: a line of credit, a citation, a list."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits.wording import quoted
from danvan_data.language import catalogue, day, get_language, month, number, t

SOURCES = ["source_id", "publisher", "title", "published", "url"]
"""What is told of a source."""

_BRACKETS = re.compile(r"\([^()]*\)")
_MARKED = re.compile(r"[^\W\d_a-zA-Z]")
"""A letter that Vietnamese has and English has not."""

MOST_NAMED = 3
"""Pages that one line names; of more it says how many."""

MONTH = len("2019-12")


def ids_of(cells: Iterable[str]) -> list[str]:
    """Return the source ids in cells such as `B001, B002`, each once, in order."""
    return list(dict.fromkeys(one for cell in cells for one in str(cell).split(", ") if one))


def published(value: str) -> str:
    """Write the date of a page by the language's custom: a day, a month, or a year alone.

    Example:
        >>> published("2019-12"), published("2019")
        ('12/2019', '2019')

    """
    try:
        return month(date.fromisoformat(f"{value}-01")) if len(value) == MONTH else day(date.fromisoformat(value))
    except ValueError:
        return value


def publisher(name: str) -> str:
    """Return a publisher with what the evidence notes of it in brackets in the current language.

    Example:
        >>> publisher("vietnam.vn (Persian translation of Báo Hải Dương)")
        'vietnam.vn (bản dịch tiếng Ba Tư của Báo Hải Dương)'

    """
    head, opening, note = name.partition(" (")
    if not opening:
        return name
    words, keys = _noted()
    return f"{head} ({words.sub(lambda found: t(keys[found[0]]), note)}"


@cache
def _noted() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the words that the evidence notes of publishers, which it does in English, and the keys of each."""
    keys = {text["en"]: key for key, text in catalogue().items() if key.startswith("publisher.")}
    return re.compile(rf"\b({'|'.join(sorted(map(re.escape, keys), key=len, reverse=True))})\b"), keys


def name_of(page: Mapping[Any, Any]) -> str:
    """Name a page in a line: its publisher and date; a file by its title."""
    when = published(page["published"])
    who = page["publisher"] or page["title"]  # a file of a reader's own has no publisher
    return f"{who} ({when})" if when else str(who)


def files_of(evidence: Evidence) -> str:
    """Name the files of a reader's own registers, or say how many they are."""
    titles = evidence.sources["title"].tolist()
    known = evidence.models["source_id"].nunique()
    return t("own.named", names="; ".join(titles)) if known <= MOST_NAMED else t("own.number", n=number(known))


def names_kept(table: pd.DataFrame, languages: Mapping[str, str]) -> str:
    """Return the note that names stay as their sources have them; "" where all are in the reader's language.

    `table` has the columns of `marks.MARKS`, a row of it a model; `languages` tells the language of each page.
    """
    rows = table.drop_duplicates("row")
    foreign = any(
        _is_vietnamese(row, [languages.get(one, "vi") for one in ids_of([cell])]) != (get_language() == "vi")
        for row, cell in zip(rows["row"], rows["sources"], strict=True)
    )
    return t("exhibit.names_kept") if foreign else ""


def _is_vietnamese(row: str, languages: list[str]) -> bool:
    """Say whether a row's name is Vietnamese: its page is, or its letters are, what stands in brackets aside."""
    return "vi" in languages or not languages or bool(_MARKED.search(_BRACKETS.sub("", row)))


def how_many(sources: pd.DataFrame, cited: int, own: bool) -> str:
    """Say how many public pages a number rests on; where it is of a reader's own registers, how many files."""
    beside = own and sources["url"].ne("").any()
    return t("chart.files_and_pages" if beside else "chart.files" if own else "chart.pages", n=number(cited))


def credit(sources: pd.DataFrame, cited: int, own: bool) -> str:
    """Name the sources in one line, or say how many they are."""
    if not cited:
        return ""
    if cited > MOST_NAMED or len(sources) < cited:
        return t("chart.sources_count", what=how_many(sources, cited, own))
    return "; ".join(dict.fromkeys(name_of(page) for page in sources.to_dict("records")))


def parts_of(page: Mapping[Any, Any]) -> tuple[str, str, str, str]:
    """Return publisher, title, date and address of a page; a folder, which its title names, has no publisher."""
    who = "" if not page["url"] and page["publisher"] in page["title"] else page["publisher"]
    return who, page["title"], published(page["published"]), page["url"]


def told(page: Mapping[Any, Any]) -> str:
    """Tell of a page whole: publisher, title, date, address; as `board.js` does of `parts_of`."""
    who, title, when, url = parts_of(page)
    return ", ".join(part for part in (who, quoted(title) if title and who else title, when, url) if part)


def cite(finding: str, subtitle: str, sources: pd.DataFrame, cited: int) -> str:
    """Return a finding with all of its sources, a line each."""
    lines = [f"{finding.rstrip('.')}. {subtitle}".strip()]
    lines += [f"- {told(page)}" for page in sources.to_dict("records")]
    rest = cited - len(sources)
    if rest > 0:
        lines.append(f"- {t('exhibit.more_sources', n=number(rest))}")
    return "\n".join(lines)
