"""What a share button hands out: a page, slides, a deck or a brief; loaded when one is asked for, not to offer it."""

from io import BytesIO

from danvan_data.evidence.loading import load
from danvan_data.language import day, t
from danvan_data.publish.notebooks.story import Story
from danvan_data.publish.notebooks.telling import on_screen
from danvan_data.publish.pages import page as pages
from danvan_data.publish.pages import slides as decks
from danvan_data.publish.pages.site import dated


def page(story: Story) -> bytes:
    """Return the page of a story."""
    return pages.page(story, pages.Place(dated=_when())).encode("utf-8")


def slides(story: Story) -> bytes:
    """Return the slides of a story: of every chart, where none is marked for a slide."""
    return decks.document([story if decks.slides(story) else decks.every_chart(story)], _when()).encode("utf-8")


def deck(story: Story) -> bytes:
    """Return the PowerPoint deck of what a story shows."""
    from danvan_data.publish.office.slides.deck import deck as made

    content = BytesIO()
    evidence = load()
    made(on_screen(story.exhibits(), evidence), evidence, _when(), full=True).save(content)
    return content.getvalue()


def brief(story: Story) -> bytes:
    """Return the Word brief of what a story shows."""
    from danvan_data.publish.office.report.brief import brief as made

    content = BytesIO()
    evidence = load()
    made(on_screen(story.exhibits(), evidence), evidence, day(dated(None))).save(content)
    return content.getvalue()


def _when() -> str:
    return t("publish.dated", day=day(dated(None)))
