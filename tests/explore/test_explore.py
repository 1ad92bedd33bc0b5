import gc
import json

import pandas as pd
import plotly.graph_objects as go
import pytest

from danvan_data.exhibits.exhibit import sentence
from danvan_data.explore import MIME, PLOTLY, choice, explorer, open_explorers, steps, switch
from danvan_data.store import garbage
from tests.exhibits_made import bars


def of(n, year=2020, net=False):
    return bars(n, f"{n} năm {year}, {net}")


@pytest.fixture
def three():
    return explorer(
        of, n=choice({1: "một", 2: "hai"}, label="n"), year=steps([2020, 2021], label="Năm"), net=switch("ròng")
    )


@pytest.fixture
def reader(monkeypatch):
    """A reader sits before the kernel: Jupyter's server has named the notebook to it."""
    monkeypatch.setenv("JPY_SESSION_NAME", "01.ipynb")


def test_the_first_state_is_there_before_any_click(three):
    assert three.values == {"n": 1, "year": 2020, "net": False}
    assert three.shown.finding == "1 năm 2020, False"


def test_a_choice_changes_what_is_shown_and_tells_its_boards(three):
    told = []
    three.watchers.append(lambda: told.append(three.at))
    assert three.choose(n=2, net=True).shown.finding == "2 năm 2020, True" and told == ["1,0,1"]
    three.choose(n=2)
    assert told == ["1,0,1"], "the same choice again is no news"


def test_a_state_is_computed_when_it_is_asked_for_and_once(reader):
    asked = []
    made = explorer(lambda n: asked.append(n) or of(n), n=choice(range(200), "n"))
    made._repr_mimebundle_()
    assert asked == [0]
    made.view("7"), made.view("7"), made.choose(n=7).spec
    assert asked == [0, 7]


def test_where_no_reader_asks_every_state_is_kept(monkeypatch, three):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert len(three._repr_mimebundle_()[MIME]["views"]) == 8
    monkeypatch.setenv("JPY_SESSION_NAME", "01.ipynb")
    assert len(three._repr_mimebundle_()[MIME]["views"]) == 1


def test_the_bundle_is_the_same_for_two_makings():
    make = lambda: explorer(of, n=choice([1, 2], label="n"))._repr_mimebundle_()  # noqa: E731
    first, second = make(), make()
    for kind in (MIME, PLOTLY, "text/html", "text/plain"):
        assert first[kind] == second[kind]
    assert "application/vnd.jupyter.widget-view+json" in first


def test_the_stored_figure_says_above_it_how_to_bring_it_to_life(three):
    figure = go.Figure({key: three._repr_mimebundle_()[PLOTLY][key] for key in ("data", "layout")})
    line = next(note for note in figure.layout.annotations if note.name == "run")
    plain = three.shown.figure
    assert "▶▶" in line.text and line.yshift > plain.layout.margin.t
    assert figure.layout.height - figure.layout.margin.t == plain.layout.height - plain.layout.margin.t
    at = [(1 - each.layout.title.y) * each.layout.height for each in (figure, plain)]
    assert at[0] - at[1] == pytest.approx(figure.layout.height - plain.layout.height)


def test_of_many_states_those_nearest_to_the_first_are_kept():
    made = explorer(lambda a, b, c: bars(1, f"{a} {b} {c}"), a=choice(range(20), "a", 3), b=choice(range(9), "b"),
                    c=switch("c"))  # fmt: skip
    spec = made.spec()
    keys = [tuple(map(int, key.split(","))) for key in spec["states"]]
    assert len(keys) == 60 and spec["left"] == 300
    moved = [sum(at != start for at, start in zip(key, (3, 0, 0), strict=True)) for key in keys]
    assert sorted(moved)[0] == 0 and moved.count(1) == 19 + 8 + 1, "every option of every control can be seen"


def test_states_with_nothing_to_show_are_told_and_never_the_first():
    made = explorer(
        lambda n: sentence("x", "Không có") if n == 1 else None if n == 3 else of(n), n=choice([1, 2, 3], "n")
    )
    assert made.values == {"n": 2}
    assert made.spec()["states"] == {"0": None, "1": 0, "2": None} and made.spec()["controls"][0]["start"] == 1
    assert made.view("0")["dead"] and made.view("0")["finding"] == "Không có" and "dead" not in made.view("1")


def test_where_nothing_has_anything_the_sentence_stands():
    made = explorer(lambda n: sentence("x", "Sổ trống"), n=choice([1, 2], "n"))
    bundle = made._repr_mimebundle_()
    assert bundle["text/html"] == "<p>Sổ trống</p>" and PLOTLY not in bundle


def test_the_screen_is_found_again_by_the_id_of_what_is_stored(three):
    assert open_explorers()[three.spec()["id"]] is three
    assert three.choose(n=2).spec()["id"] == three.id
    assert explorer(of, n=choice([1, 2], "khác")).id != explorer(of, n=choice([1, 2], "n")).id


def test_a_state_can_be_asked_for_without_choosing_it(three):
    assert three.state(n=2, year=2021).finding == "2 năm 2021, False"
    assert three.values["n"] == 1


def test_an_unknown_control_value_or_position_is_named_or_left_alone(three):
    with pytest.raises(ValueError, match=r"'month'.*n, year, net"):
        three.choose(month=1)
    with pytest.raises(ValueError, match=r"Năm.*1999"):
        three.choose(year=1999)
    for wrong in ("9,0,0", "x", "", "0,0", "-1,0,0"):
        three.at = wrong
        assert three.at == "0,0,0" and three.view(wrong)["kind"] == "sentence"


def test_a_start_outside_the_options_is_refused():
    with pytest.raises(ValueError, match=r"“n”.*3"):
        choice([1, 2], label="n", value=3)


def test_an_error_in_the_function_says_for_which_choice_and_the_board_goes_on():
    with pytest.raises(ZeroDivisionError) as caught:
        explorer(lambda n: 1 / n, n=choice([0], label="n"))
    assert "n=0" in caught.value.__notes__[0]
    made = explorer(lambda n: of(1 // n), n=choice([1, 0], label="n"))
    assert "ZeroDivisionError" in made.view("1")["finding"] and "n=0" in made.view("1")["subtitle"]
    assert made.view("0")["finding"] == "1 năm 2020, False"


def test_only_exhibits_figures_and_tables_are_views():
    with pytest.raises(TypeError, match=r"Exhibit.*str"):
        explorer(lambda n: "text", n=choice([1], label="n"))


def test_tables_are_views_too_and_their_text_stays_text():
    frame = pd.DataFrame({"tên": ["<img src=x onerror=alert(1)>"], "n": [1234.5], "thiếu": [None]})
    table = explorer(lambda n: frame, n=choice([1], label="n"))
    assert "<img" not in table._repr_mimebundle_()["text/html"]
    assert table.shown["tên"].tolist() == frame["tên"].tolist() and table.figure is None
    assert table.view("0")["rows"] == [["<img src=x onerror=alert(1)>", ["1.234,5", 1234.5], "–"]]


def test_a_readers_own_figure_keeps_its_title_as_the_finding():
    own = explorer(lambda n: go.Figure(go.Bar(y=[n]), layout_title_text="Hình <b>của</b> tôi"), n=choice([1, 2], "n"))
    view = own.view("1")
    assert view["kind"] == "chart" and "rows" not in view and view["finding"].split() == ["Hình", "của", "tôi"]
    json.dumps(own.spec())


def test_a_board_follows_the_explorer_and_the_explorer_the_board(three):
    board = three.widget()
    three.choose(n=2)
    assert board.at == "1,0,0"
    board.at = "1,1,1"
    assert three.values == {"n": 2, "year": 2021, "net": True}
    sent = []
    board.send = lambda content, buffers=None: sent.append((content, buffers))
    board._asked(board, {"kind": "want", "key": "0,1,0"}, [])
    board._asked(board, {"kind": "plotly"}, [])
    assert sent[0][0]["key"] == "0,1,0" and sent[0][0]["view"]["finding"] == "1 năm 2021, False"
    assert sent[0][0]["view"]["bundle"] == "cartesian" and sent[1][1][0][:2] == b"\x1f\x8b"
    assert three.values["n"] == 2, "a state asked for while idle is not chosen"


def test_what_a_run_has_made_is_spared_by_the_collector_once_a_state_was_asked_for(three, monkeypatch):
    monkeypatch.setattr(garbage, "_settled", [-garbage.RESTING])
    shown = three.widget()
    shown.send = lambda *_: None
    gc.unfreeze()
    try:
        shown._asked(shown, {"kind": "want", "key": "0,1,0"}, [])
        when = list(garbage._settled)
        assert gc.get_freeze_count() > 1000
        shown._asked(shown, {"kind": "want", "key": "1,0,0"}, [])
        assert garbage._settled == when, "once, however many states are asked for"
    finally:
        gc.unfreeze()
