"""Time to the first chart's JSON, against pandas and plotly alone that read the same tables and draw the same bars.

Run: `uv run python benchmarks/first_chart.py [runs]`. Both are timed as a process, from its start to its end, and as
the first cell of a fresh Jupyter kernel; `cell` is the whole first cell of the notebook on fields in such a kernel.
They take turns, so that a busy moment of the machine meets both. Prints the medians of wall clock and of processor
time, and their ratios; the latter are steadier where others use the machine.
Both find their code compiled already, as everyone does from the second start on.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from jupyter_client.manager import start_new_kernel

from danvan_data.evidence import TABLES, data_folder, load_bundled
from danvan_data.measures.spread import distribution

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"

OURS = """
import danvan_data as dv
from danvan_data.exhibits.spread import fields
from danvan_data.measures.spread import distribution as measure
evidence = dv.load()
report = measure.report_of(measure.mixes(evidence.counts), evidence.place)
fields.by_field(report, evidence).figure.to_json()
"""

BARE = """
import pandas as pd
import plotly.graph_objects as go
tables = {{name: pd.read_csv(f"{folder}/{{name}}.csv", dtype=str, keep_default_na=False) for name in {names}}}
frame = pd.DataFrame({bars})
go.Figure(go.Bar(x=frame["n"], y=frame["field"], text=frame["n"], orientation="h"),
          {{"title": {{"text": "Kim Bảng"}}, "xaxis": {{"title": {{"text": "Models"}}}}}}).to_json()
"""

CLOCK = """
import time
print(time.process_time())
"""

Times = tuple[float, float]
"""Seconds of the wall clock, and of the processor."""


def bare() -> str:
    """Return the floor: the folder's tables read as text, and the bars whose numbers our measures find."""
    evidence = load_bundled()
    report = distribution.report_of(distribution.mixes(evidence.counts), evidence.place)
    bars = {"field": report["field"].tolist(), "n": report["n"].tolist()}
    return BARE.format(folder=data_folder(), names=(*TABLES, "provinces", "communes"), bars=bars)


def compiled(folder: str) -> dict[str, str]:
    """Return the environment in which Python keeps what it compiles, in a folder of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": folder}


def as_process(code: str, environment: dict[str, str]) -> Times:
    before, start = _children(), time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    return time.perf_counter() - start, _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def in_kernel(code: str, environment: dict[str, str]) -> Times:
    manager, client = start_new_kernel(env=environment, extra_arguments=["--log-level=40"])
    try:
        before = _clock(client)
        start = time.perf_counter()
        reply = client.execute_interactive(code, output_hook=lambda message: None)
        took = time.perf_counter() - start
        if reply["content"]["status"] != "ok":
            raise SystemExit("\n".join(reply["content"]["traceback"]))
        return took, _clock(client) - before
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _clock(client) -> float:
    said: list[str] = []
    client.execute_interactive(CLOCK, output_hook=lambda message: said.append(message["content"].get("text", "")))
    return float("".join(said))


def first_cell() -> str:
    """Return the first cell of the notebook on fields, as it stands: what a reader waits for before all else."""
    notebook = json.loads(next(NOTEBOOKS.glob("01_*.ipynb")).read_text(encoding="utf-8"))
    return "".join(next(cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"))


def compare(
    name: str, run: Callable[[str, dict[str, str]], Times], environment: dict[str, str], runs: int, code: str = OURS
) -> None:
    floor = bare()
    for each in (code, floor):  # the first start of each compiles, and brings the files into memory
        run(each, environment)
    pairs = [(run(code, environment), run(floor, environment)) for _ in range(runs)]
    for at, clock in enumerate(("wall clock", "processor")):
        ours, least = (statistics.median(pair[side][at] for pair in pairs) for side in (0, 1))
        print(f"{name:8} {clock:10} danvan_data {ours:.2f} s, floor {least:.2f} s, ratio {ours / least:.2f}")


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        compare("process", as_process, compiled(folder), runs)
        compare("kernel", in_kernel, compiled(folder), runs)
        compare("cell", in_kernel, compiled(folder), runs, first_cell())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
