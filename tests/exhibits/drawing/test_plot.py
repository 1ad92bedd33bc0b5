"""A drawing is plain values; plotly itself finds nothing wrong with any, and would write the same."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from danvan_data.evidence import load_bundled
from danvan_data.exhibits import every
from danvan_data.exhibits.drawing import DRAWERS, complete
from danvan_data.exhibits.drawing.plot import Plot, trace
from danvan_data.exhibits.theme import look
from danvan_data.language import LANGUAGES, speaking


@pytest.mark.parametrize("language", LANGUAGES)
def test_plotly_writes_every_chart_as_it_is_drawn(language):
    with speaking(language):
        made = list(every.cells(load_bundled()))
        unseen = {*DRAWERS} - {shown.form for shown in made}
        assert len(unseen) < len(DRAWERS) / 3
        for shown in (*made, *(replace(_two_series(made), form=form) for form in sorted(unseen))):
            assert json.loads(shown.figure.to_json()) == complete(shown), shown.name
            assert json.dumps(shown.drawn, allow_nan=False)


def _two_series(made):
    return next(shown for shown in made if shown.table["series"].nunique() == 2 and shown.table["low"].notna().all())


def test_plotly_keeps_the_look_as_it_is():
    made = json.loads(go.Figure(layout={"template": go.layout.Template(look())}).to_json())["layout"]["template"]
    assert made == look()


def test_values_are_written_as_plotly_writes_them():
    values = {
        "x": np.array([1.5, float("nan")]), "y": pd.Series([3.0, 4.0]), "text": ["a", None], "customdata": (1, 2),
        "marker": {"size": np.array([7, 8], dtype="uint8"), "opacity": [1, np.float64(0.5)],
                   "color": [float("nan"), 2]},
    }  # fmt: skip
    plot = (
        Plot(trace("scatter", **values)).add("heatmap", z=np.ones((2, 3), dtype="float32")).add("bar", x=np.array([]))
    )
    assert plot.json()["data"] == json.loads(go.Figure(plot.data).to_json())["data"]


def test_what_is_set_joins_what_is_there_and_nothing_takes_it_away():
    plot = Plot().update_xaxes(range=[0, 1], dtick=1, title={"text": "a"}).update_xaxes(dtick=None, title={"x": 0})
    assert plot.layout == {"xaxis": {"range": [0, 1], "title": {"text": "a", "x": 0}}}
    assert plot.of("xaxis", "title", "text") == "a" and plot.of("yaxis", "title", default=3) == 3
