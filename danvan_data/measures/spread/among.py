"""The mix of a place among those of others: what charts, headlines and boards of the fields all begin with."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from danvan_data.evidence import Evidence, load_bundled
from danvan_data.measures.spread.distribution import beside, latest, mixes, report_of, top_field


@dataclass(frozen=True)
class Among:
    """The mixes of some evidence beside the public ones.

    Attributes:
        own: the mixes of the evidence, as `distribution.mixes` gives them; of a reader's registers also those that
            state fewer than the four fields.
        report: the latest report on the place in focus as a whole; no rows where there is none.
        others: the mixes of the public evidence.

    """

    own: pd.DataFrame
    report: pd.DataFrame
    others: pd.DataFrame

    @cached_property
    def everywhere(self) -> pd.DataFrame:
        """The latest mix of each place of the evidence, followed by those of the public ones on other places."""
        return beside(latest(self.own), self.others)

    @cached_property
    def each(self) -> pd.DataFrame:
        """Every mix of the evidence, followed by those of the public ones on other places."""
        return beside(self.own, self.others)

    @property
    def top(self) -> str:
        """The field with the most models of the report; "" where there is none."""
        return top_field(self.report)


def among(evidence: Evidence) -> Among:
    """Return the mixes of some evidence, and where its place in focus stands among those of the public evidence.

    Example:
        >>> found = among(load_bundled())
        >>> found.top, int(found.report["n"].sum())
        ('culture_society', 211)

    """
    own = mixes(evidence.counts, complete=not evidence.own)
    return Among(own, report_of(own, evidence.place), mixes(load_bundled().counts))
