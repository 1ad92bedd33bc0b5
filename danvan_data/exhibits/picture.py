"""Charts as still pictures, SVG or PNG, that carry the project's letters with them."""

import re
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from danvan_data import store
from danvan_data.errors import UserError
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.language import t
from danvan_data.web.inlining import fonts, inline, script
from danvan_data.web.plotlyjs import bundle, bundle_name, trace_types

FORMATS = (".svg", ".png")
WIDTH = 1200
"""Pixels of a report's width: the charts' words are wrapped for it."""
NARROWEST, WIDEST = 1000, 1600
"""Pixels between which a chart is drawn whole; a narrower or wider picture is such a drawing, smaller or larger."""
HEIGHT = 600


class PictureError(UserError):
    """A picture cannot be drawn or written here; the message says the cure."""


class _Page:
    """The page in which kaleido draws: its own scripts, ours between, and no address of the network."""

    def __init__(self, types: set[str]) -> None:
        self._types = types

    def generate_index(self) -> str:
        from kaleido import PageGenerator

        code = (bundle(bundle_name(self._types)), script("picture.js"))
        scripts = "\n".join(f"<script>{inline(each)}</script>" for each in code)
        letters = f'<meta charset="utf-8"><style id="letters">{fonts()}</style>'
        return f"{PageGenerator.header}{letters}{scripts}{PageGenerator.footer}"


def save_picture(
    fig: go.Figure, path: str | Path, width: int = WIDTH, height: int | None = None, scale: float = 2,
    force: bool = False,
) -> Path:  # fmt: skip
    """Write a chart to an .svg or .png file, its font embedded; returns the path.

    `width` and `height` are in pixels (the chart's own height for its width, if none is given); a .png has `scale`
    times as many.

    Raises:
        PictureError: another ending; the file is there and `force` is not given; kaleido or a Chromium browser is
            missing.
        WriteError: the file cannot be written.

    """
    out = Path(path)
    if out.suffix.lower() not in FORMATS:
        raise PictureError(t("picture.suffix", file=out.name))
    store.check(out)
    if out.exists() and not force:
        raise PictureError(t("publish.exists", file=store.shown(out)))
    return store.write(out, draw(fig, out.suffix[1:].lower(), width, height, scale))


def draw(fig: go.Figure, kind: str, width: int = WIDTH, height: int | None = None, scale: float = 2) -> bytes:
    """Return a chart as the bytes of an `svg` or `png`; PictureError where it cannot be drawn here."""
    try:
        import kaleido
        from kaleido.errors import ChromeNotFoundError
    except ImportError:
        raise PictureError(t("picture.no_kaleido")) from None
    figure = fig.to_plotly_json()
    drawn = min(max(width, NARROWEST), WIDEST)
    scale *= width / drawn
    tall = height * drawn / width if height else fig.layout.height or HEIGHT
    options: dict[str, Any] = {"format": kind, "width": drawn, "height": tall}
    page = _Page(trace_types([figure]))
    try:
        made = bytes(kaleido.calc_fig_sync(fig, opts={**options, "scale": scale}, kopts={"page_generator": page}))
    except ChromeNotFoundError:
        raise PictureError(t("picture.no_browser")) from None
    return _sized(made, width, round(tall * width / drawn)) if kind == "svg" else made


def _sized(svg: bytes, width: int, height: int) -> bytes:
    """Give a drawing its size on the page: its scale is one of bitmaps alone."""
    return re.sub(rb' width="[\d.]+" height="[\d.]+"', b' width="%d" height="%d"' % (width, height), svg, count=1)


def save(exhibit: Exhibit, path: Path, width: int = WIDTH) -> None:
    """Write an exhibit's chart as a picture, in place of one of that name; see `save_picture`."""
    save_picture(exhibit.figure, path, width, force=True)
