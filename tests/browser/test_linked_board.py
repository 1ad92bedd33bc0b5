"""Boards of one notebook in JupyterLab: linked, pinned and placed, with the keyboard alone.

The notebook is opened once, and each test leaves its boards as it found them.
"""

import gzip
import json

import pytest

from danvan_data.evidence import load_bundled
from danvan_data.explore.pins import FILE
from danvan_data.store.chosen import FILE as PLACE_FILE

from .conftest import TOKEN
from .labpage import LabPage
from .test_pages import AXE

NOTEBOOK = "boards.ipynb"
CELLS = (
    "import danvan_data as dv\nfrom danvan_data.explore import boards\nevidence = dv.load()\ndv.place_bar(evidence)",
    "boards.leaders(evidence)",
    "boards.lead_bounds(evidence)",
    "dv.pins()",
    "import ipywidgets as w\n"
    "w.VBox([w.Dropdown(options=['a', 'b']), w.RadioButtons(options=['a', 'b']), w.Button(), w.Text()])",
    "import plotly.graph_objects as go\ngo.Figure(go.Bar(y=[1]))",
    "dv.compare('Lạc Sơn', 'Lục Ngạn')",
    "from danvan_data.measures.spread import distribution\nmixes = distribution.mixes(evidence.counts)\n"
    "boards.compare(evidence, mixes, distribution.report_of(mixes, evidence.place))",
)
LEADERS, BOUNDS, PINS, PLAIN, COMPARE = 1, 2, 3, 6, 7
"""The code cells of these, counted from 0."""
OURS = (0, LEADERS, BOUNDS, PINS, PLAIN, COMPARE)
TEXTS = "() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.sharedModel.getSource())"
KEYS = ("x", "d", "d", "a", "b", "c", "v", "m", "y", "z", "0", "0", "s", "Delete", "Backspace", "Escape", "ArrowDown",
        "ArrowUp", "ArrowLeft", "ArrowRight")  # fmt: skip


FOCUSED = "() => [document.activeElement.className, document.activeElement.innerText]"


@pytest.fixture(scope="module")
def written(desk):
    cells = [
        {"cell_type": "code", "execution_count": None, "id": f"c{at}", "metadata": {}, "outputs": [], "source": source}
        for at, source in enumerate(CELLS)
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    body = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    (desk / NOTEBOOK).write_text(json.dumps(body), encoding="utf-8")
    return desk


@pytest.fixture(scope="module")
def opened(lab, server, written):
    lab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    notebook = LabPage(lab, server, TOKEN, NOTEBOOK)
    assert [error for cell in notebook.run_all() for error in cell.errors] == []
    yield notebook
    notebook.shut_down()


@pytest.fixture(autouse=True)
def no_pins(opened, written):
    (written / FILE).unlink(missing_ok=True)
    opened.cell(PINS).locator(".pins").get_by_role("button", name="Xem lại").press("Enter")
    yield
    assert (opened.page.problems, opened.page.strangers) == ([], [])


def test_a_choice_in_one_board_narrows_the_other_and_is_taken_back_by_its_chip(opened):
    page, one, other = opened.page, opened.cell(LEADERS), opened.cell(BOUNDS)
    finding = other.locator(".finding")
    finding.wait_for()
    whole = finding.inner_text()
    opened.drawn(one)
    one.locator(".plot").focus()
    for key in ("Home", "Enter"):
        page.keyboard.press(key)
    assert one.locator(".narrow").all_inner_texts() == ["Lọc theo lĩnh vực Kinh tế"], "of organisations none follows"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    other.locator(".finding", has_text="Riêng lĩnh vực Kinh tế: ").wait_for()
    models = load_bundled().models
    models = models[models["same_as"].eq("") & models["movement"].eq("dan_van_kheo") & models["field"].eq("economy")]
    assert f"n = {len(models)}" in other.locator(".subtitle").inner_text()
    assert not one.locator(".finding").inner_text().startswith("Riêng")
    assert one.locator(".chip").count() == other.locator(".chip").count() == 1
    other.locator(".chip").press("Enter")
    other.locator(".finding", has_text=whole).wait_for()
    assert one.locator(".chip").count() == other.locator(".chip").count() == 0


def test_what_is_pinned_is_listed_named_moved_and_dropped_by_keys_alone(opened, written):
    page, texts = opened.page, opened.page.evaluate(TEXTS)
    for number in (LEADERS, BOUNDS):
        cell = opened.cell(number)
        opened.drawn(cell)
        cell.get_by_role("button", name="Ghim", exact=True).press("Enter")
        cell.locator(".done", has_text="Đã ghim").wait_for()
    pins = opened.cell(PINS).locator(".pins")
    pins.locator("li").nth(1).wait_for()
    name = pins.locator("li input").nth(1)
    name.fill("Ai chủ trì")
    name.press("Enter")
    pins.get_by_role("button", name="Đưa lên: Ai chủ trì").press("Enter")
    page.wait_for_function("() => document.querySelector('.pins li input').value === 'Ai chủ trì'")
    kept = json.loads((written / FILE).read_text(encoding="utf-8"))["pins"]
    assert kept[0]["name"] == "Ai chủ trì" and kept[0]["notebook"] == NOTEBOOK and len(kept) == 2
    pins.locator("li [data-kind=drop]").nth(1).press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.pins li').length === 1")
    pins.get_by_role("button", name="Ghim lại").press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.pins li').length === 2")
    for part in pins.locator("input, button:enabled").all()[:4]:
        for key in KEYS:
            part.focus()
            page.keyboard.press(key)
    assert page.evaluate(TEXTS) == texts
    opened.save()
    assert "Ai chủ trì" not in (written / NOTEBOOK).read_text(encoding="utf-8"), "never in the notebook"


def test_keys_pressed_in_what_a_cell_shows_change_no_cell_and_nothing_shown_is_hard_to_use(opened):
    page, texts = opened.page, opened.page.evaluate(TEXTS)
    page.evaluate(gzip.decompress(AXE.read_bytes()).decode("utf-8"))
    pressed = 0
    for number in range(len(CELLS)):
        cell = opened.cell(number)
        cell.locator(".danvan, .jupyter-widgets, .js-plotly-plot").first.wait_for()
        if PINS < number < PLAIN:
            pressed += opened.press_in(number, ".jp-OutputArea :is(input, select, button)", KEYS)
        found = page.evaluate("at => axe.run(`#code-${at} .danvan`)", number) if number in OURS else {"violations": ()}
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]] == []
    assert page.evaluate(TEXTS) == texts and pressed > 5 * len(KEYS)


def tab_to(page, name: str) -> None:
    """Press Tab until what has the focus bears the name as one of its classes or is the control of that kind."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("name => document.activeElement.matches(name)", name):
            return
    raise AssertionError(f"no {name} is reached, but {page.evaluate(FOCUSED)}")


def test_the_keyboard_alone_leads_from_the_notebook_to_a_control_a_mark_its_source_a_copy_and_a_pin(opened, written):
    page, texts = opened.page, opened.page.evaluate(TEXTS)
    for number, control in ((COMPARE, "[role=combobox]"), (PLAIN, "")):
        cell = opened.cell(number)
        before = opened.drawn(cell)
        page.evaluate("() => window.jupyterapp.shell.currentWidget.content.activate()")
        for key in ("ArrowUp", "ArrowDown"):  # in the notebook itself: from cell to cell
            page.keyboard.press(key)
        if control:
            tab_to(page, control)
            for key in ("ArrowDown", "Enter"):
                page.keyboard.press(key)
            opened.drawn(cell, unlike=before)
        tab_to(page, ".plot")
        for key in ("ArrowDown", "ArrowDown", "Enter", "Enter"):  # a mark, its source, the button that copies
            page.keyboard.press(key)
        cell.locator(".done", has_text="Đã sao chép.").wait_for()
        words = cell.locator(".told .what").inner_text()
        address = cell.locator(".told .pages a").first.get_attribute("href")
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert words in copied and address in copied
        page.keyboard.press("Escape")
        tab_to(page, ".pin")
        page.keyboard.press("Enter")
        cell.locator(".done", has_text="Đã ghim").wait_for()
    kept = json.loads((written / FILE).read_text(encoding="utf-8"))["pins"]
    assert [each["shown"]["name"] for each in kept] == ["by_field", "difference"]
    assert kept[0]["state"] and not kept[1]["state"]
    assert page.evaluate(TEXTS) == texts


def test_the_place_is_chosen_by_typing_the_whole_notebook_follows_and_it_outlives_the_kernel(opened, written):
    page, bar = opened.page, opened.cell(0).locator(".place-bar")
    texts = page.evaluate(TEXTS)
    box = bar.get_by_role("combobox")
    assert box.input_value() == "Kim Bảng, Hà Nam"
    for key in KEYS:
        box.focus()
        page.keyboard.press(key)
    assert page.evaluate(TEXTS) == texts and box.input_value() == "Kim Bảng, Hà Nam"
    page.keyboard.press("Control+A")
    page.keyboard.type("lac son")
    lit = bar.locator(".options .lit")
    assert lit.inner_text() == "Lạc Sơn, Hòa Bình" and lit.is_visible()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.dv-line')?.dataset.state === 'done'")
    assert page.evaluate("() => document.activeElement.value") == "Lạc Sơn, Hòa Bình", "the new bar has the focus"
    kept = "() => JSON.stringify(window.jupyterapp.shell.currentWidget.content.widgets[0].model.outputs.toJSON())"
    assert "Địa phương đang xem: Lạc Sơn, Hòa Bình." in page.evaluate(kept)
    opened.run_all()  # Python begins anew: the place is the one that was chosen
    bar = opened.cell(0).locator(".place-bar")
    bar.locator(".note", has_text="dia-phuong.json").wait_for()
    assert bar.get_by_role("combobox").input_value() == "Lạc Sơn, Hòa Bình"
    bar.get_by_role("button", name="Trở lại Kim Bảng, Hà Nam").press("Enter")
    opened.cell(0).locator(".place-bar:not(:has(.back))").wait_for()
    assert "Địa phương đang xem: Kim Bảng, Hà Nam." in page.evaluate(kept)
    assert not (written / PLACE_FILE).exists()
