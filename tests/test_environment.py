"""Three files say what the project runs on; they must say the same."""

import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from rattler import MatchSpec

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
CONDA_LINES = [line for line in ENVIRONMENT["dependencies"] if isinstance(line, str)]

CONDA_NAMES = {"kaleido": "python-kaleido", "pandera[pandas]": "pandera-pandas", "playwright": "playwright-python"}
"""What conda-forge calls a package whose name on PyPI is another."""

ONLY_CONDA = {"python", "pip"}


def bounds(specifiers):
    return ",".join(sorted(str(specifiers).replace(" ", "").split(",")))


def wanted():
    """`{conda name: bounds}` of everything in pyproject.toml."""
    lines = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    found = {}
    for requirement in map(Requirement, lines):
        name = requirement.name + (f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else "")
        found[CONDA_NAMES.get(name, name)] = bounds(requirement.specifier)
    return found


def offered():
    """`{conda name: bounds}` of environment.yml."""
    specs = [MatchSpec(line) for line in CONDA_LINES]
    return {spec.name.normalized: bounds(spec.version or "") for spec in specs}


@pytest.mark.parametrize("line", CONDA_LINES)
def test_each_line_is_a_match_spec_that_names_one_package(line):
    spec = MatchSpec(line, strict=True)
    assert spec.name.normalized == line.split()[0]


def test_conda_offers_what_the_project_asks_for_and_nothing_else():
    assert {name: limit for name, limit in offered().items() if name not in ONLY_CONDA} == wanted()


def test_conda_and_pip_agree_on_python():
    assert offered()["python"] == bounds(PROJECT["project"]["requires-python"])


def test_only_conda_forge_is_asked_and_the_package_itself_is_installed():
    assert ENVIRONMENT["channels"] == ["conda-forge", "nodefaults"]
    assert ENVIRONMENT["dependencies"][-1] == {"pip": ["-e ."]}


def test_the_lock_file_knows_the_same_bounds():
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    own = next(package for package in lock["package"] if package["name"] == PROJECT["project"]["name"])["metadata"]
    locked = own["requires-dist"] + own["requires-dev"]["dev"]
    asked = map(Requirement, PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"])
    expected = {canonicalize_name(one.name): bounds(one.specifier) for one in asked}
    assert {one["name"]: bounds(one["specifier"]) for one in locked} == expected
    assert lock["requires-python"] == PROJECT["project"]["requires-python"]
