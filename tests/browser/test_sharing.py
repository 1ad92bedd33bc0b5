"""Share what is on the screen of JupyterLab: a control is moved, a button pressed, and the page opened."""

import json
from pathlib import Path

import pytest

from danvan_data.explore import MIME

from .conftest import TOKEN
from .labpage import LabPage
from .sharedpage import SharedPage

NOTEBOOK = "01_distribution_by_field.ipynb"


@pytest.fixture
def opened(lab, server):
    notebook = LabPage(lab, server, TOKEN, NOTEBOOK)
    cells = notebook.run_all()
    assert [error for cell in cells for error in cell.errors] == []
    yield notebook, cells
    notebook.shut_down()


def test_the_page_shows_what_the_controls_show_on_the_screen(opened, browser, tmp_path, desk):
    notebook, cells = opened
    live = next(cell.number for cell in cells if MIME in cell.kinds)
    cell = notebook.cell(live)
    before, told = notebook.drawn(cell), cell.locator(".danvan .finding").inner_text()
    cell.get_by_label("cấp tỉnh").check()
    assert cell.locator("input[type=radio]:checked").count() == 2, "one in each control"
    notebook.drawn(cell, unlike=before)
    notebook.cell(len(cells) - 1)
    notebook.page.get_by_role("button", name="Trang HTML").last.click()  # the first is that of the pins
    notebook.page.get_by_role("button", name="Lưu rồi chia sẻ").click()
    link = notebook.page.get_by_role("link", name="Tải 01_distribution_by_field.html")
    link.wait_for()
    with notebook.page.expect_download() as taken:
        link.click()
    page = tmp_path / "shared.html"
    page.write_bytes(Path(taken.value.path()).read_bytes())
    context = browser.new_context(offline=True)
    shared = SharedPage(context, page)
    finding = shared.page.locator(".chart:has(.controls) .finding").first.text_content()
    assert shared.page.get_by_label("cấp tỉnh").first.is_checked() and finding != told
    assert (shared.asked, shared.problems, shared.undrawn()) == ([], [], [])
    context.close()
    kept = json.loads((desk / NOTEBOOK).read_text(encoding="utf-8"))
    specs = [
        output["data"][MIME] for each in kept["cells"] for output in each.get("outputs", []) if MIME in output["data"]
    ]
    assert specs[0]["controls"][0]["start"] == 0, "the file itself keeps the first state"
    assert (notebook.page.problems, notebook.page.strangers) == ([], [])
