"""Small faults put into a room's code at random: does a test turn red? Those that none sees are shown with their lines.

    uv run --group mutation python .ci/mutants.py ROOM [FAULTS] [SEED] [NUMBER,NUMBER...]

ROOM is one of `ROOMS`; with numbers, only those of the sample are tried again. The faults are mutmut's, put here into
whole files: mutmut itself leaves out what stands outside of functions (tables, bounds) and decorated functions (every
exhibit). Each test file is run once to see which lines it reaches; a fault is then tried with the files that reach it,
the one that says most in the least time first, each in a fork of a process that has the libraries ready. Ends with 1
where fewer than `LEAST` are seen; `survivors.toml` tells why some cannot be, and they are counted apart.
"""

import difflib
import importlib
import json
import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import coverage
import libcst as cst
import libcst.matchers as m
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import NEVER_MUTATE_FUNCTION_CALLS
from mutmut.mutation.mutators import mutation_operators

ROOT = Path(__file__).resolve().parents[1]
REGISTERS = ["tests/registers/told", *(f"tests/registers/test_{each}.py" for each in (
    "headings", "headers", "labels", "contents", "walked", "above", "rules", "layout", "layouts", "odd_layouts",
    "candidates", "nonregisters", "columns", "remainder"))]  # fmt: skip
TOLD = [f"tests/exhibits/test_told_whole.py -k {each}" for each in (
    "kim_bang", "luc_ngan", "widened", "some", "three_years", "registers", "taken_in", "odd", "bare", "one",
    "drawn")]  # fmt: skip
ROOMS = {
    "quantity": ["tests/quantity"],
    "text": ["tests/text"],
    "measures": ["tests/measures", "tests/recomputed", *TOLD],
    "exhibits": [
        "tests/exhibits/test_truth.py -k vi-lac",
        "tests/recomputed/test_headlines.py::test_every_number_of_a_finding_is_a_headline[]",
        "tests/measures/periods/test_renewal.py",
        *TOLD,
        *(f"tests/exhibits/{name}" for name in (
            "drawing", "economy", "search", "test_as_stored.py", "test_exhibit.py", "test_fields_told.py",
            "test_grids.py", "test_missing.py", "test_nothing_to_draw.py", "test_shares.py")),
    ],
    "registers/columns": REGISTERS,
    "registers/rows": REGISTERS,
    "registers/long": ["tests/registers/long"],
    "publish/office": ["tests/publish/office"],
}  # fmt: skip
"""Folders of the package, and the tests that are theirs; of the longest, those of one place."""
LEAST = 0.9
AT_A_TIME = int(os.environ.get("MUTANTS_AT_A_TIME", "2"))
WARM = ["hypothesis", "lxml.etree", "pandas", "plotly.graph_objects", "pyarrow.parquet", "pytest", "rapidfuzz",
        "_pytest.assertion.rewrite", "babel.numbers", "docx", "nbformat", "openpyxl", "pptx", "xlsxwriter"]  # fmt: skip
PYTEST = ["-q", "-x", "-p", "no:cacheprovider", "-p", "_hypothesis_pytestplugin", "--hypothesis-seed=1",
          "-o", "addopts=--import-mode=importlib"]  # fmt: skip
UNTOUCHED = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom, cst.TypeAlias)
UNTOUCHED_CALLS = NEVER_MUTATE_FUNCTION_CALLS | {"TypeVar", "ParamSpec", "cast"}
UNTOUCHED_METHODS = m.Attribute(attr=m.Name("decode") | m.Name("encode"))
"""Their names are the same in any case."""
KEYED = re.compile(r"\b(?:match_key|keys|starts)\((?:\"[^\"]*\"|[^()\"])*\)")
"""Calls that take words in any case."""
UNTOUCHED_ARGUMENTS = {"strict", "encoding"}
"""Guards against what cannot happen here: tables of unequal length, a machine that does not write UTF-8."""
FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Fault:
    """A changed file: where, the lines as they were and are, the whole text, and the lines that must run to meet it."""

    file: str
    was: str
    now: str
    code: str
    lines: tuple[int, ...]


def main() -> int:
    room = sys.argv[1]
    count, seed = (int(sys.argv[at]) if len(sys.argv) > at else default for at, default in ((2, 30), (3, 1)))
    again = {int(number) for number in sys.argv[4].split(",")} if len(sys.argv) > 4 else set(range(1, count + 1))
    for name in WARM:
        importlib.import_module(name)
    explained = {(each["file"], each["was"], each["now"]) for each in tomllib.loads(
        (ROOT / ".ci" / "survivors.toml").read_text(encoding="utf-8"))["survivor"]}  # fmt: skip
    numbered = [each for each in enumerate(some_faults(room, count, seed), 1) if each[0] in again]
    numbers, chosen = [number for number, _ in numbered], [fault for _, fault in numbered]
    with tempfile.TemporaryDirectory() as place, ProcessPoolExecutor(AT_A_TIME, FORK, lay_out, (place,)) as pool:
        files = test_files(room)
        reached = dict(zip(files, pool.map(reach, files, [room] * len(files)), strict=True))
        for file, (seconds, _) in reached.items():
            print(f"{seconds:5.1f} s {file}", flush=True)
        seen = spared = 0
        reds = pool.map(first_red, chosen, [reached] * len(chosen))
        for number, fault, red in zip(numbers, chosen, reds, strict=True):
            known = not red and (fault.file, fault.was, fault.now) in explained
            seen, spared = seen + bool(red), spared + known
            print(f"{number:4} {red or ('explained' if known else 'ALIVE')}  {fault.file}:{fault.lines[0]}", flush=True)
            if not red and not known:
                print(f"     - {fault.was}\n     + {fault.now}", flush=True)
    print(f"{room}: {len(chosen)} faults (seed {seed}), {seen} seen ({seen / len(chosen):.0%}), {spared} explained")
    return int(seen + spared < LEAST * len(chosen))


def test_files(room: str) -> list[str]:
    found: list[str] = []
    for name in ROOMS[room]:
        path = ROOT / name
        within = sorted(path.rglob("test_*.py")) if path.is_dir() else []
        found += [each.relative_to(ROOT).as_posix() for each in within] or [name]
    return found


# --- the faults


class Faults(cst.CSTVisitor):
    """Every fault of a file: the node, what stands in its place, and the lines of its statement."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        self.found: list[tuple[cst.CSTNode, cst.CSTNode, tuple[int, ...]]] = []
        self.statement: tuple[int, ...] = ()

    def on_visit(self, node: cst.CSTNode) -> bool:
        if untouched(node):
            return False
        lines = self.statement or self.span(node)
        if isinstance(node, cst.SimpleStatementLine):
            self.statement = lines = self.span(node)
        for kind, operator in mutation_operators:
            if isinstance(node, kind):
                self.found += [(node, changed, lines) for changed in operator(node)]
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.SimpleStatementLine):
            self.statement = ()

    def span(self, node: cst.CSTNode) -> tuple[int, ...]:
        place = self.get_metadata(PositionProvider, node, None)
        return tuple(range(place.start.line, place.end.line + 1)) if place else ()


def untouched(node: cst.CSTNode) -> bool:
    called = node.func if isinstance(node, cst.Call) else None
    return (
        isinstance(node, UNTOUCHED)
        or (isinstance(node, cst.Assign) and m.matches(node.targets[0].target, m.Name("__all__")))
        or (isinstance(called, cst.Name) and called.value in UNTOUCHED_CALLS)
        or (called is not None and m.matches(called, UNTOUCHED_METHODS))
        or (isinstance(node, cst.Arg) and node.keyword is not None and node.keyword.value in UNTOUCHED_ARGUMENTS)
    )


def some_faults(room: str, count: int, seed: int) -> list[Fault]:
    every = []
    for path in sorted((ROOT / "danvan_data" / room).rglob("*.py")):
        wrapper = MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8")))
        visitor = Faults()
        wrapper.visit(visitor)
        file = path.relative_to(ROOT).as_posix()
        every += [(file, wrapper.module, *found) for found in visitor.found if found[2]]
    random.Random(seed).shuffle(every)
    print(f"{room}: {len(every)} faults can be put in", flush=True)
    chosen: list[Fault] = []
    for file, module, node, changed, lines in every:
        if len(chosen) == count:
            break
        code = module.deep_replace(node, changed).code
        was, now = difference(module.code, code)
        if (
            was != now
            and not only_untouched(was, now)
            and not only_case(was, now, module.code, lines)
            and compiles(code)
        ):
            chosen.append(Fault(file, was, now, code, lines))
    return chosen


def only_untouched(was: str, now: str) -> bool:
    """Tell whether only a guard was dropped or emptied with its call's other arguments left as they are."""
    bare = re.compile(rf",? ?\b(?:{'|'.join(UNTOUCHED_ARGUMENTS)})=[^,()]+|,\s*(?=\))")
    return bare.sub("", was) == bare.sub("", now)


def only_case(was: str, now: str, code: str, lines: tuple[int, ...]) -> bool:
    """Tell whether only the case of words was changed where it is ignored: by their pattern, or as keys."""
    statement = "\n".join(code.splitlines()[lines[0] - 1 : lines[-1]])
    ignored = "IGNORECASE" in statement or "(?i)" in statement
    as_keys = [KEYED.sub(lambda call: call[0].lower(), text) for text in (was, now)]
    return was.lower() == now.lower() and (ignored or as_keys[0] == as_keys[1])


def difference(before: str, after: str) -> tuple[str, str]:
    told = list(difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[3:]
    was = " ".join(line[1:].strip() for line in told if line.startswith("-"))
    return was, " ".join(line[1:].strip() for line in told if line.startswith("+"))


def compiles(code: str) -> bool:
    try:
        compile(code, "fault", "exec")
    except SyntaxError:
        return False
    return True


# --- their trials, in copies of the project


def lay_out(place: str) -> None:
    """Give the process a copy of what is tracked, and go there."""
    home = Path(place) / str(os.getpid())
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout.decode()
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).is_file():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, home / name)
    os.chdir(home)
    sys.path.insert(0, str(home))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    os.environ |= {"PYTHONPATH": str(home), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONWARNINGS": "ignore"}


def reach(file: str, room: str) -> tuple[float, dict[str, list[int]]]:
    """Return how long a test file takes and the lines of the room that it runs."""
    with tempfile.TemporaryDirectory() as kept:
        started, told = time.perf_counter(), Path(kept) / "lines.json"
        if ended := trial(file, 900, kept, (room, told)):
            raise SystemExit(f"{file} is red ({ended}) before anything was changed")
        return time.perf_counter() - started, json.loads(told.read_text(encoding="utf-8"))


def first_red(fault: Fault, reached: dict[str, tuple[float, dict[str, list[int]]]]) -> str:
    """Return how the fault was seen, or nothing."""
    ways = sorted(
        (seconds / len(lines[fault.file]), seconds, file)
        for file, (seconds, lines) in reached.items()
        if not set(fault.lines).isdisjoint(lines.get(fault.file, ()))
    )
    path = Path(fault.file)
    unharmed = path.read_bytes()
    path.write_text(fault.code, encoding="utf-8")
    forget(path)
    try:
        with tempfile.TemporaryDirectory() as kept:
            for _, seconds, file in ways:
                if ended := trial(file, 20 + 5 * seconds, kept):
                    return f"{ended} by {file}"
    finally:
        path.write_bytes(unharmed)
        forget(path)
    return ""


def forget(path: Path) -> None:
    """Drop what was compiled of a file: of the same size and second, it would be taken for what stands there now."""
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
        compiled.unlink()


def trial(file: str, patience: float, kept: str, asked: tuple[str, Path] | None = None) -> str:
    """Run a test file in a fork; returns how it ended other than green."""
    child = FORK.Process(target=tested, args=(file, kept, asked))
    child.start()
    child.join(patience)
    late = child.is_alive()
    if late:
        os.killpg(child.pid or 0, signal.SIGKILL)
        child.join()
    return "late" if late else "red" if child.exitcode else ""


def tested(file: str, kept: str, asked: tuple[str, Path] | None) -> None:
    os.setsid()
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    os.environ["XDG_CACHE_HOME"] = kept
    pytest = importlib.import_module("pytest")
    if asked:
        room, told = asked
        watch = coverage.Coverage(data_file=None, config_file=False, source=[f"danvan_data/{room}"], messages=False)
        watch.start()
    ended = int(pytest.main([*PYTEST, *file.split()]))
    if asked:
        watch.stop()
        data = watch.get_data()
        lines = {Path(each).relative_to(Path.cwd()).as_posix(): data.lines(each) for each in data.measured_files()}
        told.write_text(json.dumps(lines), encoding="utf-8")
    os._exit(ended)


if __name__ == "__main__":
    raise SystemExit(main())
