"""The one atomic write, the temporary folders and the one cache."""

import errno
import gc
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from danvan_data import store
from danvan_data.store import frames, garbage, rooms, shelf, whole

POSIX = os.name == "posix"


def left(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(store.rooms.PREFIX))


def refused(target, *words):
    """The sentence of a write that is refused: one line, with the file's whole name, and nothing left behind."""
    with pytest.raises(store.WriteError) as said:
        store.write(target, "mới")
    text = str(said.value)
    assert "\n" not in text and all(word in text for word in words), text
    return text


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("cũ")
    target.chmod(0o640)
    with store.writing(target) as part:
        part.write_text("mới", encoding="utf-8")
        assert target.read_text() == "cũ" and part.suffix == ".txt"
    assert target.read_text(encoding="utf-8") == "mới" and not left(tmp_path)
    assert not POSIX or stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("problem", [ZeroDivisionError(), KeyboardInterrupt(), SystemExit(143), MemoryError()])
def test_whatever_stops_the_writer_the_old_file_stays_and_nothing_else(tmp_path, problem):
    target = tmp_path / "a.txt"
    target.write_text("cũ")
    with pytest.raises(type(problem)), store.writing(target) as part:
        part.write_text("nửa")
        (part.parent / "openpyxl.tmp").write_text("")
        raise problem
    assert target.read_text() == "cũ" and not left(tmp_path)


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "đầy"), (errno.EFBIG, "đầy"), (errno.EROFS, "chỉ cho đọc"), (errno.EACCES, "đóng tệp"),
     (errno.EBUSY, "đóng tệp"), (errno.EIO, "thư mục khác")],
)  # fmt: skip
def test_what_the_system_refuses_is_one_sentence(tmp_path, monkeypatch, number, words):
    (tmp_path / "a.txt").write_text("cũ")

    def refuse(part, target):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(whole, "_replace", refuse)
    refused(tmp_path / "a.txt", "a.txt", words)
    assert (tmp_path / "a.txt").read_text() == "cũ" and not left(tmp_path)


def test_a_full_disk_is_told_whatever_a_library_makes_of_it(tmp_path):
    with pytest.raises(store.WriteError, match="đầy"), store.writing(tmp_path / "a.xlsx"):
        try:
            raise OSError(errno.ENOSPC, "full")
        except OSError:
            raise ValueError("cannot close the zip while a handle is open")  # noqa: B904
    with pytest.raises(store.WriteError, match="đầy"), store.writing(tmp_path / "a.xlsx"):
        raise type("SerialisationError", (Exception,), {})("IO_WRITE")


def test_an_error_that_is_not_the_disks_stays_what_it_is(tmp_path):
    with pytest.raises(KeyError), store.writing(tmp_path / "a"):
        raise KeyError


def test_no_force_replaces_a_folder_a_pipe_or_a_missing_folders_file(tmp_path):
    refused(tmp_path, "thư mục")
    with (
        pytest.raises(store.WriteError, match=r"không có thư mục “.*nowhere”"),
        store.writing(tmp_path / "nowhere" / "a"),
    ):
        pass
    refused(tmp_path / ("a" * 300), "quá dài")
    (tmp_path / "file").write_text("")
    refused(tmp_path / "file" / "a", "file")
    if POSIX:
        os.mkfifo(tmp_path / "pipe")
        refused(tmp_path / "pipe", "tệp thường")
        refused(Path(os.devnull), "tệp thường")
        assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.skipif(not POSIX, reason="links need rights on Windows")
def test_a_link_is_followed(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real" / "a")
    store.write(tmp_path / "link", "x")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "real" / "a").read_text() == "x"


def test_on_windows_a_file_that_a_scanner_holds_is_tried_again(tmp_path, monkeypatch):
    monkeypatch.setattr(whole, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(whole, "_RETRIES", (0, 0, 0))
    tries = []
    really = Path.replace

    def replace(part, target):
        tries.append(part)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "used by another process")
        return really(part, target)

    monkeypatch.setattr(Path, "replace", replace)
    store.write(tmp_path / "a", "x")
    assert len(tries) == 3 and (tmp_path / "a").read_text() == "x"
    monkeypatch.setattr(whole, "_RETRIES", ())
    tries.clear()
    refused(tmp_path / "a", "đóng tệp")
    assert (tmp_path / "a").read_text() == "x" and not left(tmp_path)


def test_several_files_take_their_places_together_or_none_does(tmp_path, monkeypatch):
    site = tmp_path / "new" / "site"
    (tmp_path / "pipe").mkdir()
    with pytest.raises(store.WriteError):
        store.write_all({site / "index.html": "a", tmp_path / "pipe": "b"})
    assert not (tmp_path / "new").exists(), "the folder that was made for them is gone again"
    order = []
    really = whole._replace
    monkeypatch.setattr(whole, "_replace", lambda part, target: order.append(target.name) or really(part, target))
    store.write_all({site / "index.html": "a", site / "1.html": b"b"})
    assert order == ["1.html", "index.html"] and sorted(path.name for path in site.iterdir()) == sorted(order)


KILLED = """
import os, signal, sys
from pathlib import Path
from danvan_data import store
with store.writing(sys.argv[1]) as part:
    part.write_text("half")
    print("writing", flush=True)
    signal.pause() if sys.argv[2] == "wait" else os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not POSIX, reason="SIGKILL is not of Windows")
def test_what_a_killed_run_left_goes_at_the_next_and_a_living_ones_stays(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("cũ")
    subprocess.run([sys.executable, "-c", KILLED, str(target), "die"], check=False, capture_output=True)
    assert target.read_text() == "cũ" and len(left(tmp_path)) == 1
    with subprocess.Popen([sys.executable, "-c", KILLED, str(target), "wait"], stdout=subprocess.PIPE) as living:
        living.stdout.readline()
        assert len(left(tmp_path)) == 1, "the dead one's is gone, the living one's is there"
        store.write(target, "mới")
        assert len(left(tmp_path)) == 1 and target.read_text(encoding="utf-8") == "mới"
        living.kill()
    store.write(target, "sau")
    assert not left(tmp_path)


def test_a_folder_that_only_looks_like_ours_is_left_alone(tmp_path):
    young = tmp_path / f"{rooms.PREFIX}young"
    young.mkdir()
    (tmp_path / f"{rooms.PREFIX}file").write_text("mine")
    store.write(tmp_path / "a", "x")
    assert len(left(tmp_path)) == 2
    os.utime(young, (0, 0))
    store.write(tmp_path / "a", "x")
    assert left(tmp_path) == [f"{rooms.PREFIX}file"]


def test_two_at_once_leave_one_whole_file(tmp_path):
    target = tmp_path / "a.txt"
    texts = [str(each) * 200_000 for each in range(6)]
    threads = [threading.Thread(target=store.write, args=(target, text)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert target.read_text() in texts and not left(tmp_path)


def test_temporary_files_of_libraries_are_put_where_they_are_cleared(tmp_path):
    import tempfile

    before = tempfile.gettempdir()
    with store.Room(tmp_path) as room, store.scratch(room):
        handle, name = tempfile.mkstemp()
        os.close(handle)
        assert Path(name).parent == room
    assert tempfile.gettempdir() == before and not left(tmp_path)


def test_a_name_that_is_no_utf8_is_shown_by_its_bytes():
    assert store.shown(os.fsdecode("sổ".encode() + b"\xe1.csv")) == r"sổ\xe1.csv"
    assert store.shown("a\nb\x1b[2J\u202ecsv.🐝") == r"a\x0ab\x1b[2J\x202ecsv.🐝", "nothing that commands a terminal"


@pytest.fixture
def kept(tmp_path):
    return store.Shelf("x", ".kept", 2**20, tmp_path / "cache")


def entry(kept):
    (only,) = kept.folder.glob("*.kept")
    return only


def test_every_damage_of_an_entry_is_found_and_the_entry_dropped(kept):
    kept.put("k", lambda: b"content of some length")
    whole_entry = entry(kept).read_bytes()
    damaged = [whole_entry[:length] for length in range(len(whole_entry))]
    damaged += [
        bytes([*whole_entry[:at], whole_entry[at] ^ 0x40, *whole_entry[at + 1 :]]) for at in range(len(whole_entry))
    ]
    damaged += [whole_entry + b"\0", b"PK\x03\x04", os.urandom(100)]
    for each in damaged:
        entry(kept).write_bytes(each)
        assert kept.get("k", bytes) is None
        assert not list(kept.folder.glob("*.kept"))
        kept.put("k", lambda: b"content of some length")
    assert kept.get("k", bytes) == b"content of some length"


def test_an_entry_of_another_key_and_one_that_cannot_be_unpacked_are_dropped(kept):
    kept.put("a" * 40, lambda: b"a")
    entry(kept).rename(kept._file("b" * 40))
    assert kept.get("b" * 40, bytes) is None and not list(kept.folder.iterdir())
    kept.put("a", lambda: b"a")
    assert kept.get("a", lambda packed: 1 / 0) is None and not list(kept.folder.iterdir())


@pytest.mark.skipif(not POSIX, reason="pipes and devices are not of Windows")
def test_an_entry_that_is_no_file_costs_nothing_but_the_entry(kept):
    kept.folder.mkdir()
    for make in (os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")):
        make(kept._file("k"))
        assert kept.get("k", bytes) is None
        kept.put("k", lambda: b"x")
        assert not left(kept.folder)
        Path(kept._file("k")).rmdir() if kept._file("k").is_dir() else kept._file("k").unlink()


def test_what_was_not_used_for_longest_goes_first(tmp_path):
    kept = store.Shelf("x", ".kept", 3 * 132, tmp_path)
    for age, name in enumerate("abcd"):
        kept.put(name, lambda: b"x" * 100)
        os.utime(kept._file(name), (age, age))
    assert kept.get("a", bytes), "used just now"
    kept.tidy()
    assert [name for name in "abcd" if kept.get(name, bytes)] == ["a", "c", "d"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_without_room_or_right_there_is_silently_no_cache(kept, monkeypatch, number):
    def refuse(*_, **__):
        raise OSError(number, "no")

    monkeypatch.setattr(shelf, "beside", refuse)
    kept.put("k", lambda: b"x")
    assert kept.get("k", bytes) is None
    kept.tidy()


def test_what_cannot_be_packed_is_not_kept_and_no_error(kept):
    kept.put("k", lambda: "\ud800".encode())
    kept.put("l", lambda: b"x")
    assert kept.get("k", bytes) is None and kept.get("l", bytes) == b"x"


def test_entries_are_their_owners_alone(kept):
    kept.put("k", lambda: b"x")
    assert not POSIX or stat.S_IMODE(entry(kept).stat().st_mode) == 0o600


def test_the_key_follows_code_words_versions_and_each_parameter(tmp_path, monkeypatch):
    package, place = tmp_path / "danvan_data", tmp_path / "site"
    (package / "registers").mkdir(parents=True)
    (place / "pandas-3.0.dist-info").mkdir(parents=True)
    words = package / "registers" / "words.toml"
    words.write_text("a")
    marks = [shelf.mark_of(package, [str(place)])]
    assert shelf.mark_of(package, [str(place)]) == marks[0]
    words.write_text("b")
    marks.append(shelf.mark_of(package, [str(place)]))
    (package / "new.py").write_text("")
    marks.append(shelf.mark_of(package, [str(place)]))
    (place / "pandas-3.0.dist-info").rename(place / "pandas-3.1.dist-info")
    marks.append(shelf.mark_of(package, [str(place)]))
    monkeypatch.setattr(sys, "version", "4.0")
    marks.append(shelf.mark_of(package, [str(place)]))
    assert len(set(marks)) == 5
    assert len({store.key("a", "b"), store.key("ab"), store.key("a", "b", ""), store.key("b", "a")}) == 4
    assert store.key("\udce1") != store.key("\udce2")


def test_ctrl_c_while_writing_is_no_half_file(tmp_path):
    target = tmp_path / "a"
    target.write_text("cũ")
    with pytest.raises(KeyboardInterrupt), store.writing(target) as part:
        part.write_text("nửa")
        signal.raise_signal(signal.SIGINT)
    assert target.read_text() == "cũ" and not left(tmp_path)


def test_tables_come_back_from_their_bytes_with_every_type():
    table = pd.DataFrame(
        {"name": ["Đồng Tâm", ""], "n": pd.array([1, None], dtype="Int64"), "low": [1.5, float("nan")]}
    )
    table["field"] = pd.Categorical(["economy", None], ["economy", "other"], ordered=True)
    tables, said = frames.unpack(frames.pack({"models": table}, {"lines": 2}))
    pd.testing.assert_frame_equal(tables["models"], table)
    assert said == {"lines": 2}


def test_python_looks_for_garbage_again_after_work_that_makes_none_and_not_where_it_did_not_before():
    for watched in (True, False):
        (gc.enable if watched else gc.disable)()
        try:
            with pytest.raises(ZeroDivisionError), garbage.unwatched():
                assert not gc.isenabled()
                1 / 0  # noqa: B018
            assert gc.isenabled() is watched
        finally:
            gc.enable()
