"""`danvan lab` as a reader meets it: notebooks live when opened, in her language, and leave the collection alone."""

import hashlib
import json
import subprocess
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from danvan_data import set_language, t
from danvan_data.lab.copies import lay_out
from danvan_data.publish.notebooks.kernels import collection
from tests.own_folder import three_years

from .conftest import TOKEN, watched
from .labpage import close, go_to

if TYPE_CHECKING:
    from playwright.sync_api import Page

NOTEBOOKS = sorted(path.name for path in collection().glob("*.ipynb"))
LATE = NOTEBOOKS[:2]
"""Those that are opened with JupyterLab itself, by a browser that has no font yet."""
ROOT = collection().parent

# What the line above the notebook says from now on.
LISTEN = """() => {
  window.said = [];
  if (window.noting) return; // in the page of the notebook before
  window.noting = () => {
    const line = document.querySelector('.dv-line:not([hidden])');
    const said = line && [line.dataset.state, line.textContent]; // innerText would lay the page out at each change
    if (said && JSON.stringify(said) !== JSON.stringify(window.said.at(-1))) window.said.push(said);
  };
  const observe = () =>
    new MutationObserver(window.noting).observe(document.body, {subtree: true, childList: true, attributes: true});
  document.body ? observe() : document.addEventListener('DOMContentLoaded', observe);
}"""

NOTEBOOK = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(({model, outputHidden}) => ({
  kind: model.type, folded: Boolean(outputHidden), tags: model.getMetadata('tags') ?? [],
  source: model.sharedModel.getSource(),
  outputs: model.type === 'code' ? model.outputs.toJSON() : [],
}))"""

# Words of a chart's axes, marks and title that lie outside of it, and are cut there; notes below are another matter.
CUT = """async () => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  const cut = [];
  let seen = 0;
  for (const [place, cell] of notebook.widgets.entries()) {
    await notebook.scrollToItem(place, 'start');
    const charts = cell.model.type === 'code' && !cell.outputHidden && cell.model.outputs.toJSON()
      .some(output => output.data?.['application/vnd.plotly.v1+json']);
    if (!charts) continue;
    for (let tries = 0; tries < 100 && !cell.node.querySelector('.js-plotly-plot .main-svg text'); tries++)
      await new Promise(resolve => setTimeout(resolve, 100));
    await new Promise(resolve => setTimeout(resolve, 400));
    for (const plot of cell.node.querySelectorAll('.js-plotly-plot')) {
      const frame = plot.getBoundingClientRect();
      for (const text of plot.querySelectorAll('.main-svg text')) {
        const box = text.getBoundingClientRect();
        if (!box.width || text.closest('.annotation')) continue;
        seen += 1;
        if (box.left < frame.left - 1 || box.right > frame.right + 1) cut.push(text.textContent);
      }
    }
  }
  return [seen, cut];
}"""

CONTROLS = (
    ".danvan [role=tab], .finder-board .words, .widget-dropdown, .widget-radio, .widget-checkbox, .widget-upload, "
    ".widget-button"
)


def open_by_danvan(page, address, name, anew=False):
    """Open a notebook and touch nothing until the line above it says how it went; returns what the line said."""
    page.add_init_script(f"({LISTEN})()")
    page.evaluate(LISTEN)
    go_to(page, address, TOKEN, name, anew)
    ended = "() => ['done', 'failed', 'stopped'].includes(document.querySelector('.dv-line')?.dataset.state)"
    page.wait_for_function(ended)
    return page.evaluate("() => window.said")


def state_of_the_collection():
    """What git says of the checkout, and what each notebook of the collection holds."""
    status = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=False)
    marks = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in collection().glob("*.ipynb")}
    return status.stdout, marks


@pytest.fixture(scope="module")
def public(danvan_lab):
    return danvan_lab()


LABELS = """() => {
  const bar = [...window.jupyterapp.shell.widgets('menu')].find(widget => widget.menus);
  return Object.fromEntries(bar.menus.map(menu => [menu.title.label, menu.items
    .filter(item => item.type !== 'separator' && item.isVisible)
    .map(item => item.type === 'submenu' ? item.submenu.title.label : item.label)]));
}"""


@dataclass
class Alive:
    """A notebook that `danvan lab` has opened and run: its page, what its line has said, and the reader's folder."""

    name: str
    page: "Page"
    said: list
    home: Path
    before: tuple


@pytest.fixture(scope="module")
def public_page(browser):
    """A page for the notebooks of `public`, one after the other."""
    with watched(browser) as page:
        yield page


@pytest.fixture(scope="module")
def alive(request, public_page, public):
    """Open a notebook once for all its tests here; of the first ones the fonts come late, as on a slow machine."""
    address, home = public
    before = state_of_the_collection()
    page, anew = public_page, request.param in LATE
    if anew:
        page.route("**/*.woff2", lambda route: (page.wait_for_timeout(700), route.continue_()))
    yield Alive(request.param, page, open_by_danvan(page, address, request.param, anew), home, before)
    close(page)


def each(*names):
    return pytest.mark.parametrize("alive", names, indirect=True, ids=lambda name: name.removesuffix(".ipynb"))


@each(*NOTEBOOKS)
def test_a_notebook_lives_when_it_is_opened_and_speaks_one_language(alive):
    page = alive.page
    cells = page.evaluate(NOTEBOOK)
    code = [cell for cell in cells if cell["kind"] == "code"]
    wrong = [output for cell in code for output in cell["outputs"] if output["output_type"] == "error"]
    assert wrong == [] and alive.said[-1][0] == "done"
    assert {"starting", "running"} <= {state for state, _ in alive.said}
    assert any(f"/{len(code)}: " in words for state, words in alive.said if state == "running")
    assert page.locator(CONTROLS).count() > 0
    assert [cell["folded"] for cell in code] == ["answer" in cell["tags"] for cell in code]
    assert not any("en" in cell["tags"] for cell in cells) and any("vi" in cell["tags"] for cell in cells)


@each(*LATE)
def test_no_word_of_a_chart_is_cut_however_late_the_font_comes(alive):
    seen, cut = alive.page.evaluate(CUT)
    assert seen > 20 and cut == []
    assert alive.page.evaluate("() => document.fonts.check(\"600 16px 'Be Vietnam Pro'\", 'ướỹđ')")


@each(NOTEBOOKS[0])
def test_the_menus_speak_vietnamese(alive):
    menus = alive.page.evaluate(LABELS)
    tips = alive.page.locator(".jp-NotebookPanel-toolbar jp-button").evaluate_all("all => all.map(each => each.title)")
    assert list(menus) == ["Tệp", "Sửa", "Hiển thị", "Chạy", "Kernel", "Thẻ", "Cài đặt", "Trợ giúp"]
    entries = [label for labels in menus.values() for label in labels]
    english = [label for label in entries if label.isascii() and not label.endswith((".ipynb", " Reference"))]
    assert len(entries) > 100 and len(english) <= 3, english
    assert not [label for label in menus["Chạy"] if label.isascii()] and any("Chạy" in tip for tip in tips)


@each(NOTEBOOKS[3])
def test_the_contents_name_each_heading_once(alive):
    headings = [
        line.lstrip("# ")
        for cell in alive.page.evaluate(NOTEBOOK) if cell["kind"] == "markdown"
        for line in cell["source"].splitlines() if line.startswith("#")
    ]  # fmt: skip
    alive.page.evaluate("() => window.jupyterapp.shell.activateById('table-of-contents')")
    alive.page.locator(".jp-tocItem-content").first.wait_for()
    shown = alive.page.locator(".jp-tocItem-content").all_inner_texts()
    assert len(headings) > 4 and [text.strip() for text in shown] == headings


@each(*NOTEBOOKS)
def test_what_is_saved_is_the_readers_copy_alone(alive):
    alive.page.evaluate("() => window.jupyterapp.shell.currentWidget.context.save()")
    kept = json.loads((alive.home / "vi" / alive.name).read_text(encoding="utf-8"))
    assert "widgets" not in kept["metadata"]
    assert state_of_the_collection() == alive.before
    assert (alive.page.problems, alive.page.strangers) == ([], [])


def test_english_is_spoken_throughout_where_it_is_asked_for(page, danvan_lab):
    set_language("en")
    said = open_by_danvan(page, danvan_lab("--lang", "en")[0], NOTEBOOKS[1])
    cells = page.evaluate(NOTEBOOK)
    close(page)
    assert not any("vi" in cell["tags"] for cell in cells)
    assert said[0][1] == t("lab.line.starting") and "controls" in said[-1][1]


def test_a_cell_that_fails_is_named_and_can_be_gone_to(public_page, public):
    page, (address, home) = public_page, public
    path = home / "vi" / NOTEBOOKS[1]
    whole = path.read_text(encoding="utf-8")
    notebook = json.loads(whole)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    code[1]["source"] = "1 / 0"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    state, words = open_by_danvan(page, address, path.name)[-1]
    assert state == "failed" and "ZeroDivisionError" in words and f"2/{len(code)}" in words
    # Keys pressed on the line are the line's: x cuts no cell, Delete deletes none.
    for key in ("x", "d", "d", "Delete", "ArrowDown", "Escape", "y"):
        page.get_by_role("button", name=t("lab.line.show")).press(key)
    assert [cell["source"] for cell in page.evaluate(NOTEBOOK)] == [
        "".join(cell["source"]) for cell in notebook["cells"]
    ]
    page.get_by_role("button", name=t("lab.line.show")).click()
    active = page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.content.activeCell.model.sharedModel.getSource()"
    )
    assert active == "1 / 0"
    # What is mended runs on by the button of the line.
    page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.content.activeCell.model.sharedModel.setSource('report = own')"
    )
    page.get_by_role("button", name=t("lab.line.again"), exact=True).click()
    page.wait_for_function("() => document.querySelector('.dv-line').dataset.state === 'running'")
    close(page)
    path.write_text(whole, encoding="utf-8")


def test_a_run_that_a_restart_ends_is_said_to_be_stopped_and_can_be_begun_again(public_page, public):
    page = public_page
    state = "() => document.querySelector('.dv-line')?.dataset.state"
    go_to(page, public[0], TOKEN, NOTEBOOKS[3])
    page.wait_for_function(f"{state} === 'running'")
    page.evaluate("() => void window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    page.wait_for_function(f"{state} === 'stopped'")
    page.get_by_role("button", name=t("lab.line.again"), exact=True).click()
    page.wait_for_function(f"{state} === 'done'")
    close(page)


def test_an_edited_notebook_that_had_to_give_way_is_told_of_and_kept(page, danvan_lab, tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "copies"))
    name, folder = NOTEBOOKS[3], lay_out("vi").folder
    notebook = json.loads((folder / name).read_text(encoding="utf-8"))
    notebook["metadata"]["danvan"]["cells"] = "what an older collection said"
    notebook["cells"][0]["source"] = "# Của tôi"
    (folder / name).write_text(json.dumps(notebook), encoding="utf-8")
    address, _ = danvan_lab(home=tmp_path / "copies")
    page.goto(f"{address}/lab?reset&token={TOKEN}")
    beside = f"{name.removesuffix('.ipynb')}-{t('lab.mine')}.ipynb"
    page.get_by_role("alert").filter(has_text=beside).wait_for()
    first = [json.loads((folder / each).read_text(encoding="utf-8"))["cells"][0]["source"] for each in (beside, name)]
    assert first[0] == "# Của tôi" and first[1] != first[0]


def test_nothing_of_a_readers_own_registers_gets_into_the_collection(page, danvan_lab, tmp_path):
    word = f"Tổ {uuid.uuid4().hex}"
    folder = three_years(tmp_path / uuid.uuid4().hex)
    lines = f"STT\tTên mô hình Dân vận khéo\tLĩnh vực\tXã\n1\tMô hình {word}\tKinh tế\tXã An Lạc\n"
    (folder / "them_2024.csv").write_text(lines, encoding="utf-8")
    before = state_of_the_collection()
    address, home = danvan_lab("--data", str(folder))
    (copies,) = [path for path in home.iterdir() if path.is_dir()]
    for name in NOTEBOOKS:
        assert open_by_danvan(page, address, name)[-1][0] == "done"
        page.evaluate("() => window.jupyterapp.shell.currentWidget.context.save()")
        close(page)
    told = "".join(path.read_text(encoding="utf-8") for path in copies.glob("*.ipynb"))
    assert word in told and '"widgets"' not in told, "the reader's own copies hold her data"
    assert state_of_the_collection() == before
    for private in (word, folder.name):
        found = subprocess.run(
            ["git", "grep", "-l", "--untracked", private], cwd=ROOT, capture_output=True, check=False
        )
        assert found.stdout == b""
