"""What a reader has pinned, as what pages, slides, decks and briefs tell: in her order, under her names."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from danvan_data.evidence import Evidence
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.explore.pins import Pin, PinError, read
from danvan_data.language import number, t
from danvan_data.publish.notebooks.story import Item, Story
from danvan_data.publish.notebooks.telling import Telling, on_screen
from danvan_data.publish.pages.outputs import slug


def pinned(path: Path) -> list[Pin]:
    """Return the pins of a file.

    Raises:
        PinError: it is no file of pins, or has none.

    """
    pins = read(path)
    if not pins:
        raise PinError(t("pins.none", file=path.name))
    return pins


def exhibits(path: Path) -> list[Exhibit]:
    """Return what is pinned in a file, in order; PinError as `pinned`."""
    return [each.shown for each in pinned(path)]


def telling_of(path: Path, evidence: Evidence) -> Telling:
    """Return what is pinned in a file as what a deck or a brief tells; PinError as `pinned`."""
    return on_screen(exhibits(path), evidence)


def story(pins: Sequence[Pin], name: str) -> Story:
    """Return pins as a story: a chapter each, under the name that the reader gave it, with where it is from."""
    items: list[Item] = []
    for pin in pins:
        heading = f'<h2 id="{slug(pin.name)}">{escape(pin.name)}</h2>' if pin.name != pin.shown.finding else ""
        items += [Item("prose", heading, pin.id)] if heading else []
        items.append(Item("exhibit", pin.shown.to_json(), pin.id, slide=True))
        items.append(Item("prose", f"<p>{escape(pin.origin)}</p>", pin.id))
    contents = tuple((slug(pin.name), pin.name) for pin in pins if pin.name != pin.shown.finding)
    return Story(name, t("pins.title"), t("pins.question", n=number(len(pins))), tuple(items), contents)
