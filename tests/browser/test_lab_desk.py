"""What notebook 05 takes in is what the other notebooks of `danvan lab` show, until it is given back."""

from pathlib import Path

import pytest

import danvan_data.lab

from .conftest import watched
from .labpage import close
from .test_lab_alive import NOTEBOOK, open_by_danvan, state_of_the_collection

SECRET = "Tổ Mật Danh Xưng Riêng"
TABLE = f"STT\tTên mô hình\tLĩnh vực\n1\t{SECRET}\tKinh tế\n2\tNuôi ong lấy mật\tKinh tế"


@pytest.fixture(scope="module")
def lab(danvan_lab):
    return danvan_lab()


@pytest.fixture(scope="module")
def page(browser):
    """JupyterLab is loaded once: a notebook is opened in it when the one before has been closed."""
    with watched(browser) as opened:
        yield opened


def test_a_pasted_table_becomes_the_data_of_all_notebooks_and_goes_again(page, lab):
    before = state_of_the_collection()
    address, home = lab
    open_by_danvan(page, address, "05_your_registers.ipynb")
    page.get_by_label("hoặc dán bảng").fill(TABLE)
    page.get_by_role("button", name="Đọc phần đã dán").click()
    page.get_by_role("status").filter(has_text="Đang xem: 2 mô hình").wait_for()
    page.get_by_role("button", name="Dùng cho mọi trang phân tích").click()
    page.get_by_role("status").filter(has_text="Mọi trang phân tích nay dùng 1 tệp").wait_for()
    close(page)
    open_by_danvan(page, address, "06_find_models.ipynb")
    page.get_by_role("status").filter(has_text="Trang này dùng sổ bạn đã nhận ở trang 05: 1 tệp, 2 mô hình").wait_for()
    assert sorted(names(page)) == ["Nuôi ong lấy mật", SECRET]
    page.evaluate("() => window.jupyterapp.shell.currentWidget.context.save()")
    assert SECRET in (home / "vi" / "06_find_models.ipynb").read_text(encoding="utf-8"), "in her own copy alone"
    page.get_by_role("button", name="Trở lại số liệu công khai").click()
    page.get_by_role("status").filter(has_text="Đã bỏ sổ riêng").wait_for()
    close(page)
    open_by_danvan(page, address, "06_find_models.ipynb")
    assert SECRET not in names(page) and len(names(page)) == 40
    close(page)
    assert state_of_the_collection() == before and not list((home / "uploads").rglob("*.txt"))
    assert (page.problems, page.strangers) == ([], [])


def names(page):
    page.evaluate("() => window.jupyterapp.shell.currentWidget.content.scrollToItem(6, 'start')")
    finder = page.locator(".finder-board[data-ready]")
    finder.wait_for(state="attached")
    return finder.locator(".model .name").all_text_contents()


def test_keys_pressed_in_the_finder_are_its_own_and_a_card_asks_the_kernel_for_the_likest(page, lab):
    address, _ = lab
    open_by_danvan(page, address, "06_find_models.ipynb")
    names(page)
    before = [(cell["kind"], cell["source"]) for cell in page.evaluate(NOTEBOOK)]
    page.locator(".finder-board .words").click()
    page.keyboard.type("nuoi ong dd x")
    for key in (*["Backspace"] * 5, "Escape", "ArrowDown", "ArrowDown", "x", "d", "d", "Delete", "Enter"):
        page.keyboard.press(key)
    page.locator(".model-card .like").first.wait_for()
    assert [(cell["kind"], cell["source"]) for cell in page.evaluate(NOTEBOOK)] == before
    assert page.locator(".model-card .like").count() >= 1
    close(page)
    assert (page.problems, page.strangers) == ([], [])


def test_a_board_is_waited_for_longer_than_the_two_seconds_that_anywidget_gives_it(browser):
    static = Path(danvan_data.lab.__file__).parent / "labextensions" / "danvan-lab" / "static"
    source = (static / "patient.js").read_text(encoding="utf-8").replace("export ", "")
    page = browser.new_page()
    asked = page.evaluate(
        f"() => {{ const asked = []; AbortSignal.timeout = after => asked.push(after); {source};"
        " waitForBoards(); AbortSignal.timeout(2000); AbortSignal.timeout(500); return asked }"
    )
    page.close()
    assert asked == [120_000, 500]
    assert "waitForBoards()" in (static / "alive.js").read_text(encoding="utf-8")
