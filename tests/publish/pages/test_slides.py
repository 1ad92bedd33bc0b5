from pathlib import Path

import pytest
from typer.testing import CliRunner

from danvan_data import cli
from danvan_data.exhibits.exhibit import Axis, Exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.publish.notebooks.run import Job, Ran
from danvan_data.publish.notebooks.story import first, seen_of, tell
from danvan_data.publish.pages import slides
from danvan_data.publish.problems import PublishError
from tests.publish.making import code, figure, prose, shown

ROWS = [{"row": name, "low": n, "high": n, "text": str(n), "colour": "#0072B2"} for name, n in (("A", 3), ("B", 2))]
CELLS = [
    prose("# Một: cái gì?\n\nCâu hỏi?"),
    prose("Lời dẫn không lên trang chiếu."),
    code(shown(plotly=figure("Thứ nhất")), tags=["slide"]),
    prose("Nói **chậm**.", "vi", "notes"),
    prose("Speak *slowly*.", "en", "notes"),
    code(shown(plotly=figure("Không lên trang chiếu"))),
    code(shown(plotly=figure("")), tags=["slide"]),
    code(shown(plotly=figure("Thứ hai")), tags=["slide"]),
]


@pytest.fixture
def ran(monkeypatch):
    notebook = {"cells": CELLS}
    monkeypatch.setattr(slides, "run", lambda jobs, done: [Ran(job, notebook) for job in jobs])


def test_tagged_cells_with_a_finding_become_slides_with_the_notes_that_follow():
    made = slides.slides(tell("01_a", {"cells": CELLS}, "vi"))
    assert [first(each.item)["finding"] for each in made] == ["Thứ nhất", "Thứ hai"]
    assert [each.notes for each in made] == [("<p>Nói <strong>chậm</strong>.</p>",), ()]
    assert {each.of for each in made} == {"Một"}


def test_a_deck_has_a_title_the_question_of_each_notebook_and_an_end():
    text = slides.document([tell("01_a", {"cells": CELLS}, "vi")], "Dữ liệu cập nhật đến 01/02/2026")
    assert text.count("<section") == 5 and "Câu hỏi?" in text and "01/02/2026" in text and "Trân trọng cảm ơn" in text
    assert "Content-Security-Policy" in text and "Không lên trang chiếu" not in text


def test_a_finding_is_one_slide_and_a_sentence_or_a_single_mark_is_none():
    again = prose("# Hai"), code(shown(plotly=figure("Thứ nhất")), tags=["slide"]), prose("Không ai nghe.", "notes")
    stories = [tell("01_a", {"cells": CELLS}, "vi"), tell("02_b", {"cells": [*again, CELLS[-1]]}, "vi")]
    assert [story.name for story, _ in slides.chapters(stories)] == ["01_a"]
    alone, pair = (Exhibit("a", "Có chuyện", "bars", marks(rows), Axis()) for rows in (ROWS[:1], ROWS))
    bundles = [each._repr_mimebundle_() for each in (sentence("s", "Không có gì."), alone, pair)]
    cells = [code({"output_type": "display_data", "data": each, "metadata": {}}, tags=["slide"]) for each in bundles]
    made = slides.slides(tell("03_c", {"cells": cells}, "vi"))
    assert [first(each.item)["finding"] for each in made] == ["Có chuyện"] and len(seen_of(made[0].item).table) == 2


def test_the_title_says_the_answer_for_the_place():
    text = slides.document([tell("01_a", {"cells": CELLS}, "vi")], answer="Kim Bảng: quy mô đã rõ")
    assert '<p class="answer">Kim Bảng: quy mô đã rõ</p>' in text


def test_no_tagged_cell_is_one_sentence():
    with pytest.raises(PublishError, match="slide"):
        slides.document([tell("01_a", {"cells": CELLS[:2]}, "vi")])


def test_slides_are_written_in_a_language_and_replaced_again(ran, tmp_path):
    out = tmp_path / "bai.html"
    for _ in range(2):
        made = slides.write([Path("01_a.ipynb")], out, "en")
    text = out.read_text(encoding="utf-8")
    # a title, the notebook's question, two findings and an end
    assert made.slides == 5 == out.read_text(encoding="utf-8").count("<section ") and made.ran[0].job == Job(
        Path("01_a.ipynb"), "en", None
    )
    assert '<html lang="en">' in text and "slowly" in text and "chậm" not in text


def test_a_file_of_the_users_is_replaced_only_when_asked(ran, tmp_path):
    out = tmp_path / "bai.html"
    out.write_text("của tôi", encoding="utf-8")
    with pytest.raises(PublishError, match="--force"):
        slides.write([Path("01_a.ipynb")], out)
    assert out.read_text(encoding="utf-8") == "của tôi"
    slides.write([Path("01_a.ipynb")], out, force=True)
    assert "Thứ nhất" in out.read_text(encoding="utf-8")


def test_another_kind_of_file_is_refused_before_anything_runs(tmp_path):
    result = CliRunner().invoke(cli.app, ["slides", "-o", str(tmp_path / "bai.pptx")])
    assert result.exit_code == 2 and ".html" in result.output and result.output.count("\n") == 1
