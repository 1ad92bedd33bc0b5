"""The board of a shared page under a reader's hands: tabs, marks, sources, tables, controls, by mouse and by keys."""

import pytest

from danvan_data.exhibits.exhibit import sentence
from danvan_data.explore import MIME, choice, explorer, steps, switch
from tests.exhibits_made import bars

from .sharedpage import SharedPage
from .test_pages import output, written

PLACES = ["Kim Bảng", "Lạc Sơn", "Lục Ngạn", "Hòa Bình", "Đông Anh", "Ba Vì", "Mê Linh", "Sóc Sơn", "Bình Lục",
          "Duy Tiên", "Lý Nhân", "Thanh Liêm", "Đan Phượng"]  # fmt: skip
ROWS = ("Ơn", "An", "Đăng", "Dũng", "Ân", "Ăn", "Em")


def of(place, show, net, year):
    if show == "none":
        return sentence("x", "Không có")
    return bars(PLACES.index(place) + 1, f"{place}, {show}, {net}, {year}", rows=ROWS)


@pytest.fixture(scope="module")
def context(browser):
    made = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True, accept_downloads=True)
    yield made
    made.close()


@pytest.fixture(scope="module")
def page(context, tmp_path_factory):
    """The page of a board of 234 states, made once."""
    live = explorer(
        of, place=choice(PLACES, "Nơi"), show=choice({"n": "Số", "m": "Tiền", "none": "Không có"}, "Xem"),
        net=switch("Ròng"), year=steps([2020, 2021, 2022], "Năm"),
    )  # fmt: skip
    made = written(context, tmp_path_factory.mktemp("board"), [output(**{MIME: live.spec()})])
    made.page.close()
    return made.path


@pytest.fixture
def board(context, page):
    page = SharedPage(context, page)
    yield page.page
    assert page.problems == []
    page.page.close()


def finding(board):
    return board.locator(".finding").inner_text()


def test_a_place_is_found_by_typing_without_accents_and_taken_by_keys_alone(board):
    board.get_by_role("combobox", name="Nơi").focus()
    board.keyboard.type("lac s")
    assert board.get_by_role("option").all_inner_texts() == ["Lạc Sơn"]
    board.keyboard.press("Enter")
    assert finding(board).startswith("Lạc Sơn") and board.get_by_role("combobox").input_value() == "Lạc Sơn"
    board.keyboard.press("ArrowDown")
    board.keyboard.press("Enter")
    assert finding(board).startswith("Lục Ngạn")
    assert board.locator("[role=option][aria-selected=true]").all_text_contents() == ["Lục Ngạn"]
    board.keyboard.type("không có nơi này")
    board.keyboard.press("Escape")
    assert finding(board).startswith("Lục Ngạn") and board.get_by_role("combobox").input_value() == "Lục Ngạn"


def test_arrows_move_every_control(board):
    board.get_by_role("slider", name="Năm").focus()
    board.keyboard.press("ArrowRight")
    assert finding(board) == "Kim Bảng, n, False, 2021"
    board.keyboard.press("ArrowLeft")
    board.get_by_label("Số", exact=True).focus()
    board.keyboard.press("ArrowRight")
    assert finding(board) == "Kim Bảng, m, False, 2020"
    board.get_by_label("Ròng").focus()
    board.keyboard.press("Space")
    assert finding(board) == "Kim Bảng, m, True, 2020"


def test_a_choice_with_nothing_to_show_is_not_offered(board):
    assert board.get_by_label("Không có").is_disabled()


def test_a_mark_leads_to_the_sources_words_and_a_citation(board):
    bar = board.locator(".plot .point").first.bounding_box()
    board.mouse.click(bar["x"] + 8, bar["y"] + 5)
    told = board.locator(".told")
    assert "“hơn bốn mươi”" in told.inner_text() and "16/10/2023" in told.inner_text()
    assert told.get_by_role("link").get_attribute("href") == "https://bao.example/kim-bang"
    # What needs a kernel (filters for other charts, pins) is nowhere offered in a page.
    assert told.locator("button").all_inner_texts() == ["Sao chép kèm nguồn", "Đóng"]
    assert board.locator(".chips:visible, .pin").count() == 0
    told.get_by_role("button", name="Sao chép kèm nguồn").click()
    board.locator(".done", has_text="Đã sao chép.").wait_for()
    box = board.get_by_role("combobox")
    box.fill("")
    board.keyboard.press("Control+V")
    taken = box.input_value()
    for words in (
        "Ơn: 1 mô hình",
        "hơn bốn mươi",
        "huyện Kim Bảng",
        "Kim Bảng thi đua",
        "https://bao.example/kim-bang",
    ):
        assert words in taken


def test_the_way_from_mark_to_source_and_back_needs_no_mouse(board):
    board.locator(".plot").focus()
    board.keyboard.press("ArrowDown")
    board.keyboard.press("ArrowDown")
    assert board.locator(".at").inner_text() == "An: 2 mô hình" and board.locator(".hovertext").count() == 1
    board.keyboard.press("Enter")
    assert board.locator(".told .what").inner_text() == "An: 2 mô hình"
    assert board.evaluate("() => document.activeElement.textContent") == "Sao chép kèm nguồn"
    board.keyboard.press("Escape")
    assert not board.locator(".told").is_visible() and "plot" in board.evaluate(
        "() => document.activeElement.className"
    )


def test_the_table_sorts_by_number_and_by_vietnamese_order_searches_without_accents_and_is_saved(board):
    board.get_by_role("tab", name="Số liệu").click()
    rows = board.locator(".panel-data tbody tr:visible")
    column = lambda at: [row.locator("td").nth(at).inner_text() for row in rows.all()]  # noqa: E731
    heads = board.locator(".panel-data .sort")
    heads.nth(0).click()
    assert column(0) == ["An", "Ăn", "Ân", "Dũng", "Đăng", "Em", "Ơn"]
    heads.nth(1).click()
    heads.nth(1).click()
    assert column(1) == [f"{n} mô hình" for n in (7, 6, 5, 4, 3, 2, 1)]
    board.get_by_role("searchbox").fill("dang")
    assert column(0) == ["Đăng"]
    board.get_by_label("Cột để tìm").select_option("Số mô hình")
    assert column(0) == []
    board.get_by_role("searchbox").fill("5")
    assert column(1) == ["5 mô hình"]
    board.get_by_label("Cột để tìm").select_option("Mọi cột")
    board.get_by_role("searchbox").fill("dang")
    with board.expect_download() as taken:
        board.get_by_role("button", name="Tải CSV").click()
    content = taken.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") and taken.value.suggested_filename.endswith(".csv")
    lines = content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Lĩnh vực,Số mô hình") and lines[1].startswith("Đăng,3 mô hình") and len(lines) == 2


def test_sources_are_listed_with_dates_and_links(board):
    board.get_by_role("tab", name="Nguồn").click()
    assert board.locator(".panel-sources li").all_inner_texts() == [
        "Báo Hà Nam: Kim Bảng thi đua (16/10/2023)", "Ban Dân vận: Báo cáo năm (2022)",
    ]  # fmt: skip
    assert board.locator(".panel-sources a").nth(1).get_attribute("href") == "https://ban.example/bao-cao"


def test_an_address_names_a_state(board, context, tmp_path):
    board.get_by_role("slider").press("ArrowRight")
    board.wait_for_function("() => location.hash.length > 1")  # when nothing else is to be done
    address = board.evaluate("() => location.hash")
    live = explorer(lambda n: bars(n, f"thứ {n}"), n=choice([1, 2, 3], "n")).spec()
    page = written(context, tmp_path, [output(**{MIME: live})], "#chart-0=2")
    assert address == "#chart-0=0,0,0,1" and page.page.locator(".finding").inner_text() == "thứ 3"
    wrong = written(context, tmp_path, [output(**{MIME: live})], "#chart-0=9")
    assert wrong.page.locator(".finding").inner_text() == "thứ 1" and wrong.problems == []


def test_no_letter_is_cut_on_the_first_painting(context, tmp_path):
    page = written(context, tmp_path, [output(**bars(308, rows=("Quốc phòng – an ninh", "Ằ Ỗ Ự"))._repr_mimebundle_())])
    cut = page.page.evaluate("""() => {
      const plot = document.querySelector('.plot').getBoundingClientRect();
      return [...document.querySelectorAll('.plot text')].map(text => text.getBoundingClientRect())
        .filter(box => box.width && (box.left < plot.left || box.right > plot.right || box.top < plot.top || box.bottom > plot.bottom)).length;
    }""")  # noqa: E501
    assert cut == 0 and page.page.evaluate("() => document.fonts.check('600 16px \"Be Vietnam Pro\"', 'aạư')")
