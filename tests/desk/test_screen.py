import json

import numpy as np
import plotly.graph_objects as go
import pytest

from danvan_data.desk import screen
from danvan_data.exhibits import theme
from danvan_data.explore import MIME, choice, explorer
from danvan_data.publish.notebooks.run import PublishError
from danvan_data.publish.notebooks.story import tell
from danvan_data.publish.office.exhibit import Exhibits
from tests.publish.making import code, figure, prose, shown


def bar(n):
    return theme.finish(go.Figure(go.Bar(x=[n, 2], y=["a", "b"], orientation="h")), f"Phát hiện {n}")


@pytest.fixture
def live():
    return explorer(bar, n=choice([1, 5, 9], "n"))


@pytest.fixture
def saved(tmp_path, live):
    """A notebook saved while its control stood at its first value."""
    cells = [prose("# Một"), code(shown(explorer=json.loads(json.dumps(live.spec())))), code(shown(plotly=figure()))]
    path = tmp_path / "01_a.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


def test_controls_stand_where_they_stand_on_the_screen(saved, live):
    live.choose(n=9)
    item = next(each for each in screen.story(saved, [live]).items if each.kind == "explorer")
    assert item.body["controls"][0]["start"] == 2
    found = screen.exhibits_of(screen.story(saved, [live]), Exhibits((), ()))
    assert [each.finding for each in found.shown] == ["Phát hiện 9", "Một phát hiện"]


def test_an_explorer_of_other_figures_changes_nothing(saved):
    other = explorer(bar, n=choice([1, 5, 7], "n")).choose(n=7)
    item = next(each for each in screen.story(saved, [other]).items if each.kind == "explorer")
    assert item.body["controls"][0]["start"] == 0


def test_explorers_of_the_kernel_are_found_by_themselves(saved, live):
    live.choose(n=5)
    item = next(each for each in screen.story(saved).items if each.kind == "explorer")
    assert item.body["controls"][0]["start"] == 1


def test_a_notebook_that_has_not_been_run_is_one_sentence(tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"cells": [prose("# Một")]}), encoding="utf-8")
    with pytest.raises(PublishError, match="Ctrl"):
        screen.story(path, [])
    path.write_text("không phải sổ", encoding="utf-8")
    with pytest.raises(PublishError, match="Jupyter"):
        screen.story(path, [])


def test_the_notebook_is_the_one_of_the_session(saved, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", str(saved))
    assert screen.notebook_file() == saved
    monkeypatch.setenv("JPY_SESSION_NAME", "nowhere.ipynb")
    with pytest.raises(PublishError, match=r"dv\.share"):
        screen.notebook_file()


def of(fig):
    return screen.exhibit_of(json.loads(theme.finish(fig, "Phát hiện").to_json()), "screen-0")


def test_single_bars_keep_their_colours_and_words_and_are_read_from_the_top():
    fig = go.Figure(go.Bar(x=[1, 2], y=[0, 1], orientation="h", text=["<b>một</b>", "hai &amp; ba"],
                           marker={"color": ["#0072B2", "#E69F00"]}))  # fmt: skip
    fig.update_yaxes(tickvals=[0, 1], ticktext=["dưới", "<b>trên</b><br>nữa"])
    made = of(fig)
    assert made.form == "bars" and list(made.table.index) == ["trên nữa", "dưới"]
    assert made.table.iloc[:, 0].tolist() == [2, 1]
    assert made.labels == ("hai & ba", "một") and made.colours == ("#E69F00", "#0072B2")


def test_categories_are_read_from_the_top_too():
    assert list(of(go.Figure(go.Bar(x=[1, 2], y=["a", "b"], orientation="h"))).table.index) == ["b", "a"]


def test_stacked_bars_of_whole_rows_are_shares_and_packed_numbers_are_read():
    parts = [go.Bar(x=np.array([part] * 20), y=np.arange(20), orientation="h", name=name, marker={"color": "#009E73"})
             for part, name in ((0.25, "a"), (0.75, "b"))]  # fmt: skip
    made = of(go.Figure(parts, layout={"barmode": "stack"}))
    assert made.form == "shares" and made.table.shape == (20, 2) and made.table["b"].eq(0.75).all()


def test_columns_are_columns():
    made = of(go.Figure(go.Bar(x=[2021, 2022], y=[3, 4], name="n")))
    assert made.form == "columns" and made.table["n"].to_dict() == {"2021": 3, "2022": 4}


@pytest.mark.parametrize(
    "fig",
    [
        go.Figure(go.Scatter(x=[1, 2], y=[1, 2])),
        go.Figure([go.Bar(x=[1], y=["a"], orientation="h"), go.Scatter(x=[1], y=["a"], mode="markers")]),
        go.Figure(go.Bar(x=[1], y=["a"], orientation="h", base=[3])),
        go.Figure([go.Bar(x=[1], y=["a"]), go.Bar(x=[2], y=["a"])], layout={"barmode": "overlay"}),
        go.Figure(go.Bar(x=[-1, 1], y=["a", "b"], orientation="h")),
        go.Figure(go.Heatmap(z=[[1]])),
    ],
)  # fmt: skip
def test_what_office_has_no_chart_of_becomes_a_picture(fig):
    assert of(fig).form == "picture"


def test_a_finding_that_is_known_keeps_its_native_chart(saved, live):
    known = of(go.Figure(go.Bar(x=[1], y=["a"], orientation="h")))
    cells = [code(shown(plotly=json.loads(known.figure.to_json())))]
    found = screen.exhibits_of(tell("a", {"cells": cells}, "vi"), Exhibits((known,), ()))
    assert found.shown == (known,)


def test_a_cell_for_the_lab_alone_is_not_shared():
    assert tell("a", {"cells": [code(shown(markdown="Nút chia sẻ"), tags=["lab"])]}, "vi").items == ()
    assert MIME.endswith("+json")
