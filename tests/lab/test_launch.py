import socket
from pathlib import Path

from danvan_data.lab import launch as lab


def test_a_checkout_opens_its_own_notebooks(tmp_path):
    assert lab.collection(tmp_path) == Path(lab.__file__).resolve().parents[2] / "notebooks"


def test_an_installed_package_copies_its_notebooks_and_never_overwrites(tmp_path, monkeypatch):
    package = tmp_path / "site" / "danvan_data"
    (package / "notebooks").mkdir(parents=True)
    (package / "notebooks" / "00.ipynb").write_text("new", encoding="utf-8")
    (package / "notebooks" / "01.ipynb").write_text("new", encoding="utf-8")
    monkeypatch.setattr(lab, "PACKAGE", package)
    work = tmp_path / "work"
    (work / lab.OWN_FOLDER).mkdir(parents=True)
    (work / lab.OWN_FOLDER / "00.ipynb").write_text("the reader's", encoding="utf-8")
    folder = lab.collection(work)
    assert (folder / "00.ipynb").read_text(encoding="utf-8") == "the reader's"
    assert (folder / "01.ipynb").read_text(encoding="utf-8") == "new"


def test_a_port_in_use_is_passed_over():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        taken = other.getsockname()[1]
        assert lab.free_port(first=taken) > taken


def test_the_kernels_learn_the_readers_folder_and_language(tmp_path):
    added = lab.environment(tmp_path, "en")
    assert added["DANVAN_DATA"] == str(tmp_path.resolve()) and added["DANVAN_LANG"] == "en"
    assert "DANVAN_DATA" not in lab.environment()


def test_lab_asks_the_network_for_nothing(tmp_path):
    command = " ".join(lab.command(tmp_path, 8888, browser=False))
    assert "--LabApp.news_url=None" in command and "NeverCheckForUpdate" in command and "--no-browser" in command
