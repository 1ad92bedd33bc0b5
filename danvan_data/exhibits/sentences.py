"""The headline numbers beside the sentences that say them."""

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits.every import cells
from danvan_data.measures.headlines import numbers


def headlines(evidence: Evidence, dropping: bool = True) -> pd.DataFrame:
    """Return every headline number of the notebooks as one tidy table, each with the sentence that says it.

    `dropping=False` leaves out what each becomes without one of its pages, which takes a few seconds.

    Returns:
        The columns of `measures.headlines.numbers` (`exhibit, headline, low, high, unit, of, sources, without_low,
        without_high`) and `sentence`: what the exhibits of these names say, in the language in use.

    Example:
        >>> import danvan_data as dv
        >>> table = dv.headlines(dv.load_bundled(), dropping=False).set_index("headline")
        >>> table.loc["reaching_a_billion", ["low", "high", "of"]].astype(int).tolist()
        [5, 11, 28]

    """
    table = numbers(evidence, dropping)
    said: dict[str, list[str]] = {}
    for shown in cells(evidence):
        words = " · ".join(part for part in (shown.finding, shown.subtitle, *shown.prose) if part)
        said.setdefault(shown.name, []).append(words)
    each = [[words for name in names.split(", ") for words in said.get(name, [])] for names in table["exhibit"]]
    return table.assign(sentence=[" · ".join(words) for words in each])
