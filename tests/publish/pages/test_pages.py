import base64
import dataclasses
import hashlib
import json
import re

import pandas as pd
import pytest

from danvan_data.evidence import load_bundled
from danvan_data.exhibits import theme
from danvan_data.exhibits.citing import SOURCES
from danvan_data.exhibits.exhibit import cited, sentence
from danvan_data.explore import PLOTLY, choice, explorer
from danvan_data.language import set_language, speaking
from danvan_data.publish.notebooks.kernels import collection
from danvan_data.publish.notebooks.story import tell
from danvan_data.publish.notebooks.telling import Telling
from danvan_data.publish.pages.page import Place, index, page
from danvan_data.publish.pages.shell import GENERATOR
from danvan_data.web.inlining import embedded
from danvan_data.web.plotlyjs import bundle, bundle_name, trace_types
from tests.exhibits_made import bars
from tests.publish.making import code, figure, prose, shown
from tests.web.pool import whole

PLACE = Place(
    others=(("a", "a.html", "A: một"), ("b", "b.html", "B: hai"), ("c", "c.html", "C")),
    home="index.html", twins=(("b.en.html", "en"),), dated="Dữ liệu cập nhật đến 23/11/2026", about=("Sổ của bạn: xa",),
)  # fmt: skip


@pytest.fixture(scope="module")
def story():
    return tell("b", {"cells": [prose("# B: hai\n\nHỏi?"), code(shown(plotly=figure()), source="ve(1) < 2")]}, "vi")


@pytest.fixture(scope="module")
def made(story):
    return page(story, PLACE)


def data_of(text):
    written = re.search(r'<script type="application/json" id="danvan-data">(.*?)</script>', text, re.S)[1]
    return whole(*json.loads(written))


def test_the_policy_allows_the_pages_own_scripts_and_nothing_else(made):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', made)[1].replace("&#39;", "'")
    scripts = re.findall(r"<script>(.*?)</script>", made, flags=re.S)
    digests = {base64.b64encode(hashlib.sha256(each.encode("utf-8")).digest()).decode("ascii") for each in scripts}
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == digests and len(scripts) == 2
    assert "default-src 'none'" in policy and "unsafe-eval" not in policy and "http" not in policy


def test_a_page_names_no_address_to_fetch_from(made):
    without_plotly = made.replace(bundle("basic"), "")
    assert not re.search(r"""(?:src|href)=["']?https?:|url\(["']?https?:|@import""", without_plotly)


def test_a_page_leads_to_its_neighbours_its_twin_and_the_index(made):
    for href in ("index.html", "b.en.html", "a.html", "c.html"):
        assert f'href="{href}"' in made
    assert "← A</a>" in made and "C →</a>" in made


def test_a_chart_has_its_finding_source_and_date_as_text(made):
    for text in (
        "Một phát hiện</h3>",
        "Nguồn: Báo Hà Nam (16/10/2023); Ban Dân vận (2022)",
        "Dữ liệu cập nhật đến 23/11/2026",
        "Sổ của bạn: xa",
    ):
        assert text in made


def test_code_is_folded_away_and_there_only_where_it_is_asked_for(story, made):
    wanted = r'<details class="code"><summary>[^<]+</summary><pre><code>ve\(1\) &lt; 2'
    assert not re.search(wanted, made) and re.search(wanted, page(story, dataclasses.replace(PLACE, code=True)))


def test_the_template_that_figures_share_is_stored_once():
    figures = [figure(), figure("hai"), json.loads(theme_figure().to_json())]
    data = data_of(page(tell("b", {"cells": [code(shown(plotly=each)) for each in figures]}, "vi")))
    assert data["template"]["layout"]["font"]["size"] == 16
    assert [("template" in chart["views"][0]["layout"]) for chart in data["charts"].values()] == [False] * 3
    assert list(data["sources"]) == ["B001", "B002"] and data["charts"]["chart-0"]["views"][0]["sources"] == [
        "B001",
        "B002",
    ]


def theme_figure():
    import plotly.graph_objects as go

    return go.Figure(go.Bar(y=[1]), layout={"template": theme.look()})


def test_two_pages_under_one_id_are_told_apart():
    other = dataclasses.replace(bars(), sources=bars().sources.assign(publisher="Nơi khác"))
    story = tell(
        "b", {"cells": [code(shown(plotly=figure())), code(shown(plotly=other._repr_mimebundle_()[PLOTLY]))]}, "vi"
    )
    data = data_of(page(story))
    first, second = (data["charts"][name]["views"][0] for name in data["charts"])
    assert data["sources"][first["sources"][0]][0] == "Báo Hà Nam"
    assert data["sources"][second["sources"][0]][0] == "Nơi khác" and second["marks"][0][2] == second["sources"][:1]


def test_states_that_a_page_does_not_hold_are_counted_for_its_reader():
    spec = explorer(bars, n=choice(range(1, 200), "n")).spec()
    board = data_of(page(tell("b", {"cells": [code(shown(explorer=spec))]}, "vi")))["charts"]["chart-0"]
    assert len(board["views"]) == 60 and "60 trong 199" in board["left"]


def test_a_page_without_charts_carries_no_plotly():
    made = page(tell("b", {"cells": [prose("# B")]}, "vi"))
    assert len(made) < 400_000 and "plotly.js v" not in made


@pytest.mark.parametrize("text", ["</script><img src=x onerror=alert(1)>", "<!--<script>", "a & b \u2028"])
def test_no_text_in_the_data_can_end_its_element(text):
    inside = embedded({"name": text})
    assert "<" not in inside and json.loads(inside)["name"] == text


def test_a_failure_is_told_on_its_page_and_in_the_index(story):
    sentence = "b: ô mã số 1 (cell) gặp lỗi <b>"
    assert "gặp lỗi &lt;b&gt;" in page(story, PLACE, sentence)
    assert "gặp lỗi &lt;b&gt;" in index([story], PLACE, {"b": sentence})


def test_the_index_has_question_finding_and_picture_of_each(story):
    made = index([story], PLACE, {})
    assert "Hỏi?" in made and "Một phát hiện" in made and 'id="thumb-b"' in made and 'href="b.html"' in made
    assert "thumb-b" in data_of(made)["charts"]


def test_the_index_lists_the_pages_behind_each_message(story):
    sources = [
        ("B001", "Báo Hà Nam", "Nuôi ong", "2023-05-01", "https://a.vn/1"),
        ("B002", "Sổ", "tệp", "", "javascript:x"),
    ]
    exhibit = bars(sources=pd.DataFrame(sources, columns=SOURCES))
    text = index([story], PLACE, {}, Telling({"size": exhibit}, (), ()))
    assert 'Báo Hà Nam: <a href="https://a.vn/1"' in text and "Nuôi ong</a> (01/05/2023)" in text
    assert "javascript:" not in text


def test_a_sentence_in_a_charts_stead_is_said_once_a_page():
    bundle = sentence("s", "Dữ liệu này không có.")._repr_mimebundle_()
    cells = [code({"output_type": "display_data", "data": bundle, "metadata": {}}) for _ in range(3)]
    again = explorer(lambda n: sentence("s", "Dữ liệu này không có."), n=choice([1, 2], "n")).spec()
    text = page(tell("b", {"cells": [prose("# B"), *cells, code(shown(explorer=again))]}, "vi"), PLACE)
    assert text.count("Dữ liệu này không có.") == 1


def test_the_frame_speaks_the_language_in_use(story):
    set_language("en")
    made = page(story)
    assert '<html lang="en">' in made and "Copy with source" in made and "Sao chép" not in made


def test_a_page_is_known_again_as_danvans(made):
    assert GENERATOR in made[:600]


def test_the_collections_pages_stay_within_their_weight(stored):
    for name, notebook in stored.items():
        story = tell(name, notebook, "vi")
        text = page(story)
        views = [view for chart in data_of(text)["charts"].values() for view in chart["views"] if "data" in view]
        library = bundle(bundle_name(trace_types(views))) if views else ""
        assert len(text.encode("utf-8")) - len(library.encode("utf-8")) < 1_000_000, name


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_weighs_little_more_than_what_it_shows_and_what_draws_it(language):
    for path in sorted(collection().glob("*.ipynb")):
        with speaking(language):
            told = tell(path.stem, json.loads(path.read_text(encoding="utf-8")), language)
            bodies = [json.dumps(item.body, ensure_ascii=False) for item in told.items if item.kind != "code"]
            made = page(told)
        library = max(map(len, re.findall(r"<script>(.*?)</script>", made, flags=re.DOTALL)))
        assert len(made.encode()) <= 1.15 * (sum(len(each.encode()) for each in bodies) + library), path.stem


def test_a_chart_of_many_sources_lists_them_all():
    evidence = load_bundled()
    many = cited(bars(), evidence, evidence.sources["source_id"].head(60))
    cells = [prose("# A"), code(shown(plotly=many._repr_mimebundle_()[PLOTLY]))]
    alone, whole_ = (page(tell("a", {"cells": cells}, "vi"), Place(evidence=each)) for each in (None, evidence))
    charts = [data_of(text)["charts"].values() for text in (alone, whole_)]
    listed = [chart["views"][0] for each in charts for chart in each]
    assert [len(view.get("sources", ())) for view in listed] == [0, 60] and listed[1]["more"] == "" != listed[0]["more"]
    assert data_of(whole_)["sources"]["A001"][3].startswith("http")
