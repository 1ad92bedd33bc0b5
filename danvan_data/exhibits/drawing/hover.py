"""What a mark says when it is pointed at: the same words as the table."""

from typing import TYPE_CHECKING

from danvan_data.exhibits.citing import ids_of, name_of
from danvan_data.exhibits.theme import plain, wrap
from danvan_data.language import t

if TYPE_CHECKING:
    from danvan_data.exhibits.exhibit import Exhibit

WIDTH = 80


def hovers(exhibit: "Exhibit") -> list[str]:
    """Return the words of each mark: what it is, its value, the source's own words, and the source by name."""
    names = {page["source_id"]: name_of(page) for page in reversed(exhibit.sources.to_dict("records"))}
    told = []
    for mark in exhibit.table.itertuples():
        head = ", ".join(part for part in (mark.row, mark.series) if part)
        lines = [f"{head}: {mark.text}" if mark.text else head, mark.detail]
        lines += [t("chart.said", words=mark.said)] if mark.said else []
        sources = [names[one] for one in ids_of([mark.sources]) if one in names]
        lines += [t("chart.source", sources="; ".join(dict.fromkeys(sources)))] if sources and len(sources) <= 3 else []
        told.append("<br>".join(wrap(plain(line), WIDTH) for line in lines if line))
    return told
