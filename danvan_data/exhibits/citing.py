"""Sources in words: a line of credit, a citation, a list."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from danvan_data.language import day, number, t

SOURCES = ["source_id", "publisher", "title", "published", "url"]
"""What is told of a source."""

MOST_NAMED = 3
"""Pages that one line names; of more it says how many."""


def ids_of(cells: Iterable[str]) -> list[str]:
    """Return the source ids in cells such as `B001, B002`, each once, in order."""
    return list(dict.fromkeys(one for cell in cells for one in str(cell).split(", ") if one))


def published(value: str) -> str:
    """Write the date of a page by the language's custom; a date that is not whole stays as it is."""
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


def name_of(page: Mapping[Any, Any]) -> str:
    """Name a page in a line: its publisher and date; a file of a reader's own by its title."""
    when = published(page["published"])
    who = (
        page["publisher"] if page["url"] else t("exhibit.no_address", publisher=page["publisher"], title=page["title"])
    )
    return f"{who} ({when})" if when else str(who)


def credit(sources: pd.DataFrame, cited: int) -> str:
    """Name the sources in one line, or say how many they are."""
    if not cited:
        return ""
    if cited > MOST_NAMED or len(sources) < cited:
        return t("chart.sources_count", n=number(cited))
    return "; ".join(dict.fromkeys(name_of(page) for page in sources.to_dict("records")))


def parts_of(page: Mapping[Any, Any]) -> tuple[str, str, str, str]:
    """Return publisher, title, date and address of a page; a folder, which its title names, has no publisher."""
    who = "" if page["title"].startswith(page["publisher"]) else page["publisher"]
    return who, page["title"], published(page["published"]), page["url"]


def told(page: Mapping[Any, Any]) -> str:
    """Tell of a page whole: publisher, title, date, address; as `board.js` does of `parts_of`."""
    who, title, when, url = parts_of(page)
    return ", ".join(part for part in (who, f"“{title}”" if title else "", when, url) if part)


def cite(finding: str, subtitle: str, sources: pd.DataFrame, cited: int) -> str:
    """Return a finding with all of its sources, a line each."""
    lines = [f"{finding.rstrip('.')}. {subtitle}".strip()]
    lines += [f"- {told(page)}" for page in sources.to_dict("records")]
    rest = cited - len(sources)
    if rest > 0:
        lines.append(f"- {t('exhibit.more_sources', n=number(rest))}")
    return "\n".join(lines)
