"""A changed digit in the data turns a unit test and a notebook red: tried on a copy."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_one_digit_turns_a_unit_test_and_a_notebook_red(tmp_path):
    for name in ("danvan_data", "data", "notebooks", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "browser"))
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    counts = tmp_path / "data" / "counts.csv"
    text = counts.read_text(encoding="utf-8")
    assert text.count("112 mô hình") == 1
    counts.write_text(text.replace("112 mô hình", "113 mô hình"), encoding="utf-8")
    reasons = {"tests/evidence/test_evidence.py": "113", "notebooks/00_start_here.ipynb": "Cell outputs differ"}
    for test, reason in reasons.items():
        # The copy comes first on the path of the tests and of the notebook's kernel.
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", test],
            cwd=tmp_path, env=_environment(tmp_path), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1, done.stdout + done.stderr
        assert "failed" in done.stdout and reason in done.stdout, done.stdout


def _environment(folder: Path) -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(folder)}
