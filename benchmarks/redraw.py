"""From the move of a control to the picture that it asks for, in JupyterLab and in a shared page, in real Chromium.

Run: `uv run python benchmarks/redraw.py [bundled|own|pages] ...` (Chromium on the PATH, or named in DANVAN_CHROMIUM;
without a name all three). `bundled` and `own` open the boards' notebooks by `danvan lab`, on the public evidence and
on a register of 20,000 models, and make 36 moves of each board, as far apart as a quick reader makes them; `pages`
moves every control of the published pages through all of its values. A move ends when the new picture has been
painted. Prints median and p95 of each board and of all, and the machine's load.
"""

import contextlib
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import registers
from playwright.sync_api import Browser, Page, sync_playwright

from danvan_data.lab.launch import free_port

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "benchmark"
MOVES = 36
PAUSE = 400
"""Milliseconds between two moves: a hand on the arrow keys is about as quick."""

# Move the controls of one board, one after the other, each to another of its values; milliseconds to each painting.
MOVE = """async ([board, moves, pause]) => {
  const wait = ms => new Promise(done => setTimeout(done, ms));
  const painted = () => new Promise(done => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  }));
  let seed = 7;
  const any = list => list[(seed = (seed * 16807) % 2147483647) % list.length];
  const ways = control => {
    const select = control.querySelector('select'), range = control.querySelector('[type=range]');
    const tell = (box, value, kind) => () => { box.value = value; box.dispatchEvent(new Event(kind, { bubbles: true })); };
    if (select) return [...select.options].filter(each => !each.disabled && each.value !== select.value).map(each => tell(select, each.value, 'change'));
    if (range) return [...Array(Number(range.max) + 1).keys()].filter(at => at !== Number(range.value)).map(at => tell(range, at, 'input'));
    const items = [...control.querySelectorAll('[role=option]:not([aria-disabled=true]):not([aria-selected=true])')];
    if (items.length) return items.map(each => () => each.dispatchEvent(new MouseEvent('mousedown', { bubbles: true })));
    return [...control.querySelectorAll('input:enabled')].filter(each => each.type === 'checkbox' || !each.checked).map(each => () => each.click());
  };
  const took = [];
  let ended = false; // the board tells of its state when a move has ended, also when it had to be taken back
  new MutationObserver(() => { ended = true; }).observe(board, { attributeFilter: ['data-state'] });
  for (let n = 0; n < moves; n++) {
    const offered = [...board.querySelectorAll('.control')].map(ways).filter(each => each.length);
    if (!offered.length) break;
    const start = performance.now();
    ended = false;
    any(any(offered))();
    while (!ended && performance.now() - start < 5000) await painted();
    await painted();
    took.push(performance.now() - start);
    await wait(pause);
  }
  return took;
}"""  # noqa: E501

CELLS = """() => window.jupyterapp.shell.currentWidget.content.widgets
  .map((cell, at) => [at, cell.model.type === 'code' && cell.model.sharedModel.getSource()])
  .map(([at, source]) => [at, /\\bboards\\.(\\w+)\\(/.exec(source || '')])
  .filter(([, found]) => found).map(([at, found]) => [at, found[1]])"""
SHOW = """async at => {
  const { content } = window.jupyterapp.shell.currentWidget;
  content.activeCellIndex = at;
  await content.scrollToItem(at, 'start');
  content.widgets[at].node.id = `measured-${at}`;
}"""


def quantile(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def told(name: str, values: list[float]) -> None:
    print(f"{name:46} {len(values):4} moves, p50 {statistics.median(values):4.0f} ms, p95 {quantile(values):4.0f} ms")


@contextlib.contextmanager
def lab(work: Path, *options: str) -> Iterator[str]:
    """Run `danvan lab` with the collection's copies in a folder of its own; yields its address."""
    port = free_port(19300)
    (work / "jupyter_lab_config.json").write_text('{"LabApp": {"expose_app_in_browser": true}}', encoding="utf-8")
    homes = dict.fromkeys(("DANVAN_HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"), str(work))
    command = [sys.executable, "-m", "danvan_data", "lab", "--no-browser", "--port", str(port), *options]
    with (work / "server.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            command, env={**os.environ, **homes, "JUPYTER_TOKEN": TOKEN}, stdout=log, stderr=log, start_new_session=True
        )
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(300):
                with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=5):
                    break
                time.sleep(0.3)
            yield address
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)


def in_lab(browser: Browser, address: str, what: str, wanted: str) -> None:
    everything: list[float] = []
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        if "boards." not in notebook.read_text(encoding="utf-8") or wanted not in notebook.name:
            continue
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}/lab/tree/{notebook.name}?reset&token={TOKEN}")
        page.wait_for_function("() => document.querySelector('.dv-line')?.dataset.state === 'done'", timeout=600_000)
        for at, name in page.evaluate(CELLS):
            page.evaluate(SHOW, at)
            board = page.locator(f"#measured-{at} .danvan > section[data-state]")
            board.wait_for(state="attached", timeout=60_000)
            page.wait_for_timeout(1500)
            took = page.evaluate(MOVE, [board.element_handle(), MOVES, PAUSE])
            if took:
                told(f"{what} {notebook.stem[:2]} {name}", took)
                everything += took
        page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
        page.close()
    told(f"{what}: all boards", everything)


def in_pages(browser: Browser, work: Path, wanted: str) -> None:
    command = [sys.executable, "-m", "danvan_data", "publish", wanted or "0", "-o", str(work / "site")]
    subprocess.run(command, check=True, capture_output=True)
    everything: list[float] = []
    for path in sorted((work / "site").glob("0*.html")):
        page: Page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        page.wait_for_timeout(500)
        for board in page.query_selector_all(".chart:has(.control)"):
            board.scroll_into_view_if_needed()
            everything += page.evaluate(MOVE, [board, MOVES, 60])
        page.close()
    told("pages: all boards", everything)


def main(wanted: list[str]) -> None:
    chromium = os.environ.get("DANVAN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    kinds = [kind for kind in ("bundled", "own", "pages") if kind in wanted] or ["bundled", "own", "pages"]
    notebook = next((each for each in wanted if each[0].isdigit()), "")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        work = Path(folder)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for kind in kinds:
            print(f"{kind}: load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
            if kind == "pages":
                in_pages(browser, work, notebook)
                continue
            options: list[str] = []
            if kind == "own":
                (work / "own").mkdir()
                registers.make(work / "own" / "register.xlsx", 20_000)
                options = ["--data", str(work / "own")]
            with lab(work, *options) as address:
                in_lab(browser, address, kind, notebook)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
