"""CONTRIBUTING's recipes hold: a text, a chart, a notebook and a language are added step by step to a copy."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[1]
RECIPES = ("Add a text", "Add a chart", "Add a notebook", "Add a language")
LEFT = shutil.ignore_patterns(".venv", ".git", "__pycache__", "node_modules", "site", ".*_cache")
FENCE = re.compile(r"^( *)```(\w+) ?(.*)\n((?:.*\n)*?)\1```$", re.MULTILINE)
PROGRAMS = {
    "python": [sys.executable],
    "danvan": [sys.executable, "-m", "danvan_data"],
    "pytest": [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"],
}


@dataclass(frozen=True)
class Step:
    """A block of a recipe: its `kind`, what its head says of it, and its `body`."""

    kind: str
    head: str
    body: str


def recipe(name: str) -> str:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return text.partition(f"## {name}\n")[2].partition("\n## ")[0]


def steps(name: str) -> list[Step]:
    return [Step(kind, head, dedent(body)) for _, kind, head, body in FENCE.findall(recipe(name))]


class Copy:
    """A copy of the project, and what a contributor does to it."""

    def __init__(self, folder: Path):
        self.folder = folder
        shutil.copytree(ROOT, folder, ignore=LEFT)

    def run(self, command: list[str], code: int = 0) -> str:
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "DANVAN_CACHE": str(self.folder / ".cache")}
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == code, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done.stdout + done.stderr

    def follow(self, name: str, first: int = 0, last: int | None = None) -> None:
        """Do the steps of a recipe, or some of them."""
        wanted = steps(name)[first:last]
        if cells := [step for step in wanted if step.head.startswith("cell")]:
            self.notebook(re.search(r"`(notebooks/\w+\.ipynb)`", recipe(name))[1], cells)
        for step in wanted:
            if step.kind == "sh":
                for line in step.body.splitlines():
                    self.say(line)
            elif step not in cells:
                self.put(step)

    def say(self, line: str) -> None:
        uv, run, program, *rest = shlex.split(line)
        assert (uv, run) == ("uv", "run"), line
        self.run([*PROGRAMS[program], *rest])

    def put(self, step: Step) -> None:
        """Write a block into its file: below a line of it, at its end, or as a new one."""
        name, _, mark = step.head.partition(" below ")
        path = self.folder / name
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        assert step.body not in old, name
        if mark:
            lines = old.splitlines(keepends=True)
            at = next(number for number, line in enumerate(lines) if mark in line)
            path.write_text("".join([*lines[: at + 1], step.body, *lines[at + 1 :]]), encoding="utf-8")
        else:
            path.write_text(f"{old}\n{step.body}" if old else step.body, encoding="utf-8")

    def notebook(self, name: str, cells: list[Step]) -> None:
        made = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})
        for step in cells:
            new = nbformat.v4.new_code_cell if step.kind == "python" else nbformat.v4.new_markdown_cell
            tags = step.head.split()[1:]
            folded = {"jupyter": {"source_hidden": True, "outputs_hidden": True}} if "answer" in tags else {}
            made.cells.append(new(step.body.rstrip(), metadata={**({"tags": tags} if tags else {}), **folded}))
        nbformat.write(made, self.folder / name)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    made = Copy(tmp_path_factory.mktemp("recipes") / "project")
    made.follow("Add a text", last=1)  # what it ends in, `Add a language` does with these texts, too
    made.follow("Add a chart")
    return made


SHOWN = """
import sys
import danvan_data as dv
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.spread.regions import regions
from danvan_data.measures.spread.regional import sizes

evidence = dv.load_bundled()
table = sizes(evidence.models)
for language in sys.argv[1:]:
    dv.set_language(language)
    shown = regions(table, evidence)
    assert list(shown.figure.data[0].x) == table["n"].tolist() and len(shown.grid.rows) == len(table) == 3
    assert shown.cited and Exhibit.from_json(shown.to_json()).to_json() == shown.to_json()
    few = regions(table.head(1), evidence)
    assert not few
    print(shown.finding, "/", few.finding, "/", table["n"].max())
"""


SAID = [("Bắc Bộ có {n} mô hình", "Dữ liệu chỉ có một vùng."),
        ("Bắc Bộ has {n} named models", "The data are of one region.")]  # fmt: skip


def test_a_text_and_a_chart_speak_each_language(copy):
    lines = copy.run([sys.executable, "-c", SHOWN, "vi", "en"]).strip().splitlines()
    for line, (said, lacking) in zip(lines, SAID, strict=True):
        finding, few, n = line.split(" / ")
        assert finding.startswith(said.format(n=n)) and few == lacking


def test_a_text_that_lacks_a_language_is_named(copy):
    page = copy.folder / "danvan_data/language/catalogue/regions.toml"
    whole = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r', en = "The data[^"]*"', "", whole), encoding="utf-8")
    said = copy.run([sys.executable, "-c", "import danvan_data as dv; dv.t('regions.too_few')"], code=1)
    page.write_text(whole, encoding="utf-8")
    assert "regions.too_few is not in en" in said


def test_the_house_has_room_for_the_chart(copy):
    copy.run([*PROGRAMS["pytest"], "tests/test_house.py", "-k", "floor or imports or name"])


def test_a_notebook_keeps_what_all_notebooks_promise_and_is_published(copy):
    copy.follow("Add a notebook")
    page = next((copy.folder / "site").glob("07_regions*.html")).read_text(encoding="utf-8")
    assert "where are the named models?" in page and "Bắc Bộ has" in page and "ở đâu?" not in page


WORDS = """
import danvan_data as dv
from danvan_data.language import money, number

dv.set_language("fr")
print(dv.t("field.economy"), dv.t("regions.finding", region="Bắc Bộ", n="1"), number(1234.5), money(2e6), sep="; ")
"""


def test_a_language_says_what_it_lacks_and_then_speaks(copy):
    copy.follow("Add a language", last=2)
    said = copy.run([sys.executable, "-c", WORDS], code=1)
    assert "catalogue: money.million is not in fr; see catalogue/fr.toml" in said
    copy.follow("Add a language", first=2)
    said = copy.run([sys.executable, "-c", WORDS]).strip()
    assert said == "Économie; Bắc Bộ compte 1 modèle; 1\u202f234,5; 2 million đồng"
    assert (copy.folder / "rapport.docx").stat().st_size > 10_000
    page = copy.folder / "danvan_data/language/catalogue/fr.toml"
    page.write_text(page.read_text(encoding="utf-8").replace("compte {n}", "compte"), encoding="utf-8")
    assert "regions.finding" in copy.run([*PROGRAMS["pytest"], "tests/language", "-k", "placeholders"], code=1)


def test_the_files_that_the_recipes_name_are_there():
    for name in RECIPES:
        for path in re.findall(r"`((?:danvan_data|tests)/[\w/]+(?:\.py)?/?)`", recipe(name)):
            assert (ROOT / path).exists(), path
