"""Commands killed at random moments: is each result whole (the old or the new one), and does the next run clear up?

    uv run python benchmarks/kills.py [KILLS] [SEED]

Each kill (SIGKILL) falls somewhere in the time that its command takes; the target held an older result before. Whole
means: the bytes of the older result, or a file that opens from end to end. Then the command runs once more, to its end;
what may not be there afterwards: temporary files beside the results, in the system's temporary folder or in the cache,
and processes. Prints one line a kill and a table; ends with 1 if anything falls short.
"""

import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pandas as pd

from danvan_data.__main__ import main as danvan
from danvan_data.publish import command as _publishing
from danvan_data.publish.office.report import brief as _brief
from danvan_data.publish.office.slides import deck as _deck
from danvan_data.registers.out import export as _collecting
from danvan_data.registers.out import output as _reading

IMPORTED = (_publishing, _brief, _deck, _collecting, _reading)
"""What the commands import when they are first used."""

ROOT = Path(__file__).resolve().parents[1]
MARKER = "DANVAN_KILLS"
"""A variable in the environment of all that a kill starts: how its processes are found again."""


@dataclass(frozen=True)
class Command:
    name: str
    target: str
    arguments: tuple[str, ...]


COMMANDS = (
    Command("collect", "all.xlsx", ("collect", "in")),
    Command("collect", "all.csv", ("collect", "in")),
    Command("collect", "all.parquet", ("collect", "in")),
    Command("read", "one.csv", ("read", "in/kinh_te.xlsx")),
    Command("deck", "a.pptx", ("deck",)),
    Command("brief", "a.docx", ("brief",)),
    Command("slides", "a.html", ("slides", "06")),
    Command("publish", "site", ("publish", "05", "06")),
)
ORDER = (0, 3, 1, 4, 2, 3, 5, 0, 1, 6, 3, 7)
"""Places in `COMMANDS`: the slow ones, which write in the same way, are killed less often."""
ENTRY = re.compile(r"[0-9a-f]{40}(\.\w+)+")
"""What a whole entry of a cache is called."""
NOTEBOOKS = {
    "05_a": "import danvan_data as dv\ndv.load().models.head()",
    "06_b": "import danvan_data as dv\ndv.load().counts.head()",
}


def main() -> int:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    with tempfile.TemporaryDirectory(prefix="kills-") as place:
        home = Path(place)
        prepare(home)
        took = {command: first(home, command) for command in COMMANDS}
        told: Counter[str] = Counter()
        for number in range(kills):
            command = COMMANDS[ORDER[number % len(ORDER)]]
            after = chance.uniform(0, took[command] * 1.05)
            wrong = kill(home, command, after)
            told[f"{command.name}: {'falls short' if wrong else 'whole'}"] += 1
            print(
                f"{number + 1:3} {command.name:8} {command.target:12} killed after {after:5.2f} s: {wrong or 'whole'}",
                flush=True,
            )
    for line, count in sorted(told.items()):
        print(f"{line} {count}")
    short = sum(count for line, count in told.items() if line.endswith("short"))
    print(f"{kills} kills, {kills - short} whole outcomes, {short} fall short")
    return int(bool(short))


def prepare(home: Path) -> None:
    shutil.copytree(ROOT / "data" / "examples", home / "in")
    for name in ("out", "tmp", "cache", "runtime", "notebooks"):
        (home / name).mkdir()
    for name, code in NOTEBOOKS.items():
        cells = [nbformat.v4.new_markdown_cell(f"# {name}: what is there?"),
                 nbformat.v4.new_code_cell(code, metadata={"tags": ["slide"]})]  # fmt: skip
        nbformat.write(nbformat.v4.new_notebook(cells=cells), home / "notebooks" / f"{name}.ipynb")


def start(home: Path, command: Command) -> int:
    """Start a command, all of whose temporary files lie in `home`, in a fork of this process; returns its number.

    Everything is imported here already: a kill falls into the work, not into the seconds before it.
    """
    number = os.fork()
    if number:
        return number
    try:
        os.chdir(home)
        os.environ.update({"DANVAN_CACHE": str(home / "cache"), "TMPDIR": str(home / "tmp"), "DANVAN_LANG": "vi",
                           "JUPYTER_RUNTIME_DIR": str(home / "runtime"), MARKER: str(home)})  # fmt: skip
        tempfile.tempdir = None
        said = os.open(home / "said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(said, 1)
        os.dup2(said, 2)
        given = ["--notebooks", "notebooks"] if command.name in ("slides", "publish") else []
        sys.argv = ["danvan", *command.arguments, *given, "-o", f"out/{command.target}", "--force"]
        status = danvan()
        sys.stdout.flush()
        os._exit(status)
    finally:
        os._exit(99)


def finish(home: Path, number: int, after: float = 600) -> tuple[int, str]:
    """Wait for a command, and kill it after some seconds; returns its status and what it said."""
    end = time.perf_counter() + after
    done = status = 0
    while not done:
        if time.perf_counter() >= end:
            os.kill(number, signal.SIGKILL)
        done, status = os.waitpid(number, os.WNOHANG)
        time.sleep(0.002)
    said = (home / "said").read_text(encoding="utf-8", errors="replace") if (home / "said").exists() else ""
    return os.waitstatus_to_exitcode(status), said


def first(home: Path, command: Command) -> float:
    """Run a command that nothing stops; returns the seconds it takes."""
    begun = time.perf_counter()
    status, said = finish(home, start(home, command))
    if status:
        raise SystemExit(f"{command.name} does not even work unharmed ({status}): {said}")
    return time.perf_counter() - begun


def kill(home: Path, command: Command, after: float) -> str:
    """Kill a command after some seconds and look; returns what is wrong, or an empty text."""
    target = home / "out" / command.target
    older = content(target)
    shutil.rmtree(home / "cache", ignore_errors=True)  # so that files are read and kernels run
    finish(home, start(home, command), after)
    changed = files(target) if content(target) != older else []
    wrong = [f"{path.name} is no whole file" for path in changed if not whole(path)]
    status, said = finish(home, start(home, command))
    if status or "Traceback" in said:
        wrong.append(f"the next run fails ({status}): {said}")
    wrong += [f"{path.name} is no whole file after the next run" for path in files(target) if not whole(path)]
    return "; ".join([*wrong, *left(home)])


def files(target: Path) -> list[Path]:
    return sorted(target.iterdir()) if target.is_dir() else [target]


def content(target: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in files(target) if path.is_file()}


def whole(path: Path) -> bool:
    try:
        if path.suffix == ".html":
            return path.read_text(encoding="utf-8").rstrip().endswith("</html>")
        if path.suffix == ".csv":
            return pd.read_csv(path)["name"].notna().all() and path.read_bytes().endswith(b"\n")
        if path.suffix == ".parquet":
            return len(pd.read_parquet(path)) > 0
        with zipfile.ZipFile(path) as package:
            return package.testzip() is None
    except Exception:
        return False


def left(home: Path) -> list[str]:
    """Say what a killed run and the next one have left: temporary files and processes."""
    for _ in range(50):  # a kernel whose owner was killed looks for it once a second
        if not processes(home):
            break
        time.sleep(0.2)
    targets = {command.target for command in COMMANDS}
    found = [path for path in (home / "out").iterdir() if path.name not in targets]
    found += [path for name in ("tmp", "runtime") for path in (home / name).iterdir()]
    found += [path for path in home.rglob(".danvan-*") if path not in found]
    found += [path for path in (home / "cache").rglob("*") if path.is_file() and not ENTRY.fullmatch(path.name)]
    said = [f"{path.relative_to(home)} is left" for path in found]
    return said + [f"process {each} is left" for each in processes(home)]


def processes(home: Path) -> list[str]:
    wanted = f"{MARKER}={home}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if wanted in path.read_bytes().split(b"\0"):
                found.append(path.parent.name)
        except OSError:
            continue
    return found


if __name__ == "__main__":
    raise SystemExit(main())
