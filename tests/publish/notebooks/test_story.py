from danvan_data.explore import choice, explorer
from danvan_data.publish.notebooks.story import first_figure, meta, tell
from tests.publish.making import code, figure, prose, shown


def told(*cells, language="vi"):
    return tell("01_a", {"cells": list(cells)}, language)


def test_narrative_of_the_other_language_is_left_out():
    story = told(prose("# Một", "vi"), prose("# One", "en"), prose("Chung"))
    assert story.title == "Một" and [item.body for item in story.items if item.body] == ["<p>Chung</p>\n"]


def test_title_and_question_are_taken_from_the_opening():
    story = told(prose("# Phân bố: ở đâu?\n\n**Câu hỏi.** Bao\nnhiêu?\n\nThời gian."), prose("## Dữ liệu"))
    assert story.title == "Phân bố: ở đâu?"
    assert story.question == "<strong>Câu hỏi.</strong> Bao nhiêu?"
    assert story.contents == (("du-lieu", "Dữ liệu"),)


def test_a_figure_an_explorer_a_table_and_a_sentence_are_told_apart():
    spec = {"controls": [], "states": {"": 0}, "figures": [{"kind": "figure", **figure()}], "template": {}}
    story = told(
        code(shown(plotly=figure())), code(shown(explorer=spec, plotly=figure())),
        code(shown(html="<table></table>", plain="x")), code(shown(markdown="**A**")),
    )  # fmt: skip
    kinds = [item.kind for item in story.items if item.kind != "code"]
    assert kinds == ["figure", "explorer", "html", "prose"]


def test_errors_widgets_and_warnings_are_no_part_of_a_page():
    widget = {"data": {"application/vnd.jupyter.widget-view+json": {}, "text/plain": "VBox()"}}
    wrong = {"output_type": "error", "ename": "E", "evalue": "v", "traceback": []}
    stderr = {"output_type": "stream", "name": "stderr", "text": "warning"}
    assert [item.kind for item in told(*(code(each) for each in (widget, wrong, stderr))).items] == ["code"] * 3


def test_the_key_figure_is_the_first_on_a_slide():
    story = told(code(shown(plotly=figure("đầu"))), code(shown(plotly=figure("chính")), tags=["slide"]))
    assert meta(story.key_figure())["finding"] == "chính"


def test_an_explorer_shows_the_state_chosen_at_first():
    made = explorer(lambda n: None if n == 1 else figure_of(n), n=choice([1, 2, 3], label="n", value=3))
    story = told(code(shown(explorer=made.spec())))
    assert first_figure(story.items[0])["layout"]["title"]["text"] == "3"
    assert len(story.figures()) == 2


def figure_of(n):
    import plotly.graph_objects as go

    return go.Figure(go.Bar(y=[n]), layout_title_text=str(n))


def test_speakers_notes_are_kept_apart():
    story = told(prose("Nói thêm", "notes"))
    assert story.items[0].notes and story.contents == ()
