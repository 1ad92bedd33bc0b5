"""Charts as still pictures, SVG or PNG, that carry the project's letters with them."""

from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from danvan_data import store
from danvan_data.evidence.loading import load
from danvan_data.language import speaking, t
from danvan_data.publish.files import check_new
from danvan_data.publish.notebooks.run import PublishError
from danvan_data.publish.office.exhibits import exhibits
from danvan_data.web.inlining import fonts, inline, script
from danvan_data.web.plotlyjs import bundle, bundle_name, trace_types

FORMATS = (".svg", ".png")
WIDTH = 1200
"""Pixels of a report's width: the charts' words are wrapped for it."""
HEIGHT = 600


class _Page:
    """The page in which kaleido draws: its own scripts, ours between, and no address of the network."""

    def __init__(self, types: set[str]) -> None:
        self._types = types

    def generate_index(self) -> str:
        from kaleido import PageGenerator

        code = (bundle(bundle_name(self._types)), script("picture.js"))
        scripts = "\n".join(f"<script>{inline(each)}</script>" for each in code)
        letters = f'<meta charset="utf-8"><style id="letters">{fonts()}</style>'
        return PageGenerator.header + letters + scripts + PageGenerator.footer


def save_picture(
    fig: go.Figure, path: str | Path, width: int = WIDTH, height: int | None = None, scale: float = 2,
    force: bool = False,
) -> Path:  # fmt: skip
    """Write a chart to an .svg or .png file, its font embedded; returns the path.

    `width` and `height` are in pixels (the chart's own height, if it has one); a .png has `scale` times as many.

    Raises:
        PublishError: another ending; the file is there and `force` is not given; kaleido or a Chromium browser is
            missing.
        WriteError: the file cannot be written.

    """
    out = Path(path)
    check_new(out, FORMATS, t("picture.suffix", file=out.name), force)
    return store.write(out, draw(fig, out.suffix[1:].lower(), width, height, scale))


def draw(fig: go.Figure, kind: str, width: int = WIDTH, height: int | None = None, scale: float = 2) -> bytes:
    """Return a chart as the bytes of an `svg` or `png`; PublishError where it cannot be drawn here."""
    try:
        import kaleido
        from kaleido.errors import ChromeNotFoundError
    except ImportError:
        raise PublishError(t("picture.no_kaleido")) from None
    figure = fig.to_plotly_json()
    options: dict[str, Any] = {"format": kind, "width": width, "height": height or fig.layout.height or HEIGHT}
    page = _Page(trace_types([figure]))
    try:
        return kaleido.calc_fig_sync(fig, opts={**options, "scale": scale}, kopts={"page_generator": page})
    except ChromeNotFoundError:
        raise PublishError(t("picture.no_browser")) from None


def write(
    name: str, out: Path, language: str, data: Path | None = None, width: int = WIDTH, force: bool = False
) -> None:
    """Write the chart of an exhibit, by its name, of the bundled evidence or of a folder of registers.

    Raises:
        PublishError: as `save_picture`, or there is no such exhibit; RegisterError: as `loading.load`.

    """
    with speaking(language):
        check_new(out, FORMATS, t("picture.suffix", file=out.name), force)
        shown = {each.name: each.figure for each in exhibits(load(data)).shown}
        if name not in shown:
            raise PublishError(t("picture.no_exhibit", name=name, names=", ".join(shown)))
        save_picture(shown[name], out, width, force=force)
