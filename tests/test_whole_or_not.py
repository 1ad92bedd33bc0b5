"""Commands that are stopped, killed or refused by the disk: the old file or the new one, one sentence, nothing left."""

import io
import os
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from openpyxl import load_workbook

from danvan_data import console
from danvan_data.language import catalogue

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "data" / "examples"
POSIX = os.name == "posix"
OLD = b"the old file"
posix = pytest.mark.skipif(not POSIX, reason="signals and limits of this kind are not of Windows")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder with registers in `in`, results in `out`, and all that a command may leave elsewhere in `else`."""
    shutil.copytree(EXAMPLES, tmp_path / "in")
    for name in ("out", "else"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "else" / "cache"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "else"))
    return tmp_path


def danvan(*arguments):
    return [sys.executable, "-m", "danvan_data", *arguments]


def command(home, name, out):
    """The arguments that write `out`, replacing what is there."""
    given = {"read": [str(home / "in" / "kinh_te.xlsx")], "collect": [str(home / "in")]}.get(name, [])
    return danvan(name, *given, "-o", str(out), *(["--force"] if out.exists() else []))


def run(arguments, **options):
    return subprocess.run(arguments, capture_output=True, check=False, timeout=120, **options)


def said(result):
    text = result.stderr.decode("utf-8")
    assert "Traceback" not in text and len(text.strip().splitlines()) <= 1, text
    return text.strip()


def left(home):
    """Temporary files anywhere, and files in the folder of results that are not results."""
    found = [path for path in home.rglob("*") if path.name.startswith((".danvan-", "tmp", "openpyxl"))]
    return [*found, *(path for path in (home / "out").iterdir() if not path.name.startswith("result"))]


def full(room):
    """Allow no file to grow beyond `room` bytes: what a full disk does, without one."""

    def limit():
        import resource

        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"  # half a compiled module would be taken for a whole one ever after
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    return limit


@posix
@pytest.mark.parametrize(
    ("name", "out"),
    [("read", "result.csv"), ("collect", "result.xlsx"), ("collect", "result.csv"), ("collect", "result.parquet"),
     ("brief", "result.docx")],
)  # fmt: skip
def test_on_a_full_disk_the_old_file_stays_and_a_sentence_says_why(home, name, out):
    target = home / "out" / out
    target.write_bytes(OLD)
    result = run(command(home, name, target), preexec_fn=full(700))
    assert result.returncode == 2 and "đầy" in said(result) and target.name in said(result)
    assert target.read_bytes() == OLD and not left(home)


@posix
def test_a_full_disk_for_the_cache_alone_costs_nothing(home):
    (home / "else" / "cache").write_text("in the way")
    result = run(command(home, "collect", home / "out" / "result.csv"))
    assert result.returncode == 0 and not said(result) and not left(home)


@posix
@pytest.mark.parametrize(("number", "after"), [(signal.SIGINT, 0.15), (signal.SIGTERM, 0.15), (signal.SIGINT, 0.8)])
def test_a_stop_is_one_sentence_and_its_status(home, number, after):
    target = home / "out" / "result.xlsx"
    target.write_bytes(OLD)
    with subprocess.Popen(command(home, "collect", target), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        time.sleep(after)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    done = b"22 m" in out
    text = said(subprocess.CompletedProcess([], 0, out, err))
    assert process.returncode == (0 if done else 128 + number) or process.returncode == -number
    assert process.returncode <= 0 or text == "Đã dừng theo yêu cầu: không tệp nào bị ghi dở."
    # A stop between the last move and the last word finds the new file, whole.
    assert target.read_bytes() == OLD or len(list(load_workbook(target)["Mô hình"].rows)) == 23
    assert not left(home)


STOPPED_WHILE_WRITING = """
import os, signal, sys
from danvan_data import __main__, store
from danvan_data.store import whole
really = whole._replace
def stop(part, target):
    for _ in range(3):
        os.kill(os.getpid(), getattr(signal, os.environ["SIGNAL"]))
    really(part, target)
whole._replace = stop
sys.exit(__main__.main())
"""


@posix
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_stop_in_the_last_moment_leaves_the_old_file(home, number):
    target = home / "out" / "result.csv"
    target.write_bytes(OLD)
    arguments = command(home, "collect", target)
    environment = {**os.environ, "SIGNAL": number}
    result = run([sys.executable, "-c", STOPPED_WHILE_WRITING, *arguments[3:]], env=environment)
    assert target.read_bytes() == OLD
    if number == "SIGKILL":
        assert result.returncode == -signal.SIGKILL and left(home)
        assert run(arguments).returncode == 0
        assert target.read_bytes() != OLD
    else:
        assert result.returncode == 128 + getattr(signal, number) and said(result).startswith("Đã dừng")
    assert not left(home)


@posix
def test_a_stop_that_a_destructor_would_swallow_stops_all_the_same(home):
    code = """
import os, signal, sys
from danvan_data import __main__, cli
class Odd:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
def app():
    Odd()
    print("went on")
cli.app = app
sys.exit(__main__.main())
"""
    result = run([sys.executable, "-c", code])
    assert result.returncode == 143 and b"went on" not in result.stdout and said(result).startswith("Đã dừng")


@posix
def test_a_stop_that_is_met_again_at_the_end_is_said_once(home):
    code = """
import os, signal, sys
from danvan_data import __main__, cli
class Odd:
    def __del__(self):
        raise SystemExit
def app():
    kept.append(Odd())
    os.kill(os.getpid(), signal.SIGTERM)
kept, cli.app = [], app
status = __main__.main()
kept.clear()
sys.exit(status)
"""
    result = run([sys.executable, "-c", code])
    assert result.returncode == 143 and said(result).count("Đã dừng") == 1


def test_an_unforeseen_error_is_a_sentence_and_its_details_are_to_be_had(home, monkeypatch):
    code = """
import sys
from danvan_data import __main__, cli
cli.app = lambda: 1 / 0
sys.exit(__main__.main())
"""
    result = run([sys.executable, "-c", code])
    assert result.returncode == 1 and "ZeroDivisionError" in said(result) and "DANVAN_DEBUG=1" in said(result)
    monkeypatch.setenv("DANVAN_DEBUG", "1")
    assert b"Traceback" in run([sys.executable, "-c", code]).stderr


def test_two_runs_at_once_leave_one_whole_result(home):
    target = home / "out" / "result.csv"
    arguments = [*command(home, "collect", target), "--force"]
    both = [subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    for process in both:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0 and not err
    first = target.read_bytes()
    assert run(arguments).returncode == 0
    assert target.read_bytes() == first and not left(home)


def test_damaged_caches_cost_time_only(home):
    target = home / "out" / "result.csv"
    arguments = [*command(home, "collect", target), "--force"]
    assert run(arguments).returncode == 0
    first = target.read_bytes()
    entries = [path for path in (home / "else" / "cache").rglob("*") if path.is_file()]
    assert len(entries) == len(list(EXAMPLES.iterdir()))
    for damage in (b"", b"PK\x03\x04" + b"\xff" * 4000, entries[0].read_bytes()[:-5]):
        for path in entries:
            path.write_bytes(damage)
        result = run(arguments)
        assert result.returncode == 0 and not said(result) and target.read_bytes() == first
        assert all(path.read_bytes() != damage for path in entries)


NAMES = {
    "-o.csv": "dash", "mô hình.csv": "NFD", "🐝 ong.csv": "emoji", f"{'a' * 251}.csv": "255",
    "a;b'c“d.csv": "quotes", " .csv": "blank", "x\ny.csv": "line",
}  # fmt: skip


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="such names cannot be there")
def test_files_of_any_name_are_read_and_none_ends_the_folder(home):
    register = (EXAMPLES / "quoc_phong_he_thong_chinh_tri.csv").read_bytes()
    folder = home / "any"
    folder.mkdir()
    raw = [os.fsencode(name) for name in NAMES] + [b"so\xe1.csv", b"so\xe2.csv"]
    for number, name in enumerate(raw):
        # Not the same content: copies would only be named as such.
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(register + b"\r\n" * number)
    for ending in ("csv", "xlsx", "parquet"):
        result = run(danvan("collect", str(folder), "-o", str(home / "out" / f"result.{ending}")))
        assert result.returncode == 0 and not said(result)
        assert f"từ {len(raw)} tệp" in result.stdout.decode("utf-8")
    found = (home / "out" / "result.csv").read_text(encoding="utf-8-sig")
    assert r"so\xe1.csv" in found and r"so\xe2.csv" in found and not left(home)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="such names cannot be there")
@pytest.mark.parametrize("name", [b"so\xe1.csv", b"-o.csv", "🐝".encode() + b"a" * 247 + b".csv"])
def test_one_file_of_any_name_is_read_and_written(home, name):
    source = os.path.join(os.fsencode(home), b"in", name)  # noqa: PTH118
    shutil.copy(EXAMPLES / "kinh_te.xlsx", source)
    out = b"result" + name[-240:]
    result = run(danvan("read", "-o", out, "--", source), cwd=home / "out")
    assert result.returncode == 0 and not said(result) and result.stdout.startswith(name[:2])
    assert (home / "out" / os.fsdecode(out)).stat().st_size > 100 and not left(home)
    again = run(danvan("read", "-o", out, "--", source), cwd=home / "out")
    assert again.returncode == 2 and said(again)


@pytest.mark.parametrize("encoding", ["cp1258", "cp437", "ascii"])
def test_any_console_is_spoken_to(home, monkeypatch, encoding):
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    result = run(command(home, "collect", home / "out" / "result.csv"))
    text = unicodedata.normalize("NFC", result.stdout.decode(encoding))
    assert result.returncode == 0 and not said(result)
    wanted = {"cp1258": "22 mô hình từ 3 tệp", "cp437": "22 mô hình tu 3 tep", "ascii": "22 mo hinh tu 3 tep"}
    assert text.startswith(wanted[encoding])


LETTERS = unicodedata.normalize(
    "NFC", "đ".join(base + tone for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for tone in "\u0300\u0301\u0303\u0309\u0323")
)


@pytest.mark.parametrize("encoding", ["cp1258", "cp1252", "cp437", "ascii", "utf-8", "utf-16"])
def test_every_text_of_the_catalogue_fits_any_console(monkeypatch, encoding):
    out = io.TextIOWrapper(io.BytesIO(), encoding)
    monkeypatch.setattr(sys, "stdout", out)
    console.prepare()
    texts = [text for entry in catalogue().values() for text in entry.values()]
    console.say("\n".join([*texts, LETTERS, "so\udce1.csv 🐝 ₫"]))
    back = unicodedata.normalize("NFC", out.buffer.getvalue().decode(encoding))
    assert "so\\xe1.csv" in back
    if encoding == "utf-8":
        assert all(text in back for text in texts)
    if encoding == "cp1258":  # every Vietnamese letter comes back
        assert all(letter in back for letter in LETTERS)


@posix
@pytest.mark.parametrize("redirection", [">&-", "| true", ">/dev/full", "2>&- >&-"])
def test_nobody_listening_is_no_error(home, redirection):
    target = home / "out" / "result.csv"
    arguments = " ".join(f"'{part}'" for part in danvan("read", str(home / "in" / "kinh_te.xlsx"), "-o", str(target)))
    result = run(["bash", "-o", "pipefail", "-c", f"{arguments} {redirection}"])
    assert result.returncode == 0 and not said(result)
    assert target.stat().st_size > 100


def test_an_input_that_vanishes_or_cannot_be_opened_is_a_row_of_its_own(home, monkeypatch):
    from danvan_data.registers import collection, gathering

    really = gathering.content_mark

    def mark(path):
        if path.name == "kinh_te.xlsx":
            path.unlink()
        if path.suffix == ".docx":
            raise PermissionError(13, "used by another process")
        return really(path)

    monkeypatch.setattr(gathering, "content_mark", mark)
    found = collection.collect(home / "in", cache=False)
    states = found.files.set_index("source_file")["state"].to_dict()
    assert states == {
        "kinh_te.xlsx": "failed", "quoc_phong_he_thong_chinh_tri.csv": "read", "van_hoa_xa_hoi.docx": "failed",
    }  # fmt: skip


def test_a_folder_that_cannot_be_looked_into_is_told_like_a_file(home, monkeypatch):
    from danvan_data.registers import collection

    (home / "in" / "closed").mkdir()
    really = os.scandir

    def scandir(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "closed", str(path))
        return really(path)

    monkeypatch.setattr(os, "scandir", scandir)
    files = collection.collect(home / "in", cache=False).files.set_index("source_file")
    assert files.at["closed", "state"] == "failed" and "closed" in files.at["closed", "notes"]
