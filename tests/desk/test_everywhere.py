"""Registers taken in by notebook 05 become the data of all notebooks, in a private place, and there is a way back."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

import danvan_data as dv
from danvan_data import store
from danvan_data.desk.opening import Borrowed
from danvan_data.errors import UserError
from danvan_data.lab import copies, launch
from danvan_data.publish.notebooks import kernels
from tests.own_folder import MODELS, bare, three_years

SECRET = "Tổ Mật Danh Xưng Riêng"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def lab(tmp_path, monkeypatch):
    """What `danvan lab` tells the kernel of a reader; returns where uploads are kept."""
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "home" / "vi" / "05_your_registers.ipynb"))
    monkeypatch.setenv(store.UPLOADS, str(copies.uploads_of()))
    return copies.uploads_of()


def given(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_uploaded_is_what_load_gives_until_it_is_given_back(lab, tmp_path):
    public = len(dv.load().models)
    yours = dv.upload()
    yours.add(given(bare(tmp_path / "own")))
    assert len(dv.load().models) == public, "not before the button is pressed"
    assert "1 tệp" in yours.use_everywhere()
    evidence = dv.load()
    assert evidence.own and sorted(evidence.models["name"]) == sorted(name for name, *_ in MODELS)
    assert dv.find("ong lay mat").index.isin(evidence.models["model_id"]).all()
    store.give_back()
    assert len(dv.load().models) == public and not lab.exists()


def test_a_folder_that_was_named_goes_with_its_sub_folders(lab, tmp_path):
    own = three_years(tmp_path / "own" / "xa")
    yours = dv.upload(own.parent)
    yours.use_everywhere()
    assert {path.name for path in lab.rglob("*") if path.is_file()} >= {"dang_ky_2021.xlsx", "dang_ky_2022.csv"}
    assert set(dv.load().models["name"]) == set(yours.collection.models["name"])


def test_the_desk_opens_with_what_was_taken_in_and_can_take_in_more(lab, tmp_path):
    first = dv.upload()
    first.add(given(bare(tmp_path / "own")))
    first.use_everywhere()
    again = dv.upload()
    assert len(again.collection.models) == len(MODELS)
    again.use_everywhere()  # from the place where it is kept into that place
    assert len(dv.load().models) == len(MODELS)


def test_an_example_or_nothing_is_not_taken_in(lab, tmp_path):
    yours = dv.upload()
    with pytest.raises(UserError, match="ví dụ"):
        yours.use_everywhere()
    yours.add({"a.xlsx": b"%PDF-1.7"})
    with pytest.raises(UserError, match="Chưa có mô hình"):
        yours.use_everywhere()
    assert store.taken() is None


def test_only_this_user_can_read_what_is_kept(lab, tmp_path):
    yours = dv.upload()
    yours.add(given(bare(tmp_path / "own")))
    yours.use_everywhere()
    assert stat.S_IMODE(lab.stat().st_mode) == 0o700


def test_nothing_but_a_living_notebook_of_danvan_lab_uses_them(lab, tmp_path, monkeypatch):
    yours = dv.upload()
    yours.add(given(bare(tmp_path / "own")))
    yours.use_everywhere()
    assert store.UPLOADS not in kernels.plain_environment()
    monkeypatch.delenv("JPY_SESSION_NAME")  # a notebook run to be published, stored or checked; a command
    assert not dv.load().own and store.taken() is None
    with pytest.raises(UserError, match="danvan lab"):
        yours.use_everywhere()


def test_a_private_word_gets_into_no_tracked_file(lab, tmp_path):
    yours = dv.upload()
    yours.paste(f"STT\tTên mô hình\tLĩnh vực\n1\t{SECRET}\tKinh tế\n2\tNuôi ong\tKinh tế")
    yours.use_everywhere()
    assert SECRET in set(dv.load().models["name"])
    files = subprocess.run(["git", "ls-files", "-z", "-m", "-c", "-o", "--exclude-standard"], cwd=ROOT,
                           capture_output=True, check=True).stdout.decode().split("\0")  # fmt: skip
    holding = [name for name in files if name and (ROOT / name).is_file() and not name.startswith("tests/")
               and SECRET.encode() in (ROOT / name).read_bytes()]  # fmt: skip
    assert holding == [] and not lab.is_relative_to(ROOT)


def test_the_line_above_a_notebook_says_how_many_files_and_models(lab, tmp_path):
    yours = dv.upload(three_years(tmp_path / "own"))
    yours.use_everywhere()
    evidence = dv.load()
    said = Borrowed(evidence)._repr_mimebundle_()["text/markdown"]
    assert f"{len(evidence.models)} mô hình" in said and "trang 05" in said


def test_danvan_lab_tells_its_kernels_where_uploads_are_kept(lab, tmp_path, monkeypatch):
    told = {}
    monkeypatch.setattr(launch, "until_closed", lambda _arguments, env: told.update(env) or 0)
    monkeypatch.setattr(launch.copies, "lay_out", lambda *_: copies.Laid(tmp_path))
    launch.start(None, False, None, "en")
    assert told[store.UPLOADS] == os.environ[store.UPLOADS], "in either language the same"
    assert not Path(told[store.UPLOADS]).is_relative_to(copies.folder_of("en"))
    launch.start(None, False, bare(tmp_path / "own"), "vi")
    assert told[store.UPLOADS] == str(copies.uploads_of(tmp_path / "own")) != str(lab)
