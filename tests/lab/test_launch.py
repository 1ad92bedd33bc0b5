import json
import re
import socket

import pytest

from danvan_data.errors import UserError
from danvan_data.lab import copies, launch, settings
from danvan_data.publish.notebooks import kernels


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_port_in_use_is_passed_over():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        taken = other.getsockname()[1]
        assert launch.free_port(first=taken) > taken


def test_no_free_port_is_said_in_a_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        taken = other.getsockname()[1]
        with pytest.raises(UserError, match=str(taken)):
            launch.free_port(first=taken, tries=1)


def test_the_kernels_learn_the_readers_folder_and_language(tmp_path):
    added = kernels.environment(tmp_path, "en")
    assert added["DANVAN_DATA"] == str(tmp_path.resolve()) and added["DANVAN_LANG"] == "en"
    assert "DANVAN_DATA" not in kernels.environment()


def test_the_collections_own_outputs_depend_on_nothing_a_reader_sets(tmp_path, monkeypatch):
    for name in ("DANVAN_DATA", "DANVAN_LANG", "DANVAN_PLACE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path))
    left = [name for name in kernels.plain_environment() if name.startswith("DANVAN_")]
    assert {"DANVAN_DATA", "DANVAN_LANG", "DANVAN_PLACE"}.isdisjoint(left) and "DANVAN_CACHE" in left


def test_lab_asks_the_network_for_nothing(tmp_path):
    command = " ".join(launch.command(tmp_path, 8888, browser=False))
    assert "--LabApp.news_url=None" in command and "NeverCheckForUpdate" in command and "--no-browser" in command


def test_lab_opens_copies_in_the_readers_folder_and_says_where(home, tmp_path, monkeypatch, capsys):
    opened = {}
    monkeypatch.setattr(launch, "until_closed", lambda command, env: opened.update(command=command, env=env) or 0)
    assert launch.start(18888, False, tmp_path, "en") == 0
    root = next(part for part in opened["command"] if part.startswith("--ServerApp.root_dir="))
    folder = copies.folder_of("en", tmp_path)
    assert root.endswith(str(folder)) and home in folder.parents
    assert (opened["env"]["DANVAN_DATA"], opened["env"]["DANVAN_LANG"]) == (str(tmp_path.resolve()), "en")
    assert str(folder) in capsys.readouterr().out


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_is_told_the_words_of_the_line_in_the_readers_language(tmp_path, language):
    told = json.loads((settings.write(tmp_path, language) / "page_config.json").read_text(encoding="utf-8"))
    words = json.loads(told["danvan"])["words"]
    assert ("Python" in words["starting"]) and (("Đang" in words["starting"]) == (language == "vi"))


def test_every_word_that_the_line_asks_for_is_in_the_catalogue():
    code = (launch.EXTENSIONS / "danvan-lab" / "static" / "line.js").read_text(encoding="utf-8")
    words = settings.words("vi")
    asked = set(re.findall(r"words\.(\w+)", code)) | set(re.findall(r"'(show|again)'", code))
    assert asked == set(words)
