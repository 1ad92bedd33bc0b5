"""What a reader before a kernel sees of a DataFrame."""

from io import StringIO

import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell

import danvan_data as dv
from danvan_data.desk.opening import table_of
from danvan_data.exhibits.tables import MOST_ROWS


def heads(html: str) -> list[str]:
    return pd.read_html(StringIO(html))[0].columns.tolist()


@pytest.fixture
def shell(monkeypatch):
    """A kernel that a reader sits before."""
    made = InteractiveShell()
    monkeypatch.setattr("IPython.core.getipython.get_ipython", lambda: made)
    monkeypatch.setenv("JPY_SESSION_NAME", "06_find_models.ipynb")
    return made


def test_what_is_found_in_code_can_be_searched_by_column_and_shows_whole_addresses(shell):
    dv.load()
    found = dv.find("nuoi ong")
    shown = shell.display_formatter.format(found)[0]["text/html"]
    assert heads(shown) == ["model_id", *found.columns] and f"<p>{len(found)} dòng</p>" in shown
    assert f'<a href="{found["url"].iloc[0]}"' in shown and "Tables.dress" in shown


def test_rows_that_are_merely_numbered_bear_no_numbers():
    assert heads(table_of(pd.DataFrame({"n": [1, 2]}))) == ["n"]


def test_an_index_named_as_a_column_stands_beside_it():
    assert heads(table_of(pd.DataFrame({"n": [1]}, index=pd.Index([5], name="n")))) == ["n_", "n"]


def test_a_table_beyond_a_browser_is_pandas_own():
    assert "danvan-table" not in table_of(pd.DataFrame({"n": range(MOST_ROWS + 1)}))
    assert "danvan-table" not in table_of(pd.DataFrame({("a", "b"): [1]}))
