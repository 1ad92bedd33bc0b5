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


# What a reader shares is made when a button is pressed; a kernel that only shows the buttons waits for none of it.
BUTTONS = """
import sys, json
import danvan_data as dv
dv.pins()._repr_mimebundle_(), dv.share()._repr_mimebundle_()
print(json.dumps(sorted(sys.modules)))
"""

CHOOSING = """
import sys, json
from danvan_data.publish.notebooks import run
from danvan_data.publish.notebooks.kernels import collection
[run.read(path) for path in run.chosen(collection())]
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_the_buttons_that_share_wait_for_nothing_that_makes_files_or_reads_registers():
    loaded = loaded_by(BUTTONS)
    assert "danvan_data.desk.sharing" in loaded
    assert not loaded & {"mistune", "lxml", "nh3", "jinja2", "rapidfuzz", "danvan_data.registers.collection"}


def test_notebooks_are_read_and_chosen_without_what_runs_them():
    loaded = loaded_by(CHOOSING)
    assert "danvan_data" in loaded and not loaded & {"nbclient", "nbformat", "jsonschema", "lark", "plotly"}


# A notebook's first import: pandas and plotly are made of objects that stay, and looked through for garbage in vain.
KERNEL = """
import gc, json, sys
import ipykernel
looks = []
gc.callbacks.append(lambda phase, told: looks.append(phase))
import danvan_data
print(json.dumps([str(len(looks)), str(gc.isenabled()), str(gc.get_freeze_count() > 10_000)]))
"""


def test_a_kernel_does_not_look_for_garbage_amid_its_first_import():
    made = subprocess.run([sys.executable, "-c", KERNEL], check=True, capture_output=True, text=True).stdout
    looks, watched, kept = json.loads(made)
    assert int(looks) < 10 and watched == kept == "True"


def loaded_by(code):
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    return set(json.loads(said))
