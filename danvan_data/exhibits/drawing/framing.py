"""The frame around a plot: finding, subtitle, sources and notes, and the room that each of them needs."""

from typing import TYPE_CHECKING

from danvan_data.exhibits.drawing.plot import Plot
from danvan_data.exhibits.theme import (
    FOOTER_WIDTH,
    MUTED,
    TEXT_SIZE,
    TITLE_LINE,
    TITLE_WIDTH,
    evened,
    keep,
    plain,
    wrap,
)
from danvan_data.language import separators, t

if TYPE_CHECKING:
    from danvan_data.exhibits.exhibit import Exhibit

LABEL = 34
"""Letters of a row's label on one line."""
LINE = 22
"""Pixels of a line of text."""
LETTER, NARROW = 8.6, 590
"""Pixels of a letter, and of the plot in a notebook beside Lab's file list."""


def labels(names: list[str], bold: tuple[str, ...] = (), width: int = LABEL) -> list[str]:
    """Return the labels of rows, broken into lines; those in `bold` are the ones a finding speaks of."""
    return [f"<b>{_folded(plain(name), width)}</b>" if name in bold else _folded(plain(name), width) for name in names]


def _folded(name: str, width: int) -> str:
    """Break a name into lines, what stands in brackets at its end whole on the last where it has room there."""
    head, _, tail = name.rpartition(" (")
    if len(name) <= width or not head or not tail.removesuffix(" *").endswith(")") or len(tail) >= width:
        return evened(name, width)
    return f"{evened(head, width)}<br>({tail}"


def rows_height(texts: list[str], least: int = 34) -> int:
    """Return the pixels that rows need: all are equally high, so the label with the most lines decides."""
    lines = max((1 + text.count("<br>") for text in texts), default=1)
    return len(texts) * max(least, LINE * lines + 10) + 20


def framed(fig: Plot, exhibit: "Exhibit") -> Plot:
    """Put an exhibit's words around its plot, whose own height stands in `layout.height`."""
    title = wrap(plain(exhibit.finding), TITLE_WIDTH)
    under = wrap(plain(exhibit.subtitle), FOOTER_WIDTH)
    credit = t("chart.source", sources=exhibit.source) if exhibit.source else ""
    foot = [wrap(plain(line), FOOTER_WIDTH) for line in (*exhibit.notes, credit) if line]
    lines = 1 + title.count("<br>")
    top = 30 + TITLE_LINE * lines + (24 * (1 + under.count("<br>")) if under else 0)
    extra = fig.of("margin", "t", default=0)
    axis = 72 if fig.of("xaxis", "title", "text") else 44
    bottom = axis + LINE * sum(1 + line.count("<br>") for line in foot)
    height = round(fig.of("height", default=420) + top + extra + bottom)
    fig.update_layout(
        separators=separators(), height=height,
        title={"text": title, "subtitle": {"text": under}, "y": 1 - 36 / height},
        margin={"l": 16, "r": 28, "t": top + extra, "b": bottom},
    )  # fmt: skip
    if foot:
        # Anchored at the right: the plot's left edge moves with the length of its labels.
        fig.add_annotation(
            name="footer", text="<br>".join(foot), x=1, xref="paper", xanchor="right",
            y=0, yref="paper", yanchor="top", yshift=4 - axis, align="left", showarrow=False,
            font={"size": TEXT_SIZE, "color": MUTED},
        )  # fmt: skip
    return fig


def key(fig: Plot, colours: dict[str, str]) -> Plot:
    """Name the colours in lines above a plot, `{words: colour}`, where plotly's own legend would break."""
    words = [f'<span style="color:{colour}">■</span> {keep(plain(name))}' for name, colour in colours.items()]
    lines = [""]
    letters = 0
    for name, word in zip(colours, words, strict=True):
        letters += len(name) + 5
        if letters > FOOTER_WIDTH - 10:
            lines, letters = [*lines, ""], len(name) + 5
        lines[-1] = f"{lines[-1]}   {word}" if lines[-1] else word
    fig.add_annotation(
        text="<br>".join(lines),
        x=1,
        xref="paper",
        xanchor="right",
        y=1,
        yref="paper",
        yanchor="bottom",
        align="right",
        name="key",
    )
    return fig.update_layout(margin={"t": 8 + 24 * len(lines) + fig.of("margin", "t", default=0)}, showlegend=False)
