import base64
import json

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from danvan_data.exhibits import theme
from danvan_data.explore import MIME, PLOTLY, choice, explorer, steps, switch


def bars(n, year=2020, net=False):
    fig = go.Figure(go.Bar(y=[n, year, int(net)]))
    return theme.finish(fig, f"n = {n}")


@pytest.fixture
def three():
    return explorer(
        bars, n=choice({1: "một", 2: "hai"}, label="n"), year=steps([2020, 2021], label="Năm"), net=switch("ròng")
    )


def test_the_first_state_is_there_before_any_click(three):
    assert three.values == {"n": 1, "year": 2020, "net": False}
    assert three.figure.data[0].y == (1, 2020, 0)


def test_a_choice_changes_the_figure(three):
    assert three.choose(n=2, net=True).figure.data[0].y == (2, 2020, 1)


def test_moving_a_widget_changes_what_is_shown(three):
    box = three.widget()
    screen = box.children[1]
    before = json.dumps(screen.outputs)
    box.children[0].children[0].index = 1
    assert three.values["n"] == 2
    assert json.dumps(screen.outputs) != before


def test_a_checkbox_reaches_the_function(three):
    box = three.widget()
    box.children[0].children[2].value = True
    assert three.values["net"] is True


def test_the_bundle_is_the_same_for_two_makings():
    make = lambda: explorer(bars, n=choice([1, 2], label="n"))._repr_mimebundle_()  # noqa: E731
    first, second = make(), make()
    for kind in (MIME, PLOTLY, "text/html", "text/plain"):
        assert first[kind] == second[kind]
    assert "application/vnd.jupyter.widget-view+json" in first


def test_the_spec_holds_each_view_once_and_the_template_once(three):
    constant = explorer(lambda n: bars(1), n=choice([1, 2, 3], label="n")).spec()
    assert len(constant["figures"]) == 1 and len(constant["states"]) == 3
    spec = three.spec()
    assert len(spec["states"]) == 8
    assert spec["template"] and all("template" not in view["layout"] for view in spec["figures"])
    json.dumps(spec)


def test_too_many_states_are_refused_with_a_sentence():
    with pytest.raises(ValueError, match="100"):
        explorer(bars, n=choice(range(10), label="n"), year=choice(range(10), label="y"))


def test_a_start_outside_the_options_is_refused():
    with pytest.raises(ValueError, match=r"“n”.*3"):
        choice([1, 2], label="n", value=3)


def test_tables_are_views_too_and_their_text_stays_text():
    frame = pd.DataFrame({"tên": ["<img src=x onerror=alert(1)>"]})
    table = explorer(lambda n: frame, n=choice([1], label="n"))
    assert "<img" not in table._repr_mimebundle_()["text/html"]
    assert table.figure["tên"].tolist() == frame["tên"].tolist()
    live = table.widget().children[1].outputs[0]["data"]["text/html"]
    assert "<img" not in live and "&lt;img" in live


def test_a_choice_without_figures_says_so_in_a_sentence():
    some = explorer(lambda n: bars(n) if n == 1 else None, n=choice([1, 2], label="n"))
    assert some.spec()["states"] == {"0": 0, "1": None}
    box = some.widget()
    box.children[0].children[0].index = 1
    assert "Không có số liệu" in box.children[1].outputs[0]["data"]["text/html"]
    assert some.figure is None


def test_a_state_can_be_asked_for_without_choosing_it(three):
    assert three.state(n=2, year=2021).data[0].y == (2, 2021, 0)
    assert three.values["n"] == 1


def test_an_unknown_control_or_value_is_named(three):
    with pytest.raises(ValueError, match=r"'month'.*n, year, net"):
        three.choose(month=1)
    with pytest.raises(ValueError, match=r"Năm.*1999"):
        three.choose(year=1999)


def test_an_error_in_the_function_says_for_which_choice():
    with pytest.raises(ZeroDivisionError) as caught:
        explorer(lambda n: 1 / n, n=choice([0], label="n"))
    assert "n=0" in caught.value.__notes__[0]


def test_only_figures_and_tables_are_views():
    with pytest.raises(TypeError, match=r"Figure.*str"):
        explorer(lambda n: "text", n=choice([1], label="n"))


def test_a_figure_with_a_look_of_its_own_keeps_it():
    def looks(n):
        fig = go.Figure(go.Bar(y=[n]))
        return fig.update_layout(template=go.layout.Template(layout={"height": 300 + n}))

    spec = explorer(looks, n=choice([1, 2], label="n")).spec()
    assert spec["template"]["layout"]["height"] == 301
    assert [view["layout"].get("template", {}).get("layout") for view in spec["figures"]] == [None, {"height": 302}]


def test_the_first_state_is_there_for_a_viewer_without_kernel(three):
    bundle = three._repr_mimebundle_()
    assert bundle[PLOTLY]["config"] == {"showSendToCloud": False, "displaylogo": False, "responsive": True}
    assert bundle[PLOTLY]["layout"]["template"]
    assert "n = 1" in bundle["text/html"]


def test_every_control_carries_its_label(three):
    bar = three.widget().children[0]
    assert [widget.description for widget in bar.children] == ["n", "Năm", "ròng"]
    assert all(widget.style.description_width == "initial" for widget in bar.children)


def test_the_same_choice_again_draws_nothing(three):
    box = three.widget()
    drawn = []
    box.children[1].observe(lambda change: drawn.append(change), names="outputs")
    box.children[0].children[1].index = 1
    assert len(drawn) == 1


@pytest.mark.parametrize(
    ("values", "dtype"),
    [([*range(-7, 8)], "i1"), ([300] * 12, "i2"), ([70_000] * 12, "i4"), ([2**40] * 12, "f8"), ([0.1, 2] * 6, "f8")],
)
def test_long_coordinates_are_packed_without_loss(values, dtype):
    spec = explorer(lambda n: go.Figure(go.Scatter(x=values)), n=choice([1], label="n")).spec()
    packed = spec["figures"][0]["data"][0]["x"]
    assert packed["dtype"] == dtype
    assert np.frombuffer(base64.b64decode(packed["bdata"]), dtype=f"<{dtype}").tolist() == values


def test_coordinates_with_gaps_or_words_stay_lists():
    gaps, words = [1, None] * 8, ["a"] * 16
    spec = explorer(lambda n: go.Figure(go.Scatter(x=words, y=gaps)), n=choice([1], label="n")).spec()
    assert spec["figures"][0]["data"][0]["x"] == words
    assert spec["figures"][0]["data"][0]["y"] == gaps
