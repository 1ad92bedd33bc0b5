"""The smallest plotly.js that draws some figures: a partial bundle kept in the package, or plotly's own full one."""

import gzip
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from plotly.offline import get_plotlyjs

VENDOR = Path(__file__).resolve().parent / "vendor"

BASIC = frozenset({"scatter", "bar", "pie"})
CARTESIAN = BASIC | {
    "box", "contour", "heatmap", "histogram", "histogram2d", "histogram2dcontour", "image", "scatterternary", "violin",
}  # fmt: skip
BUNDLES = (("basic", BASIC), ("cartesian", CARTESIAN))
"""The trace types that each partial bundle draws, the smallest first."""


def bundle_name(types: Iterable[str]) -> str:
    """Return the smallest bundle that draws traces of these types: `basic`, `cartesian` or `full`."""
    wanted = set(types)
    return next((name for name, drawn in BUNDLES if wanted <= drawn), "full")


@cache
def bundle(name: str) -> str:
    """Return the JavaScript of a bundle named by `bundle_name`."""
    return get_plotlyjs() if name == "full" else vendored(f"plotly-{name}.min.js")


@cache
def vendored(name: str) -> str:
    """Return the text of a third party's file that the package keeps compressed (see `vendor/README.md`)."""
    return gzip.decompress((VENDOR / f"{name}.gz").read_bytes()).decode("utf-8")


def trace_types(figures: Iterable[dict[str, Any]]) -> set[str]:
    """Return the types of the traces of some figures."""
    return {trace.get("type", "scatter") for figure in figures for trace in figure["data"]}
