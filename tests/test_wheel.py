"""The wheel, in an empty environment without what only developers have: every command works from any folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
UV = os.environ.get("UV") or shutil.which("uv")
COMMANDS = ("lab", "read", "collect", "publish", "slides", "deck", "brief", "picture")
DEVELOPERS = ("pytest", "nbval", "mypy", "playwright", "hypothesis", "kaleido", "xlwt", "distributed")
"""Some of what the package must not need."""

pytestmark = pytest.mark.skipif(not UV, reason="the wheel is built by uv, which is not on the path")


def run(*arguments, cwd=ROOT, env=None, timeout=300):
    result = subprocess.run(
        [str(each) for each in arguments], cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8",
        timeout=timeout, check=False,
    )  # fmt: skip
    assert result.returncode == 0, f"{arguments}: {result.stdout}{result.stderr}"
    assert "Traceback" not in result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of the programs of an empty environment in which the wheel and the locked dependencies are."""
    home = tmp_path_factory.mktemp("wheel")
    run(UV, "build", "--quiet", "--out-dir", home / "dist")
    run(UV, "export", "--quiet", "--frozen", "--no-dev", "--no-emit-project", "-o", home / "needed.txt")
    run(UV, "venv", "--quiet", "--python", sys.executable, home / "venv")
    env = {**os.environ, "VIRTUAL_ENV": str(home / "venv")}
    run(UV, "pip", "install", "--quiet", "--no-deps", "-r", home / "needed.txt", env=env)
    (wheel,) = (home / "dist").glob("*.whl")
    run(UV, "pip", "install", "--quiet", "--no-deps", wheel, env=env)
    return home / "venv" / ("Scripts" if os.name == "nt" else "bin")


@pytest.fixture
def anywhere(tmp_path):
    """A folder that has nothing to do with the project, and an environment that knows nothing of it."""
    env = {
        name: value for name, value in os.environ.items() if not name.startswith(("DANVAN_", "PYTHON", "VIRTUAL_ENV"))
    }
    return tmp_path, {
        **env,
        "DANVAN_CACHE": str(tmp_path / "cache"),
        "DANVAN_HOME": str(tmp_path / "home"),
        "PYTHONUTF8": "1",
    }


def test_it_needs_nothing_of_the_developers_and_is_not_the_checkout(installed, anywhere):
    folder, env = anywhere
    code = f"""
import importlib.util, danvan_data as dv
print(dv.__file__)
print([name for name in {DEVELOPERS} if importlib.util.find_spec(name)], len(dv.load().models) > 400)
"""
    where, rest = run(installed / "python", "-c", code, cwd=folder, env=env).splitlines()
    assert Path(where).is_relative_to(installed.parent) and rest == "[] True"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_from_any_folder(installed, anywhere, command):
    folder, env = anywhere
    assert "--help" in run(installed / "danvan", command, "--help", cwd=folder, env=env)


def test_registers_are_collected_and_a_deck_a_brief_and_a_page_written(installed, anywhere):
    folder, env = anywhere
    shutil.copytree(ROOT / "data" / "examples", folder / "so")
    work = {"all.xlsx": ("collect", "so"), "one.csv": ("read", "so/kinh_te.xlsx"), "a.pptx": ("deck",),
            "a.docx": ("brief",), "site": ("publish", "05")}  # fmt: skip
    for target, arguments in work.items():
        run(installed / "danvan", *arguments, "-o", target, cwd=folder, env=env)
    assert {path.name for path in folder.iterdir()} - {"cache", "home"} == {"so", *work}
    assert (folder / "site" / "index.html").is_file()
