"""The slides in Chromium, from disk with the network off, on the screens of two halls."""

import json
from pathlib import Path

import pytest

from danvan_data.explore import PLOTLY
from danvan_data.language import speaking
from danvan_data.publish.notebooks.story import tell
from danvan_data.publish.pages.slides import document

from .sharedpage import SharedPage
from .test_pages import HOSTILE, NOTEBOOKS, WIDE, hostile_cells, violations

FREE = "box => [...box.options].find(option => !option.disabled && !option.selected).value"
SCREENS = [(1280, 720), (1920, 1080)]

# What is wrong on the slide in view: text below 16 px or outside the slide, and parts that would have to be scrolled.
FAULTS = """() => {
  const here = document.querySelector('.slides > section.present'), found = [], range = document.createRange();
  const area = here.querySelector('.slide').getBoundingClientRect(), scale = area.width / 1280;
  const texts = document.createTreeWalker(here, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, parent = text.parentElement, style = getComputedStyle(parent);
    if (!text.textContent.trim() || parent.closest('option, .notes, script')) continue;
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (!box.width || style.opacity === '0' || style.visibility === 'hidden') continue;
    if (parseFloat(style.fontSize) * scale < 16) found.push(['small', style.fontSize, text.textContent]);
    const past = [area.left - box.left, box.right - area.right, area.top - box.top, box.bottom - area.bottom];
    if (Math.max(...past) > 1) found.push(['outside', text.textContent, past]);
  }
  for (const part of here.querySelectorAll('.slide, .slide *')) {
    if (part.closest('svg') || getComputedStyle(part).overflow === 'visible' || !part.clientHeight) continue;
    const over = [part.scrollHeight - part.clientHeight, part.scrollWidth - part.clientWidth];
    if (Math.max(...over) > 1) found.push(['clipped', part.className, over]);
  }
  return found;
}"""


def opened(browser, folder, language):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    notebooks = [(each.stem, json.loads(each.read_text(encoding="utf-8"))) for each in NOTEBOOKS]
    with speaking(language):
        text = document([tell(*each, language) for each in notebooks])
    (folder / "slides.html").write_text(text, encoding="utf-8")
    return context, SharedPage(context, folder / "slides.html")


@pytest.fixture(scope="module")
def deck(browser, tmp_path_factory):
    context, page = opened(browser, tmp_path_factory.mktemp("slides"), "vi")
    yield page
    context.close()


def count(deck):
    return deck.page.locator(".slides > section").count()


def turn_to(deck, number):
    deck.page.evaluate("number => Reveal.slide(number)", number)
    deck.page.wait_for_timeout(30)


def test_it_asks_for_nothing_and_draws_every_chart_once(deck):
    tagged = [cell for path in NOTEBOOKS for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
              if "slide" in cell["metadata"].get("tags", [])]  # fmt: skip
    assert (deck.asked, deck.problems, deck.undrawn()) == ([], [], [])
    findings = deck.page.locator(".finding").all_text_contents()
    assert 12 < deck.page.locator(".plot").count() == len(findings) == len(set(findings)) <= len(tagged)


def test_every_chart_lists_its_sources_with_an_address(deck):
    deck.page.set_viewport_size({"width": 1280, "height": 720})
    listed = {}
    for number in range(count(deck)):
        turn_to(deck, number)
        button = deck.page.locator(".present .pages-open")
        if not button.count():
            continue
        button.click()
        listed[number] = deck.page.locator("dialog[open] .pages-here").inner_text(), deck.page.evaluate(FAULTS)
        deck.page.keyboard.press("Escape")
        assert not deck.page.locator("dialog[open]").count() and not deck.page.evaluate("Reveal.isOverview()")
    assert len(listed) > 12 and all(words.strip() for words, _ in listed.values())


CROWDED = """() => [...document.querySelectorAll('.slides > section.present .ytick text')]
  .map(each => each.getBoundingClientRect()).sort((a, b) => a.top - b.top)
  .filter((box, i, all) => i && box.top < all[i - 1].bottom - 5)"""


@pytest.mark.parametrize("size", [(1280, 720), (390, 760)])
def test_rows_never_run_into_each_other_and_what_is_left_out_is_said(deck, size):
    deck.page.set_viewport_size({"width": size[0], "height": size[1]})
    deck.page.wait_for_timeout(2500)
    crowded, told = {}, 0
    for number in range(count(deck)):
        turn_to(deck, number)
        if boxes := deck.page.evaluate(CROWDED):
            crowded[number + 1] = len(boxes)
        told += deck.page.locator(".present .rows:visible").count()
    deck.page.set_viewport_size({"width": 1280, "height": 720})
    deck.page.wait_for_timeout(2500)
    assert crowded == {} and told


def seen_by_axe(deck, scheme, numbers):
    """What axe finds on some slides in a colour scheme, by the slide."""
    deck.page.set_viewport_size({"width": 1280, "height": 720})
    deck.page.emulate_media(color_scheme=scheme)
    found = {}
    for number in numbers:
        turn_to(deck, number)
        if wrong := violations(deck.page):
            found[number] = wrong
    deck.page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation_on_a_title_a_question_and_a_chart(deck, scheme):
    assert seen_by_axe(deck, scheme, range(count(deck)) if WIDE else (0, 1, 2)) == {}


if WIDE:

    def test_axe_finds_no_serious_violation_in_english(browser, tmp_path):
        context, page = opened(browser, tmp_path, "en")
        found = {scheme: seen_by_axe(page, scheme, range(count(page))) for scheme in ("light", "dark")}
        context.close()
        assert found == {"light": {}, "dark": {}}


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_nothing_is_clipped_and_no_text_is_small(deck, width, height):
    deck.page.set_viewport_size({"width": width, "height": height})
    faults = {}
    for number in range(count(deck)):
        turn_to(deck, number)
        if found := deck.page.evaluate(FAULTS):
            faults[number + 1] = found[:3]
    assert faults == {}


def test_controls_change_their_chart_and_leave_it_legible(deck):
    deck.page.set_viewport_size({"width": 1280, "height": 720})
    faults, changed = {}, {}
    for number in range(count(deck)):
        turn_to(deck, number)
        for control in deck.page.locator(
            ".present .control :is(select, input:enabled:not(:checked))"
        ).element_handles():
            if not control.is_enabled():  # another control's choice leaves nothing to show here
                continue
            before = deck.page.locator(".present .slide").inner_html()
            if control.get_attribute("type") is None:
                control.select_option(control.evaluate(FREE))
            elif control.get_attribute("role") == "combobox":
                control.press("ArrowDown")
                control.press("Enter")
            else:
                control.check()
            deck.page.wait_for_timeout(150)
            changed[number] = changed.get(number) or deck.page.locator(".present .slide").inner_html() != before
            if found := deck.page.evaluate(FAULTS):
                faults[number + 1] = found[:3]
    assert len(changed) > 6 and all(changed.values()) and (faults, deck.problems) == ({}, [])


def test_keys_turn_the_pages_unless_a_control_has_them(deck):
    turn_to(deck, 0)
    deck.page.locator("body").click(position={"x": 5, "y": 5})
    for key in ("ArrowRight", "PageDown", " "):
        deck.page.keyboard.press(key)
    assert deck.page.evaluate("() => Reveal.getIndices().h") == 3
    slides = deck.page.locator(".slides > section").all()
    place = next(number for number, each in enumerate(slides) if each.locator("[type=radio]").count())
    turn_to(deck, place)
    deck.page.locator(".present [type=radio]").first.focus()
    deck.page.keyboard.press("ArrowRight")
    assert deck.page.evaluate("() => Reveal.getIndices().h") == place
    deck.page.keyboard.press("PageDown")
    assert deck.page.evaluate("() => Reveal.getIndices().h") == place + 1
    turn_to(deck, place)
    deck.page.locator(".present .choices label").last.click()
    deck.page.keyboard.press("ArrowRight")
    assert deck.page.evaluate("() => Reveal.getIndices().h") == place + 1


def test_the_speakers_window_says_the_notes_and_what_comes_next(deck):
    turn_to(deck, 2)
    with deck.page.expect_popup() as opened:
        deck.page.keyboard.press("s")
    desk = opened.value
    finding = deck.page.locator(".present .finding").text_content()
    assert desk.locator("h1").text_content() == finding
    assert (
        "Khi trình bày" in desk.locator(".notes").text_content() and "Trang sau" in desk.locator(".next").text_content()
    )
    deck.page.keyboard.press("ArrowRight")
    assert desk.locator("h1").text_content() == deck.page.locator(".present .finding").text_content() != finding
    desk.close()


def test_a_model_named_like_markup_is_shown_as_text(browser, tmp_path):
    cells = [{**cell, "metadata": {"tags": ["slide"]}} for cell in hostile_cells()]
    cells.append({"cell_type": "markdown", "id": "n", "metadata": {"tags": ["notes"]}, "source": HOSTILE})
    assert any(PLOTLY in output["data"] for cell in cells for output in cell.get("outputs", []))
    path = tmp_path / "slides.html"
    path.write_text(document([tell("01_hostile", {"cells": cells}, "vi")], HOSTILE, [HOSTILE]), encoding="utf-8")
    context = browser.new_context(offline=True)
    page = SharedPage(context, Path(path))
    text = page.page.locator(".slides").text_content()
    assert text.count("<img src=x onerror=alert(1)>") >= 6
    assert page.page.locator("img").count() == 0 and (page.problems, page.asked) == ([], [])
    context.close()


def test_a_sign_on_a_chart_is_explained_on_its_slide(deck):
    signed = deck.page.evaluate(
        "() => [...document.querySelectorAll('.slide')].filter(slide => /\\) \\*/.test(slide.textContent))"
        ".map(slide => slide.querySelector('.subtitle').textContent)"
    )
    assert signed and all("* Tổng số" in text for text in signed)
