"""What an explorer leaves in a notebook for those who have not run it: its first state, and how to bring it to life."""

import html
import json
from typing import Any

import pandas as pd

from danvan_data.exhibits.drawing import complete, mimebundle
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.theme import MUTED, plain
from danvan_data.explore.views import Seen
from danvan_data.language import number, t

LINE = 34
"""Pixels of the line above the figure."""
MOST_ROWS = 12


def bundle(seen: Seen, words: str) -> dict[str, Any]:
    """Return the first state as Jupyter stores it: a figure with `words` in a line above it, its words, or a table."""
    if isinstance(seen, pd.DataFrame) or (isinstance(seen, Exhibit) and seen.form == "table"):
        rows = seen.head(MOST_ROWS) if isinstance(seen, pd.DataFrame) else _grid(seen)
        return {"text/html": (f"<p>{html.escape(words)}</p>" if words else "") + _table(rows)}
    if seen is None or (isinstance(seen, Exhibit) and not seen):
        finding = seen.finding if isinstance(seen, Exhibit) else t("explore.nothing")
        return {"text/html": f"<p>{html.escape(finding)}</p>"}
    told = [seen.finding, seen.subtitle, words] if isinstance(seen, Exhibit) else [words]
    figure = complete(seen) if isinstance(seen, Exhibit) else json.loads(seen.to_json())
    return {**mimebundle(_lined(figure, words) if words else figure),
            "text/html": "".join(f"<p>{html.escape(line)}</p>" for line in told if line)}  # fmt: skip


def _lined(figure: dict[str, Any], words: str) -> dict[str, Any]:
    """Put a line where the controls will be: above the figure, which keeps its own height below it."""
    layout = figure["layout"]
    margin, title = layout.get("margin", {}), layout.get("title", {})
    top, height = margin.get("t", 100) + LINE, layout.get("height", 450) + LINE
    if "y" in title:
        title = {**title, "y": 1 - ((1 - title["y"]) * (height - LINE) + LINE) / height}
    line = {
        "name": "run", "text": f"▶▶ {plain(words)}", "x": 1, "xref": "paper", "xanchor": "right", "y": 1,
        "yref": "paper", "yanchor": "bottom", "yshift": top - LINE + 4, "showarrow": False, "font": {"color": MUTED},
    }  # fmt: skip
    placed = {"height": height, "margin": {**margin, "t": top}, "annotations": [*layout.get("annotations", []), line]}
    return {**figure, "layout": {**layout, **placed, **({"title": title} if title else {})}}


def _grid(shown: Exhibit) -> pd.DataFrame:
    grid = shown.grid
    return pd.DataFrame(grid.texts[:MOST_ROWS], columns=list(grid.heads))


def _table(rows: pd.DataFrame) -> str:
    text = rows.astype(object).map(lambda value: value if isinstance(value, str) else _text(value))
    return str(text.to_html(index=False, border=0, justify="left"))


def _text(value: Any) -> str:
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return "–"
    return number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
