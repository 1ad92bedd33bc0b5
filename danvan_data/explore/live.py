"""Before a reader in Jupyter every finding is a board: its marks lead to their sources, and it can be pinned."""

from typing import Any

from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.tables import MOST_ROWS
from danvan_data.explore.board import Board
from danvan_data.explore.explorer import explorer
from danvan_data.explore.views import view_of


def board_of(shown: Exhibit) -> dict[str, Any]:
    """Return an exhibit as Jupyter shows it to a reader: a board, and beside it what needs no kernel.

    A sentence stays one: it has nothing to point at. So does a table of more rows than a front end lists.
    """
    kept = shown._repr_mimebundle_()
    if not shown or len(shown.table) > MOST_ROWS:
        return kept
    return {**view_of(Board(explorer(lambda: shown))), **kept}
