"""Promises of the project as a whole: what the READMEs say, what the notebooks keep, what no file may hold."""

import json
import re
import subprocess
from pathlib import Path

import pytest

import danvan_data as dv
from danvan_data.language import catalogue

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.vi.md")
COMMANDS = """
pip install uv && uv run danvan lab       # explore the notebooks in JupyterLab
pip install uv && uv run pytest           # run every test, the notebooks included
"""
COLLECTION = (
    "00_start_here",
    "01_distribution_by_field",
    "02_economic_returns",
    "03_trends",
    "04_sources_and_quality",
    "05_your_registers",
    "06_find_models",
)
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MAX_BYTES = 400_000
MAX_LINES = 15
BINARY = {".woff2", ".png", ".xls", ".xlsx", ".docx", ".pptx", ".ods", ".lock"}
OWN_PATH = re.compile(r"(?:/(?:home|Users|root|work|tmp)/\w|[A-Z]:\\Users\\)")
CALL = re.compile(r"""(?<![\w.])(?:language\.|dv\.)?t\(\s*"([a-z_]+\.[a-z_.]+)\"""")


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def tracked():
    """The files that git keeps, or all of a copy that has no git."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode == 0:
        return [ROOT / name for name in listing.stdout.decode("utf-8").split("\0") if name]
    return [p for p in ROOT.rglob("*") if p.is_file() and not {".venv", ".git", "__pycache__"} & set(p.parts)]


def notebook(path):
    return json.loads(path.read_text(encoding="utf-8"))


def code_cells(path):
    return [cell for cell in notebook(path)["cells"] if cell["cell_type"] == "code"]


each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
each_readme = pytest.mark.parametrize("name", READMES)


@each_readme
def test_the_two_commands_stand_in_each_readme(name):
    assert f"```{COMMANDS}```" in text(name)


@each_readme
def test_each_readme_leads_to_every_notebook_and_to_nothing_that_is_missing(name):
    links = re.findall(r"\]\(([^)\s]+)\)", text(name))
    assert [link for link in links if not (ROOT / link).exists()] == []
    listed = {Path(link).stem for link in links if link.endswith(".ipynb")}
    assert listed == {path.stem for path in NOTEBOOKS}


@each_readme
def test_each_readme_states_the_minutes_that_the_notebooks_state(name):
    stated = dict(re.findall(r"^\| \[(\w+)\].*\| (\d+) \|$", text(name), flags=re.MULTILINE))
    for path in NOTEBOOKS:
        prose = "".join("".join(cell["source"]) for cell in notebook(path)["cells"] if cell["cell_type"] == "markdown")
        minutes = re.search(r"\*\*Thời gian:\*\* khoảng (\d+) phút", prose)
        assert minutes, f"{path.name}: its first cell should say how long it takes"
        assert stated[path.stem] == minutes[1], path.name


@each_readme
def test_each_readme_states_the_size_of_the_data(name):
    evidence = dv.load_bundled()
    for table in ("sources", "counts", "models", "outcomes"):
        assert re.search(rf"\b{len(getattr(evidence, table))}\b", text(name)), table


@each_readme
def test_the_python_of_each_readme_runs(name):
    code = "\n".join(re.findall(r"```python\n(.*?)```", text(name), flags=re.DOTALL))
    names: dict = {}
    exec(compile(code, name, "exec"), names)
    assert len(names["evidence"].counts) and len(names["chart"].table)


def test_the_twin_readmes_have_the_same_shape():
    shapes = [re.findall(r"^(#+|```\w*|\|)", text(name), flags=re.MULTILINE) for name in READMES]
    assert shapes[0] == shapes[1]


def test_the_changelog_speaks_of_this_version():
    assert re.search(rf"^## \[{re.escape(dv.__version__)}\] - \d{{4}}-\d\d-\d\d$", text("CHANGELOG.md"), re.MULTILINE)


def test_no_file_holds_a_path_of_somebodys_machine():
    found = []
    for path in tracked():
        if path.suffix in BINARY or not path.is_file() or path.name == Path(__file__).name:
            continue
        content = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{path.relative_to(ROOT)}: {hit[0]}" for hit in OWN_PATH.finditer(content)]
    assert found == []


def test_the_collection_is_complete():
    assert {path.stem for path in NOTEBOOKS} >= set(COLLECTION)


@each_notebook
def test_a_notebook_is_small_and_stores_no_widget_state(path):
    assert path.stat().st_size <= MAX_BYTES
    assert "widgets" not in notebook(path)["metadata"]


@each_notebook
def test_a_notebook_was_run_from_top_to_bottom_and_kept_its_outputs(path):
    cells = code_cells(path)
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert sum(bool(cell["outputs"]) for cell in cells) >= 4
    for cell in cells:
        assert not [output for output in cell["outputs"] if output["output_type"] in ("error", "stream")]


@each_notebook
def test_a_cell_is_short_and_leaves_no_trace_of_its_run(path):
    for cell in code_cells(path):
        assert len("".join(cell["source"]).strip().splitlines()) <= MAX_LINES
        assert "execution" not in cell["metadata"]


@each_notebook
def test_every_narrative_cell_has_a_twin_in_the_other_language(path):
    tags = [
        [tag for tag in cell["metadata"].get("tags", []) if tag in ("vi", "en")]
        for cell in notebook(path)["cells"]
        if cell["cell_type"] == "markdown"
    ]
    assert tags == [["vi"], ["en"]] * (len(tags) // 2)


def catalogue_keys_used():
    for path in sorted((ROOT / "danvan_data").rglob("*.py")):
        for key in CALL.findall(path.read_text(encoding="utf-8")):
            yield path.name, key
    for path in NOTEBOOKS:
        for cell in code_cells(path):
            for key in CALL.findall("".join(cell["source"])):
                yield path.name, key


def test_every_text_that_is_asked_for_stands_in_the_catalogue():
    used = list(catalogue_keys_used())
    assert len(used) > 20
    assert [(name, key) for name, key in used if key not in catalogue()] == []


def wishes(words):
    """The table of what a reader may want: of each wish the code that grants it."""
    rows = re.findall(
        r"^\| (?!---)(.+?) \| (.+) \|$", words.partition("|---|---|\n")[2].partition("\n\n")[0], re.MULTILINE
    )
    return {wish: re.findall(r"`(dv\.[^`]+)`", how) for wish, how in rows}


def wish_tables():
    prose = ["".join(cell["source"]) for cell in notebook(ROOT / "notebooks" / "00_start_here.ipynb")["cells"]]
    tables = [each for each in prose if each.startswith(("## Tôi muốn", "## I want"))]
    return [*tables, *(text(name)[re.search(r"^## (Bạn muốn|What you may want)", text(name), re.M).start() :]
                       for name in READMES)]  # fmt: skip


@pytest.mark.parametrize("at", range(4))
def test_each_wish_of_a_stranger_is_granted_by_the_code_beside_it(at):
    granted = wishes(wish_tables()[at])
    assert len(granted) >= 8
    codes = [code for each in granted.values() for code in each]
    assert len(codes) >= 6
    for code in codes:
        assert eval(code, {"dv": dv}) is not None and len(code) < 70, code


@each_notebook
def test_a_notebook_ends_in_exercises_with_folded_answers(path):
    cells = notebook(path)["cells"]
    tried = [cell for cell in cells if cell["metadata"].get("tags", [])[:2] == ["lab", "answer"]]
    asked = [
        "".join(cell["source"]) for cell in cells if "".join(cell["source"]).startswith(("## Thử tự", "## Try it"))
    ]
    assert len(asked) == 2 and all(len(re.findall(r"^\d\. ", each, re.MULTILINE)) == len(tried) for each in asked)
    assert 2 <= len(tried) <= 3
    for cell in tried:
        assert cell["metadata"]["jupyter"] == {"source_hidden": True, "outputs_hidden": True} and cell["outputs"]
