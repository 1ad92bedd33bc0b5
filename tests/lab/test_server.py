import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import nbformat

from danvan_data.lab.server import TidyContents
from danvan_data.tidy import PLOTLY, WIDGET


def save(tmp_path, model, name):
    """Save as the server does, in a thread of its own: a browser test may have left a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, TidyContents(root_dir=str(tmp_path)).save(model, name)).result()


def saved(tmp_path, content):
    save(tmp_path, {"type": "notebook", "format": "json", "content": content}, "a.ipynb")
    return (tmp_path / "a.ipynb").read_text(encoding="utf-8")


def test_what_is_saved_is_small_and_holds_no_state_of_widgets(tmp_path):
    notebook = nbformat.v4.new_notebook(metadata={"widgets": {"x": {"state": "Đồng Tâm"}}})
    figure = {"data": [{"y": list(range(500))}], "layout": {}}
    data = {PLOTLY: figure, WIDGET: {"model_id": "x"}, "text/plain": "", "image/png": "AAAA"}
    notebook.cells = [nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("display_data", data)])]
    text = saved(tmp_path, notebook)
    kept = json.loads(text)
    assert "widgets" not in kept["metadata"] and set(kept["cells"][0]["outputs"][0]["data"]) == {PLOTLY, "text/plain"}
    assert kept["cells"][0]["outputs"][0]["data"][PLOTLY] == figure
    assert len(text.splitlines()) < 40


def test_other_files_are_saved_as_they_are(tmp_path):
    save(tmp_path, {"type": "file", "format": "text", "content": "widgets\n"}, "a.txt")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "widgets\n"
