import pytest
from lxml import html as lxml_html

from danvan_data.publish.pages.outputs import clean, markdown, slug

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<svg onload=alert(1)><a href=x>y</a></svg>",
    '<iframe src="https://example.org"></iframe>',
    '<a href="javascript:alert(1)">a</a>',
    '<p style="background:url(https://example.org/x)" onclick="alert(1)">p</p>',
    "<style>@import 'https://example.org/x.css'</style>",
    '<form action="https://example.org"><input type="text"></form>',
)


@pytest.mark.parametrize("markup", HOSTILE)
def test_no_markup_of_a_cell_runs_or_asks_for_anything(markup):
    made = clean(f"<table><tbody><tr><td>{markup}</td></tr></tbody></table>")
    tree = lxml_html.fragment_fromstring(made, create_parent="div")
    tags = {element.tag for element in tree.iter()}
    assert not tags & {"img", "script", "svg", "iframe", "style", "form", "input"}
    assert not {name for element in tree.iter() for name in element.attrib} & {"onclick", "style", "src", "href"}


def test_escaped_text_stays_text():
    assert clean("<p>&lt;img src=x&gt; A &amp; B</p>") == "<p>&lt;img src=x&gt; A &amp; B</p>"


def test_what_a_reader_may_fold_out_and_follow_is_kept():
    made = clean(
        "<details open ontoggle=x><summary>2 mô hình</summary><a href='https://a.vn/?x=1&amp;y=2'>A</a></details>"
    )
    assert made.startswith("<details><summary>2 mô hình</summary>")
    assert 'href="https://a.vn/?x=1&amp;y=2"' in made and "noopener" in made


def test_a_column_that_sorts_by_a_button_keeps_its_name_and_no_other_button_its_words():
    made = clean(
        "<button>Sửa</button><table><thead><tr><th><button title=x onclick=y>Tên mô hình</button></th></tr></thead>"
        "<tbody><tr><td><button>Xóa</button>7</td></tr></tbody></table>"
    )
    assert '<th scope="col">Tên mô hình</th>' in made and "<td>7</td>" in made
    assert "button" not in made and "Sửa" not in made


def test_pandas_numbering_and_second_head_row_fall_away():
    numbered = "<table><thead><tr><th></th><th>n</th></tr></thead><tbody><tr><th>0</th><td>7</td></tr></tbody></table>"
    assert "<th>0</th>" not in clean(numbered) and "<td>7</td>" in clean(numbered)
    named = (
        "<table><thead><tr><th></th><th>n</th></tr><tr><th>Nơi</th><th></th></tr></thead>"
        "<tbody><tr><th>Kim Bảng</th><td>7</td></tr></tbody></table>"
    )
    heads = lxml_html.fromstring(clean(named)).findall("thead/tr")
    assert [[cell.text_content() for cell in row] for row in heads] == [["Nơi", "n"]]


def test_an_index_that_is_no_numbering_stays():
    years = "<table><thead><tr><th></th><th>n</th></tr></thead><tbody><tr><th>2021</th><td>7</td></tr></tbody></table>"
    assert "2021" in clean(years)


def test_heads_say_whether_they_head_a_row_or_a_column():
    made = clean("<table><thead><tr><th>a</th></tr></thead><tbody><tr><th>b</th></tr></tbody></table>")
    assert '<th scope="col">a' in made and '<th scope="row">b' in made


def test_markdown_shows_raw_html_and_asks_for_no_picture():
    made, _ = markdown("<img src=x onerror=alert(1)>\n\n![ảnh](https://a.vn/x.png) **đậm**")
    assert "&lt;img" in made and "<img" not in made and "<strong>đậm</strong>" in made


def test_links_between_notebooks_lead_to_their_pages():
    made, _ = markdown("[01](01_a.ipynb) [02](02_b.ipynb#x) [js](javascript:alert(1))", {"01_a": "01_a.html"})
    assert '<a href="01_a.html">01</a>' in made and "02_b" not in made and "javascript" not in made


def test_headings_have_addresses_of_plain_letters():
    made, headings = markdown("## Dữ liệu và độ bao phủ")
    assert headings == [(2, "du-lieu-va-do-bao-phu", "Dữ liệu và độ bao phủ")]
    assert 'id="du-lieu-va-do-bao-phu"' in made and slug("…") == "section"
