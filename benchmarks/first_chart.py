"""Time from a fresh interpreter to the first chart's JSON, against pandas and plotly alone drawing the same bars.

Run: `uv run python benchmarks/first_chart.py [runs]`; prints the median of each and their ratio.
"""

import statistics
import subprocess
import sys
import time

OURS = """
import danvan_data as dv
from danvan_data.exhibits import overview as chart
from danvan_data.measures import overview as measure
evidence = dv.load_bundled()
reports = measure.complete_reports(evidence.counts)
chart.dots(measure.report_of(reports, evidence.place)).to_json()
"""

BARE = """
import pandas as pd
import plotly.graph_objects as go
frame = pd.DataFrame({"field": ["a", "b", "c", "d"], "n": [41, 112, 35, 23]})
go.Figure(go.Bar(x=frame["n"], y=frame["field"], orientation="h")).to_json()
"""


def seconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def main(runs: int) -> None:
    times: dict[str, list[float]] = {"danvan_data": [], "pandas + plotly": []}
    for _ in range(runs):  # taken in turns, so that a busy moment of the machine meets both
        times["danvan_data"].append(seconds(OURS))
        times["pandas + plotly"].append(seconds(BARE))
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, median in medians.items():
        print(f"{name:16} median {median:.2f} s of {runs} runs")
    print(f"ratio            {medians['danvan_data'] / medians['pandas + plotly']:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
