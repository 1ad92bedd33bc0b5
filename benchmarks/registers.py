"""Reading a register of 20,000 rows by 9 columns: time against raw calamine, memory against a DataFrame.

    uv run python benchmarks/registers.py [ROWS]

Each step runs in a process of its own; memory is what the process grew by at its highest (Linux). Ratios are of the
clock and, beside them, of the processor's time, which other work on the machine hardly changes.
"""

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pandas as pd
import python_calamine

import danvan_data as dv
from danvan_data.registers import read_register
from danvan_data.registers.files import read_book
from danvan_data.registers.linking import link_models

HEADER = ["STT", "Tên mô hình", "Lĩnh vực", "Đơn vị thực hiện", "Xã", "Năm", "Số hộ", "Kết quả", "Ghi chú"]
FIELDS = ["Kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh", "Xây dựng HTCT"]
BODIES = [
    "Hội Nông dân xã",
    "Hội LHPN xã",
    "Đoàn TNCS Hồ Chí Minh xã",
    "Hội CCB xã",
    "UB MTTQ Việt Nam xã",
    "Công an xã",
]
NAMES = ["Trồng dâu nuôi tằm", "Nồi cháo yêu thương", "Tổ tự quản an ninh", "Thùng rác hai ngăn", "Cột mốc có chủ"]
REPEATS = 5


def make(path: Path, rows: int) -> None:
    """Write a register with a title and as many different models as rows."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2023"])
    sheet.append(HEADER)
    for row in range(rows):
        name = f"{NAMES[row % 5]} ở thôn {row // 5 + 1}"
        result = f"Vận động {row % 90 + 10} hộ, hiến {row % 700 + 100} m2 đất"
        body = BODIES[row % 6]
        sheet.append([row + 1, name, FIELDS[row % 4], body, f"Xã Tân {row % 150 + 1}", 2023, row % 90 + 10, result, ""])
    book.save(path)


def raw(path: Path) -> None:
    """Read the cells with calamine alone."""
    python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()


def _memory(field: str) -> int:
    """Return a field of the process's status in bytes (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith(field):
            return int(line.split()[1]) * 1024
    return 0


def _run(step: Callable[[Path], object], path: Path, out: Connection) -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")  # forget the highest mark of the start-up
    before, times, grown = _memory("VmRSS"), [], 0
    for repeat in range(REPEATS):
        start, worked = time.perf_counter(), time.process_time()
        result = step(path)
        times.append((time.perf_counter() - start, time.process_time() - worked))
        grown = grown if repeat else _memory("VmHWM") - before
        del result
    best = min(clock for clock, _ in times), min(worked for _, worked in times)
    out.send(Measured(*times[0], *best, grown))


class Measured(NamedTuple):
    """What a step took: its first run and its best one by the clock and by the processor, the first one's memory."""

    first: float
    first_worked: float
    best: float
    best_worked: float
    grown: int


def measure(step: Callable[[Path], object], path: Path) -> Measured:
    """Return what a step takes, run several times in a process of its own."""
    context = multiprocessing.get_context("spawn")
    there, here = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(step, path, here))
    process.start()
    answer: Measured = there.recv()
    process.join()
    return answer


def raw_csv(path: Path) -> None:
    """Read the cells of a csv with pandas alone."""
    pd.read_csv(path, skiprows=1)


def link(path: Path) -> None:
    """Link the models of two years of a register, which repeat each other."""
    models = pd.read_pickle(path)
    started, worked = time.perf_counter(), time.process_time()
    links = link_models(models)
    took, worked = time.perf_counter() - started, time.process_time() - worked
    print(f"linking {len(models):,} models, {len(links):,} links (wanted: 0.5 s):")
    print(f"  {took:.2f} s by the clock, {worked:.2f} s of the processor")


def more(folder: Path) -> None:
    """Print how csv compares with pandas, at ten times the rows, and what linking takes."""
    sheet = openpyxl.load_workbook(folder / "register.xlsx", read_only=True).worksheets[0]
    title, head, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    path = folder / "register.csv"
    many = [[at * len(rows) + row[0], f"{row[1]}{at}", *row[2:]] for at in range(10) for row in rows]
    pd.DataFrame([[*title, *[None] * (len(head) - len(title))], head, *many]).to_csv(path, index=False, header=False)
    alone, whole = measure(raw_csv, path), measure(read_register, path)
    clock, worked = whole.best / alone.first, whole.best_worked / alone.first_worked
    print(
        f"csv of {len(many):,} rows: {clock:.1f} x pandas' first reading, {worked:.1f} x its work (wanted: at most 5)"
    )
    models = read_register(folder / "register.xlsx").models
    half = models.head(len(models) // 2)
    pd.concat([half, half.assign(year="2024")], ignore_index=True).to_pickle(folder / "models.pickle")
    link(folder / "models.pickle")


def main() -> None:
    """Print the table and whether the two promises hold."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.xlsx"
        make(path, rows)
        models = len(dv.registers.read_register(path).models)
        cells = pd.DataFrame(read_book(path).grids[0].rows)
        frame = int(cells.memory_usage(deep=True).sum())
        as_objects = int(cells.astype(object).memory_usage(deep=True).sum())
        print(f"{rows:,} rows x {len(HEADER)} columns, {path.stat().st_size / 1e6:.1f} MB; models read: {models:,}")
        print(f"cells as a DataFrame: {frame / 1e6:.1f} MB (as Python objects {as_objects / 1e6:.1f} MB)\n")
        names = ("first s", "best s", "x raw", "x work", "peak MB", "x frame", "x objects")
        print(f"{'step':15}" + "".join(f"{name:>10}" for name in names))
        found = {step.__name__: measure(step, path) for step in (raw, read_book, read_register)}
        more(Path(folder))
    raw_best = found["raw"]
    for name, each in found.items():
        ratio, work = each.best / raw_best.best, each.best_worked / raw_best.best_worked
        share, objects = each.grown / frame, each.grown / as_objects
        told = (f"{each.first:.2f}", f"{each.best:.2f}", f"{ratio:.1f}", f"{work:.1f}", f"{each.grown / 1e6:.0f}",
                f"{share:.1f}", f"{objects:.1f}")  # fmt: skip
        print(f"{name:15}" + "".join(f"{value:>10}" for value in told))
    grown = found["read_register"].grown
    print(f"\nwanted: time at most 3.2 x raw; memory {grown / as_objects:.1f} x the cells as Python objects")
    alone = raw_best.grown / frame
    print(f"(wanted: at most 6), {grown / frame:.1f} x as Arrow strings, of which calamine alone takes {alone:.1f}")


if __name__ == "__main__":
    main()
