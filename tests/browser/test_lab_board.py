"""The board in JupyterLab: its keys are its own, its marks lead to their sources, its states are the kernel's."""

import pytest

from danvan_data.explore import MIME

from .conftest import TOKEN, watched
from .labpage import LabPage

NOTEBOOK = "01_distribution_by_field.ipynb"
KEYS = ("x", "d", "d", "a", "b", "c", "v", "m", "y", "z", "0", "0", "l", "o", "s", "Delete", "Backspace", "Escape",
        "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Enter")  # fmt: skip
TEXTS = "() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.sharedModel.getSource())"
ACTIVE = "() => window.jupyterapp.shell.currentWidget.content.activeCellIndex"


@pytest.fixture(scope="module")
def opened(browser, server):
    with watched(browser) as page:
        notebook = LabPage(page, server, TOKEN, NOTEBOOK)
        cells = notebook.run_all()
        assert [error for cell in cells for error in cell.errors] == []
        yield notebook, [cell.number for cell in cells if MIME in cell.kinds]
        notebook.shut_down()


def test_a_board_shows_the_exhibits_own_table_and_plotly_comes_once(opened):
    notebook, live = opened
    for number in live:
        cell = notebook.cell(number)
        notebook.drawn(cell)
        cell.get_by_role("tab", name="Số liệu").click()
        assert cell.locator(".danvan table.data tbody tr").count() >= 2
        cell.get_by_role("tab", name="Nguồn").click()
        assert cell.locator(".panel-sources li, .panel-sources p").count() >= 1
        cell.get_by_role("tab", name="Biểu đồ").click()
    loaded = notebook.page.evaluate("() => Object.keys(window.danvanBoard.bundles)")
    assert loaded == ["cartesian"]
    names = notebook.page.locator(".danvan [id]").evaluate_all("parts => parts.map(part => part.id)")
    assert len(names) == len(set(names)), "no two boards share a name"


def test_keys_pressed_in_a_board_never_reach_the_notebook_and_the_way_to_a_source_needs_no_mouse(opened):
    notebook, live = opened
    page, texts = notebook.page, notebook.page.evaluate(TEXTS)
    for number in live:
        cell = notebook.cell(number)
        notebook.drawn(cell)
        active = page.evaluate(ACTIVE)
        assert notebook.press_in(number, ".danvan :is(input, select, button, .plot)", KEYS) > len(KEYS)
        assert (page.evaluate(TEXTS), page.evaluate(ACTIVE)) == (texts, active)
    cell = notebook.cell(live[0])
    cell.get_by_role("tab", name="Biểu đồ").first.press("Enter")
    plot = cell.locator(".danvan .plot").first
    plot.focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert cell.locator(".told .pages a").count() >= 1
    page.keyboard.press("Enter")  # the button that copies has the focus
    cell.locator(".done", has_text="Đã sao chép.").first.wait_for()
    page.keyboard.press("Escape")
    assert not cell.locator(".told").is_visible()
    assert (page.problems, page.strangers) == ([], [])
