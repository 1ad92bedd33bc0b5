"""A first chart waits for no library that it does not need."""

import json
import subprocess
import sys

FIRST = """
import sys, json
import danvan_data as dv
from danvan_data.exhibits.spread import fields
from danvan_data.measures.spread import distribution as measure
evidence = dv.load()
report = measure.report_of(measure.mixes(evidence.counts), evidence.place)
fields.by_field(report, evidence).figure.to_json()
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""

SLOW = {
    "IPython", "anywidget", "docx", "hypothesis", "ipywidgets", "jsonschema", "kaleido", "nbclient", "nbformat",
    "openpyxl", "pandera", "pptx", "rapidfuzz",
}  # fmt: skip


# A report is put together from what the evidence says; no notebook runs for it.
REPORT = """
import sys, json
from danvan_data.publish.office.report import brief
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_a_first_chart_imports_none_of_the_slow_libraries():
    loaded = loaded_by(FIRST)
    assert "plotly" in loaded and not loaded & SLOW


def test_a_report_does_not_wait_for_what_runs_notebooks():
    loaded = loaded_by(REPORT)
    assert "docx" in loaded and not loaded & {"nbclient", "nbformat", "jsonschema", "lark"}


def loaded_by(code):
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    return set(json.loads(said))
