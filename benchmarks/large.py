"""Large registers and many files: time against bare readers, memory, and a dask cluster against this machine.

    uv run python benchmarks/large.py [ROWS] [FILES]

Each step runs in a process of its own; its memory is the most that it took, workers told apart. Results of the engines
are compared byte by byte.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
import python_calamine
import xlsxwriter
from registers import BODIES, FIELDS, HEADER, NAMES, make

from danvan_data.registers.collection import collect
from danvan_data.registers.engines.choosing import engine_of
from danvan_data.registers.linking import link_models
from danvan_data.registers.out.export import write


def row(number: int) -> list[object]:
    """Return one made-up model."""
    return [number + 1, f"{NAMES[number % 5]} ở thôn {number // 5 + 1}", FIELDS[number % 4], BODIES[number % 6],
            f"Xã Tân {number % 1500 + 1}", 2021 + number % 3, number % 90 + 10,
            f"Vận động {number % 90 + 10} hộ; hiến {number % 700 + 100} m2 đất", ""]  # fmt: skip


def long_csv(path: Path, rows: int) -> None:
    """Write a register of so many rows."""
    with path.open("w", encoding="utf-8") as file:
        file.write("DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2023,,,,,,,,\n" + ",".join(HEADER) + "\n")
        file.writelines(",".join(map(str, row(number))) + "\n" for number in range(rows))


def long_xlsx(path: Path, rows: int) -> None:
    """Write the same as a workbook."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        for at, cells in enumerate([["DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2023"], HEADER, *map(row, range(rows))]):
            sheet.write_row(at, 0, cells)


def small_files(folder: Path, files: int) -> None:
    """Write as many workbooks of some twenty rows."""
    for number in range(files):
        make(folder / f"xã {number}.xlsx", 12 + number % 20)


def bare(paths: list[Path]) -> float:
    """Return the seconds that the bare readers take: pandas for a csv, calamine for workbooks."""
    begun = time.perf_counter()
    for path in paths:
        if path.suffix == ".csv":
            pd.read_csv(path, skiprows=1)
        else:
            python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()
    return time.perf_counter() - begun


def step(folder: Path, out: Path, engine: str, cached: bool = False) -> None:
    """Collect a folder and write the result; print what it took as JSON."""
    begun = time.perf_counter()
    told: dict[str, object] = {}
    with engine_of(engine, "", folder) as chosen:
        found = collect(folder, folder.parent / "cache" if cached else False, progress=False, engine=chosen)
        told["read"] = time.perf_counter() - begun
        told["models"] = len(found.models)
        told["read and linked"] = time.perf_counter() - begun
        write(found, out)
        told["all"] = time.perf_counter() - begun
        if chosen is not None:
            told["workers MB"] = [round(each / 2**20) for each in chosen.memory().values()]  # type: ignore[attr-defined]
    told["MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    if engine == "local":
        told["MB beside"] = round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    print(json.dumps(told, ensure_ascii=False))


def linked(rows: int) -> float:
    """Return the seconds that linking so many models of two years takes."""
    half = pd.DataFrame([row(number) for number in range(rows // 2)], columns=HEADER).astype("str")
    half = half.rename(columns={"Tên mô hình": "name", "Xã": "commune", "Đơn vị thực hiện": "organisation"})
    half = half.assign(organisation_type="", district="", source_file="a", year="2023")
    models = pd.concat([half, half.assign(year="2024")], ignore_index=True)
    begun = time.perf_counter()
    link_models(models)
    return time.perf_counter() - begun


def measured(folder: Path, out: Path, engine: str = "local", cached: bool = False) -> dict[str, float]:
    command = [sys.executable, __file__, "step", str(folder), str(out), engine, str(int(cached))]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def shown(told: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.1f}" if isinstance(value, float) else f"{name} {value}"
                     for name, value in told.items())  # fmt: skip


def main() -> None:
    rows, files = (int(sys.argv[at]) if len(sys.argv) > at else most for at, most in ((1, 1_000_000), (2, 2000)))
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        for name in ("csv", "xlsx", "small"):
            (home / name).mkdir()
        if rows:
            long_csv(home / "csv" / "a.csv", rows)
            floor = bare([home / "csv" / "a.csv"])
            for engine in ("local", "dask"):
                told = measured(home / "csv", home / f"{engine}.csv", engine)
                print(
                    f"csv, {rows:,} rows, {engine}: {told['read'] / floor:.0f} x pandas to read; {shown(told)}",
                    flush=True,
                )
            same = (home / "local.csv").read_bytes() == (home / "dask.csv").read_bytes()
            print(f"the cluster's result is {'the same, byte by byte' if same else 'ANOTHER'}")
            fewer = min(rows // 5, 200_000)
            long_xlsx(home / "xlsx" / "a.xlsx", fewer)
            floor = bare([home / "xlsx" / "a.xlsx"])
            told = measured(home / "xlsx", home / "x.csv")
            print(f"xlsx, {fewer:,} rows: {told['read'] / floor:.1f} x calamine to read; {shown(told)}", flush=True)
            told = measured(home / "xlsx", home / "x.xlsx")
            print(f"xlsx to xlsx, {fewer:,} rows: {shown(told)}", flush=True)
            times = {size: linked(size) for size in (rows // 10, rows)}
            print(
                "linked: " + ", ".join(f"{size:,} models in {took:.1f} s" for size, took in times.items()), flush=True
            )
        if files:
            small_files(home / "small", files)
            floor = bare(sorted((home / "small").iterdir()))
            for again in (False, True):
                told = measured(home / "small", home / "s.csv", cached=True)
                what = "again, from the cache" if again else "read"
                print(
                    f"{files:,} small files, {what}: {told['read'] / floor:.1f} x calamine; {shown(told)}", flush=True
                )


if __name__ == "__main__":
    if sys.argv[1:2] == ["step"]:
        step(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], sys.argv[5] == "1")
    else:
        main()
