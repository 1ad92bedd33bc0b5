"""What sharing costs: time against nbconvert, a page's weight and load against a bare page, and its controls' answer.

Run: `uv run python benchmarks/publish.py [runs]` (Chromium on the PATH, or named in DANVAN_CHROMIUM). In one run it
prints (1) the time of `danvan publish` with nothing kept against `jupyter nbconvert --execute` of the same notebooks;
(2) each page's bytes against its data and the smallest plotly.js that draws it; (3) the time to the last chart against
a bare page with the same figures and plotly.js, medians of `runs`; (4) the time from a control's move to its picture.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from danvan_data.publish.notebooks.story import Story, first, tell
from danvan_data.web.inlining import embedded
from danvan_data.web.plotlyjs import bundle, bundle_name, trace_types

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

sys.path.insert(0, str(ROOT / "tests" / "browser"))
from sharedpage import MOVES  # noqa: E402

BARE = """<!doctype html><meta charset="utf-8"><body><script>{library}</script>
<script>(async () => {{
  for (const figure of {figures}) {{
    const box = document.body.appendChild(document.createElement('div'));
    await Plotly.newPlot(box, figure.data, figure.layout, {{ displaylogo: false }});
  }}
  document.documentElement.dataset.ready = 'true';
}})()</script>"""

READY = """new MutationObserver(() => {
  if (document.documentElement?.dataset.ready) window.ready ??= performance.now();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });"""


def seconds(command: list[str], **environment: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, env={**os.environ, **environment}, capture_output=True)
    return time.perf_counter() - start


def against_nbconvert(work: Path) -> dict[str, dict]:
    """Publish and convert once each; returns the executed notebooks by name."""
    site, done = work / "site", work / "nbconvert"
    names = [str(path) for path in NOTEBOOKS]
    convert = [sys.executable, "-m", "jupyter", "nbconvert", "--execute", "--to", "notebook", "--output-dir", str(done)]
    plain = seconds([*convert, *names])
    publish = [sys.executable, "-c", "from danvan_data.cli import app; app()", "publish", "-o", str(site)]
    first = seconds(publish, DANVAN_CACHE=str(work / "cache"))
    again = seconds(publish, DANVAN_CACHE=str(work / "cache"))
    print(
        f"nbconvert --execute {plain:.1f} s | publish {first:.1f} s (ratio {first / plain:.2f}) | again {again:.1f} s"
    )
    return {path.stem: json.loads((done / path.name).read_text(encoding="utf-8")) for path in NOTEBOOKS}


def data_of(story: Story) -> int:
    """Return the bytes of what a page shows: figures, states, tables and prose, as the notebook stores them."""
    return sum(len(json.dumps(item.body, ensure_ascii=False).encode()) for item in story.items if item.kind != "code")


def figures_of(story: Story) -> list[dict]:
    """Return the figures that a page draws before any click."""
    return [view for item in story.charts() if (view := first(item))["kind"] == "chart"]


def library_of(story: Story) -> str:
    """Return the smallest plotly.js that draws them."""
    return bundle(bundle_name(trace_types(figures_of(story))))


def bare_page(story: Story) -> str:
    library = library_of(story).replace("</script", "<\\/script")
    return BARE.format(library=library, figures=embedded(figures_of(story)))


def load(browser, path: Path) -> float:
    """Return the milliseconds from the start of the navigation to the last chart, in a fresh browser context."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    page = context.new_page()
    page.add_init_script(READY)
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    found = page.evaluate("() => window.ready")
    context.close()
    return found


def answers(browser, path: Path) -> list[float]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    page.wait_for_timeout(500)
    found = [each[2] for each in page.evaluate(MOVES)]
    page.close()
    return found


def main(runs: int) -> None:
    chromium = os.environ.get("DANVAN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        work = Path(folder)
        executed = against_nbconvert(work)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        moves: list[float] = []
        for name, notebook in executed.items():
            story, path, bare = tell(name, notebook, "vi"), work / "site" / f"{name}.html", work / f"{name}.bare.html"
            if not path.exists():  # a notebook that only asks for registers is shared when it is named
                continue
            bare.write_text(bare_page(story), encoding="utf-8")
            library = len(library_of(story).encode())
            weight, least = path.stat().st_size, data_of(story) + library
            times = [(load(browser, path), load(browser, bare)) for _ in range(runs)]
            ours, theirs = (statistics.median(each) for each in zip(*times, strict=True))
            mine = answers(browser, path)
            moves += mine
            told = f"{len(mine):3} moves, p95 {quantile(mine):.0f} ms" if len(mine) > 1 else "no controls"
            print(
                f"{name:26} {weight / 1e3:5.0f} kB / {least / 1e3:5.0f} kB = {weight / least:.2f} | "
                f"load {ours:4.0f} ms / {theirs:4.0f} ms = {ours / theirs:.2f} | "
                f"{told}"
            )
        print(
            f"all controls: {len(moves)} moves, median {statistics.median(moves):.0f} ms, p95 {quantile(moves):.0f} ms"
        )
        browser.close()


def quantile(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
