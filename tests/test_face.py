"""The face of the package: what `dv.<Tab>`, `dir`, `help` and a look at the evidence show a person."""

import pydoc
import re
import subprocess
import sys
from dataclasses import replace

import jupyter_client
import pytest

import danvan_data as dv
from danvan_data.evidence import TABLES, data_folder

MACHINERY = {"Any", "TYPE_CHECKING", "import_module", "sys", "typing"}


def lines():
    """The lines of the docstring that name something, and the headings they stand under."""
    found = re.findall(r"^(    )?(\w[^·\n]*?)(?:  +| · )", dv.__doc__ or "", flags=re.MULTILINE)
    return [name for indented, name in found if indented], [name for indented, name in found if not indented]


def test_help_names_everything_once_in_groups():
    names, groups = lines()
    assert sorted(names) == sorted(dv.__all__)
    assert len(groups) >= 6
    told = pydoc.plain(pydoc.render_doc(dv))
    assert told.index("parse_quantity") < told.index("PACKAGE CONTENTS") and "import danvan_data as dv" in told


def test_dir_shows_what_a_person_uses_and_nothing_else():
    shown = {name for name in dir(dv) if not name.startswith("__")}
    assert shown == set(dv.__all__)


@pytest.mark.parametrize("name", dv.__all__)
def test_every_public_name_is_there_and_says_what_it_does(name):
    assert (getattr(dv, name).__doc__ or "").strip()


def test_the_tab_key_offers_no_machinery():
    manager, client = jupyter_client.manager.start_new_kernel()
    try:
        client.execute_interactive("import danvan_data as dv; dv.load()", timeout=60, output_hook=lambda _: None)
        offered = set(client.complete("dv.", 3, reply=True, timeout=60)["content"]["matches"])
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert set(dv.__all__) <= offered and not offered & MACHINERY


def test_the_command_waits_for_neither_plotly_nor_widgets():
    code = "import sys, danvan_data; sys.exit(bool({'plotly', 'ipywidgets', 'pandas'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_name_that_is_not_there_is_an_error():
    with pytest.raises(AttributeError, match="compair"):
        _ = dv.compair


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


def test_the_evidence_says_in_one_line_what_it_is(evidence):
    said = repr(evidence)
    assert len(said) < 200 and "\n" not in said
    assert all(f"{name}: {len(getattr(evidence, name))}" in said for name in TABLES) and "Kim Bảng" in said


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_card_of_the_evidence_counts_its_rows(evidence, language):
    dv.set_language(language)
    few = replace(evidence, models=evidence.models.head(7), counts=evidence.counts.head(3))
    shown = few._repr_html_()
    assert "<b>7</b>" in shown and "<b>3</b>" in shown and f"<b>{len(evidence.outcomes)}</b>" in shown
    told = set(few.models["province"]) | set(few.counts["province"])
    words = {"vi": f"{len(told - {''})} tỉnh", "en": f"provinces: {len(told - {''})}"}
    assert words[language] in shown and "Kim Bảng" in shown
    assert (dv.t("card.public") in shown) and (dv.t("card.own") not in shown)


def test_the_card_of_own_registers_says_so_and_is_no_way_in_for_code(evidence):
    own = replace(evidence, own=True, place="<script>x</script>")
    assert dv.t("card.own") in own._repr_html_() and "<script>" not in own._repr_html_()


def test_the_card_of_own_registers_counts_their_files():
    own = dv.evidence_of(dv.collect(data_folder() / "examples", progress=False))
    files = len(list((data_folder() / "examples").iterdir()))
    assert dv.t("card.files", n=files) in own._repr_html_()


def test_the_card_of_tables_without_rows_says_nothing_of_years(evidence):
    empty = replace(evidence, **{name: getattr(evidence, name).head(0) for name in TABLES})
    assert dv.t("card.period") not in empty._repr_html_() and "<b>0</b>" in empty._repr_html_()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_card_says_what_it_holds_of_private_persons(evidence, language):
    dv.set_language(language)
    assert dv.t("card.personal_public") in evidence._repr_html_()
    own = replace(evidence, own=True, left_out={"phone": 3})
    assert "3" in own._repr_html_().partition(dv.t("card.personal"))[2].partition("</tr>")[0]
    assert dv.t("card.personal_own") in replace(evidence, own=True)._repr_html_()
