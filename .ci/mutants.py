"""Small faults put into a room's code at random: does a test turn red? Survivors are listed with what was changed.

    uv run --group mutation python .ci/mutants.py ROOM [MUTANTS] [SEED]

ROOM is one of `ROOMS`. mutmut makes the mutants; each is tried in a process of its own with the tests of the room, up
to the first that turns red: its forks would not see what is made at import, where most tables of words are. A mutant
takes some five seconds. Ends with 1 where fewer than `LEAST` are killed.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REGISTERS = ["tests/registers/test_rules.py", "tests/registers/test_layout.py", "tests/registers/test_layouts.py",
             "tests/registers/test_candidates.py", "tests/registers/test_nonregisters.py"]  # fmt: skip
ROOMS = {
    "quantity": ["tests/quantity"],
    "text": ["tests/text"],
    "measures": ["tests/measures", "tests/recomputed"],
    "exhibits": ["tests/exhibits/test_exhibit.py", "tests/exhibits/search", "tests/recomputed"],
    "registers/columns": REGISTERS,
    "registers/rows": REGISTERS,
    "registers/long": ["tests/registers/long"],
}
"""Folders of the package, and the tests that are theirs."""
LEAST = 0.9
PYTEST = ["-q", "-x", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib"]
NAME = re.compile(r"^ *def (x\w+__mutmut_\d+)\(", re.MULTILINE)


def main() -> int:
    room = sys.argv[1]
    count, seed = (int(sys.argv[at]) if len(sys.argv) > at else default for at, default in ((2, 30), (3, 1)))
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        lay_out(home, room)
        names = made(home, room)
        chosen = random.Random(seed).sample(names, min(count, len(names)))
        alive = []
        with ThreadPoolExecutor(int(os.environ.get("MUTANTS_AT_A_TIME", "2"))) as pool:
            reds = pool.map(lambda name: killed(home, room, name), chosen)
            for number, (name, red) in enumerate(zip(chosen, reds, strict=True), 1):
                print(f"{number:4} {'killed' if red else 'alive '} {name}", flush=True)
                if not red:
                    alive.append(name)
                    print(shown(home, name), flush=True)
    share = 1 - len(alive) / len(chosen)
    print(f"{room}: {len(chosen)} of {len(names)} mutants tried, {len(chosen) - len(alive)} killed ({share:.0%})")
    return int(share < LEAST)


def lay_out(home: Path, room: str) -> None:
    """Copy what is tracked, and say to mutmut what is to be changed."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout.decode()
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).is_file():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_bytes((ROOT / name).read_bytes())
    settings = {
        "source_paths": ["danvan_data"],
        "only_mutate": [f"danvan_data/{room}/*.py"],
        "also_copy": sorted({name.partition("/")[0] for name in tracked.split("\0") if name} - {"tests", ".ci"}),
        "pytest_add_cli_args": [arg for arg in PYTEST if arg != "-x"],
        "pytest_add_cli_args_test_selection": ["tests/test_datapackage.py"],  # mutmut runs some tests before all else
        "use_setproctitle": False,
        "track_dependencies": False,
    }
    told = "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())
    with (home / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[tool.mutmut]\n{told}")
    tomllib.loads((home / "pyproject.toml").read_text(encoding="utf-8"))


def made(home: Path, room: str) -> list[str]:
    """Let mutmut make all mutants of a room; returns their names."""
    subprocess.run(
        [sys.executable, "-m", "mutmut", "run", "no.such.mutant"], cwd=home, capture_output=True, check=False
    )
    names = []
    for path in sorted((home / "mutants" / "danvan_data" / room).glob("*.py")):
        module = ".".join(path.relative_to(home / "mutants").with_suffix("").parts).removesuffix(".__init__")
        names += [f"{module}.{name}" for name in NAME.findall(path.read_text(encoding="utf-8"))]
    return sorted(names)


def killed(home: Path, room: str, name: str) -> bool:
    """Tell whether a test turns red, or none comes to an end."""
    mutants = home / "mutants"
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *PYTEST, *ROOMS[room]], cwd=mutants, capture_output=True, check=False,
            env={**os.environ, "MUTANT_UNDER_TEST": name, "PYTHONPATH": str(mutants)}, timeout=600,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def shown(home: Path, name: str) -> str:
    told = subprocess.run(
        [sys.executable, "-m", "mutmut", "show", name], cwd=home, capture_output=True, text=True, check=False
    )
    lines = [
        line for line in told.stdout.splitlines() if line.startswith(("+", "-")) and not line.startswith(("+++", "---"))
    ]
    return "\n".join([name, *lines])


if __name__ == "__main__":
    raise SystemExit(main())
