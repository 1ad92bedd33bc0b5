"""`dv.save_picture`: a chart as a picture, whether it is named, an exhibit, a board as it stands, or a plain figure."""

from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from danvan_data.desk.opening import load
from danvan_data.exhibits import picture
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.picture import WIDTH, PictureError
from danvan_data.language import speaking, t
from danvan_data.publish.notebooks.repertoire import catalogue_of


def save_picture(
    chart: Any, path: str | Path, width: int = WIDTH, height: int | None = None, scale: float = 2, force: bool = False
) -> Path:
    """Write a chart to an .svg or .png file, its font embedded; returns the path.

    `chart`: an exhibit, a board (as its controls stand), a plotly figure, or the name of an exhibit of `dv.load()`
    (`by_field`). `width` and `height` are in pixels (the chart's own height, if it has one); a .png has `scale` times
    as many.

    Raises:
        PictureError: it is no chart, or there is none of the name; another ending; the file is there and `force` is not
            given; kaleido or a Chromium browser is missing.
        WriteError: the file cannot be written.

    """
    return picture.save_picture(_figure(chart), path, width, height, scale, force)


def _figure(chart: Any) -> go.Figure:
    chart = getattr(chart, "shown", chart)
    chart = _named(chart) if isinstance(chart, str) else chart
    if isinstance(chart, go.Figure):
        return chart
    if not isinstance(chart, Exhibit):
        raise PictureError(t("picture.no_chart", kind=type(chart).__name__))
    if not chart or chart.form == "table":
        raise PictureError(t("picture.not_drawn", name=chart.name))
    return chart.figure


def _named(name: str) -> Exhibit:
    evidence = load()
    with speaking(own=evidence.own):
        drawn = {each.name: each for each in catalogue_of(evidence) if each and each.form != "table"}
    if name not in drawn:
        raise PictureError(t("picture.no_exhibit", name=name, names=", ".join(drawn)))
    return drawn[name]
