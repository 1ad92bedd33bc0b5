"""Each shared page in Chromium, opened from disk with the network off, as those who get it by e-mail open it."""

import gzip
import json
import os
import re
from functools import cache
from pathlib import Path

import pytest

from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import sentence
from danvan_data.explore import MIME, choice, explorer
from danvan_data.language import speaking
from danvan_data.publish.notebooks.run import Job, Ran
from danvan_data.publish.notebooks.story import tell
from danvan_data.publish.pages.mail import mail
from danvan_data.publish.pages.page import Place
from danvan_data.publish.pages.site import site
from tests.exhibits_made import PAGES, bars

from .glyphs import cut_on
from .sharedpage import SharedPage

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
NAMES = ["index", *(path.stem for path in NOTEBOOKS)]
AXE = Path(__file__).resolve().parent / "vendor" / "axe.min.js.gz"
WIDE = bool(os.environ.get("DANVAN_AXE"))
"""Whether axe looks at every page and slide in both languages, not at some of them."""
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"


def violations(page):
    """What axe finds that is serious: its rule, the first place and how many there are."""
    page.evaluate(gzip.decompress(AXE.read_bytes()).decode("utf-8"))
    found = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
    assert len(found["passes"]) > 15
    wrong = [each for each in found["violations"] if each["impact"] in ("serious", "critical")]
    return [(each["id"], each["nodes"][0]["html"][:200], len(each["nodes"])) for each in wrong]


each_page = pytest.mark.parametrize("name", NAMES)


def charts(name):
    """How many charts a page has to show: one for each output that is one; the index one of each notebook."""
    return sum(bool(each.key()) if name == "index" else len(each.charts()) * (each.name == name) for each in stories())


@cache
def stories():
    return [tell(path.stem, json.loads(path.read_text(encoding="utf-8")), "vi") for path in NOTEBOOKS]


def shown(name, *kinds):
    """How many charts of these kinds the Vietnamese page of a notebook has to show: one for each stored output."""
    notebook = json.loads((NOTEBOOKS[0].parent / f"{name}.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if "en" not in cell["metadata"].get("tags", [])]
    outputs = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    return sum(any(kind in data for kind in kinds) for data in outputs)


LIVE = [name for name in NAMES[1:] if shown(name, MIME)]


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """The site of the outputs that the notebooks keep."""
    folder = tmp_path_factory.mktemp("site")
    ran = [Ran(Job(path, "vi"), json.loads(path.read_text(encoding="utf-8"))) for path in NOTEBOOKS]
    for name, text in site(ran, ("vi",), code=True).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def context(browser):
    """A reader's browser: no network, a phone's or a PC's window by `page.set_viewport_size`."""
    made = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture(scope="module")
def opened(context, pages):
    """Open a page once for all tests that look at it."""
    kept = {}

    def opening(name):
        if name not in kept:
            kept[name] = SharedPage(context, pages / f"{name}.html")
        kept[name].page.bring_to_front()
        return kept[name]

    return opening


@each_page
def test_it_asks_for_nothing_and_draws_every_chart(opened, name):
    page = opened(name)
    assert (page.asked, page.problems, page.undrawn()) == ([], [], [])
    expected = charts(name)
    assert page.page.locator(".plot, .thumb").count() == expected > 0


@pytest.mark.parametrize("name", LIVE)
def test_every_control_changes_its_chart(opened, name):
    page = opened(name)
    moves = page.moves()
    dead = {(chart, control) for chart, control, _, _ in moves} - {(move[0], move[1]) for move in moves if move[3]}
    assert moves and dead == set() and page.problems == []
    times = sorted(move[2] for move in moves)
    assert times[len(times) // 2] <= 250  # benchmarks/redraw.py measures it on a machine at rest: p95 <= 50 ms


# Count how often each plot of a page is drawn from now on.
COUNTED = """() => {
  window.drawn = 0;
  for (const plot of document.querySelectorAll('.plot')) plot.on?.('plotly_beforeplot', () => { window.drawn++; });
}"""


@pytest.mark.parametrize("name", ["00_start_here", "03_trends"])
def test_a_move_draws_its_chart_once_for_its_margins_are_known_beforehand(opened, name):
    page = opened(name)
    page.page.evaluate(COUNTED)
    moves = len(page.moves())
    assert moves <= page.page.evaluate("() => window.drawn") <= 1.2 * moves + 1


# How far the words at the left of each plot are from its edge, in pixels.
EDGES = """() => [...document.querySelectorAll('.plot')]
  .filter(plot => plot.querySelector('.ytick text') && !plot.querySelector('.ytitle'))
  .map(plot => Math.min(...[...plot.querySelectorAll('.ytick text')].map(each => each.getBoundingClientRect().left))
    - plot.getBoundingClientRect().left)"""


@pytest.mark.parametrize("name", NAMES[1:])
def test_the_margin_holds_the_words_at_the_left_and_no_more(opened, name):
    assert all(8 <= edge <= 20 for edge in opened(name).page.evaluate(EDGES))


@each_page
@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_axe_finds_no_serious_violation(opened, name, theme_name):
    page = opened(name).page
    page.emulate_media(color_scheme=theme_name)
    found = violations(page)
    page.emulate_media(color_scheme="light")
    assert found == []


@cache
def in_english(path):
    with speaking("en"):
        return site([Ran(Job(path, "en"), json.loads(path.read_text(encoding="utf-8")))], ("en",))


@pytest.mark.parametrize("theme_name", ["light", "dark"])
@pytest.mark.parametrize("path", NOTEBOOKS if WIDE else NOTEBOOKS[1:2], ids=lambda path: path.stem)
def test_axe_finds_no_serious_violation_in_english(context, tmp_path, path, theme_name):
    for name, text in in_english(path).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        page = SharedPage(context, tmp_path / name).page
        page.emulate_media(color_scheme=theme_name)
        assert page.locator("html").get_attribute("lang") == "en" and violations(page) == []
        page.close()


@each_page
def test_on_a_phone_nothing_is_wider_than_the_window(opened, name):
    page = opened(name)
    page.resize(360, 740)
    over, undrawn = page.overflow(), page.undrawn()
    page.resize(1280, 800)
    assert over <= 0 and undrawn == [] and page.problems == []


# The height of a row of each chart of marks: of how many rows it is, and how high it is drawn.
ROWS = """() => [...document.querySelectorAll('.plot[data-drawn]')]
  .filter(plot => plot.data?.every(each => each.type === 'scatter'))
  .map(plot => [new Set(plot.data.flatMap(each => [...each.y])).size, plot.getBoundingClientRect().height])
  .filter(([n]) => n > 5)"""


def test_rows_of_marks_are_no_higher_on_a_phone_than_their_words(opened):
    page = opened("02_economic_returns")
    page.resize(360, 740)
    rows = page.page.evaluate(ROWS)
    page.resize(1280, 800)
    assert len(rows) > 1 and all(height / n < 100 for n, height in rows), rows


# The words beside bars that are not drawn: those inside a bar may have no room, those beside it always have.
MISSING = """() => [...document.querySelectorAll('.plot[data-drawn]')].flatMap(plot => {
  const bars = plot.data.filter(each => each.type === 'bar');
  return [...plot.querySelectorAll('.trace.bars')].flatMap((drawn, i) => bars[i]?.textposition !== 'outside' ? [] :
    [...drawn.querySelectorAll('text.bartext')].filter(each => each.textContent.trim()))
    .filter(each => !each.getBoundingClientRect().width).map(each => each.textContent);
})"""


def test_words_beside_bars_are_drawn_on_one_line_or_on_two(opened):
    page = opened("02_economic_returns")
    missing = {}
    for width in (768, 900, 1280):
        page.resize(width, 800)
        missing[width] = page.page.evaluate(MISSING)
    assert not any(missing.values()), missing


@pytest.mark.parametrize("name", NAMES[1:])
def test_no_glyph_is_cut_from_a_phone_to_a_hall(opened, name):
    page = opened(name)
    found = {}
    for width in (360, 768, 1920, 1280):
        page.resize(width, 800)
        found[width] = cut_on(page.page)
    assert {width: cut for width, (seen, cut) in found.items() if cut or seen < 5} == {}


@pytest.mark.parametrize("name", NAMES[1:])
def test_each_chart_has_its_table_and_its_sources_behind_tabs(opened, name):
    page = opened(name).page
    for chart in page.locator(".chart:has(.tabs:visible):has(.plot[data-drawn])").all():
        assert len(chart.locator(".plot").get_attribute("aria-label")) > 20
        chart.locator(".tab-chart").focus()
        page.keyboard.press("ArrowRight")
        assert chart.locator(".tab-data").get_attribute("aria-selected") == "true"
        assert chart.locator(".panel-data tbody tr").count() >= 1 and not chart.locator(".plot").is_visible()
        page.keyboard.press("ArrowRight")
        assert chart.locator(".panel-sources a, .panel-sources p, .panel-sources li").count() >= 1
        page.keyboard.press("Home")
        assert chart.locator(".plot").is_visible() and not chart.locator(".panel-data").is_visible()


@pytest.mark.parametrize("name", NAMES[1:])
def test_every_column_of_a_table_has_a_name_but_the_first(opened, name):
    page = opened(name).page
    nameless = page.locator("table.data thead th:not(:first-child)").evaluate_all(
        "heads => heads.filter(head => !head.textContent.trim()).length"
    )
    assert nameless == 0


def test_a_table_is_sorted_by_its_heads_and_searched_without_accents(opened):
    page = opened("04_sources_and_quality").page
    holder = page.locator(".holder").first
    rows, box = holder.locator("tbody tr:visible"), holder.locator("input[type=search]")
    every = rows.count()
    box.fill("kim bang")
    assert 0 < rows.count() < every and "Kim Bảng" in rows.first.text_content()
    box.fill("")
    first = rows.first.text_content()
    for direction in ("ascending", "descending"):
        holder.locator(".sort").first.click()
        assert holder.locator("th").first.get_attribute("aria-sort") == direction
    assert rows.count() == every and rows.first.text_content() != first


def test_code_is_folded_away_and_the_contents_lead_to_their_headings(opened):
    page = opened("01_distribution_by_field").page
    assert page.locator("details.code").count() > 3 and not page.locator("details.code pre").first.is_visible()
    page.locator("details.code summary").first.click()
    assert page.locator("details.code pre").first.is_visible()
    page.locator(".toc summary").click()
    targets = page.locator(".toc a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(targets) >= 5 and all(page.locator(target).count() == 1 for target in targets)


def test_the_keyboard_reaches_everything_and_a_reader_can_skip(context, pages):
    page = SharedPage(context, pages / "00_start_here.html").page
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    stops = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.add(page.evaluate("() => document.activeElement.className || document.activeElement.tagName"))
    assert {"theme", "picture", "tab tab-chart", "plot js-plotly-plot", "SUMMARY"} <= stops


def test_paper_gets_light_charts_of_its_own_width_and_no_buttons(opened):
    page = opened("03_trends").page
    page.emulate_media(color_scheme="dark")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    page.wait_for_timeout(500)  # a redrawing that the dark began must not go on over what is printed
    plots = page.evaluate("() => [...document.querySelectorAll('.plot[data-drawn]')].map(plot => plot._fullLayout)"
                          ".map(each => [each.width, each.paper_bgcolor])")  # fmt: skip
    shrunk = page.evaluate(
        "() => [...document.querySelectorAll('.plot[data-drawn]')].map(plot => Number(plot.style.zoom))"
    )
    hidden = page.locator(".tools, .tabs, .toc, details.code, .theme").evaluate_all(
        "parts => parts.every(part => getComputedStyle(part).display === 'none')"
    )
    page.emulate_media(media="screen", color_scheme="light")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert hidden and {colour for _, colour in plots} == {theme.PAPER}
    across = [width * zoom for (width, _), zoom in zip(plots, shrunk, strict=True)]
    assert max(across) <= 701 and sorted(across)[len(across) // 2] > 690 and min(shrunk) >= 0.38


def test_what_leads_to_a_chart_that_is_not_printed_twice_is_not_printed_either(context, pages):
    page = SharedPage(context, pages / "01_distribution_by_field.html").page  # fresh: no reader has chosen anything
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    left = page.locator(".again").evaluate_all(
        "boards => boards.flatMap(board => [board, board.previousElementSibling]).map(each => each.offsetHeight)"
    )
    page.close()
    assert left and not any(left)


# A figure of bars in two colours with words on them, drawn at a width and in so many pixels of height.
FITTED = """([names, height, dark]) => {
  const at = names.map((_, i) => i), colour = names.map((_, i) => (i % 2 ? '#9AA5B1' : '#EBA878'));
  const bars = {type: 'bar', x: at, y: at, text: names, textposition: 'inside', textfont: {color: '#1F2933'},
    marker: {color: colour}};
  const layout = {height: 900, yaxis: {tickvals: at, ticktext: names}};
  const made = Fit.fit({data: [bars], layout}, 1200, {height, dark});
  return [made.layout.yaxis.ticktext, made.data[0].textfont.color];
}"""


def test_words_on_a_bar_that_the_dark_changes_are_read_there(opened):
    _, colours = opened("01_distribution_by_field").page.evaluate(FITTED, [["a", "b", "c", "d"], 0, True])
    assert [colour.lower() for colour in colours] == ["#1f2933", "#ffffff"] * 2


def test_a_name_too_long_for_its_line_is_cut_before_its_place(opened):
    long = "Vận động hội viên phụ nữ tham gia đan dây nhựa,<br>gia công móc câu và nhiều việc khác (Cờ Đỏ, Cần Thơ)"
    page = opened("01_distribution_by_field").page
    crowded, _ = page.evaluate(FITTED, [[long, f"<b>{long}</b>", *["a"] * 28], 400, False])
    assert crowded[0].endswith("… (Cờ Đỏ, Cần Thơ)") and len(crowded[0]) < 70 and crowded[1] == f"<b>{crowded[0]}</b>"
    assert "…" not in page.evaluate(FITTED, [[long, "a"], 400, False])[0][0]


def test_the_file_for_mail_unpacks_itself_asks_for_nothing_and_draws_every_chart(context, tmp_path):
    told = [tell(path.stem, json.loads(path.read_text(encoding="utf-8")), "vi") for path in NOTEBOOKS[:2]]
    content, left = mail(told, Place(), {})
    (tmp_path / "mail.html").write_bytes(content)
    page = SharedPage(context, tmp_path / "mail.html")
    assert len(content) < 700_000 and left == []
    assert (page.asked, page.problems, page.undrawn()) == ([], [], [])
    assert page.page.locator(".plot").count() == sum(len(each.charts()) for each in told) > 5
    moves = page.moves()
    assert moves and any(changed for *_, changed in moves)


# Every long table shows its first rows alone, and says how many there are.
CUT_ROWS = """() => [...document.querySelectorAll('table.data')]
  .filter(table => table.tBodies[0].rows.length > 12)
  .every(table => [...table.tBodies[0].rows].filter(row => row.offsetParent).length === 12
    && table.closest('.holder').querySelector('.cut')?.textContent.includes('dòng'))"""


def sheets_of(page) -> int:
    """Return on how many sheets of paper a page prints."""
    page.wait_for_timeout(500)
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@each_page
def test_a_page_takes_at_most_six_sheets_of_paper_without_controls(context, pages, name):
    page = SharedPage(context, pages / f"{name}.html").page  # as it opens: others leave words typed
    assert any(1 <= sheets_of(page) <= 6 for _ in range(3))  # on a busy machine a chart may still be on its way
    page.emulate_media(media="print")
    page.wait_for_function(CUT_ROWS)
    shown = page.locator(".controls:visible, .search:visible, .tools:visible").count()
    page.close()
    assert shown == 0


def test_a_model_named_like_markup_is_shown_as_text_everywhere(context, tmp_path):
    path = tmp_path / "01_hostile.html"
    path.write_text(hostile_page(), encoding="utf-8")
    page = SharedPage(context, path)
    page.page.locator("select").first.select_option(index=1)
    bar = page.page.locator(".plot .point").first
    bar.scroll_into_view_if_needed()
    page.page.wait_for_timeout(500)
    box = bar.bounding_box()
    for step in (3, 6, 9):
        page.page.mouse.move(box["x"] + step, box["y"] + step)
        page.page.wait_for_timeout(100)
    assert "onerror" in page.page.locator(".hovertext").first.text_content()
    page.page.mouse.click(box["x"] + 9, box["y"] + 9)
    assert page.page.locator(".told:visible").count() == 1
    for tab in ("sources", "data"):
        for button in page.page.locator(f".tab-{tab}:visible").all():
            button.click()
    text = page.page.locator("main").inner_text()
    plots = " ".join(page.page.locator(".main-svg text").all_text_contents())
    assert text.count(HOSTILE) >= 6 and plots.count("onerror=alert(1)>") >= 2
    assert page.page.locator("img").count() == 0 and (page.problems, page.asked) == ([], [])


def test_a_chart_without_data_is_its_sentence_without_frame_buttons_or_controls(context, tmp_path):
    live = explorer(lambda n: sentence("x", "Không có gì."), n=choice([1, 2], "n")).spec()
    cells = [
        {"cell_type": "markdown", "id": "m", "metadata": {}, "source": "# Một\n\nCâu hỏi?"},
        output(**sentence("y", "Sổ này không có số tiền nào.")._repr_mimebundle_()),
        output(**{MIME: live}),
    ]
    page = written(context, tmp_path, cells)
    assert "Sổ này không có số tiền nào." in page.page.locator("main").inner_text()
    assert page.page.locator(".finding").all_inner_texts() == ["Không có gì."]
    assert page.page.locator(".plot:visible, .tools button:visible, .controls:visible, .tabs:visible").count() == 0
    assert (page.problems, page.asked) == ([], [])


def written(context, folder, cells, address=""):
    """The page of a notebook of these cells, opened; `address` is what follows the file's name."""
    path = folder / "01_page.html"
    path.write_text(
        site([Ran(Job(Path("01_page.ipynb"), "vi"), {"cells": cells})], ("vi",))[path.name], encoding="utf-8"
    )
    return SharedPage(context, path, address)


def output(**data):
    """A cell that has run."""
    return {"cell_type": "code", "id": "c", "source": f"# {HOSTILE}", "metadata": {},
            "outputs": [{"output_type": "display_data", "metadata": {}, "data": data}]}  # fmt: skip


def hostile_cells():
    """Cells that have run, where a model's name stands everywhere a name may stand."""
    import pandas as pd

    pages = PAGES.assign(publisher=HOSTILE, title=HOSTILE, url="javascript:alert(3)")
    rows = (HOSTILE, "b")

    def draw(name=HOSTILE):
        words = {"subtitle": HOSTILE, "notes": (HOSTILE,), "sources": pages}
        return bars(1, name, rows, heads=(HOSTILE, HOSTILE, HOSTILE), said=HOSTILE, **words)

    table = pd.DataFrame({HOSTILE: [HOSTILE] * 7})
    live = explorer(lambda name: draw(name), name=choice({HOSTILE: HOSTILE, HOSTILE + "2": "2"}, HOSTILE)).spec()
    tables = explorer(lambda n: table, n=choice([1, 2, 3, 4, 5, HOSTILE], "n")).spec()
    assert tables["views"]
    return [
        {"cell_type": "markdown", "id": "m", "metadata": {}, "source": f"# {HOSTILE}\n\n{HOSTILE}"},
        output(**draw()._repr_mimebundle_()),
        output(**{MIME: live}),
        output(**{"text/html": table.to_html()}),
        output(**{"text/markdown": HOSTILE}),
        output(**{"text/plain": HOSTILE}),
    ]


def hostile_page():
    """The page of a notebook of such cells."""
    ran = Ran(Job(Path("01_hostile.ipynb"), "vi"), {"cells": hostile_cells()}, failure=HOSTILE)
    return site([ran], ("vi",))["01_hostile.html"]


WORDS_ON_BARS = """() => [...document.querySelectorAll('.bars .point')].map(point => {
  const bar = point.querySelector('path'), word = point.querySelector('text');
  const inside = word && bar && bar.getBoundingClientRect().right >= word.getBoundingClientRect().right;
  return inside && word.textContent ? [getComputedStyle(bar).fill, getComputedStyle(word).fill] : null;
}).filter(each => each && each[0].startsWith('rgb('))"""
"""The colours of each bar and of the word that stands in it."""


def contrast(one, other):
    """The contrast of two colours `rgb(r, g, b)`, as WCAG 2 measures it."""

    def light(colour):
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_in_bars_are_read_in_both_schemes(context, pages, scheme):
    page = SharedPage(context, pages / "02_economic_returns.html").page
    page.emulate_media(color_scheme=scheme)
    page.evaluate("() => document.querySelectorAll('.plot').forEach(plot => plot.scrollIntoView())")
    page.wait_for_timeout(2000)
    found = page.evaluate(WORDS_ON_BARS)
    page.close()
    assert len(found) > 10 and min(contrast(*each) for each in found) >= 4


def test_nothing_of_a_list_is_larger_on_paper_than_the_names_in_it(opened):
    page = opened("06_find_models").page
    page.emulate_media(media="print")
    sizes = page.locator(".models > li:first-child *").evaluate_all(
        "parts => parts.filter(part => part.textContent.trim())"
        ".map(part => parseFloat(getComputedStyle(part).fontSize))"
    )
    page.emulate_media(media="screen")
    assert sizes and max(sizes) <= 9 * 96 / 72 + 0.1
