"""The finder in a shared page: searched as one types, counted, sorted, opened, taken home; no kernel, no network."""

import csv
import gzip
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.explore.search.finder import finder
from danvan_data.language import speaking
from danvan_data.measures.search import finding, likeness
from danvan_data.publish.notebooks.story import tell
from danvan_data.publish.pages.page import page as made
from danvan_data.text import match_key
from tests.browser.test_pages import AXE

from .sharedpage import SharedPage

ODD = ("=1+1", 'Có "ngoặc", phẩy;\tvà <b>thẻ</b> & dòng\nmới', "-5", "@tên", "Tổ dân vận – 007")
"""Names that a spreadsheet or a page might take for something else."""


def written(path, evidence, **asked):
    """Write a page that holds a finder of the evidence."""
    notebook = {"cells": [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Tìm\n\nAi?"},
        {"cell_type": "code", "id": "b", "metadata": {}, "source": "", "outputs": [
            {"output_type": "execute_result", "data": finder(evidence, **asked)._repr_mimebundle_()}]},
    ]}  # fmt: skip
    path.write_text(made(tell("06_find", notebook, dv.get_language())), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def evidence():
    public = dv.load_bundled()
    names = public.models["name"].where(public.models.index.to_series() >= len(ODD), pd.Series(ODD))
    return replace(public, models=public.models.assign(name=names))


@pytest.fixture(scope="module")
def shared(evidence, tmp_path_factory):
    with speaking("vi"):
        return written(tmp_path_factory.mktemp("finder") / "find.html", evidence)


@pytest.fixture
def opened(browser, shared):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, accept_downloads=True, offline=True)
    yield SharedPage(context, shared)
    context.close()


def names(page) -> list[str]:
    """The names of all models found, however many."""
    while page.locator(".press-more").is_visible():
        page.locator(".press-more").click()
    return page.locator(".model .name").all_text_contents()


def unrolled(page, facet):
    """The values of a facet, shown."""
    button = page.locator(f".pick-{facet}")
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    return page.locator(f"#{button.get_attribute('aria-controls')}")


def options(page, facet) -> dict[str, int]:
    """What a facet offers, and how many models it says each leaves."""
    told = (
        unrolled(page, facet)
        .locator("label")
        .evaluate_all(
            "all => all.map(each => [each.querySelector('input').value, each.querySelector('.n').textContent])"
        )
    )
    return {value: int(text.strip("()").replace(".", "")) for value, text in told}


def choose(page, facet, *values) -> None:
    """Let these values of a facet be the chosen ones."""
    shown = unrolled(page, facet)
    on = shown.locator("input:checked").evaluate_all("all => all.map(each => each.value)")
    for value in {*on} ^ {*values}:
        shown.locator(f'input[value="{value}"]').click()


@pytest.mark.parametrize("words", ["nuoi ong ", '"nuôi ong"', "đường hoa ", "hoi nong dan ", "HÒA BÌNH ", "hoà bình "])
def test_whole_words_find_what_the_package_finds_in_its_order(opened, evidence, words):
    opened.page.fill(".words", words)
    expected = finding.find(evidence, words)["name"].tolist()
    assert expected and names(opened.page) == expected
    assert opened.page.inner_text(".found-count").startswith(f"Tìm thấy {len(expected)} trong ")


def test_the_last_word_may_be_unfinished_and_no_word_is_found_inside_another(opened, evidence):
    opened.page.fill(".words", "nuoi on")
    assert set(finding.find(evidence, "nuoi ong")["name"]) <= set(names(opened.page))
    opened.page.fill(".words", "an lac")
    told = finding.find(evidence)[["name", "place", "organisation", "figures"]].agg(" ; ".join, axis=1)
    words = [match_key(text, marks=False).split() for text in told]
    holds = ["an" in each and any(word.startswith("lac") for word in each) for each in words]
    assert len(names(opened.page)) == sum(holds) > 0


def test_each_option_of_a_facet_leaves_as_many_models_as_it_says(opened, evidence):
    opened.page.fill(".words", "hoi ")
    choose(opened.page, "organisation", "womens_union")
    for facet in ("field", "province", "has", "year"):
        offered = options(opened.page, facet)
        assert offered
        for value in list(offered)[:4]:
            choose(opened.page, facet, value)
            asked = {facet: int(value) if facet == "year" else value}
            found = finding.find(evidence, "hoi", organisation="womens_union", **asked)
            assert names(opened.page) == found["name"].tolist() and len(found) == offered[value]
        choose(opened.page, facet)
    assert options(opened.page, "organisation")["womens_union"] == len(
        finding.find(evidence, "hoi", organisation="womens_union")
    )


def test_several_values_of_a_facet_widen_it_and_what_it_counts_does_not_heed_its_own_choice(opened, evidence):
    page, asked = opened.page, {"organisation": ["womens_union", "farmers_union"], "year": [2021, 2022]}
    before = options(page, "field")
    choose(page, "field", "economy", "culture_society")
    assert options(page, "field") == before == {
        field: len(finding.find(evidence, field=field)) for field in before
    }  # fmt: skip
    asked["field"] = ["economy", "culture_society"]
    choose(page, "organisation", *asked["organisation"])
    choose(page, "year", *map(str, asked["year"]))
    found = finding.find(evidence, **asked)
    assert names(page) == found["name"].tolist() != []
    offered = options(page, "organisation")
    rest = {name: asked[name] for name in ("field", "year")}
    assert offered == {body: len(finding.find(evidence, organisation=body, **rest)) for body in offered}
    assert page.locator(".finder-board > .chips .chip").count() == 6
    choose(page, "has", "money", "jobs")  # of these a model has each
    assert names(page) == finding.find(evidence, **asked, has=["money", "jobs"])["name"].tolist()
    page.click(".press-clear")
    assert len(names(page)) == len(finding.find(evidence)) and page.locator(".chip").count() == 0


def test_values_are_chosen_and_taken_back_by_keys_alone(opened, evidence):
    page = opened.page
    page.focus(".pick-province")
    for key in ("Enter", "h", "o", "a", " ", "b", "i", "n", "h", "ArrowDown", "Space", "Escape"):
        page.keyboard.press(key)
    assert names(page) == finding.find(evidence, province="Hòa Bình")["name"].tolist()
    assert "pick-province" in page.evaluate("() => document.activeElement.className")
    page.keyboard.press("Shift+Tab")
    page.focus(".pick-field")
    for key in ("Enter", "Space", "ArrowDown", "Enter", "Escape"):
        page.keyboard.press(key)
    assert page.inner_text(".pick-field") == "Đã chọn 2"
    chips = page.locator(".finder-board > .chips .chip")
    assert chips.count() == 3 and chips.first.get_attribute("aria-label").startswith("Bỏ điều kiện Lĩnh vực: ")
    chips.first.focus()
    for left in (2, 1, 0):
        page.keyboard.press("Enter")
        assert chips.count() == left
    assert page.evaluate("() => document.activeElement.className") == "words"
    assert len(names(page)) == len(finding.find(evidence))


def test_nothing_found_says_what_to_do_and_clearing_brings_all_back(opened, evidence):
    opened.page.fill(".words", "xyzzy")
    assert "hãy bớt từ" in opened.page.inner_text(".found-count") and not names(opened.page)
    opened.page.click(".press-clear")
    assert len(names(opened.page)) == len(finding.find(evidence))


def test_sorted_by_a_certain_end_open_and_missing_ones_come_last(opened, evidence):
    opened.page.select_option(".pick-sort", "person")
    cards = finder(evidence).cards()
    ends = {row: (low, high) for row, low, high, _ in cards["ends"]["person"]}
    order = [int(row) for row in opened.page.locator(".model").evaluate_all("all => all.map(e => e.dataset.row)")]
    lows = [ends[row][0] for row in order if row in ends and ends[row][0] is not None]
    assert len(lows) > 5 and lows == sorted(lows, reverse=True)
    assert all(row in ends for row in order[: len(ends)]) and not any(row in ends for row in order[len(ends) :])


def test_a_card_gives_figures_pages_and_the_models_like_it(opened, evidence):
    page = opened.page
    page.fill(".words", '"nuoi ong lay mat"')
    page.locator(".model").first.click()
    card = page.locator(".model-card")
    assert page.locator(".model").first.get_attribute("aria-expanded") == "true"
    model = finding.find(evidence, '"nuoi ong lay mat"').index[0]
    told = finding.find(evidence).loc[model]
    assert told["figures"].split("; ")[0] in card.locator(".figures").inner_text()
    assert told["url"] in card.locator("a").evaluate_all("all => all.map(each => each.href)")
    alike = likeness.similar(evidence, model)
    assert card.locator(".like").all_text_contents() == alike["name"].tolist()
    card.locator(".like").first.click()
    assert page.locator(".model-card h4").first.inner_text() == alike["name"].iloc[0]
    page.locator(".press-back").click()
    assert page.locator(".like").all_text_contents() == alike["name"].tolist()


def test_what_is_shown_is_taken_home_and_reads_back_equal(opened, evidence):
    page = opened.page
    page.select_option(".pick-sort", "year")
    with page.expect_download() as taken:
        page.click(".press-xlsx")
    book = openpyxl.load_workbook(BytesIO(_bytes(taken)))
    head, *rows = [list(row) for row in book.active.iter_rows(values_only=True)]
    with page.expect_download() as taken:
        page.click(".press-csv")
    text = _bytes(taken).decode("utf-8-sig")
    csv_head, *csv_rows = csv.reader(StringIO(text, newline=""))
    shown = [int(row) for row in page.locator(".model").evaluate_all("all => all.map(e => e.dataset.row)")]
    table, cards = finding.find(evidence), finder(evidence).cards()
    expected = _expected(table, cards)
    order = _order(cards, "year")
    assert order[: len(shown)] == shown and head == csv_head
    assert [["" if cell is None else cell for cell in row] for row in rows] == [expected[row] for row in order]
    safe = [[_unmarked(cell) for cell in row] for row in csv_rows]
    assert safe == [[_plain(cell) for cell in expected[row]] for row in order]
    assert len(rows) == len(table) and set(ODD) <= {row[0] for row in rows}


def _bytes(taken) -> bytes:
    return Path(taken.value.path()).read_bytes()


def _order(cards, kind):
    ends = {row: (low, high) for row, low, high, _ in cards["ends"][kind]}
    step = {row: 1 if low is None else 0 for row, (low, _) in ends.items()}
    size = {row: high if low is None else low for row, (low, high) in ends.items()}
    return sorted(range(cards["n"]), key=lambda row: (step.get(row, 2), -size.get(row, 0), row))


def _expected(table, cards):
    ends = {row: (low, high) for row, low, high, _ in cards["ends"]["year"]}
    rows = []
    for row, model in enumerate(table.itertuples()):
        figures = "; ".join(f"{cards['indicators'][kind]}: {said}" for kind, said, _ in cards["figures"][row])
        pages = [cards["pages"][at] for at in cards["told"][row]]
        joined = ["; ".join(dict.fromkeys(page[part] for page in pages if page[part])) for part in range(4)]
        low, high = ("" if end is None else end for end in ends.get(row, ("", "")))
        rows.append([model.name, dv.t(f"field.{model.field}"), model.organisation, model.place, model.year, figures,
                     low, high, *joined])  # fmt: skip
    return rows


def _unmarked(cell):
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell


def _plain(cell):
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def test_the_keyboard_alone_leads_from_the_words_to_a_source(opened):
    page = opened.page
    page.focus(".words")
    page.keyboard.type("nuoi ong")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator(".model").nth(1).get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.model-card') !== null")
    page.keyboard.press("Escape")
    assert page.locator(".model-card").count() == 0
    assert page.evaluate("() => document.activeElement.className") == "model"


def test_it_asks_for_nothing_breaks_nothing_and_pleases_axe(opened):
    page = opened.page
    page.locator(".model").first.click()
    choose(page, "field", "economy")
    choose(page, "province", "Hà Nam")
    page.locator(".model").first.click()
    page.evaluate(gzip.decompress(AXE.read_bytes()).decode("utf-8"))
    found = page.evaluate("() => axe.run(document.querySelector('.finder-board'))")["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
    assert opened.asked == [] and opened.problems == []


@pytest.mark.parametrize("width", [390, 1280])
def test_it_fits_a_phone_and_a_hall(opened, width):
    opened.page.set_viewport_size({"width": width, "height": 720})
    opened.page.locator(".model").first.click()
    unrolled(opened.page, "province")
    assert opened.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_it_begins_with_what_it_was_asked_and_speaks_english(browser, evidence, tmp_path):
    dv.set_language("en")
    context = browser.new_context(offline=True)
    asked = {"organisation": ["womens_union", "farmers_union"], "has": "money"}
    opened = SharedPage(context, written(tmp_path / "e.html", evidence, **asked))
    found = finding.find(evidence, **asked)
    assert names(opened.page) == found["name"].tolist()
    assert opened.page.inner_text(".found-count").startswith(f"Found: {len(found)} of")
    context.close()


def test_it_follows_the_place_that_was_chosen_and_gives_all_models_back(browser, evidence, tmp_path):
    context = browser.new_context(offline=True)
    opened = SharedPage(context, written(tmp_path / "p.html", evidence.at("luc ngan")))
    found = finding.find(evidence, province="Lục Ngạn, Bắc Giang")
    assert names(opened.page) == found["name"].tolist() != []
    assert options(opened.page, "province")["Lục Ngạn, Bắc Giang"] == len(found)
    opened.page.locator(".chip", has_text="Lục Ngạn").click()
    assert len(names(opened.page)) == len(finding.find(evidence))
    context.close()


def test_a_model_whose_page_does_not_use_the_movements_words_says_so(opened, evidence):
    page = opened.page
    other = finding.find(evidence).index.isin(
        evidence.models.loc[evidence.models["movement"].eq("related"), "model_id"]
    )
    shown = dict(zip(names(page), page.locator(".model .where").all_text_contents(), strict=True))
    table = finding.find(evidence)
    told = table["name"].duplicated(keep=False)
    assert {name for name, where in shown.items() if where.endswith("mô hình liên quan")} - set(
        table["name"][told]
    ) == set(table["name"][other & ~told])
    page.get_by_label(dv.t("finder.words")).first.fill("CLB cuu chien binh lam kinh te")
    page.locator(".model").first.click()
    assert dv.t("finder.related_how") in page.locator(".model-card").first.inner_text()
