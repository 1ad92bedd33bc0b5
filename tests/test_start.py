"""A first chart waits for no library that it does not need."""

import json
import subprocess
import sys

FIRST = """
import sys, json
import danvan_data as dv
from danvan_data.exhibits import fields
from danvan_data.measures import distribution as measure
evidence = dv.load()
report = measure.report_of(measure.mixes(evidence.counts), evidence.place)
fields.by_field(report, evidence).figure.to_json()
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""

SLOW = {
    "IPython", "anywidget", "docx", "hypothesis", "ipywidgets", "jsonschema", "kaleido", "nbclient", "nbformat",
    "openpyxl", "pandera", "pptx", "rapidfuzz",
}  # fmt: skip


def test_a_first_chart_imports_none_of_the_slow_libraries():
    said = subprocess.run([sys.executable, "-c", FIRST], check=True, capture_output=True, text=True).stdout
    loaded = set(json.loads(said))
    assert "plotly" in loaded and not loaded & SLOW
