"""One finding with its chart and its numbers, whatever it will be drawn with."""

from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

SCREEN = "screen-"
"""How the names of exhibits begin that were read off a notebook's screen."""


@dataclass(frozen=True)
class Exhibit:
    """One finding with its chart and its numbers.

    Attributes:
        name: a code, such as `by_field`.
        form: how it is drawn natively: `bars`, `columns`, `stacked`, `shares` (stacked to 100 %), `dots` (a sign for
            each series), `intervals`, `lines`, `table`, or `picture` where Office has no such chart.
        table: the numbers: one row a category (the index, words), one column a series (words). `intervals` has the
            columns `low` and `high` (NaN an open end).
        colours: the colour of each series, or of each row where there is one series.
        labels: the words at each row of `bars` and `intervals`, in the order of `table`.
        axis: the words of the value axis.
        log: whether the value axis is logarithmic.
        marks: yardsticks on the value axis, `{words: value}`.
        key: what the colours mean, `{words: colour}`, where the form does not say it.
        figure: the notebook's chart, whose finding, subtitle, source and note are this exhibit's.
        caption: the subtitle where the chart's own speaks of signs that this form has not.
        caveat: the note, likewise.

    """

    name: str
    form: str
    table: pd.DataFrame
    figure: go.Figure
    colours: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    axis: str = ""
    log: bool = False
    marks: dict[str, float] = field(default_factory=dict)
    key: dict[str, str] = field(default_factory=dict)
    caption: str = ""
    caveat: str = ""

    @property
    def finding(self) -> str:
        """What the chart shows, as a sentence."""
        return str(self.figure.layout.meta["finding"]).replace("\u00a0", " ")

    @property
    def subtitle(self) -> str:
        """What, where and when, with the coverage."""
        return (self.caption or str(self.figure.layout.meta["subtitle"])).replace("\u00a0", " ")

    @property
    def source(self) -> str:
        """The sources, in words."""
        return str(self.figure.layout.meta["source"])

    @property
    def note(self) -> str:
        """What the chart cannot say."""
        return self.caveat or str(self.figure.layout.meta["note"])


@dataclass(frozen=True)
class Exhibits:
    """All exhibits of some evidence, and the sentences on those that its tables do not allow."""

    shown: tuple[Exhibit, ...]
    lacking: tuple[str, ...]
