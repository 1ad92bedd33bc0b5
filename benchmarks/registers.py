"""Reading a register of 20,000 rows by 9 columns: time against raw calamine, memory against a DataFrame.

    uv run python benchmarks/registers.py [ROWS]

Each step runs in a process of its own; memory is what the process grew by at its highest (Linux).
"""

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

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
        start = time.perf_counter()
        result = step(path)
        times.append(time.perf_counter() - start)
        grown = grown if repeat else _memory("VmHWM") - before
        del result
    out.send((times[0], min(times), grown))


def measure(step: Callable[[Path], object], path: Path) -> tuple[float, float, int]:
    """Return the first time, the best time, and how much memory the first run took."""
    context = multiprocessing.get_context("spawn")
    there, here = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(step, path, here))
    process.start()
    answer = there.recv()
    process.join()
    return answer


def raw_csv(path: Path) -> None:
    """Read the cells of a csv with pandas alone."""
    pd.read_csv(path, skiprows=1)


def link(path: Path) -> None:
    """Link the models of two years of a register, which repeat each other."""
    models = pd.read_pickle(path)
    started = time.perf_counter()
    links = link_models(models)
    print(f"linking {len(models):,} models, {len(links):,} links: {time.perf_counter() - started:.2f} s (wanted: 0.5)")


def more(folder: Path) -> None:
    """Print how csv compares with pandas, at ten times the rows, and what linking takes."""
    sheet = openpyxl.load_workbook(folder / "register.xlsx", read_only=True).worksheets[0]
    title, head, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    path = folder / "register.csv"
    many = [[at * len(rows) + row[0], f"{row[1]}{at}", *row[2:]] for at in range(10) for row in rows]
    pd.DataFrame([[*title, *[None] * (len(head) - len(title))], head, *many]).to_csv(path, index=False, header=False)
    alone, whole = measure(raw_csv, path), measure(read_register, path)
    print(f"csv of {len(many):,} rows: {whole[1] / alone[0]:.1f} x pandas' first reading (wanted: at most 5)")
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
        print(f"{'step':15} {'first s':>8} {'best s':>8} {'x raw':>6} {'peak MB':>8} {'x frame':>8} {'x objects':>10}")
        found = {step.__name__: measure(step, path) for step in (raw, read_book, read_register)}
        more(Path(folder))
    for name, (first, best, grown) in found.items():
        ratio, share, objects = best / found["raw"][1], grown / frame, grown / as_objects
        print(f"{name:15} {first:8.2f} {best:8.2f} {ratio:6.1f} {grown / 1e6:8.0f} {share:8.1f} {objects:10.1f}")
    slow = found["read_register"][1] / found["raw"][1]
    grown = found["read_register"][2]
    print(
        f"\ntime {slow:.1f} x raw (wanted: at most 3.2); memory {grown / as_objects:.1f} x the cells as Python objects"
    )
    alone = found["raw"][2] / frame
    print(f"(wanted: at most 6), {grown / frame:.1f} x as Arrow strings, of which calamine alone takes {alone:.1f}")


if __name__ == "__main__":
    main()
