from danvan_data.exhibits.exhibit import Exhibit, sentence
from danvan_data.explore import PLOTLY, choice, explorer
from danvan_data.publish.notebooks.story import first, seen_of, tell
from tests.exhibits_made import bars
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
    spec = explorer(bars, n=choice([1, 2], "n")).spec()
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
    assert first(story.key())["finding"] == "chính"


def test_an_explorer_shows_the_state_chosen_at_first():
    made = explorer(lambda n: None if n == 1 else bars(n, f"thứ {n}"), n=choice([1, 2, 3], label="n", value=3))
    story = told(code(shown(explorer=made.spec())))
    assert seen_of(story.items[0]).finding == first(story.items[0])["finding"] == "thứ 3"


def test_the_exhibits_on_the_screen_are_each_told_once_and_sentences_are_prose():
    empty = {**shown(), "data": sentence("x", "Sổ trống")._repr_mimebundle_()}
    story = told(
        code(shown(plotly=figure("a"))), code(empty), code(shown(plotly=figure("a"))), code(shown(plotly=figure("b")))
    )
    assert [each.finding for each in story.exhibits()] == ["a", "b"]
    assert isinstance(story.exhibits()[0], Exhibit)
    assert [item.body for item in story.items if item.kind == "prose"] == ["<p>Sổ trống</p>\n"]


def test_a_table_is_a_chart_of_its_own():
    import dataclasses

    table = dataclasses.replace(bars(), form="table")
    output = {**shown(), "data": table._repr_mimebundle_()}
    item = told(code(output)).charts()[0]
    assert first(item)["kind"] == "table" and first(item)["rows"]


def test_speakers_notes_are_kept_apart():
    story = told(prose("Nói thêm", "notes"))
    assert story.items[0].notes and story.contents == ()


def test_a_cell_on_ones_own_registers_is_told_of_own_registers_alone():
    cells = [prose("# Một"), prose("Đọc từ các sổ.", "vi", "own")]
    public, own = (code(shown(plotly=bars(own=own)._repr_mimebundle_()[PLOTLY])) for own in (False, True))
    said = [[item.kind for item in told(*cells, one).items if "Đọc từ" in str(item.body)] for one in (public, own)]
    assert said == [[], ["prose"]]
    other = prose("Hai địa phương cạnh nhau.", "vi", "public")
    said = [
        [item.kind for item in told(other, one).items if "Hai địa phương" in str(item.body)] for one in (public, own)
    ]
    assert said == [["prose"], []]
