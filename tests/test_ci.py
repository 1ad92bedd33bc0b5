"""`.ci/run` with stand-ins for its tools: a skipped test fails it, and a green run ends with pytest's own line."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(os.name == "nt", reason=".ci/run is a script for Debian and Ubuntu")


@pytest.fixture
def run(tmp_path):
    """Run a copy of `.ci/run` where `uv run pytest` prints the given line and ends with the given status."""
    (tmp_path / ".ci").mkdir()
    script = shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    tools = tmp_path / "tools"
    tools.mkdir()

    def run(closing_line, status=0):
        stand_ins = {
            "apt-get": "echo 'W: a warning' >&2",
            "sudo": 'shift; exec "$@"',
            "pip": "echo 'WARNING: running as root' >&2",
            "uv": f"if [ \"$2\" = pytest ]; then echo 'dots'; echo '{closing_line}'; exit {status}; fi",
        }
        for name, body in stand_ins.items():
            (tools / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
            (tools / name).chmod(0o755)
        path = f"{tools}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["bash", str(script)], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
        )

    return run


def test_a_green_run_ends_with_pytests_own_line(run):
    line = "================ 412 passed, 3 warnings in 301.22s (0:05:01) ================"
    result = run(line)
    assert result.returncode == 0
    assert result.stdout.splitlines()[-1] == line


@pytest.mark.parametrize(
    "line", ["==== 411 passed, 1 skipped in 301.22s (0:05:01) ====", "5 passed, 2 skipped in 1.20s"]
)
def test_a_skipped_test_fails_the_run(run, line):
    result = run(line)
    assert result.returncode == 1
    assert "some tests were skipped" in result.stderr


def test_a_failed_test_fails_the_run(run):
    assert run("==== 1 failed, 411 passed in 301.22s (0:05:01) ====", status=1).returncode == 1


def test_the_command_is_the_readmes():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "pip install uv && uv run pytest  " in readme
    assert "\npip install uv && uv run pytest 2>&1 | tee " in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
