import json
import re
import unicodedata
from pathlib import Path

import jupyterlab
import pytest
from jupyterlab_server.translation_utils import get_language_pack

from danvan_data.lab import settings, vietnamese

PACK = json.loads((Path(vietnamese.__file__).parent / "jupyterlab.json").read_text(encoding="utf-8"))
WORDS = {key: forms for key, forms in PACK.items() if key}


def test_jupyterlab_finds_the_pack_that_its_settings_name():
    found, message = get_language_pack(settings.overrides("vi")["@jupyterlab/translation-extension:plugin"]["locale"])
    assert message == "" and found["jupyterlab"]["Run All Cells"] == WORDS["Run All Cells"]


@pytest.mark.parametrize("key", WORDS)
def test_a_text_keeps_its_placeholders_and_letters(key):
    for form in WORDS[key]:
        assert form and unicodedata.is_normalized("NFC", form)
        assert len(WORDS[key]) > 1 or sorted(re.findall(r"%\d", form)) == sorted(re.findall(r"%\d", key))


def test_every_text_is_one_that_jupyterlab_has():
    home = Path(jupyterlab.__file__).parent
    files = [*home.glob("static/*.js"), *home.glob("schemas/**/*.json")]
    whole = "\n".join(path.read_text(encoding="utf-8", errors="ignore") for path in files)
    bare = {key.rpartition("\x04")[2] for key in WORDS}
    unknown = [
        key for key in bare if not any(f"{q}{json.dumps(key, ensure_ascii=False)[1:-1]}{q}" in whole for q in "\"'`")
    ]
    assert len(unknown) <= 0.03 * len(bare), unknown


def test_what_counts_things_has_the_two_forms_that_jupyterlab_asks_for():
    assert len(WORDS["Cut Cell"]) == 2 and len(WORDS["Run Selected Cell"]) == 2
