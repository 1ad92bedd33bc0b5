"""The finder on 20,000 models: how long from a keystroke to the painted list, in Chromium; how large its page is.

Run: `uv run python benchmarks/finder.py [models]`. Chromium is the one on the PATH, or that of `DANVAN_CHROMIUM`.
"""

import argparse
import os
import shutil
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pandas as pd
from playwright.sync_api import sync_playwright

import danvan_data as dv
from danvan_data.evidence import Evidence
from danvan_data.explore.search.finder import finder
from danvan_data.publish.notebooks.story import tell
from danvan_data.publish.pages.page import page

QUERIES = ("nuoi ong", "duong hoa", "hội nông dân xã", "an lac", "hu gao tiet kiem", "camera an ninh")

TYPE = """async queries => {
  const turn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const input = document.querySelector('.words'), spent = [];
  for (const query of queries) {
    for (let n = 1; n <= query.length; n++) {
      await turn();
      const began = performance.now();
      input.value = query.slice(0, n);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      document.querySelector('.models').getBoundingClientRect();
      await turn();
      spent.push(performance.now() - began);
    }
  }
  return spent;
}"""


def many(evidence: Evidence, n: int) -> Evidence:
    """Return an evidence of `n` models: copies of the bundled ones, each named apart."""
    models, outcomes = evidence.models, evidence.outcomes
    times = -(-n // int(models["same_as"].eq("").sum()))
    told, figured = [], []
    for at in range(times):
        first = models["same_as"].where(models["same_as"].eq(""), models["same_as"] + f"-{at}")
        told.append(
            models.assign(model_id=models["model_id"] + f"-{at}", name=models["name"] + f" {at}", same_as=first)
        )
        figured.append(
            outcomes.assign(model_id=outcomes["model_id"] + f"-{at}", outcome_id=outcomes["outcome_id"] + f"-{at}")
        )
    return replace(evidence, models=pd.concat(told, ignore_index=True), outcomes=pd.concat(figured, ignore_index=True))


def measured(path: Path, times: int = 5) -> tuple[list[float], list[float]]:
    """Return the milliseconds of the first keystroke of a page, opened some times, and of each of many after it."""
    names = (os.environ.get("DANVAN_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next(where for name in names if name and (where := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        first: list[float] = []
        for _ in range(times):
            opened = browser.new_page()
            opened.goto(path.as_uri())
            opened.wait_for_selector(".finder-board[data-ready]")
            first += opened.evaluate(TYPE, ["n"])
            spent = opened.evaluate(TYPE, list(QUERIES))
            opened.close()
        return first, spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="?", type=int, default=20_000)
    evidence = many(dv.load_bundled(), parser.parse_args().models)
    board = finder(evidence)
    began = time.perf_counter()
    live = board.cards(like=False)
    print(f"{live['n']} models: {time.perf_counter() - began:.1f} s to make the cards of a living notebook")
    began = time.perf_counter()
    outputs = [{"output_type": "execute_result", "data": board._repr_mimebundle_()}]
    notebook = {"cells": [{"cell_type": "code", "id": "a", "metadata": {}, "source": "", "outputs": outputs}]}
    told = page(tell("06", notebook, "vi"))
    print(f"{time.perf_counter() - began:.1f} s to make its page of {len(told.encode()) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(told, encoding="utf-8")
        first, spent = measured(path)
    p95 = statistics.quantiles(spent, n=20)[-1]
    half = statistics.median(spent)
    early = f"first {statistics.median(first):.0f} ms (at most {max(first):.0f})"
    print(f"keystroke to list: {early}; of {len(spent)}: p50 {half:.0f} ms, p95 {p95:.0f} ms")


if __name__ == "__main__":
    main()
