import json

import pandas as pd
import plotly.graph_objects as go

from danvan_data.explore import choice, explorer, stored
from tests.exhibits_made import bars


def through_a_notebook(made):
    return json.loads(json.dumps(made.spec()))


def test_every_exhibit_comes_back_as_it_was():
    made = explorer(lambda n: bars(n, f"thứ {n}"), n=choice([1, 2, 3], "n", 2))
    spec = through_a_notebook(made)
    assert [each.to_dict() for each in stored.everything(spec)] == [bars(n, f"thứ {n}").to_dict() for n in (1, 2, 3)]
    assert stored.first(spec).to_dict() == bars(2, "thứ 2").to_dict()


def test_sources_and_equal_views_are_kept_once_and_no_figure_at_all():
    constant = explorer(lambda n: bars(1), n=choice([1, 2, 3], "n")).spec()
    assert len(constant["views"]) == 1 and len(constant["states"]) == 3
    several = explorer(lambda n: bars(n), n=choice([1, 2, 3], "n")).spec()
    assert len(several["sources"]) == 2 and all(view["sources"] == [0, 1] for view in several["views"])
    assert "layout" not in json.dumps(several), "a figure is drawn from its exhibit"


def test_a_state_takes_about_as_much_room_as_its_table():
    small, large = (
        len(json.dumps(explorer(bars, n=choice(range(1, n + 1), "n")).spec(), ensure_ascii=False)) for n in (10, 60)
    )
    assert (large - small) / 50 < 700


def test_a_readers_own_figure_and_table_come_back_too():
    def own(n):
        return pd.DataFrame({"a": [n, None], "b": ["x", "y"]}) if n else go.Figure(go.Bar(y=[1, 2]))

    spec = through_a_notebook(explorer(own, n=choice([0, 1], "n")))
    figure, table = stored.everything(spec)
    assert figure.data[0].y == (1, 2) or list(figure.data[0].y) == [1, 2]
    assert table.iloc[0].tolist() == [1, "x"] and table.columns.tolist() == ["a", "b"]
