"""Reading and linking on every engine: the result is that of this process, row for row."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from danvan_data import cli
from danvan_data.errors import UserError
from danvan_data.registers import RegisterError, gathering
from danvan_data.registers.collection import collect
from danvan_data.registers.engines.choosing import engine_of
from danvan_data.registers.engines.cluster import Cluster
from danvan_data.registers.engines.workers import Workers
from danvan_data.registers.linking import link_models
from danvan_data.registers.long import cutting
from tests.registers.long.long_tables import table

run = CliRunner().invoke
TABLES = ("models", "links", "problems", "totals", "ledger", "figures", "files")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two years of a long register, sheets, a copy, a file that is none and one that cannot be read."""
    home = tmp_path_factory.mktemp("sổ")
    (home / "dài.csv").write_text(table(2600, 1, "sections"), encoding="utf-8")
    (home / "dài 2024.csv").write_text(table(2600, 1, "flat").replace("2023", "2024"), encoding="utf-8")
    for number in range(20):
        book = openpyxl.Workbook()
        book.active.append(["STT", "Tên mô hình Dân vận khéo", "Đơn vị", "Xã", "Năm"])
        for row in range(1, 6):
            book.active.append([row, f"Tổ tự quản thôn {row}", "Hội Nông dân", f"Xã Tân {number}", 2023 + number % 2])
        book.save(home / f"xã {number}.xlsx")
    (home / "hỏng.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (home / "ghi chú.txt").write_text("Không có bảng nào ở đây.", encoding="utf-8")
    return home


@pytest.fixture(autouse=True)
def cut(monkeypatch, tmp_path):
    monkeypatch.setattr(cutting, "LONG_LINES", 1000)
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """A scheduler and two worker processes, as two machines would run them."""
    home = tmp_path_factory.mktemp("dask")
    told = home / "scheduler.json"
    environment = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__DASHBOARD__STATUS__ADDRESS": ""}
    command = [sys.executable, "-m", "dask"]
    running = [
        subprocess.Popen(
            [*command, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", told],
            env=environment, stderr=subprocess.DEVNULL, cwd=home,
        )
    ]  # fmt: skip
    while not told.exists():
        assert running[0].poll() is None
        time.sleep(0.1)
    running += [
        subprocess.Popen(
            [*command, "worker", "--scheduler-file", told, "--nthreads", "1", "--no-dashboard", "--no-nanny",
             "--local-directory", home],
            env=environment, stderr=subprocess.DEVNULL, cwd=home,
        )
        for _ in range(2)
    ]  # fmt: skip
    yield json.loads(told.read_text())["address"]
    for process in reversed(running):
        process.kill()
        process.wait()


def same(one, other):
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name), obj=name)


def test_a_cluster_reads_and_links_as_this_process_does(folder, scheduler):
    here = collect(folder, cache=False, progress=False)
    assert len(here.models) > 5000 and len(here.links) > 100
    cluster = Cluster(scheduler)
    try:
        there = collect(folder, cache=False, progress=False, engine=cluster)
        same(there, here)
        peaks = cluster.memory()
        assert len(peaks) == 2 and all(0 < peak < 2**30 for peak in peaks.values())
        with pytest.raises(UserError, match="dùng chung"):
            cluster.check_sees(folder / "không có")
    finally:
        cluster.close()


def test_the_command_gives_the_same_file_on_a_cluster(folder, scheduler, tmp_path):
    for name, more in (("a.csv", []), ("b.csv", ["--engine", "dask", "--scheduler", scheduler])):
        told = run(cli.app, ["collect", str(folder), "-o", str(tmp_path / name), *more])
        assert told.exit_code == 0, told.stderr
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_processes_beside_this_one_read_as_it_does(folder, monkeypatch):
    here = collect(folder, cache=False, progress=False)
    monkeypatch.setattr(gathering, "WORTH_FILES", 2)
    started = []
    monkeypatch.setattr(gathering, "Workers", lambda: started.append(Workers(2)) or started[-1])
    same(collect(folder, cache=False, progress=False), here)
    assert started and not started[0]._all, "ended again"


def test_what_was_read_before_a_run_was_broken_off_is_not_read_again(folder, tmp_path):
    def stop(done, whole, name):
        if done == 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        collect(folder, cache=tmp_path, progress=stop)
    again = collect(folder, cache=tmp_path, progress=False).read_again
    assert 0 < len(again) <= len(list(folder.iterdir())) - 10


def _die(given):
    piece, home = given
    if piece == 3 and os.getpid() != home:
        os._exit(9)
    return piece * 2, os.getpid() != home


def _refuse(piece):
    raise RegisterError(f"{piece} thì không")


def test_a_process_that_dies_costs_nothing_and_an_error_is_told():
    workers = Workers(2)
    try:
        found = list(workers.each(_die, [(piece, os.getpid()) for piece in range(8)]))
        assert found == [(piece * 2, piece != 3) for piece in range(8)]
        with pytest.raises(RegisterError, match="1 thì không"):
            list(workers.each(_refuse, [1]))
    finally:
        workers.close()


_STOPPED = """
import sys
from danvan_data.registers import gathering
from danvan_data.registers.engines import workers
gathering.WORTH_FILES = 2
sys.argv = ["danvan", "collect", sys.argv[1], "-o", sys.argv[2], "--force"]
begin = workers.Workers._process
def told(self):
    process = begin(self)
    print(process.pid, flush=True)
    return process
workers.Workers._process = told
from danvan_data.__main__ import main
sys.exit(main())
"""


def _alive(pid):
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize(("sign", "status"), [("SIGINT", 130), ("SIGKILL", -9)])
def test_a_stopped_run_ends_its_processes_and_leaves_the_old_file(folder, tmp_path, sign, status):
    out = tmp_path / "a.csv"
    out.write_text("cũ", encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-c", _STOPPED, str(folder), str(out)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    beside = int(running.stdout.readline())
    running.send_signal(getattr(signal, sign))
    running.communicate(timeout=20)
    assert running.returncode == status and out.read_text(encoding="utf-8") == "cũ"
    end = time.monotonic() + 10
    while _alive(beside) and time.monotonic() < end:
        time.sleep(0.1)
    assert not _alive(beside)


def test_a_scheduler_that_is_not_there_and_one_without_dask_are_told(folder, monkeypatch):
    monkeypatch.setattr("danvan_data.registers.engines.cluster._PATIENCE", 0.5)
    with pytest.raises(UserError, match="Không nối được"):
        Cluster("tcp://127.0.0.1:9")
    with pytest.raises(UserError, match="--engine dask"), engine_of("local", "tcp://x:1", folder):
        pass
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match=r"danvan-data\[cluster\]"):
        Cluster()


def test_links_do_not_depend_on_how_rows_are_dealt_out(monkeypatch):
    rows = [
        {"name": f"Tổ tự quản thôn {row % 40}", "commune": f"Xã {row % 9}" if row % 7 else "", "organisation": "Hội ND",
         "organisation_type": "farmers", "district": "", "year": str(2021 + row % 3), "source_file": str(row % 4)}
        for row in range(1500)
    ]  # fmt: skip
    models = pd.DataFrame(rows).astype("str")
    whole = link_models(models)
    monkeypatch.setattr("danvan_data.registers.linking.BUNDLE", 50)
    pd.testing.assert_frame_equal(link_models(models), whole)
    assert len(whole) > 500
