import json
import lzma
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from danvan_data import cli
from danvan_data.publish.notebooks.story import Item, Story, tell
from danvan_data.publish.pages import mail
from danvan_data.publish.pages.page import Place, page
from danvan_data.publish.problems import PublishError

NOTEBOOKS = sorted((Path(__file__).resolve().parents[3] / "notebooks").glob("*.ipynb"))


def stories(n):
    return [tell(path.stem, json.loads(path.read_text(encoding="utf-8")), "vi") for path in NOTEBOOKS[:n]]


def unpacked(content):
    """The page in a file, by another way than the file's own script."""
    inside = content.partition(b'id="packed">')[2].rpartition(b"</script>\n<script>")[0]
    value, made = 0, bytearray()
    for byte in inside:
        if byte == 0x3D and not value:
            value = 64
            continue
        made.append((byte - 42 - value) % 256)
        value = 0
    return lzma.decompress(bytes(made), format=lzma.FORMAT_ALONE).decode("utf-8")


def test_the_file_holds_the_page_as_it_is_and_nothing_that_a_browser_would_change():
    html = page(stories(1)[0], Place())
    content = mail.packed(html)
    assert unpacked(content) == html and len(content) < len(html) / 2
    inside = content.partition(b'id="packed">')[2].partition(b"</script>\n<script>")[0]
    assert not {0x00, 0x0D, 0x3C} & set(inside)


def test_its_policy_allows_its_script_and_the_pages_and_no_network():
    content = mail.packed(page(stories(1)[0], Place()))
    policies = [re.search(r'Policy" content="([^"]*)"', text)[1] for text in
                (content[:3000].decode("latin-1"), unpacked(content))]  # fmt: skip
    outer, inner = (set(re.findall(r"sha256-[^&']+", each)) for each in policies)
    assert inner < outer and len(outer - inner) == 1 and all("connect-src" in each for each in policies)


def test_pages_stand_below_one_another_until_the_file_would_be_large():
    first, second = stories(2)
    content, left = mail.mail([first, second], Place(), {})
    html = unpacked(content)
    assert left == [] and len(content) < mail.MOST_BYTES and html.count("<h1") == 1
    assert html.index(f">{first.title}</h2>") < html.index(f">{second.title}</h2>")
    noise = replace(second, name="x", items=(Item("text", random.Random(1).randbytes(800_000).hex(), "c"),))
    content, left = mail.mail([first, noise, second], Place(), {})
    assert left == ["x"] and second.title in unpacked(content)
    with pytest.raises(PublishError, match="700 kB"):
        mail.mail([noise], Place(), {})


def test_one_page_alone_keeps_its_title_and_question():
    only = Story("01_x", "Một", "Câu hỏi?", (Item("prose", "<p>Hai</p>", "c"),))
    assert mail.together([only]) is only


def test_the_command_writes_one_small_file_a_language(tmp_path):
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
        {"cell_type": "markdown", "id": "m", "metadata": {}, "source": "# Một\n\nCâu hỏi?"}]}  # fmt: skip
    (tmp_path / "books").mkdir()
    (tmp_path / "books" / "01_x.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    out = tmp_path / "site"
    options = ["publish", "--mail", "--lang", "both", "--notebooks", str(tmp_path / "books"), "-o", str(out)]
    done = CliRunner().invoke(cli.app, options)
    assert done.exit_code == 0 and sorted(path.name for path in out.iterdir()) == ["mail.en.html", "mail.html"]
    assert "mail.html" in done.output and "Câu hỏi?" in unpacked((out / "mail.html").read_bytes())


def test_every_notebook_has_room_in_one_file():
    _, left = mail.mail(stories(len(NOTEBOOKS)), Place(), {})
    assert left == []
