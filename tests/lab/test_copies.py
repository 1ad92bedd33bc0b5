import json

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from danvan_data.errors import UserError
from danvan_data.lab import copies
from danvan_data.publish.notebooks.kernels import collection

FIRST = "00_first.ipynb"


def notebook(*words: str, shown: str = "42"):
    """A notebook of a cell in each language, one on how to bring it to life, and one of code for each of `words`."""
    texts = [(["vi"], "Xin chào"), (["en"], "Hello"), (["vi", "still"], "Bấm ▶▶")]
    cells = [{"cell_type": "markdown", "id": tags[-1], "metadata": {"tags": tags}, "source": [text]}
             for tags, text in texts]  # fmt: skip
    output = {"output_type": "display_data", "metadata": {}, "data": {"text/plain": [shown]}}
    cells += [{"cell_type": "code", "id": f"c{n}", "metadata": {}, "source": [word], "execution_count": 1,
               "outputs": [output]} for n, word in enumerate(words)]  # fmt: skip
    return {"cells": cells, "metadata": {"kernelspec": {}}, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A collection of our own, and a home for its copies."""
    folder = tmp_path / "collection"
    folder.mkdir()
    monkeypatch.setattr(copies, "collection", lambda: folder)
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    monkeypatch.delenv("DANVAN_PLACE", raising=False)
    put(folder / FIRST, notebook("1"))
    return folder


def put(path, content):
    path.write_text(json.dumps(content), encoding="utf-8")


def got(path):
    return json.loads(path.read_text(encoding="utf-8"))


def sources(path):
    return ["".join(cell["source"]) for cell in got(path)["cells"]]


def edit(path, word="mine"):
    held = got(path)
    held["cells"][-1]["source"] = word
    put(path, held)


@pytest.mark.parametrize(("language", "there", "absent"), [("vi", "Xin chào", "Hello"), ("en", "Hello", "Xin chào")])
def test_a_copy_speaks_one_language_and_does_not_tell_to_press_anything(shelf, language, there, absent):
    words = sources(copies.lay_out(language).folder / FIRST)
    assert there in words and absent not in words and "Bấm ▶▶" not in words and "1" in words


def test_each_language_and_each_folder_of_registers_has_copies_of_its_own(shelf, tmp_path):
    (tmp_path / "a" / "Sổ xã Đồng Tâm").mkdir(parents=True)
    (tmp_path / "b" / "Sổ xã Đồng Tâm").mkdir(parents=True)
    given = [("vi", None), ("en", None), *(("vi", tmp_path / name / "Sổ xã Đồng Tâm") for name in "ab")]
    folders = [copies.lay_out(*each).folder for each in given]
    assert len(set(folders)) == 4 and "dong-tam" in folders[2].name and folders[2].name.isascii()


def test_stored_outputs_are_shown_only_where_they_are_what_this_reader_would_see(shelf, tmp_path, monkeypatch):
    def outputs(*given):
        return [cell["outputs"] for cell in got(copies.lay_out(*given).folder / FIRST)["cells"] if "outputs" in cell]

    assert outputs("vi") != [[]]
    assert outputs("en") == [[]] and outputs("vi", tmp_path) == [[]]
    monkeypatch.setenv("DANVAN_PLACE", "Lạc Sơn")
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "other"))
    assert outputs("vi") == [[]]


def test_jupyterlab_trusts_what_the_collection_stored_and_nothing_that_was_changed(shelf):
    put(shelf / FIRST, notebook("1", shown="<style></style>"))
    path = copies.lay_out("vi").folder / FIRST
    assert NotebookNotary().check_signature(nbformat.read(path, as_version=4))
    edit(path)
    copies.lay_out("vi")
    assert not NotebookNotary().check_signature(nbformat.read(path, as_version=4))


def test_a_copy_that_was_only_run_follows_the_collection(shelf):
    path = copies.lay_out("vi").folder / FIRST
    held = got(path)
    held["cells"][-1]["outputs"] = []
    put(path, held)
    put(shelf / FIRST, notebook("2"))
    assert copies.lay_out("vi").aside == ()
    assert "2" in sources(path) and "1" not in sources(path)


def test_a_copy_that_was_run_keeps_its_outputs_while_the_collection_stays(shelf):
    path = copies.lay_out("vi").folder / FIRST
    held = got(path)
    held["cells"][-1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "private"}]
    put(path, held)
    copies.lay_out("vi")
    assert "private" in path.read_text(encoding="utf-8")


def test_an_edited_copy_is_never_replaced(shelf):
    path = copies.lay_out("vi").folder / FIRST
    edit(path)
    assert copies.lay_out("vi").aside == () and "mine" in sources(path)
    put(shelf / FIRST, notebook("1", shown="43"))  # other outputs, the same text: there is nothing to choose
    assert copies.lay_out("vi").aside == () and "mine" in sources(path)


def test_an_edited_copy_is_kept_beside_the_new_version_every_time(shelf):
    folder = copies.lay_out("vi").folder
    for turn, name in enumerate(("00_first-ban-cua-toi.ipynb", "00_first-ban-cua-toi2.ipynb")):
        edit(folder / FIRST, f"mine {turn}")
        put(shelf / FIRST, notebook(f"new {turn}"))
        assert copies.lay_out("vi").aside == (name,)
        assert f"mine {turn}" in sources(folder / name) and f"new {turn}" in sources(folder / FIRST)
    assert copies.lay_out("vi").aside == () and len(list(folder.glob("*.ipynb"))) == 3


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"cells": []}', '{"cells": [{"cell_type": "code"}]}'])
def test_a_file_that_is_no_copy_of_ours_is_kept_beside(shelf, content):
    folder = copies.lay_out("vi").folder
    (folder / FIRST).write_text(content, encoding="utf-8")
    (aside,) = copies.lay_out("vi").aside
    assert (folder / aside).read_text(encoding="utf-8") == content and "1" in sources(folder / FIRST)


def test_what_the_collection_has_no_longer_goes_unless_it_was_edited(shelf):
    for name in ("01_old.ipynb", "02_old.ipynb"):
        put(shelf / name, notebook("old"))
    folder = copies.lay_out("vi").folder
    edit(folder / "02_old.ipynb")
    put(folder / "hers.ipynb", notebook("hers"))
    for name in ("01_old.ipynb", "02_old.ipynb"):
        (shelf / name).unlink()
    copies.lay_out("vi")
    assert sorted(path.name for path in folder.glob("*.ipynb")) == [FIRST, "02_old.ipynb", "hers.ipynb"]


def test_a_home_that_cannot_be_made_is_said_with_its_cure(shelf, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(UserError, match="DANVAN_HOME"):
        copies.lay_out("vi")


def test_the_collection_itself_is_laid_out_whole(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path))
    before = {path: path.read_bytes() for path in collection().glob("*.ipynb")}
    laid = copies.lay_out("en")
    assert {path.name for path in laid.folder.glob("*.ipynb")} == {path.name for path in before}
    assert all(path.read_bytes() == content for path, content in before.items())
    tags = {tag for path in laid.folder.glob("*.ipynb") for cell in got(path)["cells"]
            for tag in cell["metadata"].get("tags", [])}  # fmt: skip
    assert "vi" not in tags and "en" in tags
