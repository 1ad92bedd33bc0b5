"""Before a reader an exhibit is a board: pinned as it is seen, with what needs no kernel beside it."""

import pytest
from ipywidgets.widgets import widget

from danvan_data.exhibits.exhibit import sentence
from danvan_data.explore import PLOTLY, live, pins
from danvan_data.tidy import WIDGET
from tests.exhibits_made import bars


@pytest.fixture
def notebook(monkeypatch, tmp_path):
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "01.ipynb"))
    return tmp_path / "01.ipynb"


def board(bundle):
    return widget._instances[bundle[WIDGET]["model_id"]]


def test_a_chart_is_a_board_beside_what_a_notebook_keeps_and_is_pinned_as_it_is(notebook):
    shown = bars(3, "ba lĩnh vực")
    told = live.board_of(shown)
    assert {kind: each for kind, each in told.items() if kind != WIDGET} == shown._repr_mimebundle_()
    made = board(told)
    assert made.setup["controls"] == [] and made.setup["view"]["finding"] == shown.finding
    said = []
    made.send = lambda message, buffers=None: said.append(message)
    for _ in range(2):
        made._asked(made, {"kind": "pin"}, [])
    assert [each.shown.to_dict() for each in pins.read(notebook.with_name(pins.FILE))] == [shown.to_dict()]
    assert [each["words"].split(" (")[0] for each in said] == ["Đã ghim", "Hình này đã được ghim từ trước"]


def test_a_sentence_and_a_table_too_long_for_a_front_end_stay_what_they_are(monkeypatch):
    alone = sentence("nothing", "Chưa có gì.")
    assert live.board_of(alone) == alone._repr_mimebundle_()
    assert WIDGET in live.board_of(bars())
    monkeypatch.setattr(live, "MOST_ROWS", len(bars().table) - 1)
    assert live.board_of(bars()) == bars()._repr_mimebundle_()


def test_only_before_a_reader_are_exhibits_boards(notebook, monkeypatch):
    from IPython.core.interactiveshell import InteractiveShell

    import danvan_data as dv

    shell = InteractiveShell()
    monkeypatch.setattr("IPython.core.getipython.get_ipython", lambda: shell)
    monkeypatch.delenv("JPY_SESSION_NAME")
    dv.load()
    assert WIDGET not in shell.display_formatter.format(bars(2))[0]
    monkeypatch.setenv("JPY_SESSION_NAME", str(notebook))
    dv.load()
    assert {WIDGET, PLOTLY} <= set(shell.display_formatter.format(bars(2))[0])
